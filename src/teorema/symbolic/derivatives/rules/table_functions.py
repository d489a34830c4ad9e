"""The derivative rules of functions applied to every entry, named or unknown."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, Symbol, apply
from teorema.symbolic.calculus.algebra import Hadamard
from teorema.symbolic.derivatives.rules.conditions import DIFFERENTIABLE, OFF_ZERO, POSITIVE, POSITIVE_ROOT
from teorema.symbolic.derivatives.rules.letters import A, G, c, g
from teorema.symbolic.derivatives.rules.rule import SIGMA, Condition, Rule


def _pair(name: str, en: str, es: str, of_array: Expr, of_number: Expr, *conditions: Condition) -> tuple[Rule, Rule]:
    """The rule of a named function on matrices and that on numbers."""
    function = NAMED[name]
    return (
        Rule(name, Text(en, es), apply(function, A), A, of_array, conditions),
        Rule(
            f"{name}-number",
            Text(f"{en} of a number", f"{es} de un número"),
            apply(function, c),
            c,
            of_number,
            conditions,
        ),
    )


def _of(name: str, argument: Symbol) -> Expr:
    return apply(NAMED[name], argument)


FUNCTIONS: Final = (
    *_pair("exp", "Exponential", "Exponencial", G * _of("exp", A), g * _of("exp", c)),
    *_pair("log", "Logarithm", "Logaritmo", G / A, g / c, POSITIVE),
    *_pair("sqrt", "Square root", "Raíz cuadrada", G / (2 * _of("sqrt", A)), g / (2 * _of("sqrt", c)), POSITIVE_ROOT),
    *_pair("abs", "Absolute value", "Valor absoluto", G * _of("sign_step", A), g * _of("sign_step", c), OFF_ZERO),
    *_pair("square", "Square", "Cuadrado", 2 * (G * A), 2 * (g * c)),
    *_pair("identity", "Identity", "Identidad", G, g),
    Rule(
        "elementwise",
        Text("Function of every entry", "Función de cada entrada"),
        SIGMA(A),
        A,
        Hadamard(G, SIGMA.prime(A)),
        (DIFFERENTIABLE,),
    ),
    Rule(
        "elementwise-number",
        Text("Function of a number", "Función de un número"),
        SIGMA(c),
        c,
        g * SIGMA.prime(c),
        (DIFFERENTIABLE,),
    ),
    Rule(
        "elementwise-slope",
        Text("Derivative of a function of every entry", "Derivada de una función de cada entrada"),
        SIGMA.prime(A),
        A,
        Hadamard(G, SIGMA.second(A)),
        (DIFFERENTIABLE,),
    ),
    Rule(
        "elementwise-slope-number",
        Text("Derivative of a function of a number", "Derivada de una función de un número"),
        SIGMA.prime(c),
        c,
        g * SIGMA.second(c),
        (DIFFERENTIABLE,),
    ),
)
