"""The few functions that activations are built from; each runs on floats, on bounded floats and on exact objects.

Constants come from the number system of the argument: z * 0 is its zero, and a parameter enters as an exact rational.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.numeric.array import Array, mapped
from teorema.numeric.bounded import Bounded
from teorema.numeric.bounded import erfc as _erfc

_atan: Final = np.frompyfunc(lambda t: t.atan() if hasattr(t, "atan") else t.arctan(), 1, 1)
_OWN: Final = Text(
    "must be given for entries that have none of their own", "debe darse para elementos que no tienen una propia"
)
_OWN_FIX: Final = Text("pass {name}=, a function of arrays", "pasar {name}=, una función de arreglos")
_PARAMETER: Final = Text("must be a finite number", "debe ser un número finito")


def is_float(z: Array) -> bool:
    """Whether z is rounded: a float, an array of floats or of bounded floats, as opposed to exact entries."""
    if isinstance(z, np.ndarray | np.generic):
        return z.dtype != np.dtype(object)
    return isinstance(z, Bounded | float | int)


def zero(z: Array) -> Array:
    """0 in the shape and number system of z."""
    return z * 0 + 0  # the sum turns -0.0 into 0.0


def one(z: Array) -> Array:
    """1 in the shape and number system of z."""
    return z * 0 + 1


def positive_part(z: Array) -> Array:
    """max(z, 0)."""
    return np.maximum(z, zero(z))


def negative_part(z: Array) -> Array:
    """min(z, 0)."""
    return np.minimum(z, zero(z))


def step(z: Array, at_zero: Any = 0) -> Array:
    """1 where z > 0, 0 where z < 0, and `at_zero` where z = 0."""
    if is_float(z):
        return np.heaviside(z, float(at_zero))
    return np.frompyfunc(lambda t: t * 0 + 1 if t > 0 else t * 0 if t < 0 else _scaled(at_zero, t * 0 + 1), 1, 1)(z)


def sign(z: Array) -> Array:
    """1, 0 or -1 as z is positive, zero or negative."""
    return step(z) - step(-z)


def exp(z: Array) -> Array:
    """e^z; entries of exact systems are asked for theirs (`exp` in ball arithmetic), and exp' = exp on tangents.

    Raises:
        Refused: exact entries without an exponential, such as fractions.
    """
    if isinstance(z, Tangent):
        value = exp(z.x)
        return Tangent(value, value * z.dx)
    return np.exp(z) if is_float(z) else mapped(_method("exp"), z)


def log(z: Array) -> Array:
    """The natural logarithm; entries of exact systems are asked for theirs, and log' = 1/u on tangents.

    Raises:
        Refused: exact entries without a logarithm, such as fractions.
    """
    if isinstance(z, Tangent):
        return Tangent(log(z.x), z.dx / z.x)
    return np.log(z) if is_float(z) else mapped(_method("log"), z)


def _method(name: str) -> Callable[[Any], Any]:
    def value(entry: Any) -> Any:
        own = getattr(entry, name, None)
        if own is None:
            raise Refused(name, _OWN, f"{type(entry).__name__} {entry}", _OWN_FIX.format(name=name))
        return own()

    return value


def arctan(z: Array) -> Array:
    """The inverse tangent; entries of exact systems are asked for theirs (`atan` in ball arithmetic)."""
    return np.arctan(z) if is_float(z) else _atan(z)


def erfc(z: Array) -> Array:
    """The complementary error function 2/√π ∫_z^∞ e^{-t²} dt, in the dtype of z."""
    values = _erfc(z)
    if isinstance(z, Bounded) or not is_float(z):
        return values
    return np.asarray(values, dtype=getattr(z, "dtype", np.float64))


def quotient(above: Array, below: Array) -> Array:
    """above / below, entry by entry; two integers beside exact numbers make a fraction and no float.

    Example:
        >>> quotient(np.array([[1, Fraction(1, 2)]], dtype=object), np.array([[3, 3]], dtype=object)).tolist()
        [[Fraction(1, 3), Fraction(1, 6)]]
    """
    if isinstance(above, Tangent) and isinstance(below, Tangent):
        value = quotient(above.x, below.x)
        return Tangent(value, quotient(above.dx - value * below.dx, below.x))
    exact = any(isinstance(part, np.ndarray) and part.dtype == object for part in (above, below))
    return _quotient(above, below) if exact else _entry_quotient(above, below)


def _entry_quotient(above: Any, below: Any) -> Any:
    return Fraction(above, below) if isinstance(above, int) and isinstance(below, int) else above / below


_quotient: Final = np.frompyfunc(_entry_quotient, 2, 1)


def times(c: float | Fraction, z: Array) -> Array:
    """c · z, where c counts as the exact rational number that it is: no float meets an exact entry."""
    if is_float(z):
        return z * (c if isinstance(z, Bounded) else float(c))
    if not isinstance(z, np.ndarray | np.generic) and hasattr(z, "shape"):
        return z * (Fraction(c) if isinstance(c, float) else c)
    return np.frompyfunc(lambda t: _scaled(c, t), 1, 1)(z)


def _scaled(c: float | Fraction, t: Any) -> Any:
    """c · t for one exact entry: by the integers of c's ratio, which every number system can multiply and divide by."""
    top, bottom = c.as_integer_ratio()
    if bottom == 1:
        return t * top
    return t * Fraction(top, bottom) if isinstance(t, int | Fraction) else t * top / bottom


def constant(c: float | Fraction, z: Array) -> Any:
    """c as something that may be added to z: an integer, a float beside floats, else exact."""
    if c == int(c):
        return int(c)
    return float(c) if is_float(z) and not isinstance(z, Bounded) else c if is_float(z) else times(c, one(z))


def parameter(name: str, value: Any, least: float = -math.inf) -> float | Fraction:
    """A parameter of an activation: a finite real number, integers as Fractions so that they stay exact.

    Raises:
        Refused: no real number, infinite or NaN, or below its least value.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction) or not math.isfinite(value):
        raise Refused(name, _PARAMETER, value)
    if value < least:
        raise Refused(name, Text(f"must be at least {least:g}", f"debe ser al menos {least:g}"), value)
    return Fraction(value) if isinstance(value, int) else value
