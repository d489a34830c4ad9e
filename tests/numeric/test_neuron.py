"""One neuron and the perceptron: floats, the path of the weights, four bits, and every refusal with its message."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from teorema.ground.errors import Refused
from teorema.numeric.forward import predict
from teorema.numeric.gates import vertices
from teorema.numeric.layers import Network
from teorema.numeric.neuron import Neuron, boolean_functions, dichotomies, perceptron, separate
from teorema.numeric.neuron.rule import as_labelled

AND = [-1, -1, -1, 1]
CORNERS = [[0, 0, 1, 1], [0, 1, 0, 1]]


def test_a_neuron_is_a_layer_of_one_unit():
    neuron = Neuron([1.0, -2.0], 0.5, "logistic")
    x = np.array([[1.0, 0.0], [3.0, -1.0]])
    assert np.array_equal(neuron(x), predict(Network([neuron.layer]), x))
    assert repr(neuron) == "<Neuron 2 → 1, logistic>"


def test_weights_may_be_a_column_and_the_bias_an_array():
    assert Neuron([[1.0], [2.0]], np.array([[3.0]])).weighted([[1.0], [1.0]]).tolist() == [[6.0]]
    assert Neuron([Fraction(1)], Fraction(1, 2)).weighted([[Fraction(1, 2)]]).tolist() == [[1]]


def test_the_foot_lies_on_the_boundary_in_floats():
    rng = np.random.default_rng(3)
    neuron, x = Neuron(rng.normal(size=3), 0.7), rng.normal(size=(3, 5))
    assert np.allclose(neuron.weighted(neuron.foot(x)), 0, atol=1e-12)
    assert np.allclose(((x - neuron.foot(x)) ** 2).sum(axis=0), neuron.squared_distance(x)[0])


def test_the_path_of_the_weights_adds_up_the_samples():
    trained = perceptron(CORNERS, AND)
    assert trained.separates and trained.updates == len(trained.path) - 1 == 18
    augmented = np.array([[1, 1, 1, 1], *CORNERS])
    total = sum(AND[i] * augmented[:, i] for i in trained.samples)
    assert total.tolist() == trained.weights.ravel().tolist() == [-4, 3, 2]
    assert trained.neuron(CORNERS).tolist() == [AND]


def test_the_rule_gives_up_on_xor():
    trained = perceptron(CORNERS, [-1, 1, 1, -1], passes=7)
    assert not trained.separates and trained.updates > 7


def test_separation_is_true_or_false_and_scales_fractions():
    assert separate(CORNERS, AND) and not separate(CORNERS, [1, -1, -1, 1])
    assert separate([[0.25, 0.5]], [1, -1])
    assert separate([[Fraction(1, 3), Fraction(1, 2)]], [1, -1]).weights is not None


def test_labellings_of_points_on_a_line_change_sign_once():
    assert len(dichotomies([[0, 1, 2, 3, 4]])) == 10
    assert len(dichotomies([[1, 1]])) == 2


@pytest.mark.slow
def test_1882_functions_of_four_bits():
    assert len(boolean_functions(4)) == 1882


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Neuron([[1, 2]], 0), r"w: must be a list or a column of weights, got shape \(1, 2\)"),
        (lambda: Neuron([], 0), r"w: must be a list or a column of weights, got shape \(0,\)"),
        (lambda: Neuron(2.0, 0), r"w: must be a list or a column of weights, got shape \(\)"),
        (lambda: Neuron([1.0, float("nan")], 0), r"w: must be finite, got nan"),
        (lambda: Neuron([1.0], [1.0, 2.0]), r"b: must be one number, got shape \(2,\)"),
        (lambda: Neuron([Fraction(1)], 0.5), "b: floats and exact numbers must not be mixed"),
        (lambda: Neuron([1.0], 0, "stairs"), "activation: must be an Activation or one of .*, got stairs"),
        (lambda: Neuron([1.0], 0)([[1.0], [2.0]]), r"x: must have 1 rows, .*, got shape \(2, 1\)"),
        (lambda: Neuron([1.0], 0).weighted([[Fraction(1)]]), "x: floats and exact numbers must not be mixed"),
        (
            lambda: Neuron([0.0, 0.0], 1).foot([[1], [1]]),
            r"w: must not be 0: then there is no boundary, got \[0.0, 0.0\]",
        ),
        (lambda: Neuron([0.0], 1).squared_distance([[1]]), "w: must not be 0: then there is no boundary"),
        (
            lambda: perceptron(CORNERS, [0, 0, 0, 1]),
            r"labels: must be one label, 1 or -1, per column of x, got \[0, 0, 0, 1\]",
        ),
        (lambda: perceptron(CORNERS, [1, -1]), "labels: must be one label, 1 or -1, per column of x"),
        (lambda: perceptron(CORNERS, AND, passes=0), "passes: must be a positive integer, got 0"),
        (lambda: perceptron([1, 2], [1, 1]), r"x: must have two axes, got shape \(2,\)"),
        (lambda: as_labelled(CORNERS, [1, 1, 1, 2]), "labels: must be one label, 1 or -1, per column of x"),
        (lambda: separate(CORNERS, [1]), "labels: must be one label"),
        (lambda: dichotomies([1, 2]), "x: must have two axes"),
        (lambda: boolean_functions(2.0), "m: must be an integer from 1 to 4, got 2.0"),
        (lambda: boolean_functions(5), "m: must be an integer from 1 to 4, got 5"),
    ],
)
def test_refusals_say_what_is_wrong(call, message):
    with pytest.raises(Refused, match=message):
        call()


def test_what_is_not_decided_is_refused(monkeypatch):
    from teorema.numeric.neuron import separability

    monkeypatch.setattr(separability, "_PASSES", 2)
    with pytest.raises(Refused, match="labels: must be decided within 2 passes, got 4 samples"):
        separate(vertices(2), AND)
