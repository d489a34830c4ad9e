"""Products and powers in normal form: exponents collect, what is certainly positive leaves a root, the rest waits in parentheses."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from fractions import Fraction
from math import gcd, isqrt, lcm
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.indices.keys import anonymous_mono
from teorema.symbolic.indices.terms import (
    MAX_TERMS,
    ONE,
    ONE_MONO,
    ZERO,
    Atom,
    Beyond,
    Exponent,
    Mono,
    Poly,
    applied,
    base_atom,
    minus,
    number,
    plus,
    scaled,
    single,
)

MAX_POWER: Final = 32
"""The largest exponent that is multiplied out."""

METER: ContextVar[list[int] | None] = ContextVar("meter", default=None)
"""How many products may still be made; None where nobody counts."""

_TERMS: Final = Text(f"must have at most {MAX_TERMS} terms", f"debe tener a lo sumo {MAX_TERMS} términos")
_WORK: Final = Text("must be decided within the limits of work", "debe decidirse dentro de los límites de trabajo")
_POWER: Final = Text(f"exponents must be at most {MAX_POWER}", f"los exponentes deben ser a lo sumo {MAX_POWER}")
_ZERO: Final = Text("must not divide by zero", "no debe dividir por cero")


def times(*parts: Poly) -> Poly:
    """The product."""
    result = ONE
    for part in parts:
        result = _times(result, part)
    return result


def _times(a: Poly, b: Poly) -> Poly:
    if len(a.terms) * len(b.terms) > 8 * MAX_TERMS:
        raise Beyond(_TERMS, len(a.terms) * len(b.terms))
    if a.terms.keys() == {ONE_MONO}:
        return scaled(b, a.terms[ONE_MONO])
    if b.terms.keys() == {ONE_MONO}:
        return scaled(a, b.terms[ONE_MONO])
    for one, other in ((a, b), (b, a)):
        if len(one.terms) > 1 and any(x.kind == "base" and e < 0 for m in other.terms for x, e in m):
            return _cancelling(one, other)
    return plus(product((*left, *right), c * d) for left, c in a.terms.items() for right, d in b.terms.items())


def _cancelling(a: Poly, b: Poly) -> Poly:
    """a·b, where a whole sum meets its own reciprocal before it is multiplied out."""
    factor, common, primitive = content(a)
    base = base_atom(primitive)
    done: list[Poly] = []
    left: list[Poly] = []
    for mono, c in b.terms.items():
        if any(atom == base and e < 0 for atom, e in mono):
            done.append(product((*mono, (base, 1), *common.items()), c * factor))
        else:
            left.extend(product((*m, *mono), c * d) for m, d in a.terms.items())
    return plus((*done, *left))


def product(factors: Iterable[tuple[Atom, Exponent]], coefficient: Fraction | int = 1) -> Poly:
    """A product of powers of atoms, each power in its normal form."""
    meter = METER.get()
    if meter is not None:
        meter[0] -= 1
        if meter[0] < 0:
            raise Beyond(_WORK, "too many products")
    exponents: dict[Atom, Exponent] = {}
    deltas = special = False
    for atom, e in factors:
        exponents[atom] = exponents.get(atom, 0) + e
        kind = atom.kind
        deltas = deltas or kind == "delta"
        special = special or kind == "base" or (kind == "apply" and atom.parts[1] in _SPECIAL)
    extra = _settled(exponents) if deltas or special else []
    if deltas and (merged := _merged(exponents)) is not None:
        return scaled(times(merged, *extra), coefficient)
    if 0 in exponents.values():
        exponents = {atom: e for atom, e in exponents.items() if e != 0}
    plain = Poly({frozenset(exponents.items()): Fraction(coefficient)})
    return times(plain, *extra) if extra else plain


_SPECIAL: Final = ("abs", "step", "cos")


def _settled(exponents: dict[Atom, Exponent]) -> list[Poly]:
    """Bring the powers of deltas, parentheses, absolute values and steps to normal form; returns what had to be multiplied out."""
    extra: list[Poly] = []
    for atom, e in list(exponents.items()):
        if e == 0:
            continue
        if atom.kind == "delta":
            exponents[atom] = 1 if e > 0 else e
        elif atom.kind == "base":
            whole, rest = divmod(Fraction(e), 1)
            if whole < 0 and (rest or len(atom.parts[1].terms) > 1):
                continue
            exponents[atom] = rest
            if whole:
                extra.append(power(atom.parts[1], whole))
        elif atom.kind == "apply" and atom.parts[1] in _SPECIAL and e > 1:
            function, order = atom.parts[1:3]
            if function == "step" and order == 0:
                exponents[atom] = 1
            elif function == "abs" and order == 1:
                exponents[atom] = int(e) % 2
            elif function == "cos" and order == 1:  # sin² = 1 − cos²
                exponents[atom] = int(e) % 2
                cosine = single(applied("cos", 0, None, atom.parts[4]))
                extra.append(power(minus(ONE, times(cosine, cosine)), int(e) // 2))
            elif function == "abs" and order == 0:
                exponents[atom] = int(e) % 2
                extra.append(power(atom.parts[4][0], int(e) - int(e) % 2))
    return extra


def _merged(exponents: dict[Atom, Exponent]) -> Poly | None:
    """δ_ij f(j) = δ_ij f(i): the product with the less fixed index replaced, or None where nothing is to be replaced."""
    from teorema.symbolic.indices.binding import substituted

    for atom in exponents:
        if atom.kind != "delta" or exponents[atom] != 1:
            continue
        low, high = atom.parts[1:]
        if low.axis is high.axis and any(
            high in other.free for other, e in exponents.items() if e and other is not atom
        ):
            rest = product((other, e) for other, e in exponents.items() if e and other is not atom)
            return times(single(atom), substituted(rest, {high: low}))
    return None


def content(poly: Poly) -> tuple[Fraction, dict[Atom, Exponent], Poly]:
    """A polynomial as number · common powers of atoms · what is left; the number makes the coefficients of what is left
    coprime integers, and positive one that can be told from the others without names.
    """
    common: dict[Atom, Exponent] = {}
    for atom in {atom for mono in poly.terms for atom, _ in mono}:
        least = min(dict(mono).get(atom, 0) for mono in poly.terms)
        if least and atom.kind != "delta" and Fraction(least).denominator == 1:
            common[atom] = least
    coefficients = list(poly.terms.values())
    factor = Fraction(gcd(*(c.numerator for c in coefficients)), lcm(*(c.denominator for c in coefficients)))
    if sign(poly) < 0:
        factor = -factor
    inverse = [(atom, -e) for atom, e in common.items()]
    if not inverse:
        return factor, common, scaled(poly, 1 / factor)
    return factor, common, plus(product((*mono, *inverse), c / factor) for mono, c in poly.terms.items())


def sign(poly: Poly) -> int:
    """-1 where the term that comes first without names has a negative coefficient, 1 where positive, 0 where no term is first."""
    if len(poly.terms) == 1:
        return 1 if next(iter(poly.terms.values())) > 0 else -1
    keyed: dict[int, list[Fraction]] = {}
    for mono, c in poly.terms.items():
        keyed.setdefault(anonymous_mono(tuple(mono)), []).append(c)
    for key in sorted(keyed):
        if len({c > 0 for c in keyed[key]}) == 1:
            return 1 if keyed[key][0] > 0 else -1
        total = sum(keyed[key])
        if total:
            return 1 if total > 0 else -1
    return 0


def power(poly: Poly, exponent: Exponent | Fraction) -> Poly:
    """A polynomial to a rational power; where both are defined, what is written is what it equals.

    Raises:
        Beyond: a power too large, or the reciprocal of 0.
    """
    if exponent == 1:
        return poly
    exponent = Fraction(exponent)
    if abs(exponent) > MAX_POWER:
        raise Beyond(_POWER, str(exponent))
    whole, rest = divmod(exponent, 1)
    if rest:
        return times(power(poly, whole), _root(poly, rest)) if whole > 0 else _root(poly, exponent)
    if whole >= 0:
        return times(*[poly] * int(whole))
    if not poly:
        raise Beyond(_ZERO, "1/0")
    if len(poly.terms) == 1:
        ((mono, c),) = poly.terms.items()
        return product(((atom, e * int(whole)) for atom, e in mono), c ** int(whole))
    factor, common, primitive = content(poly)
    if len(primitive.terms) == 1:
        return times(
            power(primitive, whole), product([(a, e * int(whole)) for a, e in common.items()], factor ** int(whole))
        )
    return product(
        [(base_atom(primitive), int(whole)), *((a, e * int(whole)) for a, e in common.items())], factor ** int(whole)
    )


def _root(poly: Poly, exponent: Fraction) -> Poly:
    """A polynomial to a power below 1 that is no integer."""
    if not poly:
        if exponent < 0:
            raise Beyond(_ZERO, "1/0")
        return ZERO
    factor, common, primitive = content(poly)
    outside: list[Poly] = []
    left: list[tuple[Atom, Exponent]] = []
    for atom, e in common.items():
        if atom.positive and ((e * exponent).denominator == 1 or is_exp(atom)):
            outside.append(product([(atom, e * exponent)]))
        elif exponent.denominator == 2 and e % 2 == 0:
            outside.append(power(absolute(single(atom)), e * exponent))
        else:
            left.append((atom, e))
    exact = exact_root(abs(factor), exponent)
    if exact is not None:
        outside.append(number(exact))
        factor = factor / abs(factor)
    inside = times(primitive, product(left, factor))
    if inside == ONE:
        return times(*outside)
    return times(*outside, single(base_atom(inside), exponent))


def is_exp(atom: Atom) -> bool:
    """Whether the atom is an exponential, which is positive and has every rational power."""
    return atom.kind == "apply" and atom.parts[1] == "exp"


def absolute(poly: Poly) -> Poly:
    """|poly|: numbers and what is certainly positive stand outside, and the sign inside is one that needs no names."""
    if not poly:
        return ZERO
    factor, common, primitive = content(poly)
    outside = product((atom, e) for atom, e in common.items() if atom.positive or e % 2 == 0)
    inside = times(primitive, product((atom, e) for atom, e in common.items() if not (atom.positive or e % 2 == 0)))
    if positive(inside):
        return scaled(times(outside, inside), abs(factor))
    if sign(inside) < 0:
        inside = scaled(inside, -1)
    return scaled(times(outside, single(applied("abs", 0, None, (inside,)))), abs(factor))


def positive(poly: Poly) -> bool:
    """Whether a polynomial certainly is above 0 where it is defined: no term can be negative, and one cannot be 0."""
    return nonnegative(poly) and any(all(atom.positive for atom, _ in mono) for mono in poly.terms)


def nonnegative(poly: Poly) -> bool:
    """Whether no term of a polynomial can be negative where it is defined."""
    for mono, c in poly.terms.items():
        if c < 0 or not all(atom.positive or (Fraction(e).denominator == 1 and e % 2 == 0) for atom, e in mono):
            return False
    return True


def exact_root(value: Fraction, exponent: Fraction) -> Fraction | None:
    """value ** exponent of a positive rational where that is rational, for halves; else None."""
    if exponent.denominator != 2 or value <= 0:
        return Fraction(1) if value == 1 else None
    top, bottom = isqrt(value.numerator), isqrt(value.denominator)
    exact = top * top == value.numerator and bottom * bottom == value.denominator
    return Fraction(top, bottom) ** exponent.numerator if exact else None


def monomial(mono: Mono) -> Poly:
    """A monomial as a polynomial."""
    return Poly({mono: Fraction(1)})
