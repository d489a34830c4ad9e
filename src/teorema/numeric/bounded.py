"""Floats that carry a proved bound on their distance from the exact result of the same program.

Every rule holds for any order of summation and with or without fused multiply-add, so it covers every BLAS:

    |fl(Â B̂) - A B|  <=  γ_n |Â||B̂| + |Â| e_B + e_A |B̂| + e_A e_B + n η,      γ_n = n u / (1 - n u)

with u the unit roundoff and η the smallest subnormal. A primitive f with a stated error of κ ulps satisfies

    |fl f(ẑ) - f(z)|  <=  2 κ u |fl f(ẑ)| / (1 - 2 κ u) + κ ν + sup_{|t - ẑ| <= e} |f(t) - f(ẑ)|

with ν the smallest normal number, so that a library that flushes subnormal results to zero is covered too. Ulps are
stated for primitives only; the bound of anything else is computed by running it. A result that overflowed has the bound
infinity, as has a quotient whose divisor may be zero.

Source: N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), sections 2.2, 3.1, 3.5.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any, Final, Self

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import NDArray

from teorema.ground.errors import Refused
from teorema.ground.text import Text

Floats = NDArray[np.float64]

SLACK: Final = 1 + 1e-9
"""Covers the rounding of the bound's own float64 arithmetic; all its terms are >= 0, its sums shorter than 10**6."""

erfc: Final = np.frompyfunc(lambda t: t.erfc() if hasattr(t, "erfc") else math.erfc(t), 1, 1)
"""The complementary error function, entry by entry, of the entry's own number system, else of the C library."""

ULPS: Final[Mapping[Any, float]] = {
    np.exp: 4, np.expm1: 4, np.log: 4, np.log1p: 4, np.tanh: 4, np.arctan: 4, np.sqrt: 1, erfc: 4,
}  # fmt: skip
"""Stated error of each primitive in units in the last place; held by a test against ball arithmetic."""


class Bounded(NDArrayOperatorsMixin):
    """A float array with an entrywise bound: |value - exact| <= error, exact being the same program without rounding.

    Runs through the same functions as a plain array, by NumPy's own protocol, and has bit for bit the same values.
    It has no order: comparisons raise TypeError.

    Arguments:
        value: float32 or float64 array of any shape.
        error: bound on the distance of each entry from its exact value, 0 where the entries are exact as they stand.

    Raises:
        Refused: the values are not float32 or float64, or an error is negative or NaN.

    Example:
        >>> third = Bounded(np.array([1.0])) / 3
        >>> bool(abs(Fraction(float(third.value[0])) - Fraction(1, 3)) <= Fraction(float(third.error[0])))
        True
    """

    __array_priority__ = 1000.0
    __hash__ = None  # type: ignore[assignment]  # it has no equality either, so it is no key of anything

    def __init__(self, value: Any, error: Any = 0) -> None:
        self.value: NDArray[Any] = np.asarray(value)
        if self.value.dtype not in (np.float32, np.float64):
            rule = Text("must be float32 or float64", "debe ser float32 o float64")
            raise Refused("value", rule, str(self.value.dtype))
        self.error: Floats = np.broadcast_to(np.asarray(error, np.float64), self.value.shape)
        if not bool(np.all(self.error >= 0)):
            raise Refused("error", Text("must not be negative", "no debe ser negativo"), float(np.min(self.error)))

    @property
    def shape(self) -> tuple[int, ...]:
        """Lengths of the axes."""
        return self.value.shape

    @property
    def T(self) -> Self:
        """The transpose, bounds with it."""
        return type(self)(self.value.T, self.error.T)

    @property
    def relative(self) -> float:
        """The largest bound over the largest |value|; near 0 the bound says much, from 1 on it says nothing."""
        error, size = float(np.max(self.error)), float(np.max(np.abs(self.value)))
        return error / size if size else math.inf if error else 0.0

    def of(self, nested: Any) -> Self:
        """An array of the same dtype from nested lists whose entries are bounded floats or exact numbers."""
        if not isinstance(nested, list | tuple):
            return nested if isinstance(nested, type(self)) else type(self)(*_constant(nested, self.value.dtype))
        parts = [self.of(one) for one in nested]
        return type(self)(np.stack([one.value for one in parts]), np.stack([one.error for one in parts]))

    def __getitem__(self, index: Any) -> Self:
        return type(self)(self.value[index], self.error[index])

    def __repr__(self) -> str:
        return f"Bounded({self.value!r}, {self.error!r})"

    def sum(self, axis: int | None = None, keepdims: bool = False) -> Self:
        """The sum over all entries or one axis, in whatever order it is taken."""
        terms = self.value.size if axis is None else self.value.shape[axis]
        over: Any = {"axis": axis, "keepdims": keepdims}
        value = np.sum(self.value, **over)
        u = _precision(self.value.dtype)[0]
        size = np.abs(self.value.astype(np.float64))
        with np.errstate(all="ignore"):
            error = _gamma(terms - 1, u) * np.sum(size, **over)
            return self._made(value, error + np.sum(self.error, **over))

    def _made(self, value: Any, error: Any) -> Self:
        certain = np.isfinite(value) & ~np.isnan(error)
        return type(self)(value, np.where(certain, error * SLACK, np.inf))

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        if ufunc is np.square or (ufunc is np.power and type(inputs[1]) is int and inputs[1] == 2):
            ufunc, inputs = np.multiply, (self, self)
        rule = _RULES.get(ufunc)
        if method != "__call__" or options or rule is None:
            return NotImplemented
        pairs = [_pair(one, self.value.dtype) for one in inputs]
        if any(pair is None for pair in pairs):
            return NotImplemented
        values = [pair[0] for pair in pairs if pair is not None]
        value = np.asarray(ufunc(*values))
        if ufunc is erfc:
            value = value.astype(self.value.dtype)
        u, tiny, normal = _precision(value.dtype)
        with np.errstate(all="ignore"):
            error = rule(
                [np.asarray(one, np.float64) for one in values],
                [np.asarray(pair[1], np.float64) for pair in pairs if pair is not None],
                value.astype(np.float64),
                _Unit(u, tiny, normal),
            )
            return self._made(value, np.broadcast_to(error, value.shape))


class _Unit:
    """The constants of one precision: unit roundoff, smallest subnormal, smallest normal number."""

    __slots__ = ("normal", "tiny", "u")

    def __init__(self, u: float, tiny: float, normal: float) -> None:
        self.u, self.tiny, self.normal = u, tiny, normal


def _precision(dtype: Any) -> tuple[float, float, float]:
    info = np.finfo(dtype)
    return float(info.eps) / 2, float(info.smallest_subnormal), float(info.smallest_normal)


def _pair(operand: Any, dtype: Any) -> tuple[Any, Any] | None:
    """Value and error of an operand: arrays of floats are exact as they stand, scalars are rounded to the dtype."""
    if isinstance(operand, Bounded):
        return operand.value, operand.error
    if isinstance(operand, np.ndarray | np.floating):
        return (operand, 0.0) if operand.dtype in (np.float32, np.float64) else None
    if isinstance(operand, bool) or not isinstance(operand, int | float | Fraction):
        return None
    return _constant(operand, dtype)


def _constant(number: int | float | Fraction, dtype: Any) -> tuple[Any, float]:
    """A number as NumPy rounds it when it meets an array of this dtype, and the distance it moved by."""
    rounded = np.dtype(dtype).type(float(number))
    if not math.isfinite(float(rounded)):
        return rounded, math.inf
    moved = abs(Fraction(number) - Fraction(float(rounded)))
    return rounded, math.nextafter(float(moved), math.inf) if moved else 0.0


def _gamma(n: int, u: float) -> float:
    """γ_n = n u / (1 - n u): the relative error of a sum of n rounded terms, in any order."""
    return n * u / (1 - n * u) if n * u < 1 else math.inf


# The rules: (values, errors, rounded result, unit) -> bound -----------------------------------------------------------

Rule = Callable[[list[Floats], list[Floats], Floats, _Unit], Any]


def _add(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return e[0] + e[1] + np.where(_null(v[0], e[0]) | _null(v[1], e[1]), 0, unit.u * np.abs(out))


def _keep(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return e[0]


def _null(value: Floats, error: Floats) -> Any:
    """Where an operand is exactly zero: adding it or multiplying by it rounds nothing."""
    return (value == 0) & (error == 0)


def _extreme(side: int, v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    # where the intervals are apart the winner is certain and only its own error counts
    lead = side * (v[0] - v[1])
    apart = (e[0] + e[1]) * (1 + 1e-12)
    return np.where(lead * (1 - 1e-12) > apart, e[0], np.where(-lead * (1 - 1e-12) > apart, e[1], np.maximum(*e)))


def _multiply(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    # 0 * inf is nan, and nan is made inf
    spread = np.abs(v[0]) * e[1] + e[0] * np.abs(v[1]) + e[0] * e[1]
    return np.where(_null(v[0], e[0]) | _null(v[1], e[1]), spread, spread + unit.u * np.abs(out) + 4 * unit.tiny)


def _divide(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    room = np.abs(v[1]) - e[1]
    size = np.abs(out) * (1 + 2 * unit.u) + unit.tiny
    quotient = (e[0] + size * e[1]) / np.where(room > 0, room, 1) * (1 + 1e-12 + _lost(v[1], e[1], room))
    return np.where(room > 0, quotient, np.inf) + unit.u * np.abs(out) + 4 * unit.tiny


def _lost(divisor: Floats, error: Floats, room: Floats) -> Any:
    """Relative error that |divisor| - error may have suffered by its own rounding."""
    return np.where(room > 0, 2.0**-52 * np.abs(divisor) / np.where(room > 0, room, 1), 0)


def _matmul(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    n = v[0].shape[-1]
    left, right = np.abs(v[0]), np.abs(v[1])
    e_left, e_right = (np.broadcast_to(error, value.shape) for error, value in zip(e, v, strict=True))
    exact = _gamma(n, unit.u) * (left @ right) + 4 * n * unit.tiny
    return exact + left @ e_right + e_left @ right + e_left @ e_right


def _heaviside(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    # off the jump the branch is certain; on it any of the three values may be the exact one
    reach = np.maximum(np.maximum(np.abs(out), np.abs(out - 1)), np.abs(out - v[1]) + e[1])
    at_zero = np.where(v[0] == 0, e[1], 0)
    return np.where((np.abs(v[0]) > e[0]) | (e[0] == 0), at_zero, reach + e[1])


def _primitive(ulps: float, moved: Rule, v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    relative = 2 * ulps * unit.u / (1 - 2 * ulps * unit.u)
    spread = np.where(e[0] > 0, moved(v, e, out, unit) * (1 + 1e-12), 0)
    return relative * np.abs(out) + ulps * unit.normal + spread


def _exp(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return np.exp(v[0]) * np.expm1(e[0]) + unit.normal


def _log(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return _over(e[0], v[0] - e[0] - 2.0**-52 * np.abs(v[0]))


def _log1p(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return _over(e[0], 1 + v[0] - e[0] - 2.0**-51 * (1 + np.abs(v[0])))


def _sqrt(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return np.where(v[0] > e[0], _over(e[0], np.sqrt(v[0])), np.inf)


def _tanh(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    s = np.exp(-2 * _nearest_zero(v, e))
    return 4 * s / (1 + s) ** 2 * e[0]


def _arctan(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return e[0] / (1 + _nearest_zero(v, e) ** 2)


def _erfc(v: list[Floats], e: list[Floats], out: Floats, unit: _Unit) -> Any:
    return 2 / math.sqrt(math.pi) * np.exp(-(_nearest_zero(v, e) ** 2)) * (1 + 1e-9) * e[0] + unit.normal


def _nearest_zero(v: list[Floats], e: list[Floats]) -> Any:
    """The smallest |t| on the interval, a little less for its own rounding: where these slopes are largest."""
    return np.maximum(np.abs(v[0]) * (1 - 2.0**-51) - e[0], 0)


def _over(top: Any, room: Any) -> Any:
    return np.where(room > 0, top / np.where(room > 0, room, 1), np.inf)


_MOVED: Final[Mapping[Any, Rule]] = {
    np.exp: _exp, np.expm1: _exp, np.log: _log, np.log1p: _log1p,
    np.sqrt: _sqrt, np.tanh: _tanh, np.arctan: _arctan, erfc: _erfc,
}  # fmt: skip
"""How far a primitive's exact value may move with its argument: sup |f(t) - f(ẑ)| over |t - ẑ| <= e."""

_RULES: Final[Mapping[Any, Rule]] = {
    np.add: _add, np.subtract: _add, np.negative: _keep, np.positive: _keep, np.absolute: _keep,
    np.maximum: partial(_extreme, 1), np.minimum: partial(_extreme, -1), np.multiply: _multiply, np.divide: _divide, np.matmul: _matmul,
    np.heaviside: _heaviside,
    **{primitive: partial(_primitive, ulps, _MOVED[primitive]) for primitive, ulps in ULPS.items()},
}  # fmt: skip
