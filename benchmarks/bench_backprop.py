"""The checked backward pass on scikit-learn's digits, 64-32-32-10, against scikit-learn's own and against bare NumPy."""

from __future__ import annotations

import warnings

from interleaved import ratios, report  # isort: skip - before NumPy, whose BLAS reads the number of threads once


import numpy as np
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPRegressor

from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.backprop import backprop
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network


def fitted(rows: np.ndarray, targets: np.ndarray) -> MLPRegressor:
    """A network of scikit-learn's after one epoch, with nothing added to its loss."""
    peer = MLPRegressor(hidden_layer_sizes=(32, 32), activation="tanh", alpha=0.0, max_iter=1, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one epoch does not converge, and need not
        return peer.fit(rows, targets)


def main() -> None:
    digits = load_digits()
    rows, targets = digits.data / 16.0, np.eye(10)[digits.target]
    peer = fitted(rows, targets)
    chain = zip(peer.coefs_, peer.intercepts_, ("tanh", "tanh", "identity"), strict=True)
    network = Network([Layer(W.T.copy(), b[:, None], ACTIVATIONS[name]) for W, b, name in chain])
    for batch in (1, 32, 1797):
        x, y = np.ascontiguousarray(rows[:batch].T), np.ascontiguousarray(targets[:batch].T)

        def checked(x: np.ndarray = x, y: np.ndarray = y) -> list[np.ndarray]:
            g = backprop(network, forward(network, x), y, "half_squared")
            return [*g.W, *g.b]

        def bare(x: np.ndarray = x, y: np.ndarray = y) -> list[np.ndarray]:
            (one, two, three), n = network.layers, x.shape[1]
            first = np.tanh(one.W @ x + one.b)
            second = np.tanh(two.W @ first + two.b)
            delta = (three.W @ second + three.b - y) / n
            weights, biases = [delta @ second.T], [delta.sum(axis=1, keepdims=True)]
            for layer, a, before in ((three, second, first), (two, first, x)):
                delta = (layer.W.T @ delta) * (1 - a * a)
                weights.insert(0, delta @ before.T)
                biases.insert(0, delta.sum(axis=1, keepdims=True))
            return [*weights, *biases]

        sample, wanted = rows[:batch], targets[:batch]
        activations = [sample, *(np.empty((batch, width)) for width in (32, 32, 10))]
        deltas = [np.empty_like(one) for one in activations[1:]]
        weights, biases = [np.empty_like(one) for one in peer.coefs_], [np.empty_like(one) for one in peer.intercepts_]

        def theirs(
            sample: np.ndarray = sample,
            wanted: np.ndarray = wanted,
            kept: tuple[list[np.ndarray], ...] = (activations, deltas, weights, biases),
        ) -> list[np.ndarray]:
            _, W, b = peer._backprop(sample, wanted, None, *kept)
            return [*W, *b]

        for ours, hand, other in zip(checked(), bare(), theirs(), strict=True):
            assert np.allclose(ours, hand, rtol=1e-9, atol=1e-12)
            assert np.allclose(ours, other.T.reshape(ours.shape), rtol=1e-9, atol=1e-12)
        peers = {"bare NumPy, slopes as 1 - a²": bare, "scikit-learn _backprop": theirs}
        report(f"digits, batch {batch}, forward and backward", "teorema", ratios(checked, peers))


if __name__ == "__main__":
    main()
