"""Counting to choose an architecture: one constant width, and the widest hidden layer within a budget."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, Family, Size, apply, as_expr, size
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.counting.symbols import COURSE, L, params

p, q, H, D = (Size(size(name)) for name in ("p", "q", "H", "D"))
_DEPTH = Size(L)


def _hidden_layer(point: Point) -> bool:
    return bool(point["L"] >= 2)


TWO_LAYERS: Final = Hypothesis(Text("$L\\ge 2$", "$L\\ge 2$"), _hidden_layer)
_CONSTANT: Final = H * (p + 1) + (_DEPTH - 2) * H * (H + 1) + q * (H + 1)

COUNTING_CONSTANT_WIDTH: Final = Statement(
    id="counting-constant-width",
    kind="theorem",
    title=Text("Constant hidden width", "Ancho oculto constante"),
    claim=Equal(params, _CONSTANT),
    given=Text("$p,H,q\\ge 1$", "$p,H,q\\ge 1$"),
    hypotheses=(TWO_LAYERS,),
    where=(
        Where(
            "d",
            Text(
                "$d$ is the number of parameters of the network of depth $L$ with $p$ inputs, $L-1$ hidden layers "
                "of width $H$ and $q$ outputs",
                "$d$ es el número de parámetros de la red de profundidad $L$ con $p$ entradas, $L-1$ capas ocultas "
                "de ancho $H$ y $q$ salidas",
            ),
        ),
    ),
    rewrite=Equal((_DEPTH - 2) * H**2 + (p + _DEPTH + q - 1) * H + q, params),
    mistakes=(
        Mistake(
            "one-square-too-many",
            Text("L − 1 blocks H × H, one per hidden layer", "L − 1 bloques H × H, uno por capa oculta"),
            Equal(params, H * (p + 1) + (_DEPTH - 1) * H * (H + 1) + q * (H + 1)),
        ),
        Mistake(
            "hidden-biases-forgotten",
            Text("biases of the inner layers forgotten", "sesgos de las capas interiores olvidados"),
            Equal(params, H * (p + 1) + (_DEPTH - 2) * H**2 + q * (H + 1)),
        ),
        Mistake(
            "no-hidden-layer",
            Text("used at depth 1, where there is no hidden layer", "usada en profundidad 1, donde no hay capa oculta"),
            Equal(params, _CONSTANT),
            hypotheses=(),
        ),
    ),
    source=COURSE,
    uses=("counting-stored",),
)

COUNTING_ONE_HIDDEN: Final = Statement(
    id="counting-one-hidden",
    kind="corollary",
    title=Text("One hidden layer", "Una capa oculta"),
    claim=Equal(params, (p + q + 1) * H + q),
    given=Text("$p,H,q\\ge 1$", "$p,H,q\\ge 1$"),
    where=(
        Where(
            "d",
            Text(
                "$d$ is the number of parameters of the network $p$‑$H$‑$q$",
                "$d$ es el número de parámetros de la red $p$‑$H$‑$q$",
            ),
        ),
    ),
    rewrite=Equal(H * (p + 1) + q * (H + 1), params),
    mistakes=(
        Mistake(
            "hidden-bias-forgotten",
            Text("hidden biases forgotten", "sesgos ocultos olvidados"),
            Equal(params, (p + q) * H + q),
        ),
        Mistake(
            "output-bias-forgotten",
            Text("output biases forgotten", "sesgos de salida olvidados"),
            Equal(params, (p + q + 1) * H),
        ),
        Mistake("product", Text("all three multiplied", "los tres multiplicados"), Equal(params, (p + 1) * H * q)),
    ),
    source=COURSE,
    uses=("counting-constant-width",),
)

_h = size("H")
_of = Family("d", (), lower=True)


def _floor(argument: Expr) -> Expr:
    return apply(NAMED["floor"], argument)


def _one_fits(point: Point) -> bool:
    return bool(point["D"] >= point["p"] + 1 + 2 * point["q"])


_WIDEST: Final = All(
    Equal(H, _floor((D - q) / (p + q + 1))),
    LessEqual(_of[_h], D),
    Less(D, _of[_h + 1]),
)

COUNTING_WIDEST: Final = Statement(
    id="counting-widest",
    kind="theorem",
    title=Text("The widest hidden layer within a budget", "La capa oculta más ancha dentro de un presupuesto"),
    claim=_WIDEST,
    given=Text("$p,q\\ge 1$ and a budget $D$", "$p,q\\ge 1$ y un presupuesto $D$"),
    hypotheses=(
        Hypothesis(
            Text(
                "$D\\ge p+1+2q$, so that one hidden neuron fits", "$D\\ge p+1+2q$, de modo que cabe una neurona oculta"
            ),
            _one_fits,
        ),
    ),
    where=(
        Where(
            "H",
            Text(
                "$H$ is the greatest width for which $p$‑$H$‑$q$ has at most $D$ parameters",
                "$H$ es el mayor ancho para el cual $p$‑$H$‑$q$ tiene a lo sumo $D$ parámetros",
            ),
        ),
        Where(
            "d",
            Text("$d_k$ is the number of parameters of $p$‑$k$‑$q$", "$d_k$ es el número de parámetros de $p$‑$k$‑$q$"),
        ),
    ),
    rewrite=All(
        Equal(_floor((D + p + 1) / (p + q + 1)) - 1, H),
        LessEqual(as_expr(0), D - _of[_h]),
        Less(D - _of[_h + 1], as_expr(0)),
    ),
    mistakes=(
        Mistake(
            "output-bias-forgotten",
            Text("output biases forgotten", "sesgos de salida olvidados"),
            _WIDEST.but(1, Equal(H, _floor(D / (p + q + 1)))),
        ),
        Mistake(
            "hidden-bias-forgotten",
            Text("hidden biases forgotten", "sesgos ocultos olvidados"),
            _WIDEST.but(1, Equal(H, _floor((D - q) / (p + q)))),
        ),
        Mistake(
            "rounded-up",
            Text("one neuron more than fits", "una neurona más de las que caben"),
            _WIDEST.but(1, Equal(H, _floor((D - q) / (p + q + 1)) + 1)),
        ),
        Mistake(
            "never-used-up",
            Text("the budget never used up", "el presupuesto nunca se agota"),
            _WIDEST.but(2, Less(_of[_h], D)),
        ),
        Mistake(
            "two-over",
            Text("the next width over by two", "el ancho siguiente excede por dos"),
            _WIDEST.but(3, Less(D + 1, _of[_h + 1])),
        ),
    ),
    source=COURSE,
    uses=("counting-one-hidden",),
)

STATEMENTS: Final = (COUNTING_CONSTANT_WIDTH, COUNTING_ONE_HIDDEN, COUNTING_WIDEST)
