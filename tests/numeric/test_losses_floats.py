"""The losses on floats: within their bound of the exact values, without overflow or cancellation, at the ends of their sets."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy

from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.bounded import Bounded
from teorema.numeric.losses import LOSSES

from .balls import balls, distance, precision
from .loss_definitions import DEFINITION, NAMES

SIGNED = ("squared", "half_squared", "absolute", "huber", "logistic_cross_entropy")
"""Losses whose prediction may be any number."""


def points(name, dtype, seed=0):
    """Predictions and targets in the sets of the loss, far and near, all exactly representable."""
    rng = np.random.default_rng(seed)
    loss = LOSSES[name]
    if loss.prediction == "real":
        p = np.concatenate([rng.normal(size=(2, 40)), 30 * rng.normal(size=(2, 20)), np.zeros((2, 1))], axis=1)
    else:
        p = np.concatenate([rng.uniform(1e-3, 1, (1, 50)), 10.0 ** rng.uniform(-30, -1, (1, 11))], axis=1)
        p = np.concatenate([p, 1 - p if loss.prediction == "simplex" else rng.uniform(0.01, 0.99, p.shape)])
    p = p.astype(dtype)
    if loss.target == "real":
        t = rng.normal(size=p.shape)
    else:
        t = np.where(rng.random((1, 61)) < 0.5, rng.integers(0, 2, (1, 61)), rng.random((1, 61)))
        t = np.concatenate([t, 1 - t])
    return p, t.astype(dtype)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", NAMES)
def test_floats_lie_within_the_bound_of_the_exact_values(name, dtype):
    for seed in range(5):
        p, t = points(name, dtype, seed)
        for slot in ("value", "gradient"):
            run = getattr(LOSSES[name], slot)
            plain, bounded = run(p, t), run(Bounded(p), t)
            assert plain.dtype == dtype
            assert np.array_equal(plain, bounded.value)
            with precision(300):
                exact = run(balls(p), balls(t))
                assert np.isfinite(bounded.error).all()
                assert np.all(distance(plain, exact) <= bounded.error)
            relative = bounded.error / np.maximum(np.abs(plain.astype(float)), 1e-30)
            assert np.median(relative) < 60 * np.finfo(dtype).eps


@pytest.mark.parametrize(
    "name",
    ["squared", "half_squared", "absolute", "huber", "logistic_cross_entropy", "binary_cross_entropy", "cross_entropy"],
)
def test_values_on_balls_are_those_of_sympy(name):
    """The exact judge itself, held against the definition evaluated by SymPy to 50 digits."""
    p, t = points(name, np.float64)
    with precision(300):
        exact = LOSSES[name].value(balls(p), balls(t))
        for j in range(0, 50, 7):
            rational = [[sympy.Rational(Fraction(float(one[i, j]))) for one in (p, t)] for i in range(2)]
            definition = sum(DEFINITION[name](*pair) for pair in rational)
            assert abs(sympy.Float(exact[0, j].str(50, radius=False), 60) - sympy.N(definition, 60)) < 1e-40


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", SIGNED)
def test_far_out_nothing_overflows_and_nothing_warns(name, dtype):
    z = np.array([[1e4, -1e4, 1e4, -1e4, 0.0]], dtype=dtype)
    y = np.array([[1, 1, 0, 0, 1]], dtype=dtype)
    loss = LOSSES[name]
    assert np.isfinite(loss.value(z, y)).all()
    assert np.isfinite(loss.gradient(z, y)).all()


@pytest.mark.filterwarnings("error")
def test_the_logit_form_keeps_every_digit_that_the_textbook_form_loses():
    z, y = np.array([[40.0, -40.0, 36.0]]), np.array([[1.0, 0.0, 1.0]])
    with precision(300):
        exact = [float(x.mid()) for x in LOSSES["logistic_cross_entropy"].value(balls(z), balls(y)).flat]
    assert LOSSES["logistic_cross_entropy"].value(z, y)[0].tolist() == pytest.approx(exact, rel=1e-15)
    textbook = ACTIVATIONS["softplus"].f(z) - y * z
    assert textbook[0, 0] == 0
    assert exact[0] > 4e-18
    through = LOSSES["binary_cross_entropy"].value(ACTIVATIONS["logistic"].f(z), y)
    assert through[0, 0] == 0  # the probability has already been rounded to 1


@pytest.mark.filterwarnings("error")
def test_an_impossible_class_costs_infinity_and_a_class_that_does_not_occur_nothing():
    p = np.array([[0.0, 1, 1, 0], [1, 0, 0, 1]])
    y = np.array([[0.0, 1, 0, 1], [1, 0, 1, 0]])
    for name in ("binary_cross_entropy", "cross_entropy", "kl"):
        assert LOSSES[name].value(p, y).tolist() == [[0, 0, np.inf, np.inf]]
        assert not np.isnan(LOSSES[name].gradient(p, y)).any()
    assert LOSSES["binary_cross_entropy"].gradient(p, y)[0].tolist() == [1, -1, np.inf, -np.inf]
    assert LOSSES["cross_entropy"].gradient(p, y).tolist() == [[0, -1, 0, -np.inf], [-1, 0, -np.inf, 0]]
    tiny = np.array([[1e-310], [1.0]])
    assert LOSSES["kl"].value(tiny, np.array([[1.0], [0.0]]))[0, 0] == pytest.approx(310 * np.log(10))


def test_close_to_the_target_the_divergence_keeps_its_size():
    t = np.array([[0.3], [0.7]])
    p = t + np.array([[1e-7], [-1e-7]])
    with precision(300):
        exact = float(LOSSES["kl"].value(balls(p), balls(t))[0, 0].mid())
    assert abs(LOSSES["kl"].value(p, t)[0, 0] - exact) < 1e-22  # of terms of size 1e-7
    assert abs(float(np.sum(t * np.log(t / p))) - exact) > 1e-18
