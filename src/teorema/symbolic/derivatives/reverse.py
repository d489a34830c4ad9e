"""Reverse mode over named intermediates: gradients pass from the last name to the first, by the rules of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.algebra import Add
from teorema.symbolic.calculus.leaves import Member, Symbol
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.sums import Over
from teorema.symbolic.derivatives.matching import instantiated, matched
from teorema.symbolic.derivatives.rule import Rule
from teorema.symbolic.derivatives.table import RULES, Rules
from teorema.symbolic.derivatives.tidying import tidied

_NO_RULE = Text(
    "must be differentiable by a rule of the table: no rule passes a gradient through it",
    "debe poder derivarse con una regla de la tabla: ninguna regla pasa un gradiente por ella",
)

Name = Symbol | Member


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a rule: at which node, and what it took for data."""

    rule: Rule
    node: Expr
    data: Expr | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one use of a name adds to its gradient.

    Arguments:
        value: the contribution.
        uses: the rules by which it came, outermost first.
    """

    value: Expr
    uses: tuple[Use, ...]


def contributions(
    expression: Expr, arriving: Expr, names: frozenset[Name], rules: Rules = RULES
) -> dict[Name, list[Contribution]]:
    """What an expression at which the gradient `arriving` arrives contributes to the gradient of each name in it.

    Arguments:
        expression: the value of one name, in terms of earlier names.
        arriving: the gradient that arrives, of the shape of the expression.
        names: the names to which gradients pass.
        rules: the table.

    Raises:
        Refused: a node between the expression and one of the names has no rule.
    """
    found: dict[Name, list[Contribution]] = {}
    _pass(expression, arriving, (), names, rules, found)
    return found


def _pass(
    node: Expr,
    arriving: Expr,
    path: tuple[Use, ...],
    names: frozenset[Name],
    rules: Rules,
    found: dict[Name, list[Contribution]],
) -> None:
    if isinstance(node, (Symbol, Member)):
        if node in names:
            found.setdefault(node, []).append(Contribution(arriving, path))
        return
    if isinstance(node, Over) and node.how == "sum":
        inner: dict[Name, list[Contribution]] = {}
        _pass(node.body, arriving, path, names, rules, inner)
        for name, many in inner.items():
            for one in many:
                summed = Over("sum", node.index, node.start, node.stop, one.value)
                found.setdefault(name, []).append(Contribution(summed, one.uses))
        return
    for child in _dependent(node, names):
        use, target, value = _step(node, child, arriving, names, rules)
        _pass(target, value, (*path, use), names, rules, found)


def _dependent(node: Expr, names: frozenset[Name]) -> list[int]:
    return [k for k, child in enumerate(node.children()) if depends(child, names)]


def depends(node: Expr, names: frozenset[Name]) -> bool:
    """Whether one of the names occurs in the expression."""
    return any(isinstance(one, (Symbol, Member)) and one in names for one in node.walk())


@lru_cache(maxsize=32)
def _by_kind(rules: Rules) -> Mapping[type, Sequence[tuple[Rule, tuple[int, ...]]]]:
    """The rules by the type of their pattern, each with the path to the operand that it is about."""
    table: dict[type, list[tuple[Rule, tuple[int, ...]]]] = {}
    for rule in rules:
        table.setdefault(type(rule.pattern), []).append((rule, _path(rule.pattern, rule.by)))
    return table


def _path(pattern: Expr, by: Symbol) -> tuple[int, ...]:
    for k, child in enumerate(pattern.children()):
        if child == by:
            return (k,)
        if by in child.walk():
            return (k, *_path(child, by))
    raise Refused("by", Text("must occur in the pattern", "debe aparecer en el patrón"), by.name)


def _step(node: Expr, child: int, arriving: Expr, names: frozenset[Name], rules: Rules) -> tuple[Use, Expr, Expr]:
    for rule, path in _by_kind(rules).get(type(node), ()):
        if path[0] != child:
            continue
        binding = matched(rule, node)
        if binding is None:
            continue
        data = next((value for letter, value in binding.letters.items() if letter.name == rule.leaf), None)
        if data is not None and depends(data, names):
            continue
        target = node
        for k in path:
            target = target.children()[k]
        return Use(rule, node, data), target, instantiated(rule, binding, arriving)
    raise Refused(str(node), _NO_RULE, type(node).__name__)


def added(parts: Sequence[Expr]) -> Expr:
    """The sum of contributions, in order."""
    total = parts[0]
    for part in parts[1:]:
        total = tidied(Add(total, part))
    return total
