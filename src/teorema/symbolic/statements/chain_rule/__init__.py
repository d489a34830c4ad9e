"""Piece 14, the chain rule and matrix calculus: Jacobians, every derivative rule, costs of the two orders, and two theorems on programs."""

from typing import Final

from teorema.symbolic.statements.chain_rule import examples, jacobians, linear, modes, orders, programs, rules
from teorema.symbolic.statements.chain_rule.rules import RULES_OF as RULES_OF

STATEMENTS: Final = (
    jacobians.JACOBIAN,
    jacobians.GRADIENT,
    jacobians.COMPOSITION,
    examples.EXAMPLE_COMPOSITION,
    jacobians.DIAGONAL_PRODUCT,
    examples.EXAMPLE_LAYER,
    *rules.STATEMENTS,
    linear.BILINEAR,
    linear.LEAST_SQUARES,
    examples.EXAMPLE_GRADIENTS,
    orders.COST,
    orders.RATIO,
    orders.EXAMPLE_COST,
    orders.SEEDING,
    modes.ADJOINT,
    programs.SCHWARTZ_ZIPPEL,
    programs.CHEAP,
)
