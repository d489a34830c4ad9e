"""The one typed door to SymPy, which has no types of its own: scalars, dimensions and the test whether a scalar is zero."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

import sympy

sp: Any = sympy
"""SymPy itself, for the rest of the tower: every other module imports it from here."""

Scalar = Any
"""A SymPy expression. SymPy publishes no types, so the name says what the checker cannot."""


def rational(value: int | Fraction) -> Scalar:
    """A rational number as SymPy writes it."""
    return sp.Rational(value.numerator, value.denominator)


def size(name: str) -> Scalar:
    """The positive integer with this name, as a dimension."""
    return sp.Symbol(name, integer=True, positive=True)


def index(name: str) -> Scalar:
    """An integer index such as the layer ℓ; it may be bound by a sum over layers."""
    return sp.Symbol(name, integer=True)


def real(name: str) -> Scalar:
    """A real unknown, as an entry of explicit components."""
    return sp.Symbol(name, real=True)


def size_family(name: str) -> Scalar:
    """Positive integers indexed by the layer: `size_family("N")[l]` is N_l."""
    return sp.IndexedBase(name, integer=True, positive=True)


def is_scalar(value: object) -> bool:
    """Whether the value is a SymPy expression."""
    return isinstance(value, sp.Basic)


def same(a: Scalar, b: Scalar) -> bool:
    """Whether two dimensions are the same integer polynomial in the named sizes. Undecidable is unequal."""
    if a == b:
        return True
    return _same_polynomial(sp.sympify(a), sp.sympify(b))


@lru_cache(maxsize=4096)
def _same_polynomial(a: Scalar, b: Scalar) -> bool:
    return not (a.is_Atom and b.is_Atom) and bool(sp.expand(a - b) == 0)


def _primes(value: Scalar) -> Scalar:
    """log of a positive rational as an integer combination of logs of primes, which are linearly independent over Q."""
    argument = value.args[0]
    if not (argument.is_Rational and argument.is_positive):
        return value
    return sp.Add(*[exponent * sp.log(prime) for prime, exponent in sp.factorrat(argument).items() if prime != 1])


_EXP_0: Scalar = sp.exp(0, evaluate=False)


@lru_cache(maxsize=4096)
def normal(value: Scalar) -> Scalar:
    """A rational function of its atoms in lowest terms, logs split over positive factors. Nothing is simplified by guessing."""
    expression = sp.sympify(value)
    if expression.is_Rational:
        return expression
    if expression.has(sp.log):
        expression = sp.expand_log(expression)  # only where the factors are known to be positive
    # exp(log(a) + log(b) - log(a*b)) comes out of SymPy 1.14 as a product with an exp(0) that it does not evaluate
    expression = expression.xreplace({_EXP_0: sp.Integer(1)})
    expression = expression.replace(lambda e: isinstance(e, sp.log), _primes)
    expression = (
        sp.powsimp(sp.expand(expression, power_base=False), deep=False) if expression.has(sp.exp) else expression
    )
    return sp.cancel(sp.together(expression))


def is_zero(value: Scalar, digits: int = 60) -> bool | None:
    """True if the normal form is 0; False if it is a non-zero rational function or a number certainly off 0; else None.

    Example:
        >>> is_zero(sp.log(4) - 2 * sp.log(2)), is_zero(sp.Symbol("x") - 1)
        (True, False)
    """
    if sign(value, 30):  # a number off 0 needs no normal form
        return False
    form = normal(value)
    if form == 0:
        return True
    if form.is_Rational or form.free_symbols:
        return False
    side = sign(form, digits)
    return None if side is None else side == 0


def sign(value: Scalar, digits: int = 60) -> int | None:
    """-1, 0 or 1 for a real constant; None where the constant has free symbols or is too close to 0 to tell."""
    form = sp.sympify(value)
    if form.is_Rational:
        return int(bool(form > 0)) - int(bool(form < 0))
    if form.free_symbols or form.atoms(sp.core.function.AppliedUndef):
        return None
    number = form.evalf(digits)
    if not number.is_real or abs(number) < sp.Float(10) ** (10 - digits):
        return 0 if normal(form) == 0 else None
    return 1 if number > 0 else -1
