"""How linear algebra is read: products of entries, summed over what does not remain."""

from __future__ import annotations

from teorema.symbolic.calculus import blocks, costs, linear
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.indices.arithmetic import absolute, power, times
from teorema.symbolic.indices.axes import Index, axis, fresh, literal, nonnegative
from teorema.symbolic.indices.laws import exponential, logarithm
from teorema.symbolic.indices.matrices import determinant, inverse
from teorema.symbolic.indices.reading.core import HALF, KIND, RANGE, Reader, read
from teorema.symbolic.indices.terms import Beyond, Poly, delta, number, scaled


@read.register
def _(node: blocks.Block, reader: Reader, i: Index, j: Index) -> Poly:
    if len(node.rows) == 1 and len(node.rows[0]) == 1:
        return reader.at(node.rows[0][0], i, j)
    raise Beyond(KIND, str(node))


@read.register
def _(node: blocks.AsMatrix, reader: Reader, i: Index, j: Index) -> Poly:
    return reader.at(node.argument)


@read.register
def _(node: linear.Transpose, reader: Reader, i: Index, j: Index) -> Poly:
    return reader.at(node.argument, j, i)


@read.register
def _(node: linear.Diag, reader: Reader, i: Index, j: Index) -> Poly:
    return times(delta(i, j), reader.at(node.argument, i, literal(1, axis(1))))


@read.register
def _(node: linear.Identity, reader: Reader, i: Index, j: Index) -> Poly:
    return delta(i, j)


@read.register
def _(node: linear.Filled, reader: Reader, i: Index, j: Index) -> Poly:
    return number(node.entry)


@read.register
def _(node: linear.Inner, reader: Reader) -> Poly:
    places = reader.places(node.left)
    return reader.total(times(reader.at(node.left, *places), reader.at(node.right, *places)), *places)


@read.register
def _(node: linear.Trace, reader: Reader) -> Poly:
    i = fresh(reader.over(node.argument.shape[0]))
    return reader.total(reader.at(node.argument, i, i), i)


@read.register
def _(node: linear.Total, reader: Reader) -> Poly:
    places = reader.places(node.argument)
    return reader.total(reader.at(node.argument, *places), *places)


@read.register
def _(node: linear.RowSums, reader: Reader, i: Index, j: Index) -> Poly:
    k = fresh(reader.over(node.argument.shape[1]))
    return reader.total(reader.at(node.argument, i, k), k)


@read.register
def _(node: linear.ColumnSums, reader: Reader, i: Index, j: Index) -> Poly:
    k = fresh(reader.over(node.argument.shape[0]))
    return reader.total(reader.at(node.argument, k, j), k)


def _exponentials(reader: Reader, node: Expr, j: Index) -> Poly:
    k = fresh(reader.over(node.shape[0]))
    return reader.total(exponential(reader.at(node, k, j)), k)


@read.register
def _(node: linear.Softmax, reader: Reader, i: Index, j: Index) -> Poly:
    below = _exponentials(reader, node.argument, j)
    return times(exponential(reader.at(node.argument, i, j)), power(below, -1))


@read.register
def _(node: linear.LogSumExp, reader: Reader) -> Poly:
    return logarithm(_exponentials(reader, node.argument, literal(1, axis(1))))


@read.register
def _(node: linear.Norm, reader: Reader) -> Poly:
    places = reader.places(node.argument)
    value = reader.at(node.argument, *places)
    if node.kind == "F" or (node.kind == "2" and not node.operator):
        return power(reader.total(times(value, value), *places), HALF)
    if node.kind == "1" and not node.operator:
        return reader.total(absolute(value), *places)
    raise Beyond(KIND, str(node))


@read.register
def _(node: linear.Inverse, reader: Reader, i: Index, j: Index) -> Poly:
    row, column = reader.places(node)
    return inverse(reader.at(node.argument, row, column), row, column, i, j)


@read.register
def _(node: linear.Determinant, reader: Reader) -> Poly:
    row, column = reader.places(node.argument)
    return determinant(reader.at(node.argument, row, column), row, column)


@read.register
def _(node: linear.LogDet, reader: Reader) -> Poly:
    return logarithm(reader.at(linear.Determinant(node.argument)))


@read.register
def _(node: linear.Diagonal, reader: Reader, i: Index, j: Index) -> Poly:
    return reader.at(node.argument, i, i)


@read.register
def _(node: linear.Basis, reader: Reader, i: Index, j: Index) -> Poly:
    at = reader.index(node.at, reader.over(node.order))
    if at.kind == "literal" and not nonnegative(reader.over(node.order).stop - at.name):
        raise Beyond(RANGE, f"{node.at} in {reader.over(node.order)}")
    return delta(i, at)


@read.register
def _(node: costs.SquaredNorm, reader: Reader) -> Poly:
    places = reader.places(node.argument)
    value = reader.at(node.argument, *places)
    return reader.total(times(value, value), *places)


@read.register
def _(node: costs.CrossEntropy, reader: Reader) -> Poly:
    places = reader.places(node.target)
    logs = logarithm(reader.at(node.prediction, *places))
    return scaled(reader.total(times(reader.at(node.target, *places), logs), *places), -1)


@read.register
def _(node: linear.Entry, reader: Reader) -> Poly:
    rows, columns = map(reader.over, node.argument.shape)
    return reader.at(node.argument, reader.index(node.row, rows), reader.index(node.column, columns))


@read.register
def _(node: linear.RowOf, reader: Reader, i: Index, j: Index) -> Poly:
    return reader.at(node.argument, reader.index(node.row, reader.over(node.argument.shape[0])), i)


@read.register
def _(node: linear.ColumnOf, reader: Reader, i: Index, j: Index) -> Poly:
    return reader.at(node.argument, i, reader.index(node.column, reader.over(node.argument.shape[1])))
