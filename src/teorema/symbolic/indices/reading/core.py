"""The reader of an expression, and how leaves and algebra are read: one walk over the tree, each shared part once."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial as partial_of
from functools import singledispatch
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import algebra, blocks, leaves
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, same, sp
from teorema.symbolic.indices.arithmetic import positive, power, times
from teorema.symbolic.indices.axes import Axis, Index, axis, fresh, literal, named, within
from teorema.symbolic.indices.binding import substituted, valued
from teorema.symbolic.indices.laws import exponential, logarithm
from teorema.symbolic.indices.summation import sized, summed
from teorema.symbolic.indices.terms import Beyond, Poly, entry, minus, number, plus, scaled, single

KIND: Final = Text("has no components in the index calculus", "no tiene componentes en el cálculo de índices")
BOUNDED: Final = Text(
    "must not have sizes or bounds that depend on a bound index",
    "no debe tener tamaños ni cotas que dependan de un índice ligado",
)
RANGE: Final = Text("must keep each index within its axis", "debe mantener cada índice dentro de su eje")
LAYERS: Final = axis(sp.Symbol("oo_layers"), sp.Symbol("minus_oo_layers"))
HALF: Final = Fraction(1, 2)

Places = tuple[Index, ...]


class Reader:
    """Reads one expression; a subexpression that occurs many times is read once.

    Arguments:
        bound: the indices of the sums around it.
    """

    def __init__(self, bound: Mapping[Scalar, Index] | None = None) -> None:
        self.bound = dict(bound or {})
        self._read: dict[int, tuple[Expr, Places, Poly]] = {}

    def at(self, node: Expr, *places: Index) -> Poly:
        """The entry of an expression at a row and a column; of a number, the number."""
        known = self._read.get(id(node))
        if known is None:
            own = tuple(fresh(self.over(d)) for d in node.shape)
            own = tuple(literal(1, i.axis) if i.axis.single else i for i in own)
            known = self._read[id(node)] = (node, own, read(node, self, *own))
        _, own, poly = known
        renaming = {i: j for i, j in zip(own, places, strict=True) if i != j and i.kind == "fresh"}
        return substituted(poly, renaming)

    def number(self, node: Expr, *places: Index) -> Poly:
        """The same where a number stands for a matrix with that number in every entry."""
        return self.at(node) if node.is_number else self.at(node, *places)

    def over(self, size: Scalar) -> Axis:
        """The axis of a dimension."""
        if sp.sympify(size).free_symbols & self.bound.keys():
            raise Beyond(BOUNDED, str(size))
        return axis(size)

    def index(self, value: Scalar, over: Axis) -> Index:
        """An index expression at a place with this axis."""
        value = sp.expand(sp.sympify(value))
        found = self._index(value, over)
        if found.kind in ("fresh", "literal") and not within(found, over) and over is not LAYERS:
            raise Beyond(RANGE, f"{value} in {over}")
        return found

    def _index(self, value: Scalar, over: Axis) -> Index:
        bound: Index | None = self.bound.get(value)
        if bound is not None:
            return bound
        if value.is_Integer:
            return literal(int(value), over)
        if value.free_symbols & self.bound.keys():
            raise Beyond(BOUNDED, str(value))
        if value.is_Symbol:
            return named(value.name, over)
        return literal(int(over.start), over) if over.single else Index("opaque", value, over)

    def total(self, poly: Poly, *over: Index) -> Poly:
        """The sum over indices, each over its whole axis."""
        return summed(poly, over)

    def places(self, node: Expr) -> Places:
        """Fresh indices for the row and the column of an expression."""
        return tuple(fresh(self.over(d)) for d in node.shape)


@singledispatch
def read(node: Any, reader: Reader, *at: Index) -> Poly:
    """The entry of one node.

    Raises:
        Beyond: the index calculus does not know this kind of expression.
    """
    raise Beyond(KIND, str(node))


@read.register
def _(node: leaves.Number, reader: Reader) -> Poly:
    return number(node.value)


@read.register
def _(node: leaves.Size, reader: Reader) -> Poly:
    return _sized(reader, sp.expand(node.dim))


def _sized(reader: Reader, value: Scalar) -> Poly:
    if value in reader.bound:
        return valued(reader.bound[value])
    if not value.free_symbols & reader.bound.keys():
        return sized(value)
    if value.is_Add:
        return plus(map(partial_of(_sized, reader), value.args))
    if value.is_Mul:
        return times(*map(partial_of(_sized, reader), value.args))
    if value.is_Pow and value.args[1].is_Integer and value.args[1] > 0:
        return power(_sized(reader, value.args[0]), int(value.args[1]))
    raise Beyond(BOUNDED, str(value))


@read.register
def _(node: leaves.Symbol, reader: Reader, *at: Index) -> Poly:
    shape = tuple(map(reader.over, node.rows_columns))
    return single(entry(node.name, None, shape, at, node.written, node.domain == leaves.POSITIVE))


@read.register
def _(node: leaves.Member, reader: Reader, *at: Index) -> Poly:
    family, shape = node.family, tuple(map(reader.over, node.shape))
    layer = reader.index(node.at, LAYERS)
    letter = family.tex or family.name
    tex = f"{letter}_{{(@)}}" if family.lower else f"{letter}^{{[@]}}"
    return single(entry(family.name, layer, shape, at, tex, family.domain == leaves.POSITIVE))


@read.register
def _(node: algebra.Add, reader: Reader, *at: Index) -> Poly:
    return plus((reader.number(node.left, *at), reader.number(node.right, *at)))


@read.register
def _(node: algebra.Subtract, reader: Reader, *at: Index) -> Poly:
    return minus(reader.number(node.left, *at), reader.number(node.right, *at))


@read.register
def _(node: algebra.Negate, reader: Reader, *at: Index) -> Poly:
    return scaled(reader.at(node.argument, *at), -1)


@read.register(algebra.Scale)
@read.register(algebra.Hadamard)
def _(node: algebra.Binary, reader: Reader, *at: Index) -> Poly:
    return times(reader.number(node.left, *at), reader.number(node.right, *at))


@read.register
def _(node: algebra.Divide, reader: Reader, *at: Index) -> Poly:
    return times(reader.number(node.left, *at), power(reader.number(node.right, *at), -1))


@read.register
def _(node: algebra.Power, reader: Reader) -> Poly:
    base, exponent = reader.at(node.left), reader.at(node.right)
    if exponent.constant is not None:
        return power(base, exponent.constant)
    if not positive(base):
        raise Beyond(KIND, str(node))
    return exponential(times(exponent, logarithm(base)))


@read.register
def _(node: algebra.MatMul, reader: Reader, i: Index, j: Index) -> Poly:
    if isinstance(node.left, blocks.Block) and isinstance(node.right, blocks.Block):
        return _blocks(reader, node.left, node.right, i, j)
    k = fresh(reader.over(node.left.shape[1]))
    return reader.total(times(reader.at(node.left, i, k), reader.at(node.right, k, j)), k)


def _blocks(reader: Reader, left: blocks.Block, right: blocks.Block, i: Index, j: Index) -> Poly:
    """The product of a row of blocks and a column of blocks whose cuts agree."""
    rows, columns = left.rows, [row[0] for row in right.rows]
    if len(rows) != 1 or any(len(row) != 1 for row in right.rows) or len(rows[0]) != len(columns):
        raise Beyond(KIND, str(left))
    if not all(same(a.shape[1], b.shape[0]) for a, b in zip(rows[0], columns, strict=True)):
        raise Beyond(KIND, str(left))
    return plus(reader.at(a @ b, i, j) for a, b in zip(rows[0], columns, strict=True))
