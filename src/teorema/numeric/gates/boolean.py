"""Functions of bits by step units: any table of values, parity, and the binary digits of a number."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array
from teorema.numeric.gates.rationals import at_least, rational_layer, rational_table
from teorema.numeric.layers import Network

_HALF: Final = Fraction(1, 2)
_TABLE: Final = Text(
    "must have 2, 4, 8, ... entries, integers or Fractions, one per vertex",
    "debe tener 2, 4, 8, ... elementos, enteros o Fraction, uno por vértice",
)


def vertices(m: int) -> Array:
    """The 2^m vertices of {0, 1}^m as columns, in the order in which one counts: 00, 01, 10, 11.

    Arguments:
        m: number of bits, at least 1.

    Returns:
        (m, 2^m), Fractions.

    Raises:
        Refused: m is no positive integer.

    Example:
        >>> vertices(2).astype(int).tolist()
        [[0, 0, 1, 1], [0, 1, 0, 1]]
    """
    return rational_table(list(product((0, 1), repeat=at_least("m", m, 1)))).T


def table_network(table: Sequence[int | Fraction]) -> Network:
    """Σ_v g(v) H(Σ_{v_i=1} x_i - Σ_{v_i=0} x_i - |v| + 1/2): one step unit for each vertex v, the output linear.

    At a vertex the unit of that vertex alone is on, so the output is the entry of the table.

    Arguments:
        table: g at the vertices, in the order of `vertices`.

    Raises:
        Refused: the number of entries is no power of 2, or an entry is no exact number.

    Example:
        >>> from teorema.numeric.forward import predict
        >>> predict(table_network([0, 1, 1, Fraction(7, 2)]), vertices(2)).tolist()
        [[Fraction(0, 1), Fraction(1, 1), Fraction(1, 1), Fraction(7, 2)]]
    """
    values: list[Any] = list(table)
    m = len(values).bit_length() - 1
    if m < 1 or len(values) != 2**m:
        raise Refused("table", _TABLE, f"{len(values)} entries")
    for value in values:
        if not isinstance(value, int | Fraction):
            raise Refused("table", _TABLE, value)
    signs = [[2 * bit - 1 for bit in vertex] for vertex in product((0, 1), repeat=m)]
    biases = [_HALF - sum(sign > 0 for sign in row) for row in signs]
    return Network([rational_layer(signs, biases, "step"), rational_layer([values], [0], "identity")])


def parity_network(m: int) -> Network:
    """Σ_k (-1)^{k+1} H(x_1 + ... + x_m - k + 1/2): 1 where the number of ones is odd, with m step units for m bits.

    Arguments:
        m: number of bits, at least 1; for m = 2 it is `xor_step`.

    Raises:
        Refused: m is no positive integer.

    Example:
        >>> from teorema.numeric.forward import predict
        >>> predict(parity_network(3), vertices(3)).astype(int).tolist()
        [[0, 1, 1, 0, 1, 0, 0, 1]]
    """
    ks = range(1, at_least("m", m, 1) + 1)
    hidden = rational_layer([[1] * m for _ in ks], [_HALF - k for k in ks], "step")
    return Network([hidden, rational_layer([[(-1) ** (k + 1) for k in ks]], [0], "identity")])


def bits_network(classes: int = 10) -> Network:
    """One layer of step units that turns "class d is on" into the binary digits of d, the last digit first.

    Unit k adds up the inputs whose number has a 1 at place k, and asks whether that exceeds 1/2.

    Arguments:
        classes: number of inputs, at least 2; ten for the digits, which take four units.

    Raises:
        Refused: `classes` is no integer, or below 2.

    Source: Nielsen 1, the exercise on a bitwise representation of a digit.

    Example:
        >>> bits_network(10).layers[0].W.astype(int).tolist()[0]
        [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    """
    places = range((at_least("classes", classes, 2) - 1).bit_length())
    weights = [[digit >> place & 1 for digit in range(classes)] for place in places]
    return Network([rational_layer(weights, [-_HALF for _ in places], "step")])
