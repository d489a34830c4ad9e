"""Piece 08, the Jacobian of a layer: by tangents, by difference quotients and by SymPy."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, symbolic
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import Activation, leaky_relu, relu
from teorema.numeric.layers import Layer, affine, layer_matrix
from teorema.symbolic.calculus import NAMED
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.layers import EXAMPLE_JACOBIAN, JACOBIAN, SOFTMAX_JACOBIAN

from .derivatives import layer_jacobian
from .single_layers import BOARD, BOARD_X, layer_of, layers, lettered, smooth
from .strategies import letters

BLIND_KINK = {
    "at-a-kink": Text(
        "no activation of this check has a kink", "ninguna activación de esta verificación tiene quiebres"
    )
}


def one_sided(layer: Layer, a: Any) -> Any:
    """(σ(W(a + t e_j) + b) − σ(W a + b))/t for t > 0 so small that no z_i passes 0: exact for functions with a kink at 0 alone."""
    z, value = layer_matrix(layer, a)
    columns = []
    for j in range(a.shape[0]):
        gaps = [abs(z[i, 0]) / (1 + abs(layer.W[i, j])) for i in range(z.shape[0]) if z[i, 0] != 0]
        t = min([Fraction(1), *gaps]) / 2
        moved = a.copy()
        moved[j, 0] = moved[j, 0] + t
        columns.append((layer_matrix(layer, moved)[1] - value) / t)
    return np.concatenate(columns, axis=1)


def on_grids(record: Activation) -> Activation:
    """The NumPy record, taking the arrays in which a claim computes as well."""

    def through(function: Any) -> Any:
        def value(z: Any) -> Any:
            return (
                Grid(function(np.array(z.tolist(), dtype=object).reshape(z.shape)))
                if isinstance(z, Grid)
                else function(z)
            )

        return value

    return replace(record, f=through(record.f), df=through(record.df))


def _with_slopes(claim: Any, point: Any, jacobian: Any) -> Any:
    z, a = layer_matrix(layer_of(point), point["a"][0])
    return claim.at(
        {**point, "J": jacobian(layer_of(point), point["a"][0]), "z": {1: z}, "a": {0: point["a"][0], 1: a}}
    )


@exact(
    JACOBIAN,
    points=layers(smooth()),
    scope=Text(
        "rational layers, widths 1 to 3, σ a cubic or unknown values and slopes; the layer's code run on tangents",
        "capas racionales, anchos 1 a 3, σ un cúbico o valores y pendientes desconocidos; el código de la capa con tangentes",
    ),
    blind=BLIND_KINK,
)
def tangents_through_the_code_give_the_jacobian(claim: Any, point: Any) -> Any:
    return _with_slopes(claim, point, layer_jacobian)


@exact(
    JACOBIAN,
    points=layers(st.sampled_from([on_grids(relu()), on_grids(relu(at_zero=1)), on_grids(leaky_relu(Fraction(1, 4)))])),
    scope=Text(
        "rational layers with ReLU and leaky ReLU off their kink, widths 1 to 3; exact difference quotients of the code",
        "capas racionales con ReLU y ReLU con fuga fuera de 0, anchos 1 a 3; cocientes incrementales exactos del código",
    ),
)
def difference_quotients_of_relu_layers_give_the_jacobian(claim: Any, point: Any) -> Any:
    return _with_slopes(claim, point, one_sided)


@symbolic(
    JACOBIAN,
    points=[
        Point({**lettered(rows, columns), "sigma": {1: NAMED[name]}}, width=max(rows, columns))
        for rows, columns in ((1, 1), (2, 2), (2, 3), (3, 2))
        for name in ("logistic", "softplus", "square")
    ],
    scope=Text(
        "layers of symbols of four shapes; SymPy's derivative of every component, σ logistic, softplus or square",
        "capas de símbolos con cuatro juegos de dimensiones; derivada de SymPy de cada componente, σ logística, softplus o cuadrado",
    ),
    blind=BLIND_KINK,
)
def the_partial_derivatives_of_the_components_give_the_jacobian(claim: Any, point: Any) -> Any:
    function, a = point["sigma"][1], point["a"][0]
    z = affine(point["W"][1], a, point["b"][1])
    values = np.frompyfunc(lambda entry: function.formula(entry), 1, 1)(z)
    jacobian = [[sp.diff(value, letter) for letter in a.ravel()] for value in values.ravel()]
    return claim.at({**point, "J": jacobian, "z": {1: z}, "a": {0: a, 1: values}})


@exact(
    EXAMPLE_JACOBIAN,
    points=[Point({}, width=3)],
    scope=Text(
        "the numbers of the problem: difference quotients of the NumPy layer",
        "los números del problema: cocientes incrementales de la capa de NumPy",
    ),
)
def the_jacobian_done_by_hand_is_that_of_the_code(claim: Any, point: Any) -> Any:
    return claim.at({**point, "w": BOARD.W[2:3, :].T, "J": one_sided(BOARD, BOARD_X)})


@st.composite
def softmax_layers(draw: Any) -> Point:
    """A last layer over residues, with e^u as an unknown function that is its own derivative."""
    rng = Random(draw(st.integers(0, 2**32)))
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    drawn = {"W": {1: Residues.random(rng, rows, columns)}, "b": {1: Residues.random(rng, rows, 1)}}
    return Point(
        {"L": 1, **drawn, "a": {0: Residues.random(rng, columns, 1)}, "exp": Uninterpreted(rng, slope=lambda z, e: e)},
        width=max(rows, columns),
    )


@exact(
    SOFTMAX_JACOBIAN,
    points=softmax_layers(),
    scope=Text(
        "residues modulo 2^61 − 1, widths 1 to 4, exp an unknown function with exp′ = exp; tangents through affine and softmax",
        "residuos módulo 2^61 − 1, anchos 1 a 4, exp una función desconocida con exp′ = exp; tangentes por affine y softmax",
    ),
)
def tangents_through_softmax_give_its_jacobian(claim: Any, point: Any) -> Any:
    W, b, a = point["W"][1], point["b"][1], point["a"][0]

    def last(entering: Any) -> Any:
        powers = point["exp"](affine(W, entering, b))
        return powers / powers.sum(axis=0, keepdims=True)

    unit = Residues([[0]] * a.shape[0])
    slopes = [
        last(Tangent(a, unit + Residues([[int(row == at)] for row in range(a.shape[0])]))).dx.tolist()
        for at in range(a.shape[0])
    ]
    jacobian = Residues([[slope[row][0] for slope in slopes] for row in range(W.shape[0])])
    return claim.at({**point, "J": jacobian, "a": {0: a, 1: last(a)}})


@symbolic(
    SOFTMAX_JACOBIAN,
    points=[
        Point(
            {"L": 1, "W": {1: letters("W", rows, columns)}, "a": {0: letters("a", columns)}}, width=max(rows, columns)
        )
        for rows, columns in ((1, 2), (2, 1), (2, 2), (3, 1))
    ],
    scope=Text(
        "layers of symbols of four shapes without bias; SymPy's derivative of every component of the softmax",
        "capas de símbolos con cuatro juegos de dimensiones, sin sesgo; derivada de SymPy de cada componente de la softmax",
    ),
)
def the_partial_derivatives_of_the_softmax_give_its_jacobian(claim: Any, point: Any) -> Any:
    W, a = point["W"][1], point["a"][0]
    powers = [sp.exp(entry) for entry in (W @ a).ravel()]
    values = [power / sum(powers) for power in powers]
    jacobian = [[sp.diff(value, letter) for letter in a.ravel()] for value in values]
    return claim.at({**point, "J": jacobian, "a": {0: a, 1: [[value] for value in values]}})
