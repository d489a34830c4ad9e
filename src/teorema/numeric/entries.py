"""Nested lists of entries, read without NumPy's guesses about their type."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text

_RAGGED: Final = Text("rows must have equal length", "las filas deben tener el mismo largo")


def stacked(parts: list[Any], name: str) -> Any:
    """Float arrays of one shape, on top of each other; their dtype is kept.

    Raises:
        Refused: the shapes differ.
    """
    if len({part.shape for part in parts}) != 1:
        raise Refused(name, _RAGGED, [part.shape for part in parts])
    return np.stack(parts)


def object_array(nested: Any, name: str = "nested") -> Any:
    """Nested lists as an object array of the very entries, none of them converted.

    Raises:
        Refused: rows of different lengths.
    """
    shape = _shape(nested, name)
    array = np.empty(shape, dtype=object)
    flat = _flat(nested, len(shape))
    for position, entry in enumerate(flat):
        array.flat[position] = entry
    return array


def _shape(nested: Any, name: str) -> tuple[int, ...]:
    if isinstance(nested, np.ndarray):
        return tuple(nested.shape)
    if not isinstance(nested, list | tuple):
        return ()
    shapes = {_shape(one, name) for one in nested}
    if len(shapes) > 1:
        raise Refused(name, _RAGGED, nested)
    return (len(nested), *(shapes.pop() if shapes else ()))


def _flat(nested: Any, depth: int) -> list[Any]:
    if depth == 0:
        return [nested.item() if isinstance(nested, np.ndarray | np.generic) else nested]
    return [entry for one in nested for entry in _flat(one, depth - 1)]
