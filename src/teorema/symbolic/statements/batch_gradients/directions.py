"""The sum of the losses against their mean (T3), and the derivative of the mean along any direction of all parameters."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family, Inner, RowSums, ones, scalar, total
from teorema.symbolic.calculus.leaves import LAST
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.batch_gradients.letters import (
    ACTIVATIONS,
    COLUMNS,
    COURSE,
    MEAN_GRADIENTS,
    SMOOTH,
    A,
    Delta,
    count,
    gW,
    per_sample,
)
from teorema.symbolic.statements.forward.letters import N, W

_SW = Family("sW", (N[ELL], N[ELL - 1]), tex="s_W", spoken=Text("the gradient of the sum", "el gradiente de la suma"))
_alpha = scalar("alpha", r"\alpha", spoken=Text("alpha", "alfa"))
_SUM: Final = All(
    Equal(_SW[ELL], count * gW[ELL]),
    Equal(W[ELL] - _alpha * _SW[ELL], W[ELL] - (count * _alpha) * gW[ELL]),
)

SUM_AND_MEAN: Final = Statement(
    id="batch_gradients-sum-and-mean",
    kind="corollary",
    title=Text("Sum and mean differ by the factor n", "La suma y la media difieren en el factor n"),
    claim=_SUM,
    given=Text(
        *[
            r"$\theta$, $X\in\mathbb{R}^{N_0\times n}$, $Y\in\mathbb{R}^{N_L\times n}$, $\alpha\in\mathbb{R}$, "
            r"$1\le\ell\le L$"
        ]
        * 2
    ),
    hypotheses=(SMOOTH,),
    where=(
        Where(
            "sW",
            Text(
                r"$s_W^{[\ell]}=\partial(\sum_i C_i)/\partial W^{[\ell]}$ for the sum of the losses",
                r"$s_W^{[\ell]}=\partial(\sum_i C_i)/\partial W^{[\ell]}$ para la suma de las pérdidas",
            ),
        ),
        MEAN_GRADIENTS[0],
    ),
    rewrite=All(
        Equal(_SW[ELL] / count, gW[ELL]),
        Equal(W[ELL] - (count * _alpha) * gW[ELL], W[ELL] - _alpha * _SW[ELL]),
    ),
    mistakes=(
        Mistake(
            "the-same",
            Text("the two gradients taken for equal", "los dos gradientes tomados por iguales"),
            _SUM.but(1, Equal(_SW[ELL], gW[ELL])),
        ),
        Mistake(
            "the-other-way",
            Text("the mean taken for n times the sum", "la media tomada por n veces la suma"),
            _SUM.but(1, Equal(count * _SW[ELL], gW[ELL])),
        ),
        Mistake(
            "same-step",
            Text("the same learning rate for both", "la misma tasa de aprendizaje para los dos"),
            _SUM.but(2, Equal(W[ELL] - _alpha * _SW[ELL], W[ELL] - _alpha * gW[ELL])),
        ),
    ),
    source=COURSE,
    uses=("batch_gradients-average",),
)

_V, _v = (
    Family("V", (N[ELL], N[ELL - 1])),
    Family("v", (N[ELL], 1)),
)
_d = scalar(
    "d", r"\mathrm{d}C(\theta)[v]", spoken=Text("the derivative of C along v", "la derivada de C a lo largo de v")
)
_weights = Inner(Delta[ELL] @ A[ELL - 1].T, _V[ELL])
_biases = Inner(Delta[ELL] @ ones("n"), _v[ELL])

DIRECTION: Final = Statement(
    id="batch_gradients-direction",
    kind="theorem",
    title=Text("All parameters at once, along any direction", "Todos los parámetros a la vez, en cualquier dirección"),
    claim=Equal(_d, per_sample * total(ELL, 1, LAST, _weights + _biases)),
    given=Text(
        *[
            r"$\theta$, $X\in\mathbb{R}^{N_0\times n}$, $Y\in\mathbb{R}^{N_L\times n}$, "
            r"$v=(V^{[1]},v^{[1]},\dots,V^{[L]},v^{[L]})$"
        ]
        * 2
    ),
    hypotheses=(SMOOTH,),
    where=(
        COLUMNS,
        ACTIVATIONS,
        Where(
            "d",
            Text(
                r"$\mathrm{d}C(\theta)[v]$ is the derivative of $t\mapsto C(\theta+tv)$ at $t=0$",
                r"$\mathrm{d}C(\theta)[v]$ es la derivada de $t\mapsto C(\theta+tv)$ en $t=0$",
            ),
        ),
    ),
    rewrite=Equal(
        count * _d,
        total(ELL, 1, LAST, Inner(A[ELL - 1] @ Delta[ELL].T, _V[ELL].T) + Inner(RowSums(Delta[ELL]), _v[ELL])),
    ),
    mistakes=(
        Mistake(
            "biases-forgotten",
            Text("the biases forgotten", "los sesgos olvidados"),
            Equal(_d, per_sample * total(ELL, 1, LAST, _weights)),
        ),
        Mistake(
            "sum-for-mean",
            Text("the factor 1/n forgotten", "el factor 1/n olvidado"),
            Equal(_d, total(ELL, 1, LAST, _weights + _biases)),
        ),
        Mistake(
            "first-layer-forgotten",
            Text("the first layer forgotten", "la primera capa olvidada"),
            Equal(_d, per_sample * total(ELL, 2, LAST, _weights + _biases)),
        ),
    ),
    source=COURSE,
    uses=("batch_gradients-matrix-form",),
)

STATEMENTS: Final = (SUM_AND_MEAN, DIRECTION)
