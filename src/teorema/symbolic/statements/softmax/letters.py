"""The letters of piece 13: logits, softmax and log-sum-exp as functions, the Jacobian, and how each is introduced."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import NAMED, Diag, Entry, Expr, apply, as_expr, index, map_symbol, matrix, size, vector
from teorema.symbolic.calculus.leaves import dimension_index
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.calculus.shape import dimension
from teorema.symbolic.calculus.sums import Over, total
from teorema.symbolic.statement import Source, Where

q: Final = size("q")
i, j, k, m = index("i"), index("j"), index("k"), index("m")
z, v, g, y = vector("z", "q"), vector("v", "q"), vector("g", "q"), vector("y", "q")
ZERO, ONE, HALF = as_expr(0), as_expr(1), as_expr(1) / 2

LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "3.3")
GOODFELLOW: Final = Source("Goodfellow, Bengio and Courville 2016", "6.2.2.3")
HIGHAM: Final = Source("Blanchard, Higham and Higham 2021", "1")
BOYD: Final = Source("Boyd and Vandenberghe 2004, Convex Optimization", "3.1.5")


def softmax_on(classes: str | int) -> MapSymbol:
    """Softmax of a number of classes, as a function; its value in a point is what computes it."""
    made = map_symbol("softmax", classes, classes, r"\operatorname{softmax}")
    return replace(made, spoken=Text("the softmax", "la softmax"))


def log_sum_exp_on(classes: str | int) -> MapSymbol:
    """Log-sum-exp of a number of classes, as a function."""
    source = (dimension(classes), dimension(1))
    return MapSymbol("log_sum_exp", source, (), r"\operatorname{lse}", Text("the log-sum-exp", "el log-sum-exp"))


softmax, lse = softmax_on("q"), log_sum_exp_on("q")

s: Final = vector("s", "q")
S: Final = Where("s", as_text(r"$s=\operatorname{softmax}(z)$"))
SOFTMAX: Final = Where("softmax", as_text(r"$\operatorname{softmax}(z)_i=e^{z_i}/\sum_{k=1}^{q}e^{z_k}$"))
LSE: Final = Where("log_sum_exp", as_text(r"$\operatorname{lse}(z)=\ln\sum_{k=1}^{q}e^{z_k}$"))
J: Final = matrix("J", "q", "q", r"J", Text("the Jacobian of softmax", "la jacobiana de softmax"))
JACOBIAN: Final = Where(
    "J",
    Text(
        r"$J$ is the Jacobian of softmax at $z$, with the entry $\partial\operatorname{softmax}(z)_i/\partial z_j$ in row "
        r"$i$ and column $j$",
        r"$J$ es la jacobiana de softmax en $z$, con la entrada $\partial\operatorname{softmax}(z)_i/\partial z_j$ en la "
        r"fila $i$ y la columna $j$",
    ),
)
COVARIANCE: Final = Diag(s) - s @ s.T
"""diag(s) − s sᵀ."""


def exp(u: Expr) -> Expr:
    """e^u."""
    return apply(NAMED["exp"], u)


def ln(u: Expr) -> Expr:
    """ln u."""
    return apply(NAMED["log"], u)


def entry(column: Expr, at: object = k) -> Entry:
    """Entry `at` of a column."""
    return Entry(column, dimension_index(at))


def over_classes(body: Expr) -> Over:
    """Σ_{k=1}^{q} body."""
    return total(k, 1, q, body)


def greatest(column: Expr) -> Over:
    """The greatest entry of a column of q."""
    return Over("max", m, dimension_index(1), q, entry(column, m))


def smallest(column: Expr) -> Over:
    """The least entry of a column of q."""
    return Over("min", m, dimension_index(1), q, entry(column, m))
