"""The proof of each derivative rule in one line: the differential of its pattern, and the inner product rewritten as ⟨R, V⟩."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from teorema.symbolic.calculus import (
    NAMED,
    Block,
    ColumnOf,
    ColumnSums,
    Determinant,
    Diag,
    Diagonal,
    Entry,
    Expr,
    Inner,
    Inverse,
    Norm,
    RowOf,
    RowSums,
    Softmax,
    Symbol,
    Total,
    Trace,
    apply,
    index,
    ones,
    total,
    zeros,
)
from teorema.symbolic.calculus.algebra import Scale
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.calculus.sums import Chain
from teorema.symbolic.derivatives.rules.letters import A, B, C, P, S, Y, Z, c, d, n, v
from teorema.symbolic.derivatives.rules.rule import SIGMA, Rule, arriving_at
from teorema.symbolic.derivatives.rules.table import RULES

_RULE: Final = {one.id: one for one in RULES}

h: Final = Symbol("h")
"""The direction in which a number moves."""


def direction(rule: Rule) -> Symbol:
    """The direction in which the operand of a rule moves: V of its shape, h for numbers."""
    return Symbol("V", rule.by.shape) if rule.by.shape else h


def _to(rule: str) -> Symbol:
    return direction(_RULE[rule])


def _of(name: str, argument: Expr) -> Expr:
    return apply(NAMED[name], argument)


def _without_g(rule: str) -> Expr:
    """What stands beside g in the result of a rule."""
    result = _RULE[rule].result
    assert isinstance(result, Scale)
    return result.right


_V: Final = _to("add-left")
_col: Final = _to("norm")
_sq: Final = _to("trace")
_all: Final = ones("m", "n")
_s: Final = Softmax(Z)
_gap: Final = _of("step", c - d)
_i, _j, _k = index("i"), index("j"), index("k")
_product: Final = _RULE["indexed-product"].pattern
_chain: Final = _RULE["chain"].result
_after, _before = (one for one in _chain.walk() if isinstance(one, Chain))

DIFFERENTIALS: Final[dict[str, Expr]] = {
    **dict.fromkeys(("add-left", "add-right", "subtract-left", "add-to-all-array", "add-number-array"), _V),
    **dict.fromkeys(("subtract-number-array", "identity"), _V),
    **dict.fromkeys(("subtract-right", "negate", "subtract-array"), -_V),
    **dict.fromkeys(("add-numbers-left", "add-numbers-right", "subtract-numbers-left", "identity-number"), h),
    **dict.fromkeys(("subtract-numbers-right", "negate-number"), -h),
    **dict.fromkeys(("add-to-all-number", "add-number-number", "subtract-from-number"), h * _all),
    "subtract-number": -(h * _all),
    "matmul-left": _V @ C,
    "matmul-right": A @ _to("matmul-right"),
    "hadamard-left": _V * B,
    "hadamard-right": A * _V,
    **dict.fromkeys(("scale-number", "scale-right-number"), h * A),
    **dict.fromkeys(("scale-array", "scale-right-array"), c * _V),
    "times-left": h * d,
    "times-right": c * h,
    "divide-array": _V / c,
    "divide-by-number": -(h * A / c**2),
    "divide-entries-left": _V / B,
    "divide-entries-right": -(A * _V / (B * B)),
    "divide-number-by-array": -(c * _V / (A * A)),
    "divide-number-over": h / A,
    "quotient-above": h / d,
    "quotient-below": -(c * h / d**2),
    "power-base": d * c ** (d - 1) * h,
    "power-exponent": c**d * _of("log", c) * h,
    "exp": _of("exp", A) * _V,
    "exp-number": _of("exp", c) * h,
    "log": _V / A,
    "log-number": h / c,
    "sqrt": _V / (2 * _of("sqrt", A)),
    "sqrt-number": h / (2 * _of("sqrt", c)),
    "abs": _of("sign_step", A) * _V,
    "abs-number": _of("sign_step", c) * h,
    "square": 2 * (A * _V),
    "square-number": 2 * (c * h),
    "elementwise": SIGMA.prime(A) * _V,
    "elementwise-number": SIGMA.prime(c) * h,
    "elementwise-slope": SIGMA.second(A) * _V,
    "elementwise-slope-number": SIGMA.second(c) * h,
    "transpose": _V.T,
    "diag": Diag(_col),
    "diagonal": Diagonal(_sq),
    "trace": Trace(_sq),
    "total": Total(_V),
    "row-sums": RowSums(_V),
    "column-sums": ColumnSums(_V),
    "inner-left": Inner(_V, Y),
    "inner-right": Inner(A, _V),
    "as-matrix": AsMatrix(h),
    "entry-of-column": Entry(_col, _i),
    "entry": Entry(_V, _i, _j),
    "row": RowOf(_V, _i),
    "column": ColumnOf(_V, _j),
    "squared-norm": 2 * Inner(A, _V),
    "norm": Inner(v, _col) / Norm(v, "2"),
    "frobenius-norm": Inner(A, _V) / Norm(A, "F"),
    "one-norm": Inner(_of("sign_step", v), _col),
    "max-norm": Inner(_without_g("max-norm"), _col),
    "operator-one-norm": Inner(_without_g("operator-one-norm"), _V),
    "operator-max-norm": Inner(_without_g("operator-max-norm"), _V),
    "determinant": Determinant(S) * Trace(Inverse(S) @ _sq),
    "log-det": Trace(Inverse(S) @ _sq),
    "inverse": -(Inverse(S) @ _sq @ Inverse(S)),
    "softmax": _s * (_V - ones("m") @ ColumnSums(_s * _V)),
    "log-sum-exp": Inner(Softmax(v), _col),
    "softmax-cross-entropy": Inner(_s, _V) - Inner(Y, _V),
    "softmax-cross-entropy-any": Inner(_s * (ones("m") @ ColumnSums(Y)), _V) - Inner(Y, _V),
    "cross-entropy": -Inner(Y, _V / P),
    "cross-entropy-target": -Inner(_V, _of("log", P)),
    "block-left": Block(((_V, zeros("m", "k")),)),
    "block-right": Block(((zeros("m", "n"), _to("block-right")),)),
    "block-top": Block(((_V,), (zeros("k", "n"),))),
    "block-bottom": Block(((zeros("m", "n"),), (_to("block-bottom"),))),
    **dict.fromkeys(("max-left", "min-right"), _gap * h),
    **dict.fromkeys(("max-right", "min-left"), (1 - _gap) * h),
    "indexed-sum": total(_k, 1, n, Entry(_col, _k)),
    "indexed-product": total(_j, 1, n, _product / Entry(v, _j) * Entry(_col, _j)),
    "indexed-max": Inner(_without_g("indexed-max"), _col),
    "indexed-min": Inner(_without_g("indexed-min"), _col),
    "chain": _after @ _to("chain") @ _before,
}
"""For every rule d/dt F(A + tV) at t = 0, where F is the pattern and A the operand of the rule; with h in the place of V for numbers."""


@dataclass(frozen=True, slots=True)
class Line:
    """⟨G, dF⟩ = ⟨R, V⟩: the derivative of ⟨G, F(A + tV)⟩, and the result R of the rule read off it.

    Arguments:
        rule: the rule.
        left: ⟨G, dF⟩, or g dF for numbers.
        right: ⟨R, V⟩, or R h for numbers.
    """

    rule: Rule
    left: Expr
    right: Expr

    def latex(self) -> str:
        """The line as a formula."""
        return f"{self.left.latex()}={self.right.latex()}"

    def __str__(self) -> str:
        return f"{self.left} = {self.right}"


def line_of(rule: Rule) -> Line:
    """The proof of a rule in one line.

    Raises:
        KeyError: no rule of the table has this id.

    Example:
        >>> print(line_of(RULES[18]))
        ⟨G, V C⟩ = ⟨G Cᵀ, V⟩
    """
    moved = DIFFERENTIALS[rule.id]
    arriving, to = arriving_at(rule.pattern.shape), direction(rule)
    left = Inner(arriving, moved) if moved.shape else arriving * moved
    return Line(rule, left, Inner(rule.result, to) if to.shape else rule.result * to)
