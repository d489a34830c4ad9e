"""The letters of piece 19: inputs, outputs, the numbers of the multiplication gate, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, apply, as_expr, scalar
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.statement import Hypothesis, Source, Where

LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.2")
GOODFELLOW: Final = Source("Goodfellow, Bengio and Courville 2016", "6.1")
HALF: Final = Fraction(1, 2)


def numbered(letter: str, k: int | str) -> Symbol:
    """A number with a lower index, as x_1."""
    return scalar(f"{letter}{k}", f"{letter}_{{{k}}}", spoken=Text(f"{letter} {k}", f"{letter} {k}"))


x1: Final = numbered("x", 1)
x2: Final = numbered("x", 2)
x3: Final = numbered("x", 3)
y: Final = scalar("y", spoken=Text("the output", "la salida"))
h: Final = scalar("h", spoken=Text("the number of hidden units", "el número de unidades ocultas"))
lam: Final = scalar("lam", r"\lambda", spoken=Text("lambda", "lambda"))
mu: Final = scalar("mu", r"\mu", spoken=Text("mu", "mu"))
c: Final = scalar("c")


def _function(name: str) -> Callable[[Expr | int | Fraction], Expr]:
    return lambda x: apply(NAMED[name], as_expr(x))


relu: Final = _function("relu")
modulus: Final = _function("abs")
sinh: Final = _function("sinh")


def defined(name: str, en: str, es: str) -> Where:
    """A defined symbol with its definition in both languages."""
    return Where(name, Text(en, es))


def number(value: Any) -> Any:
    """A number of a point for SymPy to compare."""
    entry = lift(value).item()
    return sp.Rational(entry.numerator, entry.denominator) if isinstance(entry, int | Fraction) else entry


def asked(text: str, holds: Callable[[Any], Any]) -> Hypothesis:
    """A hypothesis that is a formula, the same in both languages."""
    return Hypothesis(Text(text, text), lambda point: bool(holds(point)))


BITS: Final = asked(r"$x_{1},x_{2}\in\{0,1\}$", lambda point: all(number(point[k]) in (0, 1) for k in ("x1", "x2")))
SCALED: Final = asked(r"$\lambda\ne 0$", lambda point: number(point["lam"]) != 0)
