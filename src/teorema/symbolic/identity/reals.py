"""Real numbers held without rounding: a fraction where the value is rational, an interval that contains it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Any, Final

import mpmath

from teorema.symbolic.calculus.functions import NAMED, U
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.systems import Undefined

Real = Any
"""A Fraction, or an interval of mpmath."""

MAX_BITS: Final = 4000
"""Fractions with more bits become intervals."""

MAX_EXP: Final = 20_000
"""The largest argument of an exponential."""


class Unknown(ArithmeticError):
    """The interval is too wide to tell, or the function has no enclosure here."""


@lru_cache(maxsize=8)
def _context(bits: int) -> Any:
    """Intervals of one precision; made once, so that values can be kept."""
    made = mpmath.MPIntervalContext()
    made.prec = bits
    return made


_VALUES: Final[dict[Any, Real]] = {}
_MOST_VALUES: Final = 4096
"""Values of named functions that were found: a search asks for the same ones over and over."""


class Reals:
    """Arithmetic at one precision.

    Arguments:
        bits: precision of the intervals.
        functions: coefficients of the polynomial that stands for each uninterpreted function, from the constant term.
    """

    def __init__(self, bits: int, functions: Mapping[str, Sequence[int]]) -> None:
        self.bits, self.iv = bits, _context(bits)
        self.functions = functions

    def interval(self, value: Real) -> Real:
        """An interval that contains the number."""
        if not isinstance(value, Fraction):
            return value
        return self.iv.mpf(value.numerator) / self.iv.mpf(value.denominator)

    def settled(self, value: Real) -> Real:
        """The number, as an interval where its fraction is long."""
        if isinstance(value, Fraction):
            long = max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS
            return self.interval(value) if long else value
        if not (mpmath.isfinite(mpmath.mpf(value.a)) and mpmath.isfinite(mpmath.mpf(value.b))):
            raise Unknown("no finite enclosure")
        return value

    def add(self, a: Real, b: Real) -> Real:
        """a + b."""
        if isinstance(a, Fraction) and isinstance(b, Fraction):
            return self.settled(a + b)
        return self.settled(self.interval(a) + self.interval(b))

    def mul(self, a: Real, b: Real) -> Real:
        """a b."""
        if isinstance(a, Fraction) and isinstance(b, Fraction):
            return self.settled(a * b)
        return self.settled(self.interval(a) * self.interval(b))

    def sign(self, a: Real) -> int:
        """-1, 0 or 1.

        Raises:
            Unknown: the interval does not tell.
        """
        if isinstance(a, Fraction):
            return (a > 0) - (a < 0)
        if a.a > 0:
            return 1
        if a.b < 0:
            return -1
        raise Unknown("the sign cannot be told")

    def div(self, a: Real, b: Real) -> Real:
        """a / b."""
        if self.sign(b) == 0:
            raise Undefined("division by zero")
        if isinstance(a, Fraction) and isinstance(b, Fraction):
            return self.settled(a / b)
        return self.settled(self.interval(a) / self.interval(b))

    def power(self, a: Real, exponent: Real) -> Real:
        """a ** exponent.

        Raises:
            Undefined: 0 to a negative power, or a negative number to a power that is no integer.
        """
        if isinstance(exponent, Fraction) and exponent.denominator == 1:
            whole = int(exponent)
            if abs(whole) > 1000:
                raise Unknown("the exponent is too large")
            if whole < 0 and self.sign(a) == 0:
                raise Undefined("division by zero")
            return self.settled(a**whole)
        if isinstance(exponent, Fraction) and isinstance(a, Fraction) and a >= 0 and exponent.denominator == 2:
            top, bottom = isqrt(a.numerator), isqrt(a.denominator)
            if top * top == a.numerator and bottom * bottom == a.denominator and (a or exponent > 0):
                return self.settled(Fraction(top, bottom) ** exponent.numerator)
        side = self.sign(a)
        if side < 0 or (side == 0 and self.sign(exponent) <= 0):
            raise Undefined("no real power")
        if side == 0:
            return Fraction(0)
        if exponent == Fraction(1, 2):
            return self.settled(self.iv.sqrt(self.interval(a)))
        return self.exp(self.mul(exponent, self.log(a)))

    def exp(self, a: Real) -> Real:
        """e^a."""
        if a == 0:
            return Fraction(1)
        inside = self.interval(a)
        if inside.b > MAX_EXP or inside.a < -MAX_EXP:
            raise Unknown("the exponential is too large")
        return self.settled(self.iv.exp(inside))

    def log(self, a: Real) -> Real:
        """ln a."""
        if self.sign(a) <= 0:
            raise Undefined("log of a number that is not positive")
        return Fraction(0) if a == 1 else self.settled(self.iv.log(self.interval(a)))

    def absolute(self, a: Real) -> Real:
        """|a|."""
        return abs(a)

    def atan(self, a: Real) -> Real:
        """arctan a."""
        return Fraction(0) if a == 0 else self.settled(self.iv.atan2(self.interval(a), self.iv.mpf(1)))

    def cos(self, a: Real) -> Real:
        """cos a."""
        return Fraction(1) if a == 0 else self.settled(self.iv.cos(self.interval(a)))

    def sin(self, a: Real) -> Real:
        """sin a."""
        return Fraction(0) if a == 0 else self.settled(self.iv.sin(self.interval(a)))

    def erfc(self, a: Real) -> Real:
        """erfc a = 1 − (2/√π) Σ (−1)ⁿ a^{2n+1}/(n!(2n+1)), with the next term as a bound once terms decrease."""
        x = self.interval(a)
        if x.a < -6 or x.b > 6:
            raise Unknown("erfc is enclosed between -6 and 6")
        square, term, total = x * x, x, x
        for n in range(1, 400):
            term = -term * square / n
            piece = term / (2 * n + 1)
            if n > 40 and mpmath.mpf(abs(piece).b) < mpmath.mpf(2) ** (-self.iv.prec):
                last = abs(piece).b
                return self.settled(1 - 2 * (total + self.iv.mpf([-1, 1]) * last) / self.iv.sqrt(self.iv.pi))
            total = total + piece
        raise Unknown("the series of erfc is too long")

    def function(self, name: str, order: int, at: Real, parameters: Sequence[Real]) -> Real:
        """A named function or one of the uninterpreted ones, or a derivative of it.

        Raises:
            Undefined: at a kink of the derivative, or outside the domain.
            Unknown: no enclosure.
        """
        if name.endswith("()"):
            return self._polynomial(self.functions[name], order, at)
        if not all(isinstance(p, Fraction) for p in parameters):
            raise Unknown("a parameter is not rational")
        key = (self.bits, name, order, at if isinstance(at, Fraction) else at._mpi_, tuple(parameters))
        if key not in _VALUES:
            if len(_VALUES) >= _MOST_VALUES:
                _VALUES.clear()
            _VALUES[key] = self._named(name, order, at, parameters)
        return _VALUES[key]

    def _named(self, name: str, order: int, at: Real, parameters: Sequence[Real]) -> Real:
        named = NAMED[name]
        for kink in named.singular(order, tuple(parameters)):
            if self.sign(self.add(at, Fraction(-kink))) == 0:
                raise Undefined(f"{name} has no derivative of order {order} at {kink}")
        if name == "factorial":
            return self._factorial(at, order)
        if order == 1 and name in ("tanh", "logistic"):  # 1 − t² and s(1 − s): SymPy would take its time for the same
            value = self.function(name, 0, at, ())
            other = self.mul(value, value) if name == "tanh" else value
            rest = self.add(Fraction(1), self.mul(Fraction(-1), other))
            return rest if name == "tanh" else self.mul(value, rest)
        return self.walked(_derivative(name, order, tuple(parameters)), at)

    def _factorial(self, at: Real, order: int) -> Real:
        if order or not isinstance(at, Fraction) or at.denominator != 1 or not 0 <= at <= 200:
            raise Unknown("factorials of small natural numbers only")
        result = 1
        for k in range(2, int(at) + 1):
            result *= k
        return Fraction(result)

    def _polynomial(self, coefficients: Sequence[int], order: int, at: Real) -> Real:
        now = [Fraction(c) for c in coefficients]
        for _ in range(order):
            now = [k * c for k, c in enumerate(now)][1:]
        result: Real = Fraction(0)
        for c in reversed(now):
            result = self.add(self.mul(result, at), c)
        return result

    def walked(self, expression: Scalar, u: Real) -> Real:
        """A SymPy expression in `U` at a number."""
        if expression == U:
            return u
        if expression.is_Rational:
            return Fraction(int(expression.p), int(expression.q))
        if expression is sp.pi:
            return self.iv.pi
        if isinstance(expression, sp.Piecewise):
            return self._case(expression, u)
        parts = [self.walked(a, u) for a in expression.args]
        if expression.is_Add or expression.is_Mul:
            result = parts[0]
            for part in parts[1:]:
                result = self.add(result, part) if expression.is_Add else self.mul(result, part)
            return result
        if expression.is_Pow:
            return self.power(parts[0], parts[1])
        simple = {sp.exp: self.exp, sp.log: self.log, sp.atan: self.atan, sp.Abs: self.absolute, sp.sign: self._side}
        more = {sp.cos: self.cos, sp.sin: self.sin, sp.erfc: self.erfc, sp.floor: self._floor}
        method = {**simple, **more}.get(expression.func)
        if method is None:
            raise Unknown(f"{expression.func} has no enclosure here")
        return self.settled(method(parts[0]))

    def _side(self, a: Real) -> Fraction:
        return Fraction(self.sign(a))

    def _floor(self, a: Real) -> Fraction:
        if not isinstance(a, Fraction):
            raise Unknown("the integer part of an interval")
        return Fraction(a.numerator // a.denominator)

    def _case(self, expression: Scalar, u: Real) -> Real:
        for value, condition in expression.args:
            if condition == sp.true or self._holds(condition, u):
                return self.walked(value, u)
        raise Undefined("no case applies")

    def _holds(self, condition: Scalar, u: Real) -> bool:
        gap = self.add(self.walked(condition.lhs, u), self.mul(Fraction(-1), self.walked(condition.rhs, u)))
        side = self.sign(gap)
        return {">=": side >= 0, ">": side > 0, "<=": side <= 0, "<": side < 0}[condition.rel_op]


@lru_cache(maxsize=512)
def _derivative(name: str, order: int, parameters: tuple[Fraction, ...]) -> Scalar:
    return NAMED[name].derivative(order, tuple(sp.Rational(p.numerator, p.denominator) for p in parameters))


def disjoint(a: Real, b: Real) -> bool:
    """Whether two numbers certainly differ."""
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return a != b
    if isinstance(a, Fraction):
        return disjoint(b, a)
    if isinstance(b, Fraction):
        inside = a.ctx.mpf(b.numerator) / a.ctx.mpf(b.denominator)
        return bool(a.b < inside.a or inside.b < a.a)
    return bool(a.b < b.a or b.b < a.a)
