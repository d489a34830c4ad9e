"""Which samples are taken, and in which order, is seen in the columns and nowhere else (T3)."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, ColumnOf, Family, RowSums, matrix, ones, size
from teorema.symbolic.calculus.leaves import LAST
from teorema.symbolic.calculus.scalars import rational
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.forward.letters import N
from teorema.symbolic.statements.vectorization.letters import BY_COLUMN, COURSE, PASS, SLIDES, A, Z, n

_m = size("m")
_P, _P_square = matrix("P", "m", "n"), matrix("P", "n", "n")
_NEW_A, _NEW_Z = Text("A tilde", "A tilde"), Text("Z tilde", "Z tilde")
_A_new, _Z_new = (
    Family("A_new", (N[ELL], _m), tex=r"\tilde A", first=0, spoken=_NEW_A),
    Family("Z_new", (N[ELL], _m), tex=r"\tilde Z", spoken=_NEW_Z),
)
_A_same, _Z_same = (
    Family("A_new", (N[ELL], n), tex=r"\tilde A", first=0, spoken=_NEW_A),
    Family("Z_new", (N[ELL], n), tex=r"\tilde Z", spoken=_NEW_Z),
)


def _selects(array: Any) -> bool:
    return all(sorted(row) == [0] * (len(row) - 1) + [1] for row in Grid(array).tolist())


_SELECTION: Final = Hypothesis(
    Text("$P$ has one $1$ in each row and zeros elsewhere", "$P$ tiene un $1$ en cada fila y ceros en lo demás"),
    lambda point: _selects(point["P"]),
)
_PERMUTATION: Final = Hypothesis(
    Text(
        "$P$ has one $1$ in each row and in each column and zeros elsewhere",
        "$P$ tiene un $1$ en cada fila y en cada columna y ceros en lo demás",
    ),
    lambda point: _selects(point["P"]) and _selects(Grid(point["P"]).T),
)
_SAME_NUMBER: Final = Hypothesis(Text("$m=n$", "$m=n$"), lambda point: len(set(point["P"].shape)) == 1)
_NEW_PASS: Final = (
    *PASS,
    Where(
        "A_new",
        Text(
            "$\\tilde A^{[\\ell]}$, $\\tilde Z^{[\\ell]}$ are those of the pass of the batch $PX$",
            "$\\tilde A^{[\\ell]}$, $\\tilde Z^{[\\ell]}$ son las de la pasada del lote $PX$",
        ),
    ),
)
_GIVEN: Final = "$\\theta$, $X\\in\\mathbb{R}^{n\\times N_0}$, $P\\in\\mathbb{R}^{%s\\times n}$, $1\\le\\ell\\le L$"

_SELECTED: Final = All(Equal(_Z_new[ELL], Z[ELL] @ _P.T), Equal(_A_new[ELL], A[ELL] @ _P.T))

VECTORIZATION_SELECTION: Final = Statement(
    id="vectorization-selection",
    kind="theorem",
    title=Text("Samples selected are columns selected", "Elegir muestras es elegir columnas"),
    claim=_SELECTED,
    given=Text(_GIVEN % "m", _GIVEN % "m"),
    hypotheses=(_SELECTION, BY_COLUMN),
    where=_NEW_PASS,
    rewrite=All(Equal(_Z_new[ELL].T, _P @ Z[ELL].T), Equal(_A_new[ELL].T, _P @ A[ELL].T)),
    mistakes=(
        Mistake(
            "z-not-transposed",
            Text("Z selected by P and not by its transpose", "Z elegida con P y no con su traspuesta"),
            _SELECTED.but(1, Equal(_Z_same[ELL], Z[ELL] @ _P_square)),
            hypotheses=(_SELECTION, BY_COLUMN, _SAME_NUMBER),
        ),
        Mistake(
            "a-not-transposed",
            Text("A selected by P and not by its transpose", "A elegida con P y no con su traspuesta"),
            _SELECTED.but(2, Equal(_A_same[ELL], A[ELL] @ _P_square)),
            hypotheses=(_SELECTION, BY_COLUMN, _SAME_NUMBER),
        ),
        Mistake(
            "any-matrix",
            Text("samples combined by any matrix P", "muestras combinadas por una matriz P cualquiera"),
            _SELECTED,
            hypotheses=(BY_COLUMN,),
        ),
        Mistake(
            "columns-mixed",
            Text(
                "activations that mix columns, such as one that divides by a sum over the batch",
                "activaciones que mezclan columnas, como una que divide por una suma sobre el lote",
            ),
            _SELECTED,
            hypotheses=(_SELECTION,),
        ),
        Mistake(
            "selected-from-the-left",
            Text(
                "the columns selected from the left: shapes that do not fit",
                "las columnas elegidas desde la izquierda: dimensiones que no encajan",
            ),
            IllShaped(lambda: _P @ A[ELL], r"\tilde A^{[\ell]}=PA^{[\ell]}"),
            ill_shaped=True,
        ),
    ),
    source=COURSE,
    uses=("vectorization-columns",),
)

_ONE = rational(1)
_PERMUTED: Final = All(
    Equal(_A_same[ELL], A[ELL] @ _P_square.T),
    Equal(_A_same[LAST] @ ones("n"), A[LAST] @ ones("n")),
)

VECTORIZATION_PERMUTATION: Final = Statement(
    id="vectorization-permutation",
    kind="corollary",
    title=Text("The order of the samples does not matter", "El orden de las muestras no importa"),
    claim=_PERMUTED,
    given=Text(_GIVEN % "n", _GIVEN % "n"),
    hypotheses=(_PERMUTATION, BY_COLUMN),
    where=_NEW_PASS,
    rewrite=All(
        Equal(_A_same[ELL] @ _P_square, A[ELL]),
        Equal(RowSums(A[LAST]), RowSums(_A_same[LAST])),
    ),
    mistakes=(
        Mistake(
            "not-transposed",
            Text("columns permuted the other way round", "columnas permutadas al revés"),
            _PERMUTED.but(1, Equal(_A_same[ELL], A[ELL] @ _P_square)),
        ),
        Mistake(
            "columns-stay",
            Text("columns that stay where they were", "columnas que quedan donde estaban"),
            _PERMUTED.but(1, Equal(_A_same[ELL], A[ELL])),
        ),
        Mistake(
            "first-stays-first",
            Text("the first output stays the first", "la primera salida sigue siendo la primera"),
            _PERMUTED.but(2, Equal(ColumnOf(_A_same[LAST], _ONE), ColumnOf(A[LAST], _ONE))),
        ),
        Mistake(
            "samples-repeated",
            Text("samples drawn with repetition", "muestras elegidas con repetición"),
            _PERMUTED,
            hypotheses=(_SELECTION, _SAME_NUMBER, BY_COLUMN),
        ),
    ),
    source=SLIDES,
    uses=("vectorization-selection",),
)

STATEMENTS: Final = (VECTORIZATION_SELECTION, VECTORIZATION_PERMUTATION)
