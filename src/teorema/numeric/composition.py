"""Composition of functions and of networks: affine collapse, concatenation, operator norms, Lipschitz bounds (piece 07)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix
from teorema.numeric.layers import Layer, Network, affine

_NORM: Final = Text("must be 1, 2 or inf", "debe ser 1, 2 o inf")


def compose(*functions: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """f ∘ g ∘ ...: the function that applies the rightmost first.

    Arguments:
        functions: at least one.

    Raises:
        Refused: no function, or an argument that cannot be called.

    Source: Liquet 5.1.

    Example:
        >>> f, g = (lambda x: 2 * x + 1), (lambda x: x * x)
        >>> compose(f, g)(3), compose(g, f)(3)
        (19, 49)
    """
    if not functions or not all(map(callable, functions)):
        raise Refused("functions", Text("must be at least one function", "debe ser al menos una función"), functions)

    def composed(x: Any) -> Any:
        for function in reversed(functions):
            x = function(x)
        return x

    return composed


def collapse_affine(layers: Iterable[Layer]) -> tuple[Array, Array]:
    """The one affine map (W, b) that a chain of affine layers computes.

    W = W^[L] ⋯ W^[1] and b = Σ_l W^[L] ⋯ W^[l+1] b^[l]; the rank of W is at most the smallest width.

    Arguments:
        layers: layers whose activation is the identity, in order, or a Network of them.

    Returns:
        W (N_L, N_0) and b (N_L, 1).

    Raises:
        Refused: no layer, widths that do not chain, or a layer that is not affine.

    Source: Liquet 5.1.

    Example:
        >>> W, b = collapse_affine([Layer([[1, 2], [0, 1]], [1, 0]), Layer([[1, -1]], [3])])
        >>> W.tolist(), b.tolist()
        ([[1.0, 1.0]], [[4.0]])
    """
    chain = Network(tuple(layers)).layers
    for layer in chain:
        if not layer.activation.affine:
            rule = Text("must have the identity as activation", "deben tener la identidad como activación")
            raise Refused("layers", rule, layer.activation.name)
    W, b = chain[0].W, chain[0].b
    for layer in chain[1:]:
        W, b = layer.W @ W, affine(layer.W, b, layer.b)
    return W, b


def concatenate(first: Network, second: Network) -> Network:
    """The network that computes second ∘ first: the layers of the first, then those of the second.

    Raises:
        Refused: the second does not take as many numbers as the first gives, or floats meet exact numbers.

    Source: Liquet 5.1.

    Example:
        >>> half = Network([Layer([[1, 1]], [0])])
        >>> concatenate(half, Network([Layer([[2], [3]], [0, 1], "relu")])).widths
        (2, 1, 2)
    """
    return Network((*first.layers, *second.layers))


def merge_affine(network: Network) -> Network:
    """The same function with every affine layer merged into the layer after it.

    σ(W'(Wa + b) + b') = σ((W'W)a + (W'b + b')), so the width between them disappears.

    Example:
        >>> net = Network([Layer([[1, 2], [0, 1]], [1, 0]), Layer([[1, -1]], [3], "tanh")])
        >>> merge_affine(net).widths
        (2, 1)
    """
    merged: list[Layer] = []
    for layer in network:
        if merged and merged[-1].activation.affine:
            before = merged.pop()
            layer = replace(layer, W=layer.W @ before.W, b=affine(layer.W, before.b, layer.b))
        merged.append(layer)
    return Network(tuple(merged))


def operator_norm(W: Array, norm: Any = 2) -> Any:
    """‖W‖ induced by the vector norm 1 (largest column sum), 2 (largest singular value) or inf (largest row sum) of |W|.

    The norms 1 and inf are exact on exact entries that have an order; the norm 2 is computed in floats.

    Arguments:
        W: (m, n).
        norm: 1, 2 or math.inf (also written "inf").

    Raises:
        Refused: another norm, the norm 2 of exact entries, or what the door refuses.

    Source: Higham (2002), 6.2.

    Example:
        >>> [float(operator_norm([[1, -2], [3, 4]], norm)) for norm in (1, 2, "inf")]
        [6.0, 5.116672736016927, 7.0]
    """
    W = as_matrix(W, "W")
    kind = _norm(norm)
    if kind == 2:
        if not isinstance(W, np.ndarray) or W.dtype == np.dtype(object):
            rule = Text("must be of floats for the norm 2, a root", "debe ser de flotantes para la norma 2, una raíz")
            raise Refused("W", rule, str(getattr(W, "dtype", type(W).__name__)))
        return np.linalg.norm(W, 2)
    rows = [[abs(W[i, j]) for j in range(W.shape[1])] for i in range(W.shape[0])]
    lines = rows if kind == math.inf else list(zip(*rows, strict=True))
    return max(sum(line[1:], line[0]) for line in lines)


def lipschitz_bound(network: Network, norm: Any = 2) -> Any:
    """∏_l Lip(σ^[l]) ‖W^[l]‖: f_θ is Lipschitz with this constant in the norm chosen, seldom with no smaller one.

    Arguments:
        network: the network; the activations act entry by entry, or are softmax, whose constant is 1/2 in each norm.
        norm: 1, 2 or math.inf.

    Raises:
        Refused: an activation that states no Lipschitz constant; and what `operator_norm` refuses.

    Source: Liquet 5.1; Gouk et al. (2021).

    Example:
        >>> net = Network([Layer([[3, 0], [0, 4]], [0, 0], "relu"), Layer([[1, 1]], [0])])
        >>> round(float(lipschitz_bound(net)), 4)
        5.6569
    """
    bound: Any = 1
    for layer in network:
        constant = layer.activation.lipschitz
        if constant is None:
            rule = Text("must state a Lipschitz constant", "debe declarar una constante de Lipschitz")
            raise Refused("activation", rule, layer.activation.name)
        bound = operator_norm(layer.W, norm) * constant.value * bound
    return bound


def _norm(norm: Any) -> float:
    if norm in (1, 2, math.inf) and not isinstance(norm, bool):
        return float(norm)
    if norm == "inf":
        return math.inf
    raise Refused("norm", _NORM, norm)
