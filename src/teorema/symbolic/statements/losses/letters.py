"""The letters of piece 12: predictions and targets, residuals, logits, probabilities, and the functions losses are made of."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Entry, Expr, Size, index, scalar, size, total, vector
from teorema.symbolic.calculus.maps import function
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.statement import Hypothesis, Source, Where

q: Final = size("q")
n: Final = size("n")
i: Final = index("i")
j: Final = index("j")

HAT: Final = Text("y hat", "y sombrero")
yhat: Final = vector("yhat", "q", r"\hat{y}", HAT)
y: Final = vector("y", "q")
delta: Final = scalar("delta", r"\delta", spoken=Text("delta", "delta"))
u: Final = scalar("u")
v: Final = scalar("v")
t: Final = scalar("t")
z: Final = scalar("z")

CALIN: Final = Source("Calin 2020", "3")
LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "2.3")
LIQUET_LOGISTIC: Final = Source("Liquet, Moka and Nazarathy 2024", "3.2")
NIELSEN: Final = Source("Nielsen 2015", "3")
GOODFELLOW: Final = Source("Goodfellow, Bengio and Courville 2016", "3.13")

sigma: Final = function("logistic")
softplus: Final = function("softplus")
exp: Final = function("exp")
ln: Final = function("log")
root: Final = function("sqrt")
modulus: Final = function("abs")
eta: Final = function("entropy_term")
_huber: Final = function("huber")
HALF: Final = Fraction(1, 2)


def huber(x: Expr, order: int = 0) -> Expr:
    """h_δ(x), or its derivative."""
    return _huber(x, delta, order=order)


def summed(at: Scalar, last: Scalar, body: Expr) -> Expr:
    """Σ of the body for the index from 1 to `last`."""
    return total(at, 1, last, body)


def mean(body: Expr) -> Expr:
    """(1/n) Σ_j of the body over the n samples."""
    return summed(j, n, body) / Size(n)


def at(column: Expr, place: Scalar) -> Entry:
    """An entry of a column."""
    return Entry(column, place)


def entries(value: Any) -> tuple[Any, ...]:
    """The entries of a value of a point, exact."""
    return tuple(lift(value).entries)


def every(name: str, holds: Callable[[Any], bool], text: Text) -> Hypothesis:
    """The hypothesis that all entries of one value of the point satisfy a condition."""
    return Hypothesis(text, lambda point: all(bool(holds(sp.sympify(e))) for e in entries(point[name])))


def positive(name: str, tex: str) -> Hypothesis:
    """The hypothesis that a number of the point is positive."""
    return every(name, lambda e: e > 0, Text(f"${tex}>0$", f"${tex}>0$"))


def defined(name: str, en: str, es: str) -> Where:
    """A defined symbol with its definition in both languages."""
    return Where(name, Text(en, es))


DELTA_POSITIVE: Final = positive("delta", r"\delta")
LABELS: Final = every("y", lambda e: e in (0, 1), Text(r"every $y_j$ is $0$ or $1$", r"cada $y_j$ es $0$ o $1$"))
