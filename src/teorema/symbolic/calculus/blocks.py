"""Matrices made of blocks: [b W], [x; 1], and columns written entry by entry."""

from __future__ import annotations

from dataclasses import dataclass

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.linear import ALIKE, ONE, Unary
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, ShapeError

_ROWS = Text("blocks side by side must have the same rows", "los bloques de una fila deben tener las mismas filas")


@dataclass(frozen=True, slots=True)
class AsMatrix(Unary):
    """A number as a 1×1 matrix, so that it can stand in a block."""

    needs = "any"

    def _found_shape(self) -> Shape:
        return (ONE, ONE)


@dataclass(frozen=True, slots=True)
class Block(Expr):
    """Matrices side by side in rows of blocks, as in [b W] or [x; 1]."""

    rows: tuple[tuple[Expr, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            for block in row[1:]:
                if not scalars.same(block.shape[0], row[0].shape[0]):
                    raise ShapeError(f"[{row[0]} {block}]", _ROWS, row[0].shape, block.shape)
        first = _width(self.rows[0])
        for row in self.rows[1:]:
            if not scalars.same(_width(row), first):
                raise ShapeError(f"[{self.rows[0][0]}; {row[0]}]", ALIKE, (ONE, first), (ONE, _width(row)))

    def children(self) -> tuple[Expr, ...]:
        return tuple(block for row in self.rows for block in row)

    def _found_shape(self) -> Shape:
        height = scalars.rational(0)
        for row in self.rows:
            height = height + row[0].shape[0]
        return (height, _width(self.rows[0]))


def _width(row: tuple[Expr, ...]) -> Scalar:
    total = scalars.rational(0)
    for block in row:
        total = total + block.shape[1]
    return total


def column_list(*entries: Expr) -> Block:
    """The column with these numbers as entries, one below the other."""
    return Block(tuple((AsMatrix(entry),) for entry in entries))
