"""Jacobians of layers and networks: against differences, complex steps, tangents, letters, and each other."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
import sympy as sp

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.numeric.activations import ACTIVATIONS, entrywise, on_tangents, polynomial
from teorema.numeric.chain_rule import (
    chain_cost,
    chain_product,
    complex_step_jacobian,
    difference_jacobian,
    jacobian,
    jvp,
    layer_jacobian,
    unit_columns,
    vjp,
)
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network

CUBE = polynomial(1, -1, 0, 1)
SMOOTH = [name for name, one in ACTIVATIONS.items() if not one.kinks]


def objects(rows):
    made = np.empty((len(rows), len(rows[0])), dtype=object)
    made[:] = rows
    return made


def network(widths, activations, seed=0, dtype=np.float64):
    rng = np.random.default_rng(seed)
    return Network(
        [
            Layer(rng.standard_normal((m, n)).astype(dtype), rng.standard_normal((m, 1)).astype(dtype), name)
            for (n, m), name in zip(pairwise(widths), activations, strict=True)
        ]
    )


def fractions(widths, seed=0, activation=CUBE):
    rng = np.random.default_rng(seed)

    def drawn(m, n):
        return objects([[Fraction(int(rng.integers(-4, 5)), 2) for _ in range(n)] for _ in range(m)])

    return Network([Layer(drawn(m, n), drawn(m, 1), activation) for n, m in pairwise(widths)]), drawn


@pytest.mark.parametrize("name", SMOOTH)
def test_the_jacobian_of_a_network_is_that_of_difference_quotients(name):
    net = network((3, 4, 2), (name, "softmax"), seed=len(name))
    x = np.random.default_rng(9).standard_normal((3, 1))
    found = jacobian(net, x)
    assert found.shape == (2, 3)
    assert np.allclose(found, difference_jacobian(lambda x: predict(net, x), x), rtol=1e-6, atol=1e-8)
    assert np.allclose(found, jacobian(net, x, "forward"), rtol=1e-12, atol=1e-14)


def test_the_jacobian_of_a_layer_is_exact_on_letters():
    square = entrywise("square", lambda t: t**2, lambda t: 2 * t)
    W, b, x = (
        objects([[sp.Symbol(f"{k}{i}{j}") for j in range(n)] for i in range(3)])
        for k, n in zip("Wbx", (3, 1, 1), strict=True)
    )
    W = W[:2]
    layer = Layer(W, b[:2], square)
    expected = sp.Matrix([sum(W[i, j] * x[j, 0] for j in range(3)) + b[i, 0] for i in range(2)]).applyfunc(
        lambda t: t**2
    )
    difference = sp.Matrix(layer_jacobian(layer, x).tolist()) - expected.jacobian(list(x[:, 0]))
    assert difference.expand() == sp.zeros(2, 3)


def test_the_slides_own_example_of_a_layer():
    layer = Layer([[1, 1], [1, -1]], [0, 0], "logistic")
    assert layer_jacobian(layer, [[0], [0]]).tolist() == [[0.25, 0.25], [0.25, -0.25]]


@pytest.mark.parametrize("made", [lambda a: a, Grid, Residues], ids=["objects", "grid", "residues"])
def test_both_modes_agree_with_tangents_and_with_each_other_exactly(made):
    plain, drawn = fractions((3, 2, 4, 2))
    net = Network([Layer(made(one.W), made(one.b), one.activation) for one in plain])
    x, v, u = (made(drawn(rows, 2)) for rows in (3, 3, 2))
    forward_mode, reverse_mode = jvp(net, x, v), vjp(net, x, u)
    moving = Network([Layer(one.W, one.b, on_tangents(one.activation)) for one in net])
    along = predict(moving, Tangent(x, v)).dx
    assert along.tolist() == forward_mode.tolist()
    left, right = (u * forward_mode).sum(), (reverse_mode * v).sum()
    assert left == right
    column = made(drawn(3, 1))
    J = jacobian(net, column)
    assert J.shape == (2, 3)
    assert J.tolist() == jacobian(net, column, "forward").tolist()
    assert (J @ v[:, :1]).tolist() == jvp(net, column, v[:, :1]).tolist()
    assert (J.T @ u[:, :1]).tolist() == vjp(net, column, u[:, :1]).tolist()


def test_products_with_softmax_are_those_with_its_jacobian():
    net = network((3, 4, 3), ("tanh", "softmax"), seed=5)
    rng = np.random.default_rng(1)
    x, v, u = rng.standard_normal((3, 2)), rng.standard_normal((3, 2)), rng.standard_normal((3, 2))
    for k in range(2):
        J = jacobian(net, x[:, k : k + 1])
        assert np.allclose(jvp(net, x, v)[:, k], J @ v[:, k])
        assert np.allclose(vjp(net, x, u)[:, k], J.T @ u[:, k])


def test_a_layer_alone_is_a_model():
    layer = network((3, 2), ("tanh",)).layers[0]
    x = [[1], [2], [0]]
    assert np.array_equal(jacobian(layer, x), layer_jacobian(layer, x))
    assert np.array_equal(vjp(layer, x, [[1], [0]])[:, 0], layer_jacobian(layer, x)[0])


class Counting:
    """A one that counts the products taken with it."""

    def __init__(self, tally):
        self.tally = tally

    def __mul__(self, other):
        self.tally["product"] += 1
        return self

    def __add__(self, other):
        return self

    __radd__ = __add__


@pytest.mark.parametrize("widths", [(3, 2), (4, 3, 2), (2, 5, 3, 1), (1, 4, 4, 2, 3)])
@pytest.mark.parametrize("order", ["reverse", "forward"])
def test_the_cost_of_a_chain_is_what_is_counted(widths, order):
    tally = Counter()
    matrices = [objects([[Counting(tally)] * n for _ in range(m)]) for n, m in pairwise(widths)]
    assert chain_product(matrices, order).shape == (widths[-1], widths[0])
    assert (
        tally["product"]
        == chain_cost(widths, order)
        == chain_cost(network(widths, ["tanh"] * (len(widths) - 1)), order)
    )


def test_the_cost_of_the_exercise():
    assert (chain_cost([1000, 100, 100, 1]), chain_cost([1000, 100, 100, 1], "forward")) == (110_000, 10_100_000)


def composed(x):
    """g(f(x, y)) for f(x, y) = (xy, x + y) and g(u, v) = u² + v."""
    return np.array([[(x[0, 0] * x[1, 0]) ** 2 + x[0, 0] + x[1, 0]]])


def test_the_gradient_of_a_composition_in_three_ways():
    x = np.array([[1.0], [2.0]])
    assert complex_step_jacobian(composed, x).tolist() == [[9, 5]]
    assert np.allclose(difference_jacobian(composed, x), [[9, 5]], rtol=1e-9)
    assert np.allclose(difference_jacobian(composed, x, scheme="forward"), [[9, 5]], rtol=1e-6)


def test_the_complex_step_has_no_difference_to_cancel():
    x = np.array([[0.7], [1.3]])
    exact = np.array([[np.exp(0.7), 0.0], [np.cos(1.3) * 0.7 * 0 + np.sin(1.3), 0.7 * np.cos(1.3)]])
    found = complex_step_jacobian(lambda x: np.array([np.exp(x[0]), x[0] * np.sin(x[1])]), x)
    assert np.allclose(found, exact, rtol=4e-16, atol=0)
    assert abs(difference_jacobian(lambda x: np.exp(x[:1]), x) - exact[:1]).max() > 1e-13


@pytest.mark.parametrize(("h", "power"), [(1e-2, 2), (1e-3, 2), (1e-2, 1), (1e-3, 1)])
def test_the_errors_are_of_the_order_that_is_claimed(h, power):
    """For C(w) = w³ the central quotient is off by h², the forward one by 3wh + h²."""
    found = difference_jacobian(lambda w: w**3, np.array([[2.0]]), h=h, scheme="central" if power == 2 else "forward")
    assert found[0, 0] - 12 == pytest.approx(h**2 if power == 2 else 6 * h + h**2, rel=1e-6)


def test_differences_keep_the_precision_they_are_given():
    found = difference_jacobian(lambda x: x * x, np.array([[3.0]], dtype=np.float32))
    assert found.dtype == np.float32
    assert found[0, 0] == pytest.approx(6, rel=1e-3)


def test_unit_columns_in_every_number_system():
    assert unit_columns(Residues([[1]]), 2) == Residues([[1, 0], [0, 1]])
    moving = unit_columns(Tangent(Grid([[1]]), Grid([[5]])), 2)
    assert (moving.x.tolist(), moving.dx.tolist()) == ([[1, 0], [0, 1]], [[0, 0], [0, 0]])


NET = network((2, 3, 1), ("tanh", "identity"))


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: layer_jacobian(NET.layers[0], [[1, 2], [3, 4]]), "a: must be one sample, a column, got shape"),
        (lambda: layer_jacobian(NET.layers[0], [[1]]), "a: must have 2 rows"),
        (lambda: jacobian(NET, [[1, 2], [3, 4]]), "x: must be one sample, a column, got shape"),
        (lambda: jacobian(NET, [[1], [2]], "sideways"), "order: must be reverse or forward, got sideways"),
        (lambda: chain_product([]), r"jacobians: must not be empty, got \[\]"),
        (lambda: chain_product([np.eye(2)], "inwards"), "order: must be reverse or forward, got inwards"),
        (lambda: chain_cost([2, 1], "inwards"), "order: must be reverse or forward, got inwards"),
        (lambda: vjp(NET, [[1], [2]], [[1], [2]]), "u: must have 1 rows"),
        (lambda: vjp(NET, [[1], [2]], [[1, 2]]), "u: must have one column per column of x, got shape"),
        (lambda: jvp(NET, [[1], [2]], [[1]]), "v: must have 2 rows"),
        (lambda: jvp(NET, [[1], [2]], objects([[Fraction(1)], [Fraction(2)]])), "v: floats and exact numbers"),
        (lambda: difference_jacobian(abs, objects([[Fraction(1)]])), "x: must be of floats: exact numbers have exact"),
        (lambda: difference_jacobian(abs, [[1.0]], h=0), "h: must be a positive number, got 0"),
        (lambda: difference_jacobian(abs, [[1.0]], scheme="best"), "scheme: must be central or forward, got best"),
        (lambda: complex_step_jacobian(abs, [[1.0]], h=-1), "h: must be a positive number, got -1"),
        (lambda: complex_step_jacobian(np.abs, [[1.0]]), "f: must be analytic, without abs, max or comparisons"),
    ],
)
def test_refusals(act, message):
    with pytest.raises(Refused, match=message):
        act()
