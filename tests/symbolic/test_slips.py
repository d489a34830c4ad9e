"""Wrong results of the derivative rules: there is one for every rule, of its shape, and none is the right one."""

from __future__ import annotations

import pytest

from teorema.symbolic.calculus.shape import agree
from teorema.symbolic.claims import Equal, Less
from teorema.symbolic.claims.relations import EVERY_SIZE
from teorema.symbolic.derivatives import RULES
from teorema.symbolic.derivatives.mistakes.slips import SLIPS, SQUARE_SLIPS
from teorema.symbolic.indices import equal

RULE = {one.id: one for one in RULES}


def test_every_rule_has_a_slip() -> None:
    assert {one.rule for one in SLIPS} | {one.rule for one in SQUARE_SLIPS} == set(RULE)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.rule}-{slip.slug}")
def test_a_slip_has_the_shape_of_the_operand_and_is_not_proved(slip: object) -> None:
    rule = RULE[slip.rule]  # type: ignore[attr-defined]  # pytest passes a WrongRule
    wrong = slip.result  # type: ignore[attr-defined]  # pytest passes a WrongRule
    assert agree(wrong.shape, rule.by.shape)
    assert equal(rule.result, wrong) is None


def test_slips_of_one_rule_have_names_of_their_own() -> None:
    names = [(one.rule, one.slug) for one in (*SLIPS, *SQUARE_SLIPS)]
    assert len(set(names)) == len(names)


def test_an_equality_is_decided_by_the_prover_of_a_point_and_nothing_else_is() -> None:
    rule = RULE["matmul-left"]
    proved = {EVERY_SIZE: equal}
    assert Equal(rule.defined, rule.result).at(proved) is True
    assert Equal(rule.result, 2 * rule.result).at(proved) is None
    assert Less(1, 2).at(proved) is None
