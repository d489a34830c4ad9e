"""The chain rule in numbers: Jacobians of layers and networks, and their products with a vector on either side (piece 14).

    J_{g∘f}(x) = J_g(f(x)) J_f(x),        J_f[i, j] = ∂f_i / ∂x_j        (rows are outputs)

The Jacobian of a layer at z = W a + b is J_S(z) W, and J_S(z) is symmetric for every layer map of this house: diag(σ'(z))
for an activation, diag(s) - s sᵀ for softmax. So the record's `pullback` serves in both directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from teorema.ground import counts
from teorema.ground.counts import Order
from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_columns, assembled, one_system
from teorema.numeric.counting import Widths, widths_of
from teorema.numeric.differences.jacobians import complex_step_jacobian as complex_step_jacobian
from teorema.numeric.differences.jacobians import difference_jacobian as difference_jacobian
from teorema.numeric.layers import Layer, Network, affine

Model: TypeAlias = Layer | Network

_SAMPLE: Final = Text("must be one sample, a column", "debe ser una sola muestra, una columna")
_BATCH: Final = Text("must have one column per column of x", "debe tener una columna por cada columna de x")
_ORDER: Final = Text("must be reverse or forward", "debe ser reverse o forward")


def layer_jacobian(layer: Layer, a: Array) -> Array:
    """J_S(z) W with z = W a + b: the Jacobian of one layer at one sample.

    Arguments:
        layer: the layer; diag(σ'(z)) W for an activation, (diag(s) - s sᵀ) W for softmax.
        a: one sample, (N_{l-1}, 1).

    Returns:
        (N_l, N_{l-1}); entry (i, j) is ∂S(z)_i / ∂a_j.

    Raises:
        Refused: more than one sample, other rows than W has columns, or what the door refuses.

    Source: Liquet 5.4.

    Example:
        >>> layer_jacobian(Layer([[1, 1], [1, -1]], [0, 0], "logistic"), [[0], [0]]).tolist()
        [[0.25, 0.25], [0.25, -0.25]]
    """
    a = _entering(layer, a, "a")
    _one_sample("a", a)
    return _jacobians((layer,), a)[0]


def vjp(model: Model, x: Array, u: Array) -> Array:
    """J(x)ᵀ u for each sample, from the output to the input: the reverse mode, which forms no Jacobian.

    Arguments:
        model: a layer or a network, N_0 inputs and N_L outputs.
        x: (N_0, n), samples as columns.
        u: (N_L, n), a cotangent per sample.

    Returns:
        (N_0, n); column i is J(x^(i))ᵀ u^(i).

    Raises:
        Refused: shapes that do not fit, or what the door refuses.

    Source: Griewank and Walther (2008), 3.2.

    Example:
        >>> vjp(Layer([[1, 2], [3, 4]], [0, 0]), [[0], [0]], [[1], [10]]).T.tolist()
        [[31.0, 42.0]]
    """
    layers = _layers(model)
    a = _entering(layers[0], x, "x")
    u = _beside("u", u, layers[-1].outputs, a, layers[-1])
    for layer, z in reversed(list(zip(layers, _affine_values(layers, a), strict=True))):
        u = layer.W.T @ layer.activation.pullback(z, u)
    return u


def jvp(model: Model, x: Array, v: Array) -> Array:
    """J(x) v for each sample, from the input to the output: the forward mode, which forms no Jacobian.

    Arguments:
        model: a layer or a network, N_0 inputs and N_L outputs.
        x: (N_0, n), samples as columns.
        v: (N_0, n), a direction per sample.

    Returns:
        (N_L, n); column i is J(x^(i)) v^(i).

    Raises:
        Refused: shapes that do not fit, or what the door refuses.

    Source: Griewank and Walther (2008), 3.1.

    Example:
        >>> jvp(Layer([[1, 2], [3, 4]], [0, 0]), [[0], [0]], [[1], [10]]).T.tolist()
        [[21.0, 43.0]]
    """
    layers = _layers(model)
    a = _entering(layers[0], x, "x")
    v = _beside("v", v, layers[0].inputs, a, layers[0])
    for layer, z in zip(layers, _affine_values(layers, a), strict=True):
        v = layer.activation.pullback(z, layer.W @ v)
    return v


def jacobian(model: Model, x: Array, order: Order = "reverse") -> Array:
    """∂ŷ/∂x = J_L J_{L-1} ⋯ J_1 at one sample, the product taken from one end.

    Arguments:
        model: a layer or a network.
        x: one sample, (N_0, 1).
        order: "reverse" or "forward"; the result is the same, the cost is not: see `chain_cost`.

    Returns:
        (N_L, N_0).

    Raises:
        Refused: more than one sample, another order, shapes that do not fit, or what the door refuses.

    Source: Griewank and Walther (2008), 3.1-3.2.

    Example:
        >>> net = Network([Layer([[1, 2], [0, 1]], [0, 0], "relu"), Layer([[1, -1]], [0])])
        >>> jacobian(net, [[1], [1]]).tolist()
        [[1.0, 1.0]]
    """
    layers = _layers(model)
    a = _entering(layers[0], x, "x")
    _one_sample("x", a)
    return chain_product(_jacobians(layers, a), order)


def chain_product(jacobians: Sequence[Array], order: Order = "reverse") -> Array:
    """J_L ⋯ J_2 J_1 of the matrices J_1, ..., J_L, multiplied from the output ("reverse") or from the input ("forward").

    Arguments:
        jacobians: J_1, ..., J_L in the order of the layers, J_l of shape (N_l, N_{l-1}).
        order: where to begin; `chain_cost` counts the multiplications.

    Returns:
        (N_L, N_0).

    Raises:
        Refused: no matrix, or another order.

    Example:
        >>> from teorema.ground.grid import Grid
        >>> chain_product([Grid([[1, 2], [3, 4]]), Grid([[1, 10]])]).tolist()
        [[31, 42]]
    """
    if not jacobians:
        raise Refused("jacobians", Text("must not be empty", "no debe ser vacío"), jacobians)
    if order not in ("reverse", "forward"):
        raise Refused("order", _ORDER, order)
    if order == "reverse":
        product = jacobians[-1]
        for one in reversed(jacobians[:-1]):
            product = product @ one
        return product
    product = jacobians[0]
    for one in jacobians[1:]:
        product = one @ product
    return product


def chain_cost(network: Widths, order: Order = "reverse") -> int:
    """Multiplications of `chain_product`: N_L Σ_{l<L} N_{l-1} N_l in reverse order, N_0 Σ_{l>1} N_{l-1} N_l in forward.

    Arguments:
        network: a Network or its widths.
        order: "reverse" or "forward".

    Raises:
        Refused: another order; and what `widths_of` refuses.

    Source: Griewank and Walther (2008), 3.1-3.2.

    Example:
        >>> chain_cost([1000, 100, 100, 1]), chain_cost([1000, 100, 100, 1], "forward")
        (110000, 10100000)
    """
    return counts.chain_cost(widths_of(network), order)


def _layers(model: Model) -> tuple[Layer, ...]:
    return (model,) if isinstance(model, Layer) else tuple(model.layers)


def _entering(layer: Layer, x: Array, name: str) -> Array:
    a = as_columns(x, layer.inputs, name, like=layer.W)
    one_system(name, a, layer.W)
    return a


def _beside(name: str, value: Array, rows: int, x: Array, layer: Layer) -> Array:
    """A cotangent or a direction: checked like x, with a column for each of its columns."""
    array = as_columns(value, rows, name, like=layer.W)
    one_system(name, array, layer.W)
    if array.shape[1] != x.shape[1]:
        raise Refused(name, _BATCH, f"shape {array.shape}")
    return array


def _one_sample(name: str, x: Array) -> None:
    if x.shape[1] != 1:
        raise Refused(name, _SAMPLE, f"shape {x.shape}")


def _affine_values(layers: Sequence[Layer], a: Array) -> list[Array]:
    """z^[1], ..., z^[L]."""
    z = []
    for layer in layers:
        z.append(affine(layer.W, a, layer.b))
        a = layer.activation.f(z[-1])
    return z


def _jacobians(layers: Sequence[Layer], a: Array) -> list[Array]:
    """J_1, ..., J_L: the columns of W pulled through the layer map one by one, z being a single column."""
    z = _affine_values(layers, a)
    return [layer.activation.pullback(value, layer.W) for layer, value in zip(layers, z, strict=True)]


def unit_columns(like: Array, n: int) -> Array:
    """The n × n identity matrix in the number system of another array.

    Example:
        >>> from teorema.ground.residues import Residues
        >>> unit_columns(Residues([[5]]), 2)
        Residues([[1, 0], [0, 1]])
    """
    return assembled(like, [[int(i == j) for j in range(n)] for i in range(n)])
