"""Identities: symmetries, derivatives of the logistic and of tanh, softplus, ReLU, exact values, inverses."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr, as_expr, maximum
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement
from teorema.symbolic.statements.activations.symbols import (
    CALIN,
    INSIDE,
    LIQUET,
    bipolar,
    c,
    exp,
    gaussian,
    ln,
    over,
    p,
    q,
    relu,
    sigma,
    size,
    softplus,
    softsign,
    tanh,
    u,
    v,
    wrong,
)

_ROOT3: Final = as_expr(3) ** Fraction(1, 2)
_PEAK: Final = ln(2 + _ROOT3)
_HIGHEST: Final = _ROOT3 / 18

_SYMMETRIES: Final = (
    Equal(sigma(-u), 1 - sigma(u)),
    Equal(sigma(-u, order=1), sigma(u, order=1)),
    Equal(bipolar(-u), -bipolar(u)),
    Equal(tanh(-u), -tanh(u)),
    Equal(softsign(-u), -softsign(u)),
    Equal(gaussian(-u), gaussian(u)),
)

SYMMETRY: Final = Statement(
    id="activations-symmetry",
    kind="lemma",
    title=Text("Symmetries", "Simetrías"),
    claim=All(*_SYMMETRIES),
    rewrite=All(
        Equal(sigma(u) + sigma(-u), 1),
        Equal(sigma(u, order=1), sigma(-u, order=1)),
        Equal(bipolar(u), -bipolar(-u)),
        Equal(tanh(u), -tanh(-u)),
        Equal(softsign(u), -softsign(-u)),
        Equal(2 * gaussian(-u), 2 * gaussian(u)),
    ),
    mistakes=(
        wrong(
            _SYMMETRIES,
            0,
            "logistic-odd",
            Text("the logistic taken for odd", "la logística tomada por impar"),
            Equal(sigma(-u), -sigma(u)),
        ),
        wrong(
            _SYMMETRIES,
            1,
            "slope-odd",
            Text("the slope taken for odd", "la pendiente tomada por impar"),
            Equal(sigma(-u, order=1), -sigma(u, order=1)),
        ),
        wrong(
            _SYMMETRIES,
            2,
            "scaled-like-logistic",
            Text("the rule of the logistic for the scaled one", "la regla de la logística para la escalada"),
            Equal(bipolar(-u), 1 - bipolar(u)),
        ),
        wrong(
            _SYMMETRIES, 3, "tanh-even", Text("tanh taken for even", "tanh tomada por par"), Equal(tanh(-u), tanh(u))
        ),
        wrong(
            _SYMMETRIES,
            4,
            "softsign-even",
            Text("softsign taken for even", "softsign tomada por par"),
            Equal(softsign(-u), softsign(u)),
        ),
        wrong(
            _SYMMETRIES,
            5,
            "bump-odd",
            Text("the bump taken for odd", "la campana tomada por impar"),
            Equal(gaussian(-u), -gaussian(u)),
        ),
    ),
    source=CALIN,
    uses=("activations-sigmoidal", "activations-bumps"),
)

_SLOPE: Final = (
    Equal(sigma(u, order=1), sigma(u) * (1 - sigma(u))),
    Less(0, sigma(u, order=1)),
    LessEqual(sigma(u, order=1), over(1, 4)),
    Equal(sigma(0, order=1), over(1, 4)),
)

LOGISTIC_SLOPE: Final = Statement(
    id="activations-logistic-slope",
    kind="theorem",
    title=Text("The slope of the logistic function", "La pendiente de la función logística"),
    claim=All(*_SLOPE),
    rewrite=All(
        Equal(sigma(u) * sigma(-u), sigma(u, order=1)),
        Less(-sigma(u, order=1), 0),
        LessEqual(4 * sigma(u, order=1), 1),
        Equal(4 * sigma(0, order=1), 1),
    ),
    mistakes=(
        wrong(
            _SLOPE,
            0,
            "value-alone",
            Text("the value for the slope", "el valor en lugar de la pendiente"),
            Equal(sigma(u, order=1), sigma(u)),
        ),
        wrong(
            _SLOPE,
            0,
            "one-minus-square",
            Text("the rule of tanh", "la regla de tanh"),
            Equal(sigma(u, order=1), 1 - sigma(u) ** 2),
        ),
        wrong(
            _SLOPE,
            1,
            "bounded-below",
            Text("a slope that never fades", "una pendiente que nunca se apaga"),
            Less(over(1, 10), sigma(u, order=1)),
        ),
        wrong(
            _SLOPE,
            2,
            "smaller-bound",
            Text("a bound below one quarter", "una cota menor que un cuarto"),
            LessEqual(sigma(u, order=1), over(24, 100)),
        ),
        wrong(
            _SLOPE,
            3,
            "half-at-zero",
            Text("the value at 0 for the slope at 0", "el valor en 0 en lugar de la pendiente en 0"),
            Equal(sigma(0, order=1), over(1, 2)),
        ),
    ),
    source=LIQUET,
    uses=("activations-sigmoidal", "activations-symmetry"),
)

_CURVATURE: Final = (
    Equal(sigma(u, order=2), sigma(u, order=1) * (1 - 2 * sigma(u))),
    LessEqual(size(sigma(u, order=2)), _HIGHEST),
    Equal(sigma(-_PEAK, order=2), _HIGHEST),
    Equal(sigma(_PEAK, order=2), -_HIGHEST),
)

LOGISTIC_CURVATURE: Final = Statement(
    id="activations-logistic-curvature",
    kind="theorem",
    title=Text("The second derivative of the logistic function", "La segunda derivada de la función logística"),
    claim=All(*_CURVATURE),
    rewrite=All(
        Equal(sigma(u, order=2), sigma(u) * ((1 - sigma(u)) * (1 - 2 * sigma(u)))),
        LessEqual(size(18 * sigma(u, order=2)), _ROOT3),
        Equal(18 * sigma(-_PEAK, order=2), _ROOT3),
        Equal(18 * sigma(_PEAK, order=2), -_ROOT3),
    ),
    mistakes=(
        wrong(
            _CURVATURE,
            0,
            "two-lost",
            Text("the factor 2 lost", "el factor 2 perdido"),
            Equal(sigma(u, order=2), sigma(u, order=1) * (1 - sigma(u))),
        ),
        wrong(
            _CURVATURE,
            0,
            "sign-lost",
            Text("the opposite sign", "el signo opuesto"),
            Equal(sigma(u, order=2), sigma(u, order=1) * (2 * sigma(u) - 1)),
        ),
        wrong(
            _CURVATURE,
            1,
            "smaller-bound",
            Text("a bound below the highest value", "una cota menor que el valor más alto"),
            LessEqual(size(sigma(u, order=2)), over(9, 100)),
        ),
        wrong(
            _CURVATURE,
            2,
            "low-for-high",
            Text("the minimum at the left", "el mínimo a la izquierda"),
            Equal(sigma(-_PEAK, order=2), -_HIGHEST),
        ),
        wrong(
            _CURVATURE,
            3,
            "root-of-two",
            Text("the root of 2 for the root of 3", "la raíz de 2 en lugar de la raíz de 3"),
            Equal(sigma(_PEAK, order=2), -(as_expr(2) ** Fraction(1, 2) / 18)),
        ),
    ),
    source=CALIN,
    uses=("activations-logistic-slope",),
)

_VALUES: Final = (
    Equal(sigma(ln(q)), q / (1 + q)),
    Equal(sigma(ln(q), order=1), q / (1 + q) ** 2),
    Equal(sigma(ln(q), order=2), q * (1 - q) / (1 + q) ** 3),
    Equal(tanh(ln(q)), (q**2 - 1) / (q**2 + 1)),
    Equal(tanh(ln(q), order=1), 4 * q**2 / (q**2 + 1) ** 2),
)
_Q_POSITIVE: Final = Hypothesis(Text("$q>0$", "$q>0$"), lambda point: bool(point["q"] > 0))

VALUES: Final = Statement(
    id="activations-values",
    kind="lemma",
    title=Text("Exact values at logarithms", "Valores exactos en logaritmos"),
    claim=All(*_VALUES),
    rewrite=All(
        Equal((1 + q) * sigma(ln(q)), q),
        Equal((1 + q) ** 2 * sigma(ln(q), order=1), q),
        Equal((1 + q) ** 3 * sigma(ln(q), order=2), q - q**2),
        Equal(tanh(ln(q)), (q - 1 / q) / (q + 1 / q)),
        Equal(tanh(ln(q), order=1), 4 / (q + 1 / q) ** 2),
    ),
    mistakes=(
        wrong(
            _VALUES,
            0,
            "reciprocal",
            Text("the value at the opposite point", "el valor en el punto opuesto"),
            Equal(sigma(ln(q)), 1 / (1 + q)),
        ),
        wrong(
            _VALUES,
            1,
            "not-squared",
            Text("the square lost", "el cuadrado perdido"),
            Equal(sigma(ln(q), order=1), q / (1 + q)),
        ),
        wrong(
            _VALUES,
            2,
            "sign",
            Text("the opposite sign", "el signo opuesto"),
            Equal(sigma(ln(q), order=2), q * (q - 1) / (1 + q) ** 3),
        ),
        wrong(
            _VALUES,
            3,
            "argument-not-doubled",
            Text("the argument not doubled", "el argumento sin duplicar"),
            Equal(tanh(ln(q)), (q - 1) / (q + 1)),
        ),
        wrong(
            _VALUES,
            4,
            "four-lost",
            Text("the factor 4 lost", "el factor 4 perdido"),
            Equal(tanh(ln(q), order=1), q**2 / (q**2 + 1) ** 2),
        ),
    ),
    hypotheses=(_Q_POSITIVE,),
    source=Source("Calin 2020", "2.1"),
    uses=("activations-logistic-slope", "activations-logistic-curvature"),
)

_TANH: Final = (
    Equal(tanh(u, order=1), 1 - tanh(u) ** 2),
    Equal(tanh(u), 2 * sigma(2 * u) - 1),
    Equal(bipolar(u), tanh(u / 2)),
)

TANH: Final = Statement(
    id="activations-tanh",
    kind="theorem",
    title=Text("tanh is a scaled logistic", "tanh es una logística escalada"),
    claim=All(*_TANH),
    rewrite=All(
        Equal(tanh(u, order=1) + tanh(u) ** 2, 1),
        Equal((1 + tanh(u)) / 2, sigma(2 * u)),
        Equal(bipolar(2 * u), tanh(u)),
    ),
    mistakes=(
        wrong(
            _TANH,
            0,
            "square-lost",
            Text("the square lost", "el cuadrado perdido"),
            Equal(tanh(u, order=1), 1 - tanh(u)),
        ),
        wrong(
            _TANH,
            0,
            "logistic-rule",
            Text("the rule of the logistic", "la regla de la logística"),
            Equal(tanh(u, order=1), tanh(u) * (1 - tanh(u))),
        ),
        wrong(
            _TANH,
            1,
            "argument-not-doubled",
            Text("the argument not doubled", "el argumento sin duplicar"),
            Equal(tanh(u), 2 * sigma(u) - 1),
        ),
        wrong(
            _TANH,
            2,
            "argument-doubled",
            Text("the argument doubled", "el argumento duplicado"),
            Equal(bipolar(u), tanh(2 * u)),
        ),
    ),
    source=CALIN,
    uses=("activations-sigmoidal",),
)

_SOFTPLUS: Final = (
    Equal(softplus(u, order=1), sigma(u)),
    Equal(softplus(u) - softplus(-u), u),
    Equal(softplus(u) - relu(u), ln(1 + exp(-size(u)))),
    LessEqual(softplus(u) - relu(u), ln(as_expr(2))),
)

SOFTPLUS: Final = Statement(
    id="activations-softplus",
    kind="theorem",
    title=Text("Softplus is a smooth ReLU", "Softplus es una ReLU suave"),
    claim=All(*_SOFTPLUS),
    rewrite=All(
        Equal(sigma(u), softplus(u, order=1)),
        Equal(softplus(u), u + softplus(-u)),
        Equal(exp(softplus(u) - relu(u)), 1 + exp(-size(u))),
        LessEqual(exp(softplus(u) - relu(u)), 2),
    ),
    mistakes=(
        wrong(
            _SOFTPLUS, 0, "slope-one", Text("the slope of ReLU", "la pendiente de ReLU"), Equal(softplus(u, order=1), 1)
        ),
        wrong(
            _SOFTPLUS,
            1,
            "sum",
            Text("the sum for the difference", "la suma en lugar de la diferencia"),
            Equal(softplus(u) + softplus(-u), u),
        ),
        wrong(
            _SOFTPLUS,
            2,
            "absolute-value-lost",
            Text("absolute value lost", "valor absoluto perdido"),
            Equal(softplus(u) - relu(u), ln(1 + exp(-u))),
        ),
        wrong(
            _SOFTPLUS,
            3,
            "smaller-gap",
            Text("a gap below ln 2", "una distancia menor que ln 2"),
            LessEqual(softplus(u) - relu(u), over(69, 100)),
        ),
    ),
    source=CALIN,
    uses=("activations-hockey",),
)

_RELU: Final = (
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
    claim=All(*_RELU),
    rewrite=All(
        Equal(relu(u), u + relu(-u)),
        Equal(2 * relu(u), u + size(u)),
        Equal(c * relu(u), relu(c * u)),
        Equal(u + relu(v - u), maximum(u, v)),
    ),
    mistakes=(
        wrong(
            _RELU,
            0,
            "sum-is-identity",
            Text("the sum for the difference", "la suma en lugar de la diferencia"),
            Equal(relu(u) + relu(-u), u),
        ),
        wrong(
            _RELU,
            1,
            "sum-is-zero",
            Text("the two parts cancel", "las dos partes se cancelan"),
            Equal(relu(u) + relu(-u), 0 * u),
        ),
        wrong(_RELU, 2, "scale-ignored", Text("the factor ignored", "el factor ignorado"), Equal(relu(c * u), relu(u))),
        wrong(
            _RELU,
            3,
            "order-swapped",
            Text("the difference the other way round", "la diferencia al revés"),
            Equal(v + relu(v - u), maximum(u, v)),
        ),
        Mistake(
            "any-factor", Text("the factor may be negative", "el factor puede ser negativo"), All(*_RELU), hypotheses=()
        ),
    ),
    hypotheses=(_C_NOT_NEGATIVE,),
    source=CALIN,
    uses=("activations-hockey",),
)


def _logit(x: Expr) -> Expr:
    return ln(x / (1 - x))


_INVERSES: Final = (
    Equal(sigma(_logit(p)), p),
    Equal(_logit(sigma(u)), u),
    Equal(tanh(over(1, 2) * ln((1 + p) / (1 - p))), p),
    Equal(softsign(p / (1 - p)), p),
)

LOGIT: Final = Statement(
    id="activations-logit",
    kind="theorem",
    title=Text("The inverse of the logistic is the logit", "La inversa de la logística es el logit"),
    claim=All(*_INVERSES),
    rewrite=All(
        Equal(sigma(-_logit(p)), 1 - p),
        Equal(sigma(u) / (1 - sigma(u)), exp(u)),
        Equal(2 * tanh(over(1, 2) * ln((1 + p) / (1 - p))), 2 * p),
        Equal(p, softsign(p / (1 - p))),
    ),
    mistakes=(
        wrong(
            _INVERSES,
            0,
            "odds-inverted",
            Text("the odds upside down", "el cociente invertido"),
            Equal(sigma(ln((1 - p) / p)), p),
        ),
        wrong(
            _INVERSES,
            1,
            "logarithm-of-the-value",
            Text("the logarithm of the value alone", "el logaritmo solo del valor"),
            Equal(ln(sigma(u)), u),
        ),
        wrong(
            _INVERSES, 2, "half-lost", Text("the half lost", "el medio perdido"), Equal(tanh(ln((1 + p) / (1 - p))), p)
        ),
        wrong(
            _INVERSES, 3, "not-divided", Text("the division forgotten", "la división olvidada"), Equal(softsign(p), p)
        ),
    ),
    hypotheses=(INSIDE,),
    source=CALIN,
    uses=("activations-values", "activations-symmetry", "activations-tanh"),
)

IDENTITIES: Final = (SYMMETRY, LOGISTIC_SLOPE, LOGISTIC_CURVATURE, VALUES, TANH, SOFTPLUS, RELU, LOGIT)
