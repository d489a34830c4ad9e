"""Reverse mode through sums, products, extremes and chains over an index, and the members of families that an index may reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.leaves import LAST, Member, Number, Symbol
from teorema.symbolic.calculus.linear import Filled, Identity
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.substitution import parts, rebuilt
from teorema.symbolic.calculus.sums import Chain, Over
from teorema.symbolic.derivatives.backward.tidying import ONE, tidied
from teorema.symbolic.derivatives.rules.rule import Rule

Binder = Over | Chain

_INDEX: Final = Text(
    "must have an index that is told apart from that of {name}, or is equal to it",
    "debe tener un índice que se distinga del de {name}, o que sea igual",
)
_RANGE: Final = Text(
    "must be within the range of the index for sure, or outside of it for sure",
    "debe estar con certeza dentro del rango del índice, o con certeza fuera",
)


def free_indices(node: Expr) -> frozenset[Scalar]:
    """The sizes and indices that an expression mentions, those of its own sums left out."""
    found: set[Scalar] = set()
    for part in _flat(parts(node)):
        if isinstance(part, Expr):
            found |= free_indices(part)
        elif isinstance(part, sp.Basic):
            found |= part.free_symbols
    if isinstance(node, Over | Chain):
        found.discard(node.index)
        found |= node.start.free_symbols | node.stop.free_symbols
    return frozenset(found)


def _flat(part: Any) -> Iterable[Any]:
    if isinstance(part, tuple):
        for one in part:
            yield from _flat(one)
    else:
        yield part


def reindexed(node: Expr, index: Scalar, value: Scalar) -> Expr:
    """The expression with an index replaced, no index of a sum inside captured; chains of no or one factor written out."""
    if isinstance(node, Over | Chain):
        if node.index == index:
            return type(node)(*(p.xreplace({index: value}) if p in (node.start, node.stop) else p for p in parts(node)))
        node = apart(node, value.free_symbols)

    def change(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        if isinstance(part, Expr):
            return reindexed(part, index, value)
        return part.xreplace({index: value}) if isinstance(part, sp.Basic) else part

    made = tidied(rebuilt(node, change))
    return shortened(made) if isinstance(made, Chain) else made


def shortened(node: Chain) -> Expr:
    """A chain of no factor as the identity, of one factor as that factor."""
    length = sp.expand(node.stop - node.start)
    if length == -1:
        return Identity(node.shape[1])
    return reindexed(node.body, node.index, node.start) if length == 0 else node


def apart(node: Binder, taken: Iterable[Scalar]) -> Binder:
    """The same sum or chain over an index with another letter, where its own is taken."""
    if node.index not in set(taken):
        return node
    used = {str(one) for one in (*taken, *free_indices(node.body))}
    letter = next(one for one in ("i", "j", "k", "r", "s", *(f"i_{n}" for n in range(1, 99))) if one not in used)
    other = scalars.index(letter)
    body = reindexed(node.body, node.index, other)
    if isinstance(node, Over):
        return Over(node.how, other, node.start, node.stop, body)
    return Chain(other, node.start, node.stop, body)


def to_term(rule: Rule, node: Binder, arriving: Expr) -> Expr:
    """What the term (or the factor) of index `node.index` receives: the entry of the rule's result at that index."""
    return _to_factor(rule, node, arriving) if isinstance(node, Chain) else _to_entry(rule, node, arriving)


def _to_entry(rule: Rule, node: Over, arriving: Expr) -> Expr:
    whole = apart(node, [node.index])

    def build(one: Any) -> Any:
        if one == rule.pattern:
            return whole
        if isinstance(one, Symbol):
            return arriving if one.name == "g" else node.body
        if isinstance(one, Filled):
            return ONE
        return tidied(rebuilt(one, build)) if isinstance(one, Expr) and not isinstance(one, Number) else one

    return build(rule.result)  # type: ignore[no-any-return]  # of an expression it builds one


def _to_factor(rule: Rule, node: Chain, arriving: Expr) -> Expr:
    pattern, by = rule.pattern, rule.by
    assert isinstance(pattern, Chain) and isinstance(by, Member)
    sizes = {LAST: node.stop, pattern.start: node.start, by.at: node.index}
    other = apart(node, [node.index])

    def build(one: Any) -> Any:
        if isinstance(one, Chain):
            return shortened(Chain(other.index, one.start.xreplace(sizes), one.stop.xreplace(sizes), other.body))
        if isinstance(one, Symbol):
            return arriving
        return tidied(rebuilt(one, build)) if isinstance(one, Expr) else one

    return build(rule.result)  # type: ignore[no-any-return]  # of an expression it builds one


def may_be(one: Member, name: Member) -> bool:
    """Whether two members of a family may be the same one."""
    return one.family == name.family and not (one.at - name.at).is_nonzero


def refuse_unknown(one: Member, names: Iterable[Symbol | Member]) -> None:
    """A member that may or may not be one of the names has no gradient that can be written down.

    Raises:
        Refused: there is such a name.
    """
    for name in names:
        if isinstance(name, Member) and may_be(one, name):
            raise Refused(str(one), Text(*(_INDEX[lang].format(name=name) for lang in ("en", "es"))), str(one.at))


@dataclass(frozen=True, slots=True)
class Reached:
    """A member with a bound index, and the member among the names that it is for one value of the index, or for None."""

    bound: Member
    name: Member
    value: Scalar | None


def reached(node: Binder, names: Iterable[Symbol | Member]) -> list[Reached]:
    """The members in the body of a sum or chain that are one of the names for one value of the index.

    Raises:
        Refused: the index is neither n plus a number, nor told to be within the range or outside of it.
    """
    members = dict.fromkeys(
        one for one in node.body.walk() if isinstance(one, Member) and node.index in one.at.free_symbols
    )
    pairs = [(one, name) for one in members for name in names if isinstance(name, Member) and one.family == name.family]
    found = []
    for one, name in pairs:
        shift = sp.expand(one.at - node.index)
        if node.index in shift.free_symbols:
            raise Refused(str(one), Text(*(_INDEX[lang].format(name=name) for lang in ("en", "es"))), str(one.at))
        value = sp.expand(name.at - shift)
        found.append(Reached(one, name, value if _within(node, value, name) else None))
    return found


def _within(node: Binder, value: Scalar, name: Member) -> bool:
    below, above = sp.expand(value - node.start), sp.expand(node.stop - value)
    if below.is_nonnegative and above.is_nonnegative:
        return True
    if below.is_negative or above.is_negative:
        return False
    family = name.family  # a name stands for a member that the family has
    if value == name.at and (family.first - node.start).is_nonnegative and (node.stop - family.last).is_nonnegative:
        return True
    raise Refused(str(name), _RANGE, f"{value} in {node.start}..{node.stop}")
