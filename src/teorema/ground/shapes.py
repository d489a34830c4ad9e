"""Shapes of arrays and what operators ask of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text

Shape = tuple[int, ...]

_BROADCAST: Final = Text("axes must be equal or have length 1", "los ejes deben tener el mismo largo o largo 1")


def quotient(a: Any, b: Any) -> Any:
    """a / b, where two integers give a Fraction and never a float."""
    return Fraction(a, b) if isinstance(a, int) and isinstance(b, int) else a / b


def picked(axis: range, part: Any) -> int | Sequence[int]:
    """What an index, a slice or a list of indices takes from an axis."""
    return [axis[i] for i in part] if isinstance(part, list) else axis[part]


def count(shape: Shape) -> int:
    """The number of entries of an array of this shape."""
    return math.prod(shape)


def broadcast(left: Shape, right: Shape, sign: str) -> Shape:
    """The common shape of two operands, as NumPy finds it.

    Raises:
        Refused: an axis of the one neither equals that of the other nor has length 1.

    Example:
        >>> broadcast((3, 1), (4,), "+")
        (3, 4)
        >>> broadcast((2, 3), (3, 2), "+")
        Traceback (most recent call last):
        teorema.ground.errors.Refused: +: axes must be equal or have length 1, got (2, 3) + (3, 2)
    """
    long, short = (left, right) if len(left) >= len(right) else (right, left)
    padded = (1,) * (len(long) - len(short)) + short
    if any(a != b and 1 not in (a, b) for a, b in zip(long, padded, strict=True)):
        raise Refused(sign, _BROADCAST, f"{left} {sign} {right}")
    return tuple(b if a == 1 else a for a, b in zip(long, padded, strict=True))


def spread(entries: tuple[Any, ...], own: Shape, shape: Shape) -> Sequence[Any]:
    """Entries of an array of shape `own`, repeated along axes of length 1 to fill `shape`."""
    if own == shape:
        return entries
    if len(entries) == 1:
        return entries * count(shape)
    rows, columns = (1, *shape)[-2:]
    own_rows, own_columns = (1, 1, *own)[-2:]
    down, right = (own_columns if own_rows > 1 else 0), (1 if own_columns > 1 else 0)
    return [entries[i * down + j * right] for i in range(rows) for j in range(columns)]
