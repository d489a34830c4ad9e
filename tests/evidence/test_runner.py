"""The three questions put to a check, one refusal at a time."""

from __future__ import annotations

import importlib
import json
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import strategies as st

from teorema.evidence import CheckError, CheckFailed, Point
from teorema.evidence.draws import Budget, resolved
from teorema.evidence.recorder import as_verdict, record
from teorema.evidence.refutation import accept_blind, refute
from teorema.evidence.runner import accept_rewrite, ask, prove
from teorema.evidence.tally import Tally
from teorema.evidence.trial import Conditions, attempt, budgets
from teorema.ground.text import Text

from .made import Condition, Mistake, Says, ShapeError, Statement, asks, check

BUDGET = Budget(cases=20, seed=7)
EVEN = Says(lambda p: 2 * p["x"] == p["x"] + p["x"])
SQUARE = Says(lambda p: p["x"] ** 2 == 2 * p["x"])
DOUBLE = Statement("double-sum", EVEN, Says(lambda p: p["x"] == 2 * p["x"] - p["x"]), (Mistake("squared", SQUARE),))
INTEGERS = [Point({"x": k}, width=k) for k in range(1, 9)]
STRATEGY = st.integers(-50, 50).map(lambda k: Point({"x": k}, width=abs(k)))


def stated(**changes: Any) -> Statement:
    """The statement with something else in it."""
    return Statement(
        **{"id": "double-sum", "claim": EVEN, "rewrite": DOUBLE.rewrite, "mistakes": DOUBLE.mistakes} | changes
    )


def test_a_finite_sequence_is_visited_in_full() -> None:
    assert prove(check(DOUBLE, INTEGERS), BUDGET) == {"points": 8, "shapes": 1, "width": [1, 8]}
    assert refute(check(DOUBLE, INTEGERS), DOUBLE.mistakes[0], BUDGET) == "x = 1"


def test_a_strategy_is_drawn_from_the_seed() -> None:
    seen: list[list[int]] = []
    for seed in (7, 7, 8):
        drawn: list[int] = []

        def notes(claim: Any, point: Any, drawn: list[int] = drawn) -> Any:
            drawn.append(point["x"])
            return claim.at(point)

        prove(check(DOUBLE, STRATEGY, notes), Budget(20, seed))
        seen.append(drawn)
    assert seen[0] == seen[1] != seen[2]


def test_a_thorough_run_shrinks() -> None:
    assert refute(check(DOUBLE, STRATEGY), DOUBLE.mistakes[0], Budget(100, 7, shrink=True)) == "x = 1"


def test_measures_keep_the_greatest() -> None:
    def measures(claim: Any, point: Any) -> Any:
        claim.measured("ratio", Fraction(point["x"], 2))
        return claim.at({**point, "W": [[1, 2]], "f": abs})

    found = prove(check(DOUBLE, INTEGERS, measures), BUDGET)
    assert found["ratio"] == 4.0


def test_what_is_undecided_does_not_count() -> None:
    small = stated(claim=Says(lambda p: None if p["x"] > 6 else True))
    assert prove(check(small, INTEGERS), BUDGET)["undecided"] == 2


def test_prove_refuses_what_fails_and_what_is_vacuous() -> None:
    with pytest.raises(CheckFailed, match=r"by_hand fails on the statement at x = 1: the claim is False"):
        prove(check(stated(claim=SQUARE), INTEGERS), BUDGET)
    with pytest.raises(CheckFailed, match="only 3 distinct points of 3 count, at least 4 must"):
        prove(check(DOUBLE, INTEGERS[:3], min_points=4), BUDGET)
    with pytest.raises(CheckFailed, match="only 1 distinct points of 20 count, at least 5 must"):
        prove(check(DOUBLE, st.integers().map(lambda k: {"x": 3})), BUDGET)
    never = Condition(Text("x is less than itself", "x es menor que x"), lambda p: p["x"] < p["x"])
    for points in (INTEGERS, STRATEGY):
        with pytest.raises(CheckFailed, match="satisfies the hypotheses, mostly for want of 'x is less than itself'"):
            prove(check(stated(hypotheses=(never,)), points), BUDGET)
    with pytest.raises(CheckError, match=r"meets a shape error on the statement \(2x3 and 2x3\)"):
        prove(check(stated(claim=Says(clash)), INTEGERS), BUDGET)


def clash(point: Any) -> bool:
    """A claim that no shapes admit."""
    raise ShapeError("2x3 and 2x3")


def test_accept_rewrite_refuses_text() -> None:
    with pytest.raises(CheckFailed, match="double-sum has no rewrite"):
        accept_rewrite(check(stated(rewrite=None), INTEGERS), BUDGET)
    with pytest.raises(CheckFailed, match="the rewrite of double-sum is its claim again"):
        accept_rewrite(check(stated(rewrite=EVEN), INTEGERS), BUDGET)
    with pytest.raises(CheckFailed, match="by_hand fails on a true rewrite of the statement at x = 1"):
        accept_rewrite(check(stated(rewrite=SQUARE), INTEGERS), BUDGET)
    accept_rewrite(check(DOUBLE, INTEGERS), BUDGET)


def test_refute_certifies_the_witness() -> None:
    with pytest.raises(CheckFailed, match="by_hand accepts the mistake 'true' of double-sum: no point refutes it"):
        refute(check(DOUBLE, INTEGERS), Mistake("true", EVEN), BUDGET)
    answers = iter([False, True] * 100)
    with pytest.raises(CheckFailed, match="'fickle' is not False when evaluated again, at x = 8"):
        refute(check(DOUBLE, INTEGERS), Mistake("fickle", Says(lambda p: next(answers))), BUDGET)
    false = stated(claim=SQUARE)
    with pytest.raises(CheckFailed, match="the witness against 'squared' refutes the statement too, at x = 8"):
        refute(check(false, INTEGERS), DOUBLE.mistakes[0], BUDGET)
    with pytest.raises(CheckError, match=r"by_hand says False on the mistake .true. though claim\.at never did"):
        refute(check(DOUBLE, INTEGERS, lambda claim, point: claim.at(point) and False), Mistake("true", EVEN), BUDGET)


def test_a_dropped_hypothesis_is_refuted_outside_it() -> None:
    positive = Condition(Text("x is positive", "x es positivo"), lambda p: p["x"] > 0)
    claim = Says(lambda p: abs(p["x"]) == p["x"])
    dropped = Mistake("dropped", claim, hypotheses=())
    statement = Statement("abs-positive", claim, None, (dropped,), (positive,))
    assert refute(check(statement, STRATEGY), dropped, BUDGET).startswith("x = -")


def test_a_shape_error_refutes_only_what_is_ill_shaped() -> None:
    ill = Mistake("clash", Says(clash), ill_shaped=True)
    assert refute(check(DOUBLE, INTEGERS), ill, BUDGET) == "x = 1"
    with pytest.raises(CheckError, match="which is not marked ill_shaped"):
        refute(check(DOUBLE, INTEGERS), Mistake("clash", Says(clash)), BUDGET)
    with pytest.raises(CheckFailed, match="no point raises its shape error"):
        refute(check(DOUBLE, INTEGERS), Mistake("squared", SQUARE, ill_shaped=True), BUDGET)


def test_accept_blind_refuses_a_check_that_sees() -> None:
    with pytest.raises(CheckFailed, match="but refutes it at x = 1: take it out"):
        accept_blind(check(DOUBLE, INTEGERS), DOUBLE.mistakes[0], BUDGET)
    accept_blind(check(DOUBLE, [{"x": 2}]), DOUBLE.mistakes[0], BUDGET)


def test_ask_holds_the_predicate_to_its_rules() -> None:
    for predicate, claim, message in (
        (lambda claim, point: True, EVEN, "never asks the claim"),
        (lambda claim, point: claim.at(point) or True, SQUARE, "ignores the claim, which is False at x = 3"),
        (lambda claim, point: claim.at(point) is None, Says(lambda p: None), "says True where the claim is undecided"),
        (lambda claim, point: claim.at(point) and 1 // 0, EVEN, r"crashed on it \(ZeroDivisionError"),
        (lambda claim, point: claim.text, EVEN, "object has no attribute 'text'"),
    ):
        with pytest.raises(CheckFailed, match=message):
            ask(check(DOUBLE, INTEGERS, predicate), claim, {"x": 3}, "it")


def test_record_refuses_floats_where_numbers_are_exact() -> None:
    import numpy

    for value, where in ((0.5, "x = 0.5"), ([[1, 0.5]], r"x\[0\]\[1\] = 0.5"), (numpy.ones(2), r"x\[0\] = 1.0")):
        recorder, _ = record(EVEN, exact=True)
        with pytest.raises(CheckError, match=f"a float among exact numbers \\({where}\\)"):
            recorder.at({"x": value})
    recorder, _ = record(EVEN, exact=True)
    assert recorder.at({"x": numpy.int64(3)})
    with pytest.raises(CheckError, match=r"claim.at wants a mapping name -> value, got list"):
        recorder.at([1])  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(CheckError, match="measured 'ratio': must be finite, got nan"):
        recorder.measured("ratio", float("nan"))
    assert [name for name in dir(recorder) if not name.startswith("_")] == ["at", "measured"]


def test_as_verdict_takes_booleans_only() -> None:
    import numpy
    import sympy

    assert (as_verdict(numpy.bool_(True), "it"), as_verdict(sympy.false, "it"), as_verdict(None, "it")) == (
        True,
        False,
        None,
    )
    with pytest.raises(CheckError, match="it answered int 1: it must answer True, False or None"):
        as_verdict(1, "it")


def test_tally_require_names_what_is_missing() -> None:
    tally = Tally(())
    with pytest.raises(CheckFailed, match="it has no points: give it a strategy or a sequence that is not empty"):
        tally.require(1, "it")


def test_points_that_are_none_are_refused() -> None:
    with pytest.raises(
        CheckError, match="points must be a Hypothesis strategy or a finite sequence of mappings, got dict"
    ):
        resolved({"x": 1})
    with pytest.raises(CheckError, match=r"a point must be a mapping name -> value, got int: wrap it in Point"):
        prove(check(DOUBLE, [1, 2]), BUDGET)


def test_attempt_records_what_it_found_whatever_the_end() -> None:
    # A config without the plugin: the run of this very test may be one with a registry of its own.
    config = SimpleNamespace(
        pluginmanager=SimpleNamespace(get_plugin=lambda name: None), getoption=lambda name, default=None: default
    )
    seen: list[Any] = []

    def keep(name: str, value: object) -> None:
        seen.append(json.loads(str(value)))

    attempt(check(DOUBLE, INTEGERS, needs=("json",)), "statement", config, keep)
    assert (seen[0]["outcome"], seen[0]["measured"]["points"]) == ("passed", 8)
    with pytest.raises(CheckFailed, match="fails on the statement"):
        attempt(check(stated(claim=SQUARE), INTEGERS), "statement", config, keep)
    assert (seen[1]["outcome"], seen[1]["form"]) == ("failed", "statement")


def test_budgets_grow_with_the_profile() -> None:
    quick, thorough = (
        budgets(check(DOUBLE, INTEGERS, cases=30), Conditions(profile)) for profile in ("quick", "thorough")
    )
    assert (quick["statement"].cases, quick["rewrite"].cases, quick["refute"].cases) == (30, 10, 400)
    assert (thorough["statement"].cases, thorough["statement"].shrink) == (300, True)
    assert quick["statement"].seed == thorough["statement"].seed


def test_drawing_forgets_the_literals_of_local_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draw must not depend on what is imported: Hypothesis would mix in the literal of this module."""
    (tmp_path / "bears_a_literal.py").write_text("literal = 91_527_353\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    literal = importlib.import_module("bears_a_literal").literal
    drawn: list[int] = []

    def notes(claim: Any, point: Any) -> Any:
        drawn.append(point["x"])
        return asks(claim, point)

    numbers = st.integers(literal - 10**6, literal + 10**6).map(lambda k: {"x": k})
    prove(check(DOUBLE, numbers, notes), Budget(300, 3))
    assert literal not in drawn
