"""One pass by hand: the numbers of the board, exact entries only, and what is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy

from teorema.ground.errors import Refused
from teorema.symbolic.network.hand import HandTrace, plain, trace
from teorema.symbolic.network.handfile import entries, entry, example, filled, from_words, read

RELU = {"x": [1, 2], "y": [1], "W1": [[1, 0], [1, -1]], "b1": [0, 0], "W2": [[2, 3]], "b2": [0]}


def test_exercise_15_2() -> None:
    found = trace([2, 2, 1], RELU)
    expected = {"C": "1/2", "a^[2]": "2", "δ^[2]": "1", "g_W^[2]": "[1, 0]", "ζ^[1]": "(2, 3)ᵀ", "δ^[1]": "(2, 0)ᵀ",
                "g_W^[1]": "[2, 4; 0, 0]", "g_b^[1]": "(2, 0)ᵀ"}  # fmt: skip
    assert {name: plain(found.value(name)) for name in expected} == expected


def test_a_logistic_unit_at_log_3_is_three_quarters_and_letters_stay_letters() -> None:
    w = sympy.Symbol("w", real=True)
    found = trace([1, 1, 1], {"x": 1, "y": w, "W1": sympy.log(3), "b1": 0, "W2": 4, "b2": -2}, hidden="logistic")
    assert plain(found.value("a^[1]")) == "3/4"
    assert found.value("a^[2]").tolist() == [[1]]
    assert sympy.expand(found.value("g_W^[1]").entries[0] - (1 - w) * Fraction(3, 4)) == 0


def test_softmax_with_cross_entropy_in_exact_thirds() -> None:
    given = {
        "x": [1, -5],
        "y": [0, 1],
        "W1": [[1, 0], [0, 1]],
        "b1": [0, 0],
        "W2": [[0, 0], [sympy.log(2), 0]],
        "b2": [0, 0],
    }
    found = trace([2, 2, 2], given, output="softmax", loss="cross_entropy")
    assert plain(found.value("a^[2]")) == "(1/3, 2/3)ᵀ"
    assert plain(found.value("δ^[2]")) == "(1/3, -1/3)ᵀ"


def test_a_trace_of_a_batch_sums_over_its_columns() -> None:
    found = trace([1, 1], {"x": [[1, 2]], "y": [[2, 3]], "W1": 1, "b1": 0}, batch=2)
    assert plain(found.value("g_W^[1]")) == "-3/2", "exercise 16.1"


def test_a_trace_reads_as_table_latex_and_json() -> None:
    found = trace([2, 2, 1], RELU)
    assert ("δ^[1]", "ζ^[1] ⊙ relu'(z^[1])", "(2, 0)ᵀ") in found.lines()
    assert r"\delta^{[1]}&=\begin{bmatrix}2\\0\end{bmatrix}" in found.latex()
    assert found.json()["rows"][0] == {
        "name": "x",
        "formula": "",
        "value": [["1"], ["2"]],
        "latex": r"\begin{bmatrix}1\\2\end{bmatrix}",
    }
    assert str(found).splitlines()[0] == "x       = (1, 2)ᵀ"
    assert isinstance(found, HandTrace)
    with pytest.raises(KeyError, match=r"name: must be one of x, y, .*, got 'z'"):
        found.value("z")


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        ({"x": None}, {}, "x: must have a value, got None"),
        ({"V1": 1}, {}, "values: must be among x, y, W1, b1, W2, b2, got V1"),
        ({"x": [1]}, {}, "x: must be 2×1, got 1×1"),
        ({"x": [0.5, 1]}, {}, "x: must be exact: integers, Fractions or SymPy expressions, got 0.5"),
        (
            {"W1": [[1, 0], [1, Fraction(-1, 2)]]},
            {},
            r"δ\^\[1\]: must have a value there, got relu has no derivative of order 1 at 0",
        ),
        ({}, {"hidden": "sigma"}, "hidden: must be known by name to be computed, got sigma"),
    ],
    ids=str,
)
def test_what_cannot_be_traced_is_refused(change: dict[str, Any], options: dict[str, Any], message: str) -> None:
    values = {key: value for key, value in {**RELU, **change}.items() if value is not None}
    with pytest.raises(Refused, match=f"^{message}$"):
        trace([2, 2, 1], values, **options)


def test_large_networks_are_refused_before_anything_is_computed() -> None:
    with pytest.raises(
        Refused, match=r"^widths: one passes by hand at most 12 units a layer and 8 layers, all integers, got 13 1$"
    ):
        trace([13, 1], {})


def test_the_example_file_reads_back_as_it_was_written() -> None:
    setup = read(filled([2, 3, 1], "pass.toml", "en"), "pass.toml")
    assert setup.widths == [2, 3, 1]
    assert {key: value.tolist() for key, value in setup.values.items()} == example([2, 3, 1])
    assert setup.options == {"hidden": "relu", "output": "identity", "loss": "half_squared"}
    assert "# Una pasada a mano." in filled([1, 1], "p", "es")


def test_entries_are_numbers_fractions_logarithms_and_letters() -> None:
    assert from_words("W1", "1 0; 1 -1").tolist() == [[1, 0], [1, -1]]
    assert from_words("x", "1, log(3)").tolist() == [[1], [sympy.log(3)]]
    assert entries("W1", [["1/2", 1]]).tolist() == [[Fraction(1, 2), 1]]
    assert entry("x", "0.5") == Fraction(1, 2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: read("widths = ", "f"), "f: must be a TOML file as `trace --new` writes it, got .*"),
        (lambda: read("x = 1", "f"), "f: must be a TOML file as `trace --new` writes it, got widths"),
        (
            lambda: from_words("W1", "1 0; 1"),
            "W1: rows separated by semicolons, entries by commas or blanks: 1 0; 1 -1, got 1 0; 1",
        ),
        (lambda: entries("x", [1.5]), r"x: entries are integers, fractions such as 1/2, log\(3\), or letters, got 1.5"),
        (lambda: entry("x", "1" * 300), "x: entries are integers, .*"),
        (lambda: entry("x", "__import__('os')"), "position .*"),
    ],
)
def test_what_is_no_entry_is_refused(call: Any, message: str) -> None:
    with pytest.raises(Refused, match=f"^{message}$"):
        call()
