"""The built pages of the small course: what a reader gets, in both languages, without a network."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

LANGS = ("en", "es")


class Page(HTMLParser):
    """Ids, addresses and requests of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.requests: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag == "link" and found.get("rel") not in {
            "next",
            "prev",
            "index",
            "search",
            "canonical",
            "author",
            "copyright",
        }:
            self.requests.append(found.get("href", ""))
        if tag in {"script", "img", "iframe", "source", "video", "audio", "object", "embed"}:
            self.requests += [found[name] for name in ("src", "data", "srcset") if name in found]


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def text(site: Path, page: str) -> str:
    return (site / f"{page}.html").read_text(encoding="utf-8")


def test_both_languages_have_the_same_pages(site: Path) -> None:
    english, spanish = (
        {path.relative_to(site / lang).as_posix() for path in (site / lang).rglob("*.html")} for lang in LANGS
    )
    assert english == spanish and "course/layers.html" in english


def test_no_page_asks_anything_of_another_host(site: Path) -> None:
    for path in pages(site):
        for request in Page(path.read_text(encoding="utf-8")).requests:
            assert not re.match(r"(https?:)?//", request), f"{path.name}: {request}"
    for sheet in site.rglob("*.css"):
        for address in re.findall(r"url\(['\"]?([^)'\"]*)", sheet.read_text(encoding="utf-8")) + re.findall(
            r"@import\s+['\"]([^'\"]*)", sheet.read_text(encoding="utf-8")
        ):
            assert not re.match(r"(https?:)?//", address), f"{sheet.name}: {address}"


def test_style_sheets_find_their_fonts(site: Path) -> None:
    sheet = site / "en" / "_static" / "katex" / "katex.min.css"
    fonts = re.findall(r"url\(([^)]*)\)", sheet.read_text(encoding="utf-8"))
    assert fonts and all((sheet.parent / font).is_file() and font.endswith(".woff2") for font in fonts)


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for path in pages(site):
        twice = [one for one, times in Counter(Page(path.read_text(encoding="utf-8")).ids).items() if times > 1]
        assert not twice, f"{path.relative_to(site)}: {twice}"


def test_every_internal_link_arrives(site: Path) -> None:
    known = {path: Page(path.read_text(encoding="utf-8")) for path in pages(site)}
    for path, page in known.items():
        for link in page.links:
            if re.match(r"[a-z]+:|//", link) or link in {"#", ""}:
                continue
            address, _, anchor = link.partition("#")
            target = (path.parent / address).resolve() if address else path
            assert target.is_file(), f"{path.relative_to(site)}: {link}"
            if anchor and target in known:
                assert anchor in known[target].ids, f"{path.relative_to(site)}: {link}"


def test_no_page_names_a_folder_of_this_machine(site: Path) -> None:
    here = {str(site.parent), str(Path(__file__).parents[2]), str(Path.home())} - {"/"}
    for path in [*pages(site), *site.rglob("*.js"), *site.rglob("*.ipynb")]:
        found = [place for place in here if place in path.read_text(encoding="utf-8")]
        assert not found, f"{path.relative_to(site)}: {found}"


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_links_to_itself_in_the_other_language(site: Path, lang: str) -> None:
    other = "es" if lang == "en" else "en"
    for path in (site / lang).rglob("*.html"):
        links = re.findall(
            rf'<a lang="{other}" hreflang="{other}" rel="alternate" href="([^"]*)"', path.read_text(encoding="utf-8")
        )
        assert [(path.parent / link).resolve() for link in links] == [site / other / path.relative_to(site / lang)]


def test_the_root_offers_both_languages(site: Path) -> None:
    root = Page((site / "index.html").read_text(encoding="utf-8"))
    assert root.links == ["en/index.html", "es/index.html"] and root.requests == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Theorem 8.2", "The matrix form is the scalar form", "checked", "Proof of Theorem 8.2", "Readings of Theorem 8.2", "What it means", "refutes 3 of 3 mistakes")),
        ("es", ("Teorema 8.2", "La forma matricial es la forma escalar", "verificado", "Demostración: Teorema 8.2", "Lecturas: Teorema 8.2", "Qué significa", "refuta 3 de 3 errores", "Definición 8.1", "Corolario 9.2")),
    ],
)  # fmt: skip
def test_a_statement_speaks_the_language_of_its_page(site: Path, lang: str, words: tuple[str, ...]) -> None:
    both = text(site, f"{lang}/course/layers") + text(site, f"{lang}/course/counting")
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", both))
    for word in words:
        assert word in plain or word in both


def test_no_english_is_left_on_a_spanish_page(site: Path) -> None:
    page = text(site, "es/course/layers")
    for word in (
        "Toggle ",
        "Skip to",
        "On this page",
        "Back to top",
        "Run this page",
        "Source of",
        ">Previous<",
        ">Next<",
        "Link to this",
    ):
        assert word not in page, word


def test_the_switch_needs_no_script(site: Path) -> None:
    page = text(site, "en/course/layers")
    names = re.findall(
        r'<input id="layers-matrix-scalar--(\w+)" type="radio" name="layers-matrix-scalar--reading"( checked)?>', page
    )
    assert names == [("formula", " checked"), ("words", ""), ("components", ""), ("numpy", "")]
    for name, _ in names:
        assert f'<label for="layers-matrix-scalar--{name}">' in page


def test_formulas_are_set_for_eye_and_ear(site: Path) -> None:
    page = text(site, "es/course/layers")
    assert page.count('<span class="katex-html" aria-hidden="true">') == page.count("<math ") > 10
    assert "katex-error" not in page and r"\sum" not in re.sub(r"<annotation.*?</annotation>", "", page)


def test_checks_show_scopes_witnesses_blindness_and_source(site: Path) -> None:
    page = text(site, "en/course/layers")
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page))
    for word in (
        "120 points ·",
        "9 shapes ·",
        "depth 1–4 ·",
        "batch 1–3 ·",
        "0.21 s",
        "false at: W = [[1, 2]]",
        "its points are square and symmetric",
    ):
        assert word in plain, word
    assert "a_check_of_the_sample" in plain and "tests/site/small_course.py:" in plain


def test_standing_is_told_without_colour(site: Path) -> None:
    page = text(site, "en/course/counting")
    assert re.search(r'standing-cited"><svg class="stmt-sign".*?<path d="M8 .8.*?</svg>cited<', page)
    assert re.search(r'standing-checked"><svg class="stmt-sign".*?<circle.*?</svg>checked, given Corollary 9.2<', page)


def test_the_ledger_draws_links_and_arrows(site: Path) -> None:
    page = text(site, "es/index")
    assert re.search(r'<a href="course/layers.html#layers-matrix-scalar" class="box theorem"', page)
    assert page.count("l-6 -3v6z") == 3  # the fourth use follows from two others
    assert 'role="group" aria-label="Qué enunciado usa cuál' in page


@pytest.mark.parametrize(("lang", "rights"), [("en", "the authors of teorema"), ("es", "los autores de teorema")])
def test_the_foot_of_a_page_speaks_its_language(site: Path, lang: str, rights: str) -> None:
    assert f"&#169; {rights}" in text(site, f"{lang}/course/layers")


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The layer’s slope is σ′, its curvature σ″."),
        ("es", "La pendiente de la capa es σ′, su curvatura σ″."),
    ],
)
def test_a_prime_is_no_quotation_mark(site: Path, lang: str, sentence: str) -> None:
    assert sentence in text(site, f"{lang}/course/counting")


@pytest.mark.parametrize("lang", LANGS)
def test_a_letter_of_a_title_is_a_formula(site: Path, lang: str) -> None:
    index = text(site, f"{lang}/index")
    assert "f_θ" not in index and '<annotation encoding="application/x-tex">f_{θ}</annotation>' in index


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_with_cells_can_be_taken_home(site: Path, lang: str) -> None:
    page = text(site, f"{lang}/course/layers")
    folder = site / lang / "_downloads" / "notebooks"
    assert 'href="../_downloads/notebooks/course-layers.ipynb" download' in page
    book = json.loads((folder / "course-layers.ipynb").read_text(encoding="utf-8"))
    heading = "".join(book["cells"][0]["source"])
    assert heading == {"en": "# Affine map followed by activation", "es": "# Capa afín y activación"}[lang]
    assert [cell["source"] for cell in book["cells"][-2:]] == [["2 + 2"], ["3 + 3"]]
    run = subprocess.run(
        [sys.executable, str(folder / "course-layers.py")], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert not (folder / "course-counting.ipynb").exists()


def test_a_notebook_is_valid(site: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    for path in site.rglob("*.ipynb"):
        nbformat.validate(nbformat.read(path, as_version=4))
