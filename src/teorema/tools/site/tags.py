"""HTML elements as nodes of a document, so that directives compose pages from parts that Sphinx still understands (links, search, formulas)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

LEVEL_OF_PLACE: Final = "place"
"""As an aria-level: one below the headings around the element, known when the page is written."""


LOWERED: Final = re.compile(r"\b[A-Za-z]_[α-ω]")
"""A letter with a Greek index, as the titles that a terminal shows too write it: f_θ."""


class Tag(nodes.General, nodes.Inline, nodes.TextElement):
    """One HTML element with attributes; its text is never offered for translation, since directives write it in the right language."""


def tag(name: str, /, *children: nodes.Node | str | None, **attributes: str | bool | None) -> Tag:
    """The element `name` with its children; `class_` stands for class, None drops an attribute or a child, True writes a bare one.

    Example:
        >>> tag("p", "hello", class_="note").astext()
        'hello'
    """
    html = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value not in (None, False)}
    identifier = html.pop("id", None)
    element = Tag("", "", tag=name, html=html)
    if identifier is not None:
        element["ids"] = [str(identifier)]
    for child in children:
        if child is not None:
            element += nodes.Text(child) if isinstance(child, str) else child
    return element


def raw(html: str) -> nodes.raw:
    """Ready HTML, a picture for instance."""
    return nodes.raw("", html, format="html")


def formula(tex: str, location: nodes.Element | tuple[str | None, int | None]) -> nodes.Element:
    """A display formula that remembers where it was asked for, so that a malformed one is reported with its page and line.

    Several rows become several formulas in one box: each then breaks by itself where the screen is narrow.
    """
    blocks = [
        nodes.math_block(row, row, translatable=False, nowrap=True, number=None, label=None)
        for row in rows(whole_norms(tex))
    ]
    for block in blocks:
        if isinstance(location, tuple):
            block.source, block.line = location
        else:
            block.source, block.line = location.source, location.line
    return blocks[0] if len(blocks) == 1 else tag("div", *blocks, class_="math-rows")


def rows(tex: str) -> list[str]:
    r"""The rows of a formula that is one aligned or gathered block; any other formula is one row.

    Example:
        >>> rows(r"\begin{aligned}&a=1\\[0.3em]&b=2\end{aligned}"), rows("a=1")
        (['a=1', 'b=2'], ['a=1'])
        >>> rows(r"\begin{gathered}\begin{matrix}1\\ 2\end{matrix}\\ y=3\end{gathered}")
        ['\\begin{matrix}1\\\\ 2\\end{matrix}', 'y=3']
    """
    block = re.fullmatch(r"\\begin\{(aligned|gathered)\}(.*)\\end\{\1\}", tex, flags=re.DOTALL)
    if block is None:
        return [tex]
    found, depth = [""], 0
    for part in re.split(r"(\\begin\{|\\end\{|\\\\(?:\[[^]]*\])?)", block[2]):
        depth += {r"\begin{": 1, r"\end{": -1}.get(part, 0)
        if depth == 0 and part.startswith("\\\\"):
            found.append("")
        else:
            found[-1] += part
    return [row.strip().removeprefix("&") for row in found]


def whole_norms(tex: str) -> str:
    r"""The same formula with every norm in braces: so it never breaks between its bars.

    Example:
        >>> whole_norms(r"\lVert u-v\rVert_{2}\le 1")
        '{\\lVert u-v\\rVert}_{2}\\le 1'
    """
    return re.sub(r"\\lVert\b(?:(?!\\[lr]Vert).)*\\rVert", lambda found: f"{{{found[0]}}}", tex)


def code(text: str, language: str = "python") -> nodes.literal_block:
    """A listing, highlighted, that stays out of the catalogues."""
    return nodes.literal_block(text, text, language=language, translatable=False)


def lowered(text: str) -> str:
    """The same text with its Greek indices in braces, as formulas and pictures want them.

    Example:
        >>> lowered("the model f_θ")
        'the model f_{θ}'
    """
    return LOWERED.sub(lambda found: f"{found[0][:2]}{{{found[0][2:]}}}", text)


def inline(text: str) -> list[nodes.Node]:
    """A short sentence whose `$formulas$`, `` `code` `` and letters like f_θ become nodes; titles, scopes and reasons are written so.

    Example:
        >>> [type(part).__name__ for part in inline("every $n$ at `n`")]
        ['Text', 'math', 'Text', 'literal']
        >>> inline("the model f_θ")[1].astext()
        'f_{θ}'
    """
    parts: list[nodes.Node] = []
    for piece in re.split(rf"(\$[^$]+\$|`[^`]+`|{LOWERED.pattern})", text):
        if LOWERED.fullmatch(piece):
            tex = lowered(piece)
            parts.append(nodes.math(tex, tex))
        elif len(piece) > 2 and piece[0] == piece[-1] == "$":
            parts.append(nodes.math(piece[1:-1], piece[1:-1]))
        elif len(piece) > 2 and piece[0] == piece[-1] == "`":
            parts.append(nodes.literal(piece[1:-1], piece[1:-1]))
        elif piece:
            parts.append(nodes.Text(piece))
    return parts


def untranslatable(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """The same nodes, kept out of the catalogues: their text already is in the language of the page."""
    children = list(children)
    for child in children:
        for element in child.findall(nodes.Element):
            element["translatable"] = False
    return children


def _sections_around(node: nodes.Node) -> int:
    return 0 if node.parent is None else isinstance(node.parent, nodes.section) + _sections_around(node.parent)


def _visit(translator: Any, node: Tag) -> None:
    attributes = {} if not node["ids"] else {"id": node["ids"][0]}
    attributes.update(node["html"])
    if attributes.get("aria-level") == LEVEL_OF_PLACE:
        attributes["aria-level"] = str(min(6, 1 + _sections_around(node)))
    written = "".join(
        f" {key}" if value is True else f' {key}="{translator.attval(value)}"' for key, value in attributes.items()
    )
    translator.body.append(f"<{node['tag']}{written}>")


def _depart(translator: Any, node: Tag) -> None:
    if node["tag"] not in {"input", "br", "hr", "img"}:
        translator.body.append(f"</{node['tag']}>")


def setup(app: Sphinx) -> None:
    """Register the node for HTML; other builders only read the pages."""
    app.add_node(Tag, html=(_visit, _depart))
