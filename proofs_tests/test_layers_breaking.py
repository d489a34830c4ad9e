"""Piece 08, symmetry breaking: twin units keep equal gradients, and a start at zero hardly moves."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import polynomial, relu, uninterpreted
from teorema.symbolic.statements.layers import TWIN_GRADIENTS, TWINS_STAY, ZERO_START

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


@st.composite
def moving_twins(draw: Any) -> Point:
    """Twins with velocities that are zero, equal, or whatever they are."""
    drawn, rng = draw(twins()), draw(seeds())
    at, i, k, widths = drawn["l"], drawn["i"] - 1, drawn["k"] - 1, drawn["N"]
    speeds = rng.choice(["zero", "equal", "any"])
    limit = 0 if speeds == "zero" else 2
    V = {n: random_array(rng, widths[n], widths[n - 1], limit) for n in (at, at + 1)}
    v = {n: random_array(rng, widths[n], 1, limit) for n in (at, at + 1)}
    if speeds == "equal":
        V[at][k, :], v[at][k, :], V[at + 1][:, k] = V[at][i, :], v[at][i, :], V[at + 1][:, i]
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
