"""Piece 12, losses and costs: definitions, likelihoods, the logit, the divergence, Huber, and largest errors."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.losses.divergence import CROSS as CROSS
from teorema.symbolic.statements.losses.divergence import GIBBS as GIBBS
from teorema.symbolic.statements.losses.huber import HUBER_FORM as HUBER_FORM
from teorema.symbolic.statements.losses.huber import HUBER_LINE as HUBER_LINE
from teorema.symbolic.statements.losses.huber import HUBER_SHAPE as HUBER_SHAPE
from teorema.symbolic.statements.losses.huber import HUBER_SMOOTH as HUBER_SMOOTH
from teorema.symbolic.statements.losses.likelihood import BERNOULLI as BERNOULLI
from teorema.symbolic.statements.losses.likelihood import GAUSSIAN as GAUSSIAN
from teorema.symbolic.statements.losses.likelihood import LAPLACE as LAPLACE
from teorema.symbolic.statements.losses.logistic import BINARY as BINARY
from teorema.symbolic.statements.losses.logistic import CONVEX as CONVEX
from teorema.symbolic.statements.losses.logistic import LOGIT as LOGIT
from teorema.symbolic.statements.losses.logistic import SQUARED_LOGISTIC as SQUARED_LOGISTIC
from teorema.symbolic.statements.losses.residuals import COST as COST
from teorema.symbolic.statements.losses.residuals import RESIDUAL as RESIDUAL
from teorema.symbolic.statements.losses.residuals import RESIDUAL_GRADIENTS as RESIDUAL_GRADIENTS
from teorema.symbolic.statements.losses.supremum import SUP as SUP
from teorema.symbolic.statements.losses.supremum import SUP_L2 as SUP_L2

STATEMENTS: Final = (
    COST,
    RESIDUAL,
    BINARY,
    CROSS,
    RESIDUAL_GRADIENTS,
    SUP,
    SUP_L2,
    GAUSSIAN,
    LAPLACE,
    BERNOULLI,
    LOGIT,
    CONVEX,
    SQUARED_LOGISTIC,
    GIBBS,
    HUBER_FORM,
    HUBER_LINE,
    HUBER_SMOOTH,
    HUBER_SHAPE,
)
