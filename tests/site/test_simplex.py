"""The triangle of three probabilities: a point stands where its masses put it, and what is no triple is refused."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from types import SimpleNamespace
from typing import Any

import pytest

from teorema.numeric.softmax import softmax
from teorema.tools.site import simplex as drawing
from teorema.tools.site.simplex import SimplexPicture, place, probabilities, simplex


def circles(svg: str) -> list[tuple[float, float]]:
    """The centres of the discs, in the order in which they are drawn."""
    tree = ElementTree.fromstring(svg)
    return [(float(one.get("cx", "")), float(one.get("cy", ""))) for one in tree.findall(".//{*}circle")]


def test_the_curve_is_softmax() -> None:
    for t in (0.0, 0.5, 1.0, 12.0):
        expected = softmax([t * math.log(w) for w in (1, 2, 3)])
        assert all(
            math.isclose(a, b, rel_tol=1e-12) for a, b in zip(probabilities((1, 2, 3), t), expected, strict=True)
        )


def test_points_lie_where_their_masses_put_them() -> None:
    corners = [place(unit) for unit in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
    sides = {round(math.dist(a, b), 6) for a in corners for b in corners if a != b}
    assert len(sides) == 1
    middle = place((1 / 3, 1 / 3, 1 / 3))
    assert len({round(math.dist(middle, corner), 6) for corner in corners}) == 1
    assert place((0.5, 0.5, 0)) == pytest.approx(tuple((a + b) / 2 for a, b in zip(*corners[:2], strict=True)))
    uniform, point = circles(simplex([1, 2, 3], "en"))[:2]
    assert uniform == pytest.approx(middle, abs=0.01)
    assert point == pytest.approx(place((1 / 6, 1 / 3, 1 / 2)), abs=0.01)
    assert point[1] < uniform[1] and point[0] > uniform[0]  # towards the third corner, and to the side of the second


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            ["softmax(0, ln 2, ln 3)", "= (1/6, 1/3, 1/2)", "softmax(tz), t from 0 to ∞", "two classes tie for first"],
        ),
        (
            "es",
            [
                "softmax(0, ln 2, ln 3)",
                "= (1/6, 1/3, 1/2)",
                "softmax(tz), t de 0 a ∞",
                "dos clases empatan en lo más alto",
            ],
        ),
    ],
)
def test_the_triangle_says_what_it_shows_in_both_languages(lang: str, words: list[str]) -> None:
    tree = ElementTree.fromstring(simplex([1, 2, 3], lang))
    texts = ["".join(one.itertext()).replace("\u200b", "") for one in tree.findall(".//{*}text")]
    assert [text for text in texts if text.startswith("s")][:3] == ["s1 = 1", "s2 = 1", "s3 = 1"]
    assert set(words) <= set(texts)
    assert "(1/6, 1/3, 1/2)" in (tree.get("aria-label") or "")
    assert float(tree.get("width", "0")) <= 358  # what a phone of 390 leaves to a page


@pytest.mark.parametrize("argument", ["1 2", "1 2 3 4", "0 1 2", "1 2 -3", "a b c", "1.5 2 3"])
def test_what_is_no_triple_of_positive_integers_is_refused(argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    monkeypatch.setattr(drawing, "complain", lambda message, *rest, **where: said.append((message, *rest)))
    directive = SimpleNamespace(arguments=[argument], get_location=lambda: "page:1")
    assert SimplexPicture.run(directive) == []  # type: ignore[arg-type]  # only these parts of a directive are asked
    assert said == [("exponentials: must be three positive integers, got %r", argument)]
