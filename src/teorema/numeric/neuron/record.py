"""One neuron, y = σ(wᵀx + b), and the hyperplane wᵀx + b = 0 that it draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.activations import Activation, as_activation
from teorema.numeric.activations.threshold import heaviside
from teorema.numeric.array import Array, as_array, as_bias, as_columns, one_system
from teorema.numeric.layers import Layer, affine

_PLANE: Final = Text("must not be 0: then there is no boundary", "no debe ser 0: entonces no hay frontera")
_COLUMN: Final = Text("must be a list or a column of weights", "debe ser una lista o una columna de pesos")
_ONE_BIAS: Final = Text("must be one number", "debe ser un solo número")


@dataclass(frozen=True, slots=True, eq=False)
class Neuron:
    """One neuron, x ↦ σ(wᵀx + b).

    Arguments:
        w: weights, (p, 1) or a plain list of p numbers.
        b: bias, one number; Calin writes wᵀx - b, so his bias has the opposite sign.
        activation: a record or its name; the Heaviside step by default.

    Raises:
        Refused: w is no column of finite numbers, b not one number, floats mixed with exact numbers, or an unknown activation.

    Source: Liquet 5.1; Rojas 3; Calin 5.

    Example:
        >>> both = Neuron([1, 1], -1.5)
        >>> both([[0, 0, 1, 1], [0, 1, 0, 1]])
        array([[0., 0., 0., 1.]])
    """

    w: Array
    b: Any
    activation: Activation | str = heaviside

    def __post_init__(self) -> None:
        given = as_array(self.w, "w")
        if len(given.shape) not in (1, 2) or 0 in given.shape or given.shape[1:] not in ((), (1,)):
            raise Refused("w", _COLUMN, f"shape {given.shape}")
        w = as_bias(given, given.shape[0], "w")
        bias = as_array(self.b, "b")
        if bias.shape not in ((), (1,), (1, 1)):
            raise Refused("b", _ONE_BIAS, f"shape {bias.shape}")
        b = as_bias(bias.reshape(1, 1), 1, "b")
        one_system("b", b, w)
        object.__setattr__(self, "w", w)
        object.__setattr__(self, "b", b)
        object.__setattr__(self, "activation", as_activation(self.activation))

    @property
    def layer(self) -> Layer:
        """The neuron as a layer of one unit."""
        return Layer(self.w.T, self.b, as_activation(self.activation))

    def __call__(self, x: Array) -> Array:
        """σ(wᵀx + b) for samples as columns, shape (1, n).

        Raises:
            Refused: x has other than p rows, and what `as_columns` refuses.
        """
        return as_activation(self.activation).f(self.weighted(x))

    def weighted(self, x: Array) -> Array:
        """wᵀx + b, positive on one side of the boundary, negative on the other; shape (1, n).

        Raises:
            Refused: x has other than p rows, and what `as_columns` refuses.
        """
        columns = as_columns(x, self.w.shape[0], "x", like=self.w)
        one_system("x", columns, self.w)
        return affine(self.w.T, columns, self.b)

    def foot(self, x: Array) -> Array:
        """The point of the boundary nearest to each column: x - (wᵀx + b)/(wᵀw) w.

        Raises:
            Refused: w = 0, and what `weighted` refuses.

        Example:
            >>> Neuron([1.0, 1.0], -1.5).foot([[0], [0]]).T
            array([[0.75, 0.75]])
        """
        z = self.weighted(x)
        return as_columns(x, self.w.shape[0], "x", like=self.w) - self.w @ (z / self._square())

    def squared_distance(self, x: Array) -> Array:
        """(wᵀx + b)²/(wᵀw), the square of the distance to the boundary, exact on exact numbers; shape (1, n).

        Raises:
            Refused: w = 0, and what `weighted` refuses.

        Example:
            >>> Neuron([1, 1], -1.5).squared_distance([[0], [0]])
            array([[1.125]])
        """
        z = self.weighted(x)
        return z * z / self._square()

    def _square(self) -> Any:
        square = (self.w.T @ self.w)[0, 0]
        if square == 0:
            raise Refused("w", _PLANE, np.ravel(self.w).tolist())
        return square

    def __repr__(self) -> str:
        return f"<Neuron {self.w.shape[0]} → 1, {as_activation(self.activation).name}>"
