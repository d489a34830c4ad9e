"""Piece 08, identifiability: how many parameters make one function, counted one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise, permutations, product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation, polynomial
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network, flip_signs, permute_units
from teorema.symbolic.statements.layers import NOT_IDENTIFIABLE, SYMMETRY_EXAMPLE, SYMMETRY_ORDER

from .single_layers import unknown
from .strategies import CUBIC, network_of, networks

ODD_CUBIC: Activation = replace(polynomial(0, -1, 0, 1), odd=True)
"""σ(u) = u³ − u."""


def _odd_network(widths: tuple[int, ...], zero: bool) -> Network:
    """Biases 1, 2, 3 ... and weights that are all different, or all zero; odd hidden activations, identity at the end."""
    layers, count = [], 0
    for before, here in pairwise(widths):
        W = np.array([[Fraction(count + i * before + j, 2) for j in range(before)] for i in range(here)], dtype=object)
        b = np.array([[Fraction(i + 1)] for i in range(here)], dtype=object)
        count += before * here
        last = len(layers) == len(widths) - 2
        layers.append(Layer(W * (not zero), b * (not zero), ACTIVATIONS["identity"] if last else ODD_CUBIC))
    return Network(layers)


def _parameters(network: Network) -> tuple[Any, ...]:
    return tuple(entry for layer in network for array in (layer.W, layer.b) for entry in array.ravel())


def renumberings(network: Network) -> Iterator[Network]:
    """The network with the units of its hidden layers in every order."""
    orders = [list(permutations(range(width))) for width in network.widths[1:-1]]
    for chosen in product(*orders):
        made = network
        for at, order in enumerate(chosen, start=1):
            made = permute_units(made, at, order)
        yield made


def signings(network: Network) -> Iterator[Network]:
    """The network with every choice of signs of its hidden units."""
    for chosen in product(*[list(product((1, -1), repeat=width)) for width in network.widths[1:-1]]):
        made = network
        for at, signs in enumerate(chosen, start=1):
            made = flip_signs(made, at, signs)
        yield made


@cache
def orbit(widths: tuple[int, ...], zero: bool) -> tuple[frozenset[Any], frozenset[Any], frozenset[Any]]:
    """Parameters after renumbering; after renumbering and signing; values of the latter at three inputs."""
    network = _odd_network(widths, zero)
    x = np.array([[Fraction(j - i, 2) for j in range(3)] for i in range(widths[0])], dtype=object)
    permuted = {_parameters(one) for one in renumberings(network)}
    signed = {_parameters(two): two for one in signings(network) for two in renumberings(one)}
    values = {tuple(predict(one, x).ravel()) for one in signed.values()}
    return frozenset(permuted), frozenset(signed), frozenset(values)


_ARCHITECTURES = ((1, 1, 1), (2, 2, 1), (1, 3, 2), (1, 2, 2, 1), (2, 1, 3, 1), (1, 2, 1, 2, 1), (3, 2))


def _symmetric(widths: tuple[int, ...], zero: bool = False) -> Point:
    network = _odd_network(widths, zero)
    return Point(
        {
            "N": widths,
            "L": network.depth,
            "b": {k: layer.b for k, layer in enumerate(network, start=1)},
            "W": {k: layer.W for k, layer in enumerate(network, start=1)},
            "sigma": {k: layer.activation for k, layer in enumerate(network, start=1)},
            "zero": zero,
        },
        depth=network.depth,
        width=max(widths),
    )


@exact(
    SYMMETRY_ORDER,
    points=[*map(_symmetric, _ARCHITECTURES), _symmetric((1, 2, 1), zero=True)],
    scope=Text(
        "seven architectures of up to 64 transformations, all of them made by permute_units and flip_signs and counted; σ(u) = u³ − u",
        "siete arquitecturas de hasta 64 transformaciones, todas hechas con permute_units y flip_signs y contadas; σ(u) = u³ − u",
    ),
)
def as_many_parameters_as_transformations_and_one_function(claim: Any, point: Any) -> Any:
    permuted, signed, functions = orbit(point["N"], point["zero"])
    return claim.at({**point, "permuted": permuted, "signed": signed, "functions": functions})


@cache
def images(widths: tuple[int, ...], hidden: int) -> tuple[int, int]:
    """How many different b^[l] renumbering, and renumbering with signs, make of one; all other biases stay as they are."""
    network = _odd_network(widths, zero=False)
    others = [layer.b.tolist() for k, layer in enumerate(network, start=1) if k != hidden]
    orders, signs = permutations(range(widths[hidden])), product((1, -1), repeat=widths[hidden])
    flipped = [flip_signs(network, hidden, chosen) for chosen in signs]
    made: list[list[Any]] = [[], []]
    for order in orders:
        for at, start in enumerate(flipped):
            result = permute_units(start, hidden, order)
            assert [layer.b.tolist() for k, layer in enumerate(result, start=1) if k != hidden] == others
            made[1].append(tuple(result.layers[hidden - 1].b.ravel()))
            if at == 0:
                made[0].append(made[1][-1])
    return len(set(made[0])), len(set(made[1]))


@exact(
    SYMMETRY_EXAMPLE,
    points=[Point({"N": (3, 4, 5, 2), "L": 3}, depth=3, width=5)],
    scope=Text(
        "the images of each hidden layer counted one by one (24 and 120, with signs 384 and 3840); layers move independently",
        "las imágenes de cada capa oculta contadas una por una (24 y 120, con signos 384 y 3840); las capas se mueven por separado",
    ),
)
def the_group_of_3_4_5_2_has_that_many_elements(claim: Any, point: Any) -> Any:
    (p1, s1), (p2, s2) = (images(point["N"], hidden) for hidden in (1, 2))
    return claim.at({**point, "p": p1 * p2, "s": s1 * s2})


@st.composite
def two_units(draw: Any) -> Point:
    """A network of unknown activations, three inputs at a time."""
    return draw(networks(depth=(2, 3), width=(1, 3), batch=(3, 3), activation=[draw(unknown()), CUBIC]))


@exact(
    NOT_IDENTIFIABLE,
    points=two_units(),
    scope=Text(
        "rational networks of 2 and 3 layers, widths 1 to 3, three inputs each; the other parameters are made by permute_units",
        "redes racionales de 2 y 3 capas, anchos 1 a 3, tres entradas cada una; los otros parámetros los hace permute_units",
    ),
)
def renumbering_two_units_gives_other_parameters_and_the_same_function(claim: Any, point: Any) -> Any:
    net = network_of(point)
    other = next(
        permute_units(net, at, order)
        for at in range(1, net.depth)
        for order in permutations(range(net.widths[at]))
        if net.layers[at - 1].b[order, :].tolist() != net.layers[at - 1].b.tolist()
    )
    before, after = predict(net, point["x"]), predict(other, point["x"])
    found = {
        "theta_new": list(_parameters(other)),
        "inputs": [{"y": before[:, [at]], "y_new": after[:, [at]]} for at in range(point["x"].shape[1])],
    }
    return claim.at({**point, "theta": list(_parameters(net)), "renumbered": found})
