"""From an expression of the calculus to its entry at a row and a column, as a polynomial in atoms."""

from teorema.symbolic.indices.reading import matrices as _matrices
from teorema.symbolic.indices.reading import sums as _sums
from teorema.symbolic.indices.reading.core import Reader as Reader
from teorema.symbolic.indices.reading.limits import refuse_large as refuse_large

_READERS = (_matrices, _sums)
"""Importing these modules is what teaches the reader their kinds of expression."""
