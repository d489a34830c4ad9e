"""Gradients of batches in matrix form, as averages, and held against difference quotients that know kinks."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, polynomial
from teorema.numeric.backprop import Gradients, backprop
from teorema.numeric.batch_gradients import (
    average_gradients,
    batch_gradients,
    best_step,
    check_gradients,
    difference_bound,
    sample_gradients,
)
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import LOSSES, Loss

from .proofs import tools

mistakes = tools("backward_mistakes")

CUBE = polynomial(1, -1, 0, 1)
SUM = Loss(
    "sum of the outputs",
    Text("sum of the outputs", "suma de las salidas"),
    value=lambda yhat, y: yhat.sum(axis=0, keepdims=True),
    gradient=lambda yhat, y: yhat * 0 + 1,
)


def objects(rows):
    made = np.empty((len(rows), len(rows[0])), dtype=object)
    made[:] = rows
    return made


def drawn(rng, m, n):
    return objects([[Fraction(rng.randint(-6, 6), rng.randint(1, 4)) for _ in range(n)] for _ in range(m)])


def network(widths, activations, seed=0, dtype=np.float64):
    rng = np.random.default_rng(seed)
    return Network(
        [
            Layer(
                (rng.standard_normal((m, n)) * 0.7).astype(dtype), rng.standard_normal((m, 1)).astype(dtype) * 0.7, one
            )
            for (n, m), one in zip(pairwise(widths), activations, strict=True)
        ]
    )


# Matrix form and average -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [lambda a: a, Grid, Residues], ids=["objects", "grid", "residues"])
@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("n", [1, 2, 3, 5])
def test_three_ways_to_one_gradient(n, reduction, made):
    rng = Random(n)
    widths = (2, 3, 1, 2)
    net = Network([Layer(made(drawn(rng, k, j)), made(drawn(rng, k, 1)), CUBE) for j, k in pairwise(widths)])
    x, y = made(drawn(rng, 2, n)), made(drawn(rng, 2, n))
    carried = backprop(net, forward(net, x), y, "half_squared", reduction)
    matrix = batch_gradients(net, x, y, "half_squared", reduction)
    weights, biases = average_gradients(net, x, y, "half_squared", reduction)
    for first, second, third in zip((*carried.W, *carried.b), (*matrix.W, *matrix.b), (*weights, *biases), strict=True):
        assert first.tolist() == second.tolist() == third.tolist()


def test_columns_of_delta_are_those_of_single_samples():
    rng = Random(7)
    net = Network([Layer(drawn(rng, 3, 2), drawn(rng, 3, 1), CUBE), Layer(drawn(rng, 1, 3), drawn(rng, 1, 1))])
    x, y = drawn(rng, 2, 3), drawn(rng, 1, 3)
    matrix, each = batch_gradients(net, x, y, "squared"), sample_gradients(net, x, y, "squared")
    assert len(each) == 3
    for number in range(2):
        for i, one in enumerate(each):
            assert matrix.delta[number][:, i].tolist() == one.delta[number][:, 0].tolist()


def test_the_numbers_of_the_exercise():
    """ŷ = wx at w = 1 with the data (1, 2), (2, 3) and C = (1/2) Σ ½(ŷ - y)²."""
    net = Network([Layer([[1]], [0])])
    assert batch_gradients(net, [[1, 2]], [[2, 3]], "half_squared").W[0].tolist() == [[-1.5]]
    assert [g.W[0].item() for g in sample_gradients(net, [[1, 2]], [[2, 3]], "half_squared")] == [-1, -2]
    assert batch_gradients(net, [[1, 2]], [[2, 3]], "half_squared", "sum").W[0].tolist() == [[-3]]


def test_the_product_of_the_exercise():
    """Δ = [[1, -1, 0], [2, 0, 1]] and A = [[1, 1, 1], [0, 2, 4]]: a layer that gets this Δ from its targets."""
    net, x = Network([Layer(objects([[0, 0], [0, 0]]), objects([[0], [0]]))]), objects([[1, 1, 1], [0, 2, 4]])
    g = batch_gradients(net, x, objects([[-1, 1, 0], [-2, 0, -1]]), "half_squared")
    assert g.delta[0].tolist() == [[1, -1, 0], [2, 0, 1]]
    assert g.W[0].tolist() == [[0, Fraction(-2, 3)], [1, Fraction(4, 3)]]
    assert g.b[0].tolist() == [[0], [1]]


# Difference quotients --------------------------------------------------------------------------------------------


def test_the_best_step_is_where_the_bound_is_least():
    h = best_step(2**-52, 1)
    assert h == pytest.approx(8.73e-6, rel=1e-3)
    least = difference_bound(h, 2**-52, 1)
    assert all(difference_bound(h * factor, 2**-52, 1) > least for factor in (0.5, 0.9, 1.1, 2))
    assert least == pytest.approx(1.5 * 2**-52 / h)


def targets_of(record, rng, q, n):
    return rng.standard_normal((q, n)) if record.target == "real" else np.eye(q)[:, rng.integers(0, q, n)]


@pytest.mark.parametrize("loss", list(LOSSES))
@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
def test_right_gradients_are_accepted(hidden, loss):
    rng = np.random.default_rng(len(hidden) + len(loss))
    last = {"real": "identity", "unit": "logistic", "simplex": "softmax"}[LOSSES[loss].prediction]
    net = network((3, 4, 2), (hidden, last), seed=len(hidden))
    found = check_gradients(net, rng.standard_normal((3, 2)), targets_of(LOSSES[loss], rng, 2, 2), loss)
    assert found.ok, str(found)
    assert found.counts["undecided"] <= sum(found.counts.values()) // 5


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_right_gradients_are_accepted_in_both_precisions(dtype, reduction):
    net = network((3, 4, 3, 2), ("tanh", "logistic", "softmax"), dtype=dtype)
    x = np.random.default_rng(1).standard_normal((3, 4)).astype(dtype)
    found = check_gradients(net, x, np.eye(2)[:, [0, 1, 1, 0]].astype(dtype), "cross_entropy", reduction=reduction)
    assert found.ok
    assert found.counts["refuted"] == found.counts["undecided"] == 0


@pytest.mark.parametrize("mistake", mistakes.MISTAKES)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_ten_classical_mistakes_are_refuted(mistake, dtype):
    net = network((3, 3, 3, 3), ("tanh", "logistic", "softmax"), dtype=dtype)
    x = np.array([[1, 2], [0, 3], [5, 1]], dtype) / 4
    found = check_gradients(net, x, np.eye(3, dtype=dtype)[:, :2], "cross_entropy", backward=mistakes.planted(mistake))
    assert not found.ok
    assert found.refuted


def zeros(net, trace, y, loss, reduction):
    """A backward pass that has not been written yet."""
    return Gradients(tuple(one.W * 0 for one in net), tuple(one.b * 0 for one in net), (), (), trace.a[0] * 0)


def test_zeros_do_not_pass_on_the_sum_of_a_softmax():
    """The outputs sum to 1, so that zeros are the gradient of their sum; random questions tell."""
    net = network((3, 4, 3), ("tanh", "softmax"))
    x = np.random.default_rng(2).standard_normal((3, 2))
    alone = check_gradients(net, x, x, SUM, backward=zeros, cotangents=0)
    assert alone.counts["refuted"] == 0
    assert not alone.ok  # nothing but 0 beside 0 agreed
    for one in (check_gradients(net, x, x, SUM, backward=zeros), check_gradients(net, x, backward=zeros)):
        assert not one.ok
        assert {(entry.parameter, entry.layer) for entry in one.refuted} >= {("W", 1), ("b", 1), ("W", 2), ("b", 2)}
    assert check_gradients(net, x, x, SUM).ok


def test_the_diagonal_of_the_softmax_passes_no_random_question():
    """It is caught without any loss, and each time with the layer and the place."""
    net = network((2, 3), ("softmax",))
    found = check_gradients(net, [[1], [2]], backward=mistakes.planted("diagonal"))
    worst = found.refuted[0]
    assert (worst.parameter, worst.layer, len(worst.index)) == ("W", 1, 2)
    assert str(worst).startswith(f"W[1] at ({worst.index[0]}, {worst.index[1]}): refuted, given ")
    assert str(found).splitlines()[0].startswith("refuted ")


def test_a_mistake_in_one_entry_is_named():
    def spoiled(net, trace, y, loss, reduction):
        g = backprop(net, trace, y, loss, reduction)
        W = tuple(one.copy() for one in g.W)
        W[1][0, 2] *= 1.001
        return Gradients(W, g.b, g.delta, g.zeta, g.zeta0)

    net = network((2, 3, 2), ("tanh", "identity"))
    found = check_gradients(net, [[1, 0], [0, 1]], [[1, 2], [0, 1]], "half_squared", backward=spoiled)
    assert [(one.parameter, one.layer, one.index) for one in found.refuted] == [("W", 2, (0, 2))]
    assert found.counts["refuted"] == 3  # the cost and both random questions


def test_a_stencil_that_meets_a_kink_is_marked_and_no_verdict():
    """Zero biases and a zero input put every ReLU on its kink: what moves one is marked, the rest is judged."""
    one = network((2, 3, 1), ("relu", "identity"))
    net = Network([Layer(one.layers[0].W, np.zeros((3, 1)), "relu"), one.layers[1]])
    found = check_gradients(net, [[0], [0]], [[1]], "squared")
    assert found.counts["refuted"] == 0
    assert {(e.parameter, e.layer) for e in found.worst if e.verdict == "kink"} == {("b", 1), ("x", 0)}
    assert {e.verdict for e in found.worst if e.parameter == "W"} == {"silent"}
    assert found.counts["kink"] == 3 * (3 + 2)


def test_the_kink_of_a_loss_is_marked_for_that_loss_alone():
    net = Network([Layer([[1.0]], [0.0])])
    found = check_gradients(net, [[2]], [[2]], "absolute")
    assert {one.asked for one in found.worst if one.verdict == "kink"} == {"absolute"}
    assert found.counts["kink"] == 3
    assert found.counts["agrees"] == 6


def test_a_kink_within_the_step_is_marked_near_and_forgotten_far():
    """The stencil is searched, not the point alone."""

    def bias(distance):
        found = check_gradients(Network([Layer([[1.0]], [distance], "relu")]), [[0.0]], backward=backprop)
        return found.counts["kink"]

    assert bias(1e-9) > 0
    assert bias(1e-2) == 0


def test_a_pair_of_lists_is_enough_for_a_backward_pass_of_your_own():
    class Mine:
        def __init__(self, W, b):
            self.W, self.b = W, b

    def mine(net, trace, y, loss, reduction):
        delta = loss.gradient(trace.output, y) / y.shape[1]
        return Mine([(delta @ trace.a[0].T).tolist()], [delta.sum(axis=1, keepdims=True).tolist()])

    found = check_gradients(
        network((2, 2), ("identity",)), [[1, 2], [3, 4]], [[0, 1], [1, 0]], "squared", backward=mine
    )
    assert found.ok
    assert {one.parameter for one in found.worst} == {"W", "b"}


def test_some_entries_are_enough_where_there_are_many():
    net = network((30, 20, 2), ("tanh", "identity"))
    found = check_gradients(net, np.ones((30, 1)), [[1], [0]], "squared", most=5)
    assert sum(found.counts.values()) == 3 * (5 + 5 + 5 + 2 + 5)


def test_the_network_is_left_as_it_was():
    net = network((2, 3, 1), ("tanh", "identity"))
    before = [(one.W.copy(), one.b.copy()) for one in net]
    x = np.array([[1.0], [2.0]])
    check_gradients(net, x, [[1]], "squared")
    assert all(np.array_equal(one.W, W) and np.array_equal(one.b, b) for one, (W, b) in zip(net, before, strict=True))
    assert x.tolist() == [[1], [2]]


NET = network((2, 1), ("identity",))


def transposed(net, trace, y, loss, reduction):
    g = backprop(net, trace, y, loss, reduction)
    return Gradients(tuple(one.T for one in g.W), g.b, g.delta, g.zeta, g.zeta0)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: check_gradients(NET, [[1], [2]], [[1]]), "loss: must be given together with y, got None"),
        (lambda: check_gradients(NET, [[1], [2]], loss="squared"), "loss: must be given together with y, got squared"),
        (
            lambda: check_gradients(NET, [[1], [2]], cotangents=0),
            "cotangents: must be at least 1 where no loss is given",
        ),
        (lambda: check_gradients(NET, [[1], [2]], rtol=0), "rtol: must be a positive number, got 0"),
        (lambda: check_gradients(NET, [[1], [2]], reduction="all"), "reduction: must be mean or sum, got all"),
        (lambda: check_gradients(NET, [[1], [2]], backward=transposed), r"backward: must return W and b by layer"),
        (
            lambda: check_gradients(Network([Layer(objects([[1]]), objects([[0]]))]), [[1]]),
            "network: must be a network of floats, got object; exact numbers have exact derivatives",
        ),
        (lambda: batch_gradients(NET, [[1], [2]], [[1]], "squared", "all"), "reduction: must be mean or sum, got all"),
        (
            lambda: average_gradients(NET, [[1], [2]], [[1]], "squared", "all"),
            "reduction: must be mean or sum, got all",
        ),
        (lambda: sample_gradients(NET, [[1], [2]], [[1, 2]], "squared"), "y: must have one column per sample"),
        (lambda: best_step(0, 1), "eps: must be a positive number, got 0"),
        (lambda: best_step(1, -1), "M: must be a positive number, got -1"),
        (lambda: difference_bound(0, 1, 1), "h: must be a positive number, got 0"),
    ],
)
def test_refusals(act, message):
    with pytest.raises(Refused, match=message):
        act()
