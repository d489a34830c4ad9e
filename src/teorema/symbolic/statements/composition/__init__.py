"""Piece 07, composition of functions: networks as compositions, affine collapse, Lipschitz bounds, regularity, joining networks."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statement import Statement
from teorema.symbolic.statements.composition.affine import STATEMENTS as _AFFINE
from teorema.symbolic.statements.composition.bounds import STATEMENTS as _BOUNDS
from teorema.symbolic.statements.composition.joining import STATEMENTS as _JOINING
from teorema.symbolic.statements.composition.lipschitz import STATEMENTS as _LIPSCHITZ
from teorema.symbolic.statements.composition.maps import STATEMENTS as _MAPS
from teorema.symbolic.statements.composition.regularity import STATEMENTS as _REGULARITY
from teorema.symbolic.statements.composition.sawtooth import STATEMENTS as _SAWTOOTH

STATEMENTS: Final[tuple[Statement, ...]] = (
    *_MAPS,
    *_AFFINE,
    *_LIPSCHITZ,
    *_BOUNDS,
    *_REGULARITY,
    *_SAWTOOTH,
    *_JOINING,
)
