"""Piece 07, affine maps: the collapse of affine layers by the NumPy code, on fractions and on letters."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, symbolic
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.composition import collapse_affine
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.statements.composition.affine import (
    COMPOSITION_AFFINE_DEEP,
    COMPOSITION_AFFINE_TWO,
    COMPOSITION_RANK,
)

from .strategies import arrays, lettered_network, letters, network_of, networks

_LINEAR = ACTIVATIONS["identity"]


def exactly(nested: Any) -> Any:
    """An object array of fractions."""
    return np.array([[Fraction(entry) for entry in row] for row in nested], dtype=object)


BOARD = Point(
    {
        "W1": exactly([[1, 2], [0, 1]]),
        "b1": exactly([[1], [0]]),
        "W2": exactly([[1, -1]]),
        "b2": exactly([[3]]),
        "x": exactly([[2], [5]]),
    },
    width=2,
)
"""Exercise 07.2: the single affine map has W = (1, 1) and b = 4."""


@st.composite
def two_affine_maps(draw: Any) -> Point:
    """W1, b1, W2, b2 and an input."""
    n, same = draw(st.integers(1, 3)), draw(st.booleans())
    m, k = (n if same else draw(st.integers(1, 3)) for _ in range(2))
    values = {"W1": (m, n), "b1": (m, 1), "W2": (k, m), "b2": (k, 1), "x": (n, 1)}
    return Point({name: draw(arrays(*shape)) for name, shape in values.items()}, width=max(n, m, k))


def _collapsed(point: Any) -> dict[str, Any]:
    W, b = collapse_affine([Layer(point["W1"], point["b1"]), Layer(point["W2"], point["b2"])])
    return {**point, "W": W, "b": b}


@exact(
    COMPOSITION_AFFINE_TWO,
    points=st.one_of(st.just(BOARD), two_affine_maps()),
    scope=Text(
        "rational layers, widths 1 to 3, exercise 07.2 among them",
        "capas racionales, anchos 1 a 3, entre ellas el ejercicio 07.2",
    ),
)
def two_affine_layers_collapse_to_one(claim, point):
    return claim.at(_collapsed(point))


def _letters_of_two(n: int, m: int, k: int) -> Point:
    shapes = {"W1": (m, n), "b1": (m, 1), "W2": (k, m), "b2": (k, 1), "x": (n, 1)}
    return Point({name: letters(name, *shape) for name, shape in shapes.items()}, width=max(n, m, k))


@symbolic(
    COMPOSITION_AFFINE_TWO,
    points=[_letters_of_two(*shape) for shape in ((2, 3, 1), (1, 2, 3), (2, 2, 2), (3, 1, 2))],
    scope=Text(
        "letters in every entry, widths 2-3-1, 1-2-3, 2-2-2, 3-1-2",
        "letras en cada entrada, anchos 2-3-1, 1-2-3, 2-2-2, 3-1-2",
    ),
)
def two_layers_of_letters_collapse_to_one(claim, point):
    return claim.at(_collapsed(point))


def _chain(point: Any) -> dict[str, Any]:
    network = network_of(point)
    W_bar, b_bar = collapse_affine(network)
    return {**point, "W_bar": W_bar, "b_bar": b_bar, "y": predict(network, point["x"])}


@exact(
    COMPOSITION_AFFINE_DEEP,
    points=st.sampled_from([(1, 3), (1, 3), (1, 1), (2, 2)]).flatmap(
        lambda width: networks(depth=(1, 4), width=width, activation=_LINEAR)
    ),
    scope=Text(
        "rational affine layers, depth 1 to 4, widths 1 to 3",
        "capas afines racionales, profundidad 1 a 4, anchos 1 a 3",
    ),
)
def any_number_of_affine_layers_collapses_to_one(claim, point):
    return claim.at(_chain(point))


def _letters_of_many(*widths: int) -> Point:
    linear = dict.fromkeys(range(1, len(widths)), _LINEAR)
    return Point({**lettered_network(widths), "sigma": linear}, depth=len(widths) - 1, width=max(widths))


@symbolic(
    COMPOSITION_AFFINE_DEEP,
    points=[_letters_of_many(*widths) for widths in ((2, 1, 2, 1), (1, 2, 3), (2, 2, 2), (1, 1, 1, 1, 1))],
    scope=Text("letters in every entry, depth 2 to 4", "letras en cada entrada, profundidad 2 a 4"),
)
def layers_of_letters_collapse_to_one(claim, point):
    return claim.at(_chain(point))


@st.composite
def narrow_networks(draw: Any) -> Point:
    """The 5-2-5 network of exercise 07.3, and others."""
    if draw(st.booleans()):
        return draw(networks(depth=(1, 3), width=(1, 4), activation=_LINEAR))
    W = {1: draw(arrays(2, 5)), 2: draw(arrays(5, 2))}
    b = {1: draw(arrays(2)), 2: draw(arrays(5))}
    values = {"L": 2, "N": (5, 2, 5), "W": W, "b": b, "x": draw(arrays(5)), "sigma": dict.fromkeys((1, 2), _LINEAR)}
    return Point(values, depth=2, width=5)


@exact(
    COMPOSITION_RANK,
    points=narrow_networks(),
    scope=Text(
        "rational affine layers, depth 1 to 3, widths 1 to 4, and 5-2-5",
        "capas afines racionales, profundidad 1 a 3, anchos 1 a 4, y 5-2-5",
    ),
)
def the_collapsed_matrix_has_no_more_rank_than_the_narrowest_layer(claim, point):
    W_bar, _ = collapse_affine(Network(tuple(Layer(point["W"][k], point["b"][k]) for k in range(1, point["L"] + 1))))
    return claim.at({**point, "W_bar": W_bar})
