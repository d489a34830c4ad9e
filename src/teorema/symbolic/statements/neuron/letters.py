"""The letters of piece 05: weights, bias and input of one neuron, and the functions on them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, Inner, apply, as_expr, scalar, size, vector
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.statement import Hypothesis, Source, Where

p: Final = size("p")
n: Final = size("n")
w: Final = vector("w", p)
x: Final = vector("x", p)
b: Final = scalar("b")
y: Final = scalar("y", spoken=Text("the output", "la salida"))
z: Final = Inner(w, x) + b

ROJAS: Final = Source("Rojas 1996", "3")
NIELSEN: Final = Source("Nielsen 2015", "1")
SHALEV: Final = Source("Shalev-Shwartz and Ben-David 2014", "9.1.2")
COVER: Final = Source("Cover 1965")


def _function(name: str) -> Callable[[Expr | int | Fraction], Expr]:
    return lambda u: apply(NAMED[name], as_expr(u))


step: Final = _function("step")
sign_step: Final = _function("sign_step")
logistic: Final = _function("logistic")
exp: Final = _function("exp")
modulus: Final = _function("abs")
root: Final = _function("sqrt")


def defined(name: str, en: str, es: str) -> Where:
    """A defined symbol with its definition in both languages."""
    return Where(name, Text(en, es))


def numbers(value: Any) -> list[Any]:
    """The entries of a value of a point, for SymPy to compare."""
    return [
        sp.Rational(e.numerator, e.denominator) if isinstance(e, int | Fraction) else e for e in lift(value).entries
    ]


def asked(en: str, es: str, holds: Callable[[Any], Any]) -> Hypothesis:
    """A hypothesis from its two texts and a predicate on points."""
    return Hypothesis(Text(en, es), lambda point: bool(holds(point)))


NONZERO: Final = asked(r"$w\ne 0$", r"$w\ne 0$", lambda point: any(e != 0 for e in numbers(point["w"])))
