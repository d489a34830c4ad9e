"""The pictures of linear regression: squares are square, paths end at the minimisers, and both languages are spoken."""

from __future__ import annotations

import re

import pytest

from teorema.tools.site import regression


def rectangles(svg):
    """Width and height of the filled squares."""
    found = re.findall(r'<rect [^>]*?width="([\d.]+)" height="([\d.]+)" fill="var\(--tm-warm\)"', svg)
    return [(float(a), float(b)) for a, b in found]


def test_each_residual_is_the_side_of_a_square():
    sides = rectangles(regression.squares("en"))
    assert len(sides) == len(regression.POINTS) == 4
    assert all(a == b for a, b in sides)
    unit = 250 / 6
    assert [a / unit for a, _ in sides] == pytest.approx([0.1, 0.8, 1.3, 0.6], abs=0.01)


@pytest.mark.parametrize("draw", [regression.squares, regression.bowl, regression.valley])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_picture_has_a_name_and_no_number_that_is_none(draw, lang):
    svg = draw(lang)
    assert svg.startswith("<svg") and 'role="img"' in svg
    assert not re.search(r"\b(nan|inf)\b", svg)
    assert svg == draw(lang)


def test_the_pictures_speak_both_languages():
    assert "minimizadores" in regression.valley("es")
    assert "minimisers" in regression.valley("en")
    assert "la mitad del límite" in regression.bowl("es")
    assert "mínimos cuadrados" in regression.squares("es")


def test_the_valley_paths_end_on_the_line_of_minimisers():
    discs = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="2.4"', regression.valley("en"))
    ends = [tuple(map(float, at)) for at in discs][12::13]
    assert len(ends) == 3
    for x, y in ends:
        w1, w2 = -1 + (x - 34) * 6 / 250, 4.5 - (y - 14) * 6 / 250
        assert w1 + 2 * w2 == pytest.approx(5, abs=0.01)
