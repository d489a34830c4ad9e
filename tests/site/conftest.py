"""For the tests of the site: the small course, read or built in a folder of the test's own."""

from __future__ import annotations

import io
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # small_course is read by the pages' conf.py under this name too

from small_course import write_ledger  # noqa: E402 - found only after the line above

from teorema.tools.site.build import Order, build  # noqa: E402 - kept beside its use


@dataclass(frozen=True, slots=True)
class Read:
    """What Sphinx said of some pages."""

    stopped: str
    warnings: str

    @property
    def said(self) -> str:
        return self.stopped + self.warnings


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Read]:
    """Read pages as the site does and return what Sphinx complains of.

    Keywords: `pages` adds or replaces pages, `ledger` changes the ledger's entries (None writes none), `settings` those of conf.py.
    """

    def reading(
        pages: dict[str, str] | None = None,
        ledger: dict[str, object] | None = {},  # noqa: B006 - never written to
        settings: dict[str, object] | None = None,
        builder: str = "dummy",
    ) -> Read:
        from sphinx.application import Sphinx
        from sphinx.util.docutils import docutils_namespace, patch_docutils

        docs = tmp_path / "docs"
        if not docs.exists():
            shutil.copytree(HERE / "sample", docs)
        for page in docs.glob("course/*.md"):
            page.write_text(_without_cells(page.read_text(encoding="utf-8")), encoding="utf-8")
        for name, text in (pages or {}).items():
            page = docs / f"{name}.md"
            older = page.read_text(encoding="utf-8") if page.exists() else ""
            page.write_text(text.replace("<older>", older), encoding="utf-8")
        if ledger is not None:
            write_ledger(docs / "ledger.json", **ledger)
        said = io.StringIO()
        stopped = ""
        with warnings.catch_warnings(), patch_docutils(docs), docutils_namespace():
            warnings.simplefilter("ignore")  # of other people's packages
            try:
                app = Sphinx(
                    docs,
                    docs,
                    tmp_path / "out",
                    tmp_path / "doctrees",
                    builder,
                    confoverrides={"nb_execution_mode": "off", "nitpicky": True, **(settings or {})},
                    status=None,
                    warning=said,
                )
                app.build()
            except Exception as error:
                stopped = f"{type(error).__name__}: {error}"
        return Read(stopped, said.getvalue())

    return reading


def _without_cells(text: str) -> str:
    """The page as plain Markdown: gates are tested faster where nothing is executed."""
    return text.partition("## How it is used")[0].removeprefix(
        "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n"
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small course built in both languages, cells executed, catalogues complete."""
    place = tmp_path_factory.mktemp("site")
    docs = place / "docs"
    shutil.copytree(HERE / "sample", docs)
    write_ledger(docs / "ledger.json")
    assert build(Order(out=place / "site", docs=docs, work=place / "work")) == 0
    yield place / "site"
