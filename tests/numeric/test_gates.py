"""Gates: what the builders give in floats, and everything they refuse, with the message."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from teorema.ground.errors import Refused
from teorema.numeric.activations import Activation
from teorema.numeric.forward import predict
from teorema.numeric.gates import (
    bits_network,
    in_floats,
    interpolating_network,
    maximum_gate,
    median_gate,
    minimum_gate,
    multiplication_gate,
    parity_network,
    separating_direction,
    table_network,
    vertices,
    xor_relu,
    xor_square,
    xor_step,
)
from teorema.numeric.gates.rationals import at_least


@pytest.mark.parametrize("build", [xor_relu, xor_step, xor_square])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_xor_in_floats_keeps_the_dtype(build, dtype):
    output = predict(in_floats(build(), dtype), vertices(2).astype(dtype))
    assert output.dtype == dtype
    assert output.tolist() == [[0, 1, 1, 0]]


@pytest.mark.parametrize("n", [2, 3, 4, 5, 8, 9])
def test_extremes_of_many_numbers(n):
    x = np.random.default_rng(n).integers(-50, 50, (n, 40)).astype(float)
    assert predict(in_floats(maximum_gate(n)), x).tolist() == [x.max(axis=0).tolist()]
    assert predict(in_floats(minimum_gate(n)), x).tolist() == [x.min(axis=0).tolist()]


def test_the_median_does_not_depend_on_the_order():
    orders = np.array(list(permutations([-2.0, 1.0, 7.0]))).T
    assert predict(in_floats(median_gate()), orders).tolist() == [[1.0] * 6]


def test_a_table_of_three_bits_and_parity_agree():
    parity = [bin(k).count("1") % 2 for k in range(8)]
    assert predict(table_network(parity), vertices(3)).tolist() == predict(parity_network(3), vertices(3)).tolist()


def test_the_gate_is_exact_unless_a_float_comes_in():
    assert multiplication_gate("square", 3).layers[0].W.dtype == object
    assert multiplication_gate("square", 3.0, bias=1).layers[1].W.dtype == np.float64
    assert multiplication_gate("square", Fraction(1, 2)).layers[1].W[0, 0] == Fraction(1, 2)


def test_several_values_at_points_of_the_plane_in_floats():
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(3, 9)), rng.normal(size=(2, 9))
    network = interpolating_network(x, y)
    assert network.widths == (3, 8, 2)
    assert np.allclose(predict(network, x), y, atol=1e-8)


def test_a_direction_of_ones_own():
    x = np.array([[0.0, 1.0], [0.0, 0.0]])
    network = interpolating_network(x, [[2.0, 5.0]], direction=[1.0, 7.0])
    assert network.layers[0].W.tolist() == [[1.0, 7.0]]


def test_points_that_need_a_later_direction():
    x = [[0, 0, 1, 3], [0, 1, 0, -1]]
    assert separating_direction(x).T.tolist() == [[1.0, 4.0]]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: multiplication_gate("cosine"), "activation: must be an Activation or one of identity, .*, got cosine"),
        (lambda: multiplication_gate("square", 0), "scale: must not be 0, got 0"),
        (lambda: multiplication_gate("square", float("nan")), "scale: must be finite, got nan"),
        (lambda: multiplication_gate("square", "1"), "scale: entries must be real numbers"),
        (lambda: multiplication_gate("square", bias=float("inf")), "bias: must be finite, got inf"),
        (lambda: multiplication_gate("square", factor=float("nan")), "factor: must be finite, got nan"),
        (
            lambda: multiplication_gate("logistic", 0.5),
            "bias: must be a point where the second derivative of logistic is not 0, got 0.0; "
            "logistic and tanh need a hidden bias, such as 1",
        ),
        (
            lambda: multiplication_gate(Activation("cube", lambda u: u**3, lambda u: 3 * u * u)),
            "activation: must have a second derivative, got cube; give the output weight as factor=",
        ),
        (
            lambda: separating_direction([[1, 1]]),
            r"x: must have at least two columns, the points, all different, got .* twice",
        ),
        (lambda: separating_direction([[1]]), r"x: must have at least two columns, .*, got shape \(1, 1\)"),
        (lambda: interpolating_network([[1, 1]], [[0, 1]]), r"x: must have at least two columns"),
        (
            lambda: interpolating_network([[1, 2]], [[0, 1, 2]]),
            r"y: must have 2 columns, one per point, got shape \(1, 3\)",
        ),
        (
            lambda: interpolating_network([[0, 1], [1, 0]], [[0, 1]], direction=[1, 1]),
            r"direction: must give the points different projections, got \[1.0, 1.0\]",
        ),
        (lambda: at_least("rows", 1.0, 1), "rows: must be an integer, at least 1, got 1.0"),
        (lambda: vertices(0), "m: must be an integer, at least 1, got 0"),
        (lambda: vertices(True), "m: must be an integer, at least 1, got True"),
        (lambda: parity_network(-1), "m: must be an integer, at least 1, got -1"),
        (lambda: bits_network(1), "classes: must be an integer, at least 2, got 1"),
        (lambda: maximum_gate(1), "n: must be an integer, at least 2, got 1"),
        (lambda: minimum_gate(2.0), "n: must be an integer, at least 2, got 2.0"),
        (lambda: table_network([1, 2, 3]), r"table: must have 2, 4, 8, \.\.\. entries, .*, got 3 entries"),
        (lambda: table_network([1]), "table: must have .*, got 1 entries"),
        (lambda: table_network([0, 0.5]), "table: must have .*, got 0.5"),
        (lambda: in_floats(xor_relu(), np.int64), "dtype: must be float64 or float32, got int64"),
    ],
)
def test_refusals_say_what_is_wrong(call, message):
    with pytest.raises(Refused, match=message):
        call()
