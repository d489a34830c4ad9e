"""The shape of the graphs: images, monotonicity, how fast slopes fade, and the minimum of SiLU."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalar
from teorema.symbolic.claims import All, Equal, Interval, Less, LessEqual, Member
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.activations.symbols import (
    ALPHA_POSITIVE,
    CALIN,
    alpha,
    elu,
    exp,
    gaussian,
    over,
    relu,
    sigma,
    silu,
    size,
    softplus,
    softsign,
    tanh,
    u,
    v,
)

_IMAGES: Final = All(
    Member(sigma(u), Interval(0, 1)),
    Member(tanh(u), Interval(-1, 1)),
    Member(softsign(u), Interval(-1, 1)),
    Member(relu(u), Interval(0, None, low_closed=True)),
    Member(softplus(u), Interval(0, None)),
    Member(elu(u, alpha), Interval(-alpha, None)),
    Member(gaussian(u), Interval(0, 1, high_closed=True)),
)

IMAGES: Final = Statement(
    id="activations-images",
    kind="theorem",
    title=Text("Where the values lie", "Dónde están los valores"),
    claim=_IMAGES,
    rewrite=All(
        Less(size(2 * sigma(u) - 1), 1),
        Less(size(tanh(u)), 1),
        Less(size(softsign(u)), 1),
        LessEqual(0, relu(u)),
        Less(0, softplus(u)),
        Less(-elu(u, alpha), alpha),
        Member(1 - gaussian(u), Interval(0, 1, low_closed=True)),
    ),
    mistakes=(
        Mistake(
            "image-of-tanh",
            Text("half of the image only", "solo la mitad de la imagen"),
            _IMAGES.but(1, Member(sigma(u), Interval(over(1, 2), 1))),
        ),
        Mistake(
            "image-of-logistic",
            Text("the image of the logistic", "la imagen de la logística"),
            _IMAGES.but(2, Member(tanh(u), Interval(0, 1))),
        ),
        Mistake(
            "nine-tenths",
            Text("a bound below 1", "una cota menor que 1"),
            _IMAGES.but(3, Member(softsign(u), Interval(over(-9, 10), over(9, 10)))),
        ),
        Mistake(
            "zero-left-out",
            Text("the value 0 left out", "el valor 0 excluido"),
            _IMAGES.but(4, Member(relu(u), Interval(0, None))),
        ),
        Mistake(
            "above-one-tenth",
            Text("a floor above 0", "un piso mayor que 0"),
            _IMAGES.but(5, Member(softplus(u), Interval(over(1, 10), None))),
        ),
        Mistake(
            "half-the-depth",
            Text("half the depth", "la mitad de la profundidad"),
            _IMAGES.but(6, Member(elu(u, alpha), Interval(-(alpha / 2), None))),
        ),
        Mistake(
            "peak-left-out",
            Text("the peak left out", "la cima excluida"),
            _IMAGES.but(7, Member(gaussian(u), Interval(0, 1))),
        ),
    ),
    hypotheses=(ALPHA_POSITIVE,),
    source=CALIN,
    uses=("activations-sigmoidal", "activations-hockey", "activations-bumps"),
)

_MONOTONE: Final = All(
    Less(sigma(u), sigma(v)),
    Less(tanh(u), tanh(v)),
    Less(softsign(u), softsign(v)),
    Less(softplus(u), softplus(v)),
    Less(elu(u, alpha), elu(v, alpha)),
    LessEqual(relu(u), relu(v)),
)
_ORDERED: Final = Hypothesis(Text("$u<v$", "$u<v$"), lambda point: bool(point["u"] < point["v"]))

MONOTONE: Final = Statement(
    id="activations-monotone",
    kind="theorem",
    title=Text("Which activations increase", "Qué activaciones crecen"),
    claim=_MONOTONE,
    rewrite=All(
        Less(-sigma(v), -sigma(u)),
        Less(0, tanh(v) - tanh(u)),
        Less(softsign(u) - softsign(v), 0),
        Less(2 * softplus(u), 2 * softplus(v)),
        Less(0, elu(v, alpha) - elu(u, alpha)),
        LessEqual(relu(u) - relu(v), 0),
    ),
    mistakes=(
        Mistake(
            "logistic-falls",
            Text("the logistic falls", "la logística decrece"),
            _MONOTONE.but(1, Less(sigma(v), sigma(u))),
        ),
        Mistake("tanh-falls", Text("tanh falls", "tanh decrece"), _MONOTONE.but(2, Less(tanh(v), tanh(u)))),
        Mistake(
            "softsign-falls",
            Text("softsign falls", "softsign decrece"),
            _MONOTONE.but(3, Less(softsign(v), softsign(u))),
        ),
        Mistake(
            "silu-rises",
            Text("SiLU taken for increasing", "SiLU tomada por creciente"),
            _MONOTONE.but(4, Less(silu(u), silu(v))),
        ),
        Mistake(
            "bump-rises",
            Text("the bump taken for increasing", "la campana tomada por creciente"),
            _MONOTONE.but(5, Less(gaussian(u), gaussian(v))),
        ),
        Mistake(
            "relu-strictly",
            Text("ReLU taken for strictly increasing", "ReLU tomada por estrictamente creciente"),
            _MONOTONE.but(6, Less(relu(u), relu(v))),
        ),
    ),
    hypotheses=(_ORDERED, ALPHA_POSITIVE),
    source=CALIN,
    uses=("activations-sigmoidal", "activations-hockey"),
)

_FADING: Final = All(
    LessEqual(sigma(u, order=1), exp(-size(u))),
    LessEqual(tanh(u, order=1), 4 * exp(-(2 * size(u)))),
    Equal(relu(-exp(u), order=1), 0),
)

SATURATION: Final = Statement(
    id="activations-saturation",
    kind="theorem",
    title=Text("Slopes fade away from zero", "Las pendientes se apagan lejos del cero"),
    claim=_FADING,
    rewrite=All(
        LessEqual(sigma(u, order=1) * exp(size(u)), 1),
        LessEqual(exp(2 * size(u)) * tanh(u, order=1), 4),
        Equal(1 + relu(-exp(u), order=1), 1),
    ),
    mistakes=(
        Mistake(
            "twice-as-fast",
            Text("the rate of tanh", "la velocidad de tanh"),
            _FADING.but(1, LessEqual(sigma(u, order=1), exp(-(2 * size(u))))),
        ),
        Mistake(
            "smaller-factor",
            Text("a factor below 4", "un factor menor que 4"),
            _FADING.but(2, LessEqual(tanh(u, order=1), 3 * exp(-(2 * size(u))))),
        ),
        Mistake(
            "slope-one-on-the-left",
            Text("the slope of the right on the left", "la pendiente de la derecha a la izquierda"),
            _FADING.but(3, Equal(relu(-exp(u), order=1), 1)),
        ),
    ),
    source=CALIN,
    uses=("activations-logistic-slope", "activations-tanh"),
)

_omega: Final = scalar("omega", r"\omega", spoken=Text("omega", "omega"))
_LEAST: Final = All(
    LessEqual(-_omega, silu(u)),
    Equal(silu(-1 - _omega), -_omega),
)

SILU_MINIMUM: Final = Statement(
    id="activations-silu-minimum",
    kind="theorem",
    title=Text("The minimum of SiLU", "El mínimo de SiLU"),
    claim=_LEAST,
    rewrite=All(
        LessEqual(-silu(u), _omega),
        Equal(_omega * (1 + exp(1 + _omega)), 1 + _omega),
    ),
    mistakes=(
        Mistake(
            "never-negative",
            Text("SiLU taken for non-negative", "SiLU tomada por no negativa"),
            _LEAST.but(1, LessEqual(0, silu(u))),
        ),
        Mistake(
            "bound-too-high",
            Text("a bound above the minimum", "una cota mayor que el mínimo"),
            _LEAST.but(1, LessEqual(over(-27, 100), silu(u))),
        ),
        Mistake(
            "one-lost",
            Text("the place without the minus one", "el lugar sin el menos uno"),
            _LEAST.but(2, Equal(silu(-_omega), -_omega)),
        ),
    ),
    where=(
        Where(
            "omega",
            Text(
                r"$\omega=W_0(1/e)\approx 0.278465$ is the only number with $\omega\,e^{\omega}=1/e$",
                r"$\omega=W_0(1/e)\approx 0.278465$ es el único número con $\omega\,e^{\omega}=1/e$",
            ),
        ),
    ),
    source=CALIN,
    uses=("activations-hockey",),
)
