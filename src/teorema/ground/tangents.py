"""x + ε dx with ε² = 0: run a program on tangents and read off its derivative in one direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from teorema.ground.errors import Refused
from teorema.ground.text import Text


@dataclass(frozen=True, slots=True, eq=False)
class Tangent:
    """An array x together with its velocity dx, over any array type: Grid, Residues or a NumPy array.

    Every operation follows the rules of calculus: (x + ε dx)(y + ε dy) = xy + ε(x dy + dx y), for `*` and for `@`.
    Other operands are constants: their velocity is zero.

    Arguments:
        x: the point, shape () or (n,) or (n, m).
        dx: the direction, of the same shape and number system.

    Raises:
        Refused: the two shapes differ.

    Example:
        >>> from teorema.ground.grid import Grid
        >>> W, x = Tangent(Grid([[2, 3]]), Grid([[1, 0]])), Grid([[5], [7]])
        >>> y = (W @ x) * (W @ x)
        >>> y.x.tolist(), y.dx.tolist()
        ([[961]], [[310]])
    """

    x: Any
    dx: Any
    __array_ufunc__ = None

    def __post_init__(self) -> None:
        if _shape(self.x) != _shape(self.dx):
            rule = Text("must have the shape of x", "debe tener las dimensiones de x")
            raise Refused("dx", rule, f"{_shape(self.dx)}, {_shape(self.x)}")

    @property
    def shape(self) -> tuple[int, ...]:
        """Lengths of the axes, the same for point and direction."""
        return _shape(self.x)

    @property
    def T(self) -> Tangent:
        """The transpose of both parts."""
        return Tangent(self.x.T, self.dx.T)

    def sum(self, axis: int | None = None, keepdims: bool = False) -> Tangent:
        """The sum of both parts over all entries or along one axis."""
        return Tangent(self.x.sum(axis=axis, keepdims=keepdims), self.dx.sum(axis=axis, keepdims=keepdims))

    def tolist(self) -> Any:
        """The pair of nested lists of point and direction."""
        return self.x.tolist(), self.dx.tolist()

    def __getitem__(self, index: Any) -> Tangent:
        return Tangent(self.x[index], self.dx[index])

    def __add__(self, other: Any) -> Tangent:
        if isinstance(other, Tangent):
            return Tangent(self.x + other.x, self.dx + other.dx)
        return _still(self.x + other, self.dx)

    def __radd__(self, other: Any) -> Tangent:
        return _still(other + self.x, self.dx)

    def __sub__(self, other: Any) -> Tangent:
        if isinstance(other, Tangent):
            return Tangent(self.x - other.x, self.dx - other.dx)
        return _still(self.x - other, self.dx)

    def __rsub__(self, other: Any) -> Tangent:
        return _still(other - self.x, -self.dx)

    def __mul__(self, other: Any) -> Tangent:
        if isinstance(other, Tangent):
            return Tangent(self.x * other.x, self.x * other.dx + self.dx * other.x)
        return Tangent(self.x * other, self.dx * other)

    def __rmul__(self, other: Any) -> Tangent:
        return Tangent(other * self.x, other * self.dx)

    def __matmul__(self, other: Any) -> Tangent:
        if isinstance(other, Tangent):
            return Tangent(self.x @ other.x, self.x @ other.dx + self.dx @ other.x)
        return Tangent(self.x @ other, self.dx @ other)

    def __rmatmul__(self, other: Any) -> Tangent:
        return Tangent(other @ self.x, other @ self.dx)

    def __truediv__(self, other: Any) -> Tangent:
        if isinstance(other, Tangent):
            ratio = self.x / other.x
            return Tangent(ratio, (self.dx - ratio * other.dx) / other.x)
        return Tangent(self.x / other, self.dx / other)

    def __rtruediv__(self, other: Any) -> Tangent:
        ratio = other / self.x
        return Tangent(ratio, -(ratio * self.dx) / self.x)

    def __neg__(self) -> Tangent:
        return Tangent(-self.x, -self.dx)

    def __pow__(self, exponent: int) -> Tangent:
        if exponent == 0:
            return Tangent(self.x**0, self.dx * 0)
        return Tangent(self.x**exponent, self.x ** (exponent - 1) * exponent * self.dx)


def _still(x: Any, dx: Any) -> Tangent:
    """x with the velocity dx, which a constant of a larger shape leaves to be broadcast."""
    return Tangent(x, dx if _shape(dx) == _shape(x) else x * 0 + dx)


def _shape(part: Any) -> tuple[int, ...]:
    """The shape of a part; a bare entry, which indexing may give, has none."""
    return tuple(getattr(part, "shape", ()))
