"""Dimensions, indices and bounds as they are written, and expressions at one value of an index."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, Final

from teorema.symbolic.calculus import leaves, sums
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.readings import SPAN, Style
from teorema.symbolic.calculus.scalars import Scalar, sp

LAYER: Final = {"en": "{0} of layer {1}", "es": "{0} de la capa {1}"}
MINUS: Final = {"en": " minus ", "es": " menos "}
PLUS: Final = {"en": " plus ", "es": " más "}


def dim(value: Scalar, style: Style) -> str:
    """A dimension, index or bound."""
    if style == "latex":
        return str(sp.latex(value, symbol_names={leaves.ELL: r"\ell"}))
    text = str(value)
    if style == "numpy":
        return text
    if style in SPAN:
        text = text.replace(" - ", MINUS[style]).replace(" + ", PLUS[style])
        return text.replace("[", {"en": " of layer ", "es": " de la capa "}[style]).replace("]", "")
    text = re.sub(r"\[(\w+)\]", r"_\1", text.replace(" ", ""))
    text = re.sub(r"\[([^]]+)\]", r"_{\1}", text)
    return re.sub(r"\bl\b|(?<=_)l\b|(?<={)l\b", "ℓ", text)


def below(text: str) -> str:
    """An index that terminals show after _, in braces where it is more than a word: x_i, x_{i+1}."""
    return text if re.fullmatch(r"\w+([,×]\w+)?", text) else f"{{{text}}}"


def at_index(node: Expr, index: Scalar, value: Scalar) -> Expr:
    """The expression with an index replaced by a value everywhere; bound indices of inner sums stay."""
    if isinstance(node, (sums.Over, sums.Chain)) and node.index == index:
        return replace(node, start=node.start.subs(index, value), stop=node.stop.subs(index, value))
    changed: dict[str, Any] = {}
    for one in fields(node):  # type: ignore[arg-type]  # every concrete node is a dataclass; the base class has no fields
        old = getattr(node, one.name)
        if isinstance(old, Expr):
            changed[one.name] = at_index(old, index, value)
        elif isinstance(old, tuple):
            changed[one.name] = tuple(
                at_index(o, index, value)
                if isinstance(o, Expr)
                else o.subs(index, value)
                if isinstance(o, sp.Basic)
                else o
                for o in old
            )
        elif isinstance(old, sp.Basic):
            changed[one.name] = old.subs(index, value)
    return replace(node, **changed)  # type: ignore[type-var]  # as above
