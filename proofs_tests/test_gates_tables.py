"""Piece 19, tables of values and extremes: the library's builders run on fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, count, product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.forward import forward, predict
from teorema.numeric.gates import (
    absolute_gate,
    bits_network,
    interpolating_network,
    maximum_gate,
    median_gate,
    minimum_gate,
    parity_network,
    separating_direction,
    table_network,
    vertices,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.gates.extremes import EXTREMES, MAXIMUM, MEDIAN
from teorema.symbolic.statements.gates.tables import BITS_LAYER, DIRECTION, PARITY, TABLE, THROUGH

from .strategies import arrays, rationals
from .test_gates import column

_WHOLE = st.integers(-2, 2).map(Fraction)


@st.composite
def clouds(draw: Any, most: int = 5) -> Point:
    """Distinct points of R^p on a small grid, where projections often collide, and values."""
    p = draw(st.integers(1, 3))
    n = draw(st.integers(2, most))
    points = draw(st.lists(st.tuples(*[_WHOLE] * p), min_size=n, max_size=n, unique=True))
    x = np.array(points, dtype=object).T
    return Point({"x": x, "v": draw(arrays(n)), "n": n, "p": p}, samples=n, dimension=p)


def bad_directions(x: Any) -> set[Any]:
    """All real t for which two columns have the same projection on (1, t, t², ...), by SymPy's real roots."""
    t = sp.Symbol("t")
    found: set[Any] = set()
    for a, b in combinations(x.T.tolist(), 2):
        difference = sp.Poly(sum(sp.Rational(str(u - v)) * t**k for k, (u, v) in enumerate(zip(a, b, strict=True))), t)
        found.update(sp.real_roots(difference) if difference.degree() > 0 else ())
    return found


@exact(
    DIRECTION,
    points=clouds(),
    scope=Text(
        "two to five distinct points with integer coordinates in dimension 1 to 3; bad t by SymPy's real roots",
        "dos a cinco puntos distintos de coordenadas enteras en dimensión 1 a 3; t malos con las raíces reales de SymPy",
    ),
    cases=40,
)
def few_directions_make_points_collide(claim: Any, point: Any) -> Any:
    direction = separating_direction(point["x"])
    powers = (t for t in count() if all(direction[k, 0] == t**k for k in range(point["p"])))
    return claim.at({**point, "B": len(bad_directions(point["x"])), "T": next(powers)})


@exact(
    THROUGH,
    points=clouds(),
    scope=Text(
        "two to five distinct points in dimension 1 to 3, rational values",
        "dos a cinco puntos distintos en dimensión 1 a 3, valores racionales",
    ),
)
def any_values_at_distinct_points_are_interpolated(claim: Any, point: Any) -> Any:
    network = interpolating_network(point["x"], point["v"].T)
    return claim.at({**point, "Y": predict(network, point["x"]).T, "h": network.widths[1]})


@exact(
    TABLE,
    points=st.integers(1, 4).flatmap(lambda m: arrays(2**m).map(lambda g: Point({"m": m, "g": g}, bits=m))),
    scope=Text(
        "rational tables of one to four bits, all vertices",
        "tablas racionales de uno a cuatro bits, todos los vértices",
    ),
    cases=30,
)
def every_function_of_bits_is_represented(claim: Any, point: Any) -> Any:
    network = table_network(point["g"].ravel().tolist())
    trace = forward(network, vertices(point["m"]))
    return claim.at({**point, "A": trace.a[1], "F": trace.output.T, "h": network.widths[1]})


@exact(
    PARITY,
    points=[
        Point({"m": m, "x": column(*map(Fraction, x))}, bits=m)
        for m in (1, 2, 3, 4)
        for x in product((0, 1) if m > 2 else (-1, 0, 1, 2), repeat=m)
    ],
    scope=Text("all vertices of one to four bits", "todos los vértices de uno a cuatro bits"),
)
def parity_takes_one_step_unit_for_each_bit(claim: Any, point: Any) -> Any:
    network = parity_network(point["m"])
    return claim.at({**point, "y": predict(network, point["x"])[0, 0], "h": network.widths[1]})


@st.composite
def activations_of_a_digit(draw: Any) -> Point:
    """Ten outputs: one large, the others small, on the border of the hypothesis now and then."""
    small = draw(st.sampled_from([Fraction(0), Fraction(1, 100), Fraction(99, 1000), Fraction(1, 10)]))
    large = draw(st.sampled_from([Fraction(1, 2), Fraction(1), Fraction(99, 100), Fraction(49, 100)]))
    digit = draw(st.integers(0, 9))
    return Point({"d": digit, "a": column(*(large if k == digit else small for k in range(10)))})


@exact(
    BITS_LAYER,
    points=activations_of_a_digit(),
    scope=Text(
        "all ten digits, outputs up to the border of the hypothesis",
        "los diez dígitos, salidas hasta el borde de la hipótesis",
    ),
    cases=60,
)
def four_units_write_a_digit_in_binary(claim: Any, point: Any) -> Any:
    bits = predict(bits_network(10), point["a"])[:, 0].tolist()
    return claim.at({**point, **{f"u{k}": bit for k, bit in enumerate(bits)}})


PAIRS = Text("rational numbers of either sign", "números racionales de ambos signos")


def several(count_: int) -> st.SearchStrategy[Point]:
    """x1, x2, ... rational."""
    return st.fixed_dictionaries({f"x{k}": rationals() for k in range(1, count_ + 1)}).map(Point)


@exact(EXTREMES, points=several(2), scope=PAIRS)
def relus_compute_extremes(claim: Any, point: Any) -> Any:
    pair = column(point["x1"], point["x2"])
    gates = {"A": (absolute_gate(), pair[:1]), "M": (maximum_gate(), pair), "m": (minimum_gate(), pair)}
    return claim.at({**point, **{name: predict(gate, x)[0, 0] for name, (gate, x) in gates.items()}})


@exact(
    MAXIMUM,
    points=st.integers(2, 6).flatmap(lambda n: arrays(n).map(lambda x: Point({"n": n, "x": x}, inputs=n))),
    scope=Text("two to six rational numbers of either sign", "dos a seis números racionales de ambos signos"),
    cases=30,
)
def a_tournament_finds_the_maximum(claim: Any, point: Any) -> Any:
    gate = maximum_gate(point["n"])
    assert all(layer.activation.name == "relu" for layer in gate.layers[:-1])
    return claim.at({**point, "y": predict(gate, point["x"])[0, 0], "h": gate.depth - 1})


@exact(MEDIAN, points=several(3), scope=PAIRS)
def two_hidden_layers_find_the_median(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": predict(median_gate(), column(point["x1"], point["x2"], point["x3"]))[0, 0]})
