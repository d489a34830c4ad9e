"""Points: what is measured of them and how they are written down."""

from __future__ import annotations

from fractions import Fraction

import numpy

from teorema.evidence import Point
from teorema.evidence.point import fingerprint, float_in, shapes_of
from teorema.evidence.witness import shown_point
from teorema.ground.grid import Grid


class Opaque:
    """Shows its address only."""

    name = "sigma"


def test_a_point_is_its_values_and_its_sizes() -> None:
    point = Point({"W": Grid([[1, 2]]), "x": [3, 4], "c": 5}, width=2, depth=1)
    assert point.scope == {"width": 2, "depth": 1}
    assert shapes_of(point) == (("W", (1, 2)), ("x", (2,)))
    assert {**point, "z": 1}["z"] == 1


def test_witnesses_are_short_ascii_lines() -> None:
    point = {
        "W": numpy.array([[Fraction(1, 2), 1]], dtype=object),
        "b": Grid([[0]]),
        "σ": Opaque(),
        "f": numpy.tanh,
        "d": {"k": (1, 2)},
    }
    line = shown_point(point)
    assert line == r"W = [[1/2, 1]], b = [[0]], \u03c3 = sigma, f = tanh, d = {k: [1, 2]}"
    long = shown_point({"W": [list(range(100))]})
    assert len(long) == 200
    assert long.endswith(" ...")


def test_equal_points_have_equal_fingerprints() -> None:
    assert fingerprint({"x": [1, 2], "y": 3}) == fingerprint({"y": 3, "x": (1, 2)})
    assert fingerprint({"x": numpy.ones(3)}) == fingerprint({"x": numpy.ones(3)}) != fingerprint({"x": numpy.zeros(3)})
    assert fingerprint({"x": 1, "f": abs}) is None
    assert fingerprint({"x": 1, "f": Opaque()}) is None


def test_floats_are_found_wherever_they_hide() -> None:
    assert float_in({"x": [1, Fraction(1, 2)], "W": numpy.array([[1]]), "f": numpy.tanh}) is None
    assert float_in({"x": {"a": [1, 2.5]}}) == "x.a[1] = 2.5"
    assert float_in({"x": numpy.float32(0.5)}) is not None
    assert float_in({"x": numpy.array([1, 0.5], dtype=object)}) == "x[1] = 0.5"
