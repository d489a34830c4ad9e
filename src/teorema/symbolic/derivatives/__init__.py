"""Derivatives of expressions of the calculus: rules as data, reverse mode over named intermediates, and checks by another route.

The rooms: `rules` are the table and what its rules are written with, `mistakes` the same rules gone wrong, `backward` is reverse
mode, which reads them, `checks` is what it is held against. The doors `gradient`, `jacobians` and `hessians` stand here.
"""

from teorema.symbolic.derivatives.checks.checked import Checked as Checked
from teorema.symbolic.derivatives.gradient import Gradient as Gradient
from teorema.symbolic.derivatives.gradient import grad as grad
from teorema.symbolic.derivatives.hessians import MatrixHessian as MatrixHessian
from teorema.symbolic.derivatives.jacobians import Jacobian as Jacobian
from teorema.symbolic.derivatives.jacobians import hessian as hessian
from teorema.symbolic.derivatives.jacobians import hvp as hvp
from teorema.symbolic.derivatives.jacobians import jacobian as jacobian
from teorema.symbolic.derivatives.rules.rule import Condition as Condition
from teorema.symbolic.derivatives.rules.rule import Rule as Rule
from teorema.symbolic.derivatives.rules.table import RULES as RULES
from teorema.symbolic.derivatives.rules.table import with_rule as with_rule
