"""Parameters as scikit-learn keeps them: coefs_[l - 1] = (W^[l])ᵀ and intercepts_[l - 1] = b^[l], as a vector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix
from teorema.numeric.layers import Layer, Network
from teorema.numeric.softmax import as_layer_map

HIDDEN: Final = ("identity", "logistic", "tanh", "relu")
"""The activations that scikit-learn's networks know; one of them serves all hidden layers."""

OUTPUT: Final = ("identity", "logistic", "softmax")
"""What scikit-learn's networks end in: regression, two classes, several classes."""

_ONE_EACH: Final = Text("must be one per layer, at least one", "debe haber una por capa, al menos una")
_HIDDEN: Final = Text(
    "must have one activation in all hidden layers, one of {names}",
    "debe tener una misma activación en todas las capas ocultas, una de {names}",
).format(names=", ".join(HIDDEN))
_OUTPUT: Final = Text("must end in one of {names}", "debe terminar en una de {names}").format(names=", ".join(OUTPUT))


class SklearnLayout(NamedTuple):
    """A network in four parts, under the names of scikit-learn without their final underscore.

    Arguments:
        coefs: coefs[l - 1] = (W^[l])ᵀ, shape (N_{l-1}, N_l).
        intercepts: intercepts[l - 1] = b^[l], shape (N_l,).
        activation: of all hidden layers; "identity" where there is none.
        out_activation: of the output layer.
    """

    coefs: tuple[Array, ...]
    intercepts: tuple[Array, ...]
    activation: str
    out_activation: str


def to_sklearn_layout(network: Network) -> SklearnLayout:
    """The parameters of a network as coefs_ and intercepts_ of scikit-learn hold them, copied.

    Arguments:
        network: the network; its hidden layers share one activation.

    Returns:
        the four parts; `from_sklearn_layout(*parts)` gives the network back.

    Raises:
        Refused: the hidden layers do not share one activation that scikit-learn knows, or the output has none that it
            knows.

    Source: scikit-learn, sklearn.neural_network.MLPRegressor.

    Example:
        >>> net = Network([Layer([[1, 2], [3, 4], [5, 6]], [7, 8, 9], "tanh"), Layer([[1, 0, -1]], [2])])
        >>> layout = to_sklearn_layout(net)
        >>> [W.shape for W in layout.coefs], [b.shape for b in layout.intercepts], layout.activation
        ([(2, 3), (3, 1)], [(3,), (1,)], 'tanh')
        >>> to_sklearn_layout(Network([Layer([[1]], [0], "gelu"), Layer([[1]], [0])]))
        Traceback (most recent call last):
        teorema.ground.errors.Refused: network: must have one activation in all hidden layers, one of ..., got gelu
    """
    *hidden, last = [layer.activation.name for layer in network]
    names = sorted(set(hidden)) or ["identity"]
    if len(names) > 1 or names[0] not in HIDDEN:
        raise Refused("network", _HIDDEN, ", ".join(names))
    if last not in OUTPUT:
        raise Refused("network", _OUTPUT, last)
    coefs = tuple(_copied(layer.W.T) for layer in network)
    intercepts = tuple(_copied(layer.b[:, 0]) for layer in network)
    return SklearnLayout(coefs, intercepts, names[0], last)


def from_sklearn_layout(
    coefs: Sequence[Array], intercepts: Sequence[Array], activation: str = "relu", out_activation: str = "identity"
) -> Network:
    """The network with W^[l] = coefs_[l - 1]ᵀ and b^[l] = intercepts_[l - 1], copied.

    Arguments:
        coefs: one matrix (N_{l-1}, N_l) per layer, as in `model.coefs_`.
        intercepts: one vector (N_l,) per layer, as in `model.intercepts_`.
        activation: `model.activation`, for all hidden layers.
        out_activation: `model.out_activation_`.

    Returns:
        the network; `predict_batch` of it is what scikit-learn predicts.

    Raises:
        Refused: coefs and intercepts are not one each per layer, their shapes do not chain, an entry is not finite, or
            an activation is unknown.

    Source: scikit-learn, sklearn.neural_network.MLPRegressor.

    Example:
        >>> net = from_sklearn_layout([[[1, 3, 5], [2, 4, 6]], [[1], [0], [-1]]], [[7, 8, 9], [2]], "tanh")
        >>> net.layers[0].W.tolist(), net.widths
        ([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], (2, 3, 1))
    """
    weights, biases = _each(coefs), _each(intercepts)
    if not weights or len(weights) != len(biases):
        raise Refused("intercepts", _ONE_EACH, f"{len(weights)} coefs, {len(biases)} intercepts")
    names = [activation] * (len(weights) - 1) + [out_activation]
    parts = zip(weights, biases, names, strict=True)
    return Network([Layer(_copied(as_matrix(W, "coefs").T), _copied(b), as_layer_map(name)) for W, b, name in parts])


def _each(parts: Any) -> list[Any]:
    return list(parts) if isinstance(parts, Iterable) else []


def _copied(array: Any) -> Any:
    return array.copy() if isinstance(array, np.ndarray) else array
