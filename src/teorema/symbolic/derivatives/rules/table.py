"""All derivative rules, the more special before the more general: what reverse mode reads, and what `chain_rule` states."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.derivatives.rules.rule import Rule
from teorema.symbolic.derivatives.rules.table_algebra import PRODUCTS, QUOTIENTS, SUMS
from teorema.symbolic.derivatives.rules.table_functions import FUNCTIONS
from teorema.symbolic.derivatives.rules.table_joined import BLOCKS, EXTREMES, INDEXED
from teorema.symbolic.derivatives.rules.table_matrices import LINEAR, NORMS, PROBABILITY

Rules = tuple[Rule, ...]

RULES: Final[Rules] = (
    *SUMS,
    *PRODUCTS,
    *QUOTIENTS,
    *FUNCTIONS,
    *LINEAR,
    *NORMS,
    *PROBABILITY,
    *BLOCKS,
    *EXTREMES,
    *INDEXED,
)
"""The table of the course. Another table may be given to `grad` and `derive`; one with a mistake derives what the mistake gives."""


def with_rule(changed: Rule, rules: Rules = RULES) -> Rules:
    """The table with the rule of the same id replaced.

    Raises:
        KeyError: the table has no rule of that id.

    Example:
        >>> from dataclasses import replace
        >>> rule = next(one for one in RULES if one.id == "elementwise")
        >>> wrong = with_rule(replace(rule, result=rule.result.left))
        >>> len(wrong) == len(RULES)
        True
    """
    if changed.id not in {one.id for one in rules}:
        raise KeyError(f"changed: must have the id of a rule, got {changed.id!r}")
    return tuple(changed if one.id == changed.id else one for one in rules)
