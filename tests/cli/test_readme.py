"""The tour of the README answers as it promises, from any folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from .tour import Step, run, steps

README = Path(__file__).resolve().parents[2] / "README.md"
STEPS = list(steps(README.read_text("utf-8")))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"line-{step.line}")
def test_a_step_of_the_tour(step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(step) == ""


def test_the_tour_is_worth_its_name() -> None:
    assert sum(step.language == "console" for step in STEPS) >= 6
    assert any(step.language == "pycon" for step in STEPS)


def test_a_wrong_promise_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "got:\n31" in run(Step(1, "console", "teorema count 4 5 1", "32\n"))
    assert "Expected" in run(Step(1, "pycon", ">>> 1 + 1\n3\n", ""))
