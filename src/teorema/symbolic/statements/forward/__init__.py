"""Piece 10, forward propagation: the recursion evaluates the network; what it stores; passes by hand."""

from typing import Final

from teorema.symbolic.statements.forward import examples, recursion, shapes, storage

STATEMENTS: Final = (*recursion.STATEMENTS, *shapes.STATEMENTS, *storage.STATEMENTS, *examples.STATEMENTS)
