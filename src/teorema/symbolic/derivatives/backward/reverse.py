"""Reverse mode over named intermediates: gradients pass from the last name to the first, by the rules of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.algebra import Add
from teorema.symbolic.calculus.blocks import Block
from teorema.symbolic.calculus.leaves import Member, Symbol
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.sums import Chain, Extreme, Over
from teorema.symbolic.derivatives.backward.binders import (
    Binder,
    apart,
    free_indices,
    may_be,
    reached,
    refuse_unknown,
    reindexed,
    to_term,
)
from teorema.symbolic.derivatives.backward.matching import instantiated, matched
from teorema.symbolic.derivatives.backward.tidying import tidied
from teorema.symbolic.derivatives.rules.refusing import reason
from teorema.symbolic.derivatives.rules.rule import Rule
from teorema.symbolic.derivatives.rules.table import RULES, Rules

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
    node = in_pairs(node)
    if isinstance(node, (Symbol, Member)):
        if node in names:
            found.setdefault(node, []).append(Contribution(arriving, path))
        elif isinstance(node, Member):
            refuse_unknown(node, names)
        return
    if isinstance(node, (Over, Chain)):
        _pass_index(node, arriving, path, names, rules, found)
        return
    for child in _dependent(node, names):
        use, target, value = _step(node, child, arriving, names, rules)
        _pass(target, value, (*path, use), names, rules, found)


def _pass_index(
    node: Binder,
    arriving: Expr,
    path: tuple[Use, ...],
    names: frozenset[Name],
    rules: Rules,
    found: dict[Name, list[Contribution]],
) -> None:
    """To each term or factor what the rule gives it, summed over the index; a member is reached at one value of the index."""
    taken = [*free_indices(arriving), *(one for name in names for one in free_indices(name))]
    node = apart(node, taken)
    met = reached(node, names)
    inner: dict[Name, list[Contribution]] = {}
    rule = next((rule for rule, _ in _by_kind(rules).get(type(node), ()) if _same_kind(rule.pattern, node)), None)
    if rule is None:
        raise Refused(str(node), reason(node), type(node).__name__)
    use, value = Use(rule, node), to_term(rule, node, arriving)
    _pass(node.body, value, (*path, use), names | {one.bound for one in met}, rules, inner)
    for name, many in inner.items():
        for part in many:
            if name in names:
                summed = Over("sum", node.index, node.start, node.stop, part.value)
                found.setdefault(name, []).append(Contribution(summed, part.uses))
            for one in met:
                if one.bound == name and one.value is not None:
                    at = reindexed(part.value, node.index, one.value)
                    found.setdefault(one.name, []).append(Contribution(at, part.uses))


def _same_kind(pattern: Expr, node: Binder) -> bool:
    return not isinstance(node, Over) or (isinstance(pattern, Over) and pattern.how == node.how)


def in_pairs(node: Expr) -> Expr:
    """Blocks and extremes of more than two parts as those of two, in which one is of the same kind again.

    Example:
        >>> from teorema.symbolic.calculus import maximum, scalar
        >>> print(in_pairs(maximum(scalar("a"), scalar("b"), scalar("c"))))
        max(max(a, b), c)
    """
    if isinstance(node, Block):
        if len(node.rows) > 1 and (len(node.rows) > 2 or len(node.rows[0]) > 1 or len(node.rows[1]) > 1):
            return Block(((_block(node.rows[:1]),), (_block(node.rows[1:]),)))
        if len(node.rows) == 1 and len(node.rows[0]) > 2:
            return Block(((node.rows[0][0], _block((node.rows[0][1:],))),))
    if isinstance(node, Extreme) and len(node.parts) > 2:
        return Extreme(node.how, (Extreme(node.how, node.parts[:-1]), node.parts[-1]))
    if isinstance(node, Block | Extreme) and len(node.children()) == 1:
        return in_pairs(node.children()[0])
    return node


def _block(rows: tuple[tuple[Expr, ...], ...]) -> Expr:
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else Block(rows)


def _dependent(node: Expr, names: frozenset[Name]) -> list[int]:
    return [k for k, child in enumerate(node.children()) if depends(child, names)]


def depends(node: Expr, names: frozenset[Name]) -> bool:
    """Whether one of the names occurs in the expression, or a member of a family that may be one of them."""
    return any(
        one in names
        or (
            isinstance(one, Member)
            and not (one.at.is_Integer and _numbered(names))
            and any(isinstance(name, Member) and may_be(one, name) for name in names)
        )
        for one in node.walk()
        if isinstance(one, (Symbol, Member))
    )


@lru_cache(maxsize=512)
def _numbered(names: frozenset[Name]) -> bool:
    """Whether no name has an index that is a letter."""
    return all(name.at.is_Integer for name in names if isinstance(name, Member))


@lru_cache(maxsize=32)
def _by_kind(rules: Rules) -> Mapping[type, Sequence[tuple[Rule, tuple[int, ...]]]]:
    """The rules by the type of their pattern, each with the path to the operand that it is about."""
    table: dict[type, list[tuple[Rule, tuple[int, ...]]]] = {}
    for rule in rules:
        path = () if isinstance(rule.pattern, (Over, Chain)) else _path(rule.pattern, rule.by)
        table.setdefault(type(rule.pattern), []).append((rule, path))
    return table


def _path(pattern: Expr, by: Name) -> tuple[int, ...]:
    for k, child in enumerate(pattern.children()):
        if child == by:
            return (k,)
        if by in child.walk():
            return (k, *_path(child, by))
    raise Refused("by", Text("must occur in the pattern", "debe aparecer en el patrón"), str(by))


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
    raise Refused(str(node), reason(node), type(node).__name__)


def added(parts: Sequence[Expr]) -> Expr:
    """The sum of contributions, in order."""
    total = parts[0]
    for part in parts[1:]:
        total = tidied(Add(total, part))
    return total
