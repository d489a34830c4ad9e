"""Evaluation of an expression at a point, exactly: one walk over the tree, generic in the number system of the arrays."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce, singledispatchmethod
from typing import Any

from teorema.ground.errors import Refused
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.symbolic.calculus import algebra, dense, leaves, linear, maps, sums, systems
from teorema.symbolic.calculus.functions import NAMED, Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, ShapeError
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.calculus.systems import Undefined

_VALUE = Text("shape of the value must be that of the symbol", "las dimensiones del valor deben ser las del símbolo")
_SAME = Text("shapes must be equal, or one a number", "las dimensiones deben coincidir, o uno ser un número")

_SIGNS: dict[type, Callable[[Any, Any], Any]] = {
    algebra.Add: operator.add,
    algebra.Subtract: operator.sub,
    algebra.Scale: operator.mul,
    algebra.Hadamard: operator.mul,
}


class Evaluator:
    """The values of expressions at one point.

    Arguments:
        point: name -> value. Numbers, lists, arrays, functions; families as mappings or lists from the index.
            Sizes may be given; where they are not, they are read off the arrays.
        expressions: what will be evaluated; their symbols are lifted into one number system first.
    """

    def __init__(self, point: Mapping[str, Any], *expressions: Expr) -> None:
        self.point = point
        self.sizes = Sizes(point)
        self.indices: dict[Scalar, int] = {}
        self._values: dict[Any, Any] = {}
        for expression in expressions:
            for node in expression.walk():
                if isinstance(node, leaves.Symbol) and node.name in point:
                    self._keep(node.name, point[node.name], node.rows_columns)
                elif isinstance(node, leaves.Member) and node.family.name in point:
                    self._keep_family(node.family, point[node.family.name])
        self._like = self._system()

    # lifting ------------------------------------------------------------------------------------------------------

    def _keep(self, key: Any, value: Any, shape: Shape) -> None:
        if key not in self._values:
            array = systems.lift(value)
            self.sizes.bind(shape, array.shape)
            self._values[key] = array

    def _keep_family(self, family: leaves.Family, members: Any) -> None:
        pairs = members.items() if isinstance(members, Mapping) else enumerate(members)
        for k, value in pairs:
            if value is not None:
                self._keep((family.name, int(k)), value, family.shape_at(k))

    def _system(self) -> Any:
        """An array of the number system in which constants must be written; None when all is exact."""
        special = [v for v in self._values.values() if isinstance(v, (Residues, Tangent))]
        if special:
            return special[0]
        balls = [v for v in self._values.values() if any(map(systems.is_ball, v.entries))]
        if not balls:
            return None
        for key, value in self._values.items():
            self._values[key] = value.map(
                lambda e: systems.constant(Fraction(e), balls[0]).item() if not systems.is_ball(e) else e
            )
        return balls[0]

    def integer(self, dim: Scalar) -> int:
        """A dimension or index as an integer."""
        return self.sizes.integer(dim, self.indices)

    def within(self, index: Scalar, k: int, body: Expr) -> Any:
        """The body with the index bound to k."""
        outer = self.indices.get(index)
        self.indices[index] = k
        try:
            return self.value(body)
        finally:
            self.indices.pop(index) if outer is None else self.indices.__setitem__(index, outer)

    def _looked_up(self, key: Any, shape: Shape, name: str) -> Any:
        if key not in self._values:
            if key in self.point:
                self._keep(key, self.point[key], shape)
            else:
                raise Refused(
                    "point",
                    Text(f"must have a value for {name}", f"debe tener un valor para {name}"),
                    sorted(map(str, self.point)),
                )
        value = self._values[key]
        declared = tuple(self.integer(d) for d in shape)
        if value.shape != declared:
            raise ShapeError(name, _VALUE, value.shape, declared)
        return value

    # the walk -----------------------------------------------------------------------------------------------------

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
        return systems.constant(node.value, self._like)

    @value.register
    def _(self, node: leaves.Size) -> Any:
        return systems.constant(Fraction(self.integer(node.dim)), self._like)

    @value.register
    def _(self, node: leaves.Symbol) -> Any:
        return self._looked_up(node.name, node.rows_columns, node.name)

    @value.register
    def _(self, node: leaves.Member) -> Any:
        k = self.integer(node.at)
        return self._looked_up((node.family.name, k), node.family.shape_at(k), f"{node.family.name}[{k}]")

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
    def _(self, node: linear.AsMatrix) -> Any:
        value = self.value(node.argument)
        return value.of([[value.item()]])

    @value.register
    def _(self, node: linear.Filled) -> Any:
        return dense.filled(self._like, node.entry, self.integer(node.rows), self.integer(node.columns))

    @value.register
    def _(self, node: linear.Identity) -> Any:
        return dense.identity(self._like, self.integer(node.order))

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
    def _(self, node: linear.Block) -> Any:
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
            unit = systems.constant(Fraction(node.how == "product"), self._like)
            return dense.filled(self._like, 0, *shape) if shape else unit
        return reduce(operator.add if node.how == "sum" else operator.mul, terms)

    @value.register
    def _(self, node: sums.Chain) -> Any:
        start, stop = self.integer(node.start), self.integer(node.stop)
        if stop < start:
            return dense.identity(self._like, self.integer(node.shape[1]))
        return reduce(operator.matmul, [self.within(node.index, k, node.body) for k in range(stop, start - 1, -1)])

    @value.register
    def _(self, node: sums.Extreme) -> Any:
        return dense.extreme([self.value(part) for part in node.parts], node.how)

    @value.register
    def _(self, node: maps.Call) -> Any:
        return self._called(node.function, self.value(node.argument))

    def _called(self, function: maps.Map, argument: Any) -> Any:
        if isinstance(function, maps.Composition):
            return self._called(function.outer, self._called(function.inner, argument))
        if isinstance(function, maps.MapSymbol):
            return systems.lift(self.point[function.name](argument))
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
            parameters = tuple(self.value(p).item() for p in node.parameters)
            return argument.map(lambda e: systems.entrywise(function, node.order, parameters, e))
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
