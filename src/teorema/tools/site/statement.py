"""The directives `{statement}`, `{formula}` and `{checks}`: a theorem on a page is drawn from the object that its checks verify."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.tools.site.book import Book, StatementLike
from teorema.tools.site.checks import badge, check_list, mistake_list
from teorema.tools.site.domain import StatementDomain, book_of, complain, link
from teorema.tools.site.tags import LEVEL_OF_PLACE, Tag, code, formula, inline, tag, untranslatable
from teorema.tools.site.words import PERMALINK, READINGS, READINGS_OF, REASON, SOURCE, STATEMENTS, USED_BY, USES

FOLDED: Final = 12
"""More links than these stand behind their number: forty theorems use one definition of the chain rule."""


class StatementDirective(SphinxDirective, ABC):
    """What the three directives share: the argument is the id of a statement of the registry."""

    required_arguments = 1

    @property
    def book(self) -> Book:
        return book_of(self.env.app)

    @property
    def lang(self) -> str:
        lang: str = self.config.language
        return lang

    def run(self) -> list[nodes.Node]:
        identifier = self.arguments[0]
        if identifier not in self.book.statements:
            complain("unknown statement %r", identifier, location=self.get_location(), subtype="unknown")
            return []
        try:
            return self.draw(self.book.statements[identifier])
        except Exception as error:  # whatever a rendering raises must name its statement and page
            complain(
                "%r cannot be rendered: %s: %s",
                identifier,
                type(error).__name__,
                error,
                location=self.get_location(),
                subtype="rendering",
            )
            return []

    @abstractmethod
    def draw(self, one: StatementLike) -> list[nodes.Node]:
        """What stands on the page for a statement."""

    def markdown(self, text: str) -> list[nodes.Node]:
        """Sentences of a statement, in the language of the page already."""
        return untranslatable(self.parse_text_to_nodes(text)) if text.strip() else []

    def display(self, tex: str) -> nodes.Element:
        return formula(tex, self.get_source_info())


class Formula(StatementDirective):
    """`{formula} id`: the claim alone, displayed."""

    def draw(self, one: StatementLike) -> list[nodes.Node]:
        return [self.display(one.latex(self.lang))]


class Checks(StatementDirective):
    """`{checks} id`: what was run for a statement, apart from the statement."""

    def draw(self, one: StatementLike) -> list[nodes.Node]:
        return [
            *_optional(check_list(self.env.app, one, self.env.docname)),
            *_optional(mistake_list(self.env.app, one, self.get_source_info())),
        ]


class Statement(StatementDirective):
    """`{statement} id`: heading, sentence, the claim in its readings, source, uses, checks."""

    def draw(self, one: StatementLike) -> list[nodes.Node]:
        domain = self.env.domains["stmt"]
        assert isinstance(domain, StatementDomain)
        domain.note(one.id, self.env.docname)
        box = tag(
            "div",
            self.heading(one),
            tag("div", *self.markdown(one.sentence(self.lang)), class_="stmt-sentence"),
            self.readings(one),
            *self.where(one),
            *self.reason(one),
            self.foot(one),
            *_optional(check_list(self.env.app, one, self.env.docname)),
            *_optional(mistake_list(self.env.app, one, self.get_source_info())),
            class_=f"stmt stmt-{one.kind}",
            id=one.id,
            role="group",
            aria_labelledby=f"{one.id}--number {one.id}--title",
        )
        self.state.document.note_explicit_target(box)
        return [box]

    def heading(self, one: StatementLike) -> Tag:
        name = self.book.name(one.id, self.lang)
        return tag(
            "div",
            tag(
                "div",
                tag("span", name, class_="stmt-number", id=f"{one.id}--number"),
                " ",
                tag("span", *inline(one.title[self.lang]), class_="stmt-title", id=f"{one.id}--title"),
                tag(
                    "a", "#", class_="headerlink", href=f"#{one.id}", aria_label=PERMALINK.format(name=name)[self.lang]
                ),
                class_="stmt-name",
                role="heading",
                aria_level=LEVEL_OF_PLACE,
            ),
            badge(self.book, one.id, self.lang),
            class_="stmt-head",
        )

    def readings(self, one: StatementLike) -> Tag:
        """The claim four times behind one switch: radio buttons, so that it needs no script and answers to the arrow keys."""
        panels = {name: panel for name, draw in _PANELS.items() if (panel := draw(self, one)) is not None}
        switch, shown = [], []
        for name, panel in panels.items():
            key = f"{one.id}--{name}"
            radio = tag("input", type="radio", name=f"{one.id}--reading", id=key, checked=name == "formula")
            switch += [radio, tag("label", READINGS[name][self.lang], for_=key)]
            shown.append(tag("div", panel, class_=f"stmt-panel stmt-{name}"))
        label = READINGS_OF.format(name=self.book.name(one.id, self.lang))[self.lang]
        return tag("div", *switch, *shown, class_="stmt-readings", role="radiogroup", aria_label=label)

    def where(self, one: StatementLike) -> list[nodes.Node]:
        text = one.definitions(self.lang)
        return [tag("div", *self.markdown(text), class_="stmt-where")] if text else []

    def reason(self, one: StatementLike) -> list[nodes.Node]:
        if one.reason is None:
            return []
        return [
            tag(
                "p",
                tag("span", REASON[self.lang], class_="stmt-label"),
                " ",
                *inline(one.reason[self.lang]),
                class_="stmt-reason",
            )
        ]

    def foot(self, one: StatementLike) -> Tag:
        foot = tag(
            "div",
            tag("p", tag("span", SOURCE[self.lang], class_="stmt-label"), " ", str(one.source)),
            class_="stmt-foot",
        )
        for label, identifiers in ((USES, one.uses), (USED_BY, self.book.users(one.id))):
            if identifiers:
                foot += self.list_of(label[self.lang], identifiers)
        return foot

    def list_of(self, label: str, identifiers: Sequence[str]) -> Tag:
        """Links in a row after a label; where they are many, behind their number."""
        named = tag("span", label, class_="stmt-label")
        line = tag("p") if len(identifiers) > FOLDED else tag("p", named)
        for index, identifier in enumerate(identifiers):
            line += nodes.Text(", " if index else " ")
            line += link(self.env.app, identifier, self.env.docname)
        if len(identifiers) <= FOLDED:
            return line
        return tag("details", tag("summary", named, " ", STATEMENTS.format(n=len(identifiers))[self.lang]), line)


def _optional(node: nodes.Node | None) -> list[nodes.Node]:
    return [] if node is None else [node]


def _formula(directive: Statement, one: StatementLike) -> nodes.Node | None:
    return directive.display(one.latex(directive.lang))


def _words(directive: Statement, one: StatementLike) -> nodes.Node | None:
    return tag("div", *directive.markdown(one.words(directive.lang)))


def _components(directive: Statement, one: StatementLike) -> nodes.Node | None:
    tex = one.components()
    return None if not tex else directive.display(tex)


def _numpy(_directive: Statement, one: StatementLike) -> nodes.Node | None:
    text = one.numpy()
    return code(text) if text else None


_PANELS: Final[dict[str, Callable[[Statement, StatementLike], nodes.Node | None]]] = {
    "formula": _formula,
    "words": _words,
    "components": _components,
    "numpy": _numpy,
}


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("statement", Statement)
    app.add_directive("formula", Formula)
    app.add_directive("checks", Checks)
