"""Any values at any distinct points: one hidden layer of ReLUs, one fewer than there are points."""

from __future__ import annotations

from itertools import count
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.array import Array, as_bias, as_columns, as_matrix, one_system
from teorema.numeric.layers import Layer, Network

_POINTS: Final = Text(
    "must have at least two columns, the points, all different",
    "debe tener al menos dos columnas, los puntos, distintas",
)
_VALUES: Final = Text("must have {n} columns, one per point", "debe tener {n} columnas, una por punto")
_APART: Final = Text("must give the points different projections", "debe dar a los puntos proyecciones distintas")


def separating_direction(x: Array) -> Array:
    """(1, t, t², ..., t^{p-1})ᵀ with the least t = 0, 1, 2, ... for which no two columns of x have the same projection.

    Two different points collide for at most p - 1 values of t, so t is at most (p - 1) n (n - 1)/2.

    Arguments:
        x: (p, n), the points as columns; NumPy arrays of floats or of exact numbers.

    Returns:
        (p, 1).

    Raises:
        Refused: fewer than two points, or two that are equal.

    Example:
        >>> separating_direction([[0, 0, 1], [0, 1, 0]]).T
        array([[1., 2.]])
    """
    points = _distinct(as_matrix(x, "x"))
    for t in count():
        direction = np.array([[t**k] for k in range(points.shape[0])], dtype=points.dtype)
        if _separates(direction, points):
            return direction
    raise AssertionError("some t separates distinct points")


def interpolating_network(x: Array, y: Array, direction: Array = None) -> Network:
    """v_1 + Σ_i (s_i - s_{i-1}) ReLU(wᵀx - t_i): the network p-(n-1)-q through n points, linear between their projections.

    Here t_1 < ... < t_n are the projections of the points on w, v_i the values there, and s_i the slopes between them.

    Arguments:
        x: (p, n), different points as columns.
        y: (q, n), the values wanted at them.
        direction: w, (p, 1); the `separating_direction` where it is not given.

    Raises:
        Refused: fewer than two points, equal points, another number of values, or a direction on which points collide.

    Source: Liquet 5.2; Zhang, Bengio, Hardt, Recht and Vinyals 2017, theorem 1.

    Example:
        >>> from teorema.numeric.forward import predict
        >>> net = interpolating_network([[0, 1, 2, 3]], [[0, 2, 1, 1]])
        >>> net.layers[1].W, predict(net, [[0, 1, 2, 3, 2.5]])
        (array([[ 2., -3.,  1.]]), array([[0., 2., 1., 1., 1.]]))
    """
    points = _distinct(as_matrix(x, "x"))
    values = as_matrix(y, "y")
    if values.shape[1] != points.shape[1]:
        raise Refused("y", _VALUES.format(n=points.shape[1]), f"shape {values.shape}")
    one_system("y", values, points)
    w = separating_direction(points) if direction is None else as_bias(direction, points.shape[0], "direction", points)
    one_system("direction", w, points)
    if not _separates(w, points):
        raise Refused("direction", _APART, w.ravel().tolist())
    projections = (w.T @ points)[0]
    order = np.argsort(projections, kind="stable")
    t, v = projections[order], values[:, order]
    slopes = (v[:, 1:] - v[:, :-1]) / (t[1:] - t[:-1])
    turns = np.concatenate([slopes[:, :1], slopes[:, 1:] - slopes[:, :-1]], axis=1)
    hidden = Layer(np.repeat(w.T, len(t) - 1, axis=0), -t[:-1].reshape(-1, 1), ACTIVATIONS["relu"])
    return Network([hidden, Layer(turns, v[:, :1])])


def _distinct(points: Any) -> Any:
    as_columns(points, points.shape[0], "x")
    if points.shape[1] < 2:
        raise Refused("x", _POINTS, f"shape {points.shape}")
    columns = [tuple(column) for column in points.T.tolist()]
    for place, column in enumerate(columns):
        if column in columns[:place]:
            raise Refused("x", _POINTS, f"{list(map(str, column))} twice")
    return points


def _separates(direction: Any, points: Any) -> bool:
    projections = (direction.T @ points)[0].tolist()
    return len(set(projections)) == len(projections)
