"""The laws by which a result of a rule is tidied: ones, zeros, signs and constants, and nothing that a reader would have to work out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.symbolic.calculus.algebra import Add, Divide, Hadamard, MatMul, Negate, Power, Scale, Subtract
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.calculus.leaves import Member, Number, Symbol
from teorema.symbolic.calculus.linear import Diag, Filled, Identity, Inner, Total, Transpose
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.substitution import rebuilt
from teorema.symbolic.derivatives.backward.selecting import selected

ONE: Final = Number(Fraction(1))


def tidied(node: Expr) -> Expr:
    """The node by one of the laws below, where its operands are tidy already.

    Laws: 1·A = A/1 = A; c·(d·A) = (cd)·A, c·d and c/d and c ± d of constants, k·(a/(b r)) = (ka/b)/r; −(−A) = A, and a
    sign or a number is drawn out of products; (Aᵀ)ᵀ = A, (Aᵀ B)ᵀ = Bᵀ A, (A Bᵀ)ᵀ = B Aᵀ; I A = A I = A; A ⊙ 𝟏 = A;
    Iᵀ = I, diag(v)ᵀ = diag(v); A + A = 2·A; a¹ = a, a⁰ = 1; what [0 I 0] picks of blocks is picked. Here 𝟏 of shape 1×1 counts as I.
    """
    law = _LAWS.get(type(node))
    return law(node) if law else node


def constant(node: Expr) -> Fraction | None:
    """The value of a numeric constant."""
    return node.value if isinstance(node, Number) else None


def _scale(node: Scale) -> Expr:
    left, right = node.left, node.right
    if right == ONE:
        return left
    if left == ONE:
        return right
    a, b = constant(left), constant(right)
    if a is not None and b is not None:
        return Number(a * b)
    if b is not None:
        return _scale(Scale(right, left))
    if a is not None and isinstance(right, Divide):
        found = _scaled_quotient(a, right)
        if found is not None:
            return found
    if isinstance(right, Negate):
        return tidied(Negate(tidied(Scale(left, right.argument))))
    if isinstance(left, Negate):
        return tidied(Negate(tidied(Scale(left.argument, right))))
    if a is not None and isinstance(right, Scale) and (inner := constant(right.left)) is not None:
        return _scale(Scale(Number(a * inner), right.right))
    if a is not None and a < 0:
        return Negate(tidied(Scale(Number(-a), right)))
    if a is not None and isinstance(right, Scale) and right.left.is_number and not right.right.is_number:
        return tidied(Scale(tidied(Scale(left, right.left)), right.right))
    return node


def _scaled_quotient(a: Fraction, quotient: Divide) -> Expr | None:
    """a · (p / q) with the constants of both sides in one place; None where there are none to collect."""
    p, above = _multiple(quotient.left)
    q, below = _multiple(quotient.right)
    if (b := constant(quotient.right)) is not None:
        return tidied(Scale(Number(a / b), quotient.left)) if b else None
    if constant(quotient.left) is not None:
        p, above = constant(quotient.left) or Fraction(0), ONE
    if above != ONE and p == q == 1:
        return None
    factor = a * p / q
    top = (
        Number(Fraction(factor.numerator)) if above == ONE else tidied(Scale(Number(Fraction(factor.numerator)), above))
    )
    return Divide(top, tidied(Scale(Number(Fraction(factor.denominator)), below)))


def _negate(node: Negate) -> Expr:
    inside = node.argument
    if isinstance(inside, Negate):
        return inside.argument
    if isinstance(inside, Subtract):
        return Subtract(inside.right, inside.left)
    value = constant(inside)
    return node if value is None else Number(-value)


def _drawn(node: Expr, build: Callable[[Expr, Expr], Expr], left: Expr, right: Expr) -> Expr | None:
    """A sign or a number drawn out of a product."""
    if isinstance(left, Negate):
        return tidied(Negate(tidied(build(left.argument, right))))
    if isinstance(right, Negate):
        return tidied(Negate(tidied(build(left, right.argument))))
    if isinstance(left, Divide) and left.right.is_number:
        return tidied(Divide(tidied(build(left.left, right)), left.right))
    if isinstance(right, Divide) and right.right.is_number:
        return tidied(Divide(tidied(build(left, right.left)), right.right))
    if isinstance(left, Scale) and left.left.is_number and not left.right.is_number:
        return tidied(Scale(left.left, tidied(build(left.right, right))))
    if isinstance(right, Scale) and right.left.is_number and not right.right.is_number:
        return tidied(Scale(right.left, tidied(build(left, right.right))))
    return None


def _matmul(node: MatMul) -> Expr:
    if _is_unit(node.left):
        return node.right
    if _is_unit(node.right):
        return node.left
    return selected(node) or _drawn(node, MatMul, node.left, node.right) or node


def _hadamard(node: Hadamard) -> Expr:
    if _is_ones(node.left):
        return node.right
    if _is_ones(node.right):
        return node.left
    return _drawn(node, Hadamard, node.left, node.right) or node


def _inner(node: Inner) -> Expr:
    if _is_ones(node.left):
        return Total(node.right)
    return _drawn(node, Inner, node.left, node.right) or node


def _is_unit(node: Expr) -> bool:
    return isinstance(node, Identity) or (_is_ones(node) and node.shape == (1, 1))


def _is_ones(node: Expr) -> bool:
    return isinstance(node, Filled) and node.entry == 1


def _divide(node: Divide) -> Expr:
    if node.right == ONE:
        return node.left
    a, b = constant(node.left), constant(node.right)
    if a is not None and b:
        return Number(a / b)
    if isinstance(node.left, Negate):
        return tidied(Negate(tidied(Divide(node.left.argument, node.right))))
    if b and node.left.is_number is False and isinstance(node.left, Scale) and constant(node.left.left) is not None:
        return tidied(Scale(tidied(Divide(node.left.left, node.right)), node.left.right))
    return node


def _add(node: Add) -> Expr:
    a, b = constant(node.left), constant(node.right)
    if a is not None and b is not None:
        return Number(a + b)
    if isinstance(node.right, Negate) and node.left.shape == node.right.shape:
        return tidied(Subtract(node.left, node.right.argument))
    (p, left), (q, right) = _multiple(node.left), _multiple(node.right)
    return tidied(Scale(Number(p + q), left)) if left == right and p + q else node


def _multiple(node: Expr) -> tuple[Fraction, Expr]:
    if isinstance(node, Scale) and (a := constant(node.left)) is not None:
        return a, node.right
    return Fraction(1), node


def _subtract(node: Subtract) -> Expr:
    a, b = constant(node.left), constant(node.right)
    if a is not None and b is not None:
        return Number(a - b)
    if isinstance(node.right, Negate):
        return tidied(Add(node.left, node.right.argument))
    return node


def _transpose(node: Transpose) -> Expr:
    inside = node.argument
    if isinstance(inside, Transpose):
        return inside.argument
    if isinstance(inside, (Identity, Diag)):
        return inside
    if isinstance(inside, Filled) and inside.shape == (1, 1):
        return inside
    if isinstance(inside, MatMul) and (isinstance(inside.left, Transpose) or isinstance(inside.right, Transpose)):
        return tidied(MatMul(tidied(Transpose(inside.right)), tidied(Transpose(inside.left))))
    if isinstance(inside, Negate):
        return Negate(tidied(Transpose(inside.argument)))
    if isinstance(inside, Scale):
        return tidied(Scale(inside.left, tidied(Transpose(inside.right)))) if inside.left.is_number else node
    return node


def _total(node: Total) -> Expr:
    inside = node.argument
    if isinstance(inside, AsMatrix):
        return inside.argument
    if isinstance(inside, Scale) and inside.left.is_number and isinstance(inside.right, AsMatrix):
        return tidied(Scale(inside.left, inside.right.argument))
    return node


def _power(node: Power) -> Expr:
    exponent = constant(node.right)
    if exponent == 1:
        return node.left
    return ONE if exponent == 0 else node


def inlined(node: Expr, values: Mapping[Expr, Expr]) -> Expr:
    """The expression with symbols replaced by expressions, tidied where something was replaced below."""

    def change(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        return walk(part) if isinstance(part, Expr) else part

    def walk(one: Expr) -> Expr:
        if isinstance(one, (Symbol, Member)):
            return values.get(one, one)
        made = rebuilt(one, change)
        return one if made is one else tidied(made)

    return walk(node)


_LAWS: Final[dict[type, Callable[..., Expr]]] = {
    Scale: _scale,
    Negate: _negate,
    MatMul: _matmul,
    Hadamard: _hadamard,
    Inner: _inner,
    Divide: _divide,
    Add: _add,
    Subtract: _subtract,
    Transpose: _transpose,
    Power: _power,
    Total: _total,
}
