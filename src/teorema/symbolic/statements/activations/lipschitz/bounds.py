"""How a Lipschitz bound is written: |f(u) − f(v)| ≤ K |u − v|."""

from __future__ import annotations

from fractions import Fraction

from teorema.symbolic.calculus import Expr
from teorema.symbolic.claims import Claim, LessEqual
from teorema.symbolic.statements.activations.symbols import Function, size, u, v


def bound(f: Function, constant: Expr | int | Fraction, *parameters: Expr) -> Claim:
    """|f(u) − f(v)| ≤ K |u − v|; the constant 1 is not written."""
    gap = size(u - v)
    right = gap if constant == 1 else constant * gap
    return LessEqual(size(f(u, *parameters) - f(v, *parameters)), right)


def turned(f: Function, constant: Expr | int | Fraction, *parameters: Expr) -> Claim:
    """The same with u and v exchanged and all on one side."""
    return LessEqual(size(f(v, *parameters) - f(u, *parameters)) - constant * size(v - u), 0)
