"""The tank as a neuron: its volume, its cost with gradient and Hessian, and the knobs that solve the problem."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Inner, Norm, SquaredNorm, apply, matrix, scalar, vector
from teorema.symbolic.claims import All, Equal, Iff, IllShaped
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.water_tank.letters import (
    CALIN,
    CLASS,
    DATA,
    HALF,
    NEEDED,
    PRESSURE,
    SOLVES,
    TIME,
    V0,
    K,
    P,
    R,
    V,
    Vt,
    condition,
    defined,
    inflow,
    level,
    number,
    s,
    square,
    t,
)

_VT = defined("Vt", "$V_t=V_t(K)$ is what `tank_volume` computes", "$V_t=V_t(K)$ es lo que calcula `tank_volume`")
VOLUME: Final = Statement(
    id="water_tank-volume",
    kind="definition",
    title=Text("The volume after t seconds", "El volumen después de t segundos"),
    claim=Equal(Vt, level),
    rewrite=Equal(Vt - V0, Inner(t * K, P) - t * R),
    mistakes=(
        Mistake("outflow-added", Text("the outflow added", "el flujo saliente sumado"), Equal(Vt, V0 + t * (inflow + R))),
        Mistake("nothing-at-the-start", Text("the initial volume forgotten", "el volumen inicial olvidado"), Equal(Vt, t * (inflow - R))),
        Mistake("outflow-once", Text("the outflow not multiplied by the time", "el flujo saliente sin multiplicar por el tiempo"), Equal(Vt, V0 + t * inflow - R)),
    ),
    where=(_VT,),
    given=Text(r"$P,K\in\RR^n$, $R,V_0,t\in\RR$", r"$P,K\in\RR^n$, $R,V_0,t\in\RR$"),
    source=CLASS,
    example={"n": 2},
)  # fmt: skip

_RELU = apply(NAMED["relu"], level)
W: Final = scalar("W", r"V_t^{\geq 0}", spoken=Text("the simulated volume", "el volumen simulado"))
_FROM_ABOVE = condition("$V_0\\ge 0$", "$V_0\\ge 0$", lambda point: bool(number(point["V0"]) >= 0))
RELU: Final = Statement(
    id="water_tank-relu",
    kind="theorem",
    title=Text("A tank that can be empty is a ReLU", "Un tanque que puede vaciarse es una ReLU"),
    claim=Equal(W, _RELU),
    rewrite=Equal(W, (level + apply(NAMED["abs"], level)) / 2),
    mistakes=(
        Mistake("never-empty", Text("as if it could hold less than nothing", "como si pudiera contener menos que nada"), Equal(W, level)),
        Mistake(
            "rates-rectified",
            Text("the rate cut at zero, not the volume", "el flujo cortado en cero, y no el volumen"),
            Equal(W, V0 + t * apply(NAMED["relu"], inflow - R)),
        ),
        Mistake("below-zero", Text("a start below zero", "un comienzo menor que cero"), Equal(W, _RELU), hypotheses=(TIME,)),
    ),
    hypotheses=(TIME, _FROM_ABOVE),
    where=(
        defined(
            "W",
            r"$V_t^{\geq 0}$ is the last volume of `simulate_tank`, which goes by small times and never below $0$",
            r"$V_t^{\geq 0}$ es el último volumen de `simulate_tank`, que avanza por tiempos pequeños y nunca por debajo de $0$",
        ),
    ),
    given=Text(r"$P,K\in\RR^n$, $R,V_0,t\in\RR$", r"$P,K\in\RR^n$, $R,V_0,t\in\RR$"),
    uses=("water_tank-volume",),
    source=CALIN,
)  # fmt: skip

C: Final = scalar("C", spoken=Text("the cost", "el costo"))
g: Final = vector("g", "n", r"\nabla C", Text("the gradient of C", "el gradiente de C"))
H: Final = matrix("H", "n", "n", spoken=Text("the Hessian H", "la hessiana H"))
_gap = level - V
_COST: Final = All(Equal(C, HALF * _gap**2), Equal(g, t * _gap * P), Equal(H, t**2 * (P @ P.T)))
COST: Final = Statement(
    id="water_tank-cost",
    kind="theorem",
    title=Text("Cost, gradient and Hessian", "Costo, gradiente y hessiana"),
    claim=_COST,
    rewrite=All(Equal(2 * C, (V - level) ** 2), Equal(g + t * V * P, t * level * P), Equal(H, (t * P) @ (t * P).T)),
    mistakes=(
        Mistake("half-lost", Text("the half lost", "el medio perdido"), _COST.but(1, Equal(C, _gap**2))),
        Mistake("distance", Text("the distance, not squared", "la distancia, sin elevar al cuadrado"), _COST.but(1, Equal(C, HALF * apply(NAMED["abs"], _gap)))),
        Mistake("time-lost", Text("the inner derivative t forgotten", "la derivada interna t olvidada"), _COST.but(2, Equal(g, _gap * P))),
        Mistake("sign", Text("target minus volume", "objetivo menos volumen"), _COST.but(2, Equal(g, t * (V - level) * P))),
        Mistake("time-once", Text("the time only once", "el tiempo una sola vez"), _COST.but(3, Equal(H, t * (P @ P.T)))),
        Mistake(
            "number",
            Text("a number for the matrix", "un número en lugar de la matriz"),
            IllShaped(lambda: Equal(H, t**2 * (P.T @ P)), r"H=t^2P^\T P"),
            ill_shaped=True,
        ),
    ),
    where=(
        defined("C", "$C=C(K)$ is what `tank_cost` computes", "$C=C(K)$ es lo que calcula `tank_cost`"),
        defined("g", r"$\nabla C$ its gradient in $K$, what `tank_gradient` computes", r"$\nabla C$ su gradiente en $K$, lo que calcula `tank_gradient`"),
        defined("H", "$H$ its Hessian, what `tank_hessian` computes", "$H$ su hessiana, lo que calcula `tank_hessian`"),
    ),
    given=DATA,
    uses=("water_tank-volume",),
    source=CALIN,
    example={"n": 2},
)  # fmt: skip

_SOLUTIONS: Final = Iff(Equal(Vt, V), Equal(inflow, s))
SOLUTIONS: Final = Statement(
    id="water_tank-solutions",
    kind="theorem",
    title=Text("The solutions are a hyperplane", "Las soluciones son un hiperplano"),
    claim=_SOLUTIONS,
    rewrite=Iff(Equal(t * inflow, t * R + V - V0), Equal(V, Vt)),
    mistakes=(
        Mistake("outflow-forgotten", Text("the outflow forgotten", "el flujo saliente olvidado"), Iff(Equal(Vt, V), Equal(inflow, s - R))),
        Mistake("time-forgotten", Text("the time forgotten", "el tiempo olvidado"), Iff(Equal(Vt, V), Equal(t * inflow, s))),
        Mistake("norms", Text("in absolute value", "en valor absoluto"), Iff(Equal(Vt, V), Equal(inflow**2, s**2))),
    ),
    hypotheses=(TIME,),
    where=(_VT, NEEDED),
    given=DATA,
    uses=("water_tank-volume",),
    source=CALIN,
)  # fmt: skip

Kstar: Final = vector("Kstar", "n", "K^{*}", Text("K star", "K estrella"))
_LEAST: Final = All(
    Equal(Kstar, s / square * P), Equal(Inner(Kstar, P), s), Equal(SquaredNorm(K), SquaredNorm(Kstar) + SquaredNorm(K - Kstar))
)  # fmt: skip
LEAST: Final = Statement(
    id="water_tank-least-norm",
    kind="theorem",
    title=Text("The knobs of least norm", "Los ajustes de norma mínima"),
    claim=_LEAST,
    rewrite=All(Equal(square * Kstar, s * P), Equal(Inner(P, Kstar), s), Equal(SquaredNorm(K - Kstar), SquaredNorm(K) - SquaredNorm(Kstar))),
    mistakes=(
        Mistake("equal-knobs", Text("all knobs equal", "todos los ajustes iguales"), _LEAST.but(1, Equal(Kstar, s / Norm(P, "1") + 0 * P))),
        Mistake("norm-not-squared", Text("divided by the norm, not its square", "dividido por la norma y no por su cuadrado"), _LEAST.but(1, Equal(Norm(P, "2") * Kstar, s * P))),
        Mistake("twice", Text("twice the inflow", "el doble del flujo"), _LEAST.but(2, Equal(Inner(Kstar, P), 2 * s))),
        Mistake("the-only-one", Text("the only solution", "la única solución"), _LEAST.but(3, Equal(K, Kstar))),
        Mistake("any-knobs", Text("knobs that solve nothing", "ajustes que no resuelven nada"), _LEAST, hypotheses=(TIME, PRESSURE)),
    ),
    hypotheses=(TIME, PRESSURE, SOLVES),
    where=(defined("Kstar", "$K^{*}$ is what `tank_solve` computes", "$K^{*}$ es lo que calcula `tank_solve`"), NEEDED),
    given=DATA,
    uses=("water_tank-solutions",),
    source=CALIN,
)  # fmt: skip
