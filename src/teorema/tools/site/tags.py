"""HTML elements as nodes of a document, so that directives compose pages from parts that Sphinx still understands (links, search, formulas)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

LEVEL_OF_PLACE: Final = "place"
"""As an aria-level: one below the headings around the element, known when the page is written."""


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


def formula(tex: str, location: nodes.Element | tuple[str | None, int | None]) -> nodes.math_block:
    """A display formula that remembers where it was asked for, so that a malformed one is reported with its page and line."""
    block = nodes.math_block(tex, tex, translatable=False, nowrap=True, number=None, label=None)
    if isinstance(location, tuple):
        block.source, block.line = location
    else:
        block.source, block.line = location.source, location.line
    return block


def code(text: str, language: str = "python") -> nodes.literal_block:
    """A listing, highlighted, that stays out of the catalogues."""
    return nodes.literal_block(text, text, language=language, translatable=False)


def inline(text: str) -> list[nodes.Node]:
    """A short sentence whose `$formulas$` and `` `code` `` become nodes; titles, scopes and reasons are written so.

    Example:
        >>> [type(part).__name__ for part in inline("every $n$ at `n`")]
        ['Text', 'math', 'Text', 'literal']
    """
    parts: list[nodes.Node] = []
    for piece in re.split(r"(\$[^$]+\$|`[^`]+`)", text):
        if len(piece) > 2 and piece[0] == piece[-1] == "$":
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
