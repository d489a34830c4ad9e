"""The conditions under which the derivative rules hold."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.derivatives.rules.rule import Condition

NOT_ZERO: Final = Condition("divisor-not-zero", Text("no divisor is $0$", "ningún divisor es $0$"))
POSITIVE: Final = Condition(
    "positive", Text("the argument of the logarithm is positive", "el argumento del logaritmo es positivo")
)
POSITIVE_ROOT: Final = Condition(
    "positive-root", Text("the argument of the root is positive", "el argumento de la raíz es positivo")
)
POSITIVE_BASE: Final = Condition("positive-base", Text("the base is positive", "la base es positiva"))
BASE_NOT_ZERO: Final = Condition(
    "base-not-zero",
    Text(
        "the base is not $0$ where the exponent is below $1$", "la base no es $0$ donde el exponente es menor que $1$"
    ),
)
OFF_ZERO: Final = Condition("off-zero", Text("no entry is $0$", "ninguna entrada es $0$"))
NORM_OFF_ZERO: Final = Condition(
    "norm-off-zero", Text("the argument of the norm is not $0$", "el argumento de la norma no es $0$")
)
INVERTIBLE: Final = Condition("invertible", Text("the matrix is invertible", "la matriz es invertible"))
POSITIVE_DETERMINANT: Final = Condition(
    "positive-determinant", Text("the determinant is positive", "el determinante es positivo")
)
DIFFERENTIABLE: Final = Condition(
    "differentiable",
    Text(
        "the function is differentiable at every entry of its argument",
        "la función es derivable en cada entrada de su argumento",
    ),
)
FACTORS_NOT_ZERO: Final = Condition("factors-not-zero", Text("no factor is $0$", "ningún factor es $0$"))
ATTAINED_ONCE: Final = Condition(
    "attained-once", Text("the extreme value is attained only once", "el valor extremo se alcanza una sola vez")
)
WITHIN: Final = Condition("within", Text(r"$1\le s\le r\le L$", r"$1\le s\le r\le L$"))
PROBABILITIES: Final = Condition(
    "columns-sum-to-one",
    Text(
        "the entries of each column of the target add up to $1$", "las entradas de cada columna del objetivo suman $1$"
    ),
)
