"""The Huber function: one formula, a line beyond δ, convex, Lipschitz, once and not twice differentiable."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, maximum, minimum, scalar
from teorema.symbolic.claims import All, Equal, Less, LessEqual, Not, Smooth
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement
from teorema.symbolic.statements.losses.letters import (
    DELTA_POSITIVE,
    HALF,
    LIQUET,
    defined,
    delta,
    huber,
    modulus,
    t,
    u,
    v,
)

_HUBER_1964: Final = Source("Huber 1964")
c: Final = scalar("c")
_clipped = maximum(-delta, minimum(u, delta))
_FORM: Final = All(Equal(c, _clipped), Equal(huber(u), c * (u - c / 2)), Equal(huber(u, order=1), c))

HUBER_FORM: Final = Statement(
    id="losses-huber-form",
    kind="theorem",
    title=Text("Huber without cases", "Huber sin casos"),
    claim=_FORM,
    rewrite=All(
        Equal(c, minimum(delta, maximum(u, -delta))),
        Equal(huber(u), minimum(modulus(u), delta) * (modulus(u) - minimum(modulus(u), delta) / 2)),
        Equal(-huber(-u, order=1), c),
    ),
    mistakes=(
        Mistake(
            "clipped-on-one-side",
            Text("clipped on the right only", "recortada solo a la derecha"),
            _FORM.but(1, Equal(c, minimum(u, delta))),
        ),
        Mistake(
            "not-clipped",
            Text("the residual itself", "el residuo mismo"),
            _FORM.but(1, Equal(c, u)),
        ),
        Mistake(
            "half-lost",
            Text("the half lost", "el medio perdido"),
            _FORM.but(2, Equal(huber(u), c * (u - c))),
        ),
        Mistake(
            "argument-clipped",
            Text("half the square of the clipped residual", "la mitad del cuadrado del residuo recortado"),
            _FORM.but(2, Equal(huber(u), c**2 / 2)),
        ),
        Mistake(
            "slope-one",
            Text("the slope 1 for the slope delta", "la pendiente 1 en lugar de la pendiente delta"),
            _FORM.but(3, Equal(huber(u, order=1) * delta, c)),
        ),
    ),
    hypotheses=(DELTA_POSITIVE,),
    where=(
        defined(
            "c",
            "$c$ is the gradient that `huber(delta)` of the library computes at the residual $u$",
            "$c$ es el gradiente que calcula `huber(delta)` de la biblioteca en el residuo $u$",
        ),
    ),
    source=_HUBER_1964,
    uses=("losses-residual",),
)

_BEYOND: Final = Hypothesis(
    Text(r"$\lvert u\rvert\ge\delta$", r"$\lvert u\rvert\ge\delta$"),
    lambda point: bool(abs(point["u"]) >= point["delta"]),
)
_LINE: Final = Equal(huber(u), delta * modulus(u) - delta**2 / 2)

HUBER_LINE: Final = Statement(
    id="losses-huber-line",
    kind="theorem",
    title=Text("Beyond delta Huber is a line", "Más allá de delta Huber es una recta"),
    claim=_LINE,
    rewrite=Equal(huber(u) + delta**2 / 2, modulus(delta * u)),
    mistakes=(
        Mistake(
            "not-lowered",
            Text("the line through the origin", "la recta por el origen"),
            Equal(huber(u), delta * modulus(u)),
        ),
        Mistake(
            "lowered-too-far",
            Text("lowered by the whole square", "bajada en todo el cuadrado"),
            Equal(huber(u), delta * modulus(u) - delta**2),
        ),
        Mistake("near-zero", Text("near 0 too", "también cerca de 0"), _LINE, hypotheses=(DELTA_POSITIVE,)),
    ),
    hypotheses=(DELTA_POSITIVE, _BEYOND),
    source=LIQUET,
    uses=("losses-huber-form",),
)

_SMOOTH: Final = All(Smooth(NAMED["huber"], 1, (delta,)), Not(Smooth(NAMED["huber"], 2, (delta,))))

HUBER_SMOOTH: Final = Statement(
    id="losses-huber-smooth",
    kind="theorem",
    title=Text("Huber is once, not twice, continuously differentiable", "Huber es una vez, y no dos, continuamente derivable"),
    claim=_SMOOTH,
    rewrite=All(Not(Not(Smooth(NAMED["huber"], 1, (delta,)))), Not(Smooth(NAMED["huber"], 3, (delta,)))),
    mistakes=(
        Mistake(
            "kinked",
            Text("not even once", "ni siquiera una vez"),
            _SMOOTH.but(1, Not(Smooth(NAMED["huber"], 1, (delta,)))),
        ),
        Mistake(
            "twice",
            Text("twice as well", "también dos veces"),
            _SMOOTH.but(2, Smooth(NAMED["huber"], 2, (delta,))),
        ),
    ),
    hypotheses=(DELTA_POSITIVE,),
    source=_HUBER_1964,
    uses=("losses-huber-form",),
)  # fmt: skip

_UNIT: Final = Hypothesis(Text(r"$0\le t\le 1$", r"$0\le t\le 1$"), lambda point: bool(0 <= point["t"] <= 1))
_BOUND: Final = modulus(huber(u) - huber(v))
_SHAPE: Final = All(
    LessEqual(huber(t * u + (1 - t) * v), t * huber(u) + (1 - t) * huber(v)),
    LessEqual(_BOUND, delta * modulus(u - v)),
    LessEqual(huber(u), HALF * u**2),
)

HUBER_SHAPE: Final = Statement(
    id="losses-huber-shape",
    kind="theorem",
    title=Text("Huber is convex and Lipschitz with constant delta", "Huber es convexa y de Lipschitz con constante delta"),
    claim=_SHAPE,
    rewrite=All(
        LessEqual(huber(v + t * (u - v)), huber(v) + t * (huber(u) - huber(v))),
        LessEqual(_BOUND / delta, modulus(v - u)),
        LessEqual(2 * huber(u), u**2),
    ),
    mistakes=(
        Mistake(
            "strictly-convex",
            Text("strictly convex", "estrictamente convexa"),
            _SHAPE.but(1, Less(huber(t * u + (1 - t) * v), t * huber(u) + (1 - t) * huber(v))),
        ),
        Mistake(
            "concave",
            Text("concave", "cóncava"),
            _SHAPE.but(1, LessEqual(t * huber(u) + (1 - t) * huber(v), huber(t * u + (1 - t) * v))),
        ),
        Mistake(
            "beyond-the-segment",
            Text("a number t outside the interval from 0 to 1", "un número t fuera del intervalo de 0 a 1"),
            _SHAPE,
            hypotheses=(DELTA_POSITIVE,),
        ),
        Mistake(
            "smaller-constant",
            Text("a constant below delta", "una constante menor que delta"),
            _SHAPE.but(2, LessEqual(_BOUND, Fraction(9, 10) * (delta * modulus(u - v)))),
        ),
        Mistake(
            "constant-one",
            Text("the constant 1 whatever delta", "la constante 1 para todo delta"),
            _SHAPE.but(2, LessEqual(_BOUND, modulus(u - v))),
        ),
        Mistake(
            "above-the-parabola",
            Text("above the parabola", "por encima de la parábola"),
            _SHAPE.but(3, LessEqual(HALF * u**2, huber(u))),
        ),
    ),
    hypotheses=(DELTA_POSITIVE, _UNIT),
    source=_HUBER_1964,
    uses=("losses-huber-form", "losses-huber-smooth"),
)  # fmt: skip
