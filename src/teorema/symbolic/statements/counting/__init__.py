"""Piece 09, counting: neurons, parameters and the cost of a forward pass, and what they say about architectures."""

from typing import Final

from teorema.symbolic.statements.counting import architectures, cost, definitions, growth, numbers, parameters

STATEMENTS: Final = (
    *definitions.STATEMENTS,
    *parameters.STATEMENTS,
    *cost.STATEMENTS,
    *architectures.STATEMENTS,
    *growth.STATEMENTS,
    *numbers.STATEMENTS,
)
