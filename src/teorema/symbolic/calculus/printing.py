"""The readings of an expression: LaTeX, Unicode, words in two languages, NumPy code. What was written is what prints."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import singledispatch
from typing import Any, Final, Literal

from teorema.symbolic.calculus import algebra, leaves, linear, maps, sums
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.readings import (
    ATOM,
    FACTOR,
    NAMED_TEX,
    NAMED_WORDS,
    OVER,
    PRODUCT,
    SPAN,
    SUM,
    TABLE,
    Reading,
)
from teorema.symbolic.calculus.scalars import Scalar, sp

Style = Literal["latex", "unicode", "en", "es", "numpy"]
LAYER: Final = {"en": "{0} of layer {1}", "es": "{0} de la capa {1}"}
MINUS: Final = {"en": " minus ", "es": " menos "}
PLUS: Final = {"en": " plus ", "es": " más "}


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
    if isinstance(node, algebra.Power) and style == "latex" and _half(node):
        return ATOM
    if isinstance(node, (sums.Over, sums.Chain)):
        return ATOM if style == "numpy" else PRODUCT if isinstance(node, sums.Over) else FACTOR
    if isinstance(node, maps.Apply) and isinstance(node.function, Named) and node.function.name == "factorial":
        return ATOM
    reading = TABLE.get(type(node))
    return reading.level[style == "numpy"] if reading else ATOM


def _half(node: algebra.Power) -> bool:
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
    if _half(node) and style != "unicode":
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


_NORM: Final = {
    "latex": r"\lVert {0}\rVert_{{{1}}}",
    "unicode": "‖{0}‖_{1}",
    "en": "the {1}-norm of {0}",
    "es": "la norma {1} de {0}",
    "numpy": "np.linalg.norm({0}, {1})",
}
_NORM_KIND: Final = {"latex": {"inf": r"\infty"}, "numpy": {"inf": "np.inf", "F": "'fro'"}}


@spell.register
def _(node: linear.Norm, style: Style) -> str:
    kinds = _NORM_KIND.get(style, {"inf": "∞"})
    return _NORM[style].format(write(node.argument, style), kinds.get(node.kind, node.kind))


@spell.register
def _(node: linear.Filled, style: Style) -> str:
    rows, columns = dim(node.rows, style), dim(node.columns, style)
    name = "ones" if node.entry else "zeros"
    if style == "numpy":
        return f"np.{name}(({rows}, {columns}))"
    if style in SPAN:
        return {
            "ones": {"en": "the ones of {} by {}", "es": "los unos de {} por {}"},
            "zeros": {"en": "the zeros of {} by {}", "es": "los ceros de {} por {}"},
        }[name][style].format(rows, columns)
    symbol = {"latex": r"\mathbf{1}" if node.entry else "0", "unicode": "𝟏" if node.entry else "0"}[style]
    shape = rows if node.columns == 1 else rf"{rows}\times {columns}" if style == "latex" else f"{rows}×{columns}"
    return f"{symbol}_{{{shape}}}" if style == "latex" else f"{symbol}_{shape}"


@spell.register
def _(node: linear.Identity, style: Style) -> str:
    order = dim(node.order, style)
    return {
        "latex": "I_{{{}}}",
        "unicode": "I_{}",
        "numpy": "np.eye({})",
        "en": "the identity of size {}",
        "es": "la identidad de tamaño {}",
    }[style].format(order)


@spell.register
def _(node: linear.Entry, style: Style) -> str:
    base, i, j = write(node.argument, style, ATOM), dim(node.row, style), dim(node.column, style)
    column = node.argument.shape[1] == 1
    if style == "numpy":
        return f"{base}[{_less_one(node.row)}, {_less_one(node.column)}]"
    if style in SPAN:
        return {"en": "entry {1} of {0}", "es": "la entrada {1} de {0}"}[style].format(
            base, i if column else f"{i}, {j}"
        )
    below = i if column else f"{i},{j}"
    return f"{{{base}}}_{{{below}}}" if style == "latex" else f"{base}_{below}"


@spell.register
def _(node: linear.RowOf, style: Style) -> str:
    base, i = write(node.argument, style, ATOM), dim(node.row, style)
    forms = {
        "latex": "{{{0}}}_{{({1})}}",
        "unicode": "{0}_({1})",
        "en": "row {1} of {0} as a column",
        "es": "la fila {1} de {0} como columna",
    }
    return f"{base}[[{_less_one(node.row)}], :].T" if style == "numpy" else forms[style].format(base, i)


@spell.register
def _(node: linear.ColumnOf, style: Style) -> str:
    base, j = write(node.argument, style, ATOM), dim(node.column, style)
    forms = {
        "latex": "{{{0}}}_{{\\cdot {1}}}",
        "unicode": "{0}_·{1}",
        "en": "column {1} of {0}",
        "es": "la columna {1} de {0}",
    }
    return f"{base}[:, [{_less_one(node.column)}]]" if style == "numpy" else forms[style].format(base, j)


def _less_one(at: Scalar) -> str:
    return str(at - 1)


@spell.register
def _(node: linear.AsMatrix, style: Style) -> str:
    inside = write(node.argument, style)
    return f"np.reshape({inside}, (1, 1))" if style == "numpy" else inside


@spell.register
def _(node: linear.Block, style: Style) -> str:
    rows = [[write(block, style) for block in row] for row in node.rows]
    if style == "latex":
        return r"\begin{bmatrix}" + r"\\".join("&".join(row) for row in rows) + r"\end{bmatrix}"
    if style == "numpy":
        return "np.block([" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "])"
    body = "; ".join(", ".join(row) for row in rows)
    return {"unicode": f"[{body}]", "en": f"the block matrix ({body})", "es": f"la matriz por bloques ({body})"}[style]


@spell.register
def _(node: sums.Over, style: Style) -> str:
    k, start, stop = (dim(d, style) for d in (node.index, node.start, node.stop))
    if style == "numpy":
        call = {"sum": "sum", "product": "math.prod", "min": "min", "max": "max"}[node.how]
        return f"{call}({write(node.body, style)} for {k} in range({start}, {dim(node.stop + 1, style)}))"
    body = write(node.body, style, PRODUCT if node.how in ("sum", "product") else 0)
    if style == "latex":
        sign = {"sum": r"\sum", "product": r"\prod", "min": r"\min", "max": r"\max"}[node.how]
        return (
            f"{sign}_{{{k}={start}}}^{{{stop}}}{body}"
            if node.how in ("sum", "product")
            else rf"{sign}_{{{start}\le {k}\le {stop}}}{body}"
        )
    if style == "unicode":
        return {"sum": "Σ", "product": "Π", "min": "min", "max": "max"}[node.how] + f"_{{{k}={start}..{stop}}} {body}"
    what = {
        "sum": {"en": "the sum", "es": "la suma"},
        "product": {"en": "the product", "es": "el producto"},
        "min": {"en": "the least", "es": "el menor"},
        "max": {"en": "the greatest", "es": "el mayor"},
    }
    frame = {"en": "{0} over {1} from {2} to {3} of {4}", "es": "{0} sobre {1} desde {2} hasta {3} de {4}"}[style]
    return frame.format(what[node.how][style], k, start, stop, body)


@spell.register
def _(node: sums.Chain, style: Style) -> str:
    k, stop = (dim(d, style) for d in (node.index, node.stop))
    if style == "numpy":
        body = write(node.body, style)
        return f"reduce(np.matmul, [{body} for {k} in range({stop}, {dim(node.start - 1, style)}, -1)], np.eye({dim(node.shape[0], style)}))"
    first, last = (write(at_index(node.body, node.index, bound), style, ATOM) for bound in (node.stop, node.start))
    forms = {
        "latex": r"{}\cdots {}",
        "unicode": "{}···{}",
        "en": "the product of {} down to {}",
        "es": "el producto desde {} hasta {}",
    }
    return forms[style].format(first, last)


@spell.register
def _(node: sums.Extreme, style: Style) -> str:
    inside = ", ".join(write(part, style) for part in node.parts)
    if style == "latex":
        return rf"\{node.how}\left({inside}\right)"
    what = {"en": {"min": "the least of", "max": "the greatest of"}, "es": {"min": "el menor de", "max": "el mayor de"}}
    return f"{what[style][node.how]} {inside}" if style in SPAN else f"{node.how}({inside})"


@spell.register
def _(node: maps.Call, style: Style) -> str:
    argument = write(node.argument, style)
    name = map_name(
        node.function, style, outermost=not isinstance(node.function, maps.Composition) or style in (*SPAN, "numpy")
    )
    if style == "latex":
        return rf"{name}\left({argument}\right)"
    return {"en": f"{name} of {argument}", "es": f"{name} de {argument}"}.get(style, f"{name}({argument})")


def map_name(function: maps.Map, style: Style, outermost: bool = True) -> str:
    """A map or a composition of maps by its letters, g ∘ f."""
    if isinstance(function, maps.MapSymbol):
        return function.written if style == "latex" else function.said(style) if style in SPAN else function.name
    if not isinstance(function, maps.Composition):
        raise TypeError(f"no reading for {type(function).__name__}")
    outer, inner = (map_name(part, style, outermost=False) for part in (function.outer, function.inner))
    if style == "numpy":
        return f"compose({outer}, {inner})"
    text = {"latex": r"{}\circ {}", "unicode": "{} ∘ {}", "en": "{} after {}", "es": "{} después de {}"}[style].format(
        outer, inner
    )
    return text if outermost else group(text, style)


@spell.register
def _(node: maps.Apply, style: Style) -> str:
    argument, function = write(node.argument, style), node.function
    if style == "numpy":
        return _code(node, argument)
    if style in SPAN:
        return _aloud(node, style)
    if isinstance(function, Named) and node.order == 0 and function.name in NAMED_TEX:
        return NAMED_TEX[function.name][style == "unicode"].format(
            argument if function.name != "factorial" else write(node.argument, style, ATOM)
        )
    name = function.tex if style == "latex" else function.name
    prime = "'" * node.order if node.order < 3 else f"^{{({node.order})}}"
    below = "_{" + ",".join(write(p, style) for p in node.parameters) + "}" if node.parameters else ""
    above = f"^{{[{dim(node.at, style)}]}}" if node.at is not None else ""
    if above and node.order and style == "latex":
        name, prime = f"{{{name}{below}{above}}}", r"^{" + r"\prime" * node.order + "}"
        below = above = ""
    return (
        rf"{name}{below}{above}{prime}\left({argument}\right)"
        if style == "latex"
        else f"{name}{below}{above}{prime}({argument})"
    )


def _code(node: maps.Apply, argument: str) -> str:
    function, slot = node.function, ("f", "df", "d2f")
    if isinstance(function, maps.Elementwise):
        record = function.name if node.at is None else f"{function.name}[{dim(node.at, 'numpy')}]"
        return f"{record}.{slot[node.order]}({argument})"
    if function.numpy.startswith("np.") and node.order == 0:
        return f"{function.numpy}({argument})"
    if node.order > 2:
        return f"derivative({function.name}, {node.order})({argument})"
    if function.name in ("factorial", "lambertw"):
        return f"{function.name}({argument})"
    record = function.name + (f"({', '.join(write(p, 'numpy') for p in node.parameters)})" if node.parameters else "")
    return f"{record}.{slot[node.order]}({argument})"


def _aloud(node: maps.Apply, style: Style) -> str:
    argument, lang = write(node.argument, style), style
    if isinstance(node.function, Named):
        name = node.function.said(lang)
    else:
        name = (
            node.function.said(lang)
            + ("" if node.at is None else {"en": " of layer ", "es": " de la capa "}[lang] + dim(node.at, style))
            + {"en": " of", "es": " de"}[lang]
        )
    head = NAMED_WORDS[lang][min(node.order, 3)].format(name=name, order=node.order)
    return f"{head} {argument}"


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
