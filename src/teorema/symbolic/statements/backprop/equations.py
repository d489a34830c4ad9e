"""The theorem of back-propagation: the step from a layer to the one before, the parameters, the input."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.network.letters import N
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.backprop.letters import (
    BIAS,
    DELTA,
    G_B,
    G_W,
    HIDDEN,
    LAYER,
    LIQUET,
    NETWORK,
    NIELSEN,
    SMOOTH,
    SQUARE,
    STEP,
    THROUGH,
    TRACE,
    WEIGHTS,
    ZETA,
    W,
    a,
    delta,
    g_b,
    g_W,
    of_line,
    sigma,
    z,
    zeta,
)

_w = Family("W", (N[ELL], N[ELL]))

_STEP: Final = All(of_line(THROUGH), of_line(STEP))
_flat = _STEP.parts[1]

BACKWARDS: Final = Statement(
    id="backprop-step",
    kind="theorem",
    title=Text("One layer back, BP2", "Una capa hacia atrás, BP2"),
    claim=_STEP,
    given=HIDDEN,
    hypotheses=(SMOOTH,),
    where=(TRACE, DELTA, ZETA),
    rewrite=All(
        Equal(delta[ELL + 1].T @ W[ELL + 1], zeta[ELL].T), Equal(sigma.prime(z[ELL], at=ELL) * zeta[ELL], delta[ELL])
    ),
    mistakes=(
        Mistake(
            "transpose-missing",
            Text("the transpose missing", "falta la traspuesta"),
            IllShaped(lambda: W[ELL + 1] @ delta[ELL + 1], r"\zeta^{[\ell]}=W^{[\ell+1]}\delta^{[\ell+1]}"),
            ill_shaped=True,
        ),
        Mistake(
            "transpose-missing-square",
            Text("the transpose missing, all widths equal", "falta la traspuesta, todos los anchos iguales"),
            All(Equal(Family("zeta", (N[ELL + 1], 1), r"\zeta", first=0)[ELL], _w[ELL + 1] @ delta[ELL + 1]), _flat),
            hypotheses=(SMOOTH, SQUARE),
        ),
        Mistake(
            "zeta-for-delta",
            Text("ζ of the next layer for its δ", "ζ de la capa siguiente en lugar de su δ"),
            _STEP.but(1, Equal(zeta[ELL], W[ELL + 1].T @ zeta[ELL + 1])),
        ),
        Mistake(
            "slope-forgotten",
            Text(r"$\sigma'$ forgotten", r"$\sigma'$ olvidada"),
            _STEP.but(2, Equal(delta[ELL], zeta[ELL])),
        ),
        Mistake(
            "slope-at-the-output",
            Text(r"$\sigma'$ taken at $a$ instead of $z$", r"$\sigma'$ evaluada en $a$ en lugar de $z$"),
            _STEP.but(2, Equal(delta[ELL], zeta[ELL] * sigma.prime(a[ELL], at=ELL))),
        ),
        Mistake(
            "slope-of-the-next-layer",
            Text("the activation of the next layer", "la activación de la capa siguiente"),
            _STEP.but(2, Equal(delta[ELL], zeta[ELL] * sigma.prime(z[ELL], at=ELL + 1))),
        ),
    ),
    source=NIELSEN,
    uses=("backprop-gradients",),
)

_PARAMETERS: Final = All(of_line(BIAS), of_line(WEIGHTS))

PARAMETERS: Final = Statement(
    id="backprop-parameters",
    kind="theorem",
    title=Text("The gradients of the parameters, BP3 and BP4", "Los gradientes de los parámetros, BP3 y BP4"),
    claim=_PARAMETERS,
    given=LAYER,
    hypotheses=(SMOOTH,),
    where=(TRACE, DELTA, G_W, G_B),
    rewrite=All(Equal(delta[ELL], g_b[ELL]), Equal(a[ELL - 1] @ delta[ELL].T, g_W[ELL].T)),
    mistakes=(
        Mistake(
            "before-the-slope",
            Text("ζ in place of δ", "ζ en lugar de δ"),
            _PARAMETERS.but(1, Equal(g_b[ELL], zeta[ELL])),
        ),
        Mistake(
            "order",
            Text("the factors exchanged", "los factores intercambiados"),
            All(
                of_line(BIAS),
                Equal(Family("g_W", (N[ELL - 1], N[ELL]), "g_{W}")[ELL], a[ELL - 1] @ delta[ELL].T),
            ),
            hypotheses=(SMOOTH, SQUARE),
        ),
        Mistake(
            "own-activation",
            Text("the activation of the layer itself", "la activación de la propia capa"),
            All(of_line(BIAS), Equal(Family("g_W", (N[ELL], N[ELL]), "g_{W}")[ELL], delta[ELL] @ a[ELL].T)),
            hypotheses=(SMOOTH, SQUARE),
        ),
        Mistake(
            "weights-before-the-slope",
            Text("ζ in place of δ, in the weights", "ζ en lugar de δ, en los pesos"),
            _PARAMETERS.but(2, Equal(g_W[ELL], zeta[ELL] @ a[ELL - 1].T)),
        ),
        Mistake(
            "factor",
            Text("a factor 2 too many", "un factor 2 de más"),
            _PARAMETERS.but(2, Equal(g_W[ELL], 2 * delta[ELL] @ a[ELL - 1].T)),
        ),
    ),
    source=NIELSEN,
    uses=("backprop-gradients",),
)

_x, _first = zeta[0], W[1].T @ delta[1]

INPUT: Final = Statement(
    id="backprop-input",
    kind="corollary",
    title=Text("The gradient by the input", "El gradiente respecto de la entrada"),
    claim=Equal(_x, _first),
    given=NETWORK,
    hypotheses=(SMOOTH,),
    where=(Where("zeta", Text(*[r"$\zeta^{[0]}=\partial C/\partial x$"] * 2)), DELTA),
    rewrite=Equal(_x.T, delta[1].T @ W[1]),
    mistakes=(
        Mistake(
            "before-the-slope",
            Text("ζ in place of δ", "ζ en lugar de δ"),
            Equal(_x, W[1].T @ zeta[1]),
        ),
        Mistake("sign", Text("the wrong sign", "signo equivocado"), Equal(_x, -_first)),
    ),
    source=LIQUET,
    uses=("backprop-gradients",),
)

STATEMENTS: Final = (BACKWARDS, PARAMETERS, INPUT)
