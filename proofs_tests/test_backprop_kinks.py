"""Piece 15, kinks of ReLU networks, what the backward pass costs, and one pass by hand."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation, relu
from teorema.numeric.backprop import backprop, backward_cost
from teorema.numeric.counting import forward_cost
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import LOSSES, Loss
from teorema.symbolic.statements.backprop.cost import COST, EXAMPLE, EXAMPLE_COST
from teorema.symbolic.statements.backprop.kinks import AT_A_KINK, KINK_OF_A_BIAS, WITHOUT_BIASES

from .backprop_runs import LINE, Definition, executed
from .batch_runs import batches_with_targets
from .counted import counted, narrow_too, ones
from .derivatives import half_squares, on_tangents
from .passes import RAMP, traced
from .strategies import arrays, network_of, rationals


@st.composite
def units(draw: Any) -> Point:
    """A ReLU network, a layer and a unit; often its bias is the one that puts it on its kink, or zero."""
    point = draw(batches_with_targets((RAMP,), batch=(1, 1)))
    at = point["l"]
    i = draw(st.integers(1, point["N"][at]))
    b = {k: one.copy() for k, one in point["b"].items()}
    below = forward(network_of(point), point["x"]).a[at - 1]
    how = draw(st.sampled_from(["kink", "zero", "any"]))
    if how != "any":
        b[at][i - 1, 0] = -(point["W"][at] @ below)[i - 1, 0] if how == "kink" else Fraction(0)
    return Point({**point, "b": b, "i": i}, **point.scope)


@exact(
    KINK_OF_A_BIAS,
    points=units(),
    scope=Text(
        "rational ReLU networks, depths 1 to 3, widths 1 to 3, biases on and off the kink",
        "redes ReLU racionales, profundidades 1 a 3, anchos 1 a 3, sesgos en el quiebre y fuera de él",
    ),
    cases=30,
)
def one_bias_puts_the_unit_on_its_kink(claim: Any, point: Any) -> Any:
    """z by the forward pass; a of the layer before from the network whose bias there is another one."""
    at = point["l"]
    moved = {**point, "b": {**point["b"], at: point["b"][at] + 1}}
    a = forward(network_of(moved), point["x"]).a
    return claim.at({**point, **traced(forward(network_of(point), point["x"])), "a": dict(enumerate(a))})


@st.composite
def without_biases(draw: Any) -> Point:
    """W^[1], W^[2] and an input of 2-2-1; the input is 0 at times."""
    x = draw(st.one_of(arrays(2), st.just(np.array([[0], [0]], dtype=object))))
    return Point({"W1": draw(arrays(2, 2)), "W2": draw(arrays(1, 2)), "x": x})


@exact(
    WITHOUT_BIASES,
    points=without_biases(),
    scope=Text(
        "all four sign choices of rational networks 2-2-1", "las cuatro elecciones de signo de redes racionales 2-2-1"
    ),
    cases=25,
)
def a_quarter_of_the_signs_kills_the_hidden_layer(claim: Any, point: Any) -> Any:
    dead = 0
    for signs in product((1, -1), repeat=2):
        first = point["W1"] * np.array([[s] for s in signs], dtype=object)
        network = Network(
            [
                Layer(first, np.array([[0], [0]], dtype=object), RAMP),
                Layer(point["W2"], np.array([[0]], dtype=object), RAMP),
            ]
        )
        trace = forward(network, point["x"])
        dead += not trace.a[1].any()
        assert trace.a[1].any() or not trace.z[1].any()
    return claim.at({**point, "P": Fraction(dead, 4)})


@exact(
    AT_A_KINK,
    points=rationals().map(lambda s: Point({"s": s})),
    scope=Text("slopes at the kink from −3 to 3", "pendientes en el quiebre de −3 a 3"),
    cases=12,
)
def the_code_returns_twice_the_slope(claim: Any, point: Any) -> Any:
    record = relu(at_zero=point["s"])
    whole = np.array([[1], [-1]], dtype=object)
    network = Network([Layer(whole, whole * 0, record), Layer(whole.T, np.array([[0]], dtype=object))])
    zero = np.array([[0]], dtype=object)
    g = backprop(network, forward(network, zero), zero + 1, LINE).zeta0[0, 0]
    # the difference quotient of f at 0, with any step: f is linear
    rise = (predict(network, zero + 2) - predict(network, zero - 3))[0, 0]
    return claim.at({**point, "g": g, "d": Fraction(rise, 5)})


def executed_products(widths: tuple[int, ...]) -> tuple[int, int]:
    """Products in the matrix products of a backward pass of one sample: all, and those that only ∂C/∂x needs.

    A product counts for its left factor, so weights count what they multiply, and so does each δ.
    """
    per_layer = [Counter[str]() for _ in widths[1:]]
    tally = Counter[str]()

    def unit(z: Any, g: Any) -> Any:
        return counted(ones(*z.shape), tally)

    class Counting(Activation):
        pullback = staticmethod(unit)

    record = Counting("counting", f=lambda z: z, df=lambda z: z)
    loss = Loss("counting", Text("counting", "contadora"), value=lambda yhat, y: yhat, gradient=lambda yhat, y: yhat)
    layers = [
        Layer(counted(ones(m, n), one), counted(ones(m, 1), one), record)
        for n, m, one in zip(widths, widths[1:], per_layer, strict=False)
    ]
    network = Network(layers)
    trace = forward(network, counted(ones(widths[0], 1), tally))
    for one in (*per_layer, tally):
        one.clear()
    backprop(network, trace, counted(ones(widths[-1], 1), tally), loss, "sum")
    products = [one["product"] for one in per_layer]
    return sum(products) + tally["product"], products[0]


@exact(
    COST,
    points=narrow_too(),
    scope=Text(
        "networks that are run backwards, depths 1 to 4, widths 1 to 5",
        "redes que se recorren hacia atrás, profundidades 1 a 4, anchos 1 a 5",
    ),
    cases=40,
)
def products_of_the_backward_pass_are_counted(claim: Any, point: Any) -> Any:
    every, for_input = executed_products(point["N"])
    assert backward_cost(point["N"], inputs=True) == every
    return claim.at({**point, "Bx": every, "B": every - for_input})


@exact(
    COST,
    points=narrow_too(),
    scope=Text("widths, depths 1 to 4, widths 1 to 5", "anchos, profundidades 1 a 4, anchos 1 a 5"),
    cases=40,
)
def the_function_gives_the_formula(claim: Any, point: Any) -> Any:
    return claim.at({**point, "Bx": backward_cost(point["N"], inputs=True), "B": backward_cost(point["N"])})


@exact(EXAMPLE_COST, points=[Point({})], scope=Text("the example itself", "el ejemplo mismo"))
def the_function_gives_both_costs(claim: Any, point: Any) -> Any:
    widths = (784, 30, 10)
    return claim.at({"m": forward_cost(widths, "mac"), "B": backward_cost(widths)})


def integers(*rows: tuple[int, ...]) -> Any:
    made = np.empty((len(rows), len(rows[0])), dtype=object)
    made[:] = rows
    return made


def _hand() -> dict[str, Any]:
    """The network of board problem 15.2."""
    return {
        "L": 2,
        "W": {1: integers((1, 0), (1, -1)), 2: integers((2, 3))},
        "b": {1: integers((0,), (0,)), 2: integers((0,))},
        "sigma": {1: on_tangents(RAMP), 2: ACTIVATIONS["identity"]},
        "x": integers((1,), (2,)),
        "target": integers((1,)),
        "loss": LOSSES["half_squared"],
        "cost": half_squares,
    }


def _named(found: Any, output: Any) -> dict[str, Any]:
    return {
        "yhat": output[0, 0],
        "d2": found["delta"][2][0, 0],
        "gW2": found["g_W"][2],
        "z1": found["zeta"][1],
        "d1": found["delta"][1],
        "gW1": found["g_W"][1],
        "gb1": found["g_b"][1],
    }


@exact(EXAMPLE, points=[Point({})], scope=Text("the example itself, by the code", "el ejemplo mismo, por el código"))
def the_code_does_the_pass_by_hand(claim: Any, point: Any) -> Any:
    there = _hand()
    return claim.at(_named(executed(there), predict(network_of(there), there["x"])))


@exact(EXAMPLE, points=[Point({})], scope=Text("the example itself, by tangents", "el ejemplo mismo, por tangentes"))
def tangents_do_the_pass_by_hand(claim: Any, point: Any) -> Any:
    there = _hand()
    meant = Definition(there)
    return claim.at(_named(meant.letters(), meant.trace.output))
