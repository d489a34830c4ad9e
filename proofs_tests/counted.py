"""Networks of given widths to be counted, and numbers that count the operations done with them: measured, not believed."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.numeric.activations import Activation, polynomial
from teorema.numeric.layers import Layer, Network

SQUARE = polynomial(0, 0, 1)


@st.composite
def architectures(draw: Any, depth: tuple[int, int] = (1, 4), width: tuple[int, int] = (1, 5)) -> Point:
    """Widths N_0, ..., N_L and a layer l of them."""
    layers = draw(st.integers(*depth))
    widths = tuple(draw(st.integers(*width)) for _ in range(layers + 1))
    return Point({"L": layers, "N": widths, "l": draw(st.integers(1, layers))}, depth=layers, width=max(widths))


def narrow_too(**ranges: tuple[int, int]) -> st.SearchStrategy[Point]:
    """Architectures among which the narrowest are not rare: there sharp constants are attained."""
    return st.one_of(
        architectures(**ranges),
        architectures(**{**ranges, "width": (1, 1)}),
        architectures(**{**ranges, "width": (1, 2)}),
    )


def ones(*shape: int) -> Any:
    """An object array of exact ones."""
    return np.full(shape, 1, dtype=object)


def built(widths: tuple[int, ...]) -> Network:
    """A network of these widths, its numbers exact."""
    return Network([Layer(ones(m, n), ones(m, 1), SQUARE) for n, m in pairwise(widths)])


def stored(network: Network) -> int:
    """How many numbers the arrays of a network hold."""
    return sum(layer.W.size + layer.b.size for layer in network)


class Counted:
    """A rational number that adds one to a tally at each product and each sum."""

    def __init__(self, value: Fraction | int, tally: Counter[str]) -> None:
        self.value, self.tally = value, tally

    def _done(self, what: str, value: Any) -> Counted:
        self.tally[what] += 1
        return Counted(value, self.tally)

    def __mul__(self, other: Counted) -> Counted:
        return self._done("product", self.value * other.value)

    def __add__(self, other: Counted) -> Counted:
        return self._done("sum", self.value + other.value)

    def __repr__(self) -> str:
        return str(self.value)


def counted(array: Any, tally: Counter[str]) -> Any:
    """The array with every entry replaced by a counting number of the same value."""
    return np.frompyfunc(lambda entry: Counted(entry, tally), 1, 1)(array)


def counted_activation(tally: Counter[str]) -> Activation:
    """u ↦ u², evaluated entry by entry; each evaluation counts as one."""

    def one(entry: Counted) -> Counted:
        tally["activation"] += 1
        return Counted(entry.value * entry.value, entry.tally)

    return Activation("counted", f=np.frompyfunc(one, 1, 1), df=np.frompyfunc(one, 1, 1))
