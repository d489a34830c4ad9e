"""The search for a real point at which two graphs differ, and for a simpler one once it is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Final

from teorema.symbolic.calculus.systems import Undefined
from teorema.symbolic.entries.graph import Graph, Node
from teorema.symbolic.identity.realizing import evaluated
from teorema.symbolic.identity.reals import Reals, Unknown, disjoint

PRECISIONS: Final = (80, 300)
"""Bits of the intervals, the second where the first does not tell."""

MAX_WORK: Final = 400_000
"""The most nodes evaluated in one search."""

TRIES: Final = 80
"""How many points are looked at."""

POLYNOMIALS: Final = {
    (0, 0, 1): "u²",
    (0, 1, 1): "u + u²",
    (1, 2, 0, 1): "1 + 2u + u³",
    (0, 0, 0, 1): "u³",
    (2, -1, 1): "2 - u + u²",
}
"""What stands for an uninterpreted function at a witness, by its coefficients."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A sign that a node must have: ">", "≥" or "≠"."""

    node: Node
    sign: str


@dataclass(frozen=True, slots=True)
class Found:
    """A point at which a pair differs."""

    point: dict[Node, Fraction]
    functions: dict[str, tuple[int, ...]]
    pair: int
    left: Any
    right: Any


@dataclass(frozen=True, slots=True)
class Kinds:
    """What values the variables may take: positive ones, and integers."""

    positive: frozenset[Node]
    whole: frozenset[Node]


class Search:
    """Looks for a point at which all conditions hold, all nodes are defined, and a pair differs."""

    def __init__(
        self, graph: Graph, pairs: Sequence[tuple[Node, Node]], conditions: Sequence[Condition], kinds: Kinds
    ) -> None:
        self.graph, self.pairs, self.conditions, self.kinds = graph, pairs, conditions, kinds
        ends = [end for pair in pairs for end in pair]
        self.nodes = graph.reachable([*ends, *(c.node for c in conditions)])
        self.variables = [node for node in self.nodes if graph.keys[node][0] == "var"]
        names = {graph.keys[n][1] for n in self.nodes if graph.keys[n][0] == "fn"}
        self.names = sorted(name for name in names if name.endswith("()"))
        self.work = 0

    def run(self, rng: Random, tries: int = TRIES) -> Found | None:
        """A point where the sides differ, made as simple as can be; None where none was found."""
        for point, functions in self._points(rng, tries):
            if self.work > MAX_WORK:
                return None
            found = self.differs(point, functions)
            if found is not None:
                return self._simplified(found)
        return None

    def _points(self, rng: Random, tries: int) -> Iterator[tuple[dict[Node, Fraction], dict[str, tuple[int, ...]]]]:
        choices = list(POLYNOMIALS)
        for turn in range(tries):
            reach = (1, 2, 3, 5, 9)[min(turn // 8, 4)]
            point = {node: self._value(node, rng, reach, halves=turn % 4 == 3) for node in self.variables}
            yield point, {name: choices[(turn + k) % len(choices)] for k, name in enumerate(self.names)}

    def _value(self, node: Node, rng: Random, reach: int, halves: bool) -> Fraction:
        value = Fraction(rng.randint(-reach, reach))
        if node in self.kinds.positive:
            value = Fraction(rng.randint(1, reach + 1))
        return value / 2 if halves and node not in self.kinds.whole else value

    def differs(self, point: dict[Node, Fraction], functions: dict[str, tuple[int, ...]]) -> Found | None:
        """The pair that differs at a point, if all conditions hold there and everything is defined."""
        for bits in PRECISIONS:
            self.work += len(self.nodes)
            reals = Reals(bits, functions)
            try:
                values = evaluated(self.graph, self.nodes, point, reals)
                if not all(self._holds(c, values, reals) for c in self.conditions):
                    return None
            except Undefined:
                return None
            except Unknown:
                continue
            for k, (a, b) in enumerate(self.pairs):
                if disjoint(values[a], values[b]):
                    return Found(point, functions, k, values[a], values[b])
            if all(isinstance(values[a], Fraction) and isinstance(values[b], Fraction) for a, b in self.pairs):
                return None
        return None

    def _holds(self, condition: Condition, values: Mapping[Node, Any], reals: Reals) -> bool:
        side = reals.sign(values[condition.node])
        return {">": side > 0, "≥": side >= 0, "≠": side != 0}[condition.sign]

    def _simplified(self, found: Found) -> Found:
        """The point with each number replaced by the simplest one that still shows a difference."""
        for node in self.variables:
            now = found.point[node]
            for value in map(Fraction, (0, 1, -1, 2, -2, 3)):
                if _size(value) >= _size(now) or self.work > 2 * MAX_WORK:
                    break
                if node in self.kinds.positive and value <= 0:
                    continue
                simpler = self.differs({**found.point, node: value}, found.functions)
                if simpler is not None:
                    found = simpler
                    break
        for name in self.names:
            simpler = self.differs(found.point, {**found.functions, name: (0, 0, 1)})
            found = simpler or found
        return found


def _size(value: Fraction) -> tuple[int, int, bool]:
    return (value.denominator, abs(value.numerator), value < 0)
