"""Piece 12, one logistic output: cross-entropy of the logit, and the squared error of the same neuron."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.backprop import backprop
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import LOSSES
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.statements.losses import CONVEX, LOGIT, SQUARED_LOGISTIC

from .loss_runs import derivative, labels, number
from .records import Run, _objects, _values, both, floats
from .strategies import logs, parameters

LOGITS = Text(
    "logits 0 and ln(p/q), targets 0, 1 and between; the code on exact numbers, and SymPy's derivatives of the formula",
    "logits 0 y ln(p/q), objetivos 0, 1 e intermedios; el código sobre números exactos, y las derivadas de la fórmula con SymPy",
)
LAYER = Text(
    "one logistic layer under the loss of probabilities, forward and backward pass on exact numbers; logits 0 and ln(p/q), targets 0, 1 and between",
    "una capa logística con la pérdida de probabilidades, pasadas hacia adelante y hacia atrás con números exactos; logits 0 y ln(p/q), objetivos 0, 1 e intermedios",
)
LOSS = LOSSES["logistic_cross_entropy"]


def logits() -> st.SearchStrategy[Any]:
    """0 and logarithms of rationals, where the logistic function is rational."""
    wide = st.integers(2, 20).flatmap(lambda n: st.sampled_from([sp.log(n), -sp.log(n)]))
    return st.one_of(st.just(Fraction(0)), logs(), wide)


def _loss(y: Fraction) -> Any:
    return lambda u: sp.log(1 + sp.exp(u)) - sp.Rational(y.numerator, y.denominator) * u


@exact(LOGIT, points=st.fixed_dictionaries({"z": logits(), "y": labels()}).map(Point), scope=LOGITS)
def the_cross_entropy_of_the_logit(claim: Any, point: Any) -> Any:
    z, y = point["z"], point["y"]
    code = {"L": number(LOSS.value, z, y), "dL": number(LOSS.gradient, z, y)}
    return both(claim, {**point, **code}, {**point, **code, "dL": derivative(_loss(y), z)})


def _layer(z: Any, y: Any) -> dict[str, Any]:
    """ℓ and δ of one logistic unit under the loss of probabilities, as forward and backward pass compute them."""
    x, target = (_objects(Grid([[one]])) for one in (z, y))
    network = Network([Layer(x * 0 + 1, x * 0, "logistic")])
    trace = forward(network, x)
    delta = backprop(network, trace, target, "binary_cross_entropy").delta[0]
    return {
        "L": number(LOSSES["binary_cross_entropy"].value, _values(trace.output, (1, 1))[0][0], y),
        "dL": _values(delta, (1, 1))[0][0],
    }


@exact(LOGIT, points=st.fixed_dictionaries({"z": logits(), "y": labels()}).map(Point), scope=LAYER)
def a_logistic_layer_under_the_loss_of_probabilities(claim: Any, point: Any) -> Any:
    return claim.at({**point, **_layer(point["z"], point["y"])})


@sampled(
    LOGIT,
    points=st.builds(
        lambda k, y, dtype: Point({"z": floats(k / 16, dtype), "y": floats(float(y), dtype)}),
        st.integers(-100, 100),
        st.sampled_from([0, 1, Fraction(1, 4)]),
        st.sampled_from([np.float64, np.float32]),
    ),
    scope=Text(
        "logits from −6.25 to 6.25 in float64 and float32 through the library's code; compared as balls under the computed bound",
        "logits de −6.25 a 6.25 en float64 y float32 con el código de la biblioteca; comparación de bolas con la cota calculada",
    ),
)
def the_cross_entropy_of_the_logit_on_floats(claim: Any, point: Any) -> Any:
    code = {"L": number(LOSS.value, point["z"], point["y"]), "dL": number(LOSS.gradient, point["z"], point["y"])}
    return claim.at({**point, **code})


@exact(
    CONVEX,
    points=st.fixed_dictionaries(
        {"z": logits(), "u": logits(), "v": logits(), "y": labels(), "t": parameters(0, 1)}
    ).map(Point),
    scope=LOGITS,
    cases=12,
)
def the_cross_entropy_is_convex_in_the_logit(claim: Any, point: Any) -> Any:
    code = Run(ACTIVATIONS["softplus"]).d2f(Grid(lift(point["z"]).item())).item()
    diff = derivative(_loss(point["y"]), point["z"], 2)
    return both(claim, {**point, "ddL": code}, {**point, "ddL": diff})


def _cost(u: Any) -> Any:
    return (1 - 1 / (1 + sp.exp(-u))) ** 2 / 2


@exact(
    SQUARED_LOGISTIC,
    points=st.fixed_dictionaries({"z": logits()}).map(Point),
    scope=LOGITS,
    cases=12,
)
def the_squared_error_of_a_logistic_output_is_not_convex(claim: Any, point: Any) -> Any:
    z = Grid(lift(point["z"]).item())
    sigma, loss = Run(ACTIVATIONS["logistic"]), LOSSES["half_squared"]
    s, slope, bend = (f(z).item() for f in (sigma.f, sigma.df, sigma.d2f))
    pulled = number(loss.gradient, s, 1)
    code = {"dS": pulled * slope, "ddS": slope * slope + pulled * bend}
    diff = {"dS": derivative(_cost, point["z"]), "ddS": derivative(_cost, point["z"], 2)}
    return both(claim, {**point, **code}, {**point, **diff})
