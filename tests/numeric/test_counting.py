"""Counting: a network and its widths count alike, and the counts are those of its arrays."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teorema.ground.errors import Refused
from teorema.numeric.counting import forward_cost, hidden_symmetries, neuron_count, param_count, widths_of

from .test_layers import network


@given(st.lists(st.integers(1, 5), min_size=2, max_size=5))
def test_a_network_counts_as_its_widths(n):
    net = network(Random(0), n, "relu")
    assert widths_of(net) == widths_of(n) == tuple(n)
    assert param_count(net) == param_count(n) == sum(layer.W.size + layer.b.size for layer in net)
    assert neuron_count(net) == neuron_count(n) == sum(layer.b.size for layer in net)
    assert forward_cost(net, "mac") == forward_cost(n, "mac") == sum(layer.W.size for layer in net)
    assert hidden_symmetries(net, odd=True) == hidden_symmetries(n, odd=True)


@pytest.mark.parametrize("count", [widths_of, param_count, neuron_count, forward_cost, hidden_symmetries])
def test_refusals_of_counting(count):
    with pytest.raises(Refused, match="widths: must be at least two positive integers, inputs first, got -5"):
        count([4, -5, 1])


def test_an_unknown_model_is_refused():
    with pytest.raises(Refused, match="model: must be one of mac, slide, flops, got gpu"):
        forward_cost([4, 1], "gpu")
