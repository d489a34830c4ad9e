"""The executed backward pass is the gradient, for all parameters at once; ten classical mistakes in it are not."""

from __future__ import annotations

from functools import cache
from random import Random

import numpy as np
import pytest
from sklearn.datasets import load_digits

from teorema.ground.residues import MERSENNE_61

from .networks import float_network
from .proofs import tools

gradients, elsewhere, mistakes = (tools(name) for name in ("gradients", "gradients_elsewhere", "backward_mistakes"))


@cache
def digits():
    data = load_digits()
    labels = (np.arange(10)[:, None] == data.target[:8]).astype(int)
    return data.data[:8].T.astype(int).tolist(), labels.tolist()


# Modulo a prime, all parameters at once --------------------------------------------------------------------------


@pytest.mark.parametrize("fused", [True, False], ids=["softmax in the loss", "softmax in the layer"])
def test_the_digits_modulo_p(fused):
    x, y = digits()
    proof = gradients.prove((64, 32, 32, 10), x, y, Random(1), fused=fused)
    assert (proof.gap, proof.collisions, proof.p, proof.size.degree) == (0, 0, MERSENNE_61, 6)
    assert proof.error < 1e-15


def test_a_wide_network_modulo_p():
    rng = Random(2)
    x = [[rng.randint(0, 255) for _ in range(16)] for _ in range(784)]
    y = [[int(i == j % 10) for j in range(16)] for i in range(10)]
    proof = gradients.prove((784, 128, 10), x, y, rng)
    assert (proof.gap, proof.collisions, proof.size.degree) == (0, 0, 4)
    assert proof.error < 1e-15


def test_a_deep_network_modulo_a_random_prime():
    """Its height exceeds 2**61, so that a fixed prime might divide every coefficient."""
    rng = Random(3)
    x = [[rng.randint(0, 9)] for _ in range(50)]
    y = [[int(i == 7)] for i in range(50)]
    proof = gradients.prove((50,) * 21, x, y, rng)
    assert proof.size.bits > 61
    assert proof.p != MERSENNE_61
    assert (proof.gap, proof.collisions) == (0, 0)
    assert proof.error < 1e-15


def test_a_repeated_sample_is_seen_as_collisions_and_is_no_gap():
    x, y = digits()
    x, y = [[row[0], row[0]] for row in x], [[row[0], row[0]] for row in y]
    gap = gradients.gradient_gap((64, 5, 10), x, y, Random(1))
    assert gap.value == 0
    assert gap.collisions > 0


# The bound that is computed by the same code ---------------------------------------------------------------------

TOP = ("softmax", "cross_entropy"), ("identity", "softmax_cross_entropy")


@pytest.mark.parametrize(("last", "loss"), TOP)
@pytest.mark.parametrize(("dtype", "limit"), [(np.float64, 1e-8), (np.float32, 2e-2)])
def test_the_digits_within_the_bound(dtype, limit, last, loss):
    x, y = digits()
    net = float_network((64, 32, 32, 10), ("tanh", "logistic", last), dtype=dtype)
    found = elsewhere.float_gradients(net, (np.array(x) / 16).astype(dtype), np.array(y, dtype), loss)
    assert (found.entries, found.violations, found.same) == (3466, 0, True)
    assert found.vacuity < limit


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_random_networks_within_the_bound(dtype, seed):
    rng = np.random.default_rng(seed)
    widths = rng.integers(1, 9, rng.integers(2, 6))
    hidden = rng.choice(["tanh", "logistic", "softplus", "arctan", "relu"], len(widths) - 2)
    net = float_network(widths, [*hidden, "identity"], seed, dtype)
    x = rng.standard_normal((widths[0], 3)).astype(dtype)
    y = rng.standard_normal((widths[-1], 3)).astype(dtype)
    found = elsewhere.float_gradients(net, x, y, ["squared", "half_squared"][seed % 2])
    assert found.violations == 0
    assert found.same


# Ten classical mistakes ------------------------------------------------------------------------------------------

X, Y = [[1, 2], [0, 3], [5, 1]], [[1, 0], [0, 1], [0, 0]]
SYSTEMS = {"residues": None, "fractions": gradients.FRACTIONS}


def refuted(way, mistake):
    """Whether this way of checking finds fault with the backward pass; square layers, softmax in the last."""
    backward = mistakes.planted(mistake)
    if way in SYSTEMS:
        gap = gradients.gradient_gap((3, 3, 3, 3), X, Y, Random(1), SYSTEMS[way], backward, fused=False)
        return gap.value != 0
    if way == "letters":
        return bool(elsewhere.symbolic_differences((2, 2, 2), 2, backward, fused=False))
    net = float_network((3, 3, 3, 3), ("tanh", "logistic", "softmax"), dtype=np.dtype(way))
    x, y = (np.array(one, np.dtype(way)) for one in (X, Y))
    found = elsewhere.float_gradients(net, x / 4, y, "cross_entropy", backward)
    return found.violations > 0 and found.vacuity < 1e-2


WAYS = (*SYSTEMS, "letters", "float64", "float32")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mistake", mistakes.MISTAKES)
def test_ten_classical_mistakes_are_refuted_in_each_way(mistake, way):
    assert refuted(way, mistake)


@pytest.mark.parametrize("way", WAYS)
def test_the_same_code_without_a_mistake_is_accepted(way):
    assert not refuted(way, "")


def test_there_are_ten():
    assert len(mistakes.MISTAKES) == 10


def test_gradients_of_other_shapes_are_no_gradients():
    with pytest.raises(ValueError, match="gradients of shapes"):
        gradients.gradient_gap(
            (2, 3, 2), [[1, 2], [3, 4]], [[1, 0], [0, 1]], Random(1), backward=mistakes.planted("order")
        )


@pytest.mark.parametrize("widths", [(2, 3, 1, 2), (1, 2, 2), (3, 1)])
@pytest.mark.parametrize("fused", [True, False])
def test_letters_of_other_shapes(widths, fused):
    assert not elsewhere.symbolic_differences(widths, 2, fused=fused)
