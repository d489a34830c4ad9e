"""Single layers as points: drawn, lettered, and the one of the board problem; and arrays of random fractions."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import Activation, relu, uninterpreted
from teorema.numeric.layers import Layer

from .strategies import CUBIC, arrays, letters


def every(verdicts: Iterable[bool | None]) -> bool | None:
    """False as soon as one is, None if one is undecided, else True."""
    found = list(verdicts)
    return False if False in found else None if None in found else True


def seeds() -> st.SearchStrategy[Random]:
    """Random generators: where a network has many numbers, drawing each of them by Hypothesis is slow and likes zeros too well."""
    return st.integers(0, 2**32).map(Random)


def random_array(rng: Random, rows: int, columns: int = 1, limit: int = 2, step: int = 1) -> Any:
    """An object array of fractions from −limit to limit in steps of 1/step."""
    made = np.empty((rows, columns), dtype=object)
    made.ravel()[:] = [Fraction(rng.randint(-limit * step, limit * step), step) for _ in range(rows * columns)]
    return made


def unknown() -> st.SearchStrategy[Activation]:
    """An activation of which nothing is known but its values, a new one for each seed."""
    return st.integers(0, 2**32).map(lambda seed: uninterpreted(Uninterpreted(Random(seed))))


@st.composite
def layers(draw: Any, activation: st.SearchStrategy[Activation], width: tuple[int, int] = (1, 3)) -> Point:
    """One layer with one sample: W, b by the number 1, a by the number 0, sigma by the number 1."""
    rows, columns = draw(st.integers(*width)), draw(st.integers(*width))
    return Point(
        {
            "l": 1,
            "W": {1: draw(arrays(rows, columns))},
            "b": {1: draw(arrays(rows))},
            "a": {0: draw(arrays(columns))},
            "sigma": {1: draw(activation)},
        },
        width=max(rows, columns),
    )


def layer_of(point: Any) -> Layer:
    """The library's own layer with the parameters of a point."""
    return Layer(point["W"][1], point["b"][1], point["sigma"][1])


def smooth() -> st.SearchStrategy[Activation]:
    """The cubic, or unknown values."""
    return st.one_of(st.just(CUBIC), unknown())


def lettered(rows: int, columns: int) -> Point:
    return Point(
        {
            "l": 1,
            "W": {1: letters("W", rows, columns)},
            "b": {1: letters("b", rows)},
            "a": {0: letters("a", columns)},
            "sigma": {1: CUBIC},
        },
        width=max(rows, columns),
    )


def _numbers(*rows: tuple[int, ...]) -> Any:
    made = np.empty((len(rows), len(rows[0])), dtype=object)
    made[:] = [[Fraction(entry) for entry in row] for row in rows]
    return made


BOARD = Layer(_numbers((1, -1), (0, 2), (-3, 1)), _numbers((0,), (-1,), (2,)), relu())
BOARD_X = _numbers((2,), (1,))
