"""A gradient held against forward mode: along a random direction V, d/dt f(X + tV) must be ⟨gradient, V⟩, exactly, modulo a prime.

For formulas that are polynomials in the entries and in the free values of functions, one random point and one random
direction prove the identity at that shape up to an error of degree / 2^61 (Schwartz and Zippel).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any, Final

from teorema.symbolic.calculus import leaves, linear, sums
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.substitution import parts
from teorema.symbolic.derivatives.backward.reverse import Name
from teorema.symbolic.entries.free import World
from teorema.symbolic.entries.graph import Graph, Node
from teorema.symbolic.entries.modular import fill, slopes
from teorema.symbolic.entries.speller import Speller

ORDERS: Final = 12
"""At how many points a gradient is held against forward mode where it depends on which number is the greatest."""

MOST_NODES: Final = 1_000_000
"""The most operations in one check: networks of the size of a first course's largest, some seconds of work."""

LARGEST_SQUARE: Final = 8
"""The largest matrix whose determinant or inverse is spelled out for a check."""


def size_names(expressions: Iterable[Expr]) -> tuple[str, ...]:
    """The named sizes and free indices in the shapes of the symbols, in order of appearance."""
    found: dict[str, None] = {}
    for expression in expressions:
        for node in expression.walk():
            for one in _scalars(node):
                for symbol in sorted(one.free_symbols, key=str):
                    found.setdefault(str(symbol))
    return tuple(found)


def _scalars(node: Expr) -> list[Scalar]:
    if isinstance(node, leaves.Size):
        return [node.dim]
    return [one for one in node.shape if isinstance(one, sp.Basic)]


class Point:
    """Random values modulo 2^61 − 1 for all symbols, at given sizes; functions are free values.

    Arguments:
        sizes: the named sizes.
        seed: of the values.
        data: targets whose columns must add up to 1.
    """

    def __init__(self, sizes: Mapping[str, Any], seed: int, data: Iterable[Expr] = ()) -> None:
        self.graph = Graph(MOST_NODES)
        self.speller = Speller(self.graph, sizes, LARGEST_SQUARE)
        self.speller.ranked = True
        self.world = World(Random(seed))
        self.values: dict[Node, int] = {}
        self._below: dict[tuple[Node, ...], list[Node]] = {}
        for one in dict.fromkeys(data):
            if isinstance(one, (leaves.Symbol, leaves.Member)) and one.shape:
                self._sum_to_one(one)

    def _sum_to_one(self, target: Name) -> None:
        rows = self.speller.of(target)
        for column in zip(*rows, strict=True):
            drawn = [self.world.rng.randrange(self.world.p) for _ in column[1:]]
            self.values |= dict(zip(column, (*drawn, (1 - sum(drawn)) % self.world.p), strict=True))

    def nodes(self, expression: Expr) -> list[Node]:
        """The entries of an expression, with values.

        Raises:
            Undefined: it has no value at this point.
        """
        entries = self.speller.entries(expression)
        fill(self.graph, self.graph.reachable(entries, self.values), self.world, self.values)
        return entries

    def set(self, name: Expr, expression: Expr) -> None:
        """Give a name the value of an expression."""
        found = self.nodes(expression)
        self.values |= {node: self.values[at] for node, at in zip(self.speller.entries(name), found, strict=True)}

    def direction(self, name: Expr) -> dict[Node, int]:
        """A random velocity for each entry of a name."""
        return {node: self.world.rng.randrange(self.world.p) for node in self.nodes(name)}

    def moved(self, nodes: Iterable[Node], velocities: Mapping[Node, int]) -> dict[Node, int]:
        """The velocities of nodes where some nodes move; those that stand still are left out."""
        ends = tuple(nodes)
        if ends not in self._below:
            self._below[ends] = self.graph.reachable(ends)
        return slopes(self.graph, self._below[ends], self.world, self.values, velocities)

    def along(self, gradient: Expr, direction: Mapping[Node, int]) -> int:
        """⟨gradient, direction⟩."""
        pairs = zip(self.nodes(gradient), direction.values(), strict=True)
        return sum(self.values[a] * velocity for a, velocity in pairs) % self.world.p


def agrees(f: Expr, by: Name, gradient: Expr, sizes: Mapping[str, Any], seed: int, data: Iterable[Expr] = ()) -> bool:
    """Whether the velocity of f is the inner product of the gradient with the velocity of `by`, at one random point.

    Where f has a greatest or least number in it, at several points, so that each of the numbers gets its turn.

    Arguments:
        f: a number.
        by: the symbol that moves.
        gradient: what is held to be its gradient.
        sizes: the named sizes.
        seed: of the values and velocities.
        data: targets whose columns must add up to 1.
    """
    data = tuple(data)
    orders = ORDERS if any(map(_ordered, f.walk())) else 1

    def holds(seed: int) -> bool:
        point = Point({**free_indices([f, gradient]), **sizes}, seed, data)
        [cost] = point.nodes(f)
        direction = point.direction(by)
        return point.along(gradient, direction) == point.moved([cost], direction).get(cost, 0)

    return all(holds(seed + k) for k in range(orders))


def _ordered(node: Expr) -> bool:
    """Whether the value of a node depends on which of several numbers is the greatest."""
    if isinstance(node, sums.Over):
        return node.how in ("min", "max")
    return isinstance(node, sums.Extreme) or (isinstance(node, linear.Norm) and node.kind in ("1", "inf"))


def free_indices(expressions: Sequence[Expr]) -> dict[str, int]:
    """1, which is within every range, for the free indices of entries, rows and columns."""
    kinds = (linear.Entry, linear.RowOf, linear.ColumnOf, linear.Basis)
    nodes = (node for one in expressions for node in one.walk() if isinstance(node, kinds))
    return {str(part): 1 for node in nodes for part in parts(node) if isinstance(part, sp.Symbol)}


def shapes_to_try(names: Sequence[str], seed: int, count: int = 3) -> list[dict[str, int]]:
    """Sizes for a check: the first all different, so that no two shapes are mistaken for each other; then random ones from 1 to 4."""
    rng = Random(seed)
    first = dict(zip(names, rng.sample(range(2, 2 + max(len(names), 3)), len(names)), strict=True))
    return [first, *({name: rng.randint(1, 4) for name in names} for _ in range(count - 1))] if names else [{}]
