"""The derivative rules by operation, in the order of the page: which rules one statement gathers, its title and its source."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.statement import Source

_MAGNUS: Final = Source("Magnus and Neudecker 2019", "9")
_LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "4.4")
_COURSE: Final = Source("teorema", "14")


def _cookbook(equation: int) -> Source:
    return Source("Petersen and Pedersen 2012", "2", f"eq. ({equation})")


GROUPS: Final[tuple[tuple[str, Text, Source, tuple[str, ...]], ...]] = (
    ("sum", Text("Sum", "Suma"), _COURSE, ("add-left", "add-right", "add-numbers-left", "add-numbers-right")),
    (
        "difference",
        Text("Difference and opposite", "Diferencia y opuesto"),
        _COURSE,
        (
            "subtract-left",
            "subtract-right",
            "negate",
            "subtract-numbers-left",
            "subtract-numbers-right",
            "negate-number",
        ),
    ),
    (
        "shift",
        Text("A number and every entry", "Un número y cada entrada"),
        _COURSE,
        (
            "add-to-all-number",
            "add-to-all-array",
            "add-number-array",
            "add-number-number",
            "subtract-from-number",
            "subtract-array",
            "subtract-number-array",
            "subtract-number",
        ),
    ),
    ("matmul", Text("Product of matrices", "Producto de matrices"), _MAGNUS, ("matmul-left", "matmul-right")),
    (
        "hadamard",
        Text("Entrywise product", "Producto entrada a entrada"),
        _COURSE,
        ("hadamard-left", "hadamard-right", "times-left", "times-right"),
    ),
    (
        "scaling",
        Text("Number times matrix", "Número por matriz"),
        _COURSE,
        ("scale-number", "scale-array", "scale-right-array", "scale-right-number"),
    ),
    (
        "division",
        Text("Division by a number and of a number", "División por un número y de un número"),
        _COURSE,
        ("divide-array", "divide-by-number", "divide-number-by-array", "divide-number-over"),
    ),
    (
        "quotient",
        Text("Quotient", "Cociente"),
        _COURSE,
        ("divide-entries-left", "divide-entries-right", "quotient-above", "quotient-below"),
    ),
    ("power", Text("Power", "Potencia"), _COURSE, ("power-base", "power-exponent")),
    ("exp", Text("Exponential", "Exponencial"), _COURSE, ("exp", "exp-number")),
    ("log", Text("Logarithm", "Logaritmo"), _COURSE, ("log", "log-number")),
    ("sqrt", Text("Square root", "Raíz cuadrada"), _COURSE, ("sqrt", "sqrt-number")),
    (
        "abs",
        Text("Absolute value and the 1-norm", "Valor absoluto y la norma 1"),
        _COURSE,
        ("abs", "abs-number", "one-norm"),
    ),
    (
        "square",
        Text("Square and squared norm", "Cuadrado y cuadrado de la norma"),
        _COURSE,
        ("square", "square-number", "squared-norm"),
    ),
    ("identity", Text("Identity", "Identidad"), _COURSE, ("identity", "identity-number")),
    (
        "elementwise",
        Text("Function of every entry", "Función de cada entrada"),
        _LIQUET,
        ("elementwise", "elementwise-number", "elementwise-slope", "elementwise-slope-number"),
    ),
    ("transpose", Text("Transpose", "Traspuesta"), _MAGNUS, ("transpose",)),
    ("diag", Text("Diagonal matrix", "Matriz diagonal"), _COURSE, ("diag",)),
    ("diagonal", Text("Diagonal of a matrix", "Diagonal de una matriz"), _COURSE, ("diagonal",)),
    ("trace", Text("Trace and sum of all entries", "Traza y suma de las entradas"), _MAGNUS, ("trace", "total")),
    ("row-sums", Text("Sums of the rows", "Sumas de las filas"), _COURSE, ("row-sums",)),
    ("column-sums", Text("Sums of the columns", "Sumas de las columnas"), _COURSE, ("column-sums",)),
    ("inner", Text("Inner product", "Producto interno"), _MAGNUS, ("inner-left", "inner-right")),
    ("as-matrix", Text("Number as a matrix", "Número como matriz"), _COURSE, ("as-matrix",)),
    ("entry-of-column", Text("Entry of a column", "Entrada de una columna"), _COURSE, ("entry-of-column",)),
    ("entry", Text("Entry of a matrix", "Entrada de una matriz"), _COURSE, ("entry",)),
    ("row", Text("Row of a matrix", "Fila de una matriz"), _COURSE, ("row",)),
    ("column", Text("Column of a matrix", "Columna de una matriz"), _COURSE, ("column",)),
    (
        "norms",
        Text("Euclidean and Frobenius norm", "Norma euclídea y de Frobenius"),
        _COURSE,
        ("norm", "frobenius-norm"),
    ),
    ("determinant", Text("Determinant", "Determinante"), _cookbook(49), ("determinant",)),
    ("log-det", Text("Logarithm of the determinant", "Logaritmo del determinante"), _cookbook(57), ("log-det",)),
    ("inverse", Text("Inverse", "Inversa"), _MAGNUS, ("inverse",)),
    ("softmax", Text("Softmax", "Softmax"), _LIQUET, ("softmax",)),
    ("log-sum-exp", Text("Log-sum-exp", "Log-sum-exp"), _COURSE, ("log-sum-exp",)),
    (
        "softmax-cross-entropy",
        Text("Softmax with cross-entropy", "Softmax con entropía cruzada"),
        _LIQUET,
        ("softmax-cross-entropy",),
    ),
    (
        "softmax-cross-entropy-any",
        Text("Softmax with cross-entropy, any target", "Softmax con entropía cruzada, objetivo cualquiera"),
        _COURSE,
        ("softmax-cross-entropy-any",),
    ),
    ("cross-entropy", Text("Cross-entropy", "Entropía cruzada"), _COURSE, ("cross-entropy", "cross-entropy-target")),
    ("max-norm", Text("Greatest absolute value", "Mayor valor absoluto"), _COURSE, ("max-norm",)),
    (
        "operator-norms",
        Text("Greatest sum of a column or of a row", "Mayor suma de una columna o de una fila"),
        _COURSE,
        ("operator-one-norm", "operator-max-norm"),
    ),
    (
        "extreme",
        Text("Maximum and minimum of two numbers", "Máximo y mínimo de dos números"),
        _COURSE,
        ("max-left", "max-right", "min-left", "min-right"),
    ),
    ("block-row", Text("Blocks side by side", "Bloques lado a lado"), _MAGNUS, ("block-left", "block-right")),
    (
        "block-column",
        Text("Blocks one below the other", "Bloques uno debajo del otro"),
        _MAGNUS,
        ("block-top", "block-bottom"),
    ),
    ("indexed-sum", Text("Sum over an index", "Suma sobre un índice"), _COURSE, ("indexed-sum",)),
    ("indexed-product", Text("Product over an index", "Producto sobre un índice"), _COURSE, ("indexed-product",)),
    (
        "indexed-extreme",
        Text("Maximum and minimum over an index", "Máximo y mínimo sobre un índice"),
        _COURSE,
        ("indexed-max", "indexed-min"),
    ),
    ("chain", Text("Product of layers", "Producto de capas"), _LIQUET, ("chain",)),
)
"""The operations with the rules of each, in the order of the page: (name, title, source, ids of rules)."""
