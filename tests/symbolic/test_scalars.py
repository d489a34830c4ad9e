"""The zero test never says a wrong word: equal by normal form, different by a certain number, else undecided."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp

from teorema.symbolic.calculus.scalars import is_zero, sign

x, y = sp.symbols("x y", real=True)
UNEVALUATED = sp.exp(sp.log(sp.Rational(5, 2)) - sp.log(2) - sp.log(sp.Rational(5, 4)))
"""1, which SymPy 1.14 leaves standing as exp(0)."""


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ((x + y) ** 2 - x**2 - 2 * x * y - y**2, True),
        (x - y, False),
        (1 / (1 + sp.exp(-x)) + 1 / (1 + sp.exp(x)) - 1, True),
        (sp.log(12) - sp.log(3) - 2 * sp.log(2), True),
        (sp.log(8) - 3 * sp.log(3), False),
        (sp.log(sp.Rational(4, 9)) - 2 * sp.log(sp.Rational(2, 3)), True),
        (sp.sqrt(2) * sp.sqrt(3) - sp.sqrt(6), True),
        (sp.Rational(1, 3) - sp.Rational(1, 4), False),
        (sp.pi - sp.Rational(355, 113), False),
        (sp.exp(sp.log(3)) - 3, True),
        (sp.log(sp.Rational(131, 150) + UNEVALUATED) + sp.log(2) - sp.log(sp.Rational(281, 75)), True),
        (x * UNEVALUATED - x, True),
        (x * UNEVALUATED - 2 * x, False),
    ],
)
def test_zero_is_decided(value: Any, verdict: bool) -> None:
    assert is_zero(value) is verdict


def test_what_is_too_close_to_tell_stays_undecided() -> None:
    almost = sp.pi - sp.Rational(str(sp.N(sp.pi, 80)))
    assert is_zero(almost) is None and sign(almost) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (sp.sqrt(2) - 1, 1),
        (sp.log(sp.Rational(1, 2)), -1),
        (sp.Integer(0), 0),
        (x, None),
        (sp.log(4) - 2 * sp.log(2), 0),
    ],
)
def test_signs_of_constants(value: Any, expected: int | None) -> None:
    assert sign(value) == expected
