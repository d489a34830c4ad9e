"""Numbers, symbols, families, and the products and powers that are not spelled by a plain template."""

from __future__ import annotations

from teorema.ground.text import as_text
from teorema.symbolic.calculus import algebra, leaves, sums
from teorema.symbolic.calculus.printing.core import half, spell, write
from teorema.symbolic.calculus.printing.indices import LAYER, dim
from teorema.symbolic.calculus.printing.readings import ATOM, OVER, PRODUCT, SPAN, Style


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
    return node.written if style == "latex" else node.said(style) if style in SPAN else node.name


@spell.register
def _(node: leaves.Member, style: Style) -> str:
    name, at = node.family.name, dim(node.at, style)
    if style in SPAN:
        name = as_text(node.family.spoken or name)[style]
        return f"{name} {at}" if node.family.lower else LAYER[style].format(name, at)
    if style == "latex":
        return (
            f"{node.family.tex or name}{'_' if node.family.lower else '^'}{{{at if node.family.lower else f'[{at}]'}}}"
        )
    return f"{name}[{at}]" if style == "numpy" else f"{name}_{at}" if node.family.lower else f"{name}^[{at}]"


@spell.register
def _(node: algebra.Scale, style: Style) -> str:
    least = 2 if style == "numpy" else PRODUCT
    left = write(node.left, style, least)
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


@spell.register
def _(node: algebra.Power, style: Style) -> str:
    if half(node) and style != "unicode":
        root = write(node.left, style)
        return {
            "latex": r"\sqrt{{{}}}",
            "numpy": "np.sqrt({})",
            "en": "the square root of {}",
            "es": "la raíz cuadrada de {}",
        }[style].format(root)
    base, exponent = write(node.left, style, ATOM), write(node.right, style, 0 if style == "latex" else ATOM)
    if style in SPAN and isinstance(node.right, leaves.Number) and node.right.value == 2:
        return base + (" squared" if style == "en" else " al cuadrado")
    return {
        "latex": "{{{}}}^{{{}}}",
        "unicode": "{}^{}",
        "numpy": "{} ** {}",
        "en": "{} to the power {}",
        "es": "{} elevado a {}",
    }[style].format(base, exponent)
