"""Piece 07, regularity: Hölder exponents, piecewise affine networks, the identity as a ReLU network, the sawtooth."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby, pairwise, product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, leaky_relu
from teorema.numeric.composition import compose
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.composition.regularity import COMPOSITION_HOELDER, COMPOSITION_PIECEWISE
from teorema.symbolic.statements.composition.sawtooth import COMPOSITION_RELU_IDENTITY, COMPOSITION_SAWTOOTH

from .maps import Map, gridded, network_map
from .strategies import arrays, network_of, networks

_HALF = Fraction(1, 2)
_POWERS = [Fraction(0), Fraction(1, 16), Fraction(1, 2), Fraction(1), Fraction(3), Fraction(16)]


def power_map(factor: Fraction, exponent: Fraction) -> Map:
    """t ↦ factor·|t|^exponent, Hölder with this exponent and this constant."""
    factor_, exponent_ = (sp.Rational(q.numerator, q.denominator) for q in (factor, exponent))
    entry = np.frompyfunc(lambda t: factor_ * sp.Abs(t) ** exponent_, 1, 1)
    return Map(entry, f"{factor}|t|^{exponent}")


@st.composite
def power_pairs(draw: Any) -> Point:
    """Two power functions, their exponents and constants, two numbers."""
    alpha, beta = (draw(st.sampled_from([Fraction(1, 3), _HALF, Fraction(1)])) for _ in range(2))
    K, M = (draw(st.sampled_from([Fraction(1, 4), Fraction(1), Fraction(2)])) for _ in range(2))
    s = draw(st.sampled_from(_POWERS)) * draw(st.sampled_from([1, -1]))
    t = draw(st.sampled_from([Fraction(0), *_POWERS]))
    values = {"alpha": alpha, "beta": beta, "K": K, "M": M, "s": s, "t": t}
    return Point({**values, "f": power_map(K, alpha), "g": power_map(M, beta)})


@exact(
    COMPOSITION_HOELDER,
    points=power_pairs(),
    scope=Text(
        "powers |t|^α with α = 1/3, 1/2, 1 times a constant, at rational numbers",
        "potencias |t|^α con α = 1/3, 1/2, 1 por una constante, en números racionales",
    ),
)
def exponents_of_powers_multiply(claim, point):
    return claim.at({**point, "g_after_f": compose(point["g"], point["f"])})


PIECEWISE = [
    gridded(record)
    for record in (ACTIVATIONS["relu"], ACTIVATIONS["identity"], ACTIVATIONS["hard_tanh"], leaky_relu(Fraction(1, 4)))
]


@st.composite
def neighbours(draw: Any) -> Point:
    """A piecewise affine network and two inputs, mostly close to each other, with the z that each produces."""
    point = draw(networks(depth=(1, 3), width=(1, 3), activation=PIECEWISE))
    step = draw(st.sampled_from([Fraction(1, 64), Fraction(1, 64), Fraction(1)]))
    y = point["x"] + draw(arrays(point["N"][0])) * step
    network = network_of(point)
    at_x, at_y = (dict(enumerate(forward(network, one).z, start=1)) for one in (point["x"], y))
    return Point({**point, "y": y, "z": at_x, "z_y": at_y}, **point.scope)


@exact(
    COMPOSITION_PIECEWISE,
    points=neighbours(),
    scope=Text(
        "rational networks, depth 1 to 3, widths 1 to 3, activations ReLU, leaky ReLU, hard tanh and identity",
        "redes racionales, profundidad 1 a 3, anchos 1 a 3, activaciones ReLU, ReLU con fuga, tanh dura e identidad",
    ),
    cases=40,
)
def a_network_is_affine_between_its_kinks(claim, point):
    slopes = {k: np.diagflat(point["sigma"][k].df(z)) for k, z in point["z"].items()}
    return claim.at({**point, "D": slopes, "f_theta": network_map(network_of(point))})


@st.composite
def columns(draw: Any) -> Point:
    """A column of rationals."""
    n = draw(st.integers(1, 4))
    return Point({"n": n, "x": draw(arrays(n))}, width=n)


@exact(
    COMPOSITION_RELU_IDENTITY,
    points=columns(),
    scope=Text("rational columns, n from 1 to 4", "columnas racionales, n de 1 a 4"),
)
def a_relu_network_gives_back_its_input(claim, point):
    identity = np.eye(point["n"], dtype=int).astype(object)
    zero = np.zeros((2 * point["n"], 1), dtype=int).astype(object)
    network = Network(
        [
            Layer(np.vstack([identity, -identity]), zero, ACTIVATIONS["relu"]),
            Layer(np.hstack([identity, -identity]), zero[: point["n"]]),
        ]
    )
    return claim.at({**point, "y": predict(network, point["x"])})


def exactly(*rows: Any) -> Any:
    """An object array of fractions."""
    return np.array([[Fraction(entry) for entry in row] for row in rows], dtype=object)


SAWTOOTH = Network(
    [Layer(exactly([1], [1]), exactly([0], [-_HALF]), ACTIVATIONS["relu"]), Layer(exactly([2, -4]), exactly([0]))]
)
"""The network 1-2-1 of exercise 07.4."""


def sawtooth_pieces(n: int) -> list[Any]:
    """The largest affine pieces of T composed n times on [0, 1]; every border is a multiple of 2⁻ⁿ, a step takes a quarter of it."""
    steps = 2 ** (n + 2)
    t = exactly([Fraction(k, steps) for k in range(steps + 1)])
    values = compose(*[lambda a: predict(SAWTOOTH, a)] * n)(t)[0]
    slopes = [(after - before) * steps for before, after in pairwise(values)]
    return [slope for slope, _ in groupby(slopes)]


@exact(
    COMPOSITION_SAWTOOTH,
    points=[
        Point({"x": x, "n": n}, n=n)
        for x, n in product(
            (Fraction(-1), Fraction(0), Fraction(3, 8), _HALF, Fraction(2, 3), Fraction(5, 2)), range(1, 7)
        )
    ],
    scope=Text("six numbers x, n from 1 to 6", "seis números x, n de 1 a 6"),
)
def the_sawtooth_network_doubles_its_pieces(claim, point):
    T = Map(lambda x: predict(SAWTOOTH, x.reshape(1, 1))[0, 0], "sawtooth")
    return claim.at({**point, "T": T, "T_after_T": compose(T, T), "pieces": sawtooth_pieces(point["n"])})
