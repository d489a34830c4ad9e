"""Rank and pseudo-inverse: by elimination on fractions, by singular values on floats. No inverse is taken in silence."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix
from teorema.numeric.entries import object_array

_SYSTEM: Final = Text("must be of floats or of fractions", "debe ser de flotantes o de fracciones")
_TOLERANCE: Final = Text("must be a number from 0 to 1, or None", "debe ser un número de 0 a 1, o None")


def as_solvable(X: Array, name: str = "X") -> Any:
    """A matrix of floats, or of fractions throughout: what a rank can be read off.

    Raises:
        Refused: symbols, residues and other number systems; and what `as_matrix` refuses.

    Example:
        >>> as_solvable([[1, Fraction(1, 2)]]).tolist()
        [[Fraction(1, 1), Fraction(1, 2)]]
    """
    X = as_matrix(X, name)
    if isinstance(X, np.ndarray) and X.dtype != object:
        return X
    if not isinstance(X, np.ndarray) or not all(isinstance(entry, int | Fraction) for entry in X.flat):
        raise Refused(name, _SYSTEM, type(X).__name__ if not isinstance(X, np.ndarray) else str(X.flat[0]))
    return object_array([[Fraction(entry) for entry in row] for row in X.tolist()])


def matrix_rank(X: Array, tolerance: float | None = None) -> int:
    """rank X: the number of pivots on fractions; on floats the number of singular values above tolerance · σ_max.

    Arguments:
        X: (n, d).
        tolerance: for floats, max(n, d) times the distance of 1 to the next float by default. A rank of floats is a
            decision, not a fact: data that were rounded have full rank as a rule.

    Raises:
        Refused: a tolerance outside [0, 1], numbers that are neither floats nor fractions, or what `as_matrix` refuses.

    Source: Golub and Van Loan 5.5.

    Example:
        >>> matrix_rank([[1, 2], [2, 4]]), matrix_rank([[1, 2], [2, 5]])
        (1, 2)
    """
    X = as_solvable(X)
    return len(reduced(X.tolist())[1]) if X.dtype == object else int(_kept(X, tolerance).sum())


def pseudo_inverse(X: Array, tolerance: float | None = None) -> Array:
    """X⁺, the one matrix with X X⁺ X = X, X⁺ X X⁺ = X⁺, and X X⁺, X⁺ X symmetric; X⁺ y is the least-norm minimiser.

    On fractions X = B R with B the pivot columns and R the non-zero rows of the reduced form, both of full rank r, and
    X⁺ = Rᵀ (R Rᵀ)⁻¹ (Bᵀ B)⁻¹ Bᵀ. On floats X⁺ = V Σ⁺ Uᵀ.

    Arguments:
        X: (n, d), of any rank.
        tolerance: as in `matrix_rank`; singular values below it count as 0.

    Returns:
        (d, n), in the number system of X.

    Raises:
        Refused: a tolerance outside [0, 1], numbers that are neither floats nor fractions, or what `as_matrix` refuses.

    Source: Golub and Van Loan 5.5.

    Example:
        >>> pseudo_inverse([[Fraction(3), Fraction(1)]]).tolist()
        [[Fraction(3, 10)], [Fraction(1, 10)]]
    """
    X = as_solvable(X)
    if X.dtype == object:
        return _by_factors(X)
    kept = _kept(X, tolerance)
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    inverted = np.where(kept, 1 / np.where(kept, sigma, 1), 0).astype(X.dtype)
    return (Vt.T * inverted) @ U.T


def reduced(rows: list[list[Fraction]]) -> tuple[list[list[Fraction]], list[int]]:
    """The reduced row echelon form of a matrix of fractions without its zero rows, and the pivot columns.

    Example:
        >>> reduced([[Fraction(2), Fraction(4)], [Fraction(1), Fraction(2)]])
        ([[Fraction(1, 1), Fraction(2, 1)]], [0])
    """
    rows = [list(row) for row in rows]
    pivots: list[int] = []
    for j in range(len(rows[0])):
        k = len(pivots)
        at = next((i for i in range(k, len(rows)) if rows[i][j] != 0), None)
        if at is None:
            continue
        rows[k], rows[at] = rows[at], rows[k]
        rows[k] = [entry / rows[k][j] for entry in rows[k]]
        for i, row in enumerate(rows):
            if i != k and row[j] != 0:
                rows[i] = [a - row[j] * b for a, b in zip(row, rows[k], strict=True)]
        pivots.append(j)
    return rows[: len(pivots)], pivots


def solved(A: Any, B: Any) -> Any:
    """A⁻¹ B of a regular square matrix of fractions, by elimination on [A B]."""
    d = A.shape[0]
    rows, _ = reduced([[*a, *b] for a, b in zip(A.tolist(), B.tolist(), strict=True)])
    return object_array([row[d:] for row in rows])


def _by_factors(X: Any) -> Any:
    n, d = X.shape
    rows, pivots = reduced(X.tolist())
    if not pivots:
        return object_array([[Fraction(0)] * n for _ in range(d)])
    B, R = X[:, pivots], object_array(rows)
    return R.T @ solved(R @ R.T, solved(B.T @ B, B.T))


def _kept(X: Any, tolerance: float | None) -> Any:
    """Which singular values count, largest first."""
    unit = float(np.finfo(X.dtype).eps)
    share = max(X.shape) * unit if tolerance is None else tolerance
    if not (isinstance(share, int | float) and 0 <= share <= 1):
        raise Refused("tolerance", _TOLERANCE, tolerance)
    sigma = np.linalg.svd(X, compute_uv=False)
    return sigma > share * sigma[0]
