"""Piece 10, passes by hand: the code gives every value of the three board problems, exactly."""

from __future__ import annotations

from typing import Any

import numpy as np

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation, entrywise
from teorema.numeric.activations.threshold import identity
from teorema.numeric.array import mapped
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import Trace, forward
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.forward.examples import FORWARD_BY_HAND, FORWARD_LOGISTIC, FORWARD_SOFTMAX

from .passes import RAMP

LOGISTIC = entrywise("logistic", f=lambda u: 1 / (1 + sp.exp(-u)), df=lambda u: sp.exp(u) / (1 + sp.exp(u)) ** 2)


def _softmax(z: Any) -> Any:
    """exp(z) over its column sums, with exact exponentials."""
    powers = mapped(sp.exp, z)
    return powers / powers.sum(axis=0, keepdims=True)


SOFTMAX = Activation("softmax", f=_softmax, df=lambda z: z)


def table(rows: list[list[Any]]) -> Any:
    """An object array."""
    return np.array(rows, dtype=object)


def passed(point: Any, hidden: Activation, output: Activation) -> Trace:
    """The forward pass of the two layers of a point."""
    layers = [Layer(point["W"][k], point["b"][k], record) for k, record in ((1, hidden), (2, output))]
    return forward(Network(layers), point["x"])


BY_HAND = Point(
    {
        "W": {
            1: table([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, -1, 0, 0], [0, 0, 0, -1]]),
            2: table([[1, 2, -1, 3, 1]]),
        },
        "b": {1: table([[0], [-1], [0], [0], [1]]), 2: table([[1]])},
        "x": table([[1], [2], [1], [1]]),
    },
    depth=2,
)


@exact(FORWARD_BY_HAND, points=[BY_HAND], scope=Text("the one pass, exact", "la única pasada, exacta"))
def the_code_gives_the_values_of_the_pass_by_hand(claim: Any, point: Any) -> Any:
    trace = passed(point, RAMP, identity)
    return claim.at({**point, "z1": trace.z[0], "a1": trace.a[1], "y": trace.output[0, 0]})


@sampled(
    FORWARD_BY_HAND,
    points=[BY_HAND],
    scope=Text(
        "the one pass in float64, where small integers are exact",
        "la única pasada en float64, donde los enteros pequeños son exactos",
    ),
)
def floats_give_the_values_of_the_pass_by_hand(claim: Any, point: Any) -> Any:
    floats = {key: {k: one.astype(float) for k, one in point[key].items()} for key in ("W", "b")}
    trace = passed({**floats, "x": point["x"].astype(float)}, ACTIVATIONS["relu"], identity)
    return claim.at({**point, "z1": trace.z[0], "a1": trace.a[1], "y": trace.output[0, 0]})


AT_LN_3 = Point(
    {
        "W": {1: table([[sp.log(3)]]), 2: table([[4]])},
        "b": {1: table([[0]]), 2: table([[-2]])},
        "x": table([[1]]),
    },
    depth=2,
)


@exact(
    FORWARD_LOGISTIC, points=[AT_LN_3], scope=Text("the one pass, with ln 3 exact", "la única pasada, con ln 3 exacto")
)
def the_logistic_of_ln_3_is_three_quarters(claim: Any, point: Any) -> Any:
    trace = passed(point, LOGISTIC, identity)
    return claim.at({**point, "a1": trace.a[1][0, 0], "y": trace.output[0, 0]})


@sampled(
    FORWARD_LOGISTIC,
    points=[AT_LN_3],
    scope=Text(
        "the logistic of the catalogue in float64, ln 3 enclosed",
        "la logística del catálogo en float64, con ln 3 encerrado",
    ),
    needs=("flint",),
)
def floats_enclose_the_three_quarters(claim: Any, point: Any) -> Any:
    def bounded(array: Any) -> Bounded:
        values = array.astype(np.float64)
        return Bounded(values, np.abs(values) * 2.0**-52)

    floats = {key: {k: bounded(one) for k, one in point[key].items()} for key in ("W", "b")}
    trace = passed({**floats, "x": bounded(point["x"])}, ACTIVATIONS["logistic"], identity)
    claim.measured("e/|y|", trace.output.relative)
    return claim.at({**point, "a1": trace.a[1][0, 0], "y": trace.output[0, 0]})


@exact(
    FORWARD_SOFTMAX,
    points=[
        Point(
            {
                "W": {1: table([[1, 0], [0, 1]]), 2: table([[0, 0], [sp.log(2), 0]])},
                "b": {1: table([[0], [0]]), 2: table([[0], [0]])},
                "x": table([[1], [-5]]),
            },
            depth=2,
        )
    ],
    scope=Text("the one pass, with ln 2 exact", "la única pasada, con ln 2 exacto"),
)
def the_softmax_of_zero_and_ln_2_is_one_third_and_two_thirds(claim: Any, point: Any) -> Any:
    trace = passed(point, RAMP, SOFTMAX)
    return claim.at({**point, "a1": trace.a[1], "z2": trace.z[1], "y": trace.output})
