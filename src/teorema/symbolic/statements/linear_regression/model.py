"""The model and its cost: design matrix, mean square, gradient and Hessian, and the cost as a parabola in every direction."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Block, Inner, Norm, Size, matrix, ones, scalar, vector
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.claims import All, Equal, IllShaped, Less, LessEqual
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.linear_regression.letters import (
    CLASS,
    COUNT,
    HALF,
    LIQUET,
    H,
    Xt,
    d,
    defined,
    misfit,
    n,
    p,
    sq,
    theta,
    y,
)

X: Final = matrix("X", "n", "p")
w: Final = vector("w", "p")
b: Final = scalar("b")
D: Final = matrix("Xtilde", n, p + 1, r"\tilde{X}", Text("X tilde", "X tilde"))
_stacked = Block(((AsMatrix(b),), (w,)))
_DESIGN: Final = All(Equal(D, Block(((ones("n"), X),))), Equal(D @ _stacked, X @ w + b * ones("n")))

DESIGN: Final = Statement(
    id="linear_regression-design",
    kind="definition",
    title=Text("The model and its design matrix", "El modelo y su matriz de diseño"),
    claim=_DESIGN,
    rewrite=All(Equal(D.T, Block(((ones("n").T,), (X.T,)))), Equal(b * ones("n") + X @ w, D @ _stacked)),
    mistakes=(
        Mistake("ones-last", Text("the ones last", "los unos al final"), _DESIGN.but(1, Equal(D, Block(((X, ones("n")),))))),
        Mistake(
            "intercept-once",
            Text("the intercept forgotten", "el término independiente olvidado"),
            _DESIGN.but(2, Equal(D @ _stacked, X @ w)),
        ),
        Mistake(
            "samples-as-columns",
            Text("samples as columns", "las muestras como columnas"),
            IllShaped(lambda: X.T @ w, r"\tilde{X}\theta=X^\T w+b"),
            ill_shaped=True,
        ),
    ),
    where=(
        defined(
            "Xtilde",
            r"$\tilde{X}$ is what `design_matrix` computes; row $i$ of $X$ holds the inputs of sample $i$",
            r"$\tilde{X}$ es lo que calcula `design_matrix`; la fila $i$ de $X$ contiene las entradas de la muestra $i$",
        ),
    ),
    example={"n": 3, "p": 1},
    source=CLASS,
)  # fmt: skip

C: Final = scalar("C", "C", spoken=Text("the cost", "el costo"))
_COST: Final = Equal(C, misfit(theta) / COUNT)

COST: Final = Statement(
    id="linear_regression-cost",
    kind="definition",
    title=Text("The cost is the mean square of the residuals", "El costo es el promedio de los cuadrados de los residuos"),
    claim=_COST,
    rewrite=Equal(COUNT * C, sq(Xt @ theta - y)),
    mistakes=(
        Mistake("sum", Text("the sum for the mean", "la suma en lugar del promedio"), Equal(C, misfit(theta))),
        Mistake("half", Text("half of it", "la mitad"), Equal(C, misfit(theta) / (2 * COUNT))),
        Mistake(
            "distance",
            Text("the distance, not squared", "la distancia, sin elevar al cuadrado"),
            Equal(C, Norm(y - Xt @ theta, "2") / COUNT),
        ),
        Mistake(
            "per-parameter",
            Text("divided by the number of parameters", "dividido por el número de parámetros"),
            Equal(C, misfit(theta) / Size(d)),
        ),
    ),
    where=(
        defined(
            "C",
            r"$C=C(\theta)$ is what `regression_cost` computes; $\tilde{X}$ is any matrix, with $d=p+1$ if it has the ones",
            r"$C=C(\theta)$ es lo que calcula `regression_cost`; $\tilde{X}$ es una matriz cualquiera, con $d=p+1$ si tiene los unos",
        ),
    ),
    given=Text(
        r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$, $\theta\in\RR^d$", r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$, $\theta\in\RR^d$"
    ),
    uses=("linear_regression-design",),
    example={"n": 3, "d": 2},
    source=LIQUET,
)  # fmt: skip

g: Final = vector("g", "d", r"\nabla C", Text("the gradient of C", "el gradiente de C"))
_g = 2 / COUNT * (Xt.T @ (Xt @ theta - y))
_GRADIENT: Final = All(Equal(g, _g), Equal(H, 2 / COUNT * (Xt.T @ Xt)))

GRADIENT: Final = Statement(
    id="linear_regression-gradient",
    kind="theorem",
    title=Text("Gradient and Hessian", "Gradiente y hessiana"),
    claim=_GRADIENT,
    rewrite=All(Equal(COUNT * g, 2 * (Xt.T @ Xt @ theta) - 2 * (Xt.T @ y)), Equal(COUNT / 2 * H.T, Xt.T @ Xt)),
    mistakes=(
        Mistake(
            "sign",
            Text("target minus prediction", "objetivo menos predicción"),
            _GRADIENT.but(1, Equal(g, 2 / COUNT * (Xt.T @ (y - Xt @ theta)))),
        ),
        Mistake(
            "not-averaged",
            Text("the factor 1/n lost", "el factor 1/n perdido"),
            _GRADIENT.but(1, Equal(g, 2 * (Xt.T @ (Xt @ theta - y)))),
        ),
        Mistake(
            "two-lost",
            Text("the factor 2 lost", "el factor 2 perdido"),
            _GRADIENT.but(1, Equal(g, 1 / COUNT * (Xt.T @ (Xt @ theta - y)))),
        ),
        Mistake(
            "hessian-halved",
            Text("the factor 2 lost in the Hessian", "el factor 2 perdido en la hessiana"),
            _GRADIENT.but(2, Equal(H, 1 / COUNT * (Xt.T @ Xt))),
        ),
        Mistake(
            "not-transposed",
            Text("the transpose forgotten", "la transpuesta olvidada"),
            IllShaped(lambda: Xt @ (Xt @ theta - y), r"\nabla C=\frac{2}{n}\tilde{X}(\tilde{X}\theta-y)"),
            ill_shaped=True,
        ),
    ),
    where=(
        defined(
            "g",
            r"$\nabla C$ is the gradient with respect to $\theta$, what `regression_gradient` computes",
            r"$\nabla C$ es el gradiente con respecto a $\theta$, lo que calcula `regression_gradient`",
        ),
        defined("H", "$H$ the Hessian, what `regression_hessian` computes", "$H$ la hessiana, lo que calcula `regression_hessian`"),
    ),
    given=Text(
        r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$, $\theta\in\RR^d$", r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$, $\theta\in\RR^d$"
    ),
    uses=("linear_regression-cost",),
    example={"n": 3, "d": 2},
    source=LIQUET,
)  # fmt: skip

h: Final = vector("h", "d")
CH: Final = scalar("CH", r"C(\theta+h)", spoken=Text("the cost at theta plus h", "el costo en theta más h"))
C0: Final = scalar("C0", r"C(\theta)", spoken=Text("the cost at theta", "el costo en theta"))
_tangent = C0 + Inner(g, h)
_bend = sq(Xt @ h) / COUNT
_EXPANSION: Final = All(Equal(CH, _tangent + _bend), LessEqual(_tangent, CH))

EXPANSION: Final = Statement(
    id="linear_regression-expansion",
    kind="theorem",
    title=Text("The cost lies above its tangents", "El costo está por encima de sus tangentes"),
    claim=_EXPANSION,
    rewrite=All(Equal(CH - C0, Inner(h, g) + _bend), LessEqual(C0, CH - Inner(g, h))),
    mistakes=(
        Mistake("affine", Text("no square term", "sin término cuadrático"), _EXPANSION.but(1, Equal(CH, _tangent))),
        Mistake(
            "half",
            Text("half of the square term", "la mitad del término cuadrático"),
            _EXPANSION.but(1, Equal(CH, _tangent + HALF * _bend)),
        ),
        Mistake(
            "without-the-data",
            Text("a square term without the data", "un término cuadrático sin los datos"),
            _EXPANSION.but(1, Equal(CH, _tangent + sq(h) / COUNT)),
        ),
        Mistake("strictly", Text("strictly above", "estrictamente por encima"), _EXPANSION.but(2, Less(_tangent, CH))),
    ),
    where=(
        defined(
            "g",
            r"$C$ is the cost and $\nabla C$ its gradient at $\theta$",
            r"$C$ es el costo y $\nabla C$ su gradiente en $\theta$",
        ),
    ),
    given=Text(
        r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$, $\theta,h\in\RR^d$",
        r"$\tilde{X}\in\RR^{n\times d}$, $y\in\RR^n$, $\theta,h\in\RR^d$",
    ),
    uses=("linear_regression-gradient",),
    source=LIQUET,
)
