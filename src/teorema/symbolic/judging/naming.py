"""Which classical mistake gives an answer: the derivation is made again with one wrong rule, and the results are held together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.linear import Transpose
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import agree
from teorema.symbolic.derivatives import Gradient, Jacobian, grad, jacobian
from teorema.symbolic.derivatives.checks.slopes import Point, free_indices, shapes_to_try, size_names
from teorema.symbolic.derivatives.mistakes.slips import NAMED_MISTAKES
from teorema.symbolic.derivatives.rules.table import Rules
from teorema.symbolic.judging.hypotheses import derivations

_TURNED: Final = Text(
    "the other layout: rows and columns exchanged", "la otra disposición: filas y columnas intercambiadas"
)


def mistake_in(found: Gradient | Jacobian, answer: Expr) -> Text | None:
    """The classical mistake that gives an answer, by values modulo 2^61 − 1 at unequal sizes; None where it is none of them."""
    uses = [use for one in derivations(found) for step in one.steps for use in step.uses]
    data = [use.data for use in uses if use.data is not None]
    sizes = shapes_to_try(size_names([found.f, answer]), 0)[0] | free_indices([found.f, answer])
    point = Point(sizes, 0, data)
    theirs = [point.values[node] for node in point.nodes(answer)]
    for title, wrong in _candidates(found, {use.rule.id for use in uses}):
        if wrong != found.value and [point.values[node] for node in point.nodes(wrong)] == theirs:
            return title
    return None


def _candidates(found: Gradient | Jacobian, used: set[str]) -> Iterator[tuple[Text, Expr]]:
    if isinstance(found, Jacobian) and agree(*(one.shape for one in (found.value, Transpose(found.value)))):
        yield _TURNED, Transpose(found.value)
    for wrong in NAMED_MISTAKES:
        if wrong.rule in used:
            yield wrong.title, _again(found, wrong.table())


def _again(found: Gradient | Jacobian, rules: Rules) -> Expr:
    if isinstance(found, Gradient):
        return grad(found.f, found.by, rules).value
    return jacobian(found.f, found.by, found.layout, rules).value
