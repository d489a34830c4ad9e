"""Every node of the calculus has a derivative rule, or is refused by name with the reason."""

from __future__ import annotations

from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import (
    NAMED,
    Expr,
    Norm,
    Partial,
    Rank,
    SquaredNorm,
    Total,
    apply,
    map_symbol,
    matrix,
    scalar,
    vector,
)
from teorema.symbolic.calculus.sums import Extreme, Over
from teorema.symbolic.derivatives import RULES, grad

v, c, A = vector("v", "n"), scalar("c"), matrix("A", "m", "n")


REFUSED: dict[str, tuple[Expr, Any, str]] = {
    "rank": (Rank(A), A, r"rank\(A\): has no gradient: the rank is a whole number, which jumps or stays, got Rank"),
    "spectral norm": (Norm(A, "2"), A, r".*needs singular vectors, which this calculus cannot write.*, got Norm"),
    "unknown norm": (Norm(v, "r"), v, r".*must be a norm that is known: 1, 2, inf or F, got Norm"),
    "unknown map": (Total(map_symbol("f", "n", "m")(v)), v, r".*a map given by its name alone has no rule.*, got Call"),
    "gradient by definition": (
        Total(Partial(SquaredNorm(v), v)),
        v,
        r".*a gradient by definition has no rule.*, got Partial",
    ),
    "parameter": (Total(apply(NAMED["huber"], v, c)), c, r".*must not have the symbol in a parameter.*, got Apply"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_rule_is_refused_by_name_with_the_reason(name: str) -> None:
    f, by, message = REFUSED[name]
    with pytest.raises(Refused, match=f"^{message}$"):
        grad(f, by)


def kinds() -> set[type]:
    """All concrete nodes of the calculus."""
    found, pending = set(), [Expr]
    while pending:
        for one in pending.pop().__subclasses__():
            if one.__module__.startswith("teorema.symbolic.calculus"):
                found.add(one)
                pending.append(one)
    return found


LEAVES = {"Number", "Size", "Symbol", "Member", "Filled", "Identity", "Basis", "Unary", "Binary"}
WITHOUT_RULE = {"Rank", "Call", "Partial"}


def test_every_node_of_the_calculus_has_a_rule_or_is_refused_by_name() -> None:
    ruled = {type(rule.pattern).__name__ for rule in RULES}
    assert {one.__name__ for one in kinds()} == ruled | LEAVES | WITHOUT_RULE
    assert not ruled & (LEAVES | WITHOUT_RULE)
    assert {rule.pattern.how for rule in RULES if isinstance(rule.pattern, Over)} == {"sum", "product", "min", "max"}
    assert {rule.pattern.how for rule in RULES if isinstance(rule.pattern, Extreme)} == {"min", "max"}
