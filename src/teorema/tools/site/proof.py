"""The directive `{proof}`: a proof in prose that folds; its words are translated like any other of the page."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.tools.site.domain import book_of, complain
from teorema.tools.site.tags import tag
from teorema.tools.site.words import PROOF, PROOF_OF


class Proof(SphinxDirective):
    """`{proof}` with the optional id of the statement it proves; `:open:` unfolds it."""

    optional_arguments = 1
    has_content = True
    option_spec: ClassVar = {"open": directives.flag}

    def run(self) -> list[nodes.Node]:
        lang = self.config.language
        label = PROOF[lang]
        if self.arguments:
            book = book_of(self.env.app)
            if self.arguments[0] not in book.statements:
                complain("unknown statement %r", self.arguments[0], location=self.get_location(), subtype="unknown")
                return []
            label = PROOF_OF.format(name=book.name(self.arguments[0], lang))[lang]
        self.assert_has_content()
        body = tag("div", class_="proof-body")
        self.state.nested_parse(self.content, self.content_offset, body)
        end = tag("p", "∎", class_="proof-end", aria_hidden="true")
        return [tag("details", tag("summary", label), body, end, class_="proof", open="open" in self.options)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("proof", Proof)
