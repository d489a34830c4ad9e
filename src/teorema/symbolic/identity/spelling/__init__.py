"""An expression at integer sizes, spelled out entry by entry into a graph of numbers."""

from teorema.symbolic.identity.spelling import matrices as _matrices
from teorema.symbolic.identity.spelling import sums as _sums
from teorema.symbolic.identity.spelling.core import Outside as Outside
from teorema.symbolic.identity.spelling.core import Speller as Speller
from teorema.symbolic.identity.spelling.core import Unspelled as Unspelled

_SPELLERS = (_matrices, _sums)
"""Importing these modules is what teaches the speller their kinds of expression."""
