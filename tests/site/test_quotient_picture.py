"""The picture of difference quotients: what it draws is what the library computes, below the bound that it shows."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree

import pytest

from teorema.numeric.differences import best_step, difference_bound
from teorema.tools.site.quotients import EPS, THIRD, drawing, errors


def test_the_errors_of_the_central_difference_stay_below_the_bound() -> None:
    found = errors("central")
    assert len(found) > 80
    assert all(error <= difference_bound(h, EPS, THIRD) for h, error in found)


def test_the_best_step_is_where_the_error_is_about_least() -> None:
    found = errors("central")
    least = min(error for _, error in found)
    best = best_step(EPS, THIRD)
    near = min(found, key=lambda one: abs(math.log(one[0] / best)))
    assert near[1] < difference_bound(best, EPS, THIRD) < 100 * least
    assert min(error for _, error in errors("forward")) > 10 * least


@pytest.mark.parametrize(("lang", "words"), [("en", ("best step", "error")), ("es", ("mejor paso", "paso h"))])
def test_three_curves_and_a_disc_are_drawn_with_a_legend(lang: str, words: tuple[str, str]) -> None:
    tree = ElementTree.fromstring(drawing(lang))
    texts = ["".join(text.itertext()) for text in tree.findall(".//{*}text")]
    assert set(words) <= set(texts)
    assert len(tree.findall(".//{*}path")) == 3
    assert len(tree.findall(".//{*}circle")) == 2
    assert tree.get("aria-label")
    assert float(tree.get("width", "")) <= 340


def test_the_disc_stands_on_the_bound() -> None:
    tree = ElementTree.fromstring(drawing("en"))
    bound = [
        tuple(map(float, pair)) for pair in re.findall(r"([\d.]+),([\d.]+)", tree.findall(".//{*}path")[2].get("d", ""))
    ]
    disc = tree.findall(".//{*}circle")[0]
    x, y = float(disc.get("cx", "")), float(disc.get("cy", ""))
    nearest = min(bound, key=lambda one: abs(one[0] - x))
    assert math.dist(nearest, (x, y)) < 3
    assert y >= max(one[1] for one in bound) - 1  # the lowest point of the curve, downwards in the picture
