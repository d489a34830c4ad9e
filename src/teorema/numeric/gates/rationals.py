"""Gates are made of fractions; here they are made, and here they become floats."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array
from teorema.numeric.layers import Layer, Network


def rational_layer(W: Sequence[Sequence[int | Fraction]], b: Sequence[int | Fraction], activation: Any) -> Layer:
    """A layer whose weights and biases are Fractions.

    Example:
        >>> rational_layer([[1, 2]], [0], "relu").W
        array([[Fraction(1, 1), Fraction(2, 1)]], dtype=object)
    """
    return Layer(rational_table(W), rational_table([[one] for one in b]), activation)


def rational_table(rows: Sequence[Sequence[int | Fraction]]) -> Array:
    """An object array of Fractions, of shape (rows, columns)."""
    return np.array([[Fraction(entry) for entry in row] for row in rows], dtype=object)


def at_least(name: str, value: Any, least: int) -> int:
    """A number of inputs or outputs from outside, as an integer.

    Raises:
        Refused: no integer, or below its least value.

    Example:
        >>> at_least("m", 3, 1)
        3
        >>> at_least("m", 0, 1)
        Traceback (most recent call last):
            ...
        teorema.ground.errors.Refused: m: must be an integer, at least 1, got 0
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        rule = Text("must be an integer, at least {n}", "debe ser un entero, al menos {n}").format(n=least)
        raise Refused(name, rule, value)
    return value


def in_floats(network: Network, dtype: Any = np.float64) -> Network:
    """The same network with its weights and biases rounded to floats, for inputs that are floats.

    Arguments:
        network: of fractions; one of floats is rounded again.
        dtype: float64 or float32.

    Raises:
        Refused: another dtype.

    Example:
        >>> from teorema.numeric.forward import predict
        >>> from teorema.numeric.gates import xor_relu
        >>> predict(in_floats(xor_relu()), [[0.0, 0.5, 1.0], [1.0, 0.5, 1.0]])
        array([[1., 1., 0.]])
    """
    if np.dtype(dtype) not in (np.float64, np.float32):
        raise Refused("dtype", Text("must be float64 or float32", "debe ser float64 o float32"), str(np.dtype(dtype)))
    return Network([Layer(one.W.astype(dtype), one.b.astype(dtype), one.activation) for one in network])
