"""The board problems 03.1 to 03.5: a line through three points, its residuals, its Hessian, ridge, and a line through the origin."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    NAMED,
    Block,
    Entry,
    Expr,
    SquaredNorm,
    Total,
    apply,
    as_expr,
    column_list,
    index,
    matrix,
    scalar,
    total,
    vector,
)
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Source, Statement
from teorema.symbolic.statements.linear_regression.letters import defined, positive

_BOARD: Final = Source("teorema", "03.1")
_HAT = Text("theta hat", "theta sombrero")


def _column(*numbers: str) -> Expr:
    return column_list(*(as_expr(Fraction(number)) for number in numbers))


def _matrix(*rows: tuple[str, ...]) -> Block:
    return Block(tuple(tuple(AsMatrix(as_expr(Fraction(number))) for number in row) for row in rows))


hat: Final = vector("thetahat", 2, r"\hat{\theta}", _HAT)
r: Final = vector("r", 3)
x: Final = _column("0", "1", "2")
_i: Final = index("i")
_summed = total(_i, 1, 3, Entry(r, _i))
_LINE: Final = All(
    Equal(hat, _column("7/6", "3/2")),
    Equal(r, _column("-1/6", "1/3", "-1/6")),
    Equal(SquaredNorm(r), Fraction(1, 6)),
    Equal(_summed, 0),
    Equal(x.T @ r, _matrix(("0",))),
)

LINE: Final = Statement(
    id="linear_regression-example",
    kind="corollary",
    title=Text("Three points by hand", "Tres puntos a mano"),
    claim=_LINE,
    rewrite=All(
        Equal(6 * hat, _column("7", "9")),
        Equal(-6 * r, _column("1", "-2", "1")),
        Equal(6 * SquaredNorm(r), 1),
        Equal(2 * Total(r), 0),
        Equal(r.T @ x, _matrix(("0",))),
    ),
    mistakes=(
        Mistake(
            "first-two-points",
            Text("the line through the first two points", "la recta por los dos primeros puntos"),
            _LINE.but(1, Equal(hat, _column("1", "2"))),
        ),
        Mistake(
            "sign",
            Text("prediction minus target", "predicción menos objetivo"),
            _LINE.but(2, Equal(r, _column("1/6", "-1/3", "1/6"))),
        ),
        Mistake("mean", Text("the mean for the sum", "el promedio en lugar de la suma"), _LINE.but(3, Equal(SquaredNorm(r), Fraction(1, 18)))),
        Mistake("absolute-values", Text("the sum of the absolute values", "la suma de los valores absolutos"), _LINE.but(4, Equal(_summed, Fraction(2, 3)))),
        Mistake("not-orthogonal", Text("not orthogonal", "no ortogonal"), _LINE.but(5, Equal(x.T @ r, _matrix(("1/3",))))),
    ),
    where=(
        defined(
            "thetahat",
            r"$\hat{\theta}=(b,w)$ is the least-squares line of $(0,1),(1,3),(2,4)$",
            r"$\hat{\theta}=(b,w)$ es la recta de mínimos cuadrados de $(0,1),(1,3),(2,4)$",
        ),
        defined("r", "$r$ its residuals", "$r$ sus residuos"),
    ),
    uses=("linear_regression-line", "linear_regression-residual"),
    source=_BOARD,
)  # fmt: skip

H: Final = matrix("H", 2, 2)
low: Final = scalar("low", r"\lambda_{\min}", spoken=Text("the least eigenvalue", "el menor autovalor"))
high: Final = scalar("high", r"\lambda_{\max}", spoken=Text("the largest eigenvalue", "el mayor autovalor"))
sup: Final = scalar("sup", r"\alpha_{\sup}", spoken=Text("the supremum of the steps", "el supremo de los pasos"))
_root = apply(NAMED["sqrt"], as_expr(10))
_STEPS: Final = All(
    Equal(H, _matrix(("2", "2"), ("2", "10/3"))),
    Equal(low, (8 - 2 * _root) / 3),
    Equal(high, (8 + 2 * _root) / 3),
    Equal(sup, (4 - _root) / 2),
)

STEPS: Final = Statement(
    id="linear_regression-example-steps",
    kind="corollary",
    title=Text("The admissible steps of three points", "Los pasos admisibles de tres puntos"),
    claim=_STEPS,
    rewrite=All(
        Equal(3 * H, _matrix(("6", "6"), ("6", "10"))),
        Equal(low * (4 + _root), 4),
        Equal(3 * high - 8, 2 * _root),
        Equal(sup, 3 / (4 + _root)),
    ),
    mistakes=(
        Mistake(
            "not-averaged",
            Text("the factor 1/3 lost", "el factor 1/3 perdido"),
            _STEPS.but(1, Equal(H, _matrix(("6", "6"), ("6", "10")))),
        ),
        Mistake("diagonal-low", Text("the least entry of the diagonal", "el menor elemento de la diagonal"), _STEPS.but(2, Equal(low, 2))),
        Mistake("diagonal", Text("the largest entry of the diagonal", "el mayor elemento de la diagonal"), _STEPS.but(3, Equal(high, Fraction(10, 3)))),
        Mistake("trace", Text("the trace for the largest eigenvalue", "la traza en lugar del mayor autovalor"), _STEPS.but(4, Equal(sup, Fraction(3, 8)))),
    ),
    where=(
        defined(
            "H",
            r"$H$ is the Hessian for the inputs $0,1,2$",
            r"$H$ es la hessiana para las entradas $0,1,2$",
        ),
        defined("low", r"$\lambda_{\min}$ its least eigenvalue", r"$\lambda_{\min}$ su menor autovalor"),
        defined("high", r"$\lambda_{\max}$ its largest one", r"$\lambda_{\max}$ el mayor"),
        defined(
            "sup",
            r"$\alpha_{\sup}$ is the supremum of the steps with which descent converges from every start; it is not attained",
            r"$\alpha_{\sup}$ es el supremo de los pasos con los que el descenso converge desde todo comienzo; no se alcanza",
        ),
    ),
    uses=("linear_regression-gradient", "linear_regression-converges"),
    source=Source("teorema", "03.3"),
)  # fmt: skip

lam: Final = scalar("lam", r"\lambda", spoken=Text("lambda", "lambda"))
rho: Final = scalar("rho", r"w_\lambda", spoken=Text("w lambda", "w lambda"))
w: Final = scalar("w")
S: Final = scalar("S", r"\operatorname{RSS}", spoken=Text("the residual sum of squares", "la suma de cuadrados de los residuos"))  # fmt: skip
_SLOPES: Final = All(
    Equal(rho, 7 / (5 + lam)), Equal(w, Fraction(7, 5)), Equal(S, Fraction(1, 5))
)  # fmt: skip

SLOPES: Final = Statement(
    id="linear_regression-example-slopes",
    kind="corollary",
    title=Text("Through the origin, with and without ridge", "Por el origen, con y sin ridge"),
    claim=_SLOPES,
    rewrite=All(Equal((5 + lam) * rho, 7), Equal(5 * w, 7), Equal(5 * S, 1)),
    mistakes=(
        Mistake("half", Text("half the penalty", "la mitad de la penalización"), _SLOPES.but(1, Equal(rho, 14 / (10 + lam)))),
        Mistake("averaged", Text("the penalty times n", "la penalización por n"), _SLOPES.but(1, Equal(rho, 7 / (5 + 2 * lam)))),
        Mistake("with-intercept", Text("the slope with an intercept", "la pendiente con término independiente"), _SLOPES.but(2, Equal(w, 2))),
        Mistake("means", Text("the ratio of the means", "el cociente de los promedios"), _SLOPES.but(2, Equal(w, Fraction(4, 3)))),
        Mistake("mean", Text("the mean for the sum", "el promedio en lugar de la suma"), _SLOPES.but(3, Equal(S, Fraction(1, 10)))),
    ),
    hypotheses=(positive("lam", r"\lambda"),),
    where=(
        defined(
            "rho",
            r"$w_\lambda$ is what `ridge` computes for $X=(1,2)^\T$, $y=(1,3)^\T$, without an intercept",
            r"$w_\lambda$ es lo que calcula `ridge` para $X=(1,2)^\T$, $y=(1,3)^\T$, sin término independiente",
        ),
        defined(
            "w",
            r"$w$ and $\operatorname{RSS}$ are the slope and the residual sum of squares of `least_squares` for the same points",
            r"$w$ y $\operatorname{RSS}$ son la pendiente y la suma de cuadrados de los residuos de `least_squares` para los mismos puntos",
        ),
    ),
    given=Text(r"$\lambda\in\RR$", r"$\lambda\in\RR$"),
    uses=("linear_regression-ridge", "linear_regression-formula"),
    source=Source("teorema", "03.4, 03.5"),
)  # fmt: skip
