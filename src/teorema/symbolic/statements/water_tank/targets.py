"""Several targets at once are linear least squares; and the outflow that grows with the level, by Torricelli."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Rank, Size, SquaredNorm, apply, matrix, ones, scalar, size, vector
from teorema.symbolic.claims import All, Equal, Every, Iff, LessEqual
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.water_tank.letters import (
    CALIN,
    HALF,
    V0,
    K,
    R,
    V,
    condition,
    defined,
    n,
    number,
    t,
)

m: Final = size("m")
Q: Final = matrix("Q", "m", "n", "Q", Text("the matrix of pressures Q", "la matriz de presiones Q"))
v: Final = vector("v", "m", spoken=Text("the targets v", "los objetivos v"))
L: Final = vector("L", "m", "u", Text("the volumes u", "los volúmenes u"))
C: Final = scalar("C", spoken=Text("the sum of the costs", "la suma de los costos"))
best: Final = vector("best", "n", r"\hat{K}", Text("K hat", "K sombrero"))
_wanted = v - V0 * ones("m") + t * R * ones("m")
_only = Every(
    "solutions",
    r"K,\ Q^{\top}QK=Q^{\top}Q\hat{K}",
    Equal(K, best),
    Text("other minimiser K", "otro minimizador K"),
    ("K",),
)
_TARGETS: Final = All(
    Equal(C, HALF * SquaredNorm(t * (Q @ K) - _wanted)), Iff(Equal(Rank(Q), Size(n)), _only)
)  # fmt: skip
TARGETS: Final = Statement(
    id="water_tank-targets",
    kind="theorem",
    title=Text("Several targets are least squares", "Varios objetivos son mínimos cuadrados"),
    claim=_TARGETS,
    rewrite=All(Equal(2 * C, SquaredNorm(_wanted - t * (Q @ K))), Iff(_only, Equal(Rank(Q.T), Size(n)))),
    mistakes=(
        Mistake("half-lost", Text("the half lost", "el medio perdido"), _TARGETS.but(1, Equal(C, SquaredNorm(t * (Q @ K) - _wanted)))),
        Mistake("outflow-forgotten", Text("the outflow forgotten", "el flujo saliente olvidado"), _TARGETS.but(1, Equal(C, HALF * SquaredNorm(t * (Q @ K) - v + V0 * ones("m"))))),
        Mistake("enough-targets", Text("as many targets as taps suffice", "bastan tantos objetivos como canillas"), _TARGETS.but(2, Iff(LessEqual(Size(n), Size(m)), _only))),
        Mistake("independent-targets", Text("full row rank", "rango completo por filas"), _TARGETS.but(2, Iff(Equal(Rank(Q), Size(m)), _only))),
    ),
    where=(
        defined(
            "C",
            r"row $j$ of $Q$ holds the pressures $P^{(j)}$, $v_j$ is the volume wanted with them, and $C$ is the sum over $j$ of what `tank_cost` computes",
            r"la fila $j$ de $Q$ contiene las presiones $P^{(j)}$, $v_j$ es el volumen buscado con ellas, y $C$ es la suma sobre $j$ de lo que calcula `tank_cost`",
        ),
        defined("best", r"$\hat{K}$ is a minimiser of $C$", r"$\hat{K}$ es un minimizador de $C$"),
    ),
    given=Text(r"$Q\in\RR^{m\times n}$, $K\in\RR^n$, $v\in\RR^m$, $R,V_0,t\in\RR$, $t\ne 0$", r"$Q\in\RR^{m\times n}$, $K\in\RR^n$, $v\in\RR^m$, $R,V_0,t\in\RR$, $t\ne 0$"),
    uses=("water_tank-cost", "linear_regression-unique"),
    source=CALIN,
)  # fmt: skip

r: Final = scalar("r", spoken=Text("the inflow r", "el flujo entrante r"))
c: Final = scalar("c")
D: Final = scalar(
    "D",
    r"F'(V_{\mathrm{eq}})",
    spoken=Text("the derivative of F at the equilibrium", "la derivada de F en el equilibrio"),
)
_flow = r - c * apply(NAMED["sqrt"], V)
_eq = (r / c) ** 2
_TORRICELLI: Final = All(
    Iff(Equal(_flow, 0), Equal(V, _eq)), Equal(D, -(c**2) / (2 * r)), LessEqual(_flow * (V - _eq), 0)
)
TORRICELLI: Final = Statement(
    id="water_tank-torricelli",
    kind="theorem",
    title=Text("Torricelli: one level, and the way to it", "Torricelli: un nivel, y el camino hacia él"),
    claim=_TORRICELLI,
    rewrite=All(Iff(Equal(c**2 * V, r**2), Equal(_flow, 0)), Equal(2 * r * D, -(c**2)), LessEqual(_flow * (c**2 * V - r**2), 0)),
    mistakes=(
        Mistake("not-squared", Text("the quotient not squared", "el cociente sin elevar al cuadrado"), _TORRICELLI.but(1, Iff(Equal(_flow, 0), Equal(V, r / c)))),
        Mistake("inverted", Text("the quotient upside down", "el cociente invertido"), _TORRICELLI.but(1, Iff(Equal(_flow, 0), Equal(V, (c / r) ** 2)))),
        Mistake("rate-doubled", Text("twice the rate", "el doble de la velocidad"), _TORRICELLI.but(2, Equal(D, -(c**2) / r))),
        Mistake("unstable", Text("the wrong sign", "el signo equivocado"), _TORRICELLI.but(2, Equal(D, c**2 / (2 * r)))),
        Mistake("away", Text("away from the equilibrium", "alejándose del equilibrio"), _TORRICELLI.but(3, LessEqual(0, _flow * (V - _eq)))),
    ),
    hypotheses=(
        condition("$V\\ge 0$", "$V\\ge 0$", lambda point: bool(number(point["V"]) >= 0)),
        condition("$r,c>0$", "$r,c>0$", lambda point: bool(number(point["r"]) > 0 and number(point["c"]) > 0)),
    ),
    where=(
        defined(
            "D",
            r"$F(V)=r-c\sqrt{V}$ is the rate at which the volume changes, $V_{\mathrm{eq}}=(r/c)^2$",
            r"$F(V)=r-c\sqrt{V}$ es la velocidad con la que cambia el volumen, $V_{\mathrm{eq}}=(r/c)^2$",
        ),
    ),
    given=Text("$V,r,c\\in\\RR$", "$V,r,c\\in\\RR$"),
    source=CALIN,
)  # fmt: skip
