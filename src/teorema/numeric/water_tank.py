"""Water in a tank: taps with knobs, an outflow, a volume wanted at a time; the first neuron of the course (piece 02).

V_t(K) = V₀ + t (Σ_i K_i P_i - R),        C(K) = ½ (V_t(K) - V)²
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, adapted, as_array, assembled, listed, one_system

_COLUMN: Final = Text("must be a column with one entry per tap", "debe ser una columna con un elemento por canilla")
_PRESSURES: Final = Text("must be a column of at least one number", "debe ser una columna de al menos un número")
_NUMBER: Final = Text("must be one finite number", "debe ser un solo número finito")
_TIME: Final = Text("must be positive", "debe ser positivo")
_STEPS: Final = Text("must be an integer from {least} on", "debe ser un entero desde {least}")
_DRY: Final = Text(
    "must not be all zero: no knob moves the water", "no deben ser todas cero: ningún ajuste mueve el agua"
)
_LEVEL: Final = Text("must not be negative", "no debe ser negativo")


@dataclass(frozen=True, slots=True, eq=False)
class Tank:
    """A tank with n taps: pressures P, outflow R, initial volume V₀, and the time t at which the volume is read.

    Arguments:
        P: the pressures, (n, 1) or (n,).
        R: the outflow, a number.
        t: the time, positive.
        V0: the initial volume.

    Raises:
        Refused: no column of pressures, numbers that are none, or a time that is not positive.

    Example:
        >>> Tank([3, 1], R=2, t=10).P.shape
        (2, 1)
    """

    P: Any
    R: Any
    t: Any
    V0: Any = 0

    def __post_init__(self) -> None:
        P = as_array(self.P, "P")
        if len(P.shape) == 1 and P.shape[0]:
            P = assembled(P, [[entry] for entry in listed(P)])
        if len(P.shape) != 2 or P.shape[1] != 1 or P.shape[0] < 1:
            raise Refused("P", _PRESSURES, f"shape {P.shape}")
        object.__setattr__(self, "P", P)
        for name in ("R", "t", "V0"):
            object.__setattr__(self, name, _number(getattr(self, name), name))
        if isinstance(self.t, int | float | Fraction) and not self.t > 0:
            raise Refused("t", _TIME, self.t)


def _number(value: Any, name: str) -> Any:
    if hasattr(value, "shape") and value.shape != ():
        raise Refused(name, _NUMBER, f"shape {value.shape}")
    if isinstance(value, str | list | tuple) or value is None or (isinstance(value, float) and not np.isfinite(value)):
        raise Refused(name, _NUMBER, value)
    return value


def _knobs(tank: Tank, K: Array, name: str = "K") -> Array:
    """The knobs as a column that meets the pressures."""
    array = adapted(as_array(K, name), K, tank.P, name)
    n = tank.P.shape[0]
    if array.shape == (n,):
        array = assembled(array, [[entry] for entry in listed(array)])
    if array.shape != (n, 1):
        raise Refused(name, _COLUMN, f"shape {array.shape} with {n} taps")
    one_system(name, array, tank.P)
    return array


def tank_volume(tank: Tank, K: Array, physical: bool = False) -> Any:
    """V_t(K) = V₀ + t (⟨K, P⟩ - R), an affine neuron; `physical` takes max(0, V_t), for no tank holds less than nothing.

    Arguments:
        tank: pressures, outflow, time, initial volume.
        K: the knobs, (n, 1) or (n,).
        physical: whether an empty tank stays empty; numbers must then have an order.

    Raises:
        Refused: not one knob per tap, or floats beside exact numbers.

    Source: Calin 1.

    Example:
        >>> float(tank_volume(Tank([3, 1], R=2, t=10), [3, 1])), float(tank_volume(Tank([3, 1], R=2, t=10), [0, 0], physical=True))
        (80.0, 0.0)
    """
    level = tank.V0 + tank.t * ((_knobs(tank, K) * tank.P).sum() - tank.R)
    return level - level if physical and not level > 0 else level


def tank_cost(tank: Tank, K: Array, V: Any) -> Any:
    """C(K) = ½ (V_t(K) - V)².

    Arguments:
        V: the volume wanted.

    Raises:
        Refused: what `tank_volume` refuses.

    Example:
        >>> float(tank_cost(Tank([3, 1], R=2, t=10), [0, 0], 80))
        5000.0
    """
    gap = tank_volume(tank, K) - V
    return gap * gap / 2 if not isinstance(gap, int) else Fraction(gap * gap, 2)


def tank_gradient(tank: Tank, K: Array, V: Any) -> Any:
    """∇C(K) = t (V_t(K) - V) P, a column of shape (n, 1).

    Arguments:
        V: the volume wanted.

    Raises:
        Refused: what `tank_volume` refuses.

    Example:
        >>> tank_gradient(Tank([3, 1], R=2, t=10), [0, 0], 80).tolist()
        [[-3000.0], [-1000.0]]
    """
    return tank.t * (tank_volume(tank, K) - V) * tank.P


def tank_hessian(tank: Tank) -> Any:
    """H = t² P Pᵀ, of rank one.

    Example:
        >>> tank_hessian(Tank([3, 1], R=2, t=10)).tolist()
        [[900.0, 300.0], [300.0, 100.0]]
    """
    return tank.t * tank.t * (tank.P @ tank.P.T)


def tank_solve(tank: Tank, V: Any, near: Array | None = None) -> Any:
    """K with V_t(K) = V: the one of least norm, or the one nearest to the knobs given, K₀ - (V_t(K₀) - V)/(t ‖P‖²) P.

    Arguments:
        V: the volume wanted.
        near: K₀, (n, 1) or (n,); zero where it is not given.

    Raises:
        Refused: pressures that are all zero; what `tank_volume` refuses.

    Example:
        >>> tank_solve(Tank([3, 1], R=2, t=10), 80).tolist()
        [[3.0], [1.0]]
    """
    start = 0 * tank.P if near is None else _knobs(tank, near, "near")
    square = (tank.P * tank.P).sum()
    if square == 0:
        raise Refused("P", _DRY, tank.P.shape)
    return start - tank.P * ((tank_volume(tank, start) - V) / (tank.t * square))


def tank_descent(tank: Tank, K: Array, V: Any, step: Any, steps: int, box: bool = False) -> list[Any]:
    """K_{k+1} = K_k - η ∇C(K_k): the start and the iterates; with `box` each is brought back into [0, 1]ⁿ.

    Arguments:
        K: the start, (n, 1) or (n,); with `box` it is brought into the box as well.
        V: the volume wanted.
        step: η.
        steps: how many.
        box: projected descent; numbers must then have an order.

    Raises:
        Refused: a number of steps that is no integer from 0 on; what `tank_volume` refuses.

    Example:
        >>> tank_descent(Tank([3, 1], R=2, t=10), [0, 0], 80, 1 / 1000, 1)[1].tolist()
        [[3.0], [1.0]]
    """
    _integer(steps, 0)
    start = _knobs(tank, K)
    path = [_into_box(start) if box else start]
    for _ in range(steps):
        moved = path[-1] - step * tank_gradient(tank, path[-1], V)
        path.append(_into_box(moved) if box else moved)
    return path


def _into_box(K: Any) -> Any:
    return np.maximum(0, np.minimum(1, K))


def _integer(steps: int, least: int) -> None:
    if type(steps) is not int or steps < least:
        raise Refused("steps", _STEPS.format(least=least), steps)


def simulate_tank(tank: Tank, K: Array, steps: int, torricelli: Any = None) -> list[Any]:
    """The volume at the times 0, h, 2h, ..., t with h = t/steps, by Euler's method: V + h (r - outflow), never below 0.

    Arguments:
        K: the knobs; r = ⟨K, P⟩.
        steps: how many, at least 1.
        torricelli: k, for the outflow k √V in place of R; floats.

    Returns:
        steps + 1 volumes.

    Raises:
        Refused: a number of steps that is no integer from 1 on; with `torricelli` a negative V0; what `tank_volume` refuses.

    Example:
        >>> simulate_tank(Tank([1.0], R=3.0, t=2.0, V0=3.0), [1.0], 4)
        [3.0, 2.0, 1.0, 0.0, 0.0]
    """
    _integer(steps, 1)
    rate = (_knobs(tank, K) * tank.P).sum()
    rate = rate if isinstance(rate, Fraction | int) else float(rate)
    h = Fraction(tank.t) / steps if isinstance(rate, Fraction | int) else tank.t / steps
    if torricelli is not None and tank.V0 < 0:
        raise Refused("V0", _LEVEL, tank.V0)
    levels = [tank.V0]
    for _ in range(steps):
        V = levels[-1]
        out = tank.R if torricelli is None else torricelli * float(V) ** 0.5
        after = V + h * (rate - out)
        levels.append(after if after > 0 else V - V)
    return levels
