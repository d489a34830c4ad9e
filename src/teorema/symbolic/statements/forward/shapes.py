"""Small depths written out: the network 4-5-1 in one formula, and depth 1, which statistics knows."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    Elementwise,
    Size,
    as_expr,
    matrix,
    scalar,
    size,
    vector,
)
from teorema.symbolic.calculus.scalars import rational
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.forward.letters import (
    EXAMPLE,
    LIQUET,
    network_map,
    sigma,
)

_ONE, _TWO = rational(1), rational(2)
_W1 = matrix("W1", 5, 4, "W^{[1]}", Text("W of layer 1", "W de la capa 1"))
_W2 = matrix("W2", 1, 5, "W^{[2]}", Text("W of layer 2", "W de la capa 2"))
_b1 = vector("b1", 5, "b^{[1]}", Text("b of layer 1", "b de la capa 1"))
_b2 = vector("b2", 1, "b^{[2]}", Text("b of layer 2", "b de la capa 2"))
_x4 = vector("x", 4)
_f = network_map(4, 1)
_d = scalar("d", spoken=Text("the number of parameters", "el número de parámetros"))
_hidden = sigma(_W1 @ _x4 + _b1, at=_ONE)
_FORMULA: Final = All(Equal(_f(_x4), sigma(_W2 @ _hidden + _b2, at=_TWO)), Equal(_d, as_expr(31)))

FORWARD_FORMULA: Final = Statement(
    id="forward-formula",
    kind="theorem",
    title=Text("The network 4-5-1 in one formula", "La red 4-5-1 en una fórmula"),
    claim=_FORMULA,
    where=(
        Where(
            "f_theta",
            Text(
                "$f_{\\theta}$ is the network with $\\theta=(W^{[1]},b^{[1]},W^{[2]},b^{[2]})$",
                "$f_{\\theta}$ es la red con $\\theta=(W^{[1]},b^{[1]},W^{[2]},b^{[2]})$",
            ),
        ),
        Where("d", Text("$\\theta\\in\\mathbb{R}^d$", "$\\theta\\in\\mathbb{R}^d$")),
    ),
    rewrite=All(
        Equal(sigma(_b2 + _W2 @ sigma(_b1 + _W1 @ _x4, at=_ONE), at=_TWO), _f(_x4)),
        Equal(as_expr(5) * 4 + 5 + as_expr(1) * 5 + 1, _d),
    ),
    mistakes=(
        Mistake(
            "hidden-activation-forgotten",
            Text("hidden activation forgotten", "activación oculta olvidada"),
            _FORMULA.but(1, Equal(_f(_x4), sigma(_W2 @ (_W1 @ _x4 + _b1) + _b2, at=_TWO))),
        ),
        Mistake(
            "output-activation-forgotten",
            Text("output activation forgotten", "activación de salida olvidada"),
            _FORMULA.but(1, Equal(_f(_x4), _W2 @ _hidden + _b2)),
        ),
        Mistake(
            "bias-outside",
            Text("output bias added after the activation", "sesgo de salida sumado después de la activación"),
            _FORMULA.but(1, Equal(_f(_x4), sigma(_W2 @ _hidden, at=_TWO) + _b2)),
        ),
        Mistake(
            "thirty-seven",
            Text("37, by the slide's sum with +2", "37, por la suma con +2 de la diapositiva"),
            _FORMULA.but(2, Equal(_d, as_expr(37))),
        ),
        Mistake(
            "matrices-exchanged",
            Text("weights exchanged: shapes that do not fit", "pesos intercambiados: dimensiones que no encajan"),
            IllShaped(lambda: _W1 @ (_W2 @ _x4), r"S^{[2]}(W^{[1]}S^{[1]}(W^{[2]}x+b^{[1]})+b^{[2]})"),
            ill_shaped=True,
        ),
    ),
    source=EXAMPLE,
    uses=("forward-composition", "counting-stored"),
)

_W, _b, _xp = matrix("W", "q", "p"), vector("b", "q"), vector("x", "p")
_g = network_map("p", "q")
_S = Elementwise("sigma", "S", spoken=Text("the activation", "la activación"))
_p, _q = Size(size("p")), Size(size("q"))
_GLM: Final = All(Equal(_g(_xp), _S(_W @ _xp + _b)), Equal(_d, _q * (_p + 1)))

FORWARD_DEPTH_ONE: Final = Statement(
    id="forward-depth-one",
    kind="corollary",
    title=Text("Depth 1 is a generalized linear model", "Profundidad 1: un modelo lineal generalizado"),
    claim=_GLM,
    where=(
        Where(
            "f_theta",
            Text(
                "$f_{\\theta}$ is the network of depth $1$ with $\\theta=(W,b)$",
                "$f_{\\theta}$ es la red de profundidad $1$ con $\\theta=(W,b)$",
            ),
        ),
        Where("d", Text("$d$ is the number of its parameters", "$d$ es el número de sus parámetros")),
    ),
    rewrite=All(Equal(_S(_b + _W @ _xp), _g(_xp)), Equal(_p * _q + _q, _d)),
    mistakes=(
        Mistake(
            "bias-outside",
            Text("bias added after the activation", "sesgo sumado después de la activación"),
            _GLM.but(1, Equal(_g(_xp), _S(_W @ _xp) + _b)),
        ),
        Mistake(
            "linear",
            Text("activation forgotten: linear regression", "activación olvidada: regresión lineal"),
            _GLM.but(1, Equal(_g(_xp), _W @ _xp + _b)),
        ),
        Mistake(
            "no-bias",
            Text("biases not counted", "sesgos sin contar"),
            _GLM.but(2, Equal(_d, _q * _p)),
        ),
        Mistake(
            "one-bias",
            Text("one bias for all outputs", "un sesgo para todas las salidas"),
            _GLM.but(2, Equal(_d, _q * _p + 1)),
        ),
    ),
    source=LIQUET,
    uses=("forward-composition", "counting-stored"),
)

STATEMENTS: Final = (FORWARD_FORMULA, FORWARD_DEPTH_ONE)
