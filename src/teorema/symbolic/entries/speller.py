"""An expression at integer sizes, spelled out entry by entry into a graph of numbers: the speller, leaves and algebra."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce, singledispatch
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import algebra, leaves
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.entries.graph import Graph, Node

Array = list[list[Node]]
"""Rows of nodes; a number is one row of one node."""

KIND: Final = Text("cannot be spelled out entry by entry", "no puede escribirse entrada por entrada")
RANGE: Final = Text("indices must lie within their arrays", "los índices deben estar dentro de sus arreglos")
LARGE: Final = Text(
    "must have at most {most} operations at the sizes compared",
    "debe tener a lo sumo {most} operaciones en los tamaños comparados",
)


MAX_SQUARE: Final = 5
"""The largest matrix whose determinant or inverse is spelled out, unless more is asked for."""


class Unspelled(Refused):
    """A kind of expression, or an index, that cannot be spelled out."""

    def __init__(self, rule: Text, received: object) -> None:
        super().__init__("expression", rule, received)


class Outside(Unspelled):
    """An index outside its array at these sizes: there the expression is undefined."""


class Speller:
    """Spells out expressions at given sizes.

    Arguments:
        graph: where the numbers go.
        sizes: integers for the sizes and the free indices: {"n": 3, "N": {0: 2, 1: 3}}.
        square: the largest matrix whose determinant or inverse is spelled out.

    A symbol that is listed in `bound` has the entries given there. Where `ranked` is set, the greatest of numbers is one of
    them, by their rank in the world where the graph gets its values; else it is written with |a − b|, whose laws are known,
    and `compared` says of which numbers a node is the greatest or least.
    """

    def __init__(self, graph: Graph, sizes: Mapping[str, Any], square: int = MAX_SQUARE) -> None:
        self.graph, self.square = graph, square
        self.sizes = Sizes(sizes)
        self.bound: dict[Expr, Array] = {}
        self.ranked = False
        self.compared: dict[Node, tuple[Node, ...]] = {}
        self.indices: dict[Scalar, int] = {}
        self._spelled: dict[tuple[int, tuple[tuple[Any, int], ...]], tuple[Expr, Array]] = {}
        self.work = 0

    def extreme(self, nodes: Sequence[Node], side: int) -> Node:
        """The greatest (side 1) or least (side −1) of numbers, one of them where they are ranked, else by |a − b|."""
        if self.ranked and len(nodes) > 1:
            return self.graph.made("most", side, tuple(sorted(set(nodes))))
        found = reduce(lambda a, b: self._greater(a, b, side), nodes)
        self.compared[found] = tuple(nodes)
        return found

    def _greater(self, a: Node, b: Node, side: int) -> Node:
        """max(a, b) = (a + b + |a − b|)/2."""
        gap = self.fn("abs", self.graph.minus(a, b))
        return self.graph.div(
            self.graph.add((a, b, self.graph.mul(self.graph.number(side), gap))), self.graph.number(2)
        )

    def of(self, node: Expr) -> Array:
        """The entries of an expression.

        Raises:
            Unspelled: an expression without entries here, such as a spectral norm.
            Refused: too many operations, or a size that is not given.
        """
        if self.bound and isinstance(node, leaves.Symbol) and node in self.bound:
            return self.bound[node]
        key = (id(node), tuple(sorted(((str(k), v) for k, v in self.indices.items()))))
        if key not in self._spelled:
            self._spelled[key] = (node, spell(node, self))
        return self._spelled[key][1]

    def number(self, node: Expr) -> Node:
        """The node of a number."""
        return self.of(node)[0][0]

    def integer(self, dim: Scalar) -> int:
        """A dimension or an index as an integer."""
        return self.sizes.integer(dim, self.indices)

    def shape(self, node: Expr) -> tuple[int, int]:
        """Rows and columns; 1 and 1 for a number."""
        rows, columns = (self.integer(d) for d in node.shape) if node.shape else (1, 1)
        self.spend(rows * columns)
        return rows, columns

    def spend(self, operations: int) -> None:
        """Count operations, and refuse when there are too many."""
        self.work += operations
        if operations > self.graph.most or self.work > 20 * self.graph.most:
            raise Refused("expression", LARGE.format(most=self.graph.most), f"more than {self.graph.most}")

    def filled(self, node: Expr, entry: Callable[[int, int], Node]) -> Array:
        """An array of the shape of the node, entry by entry."""
        rows, columns = self.shape(node)
        return [[entry(i, j) for j in range(rows and columns)] for i in range(rows)]

    def both(self, node: algebra.Binary, combine: Callable[[Node, Node], Node]) -> Array:
        """Two operands entry by entry, either of which may be a number."""
        a, b = self.of(node.left), self.of(node.right)
        left, right = node.left.is_number, node.right.is_number
        return self.filled(node, lambda i, j: combine(a[0][0] if left else a[i][j], b[0][0] if right else b[i][j]))

    def each(self, node: Expr, argument: Expr, change: Callable[[Node], Node]) -> Array:
        """One operand entry by entry."""
        inside = self.of(argument)
        return self.filled(node, lambda i, j: change(inside[i][j]))

    def entries(self, node: Expr) -> list[Node]:
        """All entries, row by row."""
        return [entry for row in self.of(node) for entry in row]

    def fn(self, name: str, argument: Node) -> Node:
        """A named function of a number."""
        return self.graph.function(name, 0, None, argument)


@singledispatch
def spell(node: Any, speller: Speller) -> Array:
    """The entries of one node."""
    raise Unspelled(KIND, str(node))


@spell.register
def _(node: leaves.Number, speller: Speller) -> Array:
    return [[speller.graph.number(node.value)]]


@spell.register
def _(node: leaves.Size, speller: Speller) -> Array:
    return [[speller.graph.number(speller.integer(node.dim))]]


@spell.register
def _(node: leaves.Symbol, speller: Speller) -> Array:
    if not node.shape:
        return [[speller.graph.made("var", node.name, None, None, None)]]
    return speller.filled(node, lambda i, j: speller.graph.made("var", node.name, None, i, j))


@spell.register
def _(node: leaves.Member, speller: Speller) -> Array:
    k = speller.integer(node.at)
    if not node.shape:
        return [[speller.graph.made("var", node.family.name, k, None, None)]]
    shape = tuple(speller.integer(d) for d in node.family.shape_at(k))
    return [[speller.graph.made("var", node.family.name, k, i, j) for j in range(shape[1])] for i in range(shape[0])]


@spell.register
def _(node: algebra.Add, speller: Speller) -> Array:
    return speller.both(node, lambda a, b: speller.graph.add((a, b)))


@spell.register
def _(node: algebra.Subtract, speller: Speller) -> Array:
    return speller.both(node, speller.graph.minus)


@spell.register(algebra.Scale)
@spell.register(algebra.Hadamard)
def _(node: algebra.Binary, speller: Speller) -> Array:
    return speller.both(node, speller.graph.mul)


@spell.register
def _(node: algebra.Divide, speller: Speller) -> Array:
    return speller.both(node, speller.graph.div)


@spell.register
def _(node: algebra.Power, speller: Speller) -> Array:
    return speller.both(node, speller.graph.power)


@spell.register
def _(node: algebra.Negate, speller: Speller) -> Array:
    minus = speller.graph.number(-1)
    return speller.each(node, node.argument, lambda a: speller.graph.mul(minus, a))


@spell.register
def _(node: algebra.MatMul, speller: Speller) -> Array:
    a, b = speller.of(node.left), speller.of(node.right)
    rows, columns = speller.shape(node)
    speller.spend(rows * columns * len(b))
    return [
        [speller.graph.add(speller.graph.mul(a[i][k], b[k][j]) for k in range(len(b))) for j in range(columns)]
        for i in range(rows)
    ]
