"""One layer in two views: as a matrix product, and neuron by neuron."""

from __future__ import annotations

from typing import Any

from teorema.numeric.array import Array, as_columns, assembled, one_system
from teorema.numeric.layers.network import Layer, affine


def layer_matrix(layer: Layer, a: Array) -> tuple[Array, Array]:
    """(z, σ(z)) with z = W a + b, in matrix form.

    Arguments:
        layer: the layer.
        a: (N_{l-1}, n), samples as columns.

    Returns:
        z and σ(z), both (N_l, n).

    Raises:
        Refused: a has other rows than W has columns, or what the door refuses.

    Example:
        >>> z, a = layer_matrix(Layer([[1, -1], [0, 2], [-3, 1]], [0, -1, 2], "relu"), [[2], [1]])
        >>> z.T.tolist(), a.T.tolist()
        ([[1.0, 1.0, -3.0]], [[1.0, 1.0, 0.0]])
    """
    a = as_columns(a, layer.inputs, "a", like=layer.W)
    one_system("a", a, layer.W)
    z = affine(layer.W, a, layer.b)
    return z, layer.activation.f(z)


def layer_scalar(layer: Layer, a: Array) -> tuple[Array, Array]:
    """(z, σ(z)) neuron by neuron: z_i = Σ_j w_ij a_j + b_i, then σ(z_i), one number at a time.

    The twin of `layer_matrix` without a matrix product; they agree exactly on exact numbers.

    Arguments:
        layer: the layer.
        a: (N_{l-1}, n), samples as columns.

    Returns:
        z and σ(z), both (N_l, n).

    Raises:
        Refused: a has other rows than W has columns, or what the door refuses.

    Source: Liquet 5.1, the scalar view.

    Example:
        >>> z, a = layer_scalar(Layer([[1, -1], [0, 2], [-3, 1]], [0, -1, 2], "relu"), [[2], [1]])
        >>> z.T.tolist(), a.T.tolist()
        ([[1.0, 1.0, -3.0]], [[1.0, 1.0, 0.0]])
    """
    a = as_columns(a, layer.inputs, "a", like=layer.W)
    one_system("a", a, layer.W)
    like = affine(layer.W[:1, :1], a[:1, :1], layer.b[:1])
    z = [[_neuron(layer, i, a, k) for k in range(a.shape[1])] for i in range(layer.outputs)]
    if not layer.activation.elementwise:
        return assembled(like, z), assembled(like, _by_columns(layer, like, z))
    values = [[layer.activation.f(assembled(like, [[z_ik]]))[0, 0] for z_ik in z_i] for z_i in z]
    return assembled(like, z), assembled(like, values)


def _by_columns(layer: Layer, like: Array, z: list[list[Any]]) -> list[list[Any]]:
    """The output map of a layer, such as softmax, one sample at a time."""
    columns = [layer.activation.f(assembled(like, [[entry] for entry in column])) for column in zip(*z, strict=True)]
    return [[column[i, 0] for column in columns] for i in range(layer.outputs)]


def _neuron(layer: Layer, i: int, a: Array, k: int) -> Any:
    """z_i = Σ_j w_ij a_j + b_i for sample k."""
    total = layer.W[i, 0] * a[0, k]
    for j in range(1, layer.inputs):
        total = total + layer.W[i, j] * a[j, k]
    return total + layer.b[i, 0]
