"""The one-line proof of every derivative rule: its differential is that of forward mode, and both sides of the line are equal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from teorema.symbolic.calculus import Member
from teorema.symbolic.derivatives import RULES
from teorema.symbolic.derivatives.checks.differentials import DIFFERENTIALS, direction, line_of
from teorema.symbolic.derivatives.checks.slopes import Point
from teorema.symbolic.indices import equal

SIZES: dict[str, Any] = {"m": 3, "n": 4, "k": 2, "i": 2, "j": 3, "N": (2, 3, 1, 2), "L": 3, "s": 1, "r": 2}
SQUARE = {"inverse", "determinant", "log-det"}
DATA = {"softmax-cross-entropy": "Y"}


def moved(rule: Any, differential: Any, seed: int) -> tuple[int, int, int]:
    """At one point modulo a prime: the velocity of ⟨G, F⟩ in a random direction V, ⟨G, differential⟩, and ⟨R, V⟩."""
    sizes = {**SIZES, "n": 3} if rule.id in SQUARE else SIZES
    data = [one for one in rule.pattern.walk() if getattr(one, "name", "") == DATA.get(rule.id)]
    point = Point(sizes, seed, data)
    [whole] = point.nodes(rule.total)
    velocity = point.direction(rule.by)
    entries = point.speller.entries(direction(rule))
    point.values |= dict(zip(entries, velocity.values(), strict=True))
    line = line_of(rule)
    left = line.left if differential is None else differential
    [ours], [result] = point.nodes(left), point.nodes(line.right)
    return point.moved([whole], velocity).get(whole, 0), point.values[ours], point.values[result]


def test_every_rule_has_its_line() -> None:
    assert set(DIFFERENTIALS) == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_line_of_a_rule_starts_at_its_differential_and_ends_at_its_result(rule: Any) -> None:
    for seed in range(6):
        velocity, left, right = moved(rule, None, seed)
        assert velocity == left, str(line_of(rule))
        assert left == right, str(line_of(rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_wrong_line_would_be_seen(rule: Any) -> None:
    wrong = 2 * line_of(rule).left
    assert any(velocity != left for velocity, left, _ in (moved(rule, wrong, seed) for seed in range(6)))


UNDECIDED = {
    *("power-exponent", "power-base", "softmax-cross-entropy"),
    *("block-left", "block-right", "block-top", "block-bottom"),
    *("max-norm", "operator-one-norm", "operator-max-norm", "indexed-product", "indexed-max", "indexed-min", "chain"),
}
"""Where the index calculus has no answer; the points modulo a prime stand alone."""


@pytest.mark.parametrize("rule", [one for one in RULES if one.id not in UNDECIDED], ids=lambda rule: rule.id)
def test_both_sides_of_a_line_are_equal_for_every_size(rule: Any) -> None:
    line = line_of(rule)
    assert equal(line.left, line.right) is True


def test_a_rule_of_another_table_has_no_line() -> None:
    with pytest.raises(KeyError, match=r"^'unknown'$"):
        line_of(replace(RULES[0], id="unknown"))


def test_a_line_reads_as_in_the_proof() -> None:
    lines = {rule.id: str(line_of(rule)) for rule in RULES}
    assert lines["matmul-left"] == "⟨G, V C⟩ = ⟨G Cᵀ, V⟩"
    assert lines["log-det"] == "g·tr(S⁻¹ V) = ⟨g·(S⁻¹)ᵀ, V⟩"
    assert lines["power-base"].endswith("·h")
    chain = next(rule for rule in RULES if rule.id == "chain")
    assert isinstance(chain.by, Member)
    assert line_of(chain).latex().startswith(r"\langle G,W^{[L]}\cdots W^{[r + 1]}\,V")
