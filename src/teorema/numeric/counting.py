"""Counts of neurons, parameters and operations, for a network or for its widths alone (piece 09)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from teorema.ground import counts
from teorema.ground.counts import constant_width_params as constant_width_params
from teorema.ground.counts import merged_widths as merged_widths
from teorema.ground.counts import monomials as monomials
from teorema.ground.counts import widest_hidden as widest_hidden
from teorema.numeric.layers import Network

Widths: TypeAlias = Network | Iterable[Any]


def widths_of(network: Widths) -> tuple[int, ...]:
    """N_0, ..., N_L of a network, or the widths as they were given, checked.

    Raises:
        Refused: fewer than two widths, or one that is no positive integer.

    Example:
        >>> widths_of([4, 5, 1])
        (4, 5, 1)
    """
    return network.widths if isinstance(network, Network) else counts.as_widths(network)


def neuron_count(network: Widths) -> int:
    """Σ_{l=1}^L N_l.

    Raises:
        Refused: what `widths_of` refuses.

    Source: Liquet 5.1.

    Example:
        >>> neuron_count([4, 5, 1])
        6
    """
    return counts.neuron_count(widths_of(network))


def param_count(network: Widths) -> int:
    """d = Σ_{l=1}^L N_l (N_{l-1} + 1), weights and biases.

    Raises:
        Refused: what `widths_of` refuses.

    Source: Liquet 5.1.

    Example:
        >>> param_count([4, 5, 1]), param_count([784, 30, 10])
        (31, 23860)
    """
    return counts.param_count(widths_of(network))


def forward_cost(network: Widths, model: str = "slide") -> int:
    """Operations of one forward pass of one sample: "mac", "slide" or "flops" (see `teorema.ground.counts`).

    Arguments:
        network: a Network or its widths.
        model: "mac" Σ N_l N_{l-1}, "slide" Σ N_l (N_{l-1} + 2), "flops" Σ N_l (2 N_{l-1} + 1).

    Raises:
        Refused: an unknown model; and what `widths_of` refuses.

    Source: the slides on multilayer networks, forward propagation; Liquet 5.1.

    Example:
        >>> [forward_cost([4, 5, 1], model) for model in ("mac", "slide", "flops")]
        [25, 37, 56]
    """
    return counts.forward_cost(widths_of(network), model)


def hidden_symmetries(network: Widths, odd: bool = False) -> int:
    """∏ N_l! permutations of hidden units, times 2^{Σ N_l} sign flips for odd activations.

    Raises:
        Refused: what `widths_of` refuses.

    Example:
        >>> hidden_symmetries([3, 4, 5, 2], odd=True)
        1474560
    """
    return counts.hidden_symmetries(widths_of(network), odd)
