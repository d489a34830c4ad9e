"""Expressions at integer sizes, spelled out entry by entry into a graph of numbers, and the graph modulo a prime with functions as free values.

`speller` with `matrices` and `sums` makes the `graph`; `modular` gives its nodes values and velocities, `free` the functions their
values and laws. Identity testing asks for values, the checks of derivatives for both.
"""

from teorema.symbolic.entries import matrices as _matrices
from teorema.symbolic.entries import sums as _sums
from teorema.symbolic.entries.modular import slopes as slopes
from teorema.symbolic.entries.modular import values as values

_SPELLERS = (_matrices, _sums)
"""Importing these modules is what teaches the speller their kinds of expression."""
