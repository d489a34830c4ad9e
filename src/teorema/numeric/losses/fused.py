"""Softmax and cross-entropy in one: the loss of logits whose gradient is softmax(z) - y (piece 13).

It stands here and not beside softmax because it is a loss; softmax itself knows no loss.
"""

from __future__ import annotations

from teorema.ground.text import Text
from teorema.numeric.activations import primitives
from teorema.numeric.activations.record import Function
from teorema.numeric.array import Array
from teorema.numeric.losses.record import Loss
from teorema.numeric.softmax import Softmax, largest_entries


def residual(yhat: Array, y: Array) -> Array:
    """(Σ_i y_i) ŷ - y in each column: ŷ - y for a target that sums to 1."""
    return yhat * y.sum(axis=0, keepdims=True) - y


def softmax_cross_entropy(
    exp: Function = primitives.exp, log: Function = primitives.log, shift: Function = largest_entries
) -> Loss:
    """-Σ_i y_i ln softmax(z)_i as a function of the logits z, with gradient (Σ_i y_i) softmax(z) - y in z.

    No logarithm of a probability is taken, so none is of 0: with c the shift, the loss of a sample is
    (Σ_i y_i) ln Σ_j e^{z_j - c} - Σ_i y_i (z_i - c).

    Arguments:
        exp: the exponential, entry by entry; any function with exp' = exp in an exact proof.
        log: the natural logarithm, entry by entry; any function with log' = 1/u in an exact proof.
        shift: c as a function of z, one number per column; value and gradient do not depend on it.

    Returns:
        the record; the network that goes with it ends with its logits, without softmax.

    Source: Liquet 3.3; Goodfellow et al. (2016), 6.2.2.3.

    Example:
        >>> import numpy as np
        >>> loss, z, y = softmax_cross_entropy(), np.log([[1.0], [2.0], [3.0]]), np.array([[0.0], [0.0], [1.0]])
        >>> loss.value(z, y).round(4).tolist(), loss.gradient(z, y).T.round(4).tolist()
        ([[0.6931]], [[0.1667, 0.3333, -0.5]])
    """
    probabilities = Softmax(exp, shift).f

    def value(z: Array, y: Array) -> Array:
        u = z - shift(z)
        total = exp(u).sum(axis=0, keepdims=True)
        return log(total) * y.sum(axis=0, keepdims=True) - (y * u).sum(axis=0, keepdims=True)

    def gradient(z: Array, y: Array) -> Array:
        return residual(probabilities(z), y)

    return Loss(
        "softmax_cross_entropy",
        Text("softmax cross-entropy", "entropía cruzada con softmax"),
        value=value,
        gradient=gradient,
        formula=r"-\sum_{i} y_i \ln\frac{e^{z_i}}{\sum_{j} e^{z_j}}",
        target="probability",
        smooth=True,
        convex=True,
        source="Liquet 3.3",
    )
