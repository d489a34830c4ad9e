"""The losses of the library as a claim meets them: run on exact numbers without rounding, and on floats with their bound."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.ground.grid import Grid
from teorema.numeric.losses import Loss
from teorema.symbolic.calculus.scalars import sp

from .records import Floats, _objects, _values
from .strategies import positive_rationals, rationals


def run(function: Callable[[Any, Any], Any], yhat: Any, y: Any) -> Any:
    """A value or gradient of the library at exact numbers, as nested lists; of columns given as such."""
    result = function(_objects(Grid(yhat)), _objects(Grid(y)))
    return _values(result, result.shape)


def number(function: Callable[[Any, Any], Any], yhat: Any, y: Any) -> Any:
    """The same for one sample, where the result is one number; two numbers count as one output."""
    if isinstance(yhat, Floats):
        return function(yhat if yhat.shape else Floats(yhat.value.reshape(1, 1)), _row(y))[0, 0]
    return run(function, *(one if np.shape(one) else [[one]] for one in (yhat, y)))[0][0]


def _row(y: Any) -> Any:
    plain = y.value if isinstance(y, Floats) else np.asarray(y, dtype=np.float64)
    return plain if plain.shape else plain.reshape(1, 1)


def derivative(definition: Callable[[Any], Any], at: Any, order: int = 1) -> Any:
    """SymPy's derivative of a definition, at one exact number."""
    u = sp.Symbol("u", real=True)
    point = sp.Rational(at.numerator, at.denominator) if isinstance(at, int | Fraction) else at
    return sp.diff(definition(u), u, order).subs(u, point)


class OfResiduals:
    """A loss of residuals as an elementwise function: ρ(u) is the loss of the prediction u and the target 0."""

    def __init__(self, loss: Loss) -> None:
        self.loss = loss

    def f(self, array: Any) -> Any:
        return array.map(lambda u: number(self.loss.value, u, 0))

    def df(self, array: Any) -> Any:
        return array.map(lambda u: number(self.loss.gradient, u, 0))

    @property
    def smoothness(self) -> int | None:
        """Of class C⁰ with kinks, C¹ with kinks of the slope only."""
        return 0 if self.loss.kinks else 1 if self.loss.slope_kinks else None

    def __repr__(self) -> str:
        return repr(self.loss)


@st.composite
def probabilities(draw: Any, size: int, positive: bool = False) -> Any:
    """A column of rationals that sum to 1, zeros among them unless all are to be positive."""
    parts = draw(st.lists(st.integers(int(positive), 4), min_size=size, max_size=size).filter(any))
    made = np.empty((size, 1), dtype=object)
    made.ravel()[:] = [Fraction(part, sum(parts)) for part in parts]
    return made


def columns(size: int, entries: st.SearchStrategy[Any] | None = None) -> st.SearchStrategy[Any]:
    """Columns of exact entries."""
    from .strategies import arrays

    return arrays(size, 1, rationals() if entries is None else entries)


def labels() -> st.SearchStrategy[Fraction]:
    """0, 1 and probabilities between them."""
    return st.sampled_from([Fraction(0), Fraction(1), Fraction(0), Fraction(1), Fraction(1, 3), Fraction(3, 4)])


def inside() -> st.SearchStrategy[Fraction]:
    """Rationals strictly between 0 and 1."""
    return positive_rationals().map(lambda x: x / (1 + x))
