"""Every page with cells can be taken home: the same cells as a Jupyter notebook and as a Python script, under headings in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

from teorema.tools.site.tags import tag
from teorema.tools.site.words import NOTEBOOK, NOTEBOOK_FILES, NOTEBOOK_FROM

FOLDER: Final = "_downloads/notebooks"
Cell = tuple[str, str]
"""Kind, markdown or code, and text."""


def cells(doctree: nodes.document, lang: str) -> list[Cell]:
    """The cells of a page under the headings and after the paragraphs that introduce them; nothing where a page has no code."""
    found = list(_walk(doctree, 0))
    if not any(kind == "code" for kind, _ in found):
        return []
    kept: list[Cell] = []
    for index, (kind, text) in enumerate(found):
        nearest = found[index + 1][0] if index + 1 < len(found) else ""
        heading = text.startswith("#") and kind == "markdown"
        if kind == "code" or (heading and _leads_to_code(found, index)) or (kind == "markdown" and nearest == "code"):
            kept.append((kind, text))
    first = kept[0]
    note = f"*{NOTEBOOK_FROM[lang]}*"
    return [first, ("markdown", note), *kept[1:]] if first[0] == "markdown" else [("markdown", note), *kept]


def _leads_to_code(found: list[Cell], index: int) -> bool:
    level = len(found[index][1]) - len(found[index][1].lstrip("#"))
    for kind, text in found[index + 1 :]:
        if kind == "code":
            return True
        if text.startswith("#") and len(text) - len(text.lstrip("#")) <= level:
            return False
    return False


def _walk(node: nodes.Element, depth: int) -> Iterator[Cell]:
    for child in node.children:
        if isinstance(child, nodes.section):
            yield from _walk(child, depth + 1)
        elif isinstance(child, nodes.title):
            yield "markdown", f"{'#' * max(depth, 1)} {markdown(child)}"
        elif isinstance(child, nodes.container) and child.get("nb_element") == "cell_code":
            yield "code", next(child.findall(nodes.literal_block)).astext()
        elif isinstance(child, nodes.paragraph):
            yield "markdown", markdown(child)
        elif isinstance(child, nodes.Element) and not isinstance(child, nodes.comment):
            yield "other", ""


def markdown(node: nodes.Node) -> str:
    """The inline text of a node as Markdown: formulas, code and stress survive, links become their words.

    Example:
        >>> from teorema.tools.site.tags import inline
        >>> markdown(nodes.paragraph("", "", *inline("the map $x$ in `f`")))
        'the map $x$ in `f`'
    """
    if isinstance(node, nodes.Text):
        return str(node)
    inside = "".join(markdown(child) for child in node.children)
    for kind, mark in ((nodes.math, "$"), (nodes.literal, "`"), (nodes.emphasis, "*"), (nodes.strong, "**")):
        if isinstance(node, kind):
            return f"{mark}{inside}{mark}"
    return inside


def notebook(content: list[Cell]) -> dict[str, Any]:
    """The cells in the format of Jupyter, version 4.5, not run."""
    made: list[dict[str, Any]] = []
    for index, (kind, text) in enumerate(content):
        cell: dict[str, Any] = {
            "cell_type": kind,
            "id": f"cell-{index}",
            "metadata": {},
            "source": text.splitlines(keepends=True),
        }
        made.append({**cell, "execution_count": None, "outputs": []} if kind == "code" else cell)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def script(content: list[Cell]) -> str:
    """The cells as a script in the percent format that editors run cell by cell."""
    parts = []
    for kind, text in content:
        if kind == "code":
            parts.append(f"# %%\n{text}")
        else:
            parts.append("# %% [markdown]\n" + "\n".join(f"# {line}".rstrip() for line in text.splitlines()))
    return "\n\n".join(parts) + "\n"


def offer(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write both files of a page and put the links to them under its title."""
    if app.builder.format != "html":
        return
    lang = app.config.language
    content = cells(doctree, lang)
    title = next(iter(doctree.findall(nodes.title)), None)
    if not content or title is None or title.parent is None:
        return
    stem = docname.replace("/", "-")
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = {"ipynb": json.dumps(notebook(content), ensure_ascii=False, indent=1) + "\n", "py": script(content)}
    line = tag("p", NOTEBOOK[lang], class_="take-home")
    for index, (suffix, text) in enumerate(written.items()):
        (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8", newline="\n")
        href = f"{'../' * docname.count('/')}{FOLDER}/{stem}.{suffix}"
        line += nodes.Text(" · " if index else " ")
        line += tag("a", NOTEBOOK_FILES[suffix][lang], href=href, download=f"{stem}.{suffix}")
    title.parent.insert(title.parent.index(title) + 1, line)


def setup(app: Sphinx) -> None:
    """Connect to the pages as they are written."""
    app.connect("doctree-resolved", offer)
