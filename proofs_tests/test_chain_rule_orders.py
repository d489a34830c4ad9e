"""Piece 14: what the two orders cost, counted product by product, the cheap gradient, and zeros of polynomials modulo a prime."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise, product
from math import prod
from random import Random
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.chain_rule import chain_cost, chain_product
from teorema.symbolic.statements.chain_rule.orders import COST, EXAMPLE_COST, RATIO, SEEDING
from teorema.symbolic.statements.chain_rule.programs import CHEAP, SCHWARTZ_ZIPPEL

from .counted import architectures, counted, ones
from .straight_lines import partials, program, reverse_sweep

COUNTED = Text(
    "networks of 1 to 4 layers, widths 1 to 5: the products done are counted one by one",
    "redes de 1 a 4 capas, anchos 1 a 5: se cuentan una por una las multiplicaciones hechas",
)


def spent(widths: tuple[int, ...], order: Any, seeds: int = 0) -> int:
    """Multiplications of the library's chain product over Jacobians of these widths; with a seed, one more factor at its end."""
    tally: Counter[str] = Counter()
    jacobians = [counted(ones(m, n), tally) for n, m in pairwise(widths)]
    seed = [counted(ones(seeds, seeds), tally)] if seeds else []
    chain_product([*jacobians, *seed] if order == "reverse" else [*seed, *jacobians], order)
    return tally["product"]


@exact(COST, points=architectures(), scope=COUNTED, cases=25)
def counted_products_are_the_sums_over_the_layers(claim: Any, point: Any) -> Any:
    return claim.at({**point, "R": spent(point["N"], "reverse"), "F": spent(point["N"], "forward")})


@exact(
    COST,
    points=architectures(width=(1, 60)),
    scope=Text("widths 1 to 60: the library's formula", "anchos 1 a 60: la fórmula de la biblioteca"),
    cases=25,
)
def the_function_of_the_library_gives_the_sums(claim: Any, point: Any) -> Any:
    return claim.at({**point, "R": chain_cost(point["N"]), "F": chain_cost(point["N"], "forward")})


def _one_output() -> list[Point]:
    return [
        Point({"L": L, "H": H, "p": p, "m": (L - 2) * H + 1}, depth=L, width=max(H, p))
        for L in (2, 3, 4)
        for H in (1, 2, 3)
        for p in (1, 2, 3, 5)
    ]


@exact(
    RATIO,
    points=_one_output,
    scope=Text(
        "2 to 4 layers, hidden widths 1 to 3, 1 to 5 inputs: products counted one by one",
        "2 a 4 capas, anchos ocultos 1 a 3, 1 a 5 entradas: multiplicaciones contadas una por una",
    ),
)
def counted_products_have_that_ratio(claim: Any, point: Any) -> Any:
    widths = (point["p"], *[point["H"]] * (point["L"] - 1), 1)
    return claim.at({**point, "R": spent(widths, "reverse"), "F": spent(widths, "forward")})


@exact(SEEDING, points=architectures(width=(1, 4)), scope=COUNTED, cases=25)
def counted_products_of_seeds_have_the_ratio_of_the_ends(claim: Any, point: Any) -> Any:
    N = point["N"]
    return claim.at({**point, "R": spent(N, "reverse", N[-1]), "F": spent(N, "forward", N[0])})


@exact(
    EXAMPLE_COST,
    points=[Point({})],
    scope=Text("the widths of the problem", "los anchos del problema"),
)
def the_costs_done_by_hand_are_those_of_the_code(claim: Any, point: Any) -> Any:
    widths = [1000, 100, 100, 1]
    return claim.at({**point, "R": chain_cost(widths), "F": chain_cost(widths, "forward")})


@st.composite
def programs(draw: Any) -> Point:
    """Straight-line programs of 1 to 12 operations with 1 to 4 inputs."""
    rng = Random(draw(st.integers(0, 2**32)))
    inputs, lines = draw(st.integers(1, 4)), draw(st.integers(1, 12))
    return Point({"program": program(rng, inputs, lines), "m": lines, "p": inputs}, operations=lines, inputs=inputs)


@exact(
    CHEAP,
    points=programs(),
    scope=Text(
        "random straight-line programs, 1 to 12 operations, 1 to 4 inputs: operations counted one by one; gradient by duals",
        "programas en línea recta al azar, 1 a 12 operaciones, 1 a 4 entradas: operaciones contadas una por una; gradiente por duales",
    ),
)
def the_reverse_sweep_is_cheap_and_right(claim: Any, point: Any) -> Any:
    found, c = reverse_sweep(point["program"])
    last, _ = reverse_sweep(point["program"], accumulate=False)
    claim.measured("operations per operation", c / point["m"])
    column = {name: [[one] for one in each] for name, each in (("gr", found), ("last", last))}
    return claim.at({**point, **column, "c": c, "D": [[one] for one in partials(point["program"])]})


Polynomial = Mapping[tuple[int, ...], int]


def degree(polynomial: Polynomial) -> int:
    """The total degree, 0 for the polynomial 0."""
    return max(map(sum, polynomial), default=0)


def zero_at(polynomial: Polynomial, x: Iterable[int], p: int) -> bool:
    """Whether the value at x is 0 modulo p."""
    places = tuple(x)
    return sum(c * prod(v**e for v, e in zip(places, powers, strict=True)) for powers, c in polynomial.items()) % p == 0


def _named(p: int, n: int, P: Polynomial, Q: Polynomial) -> Point:
    each = max((max(powers) for powers in P), default=0)
    return Point({"p": p, "n": n, "P": P, "Q": Q, "d": degree(P), "e": degree(Q), "each": each}, prime=p, variables=n)


@st.composite
def polynomials(draw: Any) -> Point:
    """Two polynomials modulo a small prime, sparse, the polynomial 0 among them."""
    p, n = draw(st.sampled_from([(2, 1), (3, 1), (5, 1), (7, 1), (2, 2), (3, 2), (5, 2), (2, 3), (3, 3)]))

    def one() -> Polynomial:
        powers = st.tuples(*[st.integers(0, 2)] * n)
        return dict(draw(st.dictionaries(powers, st.integers(1, p - 1), max_size=3)))

    return _named(p, n, one(), one())


@exact(
    SCHWARTZ_ZIPPEL,
    points=st.one_of(
        polynomials(),
        st.sampled_from(
            [
                _named(5, 2, {(1, 1): 1}, {(0, 0): 1}),
                _named(5, 1, {(1,): 1}, {(1,): 1, (0,): 4}),
                _named(3, 1, {}, {(0,): 1}),
            ]
        ),
    ),
    scope=Text(
        "sparse polynomials in 1 to 3 variables modulo 2, 3, 5 and 7: all points tried",
        "polinomios con pocos términos en 1 a 3 variables módulo 2, 3, 5 y 7: se prueban todos los puntos",
    ),
)
def all_points_of_the_field_are_tried(claim: Any, point: Any) -> Any:
    p, n = point["p"], point["n"]
    field = list(product(range(p), repeat=n))
    zeros = [x for x in field if zero_at(point["P"], x, p)]
    allowed = {x for x in field if not zero_at(point["Q"], x, p)}
    return claim.at({**point, "z": len(zeros), "y": len(allowed.intersection(zeros)), "w": len(allowed)})
