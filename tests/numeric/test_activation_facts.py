"""What the records state: Lipschitz constants, images, monotony; exact number systems; and every refusal."""

from __future__ import annotations

import math
from fractions import Fraction
from random import Random

import mpmath
import numpy as np
import pytest
import sympy

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import (
    ACTIVATIONS,
    Activation,
    Image,
    as_activation,
    double_exponential,
    elu,
    entrywise,
    leaky_relu,
    on_tangents,
    polynomial,
    relu,
    uninterpreted,
)
from teorema.numeric.activations.primitives import parameter, sign, step, times
from teorema.numeric.array import as_array
from teorema.numeric.bounded import Bounded

from .balls import balls, precision
from .records import every


@every
def test_lipschitz_constants(act):
    """The stated constant bounds every sampled slope and quotient and is reached where it says."""
    if act.lipschitz is None:
        assert act.jumps or act.name == "square"
        return
    K, at = float(act.lipschitz.value), act.lipschitz.at
    u = np.linspace(-8, 8, 4001)
    assert np.max(np.abs(act.df(u))) <= K * (1 + 1e-12)
    v = np.random.default_rng(3).permutation(u)
    assert np.all(np.abs(act.f(u) - act.f(v)) <= K * np.abs(u - v) * (1 + 1e-9) + 1e-14)
    reached = max(abs(float(act.df(np.array([min(at, 50.0) + d]))[0])) for d in (-1e-9, 0.0, 1e-9))
    assert reached == pytest.approx(K, rel=1e-7)
    nothing = max(np.max(np.abs(act.df(u))) / (0.999 * K), reached / (0.999 * K))
    assert nothing > 1  # a constant smaller by a thousandth is refuted


@every
def test_closed_forms_of_the_lipschitz_constants(act):
    if act.lipschitz is None or act.name == "silu":
        return
    names = {name: getattr(mpmath, name) for name in ("sqrt", "exp", "erfc", "pi", "e")} | {"max": max, "abs": abs}
    given = {key: mpmath.mpf(float(value)) for key, value in act.parameters.items()}
    exact = mpmath.mpmathify(eval(act.lipschitz.exact, {"__builtins__": {}}, names | given))
    assert float(exact) == pytest.approx(float(act.lipschitz.value), rel=2e-15)
    assert str(act.lipschitz) == act.lipschitz.exact


def test_the_lipschitz_constant_of_silu():
    u = mpmath.findroot(lambda t: t * mpmath.tanh(t / 2) - 2, 2.4)
    stated = ACTIVATIONS["silu"].lipschitz
    assert float(u) == pytest.approx(stated.at, rel=1e-14)
    assert float(0.5 + u / 4) == pytest.approx(stated.value, rel=1e-14)


@every
def test_images_are_the_ranges(act):
    values = act.f(np.concatenate([np.linspace(-30, 30, 60001), np.linspace(-1.3, -0.7, 60001), [-1e4, 1e4]]))
    image = act.image
    assert np.all((values >= image.low * (1 + 1e-15)) & (values <= image.high))
    if image.points:
        assert set(values.tolist()) == set(image.points)
        return
    for end, attained, found in (
        (image.low, image.low_attained, values.min()),
        (image.high, image.high_attained, values.max()),
    ):
        if math.isinf(end):
            assert abs(found) >= 9e3 * (0.01 if act.name == "leaky_relu" else 1)
        else:
            assert abs(found - end) <= (1e-8 if attained else 1.1e-4)
    u = np.array([-3.0, -1.0, 0.25, 1.5])
    assert all(float(v) in image for v in act.f(u))
    if not image.low_attained:
        assert image.low not in image
    assert act.bounded == (math.isfinite(image.low) and math.isfinite(image.high))


def test_minima_of_silu_and_gelu():
    assert ACTIVATIONS["silu"].image.low == pytest.approx(float(-mpmath.lambertw(1 / mpmath.e)), rel=1e-14)
    u = mpmath.findroot(lambda t: mpmath.ncdf(t) + t * mpmath.npdf(t), -0.75)
    assert ACTIVATIONS["gelu"].image.low == pytest.approx(float(u * mpmath.ncdf(u)), rel=1e-14)


@every
def test_monotone_odd_and_even(act):
    u = np.linspace(-5, 5, 2001)
    differences = np.diff(act.f(u))
    if act.monotone == "increasing":
        assert np.all(differences > 0)
    elif act.monotone == "nondecreasing":
        assert np.all(differences >= 0)
        assert np.any(differences == 0)
    else:
        assert np.any(differences < 0)
    assert act.odd == np.array_equal(act.f(-u), -act.f(u))
    assert act.even == np.array_equal(act.f(-u), act.f(u))


def test_values_of_the_board():
    ln3, ln2 = math.log(3), math.log(2)
    logistic, tanh, softplus = (ACTIVATIONS[name] for name in ("logistic", "tanh", "softplus"))
    assert [float(f(np.float64(ln3))) for f in (logistic.f, logistic.df, logistic.d2f)] == pytest.approx(
        [3 / 4, 3 / 16, -3 / 32]
    )
    assert [float(tanh.f(np.float64(ln2))), float(tanh.df(np.float64(ln2)))] == pytest.approx([3 / 5, 16 / 25])
    u = np.linspace(-50, 50, 101)
    assert softplus.f(u) - softplus.f(-u) == pytest.approx(u)
    assert float(np.abs(logistic.d2f(np.array([math.log(2 + math.sqrt(3))])))[0]) == pytest.approx(math.sqrt(3) / 18)


def test_piecewise_linear_records_run_on_fractions():
    z = np.array([[Fraction(-1, 2), Fraction(0), Fraction(3)]], dtype=object)
    assert ACTIVATIONS["relu"].f(z).tolist() == [[0, 0, 3]]
    assert relu(at_zero=Fraction(1, 2)).df(z).tolist() == [[0, Fraction(1, 2), 1]]
    assert ACTIVATIONS["leaky_relu"].f(z).tolist() == [[Fraction(-1, 200), 0, 3]]
    assert leaky_relu(0.25).f(z).tolist() == [[Fraction(-1, 8), 0, 3]]
    assert ACTIVATIONS["hard_tanh"].f(z).tolist() == [[Fraction(-1, 2), 0, 1]]
    assert ACTIVATIONS["softsign"].f(z).tolist() == [[Fraction(-1, 3), 0, Fraction(3, 4)]]
    assert ACTIVATIONS["sign"].f(z).tolist() == [[-1, 1, 1]]
    for name in ("relu", "leaky_relu", "hard_tanh", "softsign", "step", "square"):
        for f in (ACTIVATIONS[name].f, ACTIVATIONS[name].df, ACTIVATIONS[name].d2f):
            assert all(isinstance(entry, int | Fraction) for entry in f(z).flat)


def test_calling_a_record_goes_through_the_door():
    """The trap: 10**10 squared overflows in int64, and nobody is told."""
    assert ACTIVATIONS["square"](np.array([10**10])).tolist() == [1e20]
    assert ACTIVATIONS["relu"]([-1, 2]).tolist() == [0.0, 2.0]
    with pytest.raises(Refused, match="z: must be finite, got nan"):
        ACTIVATIONS["tanh"]([float("nan")])


def test_polynomials_run_in_every_number_system():
    p = polynomial(1, Fraction(1, 2), 0, 2)
    third = Fraction(1, 3)
    assert p.f(np.array([[third]], dtype=object)).item() == 1 + third / 2 + 2 * third**3
    assert p.f(Grid([third])).item() == 1 + third / 2 + 2 * third**3
    assert p.df(Residues([[third]])) == Residues([[Fraction(1, 2) + 6 * third**2]])
    x = sympy.Symbol("x")
    assert sympy.expand(p.f(np.array([[x]], dtype=object)).item() - (1 + x / 2 + 2 * x**3)) == 0
    assert p.f(np.float32([2.0])).tolist() == [18.0]
    assert p.f(Bounded(np.float32([2.0]))).value.tolist() == [18.0]
    assert p.d2f(np.array([2.0])).tolist() == [24.0]
    with precision(100):
        assert p.f(balls([2.0]))[0] == 18
    assert Tangent(Grid([third]), Grid([1])).dx == Grid([1])
    assert p.f(Tangent(Grid([third]), Grid([2]))).dx.item() == 2 * (Fraction(1, 2) + 6 * third**2)


def test_exact_records():
    z = np.array([[Fraction(1, 2), Fraction(1)]], dtype=object)
    sigma = uninterpreted(Uninterpreted(Random(1)))
    assert sigma.f(z)[0, 1] == sigma.f(z[:, 1:])[0, 0]
    moving = sigma.f(Tangent(z, z))
    assert np.array_equal(moving.dx, sigma.df(z) * z)
    ramp = entrywise("ramp", f=lambda u: max(u, 0), df=lambda u: int(u > 0), kinks=(0.0,))
    assert (ramp.f(Grid([[-1, 2]])).tolist(), ramp.df(z).tolist(), ramp.kinks) == ([[0, 2]], [[1, 1]], (0.0,))
    cube = on_tangents(polynomial(0, 0, 0, 1))
    assert cube.f(Tangent(Grid([2]), Grid([1]))).dx == Grid([12])
    assert cube.df(Tangent(Grid([2]), Grid([1]))).dx == Grid([12])
    assert cube.f(Grid([2])) == Grid([8])
    assert Activation("bare", f=lambda u: u, df=lambda u: u).bounded is False


def test_primitives_keep_the_number_system():
    assert times(0.5, np.float32([3.0])).dtype == np.float32
    assert times(Fraction(1, 3), np.array([3.0])).tolist() == [1.0]
    assert times(Fraction(1, 3), Grid([3])).tolist() == [Fraction(1)]
    assert sign(np.array([Fraction(-2), Fraction(0)], dtype=object)).tolist() == [-1, 0]
    assert float(step(2.0)) == 1.0


def test_images_print_and_contain():
    assert [str(image) for image in (Image(), Image(0, 1), Image(0, 1, True, True, (0, 1)))] == [
        "(-inf, inf)",
        "(0, 1)",
        "{0, 1}",
    ]
    assert 0.5 not in Image(0, 1, True, True, (0, 1))
    assert 1 in Image(0, 1, high_attained=True)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: relu(at_zero=float("nan")), "at_zero: must be a finite number, got nan"),
        (lambda: leaky_relu("0.1"), "eps: must be a finite number, got 0.1"),
        (lambda: leaky_relu(math.inf), "eps: must be a finite number, got inf"),
        (lambda: elu(-1), "alpha: must be at least 0, got -1"),
        (lambda: elu(True), "alpha: must be a finite number, got True"),
        (lambda: double_exponential(0), "rate: must be greater than 0, got 0"),
        (lambda: polynomial(), r"coefficients: must not be empty, got \(\)"),
        (lambda: polynomial(1, math.inf), "coefficients: must be a finite number, got inf"),
        (lambda: parameter("c", 1j), "c: must be a finite number, got 1j"),
        (lambda: as_activation("tan"), "activation: must be an Activation or one of identity, .*, got tan"),
        (
            lambda: as_activation(np.tanh),
            "activation: must be an Activation or one of identity, .*, got <ufunc 'tanh'>",
        ),
        (lambda: Activation("square", f=lambda u: u, df=lambda u: u)([[1], [1, 2]]), "z: rows must have equal length"),
        (lambda: as_array("x"), "x: must be of dtype float64, float32, integer or object, got <U1"),
    ],
)
def test_refusals_of_activations(act, message):
    with pytest.raises(Refused, match=message):
        act()
