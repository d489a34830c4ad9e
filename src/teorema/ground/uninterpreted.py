"""A function of which nothing is known but that it is one: what holds for it holds for every activation."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from teorema.ground.residues import MERSENNE_61
from teorema.ground.tangents import Tangent


class Uninterpreted:
    """An elementwise function known by one random value per distinct argument, and f(x + ε dx) = f(x) + ε f'(x) dx.

    Equal arguments get equal values, so a permuted layer or a repeated sample behaves as under a true function. If two
    formulas agree on such a function modulo a prime, they agree as polynomials in its values and slopes, up to the
    error of Schwartz and Zippel; hence they agree for every differentiable activation.

    Arguments:
        rng: where the values are drawn from.
        slope: the derivative: None for another uninterpreted function, or a function of (z, f(z)), which is how one
            says exp' = exp and log' = 1/z.
        p: values are drawn from 0 to p - 1; the modulus, where the arguments are residues of another than the usual one.

    Example:
        >>> from teorema.ground.residues import Residues
        >>> sigma = Uninterpreted(Random(1))
        >>> z = Residues([[3, 4], [4, 3]])
        >>> sigma(z)[0, 0] == sigma(z)[1, 1], sigma(z)[0, 0] == sigma(z)[0, 1]
        (True, False)
        >>> sigma(Tangent(z, z)).dx == sigma.derivative(z) * z
        True
    """

    __slots__ = ("_asked", "_p", "_rng", "_slope", "_table")

    def __init__(
        self, rng: Random, slope: Callable[[Any, Any], Any] | Uninterpreted | None = None, p: int = MERSENNE_61
    ) -> None:
        self._rng = rng
        self._p = p
        self._slope = slope
        self._table: dict[Any, int] = {}
        self._asked: dict[tuple[Any, ...], int] = {}

    @property
    def slope(self) -> Callable[[Any, Any], Any] | Uninterpreted:
        """The derivative as it was given; made on first use when none was, so that every order exists."""
        if self._slope is None:
            self._slope = Uninterpreted(self._rng, p=self._p)
        return self._slope

    def value(self, entry: Any) -> int:
        """f at one entry: drawn at its first appearance, the same for ever after."""
        if entry not in self._table:
            self._table[entry] = self._rng.randrange(self._p)
        return self._table[entry]

    def derivative(self, z: Any) -> Any:
        """f'(z), entry by entry, in the array type of z."""
        slope = self.slope
        return slope(z) if isinstance(slope, Uninterpreted) else slope(z, self(z))

    def __call__(self, z: Any) -> Any:
        """f(z), entry by entry, on a Grid, on Residues, or on tangents over either."""
        if isinstance(z, Tangent):
            return Tangent(self(z.x), self.derivative(z.x) * z.dx)
        self.note(z.entries)
        return z.map(self.value)

    def note(self, entries: tuple[Any, ...]) -> None:
        """Count the arguments of one array; the same array asked again is the same question."""
        self._asked[entries] = len(entries)

    def collisions(self) -> int:
        """How many arguments were equal to another one: zero means every value was free."""
        return sum(self._asked.values()) - len(self._table)
