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
    assert line == r"W = [1/2 1], b = [0], \u03c3 = sigma, f = tanh, d = {k: [1, 2]}"


def test_a_network_with_31_parameters_is_a_whole_witness() -> None:
    def entries(rows: int, columns: int) -> list[list[Fraction]]:
        return [[Fraction(-7, 2 + i + j) for j in range(columns)] for i in range(rows)]

    network = {"W": {1: entries(5, 4), 2: entries(1, 5)}, "b": {1: entries(5, 1), 2: entries(1, 1)}}
    line = shown_point({**network, "x": entries(4, 1), "y": entries(1, 1)})
    assert "..." not in line
    assert line.startswith("W = {1: [-7/2 -7/3 -7/4 -7/5; -7/3 ") and line.endswith("], y = [-7/2]")


def test_a_witness_is_cut_between_values_and_says_so() -> None:
    assert shown_point({"W": [list(range(1000))], "x": 1}) == "W = ..., x = 1"
    line = shown_point({f"x{i}": 1000 + i for i in range(100)}, limit=40)
    assert line == "x0 = 1000, x1 = 1001, x2 = 1002, ..."
    assert len(shown_point({f"x{i}": i for i in range(1000)})) <= 400
    assert (
        shown_point({"ragged": [[1], [2, 3]], "list": [[[1, 2], [3, 4]]]})
        == "ragged = [[1], [2, 3]], list = [[1 2; 3 4]]"
    )
    assert shown_point({"s": frozenset({(2, Fraction(1, 2)), (1, 1)})}) == "s = {[1, 1], [2, 1/2]}"


def test_a_witness_leaves_out_functions_that_say_nothing_of_themselves() -> None:
    records = {"tanh": "<Activation tanh> in float64", "elu": "<Activation elu(alpha=1)>", "s": "<Activation step>"}
    nameless = {"f": {1: lambda u: u, 2: lambda u: u}, "g": lambda u: u}
    assert shown_point({"u": 2, **records, **nameless}) == "u = 2, s = step"
    assert shown_point(nameless) == "f = {1: <lambda>, 2: <lambda>}, g = <lambda>"


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
