"""The layout of scikit-learn: its networks run here as they run themselves, ours run there, and nothing is shared."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier, MLPRegressor

from teorema.ground.errors import Refused
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.layers import Layer, Network
from teorema.numeric.vectorization import SklearnLayout, from_sklearn_layout, predict_batch, to_sklearn_layout
from teorema.symbolic.statements import registry

from .test_vectorization import BOARD, network_of, objects


def fitted(model, X, y):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a few epochs do not converge, and need not
        return model.fit(X, y)


def like_sklearn(model):
    return from_sklearn_layout(model.coefs_, model.intercepts_, model.activation, model.out_activation_)


DIGITS = load_digits()
PIXELS = DIGITS.data[:200] / 16
SEVERAL = np.stack([np.sin(PIXELS @ np.arange(64)), PIXELS.mean(axis=1)], axis=1)


@pytest.mark.parametrize("activation", ["identity", "logistic", "tanh", "relu"])
def test_a_regressor_of_scikit_learn_is_run_as_it_runs_itself(activation):
    model = MLPRegressor(hidden_layer_sizes=(7, 5), activation=activation, max_iter=3, random_state=1)
    fitted(model, PIXELS, SEVERAL)
    net = like_sklearn(model)
    assert net.widths == (64, 7, 5, 2)
    np.testing.assert_allclose(predict_batch(net, PIXELS), model.predict(PIXELS), rtol=1e-12, atol=1e-13)
    for number, layer in enumerate(net, start=1):
        assert np.array_equal(model.coefs_[number - 1], layer.W.T)
        assert np.array_equal(model.intercepts_[number - 1], layer.b[:, 0])


@pytest.mark.parametrize(("classes", "out"), [(2, "logistic"), (10, "softmax")])
def test_a_classifier_of_scikit_learn_is_run_as_it_runs_itself(classes, out):
    chosen = DIGITS.target[:200] < classes
    model = MLPClassifier(hidden_layer_sizes=(6,), activation="tanh", max_iter=3, random_state=1)
    fitted(model, PIXELS[chosen], DIGITS.target[:200][chosen])
    assert model.out_activation_ == out
    expected = model.predict_proba(PIXELS)[:, -(1 if classes == 2 else classes) :]
    np.testing.assert_allclose(predict_batch(like_sklearn(model), PIXELS), expected, rtol=1e-12, atol=1e-15)


def test_a_network_of_ours_is_run_by_scikit_learn():
    rng = np.random.default_rng(5)
    layers = [Layer(rng.normal(size=(3, 64)), rng.normal(size=3), "tanh"), Layer(rng.normal(size=(2, 3)), [0, 1])]
    net = Network(layers)
    model = MLPRegressor(hidden_layer_sizes=(3,), activation="tanh", max_iter=1)
    fitted(model, PIXELS, SEVERAL)
    layout = to_sklearn_layout(net)
    model.coefs_, model.intercepts_ = list(layout.coefs), list(layout.intercepts)
    np.testing.assert_allclose(model.predict(PIXELS), predict_batch(net, PIXELS), rtol=1e-12, atol=1e-13)


def test_the_layout_there_and_back():
    net, X = network_of(objects, (3, 4, 2, 1), sigma=ACTIVATIONS["relu"])
    layout = to_sklearn_layout(Network([*net.layers[:-1], Layer(net.layers[-1].W, net.layers[-1].b)]))
    assert isinstance(layout, SklearnLayout) and (layout.activation, layout.out_activation) == ("relu", "identity")
    assert [b.shape for b in layout.intercepts] == [(4,), (2,), (1,)]
    back = from_sklearn_layout(*layout)
    assert [layer.activation.name for layer in back] == ["relu", "relu", "identity"]
    assert all(
        np.array_equal(one.W, two.W) and np.array_equal(one.b, two.b) for one, two in zip(net, back, strict=True)
    )
    assert predict_batch(back, X).dtype == object
    assert to_sklearn_layout(BOARD).activation == "identity"
    assert from_sklearn_layout(*to_sklearn_layout(BOARD)).widths == (2, 2)


def test_the_layout_is_a_copy():
    net = Network([Layer(np.ones((2, 3)), np.ones(2))])
    layout = to_sklearn_layout(net)
    layout.coefs[0][:] = 7
    layout.intercepts[0][:] = 7
    assert np.array_equal(net.layers[0].W, np.ones((2, 3))) and np.array_equal(net.layers[0].b, np.ones((2, 1)))
    back = from_sklearn_layout(*layout)
    layout.coefs[0][:] = 8
    layout.intercepts[0][:] = 8
    assert (back.layers[0].W == 7).all() and (back.layers[0].b == 7).all()


def two_hidden(first, second):
    return Network([Layer([[1]], [0], first), Layer([[1]], [0], second), Layer([[1]], [0])])


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: to_sklearn_layout(two_hidden("tanh", "relu")), r"network: must have one activation in all hidden layers, one of identity, logistic, tanh, relu, got relu, tanh"),
        (lambda: to_sklearn_layout(Network([Layer([[1]], [0], "relu")])), r"network: must end in one of identity, logistic, softmax, got relu"),
        (lambda: from_sklearn_layout([], []), r"intercepts: must be one per layer, at least one, got 0 coefs, 0 intercepts"),
        (lambda: from_sklearn_layout([[[1]]], [[1], [1]]), r"intercepts: must be one per layer, at least one, got 1 coefs, 2 intercepts"),
        (lambda: from_sklearn_layout(None, [[1]]), r"intercepts: must be one per layer, at least one, got 0 coefs, 1 intercepts"),
        (lambda: from_sklearn_layout([[1, 2]], [[1]]), r"coefs: must have two axes, got shape \(2,\)"),
        (lambda: from_sklearn_layout([[[float("nan")]]], [[1]]), r"coefs: must be finite, got nan at \(0, 0\)"),
        (lambda: from_sklearn_layout([[[1, 2]], [[1]]], [[0, 0], [0]]), r"layers: W of layer 2 must have 2 columns"),
        (lambda: from_sklearn_layout([[[1]]], [[1]], "relu", "tan"), r"activation: must be an Activation or one of identity"),
    ],
)  # fmt: skip
def test_what_is_refused(ask, message):
    with pytest.raises(Refused, match=message):
        ask()


def test_what_the_page_on_counting_says_of_ten_hidden_neurons_runs_and_has_31_parameters() -> None:
    """The words of the page are run as they stand: scikit-learn 1.9 takes `MLPRegressor([10])` for a loss."""
    words = (Path(__file__).parents[2] / "docs" / "course" / "counting.md").read_text(encoding="utf-8")
    (call,) = set(re.findall(r"`(MLPRegressor\([^`]*)`", words))
    stated = registry()["counting-thirty-one"]
    assert any(call in where.text[lang] for where in stated.where for lang in ("en", "es"))
    assert "MLPRegressor([10])" not in words
    model = eval(call, {"MLPRegressor": MLPRegressor})
    model.partial_fit([[0.0], [1.0]], [0.0, 1.0])
    assert sum(part.size for part in (*model.coefs_, *model.intercepts_)) == 31
