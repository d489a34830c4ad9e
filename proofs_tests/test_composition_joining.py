"""Piece 07, networks in a row: what they compute and how many parameters they have, before and after merging affine maps."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.composition import concatenate, merge_affine
from teorema.numeric.counting import param_count
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.statements.composition.joining import COMPOSITION_CONCATENATE, COMPOSITION_MERGE

from .maps import network_map
from .strategies import CUBIC, arrays

_LINEAR = ACTIVATIONS["identity"]


@st.composite
def networks_in_a_row(draw: Any, deepest: int = 2) -> Point:
    """Two networks, the second of which starts where the first ends, and an input."""
    L, K = (draw(st.integers(1, deepest)) for _ in range(2))
    width = draw(st.sampled_from([None, None, 1, 2]))
    N, M = ([width or draw(st.integers(1, 3)) for _ in range(depth + 1)] for depth in (L, K))
    tidy = draw(st.booleans())  # affine at the end and nowhere before
    if tidy and draw(st.booleans()):
        N[-2:], M[1] = [3, 1], 3  # so narrow where the networks meet that merging costs parameters
    M[0] = N[-1]
    records = [
        [
            CUBIC if tidy and k < depth else _LINEAR if tidy else draw(st.sampled_from([CUBIC, _LINEAR]))
            for k in range(1, depth + 1)
        ]
        for depth in (L, K)
    ]
    first, second = (
        Network([Layer(draw(arrays(after, before)), draw(arrays(after)), record) for before, after, record in layers])
        for layers in (zip(N, N[1:], records[0], strict=False), zip(M, M[1:], records[1], strict=False))
    )
    return Point(
        {
            "L": L, "N": tuple(N), "K": K, "M": tuple(M), "x": draw(arrays(N[0])), "n": N[0],
            "sigma": dict(enumerate(records[0], start=1)), "tau": dict(enumerate(records[1], start=1)),
            "f": network_map(first), "g": network_map(second), "first": first, "second": second,
        },
        depth=L + K,
        width=max(N + M),
    )  # fmt: skip


_SCOPE = Text(
    "two rational networks, depth 1 and 2 each, widths 1 to 3",
    "dos redes racionales, profundidad 1 y 2 cada una, anchos 1 a 3",
)


@exact(COMPOSITION_CONCATENATE, points=networks_in_a_row(), scope=_SCOPE)
def concatenated_networks_compute_one_after_the_other(claim, point):
    joined = concatenate(point["first"], point["second"])
    return claim.at({**point, "h": network_map(joined), "d": param_count(joined)})


@exact(COMPOSITION_CONCATENATE, points=networks_in_a_row(), scope=_SCOPE)
def every_entry_of_the_joined_arrays_is_counted_once(claim, point):
    joined = concatenate(point["first"], point["second"])
    return claim.at({**point, "h": network_map(joined), "d": entries_of(joined)})


def entries_of(network: Network) -> int:
    """Parameters counted one by one."""
    return sum(layer.W.size + layer.b.size for layer in network)


@exact(COMPOSITION_MERGE, points=networks_in_a_row(), scope=_SCOPE)
def merged_networks_compute_the_same_with_other_counts(claim, point):
    merged = merge_affine(concatenate(point["first"], point["second"]))
    return claim.at({**point, "h": network_map(merged), "d": entries_of(merged)})
