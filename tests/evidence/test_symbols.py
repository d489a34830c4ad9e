"""From symbols to witnesses in small numbers."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import numpy
import pytest
import sympy

from teorema.evidence import CheckFailed, Point
from teorema.evidence.draws import Budget
from teorema.evidence.refutation import refute
from teorema.evidence.runner import prove
from teorema.evidence.specialise import specialisations
from teorema.ground.grid import Grid
from teorema.ground.text import Text

from .made import Condition, Mistake, Says, Statement, check

BUDGET = Budget(cases=1, seed=5)
x, y = sympy.symbols("x y")


def equal(left: Any, right: Any) -> Says:
    """left = right, undecided where the difference does not expand to a number."""

    def truth(p: Any) -> bool | None:
        gap = sympy.expand(left(p) - right(p))
        return bool(gap == 0) if gap.is_number else (True if gap == 0 else None)

    return Says(truth)


def test_every_array_type_is_specialised_and_numbers_stay_small() -> None:
    matrix = numpy.array([[x, 1], [y, x * y]], dtype=object)
    point = {"W": matrix, "g": Grid([[x], [y]]), "n": [x, (y, 2)], "m": sympy.Matrix([[x, y]]), "k": {"x": x}, "f": abs}
    first = next(specialisations(point, seed=1))
    assert first["W"].tolist() == [[2, 1], [3, 6]]
    assert (first["g"].tolist(), first["n"], first["k"]) == ([[2], [3]], [2, (3, 2)], {"x": 2})
    assert list(first["m"]) == [2, 3]
    assert matrix[0, 0] is x
    again = list(specialisations(point, seed=1))
    assert [one["n"] for one in again] == [one["n"] for one in specialisations(point, seed=1)]
    assert all(one["n"][0] not in (0, 1) for one in again[:3])


def test_assumptions_on_symbols_are_kept() -> None:
    n = sympy.Symbol("n", integer=True, positive=True)
    q = sympy.Symbol("q", negative=True)
    for point in specialisations({"n": n, "q": q}, seed=1):
        assert point["n"].is_integer
        assert point["n"] > 0 > point["q"]
    assert list(
        specialisations({"z": sympy.Symbol("z", positive=True, negative=False, zero=False, even=True, odd=False)}, 1)
    )


def test_an_undecided_mistake_is_refuted_by_a_specialisation() -> None:
    square = equal(lambda p: (p["x"] + p["y"]) ** 2, lambda p: p["x"] ** 2 + 2 * p["x"] * p["y"] + p["y"] ** 2)
    mistake = Mistake("cross", equal(lambda p: (p["x"] + p["y"]) ** 2, lambda p: p["x"] ** 2 + p["y"] ** 2))
    made = check(Statement("sum-square", square, None, (mistake,)), [Point({"x": x, "y": y})], kind="symbolic")
    assert prove(made, BUDGET)["points"] == 1
    assert refute(made, mistake, BUDGET) == "x = 2, y = 3"


def test_a_witness_keeps_the_hypotheses_and_steps_off_the_poles() -> None:
    def truth(p: Any) -> bool | None:
        gap = sympy.together(1 / (p["x"] - 2) - p["y"] / (p["x"] - 2))
        if gap.has(sympy.zoo, sympy.nan):
            raise ZeroDivisionError
        return bool(gap == 0)

    small = Condition(
        Text("y is at most 3", "y es a lo sumo 3"), lambda p: bool(p["y"] <= 3) if p["y"].is_number else True
    )
    mistake = Mistake("pole", Says(truth))
    made = check(
        Statement("sum-pole", Says(lambda p: True), None, (mistake,), (small,)), [{"x": x, "y": y}], kind="symbolic"
    )
    witness = refute(made, mistake, BUDGET)
    assert witness == "x = 3, y = -1"


def test_a_refutation_on_symbols_alone_is_none() -> None:
    text = Says(lambda p: not p["x"].free_symbols)
    made = check(
        Statement("sum-text", Says(lambda p: True), None, (Mistake("text", text),)), [{"x": x}], kind="symbolic"
    )
    with pytest.raises(
        CheckFailed, match=r"none of 24 specialisations to small numbers confirms it, at x = x: give the point"
    ):
        refute(made, Mistake("text", text), BUDGET)


def test_a_point_may_specialise_itself() -> None:
    def numbers(rng: Random) -> Point:
        return Point({"x": Fraction(rng.randint(2, 9))})

    text = Says(lambda p: isinstance(p["x"], Fraction) and p["x"] < 2 and None)
    made = check(
        Statement("sum-hook", Says(lambda p: True), None, (Mistake("hook", text),)),
        [Point({"x": x}, specialise=numbers)],
        kind="symbolic",
    )
    assert refute(made, Mistake("hook", text), BUDGET).startswith("x = ")
