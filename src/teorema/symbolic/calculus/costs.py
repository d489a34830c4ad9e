"""Numbers that a network is trained to make small: the squared norm and the cross-entropy."""

from __future__ import annotations

from dataclasses import dataclass

from teorema.ground.text import Text
from teorema.symbolic.calculus.linear import Unary
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import Shape, ShapeError, agree

_ALIKE = Text("target and prediction must be of one shape", "objetivo y predicción deben tener las mismas dimensiones")


@dataclass(frozen=True, slots=True)
class SquaredNorm(Unary):
    """‖A‖², the sum of the squares of all entries; of a matrix it is the square of the Frobenius norm."""


@dataclass(frozen=True, slots=True)
class CrossEntropy(Expr):
    """CE(Y, P) = −Σ_{ij} Y_ij ln P_ij of two arrays of one shape; the columns of Y are the targets of the samples."""

    target: Expr
    prediction: Expr

    def __post_init__(self) -> None:
        if not (self.target.shape and agree(self.target.shape, self.prediction.shape)):
            raise ShapeError(f"CE({self.target}, {self.prediction})", _ALIKE, self.target.shape, self.prediction.shape)

    def children(self) -> tuple[Expr, ...]:
        return (self.target, self.prediction)

    def _found_shape(self) -> Shape:
        return ()


def norm2(argument: Expr) -> SquaredNorm:
    """‖A‖², the sum of the squares of all entries.

    Raises:
        ShapeError: the argument is a number.

    Example:
        >>> from teorema.symbolic.calculus import matrix, vector
        >>> print(norm2(matrix("W", "m", "n") @ vector("x", "n")))
        ‖W x‖²
    """
    return SquaredNorm(argument)
