"""The derivative rules of transposes, sums of entries, norms, determinants, inverses, softmax and cross-entropy."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    NAMED,
    Basis,
    ColumnOf,
    ColumnSums,
    CrossEntropy,
    Determinant,
    Diag,
    Diagonal,
    Entry,
    Expr,
    Inner,
    Inverse,
    LogDet,
    LogSumExp,
    Norm,
    RowOf,
    RowSums,
    Softmax,
    SquaredNorm,
    Symbol,
    Total,
    Trace,
    apply,
    identity,
    index,
    ones,
)
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.derivatives.rules.conditions import (
    ATTAINED_ONCE,
    INVERTIBLE,
    NORM_OFF_ZERO,
    OFF_ZERO,
    POSITIVE,
    POSITIVE_DETERMINANT,
    PROBABILITIES,
)
from teorema.symbolic.derivatives.rules.letters import A, G, P, S, Y, Z, arriving, c, g, m, n, v
from teorema.symbolic.derivatives.rules.rule import Condition, Rule

_i: Final = index("i")
_j: Final = index("j")


def _rule(
    slug: str, en: str, es: str, pattern: Expr, by: Symbol, result: Expr, *conditions: Condition, leaf: str = ""
) -> Rule:
    return Rule(slug, Text(en, es), pattern, by, result, conditions, leaf)


def _sign(argument: Expr) -> Expr:
    return apply(NAMED["sign_step"], argument)


def _size(argument: Expr) -> Expr:
    return apply(NAMED["abs"], argument)


def _step(argument: Expr) -> Expr:
    return apply(NAMED["step"], argument)


_SQUARE: Final = arriving("n", "n")
_COLUMN: Final = arriving("n", 1)
_S: Final = Softmax(Z)

LINEAR: Final = (
    _rule("transpose", "Transpose", "Traspuesta", A.T, A, arriving("n", "m").T),
    _rule("diag", "Diagonal matrix", "Matriz diagonal", Diag(v), v, Diagonal(_SQUARE)),
    _rule("diagonal", "Diagonal of a matrix", "Diagonal de una matriz", Diagonal(S), S, Diag(_COLUMN)),
    _rule("trace", "Trace", "Traza", Trace(S), S, g * identity("n")),
    _rule("total", "Sum of all entries", "Suma de las entradas", Total(A), A, g * ones("m", "n")),
    _rule("row-sums", "Sums of the rows", "Sumas de las filas", RowSums(A), A, arriving("m", 1) @ ones("n").T),
    _rule(
        "column-sums", "Sums of the columns", "Sumas de las columnas", ColumnSums(A), A, ones("m") @ arriving(1, "n")
    ),
    _rule("inner-left", "Inner product, left", "Producto interno, izquierda", Inner(A, Y), A, g * Y),
    _rule("inner-right", "Inner product, right", "Producto interno, derecha", Inner(A, Y), Y, g * A),
    _rule("as-matrix", "Number as a matrix", "Número como matriz", AsMatrix(c), c, Total(arriving(1, 1))),
    _rule("entry-of-column", "Entry of a column", "Entrada de una columna", Entry(v, _i), v, g * Basis(n, _i)),
    _rule(
        "entry", "Entry of a matrix", "Entrada de una matriz", Entry(A, _i, _j), A, g * (Basis(m, _i) @ Basis(n, _j).T)
    ),
    _rule("row", "Row of a matrix", "Fila de una matriz", RowOf(A, _i), A, Basis(m, _i) @ _COLUMN.T),
    _rule(
        "column", "Column of a matrix", "Columna de una matriz", ColumnOf(A, _j), A, arriving("m", 1) @ Basis(n, _j).T
    ),
)

NORMS: Final = (
    _rule("squared-norm", "Squared norm", "Cuadrado de la norma", SquaredNorm(A), A, 2 * g * A),
    _rule("norm", "Euclidean norm", "Norma euclídea", Norm(v, "2"), v, g / Norm(v, "2") * v, NORM_OFF_ZERO),
    _rule(
        "frobenius-norm", "Frobenius norm", "Norma de Frobenius", Norm(A, "F"), A, g / Norm(A, "F") * A, NORM_OFF_ZERO
    ),
    _rule(
        "one-norm",
        "Sum of absolute values",
        "Suma de valores absolutos",
        Norm(v, "1"),
        v,
        g * apply(NAMED["sign_step"], v),
        OFF_ZERO,
    ),
    _rule(
        "max-norm",
        "Greatest absolute value",
        "Mayor valor absoluto",
        Norm(v, "inf"),
        v,
        g * (_sign(v) * _step(_size(v) - Norm(v, "inf"))),
        ATTAINED_ONCE,
        NORM_OFF_ZERO,
    ),
    _rule(
        "operator-one-norm",
        "Greatest sum of a column",
        "Mayor suma de una columna",
        Norm(A, "1"),
        A,
        g * (_sign(A) * (ones("m") @ _step(ColumnSums(_size(A)) - Norm(A, "1")))),
        ATTAINED_ONCE,
        OFF_ZERO,
    ),
    _rule(
        "operator-max-norm",
        "Greatest sum of a row",
        "Mayor suma de una fila",
        Norm(A, "inf"),
        A,
        g * (_sign(A) * (_step(RowSums(_size(A)) - Norm(A, "inf")) @ ones("n").T)),
        ATTAINED_ONCE,
        OFF_ZERO,
    ),
    _rule(
        "determinant", "Determinant", "Determinante", Determinant(S), S, g * Determinant(S) * Inverse(S).T, INVERTIBLE
    ),
    _rule(
        "log-det",
        "Logarithm of the determinant",
        "Logaritmo del determinante",
        LogDet(S),
        S,
        g * Inverse(S).T,
        POSITIVE_DETERMINANT,
    ),
    _rule("inverse", "Inverse", "Inversa", Inverse(S), S, -(Inverse(S).T @ _SQUARE @ Inverse(S).T), INVERTIBLE),
)

PROBABILITY: Final = (
    _rule("softmax", "Softmax", "Softmax", _S, Z, _S * (G - ones("m") @ ColumnSums(_S * G))),
    _rule("log-sum-exp", "Log-sum-exp", "Log-sum-exp", LogSumExp(v), v, g * Softmax(v)),
    _rule(
        "softmax-cross-entropy",
        "Softmax with cross-entropy",
        "Softmax con entropía cruzada",
        CrossEntropy(Y, Softmax(Z)),
        Z,
        g * (_S - Y),
        PROBABILITIES,
        leaf="Y",
    ),
    _rule(
        "softmax-cross-entropy-any",
        "Softmax with cross-entropy, any target",
        "Softmax con entropía cruzada, objetivo cualquiera",
        CrossEntropy(Y, Softmax(Z)),
        Z,
        g * (_S * (ones("m") @ ColumnSums(Y)) - Y),
    ),
    _rule(
        "cross-entropy",
        "Cross-entropy, prediction",
        "Entropía cruzada, predicción",
        CrossEntropy(Y, P),
        P,
        -g * (Y / P),
        POSITIVE,
    ),
    _rule(
        "cross-entropy-target",
        "Cross-entropy, target",
        "Entropía cruzada, objetivo",
        CrossEntropy(Y, P),
        Y,
        -g * apply(NAMED["log"], P),
        POSITIVE,
    ),
)
