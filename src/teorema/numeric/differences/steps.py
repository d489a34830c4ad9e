"""The best step of a central difference, and what the difference is then good for."""

from __future__ import annotations

from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text

EPS: Final = 2.0**-52
STEP: Final = (3 * EPS) ** (1 / 3)
"""(3ε/M)^{1/3} for ε = 2^-52 and M = 1: the step tried first, times max(1, |θ_j|)."""

_POSITIVE: Final = Text("must be a positive number", "debe ser un número positivo")


def difference_bound(h: float, eps: float, M: float) -> float:
    """ε/h + h²M/6: how far a central difference may be from the derivative.

    Arguments:
        h: the step.
        eps: every value of C is known within ε.
        M: at least sup |C‴| between the two points.

    Raises:
        Refused: an argument that is not positive.

    Source: N. Higham (2002), 1.3; J. Nocedal and S. Wright, Numerical Optimization (2006), 8.1.

    Example:
        >>> difference_bound(0.5, 0.25, 6)
        0.75
    """
    for name, value in (("h", h), ("eps", eps), ("M", M)):
        if not value > 0:
            raise Refused(name, _POSITIVE, value)
    return eps / h + h * h * M / 6


def best_step(eps: float, M: float) -> float:
    """(3ε/M)^{1/3}: the step at which `difference_bound` is smallest.

    Arguments:
        eps: every value of C is known within ε.
        M: at least sup |C‴|.

    Raises:
        Refused: an argument that is not positive.

    Example:
        >>> f"{best_step(2**-52, 1):.2e}"
        '8.73e-06'
    """
    for name, value in (("eps", eps), ("M", M)):
        if not value > 0:
            raise Refused(name, _POSITIVE, value)
    return float((3 * eps / M) ** (1 / 3))
