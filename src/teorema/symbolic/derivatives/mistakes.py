"""The classical mistakes as rules: a table with one of them derives what a student who makes it gets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Softmax, apply
from teorema.symbolic.calculus.algebra import Negate
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.derivatives.letters import A, G, Y, Z, g, v
from teorema.symbolic.derivatives.rule import SIGMA
from teorema.symbolic.derivatives.table import RULES, Rules, with_rule


@dataclass(frozen=True, slots=True)
class WrongRule:
    """A rule as one gets it wrong.

    Arguments:
        rule: the id of the right rule.
        slug: ASCII name of the mistake, one of its own for each rule.
        title: how a lecturer names it.
        result: the wrong result.
    """

    rule: str
    slug: str
    title: Text
    result: Expr

    def table(self, rules: Rules = RULES) -> Rules:
        """The table with this mistake in it."""
        right = next(one for one in rules if one.id == self.rule)
        return with_rule(replace(right, result=self.result), rules)


def _right(name: str) -> Any:
    return next(one for one in RULES if one.id == name).result


def _wrong(rule: str, slug: str, en: str, es: str, result: Expr) -> WrongRule:
    return WrongRule(rule, slug, Text(en, es), result)


_SIGN: Final = Text("the sign is wrong", "el signo está mal")

NAMED_MISTAKES: Final = (
    _wrong("elementwise", "dropped-slope", "σ′ is missing", "falta σ′", G),
    _wrong("elementwise", "value-for-slope", "σ instead of σ′", "σ en lugar de σ′", G * SIGMA(A)),
    _wrong("elementwise-number", "dropped-slope", "σ′ is missing", "falta σ′", g),
    _wrong("exp", "dropped-slope", "the derivative of exp is missing", "falta la derivada de exp", G),
    _wrong("squared-norm", "dropped-two", "the factor 2 of the square is missing", "falta el factor 2 del cuadrado", g * A),
    _wrong("softmax", "diagonal-only", "only the diagonal of the Jacobian of softmax", "solo la diagonal del jacobiano de softmax", Softmax(Z) * (1 - Softmax(Z)) * G),
    _wrong("softmax-cross-entropy", "target-minus-prediction", "y − ŷ instead of ŷ − y", "y − ŷ en lugar de ŷ − y", g * (Y - Softmax(Z))),
    _wrong("softmax-cross-entropy", "target-forgotten", "the target is missing", "falta el objetivo", g * Softmax(Z)),
    _wrong("subtract-right", "sign", _SIGN.en, _SIGN.es, G),
    _wrong("subtract-left", "sign", _SIGN.en, _SIGN.es, Negate(G)),
    _wrong("negate", "sign", _SIGN.en, _SIGN.es, G),
    _wrong("inverse", "sign", _SIGN.en, _SIGN.es, Negate(_right("inverse"))),
    _wrong("quotient-above", "divisor-forgotten", "the factor 1/n (or ½) is missing", "falta el factor 1/n (o ½)", g),
    _wrong("norm", "not-normalised", "the norm in the denominator is missing", "falta la norma en el denominador", g * v),
    _wrong("frobenius-norm", "not-normalised", "the norm in the denominator is missing", "falta la norma en el denominador", g * A),
    _wrong("log-sum-exp", "not-normalised", "exp instead of softmax", "exp en lugar de softmax", g * apply(NAMED["exp"], v)),
)  # fmt: skip
"""Mistakes that fit every shape."""
