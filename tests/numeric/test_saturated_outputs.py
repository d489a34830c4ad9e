"""Outputs rounded to 0 and 1: softmax and logistic layers under the losses of probabilities, and quotients of integers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from teorema.numeric.activations import ACTIVATIONS, Activation
from teorema.numeric.activations.primitives import quotient
from teorema.numeric.backprop import Gradients, backprop, delta_product
from teorema.numeric.batch_gradients import average_gradients, batch_gradients, check_gradients
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import LOSSES, Loss
from teorema.numeric.softmax import Softmax

PAIRS = [("logistic", "binary_cross_entropy"), ("softmax", "cross_entropy"), ("softmax", "kl")]
TARGETS = {
    "binary_cross_entropy": [[1, 0, 0.25], [0, 1, 1], [0.5, 0, 0]],
    "cross_entropy": [[1, 0, 0.25], [0, 1, 0.25], [0, 0, 0.5]],
}
TARGETS["kl"] = TARGETS["cross_entropy"]
TYPES = [np.float64, np.float32]
DIRECTIONS = np.array([[1.0, -1.0, 0.5], [-1.0, 1.0, 1.0], [0.25, 0.5, -1.0]])


def _saturated(last: str, size: float, dtype: Any) -> tuple[Network, Any]:
    """Two layers whose logits are `size` times ±1 and less; the first layer is the identity matrix."""
    square, column = np.eye(3, dtype=dtype), np.zeros((3, 1), dtype)
    return Network([Layer(square, column), Layer(dtype(size) * square, column, last)]), DIRECTIONS.astype(dtype)


def _pass(last: str, loss: str, size: float, dtype: Any) -> tuple[Network, Any, Any, Gradients]:
    network, x = _saturated(last, size, dtype)
    trace, y = forward(network, x), np.array(TARGETS[loss], dtype)
    return network, trace, y, backprop(network, trace, y, loss, "sum")


@pytest.mark.parametrize("size", [0.5, 30, 40, 90, 700, 1e4, -1e4])
@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize(("last", "loss"), PAIRS)
def test_the_output_delta_is_prediction_minus_target_however_large_the_logits(
    last: str, loss: str, dtype: Any, size: float
) -> None:
    _, trace, y, found = _pass(last, loss, size, dtype)
    eps = float(np.finfo(dtype).eps)
    assert found.delta[1].dtype == dtype
    assert np.abs(found.delta[1] - (trace.output - y)).max() <= 4 * eps
    assert all(np.isfinite(part).all() for part in (*found.W, *found.b, *found.delta, found.zeta0))
    assert not any(np.isnan(zeta).any() for zeta in found.zeta)


@pytest.mark.parametrize(("last", "loss"), PAIRS)
@pytest.mark.parametrize("dtype", TYPES)
def test_every_form_of_the_gradient_agrees_there(last: str, loss: str, dtype: Any) -> None:
    network, trace, y, found = _pass(last, loss, 1e4, dtype)
    x = trace.a[0]
    mean = backprop(network, trace, y, loss)
    weights, biases = average_gradients(network, x, y, loss)
    close = {"rtol": 8 * float(np.finfo(dtype).eps), "atol": 1e-3 if dtype == np.float32 else 1e-10}
    for at in range(2):
        np.testing.assert_allclose(mean.W[at], found.W[at] / 3, **close)
        np.testing.assert_allclose(batch_gradients(network, x, y, loss).W[at], mean.W[at], **close)
        np.testing.assert_allclose(weights[at], mean.W[at], **close)
        np.testing.assert_allclose(biases[at], mean.b[at], **close)
    for column in range(3):
        one = forward(network, x[:, column : column + 1])
        for layer in (1, 2):
            product = delta_product(network, one, y[:, column : column + 1], loss, layer)
            np.testing.assert_allclose(product, found.delta[layer - 1][:, column : column + 1], **close)


@pytest.mark.parametrize(("z", "y"), [(40.0, 1.0), (-40.0, 0.0), (300.0, 1.0), (-300.0, 0.0)])
def test_a_confident_right_answer_keeps_its_small_gradient(z: float, y: float) -> None:
    network = Network([Layer([[1.0]], [0.0], "logistic")])
    found = backprop(network, forward(network, [[z]]), [[y]], "binary_cross_entropy")
    small = np.exp(-abs(z)) / (1 + np.exp(-abs(z)))
    assert found.delta[0][0, 0] == pytest.approx(small if y == 0 else -small, rel=1e-12)
    wrong = backprop(network, forward(network, [[z]]), [[1 - y]], "binary_cross_entropy")
    assert abs(wrong.zeta[0][0, 0]) == pytest.approx(1 + np.exp(abs(z)), rel=1e-12)


@pytest.mark.parametrize("size", [5, 30, 50, 1e4])
@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize(("last", "loss"), PAIRS)
def test_a_right_gradient_is_not_refuted_where_the_cost_has_lost_its_digits(
    last: str, loss: str, label: int, size: float
) -> None:
    network = Network([Layer([[size], [-size]], [0.0, 0.0], last)])
    found = check_gradients(network, [[1.0]], [[float(label)], [float(1 - label)]], loss)
    assert found.counts["refuted"] == found.counts["kink"] == 0, str(found)
    assert found.ok or size > 5


def test_a_layer_of_another_function_is_not_taken_for_the_pair() -> None:
    steep = Activation(
        "logistic", f=lambda z: ACTIVATIONS["logistic"].f(2 * z), df=lambda z: 2 * ACTIVATIONS["logistic"].df(2 * z)
    )
    network = Network([Layer([[1.0]], [0.0], steep)])
    trace = forward(network, [[0.5]])
    found = backprop(network, trace, [[1.0]], "binary_cross_entropy").delta[0][0, 0]
    assert found == pytest.approx(2 * (trace.output[0, 0] - 1))

    class Halved(Softmax):
        def f(self, z: Any) -> Any:
            return super().f(z / 2)

    assert LOSSES["cross_entropy"].fused(Halved()) is None
    assert [name for name, loss in LOSSES.items() if loss.fused(ACTIVATIONS["logistic"])] == ["binary_cross_entropy"]
    assert [name for name, loss in LOSSES.items() if loss.fused(Softmax())] == ["cross_entropy", "kl"]


def test_a_loss_of_ones_own_is_paired_with_nothing() -> None:
    own = Loss("own", LOSSES["squared"].title, lambda yhat, y: yhat - y, lambda yhat, y: yhat * 0 + 1)
    assert own.fused(Softmax()) is None


def _integers(*rows: list[int]) -> Any:
    return np.array(rows, dtype=object)


def test_quotients_of_integers_beside_exact_numbers_are_fractions() -> None:
    lifted = np.frompyfunc(lambda t: t + 3, 1, 1)
    assert Softmax(lifted).f(_integers([1], [2])).ravel().tolist() == [Fraction(4, 9), Fraction(5, 9)]
    softsign = ACTIVATIONS["softsign"]
    for part in (softsign.f, softsign.df, softsign.d2f):
        assert part is not None
        assert all(isinstance(entry, Fraction | int) for entry in part(_integers([1, -2, 3])).ravel())
    ones = _integers([1], [1])
    for name in ("cross_entropy", "kl", "binary_cross_entropy"):
        slopes = LOSSES[name].gradient(ones, ones).ravel().tolist()
        assert slopes == [-1, -1] and not any(isinstance(entry, float) for entry in slopes)
    assert (quotient(1, 2), quotient(1.0, 2)) == (Fraction(1, 2), 0.5)
