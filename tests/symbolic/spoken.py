"""Random expressions over the whole grammar that can be read back, each built only by combinations whose shapes fit."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import Any

from hypothesis import strategies as st

from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Block,
    ColumnOf,
    ColumnSums,
    CrossEntropy,
    Determinant,
    Diag,
    Diagonal,
    Elementwise,
    Entry,
    Expr,
    Family,
    Inner,
    Inverse,
    LogDet,
    LogSumExp,
    Norm,
    Number,
    Rank,
    RowOf,
    RowSums,
    Size,
    Softmax,
    SquaredNorm,
    Total,
    Trace,
    apply,
    chain,
    column_list,
    identity,
    index,
    map_symbol,
    matrix,
    maximum,
    minimum,
    ones,
    scalar,
    size,
    size_family,
    total,
    vector,
    zeros,
)
from teorema.symbolic.calculus.algebra import Add, Divide, Hadamard, MatMul, Negate, Power, Scale, Subtract
from teorema.symbolic.calculus.linear import Transpose
from teorema.symbolic.calculus.maps import Apply
from teorema.symbolic.calculus.sums import Over

N = size_family("N")
A, B, S = matrix("A", "m", "n"), matrix("B", "n", "m"), matrix("S", "n", "n")
u, v, y = vector("u", "n"), vector("v", "m"), vector("yhat", "m", r"\hat{y}")
c, a = scalar("c"), scalar("alpha", r"\alpha")
W, b = Family("W", (N[ELL], N[ELL - 1])), Family("b", (N[ELL], 1))
d = Family("d", (), lower=True)
sigma, f, g = Elementwise("sigma"), map_symbol("f", "n", "m"), map_symbol("g", "m", "n")
phi = Elementwise("phi", r"\varphi", family=True)
GIVEN = {one.name: one for one in (A, B, S, u, v, y, c, a, W, b, d, f, g, phi)} | {"N": N}
"""What the parser is told of the symbols below."""

i, j, k = index("i"), index("j"), index("k")
LEAVES = (
    A, B, S, S, u, v, y, c, a, Number(Fraction(2)), Number(Fraction(-3)), Number(Fraction(1, 2)), Number(Fraction(-2, 3)),
    Size(size("n")), Size(N[ELL]), W[ELL], W[ELL].T, b[ELL], b[ELL - 1], W[1], b[3], d[k], ones("n"), ones("m", "n"), zeros("n", "m"),
    identity("n"), chain(ELL, 1, 3, W[ELL]), chain(ELL, 2, size("L"), W[ELL]), ones(size("n") + 1),
)  # fmt: skip
EACH = ("exp", "log", "tanh", "relu", "softplus", "cos", "gelu", "hard_tanh", "sinh", "silu", "arctan", "softsign")


def of_one(x: Expr) -> list[Any]:
    """What can be made of one expression."""
    made: list[Any] = [
        lambda: Negate(x),
        lambda: Scale(c, x),
        lambda: Scale(x, a),
        lambda: Divide(x, c),
        lambda: Add(x, c),
        lambda: Scale(Number(Fraction(1, 2)), x),
        lambda: sigma(x),
        lambda: sigma.prime(x),
        lambda: sigma.second(x),
        lambda: phi(x, at=ELL),
        lambda: phi.prime(x, at=size("L")),
        *(lambda name=name: apply(NAMED[name], x) for name in EACH),
        lambda: apply(NAMED["tanh"], x, order=1),
        lambda: apply(NAMED["relu"], x, order=1),
        lambda: apply(NAMED["elu"], x, a),
        lambda: apply(NAMED["leaky_relu"], x, Number(Fraction(1, 10))),
        lambda: apply(NAMED["leaky_relu"], x, a, order=1),
    ]
    if not x.shape:
        return [
            *made,
            lambda: Power(x, Number(Fraction(2))),
            lambda: Power(x, Number(Fraction(-1))),
            lambda: Power(x, c),
            lambda: apply(NAMED["abs"], x),
            lambda: apply(NAMED["sqrt"], x),
            lambda: apply(NAMED["floor"], x),
            lambda: apply(NAMED["factorial"], x),
            lambda: total(k, 1, size("n"), x),
            lambda: Over("product", k, Number(Fraction(1)).value and size("n") - 1, size("n"), x),
            lambda: Over("max", k, 1 + k * 0, size("L"), x),
            lambda: maximum(x, c, 0),
            lambda: minimum(c, x),
            lambda: column_list(x, c),
            lambda: Block(((column_list(x).rows[0][0], column_list(c).rows[0][0]),)),
        ]
    rows, columns = x.shape
    made += [
        lambda: Transpose(x),
        lambda: RowSums(x),
        lambda: ColumnSums(x),
        lambda: Total(x),
        lambda: SquaredNorm(x),
        lambda: Softmax(x),
        lambda: Rank(x),
        lambda: Norm(x, "F" if columns != 1 else "2"),
        lambda: Norm(x, "inf"),
        lambda: Norm(x, "1"),
        lambda: RowOf(x, i),
        lambda: ColumnOf(x, j + 1),
        lambda: Block(((x, x), (x, x))),
        lambda: Block(((x,), (x,))),
        lambda: total(k, 1, size("n"), x),
    ]
    if rows == columns:
        made += [lambda: Trace(x), lambda: Determinant(x), lambda: LogDet(x), lambda: Inverse(x), lambda: Diagonal(x)]
    if columns == 1:
        made += [lambda: Diag(x), lambda: LogSumExp(x), lambda: Entry(x, i), lambda: Entry(x, k + 1)]
    else:
        made += [lambda: Entry(x, i, j), lambda: Entry(x, i + 1, j)]
    if x.shape == f.source:
        made += [lambda: f(x), lambda: g.after(f)(x)]
    return made


def of_two(x: Expr, z: Expr) -> list[Any]:
    """What can be made of two expressions."""
    made: list[Any] = []
    if x.shape == z.shape:
        made += [lambda: Add(x, z), lambda: Subtract(x, z)]
    if x.shape and x.shape == z.shape:
        made += [lambda: Hadamard(x, z), lambda: Inner(x, z), lambda: CrossEntropy(x, z)]
    if not x.shape or not z.shape:
        made += [lambda: Scale(x, z)]
    if x.shape and z.shape and x.shape[1] == z.shape[0]:
        made += [lambda: MatMul(x, z)] * 3
    if not z.shape or (x.shape == z.shape and x.shape[1] == 1):
        made += [lambda: Divide(x, z)]
    return made


@st.composite
def spoken(draw: Any, depth: int = 4) -> Expr:
    """An expression of at most this depth."""
    if depth == 0 or draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(LEAVES))
    x = draw(spoken(depth=depth - 1))
    two = of_two(x, draw(spoken(depth=depth - 1))) if draw(st.booleans()) else []
    return draw(st.sampled_from(two or of_one(x)))()


def told_apart(node: Expr, style: str) -> bool:
    """Whether the expression is written in this style as no other one is; each line below is a pair that is written alike."""
    return not any(_alike(one, style) for one in node.walk())


def _alike(one: Expr, style: str) -> bool:
    match one:
        case Negate(Number(value)):
            return value > 0  # -3 is the number
        case Divide(Number(p), Number(q)):
            whole = p.denominator == q.denominator == 1 and p >= 0 and q > 1
            return (whole and gcd(int(p), int(q)) == 1) or q == 0  # 1/2 is the number, 2/4 a quotient
        case Divide(_, Number(value)):
            return value == 0
        case Power(base, Number(value)) if style != "numpy" and isinstance(base, Norm):
            return style == "unicode"
        case Power(_, Number(value)):
            return value == Fraction(1, 2) or abs(value) > 100
        case Apply(function) if function == NAMED["log"] and style == "numpy":
            return isinstance(one.argument, Total) and isinstance(one.argument.argument, Apply)
        case Apply(function) if function == NAMED["abs"]:
            return bool(one.argument.shape) and style != "numpy"
        case Total(Hadamard()):
            return style == "numpy"  # np.sum((u) * (v)) is the inner product
        case RowSums(MatMul(ColumnSums())) | MatMul(ColumnSums()) | RowSums(ColumnSums()) | ColumnSums(RowSums()):
            return style != "numpy"
        case ColumnSums(MatMul()):
            return style != "numpy"
    return False
