"""The mean square of the residuals, with its gradient and its Hessian."""

from __future__ import annotations

from teorema.numeric.array import Array, as_matrix
from teorema.numeric.linear_regression.design import FEATURES, as_targets
from teorema.numeric.losses.primitives import by_integer


def regression_cost(X: Array, y: Array, theta: Array) -> Array:
    """C(θ) = (1/n) ‖y - X θ‖².

    Arguments:
        X: (n, d), the design matrix or any other.
        y: (n, 1) or (n,), the targets.
        theta: (d, 1) or (d,), the parameters.

    Returns:
        one number, in the number system of X.

    Raises:
        Refused: shapes that do not fit, floats beside exact numbers, or what the door refuses.

    Source: Liquet 2.

    Example:
        >>> float(regression_cost([[1, 0], [1, 1], [1, 2]], [1, 2, 2], [1, 1])) * 3
        1.0
    """
    X, y, theta = _entering(X, y, theta)
    r = X @ theta - y
    return by_integer((r * r).sum(), X.shape[0])


def regression_gradient(X: Array, y: Array, theta: Array) -> Array:
    """∇C(θ) = (2/n) Xᵀ(X θ - y), a column of shape (d, 1).

    Arguments and refusals are those of `regression_cost`.

    Raises:
        Refused: shapes that do not fit, floats beside exact numbers, or what the door refuses.

    Source: Liquet 2.

    Example:
        >>> regression_gradient([[1, 0], [1, 1]], [0, 1], [1, 1]).tolist()
        [[2.0], [1.0]]
    """
    X, y, theta = _entering(X, y, theta)
    return by_integer(2 * (X.T @ (X @ theta - y)), X.shape[0])


def regression_hessian(X: Array) -> Array:
    """H = (2/n) XᵀX, the same at every θ.

    Arguments:
        X: (n, d).

    Raises:
        Refused: what `as_matrix` refuses.

    Example:
        >>> regression_hessian([[1, 0], [1, 1]]).tolist()
        [[2.0, 1.0], [1.0, 1.0]]
    """
    X = as_matrix(X, "X")
    return by_integer(2 * (X.T @ X), X.shape[0])


def _entering(X: Array, y: Array, theta: Array) -> tuple[Array, Array, Array]:
    X = as_matrix(X, "X")
    n, d = X.shape
    return X, as_targets(y, n, X), as_targets(theta, d, X, "theta", FEATURES)
