"""Piece 10, forward propagation: the code that runs is the recursion, and the recursion is the composition of the layers."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.bounded import Bounded
from teorema.numeric.composition import compose, concatenate
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network, layer_matrix
from teorema.symbolic.statements.forward.recursion import FORWARD_COMPOSITION, FORWARD_RECURSION, FORWARD_RESTART

from .passes import (
    RATIONAL,
    columns,
    some_networks,
    traced,
    with_layer,
)
from .strategies import CUBIC, lettered_network, network_of, networks


@exact(FORWARD_RECURSION, points=some_networks, scope=RATIONAL)
def the_code_runs_the_recursion(claim: Any, point: Any) -> Any:
    return claim.at({**point, **traced(forward(network_of(point), point["x"]))})


@symbolic(
    FORWARD_RECURSION,
    points=[
        Point(
            {
                **lettered_network(N),
                "n": N[0],
                "l": layer,
                "sigma": dict.fromkeys(range(1, len(N)), CUBIC),
            },
            depth=len(N) - 1,
            width=max(N),
        )
        for N in ((2, 1), (3, 2), (1, 2, 1), (2, 2))
        for layer in range(1, len(N))
    ],
    scope=Text(
        "four shapes with letters for weights, biases and inputs; cubic activation",
        "cuatro juegos de dimensiones con letras por pesos, sesgos y entradas; activación cúbica",
    ),
)
def the_code_runs_the_recursion_on_letters(claim: Any, point: Any) -> Any:
    return claim.at({**point, **traced(forward(network_of(point), point["x"]))})


ON_BALLS = {
    "tanh": lambda grid: grid.map(lambda ball: ball.tanh()),
    "logistic": lambda grid: grid.map(lambda ball: 1 / (1 + (-ball).exp())),
}


@sampled(
    FORWARD_RECURSION,
    points=st.integers(2, 3)
    .flatmap(lambda n: st.sampled_from([(1, 3), (n, n)]))
    .flatmap(
        lambda widths: networks(
            width=widths,
            activation=[ACTIVATIONS[name] for name in ON_BALLS],
            entries=st.floats(-2, 2, width=32),
        )
    )
    .flatmap(with_layer),
    scope=Text(
        "float64 networks with tanh and logistic layers, under the rounding bound of the pass",
        "redes en float64 con capas tanh y logísticas, bajo la cota de redondeo de la pasada",
    ),
    needs=("flint",),
)
def floats_follow_the_recursion_within_the_bound(claim: Any, point: Any) -> Any:
    def bounded(array: Any) -> Bounded:
        return Bounded(array.astype(np.float64))

    layers = [Layer(bounded(point["W"][k]), bounded(point["b"][k]), point["sigma"][k]) for k in point["W"]]
    trace = forward(Network(layers), bounded(point["x"]))
    claim.measured("e/|z|", max(z.relative for z in trace.z) if all(z.value.any() for z in trace.z) else 0)
    return claim.at({**point, **traced(trace), "sigma": {k: ON_BALLS[one.name] for k, one in point["sigma"].items()}})


@exact(FORWARD_COMPOSITION, points=some_networks, scope=RATIONAL)
def the_trace_holds_the_values_of_the_composed_layers(claim: Any, point: Any) -> Any:
    network = network_of(point)
    y = compose(*[lambda u, one=one: layer_matrix(one, u)[1] for one in reversed(network.layers)])(point["x"])
    return claim.at({**point, **traced(forward(network, point["x"])), "f": columns(point), "y": y})


@exact(FORWARD_RESTART, points=some_networks, scope=RATIONAL)
def the_pass_resumed_at_a_layer_ends_at_the_same_output(claim: Any, point: Any) -> Any:
    network, k = network_of(point), point["k"]
    trace = forward(network, point["x"])
    resumed = forward(Network(network.layers[k:]), trace.a[k])
    if k:
        whole = concatenate(Network(network.layers[:k]), Network(network.layers[k:]))
        resumed = forward(whole, point["x"])
    a = {**dict(enumerate(trace.a)), point["L"]: resumed.output}
    return claim.at({**point, "a": a, "f": columns(point)})
