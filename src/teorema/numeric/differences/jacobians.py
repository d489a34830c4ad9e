"""Jacobians of any function of floats, by difference quotients and by complex steps: what exact derivatives are compared with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_array

Map: TypeAlias = Callable[[Any], Any]

_FLOATS: Final = Text(
    "must be of floats: exact numbers have exact derivatives",
    "debe ser de flotantes: los números exactos tienen derivadas exactas",
)
_STEP: Final = Text("must be a positive number", "debe ser un número positivo")
_SCHEME: Final = Text("must be central or forward", "debe ser central o forward")
_ANALYTIC: Final = Text(
    "must be analytic, without abs, max or comparisons: its complex step and its difference quotient disagree",
    "debe ser analítica, sin abs, max ni comparaciones: su paso complejo y su cociente de diferencias no coinciden",
)
_FIX: Final = Text("use difference_jacobian", "usar difference_jacobian")


def difference_jacobian(f: Map, x: Array, h: float | None = None, scheme: str = "central") -> Array:
    """(f(x + h e_j) - f(x - h e_j)) / 2h, column by column: an approximation with error O(h²), "forward" one of O(h).

    Arguments:
        f: from a column (p, 1) of floats to a column (q, 1).
        x: (p, 1), or a vector (p,) that f takes as it is.
        h: the step; by default (3u)^{1/3} max(1, |x_j|) for "central" and u^{1/2} max(1, |x_j|) for "forward", with u the
            distance of 1 to the next float of the dtype.
        scheme: "central" or "forward", (f(x + h e_j) - f(x)) / h.

    Returns:
        (q, p), in the dtype of x.

    Raises:
        Refused: exact numbers, a step that is not positive, or another scheme.

    Source: N. Higham (2002), 1.3; J. Nocedal and S. Wright, Numerical Optimization (2006), 8.1.

    Example:
        >>> difference_jacobian(lambda x: x**2, np.array([[3.0]])).round(6).tolist()
        [[6.0]]
    """
    x = _floats(x)
    if scheme not in ("central", "forward"):
        raise Refused("scheme", _SCHEME, scheme)
    if h is not None and not h > 0:
        raise Refused("h", _STEP, h)
    unit = float(np.finfo(x.dtype).eps)
    factor = (3 * unit) ** (1 / 3) if scheme == "central" else unit**0.5
    columns = []
    for j in range(x.size):
        above, below = x.copy(), x.copy()
        step = h if h is not None else factor * max(1.0, abs(float(x.flat[j])))
        above.flat[j] += step
        if scheme == "central":
            below.flat[j] -= step
        gap = float(above.flat[j]) - float(below.flat[j])  # what the floats really moved by
        columns.append((np.asarray(f(above)) - np.asarray(f(below))).reshape(-1) / gap)
    return np.stack(columns, axis=1).astype(x.dtype)


def complex_step_jacobian(f: Map, x: Array, h: float = 1e-100) -> Array:
    """Im f(x + i h e_j) / h, column by column: no difference is taken, so nothing cancels and h may be tiny.

    Holds for functions that are analytic around x and are computed by analytic operations; that is compared with a
    difference quotient, because abs, max and comparisons forget the imaginary part in silence.

    Arguments:
        f: from a column (p, 1) of complex numbers to a column (q, 1).
        x: (p, 1), or a vector (p,) that f takes as it is.
        h: the step; its square must be negligible.

    Returns:
        (q, p), in float64.

    Raises:
        Refused: exact numbers, a step that is not positive, or a function that is not computed analytically.

    Source: W. Squire and G. Trapp, SIAM Review 40 (1998); N. Higham (2002), 1.3.

    Example:
        >>> complex_step_jacobian(lambda x: x**3, np.array([[2.0]])).tolist()
        [[12.0]]
    """
    x = _floats(x).astype(np.float64)
    if not h > 0:
        raise Refused("h", _STEP, h)
    columns = []
    for j in range(x.size):
        moved = x.astype(np.complex128)
        moved.flat[j] += 1j * h
        columns.append(np.imag(np.asarray(f(moved))).reshape(-1) / h)
    found = np.stack(columns, axis=1)
    if not np.allclose(found, difference_jacobian(f, x), rtol=1e-4, atol=1e-6):
        raise Refused("f", _ANALYTIC, f, _FIX)
    return found


def _floats(x: Array) -> Any:
    array = as_array(x, "x")
    if not isinstance(array, np.ndarray) or array.dtype == object:
        raise Refused("x", _FLOATS, array)
    return array
