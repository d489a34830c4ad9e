"""For every derivative rule a wrong result that has its shape: what the statements of the rules refute, one formula at a time."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    NAMED,
    Determinant,
    Expr,
    Inner,
    Inverse,
    RowSums,
    Size,
    Softmax,
    Symbol,
    Total,
    apply,
    matrix,
    ones,
)
from teorema.symbolic.calculus.algebra import MatMul, Negate
from teorema.symbolic.derivatives.mistakes.slips_joined import JOINED, SQUARE_JOINED
from teorema.symbolic.derivatives.mistakes.wrong import SquareSlip, WrongRule
from teorema.symbolic.derivatives.rules.letters import A, B, G, P, S, Y, Z, arriving, c, d, g, m, n, v
from teorema.symbolic.derivatives.rules.rule import SIGMA, Rule
from teorema.symbolic.derivatives.rules.table import RULES

_RULE: Final = {one.id: one for one in RULES}
_SQUARE_G: Final = arriving("n", "n")
_COLUMN: Final = arriving("n", 1)
_mean: Final = Total(G) / (Size(m) * Size(n))

_SIGMA: Final = Text("σ′ is missing", "falta σ′")
_NORM: Final = Text("the norm in the denominator is missing", "falta la norma en el denominador")
_SIGN: Final = Text("the sign is wrong", "el signo está mal")
_OWN: Final = Text("its own factor instead of the other one", "el propio factor en lugar del otro")
_LOST: Final = Text("the other factor is missing", "falta el otro factor")
_PRODUCT: Final = Text("the sum treated as a product", "la suma tratada como un producto")
_MEAN: Final = Text("the mean of the entries instead of their sum", "la media de las entradas en lugar de su suma")
_SLOPE: Final = Text("the derivative is missing", "falta la derivada")
_TWO: Final = Text("the factor 2 is missing", "falta el factor 2")
_VALUE: Final = Text("the value instead of the derivative", "el valor en lugar de la derivada")
_DIVISOR: Final = Text("the divisor is missing", "falta el divisor")
_ALL_ENTRIES: Final = Text("every entry receives it", "lo reciben todas las entradas")
_ARRIVING: Final = Text("the arriving gradient is missing", "falta el gradiente que llega")
_FIRST_ORDER: Final = Text("σ′ instead of σ″", "σ′ en lugar de σ″")
_NOT_TRANSPOSED: Final = Text("a transpose is missing", "falta una traspuesta")
_EXCHANGED: Final = Text("the factors in the wrong order", "los factores en el orden equivocado")


def _slip(rule: str, slug: str, title: Text, result: Expr) -> WrongRule:
    return WrongRule(rule, slug, title, result)


def _classical(rule: str, slug: str, title: Text, result: Expr) -> WrongRule:
    return WrongRule(rule, slug, title, result, named=True)


def _negated(rule: str) -> WrongRule:
    right = _RULE[rule].result
    return _slip(rule, "sign", _SIGN, right.argument if isinstance(right, Negate) else -right)


SLIPS: Final = (
    _classical("elementwise", "dropped-slope", _SIGMA, G),
    _classical("elementwise", "value-for-slope", Text("σ instead of σ′", "σ en lugar de σ′"), G * SIGMA(A)),
    _classical("elementwise-number", "dropped-slope", _SIGMA, g),
    _classical("exp", "dropped-slope", Text("the derivative of exp is missing", "falta la derivada de exp"), G),
    _classical(
        "squared-norm",
        "dropped-two",
        Text("the factor 2 of the square is missing", "falta el factor 2 del cuadrado"),
        g * A,
    ),
    _classical(
        "softmax",
        "diagonal-only",
        Text("only the diagonal of the Jacobian of softmax", "solo la diagonal del jacobiano de softmax"),
        Softmax(Z) * (1 - Softmax(Z)) * G,
    ),
    _classical(
        "softmax-cross-entropy",
        "target-minus-prediction",
        Text("y − ŷ instead of ŷ − y", "y − ŷ en lugar de ŷ − y"),
        g * (Y - Softmax(Z)),
    ),
    _classical(
        "softmax-cross-entropy", "target-forgotten", Text("the target is missing", "falta el objetivo"), g * Softmax(Z)
    ),
    _classical("subtract-right", "sign", _SIGN, G),
    _classical("subtract-left", "sign", _SIGN, Negate(G)),
    _classical("negate", "sign", _SIGN, G),
    _classical("inverse", "sign", _SIGN, Negate(_RULE["inverse"].result)),
    _classical(
        "quotient-above", "divisor-forgotten", Text("the factor 1/n (or ½) is missing", "falta el factor 1/n (o ½)"), g
    ),
    _classical("norm", "not-normalised", _NORM, g * v),
    _classical("frobenius-norm", "not-normalised", _NORM, g * A),
    _classical(
        "log-sum-exp",
        "not-normalised",
        Text("exp instead of softmax", "exp en lugar de softmax"),
        g * apply(NAMED["exp"], v),
    ),
    _slip("add-left", "as-product", _PRODUCT, G * B),
    _slip("add-right", "as-product", _PRODUCT, G * A),
    _slip("add-numbers-left", "as-product", _PRODUCT, g * d),
    _slip("add-numbers-right", "as-product", _PRODUCT, g * c),
    _negated("subtract-numbers-left"),
    _negated("subtract-numbers-right"),
    _negated("negate-number"),
    _slip("add-to-all-number", "mean", _MEAN, _mean),
    _slip("add-to-all-array", "as-product", _PRODUCT, c * G),
    _slip("add-number-array", "as-product", _PRODUCT, c * G),
    _slip("add-number-number", "mean", _MEAN, _mean),
    _negated("subtract-from-number"),
    _negated("subtract-array"),
    _negated("subtract-number-array"),
    _negated("subtract-number"),
    _slip("hadamard-left", "own-factor", _OWN, G * A),
    _slip("hadamard-left", "factor-lost", _LOST, G),
    _slip("hadamard-right", "own-factor", _OWN, G * B),
    _slip("scale-number", "factor-lost", _LOST, Total(G)),
    _slip("scale-array", "factor-lost", _LOST, G),
    _slip("scale-right-array", "factor-lost", _LOST, G),
    _slip("scale-right-number", "mean", _MEAN, Inner(G, A) / (Size(m) * Size(n))),
    _slip("times-left", "own-factor", _OWN, g * c),
    _slip("times-right", "own-factor", _OWN, g * d),
    _slip("divide-array", "divisor-lost", _DIVISOR, G),
    _negated("divide-by-number"),
    _slip("divide-entries-left", "divisor-lost", _DIVISOR, G),
    _negated("divide-entries-right"),
    _slip(
        "divide-entries-right",
        "square-lost",
        Text("the divisor is not squared", "el divisor no está al cuadrado"),
        -(G * A / B),
    ),
    _negated("divide-number-by-array"),
    _slip("divide-number-over", "divisor-lost", _DIVISOR, Total(G)),
    _negated("quotient-below"),
    _slip("power-base", "exponent-lost", Text("the factor d is missing", "falta el factor d"), g * c ** (d - 1)),
    _slip(
        "power-exponent",
        "rule-of-the-base",
        Text("the rule of the base, used for the exponent", "la regla de la base, usada para el exponente"),
        g * (d * c ** (d - 1)),
    ),
    _slip("exp-number", "slope-lost", _SLOPE, g),
    _slip("log", "slope-lost", _SLOPE, G),
    _slip("log-number", "slope-lost", _SLOPE, g),
    _slip("sqrt", "two-lost", _TWO, G / apply(NAMED["sqrt"], A)),
    _slip("sqrt-number", "two-lost", _TWO, g / apply(NAMED["sqrt"], c)),
    _slip("abs", "slope-lost", _SLOPE, G),
    _slip("abs-number", "slope-lost", _SLOPE, g),
    _slip("square", "two-lost", _TWO, G * A),
    _slip("square-number", "two-lost", _TWO, g * c),
    _slip("identity", "value", _VALUE, G * A),
    _slip("identity-number", "value", _VALUE, g * c),
    _slip("elementwise-slope", "first-order", _FIRST_ORDER, G * SIGMA.prime(A)),
    _slip("elementwise-slope-number", "first-order", _FIRST_ORDER, g * SIGMA.prime(c)),
    _slip(
        "diag",
        "row-sums",
        Text("sums of the rows instead of the diagonal", "sumas de las filas en lugar de la diagonal"),
        RowSums(_SQUARE_G),
    ),
    _slip(
        "diagonal",
        "whole-rows",
        Text("whole rows instead of the diagonal", "filas enteras en lugar de la diagonal"),
        _COLUMN @ ones("n").T,
    ),
    _slip("trace", "all-entries", _ALL_ENTRIES, g * ones("n", "n")),
    _slip("total", "value", _VALUE, g * A),
    _slip("row-sums", "arriving-lost", _ARRIVING, ones("m", "n")),
    _slip("column-sums", "arriving-lost", _ARRIVING, ones("m", "n")),
    _slip("inner-left", "own-factor", _OWN, g * A),
    _slip("inner-right", "own-factor", _OWN, g * Y),
    _slip("as-matrix", "value", _VALUE, c * Total(arriving(1, 1))),
    _slip("entry-of-column", "all-entries", _ALL_ENTRIES, g * ones("n")),
    _slip("entry", "all-entries", _ALL_ENTRIES, g * ones("m", "n")),
    _slip(
        "row",
        "every-row",
        Text("every row receives it, not row i alone", "lo reciben todas las filas, no solo la fila i"),
        ones("m") @ _COLUMN.T,
    ),
    _slip(
        "column",
        "every-column",
        Text("every column receives it, not column j alone", "lo reciben todas las columnas, no solo la columna j"),
        arriving("m", 1) @ ones("n").T,
    ),
    _slip("one-norm", "value", _VALUE, g * v),
    _slip("determinant", "not-transposed", _NOT_TRANSPOSED, g * Determinant(S) * Inverse(S)),
    _slip(
        "determinant",
        "determinant-lost",
        Text("the determinant is missing", "falta el determinante"),
        g * Inverse(S).T,
    ),
    _slip("log-det", "not-transposed", _NOT_TRANSPOSED, g * Inverse(S)),
    _slip(
        "log-det",
        "transpose-for-inverse",
        Text("the transpose instead of the transposed inverse", "la traspuesta en lugar de la inversa traspuesta"),
        g * S.T,
    ),
    _slip("inverse", "not-transposed", _NOT_TRANSPOSED, -(Inverse(S) @ _SQUARE_G @ Inverse(S))),
    _slip(
        "inverse",
        "one-factor",
        Text("as for numbers: the square of one factor", "como con números: el cuadrado de un factor"),
        -(Inverse(S).T @ Inverse(S).T @ _SQUARE_G),
    ),
    _slip("softmax", "as-exponential", Text("each entry on its own", "cada entrada por separado"), Softmax(Z) * G),
    _slip(
        "softmax-cross-entropy-any",
        "sums-to-one",
        Text("the target taken to sum to 1", "el objetivo como si sumara 1"),
        g * (Softmax(Z) - Y),
    ),
    _negated("cross-entropy"),
    _slip(
        "cross-entropy", "target-lost", Text("the target is missing", "falta el objetivo"), -g * (ones("m", "n") / P)
    ),
    _negated("cross-entropy-target"),
    _slip(
        "cross-entropy-target",
        "as-prediction",
        Text("the rule of the prediction, used for the target", "la regla de la predicción, usada para el objetivo"),
        -g * (Y / P),
    ),
    *JOINED,
)
"""At least one for every rule but those of `SQUARE_SLIPS`, each false at general points of every shape it is drawn at."""

NAMED_MISTAKES: Final = tuple(one for one in SLIPS if one.named)
"""The classical ones, which the verdict on an answer calls by name."""


_A, _C, _G = matrix("A", "n", "n"), matrix("C", "n", "n"), matrix("G", "n", "n")


def _square(rule: str, slug: str, title: Text, pattern: Expr, by: Symbol, result: Expr) -> SquareSlip:
    return SquareSlip(rule, slug, title, Rule(rule, title, pattern, by, result))


SQUARE_SLIPS: Final = (
    _square("matmul-left", "not-transposed", _NOT_TRANSPOSED, MatMul(_A, _C), _A, _G @ _C),
    _square("matmul-left", "exchanged", _EXCHANGED, MatMul(_A, _C), _A, _C.T @ _G),
    _square("matmul-right", "not-transposed", _NOT_TRANSPOSED, MatMul(_A, _C), _C, _A @ _G),
    _square("matmul-right", "exchanged", _EXCHANGED, MatMul(_A, _C), _C, _G @ _A.T),
    _square("transpose", "not-transposed", _NOT_TRANSPOSED, _A.T, _A, _G),
    *SQUARE_JOINED,
)
"""Mistakes whose shapes fit by accident: where all matrices are square, no shape error warns."""
