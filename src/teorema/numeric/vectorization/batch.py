"""The forward pass of a batch given by rows: by columns inside, with the bias broadcast or written out, and by rows throughout."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix, assembled, one_system
from teorema.numeric.forward import Trace, forward, predict
from teorema.numeric.layers import Network
from teorema.numeric.vectorization.transposed import to_columns

Bias: TypeAlias = Literal["broadcast", "matrix"]

_BIAS: Final = Text('must be "broadcast" or "matrix"', 'debe ser "broadcast" o "matrix"')
_COUNT: Final = Text("must be a positive integer", "debe ser un entero positivo")
_COLUMN: Final = Text("must be one column", "debe ser una sola columna")
_STAND: Final = Text("write b.reshape(-1, 1)", "escribir b.reshape(-1, 1)")


def forward_batch(network: Network, X: Array, bias: Bias = "broadcast") -> Trace:
    """Z^[l] = W^[l] A^[l-1] + B^[l], A^[l] = S^[l](Z^[l]) with A^[0] = Xᵀ: one pass of all samples, which come as rows.

    Arguments:
        network: the network, widths N_0, ..., N_L.
        X: (n, N_0), samples as rows.
        bias: "broadcast" adds the column b^[l] to every column, as NumPy does by itself; "matrix" writes out
            B^[l] = b^[l] 𝟏ᵀ and adds it. They agree exactly.

    Returns:
        the trace; its arrays have the samples as columns, as the mathematics has them.

    Raises:
        Refused: X has other than N_0 columns, no sample, entries that are not finite, or floats that meet exact
            numbers; `bias` is neither of the two.

    Source: Liquet 5.1; the slides on multilayer networks, vectorization.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> net = Network([Layer([[1, 2], [3, 4]], [1, -1])])
        >>> X = [[1, 0], [0, 1], [2, 1]]
        >>> forward_batch(net, X).z[0].tolist(), forward_batch(net, X, bias="matrix").output.tolist()
        ([[2.0, 3.0, 5.0], [2.0, 3.0, 9.0]], [[2.0, 3.0, 5.0], [2.0, 3.0, 9.0]])
    """
    if bias not in ("broadcast", "matrix"):
        raise Refused("bias", _BIAS, bias)
    columns = _entering(network, X)
    if bias == "broadcast":
        return forward(network, columns)
    z: list[Array] = []
    a: list[Array] = [columns]
    for layer in network.layers:
        z.append(layer.W @ a[-1] + bias_matrix(layer.b, columns.shape[1]))
        a.append(layer.activation.f(z[-1]))
    return Trace(tuple(z), tuple(a))


def predict_batch(network: Network, X: Array) -> Array:
    """Ŷ = (A^[L])ᵀ: row i is f_θ(x^(i)), as other libraries return predictions.

    Arguments:
        network: the network, widths N_0, ..., N_L.
        X: (n, N_0), samples as rows.

    Returns:
        (n, N_L), samples as rows.

    Raises:
        Refused: X has other than N_0 columns, no sample, entries that are not finite, or floats that meet exact
            numbers.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> predict_batch(Network([Layer([[1, 2], [3, 4]], [1, -1])]), [[1, 0], [0, 1], [2, 1]]).tolist()
        [[2.0, 2.0], [3.0, 3.0], [5.0, 9.0]]
    """
    return predict(network, _entering(network, X)).T


def forward_rows(network: Network, X: Array) -> Trace:
    """(Z^[l])ᵀ = (A^[l-1])ᵀ (W^[l])ᵀ + 𝟏 (b^[l])ᵀ: the same pass in the row convention of Keras and scikit-learn.

    The activations are still handed their samples as columns, so that softmax may stand at the end.

    Arguments:
        network: the network, widths N_0, ..., N_L.
        X: (n, N_0), samples as rows.

    Returns:
        a trace of the transposes of what `forward_batch` keeps, z[l - 1] and a[l] of shape (n, N_l).

    Raises:
        Refused: X has other than N_0 columns, no sample, entries that are not finite, or floats that meet exact
            numbers.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> forward_rows(Network([Layer([[1, 2], [3, 4]], [1, -1])]), [[1, 0], [0, 1], [2, 1]]).z[0].tolist()
        [[2.0, 2.0], [3.0, 3.0], [5.0, 9.0]]
    """
    rows = _entering(network, X).T
    z: list[Array] = []
    a: list[Array] = [rows]
    for layer in network.layers:
        z.append(a[-1] @ layer.W.T + layer.b.T)
        a.append(layer.activation.f(z[-1].T).T)
    return Trace(tuple(z), tuple(a))


def bias_matrix(b: Array, n: Any) -> Array:
    """B = b 𝟏ᵀ: n copies of the column b side by side, what broadcasting adds without making it.

    Arguments:
        b: (N, 1).
        n: number of samples.

    Returns:
        (N, n), in the number system of b.

    Raises:
        Refused: b is not one column, or n is no positive integer.

    Source: Liquet 5.1.

    Example:
        >>> bias_matrix([[1], [-1]], 3).tolist()
        [[1.0, 1.0, 1.0], [-1.0, -1.0, -1.0]]
        >>> bias_matrix([[1, -1]], 3)
        Traceback (most recent call last):
        teorema.ground.errors.Refused: b: must be one column, got shape (1, 2); write b.reshape(-1, 1)
    """
    column = as_matrix(b, "b")
    if column.shape[1] != 1:
        raise Refused("b", _COLUMN, f"shape {column.shape}", _STAND)
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise Refused("n", _COUNT, n)
    return column @ assembled(column, [[1] * n])


def _entering(network: Network, X: Array) -> Array:
    first = network.layers[0]
    columns = to_columns(X, first.inputs, like=first.W)
    one_system("X", columns, first.W)
    return columns
