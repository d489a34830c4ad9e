"""The letters over which the derivative rules are written; each stands for any expression of its shape."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.calculus import Symbol, matrix, scalar, size, vector

c: Final = scalar("c")
d: Final = scalar("d")
A: Final = matrix("A", "m", "n")
B: Final = matrix("B", "m", "n")
C: Final = matrix("C", "n", "k")
S: Final = matrix("S", "n", "n")
Y: Final = matrix("Y", "m", "n")
P: Final = matrix("P", "m", "n")
Z: Final = matrix("Z", "m", "n")
v: Final = vector("v", "n")
m: Final = size("m")
n: Final = size("n")

G: Final = matrix("G", "m", "n")
"""The gradient that arrives at an m×n node."""

g: Final = scalar("g")
"""The gradient that arrives at a number."""


def arriving(rows: int | str, columns: int | str) -> Symbol:
    """The gradient that arrives at a node of another shape."""
    return matrix("G", rows, columns)
