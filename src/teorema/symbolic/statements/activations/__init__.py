"""Piece 06, activation functions: definitions, identities, shape, regularity and Lipschitz constants."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.activations.definitions import DEFINITIONS
from teorema.symbolic.statements.activations.identities import IDENTITIES
from teorema.symbolic.statements.activations.lipschitz import LIPSCHITZ
from teorema.symbolic.statements.activations.regularity import REGULARITY_OF_ALL
from teorema.symbolic.statements.activations.shape import SHAPE

STATEMENTS: Final = (*DEFINITIONS, *IDENTITIES, *SHAPE, *REGULARITY_OF_ALL, *LIPSCHITZ)
