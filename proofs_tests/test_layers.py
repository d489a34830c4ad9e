"""Piece 08, the layer: matrix form and scalar form, and where a weight leads."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.text import Text
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network, affine, layer_matrix, layer_scalar
from teorema.symbolic.calculus import NAMED
from teorema.symbolic.statements.layers import (
    AFFINE,
    EXAMPLE,
    MATRIX_SCALAR,
    WEIGHT_DIRECTION,
)

from .records import Definition
from .single_layers import BOARD, BOARD_X, every, layer_of, layers, lettered, smooth, unknown
from .strategies import CUBIC, network_of, networks, rationals


@st.composite
def any_networks(draw: Any, **ranges: Any) -> Point:
    """Networks with a polynomial or with unknown activations."""
    return draw(networks(activation=[CUBIC, draw(unknown())], **ranges))


@exact(
    AFFINE,
    points=any_networks(depth=(1, 2), width=(1, 3)),
    scope=Text(
        "rational networks run by forward, σ a cubic or unknown values; every layer of each",
        "redes racionales con forward, σ un cúbico o valores desconocidos; todas las capas de cada una",
    ),
)
def every_layer_of_the_code_is_an_affine_map_and_an_activation(claim: Any, point: Any) -> Any:
    trace = forward(network_of(point), point["x"])
    computed = {"z": dict(enumerate(trace.z, start=1)), "a": dict(enumerate(trace.a))}
    return every(claim.at({"l": k, **point, **computed}) for k in range(1, point["L"] + 1))


_CATALOGUE = ("tanh", "logistic", "softplus", "relu", "identity")


@st.composite
def float_networks(draw: Any) -> Point:
    """Networks of floats with activations of the catalogue; in the point stands the definition of each."""
    drawn = draw(networks(depth=(1, 2), width=(1, 3), entries=st.integers(-16, 16).map(lambda k: k / 8)))
    names = {k: draw(st.sampled_from(_CATALOGUE)) for k in drawn["W"]}
    made = {name: {k: array.astype(float) for k, array in drawn[name].items()} for name in ("W", "b")}
    return Point(
        {**drawn, **made, "x": drawn["x"].astype(float), "names": names,
         "sigma": {k: Definition(NAMED[name]) for k, name in names.items()}},
        **drawn.scope,
    )  # fmt: skip


@sampled(
    AFFINE,
    points=float_networks(),
    scope=Text(
        "float64 networks run by forward under a computed bound, five activations of the catalogue against their definitions",
        "redes en float64 con forward y cota calculada, cinco activaciones del catálogo contra sus definiciones",
    ),
)
def every_layer_of_floats_is_one_within_its_bound(claim: Any, point: Any) -> Any:
    layers = [Layer(Bounded(point["W"][k]), Bounded(point["b"][k]), name) for k, name in point["names"].items()]
    trace = forward(Network(layers), Bounded(point["x"]))
    computed = {"z": dict(enumerate(trace.z, start=1)), "a": dict(enumerate(trace.a))}
    return every(claim.at({"l": k, **point, **computed}) for k in range(1, point["L"] + 1))


def _each_neuron(claim: Any, point: Any) -> Any:
    verdicts = []
    for view in (layer_matrix, layer_scalar):
        z, a = view(layer_of(point), point["a"][0])
        full = {**point, "z": {1: z}, "a": {0: point["a"][0], 1: a}}
        verdicts += [claim.at({"i": i, **full}) for i in range(1, z.shape[0] + 1)]
    return every(verdicts)


@exact(
    MATRIX_SCALAR,
    points=layers(smooth()),
    scope=Text(
        "rational layers, widths 1 to 3, every neuron; z and a from layer_matrix and from layer_scalar",
        "capas racionales, anchos 1 a 3, todas las neuronas; z y a de layer_matrix y de layer_scalar",
    ),
)
def both_views_of_the_code_satisfy_the_scalar_formulas(claim: Any, point: Any) -> Any:
    return _each_neuron(claim, point)


@symbolic(
    MATRIX_SCALAR,
    points=[lettered(rows, columns) for rows, columns in ((1, 1), (2, 2), (2, 3), (3, 2), (4, 1))],
    scope=Text(
        "layers of symbols of five shapes, σ a cubic, run by the NumPy code",
        "capas de símbolos con cinco juegos de dimensiones, σ un cúbico, con el código de NumPy",
    ),
)
def the_formulas_hold_for_letters(claim: Any, point: Any) -> Any:
    return _each_neuron(claim, point)


@exact(
    WEIGHT_DIRECTION,
    points=st.builds(
        lambda point, t: Point({"t": t, **point}, **point.scope), layers(st.just(CUBIC)), rationals().filter(bool)
    ),
    scope=Text(
        "rational layers, widths 1 to 3: every neuron raised by t, every neuron of the next layer watched",
        "capas racionales, anchos 1 a 3: cada neurona aumentada en t, observando cada neurona de la capa siguiente",
    ),
)
def raising_neuron_j_moves_neuron_i_by_the_weight(claim: Any, point: Any) -> Any:
    W, b, a = point["W"][1], point["b"][1], point["a"][0]
    z, verdicts = affine(W, a, b), []
    for j in range(a.shape[0]):
        raised = a.copy()
        raised[j, 0] = raised[j, 0] + point["t"]
        full = {**point, "z": {1: z}, "z_raised": {1: affine(W, raised, b)}}
        verdicts += [claim.at({"i": i, "j": j + 1, **full}) for i in range(1, W.shape[0] + 1)]
    return every(verdicts)


@exact(
    EXAMPLE,
    points=[Point({}, width=3)],
    scope=Text("the numbers of the problem through the NumPy code", "los números del problema con el código de NumPy"),
)
def the_layer_done_by_hand_is_what_the_code_computes(claim: Any, point: Any) -> Any:
    return every(
        claim.at({**point, "z": z, "a": a}) for z, a in (view(BOARD, BOARD_X) for view in (layer_matrix, layer_scalar))
    )
