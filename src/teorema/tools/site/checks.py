"""What the last run says about a statement, as it stands under it: every check with its scopes, what it refuted, what it cannot see, its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from teorema.tools.measured import CHECK_KINDS, OUTCOMES, decimal, measured
from teorema.tools.site.book import Book, ClaimLike, Record, StatementLike
from teorema.tools.site.domain import book_of, complain
from teorema.tools.site.graph import SIGNS
from teorema.tools.site.tags import Tag, code, formula, inline, raw, tag
from teorema.tools.site.words import (
    BLIND,
    CHECK_KIND_MEANS,
    CHECKED_BY,
    CHECKS,
    FALSE_AT,
    GIVEN,
    ILL_SHAPED,
    MISTAKES,
    NO_CHECK,
    REFUTES,
    SECONDS,
    SOURCE_OF_CHECK,
)


def shape(standing: str) -> str:
    """The sign of a standing, to stand beside its word."""
    return f'<svg class="stmt-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{SIGNS[standing]}</svg>'


def badge(book: Book, identifier: str, lang: str) -> Tag:
    """The standing in a sign and a word, with what it takes as given."""
    standing = book.standing(identifier)
    word = book.standing_word(identifier, lang)
    given = [book.name(other, lang) for other in book.record(identifier).get("given", ()) if other in book.statements]
    if given:
        word += f", {GIVEN[lang]} {', '.join(given)}"
    return tag("span", raw(shape(standing)), word, class_=f"stmt-standing standing-{standing}")


def check_list(app: Sphinx, one: StatementLike, docname: str) -> Tag | None:
    """The checks of a statement, one after the other; nothing for a cited one, which gives its reason instead."""
    book, lang = book_of(app), app.config.language
    checks = book.record(one.id)["checks"]
    label = CHECKS.format(name=book.name(one.id, lang))[lang]
    box = tag("div", class_="checks", role="group", aria_label=label)
    if not checks and one.reason is not None:
        return None
    if not checks:
        why = book.record(one.id).get("why")
        box += tag("p", NO_CHECK[lang], *(inline(f" {why[lang]}") if why else ()), class_="checks-none")
        return box
    box += tag("p", CHECKED_BY[lang], class_="checks-title")
    listing = tag("ul")
    for check in checks:
        listing += tag("li", *_check(app, one, check, docname))
    box += listing
    return box


def _check(app: Sphinx, one: StatementLike, check: Record, docname: str) -> Iterator[nodes.Node]:
    book, lang = book_of(app), app.config.language
    kind, outcome = check["kind"], check["outcome"]
    means = CHECK_KIND_MEANS.get(kind)
    yield tag(
        "p",
        tag("span", CHECK_KINDS[kind][lang], class_="check-kind", title=None if means is None else means[lang]),
        " ",
        *inline(check["scope"][lang]),
        class_="check-scope",
    )
    facts = [OUTCOMES[outcome][lang] if outcome in OUTCOMES else outcome]
    if check.get("reason"):
        facts[0] += f" ({check['reason']})"
    facts += [fact[lang] for fact in measured({"points": check["points"], **check.get("measured", {})})]
    total = len(one.mistakes)
    if total and check["refuted"]:
        facts.append(REFUTES.format(n=len(check["refuted"]), total=total)[lang])
    facts.append(SECONDS.format(value=decimal(check["seconds"]))[lang])
    line = tag("p", class_=f"check-facts outcome-{'passed' if outcome == 'passed' else 'bad'}")
    for index, fact in enumerate(facts, start=1):
        line += tag("span", fact if index == len(facts) else f"{fact} ·")
        line += nodes.Text(" ")
    yield line
    titles = {mistake.id: mistake.title for mistake in one.mistakes}
    for blind in check.get("blind", ()):
        about = BLIND.format(mistake=titles[blind["mistake"]][lang] if blind["mistake"] in titles else blind["mistake"])
        yield tag("p", *inline(about[lang]), " ", *inline(blind["why"][lang]), class_="check-blind")
    source = source_of(book.sources / check["file"], check["name"], check["line"])
    if not source and book.problem is None:
        complain("the source of check %r of %r is not in %s", check["name"], one.id, check["file"], subtype="source")
    if source:
        where = f"{check['file']}:{check['line']}"
        yield tag(
            "details",
            tag("summary", SOURCE_OF_CHECK[lang], " ", tag("code", check["name"])),
            code(source),
            tag("p", tag("code", where)),
            class_="check-source",
            id=f"check-{docname.replace('/', '-')}-{one.id}-{check['name']}",
        )


def mistake_list(app: Sphinx, one: StatementLike, location: tuple[str | None, int | None]) -> nodes.Node | None:
    """The refuted mistakes, folded: title, formula, and the shortest point at which a check found it false, a whole one where there is one."""
    lang = app.config.language
    witnesses: dict[str, list[str]] = {}
    for check in book_of(app).record(one.id)["checks"]:
        for refuted in check["refuted"]:
            witnesses.setdefault(refuted["mistake"], []).append(refuted["witness"])
    if not witnesses:
        return None
    listing = tag("ul")
    for mistake in one.mistakes:
        if mistake.id not in witnesses:
            continue
        shortest = sorted(filter(None, witnesses[mistake.id]), key=lambda line: ("..." in line, len(line)))[:1]
        listing += tag(
            "li",
            tag("p", *inline(mistake.title[lang]), class_="mistake-title"),
            formula(_lines(mistake.claim, lang), location),
            *(
                tag("p", _falsehood(mistake.ill_shaped, lang), " ", tag("code", witness), class_="mistake-witness")
                for witness in shortest
            ),
        )
    return tag("details", tag("summary", MISTAKES.format(n=len(listing))[lang]), listing, class_="mistakes")


def _lines(claim: ClaimLike, lang: str) -> str:
    """A claim of several formulas one below the other, where it can write itself so."""
    tex: str = getattr(claim, "lines", claim.latex)(lang)
    return tex


def _falsehood(ill_shaped: bool, lang: str) -> str:
    return f"{(ILL_SHAPED if ill_shaped else FALSE_AT)[lang]}:"


@cache
def source_of(path: Path, name: str, line: int) -> str:
    """The text of the function of this name at this line, with its decorators; of a check that another function made, that
    function; nothing where the file is not there or the line stands in no function."""
    if not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8")
    around = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            last = node.end_lineno or node.lineno
            if first <= line <= last:
                around.append((node.name != name.rpartition(".")[2].rpartition(":")[2], first, last))
    if not around:
        return ""
    _, first, last = min(around)
    return "\n".join(text.splitlines()[first - 1 : last])
