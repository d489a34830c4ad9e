"""The bias as one more weight, and a batch of three by hand (board problems 11.2 and 11.4)."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Block, matrix, zeros
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.forward.letters import W, b
from teorema.symbolic.statements.vectorization.letters import COURSE, GIVEN, PASS, A, Z, numbers, ones_row

_with_bias = Block(((b[ELL], W[ELL]),))
_with_ones = Block(((ones_row,), (A[ELL - 1],)))

VECTORIZATION_AUGMENTED: Final = Statement(
    id="vectorization-augmented",
    kind="theorem",
    title=Text("The bias as one more weight", "El sesgo como un peso más"),
    claim=Equal(Z[ELL], _with_bias @ _with_ones),
    given=GIVEN,
    where=PASS,
    rewrite=Equal(Block(((W[ELL], b[ELL]),)) @ Block(((A[ELL - 1],), (ones_row,))), Z[ELL]),
    mistakes=(
        Mistake(
            "bias-behind",
            Text(
                "the bias behind the weights, the ones still on top",
                "el sesgo detrás de los pesos, los unos aún arriba",
            ),
            Equal(Z[ELL], Block(((W[ELL], b[ELL]),)) @ _with_ones),
        ),
        Mistake(
            "zeros-on-top",
            Text("a row of zeros in place of ones", "una fila de ceros en lugar de unos"),
            Equal(Z[ELL], _with_bias @ Block(((zeros(1, "n"),), (A[ELL - 1],)))),
        ),
        Mistake(
            "bias-negated",
            Text("the bias subtracted, another author's convention", "el sesgo restado, la convención de otro autor"),
            Equal(Z[ELL], Block(((-b[ELL], W[ELL]),)) @ _with_ones),
        ),
        Mistake(
            "ones-forgotten",
            Text(
                "the row of ones forgotten: shapes that do not fit",
                "la fila de unos olvidada: dimensiones que no encajan",
            ),
            IllShaped(
                lambda: _with_bias @ A[ELL - 1],
                r"Z^{[\ell]}=\begin{bmatrix}b^{[\ell]}&W^{[\ell]}\end{bmatrix}A^{[\ell-1]}",
            ),
            ill_shaped=True,
        ),
    ),
    source=COURSE,
    uses=("vectorization-batch",),
    example={"L": 1, "N": (2, 2), "n": 2, "l": 1},
)

_DATA: Final = {"W": [[1, 2], [3, 4]], "b": [[1], [-1]], "X": [[1, 0], [0, 1], [2, 1]]}
_TEX: Final = (
    "$W=\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}$, $b=(1,-1)^{\\top}$, "
    "$X^{\\top}=\\begin{bmatrix}1&0&2\\\\0&1&1\\end{bmatrix}$"
)


def _is_that_of_the_board(point: Point) -> bool:
    return all(_same(point[name], value) for name, value in _DATA.items())


def _same(array: Any, value: list[list[int]]) -> bool:
    return bool(Grid(array).tolist() == value)


_Z, _B = matrix("Z", 2, 3), matrix("B", 2, 3)
_HAND: Final = All(Equal(_B, numbers((1, 1, 1), (-1, -1, -1))), Equal(_Z, numbers((2, 3, 5), (2, 3, 9))))

VECTORIZATION_BY_HAND: Final = Statement(
    id="vectorization-by-hand",
    kind="corollary",
    title=Text("Three samples by hand", "Tres muestras a mano"),
    claim=_HAND,
    hypotheses=(Hypothesis(Text(_TEX, _TEX), _is_that_of_the_board),),
    where=(
        Where("B", Text("$B=b\\,\\mathbf{1}^{\\top}$", "$B=b\\,\\mathbf{1}^{\\top}$")),
        Where("Z", Text("$Z=WX^{\\top}+B$", "$Z=WX^{\\top}+B$")),
    ),
    rewrite=All(Equal(numbers((1, 1, 1), (-1, -1, -1)), _B), Equal(_Z - _B, numbers((1, 2, 4), (3, 4, 10)))),
    mistakes=(
        Mistake(
            "bias-in-one-column",
            Text("the bias in the first column only", "el sesgo solo en la primera columna"),
            _HAND.but(1, Equal(_B, numbers((1, 0, 0), (-1, 0, 0)))),
        ),
        Mistake(
            "bias-forgotten",
            Text("bias forgotten", "sesgo olvidado"),
            _HAND.but(2, Equal(_Z, numbers((1, 2, 4), (3, 4, 10)))),
        ),
        Mistake(
            "weights-transposed",
            Text("weights transposed", "pesos traspuestos"),
            _HAND.but(2, Equal(_Z, numbers((2, 4, 6), (1, 3, 7)))),
        ),
    ),
    source=COURSE,
    uses=("vectorization-batch", "vectorization-augmented"),
)

STATEMENTS: Final = (VECTORIZATION_AUGMENTED, VECTORIZATION_BY_HAND)
