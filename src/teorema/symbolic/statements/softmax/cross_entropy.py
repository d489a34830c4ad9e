"""Softmax followed by cross-entropy: the loss of the logits, its gradient, and what both are for two classes (T3, T5)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import NAMED, CrossEntropy, Inner, Total, apply, ones, scalar, vector
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.softmax.letters import (
    GOODFELLOW,
    JACOBIAN,
    LIQUET,
    LSE,
    ONE,
    J,
    S,
    entry,
    ln,
    lse,
    over_classes,
    s,
    softmax_on,
    y,
    z,
)

_ZY: Final = as_text(r"$z,y\in\mathbb{R}^{q}$")
_mass = over_classes(entry(y))
C: Final = scalar("C", spoken=Text("the loss", "la pérdida"))
D: Final = vector(
    "D", "q", r"\frac{\partial C}{\partial z}", Text("the gradient of the loss", "el gradiente de la pérdida")
)

_defined = Equal(C, -over_classes(entry(y) * ln(entry(s))))
_fused = Equal(C, lse(z) * _mass - Inner(y, z))

CROSS_ENTROPY: Final = Statement(
    id="softmax-cross-entropy",
    kind="theorem",
    title=Text("Cross-entropy of logits", "Entropía cruzada de logits"),
    claim=All(_defined, _fused),
    given=_ZY,
    where=(
        S,
        LSE,
        Where(
            "C",
            Text(
                r"$C$ is what the code returns for the logits $z$ and the target $y$",
                r"$C$ es lo que devuelve el código para los logits $z$ y el objetivo $y$",
            ),
        ),
    ),
    rewrite=All(Equal(C, CrossEntropy(y, s)), Equal(C + Inner(y, z), _mass * lse(z))),
    mistakes=(
        Mistake(
            "sign",
            Text("the minus forgotten", "el signo menos olvidado"),
            All(Equal(C, over_classes(entry(y) * ln(entry(s)))), _fused),
        ),
        Mistake(
            "targets-in-the-logarithm",
            Text("target and prediction exchanged", "objetivo y predicción intercambiados"),
            All(Equal(C, -over_classes(entry(s) * ln(entry(s)))), _fused),
        ),
        Mistake(
            "mass-forgotten",
            Text(r"$\sum_k y_k$ forgotten", r"$\sum_k y_k$ olvidada"),
            All(_defined, Equal(C, lse(z) - Inner(y, z))),
        ),
    ),
    uses=("softmax-definition", "softmax-lse"),
    source=GOODFELLOW,
)

DERIVATIVE: Final = Where(
    "D",
    Text(
        r"$C$ is the cross-entropy of $y$ and $s$, and entry $i$ of the left side is $\partial "
        r"C/\partial z_i$",
        r"$C$ es la entropía cruzada de $y$ y $s$, y la entrada $i$ del lado izquierdo es "
        r"$\partial C/\partial z_i$",
    ),
)
_gradient = Equal(D, s * _mass - y)

GRADIENT: Final = Statement(
    id="softmax-cross-entropy-gradient",
    kind="theorem",
    title=Text("The gradient with respect to the logits", "El gradiente respecto de los logits"),
    claim=_gradient,
    given=_ZY,
    where=(S, DERIVATIVE),
    rewrite=Equal(D + y, _mass * s),
    mistakes=(
        Mistake("sign", Text("the wrong sign", "signo equivocado"), Equal(D, y - s * _mass)),
        Mistake(
            "mass-forgotten",
            Text(r"$s-y$ also where $\sum_k y_k\ne 1$", r"$s-y$ también si $\sum_k y_k\ne 1$"),
            Equal(D, s - y),
        ),
        Mistake(
            "slope-kept",
            Text(r"multiplied by $s_i(1-s_i)$ once more", r"multiplicado una vez más por $s_i(1-s_i)$"),
            Equal(D, (s * _mass - y) * s * (ones("q") - s)),
        ),
        Mistake(
            "by-the-prediction",
            Text(r"the gradient with respect to $s$, $-y/s$", r"el gradiente respecto de $s$, $-y/s$"),
            Equal(s * D, -y),
        ),
    ),
    uses=("softmax-cross-entropy", "softmax-lse-gradient"),
    source=LIQUET,
)

_PROBABILITY: Final = Hypothesis(
    as_text(r"$\sum_k y_k=1$"), lambda point: Equal(Total(y), ONE).at({"y": point["y"]}) is True
)
_residual = Equal(D, s - y)

RESIDUAL: Final = Statement(
    id="softmax-residual",
    kind="corollary",
    title=Text(
        "For a target that sums to 1: prediction minus target", "Si el objetivo suma 1: predicción menos objetivo"
    ),
    claim=_residual,
    given=_ZY,
    hypotheses=(_PROBABILITY,),
    where=(S, DERIVATIVE),
    rewrite=Equal(s - D, y),
    mistakes=(
        Mistake("sign", Text("target minus prediction", "objetivo menos predicción"), Equal(D, y - s)),
        Mistake(
            "any-target",
            Text(r"$\sum_k y_k=1$ dropped", r"sin la hipótesis $\sum_k y_k=1$"),
            _residual,
            hypotheses=(),
        ),
        Mistake(
            "product",
            Text(r"$y$ times $s-y$", r"$y$ por $s-y$"),
            Equal(D, y * (s - y)),
        ),
    ),
    uses=("softmax-cross-entropy-gradient",),
    source=LIQUET,
)

_FUSED: Final = Equal(J.T @ -(y / s), s * _mass - y)

FUSED: Final = Statement(
    id="softmax-fused",
    kind="theorem",
    title=Text(
        "First cross-entropy, then softmax: the same gradient",
        "Primero la entropía cruzada, después softmax: el mismo gradiente",
    ),
    claim=_FUSED,
    given=_ZY,
    where=(
        S,
        JACOBIAN,
        Where(
            "y",
            Text(
                r"$-y/s$, entry by entry, is the gradient of the cross-entropy with respect to "
                r"its prediction",
                r"$-y/s$, entrada a entrada, es el gradiente de la entropía cruzada respecto de "
                r"su predicción",
            ),
        ),
    ),
    rewrite=Equal(J.T @ (y / s), y - s * _mass),
    mistakes=(
        Mistake(
            "jacobian-forgotten",
            Text("the Jacobian of softmax forgotten", "la jacobiana de softmax olvidada"),
            Equal(-(y / s), s * _mass - y),
        ),
        Mistake(
            "twice",
            Text(
                r"the Jacobian applied to the fused gradient as well",
                r"la jacobiana aplicada también al gradiente fusionado",
            ),
            Equal(J.T @ -(y / s), J.T @ (s * _mass - y)),
        ),
        Mistake(
            "diagonal-only",
            Text(r"only the diagonal, $s_i(1-s_i)$", r"solo la diagonal, $s_i(1-s_i)$"),
            Equal(J.T @ -(y / s), y * s - y),
        ),
    ),
    uses=("softmax-pullback", "softmax-cross-entropy-gradient"),
    source=LIQUET,
)

_z2, _softmax2, t = vector("z", 2), softmax_on(2), scalar("t")
_u = entry(_z2, 1) - entry(_z2, 2)
_logistic = Equal(entry(_softmax2(_z2), 1), apply(NAMED["logistic"], _u))
_softplus = Equal(C, apply(NAMED["softplus"], _u) - t * _u)

TWO_CLASSES: Final = Statement(
    id="softmax-two-classes",
    kind="theorem",
    title=Text("Two classes: softmax is the logistic function", "Dos clases: softmax es la función logística"),
    claim=All(_logistic, _softplus),
    given=as_text(r"$z\in\mathbb{R}^{2}$, $t\in\mathbb{R}$"),
    where=(
        Where("softmax", as_text(r"$\sigma(u)=1/(1+e^{-u})$")),
        Where("logsum_exp", as_text(r"$\operatorname{softplus}(u)=\ln(1+e^{u})$")),
        Where(
            "C",
            Text(
                r"$C$ is the cross-entropy of $y=(t,1-t)$ and $\operatorname{softmax}(z)$",
                r"$C$ es la entropía cruzada de $y=(t,1-t)$ y $\operatorname{softmax}(z)$",
            ),
        ),
    ),
    rewrite=All(
        Equal(ONE - entry(_softmax2(_z2), 2), apply(NAMED["logistic"], _u)),
        Equal(C + t * _u, apply(NAMED["softplus"], _u)),
    ),
    mistakes=(
        Mistake(
            "first-logit-alone",
            Text("the logistic function of the first logit", "la función logística del primer logit"),
            All(Equal(entry(_softmax2(_z2), 1), apply(NAMED["logistic"], entry(_z2, 1))), _softplus),
        ),
        Mistake(
            "difference-reversed",
            Text("the difference the other way round", "la diferencia al revés"),
            All(Equal(entry(_softmax2(_z2), 1), apply(NAMED["logistic"], -_u)), _softplus),
        ),
        Mistake(
            "label-reversed",
            Text(r"$1-t$ in place of $t$", r"$1-t$ en lugar de $t$"),
            All(_logistic, Equal(C, apply(NAMED["softplus"], _u) - (1 - t) * _u)),
        ),
    ),
    uses=("softmax-definition", "softmax-cross-entropy"),
    source=Source("Liquet, Moka and Nazarathy 2024", "3.3"),
)
