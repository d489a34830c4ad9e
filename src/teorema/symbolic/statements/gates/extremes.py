"""Absolute value, maximum, minimum and median as networks of ReLUs (T4)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Entry, Size, Total, as_expr, index, maximum, minimum, scalar, size, vector
from teorema.symbolic.calculus.scalars import rational
from teorema.symbolic.calculus.sums import Over
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.gates.letters import LIQUET, defined, modulus, relu, x1, x2, x3, y

_A = scalar("A", spoken=Text("A", "A"))
_M, _m = scalar("M", spoken=Text("M", "M")), scalar("m", spoken=Text("m", "m"))
_three = relu(x1 - x2) + relu(x2) - relu(-x2)
_PAIR: Final = All(
    Equal(maximum(x1, x2), _three),
    Equal(_A, modulus(x1)),
    Equal(_M, maximum(x1, x2)),
    Equal(_m, minimum(x1, x2)),
)

EXTREMES: Final = Statement(
    id="gates-extremes",
    kind="theorem",
    title=Text("Maximum, minimum and absolute value by ReLUs", "Máximo, mínimo y valor absoluto con ReLU"),
    claim=_PAIR,
    rewrite=All(
        Equal(_three - relu(x1 - x2), x2),
        Equal(_A, maximum(x1, -x1)),
        Equal(2 * _M, x1 + x2 + modulus(x1 - x2)),
        Equal(_M + _m, x1 + x2),
    ),
    mistakes=(
        Mistake(
            "two-units",
            Text("two units, as if y were never negative", "dos unidades, como si y nunca fuera negativo"),
            _PAIR.but(1, Equal(maximum(x1, x2), relu(x1 - x2) + relu(x2))),
        ),
        Mistake("identity", Text("the number itself", "el número mismo"), _PAIR.but(2, Equal(_A, x1))),
        Mistake(
            "larger-in-size",
            Text("the larger absolute value", "el mayor valor absoluto"),
            _PAIR.but(3, Equal(_M, maximum(modulus(x1), modulus(x2)))),
        ),
        Mistake(
            "minus-the-maximum",
            Text("the maximum with its sign changed", "el máximo con el signo cambiado"),
            _PAIR.but(4, Equal(_m, -maximum(x1, x2))),
        ),
    ),
    where=(
        defined("A", "$A$ is what `absolute_gate` gives for $x_{1}$", "$A$ es lo que da `absolute_gate` para $x_{1}$"),
        defined(
            "M",
            "$M$ is what `maximum_gate` gives for $x_{1},x_{2}$",
            "$M$ es lo que da `maximum_gate` para $x_{1},x_{2}$",
        ),
        defined("m", "$m$ what `minimum_gate` gives", "$m$ lo que da `minimum_gate`"),
    ),
    given=Text(r"$x_{1},x_{2}\in\mathbb{R}$", r"$x_{1},x_{2}\in\mathbb{R}$"),
    source=LIQUET,
    uses=("activations-relu",),
)

n, k = size("n"), index("k")
_n, _h = Size(n), scalar("h", spoken=Text("the number of hidden layers", "el número de capas ocultas"))
X: Final = vector("x", n)
_largest = Over("max", k, rational(1), n, Entry(X, k))
_two = as_expr(2)
_MANY: Final = All(Equal(y, _largest), LessEqual(_n, _two**_h), Less(_two**_h, 2 * _n))

MAXIMUM: Final = Statement(
    id="gates-maximum",
    kind="theorem",
    title=Text("The maximum of n numbers as a tournament", "El máximo de n números como un torneo"),
    claim=_MANY,
    rewrite=All(Equal(-y, -_largest), LessEqual(_n / _two**_h, 1), Less(_two ** (_h - 1), _n)),
    mistakes=(
        Mistake("sum", Text("the sum", "la suma"), _MANY.but(1, Equal(y, Total(X)))),
        Mistake(
            "one-round-fewer",
            Text("one round fewer", "una ronda menos"),
            _MANY.but(2, LessEqual(2 * _n, _two**_h)),
        ),
        Mistake(
            "one-layer-per-number",
            Text("as many layers as the logarithm rounded down", "tantas capas como el logaritmo redondeado hacia abajo"),
            _MANY.but(3, LessEqual(_two**_h, _n)),
        ),
    ),
    where=(
        defined("y", "$y$ is the output of `maximum_gate(n)`", "$y$ es la salida de `maximum_gate(n)`"),
        defined("h", "$h$ is the number of its hidden layers, all of ReLUs", "$h$ es el número de sus capas ocultas, todas de ReLU"),
    ),
    given=Text(r"$n\ge 2$, $x\in\mathbb{R}^{n}$", r"$n\ge 2$, $x\in\mathbb{R}^{n}$"),
    source=LIQUET,
    uses=("gates-extremes", "composition-concatenate"),
)  # fmt: skip

_sum = x1 + x2 + x3

MEDIAN: Final = Statement(
    id="gates-median",
    kind="theorem",
    title=Text("The median of three numbers", "La mediana de tres números"),
    claim=Equal(y, _sum - maximum(x1, x2, x3) - minimum(x1, x2, x3)),
    rewrite=Equal(y, maximum(minimum(x1, x2), minimum(maximum(x1, x2), x3))),
    mistakes=(
        Mistake("mean", Text("the mean", "el promedio"), Equal(y, _sum / 3)),
        Mistake(
            "smallest-of-the-larger",
            Text("only two of the three compared", "solo dos de los tres comparados"),
            Equal(y, minimum(maximum(x1, x2), x3)),
        ),
        Mistake("always-the-last", Text("the third number", "el tercer número"), Equal(y, x3)),
    ),
    where=(
        defined(
            "y",
            "$y$ is the output of `median_gate`, a network $3$-$6$-$4$-$1$ of ReLUs",
            "$y$ es la salida de `median_gate`, una red $3$-$6$-$4$-$1$ de ReLU",
        ),
    ),
    source=LIQUET,
    uses=("gates-extremes",),
)

STATEMENTS: Final = (EXTREMES, MAXIMUM, MEDIAN)
