"""Piece 13, softmax: probabilities from logits, log-sum-exp, the Jacobian and how much it stretches, and cross-entropy."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.softmax import columns, cross_entropy, examples, jacobian, logs, norm, probabilities

STATEMENTS: Final = (
    probabilities.DEFINITION,
    probabilities.SIMPLEX,
    probabilities.ORDER,
    logs.LOG_SUM_EXP,
    probabilities.SHIFT,
    probabilities.FIBRES,
    probabilities.STABILISED,
    probabilities.SAFE,
    columns.COLUMNS,
    logs.BOUNDS,
    logs.EQUALITY,
    jacobian.THE_JACOBIAN,
    jacobian.PULLBACK,
    jacobian.VARIANCE,
    jacobian.KERNEL,
    norm.SPREAD,
    norm.NORM,
    norm.TWO,
    norm.NEVER,
    norm.SUPREMUM,
    logs.GRADIENT,
    logs.CONVEX,
    logs.TANGENT,
    cross_entropy.CROSS_ENTROPY,
    cross_entropy.GRADIENT,
    cross_entropy.RESIDUAL,
    cross_entropy.FUSED,
    cross_entropy.TWO_CLASSES,
    examples.EXAMPLE,
    examples.EXAMPLE_JACOBIAN,
)
