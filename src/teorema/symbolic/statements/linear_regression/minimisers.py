"""Least squares: the normal equations, when the minimiser is one, the formula and the residual."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    Entry,
    Expr,
    Inner,
    Inverse,
    Rank,
    Size,
    Total,
    index,
    total,
    vector,
    zeros,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.claims import All, Equal, Every, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.linear_regression.letters import (
    COUNT,
    FULL_RANK,
    GOLUB,
    GOODFELLOW,
    HAT,
    LIQUET,
    NULL,
    Xt,
    d,
    defined,
    hat,
    misfit,
    n,
    normal,
    r,
    sq,
    theta,
    y,
)

v: Final = vector("v", "d")
_gram = Xt.T @ Xt
_KERNEL: Final = All(
    Iff(Equal(_gram @ v, NULL), Equal(Xt @ v, zeros("n"))), Equal(Rank(_gram), Rank(Xt))
)  # fmt: skip

KERNEL: Final = Statement(
    id="linear_regression-kernel",
    kind="lemma",
    title=Text("The Gram matrix has the kernel of the data", "La matriz de Gram tiene el núcleo de los datos"),
    claim=_KERNEL,
    rewrite=All(Iff(Equal(sq(Xt @ v), 0), Equal(Xt.T @ (Xt @ v), NULL)), Equal(Rank(_gram), Rank(Xt.T))),
    mistakes=(
        Mistake(
            "only-zero",
            Text("only zero in the kernel", "solo el cero en el núcleo"),
            _KERNEL.but(1, Iff(Equal(_gram @ v, NULL), Equal(v, NULL))),
        ),
        Mistake("regular", Text("always regular", "siempre regular"), _KERNEL.but(2, Equal(Rank(_gram), Size(d)))),
        Mistake(
            "rank-of-samples",
            Text("as many as there are samples", "tanto como el número de muestras"),
            _KERNEL.but(2, Equal(Rank(_gram), COUNT)),
        ),
    ),
    source=GOLUB,
)

eta: Final = vector("eta", "d", r"\eta", Text("eta", "eta"))
_least = Every("others", r"\eta\in\mathbb{R}^d", LessEqual(misfit(theta), misfit(eta)), Text("eta", "eta"), ("eta",))
_NORMAL: Final = All(normal(hat), Iff(normal(theta), _least))

NORMAL: Final = Statement(
    id="linear_regression-normal",
    kind="theorem",
    title=Text("The normal equations", "Las ecuaciones normales"),
    claim=_NORMAL,
    rewrite=All(
        Equal(_gram @ hat - Xt.T @ y, NULL),
        Iff(
            Equal(Xt.T @ (y - Xt @ theta), NULL),
            Every("others", r"\eta\in\mathbb{R}^d", LessEqual(misfit(theta) / COUNT, misfit(eta) / COUNT), Text("eta", "eta"), ("eta",)),
        ),
    ),
    mistakes=(
        Mistake(
            "exact-fit",
            Text("the minimiser fits every point", "el minimizador pasa por todos los puntos"),
            _NORMAL.but(1, Equal(Xt @ hat, y)),
        ),
        Mistake(
            "fit-or-nothing",
            Text("only an exact fit is a minimum", "solo un ajuste exacto es un mínimo"),
            _NORMAL.but(2, Iff(Equal(Xt @ theta, y), _least)),
        ),
        Mistake(
            "strict",
            Text("better than all others", "mejor que todos los demás"),
            _NORMAL.but(2, Iff(normal(theta), Every("others", r"\eta\in\mathbb{R}^d", Less(misfit(theta), misfit(eta)), Text("eta", "eta"), ("eta",)))),
        ),
        Mistake(
            "targets-only",
            Text("the Gram matrix forgotten", "la matriz de Gram olvidada"),
            _NORMAL.but(2, Iff(Equal(theta, Xt.T @ y), _least)),
        ),
    ),
    where=(HAT,),
    given=Text(
        r"$\tilde{X}\in\RR^{n\times d}$ of any rank, $y\in\RR^n$, $\theta\in\RR^d$",
        r"$\tilde{X}\in\RR^{n\times d}$ de cualquier rango, $y\in\RR^n$, $\theta\in\RR^d$",
    ),
    uses=("linear_regression-expansion", "linear_regression-kernel"),
    source=LIQUET,
)  # fmt: skip

_only = Every(
    "minimisers",
    r"\theta,\ \tilde{X}^{\top}\tilde{X}\theta=\tilde{X}^{\top}y",
    Equal(theta, hat),
    Text("minimiser theta", "minimizador theta"),
    ("theta",),
)
_UNIQUE: Final = Iff(Equal(Rank(Xt), Size(d)), _only)

UNIQUE: Final = Statement(
    id="linear_regression-unique",
    kind="theorem",
    title=Text("One minimiser exactly at full column rank", "Un solo minimizador exactamente con rango completo por columnas"),
    claim=_UNIQUE,
    rewrite=Iff(_only, Equal(Rank(_gram), Size(d))),
    mistakes=(
        Mistake(
            "enough-samples",
            Text("as many samples as parameters suffice", "bastan tantas muestras como parámetros"),
            Iff(LessEqual(Size(d), COUNT), _only),
        ),
        Mistake("row-rank", Text("full row rank", "rango completo por filas"), Iff(Equal(Rank(Xt), COUNT), _only)),
        Mistake("always", Text("at every rank above zero", "con todo rango mayor que cero"), Iff(Less(0, Rank(Xt)), _only)),
    ),
    where=(HAT,),
    given=Text(r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$", r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$"),
    uses=("linear_regression-normal", "linear_regression-kernel"),
    source=LIQUET,
)  # fmt: skip

_FORMULA: Final = Equal(hat, Inverse(_gram) @ Xt.T @ y)

FORMULA: Final = Statement(
    id="linear_regression-formula",
    kind="corollary",
    title=Text("The formula at full rank", "La fórmula con rango completo"),
    claim=_FORMULA,
    rewrite=Equal(_gram @ hat, Xt.T @ y),
    mistakes=(
        Mistake("gram-forgotten", Text("the Gram matrix forgotten", "la matriz de Gram olvidada"), Equal(hat, Xt.T @ y)),
        Mistake("not-inverted", Text("not inverted", "sin invertir"), Equal(hat, _gram @ Xt.T @ y)),
        Mistake(
            "averaged",
            Text("the mean on one side only", "el promedio de un solo lado"),
            Equal(hat, Inverse(_gram) @ Xt.T @ y / COUNT),
        ),
        Mistake("square", Text("X tilde itself inverted", "la inversa de X tilde misma"), Equal(Xt @ hat, y)),
    ),
    hypotheses=(FULL_RANK,),
    where=(HAT,),
    given=Text(r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$", r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$"),
    uses=("linear_regression-unique",),
    source=LIQUET,
)  # fmt: skip

_R = defined("r", r"$r=y-\tilde{X}\hat{\theta}$", r"$r=y-\tilde{X}\hat{\theta}$")
_RESIDUAL: Final = All(
    Equal(Xt.T @ r, NULL),
    Equal(misfit(theta), sq(r) + sq(Xt @ (theta - hat))),
    Equal(sq(y), sq(Xt @ hat) + sq(r)),
)

RESIDUAL: Final = Statement(
    id="linear_regression-residual",
    kind="theorem",
    title=Text("The residual is orthogonal to the columns", "El residuo es ortogonal a las columnas"),
    claim=_RESIDUAL,
    rewrite=All(
        Equal(Inner(Xt @ theta, r), 0),
        Equal(misfit(theta) - sq(r), sq(Xt @ theta - Xt @ hat)),
        Equal(sq(y) - sq(r), Inner(y, Xt @ hat)),
    ),
    mistakes=(
        Mistake("zero", Text("the residual is zero", "el residuo es cero"), _RESIDUAL.but(1, Equal(r, zeros("n")))),
        Mistake(
            "orthogonal-to-the-targets",
            Text("orthogonal to the targets", "ortogonal a los objetivos"),
            _RESIDUAL.but(1, Equal(Inner(r, y), 0)),
        ),
        Mistake(
            "distance-of-parameters",
            Text("the distance of the parameters", "la distancia entre los parámetros"),
            _RESIDUAL.but(2, Equal(misfit(theta), sq(r) + sq(theta - hat))),
        ),
        Mistake(
            "hypotenuse",
            Text("the predictions as the longest side", "las predicciones como el lado más largo"),
            _RESIDUAL.but(3, Equal(sq(Xt @ hat), sq(y) + sq(r))),
        ),
    ),
    where=(HAT, _R),
    uses=("linear_regression-normal",),
    source=GOODFELLOW,
)

i: Final = index("i")


def _sum(column: Expr) -> Expr:
    """Σ_i of the entries of a column of n."""
    return total(i, 1, n, Entry(column, i))


_ONES: Final = Hypothesis(
    Text(r"the first column of $\tilde{X}$ is $\mathbf{1}$", r"la primera columna de $\tilde{X}$ es $\mathbf{1}$"),
    lambda point: all(row[0] == 1 for row in lift(point["Xtilde"]).tolist()),
)
_INTERCEPT: Final = All(Equal(_sum(r), 0), Equal(_sum(Xt @ hat), _sum(y)))

INTERCEPT: Final = Statement(
    id="linear_regression-intercept",
    kind="corollary",
    title=Text("With an intercept the residuals sum to zero", "Con término independiente los residuos suman cero"),
    claim=_INTERCEPT,
    rewrite=All(Equal(Total(y - Xt @ hat), 0), Equal(Total(Xt @ hat) / COUNT, Total(y) / COUNT)),
    mistakes=(
        Mistake("no-intercept", Text("without the ones too", "también sin los unos"), _INTERCEPT, hypotheses=()),
        Mistake(
            "each-zero", Text("the first residual is zero", "el primer residuo es cero"), _INTERCEPT.but(1, Equal(Entry(r, sp.Integer(1)), 0))
        ),
        Mistake(
            "intercept-is-the-mean",
            Text("the intercept is the mean", "el término independiente es el promedio"),
            _INTERCEPT.but(2, Equal(COUNT * Entry(hat, sp.Integer(1)), _sum(y))),
        ),
    ),
    hypotheses=(_ONES,),
    where=(HAT, _R),
    given=Text(r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$", r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$"),
    uses=("linear_regression-residual", "linear_regression-design"),
    source=LIQUET,
)  # fmt: skip
