"""Exact evaluation of a graph modulo a prime, with functions as free values that are equal at equal arguments, and what agreement is worth.

Agreement at a random point means: equal as rational functions of the variables and of the values of the functions, so equal for every
real function. The bound on the error adds the degrees (Schwartz and Zippel), the arguments that may have met by chance, and for
coefficients that may exceed the prime the chance that a random prime divides one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2
from random import Random
from typing import Any, Final

from teorema.ground.residues import MERSENNE_61, is_prime
from teorema.symbolic.identity.graph import Graph, Node

_PRIMES: Final = 2 * 10**16
"""Fewer than there are primes between 2^60 and 2^61 (about 2.7e16)."""


class Pole(ArithmeticError):
    """A divisor is 0 at the point."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Degrees and bits of numerator and denominator of a rational function with integer coefficients."""

    top: int = 0
    bottom: int = 0
    bits: float = 0.0
    bits_below: float = 0.0


def random_prime(rng: Random) -> int:
    """A prime between 2^60 and 2^61."""
    while not is_prime(drawn := rng.randrange(2**60 + 1, 2**61, 2)):
        continue
    return drawn


def values(graph: Graph, nodes: Sequence[Node], rng: Random, p: int) -> dict[Node, int]:
    """The values of the nodes at a random point modulo p.

    Raises:
        Pole: a divisor is 0 there.
    """
    found: dict[Node, int] = {}
    table: dict[Any, int] = {}

    def drawn(*key: Any) -> int:
        if key not in table:
            table[key] = rng.randrange(p)
        return table[key]

    def inverse(value: int) -> int:
        if value == 0:
            raise Pole("division by zero at the point")
        return pow(value, -1, p)

    for node in nodes:
        kind, *rest = graph.keys[node]
        if kind == "num":
            found[node] = rest[0].numerator * inverse(rest[0].denominator % p) % p
        elif kind == "add":
            found[node] = sum(found[a] for a in rest[0]) % p
        elif kind == "mul":
            product = 1
            for a in rest[0]:
                product = product * found[a] % p
            found[node] = product
        elif kind == "div":
            found[node] = found[rest[0]] * inverse(found[rest[1]]) % p
        elif kind == "pow":
            base = found[rest[0]] if rest[1] >= 0 else inverse(found[rest[0]])
            found[node] = pow(base, abs(rest[1]), p)
        elif kind == "root":
            found[node] = drawn(kind, found[rest[0]], rest[1])
        elif kind == "power":
            found[node] = drawn(kind, found[rest[0]], found[rest[1]])
        elif kind == "fn":
            name, order, layer, argument, parameters = rest
            found[node] = drawn(kind, name, order, layer, found[argument], *(found[a] for a in parameters))
        elif kind == "call":
            found[node] = drawn(kind, *rest[:3], *(found[a] for a in rest[3]))
        else:
            found[node] = drawn(kind, *rest)
    return found


def bounds(graph: Graph, nodes: Iterable[Node]) -> dict[Node, Bound]:
    """Degrees and heights of the nodes."""
    found: dict[Node, Bound] = {}
    for node in nodes:
        kind, *rest = graph.keys[node]
        if kind == "num":
            found[node] = Bound(0, 0, log2(abs(rest[0].numerator) or 1), log2(rest[0].denominator))
        elif kind == "add":
            found[node] = _sum([found[a] for a in rest[0]])
        elif kind == "mul":
            found[node] = _product([found[a] for a in rest[0]])
        elif kind == "div":
            found[node] = _product([found[rest[0]], _turned(found[rest[1]])])
        elif kind == "pow":
            base = found[rest[0]] if rest[1] >= 0 else _turned(found[rest[0]])
            found[node] = _product([base] * abs(rest[1]))
        else:
            found[node] = Bound(1)
    return found


def _turned(one: Bound) -> Bound:
    return Bound(one.bottom, one.top, one.bits_below, one.bits)


def _product(parts: list[Bound]) -> Bound:
    return Bound(
        sum(b.top for b in parts),
        sum(b.bottom for b in parts),
        sum(b.bits for b in parts),
        sum(b.bits_below for b in parts),
    )


def _sum(parts: list[Bound]) -> Bound:
    below, bits_below = sum(b.bottom for b in parts), sum(b.bits_below for b in parts)
    top = max(b.top + below - b.bottom for b in parts)
    bits = max(b.bits + bits_below - b.bits_below for b in parts) + log2(len(parts))
    return Bound(top, below, bits, bits_below)


def agreement(graph: Graph, pairs: Sequence[tuple[Node, Node]], rng: Random, rounds: int = 2) -> Fraction | None:
    """A bound on the error of "all pairs are equal", after that many random points; None where a pair differs on free values.

    Raises:
        Pole: no point was found at which everything is defined.
    """
    nodes = graph.reachable([end for pair in pairs for end in pair])
    of = bounds(graph, nodes)
    degree, bits = 0, 1.0
    for a, b in pairs:
        gap = _sum([of[a], of[b]])
        degree, bits = max(degree, gap.top), max(bits, gap.bits)
    groups: dict[Any, list[Bound]] = {}
    for node in nodes:
        kind, *rest = graph.keys[node]
        if kind in ("fn", "root", "power", "call"):
            key = (kind, *rest[:3]) if kind in ("fn", "call") else (kind, rest[1] if kind == "root" else None)
            groups.setdefault(key, []).append(_product([of[a] for a in graph.parts(node)]))
    meetings, meeting_bits = 0, 0.0
    for some in groups.values():
        count = len(some) * (len(some) - 1) // 2
        worst = _sum([max(some, key=lambda b: b.top + b.bottom), max(some, key=lambda b: b.top + b.bottom)])
        meetings += count * max(worst.top, 1)
        meeting_bits += count * max(_sum([one, one]).bits for one in some)
    error = Fraction(1)
    for turn in range(rounds):
        p = MERSENNE_61 if turn == 0 else random_prime(rng)
        point = _somewhere(graph, nodes, rng, p)
        if any(point[a] != point[b] for a, b in pairs):
            return None
        chance = Fraction(degree + meetings, p)
        large = bits + meeting_bits >= 60
        if turn == 0 and large:
            continue
        if large:
            chance += Fraction(int(bits + meeting_bits) // 60 + 1, _PRIMES)
        error *= min(chance, Fraction(1))
    return error


def _somewhere(graph: Graph, nodes: Sequence[Node], rng: Random, p: int) -> dict[Node, int]:
    for _ in range(3):
        try:
            return values(graph, nodes, rng, p)
        except Pole:
            continue
    raise Pole("division by zero at every point tried")
