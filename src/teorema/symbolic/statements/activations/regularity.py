"""Regularity: the slopes on both sides of a kink, the convention at the kink, classes of smoothness, and why the rest is smooth."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, scalar
from teorema.symbolic.claims import All, Claim, Equal, Iff, Not, Smooth
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
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
)

_d: Final = scalar("d")
_H_POSITIVE: Final = Hypothesis(Text("$h>0$", "$h>0$"), lambda point: bool(point["h"] > 0))

_KINK: Final = All(
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
    claim=_KINK,
    rewrite=All(Equal(relu(h), h), Equal(relu(-h) / h, 0), Equal(c - _d, 0)),
    mistakes=(
        Mistake(
            "half-on-the-right",
            Text("one half on the right", "un medio a la derecha"),
            _KINK.but(1, Equal((relu(h) - relu(0)) / h, over(1, 2))),
        ),
        Mistake(
            "one-on-the-left",
            Text("the slope of the right on the left", "la pendiente de la derecha a la izquierda"),
            _KINK.but(2, Equal((relu(-h) - relu(0)) / (-h), 1)),
        ),
        Mistake("always-zero", Text("always 0 at the kink", "siempre 0 en el quiebre"), _KINK.but(3, Equal(_d, 0))),
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

_SIDES: Final = All(
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
    claim=_SIDES,
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
        Mistake(
            "leak-lost", Text("the leak lost", "la fuga perdida"), _SIDES.but(1, Equal(leaky(-h, eps, order=1), 0))
        ),
        Mistake(
            "alpha-on-the-right",
            Text("α on the right", "α a la derecha"),
            _SIDES.but(2, Equal(elu(h, alpha, order=1), alpha)),
        ),
        Mistake("alpha-lost", Text("α lost", "α perdido"), _SIDES.but(3, Equal(elu(-h, alpha, order=1), exp(-h)))),
        Mistake(
            "curved-on-the-right",
            Text("the right side curved", "el lado derecho curvo"),
            _SIDES.but(4, Equal(elu(h, alpha, order=2), alpha)),
        ),
        Mistake(
            "straight-on-the-left",
            Text("the left side straight", "el lado izquierdo recto"),
            _SIDES.but(5, Equal(elu(-h, alpha, order=2), 0)),
        ),
        Mistake(
            "square-for-cube",
            Text("the square for the cube", "el cuadrado en lugar del cubo"),
            _SIDES.but(6, Equal(softsign(h, order=2), -(2 / (1 + h) ** 2))),
        ),
        Mistake(
            "same-sign",
            Text("the same sign on both sides", "el mismo signo a ambos lados"),
            _SIDES.but(7, Equal(softsign(-h, order=2), -(2 / (1 + h) ** 3))),
        ),
    ),
    hypotheses=(_H_POSITIVE, ALPHA_NOT_NEGATIVE),
    given=Text(r"$h,\varepsilon,\alpha\in\mathbb{R}$", r"$h,\varepsilon,\alpha\in\mathbb{R}$"),
    source=CALIN,
    uses=("activations-hockey", "activations-sigmoidal"),
)


def _smooth(name: str, order: int, *parameters: Any) -> Claim:
    return Smooth(NAMED[name], order, parameters)


_CLASSES: Final = All(
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
    claim=_CLASSES,
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
        Mistake(
            "relu-discontinuous",
            Text("a kink taken for a jump", "un quiebre tomado por un salto"),
            _CLASSES.but(1, Not(_smooth("relu", 0))),
        ),
        Mistake(
            "relu-differentiable",
            Text("ReLU taken for differentiable", "ReLU tomada por derivable"),
            _CLASSES.but(2, _smooth("relu", 1)),
        ),
        Mistake(
            "leak-zero",
            Text("the leak 0 for the leak 1", "la fuga 0 en lugar de la fuga 1"),
            _CLASSES.but(3, Iff(_smooth("leaky_relu", 1, eps), Equal(eps, 0))),
        ),
        Mistake(
            "elu-always",
            Text("ELU of class C¹ for every α", "ELU de clase C¹ para todo α"),
            _CLASSES.but(4, _smooth("elu", 1, alpha)),
        ),
        Mistake(
            "elu-twice",
            Text("ELU of class C² for α = 1", "ELU de clase C² para α = 1"),
            _CLASSES.but(5, Iff(_smooth("elu", 2, alpha), Equal(alpha, 1))),
        ),
        Mistake(
            "selu-discontinuous",
            Text("SELU taken for discontinuous", "SELU tomada por discontinua"),
            _CLASSES.but(6, Not(_smooth("selu", 0))),
        ),
        Mistake(
            "selu-differentiable",
            Text("SELU taken for differentiable", "SELU tomada por derivable"),
            _CLASSES.but(7, _smooth("selu", 1)),
        ),
        Mistake(
            "softsign-not-once",
            Text("softsign taken for not differentiable", "softsign tomada por no derivable"),
            _CLASSES.but(8, Not(_smooth("softsign", 1))),
        ),
        Mistake(
            "softsign-twice",
            Text("softsign taken for C²", "softsign tomada por C²"),
            _CLASSES.but(9, _smooth("softsign", 2)),
        ),
        Mistake(
            "step-continuous",
            Text("the step taken for continuous", "el escalón tomado por continuo"),
            _CLASSES.but(10, _smooth("step", 0)),
        ),
    ),
    hypotheses=(ALPHA_NOT_NEGATIVE,),
    given=Text(r"$\varepsilon,\alpha\in\mathbb{R}$", r"$\varepsilon,\alpha\in\mathbb{R}$"),
    source=CALIN,
    uses=("activations-relu-kink", "activations-one-sided"),
)

_EQUATIONS: Final = All(
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
    claim=_EQUATIONS,
    rewrite=All(
        Equal(arctan(u, order=1), 1 / (1 + u**2)),
        Equal(-gaussian(u, order=1), 2 * u * gaussian(u)),
        Equal(u * half_gaussian(u), -half_gaussian(u, order=1)),
        Equal(-cdf(u, order=2), u * cdf(u, order=1)),
    ),
    mistakes=(
        Mistake(
            "minus-in-the-square",
            Text("the derivative of artanh", "la derivada de artanh"),
            _EQUATIONS.but(1, Equal((1 - u**2) * arctan(u, order=1), 1)),
        ),
        Mistake(
            "two-lost",
            Text("the factor 2 lost", "el factor 2 perdido"),
            _EQUATIONS.but(2, Equal(gaussian(u, order=1), -(u * gaussian(u)))),
        ),
        Mistake(
            "minus-lost",
            Text("the minus sign lost", "el signo menos perdido"),
            _EQUATIONS.but(3, Equal(half_gaussian(u, order=1), u * half_gaussian(u))),
        ),
        Mistake(
            "inner-derivative",
            Text("the inner derivative forgotten", "la derivada interna olvidada"),
            _EQUATIONS.but(4, Equal(cdf(u, order=2), cdf(u, order=1))),
        ),
    ),
    source=CALIN,
    uses=("activations-logistic-slope", "activations-tanh", "activations-softplus", "activations-bumps"),
)
