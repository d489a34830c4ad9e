"""Shapes: () for a number, (rows, columns) for a matrix; a column vector has one column. A clash is shown with both shapes."""

from __future__ import annotations

import re
from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.scalars import Scalar

Shape = tuple[Scalar, ...]

_NUMBER: Final = Text("number", "número")


class ShapeError(Refused):
    """Two shapes that do not fit, with the subexpression in which they meet.

    Example:
        >>> print(ShapeError("W @ x", Text("columns of the left must be rows of the right", "columnas y filas"), ("m", "n"), ("p", "1")))
        W @ x: columns of the left must be rows of the right, got m×n and p×1
    """

    is_shape_error = True

    def __init__(self, where: str, rule: Text, left: Shape, right: Shape) -> None:
        self.where, self.left, self.right = where, left, right
        super().__init__(where, rule, both(left, right))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.where, self.rule, self.left, self.right)


def picture(shape: Shape, lang: str = "en") -> str:
    """The shape as people write it: 5×4, m×n, N_{ℓ+1}×1, (m+1)×n, and in words for a number."""
    return "×".join(map(_side, shape)) if shape else _NUMBER[lang]


def _side(one: Scalar) -> str:
    from teorema.symbolic.calculus.printing import dim

    text = dim(one, "unicode").replace("*", "·")
    return f"({text})" if re.search(r"[-+·/](?![^{]*})", text) else text


def both(left: Shape, right: Shape) -> Text:
    """Two shapes side by side."""
    return Text(f"{picture(left)} and {picture(right)}", f"{picture(left, 'es')} y {picture(right, 'es')}")


def dimension(value: int | str | Scalar) -> Scalar:
    """A dimension from a positive integer, a name or a polynomial in sizes.

    Raises:
        Refused: the dimension is an integer below 1, or a name that is not an identifier.
    """
    if isinstance(value, str):
        if not value.isidentifier():
            raise Refused("dimension", Text("must be a name such as n", "debe ser un nombre como n"), value)
        return scalars.size(value)
    if isinstance(value, bool) or not (isinstance(value, int) or scalars.is_scalar(value)):
        raise Refused(
            "dimension", Text("must be a positive integer or a name", "debe ser un entero positivo o un nombre"), value
        )
    if isinstance(value, int):
        if value < 1:
            raise Refused("dimension", Text("must be at least 1", "debe ser al menos 1"), value)
        return scalars.rational(value)
    return value


def agree(a: Shape, b: Shape) -> bool:
    """Whether two shapes are equal by normal form of each dimension."""
    return len(a) == len(b) and all(scalars.same(x, y) for x, y in zip(a, b, strict=True))
