"""Numbers, symbols, families, and the products and powers that are not spelled by a plain template."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from teorema.ground.text import as_text
from teorema.symbolic.calculus import algebra, leaves, sums
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.core import group, half, of, spell, write
from teorema.symbolic.calculus.printing.indices import LAYER, apart, below, dim
from teorema.symbolic.calculus.printing.readings import ATOM, FACTOR, OVER, POWER, PRODUCT, SPAN, TABLE, Style

_GREEK: Final = re.compile(
    r"\\(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega|Delta|Sigma|Theta|Omega)"
)
_LETTER_OF: Final = {"lambda": "LAMDA"}


def greek(tex: str) -> str:
    r"""The Greek letter that a LaTeX command stands for, as terminals show it; empty for anything else.

    Example:
        >>> greek(r"\delta"), greek("W")
        ('δ', '')
    """
    found = _GREEK.fullmatch(tex)
    if not found:
        return ""
    name = found[1]
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    return unicodedata.lookup(f"GREEK {case} LETTER {_LETTER_OF.get(name.lower(), name.upper())}")


@spell.register
def _(node: leaves.Number, style: Style) -> str:
    if node.value.denominator == 1:
        return str(node.value)
    sign, p, q = "-" if node.value < 0 else "", abs(node.value.numerator), node.value.denominator
    return rf"{sign}\frac{{{p}}}{{{q}}}" if style == "latex" else OVER[style].format(f"{sign}{p}", q)


@spell.register
def _(node: leaves.Size, style: Style) -> str:
    return dim(node.dim, style)


@spell.register
def _(node: leaves.Symbol, style: Style) -> str:
    if style == "unicode":
        return node.plain or greek(node.tex) or node.name
    return node.written if style == "latex" else node.said(style) if style in SPAN else node.name


@spell.register
def _(node: leaves.Member, style: Style) -> str:
    name, at = node.family.name, dim(node.at, style)
    if style in SPAN:
        name = as_text(node.family.spoken or name)[style]
        return f"{name} sub {apart(at)}" if node.family.lower else LAYER[style].format(name, apart(at))
    if style == "latex":
        return (
            f"{node.family.tex or name}{'_' if node.family.lower else '^'}{{{at if node.family.lower else f'[{at}]'}}}"
        )
    if style == "numpy":
        return f"{name}[{at}]"
    letter = greek(node.family.tex) or name
    return f"{letter}_{below(at)}" if node.family.lower else f"{letter}^[{at}]"


@spell.register
def _(node: algebra.Scale, style: Style) -> str:
    least = 2 if style == "numpy" else PRODUCT
    left = write(node.left, style, least)
    if style != "numpy" and _runs_on(node.left):
        left = group(left, style)
    bare = isinstance(node.right, sums.Over) and style != "numpy"
    right = write(node.right, style, 0 if bare else least + 1)
    if style == "latex":
        return (
            left
            + (
                r"\cdot "
                if right[:1].isdigit() or right.startswith(r"\frac") or (left[-1:].isdigit() and right[:1] == "-")
                else r"\,"
            )
            + right
        )
    return {"unicode": "{}·{}", "numpy": "{} * {}", "en": "{} times {}", "es": "{} por {}"}[style].format(left, right)


def _runs_on(node: Expr) -> bool:
    """Whether what is written after the node would belong to the sum or product over an index at its end."""
    return isinstance(node, sums.Over) or (isinstance(node, algebra.Scale) and _runs_on(node.right))


@spell.register
def _(node: algebra.Divide, style: Style) -> str:
    least = {"latex": (0, 0), "numpy": (PRODUCT, FACTOR)}.get(style, (PRODUCT, POWER))
    above, under = (write(part, style, slot) for part, slot in zip(node.children(), least, strict=True))
    if style not in ("latex", "numpy") and _runs_on(node.left):
        above = group(above, style)
    return TABLE[algebra.Divide].template(style).format(above, under)


@spell.register
def _(node: algebra.Power, style: Style) -> str:
    if half(node) and style != "unicode":
        root = of(node.left, style)
        return {
            "latex": r"\sqrt{{{}}}",
            "numpy": "np.sqrt({})",
            "en": "the square root of {}",
            "es": "la raíz cuadrada de {}",
        }[style].format(root)
    base, exponent = write(node.left, style, ATOM), write(node.right, style, 0 if style == "latex" else ATOM)
    if style == "latex" and isinstance(node.left, leaves.Number) and node.left.value.denominator != 1:
        base = group(base, style)  # a fraction stands by itself, but its power would reach the numerator alone
    if style in SPAN and isinstance(node.right, leaves.Number) and node.right.value == 2:
        return base + (" squared" if style == "en" else " al cuadrado")
    return {
        "latex": "{{{}}}^{{{}}}",
        "unicode": "{}^{}",
        "numpy": "{} ** {}",
        "en": "{} to the power {}",
        "es": "{} elevado a {}",
    }[style].format(base, exponent)
