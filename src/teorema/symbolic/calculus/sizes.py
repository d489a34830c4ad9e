"""Sizes at a point: given by name, or read off the shapes of the arrays that are there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.shape import Shape

_KNOWN = Text(
    "size must be given in the point or seen on an array", "el tamaño debe darse en el punto o verse en un arreglo"
)


class Sizes:
    """Integers for named sizes, layer-indexed sizes and free indices."""

    def __init__(self, point: Mapping[str, Any]) -> None:
        self.point = point
        self.seen: dict[Any, int] = {}

    def bind(self, shape: Shape, actual: tuple[int, ...]) -> None:
        """Learn sizes from an array: the first one seen decides, a later clash shows as a shape error of its symbol."""
        for dim, length in zip(shape, actual, strict=False):
            if (key := _key(dim)) is not None:
                self.seen.setdefault(key, length)

    def integer(self, dim: Scalar, indices: Mapping[Scalar, int]) -> int:
        """A polynomial in sizes and indices as an integer.

        Raises:
            Refused: a size is neither in the point nor seen on an array.
        """
        if dim.is_Integer:
            return int(dim)
        return int(self._substituted(dim, indices))

    def _substituted(self, dim: Scalar, indices: Mapping[Scalar, int]) -> Scalar:
        if dim in indices:
            return indices[dim]
        if dim.is_Symbol:
            return self._named(dim)
        if isinstance(dim, sp.Indexed):
            return self._indexed(dim, self.integer(dim.indices[0], indices))
        if not dim.args:
            return dim
        return dim.func(*[sp.sympify(self._substituted(a, indices)) for a in dim.args])

    def _named(self, dim: Scalar) -> int:
        if dim.name in self.point:
            return int(self.point[dim.name])
        if dim.name in self.seen:
            return self.seen[dim.name]
        raise Refused("point", _KNOWN, dim.name)

    def _indexed(self, dim: Scalar, k: int) -> int:
        name = dim.base.label.name
        if name in self.point:
            return int(self.point[name][k])
        if (name, k) in self.seen:
            return self.seen[name, k]
        raise Refused("point", _KNOWN, f"{name}[{k}]")


@lru_cache(maxsize=4096)
def _key(dim: Scalar) -> Any:
    """n for a size n, (N, k) for N_k, None for what is no size by itself; SymPy compares such symbols slowly, these fast."""
    if isinstance(dim, sp.Indexed):
        return (dim.base.label.name, int(dim.indices[0])) if dim.indices[0].is_Integer else None
    return dim.name if dim.is_Symbol else None
