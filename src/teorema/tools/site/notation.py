"""The directive `{notation}`: the tables of the parser as tables of the page on notation, and examples that are read while the page is built."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.text import Text
from teorema.symbolic.parsing import FUNCTIONS, OPERATORS, SPELLINGS, Ambiguous, parse
from teorema.tools.site.domain import complain
from teorema.tools.site.tags import Tag, inline, tag

HEADS: Final = {
    "operators": (
        Text("meaning", "significado"),
        Text("plain", "simple"),
        Text("Unicode", "Unicode"),
        Text("LaTeX", "LaTeX"),
        Text("binds", "liga"),
    ),
    "functions": (
        Text("name", "nombre"),
        Text("also", "también"),
        Text("LaTeX", "LaTeX"),
        Text("meaning", "significado"),
    ),
    "examples": (
        Text("plain", "simple"),
        Text("Unicode", "Unicode"),
        Text("LaTeX", "LaTeX"),
        Text("read as", "se lee"),
    ),
    "ambiguous": (
        Text("written", "se escribe"),
        Text("first reading", "primera lectura"),
        Text("second reading", "segunda lectura"),
    ),
}
"""What a table shows and the heads of its columns."""

BESIDE: Final = Text("side by side", "lado a lado")
LABEL: Final = {
    "operators": Text("Operators from the loosest to the tightest", "Operadores, del que menos liga al que más liga"),
    "functions": Text("Functions that can be written by name", "Funciones que se escriben por su nombre"),
    "examples": Text("The same expressions in three spellings", "Las mismas expresiones en tres escrituras"),
    "ambiguous": Text("What is refused with both readings", "Lo que se rechaza con ambas lecturas"),
}

SHAPES: Final = {"W": ("m", "n"), "X": ("n", "p"), "A": ("n", "n"), "B": ("n", "n"), "x": "n", "u": "n", "y": "m", "z": "n",
                 "b": "m", "delta": "m", "a": (), "c": (), "d": ()}  # fmt: skip
"""Shapes of the letters in the examples."""

EXAMPLES: Final = (
    ("norm2(W @ x - y) / 2", "‖W x − y‖²/2", r"\frac{\lVert Wx-y\rVert^2}{2}"),
    ("(W.T @ delta) * sigma.df(z)", "Wᵀ δ ⊙ σ′(z)", r"W^\top\delta\odot\sigma'(z)"),
    ("tr(A @ B.T)", "tr(A Bᵀ)", r"\operatorname{tr}(AB^\top)"),
    ("logdet(A)", "ln det(A)", r"\ln\det(A)"),
    ("inv(A) @ x", "A⁻¹ x", r"A^{-1}x"),
    ("inner(u, x)", "⟨u, x⟩", r"\langle u,x\rangle"),
    ("W @ X + b @ ones(p).T", "W X + b 𝟏_pᵀ", r"WX+b\,\mathbf{1}_p^\top"),
    ("1/2 * a**2", "½a²", r"\tfrac12 a^2"),
    ("lse(z) - inner(u, z)", "lse(z) − ⟨u, z⟩", r"\operatorname{lse}(z)-\langle u,z\rangle"),
)
"""One expression a row; the build fails where two of a row are read differently."""

AMBIGUOUS: Final = (
    "a/c d", "1/2a", "log a c", "tr A B", "|A|", "|x|", "|a|c|d|", "‖A‖", "x²", "A²", "A * B", "A/B", "tanh²(z)", "σ(z)′",
)  # fmt: skip
"""Texts that are refused, read as Unicode."""


class Notation(SphinxDirective):
    """`{notation} operators`, `functions`, `examples` or `ambiguous`: one table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        what = directives.choice(self.arguments[0], list(HEADS))
        lang = self.config.language
        rows = {"operators": _operators, "functions": _functions, "examples": _examples, "ambiguous": _ambiguous}[what]
        made = rows(lang)
        for row in made:  # on a phone, where a row is a card, each entry carries the head of its column
            for head, cell in zip(HEADS[what], row.children, strict=True):
                if isinstance(cell, Tag) and not (cell is row.children[0] and what in ("operators", "functions")):
                    cell["html"]["data-head"] = head[lang]
        heads = tag("tr", *(tag("th", head[lang], scope="col") for head in HEADS[what]))
        table = tag("table", tag("thead", heads), tag("tbody", *made), class_="ledger", aria_label=LABEL[what][lang])
        return [tag("div", table, class_="scrolls", tabindex="0", role="region", aria_label=LABEL[what][lang])]


def _cell(*texts: str) -> Tag:
    """Pieces of code, separated by spaces."""
    cell = tag("td")
    for place, text in enumerate(texts):
        cell += [nodes.Text(" " if place else ""), nodes.literal(text, text, translatable=False)]
    return cell


def _operators(lang: str) -> list[Tag]:
    rows = []
    for one in OPERATORS:
        cells = [
            tag("td", BESIDE[lang]) if one.signs(spelling) == ("",) else _cell(*one.signs(spelling))
            for spelling in SPELLINGS
        ]
        rows.append(tag("tr", tag("td", *inline(one.meaning[lang])), *cells, tag("td", str(one.level))))
    return rows


def _functions(lang: str) -> list[Tag]:
    return [
        tag("tr", _cell(one.name), _cell(*one.also), _cell(*one.latex), tag("td", *inline(one.meaning[lang])))
        for one in FUNCTIONS.values()
    ]


def _examples(_lang: str) -> list[Tag]:
    rows = []
    for texts in EXAMPLES:
        read = [parse(text, SHAPES, spelling) for text, spelling in zip(texts, SPELLINGS, strict=True)]
        if len(set(read)) > 1:
            complain("the example %r is read in %d ways", texts[0], len(set(read)), subtype="notation")
        tex = read[0].latex()
        rows.append(tag("tr", *(_cell(text) for text in texts), tag("td", nodes.math(tex, tex))))
    return rows


def _ambiguous(_lang: str) -> list[Tag]:
    rows = []
    for text in AMBIGUOUS:
        try:
            parse(text, SHAPES, "unicode")
        except Ambiguous as refusal:
            rows.append(tag("tr", _cell(text), *(_cell(one) for one in refusal.readings)))
        else:
            complain("the example %r is not refused", text, subtype="notation")
    return rows


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("notation", Notation)
