"""Exact evaluation of a graph modulo a prime, with functions as free values that are equal at equal arguments, and what agreement is worth.

Agreement at a random point means: equal as rational functions of the variables and of the values of the functions, so equal for every
real function. The bound on the error adds the degrees (Schwartz and Zippel), the arguments that may have met by chance, and for
coefficients that may exceed the prime the chance that a random prime divides one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, floor, log2
from random import Random
from typing import Any, Final

from teorema.ground.residues import MERSENNE_61, is_prime
from teorema.symbolic.entries.free import GENERATOR, LAWS, World
from teorema.symbolic.entries.free import Pole as Pole
from teorema.symbolic.entries.graph import Graph, Node
from teorema.symbolic.entries.modular import values, whole_part

_PRIMES: Final = 2 * 10**16
"""Fewer than there are primes between 2^60 and 2^61 (about 2.7e16)."""


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
            found[node] = _power(found[rest[0]], rest[1])
        elif kind == "root" and rest[1].denominator == 2:
            found[node] = _power(Bound(1), rest[1].numerator)
        elif kind in ("root", "power"):
            whole = floor(rest[1]) if kind == "root" else whole_part(graph, rest[1])
            found[node] = _product([Bound(1), _power(found[rest[0]], whole)])
        elif kind == "fn" and rest[0] in LAWS:
            found[node] = _by_law(rest[0], rest[1], found[rest[3]])
        else:
            found[node] = Bound(1)
    return found


def _by_law(name: str, order: int, argument: Bound) -> Bound:
    """A function, or its derivative, in the values that its law is written in."""
    if name == "softplus" and order:
        return _by_law("logistic", order - 1, argument)
    if name in ("tanh", "logistic") and 1 <= order <= 2:
        return Bound(order + 1, 0, 3.0)
    if name == "log" and order:
        return _product([_power(argument, -order), Bound(0, 0, log2(factorial(order - 1)))])
    if name == "sqrt" and order:
        return _product([Bound(0, 2 * order - 1), Bound(0, 0, 2.0 * order * log2(order + 1), 1.0 * order)])
    if name == "square" and order < 2:
        return _product([argument] * (2 - order) + [Bound(0, 0, 1.0)])
    return Bound(1, 0, 2.0)


def _power(one: Bound, exponent: int) -> Bound:
    return _product([one if exponent >= 0 else _turned(one)] * abs(exponent))


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
            for key in _tables(kind, rest):
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


def _tables(kind: str, rest: Sequence[Any]) -> list[Any]:
    """The functions among whose values those of a node are drawn: there its arguments may meet others by chance."""
    if kind == "fn" and rest[0] in LAWS:
        return [GENERATOR.get(rest[0], rest[0])]
    if kind in ("fn", "call"):
        return [(kind, *rest[:3])]
    return ["sqrt"] if kind == "root" and rest[1].denominator == 2 else ["log", "exp"]


def _somewhere(graph: Graph, nodes: Sequence[Node], rng: Random, p: int) -> dict[Node, int]:
    for _ in range(3):
        try:
            return values(graph, nodes, World(rng, p))
        except Pole:
            continue
    raise Pole("division by zero at every point tried")
