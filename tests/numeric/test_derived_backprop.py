"""The steps of `derive`, evaluated at random networks, against the gradients of the executed `backprop`: every δ, ζ, g_W, g_b."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest

from teorema.ground.grid import Grid
from teorema.numeric.activations import Activation
from teorema.numeric.backprop import Gradients, backprop
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.calculus import Member, evaluate
from teorema.symbolic.network.derivation import Derivation, derive
from teorema.symbolic.network.hand import trace

CUBES = [
    Activation("one", f=lambda u: u * u * u - u + 1, df=lambda u: u * u * 3 - 1),
    Activation("two", f=lambda u: u * u * 2 + u, df=lambda u: u * 4 + 1),
    Activation("three", f=lambda u: u * u * u + u * u, df=lambda u: u * u * 3 + u * 2),
]
LETTERS = {"delta": "delta", "Delta": "delta", "zeta": "zeta", "g_W": "W", "g_b": "b"}


def drawn(rng: Random, rows: int, columns: int) -> Any:
    made = np.empty((rows, columns), dtype=object)
    made.ravel()[:] = [Fraction(rng.randint(-6, 6), rng.randint(1, 3)) for _ in range(rows * columns)]
    return made


def executed(g: Gradients, letter: str, layer: int) -> Any:
    """What the code has for a letter of the derivation."""
    if letter == "zeta" and layer == 0:
        return g.zeta0
    return getattr(g, LETTERS[letter])[layer - 1]


def evaluated(derivation: Derivation, point: dict[str, Any]) -> dict[tuple[str, int], Grid]:
    """Every gradient of the derivation, each from those before it."""
    there = {key: dict(value) if isinstance(value, dict) else value for key, value in point.items()}
    found: dict[tuple[str, int], Grid] = {}
    for one in derivation.equations:
        there.setdefault(one.name.family.name, {})[int(one.name.at)] = evaluate(one.value, there)
    for step in derivation.steps:
        assert isinstance(step.left, Member)
        letter, layer = step.left.family.name, int(step.left.at)
        found[letter, layer] = evaluate(step.right, there)
        there.setdefault(letter, {})[layer] = found[letter, layer]
    return found


@pytest.mark.parametrize("batch", [None, 1, 3])
@pytest.mark.parametrize("loss", ["half_squared", "squared"])
@pytest.mark.parametrize("widths", [(2, 3), (3, 1, 2), (1, 2, 2, 3), (2, 2, 2, 2)])
@pytest.mark.parametrize("output", ["sigma", "identity"])
def test_every_step_is_what_the_code_computes(
    widths: tuple[int, ...], loss: str, batch: int | None, output: str
) -> None:
    rng = Random(f"{widths}{loss}{batch}{output}")
    derivation = derive(list(widths), output=output, loss=loss, batch=batch)
    depth, n = len(widths) - 1, batch or 1
    W = {k: drawn(rng, after, before) for k, (before, after) in enumerate(pairwise(widths), start=1)}
    b = {k: drawn(rng, widths[k], 1) for k in W}
    x, y = drawn(rng, widths[0], n), drawn(rng, widths[-1], n)
    sigma = {k: CUBES[k % 3] for k in W}
    names = ("X", "Y") if derivation.model.letters.batch else ("x", "y")
    found = evaluated(derivation, {"W": W, "b": b, names[0]: x, names[1]: y, "sigma": sigma, "L": depth, "N": widths})
    records = [sigma[k] if k < depth or output == "sigma" else "identity" for k in W]
    network = Network([Layer(W[k], b[k], record) for k, record in zip(W, records, strict=True)])
    g = backprop(network, forward(network, x), y, loss)
    gradients = {"g_W", "g_b"}
    assert {key for key in found if key[0] in gradients} == {(one, k) for one in gradients for k in W}
    for (letter, layer), value in found.items():
        assert value.tolist() == executed(g, letter, layer).tolist(), f"{letter}^[{layer}]"


def test_a_wrong_backward_pass_does_not_agree() -> None:
    """The comparison can fail: with σ′ dropped in the records, δ^[1] differs."""
    rng = Random(7)
    flat = Activation("flat", f=CUBES[0].f, df=lambda u: u * 0 + 1)
    W, b = {1: drawn(rng, 2, 2), 2: drawn(rng, 1, 2)}, {1: drawn(rng, 2, 1), 2: drawn(rng, 1, 1)}
    x, y = drawn(rng, 2, 1), drawn(rng, 1, 1)
    found = evaluated(
        derive([2, 2, 1]), {"W": W, "b": b, "x": x, "y": y, "sigma": dict.fromkeys(W, CUBES[0]), "L": 2, "N": (2, 2, 1)}
    )
    network = Network([Layer(W[1], b[1], flat), Layer(W[2], b[2])])
    g = backprop(network, forward(network, x), y, "half_squared")
    assert found["delta", 2].tolist() == g.delta[1].tolist()
    assert found["delta", 1].tolist() != g.delta[0].tolist()


@pytest.mark.parametrize(
    ("hidden", "output", "loss"),
    [
        ("logistic", "softmax", "cross_entropy"),
        ("tanh", "logistic", "binary_cross_entropy"),
        ("relu", "identity", "logistic_cross_entropy"),
        ("softplus", "softmax", "half_squared"),
    ],
)
def test_a_pass_by_hand_is_what_the_code_computes_in_floats(hidden: str, output: str, loss: str) -> None:
    rng = Random(11)
    widths = (2, 3, 2)
    values = {f"W{k}": drawn(rng, m, n) for k, (n, m) in enumerate(pairwise(widths), start=1)}
    values |= {f"b{k}": drawn(rng, widths[k], 1) for k in (1, 2)}
    values |= {"x": drawn(rng, 2, 1), "y": np.array([[Fraction(1)], [Fraction(0)]], dtype=object)}
    by_hand = trace(widths, {key: value.tolist() for key, value in values.items()}, hidden, output, loss)
    floats = {key: value.astype(float) for key, value in values.items()}
    network = Network([Layer(floats["W1"], floats["b1"], hidden), Layer(floats["W2"], floats["b2"], output)])
    g = backprop(network, forward(network, floats["x"]), floats["y"], loss)
    for name, value in {"δ^[1]": g.delta[0], "δ^[2]": g.delta[1], "g_W^[1]": g.W[0], "g_W^[2]": g.W[1]}.items():
        exact = [[float(entry) for entry in row] for row in by_hand.value(name).tolist()]
        np.testing.assert_allclose(value, exact, rtol=1e-9, atol=1e-12, err_msg=name)
