"""The Sphinx domain of statements: which page shows which, the role that links to one, and the book that a build reads from."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from teorema.tools.site.book import Book, StatementLike, in_course_order, read_ledger
from teorema.tools.site.tags import inline

logger = logging.getLogger(__name__)
HERE: Final = Path(__file__).parent
_BOOKS: Final[WeakKeyDictionary[Sphinx, Book]] = WeakKeyDictionary()


def _call(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)()


def open_book(app: Sphinx, config: Config) -> None:
    """Read registry and ledger once, before any page; a config value changes with them, so that no page survives from an older state.

    Raises:
        ConfigError: the ledger is missing, partial or not of this tree, and the build is no draft.
    """
    registry: Callable[[], Mapping[str, StatementLike]] | Mapping[str, StatementLike] = _call(config.teorema_registry)
    assert isinstance(registry, Mapping)
    digest: str = _call(config.teorema_digest)
    path = Path(config.teorema_ledger)
    ledger, problem = read_ledger(path, digest)
    if problem is not None:
        if not config.teorema_allow_open:
            raise ConfigError(problem["en"])
        logger.info("draft: %s", problem["en"])
    _BOOKS[app] = Book(in_course_order(registry.values()), ledger, problem, Path(config.teorema_sources))
    state = hashlib.sha256(digest.encode())
    for file in ([path] if path.is_file() else []) + sorted(HERE.glob("*.py")):
        state.update(file.read_bytes())
    config.teorema_state = state.hexdigest()


def book_of(app: Sphinx) -> Book:
    """The book of this build."""
    return _BOOKS[app]


def complain(message: str, *arguments: object, location: Any = None, subtype: str) -> None:
    """A broken rule of the site: a warning, and every warning stops the build."""
    logger.warning(message, *arguments, location=location, type="teorema", subtype=subtype)


class StatementDomain(Domain):
    """Statements as link targets: id -> the pages that show it."""

    name = "stmt"
    label = "Statements"
    object_types = {"statement": ObjType("statement", "ref")}  # noqa: RUF012 - the base class declares it so
    initial_data = {"shown": {}, "order": {}}  # noqa: RUF012 - the base class declares it so
    data_version = 1

    @property
    def shown(self) -> dict[str, list[str]]:
        """Id -> pages that show the statement, a page once for each time."""
        shown: dict[str, list[str]] = self.data["shown"]
        return shown

    def note(self, identifier: str, docname: str) -> None:
        """Remember that a page shows a statement."""
        self.shown.setdefault(identifier, []).append(docname)

    def clear_doc(self, docname: str) -> None:
        for pages in self.shown.values():
            pages[:] = [page for page in pages if page != docname]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for identifier, pages in otherdata["shown"].items():
            self.shown.setdefault(identifier, []).extend(page for page in pages if page in docnames)

    def place(self, identifier: str) -> str | None:
        """The page that shows a statement, or None."""
        return next(iter(self.shown.get(identifier, ())), None)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        docname = self.place(target)
        return None if docname is None else make_refnode(builder, fromdocname, docname, target, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for identifier, pages in self.shown.items():
            for docname in pages[:1]:
                yield identifier, identifier, "statement", docname, identifier, 1


def link(app: Sphinx, identifier: str, docname: str, *text: nodes.Node | str) -> nodes.Node:
    """A link to a statement; in a draft a statement without a page is plain text."""
    content = nodes.inline("", "", classes=["stmt-link"])
    for part in text or (book_of(app).name(identifier, app.config.language),):
        content += nodes.Text(part) if isinstance(part, str) else part
    xref = pending_xref(
        "", content, refdomain="stmt", reftype="ref", reftarget=identifier, refdoc=docname, refexplicit=True
    )
    xref["refwarn"] = not app.config.teorema_draft
    return xref


class StatementRole(SphinxRole):
    """`{stmt}` gives number and title, `{thm}` the number only; both take `text <id>`."""

    def __init__(self, titled: bool) -> None:
        self.titled = titled

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        before, _, rest = self.text.rpartition("<")
        explicit, identifier = (
            (before.strip(), rest.rstrip(">").strip()) if before and self.text.endswith(">") else ("", self.text)
        )
        book = book_of(self.env.app)
        if identifier not in book.statements:
            complain("unknown statement %r", identifier, location=self.get_location(), subtype="unknown")
            return [nodes.literal(self.rawtext, identifier)], []
        lang = self.config.language
        text = explicit or book.name(identifier, lang)
        if self.titled and not explicit:
            text += f" ({book.statements[identifier].title[lang]})"
        return [link(self.env.app, identifier, self.env.docname, *inline(text))], []


def missing_link(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element) -> nodes.Node | None:
    """In a draft a link to a statement that no page shows yet is plain text."""
    return contnode if node.get("refdomain") == "stmt" and app.config.teorema_draft else None


def setup(app: Sphinx) -> None:
    """Register domain, roles and the settings that say where registry and ledger are."""
    app.add_config_value("teorema_registry", "teorema.symbolic.statements:registry", "env", types=str)
    app.add_config_value("teorema_digest", "teorema.tools.site.evidence:tree_digest", "env", types=str)
    app.add_config_value("teorema_ledger", "", "env", types=str)
    app.add_config_value("teorema_sources", "", "env", types=str)
    app.add_config_value("teorema_allow_open", False, "env", types=bool)
    app.add_config_value("teorema_draft", False, "env", types=bool)
    app.add_config_value("teorema_state", "", "env", types=str)
    app.add_domain(StatementDomain)
    app.add_role("stmt", StatementRole(titled=True))
    app.add_role("thm", StatementRole(titled=False))
    app.connect("config-inited", open_book)
    app.connect("missing-reference", missing_link)
