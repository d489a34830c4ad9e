"""Piece 15, back-propagation: the equations, δ as a product, kinks of ReLU networks, the cost, one pass by hand."""

from typing import Final

from teorema.symbolic.statements.backprop import cost, equations, kinks, output, products

STATEMENTS: Final = (
    *output.STATEMENTS,
    *equations.STATEMENTS,
    cost.EXAMPLE,
    *products.STATEMENTS,
    *kinks.STATEMENTS,
    *cost.STATEMENTS,
)
