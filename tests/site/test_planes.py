"""The planes of XOR: dots stand where the network puts them, and the line of the right plane separates the classes."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from teorema.tools.site.half_planes import half_planes, learning
from teorema.tools.site.planes import LABELS, Dot, Plane, cut, drawing, xor_planes


def test_the_line_separates_the_hidden_values_and_no_dashed_line_the_inputs() -> None:
    inputs, hidden = xor_planes()
    (u, v, t) = hidden.lines[0]
    sides = {dot.full: u * dot.x + v * dot.y > t for dot in hidden.dots}
    assert sides == {True: True, False: False}
    assert all((u * dot.x + v * dot.y > t) == dot.full for dot in hidden.dots)
    for a, b, s in inputs.lines:
        assert not all((a * dot.x + b * dot.y > s) == dot.full for dot in inputs.dots)


def test_two_inputs_fold_into_one_point() -> None:
    inputs, hidden = xor_planes()
    assert len(inputs.dots) == 4
    assert {(dot.x, dot.y): dot.name for dot in hidden.dots} == {(0, 0): "00", (1, 0): "01, 10", (2, 1): "11"}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_plane_is_a_picture_with_a_name(lang: str) -> None:
    for plane, label in zip(xor_planes(), LABELS, strict=True):
        tree = ElementTree.fromstring(drawing(plane, label[lang]))
        assert tree.get("aria-label") == label[lang]
        assert len(tree.findall(".//{*}circle")) == len(plane.dots)


def test_a_line_outside_the_window_is_not_drawn() -> None:
    plane = Plane(0, 1, ("x", "y"), (Dot(0.5, 0.5, True, "a"),), ((1, 1, 5),))
    assert cut(plane, plane.lines[0]) == []
    assert drawing(plane, "one dot").count("<line") == 2
    assert plane.place(0, 1) == (0, 0)


def test_the_lines_of_and_and_or_separate_and_xor_has_none() -> None:
    for name, plane in half_planes():
        assert bool(plane.lines) == (name != "XOR")
        for u, v, t in plane.lines:
            assert all((u * dot.x + v * dot.y >= t) == dot.full for dot in plane.dots)
        assert f">{name}</text>" in drawing(plane, name)


def test_the_perceptron_ends_on_the_line_that_separates() -> None:
    lines, weights = learning()
    ((u, v, t),) = lines.lines
    assert (u, v, t) == (3, 2, 4)
    assert all((u * dot.x + v * dot.y > t) == dot.full for dot in lines.dots)
    assert weights.path[0] == (0, 0) and weights.path[-1] == (3, 2)
    assert len(weights.path) == 19 and weights.dots[-1].name == "18"
    assert drawing(weights, "path").count("<path") == 1
    assert drawing(lines, "lines").count("<line") <= 2 + 1 + len(lines.traces)
