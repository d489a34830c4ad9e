"""Writing a node: its own text, and parentheses where it binds more loosely than its place allows."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from teorema.symbolic.calculus import algebra, leaves, linear, maps, sums
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.readings import ATOM, FACTOR, PRODUCT, SUM, TABLE, Reading, Style
from teorema.symbolic.calculus.scalars import sp


def write(node: Expr, style: Style, least: int = 0) -> str:
    """The node in the given style, in parentheses if it binds more loosely than `least`."""
    text = spell(node, style)
    return text if level(node, style) >= least else group(text, style)


def group(text: str, style: Style) -> str:
    """The text as one operand."""
    if style == "latex":
        return rf"\left({text}\right)"
    return {"en": f"the quantity ({text})", "es": f"la cantidad ({text})"}.get(style, f"({text})")


def level(node: Expr, style: Style) -> int:
    """How tightly the written node binds."""
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
    if isinstance(node, maps.Apply) and isinstance(node.function, Named) and node.function.name == "factorial":
        return ATOM
    reading = TABLE.get(type(node))
    return reading.level[style == "numpy"] if reading else ATOM


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
