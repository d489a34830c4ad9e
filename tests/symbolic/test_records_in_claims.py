"""A point may hold a record under the name of a named function: the claim is then asked about the record."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest

from teorema.symbolic.calculus import NAMED, apply, as_expr, scalar
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import ball, ordering
from teorema.symbolic.claims import All, Equal, Interval, Less, Member, Smooth

u = scalar("u")
SLOPE = Equal(apply(NAMED["logistic"], u, order=1), as_expr(Fraction(1, 4)))


def test_a_record_of_the_point_is_run_instead_of_the_definition() -> None:
    wrong = SimpleNamespace(f=lambda array: array, df=lambda array: array * 0 + 1, d2f=lambda array: array)
    assert SLOPE.at({"u": 0}) is True
    assert SLOPE.at({"u": 0, "logistic": wrong}) is False


def test_a_value_of_that_name_that_is_no_record_changes_nothing() -> None:
    assert SLOPE.at({"u": 0, "logistic": Fraction(1, 3)}) is True


@pytest.mark.parametrize(("smoothness", "verdict"), [(0, False), (1, True), (float("inf"), True), (None, None)])
def test_smoothness_is_what_the_record_says(smoothness: float | None, verdict: bool | None) -> None:
    record = SimpleNamespace(smoothness=smoothness)
    assert Smooth(NAMED["relu"], 1).at({"relu": record}) is verdict


def test_balls_are_ordered_against_rationals() -> None:
    pytest.importorskip("flint")
    assert ordering(ball(1), Fraction(1, 3)) == 1
    assert ordering(Fraction(1, 3), ball(1)) == -1
    assert ordering(ball(0), Fraction(0)) == 0
    assert ordering(ball(0, 1), Fraction(0)) is None
    assert Member(u, Interval(0, 1, low_closed=True)).at({"u": [[ball(0)]][0][0]}) is True


def test_all_asks_nothing_after_a_false_part() -> None:
    undecided = Less(apply(NAMED["log"], u), as_expr(0))
    assert All(Less(u, as_expr(0)), undecided).at({"u": 1}) is False
    assert All(Less(0, as_expr(1)), undecided).at({"u": -1}) is None


def test_the_absolute_value_of_a_constant_is_found_by_its_sign() -> None:
    claim = Equal(apply(NAMED["abs"], apply(NAMED["log"], u)), apply(NAMED["log"], as_expr(2)))
    assert claim.at({"u": sp.Rational(1, 2)}) is True
