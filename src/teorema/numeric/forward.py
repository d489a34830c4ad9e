"""Forward propagation: a^[0] = x, z^[l] = W^[l] a^[l-1] + b^[l], a^[l] = σ^[l](z^[l]), and the trace of it all (piece 10).

Columns are samples. The same code runs on floats, exact objects, Grid, Residues, Tangent and Bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from teorema.ground import counts
from teorema.numeric.array import Array, as_columns, one_system
from teorema.numeric.counting import widths_of
from teorema.numeric.layers import Network, affine


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Everything a forward pass computed: z^[1], ..., z^[L] and a^[0], ..., a^[L].

    Arguments:
        z: z[l - 1] is z^[l], shape (N_l, n).
        a: a[l] is a^[l], shape (N_l, n); a[0] is the input.
    """

    z: tuple[Array, ...]
    a: tuple[Array, ...]

    @property
    def output(self) -> Array:
        """a^[L], the value f_θ(x) of shape (N_L, n)."""
        return self.a[-1]


def forward(network: Network, x: Array) -> Trace:
    """Run the network on a batch and keep every z^[l] and a^[l], as back-propagation needs them.

    Arguments:
        network: the network, widths N_0, ..., N_L.
        x: (N_0, n), samples as columns.

    Returns:
        the trace; `.output` is f_θ(x) of shape (N_L, n).

    Raises:
        Refused: x has other than N_0 rows, no sample, entries that are not finite, or floats that meet exact numbers.

    Source: Liquet 5.4.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> W1 = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, -1, 0, 0], [0, 0, 0, -1]]
        >>> net = Network([Layer(W1, [0, -1, 0, 0, 1], "relu"), Layer([[1, 2, -1, 3, 1]], [1])])
        >>> trace = forward(net, [[1], [2], [1], [1]])
        >>> trace.z[0].T.tolist(), trace.a[1].T.tolist(), trace.output.tolist()
        ([[1.0, 1.0, 2.0, -1.0, 0.0]], [[1.0, 1.0, 2.0, 0.0, 0.0]], [[2.0]])
    """
    z: list[Array] = []
    a: list[Array] = [_entering(network, x)]
    for layer in network.layers:
        z.append(affine(layer.W, a[-1], layer.b))
        a.append(layer.activation.f(z[-1]))
    return Trace(tuple(z), tuple(a))


def predict(network: Network, x: Array) -> Array:
    """f_θ(x) alone, with no more than two layers in memory at a time; equal to `forward(network, x).output`.

    Arguments:
        network: the network, widths N_0, ..., N_L.
        x: (N_0, n), samples as columns.

    Returns:
        (N_L, n).

    Raises:
        Refused: what `forward` refuses.

    Source: Liquet 5.4.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> predict(Network([Layer([[2]], [1])]), [[3, 4]]).tolist()
        [[7.0, 9.0]]
    """
    a = _entering(network, x)
    for layer in network.layers:
        a = layer.activation.f(affine(layer.W, a, layer.b))
    return a


def cache_size(network: Any, n: int = 1) -> int:
    """n (N_0 + 2 Σ_l N_l): how many numbers `forward` keeps for n samples.

    Arguments:
        network: a Network or its widths.
        n: number of samples.

    Raises:
        Refused: n is no positive integer, or the widths are none.

    Example:
        >>> cache_size([4, 5, 1], n=10)
        160
    """
    return counts.cache_size(widths_of(network), n)


def _entering(network: Network, x: Array) -> Array:
    a = as_columns(x, network.layers[0].inputs, "x", like=network.layers[0].W)
    one_system("x", a, network.layers[0].W)
    return a
