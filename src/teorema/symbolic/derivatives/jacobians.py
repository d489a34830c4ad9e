"""Jacobians, Hessians and products of a Hessian with a direction, from reverse mode alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.leaves import Member, Symbol
from teorema.symbolic.calculus.linear import Inner, Transpose, zeros
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import ShapeError, agree
from teorema.symbolic.derivatives.backward.reverse import Name, depends
from teorema.symbolic.derivatives.backward.tidying import tidied
from teorema.symbolic.derivatives.checks.checked import Checked, over_shapes
from teorema.symbolic.derivatives.checks.slopes import agrees, shapes_to_try, size_names
from teorema.symbolic.derivatives.coefficient import coefficient
from teorema.symbolic.derivatives.gradient import Gradient, grad
from teorema.symbolic.derivatives.hessians import MatrixHessian, direction_for
from teorema.symbolic.derivatives.rules.table import RULES, Rules

Layout = Literal["numerator", "denominator"]

_COLUMN = Text("must be a column or a number", "debe ser una columna o un número")
_LAYOUT = Text("must be numerator or denominator", "debe ser numerator o denominator")
_DIRECTION = Text("must have the shape of the symbol", "debe tener las dimensiones del símbolo")


@dataclass(frozen=True, slots=True, repr=False)
class Jacobian:
    """The matrix of partial derivatives of a column by a column.

    Arguments:
        f: the column (or number) that is differentiated.
        by: the column x.
        value: rows are outputs in numerator layout (Liquet), columns are outputs in denominator layout.
        layout: which of the two.
        pulled_back: Jᵀg for a column g, from which the matrix was read.
    """

    f: Expr
    by: Name
    value: Expr
    layout: Layout
    pulled_back: Gradient | None

    def latex(self) -> str:
        """The Jacobian in LaTeX."""
        return self.value.latex()

    def numpy(self) -> str:
        """NumPy code that computes it."""
        return self.value.numpy()

    def check(self, seed: int = 0, shapes: int = 3) -> Checked:
        """⟨g, J v⟩ held against the velocity of ⟨g, f⟩ along v, at several shapes."""
        g = _cotangent(self.f)
        total = Inner(g, self.f) if self.f.shape else g * self.f
        jacobian = self.value if self.layout == "numerator" else Transpose(self.value)
        pulled = Transpose(jacobian) @ g if self.f.shape else g * Transpose(jacobian)
        sizes = shapes_to_try(size_names([self.f]), seed, shapes)
        holds = all(agrees(total, self.by, pulled, one, seed + k) for k, one in enumerate(sizes))
        return Checked(holds, "exact", over_shapes(sizes), () if holds else (str(self.value),))

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"Jacobian({self.value})"

    def _repr_latex_(self) -> str:
        """How a notebook shows it."""
        return f"$\\displaystyle {self.latex()}$"


def jacobian(f: Expr, by: Name, layout: Layout = "numerator", rules: Rules = RULES) -> Jacobian:
    """∂f/∂x, entry ij = ∂f_i/∂x_j in numerator layout (rows are outputs), its transpose in denominator layout.

    Arguments:
        f: a column, or a number, whose Jacobian is a row.
        by: a column x.
        layout: "numerator" (Liquet, Magnus and Neudecker) or "denominator".
        rules: the table of rules.

    Raises:
        Refused: f or x is a matrix, the layout is unknown, or the Jacobian is no matrix product.

    Source: Liquet 4.4; the two layouts in Magnus and Neudecker 2019, 9.2.

    Example:
        >>> from teorema.symbolic.calculus import NAMED, apply, matrix, vector
        >>> W, x = matrix("W", "m", "n"), vector("x", "n")
        >>> print(jacobian(apply(NAMED["tanh"], W @ x), x))
        diag(tanh'(W x)) W
    """
    if layout not in ("numerator", "denominator"):
        raise Refused("layout", _LAYOUT, layout)
    for name, one in (("f", f), ("by", by)):
        if one.shape and one.shape[1] != 1:
            raise Refused(name, _COLUMN, "×".join(map(str, one.shape)))
    if not depends(f, frozenset([by])):
        nothing = zeros(f.shape[0] if f.shape else 1, by.shape[0] if by.shape else 1)
        return Jacobian(f, by, nothing if layout == "numerator" else Transpose(nothing), layout, None)
    if not f.shape:
        found = grad(f, by, rules)
        value = found.value if layout == "denominator" else tidied(Transpose(found.value))
        return Jacobian(f, by, value, layout, found)
    g = _cotangent(f)
    pulled = grad(Inner(g, f), by, rules)
    matrix = coefficient(pulled.value, g)
    return Jacobian(f, by, matrix if layout == "numerator" else tidied(Transpose(matrix)), layout, pulled)


def hessian(f: Expr, by: Name, rules: Rules = RULES) -> Jacobian | MatrixHessian:
    """∇²f = ∂(∇f)/∂x, symmetric, for a number f and a column x; for a matrix X its components ∂²f/∂X_ij∂X_pq.

    Arguments:
        f: a number.
        by: a column x, a number, or a matrix X; a Hessian times a direction, `hvp`, needs no array of m n m n entries.
        rules: the table of rules.

    Returns:
        for a column the Hessian as a matrix; for a matrix a `MatrixHessian` with `entry(i, j, p, q)` for every size and
        `matrix()` in the order of vec, column after column, for integer sizes.

    Raises:
        Refused: what `grad` and `jacobian` refuse.

    Example:
        >>> from teorema.symbolic.calculus import SquaredNorm, matrix, vector
        >>> A, x, y = matrix("A", "m", "n"), vector("x", "n"), vector("y", "m")
        >>> print(hessian(SquaredNorm(A @ x - y) / 2, x))
        Aᵀ A
        >>> print(hessian(SquaredNorm(A @ x - y) / 2, A))
        ∂²f/∂A_ij∂A_pq = (e_p e_qᵀ x xᵀ)_i,j
    """
    if by.shape and by.shape[1] != 1:
        direction = direction_for(f, by)
        return MatrixHessian(f, by, grad(f, by, rules), direction, hvp(f, by, direction, rules))
    return jacobian(grad(f, by, rules).value, by, "numerator", rules)


def hvp(f: Expr, by: Name, direction: Expr, rules: Rules = RULES) -> Gradient:
    """∇²f · V = ∂⟨∇f, V⟩/∂X: a Hessian times a direction, by reverse mode twice; X may be a matrix.

    Arguments:
        f: a number.
        by: the symbol X.
        direction: V, of the shape of X, free of X.
        rules: the table of rules.

    Raises:
        ShapeError: V has another shape.
        Refused: V depends on X, or what `grad` refuses.

    Source: Pearlmutter 1994; Griewank and Walther 2008, 5.

    Example:
        >>> from teorema.symbolic.calculus import SquaredNorm, matrix, vector
        >>> W, V = matrix("W", "m", "n"), matrix("V", "m", "n")
        >>> x, y = vector("x", "n"), vector("y", "m")
        >>> print(hvp(SquaredNorm(W @ x - y) / 2, W, V).value)
        V x xᵀ
    """
    if not agree(direction.shape, by.shape):
        raise ShapeError(str(direction), _DIRECTION, direction.shape, by.shape)
    if depends(direction, frozenset([by])):
        raise Refused(
            "direction", Text("must not depend on the symbol", "no debe depender del símbolo"), str(direction)
        )
    slope = grad(f, by, rules).value
    along = Inner(slope, direction) if slope.shape else slope * direction
    return grad(along, by, rules)


def _cotangent(f: Expr) -> Symbol:
    taken = {
        one.name if isinstance(one, Symbol) else one.family.name
        for one in f.walk()
        if isinstance(one, (Symbol, Member))
    }
    return Symbol(next(letter for letter in ("g", "h", "cotangent") if letter not in taken), f.shape)
