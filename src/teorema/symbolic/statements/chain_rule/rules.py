"""The derivative rules as statements, made of the rules that reverse mode reads: none of their formulas is typed again here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.claims import All, Claim, Equal
from teorema.symbolic.derivatives import RULES
from teorema.symbolic.derivatives.mistakes.slips import SLIPS, SQUARE_SLIPS
from teorema.symbolic.derivatives.rules.rule import Rule
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement
from teorema.symbolic.statements.chain_rule.conditions import holds
from teorema.symbolic.statements.chain_rule.operations import GROUPS

_BY_ID: Final = {one.id: one for one in RULES}

RULES_OF: Final[dict[str, tuple[str, ...]]] = {f"chain_rule-{name}": ids for name, _, _, ids in GROUPS}
"""id of a statement -> ids of the rules that it states."""


def _claimed(rules: tuple[Rule, ...]) -> All:
    return All(*(Equal(rule.defined, rule.result) for rule in rules))


def _one(claim: All) -> Claim:
    """The only part of a conjunction that has one."""
    return claim.parts[0] if len(claim.parts) == 1 else claim


def _hypotheses(rules: tuple[Rule, ...]) -> tuple[Hypothesis, ...]:
    conditions = {one.id: one for rule in rules for one in rule.conditions}
    return tuple(Hypothesis(one.text, partial(_satisfied, rules, slug)) for slug, one in conditions.items())


def _satisfied(rules: tuple[Rule, ...], slug: str, point: Mapping[str, Any]) -> bool:
    """Whether the condition of this id holds for each rule that has it."""
    return all(holds(slug, rule.pattern, point) for rule in rules if slug in {one.id for one in rule.conditions})


def _all_equal(point: Mapping[str, Any]) -> bool:
    widths = point.get("N", ())
    return len({point[name] for name in ("m", "n", "k") if name in point} | {*widths}) <= 1


_SQUARE: Final = Hypothesis(Text("all matrices are square", "todas las matrices son cuadradas"), _all_equal)


def _mistakes(rules: tuple[Rule, ...], hypotheses: tuple[Hypothesis, ...]) -> tuple[Mistake, ...]:
    claim = _claimed(rules)
    several = len(rules) > 1
    place = {rule.id: k for k, rule in enumerate(rules, start=1)}

    def one(rule: str, slug: str, title: Text, wrong: Claim, *more: Hypothesis) -> Mistake:
        named = Text(
            *(f"{_BY_ID[rule].title[lang]}: {title[lang]}" if several else title[lang] for lang in ("en", "es"))
        )
        given = (*hypotheses, *more) if more else None
        return Mistake(f"{rule}-{slug}" if several else slug, named, _one(claim.but(place[rule], wrong)), given)

    fitting = [
        one(slip.rule, slip.slug, slip.title, Equal(_BY_ID[slip.rule].defined, slip.result))
        for slip in SLIPS
        if slip.rule in place
    ]
    square = [
        one(slip.rule, slip.slug, slip.title, Equal(slip.over.defined, slip.over.result), _SQUARE)
        for slip in SQUARE_SLIPS
        if slip.rule in place
    ]
    return (*fitting, *square)


def _statement(name: str, title: Text, source: Source, ids: tuple[str, ...]) -> Statement:
    rules = tuple(_BY_ID[slug] for slug in ids)
    hypotheses = _hypotheses(rules)
    return Statement(
        id=f"chain_rule-{name}",
        kind="theorem",
        title=title,
        claim=_one(_claimed(rules)),
        hypotheses=hypotheses,
        rewrite=_one(All(*(Equal(rule.result, rule.defined) for rule in rules))),
        mistakes=_mistakes(rules, hypotheses),
        source=source,
        uses=("chain_rule-gradient",),
    )


STATEMENTS: Final = tuple(_statement(*group) for group in GROUPS)
