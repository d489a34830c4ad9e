"""The leaves of an expression: numbers, sizes, named symbols and families that carry a layer index."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, dimension

ELL = scalars.index("l")
"""The layer index ℓ."""

LAST = scalars.size("L")
"""The depth L, last of the layers."""

REALS = r"\mathbb{R}"
"""The real numbers, in LaTeX."""

POSITIVE = r"\mathbb{R}_{>0}"
"""The positive real numbers, in LaTeX."""

NATURALS = r"\mathbb{N}"
"""The natural numbers, in LaTeX."""

INTEGERS = r"\mathbb{Z}"
"""The integers, in LaTeX."""


@dataclass(frozen=True, slots=True)
class Number(Expr):
    """A rational constant."""

    value: Fraction

    def _found_shape(self) -> Shape:
        return ()


@dataclass(frozen=True, slots=True)
class Size(Expr):
    """A dimension or an index read as a number, such as N_ℓ in a count of parameters."""

    dim: Scalar

    def _found_shape(self) -> Shape:
        return ()


@dataclass(frozen=True, slots=True)
class Symbol(Expr):
    """A named number, vector or matrix.

    Arguments:
        name: key of its value in a point, and its name in code; an identifier.
        rows_columns: () for a number, (rows, columns) otherwise.
        tex: how the lecture writes it; the name by default.
        domain: where its entries live, in LaTeX.
        spoken: how it is read aloud; the name by default.
        plain: how a terminal writes it; a Greek letter where `tex` is one, else the name.
    """

    name: str
    rows_columns: Shape = ()
    tex: str = ""
    domain: str = REALS
    spoken: Text | None = None
    plain: str = ""

    def _found_shape(self) -> Shape:
        return self.rows_columns

    @property
    def written(self) -> str:
        """The symbol in LaTeX."""
        return self.tex or self.name

    def said(self, lang: str) -> str:
        """The symbol read aloud."""
        return as_text(self.spoken or self.name)[lang]


def scalar(name: str, tex: str = "", domain: str = REALS, spoken: Text | None = None) -> Symbol:
    """A named number.

    Example:
        >>> scalar("c", domain=POSITIVE).shape
        ()
    """
    return Symbol(name, (), tex, domain, spoken)


def vector(name: str, rows: int | str | Scalar, tex: str = "", spoken: Text | None = None) -> Symbol:
    """A named column vector of shape (rows, 1).

    Example:
        >>> vector("x", "p").shape
        (p, 1)
    """
    return Symbol(name, (dimension(rows), dimension(1)), tex, REALS, spoken)


def matrix(
    name: str, rows: int | str | Scalar, columns: int | str | Scalar, tex: str = "", spoken: Text | None = None
) -> Symbol:
    """A named matrix of shape (rows, columns).

    Example:
        >>> matrix("W", "q", "p").shape
        (q, p)
    """
    return Symbol(name, (dimension(rows), dimension(columns)), tex, REALS, spoken)


@dataclass(frozen=True, slots=True)
class Family:
    """Matrices, vectors or numbers indexed by the layer: `W[ELL]` is W^[ℓ] of shape N_ℓ × N_{ℓ-1}.

    Arguments:
        name: key in a point of a mapping from the layer to the array.
        rows_columns: shape of the member ℓ, in terms of `ELL`; () for numbers.
        tex: the letter; the name by default.
        lower: index written below, for families indexed by something else than layers.
        first, last: range of the index when the family is quantified.
    """

    name: str
    rows_columns: Shape = ()
    tex: str = ""
    lower: bool = False
    first: Scalar = 1
    last: Scalar = LAST
    domain: str = REALS
    spoken: Text | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows_columns", tuple(map(dimension_index, self.rows_columns)))

    def __getitem__(self, at: int | Scalar) -> Member:
        return Member(self, dimension_index(at))

    def shape_at(self, at: Scalar) -> Shape:
        """Shape of the member with this index."""
        return _shifted(self.rows_columns, at)


@dataclass(frozen=True, slots=True)
class Member(Expr):
    """One member of a family."""

    family: Family
    at: Scalar

    def _found_shape(self) -> Shape:
        return self.family.shape_at(self.at)


@lru_cache(maxsize=4096)
def _shifted(shape: Shape, at: Scalar) -> Shape:
    """The shape with ℓ replaced; SymPy deduces the assumptions of every N_k anew, so each is made once."""
    return tuple(d.subs(ELL, at) for d in shape)


def dimension_index(at: int | Scalar) -> Scalar:
    """An index of a family: an integer (0 is the input layer) or a polynomial in index symbols."""
    return scalars.rational(at) if isinstance(at, int) else at
