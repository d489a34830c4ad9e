"""Bounded floats: sound for every operation, bit for bit the plain values, and not vacuous."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from teorema.ground.errors import Refused
from teorema.numeric import bounded
from teorema.numeric.activations import primitives
from teorema.numeric.bounded import ULPS, Bounded, erfc

from .balls import balls, distance, precision

DTYPES = (np.float64, np.float32)
NAMES = {primitive: getattr(primitive, "__name__", "") for primitive in ULPS} | {erfc: "erfc"}
ON_BALLS = {np.arctan: primitives.arctan, erfc: primitives.erfc}
RANGES = {
    np.exp: (-80, 80), np.expm1: (-40, 40), np.log: (1e-3, 50), np.log1p: (-0.99, 50),
    np.tanh: (-9, 9), np.arctan: (-100, 100), np.sqrt: (0, 1e4), erfc: (-5, 9),
}  # fmt: skip


def sample(primitive, dtype, n=3000):
    low, high = RANGES[primitive]
    rng = np.random.default_rng(7)
    near = rng.choice([-1, 1], n) * 10.0 ** rng.uniform(-9, 0, n)
    z = np.concatenate([rng.uniform(low, high, n), near[(near > low) & (near < high)]])
    return z.astype(dtype)


@pytest.mark.parametrize("dtype", DTYPES, ids=lambda d: d.__name__)
@pytest.mark.parametrize("primitive", ULPS, ids=lambda f: NAMES[f])
def test_stated_ulps_hold_against_ball_arithmetic(primitive, dtype, record_property):
    z = sample(primitive, dtype)
    run = ON_BALLS.get(primitive, primitive)
    values = run(z)
    assert values.dtype == dtype
    with precision(160):
        error = distance(values, run(balls(z)))
    worst = float(np.max(error / np.spacing(np.abs(values)).astype(float)))
    record_property("ulps", worst)
    assert 0.4 <= worst <= ULPS[primitive]


@pytest.mark.parametrize(("dtype", "low"), [(np.float64, -745.0), (np.float32, -104.0)])
def test_underflow_costs_less_than_a_normal_number(dtype, low):
    z = np.linspace(low, low * 0.9, 300).astype(dtype)
    with precision(160):
        error = distance(np.exp(z), np.exp(balls(z)))
    assert np.all(error <= np.exp(Bounded(z)).error)


entries = st.floats(-8, 8, width=32)
errors = st.sampled_from([0.0, 1e-9, 1e-3])


@st.composite
def shifted(draw, shape):
    """A bounded array together with an exact point inside its bound, as fractions."""
    value = draw(hnp.arrays(draw(st.sampled_from(DTYPES)), shape, elements=entries))
    error = draw(errors)
    side = draw(hnp.arrays(np.int64, shape, elements=st.integers(-1, 1)))
    exact = np.frompyfunc(lambda v, s: Fraction(float(v)) + int(s) * Fraction(error), 2, 1)(value, side)
    return Bounded(value, error), exact


OPERATIONS = {
    "add": (lambda a, b, c: a + b, 2),
    "subtract": (lambda a, b, c: a - b * 3, 2),
    "multiply": (lambda a, b, c: a * b, 2),
    "divide": (lambda a, b, c: a / (b * b + 1), 2),
    "matmul": (lambda a, b, c: a @ b, 2),
    "square": (lambda a, b, c: a**2 - np.square(b), 2),
    "maximum": (lambda a, b, c: np.maximum(a, b), 2),
    "minimum": (lambda a, b, c: np.minimum(a, b), 2),
    "absolute": (lambda a, b, c: abs(-a) - +b, 2),
    "sum": (lambda a, b, c: (a * b).sum(axis=1, keepdims=True) - a.sum(axis=0), 2),
    "transpose": (lambda a, b, c: a.T @ b, 2),
    "tenth": (lambda a, b, c: a * Fraction(1, 10) + c, 2),
    "long": (lambda a, b, c: ((a @ b + a) @ (a - b)).sum(), 2),
}


@settings(max_examples=40)
@pytest.mark.parametrize("name", OPERATIONS)
@given(a=shifted((2, 2)), b=shifted((2, 2)))
def test_bounds_hold_in_exact_arithmetic(name, a, b):
    """Rational operations against fractions: the exact operands lie anywhere within the stated errors."""
    program = OPERATIONS[name][0]
    result = program(a[0], b[0], 2)
    exact = np.asarray(program(a[1], b[1], 2), dtype=object)
    assert result.shape == exact.shape
    for index in np.ndindex(result.shape):
        gap = abs(Fraction(float(result.value[index])) - exact[index])
        assert gap <= Fraction(float(result.error[index]))


def _between(low, high):
    return st.integers(int(64 * low) + 1, int(64 * high)).map(lambda n: n / 64)


@settings(max_examples=25)
@pytest.mark.parametrize("primitive", ULPS, ids=lambda f: NAMES[f])
@given(data=st.data())
def test_bounds_of_primitives_hold_within_the_argument_error(primitive, data):
    low, high = RANGES[primitive]
    dtype = data.draw(st.sampled_from(DTYPES))
    value = data.draw(hnp.arrays(dtype, (3,), elements=_between(max(low, -20), min(high, 20))))
    error = data.draw(st.sampled_from([0.0, 1e-12, 1e-6, 1e-3]))
    run = ON_BALLS.get(primitive, primitive)
    result = primitive(Bounded(value, error))
    assert result.value.dtype == dtype
    with precision(160):
        for side in (-1, 0, 1):
            moved = balls(value) + balls(np.full(3, side * error))
            assert np.all(distance(result.value, run(moved)) <= result.error)


@settings(max_examples=60)
@given(shifted((2, 2)), shifted((2, 2)))
def test_values_are_bit_for_bit_those_of_the_plain_run(a, b):
    x, y = a[0], b[0]
    for program, _ in OPERATIONS.values():
        plain = program(x.value, y.value, 2)
        if plain.dtype == object:  # a Fraction meets floats only inside Bounded
            continue
        assert np.array_equal(program(x, y, 2).value, plain)


def test_division_by_an_interval_around_zero_is_unbounded():
    result = 1 / Bounded(np.array([0.5, 2.0]), np.array([0.5, 0.5]))
    assert result.error[0] == np.inf
    assert result.error[1] < 0.4


def test_a_root_or_a_logarithm_of_what_may_be_negative_is_unbounded():
    z = Bounded(np.array([0.5]), np.array([0.6]))
    for unbounded in (np.log(z), np.sqrt(z), np.log1p(z - 1)):
        assert unbounded.error[0] == np.inf
    assert np.sqrt(Bounded(np.array([0.0]))).error[0] < 1e-300


def test_overflow_makes_the_bound_infinite():
    with np.errstate(over="ignore"):
        assert np.exp(Bounded(np.float32([100.0]))).error[0] == np.inf
        assert (Bounded(np.array([1e308])) * 10).error[0] == np.inf
        assert Bounded(np.array([1e308, 1e308])).sum().error == np.inf
        single = Bounded(np.float32([[1e30]]))  # the bound itself is computed in float64 and does not overflow
        assert (single @ single).error[0, 0] == np.inf


def test_a_branch_that_rounding_may_turn_costs_the_jump():
    z = Bounded(np.array([1.0, 1e-9, -1e-9, 0.0]), np.array([0.1, 1e-8, 1e-8, 0.0]))
    assert np.heaviside(z, 0).error == pytest.approx([0.0, 1.0, 1.0, 0.0])


def test_zero_and_the_winner_of_a_maximum_are_exact():
    z = Bounded(np.array([3.0, -3.0]), np.array([0.1, 0.2]))
    assert (z * 0 + 1).error.tolist() == [0.0, 0.0]
    assert np.maximum(z, 0).error.tolist() == pytest.approx([0.1, 0.0])
    assert np.minimum(z, 0).error.tolist() == pytest.approx([0.0, 0.2])


def test_a_parameter_is_rounded_once_and_said_so():
    """0.1 in float32 is not 0.1: the distance belongs to the bound."""
    z = Bounded(np.float32([1.0])) * Fraction(1, 10)
    assert abs(Fraction(float(z.value[0])) - Fraction(1, 10)) <= Fraction(float(z.error[0]))
    moved = abs(Fraction(float(np.float32(0.1))) - Fraction(1, 10))
    for alone in (Bounded(np.float32([1.0])) * 0 + Fraction(1, 10), Bounded(np.float32([1.0])).of([Fraction(1, 10)])):
        assert moved <= Fraction(float(alone.error[0])) <= 2 * moved
    assert Bounded(np.float32([1.0])).of([[Fraction(1, 10), Bounded(np.float32(2.0), 0.5)]]).error[0, 1] == 0.5


def test_it_has_no_order_and_takes_no_integers():
    z = Bounded(np.array([1.0]))
    for act in (
        lambda: z < z,
        lambda: z == z,
        lambda: z * np.array([1]),
        lambda: z**3,
        lambda: np.sin(z),
        lambda: z + True,
    ):
        with pytest.raises(TypeError):
            act()
    with pytest.raises(TypeError):
        np.add.reduce(z)


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ([1, 2], 0, "value: must be float32 or float64, got int64"),
        (np.array(["a"]), 0, "value: must be float32 or float64, got <U1"),
        ([1.0], -1.0, "error: must not be negative, got -1.0"),
        ([1.0], float("nan"), "error: must not be negative, got nan"),
    ],
)
def test_refusals_of_bounded(value, error, message):
    with pytest.raises(Refused, match=message):
        Bounded(np.array(value), error)


def test_a_missing_term_is_refuted(monkeypatch):
    """The planted mistakes: without γ_n, and with ulps that are too few, the bounds do not hold."""
    rng = np.random.default_rng(1)
    a, b = rng.standard_normal((8, 200)).astype(np.float32), rng.standard_normal((200, 8)).astype(np.float32)
    exact = balls(a) @ balls(b)
    assert np.all(distance(a @ b, exact) <= (Bounded(a) @ Bounded(b)).error)
    monkeypatch.setattr(bounded, "_gamma", lambda n, u: u / 1000)
    assert np.any(distance(a @ b, exact) > (Bounded(a) @ Bounded(b)).error)
    z = sample(np.tanh, np.float64)
    with precision(160):
        assert np.any(distance(np.tanh(z), np.tanh(balls(z))) > 0.1 * np.tanh(Bounded(z)).error)


def test_a_bound_says_how_much_it_says():
    assert Bounded(np.array([2.0, -4.0]), np.array([0.0, 1.0])).relative == 0.25
    assert [Bounded(np.array([0.0]), error).relative for error in (0.0, 1.0)] == [0.0, np.inf]
    assert repr(Bounded(np.array([2.0]))) == "Bounded(array([2.]), array([0.]))"
    assert Bounded(np.array([[2.0, 1.0]]))[0, 1].value == 1.0
