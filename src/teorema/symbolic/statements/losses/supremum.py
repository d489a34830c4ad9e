"""The other ways to measure an error: the largest one, and the integral of its square."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Norm, Size, scalar, vector
from teorema.symbolic.calculus.costs import SquaredNorm
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.losses.letters import CALIN, defined, n

E: Final = vector("e", "n")
M: Final = scalar("M")
S: Final = scalar("S")
_SAMPLES: Final = All(
    Equal(M, SquaredNorm(E) / Size(n)),
    Equal(S, Norm(E, "inf")),
    LessEqual(M, S**2),
    LessEqual(S**2, Size(n) * M),
)

SUP: Final = Statement(
    id="losses-sup",
    kind="theorem",
    title=Text("Mean square and largest error", "Error cuadrático medio y error máximo"),
    claim=_SAMPLES,
    rewrite=All(
        Equal(Size(n) * M, SquaredNorm(E)),
        Equal(S, Norm(-E, "inf")),
        LessEqual(SquaredNorm(E), Size(n) * (S * S)),
        LessEqual(S, Norm(E, "2")),
    ),
    mistakes=(
        Mistake(
            "sum-for-mean",
            Text("the sum for the mean", "la suma en lugar del promedio"),
            _SAMPLES.but(1, Equal(M, SquaredNorm(E))),
        ),
        Mistake(
            "sum-for-largest",
            Text("the sum of the errors for the largest", "la suma de los errores en lugar del mayor"),
            _SAMPLES.but(2, Equal(S, Norm(E, "1"))),
        ),
        Mistake(
            "not-squared",
            Text("the largest error not squared", "el error máximo sin elevar al cuadrado"),
            _SAMPLES.but(3, LessEqual(M, S)),
        ),
        Mistake(
            "half-of-it",
            Text("at most half the square of the largest", "a lo sumo la mitad del cuadrado del mayor"),
            _SAMPLES.but(3, LessEqual(2 * M, S**2)),
        ),
        Mistake(
            "small-mean-suffices",
            Text("a small mean makes every error small", "un promedio pequeño hace pequeño cada error"),
            _SAMPLES.but(4, LessEqual(S**2, M)),
        ),
    ),
    where=(
        defined(
            "e",
            r"$e_j=\hat{y}_j-y_j$ is the error of sample $j$",
            r"$e_j=\hat{y}_j-y_j$ es el error de la muestra $j$",
        ),
        defined(
            "M",
            "$M$ is the mean cost with the loss `squared`",
            "$M$ es el costo medio con la pérdida `squared`",
        ),
        defined("S", "$S$ what `sup_cost` computes", "$S$ lo que calcula `sup_cost`"),
    ),
    source=CALIN,
    uses=("losses-cost", "losses-residual"),
)

a: Final = scalar("a")
b: Final = scalar("b")
c: Final = scalar("c")
Q: Final = scalar("Q")
_INTEGRAL: Final = a**2 + a * b + (b**2 + 2 * (a * c)) / 3 + b * c / 2 + c**2 / 5
_FUNCTIONS: Final = All(Equal(Q, _INTEGRAL), LessEqual(Q, S**2))

SUP_L2: Final = Statement(
    id="losses-sup-l2",
    kind="theorem",
    title=Text("Costs of functions: supremum and integral", "Costos de funciones: supremo e integral"),
    claim=_FUNCTIONS,
    rewrite=All(
        Equal(60 * Q, 60 * a**2 + 60 * (a * b) + 20 * b**2 + 40 * (a * c) + 30 * (b * c) + 12 * c**2),
        LessEqual(0, (S**2) - Q),
    ),
    mistakes=(
        Mistake(
            "cross-terms-lost",
            Text("the mixed terms lost", "los términos mixtos perdidos"),
            _FUNCTIONS.but(1, Equal(Q, a**2 + b**2 / 3 + c**2 / 5)),
        ),
        Mistake(
            "square-of-the-mean",
            Text("the square of the integral", "el cuadrado de la integral"),
            _FUNCTIONS.but(1, Equal(Q, (a + b / 2 + c / 3) ** 2)),
        ),
        Mistake(
            "not-squared",
            Text("the supremum not squared", "el supremo sin elevar al cuadrado"),
            _FUNCTIONS.but(2, LessEqual(Q, S)),
        ),
        Mistake(
            "reversed",
            Text("the integral controls the supremum", "la integral controla el supremo"),
            _FUNCTIONS.but(2, LessEqual(S**2, Q)),
        ),
    ),
    where=(
        defined(
            "Q",
            r"the error is the function $e(x)=a+bx+cx^2$ on $[0,1]$, $Q=\int_0^1 e(x)^2\,dx$ is its $L^2$ cost",
            r"el error es la función $e(x)=a+bx+cx^2$ en $[0,1]$, $Q=\int_0^1 e(x)^2\,dx$ es su costo $L^2$",
        ),
        defined(
            "S",
            r"$S=\max_{0\le x\le 1}\lvert e(x)\rvert$ is its supremum cost",
            r"$S=\max_{0\le x\le 1}\lvert e(x)\rvert$ es su costo del supremo",
        ),
    ),
    source=CALIN,
    uses=("losses-sup",),
)
