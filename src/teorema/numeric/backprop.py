"""Back-propagation: δ^[l] = ∂C/∂z^[l] from the output to the input, and with it the gradient of every parameter (piece 15).

    δ^[L] = J_S(z^[L])ᵀ ∇_ŷ C,    ζ^[l] = W^[l+1]ᵀ δ^[l+1],    δ^[l] = J_S(z^[l])ᵀ ζ^[l] = ζ^[l] ∘ σ'(z^[l]),
    ∂C/∂W^[l] = δ^[l] a^[l-1]ᵀ,    ∂C/∂b^[l] = δ^[l], summed over the samples.

Columns are samples. The same code runs on floats, exact objects, Grid, Residues, Tangent and Bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import zip_longest
from operator import matmul
from typing import Any, Final, Literal, TypeAlias

from teorema.ground import counts
from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_columns, one_system
from teorema.numeric.chain_rule import unit_columns
from teorema.numeric.counting import Widths, widths_of
from teorema.numeric.forward import Trace
from teorema.numeric.layers import Network
from teorema.numeric.losses import Loss, as_loss
from teorema.numeric.losses.primitives import by_integer

Reduction: TypeAlias = Literal["mean", "sum"]

_TRACE: Final = Text("must be the trace of a forward pass of this network", "debe ser la traza de un paso de esta red")
_REDUCTION: Final = Text("must be mean or sum", "debe ser mean o sum")
_BATCH: Final = Text("must have one column per sample of the trace", "debe tener una columna por muestra de la traza")
_LAYER: Final = Text("must be the number of a layer, 1 to {n}", "debe ser el número de una capa, 1 a {n}")
_SAMPLE: Final = Text("must be of one sample", "debe ser de una sola muestra")


@dataclass(frozen=True, slots=True, eq=False)
class Gradients:
    """Everything a backward pass computed, by layer: index l - 1 holds what belongs to layer l, as in a `Trace`.

    Arguments:
        W: ∂C/∂W^[l], shape (N_l, N_{l-1}).
        b: ∂C/∂b^[l], shape (N_l, 1).
        delta: δ^[l] = ∂C/∂z^[l], shape (N_l, n), one column per sample; C is the cost of the whole batch, so under
            "mean" the columns carry its 1/n.
        zeta: ζ^[l] = ∂C/∂a^[l], shape (N_l, n).
        zeta0: ∂C/∂x, shape (N_0, n): the gradient with respect to the input.
    """

    W: tuple[Array, ...]
    b: tuple[Array, ...]
    delta: tuple[Array, ...]
    zeta: tuple[Array, ...]
    zeta0: Array


def backprop(network: Network, trace: Trace, y: Array, loss: Loss | str, reduction: Reduction = "mean") -> Gradients:
    """The gradient of C = (1/n) Σ_i ℓ(ŷ^(i), y^(i)) with respect to every weight, every bias and the input.

    It is the gradient wherever every layer map is differentiable at its z and the loss at ŷ; at a kink it is what the
    records' own slopes make of it. The layers "softmax" and "logistic" go with the losses "cross_entropy" and
    "binary_cross_entropy" as one: δ^[L] is then ŷ - y, however far ŷ has been rounded to 0 or 1.

    Arguments:
        network: the network.
        trace: of its forward pass, `forward(network, x)`.
        y: (N_L, n), targets as columns.
        loss: a record, or its name in the catalogue.
        reduction: "mean" for the mean of the samples' losses, "sum" for their sum.

    Returns:
        the gradients by layer.

    Raises:
        Refused: a trace that is not of this network, y of another shape, another reduction, an unknown loss, or what
            the door refuses.

    Source: Liquet 5.4; Nielsen (2015), ch. 2.

    Example:
        >>> from teorema.numeric.forward import forward
        >>> from teorema.numeric.layers import Layer
        >>> net = Network([Layer([[1, 0], [1, -1]], [0, 0], "relu"), Layer([[2, 3]], [0])])
        >>> g = backprop(net, forward(net, [[1], [2]]), [[1]], "half_squared")
        >>> g.W[0].tolist(), g.b[0].T.tolist(), g.W[1].tolist()
        ([[2.0, 4.0], [0.0, 0.0]], [[2.0, 0.0]], [[1.0, 0.0]])
    """
    y = targets(network, trace, y)
    zeta, delta = _at_the_output(network, trace, y, as_loss(loss))
    if reduction_of(reduction) == "mean":
        zeta, delta = (by_integer(one, y.shape[1]) for one in (zeta, delta))
    zetas, deltas, weights, biases = [], [], [], []
    for number in range(network.depth, 0, -1):
        layer = network.layers[number - 1]
        if number < network.depth:
            delta = layer.activation.pullback(trace.z[number - 1], zeta)
        zetas.append(zeta)
        deltas.append(delta)
        weights.append(delta @ trace.a[number - 1].T)
        biases.append(delta.sum(axis=1, keepdims=True))
        zeta = layer.W.T @ delta
    W, b, delta_by_layer, zeta_by_layer = (tuple(reversed(part)) for part in (weights, biases, deltas, zetas))
    return Gradients(W, b, delta_by_layer, zeta_by_layer, zeta)


def delta_product(network: Network, trace: Trace, y: Array, loss: Loss | str, layer: int) -> Array:
    """δ^[l] = D^[l] W^[l+1]ᵀ D^[l+1] ⋯ W^[L]ᵀ D^[L] ∇_ŷ C as one product of matrices, D^[k] = J_S(z^[k])ᵀ.

    The twin of `backprop` with every D^[k] formed, which is diag(σ'(z^[k])) for an activation; for one sample. Where
    `backprop` takes the last layer and the loss as one, D^[L] ∇_ŷ C is that δ^[L].

    Arguments:
        network: the network.
        trace: of the forward pass of one sample.
        y: (N_L, 1), its target.
        loss: a record, or its name in the catalogue.
        layer: l, from 1 to L.

    Returns:
        (N_l, 1).

    Raises:
        Refused: no such layer, more than one sample, or what `backprop` refuses.

    Source: Nielsen (2015), ch. 2, the product form of his equations BP1 and BP2.

    Example:
        >>> from teorema.numeric.forward import forward
        >>> from teorema.numeric.layers import Layer
        >>> net = Network([Layer([[1, 0], [1, -1]], [0, 0], "relu"), Layer([[2, 3]], [0])])
        >>> delta_product(net, forward(net, [[1], [2]]), [[1]], "half_squared", 1).T.tolist()
        [[2.0, 0.0]]
    """
    y = targets(network, trace, y)
    if isinstance(layer, bool) or layer not in range(1, network.depth + 1):
        raise Refused("layer", _LAYER.format(n=network.depth), layer)
    if y.shape[1] != 1:
        raise Refused("trace", _SAMPLE, f"{y.shape[1]} samples")
    fused = as_loss(loss).fused(network.layers[-1].activation)
    steps = [network.layers[number].W.T for number in range(layer, network.depth)]
    jacobians = [
        _transposed_jacobian(network, trace, number) for number in range(layer, network.depth + (fused is None))
    ]
    last = as_loss(loss).gradient(trace.output, y) if fused is None else fused.delta(trace.z[-1], y)
    factors = [one for pair in zip_longest(jacobians, steps) for one in pair if one is not None]
    return reduce(matmul, [*factors, last])


def backward_cost(network: Widths, inputs: bool = False) -> int:
    """2 Σ_l N_l N_{l-1} - N_1 N_0: multiply-adds of the backward pass of one sample.

    Arguments:
        network: a Network or its widths.
        inputs: whether ∂C/∂x is formed too, as `backprop` does; then nothing is subtracted.

    Raises:
        Refused: what `widths_of` refuses.

    Source: Liquet 5.4; Griewank and Walther (2008), 3.3.

    Example:
        >>> backward_cost([784, 30, 10])
        24120
    """
    return counts.backward_cost(widths_of(network), inputs)


def targets(network: Network, trace: Trace, y: Array) -> Array:
    """The targets, checked against the trace, and the trace against the network.

    Raises:
        Refused: a trace that is not of this network, or y of another shape or number system.
    """
    shapes = [(layer.outputs, trace.a[0].shape[1]) for layer in network]
    if [tuple(z.shape) for z in trace.z] != shapes or trace.a[0].shape[0] != network.widths[0]:
        raise Refused("trace", _TRACE, [tuple(z.shape) for z in trace.z])
    y = as_columns(y, network.widths[-1], "y", like=trace.output)
    one_system("y", y, trace.output)
    if y.shape[1] != trace.output.shape[1]:
        raise Refused("y", _BATCH, f"shape {y.shape}")
    return y


def reduction_of(value: Any) -> Reduction:
    """The reduction as it is.

    Raises:
        Refused: neither "mean" nor "sum".

    Example:
        >>> reduction_of("average")
        Traceback (most recent call last):
        teorema.ground.errors.Refused: reduction: must be mean or sum, got average
    """
    if value not in ("mean", "sum"):
        raise Refused("reduction", _REDUCTION, value)
    reduction: Reduction = value
    return reduction


def _at_the_output(network: Network, trace: Trace, y: Array, loss: Loss) -> tuple[Array, Array]:
    """ζ^[L] and δ^[L] of the samples' own losses."""
    last = network.layers[-1].activation
    fused = loss.fused(last)
    if fused is not None:
        return fused.zeta(trace.z[-1], y), fused.delta(trace.z[-1], y)
    zeta = loss.gradient(trace.output, y)
    return zeta, last.pullback(trace.z[-1], zeta)


def _transposed_jacobian(network: Network, trace: Trace, number: int) -> Array:
    """D^[l] = J_S(z^[l])ᵀ as a matrix: the pullback of the unit vectors."""
    layer = network.layers[number - 1]
    return layer.activation.pullback(trace.z[number - 1], unit_columns(layer.W, layer.outputs))
