"""Batches: rows outside and columns inside, the bias broadcast, written out or made a weight, in every number system."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.numeric.activations import on_tangents, polynomial
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network
from teorema.numeric.vectorization import (
    augment_columns,
    augment_weights,
    bias_matrix,
    forward_batch,
    forward_rows,
    predict_batch,
    to_columns,
    to_rows,
)

CUBIC = polynomial(1, -1, 0, 1)
X_BOARD = [[1, 0], [0, 1], [2, 1]]
W_BOARD, B_BOARD = [[1, 2], [3, 4]], [1, -1]
BOARD = Network([Layer(W_BOARD, B_BOARD)])


def objects(nested):
    made = np.empty((len(nested), len(nested[0])), dtype=object)
    for i, j in np.ndindex(made.shape):
        made[i, j] = nested[i][j]
    return made


def moving(nested):
    point = objects(nested)
    return Tangent(point, point * 2 + 1)


SYSTEMS = {
    "float64": lambda nested: np.array(nested, dtype=np.float64),
    "float32": lambda nested: np.array(nested, dtype=np.float32),
    "fractions": objects,
    "grid": Grid,
    "residues": Residues,
    "tangents": moving,
    "bounded": lambda nested: Bounded(np.array(nested, dtype=np.float64)),
}


def entries(array):
    if isinstance(array, Tangent):
        return entries(array.x), entries(array.dx)
    return (array.value if isinstance(array, Bounded) else array).tolist()


def network_of(make, widths, seed=3, sigma=CUBIC):
    """Small dyadic weights, which every system holds and computes with exactly."""
    rng = Random(seed)

    def drawn(rows, columns):
        return make([[Fraction(rng.randint(-4, 4), 2) for _ in range(columns)] for _ in range(rows)])

    record = on_tangents(sigma) if make is moving else sigma
    layers = [Layer(drawn(after, before), drawn(after, 1), record) for before, after in pairwise(widths)]
    return Network(layers), drawn(5, widths[0])


def test_the_batch_of_the_board():
    trace = forward_batch(BOARD, X_BOARD)
    assert trace.z[0].tolist() == [[2, 3, 5], [2, 3, 9]]
    assert trace.a[0].tolist() == [[1, 0, 2], [0, 1, 1]]
    assert predict_batch(BOARD, X_BOARD).tolist() == [[2, 2], [3, 3], [5, 9]]
    assert forward_rows(BOARD, X_BOARD).output.tolist() == [[2, 2], [3, 3], [5, 9]]


def test_the_shapes_of_the_board():
    net = Network([Layer(np.ones((5, 4)), np.ones(5), "tanh"), Layer(np.ones((1, 5)), [0])])
    X = np.ones((32, 4))
    trace = forward_batch(net, X)
    assert to_columns(X).shape == (4, 32) and net.layers[0].W.shape == (5, 4)
    assert bias_matrix(net.layers[0].b, 32).shape == trace.z[0].shape == (5, 32)
    assert trace.output.shape == (1, 32) and predict_batch(net, X).shape == (32, 1)
    assert augment_weights(W_BOARD, B_BOARD).shape == (2, 3)
    assert augment_columns(to_columns(X_BOARD)).shape == (3, 3)


@pytest.mark.parametrize("name", SYSTEMS)
def test_all_ways_to_run_a_batch_agree_in_every_number_system(name):
    net, X = network_of(SYSTEMS[name], (3, 4, 2))
    trace, written, rows = forward_batch(net, X), forward_batch(net, X, bias="matrix"), forward_rows(net, X)
    by_hand = forward(net, X.T)
    for kind in ("z", "a"):
        for one, two, row, hand in zip(*(getattr(t, kind) for t in (trace, written, rows, by_hand)), strict=True):
            assert entries(one) == entries(two) == entries(row.T) == entries(hand)
            assert type(one) is type(two) is type(row)
    assert entries(predict_batch(net, X)) == entries(trace.output.T)
    assert getattr(trace.output, "dtype", None) == getattr(X, "dtype", None)


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_augmented_product_is_the_affine_map_in_every_number_system(name):
    net, X = network_of(SYSTEMS[name], (3, 4))
    W, b = net.layers[0].W, net.layers[0].b
    product = augment_weights(W, b) @ augment_columns(X.T)
    assert entries(product) == entries(W @ X.T + b)
    assert type(product) is type(X)


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_bias_matrix_is_the_column_repeated(name):
    b = SYSTEMS[name]([[Fraction(1, 2)], [-3]])
    B = bias_matrix(b, 4)
    assert B.shape == (2, 4) and type(B) is type(b)
    assert all(entries(B[:, j : j + 1]) == entries(b) for j in range(4))
    if name == "bounded":
        assert B.value.dtype == np.float64 and B.relative < 1e-15


def test_one_sample_is_a_batch_of_one():
    net, X = network_of(objects, (3, 2, 1))
    for i in range(X.shape[0]):
        assert predict_batch(net, X[i : i + 1]).tolist() == predict(net, X[i : i + 1].T).tolist()
        assert predict_batch(net, X)[i].tolist() == predict_batch(net, X[i : i + 1])[0].tolist()


def test_softmax_divides_each_sample_by_its_own_sum():
    net = Network([Layer(np.eye(3), np.zeros(3), "softmax")])
    X = np.array([[0.0, 1.0, 2.0], [5.0, 5.0, 5.0]])
    share = predict_batch(net, X)
    assert share.sum(axis=1) == pytest.approx([1, 1], abs=1e-15)
    assert np.array_equal(share[1], np.full(3, share[1, 0]))
    assert np.array_equal(forward_rows(net, X).output, share)
    assert not np.allclose(share.sum(axis=0), 1)


def test_lists_take_the_precision_of_the_network_and_arrays_keep_theirs():
    single = Network([Layer(np.ones((1, 2), dtype=np.float32), np.zeros(1, dtype=np.float32))])
    assert predict_batch(single, [[1, 2]]).dtype == np.float32
    assert predict_batch(single, np.array([[1, 2]])).dtype == np.float32
    assert predict_batch(single, np.array([[1.0, 2.0]])).dtype == np.float64
    assert to_columns([[1, 2]]).dtype == np.float64


def test_the_boundary_there_and_back():
    X = np.arange(6.0).reshape(3, 2)
    assert np.array_equal(to_rows(to_columns(X)), X)
    assert to_columns(X, inputs=2).shape == (2, 3)
    assert to_rows(Grid([[1, 2, 3]])) == Grid([[1], [2], [3]])


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: to_columns([1, 2]), r"X: must have two axes, got shape \(2,\); write it as a matrix"),
        (lambda: to_columns(np.empty((0, 2))), r"X: must not be empty, got shape \(0, 2\)"),
        (lambda: to_columns([[1.0, float("inf")]], name="data"), r"data: must be finite, got inf at \(0, 1\)"),
        (lambda: to_columns([[1, 2, 3]], inputs=2), r"X: must have 2 columns, one per input \(rows are samples\), got shape \(1, 3\)$"),
        (lambda: to_columns([[1], [2]], inputs=2), r"X: must have 2 columns, one per input \(rows are samples\), got shape \(2, 1\); transpose it$"),
        (lambda: to_rows(np.empty((2, 0))), r"A: must not be empty, got shape \(2, 0\)"),
        (lambda: to_rows([[float("nan")]]), r"A: must be finite, got nan at \(0, 0\)"),
        (lambda: bias_matrix([[1, 2]], 3), r"b: must be one column, got shape \(1, 2\); write b\.reshape\(-1, 1\)"),
        (lambda: bias_matrix([1, 2], 3), r"b: must have two axes, got shape \(2,\)"),
        (lambda: bias_matrix([[1]], 0), r"n: must be a positive integer, got 0"),
        (lambda: bias_matrix([[1]], True), r"n: must be a positive integer, got True"),
        (lambda: bias_matrix([[1]], 2.0), r"n: must be a positive integer, got 2\.0"),
        (lambda: augment_weights([1, 2], [1]), r"W: must have two axes, got shape \(2,\)"),
        (lambda: augment_weights([[1, 2]], [1, 2]), r"b: must have shape \(1, 1\), one bias per row of W, got shape \(2,\)"),
        (lambda: augment_weights([[0.5]], [Fraction(1, 2)]), r"b: floats and exact numbers must not be mixed"),
        (lambda: augment_columns([1, 2]), r"A: must have two axes, got shape \(2,\)"),
        (lambda: augment_columns([[float("nan")]]), r"A: must be finite, got nan at \(0, 0\)"),
    ],
)  # fmt: skip
def test_what_is_refused(ask, message):
    with pytest.raises(Refused, match=message):
        ask()


@pytest.mark.parametrize("run", [forward_batch, predict_batch, forward_rows])
@pytest.mark.parametrize(
    ("X", "message"),
    [
        ([[1, 0, 2], [0, 1, 1]], r"X: must have 2 columns, one per input \(rows are samples\), got shape \(2, 3\); transpose it"),
        ([1, 2], r"X: must have two axes, got shape \(2,\)"),
        (np.empty((0, 2)), r"X: must not be empty, got shape \(0, 2\)"),
        ([[1, float("nan")]], r"X: must be finite, got nan at \(0, 1\)"),
        ([[Fraction(1, 2), 1]], r"X: floats and exact numbers must not be mixed"),
    ],
)  # fmt: skip
def test_a_batch_that_does_not_fit_is_refused(run, X, message):
    with pytest.raises(Refused, match=message):
        run(BOARD, X)


def test_an_unknown_way_to_add_the_bias_is_refused():
    with pytest.raises(Refused, match='bias: must be "broadcast" or "matrix", got rows'):
        forward_batch(BOARD, X_BOARD, bias="rows")
    with pytest.raises(Refused, match=r"X: floats and exact numbers must not be mixed"):
        forward_batch(BOARD, [[Fraction(1, 2), 1]], bias="matrix")
