"""Piece 16, gradients of a batch: as a product, as an average, and held against difference quotients and their rounding."""

from typing import Final

from teorema.symbolic.statements.batch_gradients import directions, examples, matrix_form, quotients, rounding

STATEMENTS: Final = (
    *matrix_form.STATEMENTS,
    *directions.STATEMENTS,
    *examples.STATEMENTS,
    *quotients.STATEMENTS,
    *rounding.STATEMENTS,
)
