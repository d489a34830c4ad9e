"""Piece 05, the neuron: its boundary, what it can separate and what not, and the perceptron rule."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.neuron import boundary, perceptron, separability

STATEMENTS: Final = (*boundary.STATEMENTS, *separability.STATEMENTS, *perceptron.STATEMENTS)
