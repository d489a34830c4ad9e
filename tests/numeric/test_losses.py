"""The losses: against their definitions and SymPy's diff, modulo p along random directions, and what they refuse."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest
import sympy

from teorema.ground.errors import Refused
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import Activation, uninterpreted
from teorema.numeric.bounded import Bounded
from teorema.numeric.losses import (
    LOSSES,
    Loss,
    as_loss,
    binary_cross_entropy,
    cost,
    cross_entropy,
    huber,
    kl,
    logistic_cross_entropy,
    of_residuals,
    sup_cost,
)  # fmt: skip
from teorema.numeric.losses.door import as_pair
from teorema.numeric.losses.primitives import by_integer

from .loss_definitions import DEFINITION, NAMES, H, r

RESIDUAL = ("squared", "half_squared", "absolute", "huber")
SYMPY_LOG = np.frompyfunc(sympy.log, 1, 1)
SYMPY_SOFTPLUS = Activation(
    "softplus",
    f=np.frompyfunc(lambda u: sympy.log(1 + sympy.exp(u)), 1, 1),
    df=np.frompyfunc(lambda u: 1 / (1 + sympy.exp(-u)), 1, 1),
)
SYMBOLIC = {
    "squared": LOSSES["squared"],
    "half_squared": LOSSES["half_squared"],
    "binary_cross_entropy": binary_cross_entropy(log=SYMPY_LOG),
    "logistic_cross_entropy": logistic_cross_entropy(SYMPY_SOFTPLUS),
    "cross_entropy": cross_entropy(log=SYMPY_LOG),
    "kl": kl(log=SYMPY_LOG),
}


def symbols(q, n):
    p = np.array(sympy.symbols(f"p:{q * n}", positive=True), dtype=object).reshape(q, n)
    t = np.array(sympy.symbols(f"t:{q * n}", positive=True), dtype=object).reshape(q, n)
    return p, t


def is_zero(expression):
    """Identically 0, once the logarithms of quotients are drawn apart."""
    return sympy.simplify(sympy.expand_log(sympy.sympify(expression), force=True)) == 0


def test_the_catalogue_is_complete():
    assert list(LOSSES) == [
        "squared", "half_squared", "absolute", "huber", "binary_cross_entropy", "logistic_cross_entropy",
        "cross_entropy", "softmax_cross_entropy", "kl",
    ]  # fmt: skip
    assert len(LOSSES) == 9
    for name, loss in LOSSES.items():
        assert isinstance(loss, Loss)
        assert loss.name == name
        assert LOSSES[name] is loss
        assert loss.formula
        assert loss.source
        assert loss.convex
        assert loss.smooth == (name not in ("absolute", "huber"))
        assert repr(loss).startswith(f"<Loss {name}")
    assert LOSSES["absolute"].kinks == (0.0,)
    assert LOSSES["huber"].slope_kinks == (-1.0, 1.0)
    assert huber(Fraction(5, 2)).slope_kinks == (-2.5, 2.5)
    assert repr(huber(2)) == "<Loss huber(delta=2)>"
    with pytest.raises(TypeError):
        LOSSES["mine"] = LOSSES["kl"]


@pytest.mark.parametrize("name", SYMBOLIC)
@pytest.mark.parametrize("shape", [(1, 1), (2, 3)])
def test_run_on_symbols_it_is_the_definition_and_its_gradient_is_the_derivative(name, shape):
    p, t = symbols(*shape)
    value, gradient = SYMBOLIC[name].value(p, t), SYMBOLIC[name].gradient(p, t)
    assert value.shape == (1, shape[1])
    assert gradient.shape == shape
    for j in range(shape[1]):
        definition = sum(DEFINITION[name](p[i, j], t[i, j]) for i in range(shape[0]))
        if name == "logistic_cross_entropy":  # ln(1 + e^-u) = ln(1 + e^u) - u is what the stable form rests on
            stable = {sympy.log(1 + sympy.exp(-u)): sympy.log(1 + sympy.exp(u)) - u for u in p[:, j]}
            assert is_zero(value[0, j].xreplace(stable) - definition)
        else:
            assert is_zero(value[0, j] - definition)
        for i in range(shape[0]):
            assert is_zero(gradient[i, j] - sympy.diff(value[0, j], p[i, j]))
            assert is_zero(gradient[i, j] - sympy.diff(definition, p[i, j]))


RESIDUALS = [Fraction(k, 4) for k in range(-13, 14)]


@pytest.mark.parametrize("name", RESIDUAL)
def test_losses_of_residuals_are_exact_on_fractions(name):
    p, t = (np.array([[x + Fraction(1, 3) for x in RESIDUALS]], dtype=object), np.full((1, 27), Fraction(1, 3), object))
    value, gradient = LOSSES[name].value(p, t), LOSSES[name].gradient(p, t)
    assert all(isinstance(x, Fraction | int) for x in (*value.flat, *gradient.flat))
    definition = DEFINITION[name](r, 0)
    derivative = sympy.diff(definition, r)
    for x, v, g in zip(RESIDUALS, value.flat, gradient.flat, strict=True):
        assert definition.subs(r, sympy.Rational(x)) == sympy.Rational(v)
        if float(x) in LOSSES[name].kinks:
            assert g == 0
        elif name == "huber":  # at the seams SymPy takes one branch only; the test below takes both
            assert g == max(-1, min(1, x))
            assert abs(x) == 1 or derivative.subs(r, sympy.Rational(x)).doit() == sympy.Rational(g)
        else:
            assert derivative.subs(r, sympy.Rational(x)).doit() == sympy.Rational(g)


def test_huber_has_the_derivative_of_both_branches_at_its_seams():
    inner, outer = H * r**2, sympy.Abs(r) - H
    for seam in (-1, 1):
        both = {sympy.diff(one, r).subs(r, seam) for one in (inner, outer)}
        assert both == {
            huber().gradient(np.array([[Fraction(seam)]], dtype=object), np.array([[0]], dtype=object))[0, 0]
        }


def test_integers_beside_exact_numbers_stay_exact():
    p = np.array([[3, 1]], dtype=object)
    assert LOSSES["half_squared"].value(p, p * 0).tolist() == [[Fraction(9, 2), Fraction(1, 2)]]
    assert huber().value(p, p * 0).tolist() == [[Fraction(5, 2), Fraction(1, 2)]]
    assert cost("squared", p, p * 0) == 5
    assert isinstance(cost("squared", np.array([[3, 2]], dtype=object), p * 0), Fraction)
    assert by_integer(Tangent(p, p), 2).dx.tolist() == [[Fraction(3, 2), Fraction(1, 2)]]


# One gradient for every number: modulo p, along a random direction ----------------------------------------------------


def free(seed):
    rng = Random(seed)
    log = Uninterpreted(rng, slope=lambda u, _: 1 / u)
    return {
        "squared": LOSSES["squared"],
        "half_squared": LOSSES["half_squared"],
        "rho": of_residuals(uninterpreted(Uninterpreted(rng), "rho")),
        "binary_cross_entropy": binary_cross_entropy(log=log),
        "logistic_cross_entropy": logistic_cross_entropy(uninterpreted(Uninterpreted(rng))),
        "cross_entropy": cross_entropy(log=log),
        "kl": kl(log=log),
    }


def gradient_is_the_derivative(loss, seed):
    rng = Random(seed)
    yhat, direction, y = (Residues.random(rng, 3, 4) for _ in range(3))
    moved = loss.value(Tangent(yhat, direction), y).dx
    return moved == (loss.gradient(yhat, y) * direction).sum(axis=0, keepdims=True)


@pytest.mark.parametrize("name", free(0))
def test_the_gradient_run_is_the_derivative_of_the_value_run(name):
    for seed in range(5):
        assert gradient_is_the_derivative(free(seed)[name], seed)


@pytest.mark.parametrize("name", free(0))
def test_a_wrong_gradient_is_refuted(name):
    loss = free(1)[name]
    for wrong in (
        lambda p, y: -loss.gradient(p, y),
        lambda p, y: 2 * loss.gradient(p, y),
        lambda p, y: loss.gradient(y, p),
        lambda p, y: loss.gradient(p, y) + 1,
    ):
        if name in ("squared", "half_squared") and wrong(Residues([[3]]), Residues([[1]])) == loss.gradient(
            Residues([[3]]), Residues([[1]])
        ):
            continue
        assert not gradient_is_the_derivative(replace(loss, gradient=wrong), 1)


def test_tangents_run_through_every_loss():
    p, t = np.array([[0.25], [0.75]]), np.array([[0.5], [0.5]])
    v = np.array([[1.0], [-1.0]])
    for name in NAMES:
        run = LOSSES[name].value(Tangent(p, v), t).dx
        assert run[0, 0] == pytest.approx((LOSSES[name].gradient(p, t) * v).sum()), name


# Costs and refusals ---------------------------------------------------------------------------------------------------


def test_costs_are_the_mean_or_the_sum_of_the_losses():
    p, t = [[1, 2, 4], [0, 0, 0]], [[1, 1, 1], [0, 1, 2]]
    assert LOSSES["squared"](p, t).tolist() == [[0, 2, 13]]
    assert float(cost("squared", p, t)) == 5
    assert float(cost(LOSSES["squared"], p, t, "sum")) == 15
    assert np.shape(cost("absolute", p, t)) == ()
    grid = Residues([[3, 5]])
    assert cost("squared", grid, Residues([[1, 1]])).tolist() == 10
    assert cost("half_squared", Tangent(grid, grid), Residues([[1, 1]])).dx.tolist() == (2 * 3 + 4 * 5) // 2
    bounded = cost("huber", Bounded(np.array([[3.0, 0.1]])), np.array([[0.0, 0.0]]))
    assert bounded.error > 0
    assert float(sup_cost(p, t)) == 3
    assert sup_cost(np.array([[Fraction(1, 2)]], dtype=object), np.array([[2]], dtype=object)) == Fraction(3, 2)


def test_a_record_or_a_name():
    assert as_loss(LOSSES["kl"]) is LOSSES["kl"]
    with pytest.raises(Refused, match=r"^loss: must be a Loss or one of squared, half_squared, .*, kl, got mse$"):
        as_loss("mse")


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: cost("squared", [[1]], [[1]], "average"), r"^reduction: must be mean or sum, got average$"),
        (lambda: cost("squared", [[1, 2]], [[1], [2]]), r"^y: must have the shape of yhat, one column per sample, got"),
        (lambda: sup_cost([1, 2], [1, 2]), r"^yhat: must have two axes, got shape \(2,\)"),
        (lambda: cost("binary_cross_entropy", [[2]], [[1]]), r"^yhat: entries must lie between 0 and 1 for this loss, got 2\.0 at \(0, 0\); use the loss of logits"),
        (lambda: cost("logistic_cross_entropy", [[2]], [[3]]), r"^y: entries must lie between 0 and 1 for this loss, got 3\.0 at"),
        (lambda: LOSSES["cross_entropy"]([[0.5], [0.4]], [[1], [0]]), r"^yhat: columns must be probabilities: .*, got column 0 with the sum 0\.9"),
        (lambda: cost("kl", [[0.5], [0.5]], [[2], [-1]]), r"^y: columns must be probabilities: .*, got 2\.0 at \(0, 0\); write class k"),
        (lambda: huber(0), r"^delta: must be greater than 0, got 0$"),
        (lambda: huber(float("nan")), r"^delta: must be a finite number, got nan$"),
        (lambda: as_pair(np.array([[Fraction(1, 2)]]), [[0.5]]), r"^y: floats and exact numbers must not be mixed"),
        (lambda: as_pair([[float("inf")]], [[0.5]]), r"^yhat: must be finite"),
    ],
)  # fmt: skip
def test_refusals_say_what_and_why(call, message):
    with pytest.raises(Refused, match=message):
        call()


def test_exact_probabilities_are_asked_exactly():
    thirds = np.full((3, 1), Fraction(1, 3), dtype=object)
    assert as_pair(thirds, thirds, "simplex", "probability")[0] is thirds
    with pytest.raises(Refused, match="column 0 with the sum 2/3"):
        as_pair(thirds[:2], thirds[:2], "simplex", "probability")
    tenths = np.full((10, 2), 0.1)
    as_pair(tenths, tenths, "simplex", "probability")  # sums to 1 but for rounding
    symbol = np.array([[sympy.Symbol("p")]], dtype=object)
    as_pair(symbol, symbol, "unit", "label01")  # a symbol has no order


def test_a_loss_of_ones_own_needs_four_fields():
    mine = Loss("mine", Text("mine", "mía"), lambda p, y: (p - y).sum(axis=0, keepdims=True), lambda p, y: p * 0 + 1)
    assert float(cost(mine, [[3, 4]], [[1, 1]])) == 2.5
    assert (mine.smooth, mine.convex, mine.kinks) == (False, False, ())
    with pytest.raises(Refused, match=r"^y: must have the shape of yhat, one column per sample"):
        Loss("mine", mine.title, mine.value, mine.gradient)([[1, 2]], [[1], [2]])
