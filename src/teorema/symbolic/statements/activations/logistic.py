"""The logistic: slope, second derivative, exact values at logarithms, and tanh as a scaled logistic."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement
from teorema.symbolic.statements.activations.symbols import CALIN, LIQUET, bipolar, ln, over, q, sigma, size, tanh, u

_SLOPE: Final = All(
    Equal(sigma(u, order=1), sigma(u) * (1 - sigma(u))),
    Less(0, sigma(u, order=1)),
    LessEqual(sigma(u, order=1), over(1, 4)),
    Equal(sigma(0, order=1), over(1, 4)),
)

LOGISTIC_SLOPE: Final = Statement(
    id="activations-logistic-slope",
    kind="theorem",
    title=Text("The slope of the logistic function", "La pendiente de la función logística"),
    claim=_SLOPE,
    rewrite=All(
        Equal(sigma(u) * sigma(-u), sigma(u, order=1)),
        Less(-sigma(u, order=1), 0),
        LessEqual(4 * sigma(u, order=1), 1),
        Equal(4 * sigma(0, order=1), 1),
    ),
    mistakes=(
        Mistake(
            "value-alone",
            Text("the value for the slope", "el valor en lugar de la pendiente"),
            _SLOPE.but(1, Equal(sigma(u, order=1), sigma(u))),
        ),
        Mistake(
            "one-minus-square",
            Text("the rule of tanh", "la regla de tanh"),
            _SLOPE.but(1, Equal(sigma(u, order=1), 1 - sigma(u) ** 2)),
        ),
        Mistake(
            "bounded-below",
            Text("a slope that never fades", "una pendiente que nunca se apaga"),
            _SLOPE.but(2, Less(over(1, 10), sigma(u, order=1))),
        ),
        Mistake(
            "smaller-bound",
            Text("a bound below one quarter", "una cota menor que un cuarto"),
            _SLOPE.but(3, LessEqual(sigma(u, order=1), over(24, 100))),
        ),
        Mistake(
            "half-at-zero",
            Text("the value at 0 for the slope at 0", "el valor en 0 en lugar de la pendiente en 0"),
            _SLOPE.but(4, Equal(sigma(0, order=1), over(1, 2))),
        ),
    ),
    source=LIQUET,
    uses=("activations-sigmoidal", "activations-symmetry"),
)

_ROOT3: Final = as_expr(3) ** Fraction(1, 2)
_PEAK: Final = ln(2 + _ROOT3)
_HIGHEST: Final = _ROOT3 / 18

_CURVATURE: Final = All(
    Equal(sigma(u, order=2), sigma(u, order=1) * (1 - 2 * sigma(u))),
    LessEqual(size(sigma(u, order=2)), _HIGHEST),
    Equal(sigma(-_PEAK, order=2), _HIGHEST),
    Equal(sigma(_PEAK, order=2), -_HIGHEST),
)

LOGISTIC_CURVATURE: Final = Statement(
    id="activations-logistic-curvature",
    kind="theorem",
    title=Text("The second derivative of the logistic function", "La segunda derivada de la función logística"),
    claim=_CURVATURE,
    rewrite=All(
        Equal(sigma(u, order=2), sigma(u) * ((1 - sigma(u)) * (1 - 2 * sigma(u)))),
        LessEqual(size(18 * sigma(u, order=2)), _ROOT3),
        Equal(18 * sigma(-_PEAK, order=2), _ROOT3),
        Equal(18 * sigma(_PEAK, order=2), -_ROOT3),
    ),
    mistakes=(
        Mistake(
            "two-lost",
            Text("the factor 2 lost", "el factor 2 perdido"),
            _CURVATURE.but(1, Equal(sigma(u, order=2), sigma(u, order=1) * (1 - sigma(u)))),
        ),
        Mistake(
            "sign-lost",
            Text("the opposite sign", "el signo opuesto"),
            _CURVATURE.but(1, Equal(sigma(u, order=2), sigma(u, order=1) * (2 * sigma(u) - 1))),
        ),
        Mistake(
            "smaller-bound",
            Text("a bound below the highest value", "una cota menor que el valor más alto"),
            _CURVATURE.but(2, LessEqual(size(sigma(u, order=2)), over(9, 100))),
        ),
        Mistake(
            "low-for-high",
            Text("the minimum at the left", "el mínimo a la izquierda"),
            _CURVATURE.but(3, Equal(sigma(-_PEAK, order=2), -_HIGHEST)),
        ),
        Mistake(
            "root-of-two",
            Text("the root of 2 for the root of 3", "la raíz de 2 en lugar de la raíz de 3"),
            _CURVATURE.but(4, Equal(sigma(_PEAK, order=2), -(as_expr(2) ** Fraction(1, 2) / 18))),
        ),
    ),
    source=CALIN,
    uses=("activations-logistic-slope",),
)

_VALUES: Final = All(
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
    claim=_VALUES,
    rewrite=All(
        Equal((1 + q) * sigma(ln(q)), q),
        Equal((1 + q) ** 2 * sigma(ln(q), order=1), q),
        Equal((1 + q) ** 3 * sigma(ln(q), order=2), q - q**2),
        Equal(tanh(ln(q)), (q - 1 / q) / (q + 1 / q)),
        Equal(tanh(ln(q), order=1), 4 / (q + 1 / q) ** 2),
    ),
    mistakes=(
        Mistake(
            "reciprocal",
            Text("the value at the opposite point", "el valor en el punto opuesto"),
            _VALUES.but(1, Equal(sigma(ln(q)), 1 / (1 + q))),
        ),
        Mistake(
            "not-squared",
            Text("the square lost", "el cuadrado perdido"),
            _VALUES.but(2, Equal(sigma(ln(q), order=1), q / (1 + q))),
        ),
        Mistake(
            "sign",
            Text("the opposite sign", "el signo opuesto"),
            _VALUES.but(3, Equal(sigma(ln(q), order=2), q * (q - 1) / (1 + q) ** 3)),
        ),
        Mistake(
            "argument-not-doubled",
            Text("the argument not doubled", "el argumento sin duplicar"),
            _VALUES.but(4, Equal(tanh(ln(q)), (q - 1) / (q + 1))),
        ),
        Mistake(
            "four-lost",
            Text("the factor 4 lost", "el factor 4 perdido"),
            _VALUES.but(5, Equal(tanh(ln(q), order=1), q**2 / (q**2 + 1) ** 2)),
        ),
    ),
    hypotheses=(_Q_POSITIVE,),
    source=Source("Calin 2020", "2.1"),
    uses=("activations-logistic-slope", "activations-logistic-curvature"),
)

_TANH: Final = All(
    Equal(tanh(u, order=1), 1 - tanh(u) ** 2),
    Equal(tanh(u), 2 * sigma(2 * u) - 1),
    Equal(bipolar(u), tanh(u / 2)),
)

TANH: Final = Statement(
    id="activations-tanh",
    kind="theorem",
    title=Text("tanh is a scaled logistic", "tanh es una logística escalada"),
    claim=_TANH,
    rewrite=All(
        Equal(tanh(u, order=1) + tanh(u) ** 2, 1),
        Equal((1 + tanh(u)) / 2, sigma(2 * u)),
        Equal(bipolar(2 * u), tanh(u)),
    ),
    mistakes=(
        Mistake(
            "square-lost",
            Text("the square lost", "el cuadrado perdido"),
            _TANH.but(1, Equal(tanh(u, order=1), 1 - tanh(u))),
        ),
        Mistake(
            "logistic-rule",
            Text("the rule of the logistic", "la regla de la logística"),
            _TANH.but(1, Equal(tanh(u, order=1), tanh(u) * (1 - tanh(u)))),
        ),
        Mistake(
            "argument-not-doubled",
            Text("the argument not doubled", "el argumento sin duplicar"),
            _TANH.but(2, Equal(tanh(u), 2 * sigma(u) - 1)),
        ),
        Mistake(
            "argument-doubled",
            Text("the argument doubled", "el argumento duplicado"),
            _TANH.but(3, Equal(bipolar(u), tanh(2 * u))),
        ),
    ),
    source=CALIN,
    uses=("activations-sigmoidal",),
)
