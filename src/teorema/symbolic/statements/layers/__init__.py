"""Piece 08, layers: affine map then activation, the scalar view, the Jacobian, the symmetries of the hidden units and why they must be broken."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.layers.adam import TWINS_STAY_ADAM as TWINS_STAY_ADAM
from teorema.symbolic.statements.layers.affine import AFFINE as AFFINE
from teorema.symbolic.statements.layers.affine import EXAMPLE as EXAMPLE
from teorema.symbolic.statements.layers.affine import MATRIX_SCALAR as MATRIX_SCALAR
from teorema.symbolic.statements.layers.affine import WEIGHT_DIRECTION as WEIGHT_DIRECTION
from teorema.symbolic.statements.layers.breaking import TWIN_GRADIENTS as TWIN_GRADIENTS
from teorema.symbolic.statements.layers.breaking import TWINS_STAY as TWINS_STAY
from teorema.symbolic.statements.layers.counting import NOT_IDENTIFIABLE as NOT_IDENTIFIABLE
from teorema.symbolic.statements.layers.counting import SYMMETRY_EXAMPLE as SYMMETRY_EXAMPLE
from teorema.symbolic.statements.layers.counting import SYMMETRY_ORDER as SYMMETRY_ORDER
from teorema.symbolic.statements.layers.jacobian import EXAMPLE_JACOBIAN as EXAMPLE_JACOBIAN
from teorema.symbolic.statements.layers.jacobian import JACOBIAN as JACOBIAN
from teorema.symbolic.statements.layers.jacobian import SOFTMAX_JACOBIAN as SOFTMAX_JACOBIAN
from teorema.symbolic.statements.layers.rescaling import RESCALING as RESCALING
from teorema.symbolic.statements.layers.rescaling import RESCALING_EXACTLY as RESCALING_EXACTLY
from teorema.symbolic.statements.layers.symmetry import PERMUTATION as PERMUTATION
from teorema.symbolic.statements.layers.symmetry import PERMUTED_ENTRIES as PERMUTED_ENTRIES
from teorema.symbolic.statements.layers.symmetry import SIGN_FLIP as SIGN_FLIP
from teorema.symbolic.statements.layers.zero_start import ZERO_START as ZERO_START

STATEMENTS: Final = (
    AFFINE,
    MATRIX_SCALAR,
    WEIGHT_DIRECTION,
    EXAMPLE,
    JACOBIAN,
    EXAMPLE_JACOBIAN,
    SOFTMAX_JACOBIAN,
    PERMUTED_ENTRIES,
    PERMUTATION,
    SIGN_FLIP,
    RESCALING,
    RESCALING_EXACTLY,
    SYMMETRY_ORDER,
    SYMMETRY_EXAMPLE,
    NOT_IDENTIFIABLE,
    TWIN_GRADIENTS,
    TWINS_STAY,
    TWINS_STAY_ADAM,
    ZERO_START,
)
