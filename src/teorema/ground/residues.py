"""Arrays over the field Z/p: exact, of constant size however deep the network, and without an order."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from random import Random
from typing import Any, Final, Self, cast

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.shapes import Shape, count, quotient
from teorema.ground.text import Text

MERSENNE_61: Final = 2**61 - 1
"""The prime modulus used unless another is asked for."""

_WITNESSES: Final = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
_PRIME: Final = Text("must be a prime number below 2**64", "debe ser un número primo menor que 2**64")
_ENTRY: Final = Text(
    "entries must be integers or fractions, or residues of the same modulus",
    "los elementos deben ser enteros, fracciones o residuos del mismo módulo",
)
_MODULUS: Final = Text("operands must have the same modulus", "los operandos deben tener el mismo módulo")


class Residues(Grid):
    """An array of residues modulo a prime p, reduced after every operation.

    Division multiplies by the inverse, so rational arithmetic runs unchanged unless a denominator vanishes modulo p.
    There is no order: `<`, `max` and `abs` raise TypeError, because code that branches on values proves nothing here.
    Indexing and iteration give residues again, of shape (); `.tolist()` and `.item()` give integers from 0 to p - 1.

    Arguments:
        nested: integers or fractions in nested lists of shape (), (n,) or (n, m), a Grid or a NumPy array of them.
        p: the modulus, a prime below 2**64.

    Raises:
        Refused: an entry that is no rational number, or a modulus that is no prime.
        ZeroDivisionError: division by a residue that is zero.

    Example:
        >>> half = Residues([[1, 2]]) / 2
        >>> (half + half).tolist(), half == Residues([[Fraction(1, 2), 1]])
        ([[1, 2]], True)
        >>> Residues([4, 5], p=7) + 3
        Residues([0, 1], p=7)
    """

    __slots__ = ("_p",)

    def __init__(self, nested: Any, p: int = MERSENNE_61) -> None:
        self._p = _modulus(p)
        super().__init__(nested)

    @classmethod
    def random(cls, rng: Random, *shape: int, p: int = MERSENNE_61) -> Self:
        """An array of independent uniform residues of the given shape.

        Example:
            >>> Residues.random(Random(1), 2, 3).shape
            (2, 3)
        """
        empty = cls(0, p)
        return empty._like(shape, (rng.randrange(p) for _ in range(count(shape))))

    @property
    def p(self) -> int:
        """The modulus."""
        return self._p

    def _entry(self, value: Any) -> Any:
        if type(value) is int:
            return value % self._p
        if isinstance(value, Residues):
            if value._p != self._p:
                raise Refused("nested", _MODULUS, f"{self._p}, {value._p}")
            return value.item()
        if isinstance(value, Grid):
            value = value.item()
        elif hasattr(value, "dtype") and hasattr(value, "tolist"):
            value = value.tolist()
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            raise Refused("nested", _ENTRY, value)
        return value.numerator * self._inverse(value.denominator) % self._p

    def _inverse(self, value: int) -> int:
        if value == 1:
            return 1
        if value % self._p == 0:
            raise ZeroDivisionError(f"divisor: must not be zero modulo {self._p}, got {value}")
        return pow(value, -1, self._p)

    def _like(self, shape: Shape, entries: Iterable[Any]) -> Self:
        made = super()._like(shape, entries)
        made._p = self._p
        return made

    def _scalar(self) -> Any:
        return self

    def __iter__(self) -> Iterator[Any]:
        """All residues, row by row, each of shape ()."""
        return (self._like((), (entry,)) for entry in self._entries)

    def _other(self, other: Any) -> Any:
        other = super()._other(other)
        if isinstance(other, Residues) and other._p != self._p:
            raise Refused("p", _MODULUS, f"{self._p}, {other._p}")
        return other

    def _elementwise(self, other: Any, op: Callable[[Any, Any], Any], sign: str, swapped: bool = False) -> Self:
        right = self._other(other)
        if right is NotImplemented:
            return cast(Self, NotImplemented)  # the answer of the operator protocol, not an array
        if op is quotient:
            top, bottom = (right, self) if swapped else (self, right)
            inverse = self._like(bottom._shape, map(self._inverse, bottom._entries))
            return inverse._elementwise(top, operator.mul, sign, swapped=True)
        raw = super()._elementwise(right, op, sign, swapped)
        return self._like(raw._shape, (e % self._p for e in raw._entries))

    def __neg__(self) -> Self:
        return self._like(self._shape, (-entry % self._p for entry in self._entries))

    def __pow__(self, exponent: int) -> Self:
        """Entrywise integer power modulo p."""
        if isinstance(exponent, bool) or not isinstance(exponent, int):
            return super().__pow__(exponent)
        powers = self._like(self._shape, (pow(entry, abs(exponent), self._p) for entry in self._entries))
        return powers if exponent >= 0 else 1 / powers

    def _dots(self, rows: list[tuple[Any, ...]], columns: list[tuple[Any, ...]]) -> Iterable[Any]:
        p = self._p
        return (sum(map(operator.mul, row, column)) % p for row in rows for column in columns)

    def _totals(self, lines: list[tuple[Any, ...]]) -> Iterable[Any]:
        return (sum(line) % self._p for line in lines)

    def __eq__(self, other: object) -> bool:
        same = super().__eq__(other)
        return same if same is NotImplemented or not isinstance(other, Residues) else same and self._p == other._p

    def __hash__(self) -> int:
        return hash((self._p, self._shape, self._entries))

    def __repr__(self) -> str:
        modulus = "" if self._p == MERSENNE_61 else f", p={self._p}"
        return f"Residues({self.tolist()!r}{modulus})"


def _modulus(p: Any) -> int:
    if isinstance(p, bool) or not isinstance(p, int) or not is_prime(p):
        raise Refused("p", _PRIME, p)
    return p


@lru_cache(maxsize=64)
def is_prime(n: int) -> bool:
    """Whether n is a prime below 2**64 (Miller and Rabin's test, exact there with the first twelve primes as bases).

    Source: J. Sorenson and J. Webster, Strong pseudoprimes to twelve prime bases, Math. Comp. 86 (2017).

    Example:
        >>> is_prime(2**61 - 1), is_prime(2**61 + 1)
        (True, False)
    """
    if n < 2 or n >= 2**64:
        return False
    if n in _WITNESSES or any(n % q == 0 for q in _WITNESSES):
        return n in _WITNESSES
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_passes(pow(q, odd, n), twos, n) for q in _WITNESSES)


def _passes(power: int, twos: int, n: int) -> bool:
    if power in (1, n - 1):
        return True
    for _ in range(twos - 1):
        power = power * power % n
        if power == n - 1:
            return True
    return False
