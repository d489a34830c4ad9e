"""Functions as free values modulo a prime: what holds for free values holds for every function that obeys the same laws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import factorial, floor
from random import Random
from typing import Any, Final

from teorema.ground.residues import MERSENNE_61
from teorema.symbolic.calculus.systems import Undefined


class Pole(Undefined):
    """A divisor is 0 at the point."""


class World:
    """The values of functions at the arguments that occurred: one draw for each function, order, layer, parameters and argument.

    Equal arguments get equal values. exp′ = exp, log′(u) = 1/u, (√u)′ = 1/(2√u), |u|′ = sgn u = 2H(u) − 1, tanh′ = 1 − tanh²,
    σ′ = σ(1 − σ) of the logistic σ, softplus′ = σ, ReLU′ = H off 0, and squares keep their law; u^r is √u^{2r} for halves r and u^n e^{s ln u} with n = ⌊r⌋ and r = n + s else.
    Of every other function nothing is known but that order k + 1 is the derivative of order k.

    Arguments:
        rng: where the values are drawn from.
        p: the prime.
    """

    def __init__(self, rng: Random, p: int = MERSENNE_61) -> None:
        self.rng, self.p = rng, p
        self._drawn: dict[Any, int] = {}

    def drawn(self, *key: Any) -> int:
        """A value drawn at the first question, the same for ever after."""
        if key not in self._drawn:
            self._drawn[key] = self.rng.randrange(self.p)
        return self._drawn[key]

    def most(self, numbers: Sequence[int], side: int) -> int:
        """The greatest (side 1) or least (side −1) of numbers in a random order of all residues, which H(a − b) obeys for them."""
        ranks = {u: self.drawn("rank", u) for u in numbers}
        for a in numbers:
            for b in numbers:
                self._drawn["step", 0, None, (), (a - b) % self.p] = int(ranks[a] >= ranks[b])
        return max(numbers, key=lambda u: side * ranks[u])

    def value(self, name: str, order: int, u: int, layer: Any = None, parameters: tuple[int, ...] = ()) -> int:
        """f^(order)(u)."""
        law = LAWS.get(name)
        known = law(self, order, u) if law else None
        return self.drawn(name, order, layer, parameters, u) if known is None else known % self.p

    def inverse(self, u: int) -> int:
        """1/u.

        Raises:
            Pole: u is 0.
        """
        if u % self.p == 0:
            raise Pole("division by zero at the point")
        return pow(u, -1, self.p)

    def integer_power(self, u: int, exponent: int) -> int:
        """u^n for an integer n of either sign.

        Raises:
            Pole: u is 0 and n is negative.
        """
        return pow(u if exponent >= 0 else self.inverse(u), abs(exponent), self.p)

    def rational_power(self, u: int, exponent: Fraction) -> int:
        """u^r: a power of √u for halves, u^n e^{s ln u} for r = n + s with an integer n and 0 < s < 1."""
        if exponent.denominator == 2:
            return self.integer_power(self.value("sqrt", 0, u), exponent.numerator)
        whole = floor(exponent)
        rest = exponent - whole
        return self.power(u, rest.numerator * self.inverse(rest.denominator) % self.p, whole)

    def power(self, u: int, exponent: int, whole: int = 0) -> int:
        """u^{n + v} as u^n e^{v ln u}, with a whole number n."""
        free = self.value("exp", 0, exponent * self.value("log", 0, u) % self.p)
        return self.integer_power(u, whole) * free % self.p


def _log(world: World, order: int, u: int) -> int | None:
    if order == 0:
        return None
    sign = 1 if order % 2 else -1
    return sign * factorial(order - 1) * world.integer_power(u, -order)


def _sqrt(world: World, order: int, u: int) -> int | None:
    """The derivatives in terms of the root s alone: s′ = 1/(2s), s″ = −1/(4s³), and so on."""
    if order == 0:
        return None
    value = 1
    for k in range(order):
        value = value * (1 - 2 * k) * world.inverse(2) % world.p
    return value * world.integer_power(world.value("sqrt", 0, u), 1 - 2 * order)


def _tanh(world: World, order: int, u: int) -> int | None:
    """t′ = 1 − t², t″ = −2 t t′."""
    t = world.drawn("tanh", u)
    return (t, 1 - t * t, -2 * t * (1 - t * t))[order] if order < 3 else None


def _logistic(world: World, order: int, u: int) -> int | None:
    """s′ = s(1 − s), s″ = s′(1 − 2s)."""
    s = world.drawn("logistic", u)
    return (s, s * (1 - s), s * (1 - s) * (1 - 2 * s))[order] if order < 3 else None


LAWS: Final[dict[str, Callable[[World, int, int], int | None]]] = {
    "exp": lambda world, order, u: world.drawn("exp", u),
    "log": _log,
    "sqrt": _sqrt,
    "abs": lambda world, order, u: None if order == 0 else world.value("sign_step", order - 1, u),
    "sign_step": lambda world, order, u: 2 * world.value("step", 0, u) - 1 if order == 0 else 0,
    "step": lambda world, order, u: 0 if order else None if u else 1,
    "tanh": _tanh,
    "logistic": _logistic,
    "softplus": lambda world, order, u: None if order == 0 else world.value("logistic", order - 1, u),
    "relu": lambda world, order, u: None if order == 0 else world.value("step", order - 1, u),
    "square": lambda world, order, u: (u * u, 2 * u, 2)[order] if order < 3 else 0,
    "identity": lambda world, order, u: (u, 1)[order] if order < 2 else 0,
}
"""What is known of a function: its value of one order at u, or None where it is free. Each law holds wherever both sides are defined."""

GENERATOR: Final = {
    "softplus": "logistic",
    **dict.fromkeys(("abs", "sign_step", "relu"), "step"),
}
"""In the values of which function the law of another one is written, for the count of chance meetings."""
