"""The derivative rules of sums, products, quotients and powers."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, Inner, Symbol, Total, apply
from teorema.symbolic.calculus.algebra import Add, Divide, Hadamard, MatMul, Negate, Power, Scale, Subtract
from teorema.symbolic.derivatives.rules.conditions import BASE_NOT_ZERO, NOT_ZERO, POSITIVE_BASE
from teorema.symbolic.derivatives.rules.letters import A, B, C, G, arriving, c, d, g
from teorema.symbolic.derivatives.rules.rule import Condition, Rule


def _rule(slug: str, en: str, es: str, pattern: Expr, by: Symbol, result: Expr, *conditions: Condition) -> Rule:
    return Rule(slug, Text(en, es), pattern, by, result, conditions)


SUMS: Final = (
    _rule("add-left", "Sum, left term", "Suma, término izquierdo", Add(A, B), A, G),
    _rule("add-right", "Sum, right term", "Suma, término derecho", Add(A, B), B, G),
    _rule("subtract-left", "Difference, first term", "Diferencia, primer término", Subtract(A, B), A, G),
    _rule("subtract-right", "Difference, second term", "Diferencia, segundo término", Subtract(A, B), B, -G),
    _rule("negate", "Opposite", "Opuesto", Negate(A), A, -G),
    _rule("add-numbers-left", "Sum of numbers, left", "Suma de números, izquierda", Add(c, d), c, g),
    _rule("add-numbers-right", "Sum of numbers, right", "Suma de números, derecha", Add(c, d), d, g),
    _rule(
        "subtract-numbers-left", "Difference of numbers, first", "Diferencia de números, primero", Subtract(c, d), c, g
    ),
    _rule(
        "subtract-numbers-right",
        "Difference of numbers, second",
        "Diferencia de números, segundo",
        Subtract(c, d),
        d,
        -g,
    ),
    _rule("negate-number", "Opposite of a number", "Opuesto de un número", Negate(c), c, -g),
    _rule(
        "add-to-all-number",
        "A number added to every entry: the number",
        "Un número sumado a cada entrada: el número",
        Add(c, A),
        c,
        Total(G),
    ),
    _rule(
        "add-to-all-array",
        "A number added to every entry: the matrix",
        "Un número sumado a cada entrada: la matriz",
        Add(c, A),
        A,
        G,
    ),
    _rule(
        "add-number-array",
        "Every entry plus a number: the matrix",
        "Cada entrada más un número: la matriz",
        Add(A, c),
        A,
        G,
    ),
    _rule(
        "add-number-number",
        "Every entry plus a number: the number",
        "Cada entrada más un número: el número",
        Add(A, c),
        c,
        Total(G),
    ),
    _rule(
        "subtract-from-number",
        "A number minus every entry: the number",
        "Un número menos cada entrada: el número",
        Subtract(c, A),
        c,
        Total(G),
    ),
    _rule(
        "subtract-array",
        "A number minus every entry: the matrix",
        "Un número menos cada entrada: la matriz",
        Subtract(c, A),
        A,
        -G,
    ),
    _rule(
        "subtract-number-array",
        "Every entry minus a number: the matrix",
        "Cada entrada menos un número: la matriz",
        Subtract(A, c),
        A,
        G,
    ),
    _rule(
        "subtract-number",
        "Every entry minus a number: the number",
        "Cada entrada menos un número: el número",
        Subtract(A, c),
        c,
        -Total(G),
    ),
)

PRODUCTS: Final = (
    _rule(
        "matmul-left",
        "Matrix product, left factor",
        "Producto de matrices, factor izquierdo",
        MatMul(A, C),
        A,
        arriving("m", "k") @ C.T,
    ),
    _rule(
        "matmul-right",
        "Matrix product, right factor",
        "Producto de matrices, factor derecho",
        MatMul(A, C),
        C,
        A.T @ arriving("m", "k"),
    ),
    _rule(
        "hadamard-left",
        "Entrywise product, left factor",
        "Producto entrada a entrada, factor izquierdo",
        Hadamard(A, B),
        A,
        Hadamard(G, B),
    ),
    _rule(
        "hadamard-right",
        "Entrywise product, right factor",
        "Producto entrada a entrada, factor derecho",
        Hadamard(A, B),
        B,
        Hadamard(G, A),
    ),
    _rule(
        "scale-number", "Number times matrix: the number", "Número por matriz: el número", Scale(c, A), c, Inner(G, A)
    ),
    _rule(
        "scale-array", "Number times matrix: the matrix", "Número por matriz: la matriz", Scale(c, A), A, Scale(c, G)
    ),
    _rule(
        "scale-right-array",
        "Matrix times number: the matrix",
        "Matriz por número: la matriz",
        Scale(A, c),
        A,
        Scale(c, G),
    ),
    _rule(
        "scale-right-number",
        "Matrix times number: the number",
        "Matriz por número: el número",
        Scale(A, c),
        c,
        Inner(G, A),
    ),
    _rule("times-left", "Product of numbers, left", "Producto de números, izquierda", Scale(c, d), c, g * d),
    _rule("times-right", "Product of numbers, right", "Producto de números, derecha", Scale(c, d), d, g * c),
)

QUOTIENTS: Final = (
    _rule(
        "divide-array",
        "Matrix over number: the matrix",
        "Matriz sobre número: la matriz",
        Divide(A, c),
        A,
        G / c,
        NOT_ZERO,
    ),
    _rule(
        "divide-by-number",
        "Matrix over number: the number",
        "Matriz sobre número: el número",
        Divide(A, c),
        c,
        -(Inner(G, A) / c**2),
        NOT_ZERO,
    ),
    _rule(
        "divide-entries-left",
        "Entrywise quotient, above",
        "Cociente entrada a entrada, arriba",
        Divide(A, B),
        A,
        G / B,
        NOT_ZERO,
    ),
    _rule(
        "divide-entries-right",
        "Entrywise quotient, below",
        "Cociente entrada a entrada, abajo",
        Divide(A, B),
        B,
        -(G * A / (B * B)),
        NOT_ZERO,
    ),
    _rule(
        "divide-number-by-array",
        "Number over every entry: the matrix",
        "Número sobre cada entrada: la matriz",
        Divide(c, A),
        A,
        -(c * G / (A * A)),
        NOT_ZERO,
    ),
    _rule(
        "divide-number-over",
        "Number over every entry: the number",
        "Número sobre cada entrada: el número",
        Divide(c, A),
        c,
        Total(G / A),
        NOT_ZERO,
    ),
    _rule(
        "quotient-above", "Quotient of numbers, above", "Cociente de números, arriba", Divide(c, d), c, g / d, NOT_ZERO
    ),
    _rule(
        "quotient-below",
        "Quotient of numbers, below",
        "Cociente de números, abajo",
        Divide(c, d),
        d,
        -(g * c / d**2),
        NOT_ZERO,
    ),
    _rule("power-base", "Power, base", "Potencia, base", Power(c, d), c, g * (d * c ** (d - 1)), BASE_NOT_ZERO),
    _rule(
        "power-exponent",
        "Power, exponent",
        "Potencia, exponente",
        Power(c, d),
        d,
        g * (c**d * apply(NAMED["log"], c)),
        POSITIVE_BASE,
    ),
)
