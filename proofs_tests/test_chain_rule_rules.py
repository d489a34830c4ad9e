"""Piece 14, the derivative rules: on letters by SymPy's diff, on rationals, and for every size by the index calculus."""

from __future__ import annotations

from typing import Any

from teorema.evidence import exact, symbolic
from teorema.ground.text import Text
from teorema.symbolic.derivatives import RULES
from teorema.symbolic.statement import Statement
from teorema.symbolic.statements.chain_rule import RULES_OF
from teorema.symbolic.statements.chain_rule.jacobians import DIAGONAL_PRODUCT
from teorema.symbolic.statements.chain_rule.linear import BILINEAR, LEAST_SQUARES
from teorema.symbolic.statements.chain_rule.rules import STATEMENTS

from .rule_points import every_size, lettered, rational_points

LETTERS = Text(
    "SymPy letters for every entry, at several shapes; SymPy's derivative of every component",
    "letras de SymPy en cada entrada, con varios juegos de dimensiones; derivada de SymPy de cada componente",
)
RATIONAL = Text(
    "random rationals at shapes of 1 to 3 rows and columns; SymPy's derivative of every component",
    "racionales al azar con 1 a 3 filas y columnas; derivada de SymPy de cada componente",
)
EVERY_SIZE = Text(
    "every shape and all values where both sides are defined: both sides as sums over indices, in normal form",
    "todas las dimensiones y todos los valores con ambos lados definidos: ambos como sumas sobre índices, en forma normal",
)
UNDECIDED = {
    *("chain_rule-power", "chain_rule-softmax-cross-entropy"),
    *("chain_rule-block-row", "chain_rule-block-column"),
    *("chain_rule-max-norm", "chain_rule-operator-norms"),
    *("chain_rule-indexed-product", "chain_rule-indexed-extreme", "chain_rule-chain"),
}
"""Where the index calculus gives no answer: a power with a general exponent, a target whose columns sum to 1, a place in a
block whose sizes are letters, products over an index, and which of many numbers is the greatest."""


def _check(statement: Statement, kind: Any, how: str, **options: Any) -> None:
    def check(claim: Any, point: Any) -> Any:
        return claim.at(point)

    name = statement.id.removeprefix("chain_rule-").replace("-", "_")
    check.__name__ = check.__qualname__ = f"the_rule_of_{name}_holds_{how}"
    kind(statement, **options)(check)


for _one in (DIAGONAL_PRODUCT, *STATEMENTS, BILINEAR, LEAST_SQUARES):
    _check(_one, symbolic, "on_letters", points=lettered(_one), scope=LETTERS)
    _check(_one, exact, "on_rationals", points=rational_points(_one), scope=RATIONAL, cases=5)
    if _one.id not in UNDECIDED:
        _check(_one, symbolic, "for_every_size", points=every_size(_one), scope=EVERY_SIZE)


def test_every_rule_of_the_table_is_stated_once() -> None:
    stated = [rule for rules in RULES_OF.values() for rule in rules]
    assert sorted(stated) == sorted(rule.id for rule in RULES)
    assert set(RULES_OF) == {one.id for one in STATEMENTS}
