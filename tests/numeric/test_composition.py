"""Composition: order, affine collapse, merging, operator norms, and Lipschitz bounds that hold and need not be tight."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise, product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.numeric.activations import ACTIVATIONS, leaky_relu
from teorema.numeric.composition import (
    collapse_affine,
    compose,
    concatenate,
    lipschitz_bound,
    merge_affine,
    operator_norm,
)
from teorema.numeric.counting import merged_widths, param_count
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network

from .test_layers import network, rationals

widths = st.lists(st.integers(1, 4), min_size=2, max_size=5)
seeds = st.integers(0, 10**6)


def test_the_rightmost_function_comes_first():
    f, g, h = (lambda x: 2 * x + 1), (lambda x: x * x), (lambda x: x - 3)
    for x in range(-3, 4):
        assert compose(f, g)(x) == 2 * x * x + 1
        assert compose(g, f)(x) == 4 * x * x + 4 * x + 1
        assert compose(compose(f, g), h)(x) == compose(f, compose(g, h))(x) == compose(f, g, h)(x)


@given(seeds, widths)
def test_affine_layers_collapse_to_one(seed, n):
    rng = Random(seed)
    net = network(rng, n, "identity")
    x = rationals(rng, n[0], 2)
    W, b = collapse_affine(net)
    assert W.shape == (n[-1], n[0])
    assert np.array_equal(W @ x + b, predict(net, x))
    assert np.array_equal(b, predict(net, x * 0)[:, :1])


def test_collapse_of_three_layers_is_the_formula_of_the_board():
    rng = Random(1)
    one, two, three = network(rng, [2, 3, 2, 2], "identity").layers
    W, b = collapse_affine((one, two, three))
    assert np.array_equal(W, three.W @ two.W @ one.W)
    assert np.array_equal(b, three.W @ two.W @ one.b + three.W @ two.b + three.b)
    wrong = one.W @ two.W.T @ three.W if one.W.shape == three.W.shape else one.W.T @ two.W.T @ three.W.T
    assert wrong.shape != W.shape or not np.array_equal(wrong, W)
    floats = collapse_affine([Layer([[1, 2], [0, 1]], [1, 0]), Layer([[1, -1]], [3])])
    assert [part.tolist() for part in floats] == [[[1.0, 1.0]], [[4.0]]]


def test_the_rank_is_at_most_the_smallest_width():
    rng = np.random.default_rng(0)
    net = [Layer(rng.standard_normal((k, j)), np.zeros(k)) for j, k in ((5, 2), (2, 5))]
    assert np.linalg.matrix_rank(collapse_affine(net)[0]) == 2


@pytest.mark.parametrize("kind", [Grid, Residues, lambda a: a])
def test_merging_affine_layers_keeps_the_function(kind):
    rng = Random(4)
    first, second = network(rng, [3, 4, 2], "square", kind), network(rng, [2, 3, 1], "square", kind)
    x = kind(rationals(rng, 3, 2))
    whole = concatenate(first, second)
    merged = merge_affine(whole)
    assert whole.widths == (3, 4, 2, 3, 1)
    assert merged.widths == merged_widths(first.widths, second.widths) == (3, 4, 3, 1)
    assert param_count(merged) == param_count((3, 4, 3, 1)) < param_count(whole)
    for result in (predict(merged, x), predict(second, predict(first, x))):
        assert (
            np.array_equal(result, predict(whole, x)) if isinstance(result, np.ndarray) else result == predict(whole, x)
        )
    assert merge_affine(network(rng, [2, 2, 2], "identity")).depth == 1
    assert merge_affine(first).widths == first.widths


@given(st.lists(st.lists(st.fractions(-5, 5, max_denominator=4), min_size=3, max_size=3), min_size=1, max_size=3))
def test_norms_1_and_inf_are_exact_and_attained(rows):
    W = np.empty((len(rows), 3), dtype=object)
    for (i, j), _ in np.ndenumerate(W):
        W[i, j] = rows[i][j]
    signs = [np.array(s, dtype=object) for s in product((-1, 1), repeat=3)]
    assert operator_norm(W, math.inf) == max(max(abs(W @ s)) for s in signs)
    assert operator_norm(W, 1) == max(sum(abs(W[:, j])) for j in range(3))
    assert operator_norm(Grid(W), 1) == operator_norm(W, 1) == operator_norm(W.T, "inf")
    assert operator_norm(W.astype(float), 1) == pytest.approx(float(operator_norm(W, 1)))


def test_the_norm_2_is_the_largest_singular_value():
    W = np.array([[3.0, 0.0], [4.0, 5.0]])
    assert operator_norm(W) == pytest.approx(math.sqrt(45))
    directions = [np.array([math.cos(t), math.sin(t)]) for t in np.linspace(0, math.pi, 2001)]
    assert max(np.linalg.norm(W @ u) for u in directions) == pytest.approx(math.sqrt(45), rel=1e-6)


@settings(max_examples=40)
@given(
    seeds,
    widths,
    st.sampled_from([name for name, act in ACTIVATIONS.items() if act.lipschitz]),
    st.sampled_from([1, 2, math.inf]),
)
def test_the_product_bounds_every_quotient(seed, n, activation, norm):
    rng = np.random.default_rng(seed)
    net = Network(tuple(Layer(rng.standard_normal((k, j)), rng.standard_normal(k), activation) for j, k in pairwise(n)))
    x, y = rng.standard_normal((n[0], 20)), rng.standard_normal((n[0], 20))
    top = np.linalg.norm(predict(net, x) - predict(net, y), norm, axis=0)
    assert np.all(top <= lipschitz_bound(net, norm) * np.linalg.norm(x - y, norm, axis=0) * (1 + 1e-9))


def test_the_bound_of_the_board_is_not_attained():
    net = Network([Layer([[3, 0], [0, 4]], [0, 0], "relu"), Layer([[1, 1]], [0])])
    assert lipschitz_bound(net) == pytest.approx(4 * math.sqrt(2))
    assert predict(net, [[1.0], [1.0]])[0, 0] == 7
    # a factor forgotten, the planted mistake, is refuted by the direction of steepest ascent
    steep = np.array([[3.0], [4.0]])
    quotient = predict(net, steep)[0, 0] / np.linalg.norm(steep)
    assert operator_norm([[1.0, 1.0]]) < quotient <= lipschitz_bound(net)


def test_every_factor_counts():
    """Logistic layers flatten, leaky ones with a slope of 3 steepen: the constants of the activations are factors."""
    half = [[Fraction(1, 2)]]
    zero = [[Fraction(0)]]
    flat = Network([Layer(half, zero, "logistic"), Layer([[Fraction(3)]], zero, "logistic")])
    assert lipschitz_bound(flat, 1) == Fraction(1, 2) * 3 / 16
    steep = Network([Layer(half, zero, leaky_relu(3))])
    x = np.array([[Fraction(-2)]], dtype=object)
    assert abs(predict(steep, x).item()) == 3 == lipschitz_bound(steep, 1) * 2


def test_exact_networks_have_exact_bounds():
    net = network(Random(2), [2, 2, 1], "relu")
    bound = lipschitz_bound(net, "inf")
    assert isinstance(bound, Fraction)
    assert bound == operator_norm(net.layers[0].W, "inf") * operator_norm(net.layers[1].W, "inf")


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: compose(), r"functions: must be at least one function, got \(\)"),
        (lambda: compose(abs, 3), r"functions: must be at least one function, got \(<built-in function abs>, 3\)"),
        (lambda: collapse_affine([]), r"layers: must be at least one Layer, got \(\)"),
        (lambda: collapse_affine([Layer([[1]], [0], "relu")]), "layers: must have the identity as activation, got relu"),
        (lambda: concatenate(Network([Layer([[1], [2]], [0, 0])]), Network([Layer([[1]], [0])])),
         r"layers: W of layer 2 must have 2 columns, one per row of W of layer 1, got \(2, 1\), \(1, 1\)"),
        (lambda: operator_norm([[1]], 3), "norm: must be 1, 2 or inf, got 3"),
        (lambda: operator_norm([[1]], True), "norm: must be 1, 2 or inf, got True"),
        (lambda: operator_norm([[Fraction(1)]]), "W: must be of floats for the norm 2, a root, got object"),
        (lambda: operator_norm(Grid([[1]])), "W: must be of floats for the norm 2, a root, got Grid"),
        (lambda: operator_norm([1]), "W: must have two axes"),
        (lambda: lipschitz_bound(Network([Layer([[1]], [0], "step")])), "activation: must state a Lipschitz constant, got step"),
    ],
)  # fmt: skip
def test_refusals_of_composition(act, message):
    with pytest.raises(Refused, match=message):
        act()
