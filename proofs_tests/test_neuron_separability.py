"""Piece 05, separation: every answer of the library carries its own proof, and the proof is what is checked."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.gates import vertices
from teorema.numeric.neuron import Neuron, Separation, boolean_functions, dichotomies, separate
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.neuron.separability import (
    ALTERNATIVE,
    BALANCE,
    COVER_BOUND,
    COVER_COUNT,
    THREE_BITS,
    TWO_BITS,
    balanced,
)

from .strategies import arrays, rationals

_WHOLE = st.integers(-2, 2).map(Fraction)


def neuron_of(found: Separation) -> Neuron:
    """The neuron with the weights that were found."""
    assert found.weights is not None
    bias, *w = map(Fraction, found.weights)
    return Neuron(w, bias)


def proved(x: Any, labels: Any, found: Separation) -> bool:
    """Whether what was found proves itself: all margins positive, or a balance."""
    if found:
        margins = neuron_of(found).weighted(x)[0] * np.array(labels, dtype=object)
        return all(m > 0 for m in margins)
    return balanced({"x": x, "y": labels, "lam": found.balance})


@st.composite
def labelled(draw: Any) -> Point:
    """Up to six points of dimension 1 or 2 on a small grid, with labels."""
    p, n = draw(st.integers(1, 2)), draw(st.integers(2, 6))
    labels = draw(st.lists(st.sampled_from([1, -1]), min_size=n, max_size=n))
    return Point({"x": draw(arrays(p, n, _WHOLE)), "y": labels}, samples=n, inputs=p)


@st.composite
def with_a_balance(draw: Any) -> Point:
    """The same with weights, a bias, and the balance where there is one, else ones."""
    point = draw(labelled())
    found = separate(point["x"], point["y"])
    lam = found.balance or (1,) * len(point["y"])
    return Point({**point, "lam": lam, "w": draw(arrays(len(point["x"]))), "b": draw(rationals())}, **point.scope)


@exact(
    BALANCE,
    points=with_a_balance(),
    scope=Text(
        "up to six rational points of dimension 1 or 2, any rational weights",
        "hasta seis puntos racionales de dimensión 1 o 2, pesos racionales cualesquiera",
    ),
    cases=60,
)
def a_balance_leaves_no_positive_margins(claim: Any, point: Any) -> Any:
    margins = Neuron(point["w"], point["b"]).weighted(point["x"])[0] * np.array(point["y"], dtype=object)
    return claim.at({**point, "m": margins.reshape(-1, 1)})


@exact(
    ALTERNATIVE,
    points=labelled(),
    scope=Text(
        "up to six rational points of dimension 1 or 2; weights and balances verified by themselves",
        "hasta seis puntos racionales de dimensión 1 o 2; pesos y balances verificados por sí mismos",
    ),
    given=("neuron-balance",),
    cases=60,
)
def either_weights_or_a_balance(claim: Any, point: Any) -> Any:
    found = separate(point["x"], point["y"])
    assert proved(point["x"], point["y"], found)
    return claim.at({**point, "S": int(bool(found)), "B": int(not found)})


def tables(bits: int) -> tuple[list[Any], list[Any]]:
    """All functions of some bits, those that a neuron computes and the others, each with a verified proof."""
    corners = vertices(bits)
    found: list[Any] = []
    missing: list[Any] = []
    for table in product((0, 1), repeat=2**bits):
        labels = [2 * value - 1 for value in table]
        answer = separate(corners, labels)
        assert proved(corners, labels, answer)
        if answer:
            assert neuron_of(answer)(corners)[0].tolist() == list(table)
        (found if answer else missing).append(table)
    assert sorted(found) == sorted(boolean_functions(bits))
    return found, missing


EXHAUSTIVE = Text(
    "all functions, each with its weights or its balance, verified",
    "todas las funciones, cada una con sus pesos o su balance, verificados",
)


@exact(TWO_BITS, points=[Point({"m": 2}, bits=2)], scope=EXHAUSTIVE, given=("neuron-balance",))
def the_functions_of_two_bits(claim: Any, point: Any) -> Any:
    found, missing = tables(point["m"])
    codes = sorted(int("".join(map(str, table)), 2) for table in missing)
    return claim.at({"found": found, "missing": missing, "codes": codes})


@exact(THREE_BITS, points=[Point({"m": 3}, bits=3)], scope=EXHAUSTIVE, given=("neuron-balance",))
def the_functions_of_three_bits(claim: Any, point: Any) -> Any:
    return claim.at({"found": tables(point["m"])[0]})


def general(x: Any) -> bool:
    """Whether any p + 1 augmented points, or all of fewer, are linearly independent; by SymPy's rank."""
    rows = [[1, *map(sp.Rational, map(str, column))] for column in x.T.tolist()]
    size = min(len(rows), len(rows[0]))
    return all(sp.Matrix(chosen).rank() == size for chosen in combinations(rows, size))


@st.composite
def clouds(draw: Any) -> Point:
    """Up to six points of dimension 1 to 3 on a small grid: in general position, or not."""
    p = draw(st.integers(1, 3))
    n = draw(st.integers(1, 6))
    points = draw(st.lists(st.tuples(*[st.integers(-3, 3).map(Fraction)] * p), min_size=n, max_size=n, unique=True))
    x = np.array(points, dtype=object).T
    return Point({"x": x, "n": n, "p": p, "general": general(x)}, samples=n, inputs=p)


CUBE = Point({"x": vertices(3), "n": 8, "p": 3, "general": False}, samples=8, inputs=3)
SQUARE = Point({"x": vertices(2), "n": 4, "p": 2, "general": True}, samples=4, inputs=2)
CLOUDS = Text(
    "up to six integer points of dimension 1 to 3, the square and the cube; all labellings, each decided exactly",
    "hasta seis puntos enteros de dimensión 1 a 3, el cuadrado y el cubo; todos los etiquetados, cada uno decidido exactamente",
)


def counted(point: Any) -> list[Any]:
    """The separable labellings of a point, each with its weights verified; the others with a balance."""
    found = set(dichotomies(point["x"]))
    for labels in product((1, -1), repeat=point["n"]):
        if labels[0] == 1:
            answer = separate(point["x"], labels)
            assert bool(answer) == (labels in found) and proved(point["x"], labels, answer)
    return sorted(found)


@exact(COVER_COUNT, points=st.one_of(clouds(), clouds(), st.sampled_from([CUBE, SQUARE])), scope=CLOUDS, cases=25)
def cover_counts_the_separable_labellings(claim: Any, point: Any) -> Any:
    return claim.at({**point, "dichotomies": counted(point)})


@exact(COVER_BOUND, points=st.one_of(clouds(), clouds(), st.sampled_from([CUBE, SQUARE])), scope=CLOUDS, cases=25)
def no_position_allows_more_labellings(claim: Any, point: Any) -> Any:
    return claim.at({**point, "D": len(counted(point))})
