"""What a derivative rule becomes when one gets it wrong: a table with it derives what a student who makes the mistake gets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from teorema.ground.text import Text
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.derivatives.rules.rule import Rule
from teorema.symbolic.derivatives.rules.table import RULES, Rules, with_rule


@dataclass(frozen=True, slots=True)
class WrongRule:
    """A rule as one gets it wrong.

    Arguments:
        rule: the id of the right rule.
        slug: ASCII name of the mistake, one of its own for each rule.
        title: how a lecturer names it.
        result: the wrong result.
        named: whether it is one of the classical ones, which the verdict on an answer calls by name.
    """

    rule: str
    slug: str
    title: Text
    result: Expr
    named: bool = False

    def table(self, rules: Rules = RULES) -> Rules:
        """The table with this mistake in it."""
        right = next(one for one in rules if one.id == self.rule)
        return with_rule(replace(right, result=self.result), rules)


@dataclass(frozen=True, slots=True)
class SquareSlip:
    """A wrong result that has a shape only where the matrices are square.

    Arguments:
        rule: the id of the right rule.
        slug: ASCII name of the mistake.
        title: how a lecturer names it.
        over: the pattern and the operand of the rule over square letters, with the wrong result.
    """

    rule: str
    slug: str
    title: Text
    over: Rule
