"""Piece 09, counting to choose: constant width, budgets, one neuron more, doubled widths, and the numbers of the course."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.counting import constant_width_params, monomials, param_count, widest_hidden
from teorema.symbolic.statements.counting.architectures import (
    COUNTING_CONSTANT_WIDTH,
    COUNTING_ONE_HIDDEN,
    COUNTING_WIDEST,
)
from teorema.symbolic.statements.counting.growth import COUNTING_DOUBLING, COUNTING_MONOTONE, COUNTING_ONE_MORE
from teorema.symbolic.statements.counting.numbers import (
    COUNTING_BUDGET,
    COUNTING_DEEP_QUADRATIC,
    COUNTING_DIGITS,
    COUNTING_MONOMIALS,
    COUNTING_THIRTY_ONE,
)

from .counted import architectures, built, narrow_too, stored

sizes = st.integers(1, 6)
SMALL = Text("networks that are built, widths 1 to 6", "redes que se construyen, anchos 1 a 6")


def _constant(p: int, H: int, q: int, L: int) -> Point:
    return Point({"p": p, "H": H, "q": q, "L": L, "N": (p, *[H] * (L - 1), q)}, depth=L, width=max(p, H, q))


@exact(
    COUNTING_CONSTANT_WIDTH,
    points=st.builds(_constant, sizes, sizes, sizes, st.integers(1, 5)),
    scope=Text("networks that are built, depths 2 to 5", "redes que se construyen, profundidades 2 a 5"),
)
def a_network_of_constant_width_stores_that_many_numbers(claim: Any, point: Any) -> Any:
    return claim.at({**point, "d": stored(built(point["N"]))})


@exact(
    COUNTING_CONSTANT_WIDTH,
    points=st.builds(_constant, sizes, sizes, sizes, st.integers(2, 5)),
    scope=Text("the closed formula of the code, depths 2 to 5", "la fórmula cerrada del código, profundidades 2 a 5"),
    blind={
        "no-hidden-layer": Text(
            "the code refuses depth 1, so that the formula cannot be asked for there",
            "el código rechaza la profundidad 1, así que allí la fórmula no puede pedirse",
        )
    },
)
def the_code_has_the_same_closed_formula(claim: Any, point: Any) -> Any:
    return claim.at({**point, "d": constant_width_params(point["p"], point["H"], point["q"], point["L"])})


@exact(
    COUNTING_ONE_HIDDEN,
    points=st.builds(lambda p, H, q: Point({"p": p, "H": H, "q": q}, width=max(p, H, q)), sizes, sizes, sizes),
    scope=SMALL,
)
def one_hidden_layer_stores_that_many_numbers(claim: Any, point: Any) -> Any:
    return claim.at({**point, "d": stored(built((point["p"], point["H"], point["q"])))})


@st.composite
def budgets(draw: Any, inputs: int, outputs: int, hidden: int) -> Point:
    """Budgets that hold a width exactly, or miss the next by one, or lie anywhere between."""
    p, q, H = draw(st.integers(1, inputs)), draw(st.integers(1, outputs)), draw(st.integers(1, hidden))
    spare = draw(st.one_of(st.just(0), st.just(p + q), st.integers(0, p + q)))
    return Point({"p": p, "q": q, "D": (p + q + 1) * H + q + spare}, width=max(p, q))


def _neighbours(point: Any, H: int) -> dict[int, int]:
    return {k: param_count((point["p"], k, point["q"])) for k in (H, H + 1)}


@exact(
    COUNTING_WIDEST,
    points=budgets(6, 6, 9),
    scope=Text(
        "p and q from 1 to 6, budgets for up to 9 neurons and on the boundary",
        "p y q de 1 a 6, presupuestos para hasta 9 neuronas y en el borde",
    ),
    cases=100,
)
def a_search_from_one_neuron_upwards_finds_the_widest(claim: Any, point: Any) -> Any:
    H = 1
    while stored(built((point["p"], H + 1, point["q"]))) <= point["D"]:
        H += 1
    return claim.at({**point, "H": H, "d": _neighbours(point, H)})


@exact(
    COUNTING_WIDEST,
    points=budgets(800, 20, 200),
    scope=Text(
        "p up to 800, q up to 20, budgets for up to 200 neurons and on the boundary",
        "p hasta 800, q hasta 20, presupuestos para hasta 200 neuronas y en el borde",
    ),
    cases=100,
)
def the_code_finds_the_widest(claim: Any, point: Any) -> Any:
    H = widest_hidden(point["p"], point["q"], point["D"])
    return claim.at({**point, "H": H, "d": _neighbours(point, H)})


@exact(
    COUNTING_ONE_MORE,
    points=narrow_too(depth=(2, 4)),
    scope=Text("both networks built, depths 2 to 4", "ambas redes construidas, profundidades 2 a 4"),
)
def the_widened_network_is_built_and_counted(claim: Any, point: Any) -> Any:
    wider = [n + (k == point["l"]) for k, n in enumerate(point["N"])]
    return claim.at({**point, "d": stored(built(point["N"])), "d_plus": stored(built(tuple(wider)))})


@st.composite
def pairs(draw: Any) -> Point:
    """Two networks of one depth; half of the time the second is the wider one everywhere."""
    depth = draw(st.integers(1, 4))
    first = tuple(draw(st.integers(1, 5)) for _ in range(depth + 1))
    second = [draw(st.integers(1, 5)) for _ in first]
    if draw(st.booleans()):
        second = [max(m, n) for m, n in zip(first, second, strict=True)]
    return Point({"L": depth, "N": first, "M": tuple(second)}, depth=depth, width=max(*first, *second))


@exact(
    COUNTING_MONOTONE,
    points=pairs(),
    scope=Text("pairs of networks, depths 1 to 4", "pares de redes, profundidades 1 a 4"),
    cases=60,
)
def the_wider_of_two_networks_stores_no_less(claim: Any, point: Any) -> Any:
    return claim.at({**point, "d": stored(built(point["N"])), "e": stored(built(point["M"]))})


@exact(
    COUNTING_DOUBLING,
    points=architectures(depth=(2, 4)),
    scope=Text("both networks built, depths 2 to 4", "ambas redes construidas, profundidades 2 a 4"),
)
def the_doubled_network_is_built_and_counted(claim: Any, point: Any) -> Any:
    N = point["N"]
    doubled = (N[0], *(2 * width for width in N[1:-1]), N[-1])
    return claim.at({**point, "d": stored(built(N)), "e": stored(built(doubled))})


@exact(
    COUNTING_DIGITS,
    points=[Point({"inputs": 784, "outputs": 10})],
    scope=Text("the three networks of the board problem", "las tres redes del problema de pizarrón"),
)
def the_three_digits_networks_are_counted(claim: Any, point: Any) -> Any:
    hidden = {"small": (30,), "wide": (100,), "deep": (30, 30, 30)}
    return claim.at({name: param_count((point["inputs"], *H, point["outputs"])) for name, H in hidden.items()})


@exact(
    COUNTING_BUDGET,
    points=[Point({"D": 100_000})],
    scope=Text("the budget of the board problem", "el presupuesto del problema de pizarrón"),
)
def every_width_up_to_the_budget_is_tried(claim: Any, point: Any) -> Any:
    fitting = [H for H in range(1, 1000) if param_count((784, H, 10)) <= point["D"]]
    counts = {"fits": param_count((784, 125, 10)), "next": param_count((784, 126, 10))}
    return claim.at({"H": max(fitting), **counts})


@exact(
    COUNTING_THIRTY_ONE,
    points=[Point({"outputs": 1})],
    scope=Text("all networks p-H-1 with p and H up to 31", "todas las redes p-H-1 con p y H hasta 31"),
)
def all_networks_with_31_parameters_are_listed(claim: Any, point: Any) -> Any:
    found = [(p, H) for p in range(1, 32) for H in range(1, 32) if param_count((p, H, point["outputs"])) == 31]
    return claim.at({"found": found, "lecture": param_count((4, 5, 1)), "fitted": param_count((1, 10, 1))})


@exact(
    COUNTING_MONOMIALS,
    points=[Point({"n": n, "g": g}, variables=n, degree=g) for n in range(1, 5) for g in range(5)],
    scope=Text(
        "all exponents listed, up to 4 variables and degree 4",
        "todos los exponentes listados, hasta 4 variables y grado 4",
    ),
)
def the_exponents_are_listed_one_by_one(claim: Any, point: Any) -> Any:
    n, g = point["n"], point["g"]
    words = list(combinations_with_replacement(range(n + 1), g))
    return len(words) == monomials(n, g) and claim.at(point)


@exact(
    COUNTING_DEEP_QUADRATIC,
    points=[Point({"N": (1000, *[10] * 10, 1)}, depth=11)],
    scope=Text("the network and the polynomial of the board problem", "la red y el polinomio del problema de pizarrón"),
)
def the_deep_network_and_the_quadratic_are_counted(claim: Any, point: Any) -> Any:
    return claim.at({"network": param_count(point["N"]), "quadratic": monomials(1000, 2)})
