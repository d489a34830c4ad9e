"""Piece 02: the library's tank run on fractions, its descent inside and outside its limits, and its box."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.text import Text
from teorema.numeric.water_tank import (
    Tank,
    simulate_tank,
    tank_cost,
    tank_descent,
    tank_gradient,
    tank_hessian,
    tank_solve,
    tank_volume,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.water_tank import (
    COST,
    DESCENT,
    FEASIBLE,
    LEAST,
    NEAREST,
    ONE_STEP,
    PROJECTED,
    RELU,
    SOLUTIONS,
    VOLUME,
)

from .records import both, floats
from .strategies import arrays, letters, positive_rationals, rationals

RATIONAL = Text(
    "rational tanks of one to three taps; the library's code on the same fractions",
    "tanques racionales de una a tres canillas; el código de la biblioteca sobre las mismas fracciones",
)
PARTS = st.sampled_from([Fraction(k, 4) for k in range(5)])


def tank(point: Any) -> Tank:
    """The library's tank with the numbers of a point."""
    return Tank(point["P"], point["R"], point["t"], point["V0"])


@st.composite
def tanks(draw: Any, *knobs: str, solved: str = "", box: str = "", positive: bool = False) -> Point:
    """A tank and columns of knobs; those named `solved` mostly solve the problem, those in `box` mostly lie in [0, 1]ⁿ."""
    n = draw(st.integers(1, 3))
    P = draw(arrays(n, 1, positive_rationals(3) if positive else None))
    if not any(e != 0 for e in P.flat):
        P = P + Fraction(1)
    values = {
        "P": P,
        "R": draw(rationals()),
        "t": draw(positive_rationals(3)),
        "V0": draw(rationals()),
        "V": draw(rationals(4)),
    }
    usual = draw(st.sampled_from([True, True, True, False]))
    for name in knobs:
        values[name] = draw(arrays(n, 1, PARTS if name in box.split() and (usual or name != solved) else None))
    if solved and usual:
        K, t = values[solved], values["t"]
        if solved in box.split():
            values["V"] = values["V0"] + t * (sum((K * P).flat) - values["R"])
        else:
            need = values["R"] + (values["V"] - values["V0"]) / t
            values[solved] = K + (need - sum((K * P).flat)) / sum((P * P).flat) * P
    return Point(values, taps=n)


@exact(VOLUME, points=tanks("K"), scope=RATIONAL)
def the_volume_is_what_the_code_computes(claim: Any, point: Any) -> Any:
    return claim.at({**point, "Vt": tank_volume(tank(point), point["K"])})


@st.composite
def float_tanks(draw: Any) -> Point:
    """The same in floats of a few bits."""
    dtype = draw(st.sampled_from([np.float64, np.float32]))
    n = draw(st.integers(1, 3))
    eighths = st.integers(-24, 24).map(lambda k: k / 8)
    columns = {name: floats([[draw(eighths)] for _ in range(n)], dtype) for name in "PK"}
    numbers = {name: draw(st.integers(1, 24).map(lambda k: Fraction(k, 8))) for name in ("R", "t", "V0")}
    return Point({**columns, **numbers}, taps=n)


@sampled(
    VOLUME,
    points=float_tanks(),
    scope=Text(
        "float64 and float32 through the library's code; compared as balls under the computed bound",
        "float64 y float32 con el código de la biblioteca; comparación de bolas con la cota calculada",
    ),
    needs=("flint",),
)
def the_volume_is_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    return claim.at({**point, "Vt": tank_volume(tank(point), point["K"])})


@exact(
    RELU,
    points=st.tuples(tanks("K"), st.integers(1, 5)).map(lambda t: Point({**t[0], "m": t[1]}, **t[0].scope, steps=t[1])),
    scope=Text(
        "rational tanks, simulated in one to five steps; and the physical volume by its formula in the code",
        "tanques racionales, simulados en uno a cinco pasos; y el volumen físico por su fórmula en el código",
    ),
)
def a_tank_that_can_be_empty_is_a_relu(claim: Any, point: Any) -> Any:
    simulated = simulate_tank(tank(point), point["K"], point["m"])[-1]
    return claim.at({**point, "W": simulated})


@exact(COST, points=tanks("K"), scope=RATIONAL)
def cost_and_gradient_and_hessian_are_what_the_code_computes(claim: Any, point: Any) -> Any:
    one, K, V = tank(point), point["K"], point["V"]
    return claim.at({**point, "C": tank_cost(one, K, V), "g": tank_gradient(one, K, V), "H": tank_hessian(one)})


LETTERED = [
    Point(
        {
            "P": letters("p", n),
            "K": letters("k", n),
            **{name: sp.Symbol(name, real=True) for name in ("R", "t", "V0", "V")},
        },
        taps=n,
    )
    for n in (1, 2, 3)
]


@symbolic(
    COST,
    points=LETTERED,
    scope=Text(
        "one to three taps of symbols; SymPy's derivatives", "una a tres canillas de símbolos; derivadas de SymPy"
    ),
)
def the_gradient_and_the_hessian_are_sympy_s_derivatives(claim: Any, point: Any) -> Any:
    K, P = list(point["K"].flat), list(point["P"].flat)
    inflow = sum(a * b for a, b in zip(K, P, strict=True))
    C = (point["V0"] + point["t"] * (inflow - point["R"]) - point["V"]) ** 2 / 2
    return claim.at(
        {**point, "C": C, "g": [[sp.diff(C, a)] for a in K], "H": [[sp.diff(C, a, b) for b in K] for a in K]}
    )


def with_needed(point: Any) -> dict[str, Any]:
    """The point with the inflow needed."""
    return {**point, "s": point["R"] + (point["V"] - point["V0"]) / point["t"]}


@exact(SOLUTIONS, points=tanks("K", solved="K"), scope=RATIONAL)
def the_solutions_are_a_hyperplane(claim: Any, point: Any) -> Any:
    mirrored = point["K"] - 2 * sum((point["K"] * point["P"]).flat) / sum((point["P"] ** 2).flat) * point["P"]
    asked = [with_needed({**point, "K": K, "Vt": tank_volume(tank(point), K)}) for K in (point["K"], mirrored)]
    return both(claim, *asked)


@exact(LEAST, points=tanks("K", solved="K"), scope=RATIONAL)
def no_solution_is_shorter(claim: Any, point: Any) -> Any:
    return claim.at(with_needed({**point, "Kstar": tank_solve(tank(point), point["V"])}))


@st.composite
def descents(draw: Any, solved: str = "") -> Point:
    """A tank, a start, a step on either side of the limit, and a number of steps."""
    point = draw(tanks("K0", *([solved] if solved else []), solved=solved))
    limit = 2 / (point["t"] ** 2 * sum((point["P"] ** 2).flat))
    shares = st.sampled_from([Fraction(k, 4) for k in (-1, 0, 1, 2, 3, 4, 5, 2)])
    eta = draw(st.one_of(shares.map(lambda share: share * limit), rationals(2)))
    if draw(st.sampled_from([False, False, False, True])):
        point = Point({**point, "K0": tank_solve(tank(point), point["V"])}, **point.scope)
    return Point({**point, "eta": eta, "k": draw(st.sampled_from([1, 2, 3, 0]))}, **point.scope)


def with_limit(point: Any) -> dict[str, Any]:
    """The point with the solution of the code nearest to the start."""
    return {**point, "Kend": tank_solve(tank(point), point["V"], near=point["K0"])}


@exact(DESCENT, points=descents(), scope=RATIONAL)
def descent_multiplies_the_distance_by_one_factor(claim: Any, point: Any) -> Any:
    path = tank_descent(tank(point), point["K0"], point["V"], point["eta"], point["k"])
    return claim.at({**with_limit(point), "Kk": path[-1]})


@exact(NEAREST, points=descents(solved="K"), scope=RATIONAL)
def the_limit_is_the_nearest_solution(claim: Any, point: Any) -> Any:
    return claim.at(with_needed(with_limit(point)))


@exact(ONE_STEP, points=descents(), scope=RATIONAL)
def one_step_is_enough_at_one_length_only(claim: Any, point: Any) -> Any:
    path = tank_descent(tank(point), point["K0"], point["V"], point["eta"], 1)
    return claim.at({**with_limit(point), "K1": path[1]})


@st.composite
def boxes(draw: Any) -> Point:
    """Positive pressures, knobs mostly in the box, and a target whose inflow is often at an end of what can be reached."""
    point = draw(tanks("K", box="K", positive=True))
    K = point["K"] if draw(st.sampled_from([True, True, False])) else 3 * point["K"] - 1
    s = draw(st.one_of(st.sampled_from([Fraction(0), sum(point["P"].flat)]), rationals(6)))
    V = point["V0"] + point["t"] * (s - point["R"])
    return Point({**point, "K": K, "V": V}, **point.scope)


@exact(FEASIBLE, points=boxes(), scope=RATIONAL)
def knobs_in_the_box_reach_an_interval(claim: Any, point: Any) -> Any:
    full = with_needed(point)
    return claim.at({**full, "Kbar": 0 * point["P"] + full["s"] / sum(point["P"].flat)})


@exact(
    PROJECTED,
    points=st.tuples(
        st.one_of(tanks("K", "K0", solved="K", box="K K0"), tanks("K", "K0", solved="K", box="K0", positive=True)),
        rationals(2),
    ).map(lambda t: Point({**t[0], "eta": t[1]}, **t[0].scope)),
    scope=RATIONAL,
)
def projected_descent_comes_nearer(claim: Any, point: Any) -> Any:
    path = tank_descent(tank(point), point["K0"], point["V"], point["eta"], 1, box=True)
    e = tank_volume(tank(point), point["K0"]) - point["V"]
    return claim.at({**point, "K1": path[1], "e": e})
