"""What the index calculus does not write it refuses in one line, before work starts; equality of it stays undecided."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Elementwise,
    Entry,
    Expr,
    Norm,
    Rank,
    ShapeError,
    Size,
    Total,
    apply,
    column_list,
    index,
    matrix,
    scalar,
    size,
    size_family,
    total,
    vector,
)
from teorema.symbolic.indices import Beyond, components, differentiate, equal
from teorema.symbolic.indices.reading import refuse_large

m, n = size("m"), size("n")
A, B = matrix("A", "m", "n"), matrix("B", "n", "m")
x = vector("x", "n")
c = scalar("c")
sigma = Elementwise("s")
i = index("i")


def named(name: str, argument: Expr, *rest: Any, order: int = 0) -> Expr:
    return apply(NAMED[name], argument, *rest, order=order)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        (Rank(A), r"expression: has no components in the index calculus, got rank"),
        (Norm(A, "2"), r"has no components in the index calculus"),
        (
            total(ELL, 1, n, Size(size_family("N")[ELL]) * Total(vector("u", size_family("N")[ELL]))),
            r"depend on a bound",
        ),
        (Entry(vector("w", 3), 5), r"must keep each index within its axis, got 5 in 1..3"),
        (total(i, 1, n + 1, Entry(x, i)), r"must keep each index within its axis"),
        (c**1000, r"exponents must be at most 32, got 1000"),
        (1 / (c - c), r"must not divide by zero"),
        (column_list(c, c), r"has no components"),
        (c + Fraction(10**3000), r"numbers must have at most 4096 bits"),
    ],
    ids=str,
)
def test_what_has_no_components_is_refused(expression: Expr, message: str) -> None:
    with pytest.raises(Beyond, match=message):
        components(expression)
    assert equal(expression, expression) is None


def test_large_expressions_are_refused_before_work_starts() -> None:
    doubled = c
    for _ in range(100):
        doubled = doubled * doubled
    with pytest.raises(Beyond, match=r"must have at most 50000 parts when written out"):
        refuse_large(doubled)
    deep = x
    for _ in range(200):
        deep = sigma(deep)
    with pytest.raises(Beyond, match=r"must be at most 120 deep"):
        components(deep)


def test_sides_of_different_shapes_are_an_error() -> None:
    with pytest.raises(ShapeError, match=r"got m×n and n×m"):
        equal(A, B)


def test_a_derivative_by_a_parameter_or_a_formula_is_refused() -> None:
    with pytest.raises(Beyond, match=r"must not be differentiated by a parameter"):
        differentiate(named("elu", x, c), c)
    with pytest.raises(Refused, match=r"symbol: must be a symbol or a member of a family"):
        differentiate(x, x + x)
