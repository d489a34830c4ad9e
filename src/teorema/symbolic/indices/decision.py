"""Equality for every size, decided by normal form: True is proved, None is undecided, and no other answer exists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product as every
from math import prod
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import ShapeError, agree
from teorema.symbolic.indices.arithmetic import METER, power, product, times
from teorema.symbolic.indices.axes import Index, fresh, literal
from teorema.symbolic.indices.binding import instantiated, opened, substituted
from teorema.symbolic.indices.form import Form, components
from teorema.symbolic.indices.laws import LAWS, LEVEL, function
from teorema.symbolic.indices.matrices import called, determinant, inverse
from teorema.symbolic.indices.summation import summed
from teorema.symbolic.indices.terms import Atom, Beyond, Poly, minus, plus, scaled, single

MAX_PRODUCTS: Final = 400_000
"""The most products made to decide one equality, a few seconds of work."""

MAX_WRITTEN_OUT: Final = 64
"""The most terms that a sum with integer bounds is written out in."""

_SIDES: Final = Text("both sides must have one shape", "ambos lados deben tener las mismas dimensiones")


def equal(a: Expr | Form, b: Expr | Form) -> bool | None:
    """True if the two are proved equal, for every size and every value of their symbols where both are defined; None if not.

    What is proved of an uninterpreted function holds for each function that is differentiable as often as the formula asks.

    Arguments:
        a, b: expressions of one shape, or forms over the same axes.

    Raises:
        ShapeError: two expressions of different shapes.

    Example:
        >>> from teorema.symbolic.calculus import Trace, matrix
        >>> A, B = matrix("A", "m", "n"), matrix("B", "n", "m")
        >>> equal(Trace(A @ B), Trace(B @ A)), equal(A @ B, (A @ B).T)
        (True, None)
    """
    if isinstance(a, Expr) and isinstance(b, Expr) and not agree(a.shape, b.shape):
        raise ShapeError("=", _SIDES, a.shape, b.shape)
    token = METER.set([MAX_PRODUCTS])
    try:
        left, right = _form(a), _form(b)
        ours, theirs = ([i for i in one.indices if not i.axis.single] for one in (left, right))
        if [i.axis for i in ours] != [i.axis for i in theirs]:
            return None
        renaming = {j: i for i, j in zip(ours, theirs, strict=True) if i != j}
        return True if vanishes(minus(left.poly, substituted(right.poly, renaming))) else None
    except (Beyond, RecursionError):
        return None
    finally:
        METER.reset(token)


def _form(side: Expr | Form) -> Form:
    return side if isinstance(side, Form) else components(side, ("(row)", "(column)")[: len(side.shape)])


def vanishes(gap: Poly) -> bool:
    """Whether a polynomial is proved to be 0 by one of the ways known here."""
    if not gap:
        return True
    for level in (0, 1, 2):
        token = LEVEL.set(level)
        try:
            if level and not _lawful(gap, level):
                continue
            now = rebuilt(gap) if level else gap
            if not now or not cleared(now) or not _written_out(now):
                return True
        except Beyond:
            continue
        finally:
            LEVEL.reset(token)
    return False


def atoms(poly: Poly) -> Iterator[Atom]:
    """All atoms of a polynomial, also those inside others."""
    for mono in poly.terms:
        for atom, _ in mono:
            yield atom
            yield from _inside(atom)


def _inside(atom: Atom) -> Iterator[Atom]:
    if atom.kind == "sum":
        yield from atoms(Poly({atom.parts[3]: Fraction(1)}))
    for part in atom.parts:
        for poly in part if isinstance(part, tuple) else (part,):
            if isinstance(poly, Poly):
                yield from atoms(poly)


def _lawful(poly: Poly, level: int) -> bool:
    return any(atom.kind == "apply" and (atom.parts[1], level) in LAWS for atom in atoms(poly))


def cleared(poly: Poly) -> Poly:
    """The polynomial times powers of its divisors, none of which is 0 where it is defined."""
    for _ in range(4):
        least: dict[Atom, int] = {}
        for mono in poly.terms:
            for atom, e in mono:
                if e < 0:
                    whole = int(Fraction(e).__floor__())
                    least[atom] = min(least.get(atom, 0), whole)
        if not least:
            return poly
        poly = plus(product([*mono, *((atom, -e) for atom, e in least.items())], c) for mono, c in poly.terms.items())
    return poly


def rebuilt(poly: Poly) -> Poly:
    """The polynomial made anew from its leaves, by the laws now in force."""
    return plus(scaled(times(*[_powered(atom, Fraction(e)) for atom, e in mono]), c) for mono, c in poly.terms.items())


def _powered(atom: Atom, exponent: Fraction) -> Poly:
    if atom.kind == "base":
        return power(rebuilt(atom.parts[1]), exponent)
    if exponent.denominator != 1:
        return product([(atom, exponent)]) if atom.parts[1] != "exp" else power_of_exp(atom, exponent)
    return power(_remade(atom), exponent)


def power_of_exp(atom: Atom, exponent: Fraction) -> Poly:
    """e^{cu} for a rational c, made anew."""
    return function("exp", 0, None, (scaled(rebuilt(atom.parts[4][0]), exponent),))


def _remade(atom: Atom) -> Poly:
    if atom.kind == "apply":
        _, name, order, layer, arguments = atom.parts
        return function(name, order, layer, tuple(map(rebuilt, arguments)), atom.tex)
    if atom.kind == "sum":
        made, body = opened(atom)
        return summed(rebuilt(body), made)
    if atom.kind == "inverse":
        _, height, over, body, i, j = atom.parts
        places = (fresh(over), fresh(over))
        return inverse(rebuilt(instantiated(height, (over, over), body, places)), *places, i, j)
    if atom.kind == "det":
        _, height, over, body = atom.parts
        places = (fresh(over), fresh(over))
        return determinant(rebuilt(instantiated(height, (over, over), body, places)), *places)
    if atom.kind == "call":
        _, name, layer, component, directions, height, over, body = atom.parts
        place = fresh(over)
        inner = rebuilt(instantiated(height, (over,), body, (place,)))
        return called(name, layer, component, directions, inner, place, atom.tex)
    return single(atom)


def _written_out(poly: Poly) -> Poly:
    """The polynomial with its sums written out where all bounds are small integers; itself otherwise."""
    if not any(atom.kind == "sum" for atom in atoms(poly)):
        return poly
    return cleared(_explicit(poly))


def _explicit(poly: Poly) -> Poly:
    parts = []
    for mono, c in poly.terms.items():
        factors = []
        for atom, e in mono:
            if atom.kind == "base":
                factors.append(power(_explicit(atom.parts[1]), e))
            elif atom.kind == "sum":
                factors.append(power(_explicit_sum(atom), e))
            elif atom.kind == "apply":
                _, name, order, layer, arguments = atom.parts
                remade = function(name, order, layer, tuple(map(_explicit, arguments)), atom.tex)
                factors.append(power(remade, e) if Fraction(e).denominator == 1 else product([(atom, e)]))
            else:
                factors.append(product([(atom, e)]))
        parts.append(scaled(times(*factors), c))
    return plus(parts)


def _explicit_sum(atom: Atom) -> Poly:
    made, body = opened(atom)
    if not all(i.axis.start.is_Integer and i.axis.stop.is_Integer for i in made):
        return single(atom)
    ranges = [range(int(i.axis.start), int(i.axis.stop) + 1) for i in made]
    if prod(map(len, ranges)) > MAX_WRITTEN_OUT:
        return single(atom)
    inside = _explicit(body)
    return plus(
        substituted(inside, {i: literal(k, i.axis) for i, k in zip(made, values, strict=True)})
        for values in every(*ranges)
    )


__all__ = ["Index", "cleared", "equal", "vanishes"]
