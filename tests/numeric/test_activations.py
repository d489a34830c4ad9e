"""Every record of the catalogue: its formulas, derivatives, bounds, range, kinks and constants, against ball arithmetic."""

from __future__ import annotations

import math
from dataclasses import replace

import flint
import mpmath
import numpy as np
import pytest

from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.activations.primitives import step
from teorema.numeric.bounded import Bounded

from .balls import balls, distance, precision
from .records import DTYPES, every

TEXTBOOK = {
    "identity": lambda u: u,
    "step": lambda u: 1 if u >= 0 else 0,
    "sign": lambda u: 1 if u >= 0 else -1,
    "hard_tanh": lambda u: max(-1, min(1, u)),
    "logistic": lambda u: 1 / (1 + mpmath.exp(-u)),
    "bipolar": lambda u: 2 / (1 + mpmath.exp(-u)) - 1,
    "tanh": lambda u: (mpmath.exp(u) - mpmath.exp(-u)) / (mpmath.exp(u) + mpmath.exp(-u)),
    "arctan": mpmath.atan,
    "softsign": lambda u: u / (1 + abs(u)),
    "relu": lambda u: max(u, 0),
    "leaky_relu": lambda u: u if u > 0 else u / 100,
    "elu": lambda u: u if u > 0 else mpmath.exp(u) - 1,
    "selu": lambda u: mpmath.mpf(1.0507009873554805) * (u if u > 0 else mpmath.mpf(1.6732632423543772) * (mpmath.exp(u) - 1)),
    "softplus": lambda u: mpmath.log(1 + mpmath.exp(u)),
    "silu": lambda u: u / (1 + mpmath.exp(-u)),
    "gelu": lambda u: u * mpmath.ncdf(u),
    "gaussian": lambda u: mpmath.exp(-u * u),
    "half_gaussian": lambda u: mpmath.exp(-u * u / 2),
    "double_exponential": lambda u: mpmath.exp(-abs(u)),
    "square": lambda u: u * u,
}  # fmt: skip

GRID = np.concatenate([np.linspace(-6, 6, 49), [0.0, 1e-3, -1e-3, 11.5, -11.5]])
"""Multiples of 1/4, the kinks at -1, 0 and 1 among them, and a few others."""


def exactly(values):
    return np.array(
        [mpmath.mpf(v.str(60, radius=False)) if isinstance(v, flint.arb) else mpmath.mpf(v) for v in values]
    )


def slopes(f, z):
    """f' at balls z by differences from the right and from the left, whose error is below 1e-40 for these functions."""
    with precision(600):
        h = flint.arb(2) ** -150
        return (f(z + h) - f(z)) / h, (f(z) - f(z - h)) / h


def one_sided(f, u, side):
    """lim (f(u + h) - f(u)) / h as h → 0 from one side, to about 1e-26."""
    with precision(500):
        h = side * flint.arb(2) ** -90
        z = balls(np.array([u]))
        after, here = f(z + h)[0], f(z + h * flint.arb(2) ** -90)[0]
        return float((after - here) / h)


def test_the_catalogue_is_complete():
    assert len(ACTIVATIONS) == 20
    assert set(TEXTBOOK) == set(ACTIVATIONS)
    for name, act in ACTIVATIONS.items():
        assert act.name == name
        assert name.isascii()
        assert act.title is not None
        assert act.formula
        assert act.source
        assert act.d2f is not None
    with pytest.raises(TypeError):
        ACTIVATIONS["mine"] = ACTIVATIONS["tanh"]


@pytest.mark.parametrize("name", TEXTBOOK)
def test_the_function_is_that_of_the_textbook(name):
    with precision(200), mpmath.workprec(300):
        values = exactly(ACTIVATIONS[name].f(balls(GRID)))
        for u, v in zip(GRID, values, strict=True):
            assert abs(v - TEXTBOOK[name](mpmath.mpf(float(u)))) <= mpmath.mpf(10) ** -45


def smooth_points(act, also=()):
    return np.array([u for u in GRID if u not in act.kinks and u not in also])


def derivative_errors(act):
    """The largest distances of df from f' and of d2f from df', off the kinks."""
    worst = []
    for f, df, skip in ((act.f, act.df, ()), (act.df, act.d2f, act.slope_kinks)):
        z = balls(smooth_points(act, skip))
        with precision(600):
            gaps = np.concatenate([df(z) - slope for slope in slopes(f, z)]) + balls(np.zeros(2 * len(z)))
        worst.append(max(float(abs(one).upper()) for one in gaps))
    return worst


@every
def test_derivatives_are_the_derivatives(act):
    assert max(derivative_errors(act)) < 1e-30


@pytest.mark.parametrize(
    "wrong",
    [
        replace(
            ACTIVATIONS["logistic"], df=lambda z: ACTIVATIONS["logistic"].f(z) * (2 - ACTIVATIONS["logistic"].f(z))
        ),
        replace(ACTIVATIONS["tanh"], d2f=lambda z: 2 * np.tanh(z) * ACTIVATIONS["tanh"].df(z)),
        replace(ACTIVATIONS["relu"], df=lambda z: step(z) * 0 + 1),
        replace(ACTIVATIONS["gaussian"], df=lambda z: -1 * z * ACTIVATIONS["gaussian"].f(z)),
        replace(ACTIVATIONS["softsign"], slope_kinks=()),
        replace(ACTIVATIONS["hard_tanh"], kinks=(-1.0,)),
    ],
    ids=lambda act: act.name,
)
def test_a_wrong_derivative_or_a_forgotten_kink_is_refuted(wrong):
    assert max(derivative_errors(wrong)) > 1e-3


@every
def test_kinks_are_where_the_slopes_differ(act):
    """Derivatives from both sides differ exactly at kinks, those of σ' exactly at the kinks of the slope."""
    for u in act.kinks:
        if u in act.jumps:
            left, right = (float(act.f(np.array([u + side * 1e-9]))[0]) for side in (-1, 1))
        else:
            left, right = (one_sided(act.f, u, side) for side in (-1, 1))
        assert abs(left - right) > 1e-3
        assert min(left, right) - 1e-9 <= float(act.df(np.array([u]))[0]) <= max(left, right) + 1e-9
    for u in act.slope_kinks:
        left, right = (one_sided(act.df, u, side) for side in (-1, 1))
        assert abs(one_sided(act.f, u, -1) - one_sided(act.f, u, 1)) < 1e-20
        assert abs(left - right) > 1e-3
    order = -1 if act.jumps else 0 if act.kinks else 1 if act.slope_kinks else math.inf
    assert act.smoothness == order


@every
@pytest.mark.parametrize("dtype", DTYPES, ids=lambda d: d.__name__)
def test_values_lie_within_their_computed_bound(act, dtype):
    """f, f' and f'' in floats against the same functions in ball arithmetic; the bound says something."""
    z = np.concatenate([GRID, [1e4, -1e4, 100, -100, 1e-8, -1e-8]]).astype(dtype)[None, :]
    for f in (act.f, act.df, act.d2f):
        plain, carried = f(z), f(Bounded(z))
        assert plain.dtype == dtype
        assert np.array_equal(plain, carried.value)
        with precision(200):
            error = distance(plain, f(balls(z)) + balls(np.zeros_like(z)))
        assert np.all(error <= carried.error)
        near = np.abs(z) <= 12
        size = max(1.0, float(np.max(np.abs(plain[near]))))
        assert np.max(carried.error[near]) <= 100 * np.finfo(dtype).eps * size


@every
@pytest.mark.parametrize("dtype", DTYPES, ids=lambda d: d.__name__)
def test_large_arguments_neither_overflow_nor_warn(act, dtype):
    z = np.array([-1e4, 1e4, -9.99e3, 745.2, -745.2, 88.8, -88.8, 104.0, -104.0, 0.0, -0.0], dtype=dtype)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        for f in (act.f, act.df, act.d2f):
            values = f(z)
            assert values.dtype == dtype
            assert np.all(np.isfinite(values))


CANCELLING = {"gelu", "gaussian", "half_gaussian", "silu", "square"}
"""Their derivatives have zeros, or amplify the rounding of u² or of -u/√2 as the functions themselves do."""


@pytest.mark.parametrize("dtype", DTYPES, ids=lambda d: d.__name__)
@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name not in CANCELLING])
def test_no_digit_is_lost_to_cancellation(name, dtype):
    """Value, slope and curvature have a small relative error everywhere, also where they are as small as e^-30."""
    act = ACTIVATIONS[name]
    z = np.concatenate([np.linspace(-30, 30, 241), [1e-6, -1e-6, 3e-3]]).astype(dtype)
    for f in (act.f, act.df, act.d2f):
        values = f(z)
        with precision(200):
            error = distance(values, f(balls(z)) + balls(np.zeros_like(z)))
        assert np.all(error <= 16 * np.spacing(np.abs(values)).astype(float))


def test_the_usual_formulas_would_fail_here():
    """Why the derivatives are written as they are: 1 - tanh² has lost all digits at z = 15."""
    z = np.array([15.0])
    naive = 1 - np.tanh(z) ** 2
    with precision(200):
        exact = ACTIVATIONS["tanh"].df(balls(z))
        assert distance(naive, exact)[0] > 1e4 * distance(ACTIVATIONS["tanh"].df(z), exact)[0]
