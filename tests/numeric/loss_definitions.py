"""The losses as the books write them, in SymPy."""

from __future__ import annotations

import sympy

from teorema.numeric.losses import LOSSES

NAMES = tuple(name for name in LOSSES if name != "softmax_cross_entropy")  # that one is tested with piece 13
r = sympy.Symbol("r", real=True)
H = sympy.Rational(1, 2)
DEFINITION = {
    "squared": lambda p, t: (p - t) ** 2,
    "half_squared": lambda p, t: H * (p - t) ** 2,
    "absolute": lambda p, t: sympy.Abs(p - t),
    "huber": lambda p, t: sympy.Piecewise((H * (p - t) ** 2, sympy.Abs(p - t) <= 1), (sympy.Abs(p - t) - H, True)),
    "binary_cross_entropy": lambda p, t: -t * sympy.log(p) - (1 - t) * sympy.log(1 - p),
    "logistic_cross_entropy": lambda p, t: sympy.log(1 + sympy.exp(p)) - t * p,
    "cross_entropy": lambda p, t: -t * sympy.log(p),
    "kl": lambda p, t: t * sympy.log(t / p),
}
"""One term of the sum over outputs, as the books write it."""
