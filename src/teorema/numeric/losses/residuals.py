"""Losses of the residual r = ŷ - y, ℓ = Σ_i ρ(r_i): squared, half squared, absolute, Huber, or any ρ."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation, on_tangents
from teorema.numeric.activations.primitives import one, parameter, sign, step, times, zero
from teorema.numeric.array import Array
from teorema.numeric.losses.primitives import by_integer, per_sample
from teorema.numeric.losses.record import Loss

_CALIN: Final = "Calin 3"
_LIQUET: Final = "Liquet 2.3"


def of_residuals(rho: Activation, name: str = "", title: Text | None = None, **facts: Any) -> Loss:
    """Σ_i ρ(ŷ_i - y_i), for an elementwise function ρ with its derivative; the gradient is ρ'(ŷ - y).

    With an uninterpreted ρ, what holds for this loss holds for every differentiable loss of the residual.

    Arguments:
        rho: ρ as an `Activation` record; its kinks become those of the loss.
        name: ASCII name; that of ρ where it is not given.
        title: in both languages; that of ρ where it is not given.
        facts: further fields of `Loss`.

    Example:
        >>> of_residuals(ACTIVATIONS["softplus"]).gradient(np.array([[2.0]]), np.array([[2.0]]))
        array([[0.5]])
    """
    kinks = {"kinks": rho.kinks, "slope_kinks": rho.slope_kinks, "parameters": rho.parameters}
    rho = on_tangents(rho)
    return Loss(
        name or rho.name,
        title or rho.title or Text(rho.name, rho.name),
        value=lambda yhat, y: per_sample(rho.f(yhat - y)),
        gradient=lambda yhat, y: rho.df(yhat - y),
        **{**kinks, **facts},
    )


def huber(delta: float | Fraction = 1) -> Loss:
    """r²/2 for |r| <= δ and δ|r| - δ²/2 beyond: with c = min(max(r, -δ), δ) it is c (r - c/2), and its derivative is c.

    Arguments:
        delta: δ > 0, where the parabola turns into a line; a Fraction keeps exact numbers exact.

    Raises:
        Refused: `delta` is no finite number > 0.

    Source: P. Huber, Robust estimation of a location parameter (1964); Liquet 2.3.

    Example:
        >>> huber(1)([[3, 0.5]], [[0, 0]])
        array([[2.5  , 0.125]])
    """
    given = parameter("delta", delta)
    if given <= 0:
        raise Refused("delta", Text("must be greater than 0", "debe ser mayor que 0"), delta)

    def clipped(r: Array) -> Array:
        bound = times(given, one(r))
        return np.minimum(np.maximum(r, -bound), bound)

    def value(r: Array) -> Array:
        c = clipped(r)
        return c * (r - by_integer(c, 2))

    def inside(r: Array) -> Array:
        return step(times(given, one(r)) - np.abs(r), 1)

    return of_residuals(
        Activation(
            "huber",
            value,
            clipped,
            inside,
            slope_kinks=(-float(given), float(given)),
            parameters={"delta": delta},
        ),
        title=Text("Huber loss", "pérdida de Huber"),
        formula=r"\sum_i \begin{cases} r_i^2/2 & |r_i| \le \delta \\ \delta |r_i| - \delta^2/2 & |r_i| > \delta \end{cases}",
        convex=True,
        source="Huber (1964); " + _LIQUET,
    )


squared: Final = of_residuals(
    ACTIVATIONS["square"],
    "squared",
    Text("squared error", "error cuadrático"),
    formula=r"\|\hat{y} - y\|^2",
    smooth=True,
    convex=True,
    source=f"{_CALIN}; {_LIQUET}",
)
"""‖ŷ - y‖², with the gradient 2(ŷ - y)."""

half_squared: Final = of_residuals(
    Activation("half_square", lambda r: by_integer(r * r, 2), lambda r: r, one),
    "half_squared",
    Text("half the squared error", "mitad del error cuadrático"),
    formula=r"\tfrac12\|\hat{y} - y\|^2",
    smooth=True,
    convex=True,
    source=f"{_CALIN}; Nielsen 1",
)
"""½‖ŷ - y‖², with the gradient ŷ - y."""

absolute: Final = of_residuals(
    Activation("absolute", np.abs, sign, zero, kinks=(0.0,)),
    "absolute",
    Text("absolute error", "error absoluto"),
    formula=r"\|\hat{y} - y\|_1",
    convex=True,
    source=_LIQUET,
)
"""Σ_i |ŷ_i - y_i|, with the gradient sign(ŷ - y), which is 0 at the kink."""
