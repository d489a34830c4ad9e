"""Least squares by three methods, the line through points, and ridge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_array, listed
from teorema.numeric.entries import object_array
from teorema.numeric.linear_regression.design import as_targets
from teorema.numeric.linear_regression.pseudo import as_solvable, matrix_rank, pseudo_inverse, solved

METHODS: Final = ("pinv", "normal", "qr")
_METHOD: Final = Text("must be pinv, normal or qr", "debe ser pinv, normal o qr")
_RANK: Final = Text(
    "columns must be linearly independent: otherwise infinitely many θ are equally good",
    "las columnas deben ser linealmente independientes: si no, infinitos θ son igual de buenos",
)
_LEAST: Final = Text('use method="pinv", the one of least norm', 'usar method="pinv", el de norma mínima')
_SQUARED: Final = Text(
    "must have a condition number whose square is below 1/ε, or XᵀX is singular to the precision of the floats",
    "debe tener un número de condición cuyo cuadrado sea menor que 1/ε, o XᵀX es singular con la precisión de los flotantes",
)
_QR: Final = Text('use method="qr"', 'usar method="qr"')
_ALIKE: Final = Text("must not be all equal", "no deben ser todos iguales")
_VERTICAL: Final = Text("a vertical line is no function", "una recta vertical no es una función")
_PENALTY: Final = Text("must be a positive number", "debe ser un número positivo")
_PENALTY_EXACT: Final = Text(
    "must be a positive integer or Fraction where X is exact",
    "debe ser un entero o una Fraction positiva si X es exacta",
)


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A minimiser θ of ‖y - X θ‖², what it leaves over, and whether it is the only one.

    Arguments:
        theta: (d, 1).
        residual: y - X θ, (n, 1).
        rank: of X.
        unique: whether rank = d; otherwise θ is the minimiser of least norm.
    """

    theta: Any
    residual: Any
    rank: int
    unique: bool

    @property
    def rss(self) -> Any:
        """‖y - X θ‖², the residual sum of squares."""
        return (self.residual * self.residual).sum()


def least_squares(X: Array, y: Array, method: str = "pinv", tolerance: float | None = None) -> Fit:
    """A θ with Xᵀ X θ = Xᵀ y: a minimiser of ‖y - X θ‖², the one of least norm where there are many.

    Arguments:
        X: (n, d), floats or fractions; `design_matrix` puts the ones in.
        y: (n, 1) or (n,).
        method: "pinv", X⁺ y, for every rank; "normal", (XᵀX)⁻¹ Xᵀ y, and "qr", R⁻¹ Qᵀ y, for rank d only.
        tolerance: as in `matrix_rank`.

    Raises:
        Refused: another method; rank below d for "normal" and "qr"; for "normal" on floats a condition number whose square
            reaches 1/ε; shapes that do not fit; number systems other than floats and fractions.

    Source: Golub and Van Loan 5.3, 5.5.

    Example:
        >>> from teorema.numeric.linear_regression import design_matrix
        >>> fit = least_squares(design_matrix([[Fraction(0)], [Fraction(1)], [Fraction(2)]]), [Fraction(1), 3, 4])
        >>> fit.theta.tolist(), fit.rss, fit.unique
        ([[Fraction(7, 6)], [Fraction(3, 2)]], Fraction(1, 6), True)
        >>> least_squares([[1, 1], [1, 1]], [1, 2], method="normal")
        Traceback (most recent call last):
        teorema.ground.errors.Refused: X: columns must be linearly independent: ..., got rank 1 with 2 columns; use method="pinv", ...
    """
    if method not in METHODS:
        raise Refused("method", _METHOD, method)
    X = as_solvable(X)
    y = as_solvable(as_targets(y, X.shape[0], X), "y")
    rank, d = matrix_rank(X, tolerance), X.shape[1]
    if method != "pinv" and rank < d:
        raise Refused("X", _RANK, f"rank {rank} with {d} columns", _LEAST)
    theta = pseudo_inverse(X, tolerance) @ y if method == "pinv" else _SOLVERS[method](X, y)
    return Fit(theta, y - X @ theta, rank, rank == d)


def _normal(X: Any, y: Any) -> Any:
    if X.dtype == object:
        return solved(X.T @ X, X.T @ y)
    sigma = np.linalg.svd(X, compute_uv=False)
    if not (float(sigma[0]) / float(sigma[-1])) ** 2 * float(np.finfo(X.dtype).eps) < 1:
        raise Refused("X", _SQUARED, f"condition number {sigma[0] / sigma[-1]:.2g}", _QR)
    return np.linalg.solve(X.T @ X, X.T @ y)


def _qr(X: Any, y: Any) -> Any:
    if X.dtype != object:
        Q, R = np.linalg.qr(X)
        return np.linalg.solve(R, Q.T @ y)
    # Gram-Schmidt without roots: X = Q R with orthogonal columns of Q and ones on the diagonal of R
    columns: list[Any] = []
    R = object_array([[Fraction(int(i == j)) for j in range(X.shape[1])] for i in range(X.shape[1])])
    for j in range(X.shape[1]):
        column = X[:, j]
        for i, q in enumerate(columns):
            R[i, j] = (q @ X[:, j]) / (q @ q)
            column = column - R[i, j] * q
        columns.append(column)
    return solved(R, object_array([[(q @ y[:, 0]) / (q @ q)] for q in columns]))


_SOLVERS: Final[dict[str, Callable[[Any, Any], Any]]] = {"normal": _normal, "qr": _qr}


def regression_line(x: Array, y: Array) -> tuple[Any, Any]:
    """(b, w) of the least-squares line ŷ = b + w x: w = S_xy / S_xx and b = ȳ - w x̄.

    Arguments:
        x: the inputs, (n,) or (n, 1), not all equal.
        y: the targets, (n,) or (n, 1).

    Returns:
        intercept and slope, in the number system of x.

    Raises:
        Refused: inputs that are all equal, shapes that do not fit, or what the door refuses.

    Source: Liquet 2.

    Example:
        >>> regression_line([Fraction(0), Fraction(1), Fraction(2)], [1, 3, Fraction(4)])
        (Fraction(7, 6), Fraction(3, 2))
    """
    x = as_array(x, "x")
    rows = listed(x) if len(x.shape) == 1 else []
    x = as_solvable([[entry] for entry in rows] if rows else x, "x")
    x = as_targets(x, x.shape[0], x, "x")
    y = as_solvable(as_targets(y, x.shape[0], x), "y")
    n = x.shape[0]
    mean_x, mean_y = x.sum() / n, y.sum() / n
    spread = ((x - mean_x) * (x - mean_x)).sum()
    if all(entry == x[0, 0] for entry in x.flat) or spread == 0:
        raise Refused("x", _ALIKE, f"{x[0, 0]} {n} times", _VERTICAL)
    w = ((x - mean_x) * (y - mean_y)).sum() / spread
    return mean_y - w * mean_x, w


def ridge(X: Array, y: Array, penalty: Any) -> Any:
    """θ_λ = (XᵀX + λ I)⁻¹ Xᵀ y, the one minimiser of ‖y - X θ‖² + λ ‖θ‖² for λ > 0, whatever the rank of X.

    On floats it is the least-squares solution of [X; √λ I] θ = [y; 0], which does not form XᵀX.

    Arguments:
        X: (n, d), floats or fractions. A column of ones is penalised like any other.
        y: (n, 1) or (n,).
        penalty: λ.

    Returns:
        (d, 1).

    Raises:
        Refused: a penalty that is not positive and finite, or no fraction where X is exact; shapes that do not fit.

    Source: Liquet 2; Goodfellow, Bengio and Courville (2016), 7.1.

    Example:
        >>> ridge([[Fraction(1)], [Fraction(2)]], [Fraction(1), 3], 2).tolist()
        [[Fraction(1, 1)]]
    """
    X = as_solvable(X)
    y = as_solvable(as_targets(y, X.shape[0], X), "y")
    d = X.shape[1]
    if X.dtype == object:
        if not isinstance(penalty, int | Fraction) or not penalty > 0:
            raise Refused("penalty", _PENALTY_EXACT, penalty)
        eye = object_array([[Fraction(penalty) * (i == j) for j in range(d)] for i in range(d)])
        return solved(X.T @ X + eye, X.T @ y)
    if not isinstance(penalty, int | float | Fraction | np.floating) or not 0 < penalty < float("inf"):
        raise Refused("penalty", _PENALTY, penalty)
    root = np.sqrt(X.dtype.type(penalty)) * np.eye(d, dtype=X.dtype)
    below = np.zeros((d, 1), dtype=X.dtype)
    Q, R = np.linalg.qr(np.vstack([X, root]))
    return np.linalg.solve(R, Q.T @ np.vstack([y, below]))
