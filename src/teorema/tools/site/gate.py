"""What must hold before the site is published; each broken rule is a warning, and every warning stops the build."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from teorema.course import BUILT
from teorema.tools.site.domain import StatementDomain, book_of, complain

_TYPED_FORMULA: Final = re.compile(
    r"\$\$|^\s*(?:`{3,}|:{3,})\{(?:math|math:numbered|eval-rst)\}|\\begin\{(?:equation|align)", re.M
)


class FormulasAreNotProse(SphinxTransform):
    """Display formulas stay out of the catalogues: a translated one would come back wrapped in `::` and unreadable."""

    default_priority = 5  # before the translation of the page, which comes at 20

    def apply(self, **_keywords: object) -> None:
        for node in self.document.findall(nodes.math_block):
            node["translatable"] = False


def no_typed_formulas(_app: Sphinx, docname: str, content: list[str]) -> None:
    """On a page of the course every display formula comes from a directive that draws it from a checked object."""
    if not docname.startswith("course/"):
        return
    for found in _TYPED_FORMULA.finditer(content[0]):
        line = content[0].count("\n", 0, found.start()) + 1
        complain(
            "a typed display formula (%s): use {formula} or {statement}, or $...$ inline",
            found[0].strip(),
            location=(docname, line),
            subtype="typed",
        )


def every_statement_once(app: Sphinx, env: BuildEnvironment) -> None:
    """Each statement of a built piece is shown once, on the page of its piece, in order, and is not open."""
    if app.config.teorema_draft:
        return
    book = book_of(app)
    domain = env.domains["stmt"]
    assert isinstance(domain, StatementDomain)
    for one in book.statements.values():
        if one.piece not in BUILT:
            continue
        pages = domain.shown.get(one.id, [])
        if not pages:
            complain("%r is shown on no page", one.id, subtype="nowhere")
        if len(pages) > 1:
            complain(
                "%r is shown %d times: %s", one.id, len(pages), ", ".join(pages), location=pages[0], subtype="twice"
            )
        if one.reason is None and book.standing(one.id) == "cited":
            complain("%r is cited without a reason", one.id, subtype="cited")
        if book.standing(one.id) == "open" and not app.config.teorema_allow_open:
            why = book.record(one.id).get("why")
            complain(
                "%r is open%s",
                one.id,
                f": {why['en']}" if why else "",
                location=next(iter(pages), None),
                subtype="open",
            )
        for used in one.uses:
            if used not in book.statements:
                complain("%r uses %r, which is no statement", one.id, used, subtype="uses")


def in_order(app: Sphinx, doctree: nodes.document) -> None:
    """The numbers of the statements grow down the page."""
    book = book_of(app)
    shown: list[str] = []
    for node in doctree.findall(nodes.Element):
        identifiers: list[str] = node.get("ids", [])
        shown += [one for one in identifiers if one in book.statements]
    ranks = {identifier: rank for rank, identifier in enumerate(book.statements)}
    for before, after in pairwise(shown):
        if ranks[after] < ranks[before]:
            complain(
                "%r stands after %r, but its number is smaller: the page must follow the order of the registry",
                after,
                before,
                location=app.env.docname,
                subtype="order",
            )


def setup(app: Sphinx) -> None:
    """Connect the rules."""
    app.add_transform(FormulasAreNotProse)
    app.connect("source-read", no_typed_formulas)
    app.connect("doctree-read", in_order)
    app.connect("env-check-consistency", every_statement_once)
