"""Dimensions, indices and bounds as they are written, and expressions at one value of an index."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from teorema.symbolic.calculus import leaves, sums
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.readings import SPAN, Style
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.substitution import rebuilt

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
        return re.sub(r"(\w+)\[([^]]+)\]", lambda found: LAYER[style].format(found[1], apart(found[2])), text)
    text = re.sub(r"\[(\w+)\]", r"_\1", text.replace(" ", ""))
    text = re.sub(r"\[([^]]+)\]", r"_{\1}", text)
    return re.sub(r"\bl\b|(?<=_)l\b|(?<={)l\b", "ℓ", text)


def side(value: Scalar) -> str:
    r"""A dimension in LaTeX beside the other one, in brackets where it is a sum: m \times (n + k)."""
    text = dim(value, "latex")
    return f"({text})" if re.search(r"[-+](?![^{]*})", text) else text


def apart(text: str) -> str:
    """A spoken index after a name, in brackets where it is more than a word: a of layer (l minus 1) is no difference."""
    return text if re.fullmatch(r"\w+", text) else f"({text})"


def below(text: str) -> str:
    """An index that terminals show after _, in braces where it is more than a word: x_i, x_{i+1}."""
    return text if re.fullmatch(r"\w+([,×]\w+)?", text) else f"{{{text}}}"


def at_index(node: Expr, index: Scalar, value: Scalar) -> Expr:
    """The expression with an index replaced by a value everywhere; bound indices of inner sums stay."""
    if isinstance(node, (sums.Over, sums.Chain)) and node.index == index:
        return replace(node, start=node.start.subs(index, value), stop=node.stop.subs(index, value))

    def change(part: Any) -> Any:
        if isinstance(part, Expr):
            return at_index(part, index, value)
        if isinstance(part, tuple):
            return tuple(map(change, part))
        return part.subs(index, value) if isinstance(part, sp.Basic) else part

    return rebuilt(node, change)
