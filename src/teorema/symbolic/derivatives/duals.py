"""Numbers x + ε dx modulo a prime, on which functions are free values: what holds for them holds for every function.

This is forward mode by the arithmetic of tangents alone. It knows none of the rules of reverse mode, which are held against it.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial
from random import Random
from typing import Any, Final

from teorema.ground.residues import MERSENNE_61
from teorema.symbolic.calculus.functions import Named

HALF: Final = (MERSENNE_61 + 1) // 2


class World:
    """The values of functions at the arguments that occurred: one draw for each function, order, parameters and argument.

    Equal arguments get equal values. exp′ = exp, log′(u) = 1/u, (√u)′ = 1/(2√u), |u|′ = sgn u, tanh′ = 1 − tanh²,
    σ′ = σ(1 − σ) of the logistic σ, softplus′ = σ, ReLU′ = the step off 0, and polynomials keep their law; of every other function nothing is known but that order k + 1 is the derivative of order k.
    """

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.p = MERSENNE_61
        self._drawn: dict[Any, int] = {}

    def value(self, name: str, order: int, parameters: tuple[Any, ...], u: int) -> int:
        """f^(order)(u)."""
        law = _LAWS.get(name)
        known = law(self, order, u) if law else None
        return self.drawn((name, order, parameters, u)) if known is None else known % self.p

    def drawn(self, key: Any) -> int:
        """A value drawn at the first question, the same for ever after."""
        if key not in self._drawn:
            self._drawn[key] = self.rng.randrange(self.p)
        return self._drawn[key]

    def number(self) -> Dual:
        """A random number without velocity."""
        return Dual(self.rng.randrange(self.p), 0, self)

    def record(self, name: str) -> Record:
        """An unknown activation."""
        return Record(self, name)


class Record:
    """An unknown activation on arrays of duals: f, df and d2f, as an activation record has them."""

    def __init__(self, world: World, name: str) -> None:
        self.world, self.name = world, name

    def _order(self, order: int) -> Callable[[Any], Any]:
        return lambda array: array.map(lambda e: Dual.of(e, self.world).free(self.name, order, ()))

    @property
    def f(self) -> Callable[[Any], Any]:
        """σ on arrays."""
        return self._order(0)

    @property
    def df(self) -> Callable[[Any], Any]:
        """σ′ on arrays."""
        return self._order(1)

    @property
    def d2f(self) -> Callable[[Any], Any]:
        """σ″ on arrays."""
        return self._order(2)


class Dual:
    """x + ε dx modulo p with ε² = 0, an entry of a Grid."""

    __slots__ = ("dx", "world", "x")

    def __init__(self, x: int, dx: int, world: World) -> None:
        self.x, self.dx, self.world = x, dx, world

    @staticmethod
    def of(value: Any, world: World) -> Dual:
        """A rational number as a dual without velocity; duals pass."""
        if isinstance(value, Dual):
            return value
        exact = Fraction(value)
        return Dual(exact.numerator * pow(exact.denominator, -1, world.p) % world.p, 0, world)

    def _made(self, x: int, dx: int) -> Dual:
        return Dual(x % self.world.p, dx % self.world.p, self.world)

    def __add__(self, other: Any) -> Dual:
        o = Dual.of(other, self.world)
        return self._made(self.x + o.x, self.dx + o.dx)

    __radd__ = __add__

    def __neg__(self) -> Dual:
        return self._made(-self.x, -self.dx)

    def __sub__(self, other: Any) -> Dual:
        o = Dual.of(other, self.world)
        return self._made(self.x - o.x, self.dx - o.dx)

    def __rsub__(self, other: Any) -> Dual:
        return Dual.of(other, self.world) - self

    def __mul__(self, other: Any) -> Dual:
        o = Dual.of(other, self.world)
        return self._made(self.x * o.x, self.x * o.dx + self.dx * o.x)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Dual:
        o = Dual.of(other, self.world)
        if o.x == 0:
            raise ZeroDivisionError("division by zero")
        inverse = pow(o.x, -1, self.world.p)
        ratio = self.x * inverse % self.world.p
        return self._made(ratio, (self.dx - ratio * o.dx) * inverse)

    def __rtruediv__(self, other: Any) -> Dual:
        return Dual.of(other, self.world) / self

    def __pow__(self, exponent: Any) -> Dual:
        """x^n for integers n; u^e for other exponents as e^{e ln u} would be, with free values."""
        if isinstance(exponent, int):
            if exponent < 0:
                return Dual.of(1, self.world) / self ** (-exponent)
            return self._made(
                pow(self.x, exponent, self.world.p),
                exponent * pow(self.x, exponent - 1, self.world.p) * self.dx if exponent else 0,
            )
        if exponent == Fraction(1, 2):
            return self.free("sqrt", 0, ())
        e = Dual.of(exponent, self.world)
        return (e * self.free("log", 0, ())).free("exp", 0, ())

    def applied(self, function: Named, order: int, parameters: tuple[Any, ...]) -> Dual:
        """A named function, or its derivative of the given order, at this entry."""
        return self.free(function.name, order, tuple(Dual.of(q, self.world).x for q in parameters))

    def free(self, name: str, order: int, parameters: tuple[Any, ...]) -> Dual:
        """f^(order)(x) + ε f^(order + 1)(x) dx."""
        value = self.world.value(name, order, parameters, self.x)
        slope = self.world.value(name, order + 1, parameters, self.x) if self.dx else 0
        return self._made(value, slope * self.dx)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int | Fraction):
            other = Dual.of(other, self.world)
        return isinstance(other, Dual) and (self.x, self.dx) == (other.x, other.dx)

    def __hash__(self) -> int:
        return hash((self.x, self.dx))

    def __repr__(self) -> str:
        return f"Dual({self.x}, {self.dx})"


def _log(world: World, order: int, u: int) -> int | None:
    if order == 0:
        return None
    sign = 1 if order % 2 else -1
    return sign * factorial(order - 1) * int(pow(u, -order, world.p))


def _sqrt(world: World, order: int, u: int) -> int | None:
    """The derivatives in terms of the root s alone: s′ = 1/(2s), s″ = −1/(4s³), and so on."""
    if order == 0:
        return None
    root, value = world.value("sqrt", 0, (), u), 1
    for k in range(order):
        value = value * (1 - 2 * k) * HALF % world.p
    return value * int(pow(root, 1 - 2 * order, world.p))


def _tanh(world: World, order: int, u: int) -> int | None:
    """t′ = 1 − t², t″ = −2 t t′."""
    t = world.drawn(("tanh", 0, (), u))
    return (t, 1 - t * t, -2 * t * (1 - t * t))[order] if order < 3 else None


def _logistic(world: World, order: int, u: int) -> int | None:
    """s′ = s(1 − s), s″ = s′(1 − 2s)."""
    s = world.drawn(("logistic", 0, (), u))
    return (s, s * (1 - s), s * (1 - s) * (1 - 2 * s))[order] if order < 3 else None


_LAWS: Final[dict[str, Callable[[World, int, int], int | None]]] = {
    "exp": lambda world, order, u: world.drawn(("exp", 0, (), u)),
    "log": _log,
    "sqrt": _sqrt,
    "abs": lambda world, order, u: None if order == 0 else world.value("sign_step", order - 1, (), u),
    "sign_step": lambda world, order, u: None if order == 0 else 0,
    "step": lambda world, order, u: None if order == 0 else 0,
    "tanh": _tanh,
    "logistic": _logistic,
    "softplus": lambda world, order, u: None if order == 0 else world.value("logistic", order - 1, (), u),
    "relu": lambda world, order, u: None if order == 0 else world.value("step", order - 1, (), u),
    "square": lambda world, order, u: (u * u, 2 * u, 2)[order] if order < 3 else 0,
    "identity": lambda world, order, u: (u, 1)[order] if order < 2 else 0,
}
"""What is known of a function: its value of one order at u, or None where it is free."""
