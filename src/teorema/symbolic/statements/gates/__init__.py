"""Piece 19, exact representation: XOR, the multiplication gate, tables of values, maximum and median."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.gates import errors, extremes, tables, xor
from teorema.symbolic.statements.gates.multiplication import GATE, GATE_EXP, GATE_ODD, GATE_SQUARE

STATEMENTS: Final = (
    *xor.STATEMENTS,
    GATE,
    GATE_SQUARE,
    GATE_EXP,
    GATE_ODD,
    *errors.STATEMENTS,
    *tables.STATEMENTS,
    *extremes.STATEMENTS,
)
