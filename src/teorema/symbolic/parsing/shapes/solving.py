"""Shapes of names that were not given: found by unification over the tree, by the conventions of the lecture where that leaves a choice, or asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape
from teorema.symbolic.parsing.spellings.letters import SPELLED
from teorema.symbolic.parsing.spellings.vocabulary import Function
from teorema.symbolic.parsing.syntax.tree import Node

ONE: Final = scalars.rational(1)
_VECTORS: Final = frozenset(["delta", "zeta"])
_LETTERS: Final = ("m", "n", "p", "q", "r", "k", "s", "t", "d", "h")


class Dim:
    """A dimension that may still be unknown."""

    __slots__ = ("up", "value")

    def __init__(self, value: Scalar | None = None) -> None:
        self.up: Dim | None = None
        self.value = value

    def root(self) -> Dim:
        """The dimension that it was found equal to."""
        here = self
        while here.up is not None:
            here = here.up
        return here

    @property
    def known(self) -> Scalar | None:
        """Its value, if it has one."""
        return self.root().value

    def is_one(self) -> bool:
        """Whether it is known to be 1."""
        return self.known is not None and bool(self.known == 1)


class Cell:
    """The shape of one node, which may still be unknown: a number, or an array with two dimensions."""

    __slots__ = ("columns", "number", "rows", "up")

    def __init__(self, number: bool | None = None, rows: Dim | None = None, columns: Dim | None = None) -> None:
        self.up: Cell | None = None
        self.number, self.rows, self.columns = number, rows or Dim(), columns or Dim()

    def root(self) -> Cell:
        """The cell that it was found equal to."""
        here = self
        while here.up is not None:
            here = here.up
        return here

    @property
    def array(self) -> bool:
        """Whether it is known to be an array."""
        return self.root().number is False

    @property
    def scalar(self) -> bool:
        """Whether it is known to be a number."""
        return self.root().number is True

    @property
    def dims(self) -> tuple[Dim, Dim]:
        """Rows and columns."""
        here = self.root()
        return here.rows, here.columns


def same_dim(a: Dim, b: Dim) -> bool:
    """Make two dimensions equal; whether they can be."""
    a, b = a.root(), b.root()
    if a is b:
        return True
    if a.value is not None and b.value is not None:
        return scalars.same(a.value, b.value)
    if a.value is None:
        a.up = b
    else:
        b.up = a
    return True


def same(a: Cell, b: Cell) -> bool:
    """Make two shapes equal; whether they can be."""
    a, b = a.root(), b.root()
    if a is b:
        return True
    if a.number is not None and b.number is not None and a.number != b.number:
        return False
    kept, merged = (a, b) if a.number is not None else (b, a)
    merged.up = kept
    return same_dim(kept.rows, merged.rows) and same_dim(kept.columns, merged.columns)


def array_of(cell: Cell, rows: Dim | None = None, columns: Dim | None = None) -> bool:
    """Make it an array with these dimensions; whether it can be."""
    return same(cell, Cell(False, rows, columns))


Law = Callable[[], bool]
"""A relation between shapes; it answers whether it has said all it knows."""


@dataclass(slots=True)
class Sum:
    """A sum whose operands are equal in shape unless one is a number."""

    left: Cell
    right: Cell
    result: Cell
    names: bool

    def __call__(self) -> bool:
        return added(self.left, self.right, self.result)


def added(left: Cell, right: Cell, result: Cell) -> bool:
    """The law of sums, entrywise products and quotients: equal shapes, or a number with anything."""
    for one, other in ((left, right), (right, left)):
        if one.scalar:
            same(result, other)
            return True
        if one.array:
            same(result, one)
    if left.array and right.array:
        same(left, right)
        return True
    if result.scalar:
        same(left, result)
        same(right, result)
        return True
    return left.root() is right.root() and same(result, left)


@dataclass(slots=True)
class Product:
    """Two factors: a number scales, matrices meet at their inner dimension, `inner` allows u·v of columns."""

    left: Cell
    right: Cell
    result: Cell
    inner: bool

    def __call__(self) -> bool:
        return multiplied(self.left, self.right, self.result, self.inner)


def multiplied(left: Cell, right: Cell, result: Cell, inner: bool) -> bool:
    """The law of products: a number scales, matrices meet at their inner dimension, `inner` allows u·v of columns."""
    for one, other in ((left, right), (right, left)):
        if one.scalar:
            same(result, other)
            return True
    if not (left.array and right.array):
        return False
    (rows, a), (b, columns) = left.dims, right.dims
    if inner and a.is_one() and columns.is_one() and not b.is_one():
        if b.known is None and rows.known is None:
            return False
        same_dim(rows, b)
        same(result, Cell(True))
        return True
    unknown = a.known is None or b.known is None
    if unknown or scalars.same(a.known, b.known):
        same_dim(a, b)
        array_of(result, rows, columns)
        return True
    for one, other in ((left, right), (right, left)):  # a 1×1 matrix scales
        if one.dims[0].is_one() and one.dims[1].is_one():
            same(result, other)
            return True
    array_of(result, rows, columns)  # they clash, as the builder will say; what comes of it is known all the same
    return True


class Solver:
    """Finds the shapes of the names in a tree whose names have a meaning."""

    def __init__(self, taken: frozenset[str]) -> None:
        self.cells: dict[str, Cell] = {}
        self.of_node: dict[int, Cell] = {}
        self.laws: list[Law] = []
        self.taken = taken

    def solve(self, tree: Node) -> None:
        """Write down every law of the tree and apply them until nothing changes; then the conventions, one at a time."""
        self.visit(tree)
        self._settle()
        while any(self._conventions()):
            self._settle()

    def _settle(self) -> None:
        while True:
            left = [law for law in self.laws if not law()]
            if len(left) == len(self.laws):
                again = [law for law in left if not law()]
                if len(again) == len(left):
                    return
                left = again
            self.laws = left

    def _conventions(self) -> Iterator[bool]:
        """Lower case letters are columns, capitals matrices, a name added to an array is of its shape, Greek letters are numbers."""
        names = list(self.cells.items())
        columns = [self._column(name, cell) for name, cell in names]
        yield any(columns)
        yield self._factors()
        capitals = [array_of(cell) for name, cell in names if name[:1].isupper() and self._open(cell)]
        yield any(capitals)
        yield self._alike(names=True)
        greek = [same(cell, Cell(True)) for name, cell in names if name in SPELLED - _VECTORS and self._open(cell)]
        yield any(greek)
        yield self._alike(names=False)

    def _open(self, cell: Cell) -> bool:
        return cell.root().number is None

    def _column(self, name: str, cell: Cell) -> bool:
        return name[:1].islower() and cell.array and cell.dims[1].known is None and same_dim(cell.dims[1], Dim(ONE))

    def _factors(self) -> bool:
        """What stands after a matrix is a column, what stands before one is a number, before a row it is a column."""
        for law in self.laws:
            if isinstance(law, Product):
                if law.left.array and self._open(law.right):
                    return array_of(law.right)
                if law.right.array and self._open(law.left):
                    return array_of(law.left) if law.right.dims[0].is_one() else same(law.left, Cell(True))
        return False

    def _alike(self, names: bool) -> bool:
        """A name of unknown kind beside an array in a sum."""
        for law in self.laws:
            if isinstance(law, Sum) and (law.names or not names):
                for one, other in ((law.left, law.right), (law.right, law.left)):
                    if one.array and self._open(other):
                        return same(other, one)
        return False

    def visit(self, node: Node) -> Cell:
        """The shape of a node, with the laws of everything below it written down."""
        from teorema.symbolic.parsing.shapes.laws import law_of

        cell = law_of(self, node)
        self.of_node[id(node)] = cell
        return cell

    def symbol(self, value: Symbol | str) -> Cell:
        """The shape of a name: known if it was given."""
        if isinstance(value, Symbol):
            return fixed(value.rows_columns)
        return self.cells.setdefault(value, Cell())

    def open_names(self) -> list[str]:
        """The names whose kind is still unknown."""
        return [name for name, cell in self.cells.items() if self._open(cell)]

    def name_sizes(self) -> None:
        """Give names to the dimensions that may be anything: m, n, p ..."""
        letters = (
            one for one in (*_LETTERS, *(f"n{k}" for k in range(1, 999))) if one not in self.taken | set(self.cells)
        )
        for _, cell in sorted(self.cells.items(), key=lambda named: named[0][:1].islower()):  # matrices first
            for dim in cell.dims if cell.array else ():
                if dim.known is None:
                    same_dim(dim, Dim(scalars.size(next(letters))))
                    self._settle()  # the width of a block is known with that of its parts

    def shape(self, cell: Cell) -> Shape | None:
        """A shape that is known."""
        if cell.scalar:
            return ()
        rows, columns = (dim.known for dim in cell.dims)
        return (rows, columns) if cell.array and rows is not None and columns is not None else None


def fixed(shape: Shape) -> Cell:
    """A shape that is known."""
    return Cell(True) if not shape else Cell(False, Dim(shape[0]), Dim(shape[1]))


def is_function(value: object, *takes: str) -> bool:
    """Whether a function of the vocabulary takes this."""
    return isinstance(value, Function) and value.takes in takes
