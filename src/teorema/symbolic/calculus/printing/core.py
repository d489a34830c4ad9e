"""Writing a node: its own text, and parentheses where it binds more loosely than its place allows."""

from __future__ import annotations

from functools import singledispatch
from typing import Any, Final

from teorema.symbolic.calculus import algebra, blocks, costs, leaves, linear, maps, partial, sums
from teorema.symbolic.calculus.functions import NAMED
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.readings import ATOM, FACTOR, POWER, PRODUCT, SPAN, SUM, TABLE, Reading, Style
from teorema.symbolic.calculus.scalars import sp


def write(node: Expr, style: Style, least: int = 0) -> str:
    """The node in the given style, in parentheses if it binds more loosely than `least`."""
    text = spell(node, style)
    stands = level(node, style) >= least or (style in SPAN and least == POWER and _opposite(node, style))
    return text if stands else group(text, style)


def group(text: str, style: Style) -> str:
    """The text as one operand."""
    if style == "latex":
        return rf"\left({text}\right)"
    said = {"en": "the quantity ", "es": "la cantidad "}.get(style, "")
    return f"{said}({text.removeprefix(said)})"


def _opposite(node: Expr, style: Style) -> bool:
    """Whether the node is minus one word, as in "the sine of minus u": nothing can be heard wrong there."""
    if isinstance(node, leaves.Number):
        return bool(node.value.denominator == 1)
    return isinstance(node, algebra.Negate) and level(node.argument, style) >= POWER


_NAMED: Final = (
    maps.Apply,
    maps.Call,
    linear.Norm,
    costs.SquaredNorm,
    partial.Partial,
    linear.Entry,
    linear.RowOf,
    linear.ColumnOf,
)
"""Spoken as "the ... of A", with a spelling of their own."""


def level(node: Expr, style: Style) -> int:
    """How tightly the written node binds."""
    if isinstance(node, blocks.AsMatrix) and style != "numpy":
        return level(node.argument, style)  # only the argument is written
    if style in SPAN and (isinstance(node, _NAMED) or (isinstance(node, algebra.Power) and half(node))):
        return POWER
    if isinstance(node, algebra.Power) and style in SPAN:
        return FACTOR  # "the sine of u squared" would have two meanings
    if isinstance(node, leaves.Number):
        whole = node.value.denominator == 1
        return SUM if node.value < 0 else ATOM if whole or style == "latex" else PRODUCT
    if isinstance(node, leaves.Size):
        return SUM if node.dim.is_Add else PRODUCT if node.dim.is_Mul else ATOM
    if isinstance(node, algebra.Power) and style == "latex" and half(node):
        return ATOM
    if isinstance(node, (sums.Over, sums.Chain)):
        return ATOM if style == "numpy" else PRODUCT if isinstance(node, sums.Over) else FACTOR
    if isinstance(node, linear.Total) and style == "latex":
        return FACTOR  # it is written as a product
    if isinstance(node, maps.Apply) and node.function == NAMED["identity"] and not node.order and style != "numpy":
        return level(node.argument, style)  # only the argument is written
    reading = TABLE.get(type(node))
    return reading.binds(style) if reading else ATOM


def of(node: Expr, style: Style) -> str:
    """The node as what a name is applied to: spoken, one word or one quantity; elsewhere there are brackets around it."""
    return write(node, style, POWER if style in SPAN else 0)


def half(node: algebra.Power) -> bool:
    """Whether the exponent is 1/2, which is written as a root."""
    return isinstance(node.right, leaves.Number) and node.right.value == sp.Rational(1, 2)


@singledispatch
def spell(node: Any, style: Style) -> str:
    """The node in the given style, without parentheses around it."""
    reading: Reading | None = TABLE.get(type(node))
    if reading is None:
        raise TypeError(f"no reading for {type(node).__name__}")
    slots = reading.slots(style)
    parts = [write(child, style, slot) for child, slot in zip(node.children(), slots, strict=True)]
    return reading.template(style).format(*parts)
