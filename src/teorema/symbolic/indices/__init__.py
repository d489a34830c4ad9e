"""The index calculus: expressions as sums over typed indices with Kronecker deltas, equal for every size or undecided.

Two answers only: `equal` proves, or leaves undecided. An axis is its range, so axes of different size are never confused.
"""

from teorema.symbolic.indices import activations as _activations
from teorema.symbolic.indices.axes import Axis as Axis
from teorema.symbolic.indices.axes import Index as Index
from teorema.symbolic.indices.axes import axis as axis
from teorema.symbolic.indices.axes import free as free
from teorema.symbolic.indices.decision import equal as equal
from teorema.symbolic.indices.form import Form as Form
from teorema.symbolic.indices.form import components as components
from teorema.symbolic.indices.form import differentiate as differentiate
from teorema.symbolic.indices.form import entry_form as entry_form
from teorema.symbolic.indices.form import kronecker as kronecker
from teorema.symbolic.indices.terms import Beyond as Beyond

_TAUGHT = (_activations,)
"""Importing it is what adds the laws of the activations."""
