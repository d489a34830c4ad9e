"""Losses of probabilities: cross-entropy of two classes and of many, of logits, and the Kullback-Leibler divergence.

0 ln 0 is 0, and a loss is +inf where a class that occurs was given the probability 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation, on_tangents, primitives
from teorema.numeric.activations.primitives import quotient
from teorema.numeric.array import Array
from teorema.numeric.losses.fused import residual
from teorema.numeric.losses.primitives import log1p_of, per_sample, where_near, where_zero
from teorema.numeric.losses.record import Fused, Loss, OfPair
from teorema.numeric.softmax import Softmax

Function = Callable[[Array], Array]
_SOFTPLUS: Final = ACTIVATIONS["softplus"]


def binary_cross_entropy(
    log: Function = primitives.log, log1p: Function | None = None, logistic: Activation = ACTIVATIONS["logistic"]
) -> Loss:
    """-Σ_i (y_i ln ŷ_i + (1 - y_i) ln(1 - ŷ_i)), for probabilities ŷ_i; the gradient is (1 - y)/(1 - ŷ) - y/ŷ.

    After ŷ = σ(z) the gradient in z is ŷ - y, and so it is computed: (1 - y) σ(z) - y σ(-z).

    Arguments:
        log: the logarithm; proofs pass a free function with log' = 1/u.
        log1p: u to ln(1 + u); made of `log` where another logarithm is given alone.
        logistic: the record of σ, by which a layer is known to put out σ(z); proofs pass their own.

    Source: Liquet 3.2; Nielsen 3; Calin 3.

    Example:
        >>> binary_cross_entropy()([[1, 0.5]], [[1, 0]]) + 0
        array([[0.        , 0.69314718]])
    """
    of_rest = log1p or log1p_of(log)

    def value(yhat: Array, y: Array) -> Array:
        with np.errstate(divide="ignore"):
            on = y * log(yhat + where_zero(y))
            off = (1 - y) * of_rest(-(yhat * (1 - where_zero(1 - y))))
        return per_sample(0 - on - off)

    def gradient(yhat: Array, y: Array) -> Array:
        with np.errstate(divide="ignore", over="ignore"):
            rest = quotient(1 - y, 1 - yhat + where_zero(1 - y))
            return rest - quotient(y, yhat + where_zero(y))

    def of_z(z: Array, y: Array) -> Array:
        with np.errstate(divide="ignore", over="ignore"):
            rest = quotient(1 - y, logistic.f(-z) + where_zero(1 - y))
            return rest - quotient(y, logistic.f(z) + where_zero(y))

    def delta(z: Array, y: Array) -> Array:
        return (1 - y) * logistic.f(z) - y * logistic.f(-z)

    def fused(layer_map: Any) -> Fused | None:
        known = isinstance(layer_map, Activation) and layer_map.f is logistic.f
        return Fused(delta, of_z) if known else None

    return Loss(
        "binary_cross_entropy",
        Text("binary cross-entropy", "entropía cruzada binaria"),
        value,
        gradient,
        formula=r"-y\ln\hat{y} - (1 - y)\ln(1 - \hat{y})",
        target="label01",
        prediction="unit",
        fused=fused,
        smooth=True,
        convex=True,
        source="Liquet 3.2; Nielsen 3; Calin 3",
    )


def logistic_cross_entropy(softplus: Activation = _SOFTPLUS) -> Loss:
    """Σ_i (softplus(z_i) - y_i z_i), the binary cross-entropy of σ(z), with the gradient σ(z) - y.

    It is computed as (1 - y) softplus(z) + y softplus(-z), a sum of terms >= 0: so nothing cancels and nothing overflows.

    Arguments:
        softplus: the record of softplus, whose `df` is the logistic function; proofs pass a free function.

    Source: Liquet 3.2; Nielsen 3.

    Example:
        >>> logistic_cross_entropy()([[10000, -10000]], [[1, 1]])
        array([[    0., 10000.]])
    """
    softplus = on_tangents(softplus)

    def value(z: Array, y: Array) -> Array:
        return per_sample((1 - y) * softplus.f(z) + y * softplus.f(-z))

    def gradient(z: Array, y: Array) -> Array:
        return (1 - y) * softplus.df(z) - y * softplus.df(-z)

    return Loss(
        "logistic_cross_entropy",
        Text("binary cross-entropy of logits", "entropía cruzada binaria de logits"),
        value,
        gradient,
        formula=r"\operatorname{softplus}(z) - y z",
        target="label01",
        smooth=True,
        convex=True,
        source="Liquet 3.2; Nielsen 3",
    )


def cross_entropy(log: Function = primitives.log) -> Loss:
    """-Σ_i y_i ln ŷ_i, for a column ŷ of probabilities; the gradient is -y/ŷ.

    Arguments:
        log: the logarithm; proofs pass a free function with log' = 1/u.

    Source: Liquet 3.3; Calin 3.

    Example:
        >>> cross_entropy()([[0.5], [0.5]], [[1], [0]])
        array([[0.69314718]])
    """

    def value(yhat: Array, y: Array) -> Array:
        with np.errstate(divide="ignore"):
            return per_sample(0 - y * log(yhat + where_zero(y)))

    title = Text("cross-entropy", "entropía cruzada")
    return _of_columns("cross_entropy", title, value, r"-\sum_i y_i \ln \hat{y}_i", "Liquet 3.3; Calin 3")


def kl(log: Function = primitives.log, log1p: Function | None = None) -> Loss:
    """KL(y‖ŷ) = Σ_i y_i ln(y_i/ŷ_i): the cross-entropy less the entropy of y, so with the same gradient -y/ŷ.

    Where ŷ_i is close to y_i the logarithm is that of 1 + (ŷ_i - y_i)/y_i, whose numerator is exact. The terms have both
    signs: near ŷ = y the sum is small of second order, and its error is small beside the terms and not beside the sum.

    Arguments:
        log: the logarithm; proofs pass a free function with log' = 1/u.
        log1p: u to ln(1 + u); made of `log` where another logarithm is given alone.

    Source: Calin 3; Goodfellow, Bengio and Courville (2016), 3.13.

    Example:
        >>> kl()([[0.25], [0.75]], [[0.5], [0.5]])
        array([[0.14384104]])
    """
    of_rest = log1p or log1p_of(log)

    def value(yhat: Array, y: Array) -> Array:
        absent = where_zero(y)
        near = where_near(y, yhat - y) * (1 - absent)
        close = of_rest(near * ((yhat - y) / (y + absent)))
        far = (1 - near) * (1 - absent)
        with np.errstate(divide="ignore"):
            return per_sample(y * (log(far * y + (1 - far)) - log(far * yhat + (1 - far)) - close))

    title = Text("Kullback-Leibler divergence", "divergencia de Kullback-Leibler")
    source = "Calin 3; Goodfellow, Bengio and Courville (2016), 3.13"
    return _of_columns("kl", title, value, r"\sum_i y_i \ln \frac{y_i}{\hat{y}_i}", source)


def _of_columns(name: str, title: Text, value: OfPair, formula: str, source: str) -> Loss:
    """A loss of columns of probabilities with the gradient -y/ŷ."""
    return Loss(
        name,
        title,
        value,
        _ratio,
        formula=formula,
        target="probability",
        prediction="simplex",
        smooth=True,
        convex=True,
        source=source,
        fused=_after_softmax,
    )


def _ratio(yhat: Array, y: Array) -> Array:
    """-y/ŷ, where a class that does not occur gives 0 whatever its probability."""
    with np.errstate(divide="ignore", over="ignore"):
        return 0 - quotient(y, yhat + where_zero(y))


def _after_softmax(layer_map: Any) -> Fused | None:
    """After ŷ = softmax(z) the gradient in z is (Σ_i y_i) ŷ - y, without a division by ŷ."""
    if type(layer_map) is not Softmax:
        return None
    return Fused(lambda z, y: residual(layer_map.f(z), y), lambda z, y: _ratio(layer_map.f(z), y))
