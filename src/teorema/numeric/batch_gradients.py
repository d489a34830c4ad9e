"""Gradients of a batch, as a product of matrices and as an average; and gradients held against difference quotients (piece 16).

Δ^[l] = [δ^(1) ⋯ δ^(n)],      ∂C/∂W^[l] = (1/n) Δ^[l] A^[l-1]ᵀ,      ∂C/∂b^[l] = (1/n) Δ^[l] 𝟏
"""

from __future__ import annotations

from typing import Any

from teorema.numeric.array import Array, assembled
from teorema.numeric.backprop import Gradients, Reduction, backprop, reduction_of, targets
from teorema.numeric.differences.check import check_gradients as check_gradients
from teorema.numeric.differences.report import GradientCheck as GradientCheck
from teorema.numeric.differences.steps import best_step as best_step
from teorema.numeric.differences.steps import difference_bound as difference_bound
from teorema.numeric.forward import forward
from teorema.numeric.layers import Network
from teorema.numeric.losses import Loss
from teorema.numeric.losses.primitives import by_integer


def batch_gradients(network: Network, x: Array, y: Array, loss: Loss | str, reduction: Reduction = "mean") -> Gradients:
    """(1/n) Δ Aᵀ and (1/n) Δ 𝟏 by layer: the gradient of a batch, each column of Δ belonging to one sample.

    Equal to `backprop`, which carries the 1/n along from the loss; here it enters last, and δ and ζ are those of the
    samples' own losses.

    Arguments:
        network: the network.
        x: (N_0, n), samples as columns.
        y: (N_L, n), targets as columns.
        loss: a record, or its name in the catalogue.
        reduction: "mean" or "sum"; the sum lacks the 1/n.

    Returns:
        the gradients; `delta`, `zeta` and `zeta0` without the 1/n.

    Raises:
        Refused: what `forward` and `backprop` refuse.

    Source: Liquet 5.4.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> g = batch_gradients(Network([Layer([[1]], [0])]), [[1, 2]], [[2, 3]], "half_squared")
        >>> g.W[0].tolist(), g.delta[0].tolist()
        ([[-1.5]], [[-1.0, -1.0]])
    """
    trace = forward(network, x)
    sums = backprop(network, trace, y, loss, "sum")
    samples = trace.output.shape[1]
    ones = assembled(trace.output, [[1]] * samples)
    weights = [delta @ a.T for delta, a in zip(sums.delta, trace.a, strict=False)]
    biases = [delta @ ones for delta in sums.delta]
    if reduction_of(reduction) == "mean":
        weights, biases = ([by_integer(one, samples) for one in part] for part in (weights, biases))
    return Gradients(tuple(weights), tuple(biases), sums.delta, sums.zeta, sums.zeta0)


def sample_gradients(network: Network, x: Array, y: Array, loss: Loss | str) -> tuple[Gradients, ...]:
    """The gradient of each sample's own loss, one backward pass per sample: what stochastic descent steps along.

    Arguments:
        network: the network.
        x: (N_0, n), samples as columns.
        y: (N_L, n), targets as columns.
        loss: a record, or its name in the catalogue.

    Returns:
        n gradients, in the order of the columns.

    Raises:
        Refused: what `forward` and `backprop` refuse.

    Source: Liquet 5.4; Nielsen (2015), ch. 2.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> each = sample_gradients(Network([Layer([[1]], [0])]), [[1, 2]], [[2, 3]], "half_squared")
        >>> [g.W[0].tolist() for g in each]
        [[[-1.0]], [[-2.0]]]
    """
    trace = forward(network, x)
    x, y = trace.a[0], targets(network, trace, y)
    columns = [slice(i, i + 1) for i in range(x.shape[1])]
    return tuple(backprop(network, forward(network, x[:, one]), y[:, one], loss, "sum") for one in columns)


def average_gradients(
    network: Network, x: Array, y: Array, loss: Loss | str, reduction: Reduction = "mean"
) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    """(1/n) Σ_i of the gradients of the single samples: the twin of `batch_gradients` with a loop for the product.

    Arguments:
        network: the network.
        x: (N_0, n), samples as columns.
        y: (N_L, n), targets as columns.
        loss: a record, or its name in the catalogue.
        reduction: "mean" or "sum"; the sum lacks the 1/n.

    Returns:
        the gradients of the weights and those of the biases, by layer.

    Raises:
        Refused: what `forward` and `backprop` refuse.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> weights, biases = average_gradients(Network([Layer([[1]], [0])]), [[1, 2]], [[2, 3]], "half_squared")
        >>> weights[0].tolist(), biases[0].tolist()
        ([[-1.5]], [[-1.0]])
    """
    each = sample_gradients(network, x, y, loss)
    divisor = len(each) if reduction_of(reduction) == "mean" else 1

    def mean(parts: Any) -> tuple[Array, ...]:
        totals = [_total(layer) for layer in zip(*parts, strict=True)]
        return tuple(by_integer(total, divisor) if divisor > 1 else total for total in totals)

    return mean(g.W for g in each), mean(g.b for g in each)


def _total(arrays: Any) -> Array:
    first, *others = arrays
    for one in others:
        first = first + one
    return first
