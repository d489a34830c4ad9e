"""Ten classical mistakes, planted one at a time in the code of the backward pass: what every check of gradients must refute."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from teorema.ground.text import Text
from teorema.numeric.backprop import Gradients
from teorema.numeric.losses.primitives import by_integer

MISTAKES: Final = MappingProxyType(
    {
        "slope": Text("σ' dropped: δ = ζ", "falta σ': δ = ζ"),
        "transpose": Text("W δ for Wᵀδ", "W δ en lugar de Wᵀδ"),
        "order": Text("a δᵀ for δ aᵀ", "a δᵀ en lugar de δ aᵀ"),
        "batch-sum": Text("∂C/∂b from the first sample alone", "∂C/∂b con la primera muestra sola"),
        "mean": Text("the factor 1/n missing", "falta el factor 1/n"),
        "layer": Text("δ of the next layer", "δ de la capa siguiente"),
        "diagonal": Text("softmax by the diagonal of its Jacobian", "softmax con la diagonal de su jacobiana"),
        "sign": Text("y − ŷ for ŷ − y", "y − ŷ en lugar de ŷ − y"),
        "activation": Text(
            "a of the layer itself for that of the layer before", "a de la propia capa en lugar de la anterior"
        ),
        "factor": Text("a factor 2 too many", "un factor 2 de más"),
    }
)
"""Name -> what is wrong. All layers must have the same width: with others some of them cannot even be written."""


def planted(mistake: str) -> Callable[..., Gradients]:
    """The backward pass with one mistake in it, or, for the empty name, with none."""

    def backward(network: Any, trace: Any, y: Any, loss: Any, reduction: str = "mean") -> Gradients:
        zeta = loss.gradient(trace.output, y)
        if mistake == "sign":
            zeta = -zeta
        if mistake == "factor":
            zeta = zeta * 2
        if reduction == "mean" and mistake != "mean":
            zeta = by_integer(zeta, y.shape[1])
        weights, biases, delta = [], [], None
        for number in range(network.depth, 0, -1):
            layer, z, after = network.layers[number - 1], trace.z[number - 1], delta
            delta = layer.activation.pullback(z, zeta)
            if mistake == "slope" and number < network.depth:
                delta = zeta
            if mistake == "diagonal" and number == network.depth:
                s = layer.activation.f(z)
                delta = zeta * (s * (1 - s))
            used = after if mistake == "layer" and number < network.depth else delta
            a = trace.a[number if mistake == "activation" else number - 1]
            weights.insert(0, a @ used.T if mistake == "order" else used @ a.T)
            biases.insert(0, used[:, :1] if mistake == "batch-sum" else used.sum(axis=1, keepdims=True))
            zeta = (layer.W if mistake == "transpose" else layer.W.T) @ delta
        return Gradients(tuple(weights), tuple(biases), (), (), zeta)

    return backward
