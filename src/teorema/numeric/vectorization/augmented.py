"""The bias as one more weight: [b W] times the batch with a row of ones on top is W A + b 𝟏ᵀ."""

from __future__ import annotations

from typing import Any

from teorema.numeric.array import Array, as_bias, as_matrix, assembled, listed, one_system


def augment_weights(W: Array, b: Array) -> Array:
    """[b W]: the biases as a column in front of the weights.

    Arguments:
        W: (N_l, N_{l-1}).
        b: (N_l, 1), or a vector (N_l,).

    Returns:
        (N_l, 1 + N_{l-1}).

    Raises:
        Refused: W is no matrix, b is not one bias per row of W, or floats meet exact numbers.

    Source: Calin 5.1, with an additional input -1, since Calin subtracts the bias.

    Example:
        >>> augment_weights([[1, 2], [3, 4]], [1, -1]).tolist()
        [[1.0, 1.0, 2.0], [-1.0, 3.0, 4.0]]
    """
    weights = as_matrix(W, "W")
    bias = as_bias(b, weights.shape[0], like=weights)
    one_system("b", bias, weights)
    return assembled(
        weights, [[*_entries(b_i), *_entries(w_i)] for b_i, w_i in zip(*_rows(bias, weights), strict=True)]
    )


def augment_columns(A: Array) -> Array:
    """[𝟏ᵀ; A]: a row of ones on top of the batch, so that every sample has a first entry 1.

    Arguments:
        A: (N_{l-1}, n), samples as columns.

    Returns:
        (1 + N_{l-1}, n).

    Raises:
        Refused: A is no matrix, or has entries that are not finite.

    Example:
        >>> A = [[1, 0, 2], [0, 1, 1]]
        >>> augment_columns(A).tolist()
        [[1.0, 1.0, 1.0], [1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]
        >>> (augment_weights([[1, 2], [3, 4]], [1, -1]) @ augment_columns(A)).tolist()
        [[2.0, 3.0, 5.0], [2.0, 3.0, 9.0]]
    """
    columns = as_matrix(A, "A")
    return assembled(
        columns, [[1] * columns.shape[1], *(_entries(row) for (row,) in zip(*_rows(columns), strict=True))]
    )


def _rows(*arrays: Array) -> list[list[Array]]:
    return [listed(array) for array in arrays]


def _entries(row: Array) -> list[Any]:
    return [row[j] for j in range(row.shape[0])]
