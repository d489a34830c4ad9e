"""The boundary between rows and columns: data come with a sample in each row, the mathematics has one in each column."""

from __future__ import annotations

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, adapted, as_matrix


def to_columns(X: Array, inputs: int | None = None, name: str = "X", like: Array = None) -> Array:
    """Xᵀ = [x^(1) ... x^(n)]: samples from the rows, as data come, to the columns, as the lecture has them.

    Arguments:
        X: (n, p), samples as rows.
        inputs: the number p that is expected, or None for any.
        name: what the caller calls X, for the message.
        like: an array that X will meet; lists take its precision.

    Returns:
        (p, n), samples as columns.

    Raises:
        Refused: X has other than p columns, no sample, another number of axes, or entries that are not finite.

    Source: Liquet 5.1.

    Example:
        >>> to_columns([[1, 0], [0, 1], [2, 1]]).tolist()
        [[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]
        >>> to_columns([[1, 0, 2], [0, 1, 1]], inputs=2)
        Traceback (most recent call last):
        teorema.ground.errors.Refused: X: must have 2 columns, one per input (rows are samples), got shape (2, 3); ...
    """
    rows = adapted(as_matrix(X, name), X, like, name)
    if inputs is not None and rows.shape[1] != inputs:
        rule = Text(
            "must have {n} columns, one per input (rows are samples)",
            "debe tener {n} columnas, una por entrada (las filas son muestras)",
        ).format(n=inputs)
        fix = Text("transpose it", "transponerlo") if rows.shape[0] == inputs else None
        raise Refused(name, rule, f"shape {rows.shape}", fix)
    return rows.T


def to_rows(A: Array) -> Array:
    """Aᵀ: samples from the columns of a trace back to the rows in which users read them.

    Arguments:
        A: (N, n), samples as columns.

    Returns:
        (n, N), samples as rows.

    Raises:
        Refused: A has another number of axes, no sample, or entries that are not finite.

    Example:
        >>> to_rows([[1, 0, 2], [0, 1, 1]]).tolist()
        [[1.0, 0.0], [0.0, 1.0], [2.0, 1.0]]
        >>> to_rows([1, 2])
        Traceback (most recent call last):
        teorema.ground.errors.Refused: A: must have two axes, got shape (2,); write it as a matrix, [[...], [...]]
    """
    return as_matrix(A, "A").T
