"""The same pass with samples as rows, and the layout in which scikit-learn and Keras keep the parameters (T2)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family, ones
from teorema.symbolic.calculus.leaves import LAST
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.forward.letters import N, W, b, sigma
from teorema.symbolic.statements.vectorization.letters import (
    ALL_WIDTHS_N,
    BY_ENTRY,
    GIVEN,
    LIQUET,
    PASS,
    A,
    A_square,
    W_square,
    X,
    X_square,
    Z,
    Z_square,
    b_square,
    n,
    ones_row,
)

_ones = ones("n")
_ROWS: Final = All(
    Equal(Z[1].T, X @ W[1].T + _ones @ b[1].T),
    Equal(Z[ELL].T, A[ELL - 1].T @ W[ELL].T + _ones @ b[ELL].T),
    Equal(A[ELL].T, sigma(Z[ELL].T, at=ELL)),
)

VECTORIZATION_ROWS: Final = Statement(
    id="vectorization-rows",
    kind="theorem",
    title=Text("The row convention", "La convención por filas"),
    claim=_ROWS,
    given=GIVEN,
    hypotheses=(BY_ENTRY,),
    where=PASS,
    rewrite=All(
        Equal(X @ W[1].T + _ones @ b[1].T, Z[1].T),
        Equal(Z[ELL], (A[ELL - 1].T @ W[ELL].T).T + (_ones @ b[ELL].T).T),
        Equal(A[ELL], sigma(Z[ELL].T, at=ELL).T),
    ),
    mistakes=(
        Mistake(
            "weights-not-transposed",
            Text("weights not transposed", "pesos sin trasponer"),
            _ROWS.but(1, Equal(Z_square[1].T, X_square @ W_square[1] + _ones @ b_square[1].T)),
            hypotheses=(BY_ENTRY, ALL_WIDTHS_N),
        ),
        Mistake(
            "bias-not-transposed",
            Text(
                "the bias added to every column in place of every row",
                "el sesgo sumado a cada columna y no a cada fila",
            ),
            _ROWS.but(1, Equal(Z_square[1].T, X_square @ W_square[1].T + b_square[1] @ ones_row)),
            hypotheses=(BY_ENTRY, ALL_WIDTHS_N),
        ),
        Mistake(
            "factors-in-the-old-order",
            Text("factors transposed but not exchanged", "factores traspuestos pero no intercambiados"),
            _ROWS.but(2, Equal(Z_square[ELL].T, W_square[ELL].T @ A_square[ELL - 1].T + _ones @ b_square[ELL].T)),
            hypotheses=(BY_ENTRY, ALL_WIDTHS_N),
        ),
        Mistake(
            "bias-forgotten",
            Text("bias forgotten", "sesgo olvidado"),
            _ROWS.but(2, Equal(Z[ELL].T, A[ELL - 1].T @ W[ELL].T)),
        ),
        Mistake(
            "no-activation",
            Text("activation forgotten", "activación olvidada"),
            _ROWS.but(3, Equal(A[ELL].T, Z[ELL].T)),
        ),
        Mistake(
            "columns-for-rows",
            Text(
                "an activation of columns, such as softmax, applied to rows as it stands",
                "una activación de columnas, como softmax, aplicada sin más a las filas",
            ),
            _ROWS,
            hypotheses=(),
        ),
        Mistake(
            "old-order-where-widths-differ",
            Text(
                "factors not exchanged where sizes differ: shapes that do not fit",
                "factores sin intercambiar con tamaños distintos: dimensiones que no encajan",
            ),
            IllShaped(lambda: W[ELL].T @ A[ELL - 1].T, r"{Z^{[\ell]}}^{\top}={W^{[\ell]}}^{\top}{A^{[\ell-1]}}^{\top}"),
            ill_shaped=True,
        ),
    ),
    source=LIQUET,
    uses=("vectorization-batch",),
    example={"L": 1, "N": (2, 2), "n": 2, "l": 1},
)

_C = Family("C", (N[ELL], N[ELL + 1]), lower=True, first=0, last=LAST - 1)
_c = Family("c", (N[ELL + 1], 1), lower=True, first=0, last=LAST - 1)
_C_square, _c_square = Family("C", (n, n), lower=True, first=0), Family("c", (n, 1), lower=True, first=0)
_LAYOUT: Final = All(
    Equal(_C[ELL - 1], W[ELL].T),
    Equal(_c[ELL - 1], b[ELL]),
    Equal(Z[ELL].T, A[ELL - 1].T @ _C[ELL - 1] + _ones @ _c[ELL - 1].T),
)
_NOT_LAST: Final = Hypothesis(Text("$\\ell<L$", "$\\ell<L$"), lambda point: bool(point["l"] < point["L"]))

VECTORIZATION_LAYOUT: Final = Statement(
    id="vectorization-layout",
    kind="theorem",
    title=Text("The layout of scikit-learn and Keras", "La disposición de scikit-learn y Keras"),
    claim=_LAYOUT,
    given=GIVEN,
    where=(
        Where(
            "C",
            Text(
                "$C_k$ is `coefs_[k]` of scikit-learn, the kernel of a Keras layer",
                "$C_k$ es `coefs_[k]` de scikit-learn, el *kernel* de una capa de Keras",
            ),
        ),
        Where("c", Text("$c_k$ is `intercepts_[k]`, as a column", "$c_k$ es `intercepts_[k]`, como columna")),
        *PASS,
    ),
    rewrite=All(
        Equal(_C[ELL - 1].T, W[ELL]),
        Equal(b[ELL], _c[ELL - 1]),
        Equal(Z[ELL], _C[ELL - 1].T @ A[ELL - 1] + _c[ELL - 1] @ ones_row),
    ),
    mistakes=(
        Mistake(
            "not-transposed",
            Text("coefs_ taken for the weights themselves", "coefs_ tomado por los pesos mismos"),
            _LAYOUT.but(1, Equal(_C_square[ELL - 1], W_square[ELL])),
            hypotheses=(ALL_WIDTHS_N,),
        ),
        Mistake(
            "counted-from-one",
            Text("the list counted from 1", "la lista contada desde 1"),
            _LAYOUT.but(1, Equal(_C_square[ELL], W_square[ELL].T)),
            hypotheses=(ALL_WIDTHS_N, _NOT_LAST),
        ),
        Mistake(
            "biases-counted-from-one",
            Text("the list of biases counted from 1", "la lista de sesgos contada desde 1"),
            _LAYOUT.but(2, Equal(_c_square[ELL], b_square[ELL])),
            hypotheses=(ALL_WIDTHS_N, _NOT_LAST),
        ),
        Mistake(
            "biases-negated",
            Text("biases subtracted, another author's convention", "sesgos restados, la convención de otro autor"),
            _LAYOUT.but(2, Equal(_c[ELL - 1], -b[ELL])),
        ),
        Mistake(
            "transposed-once-more",
            Text("coefs_ transposed once more in the pass", "coefs_ traspuesto una vez más en la pasada"),
            _LAYOUT.but(
                3, Equal(Z_square[ELL].T, A_square[ELL - 1].T @ _C_square[ELL - 1].T + _ones @ _c_square[ELL - 1].T)
            ),
            hypotheses=(ALL_WIDTHS_N,),
        ),
        Mistake(
            "bias-forgotten",
            Text("bias forgotten in the pass", "sesgo olvidado en la pasada"),
            _LAYOUT.but(3, Equal(Z[ELL].T, A[ELL - 1].T @ _C[ELL - 1])),
        ),
    ),
    source=Source("scikit-learn", "sklearn.neural_network.MLPRegressor", "coefs_, intercepts_"),
    uses=("vectorization-rows",),
)

STATEMENTS: Final = (VECTORIZATION_ROWS, VECTORIZATION_LAYOUT)
