"""Every law of a function against SymPy's derivative of its definition, at numbers: a wrong entry of the table is seen here."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath
import pytest
import sympy as sp

from teorema.symbolic.calculus import NAMED
from teorema.symbolic.calculus.functions import U
from teorema.symbolic.indices import laws
from teorema.symbolic.indices.laws import LAWS, LEVEL
from teorema.symbolic.indices.terms import Atom, Poly, entry, minus, number, scaled, single

POINTS = (Fraction(-7, 3), Fraction(-1, 2), Fraction(2, 5), Fraction(9, 4))
UNKNOWN = single(entry("z", None, (), (), "z", False))


def slope(name: str, order: int, at: Any, parameters: tuple[Any, ...]) -> Any:
    """A named function, or its derivative, at a number, by SymPy."""
    formula = NAMED[name].derivative(order, parameters)
    return mpmath.mpf(sp.N(formula.subs(U, sp.Float(str(at), 40)), 30))


def value(poly: Poly, z: Any) -> Any:
    """A normal form at a number, with each kept function by its definition."""
    return mpmath.fsum(
        mpmath.mpf(c.numerator) / c.denominator * mpmath.fprod(_atom(a, z) ** _real(e) for a, e in mono)
        for mono, c in poly.terms.items()
    )


def _real(exponent: Any) -> Any:
    exponent = Fraction(exponent)
    whole = exponent.denominator == 1
    return int(exponent) if whole else mpmath.mpf(exponent.numerator) / exponent.denominator


def _atom(atom: Atom, z: Any) -> Any:
    if atom.kind == "entry":
        return z
    if atom.kind == "size":
        return mpmath.mpf(sp.N(atom.parts[1], 30))
    if atom.kind == "base":
        return value(atom.parts[1], z)
    _, name, order, _, arguments = atom.parts
    inside, *rest = (value(a, z) for a in arguments)
    return slope(name, order, mpmath.nstr(inside, 30), tuple(sp.Float(str(r), 30) for r in rest))


@pytest.mark.parametrize(("name", "level"), sorted(LAWS), ids=str)
@pytest.mark.parametrize("inner", ["z", "-z", "3z - 1"])
def test_a_law_agrees_with_the_definition(name: str, level: int, inner: str) -> None:
    argument = {"z": UNKNOWN, "-z": scaled(UNKNOWN, -1), "3z - 1": minus(scaled(UNKNOWN, 3), number(1))}[inner]
    parameters = (Fraction(1, 5),) if NAMED[name].parameters else ()
    token = LEVEL.set(level)
    try:
        made = [laws.function(name, order, None, (argument, *(number(p) for p in parameters))) for order in range(4)]
    finally:
        LEVEL.reset(token)
    checked = 0
    with mpmath.workdps(30):
        for order, poly in enumerate(made):
            for z in POINTS:
                at = z * {"z": 1, "-z": -1, "3z - 1": 3}[inner] - (inner == "3z - 1")
                if (at <= 0 and name in ("log", "sqrt")) or at in (0, 1, -1):
                    continue
                point = mpmath.mpf(z.numerator) / z.denominator
                inside = mpmath.nstr(mpmath.mpf(at.numerator) / at.denominator, 30)
                exact = slope(name, order, inside, tuple(sp.Rational(p.numerator, p.denominator) for p in parameters))
                assert mpmath.almosteq(value(poly, point), exact, 1e-20, 1e-20), (name, order, z)
                checked += 1
    assert checked >= 4
