"""Forward passes: networks with a layer singled out, their traces by layer, and f_θ as the library computes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.ground.text import Text
from teorema.numeric.activations import entrywise, polynomial
from teorema.numeric.forward import Trace, predict
from teorema.numeric.layers import Network, layer_scalar

from .strategies import CUBIC, network_of, networks

RAMP = entrywise("relu", f=lambda u: max(u, 0), df=lambda u: int(u > 0), kinks=(0.0,))
SIGMAS = (CUBIC, polynomial(0, 2, 1), RAMP)
RATIONAL = Text(
    "rational networks, depths 1 to 3, widths 1 to 3; cubic, quadratic and ReLU layers",
    "redes racionales, profundidades 1 a 3, anchos 1 a 3; capas cúbicas, cuadráticas y ReLU",
)


def traced(trace: Trace) -> dict[str, dict[int, Any]]:
    """z and a of a trace, by layer."""
    return {"z": dict(enumerate(trace.z, start=1)), "a": dict(enumerate(trace.a))}


def with_layer(point: Any) -> st.SearchStrategy[Point]:
    """The point with a layer l of its network, a layer k to resume at, and n, the last width."""
    both = st.tuples(st.integers(1, point["L"]), st.integers(0, point["L"] - 1))
    return both.map(lambda at: Point({**point, "l": at[0], "k": at[1], "n": point["N"][-1]}, **point.scope))


@st.composite
def square_networks(draw: Any) -> Point:
    """Networks whose widths are all equal."""
    width = draw(st.integers(1, 3))
    return draw(networks(depth=(1, 4), width=(width, width), activation=SIGMAS))


some_networks = st.one_of(networks(activation=SIGMAS), square_networks()).flatmap(with_layer)


def columns(point: Any) -> dict[int, Callable[[Any], Any]]:
    """The layers of a point as functions of one column, each by the scalar view: one neuron after the other."""
    layers = network_of(point).layers
    return {
        k: lambda u, one=one: layer_scalar(one, np.array(u.tolist(), dtype=object))[1]
        for k, one in enumerate(layers, start=1)
    }


def run(network: Network) -> Callable[[Any], Any]:
    """f_θ as the library computes it, on one column."""
    return lambda u: predict(network, np.array(u.tolist(), dtype=object))


def coordinates(network: Network) -> int:
    """How many numbers θ consists of."""
    return sum(layer.W.size + layer.b.size for layer in network)
