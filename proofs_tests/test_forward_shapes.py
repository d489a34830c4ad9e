"""Piece 10, small depths written out, what a pass stores, and batches: the NumPy code run on exact numbers."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, symbolic
from teorema.ground.text import Text
from teorema.numeric.activations import Activation, entrywise, polynomial
from teorema.numeric.counting import param_count
from teorema.numeric.forward import cache_size, forward, predict
from teorema.numeric.layers import Layer, Network, layer_matrix
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.forward.shapes import FORWARD_DEPTH_ONE, FORWARD_FORMULA
from teorema.symbolic.statements.forward.storage import FORWARD_BATCH, FORWARD_CACHE, FORWARD_INFERENCE

from .passes import (
    RATIONAL,
    SIGMAS,
    coordinates,
    run,
    traced,
)
from .strategies import arrays, letters, network_of, networks


@st.composite
def slide_networks(draw: Any) -> Point:
    """4-5-1 networks with the parameters under the names of the formula."""
    choices = st.sampled_from(SIGMAS)
    values = {"W1": draw(arrays(5, 4)), "b1": draw(arrays(5)), "W2": draw(arrays(1, 5)), "b2": draw(arrays(1))}
    return Point({**values, "x": draw(arrays(4)), "sigma": {1: draw(choices), 2: draw(choices)}}, depth=2, width=5)


def slide_network(point: Any) -> Network:
    """The library's network of such a point."""
    return Network([Layer(point[f"W{k}"], point[f"b{k}"], point["sigma"][k]) for k in (1, 2)])


@exact(
    FORWARD_FORMULA,
    points=slide_networks(),
    scope=Text("rational networks 4-5-1", "redes racionales 4-5-1"),
)
def the_formula_of_the_slide_is_what_the_code_computes(claim: Any, point: Any) -> Any:
    network = slide_network(point)
    return claim.at({**point, "f_theta": run(network), "d": coordinates(network)})


def _unknown(name: str) -> Activation:
    """A function of which nothing is known, entry by entry."""
    return entrywise(name, f=sp.Function(name), df=sp.Function(name + "'"))


def _in_numbers(rng: Random) -> Point:
    """A 4-5-1 network of small integers."""
    shapes = {"W1": (5, 4), "b1": (5, 1), "W2": (1, 5), "b2": (1, 1), "x": (4, 1)}
    values = {
        name: np.array([[rng.randint(-2, 3) for _ in range(n)] for _ in range(m)], dtype=object)
        for name, (m, n) in shapes.items()
    }
    return Point({**values, "sigma": {1: polynomial(0, 1, 1), 2: polynomial(1, 2)}}, depth=2, width=5)


@symbolic(
    FORWARD_FORMULA,
    points=[
        Point(
            {
                "W1": letters("W1", 5, 4),
                "b1": letters("b1", 5),
                "W2": letters("W2", 1, 5),
                "b2": letters("b2", 1),
                "x": letters("x", 4),
                "sigma": {1: _unknown("S1"), 2: _unknown("S2")},
            },
            specialise=_in_numbers,
            depth=2,
            width=5,
        )
    ],
    scope=Text(
        "all 31 parameters and all inputs are letters, both activations unknown functions",
        "los 31 parámetros y las entradas son letras; ambas activaciones, funciones desconocidas",
    ),
)
def the_formula_holds_for_31_letters(claim: Any, point: Any) -> Any:
    network = slide_network(point)
    return claim.at({**point, "f_theta": run(network), "d": param_count(network)})


@st.composite
def single_layers(draw: Any) -> Point:
    """Networks of depth 1."""
    p, q = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    values = {
        "W": draw(arrays(q, p)),
        "b": draw(arrays(q)),
        "x": draw(arrays(p)),
        "sigma": draw(st.sampled_from(SIGMAS)),
    }
    return Point({**values, "p": p, "q": q}, depth=1, width=max(p, q))


@exact(
    FORWARD_DEPTH_ONE,
    points=single_layers(),
    scope=Text("rational networks of depth 1, widths 1 to 4", "redes racionales de profundidad 1, anchos 1 a 4"),
)
def one_layer_is_an_affine_map_under_a_function(claim: Any, point: Any) -> Any:
    network = Network([Layer(point["W"], point["b"], point["sigma"])])
    return claim.at({**point, "f_theta": run(network), "d": coordinates(network)})


@exact(
    FORWARD_CACHE,
    points=networks(batch=(1, 3), width=(1, 4), activation=SIGMAS).map(
        lambda p: Point({**p, "n": p["x"].shape[1]}, **p.scope)
    ),
    scope=Text("the entries of executed traces, 1 to 3 samples", "las entradas de trazas ejecutadas, 1 a 3 muestras"),
)
def the_entries_of_the_trace_are_counted(claim: Any, point: Any) -> Any:
    trace = forward(network_of(point), point["x"])
    return claim.at({**point, "K": sum(array.size for array in (*trace.z, *trace.a))})


@exact(
    FORWARD_CACHE,
    points=st.builds(
        lambda N, n: Point({"L": len(N) - 1, "N": tuple(N), "n": n}, depth=len(N) - 1, batch=n),
        st.lists(st.integers(1, 9), min_size=2, max_size=6),
        st.integers(1, 9),
    ),
    scope=Text("the code's own count, depths 1 to 5", "el conteo del código, profundidades 1 a 5"),
)
def the_code_states_the_size_of_its_cache(claim: Any, point: Any) -> Any:
    return claim.at({**point, "K": cache_size(point["N"], point["n"])})


@exact(FORWARD_INFERENCE, points=networks(depth=(1, 4), activation=SIGMAS), scope=RATIONAL)
def a_pass_that_drops_each_input_gives_the_same_output(claim: Any, point: Any) -> Any:
    network = network_of(point)
    held, peak = point["x"], 0
    for layer in network:
        made = layer_matrix(layer, held)[1]
        peak = max(peak, held.size + made.size)
        held = made
    trace = traced(forward(network, point["x"]))
    return bool((held == predict(network, point["x"])).all()) and claim.at(
        {**point, **trace, "y": predict(network, point["x"]), "M": peak}
    )


def _scaled(axis: int | None) -> Activation:
    """z / (1 + Σ z²): the sum over each column (axis 0), or over the whole array (None)."""
    return Activation("scaled", f=lambda z: z / ((z * z).sum(axis=axis, keepdims=True) + 1), df=lambda z: z)


_MIXERS = (*SIGMAS[:2], _scaled(0), Activation("mixed", f=lambda z: z * (z * z).sum(), df=lambda z: z))


@st.composite
def batches(draw: Any) -> Point:
    """Networks with a batch, the index of a column, and activations of which some mix columns."""
    point = draw(networks(batch=(1, 3), activation=_MIXERS))
    n = point["x"].shape[1]
    return Point({**point, "X": point["x"], "n": n, "i": draw(st.integers(1, n))}, **point.scope)


@exact(
    FORWARD_BATCH,
    points=batches(),
    scope=Text(
        "rational batches of 1 to 3 samples; activations entry by entry and column by column",
        "lotes racionales de 1 a 3 muestras; activaciones entrada por entrada y columna por columna",
    ),
)
def a_column_of_the_output_is_the_output_of_the_column(claim: Any, point: Any) -> Any:
    network = network_of(point)
    return claim.at({**point, "Y": forward(network, point["X"]).output, "f_theta": run(network)})
