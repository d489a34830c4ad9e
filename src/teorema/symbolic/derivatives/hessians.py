"""The Hessian by a matrix: its components ∂²f/∂X_ij∂X_pq for every size, and as a matrix in vec order for given sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.blocks import AsMatrix, Block
from teorema.symbolic.calculus.leaves import Member, Symbol, dimension_index
from teorema.symbolic.calculus.linear import Basis, Entry
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.substitution import parts
from teorema.symbolic.derivatives.backward.reverse import Name
from teorema.symbolic.derivatives.backward.tidying import inlined
from teorema.symbolic.derivatives.checks.checked import Checked
from teorema.symbolic.derivatives.gradient import Gradient

MOST_ENTRIES: Final = 64
"""The most entries of X for which the Hessian is written out as a matrix."""

_NUMBERED: Final = Text(
    f"must have integer sizes, at most {MOST_ENTRIES} entries, to be written out; entry(i, j, p, q) holds for all sizes",
    f"debe tener tamaños enteros, a lo sumo {MOST_ENTRIES} entradas, para escribirse; entry(i, j, p, q) vale para todos los tamaños",
)
_PLACES: Final = Text("must be within the {many} of the symbol", "debe estar dentro de las {many} del símbolo")
_ROWS: Final = Text("rows", "filas")
_COLUMNS: Final = Text("columns", "columnas")


@dataclass(frozen=True, slots=True, repr=False)
class MatrixHessian:
    """The second derivatives of a number f by the entries of a matrix X of m rows.

    The layout is that of vec, column after column: X_ij stands at the place i + (j − 1) m, so the entry of `matrix()` at the
    row i + (j − 1) m and the column p + (q − 1) m is ∂²f/∂X_ij∂X_pq. It is symmetric where f is twice continuously
    differentiable, so that numerator and denominator layout agree.

    Arguments:
        f: the number.
        by: the matrix X.
        gradient: ∇f with its steps.
        direction: V, a matrix of the shape of X.
        along: ∂⟨∇f, V⟩/∂X with its steps, linear in V.
    """

    f: Expr
    by: Name
    gradient: Gradient
    direction: Symbol
    along: Gradient

    @property
    def value(self) -> Expr:
        """∂²f/∂X_ij∂X_pq with letters for the four indices."""
        return self.entry(*self.letters())

    def letters(self) -> tuple[Scalar, ...]:
        """Four letters for indices that nothing in f has."""
        taken = {
            str(one)
            for node in (*self.f.walk(), self.by)
            for part in (*parts(node), *node.shape)
            for one in _names(part)
        }
        free = [letter for letter in "ijpqrstkuvabcd" if letter not in taken]
        return tuple(map(scalars.index, free[:4]))

    def entry(self, i: int | Scalar, j: int | Scalar, p: int | Scalar, q: int | Scalar) -> Expr:
        """∂²f/∂X_ij∂X_pq, the entry ij of the Hessian times e_p e_qᵀ; indices from 1, integers or index symbols.

        Raises:
            Refused: an integer outside of the rows or columns of X.
        """
        rows, columns = self.by.shape
        row, column, one, other = (
            _place(at, size, many)
            for at, size, many in ((i, rows, _ROWS), (j, columns, _COLUMNS), (p, rows, _ROWS), (q, columns, _COLUMNS))
        )
        unit = Basis(rows, one) @ Basis(columns, other).T
        return Entry(inlined(self.along.value, {self.direction: unit}), row, column)

    def matrix(self) -> Expr:
        """All entries as a matrix with mn rows and columns in the order of vec, for integer sizes.

        Raises:
            Refused: a size is a letter, or X has too many entries.
        """
        rows, columns = self.by.shape
        if not (rows.is_Integer and columns.is_Integer and rows * columns <= MOST_ENTRIES):
            raise Refused("by", _NUMBERED, f"{rows}×{columns}")
        vec = [(i, j) for j in range(1, int(columns) + 1) for i in range(1, int(rows) + 1)]
        return Block(tuple(tuple(AsMatrix(self.entry(*first, *second)) for second in vec) for first in vec))

    def latex(self) -> str:
        """The general component as a formula."""
        i, j, p, q = map(str, self.letters())
        name = self.by.latex()
        below = rf"\partial {{{name}}}_{{{i}{j}}}\,\partial {{{name}}}_{{{p}{q}}}"
        return rf"\frac{{\partial^{{2}} f}}{{{below}}}={self.value.latex()}"

    def numpy(self) -> str:
        """NumPy code of the general component, its indices from 1."""
        return self.value.numpy()

    def check(self, seed: int = 0, shapes: int = 3) -> Checked:
        """The gradient and its derivative along V, each step held against forward mode at several shapes."""
        first, second = self.gradient.check(seed, shapes), self.along.check(seed + shapes, shapes)
        return Checked(first.holds and second.holds, first.kind, first.scope, (*first.failed, *second.failed))

    def __str__(self) -> str:
        i, j, p, q = map(str, self.letters())
        return f"∂²f/∂{self.by}_{i}{j}∂{self.by}_{p}{q} = {self.value}"

    def __repr__(self) -> str:
        return f"MatrixHessian({self})"

    def _repr_latex_(self) -> str:
        """How a notebook shows it."""
        return f"$\\displaystyle {self.latex()}$"


def direction_for(f: Expr, by: Name) -> Symbol:
    """A letter V of the shape of X that nothing in f has."""
    names = {
        one.name if isinstance(one, Symbol) else one.family.name for one in f.walk() if isinstance(one, Symbol | Member)
    }
    return Symbol(next(letter for letter in ("V", "D", "U", "direction") if letter not in names), by.shape)


def _place(at: int | Scalar, size: Scalar, many: Text) -> Scalar:
    place = dimension_index(at)
    if place.is_Integer and (place < 1 or (size.is_Integer and place > size)):
        raise Refused("entry", Text(*(_PLACES[lang].format(many=many[lang]) for lang in ("en", "es"))), str(at))
    return place


def _names(part: object) -> set[object]:
    return getattr(part, "free_symbols", None) or ({part.name} if isinstance(part, Symbol) else set())
