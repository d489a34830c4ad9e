"""Regularity: the slopes on both sides of a kink, the convention at the kink, classes of smoothness, and why the rest is smooth."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, scalar
from teorema.symbolic.claims import All, Claim, Equal, Iff, Not, Smooth
from teorema.symbolic.statement import Hypothesis, Statement, Where
from teorema.symbolic.statements.activations.symbols import (
    ALPHA_NOT_NEGATIVE,
    CALIN,
    LIQUET,
    alpha,
    arctan,
    c,
    cdf,
    elu,
    eps,
    exp,
    gaussian,
    h,
    half_gaussian,
    leaky,
    over,
    relu,
    softsign,
    u,
    wrong,
)

_d: Final = scalar("d")
_H_POSITIVE: Final = Hypothesis(Text("$h>0$", "$h>0$"), lambda point: bool(point["h"] > 0))

_KINK: Final = (
    Equal((relu(h) - relu(0)) / h, 1),
    Equal((relu(-h) - relu(0)) / (-h), 0),
    Equal(_d, c),
)

KINK: Final = Statement(
    id="activations-relu-kink",
    kind="theorem",
    title=Text(
        "ReLU has no derivative at 0: the code needs a convention",
        "ReLU no es derivable en 0: el código necesita una convención",
    ),
    claim=All(*_KINK),
    rewrite=All(Equal(relu(h), h), Equal(relu(-h) / h, 0), Equal(c - _d, 0)),
    mistakes=(
        wrong(
            _KINK,
            0,
            "half-on-the-right",
            Text("one half on the right", "un medio a la derecha"),
            Equal((relu(h) - relu(0)) / h, over(1, 2)),
        ),
        wrong(
            _KINK,
            1,
            "one-on-the-left",
            Text("the slope of the right on the left", "la pendiente de la derecha a la izquierda"),
            Equal((relu(-h) - relu(0)) / (-h), 1),
        ),
        wrong(_KINK, 2, "always-zero", Text("always 0 at the kink", "siempre 0 en el quiebre"), Equal(_d, 0)),
    ),
    hypotheses=(_H_POSITIVE,),
    where=(
        Where(
            "d",
            Text(
                "$d$ is what `relu(at_zero=c)` returns for its derivative at 0",
                "$d$ es lo que `relu(at_zero=c)` devuelve como derivada en 0",
            ),
        ),
    ),
    given=Text("$h,c\\in\\mathbb{R}$", "$h,c\\in\\mathbb{R}$"),
    source=LIQUET,
    uses=("activations-hockey",),
)

_SIDES: Final = (
    Equal(leaky(-h, eps, order=1), eps),
    Equal(elu(h, alpha, order=1), 1),
    Equal(elu(-h, alpha, order=1), alpha * exp(-h)),
    Equal(elu(h, alpha, order=2), 0),
    Equal(elu(-h, alpha, order=2), alpha * exp(-h)),
    Equal(softsign(h, order=2), -(2 / (1 + h) ** 3)),
    Equal(softsign(-h, order=2), 2 / (1 + h) ** 3),
)

SIDES: Final = Statement(
    id="activations-one-sided",
    kind="lemma",
    title=Text("Derivatives on both sides of 0", "Derivadas a ambos lados de 0"),
    claim=All(*_SIDES),
    rewrite=All(
        Equal(2 * leaky(-h, eps, order=1), 2 * eps),
        Equal(elu(h, alpha, order=1) - elu(h, alpha, order=2), 1),
        Equal(exp(h) * elu(-h, alpha, order=1), alpha),
        Equal(elu(h, alpha, order=2) * h, 0),
        Equal(elu(-h, alpha, order=2), elu(-h, alpha, order=1)),
        Equal((1 + h) ** 3 * softsign(h, order=2), -2),
        Equal((1 + h) ** 3 * softsign(-h, order=2), 2),
    ),
    mistakes=(
        wrong(_SIDES, 0, "leak-lost", Text("the leak lost", "la fuga perdida"), Equal(leaky(-h, eps, order=1), 0)),
        wrong(
            _SIDES,
            1,
            "alpha-on-the-right",
            Text("α on the right", "α a la derecha"),
            Equal(elu(h, alpha, order=1), alpha),
        ),
        wrong(_SIDES, 2, "alpha-lost", Text("α lost", "α perdido"), Equal(elu(-h, alpha, order=1), exp(-h))),
        wrong(
            _SIDES,
            3,
            "curved-on-the-right",
            Text("the right side curved", "el lado derecho curvo"),
            Equal(elu(h, alpha, order=2), alpha),
        ),
        wrong(
            _SIDES,
            4,
            "straight-on-the-left",
            Text("the left side straight", "el lado izquierdo recto"),
            Equal(elu(-h, alpha, order=2), 0),
        ),
        wrong(
            _SIDES,
            5,
            "square-for-cube",
            Text("the square for the cube", "el cuadrado en lugar del cubo"),
            Equal(softsign(h, order=2), -(2 / (1 + h) ** 2)),
        ),
        wrong(
            _SIDES,
            6,
            "same-sign",
            Text("the same sign on both sides", "el mismo signo a ambos lados"),
            Equal(softsign(-h, order=2), -(2 / (1 + h) ** 3)),
        ),
    ),
    hypotheses=(_H_POSITIVE, ALPHA_NOT_NEGATIVE),
    given=Text(r"$h,\varepsilon,\alpha\in\mathbb{R}$", r"$h,\varepsilon,\alpha\in\mathbb{R}$"),
    source=CALIN,
    uses=("activations-hockey", "activations-sigmoidal"),
)


def _smooth(name: str, order: int, *parameters: Any) -> Claim:
    return Smooth(NAMED[name], order, parameters)


_CLASSES: Final = (
    _smooth("relu", 0),
    Not(_smooth("relu", 1)),
    Iff(_smooth("leaky_relu", 1, eps), Equal(eps, 1)),
    Iff(_smooth("elu", 1, alpha), Equal(alpha, 1)),
    Not(_smooth("elu", 2, alpha)),
    _smooth("selu", 0),
    Not(_smooth("selu", 1)),
    _smooth("softsign", 1),
    Not(_smooth("softsign", 2)),
    Not(_smooth("step", 0)),
)

REGULARITY: Final = Statement(
    id="activations-regularity",
    kind="theorem",
    title=Text("How smooth the activations with a kink are", "Qué tan suaves son las activaciones con un quiebre"),
    claim=All(*_CLASSES),
    rewrite=All(
        Not(Not(_smooth("relu", 0))),
        Not(_smooth("relu", 2)),
        Iff(Equal(eps, 1), _smooth("leaky_relu", 1, eps)),
        Iff(Equal(alpha - 1, 0), _smooth("elu", 1, alpha)),
        Not(All(_smooth("elu", 2, alpha), _smooth("elu", 0, alpha))),
        Not(Not(_smooth("selu", 0))),
        Not(_smooth("selu", 2)),
        All(_smooth("softsign", 0), _smooth("softsign", 1)),
        Not(All(_smooth("softsign", 1), _smooth("softsign", 2))),
        Not(_smooth("step", 1)),
    ),
    mistakes=(
        wrong(
            _CLASSES,
            0,
            "relu-discontinuous",
            Text("a kink taken for a jump", "un quiebre tomado por un salto"),
            Not(_smooth("relu", 0)),
        ),
        wrong(
            _CLASSES,
            1,
            "relu-differentiable",
            Text("ReLU taken for differentiable", "ReLU tomada por derivable"),
            _smooth("relu", 1),
        ),
        wrong(
            _CLASSES,
            2,
            "leak-zero",
            Text("the leak 0 for the leak 1", "la fuga 0 en lugar de la fuga 1"),
            Iff(_smooth("leaky_relu", 1, eps), Equal(eps, 0)),
        ),
        wrong(
            _CLASSES,
            3,
            "elu-always",
            Text("ELU of class C¹ for every α", "ELU de clase C¹ para todo α"),
            _smooth("elu", 1, alpha),
        ),
        wrong(
            _CLASSES,
            4,
            "elu-twice",
            Text("ELU of class C² for α = 1", "ELU de clase C² para α = 1"),
            Iff(_smooth("elu", 2, alpha), Equal(alpha, 1)),
        ),
        wrong(
            _CLASSES,
            5,
            "selu-discontinuous",
            Text("SELU taken for discontinuous", "SELU tomada por discontinua"),
            Not(_smooth("selu", 0)),
        ),
        wrong(
            _CLASSES,
            6,
            "selu-differentiable",
            Text("SELU taken for differentiable", "SELU tomada por derivable"),
            _smooth("selu", 1),
        ),
        wrong(
            _CLASSES,
            7,
            "softsign-not-once",
            Text("softsign taken for not differentiable", "softsign tomada por no derivable"),
            Not(_smooth("softsign", 1)),
        ),
        wrong(
            _CLASSES,
            8,
            "softsign-twice",
            Text("softsign taken for C²", "softsign tomada por C²"),
            _smooth("softsign", 2),
        ),
        wrong(
            _CLASSES,
            9,
            "step-continuous",
            Text("the step taken for continuous", "el escalón tomado por continuo"),
            _smooth("step", 0),
        ),
    ),
    hypotheses=(ALPHA_NOT_NEGATIVE,),
    given=Text(r"$\varepsilon,\alpha\in\mathbb{R}$", r"$\varepsilon,\alpha\in\mathbb{R}$"),
    source=CALIN,
    uses=("activations-relu-kink", "activations-one-sided"),
)

_EQUATIONS: Final = (
    Equal((1 + u**2) * arctan(u, order=1), 1),
    Equal(gaussian(u, order=1), -(2 * u * gaussian(u))),
    Equal(half_gaussian(u, order=1), -(u * half_gaussian(u))),
    Equal(cdf(u, order=2), -(u * cdf(u, order=1))),
)

SMOOTH: Final = Statement(
    id="activations-smooth",
    kind="theorem",
    title=Text(
        "Equations that make the rest infinitely differentiable",
        "Ecuaciones por las que las demás son infinitamente derivables",
    ),
    claim=All(*_EQUATIONS),
    rewrite=All(
        Equal(arctan(u, order=1), 1 / (1 + u**2)),
        Equal(-gaussian(u, order=1), 2 * u * gaussian(u)),
        Equal(u * half_gaussian(u), -half_gaussian(u, order=1)),
        Equal(-cdf(u, order=2), u * cdf(u, order=1)),
    ),
    mistakes=(
        wrong(
            _EQUATIONS,
            0,
            "minus-in-the-square",
            Text("the derivative of artanh", "la derivada de artanh"),
            Equal((1 - u**2) * arctan(u, order=1), 1),
        ),
        wrong(
            _EQUATIONS,
            1,
            "two-lost",
            Text("the factor 2 lost", "el factor 2 perdido"),
            Equal(gaussian(u, order=1), -(u * gaussian(u))),
        ),
        wrong(
            _EQUATIONS,
            2,
            "minus-lost",
            Text("the minus sign lost", "el signo menos perdido"),
            Equal(half_gaussian(u, order=1), u * half_gaussian(u)),
        ),
        wrong(
            _EQUATIONS,
            3,
            "inner-derivative",
            Text("the inner derivative forgotten", "la derivada interna olvidada"),
            Equal(cdf(u, order=2), cdf(u, order=1)),
        ),
    ),
    source=CALIN,
    uses=("activations-logistic-slope", "activations-tanh", "activations-softplus", "activations-bumps"),
)

REGULARITY_OF_ALL: Final = (KINK, SIDES, REGULARITY, SMOOTH)
