"""The letters of piece 11: a batch X with samples as rows, and the matrices Z, A, B of its pass with samples as columns."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Expr, Family, Size, as_expr, index, matrix, ones, size
from teorema.symbolic.calculus.blocks import AsMatrix, Block
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Hypothesis, Source, Where
from teorema.symbolic.statements.forward.letters import N

n = size("n")
count = Size(n)
i = index("i")
X = matrix("X", "n", N[0])
Z = Family("Z", (N[ELL], n))
A = Family("A", (N[ELL], n), first=0)
B = Family("B", (N[ELL], n))
ones_row: Expr = ones("n").T

# The same letters where a layer is as wide as the batch, or as the layer before: there wrong formulas have a shape too.
X_square = matrix("X", "n", "n")
A_square, B_square, W_square, b_square, Z_square = (
    Family("A", (n, n), first=0),
    Family("B", (n, n)),
    Family("W", (n, n)),
    Family("b", (n, 1)),
    Family("Z", (n, n)),
)

GIVEN: Final = Text(*["$\\theta$, $X\\in\\mathbb{R}^{n\\times N_0}$, $1\\le\\ell\\le L$"] * 2)

LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.1")
SLIDES: Final = Source("Slides, Redes Neuronales Multicapa", "vectorización")
COURSE: Final = Source("teorema", "11")

PASS: Final = (
    Where(
        "A",
        Text(
            "$A^{[\\ell]}$ holds the outputs of layer $\\ell$ in one pass of the batch, $A^{[0]}$ its input",
            "$A^{[\\ell]}$ contiene las salidas de la capa $\\ell$ en una pasada del lote, $A^{[0]}$ su entrada",
        ),
    ),
    Where(
        "Z",
        Text(
            "$Z^{[\\ell]}$ the inputs to its activation",
            "$Z^{[\\ell]}$ las entradas a su activación",
        ),
    ),
)


def _acts_on_columns(point: Point) -> bool:
    """Whether every activation of a point, applied to two columns, gives what it gives to each of them."""
    both: Any = Grid([[1, 2], [3, 5]])
    return all(
        record.f(both)[:, j : j + 1] == record.f(both[:, j : j + 1])
        for record in point["sigma"].values()
        for j in (0, 1)
    )


def _acts_on_entries(point: Point) -> bool:
    """Whether every activation of a point, applied to a matrix, gives what it gives to each entry."""
    four: Any = Grid([[1, 2], [3, 5]])
    return all(
        record.f(four)[r : r + 1, j : j + 1] == record.f(four[r : r + 1, j : j + 1])
        for record in point["sigma"].values()
        for r in (0, 1)
        for j in (0, 1)
    )


BY_COLUMN: Final = Hypothesis(
    Text(
        "each $S^{[\\ell]}$ acts on each column by itself (entry by entry, or softmax of each column)",
        "cada $S^{[\\ell]}$ actúa sobre cada columna por separado (entrada por entrada, o softmax de cada columna)",
    ),
    _acts_on_columns,
)
BY_ENTRY: Final = Hypothesis(
    Text("each $S^{[\\ell]}$ acts entry by entry", "cada $S^{[\\ell]}$ actúa entrada por entrada"),
    _acts_on_entries,
)
ALL_WIDTHS_N: Final = Hypothesis(
    Text("all widths are equal to the number $n$ of samples", "todos los anchos son iguales al número $n$ de muestras"),
    lambda point: set(point["N"]) == {point["n"]},
)


def numbers(*rows: tuple[int, ...]) -> Expr:
    """A matrix of the given integers."""
    return Block(tuple(tuple(AsMatrix(as_expr(entry)) for entry in row) for row in rows))
