"""Derivatives of expressions of the calculus: rules as data, reverse mode over named intermediates, and checks by another route."""

from teorema.symbolic.derivatives.checked import Checked as Checked
from teorema.symbolic.derivatives.gradient import Gradient as Gradient
from teorema.symbolic.derivatives.gradient import grad as grad
from teorema.symbolic.derivatives.jacobians import Jacobian as Jacobian
from teorema.symbolic.derivatives.jacobians import hessian as hessian
from teorema.symbolic.derivatives.jacobians import hvp as hvp
from teorema.symbolic.derivatives.jacobians import jacobian as jacobian
from teorema.symbolic.derivatives.rule import Condition as Condition
from teorema.symbolic.derivatives.rule import Rule as Rule
from teorema.symbolic.derivatives.table import RULES as RULES
from teorema.symbolic.derivatives.table import with_rule as with_rule
