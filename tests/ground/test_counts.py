"""Counts: the formulas against counting one by one, the figures of the course map, and every refusal."""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teorema.ground.counts import (
    as_widths,
    backward_cost,
    cache_size,
    chain_cost,
    constant_width_params,
    forward_cost,
    hidden_symmetries,
    merged_widths,
    monomials,
    neuron_count,
    param_count,
    param_terms,
    widest_hidden,
)
from teorema.ground.errors import Refused

widths = st.lists(st.integers(1, 9), min_size=2, max_size=6)


@given(widths)
def test_formulas_are_what_counting_gives(n):
    neurons = weights = biases = products = sums = activations = 0
    for before, here in pairwise(n):
        for _ in range(here):
            neurons += 1
            biases += 1
            activations += 1
            for _ in range(before):
                weights += 1
                products += 1
                sums += 1  # onto the sum so far; the first goes onto the bias
    assert neuron_count(n) == neurons
    assert param_count(n) == weights + biases
    assert forward_cost(n, "mac") == products
    assert forward_cost(n, "slide") == products + biases + activations
    assert forward_cost(n, "flops") == products + sums + activations
    assert forward_cost(n, "slide") - param_count(n) == neurons
    assert cache_size(n, 3) == 3 * (n[0] + 2 * neurons)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(2, 6))
def test_constant_width(p, H, q, L):
    assert constant_width_params(p, H, q, L) == param_count([p, *[H] * (L - 1), q])


@given(st.integers(1, 30), st.integers(1, 9), st.integers(0, 500))
def test_the_inverse_formula_is_the_largest_that_fits(p, q, spare):
    budget = p + 1 + 2 * q + spare
    H = widest_hidden(p, q, budget)
    assert param_count([p, H, q]) <= budget < param_count([p, H + 1, q])


@pytest.mark.parametrize(("n", "degree"), [(1, 0), (1, 3), (2, 2), (3, 4), (5, 1)])
def test_monomials_are_what_listing_gives(n, degree):
    assert monomials(n, degree) == sum(1 for k in range(degree + 1) for _ in combinations_with_replacement(range(n), k))


def test_the_figures_of_the_course():
    assert (param_count([4, 5, 1]), neuron_count([4, 5, 1])) == (31, 6)
    assert [forward_cost([4, 5, 1], model) for model in ("mac", "slide", "flops")] == [25, 37, 56]
    assert [param_count(n) for n in ([784, 30, 10], [784, 100, 10], [784, 30, 30, 30, 10])] == [23860, 79510, 25720]
    assert param_count([1, 10, 1]) == 31
    assert (widest_hidden(784, 10, 100_000), param_count([784, 125, 10])) == (125, 99385)
    assert (param_count([1000, *[10] * 10, 1]), monomials(1000, 2)) == (11011, 501501)
    assert (hidden_symmetries([3, 4, 5, 2]), hidden_symmetries([3, 4, 5, 2], odd=True)) == (2880, 1474560)
    assert merged_widths([4, 5, 2], [2, 3, 1]) == (4, 5, 3, 1)


def test_a_backward_pass_costs_between_one_and_two_forward_passes():
    for widths in ([784, 30, 10], [5, 1], [2, 3, 4, 5], [1, 1, 1]):
        forward, backward = forward_cost(widths, "mac"), backward_cost(widths)
        assert forward <= backward < backward_cost(widths, inputs=True) == 2 * forward


def test_the_order_of_a_chain_by_hand():
    assert [chain_cost([1000, 100, 100, 1], order) for order in ("reverse", "forward")] == [110_000, 10_100_000]
    assert [chain_cost([3, 2], order) for order in ("reverse", "forward")] == [0, 0]
    assert [chain_cost([2, 3, 5], order) for order in ("reverse", "forward")] == [5 * 2 * 3, 2 * 3 * 5]


def test_widths_of_numpy_are_widths_without_overflow():
    assert as_widths(np.array([4, 5, 1])) == (4, 5, 1)
    assert param_count(np.array([2**40, 2**40, 1])) == 2**80 + 2 * 2**40 + 1


ILL = (
    ([4], "got \\[4\\]"),
    ([], "got \\[\\]"),
    ([4, 0, 1], "got 0"),
    ([4, -5, 1], "got -5"),
    ([4, 2.0], "got 2.0"),
    ([4, "x", 1], "got x"),
    ([True, 2], "got True"),
    ([2, np.True_], "got np.True_"),
    ("451", "got 451"),
    (4, "got 4"),
)


@pytest.mark.parametrize(("wrong", "message"), ILL)
@pytest.mark.parametrize(
    "count",
    [
        as_widths,
        neuron_count,
        backward_cost,
        chain_cost,
        param_count,
        param_terms,
        forward_cost,
        cache_size,
        hidden_symmetries,
    ],
)
def test_refusals_of_widths(count, wrong, message):
    with pytest.raises(Refused, match="widths: must be at least two positive integers, inputs first, " + message):
        count(wrong)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: chain_cost([1, 1], "up"), "order: must be reverse or forward, got up"),
        (lambda: forward_cost([1, 1], "gpu"), "model: must be one of mac, slide, flops, got gpu"),
        (lambda: cache_size([1, 1], 0), "n: must be a positive integer, got 0"),
        (lambda: constant_width_params(0, 1, 1, 2), "p: must be a positive integer, got 0"),
        (lambda: constant_width_params(1, 1.5, 1, 2), "H: must be a positive integer, got 1.5"),
        (lambda: constant_width_params(1, 1, 1, 1), "L: must be an integer, at least 2, got 1"),
        (lambda: widest_hidden(4, 1, 6), "budget: must be at least 7, which one hidden unit needs, got 6"),
        (lambda: widest_hidden(4, -1, 6), "q: must be a positive integer, got -1"),
        (lambda: monomials(0, 2), "n: must be a positive integer, got 0"),
        (lambda: monomials(2, -1), "degree: must be an integer, at least 0, got -1"),
        (lambda: merged_widths([1, 2], [3, 1]), r"second: must begin with 2, the last width of first, got \[3, 1\]"),
    ],
)
def test_refusals_of_counts(act, message):
    with pytest.raises(Refused, match=message):
        act()
