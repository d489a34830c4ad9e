"""What the losses are built from: sums over outputs, exact division by integers, and 0 ln 0 = 0 without a branch."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.tangents import Tangent
from teorema.numeric.activations import primitives
from teorema.numeric.array import Array, mapped
from teorema.numeric.bounded import Bounded


def per_sample(terms: Array) -> Array:
    """The sum of every column, as a row of shape (1, n)."""
    return terms.sum(axis=0, keepdims=True)


def by_integer(z: Array, n: int) -> Array:
    """z / n; integers that stand beside exact numbers become fractions and not floats.

    Example:
        >>> by_integer(np.array([[3, Fraction(1, 2)]], dtype=object), 2).tolist()
        [[Fraction(3, 2), Fraction(1, 4)]]
    """
    if isinstance(z, Tangent):
        return Tangent(by_integer(z.x, n), by_integer(z.dx, n))
    if isinstance(z, np.ndarray) and z.dtype == object:
        return _divided(z, n)
    return Fraction(z, n) if isinstance(z, int) else z / n


def log1p_of(log: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """u to ln(1 + u): of floats and balls without cancellation, of every other logarithm as log(1 + u)."""
    return _log1p if log is primitives.log else lambda u: log(1 + u)


def _log1p(u: Array) -> Array:
    if isinstance(u, Tangent):
        return Tangent(_log1p(u.x), u.dx / (1 + u.x))
    if primitives.is_float(u):
        return np.log1p(u)
    return mapped(lambda t: t.log1p(), u) if all(hasattr(t, "log1p") for t in u.flat) else primitives.log(1 + u)


def where_zero(x: Array) -> Array:
    """1 where x is 0 and 0 elsewhere, in the shape and number system of x.

    Number systems without numbers to compare (residues, tangents) get 0 everywhere: there 0 times anything is 0 already.
    """
    if isinstance(x, Bounded):
        return ((x.value == 0) & (x.error == 0)).astype(x.value.dtype)
    if not isinstance(x, np.ndarray):
        return x * 0
    return _is_zero(x) if x.dtype == object else (x == 0).astype(x.dtype)


def where_near(x: Array, d: Array) -> Array:
    """1 where |d| <= x / 2 and 0 elsewhere, for floats with or without bounds; 0 in every other number system.

    It only chooses between two formulas for one number, so under a bound the value decides.
    """
    size, gap = (one.value if isinstance(one, Bounded) else one for one in (x, d))
    if not all(isinstance(one, np.ndarray) and one.dtype != object for one in (size, gap)):
        return x * 0
    return (np.abs(gap) <= size / 2).astype(size.dtype)


def _entry_by_integer(entry: Any, n: int) -> Any:
    return Fraction(entry, n) if isinstance(entry, int) else entry / n


_divided: Final = np.frompyfunc(_entry_by_integer, 2, 1)
_is_zero: Final = np.frompyfunc(lambda t: t * 0 + 1 if t == 0 else t * 0, 1, 1)
