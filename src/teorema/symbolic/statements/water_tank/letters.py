"""The letters of piece 02: pressures, knobs, outflow, times and volumes, and the hypotheses on them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Inner, SquaredNorm, index, scalar, size, total, vector
from teorema.symbolic.calculus.linear import Entry
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.claims import Equal
from teorema.symbolic.statement import Hypothesis, Source, Where

n: Final = size("n")
i: Final = index("i")
P: Final = vector("P", "n", spoken=Text("the pressures P", "las presiones P"))
K: Final = vector("K", "n", spoken=Text("the knobs K", "los ajustes K"))
K0: Final = vector("K0", "n", "K_0", Text("K zero", "K cero"))
Kk: Final = vector("Kk", "n", "K_k", Text("K k", "K k"))
Kend: Final = vector("Kend", "n", r"K_\infty", Text("K infinity", "K infinito"))
R: Final = scalar("R", spoken=Text("the outflow R", "el flujo saliente R"))
t: Final = scalar("t")
V0: Final = scalar("V0", "V_0", spoken=Text("V zero", "V cero"))
V: Final = scalar("V")
Vt: Final = scalar("Vt", "V_t", spoken=Text("V t", "V t"))
eta: Final = scalar("eta", r"\eta", spoken=Text("eta", "eta"))
k: Final = scalar("k", domain=r"\mathbb{N}_0")
s: Final = scalar("s")
HALF: Final = Fraction(1, 2)

CALIN: Final = Source("Calin 2020", "1")
CLASS: Final = Source("Slides, Clase 1", "Agua en un tanque")

inflow: Final = Inner(K, P)
square: Final = SquaredNorm(P)
level: Final = V0 + t * (inflow - R)
needed: Final = R + (V - V0) / t
pressures: Final = total(i, 1, n, Entry(P, i))


def number(value: Any) -> Any:
    """A number of a point, exact."""
    return sp.sympify(lift(value).item())


def condition(en: str, es: str, holds: Callable[[Any], bool]) -> Hypothesis:
    """A hypothesis in both languages."""
    return Hypothesis(Text(en, es), holds)


def defined(name: str, en: str, es: str) -> Where:
    """A defined symbol with its definition in both languages."""
    return Where(name, Text(en, es))


TIME: Final = condition("$t>0$", "$t>0$", lambda point: bool(number(point["t"]) > 0))
PRESSURE: Final = condition("$P\\ne 0$", "$P\\ne 0$", lambda point: any(e != 0 for e in lift(point["P"]).entries))
POSITIVE: Final = condition(
    "all $P_i>0$", "todos los $P_i>0$", lambda point: all(bool(e > 0) for e in lift(point["P"]).entries)
)
BOX: Final = condition(
    r"$K\in[0,1]^n$", r"$K\in[0,1]^n$", lambda point: all(bool(0 <= e <= 1) for e in lift(point["K"]).entries)
)
_reached = Equal(level, V)
SOLVES: Final = condition(
    "$K$ solves the problem, $V_t(K)=V$",
    "$K$ resuelve el problema, $V_t(K)=V$",
    lambda point: _reached.at(point) is True,
)
NEEDED: Final = defined("s", "$s=R+(V-V_0)/t$ is the inflow needed", "$s=R+(V-V_0)/t$ es el flujo entrante necesario")
LIMIT: Final = defined(
    "Kend",
    r"$K_\infty$ is what `tank_solve` computes near $K_0$",
    r"$K_\infty$ es lo que calcula `tank_solve` cerca de $K_0$",
)
ITERATE: Final = defined(
    "Kk",
    r"$K_k$ is the $k$-th iterate of gradient descent with the step $\eta$ from $K_0$",
    r"$K_k$ es la $k$-ésima iteración del descenso por gradiente con paso $\eta$ desde $K_0$",
)
DATA: Final = Text(r"$P,K\in\RR^n$, $R,V_0,V,t\in\RR$", r"$P,K\in\RR^n$, $R,V_0,V,t\in\RR$")
