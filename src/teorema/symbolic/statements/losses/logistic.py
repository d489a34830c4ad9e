"""One logistic output: cross-entropy of probabilities and of logits, convex; the squared error, which is not (T2)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr, scalar
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.losses.letters import (
    LIQUET_LOGISTIC,
    NIELSEN,
    defined,
    every,
    ln,
    sigma,
    softplus,
    t,
    u,
    v,
    z,
)  # fmt: skip

p: Final = scalar("p", r"\hat{y}", spoken=Text("y hat", "y sombrero"))
y: Final = scalar("y")
B: Final = scalar("B")
dB: Final = scalar("dB", "B'", spoken=Text("the derivative of B", "la derivada de B"))

_PROBABILITY: Final = every("p", lambda e: 0 < e < 1, Text(r"$0<\hat{y}<1$", r"$0<\hat{y}<1$"))
_LABEL: Final = every("y", lambda e: 0 <= e <= 1, Text(r"$0\le y\le 1$", r"$0\le y\le 1$"))

_BCE: Final = All(
    Equal(B, -(y * ln(p)) - (1 - y) * ln(1 - p)),
    Equal(dB, (p - y) / (p * (1 - p))),
)

BINARY: Final = Statement(
    id="losses-binary",
    kind="definition",
    title=Text("Binary cross-entropy and its derivative", "Entropía cruzada binaria y su derivada"),
    claim=_BCE,
    rewrite=All(
        Equal(B, (1 - y) * ln(1 / (1 - p)) + y * ln(1 / p)),
        Equal(dB, (1 - y) / (1 - p) - y / p),
    ),
    mistakes=(
        Mistake(
            "sign",
            Text("the minus sign lost", "el signo menos perdido"),
            _BCE.but(1, Equal(B, y * ln(p) + (1 - y) * ln(1 - p))),
        ),
        Mistake(
            "swapped",
            Text("prediction and target exchanged", "predicción y objetivo intercambiados"),
            _BCE.but(1, Equal(B, -((1 - y) * ln(p)) - y * ln(1 - p))),
        ),
        Mistake(
            "denominator-lost",
            Text("the derivative by the logit for that by the probability", "la derivada por el logit en lugar de la derivada por la probabilidad"),
            _BCE.but(2, Equal(dB, p - y)),
        ),
        Mistake(
            "half-derivative",
            Text("only the term of the label 1", "solo el término de la etiqueta 1"),
            _BCE.but(2, Equal(dB, -(y / p))),
        ),
    ),
    hypotheses=(_PROBABILITY, _LABEL),
    where=(
        defined(
            "B",
            r"$B$ is the binary cross-entropy of $\hat{y}$ and $y$, what `binary_cross_entropy` computes",
            r"$B$ es la entropía cruzada binaria de $\hat{y}$ e $y$, lo que calcula `binary_cross_entropy`",
        ),
        defined("dB", r"$B'$ is its derivative by $\hat{y}$", r"$B'$ es su derivada con respecto a $\hat{y}$"),
    ),
    source=LIQUET_LOGISTIC,
)  # fmt: skip

L: Final = scalar("L", r"\ell", spoken=Text("l", "ele"))
dL: Final = scalar("dL", r"\ell'", spoken=Text("the derivative of l", "la derivada de ele"))

_LOGIT: Final = All(
    Equal(L, softplus(z) - y * z),
    Equal(L, -(y * ln(sigma(z))) - (1 - y) * ln(1 - sigma(z))),
    Equal(L, (1 - y) * softplus(z) + y * softplus(-z)),
    Equal(dL, sigma(z) - y),
)

LOGIT: Final = Statement(
    id="losses-logit",
    kind="theorem",
    title=Text("Binary cross-entropy in the logit", "La entropía cruzada binaria en el logit"),
    claim=_LOGIT,
    rewrite=All(
        Equal(L + y * z, softplus(z)),
        Equal(L, -(y * ln(sigma(z))) - (1 - y) * ln(sigma(-z))),
        Equal(L, softplus(-z) + (1 - y) * z),
        Equal(dL + y, sigma(z)),
    ),
    mistakes=(
        Mistake(
            "label-lost",
            Text("the label lost", "la etiqueta perdida"),
            _LOGIT.but(1, Equal(L, softplus(z) - z)),
        ),
        Mistake(
            "label-swapped",
            Text("the labels 0 and 1 exchanged", "las etiquetas 0 y 1 intercambiadas"),
            _LOGIT.but(2, Equal(L, -((1 - y) * ln(sigma(z))) - y * ln(1 - sigma(z)))),
        ),
        Mistake(
            "reflection-lost",
            Text("the reflected argument lost", "el argumento reflejado perdido"),
            _LOGIT.but(3, Equal(L, (1 - y) * softplus(z) + y * softplus(z))),
        ),
        Mistake(
            "slope-kept",
            Text("a factor of the slope left over", "un factor de la pendiente de más"),
            _LOGIT.but(4, Equal(dL, (sigma(z) - y) * sigma(z, order=1))),
        ),
        Mistake("sign", Text("target minus prediction", "objetivo menos predicción"), _LOGIT.but(4, Equal(dL, y - sigma(z)))),
    ),
    hypotheses=(_LABEL,),
    where=(
        defined(
            "L",
            r"$\ell$ is what `logistic_cross_entropy` computes at the logit $z$",
            r"$\ell$ es lo que calcula `logistic_cross_entropy` en el logit $z$",
        ),
        defined("dL", r"$\ell'$ is its derivative by $z$", r"$\ell'$ es su derivada con respecto a $z$"),
    ),
    source=NIELSEN,
    uses=("losses-binary", "activations-softplus", "activations-symmetry"),
)  # fmt: skip

ddL: Final = scalar("ddL", r"\ell''", spoken=Text("the second derivative of l", "la segunda derivada de ele"))


_UNIT: Final = Hypothesis(Text(r"$0\le t\le 1$", r"$0\le t\le 1$"), lambda point: bool(0 <= point["t"] <= 1))
_mixed = softplus(t * u + (1 - t) * v) - y * (t * u + (1 - t) * v)
_chord = t * (softplus(u) - y * u) + (1 - t) * (softplus(v) - y * v)
_CONVEX: Final = All(
    Equal(ddL, sigma(z) * (1 - sigma(z))),
    Less(0, ddL),
    LessEqual(ddL, Fraction(1, 4)),
    LessEqual(_mixed, _chord),
)

CONVEX: Final = Statement(
    id="losses-logit-convex",
    kind="theorem",
    title=Text("Cross-entropy is convex in the logit", "La entropía cruzada es convexa en el logit"),
    claim=_CONVEX,
    rewrite=All(
        Equal(ddL, sigma(z, order=1)),
        Less(-ddL, 0),
        LessEqual(4 * ddL, 1),
        LessEqual(0, _chord - _mixed),
    ),
    mistakes=(
        Mistake(
            "one-factor",
            Text("one factor lost", "un factor perdido"),
            _CONVEX.but(1, Equal(ddL, sigma(z))),
        ),
        Mistake(
            "label-inside",
            Text("the label in the second derivative", "la etiqueta en la segunda derivada"),
            _CONVEX.but(1, Equal(ddL, (sigma(z) - y) * (1 - sigma(z)))),
        ),
        Mistake(
            "strongly-convex",
            Text("a curvature that never fades", "una curvatura que nunca se apaga"),
            _CONVEX.but(2, Less(Fraction(1, 10), ddL)),
        ),
        Mistake(
            "smaller-bound",
            Text("a bound below one quarter", "una cota menor que un cuarto"),
            _CONVEX.but(3, LessEqual(ddL, Fraction(24, 100))),
        ),
        Mistake("concave", Text("concave", "cóncava"), _CONVEX.but(4, LessEqual(_chord, _mixed))),
    ),
    hypotheses=(_LABEL, _UNIT),
    where=(
        defined(
            "ddL",
            r"$\ell''$ is the second derivative of $\ell(z)=\operatorname{softplus}(z)-yz$",
            r"$\ell''$ es la segunda derivada de $\ell(z)=\operatorname{softplus}(z)-yz$",
        ),
    ),
    source=LIQUET_LOGISTIC,
    uses=("losses-logit", "activations-logistic-slope"),
)

dS: Final = scalar("dS", "C'", spoken=Text("the derivative of C", "la derivada de C"))
ddS: Final = scalar("ddS", "C''", spoken=Text("the second derivative of C", "la segunda derivada de C"))
_s = sigma(z)
_SQUARED: Final = All(
    Equal(dS, -(_s * (1 - _s) ** 2)),
    Equal(ddS, _s * (1 - _s) ** 2 * (3 * _s - 1)),
    Iff(Less(ddS, 0), Less(z, -ln(as_expr(2)))),
)

SQUARED_LOGISTIC: Final = Statement(
    id="losses-squared-logistic",
    kind="theorem",
    title=Text("The squared error of a logistic output is not convex", "El error cuadrático de una salida logística no es convexo"),
    claim=_SQUARED,
    rewrite=All(
        Equal(dS, (_s - 1) * sigma(z, order=1)),
        Equal(ddS, sigma(z, order=1) * ((1 - _s) * (3 * _s - 1))),
        Iff(LessEqual(-ln(as_expr(2)), z), LessEqual(0, ddS)),
    ),
    mistakes=(
        Mistake(
            "chain-rule-forgotten",
            Text("the slope of the logistic forgotten", "la pendiente de la logística olvidada"),
            _SQUARED.but(1, Equal(dS, _s - 1)),
        ),
        Mistake(
            "sign",
            Text("the opposite sign", "el signo opuesto"),
            _SQUARED.but(1, Equal(dS, _s * (1 - _s) ** 2)),
        ),
        Mistake(
            "two-for-three",
            Text("2 for 3", "2 en lugar de 3"),
            _SQUARED.but(2, Equal(ddS, _s * (1 - _s) ** 2 * (2 * _s - 1))),
        ),
        Mistake(
            "always-convex",
            Text("concave below 0", "cóncava por debajo de 0"),
            _SQUARED.but(3, Iff(Less(ddS, 0), Less(z, 0))),
        ),
        Mistake(
            "other-side",
            Text("concave on the other side", "cóncava del otro lado"),
            _SQUARED.but(3, Iff(Less(ddS, 0), Less(-ln(as_expr(2)), z))),
        ),
    ),
    where=(
        defined(
            "dS",
            r"$C'$, $C''$ are the derivatives of $C(z)=\frac{1}{2}(1-\sigma(z))^2$, the cost of one logistic neuron at the label $1$",
            r"$C'$, $C''$ son las derivadas de $C(z)=\frac{1}{2}(1-\sigma(z))^2$, el costo de una neurona logística en la etiqueta $1$",
        ),
    ),
    given=Text(r"$z\in\mathbb{R}$", r"$z\in\mathbb{R}$"),
    source=LIQUET_LOGISTIC,
    uses=("losses-residual", "activations-logistic-slope"),
)  # fmt: skip
