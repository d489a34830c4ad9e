"""Layers: shapes held at construction, the scalar twin, and the three symmetries with their hypotheses."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import ACTIVATIONS, entrywise, leaky_relu, polynomial, uninterpreted
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import predict
from teorema.numeric.layers import (
    Layer,
    Network,
    affine,
    flip_signs,
    layer_matrix,
    layer_scalar,
    permute_units,
    rescale_units,
)


def rationals(rng, rows, columns):
    array = np.empty((rows, columns), dtype=object)
    for index in np.ndindex(array.shape):
        array[index] = Fraction(rng.randint(-6, 6), rng.randint(1, 4))
    return array


def network(rng, widths, activation, kind=lambda a: a):
    pairs = list(pairwise(widths))
    return Network(
        tuple(
            Layer(
                kind(rationals(rng, k, j)), kind(rationals(rng, k, 1)), activation if i < len(pairs) - 1 else "identity"
            )
            for i, (j, k) in enumerate(pairs)
        )
    )


RELU = entrywise("ramp", f=lambda u: max(u, 0), df=lambda u: int(u > 0))

SYSTEMS = {
    "fractions": (lambda a: a, "relu"),
    "sympy": (lambda a: np.vectorize(sympy.Rational, otypes=[object])(a), "relu"),
    "symbols": (lambda a: np.vectorize(lambda q: sympy.Rational(q) * sympy.Symbol("s"), otypes=[object])(a), polynomial(1, 2, 3)),
    "grid": (Grid, RELU),
    "residues": (Residues, "square"),
    "unknown": (Residues, uninterpreted(Uninterpreted(Random(0)))),
    "tangents": (lambda a: Tangent(Residues(a), Residues(a * a)), uninterpreted(Uninterpreted(Random(0)))),
    "grid tangents": (lambda a: Tangent(Grid(a), Grid(a * a)), "square"),
}  # fmt: skip


def entries(array):
    return array.tolist()


@pytest.mark.parametrize("name", SYSTEMS)
def test_matrix_and_scalar_forms_agree_exactly(name):
    rng = Random(5)
    kind, activation = SYSTEMS[name]
    layer = Layer(kind(rationals(rng, 3, 2)), kind(rationals(rng, 3, 1)), activation)
    a = kind(rationals(rng, 2, 4))
    (z, s), (z_twin, s_twin) = layer_matrix(layer, a), layer_scalar(layer, a)
    assert type(z) is type(z_twin)
    assert z.shape == z_twin.shape == s_twin.shape == (3, 4)
    if name in ("sympy", "symbols"):
        assert not any(sympy.expand(u - v) for u, v in zip(z.flat, z_twin.flat, strict=True))
        assert not any(sympy.expand(u - v) for u, v in zip(s.flat, s_twin.flat, strict=True))
    else:
        assert entries(z) == entries(z_twin)
        assert entries(s) == entries(s_twin)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_matrix_and_scalar_forms_agree_within_the_bound(dtype):
    rng = np.random.default_rng(0)
    W, b, a = (rng.standard_normal(s).astype(dtype) for s in ((5, 7), (5, 1), (7, 3)))
    plain = Layer(W, b, "tanh")
    carried = Layer(Bounded(W), Bounded(b), "tanh")
    z, s = layer_matrix(plain, a)
    z_twin, s_twin = layer_scalar(plain, a)
    assert z_twin.dtype == s_twin.dtype == dtype
    for one, twin, bound, bound_twin in zip(
        (z, s), (z_twin, s_twin), layer_matrix(carried, Bounded(a)), layer_scalar(carried, Bounded(a)), strict=True
    ):
        assert np.array_equal(bound.value, one)
        assert np.array_equal(bound_twin.value, twin)
        assert np.all(np.abs(one - twin) <= bound.error + bound_twin.error)


def test_a_missing_bias_or_a_transpose_is_refuted():
    """The planted mistakes: each differs from the scalar form in exact numbers."""
    rng = Random(5)
    W, b, a = rationals(rng, 3, 3), rationals(rng, 3, 1), rationals(rng, 3, 2)
    z, _ = layer_scalar(Layer(W, b), a)
    assert np.array_equal(z, affine(W, a, b))
    assert not np.array_equal(z, W @ a)
    assert not np.array_equal(z, affine(W.T, a, b))
    assert not np.array_equal(z, affine(W, a, b * 2))


seeds = st.integers(0, 10**6)


@settings(max_examples=25)
@given(
    seeds,
    st.lists(st.integers(1, 4), min_size=3, max_size=5),
    st.sampled_from(["relu", "square", "softsign", "hard_tanh"]),
)
def test_a_permutation_of_hidden_units_changes_nothing(seed, widths, activation):
    rng = Random(seed)
    net = network(rng, widths, activation)
    x = rationals(rng, widths[0], 2)
    hidden = rng.randrange(1, net.depth)
    order = rng.sample(range(widths[hidden]), widths[hidden])
    assert np.array_equal(predict(permute_units(net, hidden, order), x), predict(net, x))


@settings(max_examples=25)
@given(
    seeds, st.lists(st.integers(1, 4), min_size=3, max_size=5), st.sampled_from(["softsign", "hard_tanh", "identity"])
)
def test_flipped_signs_change_nothing_for_odd_activations(seed, widths, activation):
    rng = Random(seed)
    net = network(rng, widths, activation)
    x = rationals(rng, widths[0], 2)
    hidden = rng.randrange(1, net.depth)
    signs = [rng.choice((-1, 1)) for _ in range(widths[hidden])]
    assert np.array_equal(predict(flip_signs(net, hidden, signs), x), predict(net, x))


@settings(max_examples=25)
@given(seeds, st.lists(st.integers(1, 4), min_size=3, max_size=5), st.sampled_from(["relu", "leaky_relu", "identity"]))
def test_positive_rescaling_changes_nothing_for_relu(seed, widths, activation):
    rng = Random(seed)
    net = network(rng, widths, activation)
    x = rationals(rng, widths[0], 2)
    hidden = rng.randrange(1, net.depth)
    factors = [Fraction(rng.randint(1, 9), rng.randint(1, 9)) for _ in range(widths[hidden])]
    assert np.array_equal(predict(rescale_units(net, hidden, factors), x), predict(net, x))


@pytest.mark.parametrize(
    ("activation", "change"),
    [
        ("relu", lambda net: flip_signs(net, 1, [-1, 1, 1])),
        ("relu", lambda net: rescale_units(net, 1, [-2, 1, 1])),
        ("square", lambda net: rescale_units(net, 1, [2, 1, 1])),
        ("softsign", lambda net: rescale_units(net, 1, [2, 1, 1])),
        ("relu", lambda net: Network((permute_units(net, 1, [1, 0, 2]).layers[0], *net.layers[1:]))),
    ],
)
def test_without_its_hypothesis_a_symmetry_fails(activation, change):
    rng = Random(2)
    net = network(rng, [2, 3, 2], activation)
    x = rationals(rng, 2, 4)
    assert not np.array_equal(predict(change(net), x), predict(net, x))


@pytest.mark.parametrize("kind", [Residues, Grid, lambda a: a.astype(float), lambda a: Bounded(a.astype(float))])
def test_symmetries_run_in_every_number_system(kind):
    rng = Random(3)
    activation = RELU if kind is Grid else "square" if kind is Residues else "relu"
    net = network(rng, [2, 3, 2], activation, kind)
    x = kind(rationals(rng, 2, 2))
    reference = predict(net, x)
    for changed in (permute_units(net, 1, [2, 0, 1]), flip_signs(flip_signs(net, 1, [-1] * 3), 1, [-1] * 3)):
        result = predict(changed, x)
        assert type(result) is type(reference)
        if isinstance(result, Grid):
            assert result == reference
        elif isinstance(result, Bounded):
            assert np.all(np.abs(result.value - reference.value) <= result.error + reference.error)
        else:
            assert result == pytest.approx(reference)
    integers = rescale_units(net, 1, [2, 3, 5])
    assert rescale_units(integers, 1, [Fraction(1, 2), Fraction(1, 3), Fraction(1, 5)]).widths == net.widths


def test_rescaling_object_integers_stays_exact():
    """The trap: 1 / 3 on Python integers is a float."""
    whole = np.array([[1], [2]], dtype=object)
    net = Network((Layer(whole, whole, "relu"), Layer(np.array([[1, 2]], dtype=object), np.array([[3]], dtype=object))))
    assert rescale_units(net, 1, [3, 7]).layers[1].W.tolist() == [[Fraction(1, 3), Fraction(2, 7)]]


def test_records_are_frozen_and_say_what_they_are():
    layer = Layer([[1, 2]], [3], leaky_relu(Fraction(1, 2)))
    with pytest.raises(AttributeError):
        layer.W = 0
    assert (layer.inputs, layer.outputs, layer.b.shape, Layer(Grid([[1]]), Grid([2])).b.shape) == (2, 1, (1, 1), (1, 1))
    net = Network([Layer([[1, 2]], [3], "tanh"), Layer([[1]], [0])])
    assert (net.widths, net.depth, len(net), [one.outputs for one in net]) == ((2, 1, 1), 2, 2, [1, 1])
    assert (repr(layer), repr(net)) == ("<Layer 2 → 1, leaky_relu>", "<Network 2-1-1, tanh, identity>")
    assert Layer([[1]], [0]).activation is ACTIVATIONS["identity"]


ONE = Layer([[1.0, 2.0]], [0.0])
TWO = Network((Layer([[1.0], [2.0]], [0.0, 0.0], "tanh"), Layer([[1.0, 1.0]], [0.0])))


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: Layer([1, 2], [0]), r"W: must have two axes, got shape \(2,\)"),
        (lambda: Layer([[1, 2]], [0, 0]), r"b: must have shape \(1, 1\), one bias per row of W, got shape \(2,\)"),
        (lambda: Layer(np.empty((0, 3)), []), r"W: must not be empty, got shape \(0, 3\)"),
        (lambda: Layer([[float("nan")]], [0]), r"W: must be finite, got nan at \(0, 0\)"),
        (lambda: Layer([[1]], [float("inf")]), r"b: must be finite, got inf at \(0,\)"),
        (lambda: Layer([[0.5]], [Fraction(1, 2)]), "b: floats and exact numbers must not be mixed.*, got object with float64"),
        (lambda: Layer([[1]], [0], "sigmoid"), "activation: must be an Activation or one of identity, .*, got sigmoid"),
        (lambda: Network([]), r"layers: must be at least one Layer, got \[\]"),
        (lambda: Network([1]), r"layers: must be at least one Layer, got \[1\]"),
        (lambda: Network(ONE), "layers: must be at least one Layer, got <Layer 2 → 1, identity>"),
        (lambda: Network([ONE, ONE]), r"layers: W of layer 2 must have 1 columns, one per row of W of layer 1, got \(1, 2\), \(1, 2\)"),
        (lambda: Network([ONE, Layer([[Fraction(1)]], [Fraction(0)])]), "layers: floats and exact numbers must not be mixed"),
        (lambda: layer_matrix(ONE, [[1]]), r"a: must have 2 rows, one per input \(columns are samples\), got shape \(1, 1\)"),
        (lambda: layer_scalar(ONE, [[1, 2]]), r"a: must have 2 rows.*got shape \(1, 2\); transpose it"),
        (lambda: layer_scalar(ONE, [[Fraction(1)], [Fraction(1)]]), "a: floats and exact numbers must not be mixed"),
        (lambda: permute_units(TWO, 2, [0]), "layer: must be the number of a hidden layer, from 1 to L - 1 = 1, got 2"),
        (lambda: permute_units(TWO, 0, [0]), "layer: must be the number of a hidden layer, from 1 to L - 1 = 1, got 0"),
        (lambda: permute_units(TWO, 1, [1, 1]), r"permutation: must be a permutation of 0, ..., 1, got \[1, 1\]"),
        (lambda: flip_signs(TWO, 1, [1, 0]), r"signs: must be 1 or -1 for each of the 2 units, got \[1, 0\]"),
        (lambda: flip_signs(TWO, 1, [1]), r"signs: must be 1 or -1 for each of the 2 units, got \[1\]"),
        (lambda: rescale_units(TWO, 1, [1, 0]), r"factors: must be a number other than 0 for each of the 2 units, got \[1, 0\]"),
        (lambda: rescale_units(TWO, True, [1, 1]), "layer: must be the number of a hidden layer.*got True"),
    ],
)  # fmt: skip
def test_refusals_of_layers(act, message):
    with pytest.raises(Refused, match=message):
        act()
