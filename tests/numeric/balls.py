"""Ball arithmetic as the judge: the same functions on object arrays of flint.arb give the exact result to 200 bits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import flint
import numpy as np

_ball = np.frompyfunc(lambda v: flint.arb(float(v)), 1, 1)


@contextmanager
def precision(bits: int) -> Iterator[None]:
    before = flint.ctx.prec
    flint.ctx.prec = bits
    try:
        yield
    finally:
        flint.ctx.prec = before


def balls(array):
    """A float array as exact balls of radius zero."""
    result = np.empty(np.shape(array), dtype=object)
    result[...] = _ball(array)
    return result


def distance(values, exact):
    """An upper bound on |value - exact| for every entry, as floats; far below what it is compared with."""
    values = np.asarray(values)
    result = np.empty(values.shape)
    for index in np.ndindex(values.shape):
        result[index] = float(abs(flint.arb(float(values[index])) - exact[index]).upper())
    return result
