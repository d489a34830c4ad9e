"""Building the site: templates of the catalogues, their check, both languages, and the page at the root."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import teorema
from teorema.course import PIECES
from teorema.ground.errors import Refused
from teorema.ground.text import LANGS, Text
from teorema.tools.site import catalogues
from teorema.tools.site.pictures import write_static
from teorema.tools.site.reference import write as write_reference

CHECKOUT: Final = Path(teorema.__file__).parents[2]
DOCS: Final = CHECKOUT / "docs"

_SILENT_PARTS: Final = "toc.not_readable,toc.excluded,ref.doc,ref.ref,ref.myst,myst.xref_missing"
"""Warnings about pages that are not there yet, or that a build of one page does not read. Cells that are not run, as for gettext, have no lexer either."""

_EACH_ITS_OWN: Final = "bibtex.duplicate_citation"
"""Every page lists the books it cites, and its citations go to its own list: the same book on two pages is meant."""

_CHATTER: Final = re.compile(r"\[IPKernelApp\] WARNING \| Kernel is running over TCP|traitlets client\.py")
"""What the kernel that runs the cells says at each start on 127.0.0.1, whatever the pages hold."""

_ROOT: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>teorema</title>
<style>body{font-family:system-ui,sans-serif;max-width:30rem;margin:20vh auto;padding:0 1rem;line-height:1.6}</style>
<script>
location.replace((/^es\\b/.test(navigator.language || "") ? "es" : "en") + "/index.html");
</script>
</head>
<body>
<h1>teorema</h1>
<p><a href="en/index.html" lang="en" hreflang="en">The course in English</a></p>
<p><a href="es/index.html" lang="es" hreflang="es">El curso en español</a></p>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build.

    Arguments:
        out: folder of the finished site.
        langs: the languages.
        docs: folder of the pages, with conf.py.
        allow_open: let open statements and a ledger that is missing, stale or partial pass.
        draft: besides, let statements without a page and missing translations pass.
        only: the one page that is built beside the first: the stem of a piece, or a path such as explanation/sympy; a draft.
        work: folder for what Sphinx keeps between builds.
        settings: further values of conf.py, name=value.

    Raises:
        ValueError: a language or a stem is unknown, or the folder has no conf.py.
    """

    out: Path
    langs: tuple[str, ...] = LANGS
    docs: Path = DOCS
    allow_open: bool = False
    draft: bool = False
    only: str | None = None
    work: Path | None = None
    settings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.docs / "conf.py").is_file():
            rule = Text(
                "must hold the pages of the course and conf.py", "debe contener las páginas del curso y conf.py"
            )
            raise Refused("docs", rule, str(self.docs))
        if self.only is not None and not (
            self.only in {one.stem for one in PIECES}
            or ("/" in self.only and (self.docs / f"{self.only}.md").is_file())
        ):
            raise Refused("only", Text("must be the stem of a piece", "debe ser el nombre de una pieza"), self.only)

    @property
    def page(self) -> str | None:
        """The one page that is built, as course/layers; None for all."""
        return self.only if self.only is None or "/" in self.only else f"course/{self.only}"

    @property
    def keeps(self) -> Path:
        """Where Sphinx keeps what it read; a build of one page never touches that of the whole."""
        name = "sphinx" if self.only is None else f"sphinx-{self.only.replace('/', '-')}"
        return self.work or CHECKOUT / "build" / name

    def sphinx(self, builder: str, lang: str, *more: str) -> int:
        """Run Sphinx and return its exit code; its warnings are errors."""
        place = self.keeps / (lang if builder == "html" else builder)
        # The languages are built at the same time, and a cache of cells serves one process: each has its own.
        values = [f"language={lang}", f"nb_execution_cache_path={place / 'cells'}", *self.settings, *more]
        if self.allow_open or self.lenient:
            values.append("teorema_allow_open=1")
        if self.lenient:
            values.append("teorema_draft=1")
        if self.only is not None:
            values.append(f"include_patterns=index.md,{self.page}.md")
        silent = [_SILENT_PARTS] * (self.lenient or builder == "gettext") + ["myst-nb.lexer"] * (builder == "gettext")
        values.append(f"suppress_warnings={','.join([_EACH_ITS_OWN, *silent])}")
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-b", builder, "-d", str(place / "doctrees")]
        command += [word for value in values for word in ("-D", value)]
        environment = os.environ | {
            "JUPYTER_PREFER_ENV_PATH": "1",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            # The cells draw into the page; with any other backend plt.show() shows nothing and nobody is told.
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        }
        with subprocess.Popen(
            [*command, str(self.docs), str(place / builder)],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as running:
            assert running.stderr is not None
            for line in running.stderr:
                if line.strip() and not _CHATTER.search(line):
                    sys.stderr.write(f"{lang}: {line}")
        return running.returncode

    @property
    def lenient(self) -> bool:
        """A page alone is always a draft: the other pages show the other statements."""
        return self.draft or self.only is not None

    def templates(self) -> dict[str, Path]:
        """The messages of the pages, freshly extracted.

        Raises:
            ValueError: Sphinx could not read the pages; its messages stand above.
        """
        folder = self.keeps / "gettext" / "gettext"
        shutil.rmtree(self.keeps / "gettext", ignore_errors=True)
        if self.sphinx("gettext", "en", "nb_execution_mode=off", "teorema_allow_open=1", "teorema_draft=1"):
            raise Refused(
                "pages", Text("must be readable by Sphinx", "deben ser legibles por Sphinx"), "the messages above"
            )
        found = catalogues.templates(folder)
        if self.only is not None:
            found = {page: path for page, path in found.items() if page == self.page}
        return found

    @property
    def locale(self) -> Path:
        """Where the Spanish catalogues lie."""
        return self.docs / "locale" / catalogues.LANGUAGE / "LC_MESSAGES"


def say(line: str) -> None:
    """One line on what happens now."""
    print(f"site: {line}", flush=True)


def build(order: Order) -> int:
    """Build every language of the order into its folder; 0 if all went well, 1 if a rule of the site is broken.

    The languages are built side by side, and beside them the Spanish catalogues are looked at.
    """
    started = time.monotonic()
    translated = catalogues.LANGUAGE in order.langs and order.only is None
    with ThreadPoolExecutor() as side_by_side:
        looked = side_by_side.submit(check, order, strict=not order.lenient) if translated else None
        built = list(side_by_side.map(lambda lang: pages(order, lang), order.langs))
    if not all(built) or (looked is not None and not looked.result()):
        return 1
    (order.out / "index.html").write_text(_ROOT, encoding="utf-8", newline="\n")
    say(f"done in {time.monotonic() - started:.0f} s: {order.out / 'index.html'}")
    return 0


def pages(order: Order, lang: str) -> bool:
    """Build the pages of one language; whether all went well."""
    begun = time.monotonic()
    say(f"pages in {lang} ...")
    if order.sphinx("html", lang):
        say(f"the build in {lang} stopped: its warnings above are errors")
        return False
    publish(order.keeps / lang / "html", order.out / lang)
    say(f"pages in {lang}: {time.monotonic() - begun:.0f} s")
    return True


def check(order: Order, strict: bool) -> bool:
    """Whether the Spanish catalogues are complete; a draft only says how much is missing."""
    pots = order.templates()
    found = [fault for fault in catalogues.faults(pots, order.locale) if order.only is None or fault.page in pots]
    for fault in found[: 40 if strict else 5]:
        say(str(fault))
    if found:
        say(
            f"{len(found)} messages of the Spanish catalogues are not in order"
            + ("" if strict else " (a draft, so it goes on)")
        )
    return not (found and strict)


def gettext(order: Order) -> int:
    """Bring the Spanish catalogues up to date and say what they lack; 1 if they lack anything."""
    pots = order.templates()
    for line in catalogues.update(pots, order.locale):
        say(line)
    return 0 if check(order, strict=True) else 1


def publish(built: Path, place: Path) -> None:
    """Put finished pages in place of the older ones, without what only Sphinx reads."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(
        built, place, ignore=shutil.ignore_patterns(".buildinfo*", ".doctrees", "objects.inv", ".nojekyll", "_sources")
    )


def pictures(folder: Path = DOCS / "_static") -> int:
    """Write the pictures that stand outside the pages."""
    for file in write_static(folder):
        say(f"wrote {file.name}")
    return 0


def reference(folder: Path = DOCS / "reference") -> int:
    """Write the pages of the reference from the exports of the package."""
    for file in write_reference(folder):
        say(f"wrote {file.name}")
    return 0


def languages(word: str) -> tuple[str, ...]:
    """The languages that en, es or both stand for."""
    return LANGS if word == "both" else (word,)
