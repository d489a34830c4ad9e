"""A layer, z = W a + b followed by σ(z), and a network, which is a chain of layers.

Columns are samples. Everything here runs unchanged on floats, exact objects, Grid, Residues, Tangent and Bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.activations.threshold import identity
from teorema.numeric.array import Array, as_bias, as_matrix, one_system
from teorema.numeric.softmax import LayerMap, as_layer_map


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer a ↦ σ(W a + b).

    Arguments:
        W: weights (N_l, N_{l-1}); w_ij leads from unit j of the layer before to unit i.
        b: biases (N_l, 1); a vector (N_l,) is stood up.
        activation: a record, or its name in the catalogue; "softmax" acts on each column as a whole.

    Raises:
        Refused: shapes that do not fit, empty axes, entries that are not finite, floats mixed with exact numbers, or an
            unknown activation.

    Source: Liquet 5.1.

    Example:
        >>> Layer([[1, -1], [0, 2], [-3, 1]], [0, -1, 2], "relu").W.shape
        (3, 2)
        >>> Layer([[1, -1], [0, 2], [-3, 1]], [0, -1])
        Traceback (most recent call last):
        teorema.ground.errors.Refused: b: must have shape (3, 1), one bias per row of W, got shape (2,)
    """

    W: Array
    b: Array
    activation: LayerMap = identity

    def __post_init__(self) -> None:
        W = as_matrix(self.W, "W")
        b = as_bias(self.b, W.shape[0], "b", like=W)
        one_system("b", b, W)
        object.__setattr__(self, "W", W)
        object.__setattr__(self, "b", b)
        object.__setattr__(self, "activation", as_layer_map(self.activation))

    @property
    def inputs(self) -> int:
        """N_{l-1}, how many numbers the layer takes."""
        columns: int = self.W.shape[1]
        return columns

    @property
    def outputs(self) -> int:
        """N_l, how many units it has."""
        rows: int = self.W.shape[0]
        return rows

    def __repr__(self) -> str:
        return f"<Layer {self.inputs} → {self.outputs}, {self.activation.name}>"


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Layers in order, each taking as many numbers as the one before gives.

    Arguments:
        layers: at least one.

    Raises:
        Refused: no layer, widths that do not chain, or floats mixed with exact numbers.

    Source: Liquet 5.1.

    Example:
        >>> net = Network([Layer([[1, 2], [0, 1]], [0, 0], "tanh"), Layer([[1, 1]], [0])])
        >>> net.widths, net.depth
        ((2, 2, 1), 2)
        >>> Network([Layer([[1, 2]], [0]), Layer([[1, 2]], [0])])
        Traceback (most recent call last):
        teorema.ground.errors.Refused: layers: W of layer 2 must have 1 columns, one per row of W of layer 1, got ...
    """

    layers: Sequence[Layer]

    def __post_init__(self) -> None:
        layers = _layers(self.layers)
        for number, (before, after) in enumerate(pairwise(layers), start=1):
            if after.inputs != before.outputs:
                rule = Text(
                    "W of layer {m} must have {n} columns, one per row of W of layer {l}",
                    "W de la capa {m} debe tener {n} columnas, una por fila de W de la capa {l}",
                ).format(m=number + 1, n=before.outputs, l=number)
                raise Refused("layers", rule, f"{before.W.shape}, {after.W.shape}")
            one_system("layers", after.W, before.W)
        object.__setattr__(self, "layers", layers)

    @property
    def widths(self) -> tuple[int, ...]:
        """N_0, N_1, ..., N_L."""
        return (self.layers[0].inputs, *(layer.outputs for layer in self.layers))

    @property
    def depth(self) -> int:
        """L, the number of layers that compute."""
        return len(self.layers)

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)

    def __len__(self) -> int:
        return len(self.layers)

    def __repr__(self) -> str:
        return f"<Network {'-'.join(map(str, self.widths))}, {', '.join(layer.activation.name for layer in self)}>"


def _layers(given: Any) -> tuple[Layer, ...]:
    layers = tuple(given) if isinstance(given, Iterable) else ()
    if not layers or not all(isinstance(layer, Layer) for layer in layers):
        raise Refused("layers", Text("must be at least one Layer", "debe ser al menos una Layer"), given)
    return layers


def affine(W: Array, a: Array, b: Array) -> Array:
    """W a + b, the bias added to every column.

    Arguments:
        W: (N_l, N_{l-1}).
        a: (N_{l-1}, n), samples as columns.
        b: (N_l, 1).

    Returns:
        (N_l, n).

    Source: Liquet 5.1.

    Example:
        >>> import numpy as np
        >>> affine(np.array([[1, 2], [3, 4]]), np.array([[1, 0, 2], [0, 1, 1]]), np.array([[1], [-1]])).tolist()
        [[2, 3, 5], [2, 3, 9]]
    """
    return W @ a + b
