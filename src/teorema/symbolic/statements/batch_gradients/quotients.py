"""Difference quotients: how far they are from the derivative, the best step, and what they say at a kink (T2)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise, as_expr, scalar
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.batch_gradients.letters import (
    COURSE,
    NOCEDAL,
    NOISE_POSITIVE,
    STEP_POSITIVE,
    M,
    eps,
    h,
    modulus,
    w,
)

_C = Elementwise("C", "C", spoken=Text("the cost", "el costo"))
_quotient = (_C(w + h) - _C(w - h)) / (2 * h)
_slope = _C.prime(w)


def _bounded(point: Mapping[str, Any]) -> bool:
    """M is at least the supremum of |C‴| that the cost of the point states for the interval."""
    return bool(point["M"] >= point["C"].third(point["w"] - point["h"], point["w"] + point["h"]))


_THIRD: Final = Hypothesis(
    Text(
        r"$C$ is three times continuously differentiable with $\lvert C'''\rvert\le M$ on $[w-h,w+h]$",
        r"$C$ es tres veces continuamente derivable con $\lvert C'''\rvert\le M$ en $[w-h,w+h]$",
    ),
    _bounded,
)

CENTRAL: Final = Statement(
    id="batch_gradients-central-difference",
    kind="theorem",
    title=Text("The error of the central difference", "El error de la diferencia central"),
    claim=LessEqual(modulus(_quotient - _slope), h**2 * M / 6),
    hypotheses=(STEP_POSITIVE, _THIRD),
    rewrite=LessEqual(modulus(_C(w + h) - _C(w - h) - 2 * h * _slope), h**3 * M / 3),
    mistakes=(
        Mistake(
            "half-the-constant",
            Text("12 in place of 6", "12 en lugar de 6"),
            LessEqual(modulus(_quotient - _slope), h**2 * M / 12),
        ),
        Mistake(
            "forward-difference",
            Text("the forward difference in its place", "la diferencia hacia adelante en su lugar"),
            LessEqual(modulus((_C(w + h) - _C(w)) / h - _slope), h**2 * M / 6),
        ),
        Mistake(
            "not-halved",
            Text("divided by h and not by 2h", "dividida por h y no por 2h"),
            LessEqual(modulus((_C(w + h) - _C(w - h)) / h - _slope), h**2 * M / 6),
        ),
        Mistake(
            "any-bound",
            Text("M not a bound of the third derivative", "M que no acota la tercera derivada"),
            LessEqual(modulus(_quotient - _slope), h**2 * M / 6),
            hypotheses=(STEP_POSITIVE,),
        ),
    ),
    source=NOCEDAL,
)

_central, _forward = (
    scalar("q", r"D_h", spoken=Text("the central difference", "la diferencia central")),
    scalar("p", r"D_h^{+}", spoken=Text("the forward difference", "la diferencia hacia adelante")),
)
_CUBE: Final = All(Equal(_central - 3 * w**2, h**2), Equal(_forward - 3 * w**2, 3 * w * h + h**2))

CUBE: Final = Statement(
    id="batch_gradients-cube",
    kind="corollary",
    title=Text("Both differences for a cube", "Las dos diferencias para un cubo"),
    claim=_CUBE,
    hypotheses=(STEP_POSITIVE,),
    where=(
        Where(
            "q",
            Text(
                r"$D_h=\frac{(w+h)^3-(w-h)^3}{2h}$ is the central difference of $C(w)=w^3$",
                r"$D_h=\frac{(w+h)^3-(w-h)^3}{2h}$ es la diferencia central de $C(w)=w^3$",
            ),
        ),
        Where(
            "p",
            Text(
                r"$D_h^{+}=\frac{(w+h)^3-w^3}{h}$ its forward difference",
                r"$D_h^{+}=\frac{(w+h)^3-w^3}{h}$ su diferencia hacia adelante",
            ),
        ),
    ),
    rewrite=All(Equal(_central, 3 * w**2 + h**2), Equal(_forward - _central, 3 * w * h)),
    mistakes=(
        Mistake(
            "exact",
            Text("the central difference taken for the derivative", "la diferencia central tomada por la derivada"),
            _CUBE.but(1, Equal(_central - 3 * w**2, as_expr(0))),
        ),
        Mistake(
            "same-order",
            Text("both differences of one order", "las dos diferencias del mismo orden"),
            _CUBE.but(2, Equal(_forward - 3 * w**2, h**2)),
        ),
    ),
    source=Source("teorema", "16.3"),
    uses=("batch_gradients-central-difference",),
)

_above, _below, _bound = (
    scalar("above", "c_+", spoken=Text("the upper value", "el valor superior")),
    scalar("below", "c_-", spoken=Text("the lower value", "el valor inferior")),
    scalar("E", "E"),
)
_computed = modulus((_above - _below) / (2 * h) - _slope)
_TOTAL: Final = All(LessEqual(_computed, _bound), Equal(_bound, eps / h + h**2 * M / 6))


def _within(point: Mapping[str, Any]) -> bool:
    C, at, step = point["C"], point["w"], point["h"]
    return bool(
        abs(point["above"] - C.value(at + step)) <= point["eps"]
        and abs(point["below"] - C.value(at - step)) <= point["eps"]
    )


_NOISE: Final = Hypothesis(
    Text(
        r"$\lvert c_+-C(w+h)\rvert\le\varepsilon$, $\lvert c_--C(w-h)\rvert\le\varepsilon$",
        r"$\lvert c_+-C(w+h)\rvert\le\varepsilon$, $\lvert c_--C(w-h)\rvert\le\varepsilon$",
    ),
    _within,
)

TOTAL_ERROR: Final = Statement(
    id="batch_gradients-total-error",
    kind="theorem",
    title=Text("The error with values known within ε", "El error con valores conocidos hasta ε"),
    claim=_TOTAL,
    hypotheses=(STEP_POSITIVE, _THIRD, _NOISE),
    where=(Where("E", Text(r"$E$ is the bound for the whole error", r"$E$ es la cota del error total")),),
    rewrite=All(
        LessEqual(modulus(_above - _below - 2 * h * _slope), 2 * h * _bound),
        Equal(6 * h * _bound, 6 * eps + h**3 * M),
    ),
    mistakes=(
        Mistake(
            "noise-forgotten",
            Text("the noise forgotten", "el ruido olvidado"),
            _TOTAL.but(1, LessEqual(_computed, _bound - eps / h)),
        ),
        Mistake(
            "half-the-noise",
            Text("the noise of one of the two values alone", "el ruido de uno solo de los dos valores"),
            _TOTAL.but(1, LessEqual(_computed, _bound - eps / (2 * h))),
        ),
        Mistake(
            "double-constant",
            Text("3 in place of 6", "3 en lugar de 6"),
            _TOTAL.but(2, Equal(_bound, eps / h + h**2 * M / 3)),
        ),
        Mistake(
            "step-once",
            Text("an error of the order of the step", "un error del orden del paso"),
            _TOTAL.but(2, Equal(_bound, eps / h + h * M / 6)),
        ),
    ),
    source=NOCEDAL,
    uses=("batch_gradients-central-difference",),
)

_best = scalar("best", r"h_*", spoken=Text("the best step", "el mejor paso"))
_least = eps / _best + _best**2 * M / 6
_BEST: Final = All(
    Equal(_best**3, 3 * eps / M),
    LessEqual(_least, eps / h + h**2 * M / 6),
    Equal(_least, Fraction(3, 2) * (eps / _best)),
)

BEST_STEP: Final = Statement(
    id="batch_gradients-best-step",
    kind="corollary",
    title=Text("The best step", "El mejor paso"),
    claim=_BEST,
    hypotheses=(STEP_POSITIVE, NOISE_POSITIVE),
    where=(Where("best", Text(r"$h_*=\sqrt[3]{3\varepsilon/M}$", r"$h_*=\sqrt[3]{3\varepsilon/M}$")),),
    rewrite=All(
        Equal(M * _best**3, 3 * eps),
        LessEqual(_least - eps / h, h**2 * M / 6),
        Equal(2 * _best * _least, 3 * eps),
    ),
    mistakes=(
        Mistake(
            "three-forgotten",
            Text("the factor 3 forgotten", "el factor 3 olvidado"),
            _BEST.but(1, Equal(_best**3, eps / M)),
        ),
        Mistake(
            "twice-as-much",
            Text("at least twice as much at every step", "al menos el doble en todo paso"),
            _BEST.but(2, LessEqual(2 * _least, eps / h + h**2 * M / 6)),
        ),
        Mistake(
            "noise-alone",
            Text("the least error taken for the noise alone", "el menor error tomado como el ruido solo"),
            _BEST.but(3, Equal(_least, eps / _best)),
        ),
    ),
    source=COURSE,
    uses=("batch_gradients-total-error",),
)

_left = scalar("m", r"D_h^{-}", spoken=Text("the backward difference", "la diferencia hacia atrás"))
_used = scalar("s", "s", spoken=Text("the slope in use", "la pendiente en uso"))
_KINK: Final = All(
    Equal(_central, as_expr(Fraction(1, 2))),
    Equal(_forward, as_expr(1)),
    Equal(_left, as_expr(0)),
    Equal(_used, as_expr(0)),
)

KINK: Final = Statement(
    id="batch_gradients-kink",
    kind="corollary",
    title=Text(
        "At a kink the quotients disagree for every step", "En un quiebre los cocientes no coinciden con ningún paso"
    ),
    claim=_KINK,
    given=Text("$h>0$", "$h>0$"),
    where=(
        Where(
            "q",
            Text(
                r"$D_h$ is the central difference of $\operatorname{ReLU}$ at $0$ with step $h$",
                r"$D_h$ es la diferencia central de $\operatorname{ReLU}$ en $0$ con paso $h$",
            ),
        ),
        Where("p", Text("$D_h^{+}$ the forward one", "$D_h^{+}$ la diferencia hacia adelante")),
        Where("m", Text("$D_h^{-}$ the backward one", "$D_h^{-}$ la diferencia hacia atrás")),
        Where(
            "s",
            Text(
                r"$s$ is the slope that the backward pass takes there",
                r"$s$ es la pendiente que la retropropagación toma allí",
            ),
        ),
    ),
    rewrite=All(
        Equal(2 * _central, as_expr(1)),
        Equal(_forward - _left, as_expr(1)),
        Equal(2 * _left, as_expr(0)),
        Equal(_used * h, as_expr(0)),
    ),
    mistakes=(
        Mistake(
            "central-agrees",
            Text("the central difference finds the slope in use", "la diferencia central halla la pendiente en uso"),
            _KINK.but(1, Equal(_central, as_expr(0))),
        ),
        Mistake(
            "forward-is-half",
            Text("one half from the right too", "un medio también por la derecha"),
            _KINK.but(2, Equal(_forward, as_expr(Fraction(1, 2)))),
        ),
        Mistake(
            "backward-is-half",
            Text("one half from the left too", "un medio también por la izquierda"),
            _KINK.but(3, Equal(_left, as_expr(Fraction(1, 2)))),
        ),
        Mistake(
            "slope-is-half",
            Text("a slope of one half in use", "una pendiente de un medio en uso"),
            _KINK.but(4, Equal(_used, as_expr(Fraction(1, 2)))),
        ),
    ),
    source=COURSE,
    uses=("activations-relu-kink",),
)

STATEMENTS: Final = (CENTRAL, CUBE, TOTAL_ERROR, BEST_STEP, KINK)
