"""The pictures of the tank: named, in both languages, and with the paths that the code computes."""

from __future__ import annotations

import re

import pytest

from teorema.tools.site import tank


@pytest.mark.parametrize("draw", [tank.taps, tank.levels, tank.descent])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_picture_has_a_name_and_no_number_that_is_none(draw, lang):
    svg = draw(lang)
    assert svg.startswith("<svg") and 'role="img"' in svg
    assert not re.search(r"\b(nan|inf)\b", svg)
    assert svg == draw(lang)


def test_the_paths_of_descent_end_on_the_solutions():
    discs = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="2.6"', tank.descent("en"))
    ends = [tuple(map(float, at)) for at in discs][14::15]
    assert len(ends) == 2
    for x, y in ends:
        K1, K2 = -0.5 + (x - 34) * 5 / 250, 3.5 - (y - 14) * 5 / 250
        assert pytest.approx(10, abs=0.02) == 3 * K1 + K2


def test_the_pictures_speak_both_languages():
    assert "soluciones" in tank.descent("es") and "solutions" in tank.descent("en")
    assert "se vacía" in tank.levels("es")
    assert "canillas" in tank.taps("es")
