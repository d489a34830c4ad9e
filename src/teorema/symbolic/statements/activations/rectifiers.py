"""Softplus as a smooth ReLU, and what can be built from ReLU."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr, maximum
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.activations.symbols import CALIN, c, exp, ln, over, relu, sigma, size, softplus, u, v

_SOFTPLUS: Final = All(
    Equal(softplus(u, order=1), sigma(u)),
    Equal(softplus(u) - softplus(-u), u),
    Equal(softplus(u) - relu(u), ln(1 + exp(-size(u)))),
    LessEqual(softplus(u) - relu(u), ln(as_expr(2))),
)

SOFTPLUS: Final = Statement(
    id="activations-softplus",
    kind="theorem",
    title=Text("Softplus is a smooth ReLU", "Softplus es una ReLU suave"),
    claim=_SOFTPLUS,
    rewrite=All(
        Equal(sigma(u), softplus(u, order=1)),
        Equal(softplus(u), u + softplus(-u)),
        Equal(exp(softplus(u) - relu(u)), 1 + exp(-size(u))),
        LessEqual(exp(softplus(u) - relu(u)), 2),
    ),
    mistakes=(
        Mistake(
            "slope-one",
            Text("the slope of ReLU", "la pendiente de ReLU"),
            _SOFTPLUS.but(1, Equal(softplus(u, order=1), 1)),
        ),
        Mistake(
            "sum",
            Text("the sum for the difference", "la suma en lugar de la diferencia"),
            _SOFTPLUS.but(2, Equal(softplus(u) + softplus(-u), u)),
        ),
        Mistake(
            "absolute-value-lost",
            Text("absolute value lost", "valor absoluto perdido"),
            _SOFTPLUS.but(3, Equal(softplus(u) - relu(u), ln(1 + exp(-u)))),
        ),
        Mistake(
            "smaller-gap",
            Text("a gap below ln 2", "una distancia menor que ln 2"),
            _SOFTPLUS.but(4, LessEqual(softplus(u) - relu(u), over(69, 100))),
        ),
    ),
    source=CALIN,
    uses=("activations-hockey",),
)

_RELU: Final = All(
    Equal(relu(u) - relu(-u), u),
    Equal(relu(u) + relu(-u), size(u)),
    Equal(relu(c * u), c * relu(u)),
    Equal(v + relu(u - v), maximum(u, v)),
)

_C_NOT_NEGATIVE: Final = Hypothesis(Text(r"$c\ge 0$", r"$c\ge 0$"), lambda point: bool(point["c"] >= 0))

RELU: Final = Statement(
    id="activations-relu",
    kind="theorem",
    title=Text("What can be built from ReLU", "Lo que se construye con ReLU"),
    claim=_RELU,
    rewrite=All(
        Equal(relu(u), u + relu(-u)),
        Equal(2 * relu(u), u + size(u)),
        Equal(c * relu(u), relu(c * u)),
        Equal(u + relu(v - u), maximum(u, v)),
    ),
    mistakes=(
        Mistake(
            "sum-is-identity",
            Text("the sum for the difference", "la suma en lugar de la diferencia"),
            _RELU.but(1, Equal(relu(u) + relu(-u), u)),
        ),
        Mistake(
            "sum-is-zero",
            Text("the two parts cancel", "las dos partes se cancelan"),
            _RELU.but(2, Equal(relu(u) + relu(-u), 0 * u)),
        ),
        Mistake(
            "scale-ignored", Text("the factor ignored", "el factor ignorado"), _RELU.but(3, Equal(relu(c * u), relu(u)))
        ),
        Mistake(
            "order-swapped",
            Text("the difference the other way round", "la diferencia al revés"),
            _RELU.but(4, Equal(v + relu(v - u), maximum(u, v))),
        ),
        Mistake("any-factor", Text("the factor may be negative", "el factor puede ser negativo"), _RELU, hypotheses=()),
    ),
    hypotheses=(_C_NOT_NEGATIVE,),
    source=CALIN,
    uses=("activations-hockey",),
)
