"""Piece 08, symmetry breaking: twin units keep equal gradients, and a start at zero hardly moves."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import isqrt
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st
from sympy import Rational, sqrt

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import polynomial, relu, uninterpreted
from teorema.symbolic.statements.layers import TWIN_GRADIENTS, TWINS_STAY, TWINS_STAY_ADAM, ZERO_START

from .derivatives import cubic_cost, gradients, half_squares, on_tangents
from .single_layers import random_array, seeds
from .strategies import CUBIC

ODD_CUBIC = replace(polynomial(0, -1, 0, 1), odd=True)
COSTS = (half_squares, cubic_cost)


@st.composite
def twins(draw: Any) -> Point:
    """A network with two hidden units i and k that are alike, or alike but for one thing; batches of one or two samples."""
    rng = draw(seeds())
    depth = rng.randint(2, 3)
    at = rng.randint(1, depth - 1)
    widths = [rng.randint(1, 2) for _ in range(depth + 1)]
    widths[at] = rng.randint(2, 3)
    i, k = rng.sample(range(1, widths[at] + 1), 2)
    but = rng.choice(["nothing", "nothing", "rows", "biases", "columns"])
    ell = range(1, depth + 1)
    W = {n: random_array(rng, widths[n], widths[n - 1]) for n in ell}
    b = {n: random_array(rng, widths[n]) for n in ell}
    if but != "rows":
        W[at][k - 1, :] = W[at][i - 1, :]
    if but != "biases":
        b[at][k - 1, :] = b[at][i - 1, :]
    if but != "columns":
        W[at + 1][:, k - 1] = W[at + 1][:, i - 1]
    samples = rng.randint(1, 2)
    sigma = rng.choice([CUBIC, uninterpreted(Uninterpreted(rng))])
    return Point(
        {
            "l": at,
            "i": i,
            "k": k,
            "W": W,
            "b": b,
            "x": random_array(rng, widths[0], samples),
            "target": random_array(rng, widths[-1], samples),
            "L": depth,
            "N": tuple(widths),
            "sigma": {layer: CUBIC if layer == depth else sigma for layer in ell},
            "cost": rng.choice(COSTS),
        },
        depth=depth,
        width=max(widths),
        batch=samples,
    )


@exact(
    TWIN_GRADIENTS,
    points=twins(),
    scope=Text(
        "rational networks of 2 and 3 layers, batches of 1 and 2, σ a cubic or unknown values and slopes; cost ½‖ŷ − y‖² or a cubic one; each partial derivative by a tangent through predict",
        "redes racionales de 2 y 3 capas, lotes de 1 y 2, σ un cúbico o valores y pendientes desconocidos; costo ½‖ŷ − y‖² o uno cúbico; cada derivada parcial con una tangente por predict",
    ),
)
def twins_have_equal_gradients(claim: Any, point: Any) -> Any:
    G, g = gradients(point, point["cost"])
    return claim.at({**point, "G": G, "g": g})


Numbers = tuple[dict[int, Any], dict[int, Any]]
"""A number for every weight and for every bias of the two layers around the twins."""


def made_equal(twins: Point, numbers: Numbers) -> Numbers:
    """The numbers with those of unit k replaced by those of unit i."""
    (weights, biases), at, i, k = numbers, twins["l"], twins["i"] - 1, twins["k"] - 1
    weights[at][k, :], biases[at][k, :], weights[at + 1][:, k] = (
        weights[at][i, :],
        biases[at][i, :],
        weights[at + 1][:, i],
    )
    return numbers


def states(rng: Random, twins: Point, kind: str) -> Numbers:
    """Numbers that are all 0 (`zero`), the same for both units (`equal`) or any (`any`)."""
    widths, limit = twins["N"], 0 if kind == "zero" else 2
    ell = (twins["l"], twins["l"] + 1)
    weights = {n: random_array(rng, widths[n], widths[n - 1], limit) for n in ell}
    biases = {n: random_array(rng, widths[n], 1, limit) for n in ell}
    return made_equal(twins, (weights, biases)) if kind == "equal" else (weights, biases)


@st.composite
def moving_twins(draw: Any) -> Point:
    """Twins with velocities that are zero, equal, or whatever they are."""
    drawn, rng = draw(twins()), draw(seeds())
    V, v = states(rng, drawn, rng.choice(["zero", "equal", "any"]))
    eta, beta = Fraction(rng.randint(1, 4), 2), Fraction(rng.randint(0, 4), 4)
    return Point({"eta": eta, "beta": beta, **drawn, "V_before": V, "v_before": v}, **drawn.scope)


@exact(
    TWINS_STAY,
    points=moving_twins(),
    scope=Text(
        "one step of descent with momentum on the same networks, velocities zero or equal before it",
        "un paso de descenso con momento en las mismas redes, con velocidades nulas o iguales antes de él",
    ),
)
def twins_stay_twins_after_a_step(claim: Any, point: Any) -> Any:
    G, g = gradients(point, point["cost"])
    ell = (point["l"], point["l"] + 1)
    V = {n: point["V_before"][n] * point["beta"] + G[n] for n in ell}
    v = {n: point["v_before"][n] * point["beta"] + g[n] for n in ell}
    W_next = {n: point["W"][n] - V[n] * point["eta"] for n in ell}
    b_next = {n: point["b"][n] - v[n] * point["eta"] for n in ell}
    return claim.at({**point, "V": V, "v": v, "W_next": W_next, "b_next": b_next})


@st.composite
def twins_under_adam(draw: Any) -> Point:
    """Twins at some step of Adam with moments that are zero, as at the first step, equal, or whatever they are."""
    drawn, rng = draw(twins()), draw(seeds())
    first, second = rng.choice(
        [("zero", "zero"), ("equal", "equal"), ("equal", "equal"), ("any", "equal"), ("equal", "any")]
    )
    rates = {
        "t": 1 if first == "zero" else rng.randint(1, 4),
        "eta": Fraction(rng.randint(1, 4), 2),
        "beta1": Fraction(rng.randint(0, 9), 10),
        "beta2": Fraction(rng.randint(0, 9), 10),
        "eps": Fraction(1, 10 ** rng.randint(0, 8)),
    }
    M, m = states(rng, drawn, first)
    V, v = states(rng, drawn, second)
    if second != "zero":
        G, g = gradients(drawn, drawn["cost"])
        V, v = ({n: squared(rates, slope[n], more[n]) for n in more} for slope, more in ((G, V), (g, v)))
    if second == "equal":
        V, v = made_equal(drawn, (V, v))
    return Point({**rates, **drawn, "M_before": M, "m_before": m, "V_before": V, "v_before": v}, **drawn.scope)


def squared(rates: Any, gradient: Any, more: Any) -> Any:
    """Second moments, none negative, that one step with this gradient makes squares of rational numbers once they are corrected."""
    beta2, t = rates["beta2"], rates["t"]
    after = (abs(gradient) + abs(more)) ** 2 * (1 - beta2**t)
    return (after - gradient**2 * (1 - beta2)) / beta2 if beta2 else more**2


@partial(np.vectorize, otypes=[object])
def root(number: Fraction) -> Any:
    """The exact square root: a rational number where it is one, a surd elsewhere."""
    guess = Fraction(isqrt(number.numerator), isqrt(number.denominator))
    return guess if guess**2 == number else sqrt(Rational(number.numerator, number.denominator))


def adam(point: Any, gradient: Any, first: Any, second: Any) -> tuple[Any, Any, Any]:
    """Algorithm 1 of Kingma and Ba on one array: both moments after the step, and the step divided by η."""
    beta1, beta2, t = point["beta1"], point["beta2"], point["t"]
    m = first * beta1 + gradient * (1 - beta1)
    v = second * beta2 + gradient * gradient * (1 - beta2)
    return m, v, m / (1 - beta1**t) / (root(v / (1 - beta2**t)) + point["eps"])


@exact(
    TWINS_STAY_ADAM,
    points=twins_under_adam(),
    scope=Text(
        "one step of Adam on the same networks, the first one or a later one, β₁ and β₂ from 0 to 9/10, ε from 10⁻⁸ to 1; square roots exact, most of them rational",
        "un paso de Adam en las mismas redes, el primero u otro posterior, β₁ y β₂ de 0 a 9/10, ε de 10⁻⁸ a 1; raíces cuadradas exactas, la mayoría racionales",
    ),
)
def twins_stay_twins_after_a_step_of_adam(claim: Any, point: Any) -> Any:
    G, g = gradients(point, point["cost"])
    ell = (point["l"], point["l"] + 1)
    weights = {n: adam(point, G[n], point["M_before"][n], point["V_before"][n]) for n in ell}
    biases = {n: adam(point, g[n], point["m_before"][n], point["v_before"][n]) for n in ell}
    M, V, D = ({n: made[at] for n, made in weights.items()} for at in range(3))
    m, v, d = ({n: made[at] for n, made in biases.items()} for at in range(3))
    W_next = {n: point["W"][n] - D[n] * point["eta"] for n in ell}
    b_next = {n: point["b"][n] - d[n] * point["eta"] for n in ell}
    made = {"M": M, "m": m, "V": V, "v": v, "D": D, "d": d, "W_next": W_next, "b_next": b_next}
    return claim.at({**point, "G": G, "g": g, **made})


RELUS = [on_tangents(relu(at_zero=slope)) for slope in (0, 1)]


@st.composite
def zero_networks(draw: Any) -> Point:
    """A network of weights 0, hidden biases mostly 0, hidden activations mostly with σ(0) = 0, of 1 to 3 layers."""
    rng = draw(seeds())
    depth, samples = rng.randint(1, 3), rng.randint(1, 2)
    widths = [rng.randint(1, 2) for _ in range(depth + 1)]
    ell = range(1, depth + 1)
    hidden = rng.choice([ODD_CUBIC, polynomial(0, 2, 1), *RELUS, CUBIC])
    limit = rng.choice([0, 0, 2])
    return Point(
        {
            "L": depth,
            "W": {k: random_array(rng, widths[k], widths[k - 1], 0) for k in ell},
            "b": {k: random_array(rng, widths[k], 1, 2 if k == depth else limit) for k in ell},
            "x": random_array(rng, widths[0], samples),
            "target": random_array(rng, widths[-1], samples),
            "N": tuple(widths),
            "sigma": {k: CUBIC if k == depth else hidden for k in ell},
            "cost": rng.choice(COSTS),
        },
        depth=depth,
        width=max(widths),
        batch=samples,
    )


@exact(
    ZERO_START,
    points=zero_networks(),
    cases=15,
    scope=Text(
        "networks of 2 and 3 layers, widths 1 and 2, batches of 1 and 2, hidden σ with σ(0) = 0, ReLU with both values of its slope at 0 among them, output σ a cubic; each partial derivative by a tangent through predict",
        "redes de 2 y 3 capas, anchos 1 y 2, lotes de 1 y 2, σ oculta con σ(0) = 0, entre ellas ReLU con ambos valores de su pendiente en 0, σ de salida un cúbico; cada derivada parcial con una tangente por predict",
    ),
)
def at_zero_only_the_output_bias_has_a_gradient(claim: Any, point: Any) -> Any:
    G, g = gradients(point, point["cost"])
    layers = [(ell, k) for ell in range(1, point["L"] + 1) for k in range(1, max(point["L"], 2))]
    verdicts = [claim.at({"l": ell, "k": k, **point, "G": G, "g": g}) for ell, k in layers]
    return False if False in verdicts else None if None in verdicts else True
