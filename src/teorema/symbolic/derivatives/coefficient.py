"""The matrix J of an expression h = Jᵀ g that is linear in a column g: how a Jacobian is read off what reverse mode gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.algebra import Add, Divide, Hadamard, MatMul, Negate, Scale, Subtract
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.linear import (
    ColumnSums,
    Diag,
    Diagonal,
    Filled,
    Identity,
    Inner,
    RowSums,
    Total,
    Transpose,
    ones,
)
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.derivatives.backward.tidying import tidied

_NO_FORM: Final = Text(
    "must be linear in columns all along, so that its Jacobian is a matrix product; its components always exist",
    "debe ser lineal en columnas en cada paso, para que su jacobiano sea un producto de matrices; sus componentes siempre existen",
)


def coefficient(h: Expr, g: Symbol) -> Expr:
    """J with h = Jᵀ g, of shape (rows of g) × (rows of h); h is a column, or a number, which counts as a column of one row.

    Raises:
        Refused: h passes through a matrix that g enters otherwise than as a column.
    """
    if h == g:
        return Identity(g.shape[0])
    if g not in h.walk():
        raise Refused("h", Text("must depend on g in every term", "debe depender de g en cada término"), str(h))
    read = _READ.get(type(h))
    found = read(h, g) if read else None
    if found is None:
        raise Refused(str(h), _NO_FORM, type(h).__name__)
    return found


def _linear(node: Expr, g: Symbol) -> bool:
    return g in node.walk()


def _product(left: Expr, right: Expr) -> Expr:
    """left right, with diag(v) 𝟏 = v, 𝟏ᵀ diag(v) = vᵀ, and a diagonal matrix multiplied into sums."""
    if isinstance(left, Diag) and _is_ones(right):
        return left.argument
    if isinstance(right, Diag):
        if isinstance(left, (Add, Subtract)):
            return tidied(type(left)(_product(left.left, right), _product(left.right, right)))
        if isinstance(left, MatMul) and isinstance(left.right, Transpose) and _is_ones(left.right.argument):
            return _product(left.left, _turned(right.argument))
    return tidied(MatMul(left, right))


def _is_ones(node: Expr) -> bool:
    return isinstance(node, Filled) and node.entry == 1 and _is_column(node)


def _turned(node: Expr) -> Expr:
    return tidied(Transpose(node))


def _add(h: Any, g: Symbol) -> Expr | None:
    return tidied(type(h)(coefficient(h.left, g), coefficient(h.right, g)))


def _negate(h: Any, g: Symbol) -> Expr | None:
    return tidied(Negate(coefficient(h.argument, g)))


def _scale(h: Any, g: Symbol) -> Expr | None:
    moving, still = (h.left, h.right) if _linear(h.left, g) else (h.right, h.left)
    if _linear(still, g):
        return None
    inner = coefficient(moving, g)
    if still.is_number:
        return tidied(Scale(still, inner))
    return _product(inner, _turned(still))  # a number that depends on g times a column that does not


def _hadamard(h: Any, g: Symbol) -> Expr | None:
    moving, still = (h.left, h.right) if _linear(h.left, g) else (h.right, h.left)
    if _linear(still, g) or not _is_column(still):
        return None
    return _product(coefficient(moving, g), Diag(still))


def _divide(h: Any, g: Symbol) -> Expr | None:
    if _linear(h.right, g):
        return None
    inner = coefficient(h.left, g)
    if h.right.is_number:
        return tidied(Divide(inner, h.right))
    return _product(inner, Diag(1 / h.right)) if _is_column(h.right) else None


def _matmul(h: Any, g: Symbol) -> Expr | None:
    if not _linear(h.left, g):
        return _product(coefficient(h.right, g), _turned(h.left)) if _is_column(h.right) else _by_association(h, g)
    if _linear(h.right, g):
        return None
    return _by_association(h, g)


def _by_association(h: Any, g: Symbol) -> Expr | None:
    """A product whose left factor, or a factor of it, is the column that depends on g."""
    left, right = h.left, h.right
    if isinstance(left, MatMul):
        return coefficient(MatMul(left.left, _product(left.right, right)), g)
    if isinstance(left, (Scale, Negate, Add, Subtract)) and _linear(left, g):
        return _spread(left, right, g)
    if isinstance(left, Transpose) and _is_column(left.argument):
        return _product(coefficient(left.argument, g), right) if right.shape[1] == 1 else None
    if isinstance(left, Diag):
        return coefficient(Hadamard(left.argument, right), g) if _is_column(right) else None
    if _is_column(left) and right.shape == (1, 1):
        return coefficient(Scale(Total(right), left), g)
    return None


def _spread(left: Any, right: Expr, g: Symbol) -> Expr | None:
    if isinstance(left, Negate):
        return coefficient(Negate(MatMul(left.argument, right)), g)
    if isinstance(left, Scale):
        return coefficient(Scale(left.left, MatMul(left.right, right)), g) if left.left.is_number else None
    return coefficient(type(left)(MatMul(left.left, right), MatMul(left.right, right)), g)


def _inner(h: Any, g: Symbol) -> Expr | None:
    moving, still = (h.left, h.right) if _linear(h.left, g) else (h.right, h.left)
    if _linear(still, g) or not _is_column(still):
        return None
    return _product(coefficient(moving, g), still)


def _sums(h: Any, g: Symbol) -> Expr | None:
    column = h.argument
    return _product(coefficient(column, g), ones(column.shape[0])) if _is_column(column) else None


def _row_sums(h: Any, g: Symbol) -> Expr | None:
    return coefficient(MatMul(h.argument, ones(h.argument.shape[1])), g)


def _diagonal(h: Any, g: Symbol) -> Expr | None:
    inside = h.argument
    if isinstance(inside, MatMul) and _is_column(inside.left) and not _linear(inside.right, g):
        return coefficient(Hadamard(inside.left, _turned(inside.right)), g)
    if isinstance(inside, MatMul) and _is_column(inside.left):
        return coefficient(Hadamard(_turned(inside.right), inside.left), g)
    return None


def _transpose(h: Any, g: Symbol) -> Expr | None:
    inside = h.argument
    if isinstance(inside, MatMul):
        return coefficient(MatMul(_turned(inside.right), _turned(inside.left)), g)
    return coefficient(inside, g) if inside.shape == (1, 1) else None


def _is_column(node: Expr) -> bool:
    return bool(node.shape) and node.shape[1] == 1


_READ: Final[dict[type, Callable[[Any, Symbol], Expr | None]]] = {
    Add: _add,
    Subtract: _add,
    Negate: _negate,
    Scale: _scale,
    Hadamard: _hadamard,
    Divide: _divide,
    MatMul: _matmul,
    Inner: _inner,
    Total: _sums,
    ColumnSums: _sums,
    RowSums: _row_sums,
    Diagonal: _diagonal,
    Transpose: _transpose,
}
