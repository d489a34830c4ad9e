"""Explicit linear algebra on arrays of exact entries: determinants, inverses, ranks, norms, blocks, extremes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import permutations
from typing import Any

from teorema.ground.grid import Grid
from teorema.symbolic.calculus import linear, systems
from teorema.symbolic.calculus.functions import NAMED
from teorema.symbolic.calculus.scalars import is_zero, sp
from teorema.symbolic.calculus.systems import Undefined, ordering


def filled(like: Any, entry: int, rows: int, columns: int) -> Any:
    """A matrix with one integer everywhere, in the number system of `like`."""
    unit = systems.constant(Fraction(entry), like)
    return unit.of([[unit.item()] * columns for _ in range(rows)])


def identity(like: Any, order: int) -> Any:
    """The identity matrix in the number system of `like`."""
    zero, one = (systems.constant(Fraction(k), like) for k in (0, 1))
    return zero.of([[(one if i == j else zero).item() for j in range(order)] for i in range(order)])


def basis(like: Any, order: int, at: int) -> Any:
    """The column e_i in the number system of `like`.

    Raises:
        Undefined: i is no index of the column.
    """
    if not 1 <= at <= order:
        raise Undefined(f"e_{at} has no place among {order} entries")
    zero, one = (systems.constant(Fraction(k), like) for k in (0, 1))
    return zero.of([[(one if i + 1 == at else zero).item()] for i in range(order)])


def blocks(rows: list[list[Any]]) -> Any:
    """Matrices joined side by side and below each other."""
    joined = [[e for block in row for e in block.tolist()[i]] for row in rows for i in range(row[0].shape[0])]
    return rows[0][0].of(joined)


def refuse_zero(divisor: Any) -> None:
    """Division by an exact zero has no value.

    Raises:
        Undefined: an entry of the divisor is 0.
    """
    if isinstance(divisor, Grid) and any(not systems.is_ball(e) and e == 0 for e in divisor.entries):
        raise Undefined("division by zero")


def power(base: Any, exponent: Any) -> Any:
    """base ** exponent of two numbers.

    Raises:
        Undefined: 0 to a negative power, or an even root of a negative number.
    """
    b, e = base.item(), exponent.item()
    if isinstance(e, (int, Fraction)) and Fraction(e).denominator == 1:
        if e < 0:
            refuse_zero(base)
        return base ** int(e)
    if systems.is_ball(b) or hasattr(b, "applied"):
        return base.of(b**e)
    result = sp.sympify(b) ** sp.sympify(e)
    if not result.free_symbols and result.is_real is False:
        raise Undefined(f"{b} ** {e} is not real")
    return base.of(systems.lift(result).item())


def extreme(parts: Iterable[Any], how: str) -> Any:
    """The least or greatest of numbers.

    Unknowns of a partial derivative stay in SymPy's Min or Max, which knows its derivative off ties.

    Raises:
        Undefined: two of them cannot be told apart.
    """
    best, *others = parts = list(parts)
    if any(isinstance(one.item(), sp.Basic) and one.item().has(sp.Dummy) for one in parts):
        # a derivative is on its way through: SymPy's Max holds on to all numbers until the values are put back
        return best.of((sp.Min if how == "min" else sp.Max)(*(sp.sympify(one.item()) for one in parts)))
    for other in others:
        order = ordering(other.item(), best.item())
        if order is None:
            raise Undefined("two numbers of the minimum cannot be ordered")
        if order == (-1 if how == "min" else 1):
            best = other
    return best


def _absolute(entry: Any) -> Any:
    return abs(entry) if isinstance(entry, (int, Fraction)) else systems.entrywise(NAMED["abs"], 0, (), entry)


def norm(array: Any, kind: str, operator_norm: bool) -> Any:
    """The norm of a column, or the induced norm of a matrix (kinds 1, 2, inf; F for the Frobenius norm).

    Raises:
        Undefined: the spectral norm of a matrix with more than two rows and columns, which has no closed form here.
    """
    size = array.map(_absolute)
    rows = size.tolist()
    if kind == "F" or (kind == "2" and (not operator_norm or 1 in array.shape)):
        return (
            (array * array).sum().map(lambda e: systems.entrywise(NAMED["sqrt"], 0, (), e))
            if not _balls(array)
            else _ball_root(array)
        )
    if kind == "1":
        return extreme([size.of(sum(column)) for column in zip(*rows, strict=True)], "max")
    if kind == "inf":
        return (
            extreme([size.of(sum(row)) for row in rows], "max")
            if operator_norm
            else extreme([size.of(r[0]) for r in rows], "max")
        )
    return _spectral(array)


def _balls(array: Any) -> bool:
    return any(map(systems.is_ball, array.entries))


def _ball_root(array: Any) -> Any:
    return (array * array).sum().map(lambda e: e.sqrt())


def _spectral(array: Any) -> Any:
    gram = array.T @ array if array.shape[1] <= array.shape[0] else array @ array.T
    if gram.shape[0] != 2:
        raise Undefined("the spectral norm is computed for at most two rows or columns")
    (a, b), (_, d) = gram.tolist()
    root = ((a - d) * (a - d) + 4 * b * b) if _balls(array) else sp.sqrt(sp.sympify((a - d) * (a - d) + 4 * b * b))
    if _balls(array):
        return array.of((((a + d) + root.sqrt()) / 2).sqrt())
    return array.of(systems.lift(sp.sqrt((sp.sympify(a + d) + root) / 2)).item())


def determinant(array: Any) -> Any:
    """Σ over permutations of signed products: slow, and by definition."""
    rows, n = array.tolist(), array.shape[0]
    total: Any = 0
    for order in permutations(range(n)):
        inversions = sum(order[i] > order[j] for i in range(n) for j in range(i + 1, n))
        term: Any = -1 if inversions % 2 else 1
        for i, j in enumerate(order):
            term = term * rows[i][j]
        total = total + term
    return array.of(total)


def log_determinant(array: Any) -> Any:
    """ln det A; Undefined unless det A > 0, as for the logarithm of any number."""
    return determinant(array).map(lambda e: systems.entrywise(NAMED["log"], 0, (), e))


def inverse(array: Any) -> Any:
    """The adjugate over the determinant.

    Raises:
        Undefined: the matrix is singular.
    """
    det, n = determinant(array), array.shape[0]
    if not hasattr(det.item(), "applied") and is_zero(det.item()) is not False:
        raise Undefined("the matrix is singular")
    adjugate = [[(-1) ** (i + j) * _minor(array, j, i) for j in range(n)] for i in range(n)]
    return array.of(adjugate) / det


def _minor(array: Any, i: int, j: int) -> Any:
    """The determinant of what is left without row i and column j; 1 for what is left of a 1×1 matrix."""
    kept = [row[:j] + row[j + 1 :] for k, row in enumerate(array.tolist()) if k != i]
    return determinant(array.of(kept)).item() if kept else 1


def rank(array: Any) -> Any:
    """The rank by elimination on exact entries."""
    return array.of(int(sp.Matrix(array.tolist()).rank()))


def _trace(array: Any) -> Any:
    return array.of(sum(array.tolist()[i][i] for i in range(array.shape[0])))


def _diagonal(array: Any) -> Any:
    return array.of([[array.tolist()[i][i]] for i in range(array.shape[0])])


def _diag(array: Any) -> Any:
    column = array.entries
    return array.of([[e if i == j else 0 for j in range(len(column))] for i, e in enumerate(column)])


OF_MATRIX: dict[type, Callable[[Any], Any]] = {
    linear.Trace: _trace,
    linear.Determinant: determinant,
    linear.Inverse: inverse,
    linear.Rank: rank,
    linear.Diag: _diag,
    linear.Diagonal: _diagonal,
    linear.LogDet: log_determinant,
}
"""What is computed from the entries of one matrix."""
