"""Pictures of every page of the built site, in both languages, on a phone and on a desk, light and dark, for somebody to look at."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import LANGS, Text
from teorema.tools.cli.site import server
from teorema.tools.site.build import say

WIDTHS: Final = (390, 1280)
THEMES: Final = ("light", "dark")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PATIENCE: Final = 120_000
"""Milliseconds to wait for a browser on a busy machine."""


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium of the system, driven by Playwright.

    Raises:
        ValueError: there is no Chromium, or Playwright is not installed.
    """
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        raise Refused("browser", Text("must be an installed Chromium", "debe ser un Chromium instalado"), "none")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Refused("browser", Text("needs Playwright", "necesita Playwright"), "no module playwright") from None
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(FLAGS), timeout=PATIENCE)
        try:
            yield running
        finally:
            running.close()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site while a thread serves it.

    Raises:
        ValueError: the folder holds no site.
    """
    if not (site / "index.html").is_file():
        rule = Text("must hold a built site", "debe contener un sitio construido")
        raise Refused("site", rule, str(site), Text("build it first", "primero se construye"))
    with server(site) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()


def pages_of(site: Path, lang: str) -> list[str]:
    """Every page of one language, without its suffix; search results and the index of names are no pages to read."""
    folder = site / lang
    found = (path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.rglob("*.html")))
    return [page for page in found if page not in {"search", "genindex", "py-modindex"} and not page.startswith("_")]


def screenshots(site: Path, folder: Path, only: Sequence[str] = ()) -> int:
    """Write one picture for every page, language, width and theme, and say which page is wider than the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    wide = 0
    with served(site) as address, browser() as running:
        for width in WIDTHS:
            for theme in THEMES:
                context = running.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
                page = context.new_page()
                for lang in LANGS:
                    for name in only or pages_of(site, lang):
                        page.goto(f"{address}/{lang}/{name}.html", timeout=PATIENCE)
                        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                            wide += 1
                            say(f"wider than {width} px: {lang}/{name}")
                        file = f"{name.replace('/', '-')}-{lang}-{width}-{theme}.png"
                        page.screenshot(path=folder / file, full_page=True, timeout=PATIENCE)
                context.close()
    say(f"pictures in {folder}")
    return 1 if wide else 0
