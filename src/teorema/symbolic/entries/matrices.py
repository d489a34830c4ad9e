"""How linear algebra is spelled out."""

from __future__ import annotations

from fractions import Fraction

from teorema.symbolic.calculus import blocks, costs, linear
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.entries.graph import Node
from teorema.symbolic.entries.speller import KIND, RANGE, Array, Outside, Speller, Unspelled, spell


@spell.register
def _(node: linear.Transpose, speller: Speller) -> Array:
    return [list(row) for row in zip(*speller.of(node.argument), strict=True)]


@spell.register
def _(node: linear.Diag, speller: Speller) -> Array:
    inside, zero = speller.of(node.argument), speller.graph.number(0)
    return speller.filled(node, lambda i, j: inside[i][0] if i == j else zero)


@spell.register
def _(node: linear.Diagonal, speller: Speller) -> Array:
    inside = speller.of(node.argument)
    return speller.filled(node, lambda i, j: inside[i][i])


@spell.register
def _(node: linear.Identity, speller: Speller) -> Array:
    return speller.filled(node, lambda i, j: speller.graph.number(int(i == j)))


@spell.register
def _(node: linear.Basis, speller: Speller) -> Array:
    at, order = speller.integer(node.at), speller.integer(node.order)
    if not 1 <= at <= order:
        raise Outside(RANGE, str(node))
    return speller.filled(node, lambda i, j: speller.graph.number(int(i + 1 == at)))


@spell.register
def _(node: linear.Filled, speller: Speller) -> Array:
    return speller.filled(node, lambda i, j: speller.graph.number(node.entry))


@spell.register
def _(node: blocks.AsMatrix, speller: Speller) -> Array:
    return speller.of(node.argument)


@spell.register
def _(node: blocks.Block, speller: Speller) -> Array:
    parts = [[speller.of(block) for block in row] for row in node.rows]
    return [[entry for block in row for entry in block[i]] for row in parts for i in range(len(row[0]))]


@spell.register
def _(node: linear.Inner, speller: Speller) -> Array:
    pairs = zip(speller.entries(node.left), speller.entries(node.right), strict=True)
    return [[speller.graph.add(speller.graph.mul(a, b) for a, b in pairs)]]


@spell.register
def _(node: linear.Trace, speller: Speller) -> Array:
    inside = speller.of(node.argument)
    return [[speller.graph.add(inside[i][i] for i in range(len(inside)))]]


@spell.register
def _(node: linear.Total, speller: Speller) -> Array:
    return [[speller.graph.add(speller.entries(node.argument))]]


@spell.register
def _(node: linear.RowSums, speller: Speller) -> Array:
    return [[speller.graph.add(row)] for row in speller.of(node.argument)]


@spell.register
def _(node: linear.ColumnSums, speller: Speller) -> Array:
    return [[speller.graph.add(column) for column in zip(*speller.of(node.argument), strict=True)]]


@spell.register
def _(node: linear.Softmax, speller: Speller) -> Array:
    exps = [[speller.fn("exp", e) for e in row] for row in speller.of(node.argument)]
    totals = [speller.graph.add(column) for column in zip(*exps, strict=True)]
    return speller.filled(node, lambda i, j: speller.graph.div(exps[i][j], totals[j]))


@spell.register
def _(node: linear.LogSumExp, speller: Speller) -> Array:
    return [[speller.fn("log", speller.graph.add(speller.fn("exp", e) for e in speller.entries(node.argument)))]]


@spell.register
def _(node: costs.SquaredNorm, speller: Speller) -> Array:
    return [[_squares(speller, node.argument)]]


def _squares(speller: Speller, node: Expr) -> Node:
    return speller.graph.add(speller.graph.mul(e, e) for e in speller.entries(node))


@spell.register
def _(node: costs.CrossEntropy, speller: Speller) -> Array:
    logs = [speller.fn("log", e) for e in speller.entries(node.prediction)]
    pairs = zip(speller.entries(node.target), logs, strict=True)
    minus = speller.graph.number(-1)
    return [[speller.graph.add(speller.graph.mul(minus, y, log) for y, log in pairs)]]


@spell.register
def _(node: linear.Norm, speller: Speller) -> Array:
    rows, columns = speller.shape(node.argument)
    plain = 1 in (rows, columns) or not node.operator
    if node.kind == "F" or (node.kind == "2" and plain):
        return [[speller.graph.power(_squares(speller, node.argument), speller.graph.number(Fraction(1, 2)))]]
    size = [[speller.fn("abs", e) for e in row] for row in speller.of(node.argument)]
    if node.kind == "1":
        return [[speller.extreme([speller.graph.add(column) for column in zip(*size, strict=True)], 1)]]
    if node.kind == "inf":
        return [[speller.extreme([speller.graph.add(row) for row in size], 1)]]
    raise Unspelled(KIND, str(node))


def _determinant(speller: Speller, rows: Array) -> Node:
    """By expansion along the first row, each minor once: n 2^n operations."""
    if len(rows) > speller.square:
        raise Unspelled(KIND, f"det {len(rows)}×{len(rows)}")
    graph = speller.graph
    known: dict[tuple[int, ...], Node] = {(): graph.number(1)}

    def minor(columns: tuple[int, ...]) -> Node:
        """Of the last rows, as many as there are columns."""
        if columns not in known:
            row = rows[-len(columns)]
            known[columns] = graph.add(
                graph.mul(graph.number((-1) ** k), row[j], minor(columns[:k] + columns[k + 1 :]))
                for k, j in enumerate(columns)
            )
        return known[columns]

    return minor(tuple(range(len(rows))))


@spell.register
def _(node: linear.Determinant, speller: Speller) -> Array:
    return [[_determinant(speller, speller.of(node.argument))]]


@spell.register
def _(node: linear.LogDet, speller: Speller) -> Array:
    return [[speller.fn("log", _determinant(speller, speller.of(node.argument)))]]


@spell.register
def _(node: linear.Inverse, speller: Speller) -> Array:
    rows = speller.of(node.argument)
    det = _determinant(speller, rows)

    def minor(i: int, j: int) -> Node:
        kept = [row[:j] + row[j + 1 :] for k, row in enumerate(rows) if k != i]
        inside = _determinant(speller, kept) if kept else speller.graph.number(1)
        return speller.graph.mul(speller.graph.number((-1) ** (i + j)), inside)

    return speller.filled(node, lambda i, j: speller.graph.div(minor(j, i), det))


def _index(speller: Speller, value: Scalar, length: int, node: Expr) -> int:
    k = speller.integer(value)
    if not 1 <= k <= length:
        raise Outside(RANGE, str(node))
    return k - 1


@spell.register
def _(node: linear.Entry, speller: Speller) -> Array:
    inside = speller.of(node.argument)
    return [[inside[_index(speller, node.row, len(inside), node)][_index(speller, node.column, len(inside[0]), node)]]]


@spell.register
def _(node: linear.RowOf, speller: Speller) -> Array:
    inside = speller.of(node.argument)
    return [[entry] for entry in inside[_index(speller, node.row, len(inside), node)]]


@spell.register
def _(node: linear.ColumnOf, speller: Speller) -> Array:
    inside = speller.of(node.argument)
    j = _index(speller, node.column, len(inside[0]), node)
    return [[row[j]] for row in inside]
