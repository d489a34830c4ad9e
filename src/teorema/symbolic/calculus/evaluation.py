"""Evaluation of an expression at a point, exactly: one walk over the tree, generic in the number system of the arrays."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce, singledispatchmethod
from typing import Any

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    algebra,
    blocks,
    costs,
    dense,
    layered,
    leaves,
    linear,
    maps,
    partial,
    sums,
    systems,
)
from teorema.symbolic.calculus.functions import NAMED, Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import ShapeError
from teorema.symbolic.calculus.systems import Undefined
from teorema.symbolic.calculus.values import Values

_SAME = Text("shapes must be equal, or one a number", "las dimensiones deben coincidir, o uno ser un número")

_SIGNS: dict[type, Callable[[Any, Any], Any]] = {
    algebra.Add: operator.add,
    algebra.Subtract: operator.sub,
    algebra.Scale: operator.mul,
    algebra.Hadamard: operator.mul,
}


class Evaluator(Values):
    """The values of expressions at one point: one walk over the tree."""

    def within(self, index: Scalar, k: int, body: Expr) -> Any:
        """The body with the index bound to k."""
        outer = self.indices.get(index)
        self.indices[index] = k
        try:
            return self.value(body)
        finally:
            self.indices.pop(index) if outer is None else self.indices.__setitem__(index, outer)

    @singledispatchmethod
    def value(self, node: Any) -> Any:
        """The value of an expression, as an array.

        Raises:
            Undefined: the expression has no value here.
            ShapeError: a value of the point has not the shape of its symbol.
        """
        raise TypeError(f"no evaluation for {type(node).__name__}")

    @value.register
    def _(self, node: leaves.Number) -> Any:
        return systems.constant(node.value, self.like)

    @value.register
    def _(self, node: leaves.Size) -> Any:
        return systems.constant(Fraction(self.integer(node.dim)), self.like)

    @value.register
    def _(self, node: leaves.Symbol) -> Any:
        return self.looked_up(node.name, node.rows_columns, node.name)

    @value.register
    def _(self, node: leaves.Member) -> Any:
        k = self.integer(node.at)
        return self.looked_up((node.family.name, k), node.family.shape_at(k), f"{node.family.name}[{k}]")

    @value.register
    def _(self, node: algebra.Binary) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if left.shape != right.shape and left.shape != () and right.shape != ():
            raise ShapeError(str(node), _SAME, left.shape, right.shape)
        return _SIGNS[type(node)](left, right)

    @value.register
    def _(self, node: algebra.Negate) -> Any:
        return -self.value(node.argument)

    @value.register
    def _(self, node: algebra.MatMul) -> Any:
        return self.value(node.left) @ self.value(node.right)

    @value.register
    def _(self, node: algebra.Divide) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        dense.refuse_zero(right)
        return left / right

    @value.register
    def _(self, node: algebra.Power) -> Any:
        return dense.power(self.value(node.left), self.value(node.right))

    @value.register
    def _(self, node: linear.Transpose) -> Any:
        return self.value(node.argument).T

    @value.register
    def _(self, node: linear.Inner) -> Any:
        return (self.value(node.left) * self.value(node.right)).sum()

    @value.register
    def _(self, node: linear.Total) -> Any:
        return self.value(node.argument).sum()

    @value.register
    def _(self, node: linear.RowSums) -> Any:
        return self.value(node.argument).sum(axis=1, keepdims=True)

    @value.register
    def _(self, node: linear.ColumnSums) -> Any:
        return self.value(node.argument).sum(axis=0, keepdims=True)

    @value.register
    def _(self, node: blocks.AsMatrix) -> Any:
        value = self.value(node.argument)
        return value.of([[value.item()]])

    @value.register
    def _(self, node: linear.Filled) -> Any:
        return dense.filled(self.like, node.entry, self.integer(node.rows), self.integer(node.columns))

    @value.register
    def _(self, node: linear.Identity) -> Any:
        return dense.identity(self.like, self.integer(node.order))

    @value.register
    def _(self, node: linear.Basis) -> Any:
        return dense.basis(self.like, self.integer(node.order), self.integer(node.at))

    @value.register
    def _(self, node: linear.Entry) -> Any:
        value = self.value(node.argument)
        return value.of(value[self.integer(node.row) - 1, self.integer(node.column) - 1])

    @value.register
    def _(self, node: linear.RowOf) -> Any:
        i = self.integer(node.row)
        return self.value(node.argument)[i - 1 : i, :].T

    @value.register
    def _(self, node: linear.ColumnOf) -> Any:
        j = self.integer(node.column)
        return self.value(node.argument)[:, j - 1 : j]

    @value.register
    def _(self, node: blocks.Block) -> Any:
        return dense.blocks([[self.value(block) for block in row] for row in node.rows])

    @value.register
    def _(self, node: linear.Norm) -> Any:
        kind = str(self.point["r"]) if node.kind == "r" else node.kind
        return dense.norm(self.value(node.argument), kind, operator_norm=node.operator)

    @value.register
    def _(self, node: linear.Softmax) -> Any:
        exp = self.value(node.argument).map(lambda e: systems.entrywise(NAMED["exp"], 0, (), e))
        sums_ = exp.sum(axis=0, keepdims=True)
        return exp / sums_

    @value.register
    def _(self, node: linear.LogSumExp) -> Any:
        exp = self.value(node.argument).map(lambda e: systems.entrywise(NAMED["exp"], 0, (), e))
        return exp.sum().map(lambda e: systems.entrywise(NAMED["log"], 0, (), e))

    @value.register
    def _(self, node: costs.SquaredNorm) -> Any:
        value = self.value(node.argument)
        return (value * value).sum()

    @value.register
    def _(self, node: costs.CrossEntropy) -> Any:
        logs = self.value(node.prediction).map(lambda e: systems.entrywise(NAMED["log"], 0, (), e))
        return -(self.value(node.target) * logs).sum()

    @value.register
    def _(self, node: linear.Unary) -> Any:
        return dense.OF_MATRIX[type(node)](self.value(node.argument))

    @value.register
    def _(self, node: sums.Over) -> Any:
        terms = [
            self.within(node.index, k, node.body) for k in range(self.integer(node.start), self.integer(node.stop) + 1)
        ]
        if node.how in ("min", "max"):
            return dense.extreme(terms, node.how)
        if not terms:
            shape = tuple(self.integer(d) for d in node.shape)
            unit = systems.constant(Fraction(node.how == "product"), self.like)
            return dense.filled(self.like, 0, *shape) if shape else unit
        return reduce(operator.add if node.how == "sum" else operator.mul, terms)

    @value.register
    def _(self, node: sums.Chain) -> Any:
        start, stop = self.integer(node.start), self.integer(node.stop)
        if stop < start:
            return dense.identity(self.like, self.integer(node.shape[1]))
        return reduce(operator.matmul, [self.within(node.index, k, node.body) for k in range(stop, start - 1, -1)])

    @value.register
    def _(self, node: sums.Extreme) -> Any:
        return dense.extreme([self.value(part) for part in node.parts], node.how)

    @value.register
    def _(self, node: partial.Partial) -> Any:
        value = systems.lift(self.value(node.by).tolist())
        bound = {str(index): k for index, k in self.indices.items()}
        return systems.lift(partial.by_components(node, {**self.point, **bound}, value, evaluate))

    @value.register
    def _(self, node: maps.Call) -> Any:
        return self._called(node.function, self.value(node.argument))

    def _called(self, function: maps.Map, argument: Any) -> Any:
        if isinstance(function, maps.Composition):
            return self._called(function.outer, self._called(function.inner, argument))
        if isinstance(function, maps.MapSymbol):
            return systems.lift(self.point[function.name](argument))
        if isinstance(function, layered.MapMember):
            return systems.lift(self.point[function.family.name][self.integer(function.at)](argument))
        if isinstance(function, layered.MapChain):
            first, last = self.integer(function.first), self.integer(function.last)
            for k in range(first, last + function.step, function.step):
                argument = systems.lift(self.point[function.family.name][k](argument))
            return argument
        raise TypeError(f"no evaluation for {type(function).__name__}")

    @value.register
    def _(self, node: maps.Apply) -> Any:
        argument = self.value(node.argument)
        function: Any = node.function
        if isinstance(function, maps.Elementwise):
            function = self.point[function.name]
            if node.at is not None:
                function = function[self.integer(node.at)]
        if isinstance(function, Named):
            given = self.point.get(function.name)
            if not hasattr(given, "df"):
                parameters = tuple(self.value(p).item() for p in node.parameters)
                return argument.map(lambda e: systems.entrywise(function, node.order, parameters, e))
            function = given  # a record under the name of the function: the claim is asked about it and not about the definition
        record: Any = getattr(function, ("f", "df", "d2f")[node.order], function)
        return systems.lift(record(argument))


def evaluate(expression: Expr, point: Mapping[str, Any]) -> Any:
    """The value of an expression at a point: a Grid of exact entries, or an array of the point's own number system.

    Arguments:
        expression: any expression of the calculus.
        point: name -> value for each of its symbols.

    Raises:
        Undefined: the expression has no value at this point.
        ShapeError: a value has not the shape of its symbol.
        Refused: a symbol has no value.

    Example:
        >>> from teorema.symbolic.calculus import matrix, vector
        >>> W, x = matrix("W", "q", "p"), vector("x", "p")
        >>> evaluate(W @ x, {"W": [[1, 2], [3, 4]], "x": [1, 1]}).tolist()
        [[3], [7]]
    """
    try:
        return Evaluator(point, expression).value(expression)
    except ZeroDivisionError as error:
        raise Undefined(str(error)) from error
