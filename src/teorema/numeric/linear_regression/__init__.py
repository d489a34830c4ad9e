"""Linear regression: least squares with any rank, ridge, and descent with its exact step condition (piece 03)."""

from teorema.numeric.linear_regression.cost import regression_cost as regression_cost
from teorema.numeric.linear_regression.cost import regression_gradient as regression_gradient
from teorema.numeric.linear_regression.cost import regression_hessian as regression_hessian
from teorema.numeric.linear_regression.descent import best_step as best_step
from teorema.numeric.linear_regression.descent import condition_number as condition_number
from teorema.numeric.linear_regression.descent import regression_descent as regression_descent
from teorema.numeric.linear_regression.descent import step_limit as step_limit
from teorema.numeric.linear_regression.design import design_matrix as design_matrix
from teorema.numeric.linear_regression.fitting import Fit as Fit
from teorema.numeric.linear_regression.fitting import least_squares as least_squares
from teorema.numeric.linear_regression.fitting import regression_line as regression_line
from teorema.numeric.linear_regression.fitting import ridge as ridge
from teorema.numeric.linear_regression.pseudo import matrix_rank as matrix_rank
from teorema.numeric.linear_regression.pseudo import pseudo_inverse as pseudo_inverse
