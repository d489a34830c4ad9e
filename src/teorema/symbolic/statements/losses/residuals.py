"""Costs are means of losses; the losses of the residual with their gradients."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Inner, Norm, Size, Total, scalar, vector
from teorema.symbolic.calculus.costs import SquaredNorm
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.losses.letters import (
    CALIN,
    DELTA_POSITIVE,
    HALF,
    LIQUET,
    at,
    defined,
    delta,
    entries,
    huber,
    i,
    j,
    mean,
    modulus,
    n,
    q,
    summed,
    y,
    yhat,
)  # fmt: skip

losses: Final = vector("losses", "n", r"\ell", Text("l", "ele"))
C: Final = scalar("C")
S: Final = scalar("S")

_COST: Final = All(Equal(C, mean(at(losses, j))), Equal(S, Size(n) * C))

COST: Final = Statement(
    id="losses-cost",
    kind="definition",
    title=Text("A cost is the mean of the losses", "Un costo es el promedio de las pérdidas"),
    claim=_COST,
    rewrite=All(Equal(Size(n) * C, summed(j, n, at(losses, j))), Equal(S / Size(n), C)),
    mistakes=(
        Mistake(
            "sum-for-mean",
            Text("the sum for the mean", "la suma en lugar del promedio"),
            _COST.but(1, Equal(C, summed(j, n, at(losses, j)))),
        ),
        Mistake("sum-equals-mean", Text("sum and mean alike", "suma y promedio iguales"), _COST.but(2, Equal(S, C))),
        Mistake(
            "mean-of-mean",
            Text("divided by the samples twice", "dividido dos veces por las muestras"),
            _COST.but(2, Equal(S, C / Size(n))),
        ),
    ),
    where=(
        defined("losses", r"$\ell_j$ is the loss of sample $j$", r"$\ell_j$ es la pérdida de la muestra $j$"),
        defined("C", '$C$ is what `cost` computes with `reduction="mean"`', '$C$ es lo que calcula `cost` con `reduction="mean"`'),
        defined("S", '$S$ what it computes with `reduction="sum"`', '$S$ lo que calcula con `reduction="sum"`'),
    ),
    source=LIQUET,
)  # fmt: skip

C2: Final = scalar("C2", "C_2", spoken=Text("C 2", "C 2"))
CH: Final = scalar("CH", r"C_{1/2}", spoken=Text("C one half", "C un medio"))
C1: Final = scalar("C1", "C_1", spoken=Text("C 1", "C 1"))
CD: Final = scalar("CD", r"C_\delta", spoken=Text("C delta", "C delta"))
r: Final = yhat - y

_VALUES: Final = All(
    Equal(C2, SquaredNorm(r)),
    Equal(CH, HALF * SquaredNorm(r)),
    Equal(C1, Norm(r, "1")),
    Equal(CD, summed(i, q, huber(at(yhat, i) - at(y, i)))),
)

RESIDUAL: Final = Statement(
    id="losses-residual",
    kind="definition",
    title=Text("Losses of the residual", "Pérdidas del residuo"),
    claim=_VALUES,
    rewrite=All(
        Equal(C2, Inner(r, r)),
        Equal(2 * CH, Total(r * r)),
        Equal(C1, Total(modulus(y - yhat))),
        Equal(Total(huber(y - yhat)), CD),
    ),
    mistakes=(
        Mistake(
            "root-taken",
            Text("the norm for its square", "la norma en lugar de su cuadrado"),
            _VALUES.but(1, Equal(C2, Norm(r, "2"))),
        ),
        Mistake(
            "squared-after-summing",
            Text("the square of the sum", "el cuadrado de la suma"),
            _VALUES.but(1, Equal(C2, Total(r) ** 2)),
        ),
        Mistake("half-lost", Text("the half lost", "el medio perdido"), _VALUES.but(2, Equal(CH, SquaredNorm(r)))),
        Mistake(
            "sign-kept",
            Text("the sum without absolute values", "la suma sin valores absolutos"),
            _VALUES.but(3, Equal(C1, Total(r))),
        ),
        Mistake(
            "largest-only",
            Text("only the largest residual", "solo el residuo más grande"),
            _VALUES.but(3, Equal(C1, Norm(r, "inf"))),
        ),
        Mistake(
            "never-a-line",
            Text("the parabola everywhere", "la parábola en todas partes"),
            _VALUES.but(4, Equal(CD, HALF * SquaredNorm(r))),
        ),
        Mistake(
            "always-a-line",
            Text("the line everywhere", "la recta en todas partes"),
            _VALUES.but(4, Equal(CD, delta * Norm(r, "1"))),
        ),
    ),
    hypotheses=(DELTA_POSITIVE,),
    where=(
        defined("C2", "$C_2$ is what `squared` of the catalogue computes", "$C_2$ es lo que calcula `squared` del catálogo"),
        defined("CH", "$C_{1/2}$ what `half_squared` does", "$C_{1/2}$ lo que calcula `half_squared`"),
        defined("C1", "$C_1$ what `absolute` does", "$C_1$ lo que calcula `absolute`"),
        defined(
            "CD",
            r"$C_\delta$ what `huber(delta)` does, where $h_\delta(u)=u^2/2$ for $\lvert u\rvert\le\delta$ and $h_\delta(u)=\delta\lvert u\rvert-\delta^2/2$ beyond",
            r"$C_\delta$ lo que calcula `huber(delta)`, donde $h_\delta(u)=u^2/2$ para $\lvert u\rvert\le\delta$ y $h_\delta(u)=\delta\lvert u\rvert-\delta^2/2$ más allá",
        ),
    ),
    source=CALIN,
)  # fmt: skip

G2: Final = vector("g2", "q", r"\nabla C_2", Text("the gradient of C 2", "el gradiente de C 2"))
GH: Final = vector("gh", "q", r"\nabla C_{1/2}", Text("the gradient of C one half", "el gradiente de C un medio"))
G1: Final = vector("g1", "q", r"\nabla C_1", Text("the gradient of C 1", "el gradiente de C 1"))
GD: Final = vector("gd", "q", r"\nabla C_\delta", Text("the gradient of C delta", "el gradiente de C delta"))


def _off_the_kink(point: Any) -> bool:
    return all(a != b for a, b in zip(entries(point["yhat"]), entries(point["y"]), strict=True))


_GRADIENTS: Final = All(
    Equal(G2, 2 * (yhat - y)),
    Equal(GH, yhat - y),
    Equal(G1 * modulus(yhat - y), yhat - y),
    Equal(GD, huber(yhat - y, order=1)),
)

RESIDUAL_GRADIENTS: Final = Statement(
    id="losses-residual-gradients",
    kind="theorem",
    title=Text("Gradients of the losses of the residual", "Gradientes de las pérdidas del residuo"),
    claim=_GRADIENTS,
    rewrite=All(
        Equal(G2 + 2 * y, 2 * yhat),
        Equal(GH + y, yhat),
        Equal(G1, modulus(yhat - y, order=1)),
        Equal(-GD, huber(y - yhat, order=1)),
    ),
    mistakes=(
        Mistake("two-lost", Text("the factor 2 lost", "el factor 2 perdido"), _GRADIENTS.but(1, Equal(G2, yhat - y))),
        Mistake(
            "sign",
            Text("target minus prediction", "objetivo menos predicción"),
            _GRADIENTS.but(2, Equal(GH, y - yhat)),
        ),
        Mistake(
            "two-kept",
            Text("the factor 2 although there is a half", "el factor 2 aunque haya un medio"),
            _GRADIENTS.but(2, Equal(GH, 2 * (yhat - y))),
        ),
        Mistake(
            "value-for-sign",
            Text("the absolute value for its slope", "el valor absoluto en lugar de su pendiente"),
            _GRADIENTS.but(3, Equal(G1, modulus(yhat - y))),
        ),
        Mistake(
            "sign-reversed",
            Text("the opposite sign", "el signo opuesto"),
            _GRADIENTS.but(3, Equal(G1 * modulus(yhat - y), y - yhat)),
        ),
        Mistake(
            "not-clipped",
            Text("the residual not clipped", "el residuo sin recortar"),
            _GRADIENTS.but(4, Equal(GD, yhat - y)),
        ),
        Mistake(
            "slope-one",
            Text("the slope 1 for the slope delta", "la pendiente 1 en lugar de la pendiente delta"),
            _GRADIENTS.but(4, Equal(GD, modulus(yhat - y, order=1))),
        ),
    ),
    hypotheses=(
        DELTA_POSITIVE,
        Hypothesis(Text(r"no entry of $\hat{y}-y$ is $0$", r"ningún elemento de $\hat{y}-y$ es $0$"), _off_the_kink),
    ),
    where=(
        defined(
            "g2",
            r"$\nabla$ is the gradient with respect to $\hat{y}$",
            r"$\nabla$ es el gradiente con respecto a $\hat{y}$",
        ),
    ),
    given=Text(
        r"$\hat{y},y\in\mathbb{R}^q$, $\delta\in\mathbb{R}$", r"$\hat{y},y\in\mathbb{R}^q$, $\delta\in\mathbb{R}$"
    ),
    source=CALIN,
    uses=("losses-residual",),
)
