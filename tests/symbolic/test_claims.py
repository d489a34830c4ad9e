"""Claims are true, false or undecided at a point, and say in formulas, words and code what they claim."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Named, ShapeError, apply, ball, matrix, scalar, size, vector
from teorema.symbolic.calculus.leaves import Size
from teorema.symbolic.claims import (
    All,
    Cited,
    Claim,
    Count,
    Differ,
    Equal,
    Every,
    Exists,
    Iff,
    IllShaped,
    Interval,
    Less,
    LessEqual,
    Member,
    Not,
    Smooth,
    Unique,
)

A, x, c, d = matrix("A", "m", "n"), vector("x", "n"), scalar("c"), scalar("d")
SPOKEN = Text("a number", "un número")


@pytest.mark.parametrize(
    ("claim", "point", "verdict"),
    [
        (Equal(c + d, d + c), {"c": 1, "d": Fraction(1, 3)}, True),
        (Equal(c, d), {"c": 1, "d": 2}, False),
        (Equal(1 / c, d), {"c": 0, "d": 1}, None),
        (Differ(A @ x, A @ x + A @ x), {"A": [[1, 0]], "x": [0, 5]}, False),
        (Differ(c, d), {"c": 1, "d": 2}, True),
        (LessEqual(c, d), {"c": 2, "d": 2}, True),
        (Less(c, d), {"c": 2, "d": 2}, False),
        (LessEqual(x, 2 * x), {"x": [1, -1]}, False),
        (Less(apply(NAMED["sqrt"], c), d), {"c": 2, "d": Fraction(142, 100)}, True),
        (Iff(Equal(c, 0), Equal(d, 0)), {"c": 0, "d": 1}, False),
        (Iff(Equal(c, 0), Equal(d, 0)), {"c": 3, "d": 1}, True),
        (All(Equal(c, 1), Equal(d, 2)), {"c": 1, "d": 3}, False),
        (All(Equal(c, 1), Equal(1 / d, 2)), {"c": 1, "d": 0}, None),
        (Not(Equal(c, 1)), {"c": 2}, True),
        (Member(c, Interval(0, 1)), {"c": 1}, False),
        (Member(c, Interval(0, 1, high_closed=True)), {"c": 1}, True),
        (Member(c, Interval(None, d)), {"c": -100, "d": 0}, True),
        (Exists("t", Equal(c, d), lambda p: {"d": p["c"]}, SPOKEN, ("d",)), {"c": 4}, True),
        (Every("samples", "d", LessEqual(c, d), SPOKEN, ("d",)), {"c": 1, "samples": [{"d": 1}, {"d": 2}]}, True),
        (Every("samples", "d", LessEqual(c, d), SPOKEN, ("d",)), {"c": 1, "samples": [{"d": 1}, {"d": 0}]}, False),
        (Count(r"\{1,2,3\}", SPOKEN, lambda p: range(p["n"]), Size(size("n")), "3"), {"n": 3}, True),
        (Count(r"\{1,2,3\}", SPOKEN, lambda p: range(p["n"]), Size(size("n")) + 1, "3"), {"n": 3}, False),
        (Unique("d", c / 2, Equal(2 * d, c), "t", SPOKEN), {"c": 3, "d_candidates": [1, 2]}, True),
        (Unique("d", c, Equal(d * d, c * c), "t", SPOKEN), {"c": 3, "d_candidates": [-3]}, False),
        (Cited("a=b", SPOKEN, Text("too deep", "muy profundo")), {}, None),
    ],
)
def test_truth_at_a_point(claim: Claim, point: dict[str, Any], verdict: bool | None) -> None:
    assert claim.at(point) is verdict
    assert claim.latex("en") and claim.words("en") and claim.words("es")


def test_residues_are_equal_exactly_and_have_no_order() -> None:
    point = {"c": Residues(5), "d": Residues(5 + 2**61 - 1)}
    assert Equal(c, d).at(point) is True
    assert LessEqual(c, d).at(point) is None


def test_tangents_must_agree_in_value_and_derivative() -> None:
    one, two = Tangent(Grid(3), Grid(1)), Tangent(Grid(3), Grid(2))
    assert Equal(c, d).at({"c": one, "d": one}) is True
    assert Equal(c, d).at({"c": one, "d": two}) is False


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ((1.0, 1e-9), (1.0 + 1e-10, 0), True),
        ((1.0, 1e-9), (1.1, 1e-9), False),
        ((1.0, 0.5), (1.2, 0.5), None),
        ((1.0, float("inf")), (5.0, 0), None),
    ],
)
def test_balls_differ_when_disjoint_agree_when_narrow_and_are_undecided_when_wide(
    left: Any, right: Any, verdict: bool | None
) -> None:
    assert Equal(c, d).at({"c": ball(*left), "d": ball(*right)}) is verdict


@pytest.mark.parametrize(
    ("function", "order", "parameters", "verdict"),
    [
        ("relu", 0, (), True), ("relu", 1, (), False), ("step", 0, (), False), ("softsign", 1, (), True), ("softsign", 2, (), False),
        ("elu", 1, (1,), True), ("elu", 1, (2,), False), ("elu", 2, (1,), False), ("leaky_relu", 1, (1,), True), ("leaky_relu", 1, (0,), False),
        ("tanh", 5, (), True), ("hard_tanh", 0, (), True), ("hard_tanh", 1, (), False), ("selu", 1, (), False),
    ],
)  # fmt: skip
def test_smoothness_is_read_off_one_sided_limits(
    function: str, order: int, parameters: tuple[int, ...], verdict: bool
) -> None:
    named: Named = NAMED[function]
    claim = Smooth(named, order, tuple(scalar("e") for _ in parameters))
    assert claim.at({"e": parameters[0]} if parameters else {}) is verdict


def test_an_ill_shaped_claim_raises_its_shape_error() -> None:
    with pytest.raises(ShapeError, match="got m×n and m×n"):
        IllShaped(lambda: A @ A, r"A\,A").at({})
    with pytest.raises(TypeError, match="built without a shape error"):
        IllShaped(lambda: A @ x, "A x").at({})


def test_two_sides_of_one_value_but_another_shape_are_an_error() -> None:
    with pytest.raises(ShapeError):
        Equal(x, x).at({"x": [1, 2], "n": 3})


def test_readings_of_claims() -> None:
    claim = All(Equal(A @ x, 2 * vector("y", "m")), LessEqual(c, d))
    assert claim.latex() == r"A\,x=2\,y,\qquad c\le d"
    assert claim.words("es") == "A por x es igual a 2 por y; y c es a lo sumo d"
    assert claim.numpy() == "A @ x == 2 * y\nc <= d"
    assert Not(Smooth(NAMED["relu"], 1)).latex() == r"\operatorname{ReLU}\notin C^{1}(\mathbb{R})"
    assert Member(c, Interval(0, 4, high_closed=True)).latex() == r"c\in \left(0,4\right]"
