"""The checked forward pass on scikit-learn's digits, 64-32-32-10, against scikit-learn's own and against bare NumPy."""

from __future__ import annotations

import warnings

from interleaved import ratios, report  # isort: skip - before NumPy, whose BLAS reads the number of threads once


import numpy as np
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPRegressor

from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network


def main() -> None:
    digits = load_digits()
    rows = digits.data / 16.0
    peer = MLPRegressor(hidden_layer_sizes=(32, 32), activation="tanh", max_iter=1, random_state=0)
    targets = np.eye(10)[digits.target]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one epoch does not converge, and need not
        peer.fit(rows, targets)
    chain = zip(peer.coefs_, peer.intercepts_, ("tanh", "tanh", "identity"), strict=True)
    network = Network([Layer(W.T.copy(), b[:, None], ACTIVATIONS[name]) for W, b, name in chain])
    for batch in (1, 32, 1797):
        x = np.ascontiguousarray(rows[:batch].T)
        sample = rows[:batch]

        def bare(x: np.ndarray = x) -> np.ndarray:
            a = x
            for layer in network.layers:
                z = layer.W @ a + layer.b
                a = np.tanh(z) if layer.activation.name == "tanh" else z
            return a

        assert np.allclose(predict(network, x).T, peer.predict(sample), rtol=1e-9, atol=1e-12)
        peers = {
            "bare NumPy": bare,
            "scikit-learn predict": lambda sample=sample: peer.predict(sample),
            "teorema predict (two layers in memory)": lambda x=x: predict(network, x),
        }
        report(f"digits, batch {batch}", "teorema forward", ratios(lambda x=x: forward(network, x), peers))


if __name__ == "__main__":
    main()
