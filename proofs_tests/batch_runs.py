"""Batches with targets: networks to be differentiated, costs in one variable with a known third derivative, and rounded sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.ground.text import Text
from teorema.numeric.activations import Activation, polynomial
from teorema.numeric.backprop import Gradients
from teorema.numeric.forward import Trace
from teorema.numeric.losses import LOSSES, Loss
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import lift

from .derivatives import Cost, cubic_cost, half_squares, on_tangents
from .passes import RAMP
from .strategies import CUBIC, arrays, networks, rationals

SQUARES = polynomial(0, 2, 1)
SIGMAS = (CUBIC, SQUARES, on_tangents(RAMP))

CUBIC_LOSS = Loss(
    "cubic",
    Text("cubic", "cúbica"),
    value=lambda yhat, y: (yhat * yhat * yhat + y * (yhat * yhat) * 2 - yhat).sum(axis=0, keepdims=True),
    gradient=lambda yhat, y: yhat * yhat * 3 + y * yhat * 4 - 1,
)
"""ŷ³ + 2yŷ² − ŷ, which is no distance, so that nothing holds by accident of the squares."""

LOSSES_AND_COSTS: tuple[tuple[Loss, Cost], ...] = (
    (LOSSES["half_squared"], half_squares),
    (CUBIC_LOSS, cubic_cost),
)
"""Losses with their gradient, and the same costs written once more without one."""


@st.composite
def batches_with_targets(
    draw: Any,
    activation: Activation | Sequence[Activation] = SIGMAS,
    depth: tuple[int, int] = (1, 3),
    batch: tuple[int, int] = (1, 3),
    entries: st.SearchStrategy[Any] | None = None,
) -> Point:
    """A network with samples x and targets as columns, a loss, a layer l, a sample i and a learning rate; widths often equal."""
    width = draw(st.sampled_from([(1, 3), (2, 2), (1, 1)]))
    point = draw(networks(depth=depth, width=width, batch=batch, activation=activation, entries=entries))
    n = point["x"].shape[1]
    loss, cost = draw(st.sampled_from(LOSSES_AND_COSTS))
    more = {
        "target": draw(arrays(point["N"][-1], n, entries)),
        "n": n,
        "l": draw(st.integers(1, point["L"])),
        "i": draw(st.integers(1, n)),
        "alpha": draw(rationals()),
        "loss": loss,
        "cost": cost,
    }
    return Point({**point, **more}, **point.scope)


def by_layer(parts: Sequence[Any]) -> dict[int, Any]:
    """Arrays by the number of their layer, from 1."""
    return dict(enumerate(parts, start=1))


def matrices(trace: Trace, g: Gradients) -> dict[str, dict[int, Any]]:
    """A by layer from 0, and Δ by layer from 1."""
    return {"A": dict(enumerate(trace.a)), "Delta": by_layer(g.delta)}


# Costs in one variable ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Smooth:
    """A function of one number, its derivative, and the supremum of its third derivative on an interval."""

    value: Callable[[Any], Any]
    slope: Callable[[Any], Any]
    third: Callable[[Any, Any], Any]
    name: str

    def f(self, array: Any) -> Any:
        return array.map(lambda entry: lift(self.value(entry)).item())

    def df(self, array: Any) -> Any:
        return array.map(lambda entry: lift(self.slope(entry)).item())

    def __repr__(self) -> str:
        return self.name


def quartic(*c: Fraction) -> Smooth:
    """c_0 + c_1 u + ... + c_4 u⁴: the third derivative is linear, so its largest size is at an end of the interval."""
    u = sp.Symbol("u", real=True)
    formula = sum(sp.Rational(one.numerator, one.denominator) * u**k for k, one in enumerate(c))
    first, third = sp.diff(formula, u), sp.diff(formula, u, 3)

    def at(expression: Any) -> Callable[[Any], Any]:
        return lambda entry: _fraction(expression.subs(u, sp.Rational(entry)))

    return Smooth(
        at(formula), at(first), lambda low, high: max(abs(at(third)(low)), abs(at(third)(high))), str(formula)
    )


def _fraction(number: Any) -> Fraction:
    return Fraction(int(number.p), int(number.q))


EXPONENTIAL = Smooth(sp.exp, sp.exp, lambda low, high: sp.exp(high), "exp")


@st.composite
def quotients(draw: Any, positive: bool = False) -> Point:
    """A quartic C, w, h, ε, two values within ε of C(w ± h), and M: often the supremum itself, sometimes less.

    With `positive`, ε > 0 and C‴ is not 0, so that M > 0.
    """
    coefficients = [draw(rationals(2, halves=False)) for _ in range(draw(st.integers(3, 5)))]
    w, h, eps = draw(rationals()), draw(st.integers(1, 4).map(lambda k: Fraction(k, 2))), draw(rationals().map(abs))
    if positive:
        coefficients[3:4] = [coefficients[3] or Fraction(1) if len(coefficients) > 3 else Fraction(1, 2)]
        eps = eps or Fraction(1, 3)
    C = quartic(*coefficients)
    third = C.third(w - h, w + h)
    M = third * draw(st.sampled_from([Fraction(1), Fraction(1), Fraction(3, 2), Fraction(1, 2)]))
    signs = draw(st.sampled_from([(1, -1), (-1, 1), (0, 1), (Fraction(1, 2), -1)]))
    above, below = C.value(w + h) + signs[0] * eps, C.value(w - h) + signs[1] * eps
    return Point({"C": C, "w": w, "h": h, "M": M, "eps": eps, "above": above, "below": below})


def exponentials() -> st.SearchStrategy[Point]:
    """C = exp at logarithms of rationals, where its values are rational."""

    def made(p: int, q: int, r: int) -> Point:
        w, h = sp.log(sp.Rational(p, q)), sp.log(r)
        return Point({"C": EXPONENTIAL, "w": w, "h": h, "M": sp.exp(w + h)})

    return st.builds(made, st.integers(1, 6), st.integers(1, 6), st.integers(2, 5))


# Rounding -------------------------------------------------------------------------------------------------------------


def rounded(value: Fraction, bits: int) -> Fraction:
    """The nearest number of so many significant bits, ties to even; the exponent has no bounds."""
    if value == 0:
        return value
    size = abs(value)
    exponent = size.numerator.bit_length() - size.denominator.bit_length() - bits
    scaled = size / Fraction(2) ** exponent
    if scaled >= 2**bits:
        exponent, scaled = exponent + 1, scaled / 2
    kept = round(scaled) * Fraction(2) ** exponent
    return kept if value > 0 else -kept


def summed(x: Sequence[Fraction], y: Sequence[Fraction], bits: int, order: str, rng: Random) -> Fraction:
    """xᵀy with every operation rounded: term by term, with fused multiply-adds, or the terms paired off at random."""
    if order == "fused":
        total = Fraction(0)
        for a, b in zip(x, y, strict=True):
            total = rounded(total + a * b, bits)
        return total
    terms = [rounded(a * b, bits) for a, b in zip(x, y, strict=True)]
    while len(terms) > 1:
        at = 0 if order == "in turn" else rng.randrange(len(terms) - 1)
        terms[at : at + 2] = [rounded(terms[at] + terms[at + 1], bits)]
    return terms[0]


def climbing(n: int, bits: int) -> tuple[list[Fraction], list[Fraction]]:
    """1 + t + ... + t with t a little above u: every sum is rounded up by almost u."""
    u = Fraction(1, 2**bits)
    return [Fraction(1)] + [u * (1 + 2 * u)] * (n - 1), [Fraction(1)] * n


def cancelling(bits: int) -> tuple[list[Fraction], list[Fraction]]:
    """1 + t − 1: the result is small and the error is not."""
    x, y = climbing(2, bits)
    return [*x, Fraction(-1)], [*y, Fraction(1)]


def floats_of(numbers: Sequence[Fraction], dtype: Any) -> Any:
    """The numbers as floats, which hold them exactly."""
    made = np.array([float(one) for one in numbers], dtype)
    assert [Fraction(float(one)) for one in made] == list(numbers)
    return made


def in_turn(x: Any, y: Any) -> Any:
    """xᵀy by scalar operations of the dtype, one after the other."""
    total = x[0] * y[0]
    for a, b in zip(x[1:], y[1:], strict=True):
        total = total + a * b
    return total


def exactly(array: Any) -> Iterator[Fraction]:
    """The entries as the rationals they are."""
    return (Fraction(float(one)) for one in array)
