"""The pages in a real browser: nothing wider than the screen, nothing asked of the network, formulas set, switches that switch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from teorema.tools.site.screenshots import PATIENCE, THEMES, WIDTHS, browser, pages_of, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def running() -> Iterator[Any]:
    with browser() as program:
        yield program


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as where:
        yield where


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_page_fits_and_asks_nothing_outside(
    running: Any, site: Path, address: str, width: int, theme: str, lang: str
) -> None:
    context = running.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    page = context.new_page()
    outside: list[str] = []
    errors: list[str] = []
    page.on(
        "request", lambda request: None if request.url.startswith((address, "data:")) else outside.append(request.url)
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    for name in pages_of(site, lang):
        page.goto(f"{address}/{lang}/{name}.html", timeout=PATIENCE)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        set_ones = page.evaluate(
            "[...document.querySelectorAll('span.math, div.math')].every(m => m.querySelector('.katex math'))"
        )
        assert set_ones, name
    context.close()
    assert (outside, errors) == ([], [])


def test_the_switch_of_readings_works_without_a_script_and_from_the_keyboard(running: Any, address: str) -> None:
    context = running.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/course/layers.html")
    box = page.locator("#layers-matrix-scalar")
    assert box.locator(".stmt-formula").is_visible() and not box.locator(".stmt-words").is_visible()
    box.locator("#layers-matrix-scalar--formula").focus()
    page.keyboard.press("ArrowRight")
    assert box.locator(".stmt-words").is_visible() and not box.locator(".stmt-formula").is_visible()
    box.get_by_text("NumPy", exact=True).click()
    assert "W @ x + b" in box.locator(".stmt-numpy").inner_text()
    context.close()


def test_a_stop_after_a_formula_never_begins_a_line(running: Any, address: str) -> None:
    page = running.new_page()
    page.goto(f"{address}/en/course/layers.html")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    for width in range(300, 460, 4):
        page.set_viewport_size({"width": width, "height": 900})
        places = page.evaluate(
            "[...document.querySelectorAll('.math.stopped')].map(formula => ["
            "[...formula.querySelectorAll('.katex-html > .base')].pop().getBoundingClientRect().left,"
            "formula.nextElementSibling.getBoundingClientRect().left])"
        )
        assert places and all(last < stop for last, stop in places), width
    page.close()


@pytest.mark.parametrize(
    ("lang", "show", "hide"),
    [("en", "Show the code", "Hide the code"), ("es", "Mostrar el código", "Ocultar el código")],
)
def test_a_folded_cell_has_one_label_at_a_time(running: Any, address: str, lang: str, show: str, hide: str) -> None:
    page = running.new_page()
    page.goto(f"{address}/{lang}/course/layers.html")
    summary = page.locator("details.hide > summary")
    assert summary.inner_text().split("\n") == [show]
    summary.click()
    assert summary.inner_text().split("\n") == [hide]
    page.close()


def test_the_language_switch_keeps_the_page(running: Any, address: str) -> None:
    page = running.new_page()
    page.goto(f"{address}/en/course/counting.html")
    page.get_by_role("link", name="Español").click()
    assert page.url == f"{address}/es/course/counting.html"
    assert "Teorema 9.1" in page.locator("#counting-parameters").inner_text()
    page.close()


@pytest.mark.parametrize(("locale", "lang"), [("es-AR", "es"), ("es-MX", "es"), ("en-GB", "en"), ("de-DE", "en")])
def test_the_root_goes_to_the_language_of_the_browser(running: Any, address: str, locale: str, lang: str) -> None:
    context = running.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{address}/")
    page.wait_for_url(f"{address}/{lang}/index.html")
    context.close()


def test_a_long_formula_scrolls_in_its_own_box_and_can_be_reached(running: Any, address: str) -> None:
    context = running.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/en/course/layers.html")
    page.get_by_text("Components").first.click()
    box = page.locator("#layers-matrix-scalar .stmt-components div.math")
    assert box.evaluate("b => b.scrollWidth <= b.clientWidth + 1 || b.tabIndex === 0")
    context.close()
