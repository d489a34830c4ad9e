"""Norms, special matrices, entries, rows, columns and blocks."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.calculus import blocks, costs, leaves, linear, partial
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.core import of, spell, write
from teorema.symbolic.calculus.printing.indices import below, dim, side
from teorema.symbolic.calculus.printing.readings import ATOM, FACTOR, POWER, SPAN, Style
from teorema.symbolic.calculus.scalars import Scalar

_NORM: Final = {
    "latex": r"\lVert {0}\rVert_{{{1}}}",
    "unicode": "‖{0}‖_{1}",
    "en": "the {1}-norm of {0}",
    "es": "la norma {1} de {0}",
    "numpy": "np.linalg.norm({0}, {1})",
}
_FILL: Final = {"en": ("zeros", "ones"), "es": ("ceros", "unos")}
_NORM_KIND: Final = {"latex": {"inf": r"\infty"}, "numpy": {"inf": "np.inf", "F": "'fro'"}}
_NORM_SAID: Final = {
    "en": {"inf": "the infinity norm of {0}", "F": "the Frobenius norm of {0}"},
    "es": {"inf": "la norma infinito de {0}", "F": "la norma de Frobenius de {0}"},
}


@spell.register
def _(node: linear.Norm, style: Style) -> str:
    kinds = _NORM_KIND.get(style, {"inf": "∞"})
    frame = _NORM_SAID.get(style, {}).get(node.kind, _NORM[style])
    return frame.format(of(node.argument, style), kinds.get(node.kind, node.kind))


@spell.register
def _(node: costs.SquaredNorm, style: Style) -> str:
    inside, matrix = of(node.argument, style), node.argument.shape[1] != 1
    if style == "numpy":
        return f"np.sum(({inside}) ** 2)"
    if style in SPAN:
        kind = {"en": ("norm", "Frobenius norm"), "es": ("norma", "norma de Frobenius")}[style][matrix]
        return {"en": "the squared {} of {}", "es": "el cuadrado de la {} de {}"}[style].format(kind, inside)
    return {"latex": r"\lVert {0}\rVert{1}^{{2}}", "unicode": "‖{0}‖{1}²"}[style].format(inside, "_F" if matrix else "")


@spell.register
def _(node: partial.Partial, style: Style) -> str:
    inside = of(node.of, style) if style in ("numpy", *SPAN) else write(node.of, style, FACTOR)
    if style == "numpy" and isinstance(node.by, leaves.Member):
        family, at = node.by.family.name, dim(node.by.at, style)
        return f"gradient(lambda V: (lambda {family}: {inside})({family} | {{{at}: V}}), {family}[{at}])"
    return {
        "latex": r"\frac{{\partial {0}}}{{\partial {1}}}",
        "unicode": "∂{0}/∂{1}",
        "numpy": "gradient(lambda {1}: {0}, {1})",
        "en": "the gradient by {1} of {0}",
        "es": "el gradiente respecto de {1} de {0}",
    }[style].format(inside, write(node.by, style))


@spell.register
def _(node: linear.Basis, style: Style) -> str:
    order, at = dim(node.order, style), dim(node.at, style)
    return {
        "latex": "e_{{{1}}}",
        "unicode": "e_{1}",
        "numpy": "np.eye({0})[:, [{2}]]",
        "en": "the basis vector {1}",
        "es": "el vector de la base {1}",
    }[style].format(order, at, _less_one(node.at))


@spell.register
def _(node: linear.Filled, style: Style) -> str:
    rows, columns = dim(node.rows, style), dim(node.columns, style)
    name = "ones" if node.entry else "zeros"
    if style == "numpy":
        return f"np.{name}(({rows}, {columns}))"
    if style in SPAN:
        return {
            "en": ("the matrix of {} with {} rows and {} columns", "the column of {} of size {}"),
            "es": ("la matriz de {} de {} filas y {} columnas", "la columna de {} de tamaño {}"),
        }[style][node.columns == 1].format(_FILL[style][bool(node.entry)], rows, columns)
    symbol = {"latex": r"\mathbf{1}" if node.entry else "0", "unicode": "𝟏" if node.entry else "0"}[style]
    if style == "latex":
        shape = rows if node.columns == 1 else rf"{side(node.rows)}\times {side(node.columns)}"
        return f"{symbol}_{{{shape}}}"
    shape = rows if node.columns == 1 else f"{rows}×{columns}"
    return f"{symbol}_{below(shape)}"


@spell.register
def _(node: linear.Identity, style: Style) -> str:
    order = dim(node.order, style)
    return {
        "latex": "I_{{{}}}",
        "unicode": "I_{}",
        "numpy": "np.eye({})",
        "en": "the identity of size {}",
        "es": "la identidad de tamaño {}",
    }[style].format(below(order) if style == "unicode" else order)


@spell.register
def _(node: linear.Entry, style: Style) -> str:
    base, i, j = _base(node.argument, style), dim(node.row, style), dim(node.column, style)
    column = node.argument.shape[1] == 1
    if style == "numpy":
        return f"{base}[{_less_one(node.row)}, {_less_one(node.column)}]"
    if style in SPAN:
        return {"en": "entry {1} of {0}", "es": "la entrada {1} de {0}"}[style].format(
            base, i if column else f"{i}, {j}"
        )
    lowered = i if column else f"{i},{j}"
    return f"{_stacked(node.argument, base)}_{{{lowered}}}" if style == "latex" else f"{base}_{below(lowered)}"


@spell.register
def _(node: linear.RowOf, style: Style) -> str:
    base, i = _base(node.argument, style), dim(node.row, style)
    forms = {
        "latex": "{0}_{{({1})}}",
        "unicode": "{0}_({1})",
        "en": "row {1} of {0} as a column",
        "es": "la fila {1} de {0} como columna",
    }
    return (
        f"{base}[[{_less_one(node.row)}], :].T"
        if style == "numpy"
        else forms[style].format(_stacked(node.argument, base) if style == "latex" else base, i)
    )


@spell.register
def _(node: linear.ColumnOf, style: Style) -> str:
    base, j = _base(node.argument, style), dim(node.column, style)
    forms = {
        "latex": "{0}_{{\\cdot {1}}}",
        "unicode": "{0}_{{·{1}}}" if len(j) > 1 else "{0}_·{1}",
        "en": "column {1} of {0}",
        "es": "la columna {1} de {0}",
    }
    return (
        f"{base}[:, [{_less_one(node.column)}]]"
        if style == "numpy"
        else forms[style].format(_stacked(node.argument, base) if style == "latex" else base, j)
    )


def _base(node: Expr, style: Style) -> str:
    return write(node, style, POWER if style in SPAN else ATOM)


def _stacked(node: Expr, base: str) -> str:
    """The base of a lower index: z^{[ℓ]} takes it under its layer, as on the slides; other expressions are grouped."""
    free_below = (
        isinstance(node, leaves.Member) and not node.family.lower and "_" not in (node.family.tex or node.family.name)
    )
    return base if free_below else f"{{{base}}}"


def _less_one(at: Scalar) -> str:
    return str(at - 1)


@spell.register
def _(node: blocks.AsMatrix, style: Style) -> str:
    inside = write(node.argument, style)
    return f"np.reshape({inside}, (1, 1))" if style == "numpy" else inside


@spell.register
def _(node: blocks.Block, style: Style) -> str:
    rows = [[write(block, style) for block in row] for row in node.rows]
    if style == "latex":
        return r"\begin{bmatrix}" + r"\\".join("&".join(row) for row in rows) + r"\end{bmatrix}"
    numbers = [[block.argument for block in row if isinstance(block, blocks.AsMatrix)] for row in node.rows]
    plain = all(len(inside) == len(row) for inside, row in zip(numbers, node.rows, strict=True))
    if style == "numpy":
        if plain:
            rows = [[write(entry, style) for entry in row] for row in numbers]
        return f"np.{'array' if plain else 'block'}([" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "])"
    body = "; ".join(", ".join(row) for row in rows)
    if plain:
        kind = {"en": ("matrix", "column"), "es": ("la matriz", "la columna")}
        return (
            f"[{body}]"
            if style == "unicode"
            else f"{'the ' * (style == 'en')}{kind[style][len(rows[0]) == 1]} ({body})"
        )
    return {"unicode": f"[{body}]", "en": f"the block matrix ({body})", "es": f"la matriz por bloques ({body})"}[style]
