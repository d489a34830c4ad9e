"""Sums and products over layers or other indices, with symbolic bounds; minima and maxima of several numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from teorema.ground.text import Text
from teorema.symbolic.calculus.node import Expr, as_expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, ShapeError, agree

_CHAIN = Text("neighbours in the chain must fit", "los factores vecinos de la cadena deben encajar")


@dataclass(frozen=True, slots=True)
class Over(Expr):
    """Σ, Π, min or max of `body` for `index` from `start` to `stop`.

    Arguments:
        how: "sum", "product", "min" or "max"; only sums may have matrices as terms.
    """

    how: Literal["sum", "product", "min", "max"]
    index: Scalar
    start: Scalar
    stop: Scalar
    body: Expr

    def children(self) -> tuple[Expr, ...]:
        return (self.body,)

    def _found_shape(self) -> Shape:
        return self.body.shape


@dataclass(frozen=True, slots=True)
class Chain(Expr):
    """The matrix product body(stop) ··· body(start), the rightmost factor first to act; empty when start = stop + 1."""

    index: Scalar
    start: Scalar
    stop: Scalar
    body: Expr

    def __post_init__(self) -> None:
        rows, columns = self.body.shape
        after = columns.subs(self.index, self.index + 1)
        if not agree((rows,), (after,)):
            raise ShapeError(
                f"... {self.body} ...", _CHAIN, (columns, rows), (after, rows.subs(self.index, self.index + 1))
            )

    def children(self) -> tuple[Expr, ...]:
        return (self.body,)

    def _found_shape(self) -> Shape:
        rows, columns = self.body.shape
        return (rows.subs(self.index, self.stop), columns.subs(self.index, self.start))


@dataclass(frozen=True, slots=True)
class Extreme(Expr):
    """The least or greatest of several numbers."""

    how: Literal["min", "max"]
    parts: tuple[Expr, ...]

    def children(self) -> tuple[Expr, ...]:
        return self.parts

    def _found_shape(self) -> Shape:
        return ()


def total(index: Scalar, start: int | Scalar, stop: int | Scalar, body: Expr) -> Over:
    """Σ_{index=start}^{stop} body."""
    return Over("sum", index, _bound(start), _bound(stop), body)


def times(index: Scalar, start: int | Scalar, stop: int | Scalar, body: Expr) -> Over:
    """Π_{index=start}^{stop} body, of numbers."""
    return Over("product", index, _bound(start), _bound(stop), body)


def least(index: Scalar, start: int | Scalar, stop: int | Scalar, body: Expr) -> Over:
    """min over index=start..stop of body."""
    return Over("min", index, _bound(start), _bound(stop), body)


def chain(index: Scalar, start: int | Scalar, stop: int | Scalar, body: Expr) -> Chain:
    """body(stop) ··· body(start).

    Example:
        >>> from teorema.symbolic.calculus import ELL, Family, size_family
        >>> N = size_family("N")
        >>> print(chain(ELL, 1, 3, Family("W", (N[ELL], N[ELL - 1]))[ELL]))
        W^[3]···W^[1]
    """
    return Chain(index, _bound(start), _bound(stop), body)


def minimum(*parts: Expr | int) -> Extreme:
    """min of the numbers given."""
    return Extreme("min", tuple(as_expr(part) for part in parts))


def maximum(*parts: Expr | int) -> Extreme:
    """max of the numbers given."""
    return Extreme("max", tuple(as_expr(part) for part in parts))


def _bound(value: int | Scalar) -> Scalar:
    from teorema.symbolic.calculus.leaves import dimension_index

    return dimension_index(value)
