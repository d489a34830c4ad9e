"""Piece 11, vectorization: a whole batch in one pass, by columns and by rows, in any order, with the bias as one more weight."""

from typing import Final

from teorema.symbolic.statements.vectorization import augmented, columns, rows, samples

STATEMENTS: Final = (*columns.STATEMENTS, *rows.STATEMENTS, *samples.STATEMENTS, *augmented.STATEMENTS)
