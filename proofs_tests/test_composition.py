"""Piece 07, composition: what compose does, a network as a composition, associativity, the neutral layer, the order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, symbolic
from teorema.ground.text import Text
from teorema.numeric.composition import compose
from teorema.numeric.layers import Layer, Network, layer_matrix
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.composition.maps import (
    COMPOSITION_ASSOCIATIVE,
    COMPOSITION_DEFINITION,
    COMPOSITION_NETWORK,
    COMPOSITION_NEUTRAL,
    COMPOSITION_ORDER,
)

from .maps import Map, network_map
from .strategies import CUBIC, arrays, network_of, networks, rationals


@st.composite
def chained_maps(draw: Any, names: str, sizes: str, widest: int = 2) -> Point:
    """One-layer networks, each from the space where the one before lands, and a point to start from."""
    first, same = draw(st.integers(1, widest)), draw(st.booleans())
    widths = [first if same else draw(st.integers(1, widest)) for _ in sizes]
    maps = {}
    for name, (before, after) in zip(names, pairwise(widths), strict=True):
        maps[name] = network_map(Network([Layer(draw(arrays(after, before)), draw(arrays(after)), CUBIC)]))
    values = {**dict(zip(sizes, widths, strict=True)), **maps, "x": draw(arrays(widths[0]))}
    return Point(values, width=max(widths))


_TWO_WIDTHS = Text(
    "rational layers with a cubic activation, widths 1 and 2", "capas racionales con activación cúbica, anchos 1 y 2"
)


@exact(COMPOSITION_DEFINITION, points=chained_maps("fg", "nmk"), scope=_TWO_WIDTHS)
def compose_applies_the_rightmost_first(claim, point):
    return claim.at({**point, "g_after_f": compose(point["g"], point["f"])})


@st.composite
def networks_with_a_layer(draw: Any) -> Point:
    """A network, its input, one of its layers and an input of that layer."""
    width = draw(st.sampled_from([(1, 2), (1, 1), (2, 2)]))
    point = draw(networks(depth=(1, 3), width=width))
    ell = draw(st.integers(1, point["L"]))
    return Point({**point, "l": ell, "u": draw(arrays(point["N"][ell - 1]))}, **point.scope)


@exact(
    COMPOSITION_NETWORK,
    points=networks_with_a_layer(),
    scope=Text(
        "rational networks, depth 1 to 3, widths 1 and 2, one sample",
        "redes racionales, profundidad 1 a 3, anchos 1 y 2, una muestra",
    ),
)
def predict_runs_the_layers_from_the_first_to_the_last(claim, point):
    network = network_of(point)
    layers = {
        k: Map(lambda a, layer=layer: layer_matrix(layer, a)[1], f"layer {k}")
        for k, layer in enumerate(network, start=1)
    }
    return claim.at({**point, "f": layers, "f_theta": network_map(network)})


@exact(COMPOSITION_ASSOCIATIVE, points=chained_maps("fgh", "nmkj"), scope=_TWO_WIDTHS)
def brackets_of_compose_do_not_matter(claim, point):
    f, g, h = (point[name] for name in "fgh")
    return claim.at({**point, "h_after_gf": compose(h, compose(g, f)), "hg_after_f": compose(compose(h, g), f)})


@exact(
    COMPOSITION_NEUTRAL,
    points=chained_maps("f", "nm", widest=3),
    scope=Text("rational layers, widths 1 to 3", "capas racionales, anchos 1 a 3"),
)
def a_layer_with_the_identity_matrix_changes_nothing(claim, point):
    same_n, same_m = (network_map(Network([identity_layer(point[size])])) for size in "nm")
    f = point["f"]
    return claim.at({**point, "id_after_f": compose(same_m, f), "f_after_id": compose(f, same_n)})


def identity_layer(size: int) -> Layer:
    """W = I, b = 0, no activation, in exact entries."""
    return Layer(np.eye(size, dtype=int).astype(object), np.zeros((size, 1), dtype=int).astype(object))


def _both_orders(point: Any) -> dict[str, Any]:
    f, g = (lambda x: 2 * x + 1), (lambda x: x * x)
    return {**point, "f_after_g": compose(f, g), "g_after_f": compose(g, f)}


@exact(
    COMPOSITION_ORDER,
    points=st.one_of(st.sampled_from([0, -2]), rationals(6)).map(lambda x: Point({"x": x})),
    scope=Text("rational numbers, 0 and -2 among them", "números racionales, entre ellos 0 y -2"),
)
def the_two_orders_give_two_functions(claim, point):
    return claim.at(_both_orders(point))


@symbolic(
    COMPOSITION_ORDER,
    points=[Point({"x": sp.Symbol("x", real=True)})],
    scope=Text("the letter x", "la letra x"),
    blind={
        "equal-only-at-zero": Text(
            "as polynomials the two sides differ; single points are seen by the other check",
            "como polinomios los dos lados difieren; los puntos aislados los ve la otra verificación",
        )
    },
)
def the_two_orders_expand_to_two_polynomials(claim, point):
    return claim.at(_both_orders(point))
