"""What each construct says of shapes, as relations between the shapes of its parts and its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from teorema.symbolic.calculus.maps import Map
from teorema.symbolic.parsing.shapes.solving import (
    ONE,
    Cell,
    Dim,
    Product,
    Solver,
    Sum,
    added,
    array_of,
    fixed,
    same,
    same_dim,
)
from teorema.symbolic.parsing.syntax.tree import Node


def law_of(solver: Solver, node: Node) -> Cell:
    """The shape of a node; the laws of its parts go to the solver."""
    if node.kind in ("symbol", "member"):
        return solver.symbol(node.value) if node.kind == "symbol" else fixed(node.value.shape)
    if node.kind in ("ones", "zeros"):
        sizes = node.value or (None, ONE)
        return Cell(False, Dim(sizes[0]), Dim(sizes[1] if len(sizes) > 1 else ONE))
    if node.kind == "eye":
        order = Dim(node.value[0])
        return Cell(False, order, order)
    parts = [solver.visit(part) for part in node.parts]
    return _LAWS.get(node.kind, _number)(solver, node, parts)


def _number(_solver: Solver, _node: Node, _parts: list[Cell]) -> Cell:
    return Cell(True)


def _sum(solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    result = Cell()
    names = any(part.kind == "symbol" for part in node.parts)
    solver.laws.append(Sum(parts[0], parts[1], result, names))
    return result


def _entrywise(solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    result = Cell()
    solver.laws.append(partial(added, parts[0], parts[1], result))
    return result


def _hadamard(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    array_of(parts[0])
    same(*parts)
    return parts[0]


def _matmul(solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    for part in parts:
        array_of(part)
    return _chain(solver, node, parts)


def _chain(solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    """Factors from left to right; the shape of a product does not depend on how it is bracketed."""
    here = parts[0]
    signs = node.value if node.kind == "product" else ("",)
    for part, sign in zip(parts[1:], signs, strict=True):
        result = Cell()
        solver.laws.append(Product(here, part, result, sign == "·"))
        here = result
    return here


def _same(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    return parts[0]


def _transpose(solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    array_of(parts[0])
    rows, columns = parts[0].dims
    return Cell(False, columns, rows)


def _square(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    order = Dim()
    array_of(parts[0], order, order)
    return parts[0]


def _power(solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    exponent = node.parts[1]
    same(parts[1], Cell(True))
    if exponent.kind == "number" and exponent.value == -1 and node.value == "^":
        result = Cell()
        solver.laws.append(partial(_inverse_or_power, parts[0], result))
        return result
    if node.parts[0].kind != "norm" and not parts[0].array:
        solver.laws.append(partial(_number_unless_array, parts[0]))
    return Cell(True)


def _inverse_or_power(base: Cell, result: Cell) -> bool:
    if base.array:
        order = Dim()
        array_of(base, order, order)
    return (base.array or base.scalar) and same(result, base)


def _number_unless_array(base: Cell) -> bool:
    """A base is a number; a 1×1 matrix stands for one."""
    return base.array or same(base, Cell(True))


def _array(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    array_of(parts[0])
    return Cell(True)


def _inner(solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    if node.value == "code":  # np.sum((u) * (v)), where one may be a number
        solver.laws.append(partial(added, parts[0], parts[1], Cell(False)))
        return Cell(True)
    array_of(parts[0])
    same(*parts)
    return Cell(True)


def _entry(_solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    array_of(parts[0], None, Dim(ONE) if len(node.value) == 1 else None)
    return Cell(True)


def _row(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    array_of(parts[0])
    return Cell(False, parts[0].dims[1], Dim(ONE))


def _column(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    array_of(parts[0])
    return Cell(False, parts[0].dims[0], Dim(ONE))


def _linked(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    return Cell(False, parts[0].dims[0], parts[1].dims[1])


def _free(_solver: Solver, _node: Node, parts: list[Cell]) -> Cell:
    array_of(parts[0])
    return Cell(False)


def _block(solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    numbers = [part.scalar for part in parts]
    result = Cell(False)
    if all(numbers):
        array_of(result, Dim(scalar_size(len(node.value))), Dim(scalar_size(node.value[0])))
    else:
        solver.laws.append(partial(_stacked, node.value, parts, result))
    return result


def _stacked(lengths: tuple[int, ...], parts: list[Cell], result: Cell) -> bool:
    """Rows of blocks: heights add up below each other, widths side by side, once all are known."""
    if any(part.root().number is None for part in parts):
        return False
    starts = [sum(lengths[:k]) for k in range(len(lengths))]
    for start, length in zip(starts, lengths, strict=True):
        for k in range(start + 1, start + length):
            same_dim(parts[start].dims[0], parts[k].dims[0])
        if set(lengths) == {1}:
            same_dim(parts[0].dims[1], parts[start].dims[1])
    heights: list[Any] = [part.dims[0].known if part.array else ONE for part in parts]
    widths: list[Any] = [part.dims[1].known if part.array else ONE for part in parts]
    if None in heights or None in widths:
        return False
    rows = sum((heights[start] for start in starts), scalar_size(0))
    array_of(result, Dim(rows), Dim(sum(widths[: lengths[0]], scalar_size(0))))
    return True


def scalar_size(value: int) -> Any:
    """An integer as a dimension."""
    return ONE * value


def _applied(_solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    function = node.value.function
    if isinstance(function, Map):
        same(parts[0], fixed(function.source))
        return fixed(function.target)
    for parameter in parts[1:]:
        same(parameter, Cell(True))
    return parts[0]


def _function(solver: Solver, node: Node, parts: list[Cell]) -> Cell:
    """A function of the vocabulary, by what it takes."""
    takes, argument = node.value.takes, parts[0]
    if takes == "pair":
        return _inner(solver, node, parts)
    if takes == "numbers":
        for part in parts:
            same(part, Cell(True))
        return Cell(True)
    array_of(argument, None, Dim(ONE) if takes in ("column", "diag") else None)
    if takes in ("square", "inverse", "diagonal"):
        _square(solver, node, parts)
    rows, columns = argument.dims
    if takes in ("inverse", "same"):
        return argument
    shapes = {
        "rows": (rows, Dim(ONE)),
        "columns": (Dim(ONE), columns),
        "diag": (rows, rows),
        "diagonal": (rows, Dim(ONE)),
        "transpose": (columns, rows),
    }
    return Cell(False, *shapes[takes]) if takes in shapes else Cell(True)


_LAWS: Final[dict[str, Callable[[Solver, Node, list[Cell]], Cell]]] = {
    "plus": _sum,
    "minus": _sum,
    "times": _entrywise,
    "divide": _entrywise,
    "hadamard": _hadamard,
    "matmul": _matmul,
    "product": _chain,
    "negate": _same,
    "over": _same,
    "bars": _same,
    "floor": _same,
    "factorial": _same,
    "transpose": _transpose,
    "inverse": _square,
    "power": _power,
    "norm": _array,
    "inner": _inner,
    "entry": _entry,
    "row": _row,
    "column": _column,
    "chain": _linked,
    "reduced": _free,
    "block": _block,
    "apply": _applied,
    "function": _function,
}
