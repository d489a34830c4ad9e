"""Softmax, log-sum-exp and their loss: against ball arithmetic under the bound, far out, in a layer, and refused."""

from __future__ import annotations

import math
import warnings
from fractions import Fraction
from random import Random

import numpy as np
import pytest
import sympy

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import ACTIVATIONS, as_activation, on_tangents, polynomial, primitives
from teorema.numeric.bounded import Bounded
from teorema.numeric.composition import collapse_affine, lipschitz_bound, merge_affine
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network, layer_matrix, layer_scalar
from teorema.numeric.losses import LOSSES
from teorema.numeric.losses.fused import softmax_cross_entropy
from teorema.numeric.softmax import (
    Softmax,
    as_layer_map,
    largest_entries,
    log_sum_exp,
    softmax,
    softmax_activation,
    softmax_jacobian,
)  # fmt: skip

from .balls import balls, distance, precision
from .records import DTYPES

LOSS = LOSSES["softmax_cross_entropy"]


def batch(scale, dtype=np.float64, q=5, n=7, seed=1):
    return (np.random.default_rng(seed).uniform(-scale, scale, (q, n))).astype(dtype)


def exact_of(name, z, y, g):
    """The results at 300 bits, where nothing is shifted: balls have room for e^{10000}."""
    s = np.exp(z) / np.exp(z).sum(axis=0, keepdims=True)
    return {
        "softmax": lambda: s,
        "log_sum_exp": lambda: np.log(np.exp(z).sum(axis=0, keepdims=True)),
        "pullback": lambda: s * g - s * (s * g).sum(axis=0, keepdims=True),
        "value": lambda: -(y * np.log(s)).sum(axis=0, keepdims=True),
        "gradient": lambda: s * y.sum(axis=0, keepdims=True) - y,
    }[name]()


COMPUTED = {
    "softmax": lambda z, y, g: softmax(z),
    "log_sum_exp": lambda z, y, g: log_sum_exp(z),
    "pullback": lambda z, y, g: softmax_activation.pullback(z, g),
    "value": lambda z, y, g: LOSS.value(z, y),
    "gradient": lambda z, y, g: LOSS.gradient(z, y),
}


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("scale", (0.1, 1.0, 30.0, 1e4))
@pytest.mark.parametrize("name", COMPUTED)
def test_floats_lie_within_their_bound_of_the_exact_value(name, scale, dtype):
    z, y, g = batch(scale, dtype), abs(batch(1, dtype, seed=2)), batch(3, dtype, seed=3)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plain = COMPUTED[name](z, y, g)
        bounded = COMPUTED[name](Bounded(z), y, g)
    assert plain.dtype == dtype
    assert np.array_equal(plain, bounded.value)  # the bound is that of the very same computation
    with precision(300):
        assert (distance(plain, exact_of(name, balls(z), balls(y), balls(g))) <= bounded.error).all()
    size = max(1.0, float(abs(bounded.value).max()))
    assert bounded.error.max() < size * (1e-13 if dtype == np.float64 else 1e-4)  # and says something


def test_a_wrong_bound_and_a_wrong_value_would_be_seen():
    z = batch(1)
    bounded = softmax(Bounded(z))
    with precision(300):
        off = distance(bounded.value, exact_of("softmax", balls(z), None, None))
        assert not (off <= bounded.error / 1e4).all()
        for wrong in (softmax(z.T).T, np.exp(z) / np.exp(z).sum(), np.exp(z)):
            assert not (distance(wrong, exact_of("softmax", balls(z), None, None)) <= bounded.error).all()


def test_far_out_nothing_overflows_or_warns():
    z = np.array([[1e4, -1e4, 0.0], [-1e4, -1e4, 1e4], [0.0, -1e4, 1e4]])
    y = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        s, top, loss, slope = softmax(z), log_sum_exp(z), LOSS.value(z, y), LOSS.gradient(z, y)
    assert s[:, 0].tolist() == [1, 0, 0]
    assert s[:, 1].tolist() == [1 / 3] * 3
    assert s[:, 2].tolist() == [0, 0.5, 0.5]
    assert top.tolist() == [[1e4, -1e4 + math.log(3), 1e4 + math.log(2)]]
    assert loss.tolist() == [[2e4, math.log(3), 1e4 + math.log(2)]]
    assert slope[:, 0].tolist() == [1, -1, 0]
    with np.errstate(all="ignore"):  # what the definition as written would give
        assert np.isnan(np.exp(z) / np.exp(z).sum(axis=0)).any()


def test_the_shift_is_a_parameter_that_changes_nothing():
    z, y = batch(3), abs(batch(1, seed=2))
    for shift in (lambda u: 0, lambda u: 7.5, lambda u: u[:1], lambda u: u.sum(axis=0, keepdims=True)):
        loss = softmax_cross_entropy(shift=shift)
        assert np.allclose(softmax(z, shift=shift), softmax(z), rtol=1e-13)
        assert np.allclose(log_sum_exp(z, shift=shift), log_sum_exp(z), rtol=1e-13)
        assert np.allclose(loss.value(z, y), LOSS.value(z, y), rtol=1e-13)
        assert np.allclose(loss.gradient(z, y), LOSS.gradient(z, y), rtol=1e-12)


def test_the_shift_used_is_the_largest_entry_of_each_column():
    z = np.array([[1.0, 5.0], [3.0, 2.0]])
    assert largest_entries(z).tolist() == [[3.0, 5.0]]
    assert largest_entries(Bounded(z, 0.25)).tolist() == [[3.0, 5.0]]
    assert largest_entries(Tangent(z, z)).tolist() == [[3.0, 5.0]]
    assert largest_entries(Grid([[1], [3]])) == 0


def test_a_single_sample_may_be_a_vector():
    s = softmax([0, math.log(2), math.log(3)])
    assert s.shape == (3,)
    assert np.allclose(s, [1 / 6, 1 / 3, 1 / 2], rtol=1e-15)
    assert log_sum_exp([0.0, 0.0]).tolist() == [math.log(2)]
    J = softmax_jacobian([0, math.log(2), math.log(3)])
    assert np.allclose(J * 36, [[5, -2, -3], [-2, 8, -6], [-3, -6, 9]], rtol=1e-14)
    assert np.array_equal(J, softmax_jacobian([[0], [math.log(2)], [math.log(3)]]))
    assert softmax_jacobian([4.0]).tolist() == [[0.0]]
    assert softmax([4.0]).tolist() == [1.0]
    assert Softmax()([0, 0]).tolist() == [0.5, 0.5]


def test_the_diagonal_of_the_jacobian_does_not_cancel():
    small = math.exp(-40)
    J = softmax_jacobian([40.0, 0.0])
    assert abs(J[0, 0] / (small / (1 + small) ** 2) - 1) < 1e-15
    s = softmax([40.0, 0.0])
    assert s[0] - s[0] * s[0] == 0  # the formula of the blackboard in floats: no digit left


def test_the_pullback_is_the_jacobian_at_work_for_each_sample():
    z, g = batch(2), batch(1, seed=5)
    pulled = softmax_activation.pullback(z, g)
    for j in range(z.shape[1]):
        assert np.allclose(pulled[:, j], softmax_jacobian(z[:, j]).T @ g[:, j], rtol=1e-13, atol=1e-17)
    for name, record in ACTIVATIONS.items():
        assert record.elementwise, name
        assert np.array_equal(record.pullback(z, g), g * record.df(z)), name
        J = on_tangents(record).f(Tangent(z, g)).dx
        assert np.allclose(record.pullback(z, g), J), name
    assert not softmax_activation.elementwise


def test_on_tangents_softmax_moves_as_its_jacobian_says():
    z, dz = batch(2), batch(1, seed=5)
    moved = softmax_activation.f(Tangent(z, dz))
    assert np.array_equal(moved.x, softmax(z))
    assert np.allclose(moved.dx, softmax_activation.pullback(z, dz), atol=1e-16)  # J is symmetric
    lifted = log_sum_exp(Tangent(z, dz))
    assert np.allclose(lifted.dx, (softmax(z) * dz).sum(axis=0, keepdims=True))
    assert on_tangents(softmax_activation) is softmax_activation


def test_symbols_and_residues_need_an_exponential_of_their_own():
    a, b = sympy.symbols("a b", real=True)
    exp = np.frompyfunc(sympy.exp, 1, 1)
    s = Softmax(exp=exp).f(np.array([[a], [b]], dtype=object))
    assert sympy.simplify(s[0, 0] - 1 / (1 + sympy.exp(b - a))) == 0
    free = Uninterpreted(Random(1), slope=lambda u, value: value)
    z = Residues([[1], [2], [3]])
    assert Softmax(exp=free).f(z).sum().tolist() == 1
    for refused in (np.array([[Fraction(1, 2)]], dtype=object), Grid([[1]]), Residues([[1]]), np.array([a])):
        with pytest.raises(Refused, match=r"exp: must be given for entries that have none of their own, got .*exp="):
            softmax(refused)
    with pytest.raises(Refused, match=r"exp: must be given .* got Fraction 1/2; pass exp="):
        primitives.exp(np.array([Fraction(1, 2)], dtype=object))
    with pytest.raises(Refused, match=r"log: must be given .* got Fraction 1/2; pass log="):
        primitives.log(np.array([Fraction(1, 2)], dtype=object))


@pytest.mark.parametrize("function", [softmax, log_sum_exp, softmax_jacobian, Softmax()])
@pytest.mark.parametrize(
    ("z", "message"),
    [
        (3.0, r"z: must be columns of at least one entry, got shape \(\)"),
        ([], r"z: must be columns of at least one entry, got shape \(0,\)"),
        (np.zeros((2, 0)), r"z: must be columns of at least one entry, got shape \(2, 0\)"),
        (np.zeros((2, 2, 2)), r"z: must be columns of at least one entry, got shape \(2, 2, 2\)"),
        ([1.0, math.inf], r"z: must be finite, got inf at \(1,\)"),
    ],
)
def test_what_is_no_column_is_refused(function, z, message):
    with pytest.raises(Refused, match=message):
        function(z)


def test_a_jacobian_is_asked_of_one_sample():
    with pytest.raises(Refused, match=r"z: must be one sample, a column, got shape \(2, 3\)"):
        softmax_jacobian(np.zeros((2, 3)))


# In a network ------------------------------------------------------------------------------------------------------


def classifier(dtype=np.float64):
    rng = np.random.default_rng(7)
    return Network(
        [
            Layer(rng.normal(size=(4, 3)).astype(dtype), rng.normal(size=4).astype(dtype), "tanh"),
            Layer(rng.normal(size=(3, 4)).astype(dtype), rng.normal(size=3).astype(dtype), "softmax"),
        ]
    )


def test_a_layer_takes_softmax_by_name_and_acts_on_each_column():
    network, x = classifier(), batch(2, q=3, n=5)
    trace = forward(network, x)
    assert repr(network) == "<Network 3-4-3, tanh, softmax>"
    assert network.layers[1].activation is softmax_activation
    assert np.allclose(trace.output.sum(axis=0), 1, rtol=1e-15)
    assert np.array_equal(trace.output, softmax(trace.z[1]))
    assert np.array_equal(predict(network, x), trace.output)
    for j in range(5):
        assert np.allclose(forward(network, x[:, j : j + 1]).output, trace.output[:, j : j + 1], rtol=1e-14)
    last = network.layers[1]
    assert np.allclose(layer_scalar(last, trace.a[1])[1], layer_matrix(last, trace.a[1])[1], rtol=1e-14)
    bounded = predict(network, Bounded(x))
    assert np.allclose(bounded.value, trace.output, rtol=1e-14)
    assert np.isfinite(bounded.error).all()


def test_the_scalar_view_of_a_softmax_layer_is_exact_on_residues():
    rng = Random(3)
    free = Softmax(exp=Uninterpreted(rng, slope=lambda u, value: value))
    layer = Layer(Residues.random(rng, 3, 2), Residues.random(rng, 3, 1), free)
    a = Residues.random(rng, 2, 4)
    for scalar, matrix in zip(layer_scalar(layer, a), layer_matrix(layer, a), strict=True):
        assert scalar == matrix


@pytest.mark.parametrize(("norm", "order"), [(1, 1), (2, 2), ("inf", math.inf)])
def test_the_lipschitz_bound_counts_softmax_as_one_half(norm, order):
    network = classifier()
    first, last = network.layers
    bound = lipschitz_bound(network, norm)
    assert math.isclose(bound, lipschitz_bound(Network([first, Layer(last.W, last.b)]), norm) / 2)
    x, y = batch(2, q=3, n=200), batch(2, q=3, n=200, seed=9)
    moved = np.linalg.norm(predict(network, x) - predict(network, y), order, axis=0)
    assert (moved <= bound * np.linalg.norm(x - y, order, axis=0)).all()
    assert softmax_activation.lipschitz.value == Fraction(1, 2)
    near = np.array([[1e-6], [-1e-6]])
    reached = np.linalg.norm(softmax(near) - softmax(0 * near), order)
    assert math.isclose(reached, np.linalg.norm(near, order) / 2, rel_tol=1e-9)


def test_softmax_is_no_affine_map():
    network = classifier()
    with pytest.raises(Refused, match="layers: must have the identity as activation, got softmax"):
        collapse_affine([network.layers[1]])
    assert merge_affine(network).widths == network.widths


def test_layer_maps_by_name():
    assert as_layer_map("softmax") is softmax_activation
    assert as_layer_map(softmax_activation) is softmax_activation
    assert as_layer_map("tanh") is ACTIVATIONS["tanh"]
    cubic = polynomial(0, 0, 0, 1)
    assert as_layer_map(cubic) is cubic
    assert repr(softmax_activation) == "<Softmax>"
    for wrong in ("soft", np.tanh, None):
        with pytest.raises(Refused, match=r"activation: must be an Activation or one of identity, .*, softmax, got"):
            as_layer_map(wrong)
    with pytest.raises(Refused, match="must be an Activation or one of"):
        as_activation("softmax")  # it is no function of one number


def test_the_loss_is_registered_and_fused_with_its_softmax():
    z, y = batch(3), np.eye(5)[:, [0, 1, 2, 3, 4, 0, 1]]
    s = softmax(z)
    assert LOSS.name == "softmax_cross_entropy"
    assert LOSS.convex and LOSS.smooth and LOSS.target == "probability"
    assert LOSS.value(z, y).shape == (1, 7)
    assert np.allclose(LOSS.value(z, y), -np.log((s * y).sum(axis=0)), rtol=1e-13)
    assert np.allclose(LOSS.gradient(z, y), s - y, rtol=1e-13)
    assert np.allclose(LOSS.gradient(z, y), softmax_activation.pullback(z, -y / s), atol=1e-15)
    assert not np.allclose(LOSS.gradient(z, 2 * y), s - 2 * y)  # the sum of the target counts
    h = 1e-6
    for i in range(5):
        step = np.zeros_like(z)
        step[i] = h
        difference = (LOSS.value(z + step, y) - LOSS.value(z - step, y)) / (2 * h)
        assert np.allclose(LOSS.gradient(z, y)[i], difference[0], atol=1e-9)
