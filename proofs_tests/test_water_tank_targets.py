"""Piece 02, several targets, Torricelli's outflow, and the problems of the board."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.water_tank import (
    Tank,
    tank_cost,
    tank_descent,
    tank_gradient,
    tank_hessian,
    tank_solve,
    tank_volume,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.water_tank import EXAMPLE_LINE, EXAMPLE_STEPS, TARGETS, TORRICELLI

from .regressions import exact as fractions
from .regressions import kernel, solution
from .strategies import arrays, positive_rationals, rationals


@st.composite
def problems(draw: Any) -> Point:
    """Pressures of one to three problems for one to three taps, often dependent, with a target for each."""
    m, n = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    Q = draw(arrays(m, n)).copy()
    if n > 1 and draw(st.booleans()):
        Q[:, -1] = 2 * Q[:, 0]
    numbers = {"R": draw(rationals()), "t": draw(positive_rationals(3)), "V0": draw(rationals())}
    return Point(
        {"Q": Q, "v": draw(arrays(m, 1)), "K": draw(arrays(n, 1)), **numbers, "m": m, "n": n}, targets=m, taps=n
    )


@exact(
    TARGETS,
    points=problems(),
    scope=Text(
        "rational problems, one to three targets and taps; the costs by the code, minimisers by SymPy's elimination",
        "problemas racionales, uno a tres objetivos y canillas; los costos con el código, los minimizadores por eliminación de SymPy",
    ),
)
def several_targets_are_least_squares(claim: Any, point: Any) -> Any:
    Q, K = point["Q"], point["K"]
    tanks_ = [Tank(Q[[j], :].T, point["R"], point["t"], point["V0"]) for j in range(point["m"])]
    C = sum(tank_cost(one, K, v) for one, v in zip(tanks_, point["v"].flat, strict=True))
    best = solution(point["t"] * Q, point["v"] + (point["t"] * point["R"] - point["V0"]))
    ones = np.array([Fraction(1)] * point["n"])
    return claim.at({**point, "C": C, "best": best, "solutions": [{"K": best}, {"K": best + kernel(Q, ones)}]})


@exact(
    TORRICELLI,
    points=st.builds(
        lambda root, r, c, at: Point({"V": (r / c) ** 2 if at else root**2, "r": r, "c": c}),
        st.builds(Fraction, st.integers(0, 9), st.integers(1, 3)),
        positive_rationals(4),
        positive_rationals(4),
        st.sampled_from([True, False, False]),
    ),
    scope=Text(
        "rational inflows, outflow factors and levels whose root is rational; the derivative by SymPy",
        "flujos entrantes, factores de salida y niveles de raíz racional; la derivada con SymPy",
    ),
)
def torricelli_has_one_level_and_tends_to_it(claim: Any, point: Any) -> Any:
    V = sp.Symbol("V", positive=True)
    r, c = (sp.Rational(point[name].numerator, point[name].denominator) for name in "rc")
    slope = sp.diff(r - c * sp.sqrt(V), V).subs(V, (r / c) ** 2)
    return claim.at({**point, "D": slope})


BOARD = Tank(fractions([[3], [1]]), Fraction(2), Fraction(10), Fraction(0))
ONE = Text("the numbers of the problem, through the code", "los números del problema, con el código")


@exact(EXAMPLE_LINE, points=[Point({"s": Fraction(k, 2)}) for k in (-3, 0, 1, 4)], scope=ONE)
def two_taps_by_hand_are_the_code(claim: Any, point: Any) -> Any:
    s = point["s"]
    K = tank_solve(BOARD, 80, near=fractions([[3 + s], [1 - 3 * s]]))
    values = {"Ks": K, "Vs": tank_volume(BOARD, K), "Kstar": tank_solve(BOARD, 80)}
    return claim.at({**point, **values, "g": tank_gradient(BOARD, fractions([[0], [0]]), 80)})


@exact(EXAMPLE_STEPS, points=[Point({"k": k}) for k in (0, 1, 2, 5)], scope=ONE)
def descent_for_two_taps_by_hand_is_the_code(claim: Any, point: Any) -> Any:
    H, zero = tank_hessian(BOARD), fractions([[0], [0]])
    low, high = sorted(sp.Matrix([[int(e) for e in row] for row in H.tolist()]).eigenvals())
    path = tank_descent(BOARD, zero, 80, Fraction(1, 4000), point["k"])
    values = {
        "H": H,
        "low": low,
        "high": high,
        "edge": 2 / high,
        "end": tank_solve(BOARD, 80, near=fractions([[4], [0]])),
    }
    K1 = tank_descent(BOARD, zero, 80, Fraction(1, 1000), 1)[1]
    return claim.at({**point, **values, "K1": K1, "e": tank_volume(BOARD, path[-1]) - 80})
