"""Gradient descent for least squares, and the steps it may take."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix
from teorema.numeric.linear_regression.cost import regression_gradient
from teorema.numeric.linear_regression.design import FEATURES, as_targets

_STEPS: Final = Text("must be an integer from 0 on", "debe ser un entero desde 0")
_FLOATS: Final = Text("must be of floats: eigenvalues are roots", "debe ser de flotantes: los autovalores son raíces")
_ZERO: Final = Text("must not be zero", "no debe ser cero")


def regression_descent(X: Array, y: Array, theta: Array, step: Any, steps: int) -> list[Any]:
    """θ_{k+1} = θ_k - α ∇C(θ_k) for C = (1/n) ‖y - X θ‖²: the start and the iterates after it.

    Arguments:
        X: (n, d), of any rank.
        y: (n, 1) or (n,).
        theta: the start θ_0, (d, 1) or (d,).
        step: α; nothing keeps it below the limit, so that one can watch it diverge.
        steps: how many.

    Returns:
        steps + 1 columns of shape (d, 1), in the number system of X.

    Raises:
        Refused: a number of steps that is no integer from 0 on, shapes that do not fit, or what the door refuses.

    Source: Liquet 2.

    Example:
        >>> [t.tolist() for t in regression_descent([[1.0]], [1.0], [0.0], 0.25, 2)]
        [[[0.0]], [[0.5]], [[0.75]]]
    """
    X = as_matrix(X, "X")
    theta = as_targets(theta, X.shape[1], X, "theta", FEATURES)
    if type(steps) is not int or steps < 0:
        raise Refused("steps", _STEPS, steps)
    path = [theta]
    for _ in range(steps):
        path.append(path[-1] - step * regression_gradient(X, y, path[-1]))
    return path


def step_limit(X: Array) -> float:
    """2/λ_max(H), with H = (2/n) XᵀX: descent converges from every start exactly for 0 < α < this.

    Arguments:
        X: (n, d), floats, not zero.

    Raises:
        Refused: exact numbers, the zero matrix, or what `as_matrix` refuses.

    Example:
        >>> round(step_limit([[1, 0], [1, 1], [1, 2]]), 4)
        0.4189
    """
    return 2 / _eigenvalues(X)[0]


def best_step(X: Array) -> float:
    """2/(λ_min⁺ + λ_max): the step whose worst factor, (κ - 1)/(κ + 1), is least.

    Arguments:
        X: (n, d), floats, not zero.

    Raises:
        Refused: exact numbers, the zero matrix, or what `as_matrix` refuses.

    Example:
        >>> round(best_step([[3, 1]]), 12)
        0.05
    """
    largest, smallest = _eigenvalues(X)
    return 2 / (smallest + largest)


def condition_number(X: Array) -> float:
    """κ = λ_max/λ_min⁺ of the Hessian, over its positive eigenvalues: the square of σ_max/σ_min⁺ of X.

    Arguments:
        X: (n, d), floats, not zero.

    Raises:
        Refused: exact numbers, the zero matrix, or what `as_matrix` refuses.

    Example:
        >>> round(condition_number([[2, 0], [0, 1]]), 12)
        4.0
    """
    largest, smallest = _eigenvalues(X)
    return largest / smallest


def _eigenvalues(X: Array) -> tuple[float, float]:
    """The largest and the least positive eigenvalue of H, from the singular values of X: XᵀX is not formed."""
    X = as_matrix(X, "X")
    if not isinstance(X, np.ndarray) or X.dtype == object:
        raise Refused("X", _FLOATS, type(X).__name__ if not isinstance(X, np.ndarray) else str(X.dtype))
    sigma = np.linalg.svd(X, compute_uv=False).astype(np.float64)
    kept = sigma[sigma > max(X.shape) * float(np.finfo(X.dtype).eps) * sigma[0]]
    if not kept.size:
        raise Refused("X", _ZERO, f"{X.shape[0]}×{X.shape[1]} zeros")
    return float(2 * kept[0] ** 2 / X.shape[0]), float(2 * kept[-1] ** 2 / X.shape[0])
