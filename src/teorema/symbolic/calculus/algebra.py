"""Sums, products and quotients, in the order in which they were written."""

from __future__ import annotations

from dataclasses import dataclass

from teorema.ground.text import Text
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import Shape, ShapeError, agree

_EQUAL = Text("shapes must be equal, or one a number", "las dimensiones deben coincidir, o uno ser un número")
_INNER = Text(
    "columns of the left must be rows of the right", "las columnas del izquierdo deben ser las filas del derecho"
)
_NUMBER = Text("must be a number, not a matrix", "debe ser un número, no una matriz")


@dataclass(frozen=True, slots=True)
class Binary(Expr):
    """Two operands in reading order; subclasses say which shapes fit."""

    left: Expr
    right: Expr

    sign = "?"

    def __post_init__(self) -> None:
        if not self.fits():
            raise ShapeError(f"{self.left} {self.sign} {self.right}", self.rule(), self.left.shape, self.right.shape)

    def children(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def fits(self) -> bool:
        """Whether the two shapes may meet here; equal ones, or a number with anything."""
        return self.left.is_number or self.right.is_number or agree(self.left.shape, self.right.shape)

    def rule(self) -> Text:
        """The rule that a clash breaks."""
        return _EQUAL

    def _found_shape(self) -> Shape:
        return self.right.shape if self.left.is_number else self.left.shape


@dataclass(frozen=True, slots=True)
class Add(Binary):
    """left + right; a number is added to every entry."""

    sign = "+"


@dataclass(frozen=True, slots=True)
class Subtract(Binary):
    """left − right; a number is subtracted from, or from it, every entry."""

    sign = "-"


@dataclass(frozen=True, slots=True)
class Scale(Binary):
    """A number times anything, in the order written."""

    sign = "*"

    def fits(self) -> bool:
        return self.left.is_number or self.right.is_number


@dataclass(frozen=True, slots=True)
class Hadamard(Binary):
    """left ⊙ right, entry by entry, of two arrays of one shape."""

    sign = "*"

    def fits(self) -> bool:
        return agree(self.left.shape, self.right.shape)


@dataclass(frozen=True, slots=True)
class Divide(Binary):
    """left / right, by a number, or entry by entry of one shape."""

    sign = "/"


@dataclass(frozen=True, slots=True)
class MatMul(Binary):
    """The matrix product left right."""

    sign = "@"

    def fits(self) -> bool:
        return not (self.left.is_number or self.right.is_number) and agree(self.left.shape[1:], self.right.shape[:1])

    def rule(self) -> Text:
        return _INNER

    def _found_shape(self) -> Shape:
        return (self.left.shape[0], self.right.shape[1])


@dataclass(frozen=True, slots=True)
class Power(Binary):
    """A number to the power of a number."""

    sign = "**"

    def fits(self) -> bool:
        return self.left.is_number and self.right.is_number

    def rule(self) -> Text:
        return _NUMBER


@dataclass(frozen=True, slots=True)
class Negate(Expr):
    """−argument."""

    argument: Expr

    def children(self) -> tuple[Expr, ...]:
        return (self.argument,)

    def _found_shape(self) -> Shape:
        return self.argument.shape


def product(left: Expr, right: Expr) -> Expr:
    """`*` as in NumPy: a number scales, two arrays of one shape multiply entry by entry.

    Raises:
        ShapeError: two arrays of different shapes; the matrix product is `@`.
    """
    return Scale(left, right) if left.is_number or right.is_number else Hadamard(left, right)
