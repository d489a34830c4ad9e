"""What every expression of the calculus is: an immutable tree that knows its shape and is built with @ * + - / .T."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from teorema.symbolic.calculus.shape import Shape

if TYPE_CHECKING:
    from teorema.symbolic.calculus.scalars import Scalar

Operand = "Expr | int | Fraction"


class Expr:
    """An expression: what was written is what prints, nothing is simplified on the way.

    Subclasses are frozen dataclasses; `children` are the subexpressions in reading order and `shape` is known at construction.
    """

    __slots__ = ("_shape",)
    _shape: Shape

    @property
    def shape(self) -> Shape:
        """() for a number, (rows, columns) for a matrix; found once."""
        try:
            return self._shape
        except AttributeError:
            object.__setattr__(self, "_shape", self._found_shape())
            return self._shape

    def _found_shape(self) -> Shape:
        raise TypeError(f"{type(self).__name__} has no shape of its own")

    def children(self) -> tuple[Expr, ...]:
        """The subexpressions in reading order."""
        return ()

    def walk(self) -> Iterator[Expr]:
        """The expression and all its subexpressions, left to right."""
        yield self
        for child in self.children():
            yield from child.walk()

    @property
    def is_number(self) -> bool:
        """Whether the expression is a number, and no vector or matrix."""
        return self.shape == ()

    def __matmul__(self, other: Expr) -> Expr:
        from teorema.symbolic.calculus.algebra import MatMul

        return MatMul(self, other)

    def __add__(self, other: Expr | int | Fraction) -> Expr:
        from teorema.symbolic.calculus.algebra import Add

        return Add(self, as_expr(other))

    def __radd__(self, other: int | Fraction) -> Expr:
        return as_expr(other) + self

    def __sub__(self, other: Expr | int | Fraction) -> Expr:
        from teorema.symbolic.calculus.algebra import Subtract

        return Subtract(self, as_expr(other))

    def __rsub__(self, other: int | Fraction) -> Expr:
        return as_expr(other) - self

    def __mul__(self, other: Expr | int | Fraction) -> Expr:
        from teorema.symbolic.calculus.algebra import product

        return product(self, as_expr(other))

    def __rmul__(self, other: int | Fraction) -> Expr:
        return as_expr(other) * self

    def __truediv__(self, other: Expr | int | Fraction) -> Expr:
        from teorema.symbolic.calculus.algebra import Divide

        return Divide(self, as_expr(other))

    def __rtruediv__(self, other: int | Fraction) -> Expr:
        return as_expr(other) / self

    def __pow__(self, other: Expr | int | Fraction) -> Expr:
        from teorema.symbolic.calculus.algebra import Power

        return Power(self, as_expr(other))

    def __neg__(self) -> Expr:
        from teorema.symbolic.calculus.algebra import Negate

        return Negate(self)

    @property
    def T(self) -> Expr:
        """The transpose."""
        from teorema.symbolic.calculus.linear import Transpose

        return Transpose(self)

    def latex(self) -> str:
        """The expression in LaTeX, in the order in which it was written."""
        from teorema.symbolic.calculus.printing import write

        return write(self, "latex")

    def unicode(self) -> str:
        """The expression in Unicode, for terminals."""
        from teorema.symbolic.calculus.printing import write

        return write(self, "unicode")

    def words(self, lang: str) -> str:
        """The expression read aloud in English or Spanish."""
        from teorema.symbolic.calculus.printing import write

        return contracted(write(self, "es" if lang == "es" else "en"), lang)

    def numpy(self) -> str:
        """NumPy code that computes the expression from arrays of the same names."""
        from teorema.symbolic.calculus.printing import write

        return write(self, "numpy")

    def __str__(self) -> str:
        return self.unicode()

    def _repr_latex_(self) -> str:
        """How a notebook shows the expression."""
        return f"$\\displaystyle {self.latex()}$"


def contracted(spoken: str, lang: str) -> str:
    """Spoken text with the Spanish contractions: "de el" is "del", "a el" is "al"."""
    return spoken.replace(" de el ", " del ").replace(" a el ", " al ") if lang == "es" else spoken


def as_expr(value: Expr | int | Fraction | Scalar) -> Expr:
    """An expression from a number or a dimension; expressions pass.

    Raises:
        TypeError: the value is a float or anything else that is not exact.
    """
    from teorema.symbolic.calculus import scalars
    from teorema.symbolic.calculus.leaves import Number, Size

    if isinstance(value, Expr):
        return value
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return Number(Fraction(value))
    if scalars.is_scalar(value):
        return Size(value)
    raise TypeError(f"value: must be an expression, an integer or a Fraction, got {value!r}")
