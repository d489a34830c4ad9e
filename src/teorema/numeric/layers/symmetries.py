"""Changes of the parameters that leave the function alone: permuting, flipping and rescaling hidden units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.shapes import quotient
from teorema.ground.text import Text
from teorema.numeric.array import Array, assembled
from teorema.numeric.layers.network import Layer, Network

_HIDDEN: Final = Text(
    "must be the number of a hidden layer, from 1 to L - 1 = {n}",
    "debe ser el número de una capa oculta, de 1 a L - 1 = {n}",
)


def permute_units(network: Network, layer: int, permutation: Sequence[int]) -> Network:
    """The network whose hidden layer l has its units in another order; f_θ stays the same function.

    With P the permutation matrix: W^[l] → P W^[l], b^[l] → P b^[l], W^[l+1] → W^[l+1] Pᵀ.

    Arguments:
        network: the network.
        layer: the number l of a hidden layer, 1 <= l <= L - 1.
        permutation: of 0, ..., N_l - 1; unit i of the result is unit permutation[i].

    Raises:
        Refused: there is no such hidden layer, or the sequence is no permutation of its units.

    Source: Liquet 5.3.

    Example:
        >>> net = Network([Layer([[1, 2], [3, 4]], [5, 6], "relu"), Layer([[7, 8]], [9])])
        >>> swapped = permute_units(net, 1, [1, 0])
        >>> swapped.layers[0].W.tolist(), swapped.layers[1].W.tolist()
        ([[3.0, 4.0], [1.0, 2.0]], [[8.0, 7.0]])
    """
    here, after = _around(network, layer)
    order = list(permutation)
    if sorted(order) != list(range(here.outputs)):
        rule = Text("must be a permutation of 0, ..., {n}", "debe ser una permutación de 0, ..., {n}")
        raise Refused("permutation", rule.format(n=here.outputs - 1), order)
    return _replaced(network, layer, here.W[order, :], here.b[order, :], after.W[:, order])


def flip_signs(network: Network, layer: int, signs: Sequence[int]) -> Network:
    """The network with the signs of some units of hidden layer l flipped; f_θ stays the same where σ^[l] is odd.

    With D = diag(signs): W^[l] → D W^[l], b^[l] → D b^[l], W^[l+1] → W^[l+1] D.

    Arguments:
        network: the network; that σ^[l] is odd is the hypothesis of the theorem, not asked for here.
        layer: the number l of a hidden layer, 1 <= l <= L - 1.
        signs: 1 or -1 for each of its units.

    Raises:
        Refused: there is no such hidden layer, or there is not one sign per unit.

    Source: Liquet 5.3.

    Example:
        >>> net = Network([Layer([[1, 2]], [3], "tanh"), Layer([[4]], [5])])
        >>> flipped = flip_signs(net, 1, [-1])
        >>> flipped.layers[0].b.tolist(), flipped.layers[1].W.tolist()
        ([[-3.0]], [[-4.0]])
    """
    here, after = _around(network, layer)
    given = list(signs)
    if len(given) != here.outputs or any(sign not in (1, -1) for sign in given):
        rule = Text("must be 1 or -1 for each of the {n} units", "debe ser 1 o -1 para cada una de las {n} unidades")
        raise Refused("signs", rule.format(n=here.outputs), given)
    column = assembled(here.W, [[sign] for sign in given])
    return _replaced(network, layer, here.W * column, here.b * column, after.W * column.T)


def rescale_units(network: Network, layer: int, factors: Sequence[Any]) -> Network:
    """The network with unit i of hidden layer l multiplied by c_i; f_θ stays the same for ReLU and c > 0.

    W^[l] → C W^[l], b^[l] → C b^[l], W^[l+1] → W^[l+1] C^{-1}, with C = diag(factors).

    Arguments:
        network: the network; that σ^[l](cu) = cσ^[l](u) is the hypothesis of the theorem, not asked for here.
        layer: the number l of a hidden layer, 1 <= l <= L - 1.
        factors: one number other than 0 for each of its units.

    Raises:
        Refused: there is no such hidden layer, there is not one factor per unit, or a factor is 0.

    Source: Liquet 5.3.

    Example:
        >>> net = Network([Layer([[1, 2]], [3], "relu"), Layer([[4]], [5])])
        >>> scaled = rescale_units(net, 1, [2])
        >>> scaled.layers[0].W.tolist(), scaled.layers[1].W.tolist()
        ([[2.0, 4.0]], [[2.0]])
    """
    here, after = _around(network, layer)
    given = list(factors)
    if len(given) != here.outputs or any(bool(factor == 0) for factor in given):
        rule = Text(
            "must be a number other than 0 for each of the {n} units",
            "debe ser un número distinto de 0 para cada una de las {n} unidades",
        )
        raise Refused("factors", rule.format(n=here.outputs), given)
    column = assembled(here.W, [[factor] for factor in given])
    inverse = assembled(after.W, [[quotient(1, factor) for factor in given]])
    return _replaced(network, layer, here.W * column, here.b * column, after.W * inverse)


def _around(network: Network, layer: int) -> tuple[Layer, Layer]:
    if isinstance(layer, bool) or layer not in range(1, network.depth):
        raise Refused("layer", _HIDDEN.format(n=network.depth - 1), layer)
    return network.layers[layer - 1], network.layers[layer]


def _replaced(network: Network, layer: int, W: Array, b: Array, W_after: Array) -> Network:
    layers = list(network.layers)
    layers[layer - 1] = replace(layers[layer - 1], W=W, b=b)
    layers[layer] = replace(layers[layer], W=W_after)
    return Network(layers)
