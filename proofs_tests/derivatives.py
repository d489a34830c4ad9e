"""Derivatives by running the library's own code on tangents x + ε dx: no back-propagation and no formula of the theorems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from teorema.ground.tangents import Tangent
from teorema.numeric.activations import Activation
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network, layer_matrix

Cost = Callable[[Any, Any], Any]
"""From outputs and targets, both (N_L, n), to an array of shape (1, 1)."""


def _summed(array: Any, factor: Fraction) -> Any:
    return array.sum(axis=0, keepdims=True).sum(axis=1, keepdims=True) * factor


def half_squares(outputs: Any, targets: Any) -> Any:
    """(1/n) Σ ½‖ŷ − y‖², the mean over the columns."""
    gap = outputs - targets
    return _summed(gap * gap, Fraction(1, 2 * targets.shape[1]))


def cubic_cost(outputs: Any, targets: Any) -> Any:
    """(1/n) Σ (ŷ³ + 2 y ŷ² − ŷ): a cost that is no distance, so that nothing holds by accident of the squares."""
    return _summed(
        outputs * outputs * outputs + targets * (outputs * outputs) * 2 - outputs, Fraction(1, targets.shape[1])
    )


def directions(shape: tuple[int, int]) -> Iterator[tuple[tuple[int, int], Any]]:
    """The matrices of a shape with a single 1, and where it stands."""
    for place in np.ndindex(shape):
        one = np.zeros(shape, dtype=object)
        one[place] = 1
        yield (place[0], place[1]), one


def on_tangents(record: Activation) -> Activation:
    """The NumPy record on tangents, σ(x + ε dx) = σ(x) + ε σ'(x) dx with its own σ', at a kink the value it documents."""

    def f(z: Any) -> Any:
        return Tangent(record.f(z.x), record.df(z.x) * z.dx) if isinstance(z, Tangent) else record.f(z)

    return replace(record, f=f)


def _still(array: Any) -> Tangent:
    return Tangent(array, np.zeros(array.shape, dtype=object))


def layer_jacobian(layer: Layer, a: Any) -> Any:
    """∂σ(W a + b)/∂a, column by column, for one sample a of shape (N_{l-1}, 1)."""
    columns = [layer_matrix(layer, Tangent(a, one))[1].dx for _, one in directions(a.shape)]
    return np.concatenate(columns, axis=1)


def gradients(point: Mapping[str, Any], cost: Cost) -> tuple[dict[int, Any], dict[int, Any]]:
    """∂C/∂W^[l] and ∂C/∂b^[l] of all layers: one forward pass on tangents for each single parameter.

    Arguments:
        point: W, b, sigma by layer, L, x of shape (N_0, n) and target of shape (N_L, n).
    """
    ell = range(1, point["L"] + 1)
    still = {k: (_still(point["W"][k]), _still(point["b"][k])) for k in ell}

    def slope(at: int, which: int, direction: Any) -> Any:
        moving = {**still}
        parts = list(still[at])
        parts[which] = Tangent(parts[which].x, direction)
        moving[at] = (parts[0], parts[1])
        network = Network([Layer(*moving[k], point["sigma"][k]) for k in ell])
        return cost(predict(network, _still(point["x"])), point["target"]).dx[0, 0]

    def gradient(at: int, which: int) -> Any:
        shape = still[at][which].shape
        made = np.empty(shape, dtype=object)
        for place, one in directions((shape[0], shape[1])):
            made[place] = slope(at, which, one)
        return made

    return {k: gradient(k, 0) for k in ell}, {k: gradient(k, 1) for k in ell}
