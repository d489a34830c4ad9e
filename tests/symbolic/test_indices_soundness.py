"""The index calculus against an oracle that shares nothing with it: what it calls equal is equal at every size and point tried."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from teorema.symbolic.indices import Beyond, Form, axes, binding, differentiation, equal, summation
from teorema.symbolic.indices.axes import Index

from .index_pairs import Maker
from .index_trees import Tree, form, truth


@dataclass
class Score:
    """How many pairs of trees were equal, and how many of these were proved."""

    true: int = 0
    false: int = 0
    proved: int = 0
    unsound: int = 0
    shown: tuple[Tree, Tree] | None = None


def judged(left: Tree, right: Tree) -> bool | None:
    try:
        return equal(Form(form(left).poly), Form(form(right).poly))
    except (Beyond, RecursionError):  # the second only under a planted mistake
        return None


def score(seed: int, pairs: int, stop_at_first: bool = False) -> Score:
    """Random pairs, judged by the calculus and by the oracle."""
    rng, result = Random(seed), Score()
    maker = Maker(rng)
    for _ in range(pairs):
        left, right = maker.pair()
        verdict, fact = judged(left, right), truth(left, right, rng)
        result.true += fact is True
        result.false += fact is False
        result.proved += verdict is True and fact is True
        if verdict is True and fact is False:
            result.unsound, result.shown = result.unsound + 1, (left, right)
            if stop_at_first:
                return result
    return result


def test_nothing_false_is_proved_and_nearly_everything_true_is() -> None:
    found = score(1, 300)
    assert found.unsound == 0, found.shown
    assert found.true > 150 and found.false > 70
    assert found.proved >= 0.97 * found.true


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_nothing_false_is_proved_in_20_000_random_identities(seed: int) -> None:
    found = score(seed, 1000)
    assert found.unsound == 0, found.shown
    assert found.proved >= 0.97 * found.true


def _capturing(over: Any) -> Index:
    return Index("free", "i", over)


MISTAKES: dict[str, tuple[Any, str, Any]] = {
    "deltas contract whatever the ranges": (summation, "within", lambda index, over: True),
    "opening a sum captures": (binding, "fresh", _capturing),
    "an empty sum has the length its formula gives": (summation, "nonnegative", lambda value: True),
    "sums are constants under a derivative": (differentiation._Slope, "_sum", differentiation._Slope._constant),
    "a function has no inner derivative": (
        differentiation._Slope,
        "_apply",
        lambda self, name, order, layer, arguments, atom: differentiation.function(name, order + 1, layer, arguments),
    ),
    "an index leaves its axis": (axes, "nonnegative", lambda value: True),
}


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_oracle_sees_a_planted_mistake(mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, wrong = MISTAKES[mistake]
    monkeypatch.setattr(place, name, wrong)
    axes._contained.cache_clear()
    try:
        assert score(7, 4000, stop_at_first=True).unsound
    finally:
        axes._contained.cache_clear()
