"""The pass of a batch by columns, and that its columns are the passes of the single samples (T1)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    ColumnOf,
    ColumnSums,
    RowOf,
    RowSums,
    Softmax,
    Total,
    apply,
    compose_layers,
    matrix,
    ones,
)
from teorema.symbolic.calculus.scalars import rational
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.forward.letters import LAYERS, W, b, layer, sigma
from teorema.symbolic.statements.vectorization.letters import (
    ALL_WIDTHS_N,
    BY_COLUMN,
    COURSE,
    LIQUET,
    PASS,
    SLIDES,
    A,
    A_square,
    B,
    B_square,
    X,
    X_square,
    Z,
    b_square,
    count,
    i,
    ones_row,
)

_ONE = rational(1)

_BATCH: Final = All(
    Equal(A[0], X.T),
    Equal(B[ELL], b[ELL] @ ones_row),
    Equal(Z[ELL], W[ELL] @ A[ELL - 1] + B[ELL]),
    Equal(A[ELL], sigma(Z[ELL], at=ELL)),
)

VECTORIZATION_BATCH: Final = Statement(
    id="vectorization-batch",
    kind="definition",
    title=Text("A whole batch in one pass", "Un lote entero en una pasada"),
    claim=_BATCH,
    where=(
        *PASS,
        Where(
            "B",
            Text(
                "$B^{[\\ell]}$ is what is added to $W^{[\\ell]}A^{[\\ell-1]}$",
                "$B^{[\\ell]}$ es lo que se suma a $W^{[\\ell]}A^{[\\ell-1]}$",
            ),
        ),
    ),
    rewrite=All(
        Equal(A[0].T, X),
        Equal(B[ELL].T, ones("n") @ b[ELL].T),
        Equal(Z[ELL] - B[ELL], W[ELL] @ A[ELL - 1]),
        Equal(sigma(Z[ELL], at=ELL), A[ELL]),
    ),
    mistakes=(
        Mistake(
            "samples-left-in-rows",
            Text("samples left in the rows", "muestras dejadas en las filas"),
            _BATCH.but(1, Equal(A_square[0], X_square)),
            hypotheses=(ALL_WIDTHS_N,),
        ),
        Mistake(
            "bias-along-the-rows",
            Text(
                "one bias per sample: what NumPy adds when b has shape (n,)",
                "un sesgo por muestra: lo que suma NumPy cuando b tiene dimensiones (n,)",
            ),
            _BATCH.but(2, Equal(B_square[ELL], ones("n") @ b_square[ELL].T)),
            hypotheses=(ALL_WIDTHS_N,),
        ),
        Mistake(
            "bias-shared-out",
            Text("the bias divided among the samples", "el sesgo repartido entre las muestras"),
            _BATCH.but(2, Equal(B[ELL], b[ELL] @ ones_row / count)),
        ),
        Mistake(
            "bias-forgotten",
            Text("bias forgotten", "sesgo olvidado"),
            _BATCH.but(3, Equal(Z[ELL], W[ELL] @ A[ELL - 1])),
        ),
        Mistake(
            "no-activation",
            Text("activation forgotten", "activación olvidada"),
            _BATCH.but(4, Equal(A[ELL], Z[ELL])),
        ),
        Mistake(
            "rows-into-the-weights",
            Text(
                "samples left in the rows where widths differ: shapes that do not fit",
                "muestras dejadas en las filas con anchos distintos: dimensiones que no encajan",
            ),
            IllShaped(lambda: W[1] @ X, "Z^{[1]}=W^{[1]}X+B^{[1]}"),
            ill_shaped=True,
        ),
    ),
    source=SLIDES,
    uses=("forward-recursion",),
    example={"L": 1, "N": (2, 2), "n": 2, "l": 1},
)

_COLUMNS: Final = All(
    Equal(ColumnOf(A[0], i), RowOf(X, i)),
    Equal(ColumnOf(Z[ELL], i), W[ELL] @ ColumnOf(A[ELL - 1], i) + b[ELL]),
    Equal(ColumnOf(A[ELL], i), compose_layers(layer, 1, ELL)(RowOf(X, i))),
)

VECTORIZATION_COLUMNS: Final = Statement(
    id="vectorization-columns",
    kind="theorem",
    title=Text("Column i belongs to sample i", "La columna i es de la muestra i"),
    claim=_COLUMNS,
    given=Text(
        "$\\theta$, $X\\in\\mathbb{R}^{n\\times N_0}$, $1\\le i\\le n$, $1\\le\\ell\\le L$",
        "$\\theta$, $X\\in\\mathbb{R}^{n\\times N_0}$, $1\\le i\\le n$, $1\\le\\ell\\le L$",
    ),
    hypotheses=(BY_COLUMN,),
    where=(
        Where(
            "X_i",
            Text(
                "$X_{(i)}=x^{(i)}$ is row $i$ of $X$, sample $i$, as a column",
                "$X_{(i)}=x^{(i)}$ es la fila $i$ de $X$, la muestra $i$, como columna",
            ),
        ),
        LAYERS,
        *PASS,
    ),
    rewrite=All(
        Equal(RowOf(X, i), ColumnOf(A[0], i)),
        Equal(ColumnOf(Z[ELL], i) - b[ELL], W[ELL] @ ColumnOf(A[ELL - 1], i)),
        Equal(compose_layers(layer, 1, ELL)(RowOf(X, i)), ColumnOf(A[ELL], i)),
    ),
    mistakes=(
        Mistake(
            "first-row-for-all",
            Text("the first sample in every column", "la primera muestra en todas las columnas"),
            _COLUMNS.but(1, Equal(ColumnOf(A[0], i), RowOf(X, _ONE))),
        ),
        Mistake(
            "bias-shared-out",
            Text("the bias divided among the samples", "el sesgo repartido entre las muestras"),
            _COLUMNS.but(2, Equal(ColumnOf(Z[ELL], i), W[ELL] @ ColumnOf(A[ELL - 1], i) + b[ELL] / count)),
        ),
        Mistake(
            "first-sample-for-all",
            Text("the output of the first sample for all", "la salida de la primera muestra para todas"),
            _COLUMNS.but(3, Equal(ColumnOf(A[ELL], i), compose_layers(layer, 1, ELL)(RowOf(X, _ONE)))),
        ),
        Mistake(
            "mean-of-the-batch",
            Text("the mean of the batch propagated", "la media del lote propagada"),
            _COLUMNS.but(3, Equal(ColumnOf(A[ELL], i), compose_layers(layer, 1, ELL)(RowSums(X.T) / count))),
        ),
        Mistake(
            "columns-mixed",
            Text(
                "activations that mix columns, such as a softmax of the whole matrix",
                "activaciones que mezclan columnas, como una softmax de toda la matriz",
            ),
            _COLUMNS,
            hypotheses=(),
        ),
    ),
    source=LIQUET,
    uses=("vectorization-batch", "forward-composition", "forward-batch"),
)

_Z, _A = matrix("Z", "q", "n"), matrix("A", "q", "n")
_exp = apply(NAMED["exp"], _Z)
_SOFTMAX: Final = All(
    Equal(ColumnOf(_A, i), Softmax(ColumnOf(_Z, i))),
    Equal(ones("q").T @ _A, ones_row),
)
VECTORIZATION_SOFTMAX: Final = Statement(
    id="vectorization-softmax",
    kind="theorem",
    title=Text("Softmax of a batch, column by column", "Softmax de un lote, columna por columna"),
    claim=_SOFTMAX,
    where=(
        Where(
            "A",
            Text(
                "$A\\in\\mathbb{R}^{q\\times n}$ is what the softmax layer makes of $Z$",
                "$A\\in\\mathbb{R}^{q\\times n}$ es lo que la capa softmax hace de $Z$",
            ),
        ),
        Where(
            "softmax",
            Text(
                "$\\mathrm{softmax}(z)_k=e^{z_k}/\\sum_j e^{z_j}$",
                "$\\mathrm{softmax}(z)_k=e^{z_k}/\\sum_j e^{z_j}$",
            ),
        ),
    ),
    rewrite=All(
        Equal(ColumnOf(_exp, i), Total(ColumnOf(_exp, i)) * ColumnOf(_A, i)),
        Equal(ColumnSums(_A), ones_row),
    ),
    mistakes=(
        Mistake(
            "over-the-whole-batch",
            Text(
                "divided by the sum of all entries of the batch", "dividida por la suma de todas las entradas del lote"
            ),
            _SOFTMAX.but(1, Equal(ColumnOf(_A, i), ColumnOf(_exp / Total(_exp), i))),
        ),
        Mistake(
            "over-the-samples",
            Text(
                "row by row: each class shared out among the samples",
                "fila por fila: cada clase repartida entre las muestras",
            ),
            _SOFTMAX.but(1, Equal(ColumnOf(_A, i), ColumnOf(Softmax(_Z.T).T, i))),
        ),
        Mistake(
            "one-in-all",
            Text("the whole batch sums to 1", "el lote entero suma 1"),
            _SOFTMAX.but(2, Equal(ones("q").T @ _A, ones_row / count)),
        ),
    ),
    source=COURSE,
    uses=("vectorization-columns",),
    example={"q": 2, "n": 2, "i": 1},
)

STATEMENTS: Final = (VECTORIZATION_BATCH, VECTORIZATION_COLUMNS, VECTORIZATION_SOFTMAX)
