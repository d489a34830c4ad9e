"""XOR, which is 1 where exactly one of two bits is: three small networks that compute it exactly."""

from __future__ import annotations

from fractions import Fraction

from teorema.numeric.gates.rationals import rational_layer
from teorema.numeric.layers import Network


def xor_relu() -> Network:
    """ReLU(x_1 + x_2) - 2 ReLU(x_1 + x_2 - 1): the network 2-2-1 of the lecture.

    The first hidden unit counts the ones, the second tells when there are two.

    Source: Goodfellow 6.1.

    Example:
        >>> from teorema.numeric.forward import predict
        >>> from teorema.numeric.gates import vertices
        >>> [int(y) for y in predict(xor_relu(), vertices(2))[0]]
        [0, 1, 1, 0]
    """
    return Network([rational_layer([[1, 1], [1, 1]], [0, -1], "relu"), rational_layer([[1, -2]], [0], "identity")])


def xor_step() -> Network:
    """H(x_1 + x_2 - 1/2) - H(x_1 + x_2 - 3/2): OR and not AND.

    Source: Goodfellow 6.1; Rojas 3.

    Example:
        >>> from teorema.numeric.forward import forward
        >>> from teorema.numeric.gates import vertices
        >>> forward(xor_step(), vertices(2)).a[1].astype(int).tolist()
        [[0, 1, 1, 1], [0, 0, 0, 1]]
    """
    biases = [Fraction(-1, 2), Fraction(-3, 2)]
    return Network([rational_layer([[1, 1], [1, 1]], biases, "step"), rational_layer([[1, -1]], [0], "identity")])


def xor_square() -> Network:
    """(x_1 - x_2)²: one hidden unit is enough where the activation is not monotone.

    Example:
        >>> xor_square().widths
        (2, 1, 1)
    """
    return Network([rational_layer([[1, -1]], [0], "square"), rational_layer([[1]], [0], "identity")])
