"""Gradient descent on the knobs: the exact step condition, the limit, one step, and descent in the box."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Inner, SquaredNorm, apply, scalar, vector
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual, Member
from teorema.symbolic.claims.sets import Interval
from teorema.symbolic.statement import Mistake, Source, Statement
from teorema.symbolic.statements.water_tank.letters import (
    BOX,
    CALIN,
    ITERATE,
    K0,
    LIMIT,
    NEEDED,
    POSITIVE,
    PRESSURE,
    SOLVES,
    TIME,
    V0,
    K,
    Kend,
    Kk,
    P,
    R,
    V,
    condition,
    defined,
    eta,
    inflow,
    k,
    pressures,
    s,
    square,
    t,
)

_modulus = NAMED["abs"]
_rate = eta * t**2 * square
_GIVEN = Text(
    r"$P,K_0\in\RR^n$, $R,V_0,V,t,\eta\in\RR$, $k\in\NN_0$", r"$P,K_0\in\RR^n$, $R,V_0,V,t,\eta\in\RR$, $k\in\NN_0$"
)
_edge = 2 / (t**2 * square)
_STEP: Final = All(
    Equal(Kk, Kend + (1 - _rate) ** k * (K0 - Kend)),
    Iff(Less(apply(_modulus, 1 - _rate), 1), Member(eta, Interval(0, _edge))),
)

DESCENT: Final = Statement(
    id="water_tank-descent",
    kind="theorem",
    title=Text("Descent converges exactly for steps between 0 and 2/(t²‖P‖²)", "El descenso converge exactamente con pasos entre 0 y 2/(t²‖P‖²)"),
    claim=_STEP,
    rewrite=All(
        Equal(Kk - Kend, (1 - t**2 * eta * Inner(P, P)) ** k * (K0 - Kend)),
        Iff(Member(eta, Interval(0, _edge)), Less((1 - _rate) ** 2, 1)),
    ),
    mistakes=(
        Mistake("uphill", Text("the wrong sign", "el signo equivocado"), _STEP.but(1, Equal(Kk, Kend + (1 + _rate) ** k * (K0 - Kend)))),
        Mistake("time-once", Text("the time only once", "el tiempo una sola vez"), _STEP.but(1, Equal(Kk, Kend + (1 - eta * t * square) ** k * (K0 - Kend)))),
        Mistake("arrives", Text("it arrives", "llega"), _STEP.but(1, Equal(Kk, Kend))),
        Mistake("closed", Text("the limit itself allowed", "el límite mismo permitido"), _STEP.but(2, Iff(Less(apply(_modulus, 1 - _rate), 1), Member(eta, Interval(0, _edge, False, True))))),
        Mistake("half", Text("only up to half of it", "solo hasta la mitad"), _STEP.but(2, Iff(Less(apply(_modulus, 1 - _rate), 1), Member(eta, Interval(0, _edge / 2))))),
        Mistake("below-zero", Text("steps that are not positive", "pasos que no son positivos"), _STEP.but(2, Iff(Less(apply(_modulus, 1 - _rate), 1), Less(eta, _edge)))),
    ),
    hypotheses=(TIME, PRESSURE),
    where=(LIMIT, ITERATE),
    given=_GIVEN,
    uses=("water_tank-cost", "water_tank-solutions"),
    source=CALIN,
)  # fmt: skip

_gone = SquaredNorm(K0 - Kend)
_NEAREST: Final = All(Equal(Inner(Kend, P), s), Equal(SquaredNorm(K0 - K), _gone + SquaredNorm(Kend - K)))
NEAREST: Final = Statement(
    id="water_tank-limit",
    kind="theorem",
    title=Text("The limit is the solution nearest to the start", "El límite es la solución más cercana al comienzo"),
    claim=_NEAREST,
    rewrite=All(Equal(Inner(P, Kend) - s, 0), Equal(SquaredNorm(K - K0) - SquaredNorm(K - Kend), _gone)),
    mistakes=(
        Mistake("half-way", Text("half of the way", "la mitad del camino"), _NEAREST.but(1, Equal(2 * Inner(Kend, P), s + Inner(K0, P)))),
        Mistake("least-norm", Text("always the one of least norm", "siempre la de norma mínima"), _NEAREST.but(1, Equal(square * Kend, s * P))),
        Mistake("farther", Text("the farthest", "la más lejana"), _NEAREST.but(2, Equal(_gone, SquaredNorm(K0 - K) + SquaredNorm(Kend - K)))),
        Mistake("any-knobs", Text("knobs that solve nothing", "ajustes que no resuelven nada"), _NEAREST, hypotheses=(TIME, PRESSURE)),
    ),
    hypotheses=(TIME, PRESSURE, SOLVES),
    where=(LIMIT, NEEDED),
    given=Text(r"$P,K,K_0\in\RR^n$, $R,V_0,V,t\in\RR$", r"$P,K,K_0\in\RR^n$, $R,V_0,V,t\in\RR$"),
    uses=("water_tank-descent",),
    source=CALIN,
)  # fmt: skip

K1: Final = vector("K1", "n", "K_1", Text("K one", "K uno"))
_best = 1 / (t**2 * square)
_start = V0 + t * (Inner(K0, P) - R)
_solved = Equal(_start, V)
_UNSOLVED: Final = condition(
    "$V_t(K_0)\\ne V$", "$V_t(K_0)\\ne V$", lambda point: _solved.at(point) is False
)  # fmt: skip
ONE_STEP: Final = Statement(
    id="water_tank-one-step",
    kind="corollary",
    title=Text("One step is enough", "Un paso basta"),
    claim=Iff(Equal(K1, Kend), Equal(eta, _best)),
    rewrite=Iff(Equal(eta * t**2 * square, 1), Equal(K1 - Kend, 0 * P)),
    mistakes=(
        Mistake("edge", Text("the largest admissible step", "el mayor paso admisible"), Iff(Equal(K1, Kend), Equal(eta, _edge))),
        Mistake("time-once", Text("the time only once", "el tiempo una sola vez"), Iff(Equal(K1, Kend), Equal(eta, 1 / (t * square)))),
        Mistake(
            "start-that-solves",
            Text("also from a start that solves the problem already", "también desde un comienzo que ya resuelve el problema"),
            Iff(Equal(K1, Kend), Equal(eta, _best)),
            hypotheses=(TIME, PRESSURE),
        ),
    ),
    hypotheses=(TIME, PRESSURE, _UNSOLVED),
    where=(
        LIMIT,
        defined("K1", r"$K_1$ is $K_0$ after one step $\eta$", r"$K_1$ es $K_0$ después de un paso $\eta$"),
    ),
    given=Text(r"$P,K_0\in\RR^n$, $R,V_0,V,t,\eta\in\RR$", r"$P,K_0\in\RR^n$, $R,V_0,V,t,\eta\in\RR$"),
    uses=("water_tank-descent",),
    source=CALIN,
)  # fmt: skip

Kbar: Final = vector("Kbar", "n", r"\bar{K}", Text("K bar", "K barra"))
_FEASIBLE: Final = All(
    Member(inflow, Interval(0, pressures, True, True)),
    Equal(Inner(Kbar, P), s),
    Iff(Member(s, Interval(0, pressures, True, True)), Member(Kbar, Interval(0, 1, True, True))),
)
FEASIBLE: Final = Statement(
    id="water_tank-feasible",
    kind="theorem",
    title=Text("Which volumes knobs between 0 and 1 can reach", "Qué volúmenes alcanzan los ajustes entre 0 y 1"),
    claim=_FEASIBLE,
    rewrite=All(
        Member(pressures - inflow, Interval(0, pressures, True, True)),
        Equal(Inner(P, Kbar) - s, 0),
        Iff(Member(Kbar, Interval(0, 1, True, True)), Member(pressures - s, Interval(0, pressures, True, True))),
    ),
    mistakes=(
        Mistake("open", Text("the ends left out", "sin los extremos"), _FEASIBLE.but(1, Member(inflow, Interval(0, pressures)))),
        Mistake("outside-the-box", Text("knobs outside the box", "ajustes fuera de la caja"), _FEASIBLE, hypotheses=(TIME, POSITIVE)),
        Mistake("half-met", Text("half of the inflow", "la mitad del flujo"), _FEASIBLE.but(2, Equal(Inner(Kbar, P), s / 2))),
        Mistake("always", Text("every inflow that is not negative", "todo flujo que no sea negativo"), _FEASIBLE.but(3, Iff(LessEqual(0, s), Member(Kbar, Interval(0, 1, True, True))))),
        Mistake("norm", Text("up to the square of the norm", "hasta el cuadrado de la norma"), _FEASIBLE.but(3, Iff(Member(s, Interval(0, square, True, True)), Member(Kbar, Interval(0, 1, True, True))))),
    ),
    hypotheses=(TIME, POSITIVE, BOX),
    where=(
        NEEDED,
        defined(
            "Kbar",
            r"$\bar{K}=\frac{s}{\sum_i P_i}(1,\dots,1)$ turns all knobs alike",
            r"$\bar{K}=\frac{s}{\sum_i P_i}(1,\dots,1)$ ajusta todas las canillas por igual",
        ),
    ),
    given=Text(r"$P,K\in\RR^n$, $R,V_0,V,t\in\RR$", r"$P,K\in\RR^n$, $R,V_0,V,t\in\RR$"),
    uses=("water_tank-solutions",),
    source=CALIN,
)  # fmt: skip

_before, _after = SquaredNorm(K0 - K), SquaredNorm(K1 - K)
_error = scalar("e", spoken=Text("the error e", "el error e"))
_bound = _before - (2 * eta - eta**2 * t**2 * square) * _error**2
_inside = Interval(0, 1, True, True)
_PROJECTED: Final = All(Member(K1, _inside), LessEqual(_after, _bound))
PROJECTED: Final = Statement(
    id="water_tank-projected",
    kind="theorem",
    title=Text("Projected descent comes nearer to every solution in the box", "El descenso proyectado se acerca a toda solución de la caja"),
    claim=_PROJECTED,
    rewrite=All(Member(1 - K1, _inside), LessEqual(_after + eta * (2 - eta * t**2 * square) * _error**2, _before)),
    mistakes=(
        Mistake("interior", Text("never at the border of the box", "nunca en el borde de la caja"), _PROJECTED.but(1, Member(K1, Interval(0, 1)))),
        Mistake("equality", Text("exactly by that much", "exactamente en esa cantidad"), _PROJECTED.but(2, Equal(_after, _bound))),
        Mistake("more", Text("the square term forgotten", "el término cuadrático olvidado"), _PROJECTED.but(2, LessEqual(_after, _before - 2 * eta * _error**2))),
        Mistake("at-once", Text("in one step", "en un paso"), _PROJECTED.but(2, LessEqual(_after, 0))),
        Mistake("solution-outside", Text("solutions outside the box", "soluciones fuera de la caja"), _PROJECTED, hypotheses=(TIME, SOLVES)),
    ),
    hypotheses=(TIME, SOLVES, BOX),
    where=(
        defined("e", "$e=V_t(K_0)-V$ is the error before the step", "$e=V_t(K_0)-V$ es el error antes del paso"),
        defined(
            "K1",
            r"$K_1$ is what one step $\eta$ of projected descent makes of $K_0$, which is in the box: every knob is brought back to $[0,1]$",
            r"$K_1$ es lo que un paso $\eta$ del descenso proyectado hace de $K_0$, que está en la caja: cada ajuste se trae de vuelta a $[0,1]$",
        ),
    ),
    given=Text(r"$P,K\in\RR^n$, $K_0\in[0,1]^n$, $R,V_0,V,t,\eta\in\RR$", r"$P,K\in\RR^n$, $K_0\in[0,1]^n$, $R,V_0,V,t,\eta\in\RR$"),
    uses=("water_tank-feasible", "water_tank-cost"),
    source=Source("Nesterov 2004", "2.2"),
)  # fmt: skip
