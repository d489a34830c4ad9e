"""The design matrix, and the columns that meet it."""

from __future__ import annotations

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, adapted, as_array, as_matrix, assembled, listed, one_system

_ROWS = Text("must be a column of {n} entries, {what}", "debe ser una columna de {n} elementos, {what}")
SAMPLES = Text("one per sample", "uno por muestra")
FEATURES = Text("one per column of X", "uno por columna de X")


def design_matrix(X: Array) -> Array:
    """X̃ = [1 X]: a column of ones before the inputs, so that X̃ θ = b + X w with θ = (b, w).

    Arguments:
        X: the inputs, shape (n, p), samples as rows, as in statistics; a network takes Xᵀ.

    Returns:
        shape (n, p + 1), in the number system of X.

    Raises:
        Refused: what `as_matrix` refuses.

    Source: Liquet 2.

    Example:
        >>> design_matrix([[0], [1], [2]]).tolist()
        [[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]
    """
    X = as_matrix(X, "X")
    n, p = X.shape
    return assembled(X, [[1, *(X[i, j] for j in range(p))] for i in range(n)])


def as_targets(value: Array, rows: int, like: Array, name: str = "y", what: Text = SAMPLES) -> Array:
    """A column of the given number of rows that meets the matrix `like`; a plain vector of that length is stood up.

    Raises:
        Refused: another shape, floats beside exact numbers, or what `as_array` refuses.

    Example:
        >>> as_targets([1, 2], 2, design_matrix([[0], [1]])).shape
        (2, 1)
    """
    array = adapted(as_array(value, name), value, like, name)
    if array.shape == (rows,):
        array = assembled(array, [[entry] for entry in listed(array)])
    if array.shape != (rows, 1):
        rule = Text(_ROWS.format(n=rows, what=what["en"])["en"], _ROWS.format(n=rows, what=what["es"])["es"])
        raise Refused(name, rule, f"shape {array.shape}")
    one_system(name, array, like)
    return array
