"""Back-propagation: one pass by hand, every entry against derivatives of the forward pass, number systems, costs, refusals."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.numeric.activations import ACTIVATIONS, entrywise, on_tangents, polynomial
from teorema.numeric.backprop import backprop, backward_cost, delta_product, reduction_of, targets
from teorema.numeric.bounded import Bounded
from teorema.numeric.chain_rule import jacobian, vjp
from teorema.numeric.forward import Trace, forward, predict
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import LOSSES, cost

from .networks import float_network
from .proofs import tools

gradients = tools("gradients")

CUBE = polynomial(1, -1, 0, 1)
RAMP = entrywise("relu", f=lambda u: max(u, 0), df=lambda u: int(u > 0), kinks=(0.0,))


def objects(rows):
    made = np.empty((len(rows), len(rows[0])), dtype=object)
    made[:] = rows
    return made


def drawn(rng, m, n):
    return objects([[Fraction(rng.randint(-6, 6), rng.randint(1, 4)) for _ in range(n)] for _ in range(m)])


def exact_network(rng, widths, activations):
    return Network(
        [
            Layer(drawn(rng, m, n), drawn(rng, m, 1), one)
            for (n, m), one in zip(pairwise(widths), activations, strict=True)
        ]
    )


# One pass by hand ------------------------------------------------------------------------------------------------


def test_the_pass_of_the_exercise_with_every_number():
    """2-2-1 with ReLU, x = (1, 2), y = 1, C = ½(ŷ - y)²."""
    net = Network([Layer([[1, 0], [1, -1]], [0, 0], "relu"), Layer([[2, 3]], [0])])
    g = backprop(net, forward(net, [[1], [2]]), [[1]], "half_squared")
    assert [one.tolist() for one in g.W] == [[[2, 4], [0, 0]], [[1, 0]]]
    assert [one.tolist() for one in g.b] == [[[2], [0]], [[1]]]
    assert [one.tolist() for one in g.delta] == [[[2], [0]], [[1]]]
    assert [one.tolist() for one in g.zeta] == [[[2], [3]], [[1]]]
    assert g.zeta0.tolist() == [[2], [0]]


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_integers_stay_exact(reduction):
    """NumPy would divide integers in an object array into floats."""
    net = Network([Layer(objects([[1]]), objects([[0]]))])
    g = backprop(net, forward(net, objects([[1, 2]])), objects([[2, 3]]), "half_squared", reduction)
    assert g.W[0].tolist() == [[Fraction(-3, 2) if reduction == "mean" else -3]]
    assert isinstance(g.W[0][0, 0], Fraction if reduction == "mean" else int)


# Against derivatives of the forward pass -------------------------------------------------------------------------


def slope(network, x, y, loss, reduction, layer, which, place):
    """One partial derivative of the cost, by the forward pass on a tangent; layer 0 is the input."""

    def moved(array, at):
        direction = array * 0
        if at == (layer, which):
            direction[place] = 1
        return Tangent(array, direction)

    layers = [
        Layer(moved(one.W, (k, "W")), moved(one.b, (k, "b")), on_tangents(one.activation))
        for k, one in enumerate(network, start=1)
    ]
    total = loss.value(predict(Network(layers), moved(x, (0, "x"))), Tangent(y, y * 0)).sum().dx
    return total * Fraction(1, y.shape[1] if reduction == "mean" else 1)


@pytest.mark.parametrize("loss", ["squared", "half_squared", "huber", "absolute"])
@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("widths", [(1, 1), (2, 3), (3, 2, 1), (2, 4, 3, 2), (1, 2, 2, 2, 3)])
def test_every_entry_on_fractions(widths, reduction, loss):
    rng = Random(sum(widths))
    kinds = [CUBE, RAMP, polynomial(0, 2, 1), RAMP, CUBE][: len(widths) - 1]
    net, n = exact_network(rng, widths, kinds), 1 + len(widths) % 3
    x, y, record = drawn(rng, widths[0], n), drawn(rng, widths[-1], n), LOSSES[loss]
    trace = forward(net, x)
    g = backprop(net, trace, y, loss, reduction)
    for layer in range(1, net.depth + 1):
        for which, gradient in (("W", g.W[layer - 1]), ("b", g.b[layer - 1])):
            assert gradient.shape == getattr(net.layers[layer - 1], which).shape
            for place in np.ndindex(gradient.shape):
                assert gradient[place] == slope(net, x, y, record, reduction, layer, which, place)
    for place in np.ndindex(x.shape):
        assert g.zeta0[place] == slope(net, x, y, record, reduction, 0, "x", place)


@pytest.mark.parametrize("seed", range(6))
def test_delta_is_the_product_and_zeta_the_pulled_back(seed):
    rng = Random(seed)
    widths = [rng.randint(1, 4) for _ in range(rng.randint(2, 5))]
    net = exact_network(rng, widths, [rng.choice([CUBE, RAMP]) for _ in widths[1:]])
    x, y = drawn(rng, widths[0], 1), drawn(rng, widths[-1], 1)
    trace = forward(net, x)
    g = backprop(net, trace, y, "half_squared")
    for number in range(1, net.depth + 1):
        assert delta_product(net, trace, y, "half_squared", number).tolist() == g.delta[number - 1].tolist()
    assert g.zeta0.tolist() == vjp(net, x, trace.output - y).tolist()
    assert g.zeta0.tolist() == (jacobian(net, x).T @ (trace.output - y)).tolist()


def test_delta_is_a_product_with_softmax_too():
    net = float_network((3, 4, 3), ("tanh", "softmax"))
    x, y = np.array([[1.0], [-1.0], [0.5]]), np.array([[0.0], [1.0], [0.0]])
    trace = forward(net, x)
    g = backprop(net, trace, y, "cross_entropy")
    assert np.allclose(g.delta[1], trace.output - y, rtol=1e-13)
    for number in (1, 2):
        assert np.allclose(delta_product(net, trace, y, "cross_entropy", number), g.delta[number - 1], rtol=1e-13)


@pytest.mark.parametrize("loss", ["squared", "huber", "logistic_cross_entropy", "softmax_cross_entropy"])
@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
def test_every_activation_with_losses_of_the_catalogue(hidden, loss):
    """The gradient in one direction against a difference quotient of `cost`, which has no backward pass."""
    rng = np.random.default_rng(len(hidden))
    net = float_network((3, 4, 2), (hidden, "identity"), seed=len(loss))
    x, y = rng.standard_normal((3, 3)), np.eye(2)[:, [0, 1, 1]]
    v = [(rng.standard_normal(one.W.shape), rng.standard_normal(one.b.shape)) for one in net]
    g = backprop(net, forward(net, x), y, loss)

    def moved(t):
        layers = [Layer(one.W + t * V, one.b + t * w, one.activation) for one, (V, w) in zip(net, v, strict=True)]
        return float(cost(loss, predict(Network(layers), x), y))

    h = 1e-5
    assert gradients.inner(g, v) == pytest.approx((moved(h) - moved(-h)) / (2 * h), rel=1e-6, abs=1e-9)


# Number systems --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [Grid, Residues], ids=["grid", "residues"])
def test_array_types_give_what_object_arrays_give(made):
    rng = Random(4)
    net = exact_network(rng, (3, 2, 4, 2), [CUBE] * 3)
    x, y = drawn(rng, 3, 2), drawn(rng, 2, 2)
    twin = Network([Layer(made(one.W), made(one.b), one.activation) for one in net])
    g, h = (
        backprop(net, forward(net, x), y, "half_squared"),
        backprop(twin, forward(twin, made(x)), made(y), "half_squared"),
    )
    for one, other in zip(
        (*g.W, *g.b, *g.delta, *g.zeta, g.zeta0), (*h.W, *h.b, *h.delta, *h.zeta, h.zeta0), strict=True
    ):
        assert other == made(one)


def test_tangents_give_a_product_with_the_hessian():
    """∇C on θ + ε v is ∇C + ε Hv, and H is symmetric."""
    rng = Random(5)
    net = exact_network(rng, (2, 3, 2), [CUBE] * 2)
    x, y = drawn(rng, 2, 2), drawn(rng, 2, 2)
    directions = [[(drawn(rng, *one.W.shape), drawn(rng, *one.b.shape)) for one in net] for _ in range(2)]

    def product(v):
        moving = Network(
            [
                Layer(Tangent(one.W, V), Tangent(one.b, w), on_tangents(one.activation))
                for one, (V, w) in zip(net, v, strict=True)
            ]
        )
        g = backprop(moving, forward(moving, Tangent(x, x * 0)), Tangent(y, y * 0), "half_squared")
        return [(W.dx, b.dx) for W, b in zip(g.W, g.b, strict=True)]

    def dot(first, second):
        return sum((a * b).sum() for one, two in zip(first, second, strict=True) for a, b in zip(one, two, strict=True))

    assert dot(product(directions[0]), directions[1]) == dot(directions[0], product(directions[1])) != 0


def test_float32_stays_float32():
    net = float_network((3, 4, 2), ("tanh", "identity"), dtype=np.float32)
    g = backprop(net, forward(net, np.ones((3, 2), np.float32)), [[1, 2], [0, 1]], "half_squared")
    assert {one.dtype for one in (*g.W, *g.b, *g.delta, *g.zeta, g.zeta0)} == {np.dtype(np.float32)}


def test_bounded_floats_have_the_plain_values():
    net = float_network((3, 4, 2), ("tanh", "identity"))
    twin = Network([Layer(Bounded(one.W), Bounded(one.b), one.activation) for one in net])
    x, y = np.ones((3, 2)), np.eye(2)
    g, h = (
        backprop(one, forward(one, made(x)), made(y), "softmax_cross_entropy")
        for one, made in ((net, np.array), (twin, Bounded))
    )
    for plain, bounded in zip((*g.W, *g.b), (*h.W, *h.b), strict=True):
        assert np.array_equal(plain, bounded.value)
        assert bounded.relative < 1e-12


# Counting and refusing -------------------------------------------------------------------------------------------


class Counting:
    """A one that counts the products and sums taken with it, two operations to a multiply-add."""

    tally = 0

    def __mul__(self, other):
        Counting.tally += 1
        return self

    def __add__(self, other):
        return self

    __radd__ = __rmul__ = __sub__ = __rsub__ = __add__


@pytest.mark.parametrize("widths", [(3, 2), (4, 5, 1), (2, 3, 4, 2)])
def test_the_cost_is_what_is_counted(widths):
    def ones(m, n):
        return objects([[Counting() for _ in range(n)] for _ in range(m)])

    same = entrywise("same", f=lambda t: t, df=lambda t: 1)
    net = Network([Layer(ones(m, n), ones(m, 1), same) for n, m in pairwise(widths)])
    trace = forward(net, ones(widths[0], 1))
    Counting.tally = 0
    backprop(net, trace, ones(widths[-1], 1), LOSSES["half_squared"], "sum")
    hidden = sum(widths[1:])  # g ∘ σ' takes one product per unit, beside the multiply-adds
    assert Counting.tally - hidden == backward_cost(net, inputs=True) == backward_cost(widths) + widths[0] * widths[1]


NET = float_network((2, 3, 1), ("tanh", "identity"))
TRACE = forward(NET, np.ones((2, 2)))


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: backprop(NET, TRACE, [[1]], "squared"), "y: must have one column per sample of the trace, got shape"),
        (lambda: targets(NET, TRACE, [[1, 2], [3, 4]]), "y: must have 1 rows"),
        (
            lambda: backprop(NET, TRACE, objects([[Fraction(1), 2]]), "squared"),
            "y: floats and exact numbers must not be",
        ),
        (lambda: backprop(NET, TRACE, [[1, 2]], "mse"), "loss: must be a Loss or one of squared"),
        (lambda: backprop(NET, TRACE, [[1, 2]], "squared", "average"), "reduction: must be mean or sum, got average"),
        (lambda: reduction_of(None), "reduction: must be mean or sum, got None"),
        (
            lambda: backprop(NET, Trace(TRACE.z[:1], TRACE.a), [[1, 2]], "squared"),
            "trace: must be the trace of a forward",
        ),
        (lambda: delta_product(NET, TRACE, [[1, 2]], "squared", 1), "trace: must be of one sample, got 2 samples"),
        (
            lambda: delta_product(NET, TRACE, [[1, 2]], "squared", 3),
            "layer: must be the number of a layer, 1 to 2, got 3",
        ),
        (lambda: backward_cost([3]), "widths: must be at least two positive integers"),
    ],
)
def test_refusals(act, message):
    with pytest.raises(Refused, match=message):
        act()
