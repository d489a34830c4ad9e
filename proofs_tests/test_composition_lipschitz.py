"""Piece 07, Lipschitz constants: of compositions, of elementwise maps, of networks, and how far the bound is from the truth."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation, leaky_relu
from teorema.numeric.composition import compose, lipschitz_bound
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.composition.bounds import COMPOSITION_LIPSCHITZ_LOOSE, COMPOSITION_LIPSCHITZ_NETWORK
from teorema.symbolic.statements.composition.lipschitz import (
    COMPOSITION_ELEMENTWISE,
    COMPOSITION_ELEMENTWISE_NORM,
    COMPOSITION_LIPSCHITZ,
    COMPOSITION_SOFTMAX,
)

from .maps import Map, gridded, network_map
from .records import Run, floats
from .strategies import CUBIC, arrays, logs, network_of, networks, rationals

STEEP = leaky_relu(Fraction(-2))
"""Slope -2 on the left: Lipschitz with the constant 2, so that forgetting the constant shows."""

RECORDS = [gridded(one) for one in (*(ACTIVATIONS[name] for name in ("identity", "relu", "hard_tanh")), STEEP)]
NORMS = {"1": 1, "2": 2, "inf": math.inf}

SPECTRAL = 2.0**-45
"""Stated relative error of np.linalg.norm(W, 2) at these sizes: LAPACK's singular values are backward stable."""


def size(column: Any, r: str) -> Any:
    """The norm of an exact column, by its definition."""
    entries = [abs(entry) for entry in column.ravel()]
    if r == "2":
        return sp.sqrt(sum(sp.Rational(e.numerator, e.denominator) ** 2 for e in map(Fraction, entries)))
    return sum(entries) if r == "1" else max(entries)


@st.composite
def stretching_maps(draw: Any) -> Point:
    """Two one-layer maps and two points, with constants that just hold there, or hold with room."""
    n, m, k = (draw(st.integers(1, 2)) for _ in range(3))
    r = draw(st.sampled_from(sorted(NORMS)))
    x, y = draw(arrays(n)), draw(arrays(n))
    still = draw(st.sampled_from([False, False, True]))  # f constant: then every M will do, a negative one too
    y = x + 1 if still else y
    f, g = (
        Network([Layer(draw(arrays(*shape)) * factor, draw(arrays(shape[0])), draw(st.sampled_from(RECORDS)))])
        for shape, factor in (((m, n), 0 if still else 1), ((k, m), 1))
    )
    u, v = predict(f, x), predict(g, predict(f, x))
    moved = size(x - y, r), size(u - predict(f, y), r), size(v - predict(g, predict(f, y)), r)
    K, M = (_constant(draw, *pair) for pair in ((moved[0], moved[1]), (moved[1], moved[2])))
    values = {"n": n, "m": m, "k": k, "r": r, "K": K, "M": M, "x": x, "y": y}
    return Point({**values, "f": network_map(f), "g": network_map(g)}, width=max(n, m, k))


def _constant(draw: Any, before: Any, after: Any) -> Any:
    """The quotient of two distances, or a little more; anything where the first is 0."""
    if before == 0:
        return Fraction(draw(st.sampled_from([-1, 2])))
    return after / before + (draw(st.sampled_from([0, 0, 1])) if after else 1)


@exact(
    COMPOSITION_LIPSCHITZ,
    points=stretching_maps(),
    scope=Text(
        "one rational layer after another, widths 1 and 2, the norms 1, 2 and ∞, constants that hold at the two points",
        "una capa racional tras otra, anchos 1 y 2, las normas 1, 2 e ∞, constantes que valen en los dos puntos",
    ),
    cases=40,
)
def a_composition_stretches_by_the_product_at_most(claim, point):
    return claim.at({**point, "g_after_f": compose(point["g"], point["f"])})


@st.composite
def elementwise_pairs(draw: Any) -> Point:
    """Two columns, two numbers, an activation and a constant."""
    n = draw(st.integers(1, 3))
    record = draw(st.sampled_from([*RECORDS, gridded(ACTIVATIONS["softsign"]), gridded(CUBIC)]))
    values = {"n": n, "r": draw(st.sampled_from(sorted(NORMS))), "u": draw(arrays(n)), "v": draw(arrays(n))}
    K = draw(st.sampled_from([Fraction(1, 2), 1, 2]))
    return Point({**values, "s": draw(rationals()), "t": draw(rationals()), "sigma": record, "K": K}, width=n)


@exact(
    COMPOSITION_ELEMENTWISE,
    points=elementwise_pairs(),
    scope=Text(
        "columns of 1 to 3 rationals, five activations and a cubic, the norms 1, 2 and ∞",
        "columnas de 1 a 3 racionales, cinco activaciones y una cúbica, las normas 1, 2 e ∞",
    ),
    cases=40,
)
def entries_stretched_one_by_one_stretch_the_column_no_more(claim, point):
    return claim.at(point)


@exact(
    COMPOSITION_ELEMENTWISE_NORM,
    points=[
        Point(
            {
                "c": c,
                "A": [[1, 1], [0, 1 / c]],
                "u": [1, -1],
                "v": [0, 0],
                "relu": gridded(ACTIVATIONS["relu"]),
            }
        )
        for c in (Fraction(k, 2) for k in range(1, 13))
    ],
    scope=Text(
        "c = 1/2, 1, ..., 6 with the matrix of the proof", "c = 1/2, 1, ..., 6 con la matriz de la demostración"
    ),
)
def relu_stretches_as_much_as_one_likes_in_a_skew_norm(claim, point):
    return claim.at(point)


@st.composite
def log_pairs(draw: Any) -> Point:
    """Two columns of logarithms; often close to each other, where the constant is nearly reached."""
    if draw(st.booleans()):
        step, at = sp.log(1 + sp.Rational(1, draw(st.integers(2, 6)))), draw(logs())
        return Point({"u": [at, at], "v": [at + step, at - step]}, width=2)
    n = draw(st.integers(1, 3))
    return Point({name: [draw(logs()) for _ in range(n)] for name in "uv"}, width=n)


@exact(
    COMPOSITION_SOFTMAX,
    points=log_pairs(),
    scope=Text(
        "logarithms of rationals, where softmax is rational, 1 to 3 classes",
        "logaritmos de racionales, donde softmax es racional, 1 a 3 clases",
    ),
)
def softmax_halves_distances_at_least(claim, point):
    return claim.at(point)


@st.composite
def network_pairs(draw: Any, norms: tuple[str, ...], activations: list[Activation], entries: Any = None) -> Point:
    """A network, two inputs and a norm; every third one is a chain of single neurons that stretch, where no layer is slack."""
    if draw(st.sampled_from([False, False, True])):
        entries = (rationals() if entries is None else entries).filter(lambda e: e > 1)
        point = draw(networks(depth=(2, 3), width=(1, 1), activation=activations[0], entries=entries))
    else:
        point = draw(networks(depth=(1, 3), width=(1, 3), activation=activations, entries=entries))
    constants = {k: record.lipschitz.value for k, record in point["sigma"].items()}
    values = {"y": draw(arrays(point["N"][0], 1, entries)), "r": draw(st.sampled_from(norms)), "K": constants}
    return Point({**point, **values}, **point.scope)


@exact(
    COMPOSITION_LIPSCHITZ_NETWORK,
    points=network_pairs(("1", "inf"), RECORDS),
    scope=Text(
        "rational networks, depth 1 to 3, widths 1 to 3, the norms 1 and ∞",
        "redes racionales, profundidad 1 a 3, anchos 1 a 3, las normas 1 e ∞",
    ),
    cases=30,
)
def a_network_stretches_by_its_bound_at_most(claim, point):
    network = network_of(point)
    bound = lipschitz_bound(network, NORMS[point["r"]])
    return claim.at({**point, "B": bound, "f_theta": network_map(network)})


@sampled(
    COMPOSITION_LIPSCHITZ_NETWORK,
    points=network_pairs(
        ("2",), [ACTIVATIONS["relu"], ACTIVATIONS["tanh"], STEEP], st.integers(-8, 8).map(lambda k: k / 4)
    ),
    scope=Text(
        "float networks, depth 1 to 3, widths 1 to 3, the norm 2 where no weight matrix is 3×3; np.linalg.norm within 2⁻⁴⁵",
        "redes en punto flotante, profundidad 1 a 3, anchos 1 a 3, la norma 2 si ninguna matriz de pesos es 3×3; np.linalg.norm con error de hasta 2⁻⁴⁵",
    ),
    needs=("flint",),
    cases=30,
)
def a_float_network_stretches_by_its_spectral_bound_at_most(claim, point):
    weights = {name: {k: W.astype(float) for k, W in point[name].items()} for name in ("W", "b")}
    network = network_of({**point, **weights})
    bound = float(lipschitz_bound(network, 2))
    run = Run(Activation("network", f=lambda a: predict(network, a), df=lambda a: a))
    inputs = {name: floats(point[name].astype(float)) for name in "xy"}
    full = {**point, **weights, **inputs, "B": within(bound, point["L"] * SPECTRAL), "f_theta": run.f}
    return claim.at(full)


def within(value: float, relative: float) -> Any:
    """A float with a stated relative error."""
    made = floats(value)
    made.error = np.asarray(abs(value) * relative)
    return made


BOARD = Network(
    [
        Layer(np.array([[3, 0], [0, 4]], dtype=object), np.array([[0], [0]], dtype=object), ACTIVATIONS["relu"]),
        Layer(np.array([[1, 1]], dtype=object), np.array([[0]], dtype=object)),
    ]
)
"""Exercise 07.5: diag(3, 4), ReLU, then the sum."""


@st.composite
def plane_pairs(draw: Any) -> Point:
    """Two points of the plane; often their difference runs along (3, 4)."""
    x = draw(arrays(2))
    along = np.array([[3], [4]], dtype=object) * draw(st.integers(1, 2)) + x
    return Point({"x": x, "y": draw(st.sampled_from([along, draw(arrays(2))]))})


_BOARD_MAP = Map(lambda x: predict(BOARD, x)[0, 0], "ReLU(3 x1) + ReLU(4 x2)")


@exact(
    COMPOSITION_LIPSCHITZ_LOOSE,
    points=plane_pairs(),
    scope=Text(
        "pairs of rational points; the norms of the two matrices from SymPy's singular values",
        "pares de puntos racionales; las normas de las dos matrices, de los valores singulares de SymPy",
    ),
)
def the_constant_is_five_and_the_bound_four_roots_of_two(claim, point):
    norms = [max(sp.Matrix(layer.W.tolist()).singular_values()) for layer in BOARD]
    return claim.at({**point, "f_theta": _BOARD_MAP, "B": sp.prod(norms)})


@sampled(
    COMPOSITION_LIPSCHITZ_LOOSE,
    points=plane_pairs(),
    scope=Text(
        "pairs of rational points; the bound in floats, np.linalg.norm within 2⁻⁴⁵",
        "pares de puntos racionales; la cota en punto flotante, np.linalg.norm con error de hasta 2⁻⁴⁵",
    ),
    needs=("flint",),
)
def the_code_computes_four_roots_of_two(claim, point):
    network = Network([Layer(layer.W.astype(float), layer.b.astype(float), layer.activation) for layer in BOARD])
    bound = float(lipschitz_bound(network, 2))
    return claim.at({**point, "f_theta": _BOARD_MAP, "B": within(bound, 2 * SPECTRAL)})
