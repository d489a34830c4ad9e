"""The conditions of a gradient as hypotheses of a comparison: an answer counts where the gradient exists, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import permutations
from typing import Any, Final

from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.linear import Determinant
from teorema.symbolic.calculus.maps import Apply
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.substitution import substituted
from teorema.symbolic.calculus.sums import Chain, Extreme, Over
from teorema.symbolic.derivatives import Gradient, Jacobian
from teorema.symbolic.derivatives.backward.binders import free_indices
from teorema.symbolic.derivatives.backward.reverse import Use
from teorema.symbolic.derivatives.rules import conditions
from teorema.symbolic.derivatives.rules.rule import Condition
from teorema.symbolic.derivatives.steps import vacuous
from teorema.symbolic.identity import Assumption, AttainedOnce, Nonzero, Positive, SumsToOne


class Unsaid(Exception):
    """A condition that no hypothesis says."""


def derivations(found: Gradient | Jacobian) -> tuple[Gradient, ...]:
    """The gradients by which it was found: itself, or what a Jacobian was read from."""
    if isinstance(found, Gradient):
        return (found,)
    return () if found.pulled_back is None else (found.pulled_back,)


def hypotheses(*gradients: Gradient) -> tuple[tuple[Assumption, ...], bool]:
    """What is assumed where gradients exist, in the letters of f; and whether that says all of their conditions."""
    said: dict[Assumption, None] = {}
    complete = True
    for found, use in ((one, use) for one in gradients for step in one.steps for use in step.uses):
        for condition in use.rule.conditions:
            if vacuous(condition, use.node):
                continue
            try:
                said |= dict.fromkeys(_said(condition, use, found))
            except Unsaid:
                complete = False
    return tuple(said), complete


def _said(condition: Condition, use: Use, found: Gradient) -> list[Assumption]:
    if condition not in SAYS:
        raise Unsaid(condition.id)
    if condition is conditions.PROBABILITIES:
        data = use.data
        if not isinstance(data, Symbol) or data in [one.name for one in found.names]:
            raise Unsaid(str(data))
        return [SumsToOne(data)]
    node = use.node
    for one in reversed(found.names):
        node = substituted(node, {one.name: one.value})
    bound = {one.index for one in found.f.walk() if isinstance(one, (Over, Chain))}
    if bound & free_indices(node):
        raise Unsaid(str(node))
    return list(SAYS[condition](node))


def _argument(node: Expr) -> Expr:
    """What a function is taken of; of a cross-entropy the logarithms are taken of the prediction."""
    return node.children()[-1]


def _off_kinks(node: Expr) -> Iterator[Assumption]:
    if not isinstance(node, Apply):
        raise Unsaid(str(node))
    singular: Any = getattr(node.function, "singular", None)
    for kink in singular(node.order + 1, node.parameters) if singular else ():
        if not isinstance(kink, Expr) and not getattr(kink, "is_Rational", isinstance(kink, int)):
            raise Unsaid(str(kink))
        at = kink if isinstance(kink, Expr) else Fraction(str(kink))
        yield Nonzero(node.argument if at == 0 else node.argument - at)


def _untied(node: Expr) -> Iterator[Assumption]:
    yield AttainedOnce(node)
    if isinstance(node, Extreme):
        yield from (Nonzero(a - b) for a, b in permutations(node.parts, 2))


SAYS: Final[dict[Condition, Callable[[Expr], Any]]] = {
    conditions.NOT_ZERO: lambda node: [Nonzero(node.children()[1])],
    conditions.POSITIVE: lambda node: [Positive(_argument(node))],
    conditions.POSITIVE_ROOT: lambda node: [Positive(_argument(node))],
    conditions.POSITIVE_BASE: lambda node: [Positive(node.children()[0])],
    conditions.BASE_NOT_ZERO: lambda node: [Nonzero(node.children()[0])],
    conditions.OFF_ZERO: lambda node: [Nonzero(_argument(node))],
    conditions.NORM_OFF_ZERO: lambda node: [Nonzero(node)],
    conditions.INVERTIBLE: lambda node: [Nonzero(Determinant(_argument(node)))],
    conditions.POSITIVE_DETERMINANT: lambda node: [Positive(Determinant(_argument(node)))],
    conditions.DIFFERENTIABLE: _off_kinks,
    conditions.PROBABILITIES: lambda node: [],
    conditions.FACTORS_NOT_ZERO: lambda node: [Nonzero(node)],
    conditions.ATTAINED_ONCE: _untied,
    conditions.WITHIN: lambda node: [],
}
"""What each condition assumes of the node at which its rule is used."""
