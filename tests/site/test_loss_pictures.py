"""The pictures of losses: what they draw is what the records compute."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from teorema.numeric.losses import LOSSES
from teorema.tools.site.losses import DATA, _level, against_logit, against_residual, landscape

RESIDUAL = ("squared", "half_squared", "absolute", "huber")


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def points(path: ElementTree.Element) -> list[tuple[float, float]]:
    pairs = re.findall(r"(-?[\d.]+),(-?[\d.]+)", path.get("d", ""))
    return [(float(x), float(y)) for x, y in pairs]


@pytest.mark.parametrize("lang, title", [("en", "Huber loss"), ("es", "pérdida de Huber")])
def test_losses_and_their_slopes_are_drawn_with_a_legend(lang: str, title: str) -> None:
    tree = drawn(against_residual([LOSSES[name] for name in RESIDUAL], lang))
    texts = ["".join(text.itertext()) for text in tree.findall(".//{*}text")]
    assert title in texts
    # four losses, four slopes, and the slope of the absolute error in two pieces
    assert len(tree.findall(".//{*}path")) == 4 + 4 + 1
    assert title in tree.get("aria-label", "")
    assert float(tree.get("width", "")) <= 360


def test_the_curve_of_huber_is_a_parabola_and_then_a_line() -> None:
    tree = drawn(against_residual([LOSSES["huber"]], "en"))
    left = points(tree.findall(".//{*}path")[0])
    r = np.linspace(-3, 3, len(left))
    value = np.where(abs(r) <= 1, r * r / 2, abs(r) - 0.5)
    heights = np.array([y for _, y in left])
    scale = (heights.max() - heights.min()) / (value.max() - value.min())
    assert np.abs(heights.max() - heights - scale * value).max() < 0.05


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_disc_marks_the_point_where_the_squared_error_bends(lang: str) -> None:
    tree = drawn(against_logit(lang))
    assert len(tree.findall(".//{*}circle")) == 3
    assert any("−ln 2" in "".join(text.itertext()) for text in tree.findall(".//{*}text"))


def test_level_lines_stand_where_the_cost_has_their_level() -> None:
    x, y = np.linspace(-2, 2, 41), np.linspace(-2, 2, 41)
    circle = x[:, None] ** 2 + y[None, :] ** 2 - 1
    ends = [end for segment in _level(circle, x, y) for end in segment]
    assert len(ends) > 100
    assert max(abs(a * a + b * b - 1) for a, b in ends) < 0.01
    assert _level(circle + 10, x, y) == []


def test_the_least_cost_of_the_landscape_is_marked() -> None:
    tree = drawn(landscape("en", cells=24))
    discs = [circle for circle in tree.findall(".//{*}circle") if circle.get("fill") == "currentColor"]
    assert len(discs) == 3  # one for each landscape and one in the legend
    x, y = (np.array(column, dtype=float) for column in zip(*DATA, strict=True))

    def cost(w: float, b: float) -> float:
        return float(LOSSES["logistic_cross_entropy"].value((w * x + b)[None, :], y[None, :]).mean())

    best = min((cost(w, b), w, b) for w in np.linspace(-4, 6, 25) for b in np.linspace(-6, 6, 25))
    left = 26 + 142 * (best[1] + 4) / 10
    assert float(discs[0].get("cx", "")) == pytest.approx(left, abs=0.01)
