"""Linear algebra: transposes, special matrices, inner products, norms and what is read off a square matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, ShapeError, agree, dimension

ONE = scalars.rational(1)
_COLUMN = Text("must be a column vector", "debe ser un vector columna")
_SQUARE = Text("must be square", "debe ser cuadrada")
ALIKE = Text("must be of one shape", "deben tener las mismas dimensiones")


@dataclass(frozen=True, slots=True)
class Unary(Expr):
    """One argument, and a shape computed from its shape."""

    argument: Expr

    needs: ClassVar[Literal["any", "column", "square", "matrix"]] = "matrix"

    def __post_init__(self) -> None:
        shape = self.argument.shape
        if self.needs == "any":
            return
        if self.needs == "square" and not (shape and scalars.same(shape[0], shape[1])):
            raise ShapeError(str(self.argument), _SQUARE, shape, shape[::-1])
        if self.needs == "column" and not (shape and scalars.same(shape[1], ONE)):
            raise ShapeError(str(self.argument), _COLUMN, shape, ("n", "1"))
        if not shape:
            raise ShapeError(
                str(self.argument),
                Text("must be a matrix or a vector", "debe ser una matriz o un vector"),
                shape,
                ("m", "n"),
            )

    def children(self) -> tuple[Expr, ...]:
        return (self.argument,)

    def _found_shape(self) -> Shape:
        return ()


@dataclass(frozen=True, slots=True)
class Transpose(Unary):
    """Aᵀ."""

    def _found_shape(self) -> Shape:
        return self.argument.shape[::-1]


@dataclass(frozen=True, slots=True)
class Diag(Unary):
    """diag(v), the square matrix with the column v on its diagonal."""

    needs = "column"

    def _found_shape(self) -> Shape:
        return (self.argument.shape[0], self.argument.shape[0])


@dataclass(frozen=True, slots=True)
class Inverse(Unary):
    """A⁻¹; undefined at a singular matrix."""

    needs = "square"

    def _found_shape(self) -> Shape:
        return self.argument.shape


@dataclass(frozen=True, slots=True)
class Trace(Unary):
    """tr A."""

    needs = "square"


@dataclass(frozen=True, slots=True)
class Determinant(Unary):
    """det A."""

    needs = "square"


@dataclass(frozen=True, slots=True)
class LogDet(Unary):
    """ln det A, for det A > 0."""

    needs = "square"


@dataclass(frozen=True, slots=True)
class Diagonal(Unary):
    """The diagonal (A_11, ..., A_nn) of a square matrix as a column."""

    needs = "square"

    def _found_shape(self) -> Shape:
        return (self.argument.shape[0], ONE)


@dataclass(frozen=True, slots=True)
class Rank(Unary):
    """rank A."""


@dataclass(frozen=True, slots=True)
class Total(Unary):
    """The sum of all entries."""


@dataclass(frozen=True, slots=True)
class RowSums(Unary):
    """A𝟏, the column of the sums of each row."""

    def _found_shape(self) -> Shape:
        return (self.argument.shape[0], ONE)


@dataclass(frozen=True, slots=True)
class ColumnSums(Unary):
    """𝟏ᵀA, the row of the sums of each column."""

    def _found_shape(self) -> Shape:
        return (ONE, self.argument.shape[1])


@dataclass(frozen=True, slots=True)
class Softmax(Unary):
    """softmax(z)_i = e^{z_i} / Σ_j e^{z_j}, column by column."""

    def _found_shape(self) -> Shape:
        return self.argument.shape


@dataclass(frozen=True, slots=True)
class LogSumExp(Unary):
    """log Σ_i e^{z_i} of a column."""

    needs = "column"


@dataclass(frozen=True, slots=True)
class Norm(Unary):
    """A norm of a column, or the operator norm it induces on a matrix; `kind` is 1, 2, inf, F or r (a symbol of the statement)."""

    kind: str = "2"

    @property
    def operator(self) -> bool:
        """Whether the argument is a matrix, so that the norm is the induced one."""
        return not scalars.same(self.argument.shape[1], ONE)


@dataclass(frozen=True, slots=True)
class Inner(Expr):
    """⟨u, v⟩ of two arrays of one shape."""

    left: Expr
    right: Expr

    def __post_init__(self) -> None:
        if not (self.left.shape and agree(self.left.shape, self.right.shape)):
            raise ShapeError(f"<{self.left}, {self.right}>", ALIKE, self.left.shape, self.right.shape)

    def children(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def _found_shape(self) -> Shape:
        return ()


@dataclass(frozen=True, slots=True)
class Filled(Expr):
    """A matrix of ones or of zeros of the given shape."""

    entry: Literal[0, 1]
    rows: Scalar
    columns: Scalar

    def _found_shape(self) -> Shape:
        return (self.rows, self.columns)


@dataclass(frozen=True, slots=True)
class Identity(Expr):
    """The identity matrix of the given size."""

    order: Scalar

    def _found_shape(self) -> Shape:
        return (self.order, self.order)


@dataclass(frozen=True, slots=True)
class Basis(Expr):
    """e_i, the i-th column of the identity of the given size."""

    order: Scalar
    at: Scalar

    def _found_shape(self) -> Shape:
        return (self.order, ONE)


@dataclass(frozen=True, slots=True)
class Entry(Expr):
    """A_{ij}, with i and j from 1 as in the lecture; of a column, v_i."""

    argument: Expr
    row: Scalar
    column: Scalar = ONE

    def children(self) -> tuple[Expr, ...]:
        return (self.argument,)

    def _found_shape(self) -> Shape:
        return ()


@dataclass(frozen=True, slots=True)
class RowOf(Expr):
    """The i-th row of A written as a column, w_(i) of the lecture."""

    argument: Expr
    row: Scalar

    def children(self) -> tuple[Expr, ...]:
        return (self.argument,)

    def _found_shape(self) -> Shape:
        return (self.argument.shape[1], ONE)


@dataclass(frozen=True, slots=True)
class ColumnOf(Expr):
    """The j-th column of A."""

    argument: Expr
    column: Scalar

    def children(self) -> tuple[Expr, ...]:
        return (self.argument,)

    def _found_shape(self) -> Shape:
        return (self.argument.shape[0], ONE)


def ones(rows: int | str | Scalar, columns: int | str | Scalar = 1) -> Filled:
    """The matrix of ones; a column by default.

    Example:
        >>> ones("n").shape
        (n, 1)
    """
    return Filled(1, dimension(rows), dimension(columns))


def zeros(rows: int | str | Scalar, columns: int | str | Scalar = 1) -> Filled:
    """The zero matrix; a column by default."""
    return Filled(0, dimension(rows), dimension(columns))


def identity(order: int | str | Scalar) -> Identity:
    """The identity matrix."""
    return Identity(dimension(order))
