"""Difference quotients: of functions, and of the cost of a network against its backward pass (pieces 14 and 16)."""

from teorema.numeric.differences.jacobians import complex_step_jacobian as complex_step_jacobian
from teorema.numeric.differences.jacobians import difference_jacobian as difference_jacobian
from teorema.numeric.differences.steps import best_step as best_step
from teorema.numeric.differences.steps import difference_bound as difference_bound
