"""The two sides of a comparison at one choice of sizes: equal by evaluation or by law, or different at a point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any, Final

import mpmath

from teorema.ground.text import Text
from teorema.symbolic.calculus.leaves import INTEGERS, NATURALS, POSITIVE, Member, Symbol
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.entries.free import Pole, World
from teorema.symbolic.entries.graph import MAX_NODES, Graph, Node
from teorema.symbolic.entries.modular import values
from teorema.symbolic.entries.speller import Speller
from teorema.symbolic.identity import lawful, modular
from teorema.symbolic.identity.assumptions import Assumption, AttainedOnce, SumsToOne
from teorema.symbolic.identity.drawing import nodes_of
from teorema.symbolic.identity.reals import Real
from teorema.symbolic.identity.search import POLYNOMIALS, TRIES, Condition, Found, Kinds, Search
from teorema.symbolic.identity.verdicts import Same, Witness

_NEITHER: Final = Text(
    "no law that we know makes them equal, and no point was found at which they certainly differ",
    "ninguna ley conocida los hace iguales, y no se encontró un punto en el que con certeza difieran",
)
_NOWHERE: Final = Text(
    "no point was found at which both sides are defined",
    "no se encontró un punto en el que ambos lados estén definidos",
)
_TOO_LIKELY: Final = Text(
    "the sides agree at random points, but are too large for a useful bound on the error",
    "los lados coinciden en puntos al azar, pero son demasiado grandes para una cota útil del error",
)
USEFUL: Final = Fraction(1, 10**9)
"""The largest bound on the error that counts as an answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared, and what is assumed."""

    left: Expr
    right: Expr
    assumptions: tuple[Assumption, ...]

    @property
    def targets(self) -> list[Symbol]:
        """The symbols whose columns add up to 1."""
        return [a.of for a in self.assumptions if isinstance(a, SumsToOne) and isinstance(a.of, Symbol)]

    @property
    def domains(self) -> dict[str, str]:
        """The domain of each symbol."""
        return _domains(self.left) | _domains(self.right)


def _domains(expression: Expr) -> dict[str, str]:
    found = {}
    for node in nodes_of(expression):
        if isinstance(node, Symbol):
            found[node.name] = node.domain
        elif isinstance(node, Member):
            found[node.family.name] = node.family.domain
    return found


class Sides:
    """The two sides at one choice of sizes."""

    def __init__(self, question: Question, sizes: Mapping[str, Any], most: int = MAX_NODES) -> None:
        self.question, self.sizes = question, sizes
        self.graph = Graph(most)
        speller = Speller(self.graph, sizes)
        for target in question.targets:
            speller.bound[target] = _summing_to_one(speller.of(target), self.graph)
        a, b = speller.of(question.left), speller.of(question.right)
        self.columns = len(a[0])
        self.pairs = [(x, y) for row, other in zip(a, b, strict=True) for x, y in zip(row, other, strict=True)]
        self.open = [k for k, (x, y) in enumerate(self.pairs) if x != y]
        self.conditions = [one for a in question.assumptions for one in self._conditions(a, speller)]

    def _conditions(self, assumed: Assumption, speller: Speller) -> list[Condition]:
        entries = speller.entries(assumed.of)
        if isinstance(assumed, SumsToOne):
            return []
        if isinstance(assumed, AttainedOnce):
            pairs = combinations(speller.compared.get(entries[0], ()), 2)
            return [Condition(self.graph.minus(a, b), "≠") for a, b in pairs]
        return [Condition(node, assumed.sign) for node in entries]

    def _some(self) -> list[tuple[Node, Node]]:
        return [self.pairs[k] for k in self.open]

    def apart(self, rng: Random) -> bool:
        """Whether the sides differ at one random point modulo the prime."""
        nodes = self.graph.reachable([end for pair in self._some() for end in pair])
        try:
            found = values(self.graph, nodes, World(rng))
        except Pole:
            return True
        return any(found[a] != found[b] for a, b in self._some())

    def same(self, rng: Random) -> Same | Text:
        """Equal at these sizes, or why not."""
        if not self.open:
            return Same(Fraction(0), "stated laws", (self.sizes,))
        positive = self._positive()
        try:
            error = modular.agreement(self.graph, self._some(), rng)
        except Pole:
            return _NOWHERE
        if error is not None:
            return Same(error, "exact evaluation", (self.sizes,)) if error < USEFUL else _TOO_LIKELY
        if lawful.proved(self.graph, self._some(), positive):
            return Same(Fraction(0), "stated laws", (self.sizes,))
        return _NEITHER

    def _positive(self) -> set[Node]:
        """Variables above 0 wherever both sides are defined: by domain, by assumption, or since a logarithm is taken of them."""
        found, domains = {c.node for c in self.conditions if c.sign == ">"}, self.question.domains
        for node in self.graph.reachable([end for pair in self.pairs for end in pair]):
            kind, *rest = self.graph.keys[node]
            if kind == "var" and domains.get(rest[0]) == POSITIVE:
                found.add(node)
            elif kind == "fn" and rest[:2] == ["log", 0]:
                found.add(rest[3])
        return found

    def witness(self, rng: Random, tries: int = TRIES) -> Witness | None:
        """A real point at which the sides differ."""
        variables = [n for n, key in enumerate(self.graph.keys) if key[0] == "var"]
        domains = self.question.domains
        domain = {n: domains.get(self.graph.keys[n][1]) for n in variables}
        conditions = [*self.conditions, *(Condition(n, ">") for n in variables if domain[n] == POSITIVE)]
        conditions += [Condition(n, "≥") for n in variables if domain[n] == NATURALS]
        kinds = Kinds(
            frozenset(n for n in variables if domain[n] in (POSITIVE, NATURALS)) | self._positive(),
            frozenset(n for n in variables if domain[n] in (NATURALS, INTEGERS)),
        )
        found = Search(self.graph, self._some(), conditions, kinds).run(rng, tries)
        return None if found is None else self._told(found)

    def _told(self, found: Found) -> Witness:
        at = divmod(self.open[found.pair], self.columns)
        place = (at[0] + 1, at[1] + 1) if self.question.left.shape else ()
        functions = {name[:-2]: POLYNOMIALS[c] for name, c in found.functions.items()}
        point = _gathered(self.graph, found.point)
        for target in self.question.targets:
            if target.name in point:
                rows = point[target.name]
                point[target.name] = [
                    *rows[:-1],
                    [1 - sum(column) for column in zip(*rows[:-1], strict=True)] or [Fraction(1)] * len(rows[-1]),
                ]
        return Witness(
            point, _said(found.left, found.right), _said(found.right, found.left), self.sizes, functions, place
        )


def _summing_to_one(rows: list[list[Node]], graph: Graph) -> list[list[Node]]:
    """The entries of a target, those of the last row 1 minus the others."""
    return [*rows[:-1], [graph.minus(graph.number(1), graph.add(column[:-1])) for column in zip(*rows, strict=True)]]


def _said(value: Real, other: Real) -> Fraction | str:
    """A fraction as it is, an interval by its digits, as many as tell it from the other value."""
    if isinstance(value, Fraction):
        return value
    texts = [mpmath.nstr(mpmath.mpf(v.a), 15) if not isinstance(v, Fraction) else str(v) for v in (value, other)]
    return f"{texts[0]}..." if texts[0] != texts[1] else str(value)


def _gathered(graph: Graph, point: Mapping[Node, Fraction]) -> dict[str, Any]:
    """The values of the variables, put together as arrays and families; entries that do not matter are 0."""
    numbers: dict[Any, Any] = {}
    for node, value in point.items():
        _, name, layer, i, j = graph.keys[node]
        if i is None:
            numbers[name, layer] = value
        else:
            numbers.setdefault((name, layer), {})[i, j] = value
    for _, name, layer, i, j in (key for key in graph.keys if key[0] == "var"):
        if i is not None:
            numbers.setdefault((name, layer), {}).setdefault((i, j), Fraction(0))
    found: dict[str, Any] = {}
    for (name, layer), value in numbers.items():
        whole = value
        if isinstance(value, dict):
            rows, columns = (1 + max(at[q] for at in value) for q in (0, 1))
            whole = [[value.get((i, j), Fraction(0)) for j in range(columns)] for i in range(rows)]
        if layer is None:
            found[name] = whole
        else:
            found.setdefault(name, {})[layer] = whole
    return found
