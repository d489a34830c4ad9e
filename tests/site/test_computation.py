"""The computational graph: its numbers are derivatives, and every one of them stands in the drawing."""

from __future__ import annotations

import re

import pytest
import sympy

from teorema.tools.site.computation import drawing, numbers


@pytest.mark.parametrize(("x", "y"), [(1, 2), (-3, 4), (0, 5)])
def test_the_numbers_at_the_inputs_are_the_partial_derivatives(x: int, y: int) -> None:
    a, b = sympy.symbols("a b")
    f = (a * b) ** 2 + (a + b)
    found = numbers(x, y)
    assert found.value["+"] == f.subs({a: x, b: y})
    assert [found.slope[name] for name in "xy"] == [sympy.diff(f, one).subs({a: x, b: y}) for one in (a, b)]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_number_stands_in_the_drawing(lang: str) -> None:
    found = numbers(1, 2)
    written = re.findall(r">(-?\d+)</text>", drawing(1, 2, lang))
    assert sorted(map(int, written)) == sorted(map(int, [*found.value.values(), *found.slope.values()]))
