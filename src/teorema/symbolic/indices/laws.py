"""What is known of the named functions: a table from the name to a normal form of each derivative.

Laws of level 0 always apply; those of level 1 write an activation in its generator (tanh in the logistic, ReLU in the absolute value);
those of level 2 write the logistic in the exponential. A law holds wherever both of its sides are defined.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from fractions import Fraction
from math import factorial
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.indices.arithmetic import (
    absolute,
    content,
    is_exp,
    monomial,
    positive,
    power,
    product,
    sign,
    times,
)
from teorema.symbolic.indices.axes import Index
from teorema.symbolic.indices.terms import (
    ONE,
    ZERO,
    Beyond,
    Poly,
    applied,
    minus,
    number,
    plus,
    scaled,
    single,
)

LEVEL: ContextVar[int] = ContextVar("level", default=0)
"""How far functions are written in others: 0 as they stand, 1 in generators, 2 in the exponential."""

Law = Callable[[int, Poly, tuple[Poly, ...]], "Poly | None"]
HALF: Final = Fraction(1, 2)
_LARGEST: Final = 2**64
_LOG_ZERO: Final = Text("must not take the log of zero", "no debe tomar el logaritmo de cero")


def function(name: str, order: int, layer: Index | None, arguments: tuple[Poly, ...], tex: str = "") -> Poly:
    """A function at numbers, or its derivative with respect to the first of them, by the laws in force."""
    argument, *parameters = arguments
    level = LEVEL.get()
    for at_level in range(level, -1, -1):
        law = LAWS.get((name, at_level))
        if law is not None and (made := law(order, argument, tuple(parameters))) is not None:
            return made
    return single(applied(name, order, layer, arguments, tex, name in _POSITIVE and order == 0))


_POSITIVE: Final = ("logistic", "softplus", "exp", "normal_cdf", "gaussian", "half_gaussian")


def kept(name: str, order: int, *arguments: Poly) -> Poly:
    """A function that no law rewrites."""
    return single(applied(name, order, None, arguments, "", name in _POSITIVE and order == 0))


def exponential(argument: Poly) -> Poly:
    """e^argument: e^{a+b} = e^a e^b and e^{c log a} = a^c."""
    parts = []
    for mono, c in argument.terms.items():
        whole = int(c) if c.denominator == 1 else c
        log = next(
            (a.parts[4][0] for a, e in mono if e == 1 and len(mono) == 1 and a.parts[:3] == ("apply", "log", 0)), None
        )
        if log is not None and abs(c) <= 32:
            parts.append(power(log, whole))
        else:
            parts.append(product([(applied("exp", 0, None, (monomial(mono),), positive=True), whole)]))
    return times(*parts)


def logarithm(argument: Poly) -> Poly:
    """log argument: what is certainly positive leaves as a sum, numbers by their primes."""
    if not argument:
        raise Beyond(_LOG_ZERO, "log 0")
    factor, common, primitive = content(argument)
    parts, left = [_log_of_number(abs(factor))], []
    if len(primitive.terms) == 1:
        ((mono, _),) = primitive.terms.items()
        common, primitive = {**common, **dict(mono)}, ONE
    for atom, e in common.items():
        if is_exp(atom):
            parts.append(scaled(atom.parts[4][0], e if isinstance(e, Fraction) else Fraction(e)))
        elif atom.kind == "base" and Fraction(e).denominator != 1:
            parts.append(scaled(logarithm(atom.parts[1]), Fraction(e)))
        elif atom.positive:
            parts.append(scaled(kept("log", 0, single(atom)), Fraction(e)))
        else:
            left.append((atom, e))
    rest = times(product(left, -1 if factor < 0 else 1), primitive)
    if rest == ONE:
        return plus(parts)
    if len(left) == 1 and factor > 0 and primitive == ONE:
        atom, e = left[0]
        inside = single(atom) if e % 2 else absolute(single(atom))
        return plus((*parts, scaled(kept("log", 0, inside), Fraction(e))))
    return plus((*parts, kept("log", 0, rest)))


def _log_of_number(value: Fraction) -> Poly:
    if max(value.numerator, value.denominator) > _LARGEST:
        return kept("log", 0, number(value))
    primes = sp.factorrat(sp.Rational(value.numerator, value.denominator)) if value != 1 else {}
    return plus(scaled(kept("log", 0, number(int(p))), int(k)) for p, k in primes.items() if p != 1)


def _exp(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return exponential(u)


def _abs_by_step(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    """|u|′ = 2H(u) − 1 off 0, where alone it is defined."""
    if order != 1 or not u:
        return None
    turned = sign(u) < 0
    value = minus(scaled(kept("step", 0, scaled(u, -1) if turned else u), 2), ONE)
    return scaled(value, -1) if turned else value


def _log(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return scaled(power(u, -order), (-1) ** (order - 1) * factorial(order - 1)) if order else logarithm(u)


def _sqrt(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    factor = Fraction(1)
    for k in range(order):
        factor *= HALF - k
    return scaled(power(u, HALF - order), factor)


def _identity(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return (u, ONE)[order] if order < 2 else ZERO


def _square(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return (times(u, u), scaled(u, 2), number(2))[order] if order < 3 else ZERO


def _abs(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    """|u|, its sign off 0, and 0."""
    if order == 0:
        return absolute(u)
    if order > 1:
        return ZERO
    if not u:
        return None
    factor, common, primitive = content(u)
    inside = times(primitive, product((a, e % 2) for a, e in common.items() if not a.positive))
    if positive(inside):
        return number(1 if factor > 0 else -1)
    flip = -1 if sign(inside) < 0 else 1
    return scaled(kept("abs", 1, scaled(inside, flip)), flip * (1 if factor > 0 else -1))


LAWS: Final[dict[tuple[str, int], Law]] = {
    ("exp", 0): _exp,
    ("log", 0): _log,
    ("sqrt", 0): _sqrt,
    ("identity", 0): _identity,
    ("square", 0): _square,
    ("abs", 0): _abs,
    ("abs", 2): _abs_by_step,
}
"""(name, level) -> law; `activations` adds its own. A law that returns None leaves the function as it stands."""
