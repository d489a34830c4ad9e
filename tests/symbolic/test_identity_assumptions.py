"""What is assumed of a comparison: nothing is 0, columns that sum to 1, an extreme that is attained once."""

from __future__ import annotations

from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import Entry, Expr, Size, index, least, matrix, maximum, ones, scalar, size, vector
from teorema.symbolic.calculus.maps import function
from teorema.symbolic.identity import AttainedOnce, Different, Nonzero, Positive, Same, SumsToOne, Undecided, compare

x, y = scalar("x"), scalar("y")
n = size("n")
W, u = matrix("W", "m", "n"), vector("u", "n")
absolute, step, relu = map(function, ("abs", "step", "relu"))


@pytest.mark.parametrize(
    ("left", "right", "assumption"),
    [
        (step(x) + step(-x), x**0, Nonzero(x)),
        (function("sign_step")(x), x / absolute(x), Nonzero(x)),
        (relu(x, order=1), (1 + x / absolute(x)) / 2, Nonzero(x)),
        (absolute(x + y), x + y, Positive(x + y)),
    ],
    ids=str,
)
def test_what_holds_off_a_kink_is_same_where_the_kink_is_left_out_and_only_there(
    left: Expr, right: Expr, assumption: Any
) -> None:
    assert isinstance(compare(left, right, [assumption]), Same)
    for of_others in ((), (Nonzero(y + 7), Positive(scalar("z")))):
        without = compare(left, right, of_others)
        assert not isinstance(without, Same) or without.provided


def test_columns_that_sum_to_one_do_so_at_every_point() -> None:
    t = vector("t", "n")
    whole = Size(n) / Size(n) * ones("n").T @ t
    assert isinstance(compare(whole, ones(1, 1), [SumsToOne(t)]), Same)
    verdict = compare(2 * t, t, [SumsToOne(t)])
    assert isinstance(verdict, Different)
    assert sum(row[0] for row in verdict.witness.values["t"]) == 1
    with pytest.raises(Refused, match=r"^of: must be a column or a matrix that is a symbol, got W u$"):
        SumsToOne(W @ u)


def test_an_extreme_that_is_attained_once_is_so_at_the_witness() -> None:
    one = index("k")
    least_one = least(one, 1, n, Entry(u, one))
    verdict = compare(least_one, 2 * least_one, [AttainedOnce(least_one)])
    assert isinstance(verdict, Different)
    values = [row[0] for row in verdict.witness.values["u"]]
    assert len(set(values)) == len(values)
    tie = compare(step(x - y) + step(y - x), x**0, [AttainedOnce(maximum(x, y))])
    assert not isinstance(tie, Different), "they differ at ties alone"


def test_a_kink_that_no_point_of_small_numbers_meets_is_not_left_out_unasked() -> None:
    """H(u) + H(−u) is 2 where u = eˣ − 2 is 0, which no rational x shows; only what is assumed of u itself settles it."""
    gap = function("exp")(x) - 2
    both = step(gap) + step(-gap)
    assert isinstance(compare(both, x**0, [Nonzero(y + 7)]), Undecided)
    assert isinstance(compare(both, x**0, [Nonzero(gap)]), Same)
