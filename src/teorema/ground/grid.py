"""Arrays of exact entries in pure Python: what runs where NumPy is absent, and what NumPy code runs on without rounding."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, Final, Self, cast

from teorema.ground.errors import Refused
from teorema.ground.shapes import Shape, broadcast, picked, quotient, spread
from teorema.ground.text import Text

_DEPTH: Final = Text(
    "must be a scalar, a list or a list of lists", "debe ser un escalar, una lista o una lista de listas"
)
_RAGGED: Final = Text("rows must have equal length", "las filas deben tener el mismo largo")
_MATMUL: Final = Text(
    "columns of the left must equal rows of the right",
    "las columnas del izquierdo deben igualar a las filas del derecho",
)
_ONE: Final = Text("must have exactly one entry", "debe tener exactamente un elemento")
_AXIS: Final = Text("must be None or an axis of the array", "debe ser None o un eje del arreglo")
_EXPONENT: Final = Text("must be an integer", "debe ser un entero")


class Grid:
    """An array of exact entries: integers, fractions, SymPy expressions, intervals; of shape (), (n,) or (n, m).

    The interface is that of an array type in this house: `@ * + - / **`, `.T`, `.shape`, `.sum`, `.map`, `.tolist`,
    with NumPy's broadcasting of scalars and axes of length 1. A Grid is never changed in place; `==` asks for the
    same shape and equal entries and answers with one truth value.

    Arguments:
        nested: a scalar, a list, a list of lists of one length, a NumPy array or another Grid.

    Raises:
        Refused: rows of different lengths, or more than two axes.

    Example:
        >>> W, x, b = Grid([[1, 2], [3, 4]]), Grid([[Fraction(1, 2)], [1]]), Grid([[0], [1]])
        >>> (W @ x + b).tolist()
        [[Fraction(5, 2)], [Fraction(13, 2)]]
        >>> (Grid([1, 2]) / 2).tolist()
        [Fraction(1, 2), Fraction(1, 1)]
    """

    __slots__ = ("_entries", "_shape")
    __array_ufunc__ = None

    def __init__(self, nested: Any) -> None:
        self._shape, self._entries = self._read(nested)

    def _read(self, nested: Any) -> tuple[Shape, tuple[Any, ...]]:
        if isinstance(nested, Grid):
            return nested._shape, tuple(map(self._entry, nested._entries))
        if hasattr(nested, "dtype") and hasattr(nested, "tolist"):
            nested = nested.tolist()
        if not isinstance(nested, list | tuple):
            return (), (self._entry(nested),)
        if not any(isinstance(row, list | tuple) or getattr(row, "shape", ()) for row in nested):
            return (len(nested),), tuple(map(self._entry, nested))
        rows = [self._row(row, nested) for row in nested]
        widths = {len(row) for row in rows}
        if len(widths) != 1:
            raise Refused("nested", _RAGGED, sorted(widths))
        return (len(rows), widths.pop()), tuple(self._entry(entry) for row in rows for entry in row)

    def _row(self, row: Any, nested: Any) -> list[Any]:
        inside = row.tolist() if hasattr(row, "tolist") else row
        if not isinstance(inside, list | tuple):
            raise Refused("nested", _RAGGED, nested)
        if any(isinstance(entry, list | tuple) or getattr(entry, "shape", ()) for entry in inside):
            raise Refused("nested", _DEPTH, nested)
        return list(inside)

    def _entry(self, value: Any) -> Any:
        """The entry as it is stored; NumPy scalars become Python numbers, since int64 overflows in silence."""
        if type(value) in (int, Fraction):
            return value
        if isinstance(value, Grid):
            return value.item()
        return value.tolist() if hasattr(value, "dtype") and hasattr(value, "tolist") else value

    def _like(self, shape: Shape, entries: Iterable[Any]) -> Self:
        """A sister of this array with entries that are already in stored form."""
        made = object.__new__(type(self))
        made._shape, made._entries = shape, tuple(entries)
        return made

    def of(self, nested: Any) -> Self:
        """An array of the same number system from nested lists (what a scalar formula assembles its result with)."""
        return self._like(*self._read(nested))

    @property
    def shape(self) -> Shape:
        """Lengths of the axes."""
        return self._shape

    @property
    def ndim(self) -> int:
        """Number of axes, which is 0, 1 or 2."""
        return len(self._shape)

    @property
    def size(self) -> int:
        """Number of entries."""
        return len(self._entries)

    @property
    def entries(self) -> tuple[Any, ...]:
        """All entries, row by row, in stored form."""
        return self._entries

    @property
    def T(self) -> Self:
        """The transpose; a vector is its own, as in NumPy."""
        if len(self._shape) < 2:
            return self
        rows, columns = self._shape
        return self._like((columns, rows), (e for j in range(columns) for e in self._entries[j::columns]))

    def item(self) -> Any:
        """The single entry, in stored form.

        Raises:
            Refused: the array does not have exactly one entry.
        """
        if len(self._entries) != 1:
            raise Refused("grid", _ONE, self._shape)
        return self._entries[0]

    def tolist(self) -> Any:
        """Nested lists of the entries in stored form; the bare entry for shape ()."""
        if not self._shape:
            return self._entries[0]
        if len(self._shape) == 1:
            return list(self._entries)
        rows, columns = self._shape
        return [list(self._entries[i * columns : (i + 1) * columns]) for i in range(rows)]

    def __getitem__(self, index: Any) -> Any:
        """Entries, rows and slices as in NumPy: `g[i, j]` is an entry, `g[i]` a row, `g[:, :1]` a column, `g[[1, 0], :]`
        the rows in another order.

        Raises:
            IndexError: more indices than axes, an index outside its axis, or more than one list of indices.
        """
        index = index if isinstance(index, tuple) else (index,)
        if len(index) > len(self._shape):
            raise IndexError(f"index: must have at most {len(self._shape)} parts, got {len(index)}")
        index += (slice(None),) * (len(self._shape) - len(index))
        if sum(isinstance(part, list) for part in index) > 1:
            raise IndexError("index: must have at most one list of indices, got two")
        taken = [picked(range(length), part) for length, part in zip(self._shape, index, strict=True)]
        shape = tuple(len(part) for part in taken if not isinstance(part, int))
        lines = [(part,) if isinstance(part, int) else part for part in taken]
        if len(lines) == 2:
            width = self._shape[1]
            part = self._like(shape, (self._entries[i * width + j] for i in lines[0] for j in lines[1]))
        else:
            part = self._like(shape, (self._entries[i] for i in lines[0]) if lines else self._entries)
        return part if shape else part._scalar()

    def _scalar(self) -> Any:
        """What indexing down to one entry gives: here the entry itself."""
        return self._entries[0]

    def __iter__(self) -> Iterator[Any]:
        """All entries, row by row."""
        return iter(self._entries)

    def map(self, function: Callable[[Any], Any]) -> Self:
        """The array of function(entry)."""
        return self._like(self._shape, (self._entry(function(entry)) for entry in self._entries))

    def _other(self, other: Any) -> Any:
        """The other operand as an array of this number system, or NotImplemented where it must decide itself."""
        if isinstance(other, Grid):
            return other if type(other) is type(self) else NotImplemented
        if getattr(other, "__array_ufunc__", self) is None or isinstance(other, list | tuple | str):
            return NotImplemented
        return self._like(*self._read(other))

    def _elementwise(self, other: Any, op: Callable[[Any, Any], Any], sign: str, swapped: bool = False) -> Self:
        right = self._other(other)
        if right is NotImplemented:
            return cast(Self, NotImplemented)  # the answer of the operator protocol, not an array
        left, right = (right, self) if swapped else (self, right)
        shape = left._shape if left._shape == right._shape else broadcast(left._shape, right._shape, sign)
        return self._like(
            shape, map(op, spread(left._entries, left._shape, shape), spread(right._entries, right._shape, shape))
        )

    def __add__(self, other: Any) -> Self:
        return self._elementwise(other, operator.add, "+")

    def __radd__(self, other: Any) -> Self:
        return self._elementwise(other, operator.add, "+", swapped=True)

    def __sub__(self, other: Any) -> Self:
        return self._elementwise(other, operator.sub, "-")

    def __rsub__(self, other: Any) -> Self:
        return self._elementwise(other, operator.sub, "-", swapped=True)

    def __mul__(self, other: Any) -> Self:
        return self._elementwise(other, operator.mul, "*")

    def __rmul__(self, other: Any) -> Self:
        return self._elementwise(other, operator.mul, "*", swapped=True)

    def __truediv__(self, other: Any) -> Self:
        return self._elementwise(other, quotient, "/")

    def __rtruediv__(self, other: Any) -> Self:
        return self._elementwise(other, quotient, "/", swapped=True)

    def __neg__(self) -> Self:
        return self._like(self._shape, map(operator.neg, self._entries))

    def __pos__(self) -> Self:
        return self

    def __pow__(self, exponent: int) -> Self:
        """Entrywise integer power; a negative one goes through exact division.

        Raises:
            Refused: the exponent is no integer.
        """
        if isinstance(exponent, bool) or not isinstance(exponent, int):
            raise Refused("exponent", _EXPONENT, exponent)
        powers = self._like(self._shape, (entry ** abs(exponent) for entry in self._entries))
        return powers if exponent >= 0 else 1 / powers

    def __matmul__(self, other: Any) -> Self:
        """The matrix product, also with vectors on either side.

        Raises:
            Refused: inner lengths differ, or a factor has no axis.
        """
        right = self._other(other)
        return NotImplemented if right is NotImplemented else self._like(*self._multiplied(right))

    def __rmatmul__(self, other: Any) -> Self:
        left = self._other(other)
        return NotImplemented if left is NotImplemented else self._like(*left._multiplied(self))

    def _multiplied(self, right: Grid) -> tuple[Shape, Iterable[Any]]:
        if not self._shape or not right._shape or self._shape[-1] != right._shape[0]:
            raise Refused("@", _MATMUL, f"{self._shape} @ {right._shape}")
        inner = self._shape[-1]
        n, k = self.size // inner if inner else self._shape[0], right._shape[1] if len(right._shape) == 2 else 1
        rows = [self._entries[i * inner : (i + 1) * inner] for i in range(n if len(self._shape) == 2 else 1)]
        columns = [right._entries[j::k] for j in range(k)]
        return self._shape[:-1] + right._shape[1:], self._dots(rows, columns)

    def _dots(self, rows: list[tuple[Any, ...]], columns: list[tuple[Any, ...]]) -> Iterable[Any]:
        return (sum(map(operator.mul, row, column)) for row in rows for column in columns)

    def sum(self, axis: int | None = None, keepdims: bool = False) -> Self:
        """Sum over all entries or along one axis; an array again, of shape () when nothing is left.

        Raises:
            Refused: the axis does not exist.
        """
        if axis is None:
            return self._like((1,) * len(self._shape) if keepdims else (), self._totals([self._entries]))
        if axis not in range(-len(self._shape), len(self._shape)):
            raise Refused("axis", _AXIS, axis)
        axis %= len(self._shape)
        if len(self._shape) == 1:
            return self._like((1,) if keepdims else (), self._totals([self._entries]))
        rows, columns = self._shape
        if axis == 0:
            lines = [self._entries[j::columns] for j in range(columns)]
            return self._like((1, columns) if keepdims else (columns,), self._totals(lines))
        lines = [self._entries[i * columns : (i + 1) * columns] for i in range(rows)]
        return self._like((rows, 1) if keepdims else (rows,), self._totals(lines))

    def _totals(self, lines: list[tuple[Any, ...]]) -> Iterable[Any]:
        return map(sum, lines)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Grid):
            other = self._other(other)
        if not isinstance(other, Grid) or type(other) is not type(self):
            return NotImplemented
        return self._shape == other._shape and bool(self._entries == other._entries)

    def __hash__(self) -> int:
        return hash((self._shape, self._entries))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.tolist()!r})"
