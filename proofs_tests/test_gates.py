"""Piece 19, XOR: the library's small networks run on fractions, and why one monotone unit cannot do it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, leaky_relu
from teorema.numeric.forward import forward, predict
from teorema.numeric.gates import in_floats, vertices, xor_relu, xor_square, xor_step
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import cost
from teorema.symbolic.statements.gates.xor import XOR_AFFINE, XOR_MONOTONE, XOR_RELU, XOR_SQUARE, XOR_STEP

from .strategies import rationals

_HALVES = (Fraction(0), Fraction(1), Fraction(1, 2), Fraction(2), Fraction(-1))
INPUTS = [Point({"x1": a, "x2": b}) for a, b in product(_HALVES, repeat=2)]
FOUR = Text("all four inputs, exact", "las cuatro entradas, exactas")
FOUR_FLOATS = Text(
    "all four inputs in float64, where these sums are exact",
    "las cuatro entradas en float64, donde estas sumas son exactas",
)


def column(*numbers: Any) -> Any:
    """A column of exact numbers."""
    made = np.empty((len(numbers), 1), dtype=object)
    made.ravel()[:] = numbers
    return made


def at(network: Network, point: Any) -> dict[str, Any]:
    """Hidden values and output of a network with two inputs, under the names of the statements."""
    trace = forward(network, column(point["x1"], point["x2"]).astype(network.layers[0].W.dtype))
    hidden = {f"a{k}": value for k, value in enumerate(trace.a[1][:, 0].tolist(), start=1)}
    return {**point, **hidden, "y": trace.output[0, 0]}


@exact(XOR_RELU, points=INPUTS, scope=FOUR)
def two_relus_compute_xor(claim: Any, point: Any) -> Any:
    return claim.at(at(xor_relu(), point))


@sampled(XOR_RELU, points=INPUTS, scope=FOUR_FLOATS)
def two_relus_compute_xor_on_floats(claim: Any, point: Any) -> Any:
    return claim.at(at(in_floats(xor_relu()), point))


@exact(XOR_STEP, points=INPUTS, scope=FOUR)
def two_steps_compute_xor(claim: Any, point: Any) -> Any:
    return claim.at(at(xor_step(), point))


@exact(XOR_SQUARE, points=INPUTS, scope=FOUR)
def one_square_computes_xor(claim: Any, point: Any) -> Any:
    return claim.at(at(xor_square(), point))


RECORDS = (
    *(ACTIVATIONS[name] for name in ("step", "sign", "relu", "hard_tanh", "identity", "square")),
    leaky_relu(Fraction(1, 4)),
)
"""Six that are monotone, and the square, which is not; a negative v turns the increasing ones into decreasing ones."""

_CONSTANT = {"w": (Fraction(0), Fraction(0)), "b": Fraction(0), "v": Fraction(0)}
SPECIAL = [
    Point({**_CONSTANT, "c": Fraction(1, 2), "sigma": ACTIVATIONS["relu"]}),
    Point(
        {"w": (Fraction(1), Fraction(-1)), "b": Fraction(0), "v": Fraction(1), "c": Fraction(0), "sigma": RECORDS[5]}
    ),
]
"""The constant one half, whose error is the least; and the square, which is not monotone."""


@st.composite
def one_unit(draw: Any) -> Point:
    """The numbers of a network 2-1-1 and its activation."""
    b, v, c = (draw(rationals()) for _ in range(3))
    return Point(
        {"w": (draw(rationals()), draw(rationals())), "b": b, "v": v, "c": c, "sigma": draw(st.sampled_from(RECORDS))}
    )


@exact(
    XOR_MONOTONE,
    points=st.one_of(one_unit(), one_unit(), st.sampled_from(SPECIAL)),
    scope=Text(
        "rational weights of either sign, six monotone activations of the catalogue",
        "pesos racionales de ambos signos, seis activaciones monótonas del catálogo",
    ),
    cases=60,
)
def one_monotone_unit_does_not_compute_xor(claim: Any, point: Any) -> Any:
    hidden = Layer(np.array([point["w"]], dtype=object), column(point["b"]), point["sigma"])
    network = Network([hidden, Layer(column(point["v"]), column(point["c"]))])
    values = predict(network, vertices(2))[0].tolist()
    return claim.at({**point, **dict(zip(("y00", "y01", "y10", "y11"), values, strict=True))})


@exact(
    XOR_AFFINE,
    points=st.one_of(
        st.builds(lambda *k: Point(dict(zip(("w1", "w2", "b"), k, strict=True))), *[rationals()] * 3),
        st.just(Point({"w1": Fraction(0), "w2": Fraction(0), "b": Fraction(1, 2)})),
        st.just(Point({"w1": Fraction(1), "w2": Fraction(1), "b": Fraction(1, 2)})),
    ),
    scope=Text(
        "rational weights and bias, the best ones among them; the cost by the library's code on the four inputs",
        "pesos y sesgo racionales, los mejores entre ellos; el costo con el código de la biblioteca en las cuatro entradas",
    ),
)
def the_best_affine_fit_of_xor_is_one_half(claim: Any, point: Any) -> Any:
    fit = Network([Layer(np.array([[point["w1"], point["w2"]]], dtype=object), column(point["b"]))])
    targets = predict(xor_step(), vertices(2))
    return claim.at({**point, "C": cost("squared", predict(fit, vertices(2)), targets)})
