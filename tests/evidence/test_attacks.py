"""The runner under attack: whatever a check does to look good without being good leaves its statement open, with a reason."""

from __future__ import annotations

import pytest

from .conftest import FOREIGN, Foreign, timeless

OPEN = {
    "never-asks": "never asks the claim: call claim.at(...) and return its verdict",
    "ignores-verdict": "ignores the claim, which is False at x = -3, y = -3, square = 36",
    "compares-text": "fails on a true rewrite of the statement",
    "looks-for-text": "'Recorded' object has no attribute 'id'",
    "crashes": "crashed on the statement (ZeroDivisionError: integer division or modulo by zero)",
    "crashes-on-mistakes": "crashed on the mistake 'missing-cross-term' (ValueError: operands could not be broadcast",
    "too-weak": "accepts the mistake 'missing-cross-term' of attack-too-weak: no point refutes it",
    "says-blind": "says it is blind to 'minus' but refutes it at x = -3, y = -3, square = 36",
    "skips": "was skipped (Skipped: no time)",
    "xfails": "xfails fails on the statement",
    "xpasses": "was xpassed",
    "constant-points": "is vacuous: only 1 distinct points of 20 count, at least 5 must",
    "constant-question": "is vacuous: only 1 distinct points of 49 count, at least 5 must",
    "few-points": "is vacuous: only 2 distinct points of 2 count, at least 5 must",
    "no-points": "has no points: give it a strategy or a sequence that is not empty",
    "says-false": "says False on the mistake 'missing-cross-term' though claim.at never did",
    "float-entry": "a float among exact numbers (half[0][0] = 0.5)",
    "array-answer": "answered ndarray array([ True,  True]): it must answer True, False or None",
    "undecided": "is vacuous: only 0 distinct points of 49 count, 49 undecided",
    "not-finite": "measured 'ratio': must be finite, got inf",
    "replaces-values": "breaks its hypotheses, at x = -6, y = -3, square = 81: do not replace drawn values",
    "given-stranger": "given names nobody, not in the registry",
    "given-open": "takes attack-no-check as given, which is open",
    "absent-tool": "every check is absent (no_such_module not installed)",
    "not-a-point": "a point must be a mapping name -> value, got tuple",
    "own-comparison": "what the check itself compares differs, not the claim",
    "unsatisfiable": "none of its 49 points satisfies the hypotheses, mostly for want of 'x lies on both sides of 0'",
    "true-mistake": "accepts the mistake 'turned-round'",
    "shapes": "meets a shape error on the mistake 'clash' (2x3 and 2x3 do not multiply), which is not marked ill_shaped",
    "not-ill-shaped": "accepts the mistake 'other' of attack-not-ill-shaped: no point raises its shape error",
    "nothing-separates": "'fickle' is not False when evaluated again",
    "no-rewrite": "has no rewrite: give it the same claim written in another true way",
    "same-rewrite": "is its claim again: write the same truth in another way",
    "no-mistake": "it names no mistake to refute",
    "blind-everywhere": "no check refutes minus",
    "no-check": "no check states it",
    "round-a": "its own checks rest on it",
    "round-b": "its own checks rest on it",
}


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, Foreign]:
    """One run of all attacks together."""
    import shutil

    place = tmp_path_factory.mktemp("attacked") / "foreign"
    shutil.copytree(FOREIGN, place, ignore=shutil.ignore_patterns("__pycache__", "build"))
    foreign = Foreign(place)
    foreign.attack()
    status, output = foreign.pytest()
    return status, output, foreign


def test_every_attack_is_open_and_nothing_else(attacked: tuple[int, str, Foreign]) -> None:
    status, output, foreign = attacked
    ledger = foreign.ledger()
    found = {statement["id"] for statement in ledger["statements"] if statement["standing"] == "open"}
    assert found == {f"attack-{name}" for name in OPEN}
    assert status == 1
    assert not ledger["complete"]
    assert "attack-unregistered is not in the registry" in output


@pytest.mark.parametrize("name", OPEN)
def test_an_attack_is_named(name: str, attacked: tuple[int, str, Foreign]) -> None:
    (statement,) = [one for one in attacked[2].ledger()["statements"] if one["id"] == f"attack-{name}"]
    assert OPEN[name] in statement["why"]["en"]
    assert statement["why"]["es"]


def test_what_is_no_attack_passes(attacked: tuple[int, str, Foreign]) -> None:
    found = {statement["id"]: statement for statement in attacked[2].ledger()["statements"]}
    assert found["attack-definition"]["standing"] == "checked"
    assert found["attack-cited"] | {"checks": []} == found["attack-cited"]
    assert (found["attack-cited"]["standing"], found["attack-cited"]["why"]["en"]) == ("cited", "proved elsewhere")
    assert (found["attack-on-cited"]["standing"], found["attack-on-cited"]["given"]) == ("checked", ["attack-cited"])
    assert found["attack-ill-shaped"]["mistakes"][0]["refuted_by"] == ["attack_ill_shaped"]
    assert [check["outcome"] for check in found["attack-half-absent"]["checks"]] == ["absent", "passed"]
    assert found["attack-half-absent"]["standing"] == "checked"


def test_a_crash_counts_as_error_and_a_verdict_as_failure(attacked: tuple[int, str, Foreign]) -> None:
    found = {
        one["name"]: one["outcome"] for statement in attacked[2].ledger()["statements"] for one in statement["checks"]
    }
    assert found["crashes"] == found["attack_shapes"] == found["float_entry"] == found["says_false"] == "error"
    assert found["too_weak"] == found["says_blind"] == found["compares_text"] == "failed"
    assert (found["skips"], found["xfails"], found["xpasses"]) == ("skipped", "xfailed", "xpassed")


def test_two_processes_see_the_same(attacked: tuple[int, str, Foreign]) -> None:
    _, _, foreign = attacked
    before = foreign.ledger()
    status, _ = foreign.pytest("-p", "xdist", "-n", "2")
    assert status == 1
    assert timeless(foreign.ledger()) == timeless(before)


@pytest.mark.parametrize(("statement", "mistake"), [("SQUARE", 0), ("SQUARE", 1), ("GROWTH", 0)])
def test_a_statement_swapped_for_its_mistake_turns_the_suite_red(
    foreign: Foreign, statement: str, mistake: int
) -> None:
    swap = f"import dataclasses\n{statement} = dataclasses.replace({statement}, claim={statement}.mistakes[{mistake}].claim)\n"
    foreign.append("tiny/statements.py", swap)
    status, output = foreign.pytest()
    assert status == 1
    assert "fails on the statement at" in output
    assert foreign.ledger()["summary"]["open"] >= 1


def test_a_hypothesis_swapped_for_its_mistake_turns_the_suite_red(foreign: Foreign) -> None:
    foreign.append("tiny/statements.py", "import dataclasses\nGROWTH = dataclasses.replace(GROWTH, hypotheses=())\n")
    status, output = foreign.pytest()
    assert status == 1
    assert "the_sum_grows fails on the statement at" in output


def test_code_that_is_wrong_turns_the_suite_red(foreign: Foreign) -> None:
    foreign.append("tiny/code.py", "def square_of_sum(x, y):\n    return x * x + 2 * x * y - y * y\n")
    status, output = foreign.pytest()
    assert status == 1
    assert "the_code_squares_the_sum fails on the statement at" in output
