"""Forward and reverse mode held against each other, in one direction and with one cotangent."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Inner, vector
from teorema.symbolic.claims import Equal
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.chain_rule.jacobians import SQUARE

_GRIEWANK: Final = Source("Griewank and Walther 2008", "3")
_p, _q = vector("v", "n"), vector("u", "m")
_Jv = vector("Jv", "m", r"J_f(x)\,v", spoken=Text("the Jacobian times v", "la jacobiana por v"))
_Jtu = vector(
    "Jtu", "n", r"{J_f(x)}^{\top}u", spoken=Text("the transposed Jacobian times u", "la jacobiana traspuesta por u")
)
_Ju = vector("Ju", "n", r"J_f(x)\,u", spoken=Text("the Jacobian times u", "la jacobiana por u"))
_x = vector("x", "n")
_q_n, _Jv_n = (
    vector("u", "n"),
    vector("Jv", "n", r"J_f(x)\,v", spoken=Text("the Jacobian times v", "la jacobiana por v")),
)

ADJOINT: Final = Statement(
    id="chain_rule-adjoint",
    kind="theorem",
    title=Text("Forward and reverse mode agree", "El modo directo y el inverso coinciden"),
    claim=Equal(Inner(_Jv, _q), Inner(_p, _Jtu)),
    given=Text(
        r"$f\colon\mathbb{R}^n\to\mathbb{R}^m$ differentiable at $x$, $x,v\in\mathbb{R}^n$, $u\in\mathbb{R}^m$",
        r"$f\colon\mathbb{R}^n\to\mathbb{R}^m$ derivable en $x$, $x,v\in\mathbb{R}^n$, $u\in\mathbb{R}^m$",
    ),
    where=(
        Where(
            "Jv",
            Text(
                r"$J_f(x)\,v$ is computed from the input to the output",
                r"$J_f(x)\,v$ se calcula de la entrada a la salida",
            ),
        ),
        Where(
            "Jtu",
            Text(
                r"${J_f(x)}^{\top}u$ from the output to the input",
                r"${J_f(x)}^{\top}u$ de la salida a la entrada",
            ),
        ),
    ),
    rewrite=Equal(Inner(_Jtu, _p), Inner(_q, _Jv)),
    mistakes=(
        Mistake(
            "not-transposed",
            Text("J u for Jᵀ u", "J u en lugar de Jᵀ u"),
            Equal(Inner(_Jv_n, _q_n), Inner(_p, _Ju)),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "point-for-direction",
            Text("the point x in place of the direction v", "el punto x en lugar de la dirección v"),
            Equal(Inner(_Jv, _q), Inner(_x, _Jtu)),
        ),
        Mistake(
            "twice",
            Text("the direction counted twice", "la dirección contada dos veces"),
            Equal(Inner(_Jv, _q), 2 * Inner(_p, _Jtu)),
        ),
    ),
    source=_GRIEWANK,
    uses=("chain_rule-composition",),
)
