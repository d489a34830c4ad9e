"""Forward propagation: the trace is the recursion, prediction keeps two layers, real input stays within its bound."""

from __future__ import annotations

import weakref
from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from sklearn.datasets import load_digits

from teorema.ground.errors import Refused
from teorema.numeric.activations import ACTIVATIONS, Activation
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import cache_size, forward, predict
from teorema.numeric.layers import Layer, Network

from .balls import balls, distance, precision
from .test_layers import network, rationals


def test_the_example_of_the_board():
    W1 = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, -1, 0, 0], [0, 0, 0, -1]]
    net = Network([Layer(W1, [0, -1, 0, 0, 1], "relu"), Layer([[1, 2, -1, 3, 1]], [1])])
    trace = forward(net, [[1], [2], [1], [1]])
    assert [part.T.tolist() for part in trace.z] == [[[1, 1, 2, -1, 0]], [[2]]]
    assert [part.T.tolist() for part in trace.a] == [[[1, 2, 1, 1]], [[1, 1, 2, 0, 0]], [[2]]]
    logistic = Network([Layer([[np.log(3)]], [0], "logistic"), Layer([[4]], [-2])])
    assert predict(logistic, [[1]])[0, 0] == pytest.approx(1)


def test_the_trace_is_the_recursion_and_the_cache_has_its_size():
    rng = Random(1)
    net = network(rng, [3, 4, 2, 5], "relu")
    x = rationals(rng, 3, 6)
    trace = forward(net, x)
    assert trace.a[0] is x
    for number, layer in enumerate(net, start=1):
        z, a = trace.z[number - 1], trace.a[number]
        assert np.array_equal(z, layer.W @ trace.a[number - 1] + layer.b)
        assert np.array_equal(a, z if number == net.depth else np.maximum(z, 0))
    assert trace.output is trace.a[-1]
    assert np.array_equal(trace.output, predict(net, x))
    assert sum(part.size for part in trace.z + trace.a) == cache_size(net, 6) == 6 * (3 + 2 * 11)


def test_columns_are_samples():
    """Column i of the output is f_θ of column i; permuted samples are permuted columns."""
    rng = Random(2)
    net = network(rng, [3, 4, 2], "relu")
    x = rationals(rng, 3, 5)
    y = predict(net, x)
    for i in range(5):
        assert np.array_equal(predict(net, x[:, i : i + 1]), y[:, i : i + 1])
    assert np.array_equal(predict(net, x[:, ::-1]), y[:, ::-1])


def test_prediction_holds_two_layers_at_a_time():
    alive, most = weakref.WeakSet(), []

    class Watched(np.ndarray):
        pass

    def f(z):
        a = np.tanh(z).view(Watched)
        alive.add(Keep(a))
        most.append(sum(one.array() is not None for one in list(kept)))
        return a

    class Keep:
        def __init__(self, array):
            self.array = weakref.ref(array)
            kept.append(self)

    kept: list[Keep] = []
    watched = Activation("watched", f=f, df=f)
    net = Network(tuple(Layer(np.eye(3), np.zeros(3), watched) for _ in range(8)))
    predict(net, np.ones((3, 2)))
    assert max(most) <= 2
    most.clear(), kept.clear()
    trace = forward(net, np.ones((3, 2)))
    assert max(most) == 8 == trace.z.__len__()


def digits_network(dtype, activation, seed=0):
    """A 64-32-32-10 network with weights of the usual size."""
    rng = np.random.default_rng(seed)
    layers = [
        (rng.standard_normal((k, j)) / np.sqrt(j), rng.standard_normal((k, 1)) / 10)
        for j, k in pairwise((64, 32, 32, 10))
    ]
    return [(W.astype(dtype), b.astype(dtype), activation if i < 2 else "identity") for i, (W, b) in enumerate(layers)]


def as_network(layers, kind=lambda a: a):
    return Network(tuple(Layer(kind(W), kind(b), activation) for W, b, activation in layers))


DIGITS = load_digits().data[:100].T / 16


@pytest.mark.parametrize("activation", ["tanh", "logistic", "relu", "softplus", "gelu"])
@pytest.mark.parametrize(("dtype", "limit"), [(np.float64, 1e-11), (np.float32, 1e-2)], ids=["float64", "float32"])
def test_digits_lie_within_the_computed_bound_of_the_exact_result(dtype, limit, activation, record_property):
    """Real input, every z and every a of every sample; the bound is reported, small, and refutes a changed weight."""
    layers, x = digits_network(dtype, activation), DIGITS[:, : 20 if activation != "tanh" else 100].astype(dtype)
    plain = forward(as_network(layers), x)
    carried = forward(as_network(layers, Bounded), Bounded(x))
    with precision(160):
        exact = forward(as_network(layers, balls), balls(x))
        largest = 0.0
        for values, bound, truth in zip(plain.z + plain.a, carried.z + carried.a, exact.z + exact.a, strict=True):
            assert values.dtype == dtype
            assert np.array_equal(values, bound.value)
            error = distance(values, truth)
            assert np.all(error <= bound.error)
            largest = max(largest, bound.relative)
        record_property("largest bound / largest value", largest)
        assert 0 < largest < limit
        for number, (W, _, _) in enumerate(layers):
            wrong = W.copy()
            wrong[:, np.argmax(plain.a[number].sum(axis=1))] += 100 * limit  # the weights of the busiest unit
            changed = [(wrong if i == number else V, b, s) for i, (V, b, s) in enumerate(layers)]
            output = predict(as_network(changed), x)
            assert np.any(distance(output, exact.output) > predict(as_network(changed, Bounded), Bounded(x)).error)


def test_a_bound_that_says_nothing_is_seen_to_say_nothing():
    """Rather large weights in float32 through twenty layers: sound still, but vacuous, and `relative` says so."""
    rng = np.random.default_rng(0)
    layers = [((1.5 * rng.standard_normal((8, 8))).astype(np.float32), np.zeros((8, 1), np.float32), "tanh")] * 20
    output = predict(as_network(layers, Bounded), Bounded(rng.standard_normal((8, 2)).astype(np.float32)))
    assert output.relative >= 1


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_as_large_as_ten_thousand_pass_without_warnings(name, dtype):
    net = Network([Layer(dtype([[1e4], [-1e4]]), dtype([0, 0]), name), Layer(dtype([[1, 1]]), dtype([0]))])
    assert np.all(np.isfinite(predict(net, dtype([[1.0, -1.0, 0.0, 0.5]]))))


NET = Network([Layer([[1.0, 2.0]], [0.0], "tanh")])


@pytest.mark.parametrize("run", [forward, predict], ids=["forward", "predict"])
@pytest.mark.parametrize(
    ("x", "message"),
    [
        ([[1, 2]], r"x: must have 2 rows, one per input \(columns are samples\), got shape \(1, 2\); transpose it"),
        ([1, 2], r"x: must have two axes, got shape \(2,\)"),
        (np.empty((2, 0)), r"x: must not be empty, got shape \(2, 0\)"),
        ([[1], [np.nan]], r"x: must be finite, got nan at \(1, 0\)"),
        ([[1], [Fraction(1, 2)]], "x: floats and exact numbers must not be mixed.*, got object with float64"),
        ([["1"], ["2"]], "x: entries must be real numbers, got 1"),
    ],
)
def test_refusals_of_forward(run, x, message):
    with pytest.raises(Refused, match=message):
        run(NET, x)


def test_integers_do_not_overflow():
    """The trap: 4e9 · 4e9 does not fit int64."""
    net = Network([Layer(np.array([[4 * 10**9]]), np.array([0]))])
    assert predict(net, np.array([[4 * 10**9]])).tolist() == [[1.6e19]]


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: cache_size(NET, 0), "n: must be a positive integer, got 0"),
        (lambda: cache_size([3], 1), "widths: must be at least two positive integers"),
    ],
)
def test_refusals_of_the_cache_size(act, message):
    with pytest.raises(Refused, match=message):
        act()
