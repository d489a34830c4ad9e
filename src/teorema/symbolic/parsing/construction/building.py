"""From a tree whose names have a meaning and a shape to an expression of the calculus, in the order in which it was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic import calculus
from teorema.symbolic.calculus import NAMED, Expr, Number, Size, scalars
from teorema.symbolic.calculus.algebra import Divide, MatMul
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.linear import Filled, Identity, Transpose
from teorema.symbolic.calculus.maps import Apply, Map
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import ShapeError
from teorema.symbolic.calculus.sums import Chain, Extreme, Over
from teorema.symbolic.parsing.construction.arrays import as_number, block, linked, single
from teorema.symbolic.parsing.construction.powers import NUMBER, Powers
from teorema.symbolic.parsing.refusals import Ambiguous, Misfit, Unreadable
from teorema.symbolic.parsing.spellings.operators import Spelling
from teorema.symbolic.parsing.syntax.tree import Node

_SIZE: Final = Text(
    "the size does not follow from the expression; write 𝟏_n, I_n",
    "el tamaño no se deduce de la expresión; se escribe 𝟏_n, I_n",
)
_DIVISOR: Final = Text("the divisor is zero", "el divisor es cero")
_BATCH: Final = Text(
    "nothing is broadcast but numbers; write {said}", "solo los números se expanden; se escribe {said}"
)
_ARRAY: Final = Text("must be a matrix or a vector", "debe ser una matriz o un vector")
_COMMA: Final = Text("the matrix product is written @", "el producto de matrices se escribe @")


class Builder(Powers):
    """Builds one expression.

    Arguments:
        shapes: the shapes that were found, by name.
        size_of: sizes found for a bare 𝟏, 0 or I, by its node.
    """

    def __init__(
        self,
        text: str,
        spelling: Spelling,
        symbols: Mapping[str, Symbol],
        size_of: Callable[[Node], tuple[Scalar | None, Scalar | None]],
    ) -> None:
        super().__init__(text, spelling)
        self.symbols, self.size_of = symbols, size_of

    def of(self, node: Node) -> Expr:
        """The expression of a node."""
        try:
            found: Expr = getattr(self, f"_{node.kind}")(node)
            found.shape  # noqa: B018 the shape is found, and checked, now
        except Unreadable:
            raise
        except ShapeError as error:
            raise Misfit(
                node.start + 1, self.said(node), error.rule, error.left, error.right, self._fix(node, error)
            ) from None
        return found

    def _fix(self, node: Node, error: ShapeError) -> Text | None:
        """What is meant most often where NumPy would broadcast a column, or a star was written for @."""
        shapes = error.left, error.right
        if node.kind in ("plus", "minus") and all(len(shape) == 2 for shape in shapes):
            for side, other in ((0, 1), (1, 0)):
                if shapes[side][1] == 1 and scalars.same(shapes[side][0], shapes[other][0]):
                    return _BATCH.format(said=self._spread(self.said(node.parts[side]), shapes[other][1]))
        fits = all(len(shape) == 2 for shape in shapes) and scalars.same(shapes[0][1], shapes[1][0])
        return _COMMA if node.kind == "times" and fits and self.spelling == "plain" else None

    def _spread(self, column: str, count: Scalar) -> str:
        return {
            "plain": f"{column} @ ones({count}).T",
            "unicode": f"{column} 𝟏ᵀ",
            "latex": rf"{column}\,\mathbf{{1}}^{{\top}}",
        }[self.spelling]

    def _number(self, node: Node) -> Expr:
        return Number(node.value)

    def _size(self, node: Node) -> Expr:
        return Size(node.value)

    def _symbol(self, node: Node) -> Expr:
        return node.value if isinstance(node.value, Symbol) else self.symbols[node.value]

    def _member(self, node: Node) -> Expr:
        found: Expr = node.value
        return found

    def _plus(self, node: Node) -> Expr:
        left, right = self._summands(node)
        return left + right

    def _minus(self, node: Node) -> Expr:
        left, right = self._summands(node)
        return left - right

    def _summands(self, node: Node) -> tuple[Expr, Expr]:
        """Both sides of a sum; a 1×1 matrix beside a matrix of another shape stands for a number."""
        left, right = map(self.of, node.parts)
        if left.shape != right.shape and not (left.is_number or right.is_number):
            left, right = (as_number(one) if single(one) else one for one in (left, right))
        return left, right

    def _negate(self, node: Node) -> Expr:
        return -self.of(node.parts[0])

    def _times(self, node: Node) -> Expr:
        left, right = map(self.of, node.parts)
        if self.spelling != "plain" and not (left.is_number or right.is_number):
            first, second = map(self.said, node.parts)
            dot = " " if self.spelling == "unicode" else r"\,"
            raise Ambiguous(
                node.start + 1, f"{first}{dot}{second}", f"{first} {'⊙' if dot == ' ' else chr(92) + 'odot'} {second}"
            )
        return left * right

    def _matmul(self, node: Node) -> Expr:
        left, right = map(self.of, node.parts)
        return MatMul(left, right)

    def _divide(self, node: Node) -> Expr:
        left, right = map(self.of, node.parts)
        if isinstance(right, Number) and right.value == 0:
            raise Unreadable(node.parts[1].start + 1, _DIVISOR, self.said(node.parts[1]))
        if left.shape != right.shape and single(right):
            right = as_number(right)
        if self.spelling != "plain" and not right.is_number and right.shape[1] != 1:
            first, second = map(self.said, node.parts)
            if self.spelling == "latex":
                raise Ambiguous(node.start + 1, rf"{first}\,({second})^{{-1}}", rf"{first} \odot (1/{second})")
            raise Ambiguous(node.start + 1, f"{first} ({second})⁻¹", f"{first} / {second}")
        return Divide(left, right)

    def _transpose(self, node: Node) -> Expr:
        return Transpose(self.of(node.parts[0]))

    def _inverse(self, node: Node) -> Expr:
        return calculus.Inverse(self.of(node.parts[0]))

    def _factorial(self, node: Node) -> Expr:
        return calculus.apply(NAMED["factorial"], self.of(node.parts[0]))

    def _floor(self, node: Node) -> Expr:
        return calculus.apply(NAMED["floor"], self.of(node.parts[0]))

    def _inner(self, node: Node) -> Expr:
        left, right = map(self.of, node.parts)
        if node.value == "code" and (left.is_number or right.is_number):
            return calculus.Total(left * right)  # np.sum((c) * (x))
        return calculus.Inner(left, right)

    def _ones(self, node: Node) -> Expr:
        return self._filled(node, 1)

    def _zeros(self, node: Node) -> Expr:
        return self._filled(node, 0)

    def _filled(self, node: Node, entry: Any) -> Expr:
        sizes = node.value or self.size_of(node)
        rows, columns = sizes if len(sizes) == 2 else (sizes[0], scalars.rational(1))
        if rows is None or columns is None:
            raise Unreadable(node.start + 1, _SIZE, self.said(node))
        return Filled(entry, rows, columns)

    def _eye(self, node: Node) -> Expr:
        order = node.value[0] if node.value[0] is not None else self.size_of(node)[0]
        if order is None:
            raise Unreadable(node.start + 1, _SIZE, self.said(node))
        return Identity(order)

    def _entry(self, node: Node) -> Expr:
        inside = self.of(node.parts[0])
        if inside.is_number or (len(node.value) == 1 and inside.shape[1] != 1):
            rule = Text("needs a row and a column", "necesita fila y columna") if not inside.is_number else _ARRAY
            raise Unreadable(node.start + 1, rule, self.said(node))
        return calculus.Entry(inside, *node.value)

    def _row(self, node: Node) -> Expr:
        return calculus.RowOf(self._array(node), node.value)

    def _column(self, node: Node) -> Expr:
        return calculus.ColumnOf(self._array(node), node.value)

    def _array(self, node: Node) -> Expr:
        inside = self.of(node.parts[0])
        if inside.is_number:
            raise Unreadable(node.start + 1, _ARRAY, self.said(node.parts[0]))
        return inside

    def _over(self, node: Node) -> Expr:
        how, index, start, stop = node.value
        body = self.of(node.parts[0])
        if how != "sum" and not body.is_number:
            raise Misfit(node.start + 1, self.said(node), NUMBER, body.shape, ())
        return Over(how, index, start, stop, body)

    def _chain(self, node: Node) -> Expr:
        last, first = map(self.of, node.parts)
        return linked(last, first, node.start + 1, self.said(node))

    def _reduced(self, node: Node) -> Expr:
        index, start, stop = node.value
        return Chain(index, start, stop, self._array(node))

    def _block(self, node: Node) -> Expr:
        return block([self.of(part) for part in node.parts], node.value, node.start + 1, self.said(node))

    def _apply(self, node: Node) -> Expr:
        called = node.value
        arguments = [self.of(part) for part in node.parts]
        if isinstance(called.function, Map):
            return called.function(arguments[0])
        for part, one in zip(node.parts[1:], arguments[1:], strict=True):
            if not one.is_number:
                raise Misfit(part.start + 1, self.said(part), NUMBER, one.shape, ())
        return Apply(called.function, arguments[0], called.order, tuple(arguments[1:]), called.at)

    def _function(self, node: Node) -> Expr:
        arguments = [self.of(part) for part in node.parts]
        function = node.value
        if function.takes == "numbers":
            for part, one in zip(node.parts, arguments, strict=True):
                if not one.is_number:
                    raise Misfit(part.start + 1, self.said(part), NUMBER, one.shape, ())
            return Extreme(function.name, tuple(arguments))
        if any(one.is_number for one in arguments):
            raise Unreadable(node.start + 1, _ARRAY, self.said(node))
        made: Expr = function.build(*arguments)
        return made
