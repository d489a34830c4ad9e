"""Expressions rewritten by what is assumed: positive symbols, absolute values and steps of what has a known sign or is not 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from teorema.symbolic.calculus.algebra import Negate
from teorema.symbolic.calculus.leaves import POSITIVE, Number, Symbol
from teorema.symbolic.calculus.maps import Apply, function
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.substitution import rebuilt, substituted
from teorema.symbolic.identity.assumptions import Assumption, Nonnegative, Nonzero, Positive

_SIGNS: Final = {("sign_step", 0), ("abs", 1)}
_STEPS: Final = {("step", 0), ("relu", 1)}
_KINKED: Final = {("abs", 0), *_SIGNS, *_STEPS}


def assuming(expression: Expr, assumptions: Sequence[Assumption]) -> Expr:
    """The expression with the symbols that are assumed positive in the positive domain."""
    named = _positive(assumptions)
    return substituted(expression, named) if named else expression


def unkinked(expression: Expr, assumptions: Sequence[Assumption]) -> Expr:
    """The expression as it may be written off its kinks: |u| is u where u ≥ 0 is assumed; where u ≠ 0 is, the sign of u is u/|u|.

    Then the step of u is (1 + u/|u|)/2. The expression itself where nothing of the kind is assumed.
    """
    named = _positive(assumptions)
    not_negative = {substituted(a.of, named) for a in assumptions if isinstance(a, Positive | Nonnegative)}
    not_zero = {substituted(a.of, named) for a in assumptions if isinstance(a, Positive | Nonzero)}
    kinked = any(isinstance(node, Apply) and _kind(node) in _KINKED for node in expression.walk())
    return _rewritten(expression, not_negative, not_zero) if kinked and (not_negative or not_zero) else expression


def _positive(assumptions: Sequence[Assumption]) -> dict[Expr, Expr]:
    symbols = {a.of for a in assumptions if isinstance(a, Positive) and isinstance(a.of, Symbol)}
    return {s: replace(s, domain=POSITIVE) for s in symbols}


def _kind(node: Apply) -> tuple[str, int]:
    return node.function.name, node.order


def _rewritten(node: Expr, not_negative: set[Expr], not_zero: set[Expr]) -> Expr:
    def change(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        return _rewritten(part, not_negative, not_zero) if isinstance(part, Expr) else part

    node = rebuilt(node, change)
    if not isinstance(node, Apply):
        return node
    u = node.argument
    if _kind(node) == ("abs", 0) and u in not_negative:
        return u
    known = u in not_zero or Negate(u) in not_zero or (isinstance(u, Negate) and u.argument in not_zero)
    if known and _kind(node) in _SIGNS:
        return u / function("abs")(u)
    if known and _kind(node) in _STEPS:
        return (Number(Fraction(1)) + u / function("abs")(u)) / 2
    return node
