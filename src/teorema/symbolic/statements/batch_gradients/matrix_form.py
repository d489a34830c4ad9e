"""The gradient of a batch as one product of matrices, and as an average of samples (T1)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, ColumnOf, Entry, Family, Inner, RowSums, ones, scalar, total, vector
from teorema.symbolic.calculus.scalars import rational
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.batch_gradients.letters import (
    ACTIVATIONS,
    ALL_WIDTHS_EQUAL,
    COLUMNS,
    GIVEN,
    LIQUET,
    MEAN_GRADIENTS,
    SMOOTH,
    A,
    A_square,
    Delta,
    Delta_square,
    count,
    gb,
    gW,
    gW_square,
    i,
    n,
    per_sample,
)
from teorema.symbolic.statements.forward.letters import N

_ONE = rational(1)
_delta = Family("delta", (N[ELL], 1), tex=r"\delta", spoken=Text("delta", "delta"))
_C, _c = scalar("C"), vector("c", "n", spoken=Text("the losses", "las pérdidas"))
_DEFINED: Final = All(
    Equal(_C, per_sample * total(i, 1, n, Entry(_c, i))),
    Equal(ColumnOf(Delta[ELL], i), _delta[ELL]),
)

DELTAS: Final = Statement(
    id="batch_gradients-deltas",
    kind="definition",
    title=Text("The mean cost and the matrix of deltas", "El costo medio y la matriz de deltas"),
    claim=_DEFINED,
    given=Text(
        *[r"$\theta$, $X\in\mathbb{R}^{N_0\times n}$, $Y\in\mathbb{R}^{N_L\times n}$, $1\le i\le n$, $1\le\ell\le L$"]
        * 2
    ),
    hypotheses=(SMOOTH,),
    where=(
        Where("c", Text("$c_i=C_i$ is the loss of sample $i$", "$c_i=C_i$ es la pérdida de la muestra $i$")),
        Where("C", Text("$C$ the cost of the batch", "$C$ el costo del lote")),
        Where(
            "delta",
            Text(
                r"$\delta^{[\ell]}=\partial C_i/\partial z^{[\ell]}$ at sample $i$ alone",
                r"$\delta^{[\ell]}=\partial C_i/\partial z^{[\ell]}$ en la muestra $i$ sola",
            ),
        ),
    ),
    rewrite=All(
        Equal(count * _C, Inner(ones("n"), _c)),
        Equal(_delta[ELL], ColumnOf(Delta[ELL], i)),
    ),
    mistakes=(
        Mistake(
            "sum-for-mean",
            Text("the sum in place of the mean", "la suma en lugar de la media"),
            _DEFINED.but(1, Equal(_C, total(i, 1, n, Entry(_c, i)))),
        ),
        Mistake(
            "mean-in-the-columns",
            Text(
                "the factor 1/n put into Δ, to be applied a second time later",
                "el factor 1/n puesto en Δ, para aplicarse después otra vez",
            ),
            _DEFINED.but(2, Equal(ColumnOf(Delta[ELL], i), _delta[ELL] / count)),
        ),
        Mistake(
            "first-sample",
            Text(
                "the delta of the first sample in every column", "el delta de la primera muestra en todas las columnas"
            ),
            _DEFINED.but(2, Equal(ColumnOf(Delta[ELL], _ONE), _delta[ELL])),
        ),
    ),
    source=LIQUET,
    uses=("vectorization-batch",),
)

_MATRIX: Final = All(
    Equal(gW[ELL], per_sample * (Delta[ELL] @ A[ELL - 1].T)),
    Equal(gb[ELL], per_sample * (Delta[ELL] @ ones("n"))),
)

MATRIX_FORM: Final = Statement(
    id="batch_gradients-matrix-form",
    kind="theorem",
    title=Text("The gradient of a batch as a product of matrices", "El gradiente de un lote como producto de matrices"),
    claim=_MATRIX,
    given=GIVEN,
    hypotheses=(SMOOTH,),
    where=(COLUMNS, ACTIVATIONS, *MEAN_GRADIENTS),
    rewrite=All(
        Equal(count * gW[ELL].T, A[ELL - 1] @ Delta[ELL].T),
        Equal(count * gb[ELL], RowSums(Delta[ELL])),
    ),
    mistakes=(
        Mistake(
            "sum-for-mean",
            Text("the factor 1/n forgotten", "el factor 1/n olvidado"),
            _MATRIX.but(1, Equal(gW[ELL], Delta[ELL] @ A[ELL - 1].T)),
        ),
        Mistake(
            "own-activation",
            Text(
                "the activations of the layer itself, not of the one before",
                "las activaciones de la propia capa, no de la anterior",
            ),
            _MATRIX.but(1, Equal(gW_square[ELL], per_sample * (Delta_square[ELL] @ A_square[ELL].T))),
            hypotheses=(SMOOTH, ALL_WIDTHS_EQUAL),
        ),
        Mistake(
            "factors-exchanged",
            Text("the factors exchanged", "los factores intercambiados"),
            _MATRIX.but(1, Equal(gW_square[ELL], per_sample * (A_square[ELL - 1] @ Delta_square[ELL].T))),
            hypotheses=(SMOOTH, ALL_WIDTHS_EQUAL),
        ),
        Mistake(
            "bias-not-summed",
            Text("the bias from the first sample alone", "el sesgo con la primera muestra sola"),
            _MATRIX.but(2, Equal(gb[ELL], ColumnOf(Delta[ELL], _ONE))),
        ),
        Mistake(
            "bias-summed",
            Text("the sum over the samples for the bias", "la suma sobre las muestras para el sesgo"),
            _MATRIX.but(2, Equal(gb[ELL], Delta[ELL] @ ones("n"))),
        ),
        Mistake(
            "not-transposed",
            Text(
                "the activations not transposed: shapes that do not fit",
                "las activaciones sin trasponer: dimensiones que no encajan",
            ),
            IllShaped(
                lambda: Delta[ELL] @ A[ELL - 1],
                r"g_W^{[\ell]}=\tfrac1n\Delta^{[\ell]}A^{[\ell-1]}",
            ),
            ill_shaped=True,
        ),
    ),
    source=LIQUET,
    uses=("batch_gradients-deltas", "backprop-parameters"),
)

_AVERAGE: Final = All(
    Equal(gW[ELL], per_sample * total(i, 1, n, ColumnOf(Delta[ELL], i) @ ColumnOf(A[ELL - 1], i).T)),
    Equal(gb[ELL], per_sample * total(i, 1, n, ColumnOf(Delta[ELL], i))),
)

AVERAGE: Final = Statement(
    id="batch_gradients-average",
    kind="theorem",
    title=Text(
        "The gradient of a batch is the average of its samples",
        "El gradiente de un lote es el promedio de sus muestras",
    ),
    claim=_AVERAGE,
    given=GIVEN,
    hypotheses=(SMOOTH,),
    where=(COLUMNS, ACTIVATIONS, *MEAN_GRADIENTS),
    rewrite=All(
        Equal(count * gW[ELL], Delta[ELL] @ A[ELL - 1].T),
        Equal(count * gb[ELL], total(i, 1, n, ColumnOf(Delta[ELL], i))),
    ),
    mistakes=(
        Mistake(
            "product-of-means",
            Text(
                "the mean delta times the mean activation: a product of means",
                "el delta medio por la activación media: un producto de medias",
            ),
            _AVERAGE.but(
                1,
                Equal(gW[ELL], (per_sample * (Delta[ELL] @ ones("n"))) @ (A[ELL - 1] @ ones("n") / count).T),
            ),
        ),
        Mistake(
            "one-sample",
            Text(
                "the gradient of the first sample for that of the batch",
                "el gradiente de la primera muestra por el del lote",
            ),
            _AVERAGE.but(1, Equal(gW[ELL], ColumnOf(Delta[ELL], _ONE) @ ColumnOf(A[ELL - 1], _ONE).T)),
        ),
        Mistake(
            "bias-of-one-sample",
            Text("the same for the bias", "lo mismo para el sesgo"),
            _AVERAGE.but(2, Equal(gb[ELL], ColumnOf(Delta[ELL], _ONE))),
        ),
    ),
    source=LIQUET,
    uses=("batch_gradients-matrix-form",),
)

STATEMENTS: Final = (DELTAS, MATRIX_FORM, AVERAGE)
