"""The one door of the numeric tower: arrays from outside are checked here, and nowhere else is asked what is finite."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, TypeAlias

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.numeric.bounded import Bounded
from teorema.numeric.entries import object_array, stacked

Array: TypeAlias = Any
"""An array in any number system: a NumPy array of floats or of exact objects, or one of the array types of this house
(Grid, Residues, Tangent, Bounded). What they share are `@ * + - / **`, `.T`, `.shape` and `.sum`."""

_EXACT_INTEGER: Final = 2**53

_FINITE: Final = Text("must be finite", "debe ser finito")
_NUMBERS: Final = Text("entries must be real numbers", "los elementos deben ser números reales")
_BIG: Final = Text(
    "integers must not exceed 2**53 in size, the last that float64 holds exactly",
    "los enteros no deben superar 2**53 en valor absoluto, el último que float64 representa exactamente",
)
_BIG_FIX: Final = Text("use an object array of Fraction", "usar un arreglo de objetos Fraction")
_DTYPE: Final = Text(
    "must be of dtype float64, float32, integer or object", "debe tener dtype float64, float32, entero u object"
)
_MIXED: Final = Text(
    "floats and exact numbers must not be mixed: the product would be a float",
    "los flotantes y los números exactos no deben mezclarse: el producto sería un flotante",
)
_MIXED_FIX: Final = Text("write Fraction(1, 2) instead of 0.5", "escribir Fraction(1, 2) en lugar de 0.5")


def as_array(value: Array, name: str = "x") -> Array:
    """The value as an array of its number system, of finite entries.

    float32 and float64 stay as they are. Integers and booleans become float64, because products of int64 overflow in
    silence. Exact entries (Fraction, SymPy, flint.arb; Python integers in an object array) stay in an object array, and
    arrays of the other array types pass untouched.

    Arguments:
        value: a number, nested lists or an array.
        name: what the caller calls it, for the message.

    Raises:
        Refused: NaN or an infinity; strings, complex numbers and other entries that are no real numbers; rows of
            different lengths; integers beyond 2**53; floats mixed with exact numbers.

    Example:
        >>> as_array([[1, 2]]).dtype, as_array([[Fraction(1, 2), 1]]).dtype
        (dtype('float64'), dtype('O'))
        >>> as_array([1.0, float("nan")], "b")
        Traceback (most recent call last):
        teorema.ground.errors.Refused: b: must be finite, got nan at (1,)
    """
    if isinstance(value, Tangent):
        return Tangent(as_array(value.x, name), as_array(value.dx, name))
    if isinstance(value, Bounded):
        _finite_floats(value.value, name)
        return value
    if hasattr(value, "of"):
        for position, entry in enumerate(value.entries):
            _finite_entry(entry, name, (position,))
        return value
    array = value if isinstance(value, np.ndarray) else _read(value, name)
    if array.dtype == object:
        return _exact(array, name)
    if array.dtype.kind in "iub":
        if array.size and max(abs(int(array.max())), abs(int(array.min()))) > _EXACT_INTEGER:
            raise Refused(name, _BIG, max(int(array.max()), int(array.min()), key=abs), _BIG_FIX)
        return array.astype(np.float64)
    if array.dtype not in (np.float32, np.float64):
        if array.dtype != np.float16:
            raise Refused(name, _DTYPE, str(array.dtype))
        array = array.astype(np.float32)
    _finite_floats(array, name)
    return array


def as_matrix(value: Array, name: str = "W") -> Array:
    """The value as an array of two axes, neither of them empty.

    Raises:
        Refused: another number of axes, or an empty one; and whatever `as_array` refuses.

    Example:
        >>> as_matrix([1, 2])
        Traceback (most recent call last):
        teorema.ground.errors.Refused: W: must have two axes, got shape (2,); write it as a matrix, [[...], [...]]
    """
    array = as_array(value, name)
    if len(array.shape) != 2:
        fix = Text("write it as a matrix, [[...], [...]]", "escribirlo como matriz, [[...], [...]]")
        raise Refused(name, Text("must have two axes", "debe tener dos ejes"), f"shape {array.shape}", fix)
    if 0 in array.shape:
        raise Refused(name, Text("must not be empty", "no debe ser vacío"), f"shape {array.shape}")
    return array


def as_bias(value: Array, rows: int, name: str = "b", like: Array = None) -> Array:
    """The value as a column of the given number of rows; a plain vector of that length is stood up.

    Lists and integers have no precision of their own and take that of `like`, where it is given.

    Raises:
        Refused: not one column of that length; and whatever `as_array` refuses.

    Example:
        >>> as_bias([1, 2, 3], 3).shape
        (3, 1)
        >>> as_bias([1, 2, 3], 2)
        Traceback (most recent call last):
        teorema.ground.errors.Refused: b: must have shape (2, 1), one bias per row of W, got shape (3,)
    """
    array = adapted(as_array(value, name), value, like, name)
    if array.shape == (rows, 1):
        return array
    if array.shape == (rows,):
        return (
            array.reshape(rows, 1) if isinstance(array, np.ndarray) else assembled(array, [[e] for e in listed(array)])
        )
    rule = Text(
        "must have shape ({n}, 1), one bias per row of W", "debe tener dimensiones ({n}, 1), un sesgo por fila de W"
    ).format(n=rows)
    raise Refused(name, rule, f"shape {array.shape}")


def as_columns(value: Array, rows: int, name: str = "x", like: Array = None) -> Array:
    """The value as a batch whose columns are samples: shape (rows, number of samples), at least one sample.

    Lists and integers have no precision of their own and take that of `like`, where it is given.

    Raises:
        Refused: another shape, or no sample; and whatever `as_matrix` refuses.

    Example:
        >>> as_columns([[1, 2, 1, 1]], 4)
        Traceback (most recent call last):
        teorema.ground.errors.Refused: x: must have 4 rows, one per input (columns are samples), got shape (1, 4); ...
    """
    array = adapted(as_matrix(value, name), value, like, name)
    if array.shape[0] == rows:
        return array
    rule = Text(
        "must have {n} rows, one per input (columns are samples)",
        "debe tener {n} filas, una por entrada (las columnas son muestras)",
    ).format(n=rows)
    fix = Text("transpose it", "transponerlo") if array.shape[1] == rows else None
    raise Refused(name, rule, f"shape {array.shape}", fix)


def one_system(name: str, array: Array, *others: Array) -> None:
    """Hold that plain floats do not meet exact numbers: 0.5 * Fraction is a float, and nobody would notice.

    Raises:
        Refused: `array` is of floats and one of the others exact, or the other way round.
    """
    for other in others:
        if _is_exact(array) != _is_exact(other):
            raise Refused(name, _MIXED, f"{_described(array)} with {_described(other)}", _MIXED_FIX)


def mapped(function: Callable[[Any], Any], z: Array) -> Array:
    """function(entry) for every entry of an array of exact numbers, in its own number system.

    Arguments:
        function: from one entry to one entry.
        z: an object array, a Grid or Residues.

    Example:
        >>> mapped(abs, np.array([[Fraction(-1, 2), 1]], dtype=object)).tolist()
        [[Fraction(1, 2), 1]]
    """
    return np.frompyfunc(function, 1, 1)(z) if isinstance(z, np.ndarray) else z.map(function)


def assembled(like: Array, nested: Any) -> Array:
    """An array from nested lists of entries (or plain numbers), in the number system of another array.

    This is how a formula written with indices gives back an array.

    Example:
        >>> assembled(np.array([[1.5]], dtype=np.float32), [[Fraction(1, 2)], [3]])
        array([[0.5],
               [3. ]], dtype=float32)
    """
    if isinstance(like, Tangent):
        return Tangent(assembled(like.x, _part(nested, "x")), assembled(like.dx, _part(nested, "dx")))
    if not isinstance(like, np.ndarray | np.generic):
        return like.of(nested)
    if like.dtype != object:
        return np.array(nested, dtype=like.dtype)
    return object_array(nested)


def listed(array: Array) -> list[Any]:
    """The parts of an array along its first axis, in order."""
    return [array[i] for i in range(array.shape[0])]


def adapted(array: Array, given: Any, like: Array, name: str) -> Array:
    """The array in float32 where what was given has no dtype of its own and meets float32: it does not raise the precision.

    Arguments:
        array: what `as_array` made of it.
        given: what the caller gave.
        like: the array that it meets, or None.
        name: what the caller calls it, for the message.
    """
    if getattr(like, "dtype", None) != np.float32 or getattr(array, "dtype", None) != np.float64:
        return array
    if getattr(getattr(given, "dtype", None), "kind", "i") == "f":
        return array
    with np.errstate(over="ignore"):
        rounded = array.astype(np.float32)
    _finite_floats(rounded, name)
    return rounded


def _part(nested: Any, part: str) -> Any:
    """The points, or the velocities, of tangents in nested lists; plain numbers stand still."""
    if isinstance(nested, list | tuple):
        return [_part(one, part) for one in nested]
    if isinstance(nested, Tangent):
        return getattr(nested, part)
    return nested if part == "x" else 0


def _read(value: Any, name: str) -> Any:
    """Lists and numbers as an array, read entry by entry: NumPy alone would turn large integers into floats."""
    if not isinstance(value, list | tuple):
        try:
            array = np.asarray(value)
        except (TypeError, ValueError):
            raise Refused(name, _NUMBERS, value) from None
        return _floats_or_objects(array.astype(object), name) if array.dtype == object else array
    parts = [np.asarray(one) for one in value if hasattr(one, "dtype")]
    if parts and all(part.dtype.kind == "f" for part in parts) and len(parts) == len(value):
        return stacked(parts, name)
    return _floats_or_objects(object_array(value, name), name)


def _floats_or_objects(array: Any, name: str) -> Any:
    """Entries that are all plain Python numbers as float64; anything else stays an object."""
    entries = list(array.flat)
    if not all(type(entry) in (int, float, bool) for entry in entries):
        return array
    for entry in entries:
        if isinstance(entry, int) and abs(entry) > _EXACT_INTEGER:
            raise Refused(name, _BIG, entry, _BIG_FIX)
    return array.astype(np.float64)


def _exact(array: Any, name: str) -> Any:
    for position in np.ndindex(array.shape):
        _finite_entry(array[position], name, position)
    floats = [entry for entry in array.flat if isinstance(entry, float)]
    if floats and any(isinstance(entry, Fraction) for entry in array.flat):
        raise Refused(name, _MIXED, floats[0], _MIXED_FIX)
    return _floats_or_objects(array, name) if floats else array


def _finite_floats(array: Any, name: str) -> None:
    finite = np.isfinite(array)
    if not finite.all():
        position = tuple(int(i) for i in np.argwhere(~finite)[0])
        raise Refused(name, _FINITE, f"{array[position]} at {position}")


def _finite_entry(entry: Any, name: str, position: tuple[int, ...]) -> None:
    """Exact numbers are asked in their own way: is_finite of SymPy and arb, isfinite of floats; symbols may be any."""
    if type(entry) in (int, Fraction):
        return
    if isinstance(entry, str | bytes | complex | list | tuple | dict | set) or entry is None:
        raise Refused(name, _NUMBERS, entry)
    asked = getattr(entry, "is_finite", None)
    finite = asked() if callable(asked) else asked
    if isinstance(entry, float):
        finite = math.isfinite(entry)
    if finite is False or type(entry).__name__ == "NaN":
        raise Refused(name, _FINITE, f"{entry} at {position}")


def _is_exact(array: Array) -> bool:
    if isinstance(array, Tangent):
        return _is_exact(array.x)
    return not isinstance(array, Bounded) and (not isinstance(array, np.ndarray) or array.dtype == np.dtype(object))


def _described(array: Array) -> str:
    return str(array.dtype) if isinstance(array, np.ndarray) else type(array).__name__
