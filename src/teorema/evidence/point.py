"""A point: the values at which a claim is evaluated, together with what is measured about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from random import Random

Shape: TypeAlias = tuple[int, ...]
Specialise: TypeAlias = Callable[["Random"], Mapping[str, Any]]
_ADDRESS: Final[Any] = object.__repr__


class Point(dict[str, Any]):
    """Values by name, with the sizes that the runner reports as least and greatest.

    Arguments:
        values: name -> number, nested list, array or function.
        specialise: for symbolic points whose symbols cannot simply be replaced by integers: given a random
            generator, a numeric point of the same form.
        scope: sizes such as depth=2, width=3, batch=1.

    Example:
        >>> point = Point({"x": [1, 2]}, depth=1, batch=2)
        >>> point["x"], point.scope
        ([1, 2], {'depth': 1, 'batch': 2})
    """

    def __init__(self, values: Mapping[str, Any], *, specialise: Specialise | None = None, **scope: int) -> None:
        super().__init__(values)
        self.scope: dict[str, int] = scope
        if specialise is not None:
            self.specialise = specialise


def shape_of(value: object) -> Shape | None:
    """The shape of an array or nested list, None for anything else.

    Example:
        >>> shape_of([[1, 2, 3], [4, 5, 6]]), shape_of(7)
        ((2, 3), None)
    """
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple):
        return tuple(int(size) for size in shape) if all(isinstance(size, int) for size in shape) else None
    if isinstance(value, list | tuple):
        inner = shape_of(value[0]) if value else None
        return (len(value), *(inner or ()))
    return None


def shapes_of(point: Mapping[str, Any]) -> tuple[tuple[str, Shape], ...]:
    """The shapes of the array values of a point by name, those of a family layer by layer.

    Example:
        >>> shapes_of({"W": {1: [[1, 2]], 2: [[3]]}, "x": [1, 2], "eta": 5})
        (('W.1', (1, 2)), ('W.2', (1, 1)), ('x', (2,)))
    """
    found: list[tuple[str, Shape]] = []
    for name, value in point.items():
        if isinstance(value, Mapping):
            found += [(f"{name}.{key}", shape) for key, shape in shapes_of(value)]
        elif (shape := shape_of(value)) is not None:
            found.append((name, shape))
    return tuple(found)


def nested(value: Any) -> Any:
    """An array as nested lists of its entries; other values as they are."""
    if isinstance(value, list | tuple):
        return [nested(entry) for entry in value]
    if isinstance(getattr(value, "shape", None), tuple) and callable(getattr(value, "tolist", None)):
        return value.tolist()
    return value


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every entry of a value with its path, as in ('W[0][1]', 3)."""
    plain = nested(value)
    if isinstance(plain, list):
        for index, entry in enumerate(plain):
            yield from leaves(entry, f"{path}[{index}]")
    elif isinstance(plain, Mapping):
        for name, entry in plain.items():
            yield from leaves(entry, f"{path}.{name}" if path else str(name))
    else:
        yield path, plain


def opaque(value: object) -> bool:
    """Whether a value shows nothing but its address, which differs from run to run."""
    return type(value).__repr__ is _ADDRESS


def float_in(point: Mapping[str, Any]) -> str | None:
    """Where a point holds a floating-point number, said as 'W[0][1] = 0.5'; None where every entry is exact."""
    for name, value in point.items():
        dtype = getattr(value, "dtype", None)
        if dtype is not None and getattr(dtype, "kind", "O") in "iub":
            continue
        for path, entry in leaves(value, name):
            if isinstance(entry, float | complex) or getattr(getattr(entry, "dtype", None), "kind", "") in ("f", "c"):
                return f"{path} = {entry!r}"
    return None


def fingerprint(point: Mapping[str, Any]) -> int | None:
    """Equal for equal points; None where a value (a function, say) cannot be compared by what it shows."""
    seen: list[object] = []
    for name, value in sorted(point.items()):
        dtype = getattr(value, "dtype", None)
        if dtype is not None and not getattr(dtype, "hasobject", True):
            seen.append((name, shape_of(value), value.tobytes()))
            continue
        for path, entry in leaves(value, name):
            if callable(entry) or opaque(entry):
                return None
            seen.append((path, repr(entry)))
    return hash(tuple(seen))
