"""Absolute value, maximum, minimum and median as ReLU networks, exact at every real input."""

from __future__ import annotations

from typing import Final

from teorema.numeric.composition import concatenate, merge_affine
from teorema.numeric.gates.rationals import at_least, rational_layer
from teorema.numeric.layers import Layer, Network


def absolute_gate() -> Network:
    """|x| = ReLU(x) + ReLU(-x), a network 1-2-1.

    Example:
        >>> from teorema.numeric.forward import predict
        >>> from teorema.numeric.gates import in_floats
        >>> predict(in_floats(absolute_gate()), [[-3.0, 2.0]])
        array([[3., 2.]])
    """
    return Network([rational_layer([[1], [-1]], [0, 0], "relu"), rational_layer([[1, 1]], [0], "identity")])


def maximum_gate(n: int = 2) -> Network:
    """max(x_1, ..., x_n): pairs meet as ReLU(x - y) + ReLU(y) - ReLU(-y), the winners meet again.

    Arguments:
        n: number of inputs, at least 2; there are as many hidden layers as rounds, the least h with n <= 2^h.

    Raises:
        Refused: n is no integer, or below 2.

    Source: Liquet 5.2.

    Example:
        >>> maximum_gate().widths, maximum_gate(5).widths
        ((2, 3, 1), (5, 8, 5, 3, 1))
    """
    return _merged(*_rounds(at_least("n", n, 2)))


def minimum_gate(n: int = 2) -> Network:
    """The least of several numbers: min(x_1, ..., x_n) = -max(-x_1, ..., -x_n).

    Arguments:
        n: number of inputs, at least 2.

    Raises:
        Refused: n is no integer, or below 2.

    Example:
        >>> minimum_gate(3).widths
        (3, 5, 3, 1)
    """
    first, *middle, last = maximum_gate(n)
    ends = Layer(-first.W, first.b, first.activation), Layer(-last.W, last.b, last.activation)
    return Network([ends[0], *middle, ends[1]])


def median_gate() -> Network:
    """The middle one of three numbers: with m = min(x, y) and M = max(x, y) it is m + ReLU(z - m) - ReLU(z - M).

    Example:
        >>> from teorema.numeric.forward import predict
        >>> from teorema.numeric.gates import in_floats
        >>> median_gate().widths, predict(in_floats(median_gate()), [[5.0], [-1.0], [2.0]])
        ((3, 6, 4, 1), array([[2.]]))
    """
    sides = rational_layer(
        [[1, -1, 0], [-1, 1, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], [0] * 6, "relu"
    )  # fmt: skip
    low, high, rest = [0, -1, 1, -1, 0, 0], [1, 0, 1, -1, 0, 0], [0, 0, 0, 0, 1, -1]
    three = rational_layer([low, high, rest], [0] * 3, "identity")
    between = rational_layer([[-1, 0, 1], [0, -1, 1], [1, 0, 0], [-1, 0, 0]], [0] * 4, "relu")
    middle = rational_layer([[1, -1, 1, -1]], [0], "identity")
    return merge_affine(Network([sides, three, between, middle]))


_PAIR: Final = ([[1, -1], [0, 1], [0, -1]], [1, 1, -1])
_ALONE: Final = ([[1], [-1]], [1, -1])


def _rounds(n: int) -> list[Network]:
    """One network for each round, from n numbers to half as many, until one is left."""
    found = []
    while n > 1:
        found.append(_round(n))
        n = (n + 1) // 2
    return found


def _round(n: int) -> Network:
    hidden: list[list[int]] = []
    output: list[list[int]] = []
    for first in range(0, n, 2):
        weights, signs = _PAIR if first + 1 < n else _ALONE
        before = len(hidden)
        hidden += [[0] * first + row + [0] * (n - first - len(row)) for row in weights]
        output.append([0] * before + signs)
    output = [row + [0] * (len(hidden) - len(row)) for row in output]
    return Network(
        [rational_layer(hidden, [0] * len(hidden), "relu"), rational_layer(output, [0] * len(output), "identity")]
    )


def _merged(first: Network, *rest: Network) -> Network:
    network = first
    for one in rest:
        network = merge_affine(concatenate(network, one))
    return network
