"""Piece 08, symmetry: what may be done to the hidden units."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation, polynomial, relu
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network, flip_signs, permute_units, rescale_units
from teorema.symbolic.statements.layers import (
    PERMUTATION,
    PERMUTED_ENTRIES,
    RESCALING,
    RESCALING_EXACTLY,
    SIGN_FLIP,
)

from .single_layers import random_array, seeds, unknown
from .strategies import CUBIC, arrays, network_of, networks, rationals

ODD_CUBIC: Activation = replace(polynomial(0, -1, 0, 1), odd=True)
"""σ(u) = u³ − u."""


def _matrix(order: Any) -> Any:
    made = np.zeros((len(order), len(order)), dtype=object)
    made[np.arange(len(order)), list(order)] = 1
    return made


_PERMUTATIONS = [order for n in range(1, 5) for order in permutations(range(n))]


@st.composite
def permuted_columns(draw: Any) -> Point:
    """A column with a permutation matrix, or now and then with another matrix; unknown σ."""
    order = draw(st.sampled_from(_PERMUTATIONS))
    other = draw(st.integers(0, 3)) == 0
    matrix = draw(arrays(len(order), len(order))) if other else _matrix(order)
    return Point({"P": matrix, "z": draw(arrays(len(order))), "sigma": draw(unknown())}, width=len(order))


@exact(
    PERMUTED_ENTRIES,
    points=permuted_columns(),
    cases=40,
    scope=Text(
        "rational columns of up to 4 entries, all permutations, σ known by its values only",
        "columnas racionales de hasta 4 entradas, todas las permutaciones, σ conocida solo por sus valores",
    ),
)
def an_elementwise_function_commutes_with_a_permutation(claim: Any, point: Any) -> Any:
    return claim.at(point)


@st.composite
def hidden_layers(draw: Any, activation: Any, entries: Any = None, unit: Any = None, letter: str = "") -> Point:
    """A network with a hidden layer l in the point, and a number for each of its units under `letter`."""
    drawn = draw(networks(depth=(2, 3), width=(1, 3), activation=activation, entries=entries))
    at = draw(st.integers(1, drawn["L"] - 1))
    per_unit = {letter: draw(arrays(drawn["N"][at], 1, unit))} if letter else {}
    return Point({"l": at, **per_unit, **drawn}, **drawn.scope)


@st.composite
def renumbered(draw: Any) -> Point:
    """A network of unknown activations with a permutation matrix of a hidden layer."""
    drawn = draw(hidden_layers([draw(unknown()), CUBIC]))
    order = draw(st.permutations(range(drawn["N"][drawn["l"]])))
    return Point({"P": _matrix(order), **drawn}, **drawn.scope)


def _order(matrix: Any) -> list[int]:
    return [list(row).index(1) for row in matrix.tolist()]


def transformed(point: Any, before: Network, after: Network, x: Any) -> dict[str, Any]:
    """The point with the parameters of both networks and what they compute at x."""
    ell = (point["l"], point["l"] + 1)
    return {
        **point,
        "W_new": {k: after.layers[k - 1].W for k in ell},
        "b_new": {k: after.layers[k - 1].b for k in ell},
        "y": predict(before, x),
        "y_new": predict(after, x),
    }


@exact(
    PERMUTATION,
    points=renumbered(),
    scope=Text(
        "rational networks of 2 and 3 layers, widths 1 to 3, σ known by its values only or a cubic; permute_units and predict",
        "redes racionales de 2 y 3 capas, anchos 1 a 3, σ conocida solo por sus valores o un cúbico; permute_units y predict",
    ),
)
def permute_units_keeps_the_function(claim: Any, point: Any) -> Any:
    net = network_of(point)
    return claim.at(transformed(point, net, permute_units(net, point["l"], _order(point["P"])), point["x"]))


SIGNS = st.sampled_from([1, -1])


@exact(
    SIGN_FLIP,
    points=hidden_layers([ODD_CUBIC, relu(), CUBIC], letter="s", unit=SIGNS),
    scope=Text(
        "rational networks of 2 and 3 layers, widths 1 to 3, σ(u) = u³ − u in the layer; flip_signs and predict",
        "redes racionales de 2 y 3 capas, anchos 1 a 3, σ(u) = u³ − u en la capa; flip_signs y predict",
    ),
)
def flip_signs_keeps_the_function(claim: Any, point: Any) -> Any:
    net = network_of(point)
    signs = [int(sign) for sign in point["s"].ravel()]
    return claim.at(transformed(point, net, flip_signs(net, point["l"], signs), point["x"]))


_SMOOTH = ("tanh", "arctan", "softsign", "identity", "logistic", "softplus")


@sampled(
    SIGN_FLIP,
    points=hidden_layers(
        [ACTIVATIONS[name] for name in _SMOOTH],
        letter="s",
        unit=SIGNS,
        entries=st.integers(-8, 8).map(lambda k: Fraction(k, 8)),
    ),
    scope=Text(
        "float64 networks under a computed bound, the odd activations of the catalogue in the layer: tanh, arctan, softsign, identity",
        "redes en float64 con cota calculada, las activaciones impares del catálogo en la capa: tanh, arctan, softsign, identidad",
    ),
)
def flip_signs_keeps_the_function_of_floats(claim: Any, point: Any) -> Any:
    ell = range(1, point["L"] + 1)
    W, b = ({k: point[name][k].astype(float) for k in ell} for name in ("W", "b"))
    net = Network([Layer(Bounded(W[k]), Bounded(b[k]), point["sigma"][k]) for k in ell])
    signs = [int(sign) for sign in point["s"].ravel()]
    full = transformed(point, net, flip_signs(net, point["l"], signs), Bounded(point["x"].astype(float)))
    return claim.at(full)


@exact(
    RESCALING,
    points=hidden_layers([relu(), CUBIC], letter="c", unit=rationals().filter(bool)),
    scope=Text(
        "rational networks of 2 and 3 layers, widths 1 to 3, ReLU in the layer and ReLU or a cubic elsewhere; rescale_units and predict",
        "redes racionales de 2 y 3 capas, anchos 1 a 3, ReLU en la capa y ReLU o un cúbico en las demás; rescale_units y predict",
    ),
)
def rescale_units_keeps_the_function(claim: Any, point: Any) -> Any:
    net = network_of(point)
    return claim.at(transformed(point, net, rescale_units(net, point["l"], list(point["c"].ravel())), point["x"]))


def _all_ones(widths: tuple[int, ...]) -> dict[str, Any]:
    """The network with all weights 1 and all biases 0, at the input of ones: every neuron is active."""
    ell = range(1, len(widths))
    ones = {k: np.full((widths[k], widths[k - 1]), Fraction(1), dtype=object) for k in ell}
    none = {k: np.full((widths[k], 1), Fraction(0), dtype=object) for k in ell}
    return {"W": ones, "b": none, "x": np.full((widths[0], 1), Fraction(1), dtype=object)}


def _drawn_network(rng: Random, widths: tuple[int, ...]) -> dict[str, Any]:
    """W, b and x of small halves."""

    ell = range(1, len(widths))
    return {
        "W": {k: random_array(rng, widths[k], widths[k - 1], step=2) for k in ell},
        "b": {k: random_array(rng, widths[k], step=2) for k in ell},
        "x": random_array(rng, widths[0], step=2),
    }


@st.composite
def rescaled_units(draw: Any) -> Point:
    """A factor, a hidden unit, and a sample of networks of one architecture; the one of ones among them."""
    depth = draw(st.integers(2, 3))
    widths = tuple(draw(st.integers(1, 3)) for _ in range(depth + 1))
    at, rng = draw(st.integers(1, depth - 1)), draw(seeds())
    return Point(
        {
            "c": draw(rationals().filter(bool)),
            "sigma": draw(st.sampled_from([relu(), relu(), CUBIC])),
            "l": at,
            "unit": draw(st.integers(0, widths[at] - 1)),
            "N": widths,
            "L": depth,
            "sample": [_all_ones(widths), *(_drawn_network(rng, widths) for _ in range(3))],
        },
        depth=depth,
        width=max(widths),
    )


@exact(
    RESCALING_EXACTLY,
    points=rescaled_units(),
    cases=20,
    scope=Text(
        "factors from −3 to 3, any hidden unit of ReLU networks of 2 and 3 layers; 'for all' means four networks each, one of them with all neurons active",
        "factores de −3 a 3, una unidad oculta cualquiera de redes ReLU de 2 y 3 capas; «para todo» son cuatro redes cada vez, una con todas las neuronas activas",
    ),
)
def rescale_units_keeps_the_function_exactly_for_positive_factors(claim: Any, point: Any) -> Any:
    factors = [Fraction(1)] * point["N"][point["l"]]
    factors[point["unit"]] = point["c"]
    computed = []
    for one in point["sample"]:
        hidden, last = point["sigma"], ACTIVATIONS["identity"]
        net = Network([Layer(one["W"][k], one["b"][k], last if k == point["L"] else hidden) for k in one["W"]])
        after = rescale_units(net, point["l"], factors)
        computed.append({"y": predict(net, one["x"]), "y_new": predict(after, one["x"])})
    return claim.at({**point, "networks": computed})
