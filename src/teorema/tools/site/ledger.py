"""The directives `{ledger}` and `{syllabus}`: the whole course at a glance, what of it is built and how every statement stands."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.course import BUILT, PARTS, PIECES, Piece
from teorema.tools.measured import CHECK_KINDS
from teorema.tools.site.book import Book, Record, StatementLike
from teorema.tools.site.checks import badge, shape
from teorema.tools.site.domain import StatementDomain, book_of, link
from teorema.tools.site.graph import Box, draw
from teorema.tools.site.tags import Tag, inline, lowered, raw, tag
from teorema.tools.site.words import (
    GRAPH_LABEL,
    GRAPH_LEGEND,
    GRAPH_REDUCED,
    KINDS,
    LEDGER_HEADS,
    LEDGER_RUN,
    LEDGER_SUMMARY,
    LEDGER_TOOLS,
    NOT_YET,
    PART,
    PIECE_CITED,
    PIECE_COUNTS,
    PIECE_OPEN,
    STANDING,
)


class graph_place(nodes.General, nodes.Element):
    """Where the drawing goes once the pages of all statements are known."""


class Ledger(SphinxDirective):
    """`{ledger}`: what the run found in sum, the drawing, and one table for each piece."""

    def run(self) -> list[nodes.Node]:
        book, lang = book_of(self.env.app), self.config.language
        made: list[nodes.Node] = []
        if book.problem is not None:
            made.append(tag("p", book.problem[lang], class_="ledger-problem"))
        if book.ledger is not None:
            made += _summary(book.ledger, lang)
        made += [_legend(lang), graph_place()]
        for piece in PIECES:
            statements = book.of_piece(piece.stem)
            if statements:
                made.append(self.table(piece, statements))
        return made

    def table(self, piece: Piece, statements: list[StatementLike]) -> Tag:
        lang = self.config.language
        heads = tag(
            "tr", *(tag("th", head[lang], scope="col", role="columnheader") for head in LEDGER_HEADS), role="row"
        )
        rows = [self.row(one) for one in statements]
        key = f"ledger--{piece.stem}"
        title = tag("p", f"{piece.number}. ", _page_link(self, piece, piece.title[lang]), class_="part-title", id=key)
        # the roles say again what the elements are, for a style that lays rows out otherwise takes their meaning away
        table = tag(
            "table",
            tag("thead", heads, role="rowgroup"),
            tag("tbody", *rows, role="rowgroup"),
            class_="ledger",
            role="table",
            aria_labelledby=key,
        )
        return tag("div", title, tag("div", table, class_="scrolls"))

    def row(self, one: StatementLike) -> Tag:
        app, docname, lang = self.env.app, self.env.docname, self.config.language
        book = book_of(app)
        checks, uses = (tag("td", role="cell", data_head=head[lang]) for head in LEDGER_HEADS[2:])
        for index, used in enumerate(one.uses):
            uses += nodes.Text(", " if index else "")
            uses += link(app, used, docname)
        for index, check in enumerate(book.record(one.id)["checks"]):
            checks += nodes.Text(", " if index else "")
            checks += nodes.Text(f"{CHECK_KINDS[check['kind']][lang]} {check['points']}")
        title = tag("span", *inline(one.title[lang]))
        name = tag("th", link(app, one.id, docname), tag("br"), title, scope="row", role="rowheader")
        return tag("tr", name, tag("td", badge(book, one.id, lang), role="cell"), checks, uses, role="row")


def _summary(ledger: Record, lang: str) -> list[nodes.Node]:
    run = {
        **ledger,
        "digest": ledger["digest"][:12],
        "seconds": round(ledger["seconds"]),
        "started": ledger["started"][:16].replace("T", " "),
    }
    tools = ", ".join(f"{tool} {version}" for tool, version in ledger["tools"].items())
    return [
        tag("p", LEDGER_SUMMARY.format(**ledger["summary"])[lang], class_="ledger-summary"),
        tag("p", LEDGER_RUN.format(**run)[lang], " ", LEDGER_TOOLS[lang], " ", tools, ".", class_="ledger-run"),
    ]


def _legend(lang: str) -> Tag:
    legend = tag("p", tag("span", GRAPH_LEGEND[lang] + ":", class_="stmt-label"), class_="ledger-legend")
    for standing, (word, _) in STANDING.items():
        legend += tag("span", raw(shape(standing)), word[lang], class_=f"stmt-standing standing-{standing}")
    for kind in ("definition", "theorem"):
        others = (kind,) if kind == "definition" else ("theorem", "lemma", "corollary")
        named = ", ".join(KINDS[other][lang].lower() for other in others)
        legend += tag("span", tag("span", class_=f"legend-box {kind}"), named, class_="stmt-standing")
    legend += tag("span", GRAPH_REDUCED[lang], class_="legend-note")
    return legend


def put_graph(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Draw the graph where a page asked for it; now every statement has its address."""
    for node in list(doctree.findall(graph_place)):
        book, lang = book_of(app), app.config.language
        domain = app.env.domains["stmt"]
        assert isinstance(domain, StatementDomain)
        boxes = [_box(app, book, domain, one, docname) for one in book.statements.values()]
        lanes = {piece.stem: f"{piece.number}. {lowered(piece.title[lang])}" for piece in PIECES}
        drawing = draw(boxes, lanes, GRAPH_LABEL[lang]) if boxes and app.builder.format == "html" else ""
        node.replace_self(tag("div", raw(drawing), class_="graph-box scrolls"))


def _box(app: Sphinx, book: Book, domain: StatementDomain, one: StatementLike, docname: str) -> Box:
    lang, place = app.config.language, domain.place(one.id)
    href = (
        None
        if place is None or app.builder.format != "html"
        else f"{app.builder.get_relative_uri(docname, place)}#{one.id}"
    )
    title = one.title[lang].replace("$", "")
    uses = tuple(used for used in one.uses if used in book.statements)
    return Box(one.id, one.piece, book.name(one.id, lang), title, one.kind, book.standing(one.id), uses, href)


class Syllabus(SphinxDirective):
    """`{syllabus}`: the six parts and 24 pieces, with links to the built ones and how their statements stand."""

    def run(self) -> list[nodes.Node]:
        lang = self.config.language
        made: list[nodes.Node] = []
        for part in PARTS:
            pieces = [piece for piece in PIECES if piece.part == part]
            heading = PART.format(number=part.number, title=part.title[lang])[lang]
            listing = tag("ol", *(self.entry(piece) for piece in pieces), start=str(pieces[0].number))
            made.append(tag("div", tag("p", heading, class_="part-title"), listing, class_="part"))
        return [tag("div", *made, class_="syllabus")]

    def entry(self, piece: Piece) -> Tag:
        lang = self.config.language
        if piece.stem not in BUILT:
            return tag(
                "li",
                tag("span", *inline(piece.title[lang])),
                " ",
                tag("span", NOT_YET[lang], class_="piece-note"),
                class_="piece-later",
            )
        book = book_of(self.env.app)
        standings = [book.standing(one.id) for one in book.of_piece(piece.stem)]
        counts = PIECE_COUNTS.format(checked=standings.count("checked"), total=len(standings))[lang]
        for standing, text in (("cited", PIECE_CITED), ("open", PIECE_OPEN)):
            if standing in standings:
                counts += ", " + text.format(n=standings.count(standing))[lang]
        return tag(
            "li",
            _page_link(self, piece, piece.title[lang]),
            " ",
            tag("span", counts, class_="piece-note"),
            value=str(piece.number),
        )


def _page_link(directive: SphinxDirective, piece: Piece, text: str) -> nodes.Node:
    """The title of a piece, a link where its page is there."""
    page = f"course/{piece.stem}"
    content = nodes.inline("", "", *inline(text))
    if page not in directive.env.found_docs:
        return content
    where = {"refdomain": "std", "reftype": "doc", "reftarget": f"/{page}", "refdoc": directive.env.docname}
    return pending_xref("", content, refexplicit=True, refwarn=True, **where)


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_node(graph_place)
    app.add_directive("ledger", Ledger)
    app.add_directive("syllabus", Syllabus)
    app.connect("doctree-resolved", put_graph)
