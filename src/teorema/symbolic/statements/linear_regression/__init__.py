"""Piece 03, linear regression: the model, its minimisers at any rank, descent, and ridge."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.linear_regression.descent import CONVERGES as CONVERGES
from teorema.symbolic.statements.linear_regression.descent import MODES as MODES
from teorema.symbolic.statements.linear_regression.descent import NEAREST as NEAREST
from teorema.symbolic.statements.linear_regression.descent import STEP as STEP
from teorema.symbolic.statements.linear_regression.examples import LINE as EXAMPLE_LINE
from teorema.symbolic.statements.linear_regression.examples import SLOPES as EXAMPLE_SLOPES
from teorema.symbolic.statements.linear_regression.examples import STEPS as EXAMPLE_STEPS
from teorema.symbolic.statements.linear_regression.line import LINE as LINE
from teorema.symbolic.statements.linear_regression.minimisers import FORMULA as FORMULA
from teorema.symbolic.statements.linear_regression.minimisers import INTERCEPT as INTERCEPT
from teorema.symbolic.statements.linear_regression.minimisers import KERNEL as KERNEL
from teorema.symbolic.statements.linear_regression.minimisers import NORMAL as NORMAL
from teorema.symbolic.statements.linear_regression.minimisers import RESIDUAL as RESIDUAL
from teorema.symbolic.statements.linear_regression.minimisers import UNIQUE as UNIQUE
from teorema.symbolic.statements.linear_regression.model import COST as COST
from teorema.symbolic.statements.linear_regression.model import DESIGN as DESIGN
from teorema.symbolic.statements.linear_regression.model import EXPANSION as EXPANSION
from teorema.symbolic.statements.linear_regression.model import GRADIENT as GRADIENT
from teorema.symbolic.statements.linear_regression.norms import GAUSS_MARKOV as GAUSS_MARKOV
from teorema.symbolic.statements.linear_regression.norms import LEAST as LEAST
from teorema.symbolic.statements.linear_regression.norms import PENROSE as PENROSE
from teorema.symbolic.statements.linear_regression.norms import RIDGE as RIDGE
from teorema.symbolic.statements.linear_regression.norms import RIDGE_LIMIT as RIDGE_LIMIT
from teorema.symbolic.statements.linear_regression.rates import BEST as BEST
from teorema.symbolic.statements.linear_regression.rates import BIAS as BIAS

STATEMENTS: Final = (
    DESIGN,
    COST,
    GRADIENT,
    EXPANSION,
    KERNEL,
    NORMAL,
    UNIQUE,
    FORMULA,
    RESIDUAL,
    INTERCEPT,
    LINE,
    PENROSE,
    LEAST,
    STEP,
    MODES,
    NEAREST,
    CONVERGES,
    BEST,
    BIAS,
    RIDGE,
    RIDGE_LIMIT,
    GAUSS_MARKOV,
    EXAMPLE_LINE,
    EXAMPLE_STEPS,
    EXAMPLE_SLOPES,
)
