"""Residues: the field Z/p, held against fractions; no order; tangents over them; unknown functions."""

from __future__ import annotations

import time
from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import MERSENNE_61, Residues, is_prime
from teorema.ground.tangents import Tangent
from teorema.ground.uninterpreted import Uninterpreted

numbers = st.fractions(min_value=-20, max_value=20, max_denominator=6)
matrices = st.lists(st.lists(numbers, min_size=2, max_size=2), min_size=2, max_size=2)


@given(matrices, matrices, st.sampled_from([MERSENNE_61, 101, 2**31 - 1]))
def test_reduction_is_a_homomorphism_of_fields(a, b, p):
    """Reducing after the computation or before it is the same: that is what makes evidence modulo p evidence."""
    x, y = Grid(a), Grid(b)
    rx, ry = Residues(a, p), Residues(b, p)
    assert rx + ry == Residues(x + y, p)
    assert rx - ry == Residues(x - y, p)
    assert rx * ry == Residues(x * y, p)
    assert rx @ ry == Residues(x @ y, p)
    assert -rx == Residues(-x, p)
    assert rx**3 == Residues(x**3, p)
    assert Residues(x.T, p) == rx.T
    assert rx.sum(0, keepdims=True) == Residues(x.sum(0, keepdims=True), p)
    assert 2 * rx - 1 == Residues(2 * x - 1, p)
    assert 1 - rx / 2 == Residues(1 - x / 2, p)
    if all(entry % p for entry in ry.entries):
        assert rx / ry == Residues(x / y, p)
        assert 1 / ry == ry**-1 == Residues(1 / y, p)


def test_there_is_no_order():
    """The trap: residues that are integers inherit <, max and abs, and a program that branches on them proves nothing."""
    one, two = Residues([1]), Residues([2])
    for act in (lambda: one < two, lambda: one[0] < two[0], lambda: max(one[0], two[0]), lambda: abs(one)):
        with pytest.raises(TypeError):
            act()
    assert not isinstance(one[0], int)
    with pytest.raises(TypeError):
        np.maximum(one, two)


def test_entries_are_residues_again():
    r = Residues([[1, 2], [3, 4]])
    assert isinstance(r[0, 1], Residues)
    assert r[0, 1] / 2 == Residues(1)
    assert [entry.item() for entry in r] == [1, 2, 3, 4]
    assert sum(r, start=Residues(0)) == 10
    assert Residues([[r[0, 0], r[1, 1]]]) == Residues([[1, 4]])
    assert r.map(lambda t: -t).tolist()[0] == [MERSENNE_61 - 1, MERSENNE_61 - 2]


def test_numpy_integers_do_not_overflow():
    assert (Residues([[2**60]]) * np.array([[2**62]])).item() == 2**122 % MERSENNE_61
    assert (np.array([[2**62]], dtype=object) @ Residues([[2**60]])).item() == 2**122 % MERSENNE_61


def test_equality_is_of_modulus_shape_and_entries():
    assert Residues([1, 2]) == Residues(np.array([1, 2]))
    assert Residues([1]) != Residues([1], p=7)
    assert Residues([1]) != Grid([1])
    assert hash(Residues([8], p=7)) == hash(Residues([1], p=7))
    assert (Residues([1], p=7).p, repr(Residues([1], p=7)), repr(Residues(1))) == (
        7,
        "Residues([1], p=7)",
        "Residues(1)",
    )
    with pytest.raises(TypeError):
        Residues([1]) + Grid([1])


def test_primes():
    assert [n for n in range(60) if is_prime(n)] == list(sympy.primerange(60))
    for n in (2**61 - 1, 2**31 - 1, 561, 3215031751, 3825123056546413051, 2**64 - 59, 2**64 - 57):
        assert is_prime(n) == sympy.isprime(n)


def test_a_network_of_the_digits_passes_in_milliseconds():
    rng = Random(1)
    widths = [64, 32, 32, 10]
    layers = [(Residues.random(rng, k, j), Residues.random(rng, k, 1)) for j, k in pairwise(widths)]
    sigma = Uninterpreted(rng)
    a = Residues.random(rng, 64, 1)
    start = time.perf_counter()
    for W, b in layers:
        a = sigma(W @ a + b)
    assert time.perf_counter() - start < 0.25
    assert sigma.collisions() == 0


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: Residues([1], p=6), r"p: must be a prime number below 2\*\*64, got 6"),
        (lambda: Residues([1], p=2**89 - 1), r"p: must be a prime number below 2\*\*64, got 618"),
        (lambda: Residues([1], p=True), r"p: must be a prime number below 2\*\*64, got True"),
        (lambda: Residues([0.5]), r"nested: entries must be integers or fractions, or residues .*, got 0.5"),
        (lambda: Residues([1]) * 0.5, r"nested: entries must be integers or fractions, or residues .*, got 0.5"),
        (lambda: Residues([True]), r"nested: entries must be integers or fractions, or residues .*, got True"),
        (lambda: Residues([1]) + sympy.Symbol("x"), r"nested: entries must be integers or fractions.*, got x"),
        (
            lambda: Residues([1]) + Residues([1], p=7),
            r"p: operands must have the same modulus, got 2305843009213693951, 7",
        ),
        (
            lambda: Residues([[Residues(1, p=7)]]),
            r"nested: operands must have the same modulus, got 2305843009213693951, 7",
        ),
    ],
)
def test_refusals_of_residues(act, message):
    with pytest.raises(Refused, match=message):
        act()


@pytest.mark.parametrize(
    "act", [lambda: Residues([1], p=7) / 7, lambda: 1 / Residues([0]), lambda: Residues([0]) ** -1]
)
def test_division_by_zero_is_one(act):
    with pytest.raises(ZeroDivisionError, match="divisor: must not be zero modulo"):
        act()
    with pytest.raises(ZeroDivisionError, match="divisor: must not be zero modulo 7, got 7"):
        Residues([Fraction(1, 7)], p=7)


# Tangents -------------------------------------------------------------------------------------------------------------


def rational(x, W, c):
    """A program with every operation of a tangent; c is a constant."""
    y = (W @ x) * (W @ x) - 3 * x / (W.T + c)
    y = (2 - y) / 5 + (1 / W).sum(axis=1, keepdims=True) - c
    return (-(y**3) + c * y - y @ c + c @ y).sum()


def test_velocity_is_the_derivative():
    """The velocity of a rational program against SymPy's derivative along x + t dx."""
    t = sympy.Symbol("t")
    x, dx = Grid([[1, 2], [3, 5]]), Grid([[1, -1], [2, 1]])
    W, dW = Grid([[2, 1], [3, 7]]), Grid([[0, 1], [1, 1]])
    c = Grid([[1, 2], [0, 1]])
    moving = rational(Tangent(x, dx), Tangent(W, dW), c)
    along = rational(x + t * dx, W + t * dW, c).item()
    assert moving.x.item() == along.subs(t, 0)
    assert moving.dx.item() == sympy.diff(along, t).subs(t, 0)
    assert rational(Tangent(Residues(x), Residues(dx)), Tangent(Residues(W), Residues(dW)), Residues(c)).dx == Residues(
        moving.dx.map(lambda q: Fraction(int(q.p), int(q.q)) if hasattr(q, "p") else q)
    )


def test_a_tangent_has_the_shape_of_both_parts():
    z = Tangent(Grid([[1, 2]]), Grid([[3, 4]]))
    assert (z.shape, z.T.shape, z.tolist(), z[0, 1].dx) == ((1, 2), (2, 1), ([[1, 2]], [[3, 4]]), 4)
    assert (z + Grid([[1], [2]])).dx == Grid([[3, 4], [3, 4]])
    assert (Grid([[1], [2]]) - z).dx == Grid([[-3, -4], [-3, -4]])
    assert (z**0).dx == Grid([[0, 0]])
    assert (1 / z).dx.tolist() == [[-3, -1]]
    floats = Tangent(np.array([[1.0]]), np.array([[2.0]]))
    assert (np.array([[3.0]]) @ floats).dx.tolist() == [[6.0]]
    assert (np.array([[3.0]]) * floats).dx.tolist() == [[6.0]]
    with pytest.raises(Refused, match=r"dx: must have the shape of x, got \(1,\), \(2,\)"):
        Tangent(Grid([1, 2]), Grid([1]))


# Unknown functions ----------------------------------------------------------------------------------------------------


def test_an_unknown_function_is_a_function():
    sigma = Uninterpreted(Random(3))
    z = Residues([[5, 6], [6, 5]])
    assert sigma(z) == sigma(z)
    assert sigma(z)[0, 0] == sigma(z)[1, 1] != sigma(z)[0, 1]
    assert sigma.collisions() == 2
    assert sigma(Grid([[5]])).item() == sigma(z).tolist()[0][0]
    assert sigma.derivative(z) != sigma(z)


def test_its_slope_may_be_stated():
    exp = Uninterpreted(Random(1), slope=lambda z, value: value)
    log = Uninterpreted(Random(2), slope=lambda z, value: 1 / z)
    z = Residues.random(Random(4), 2, 2)
    assert exp(Tangent(z, z)).dx == exp(z) * z
    assert log(Tangent(z, z)).dx == Residues([[1, 1], [1, 1]])
    second = Uninterpreted(Random(5))
    assert second.derivative(Tangent(z, z)).dx == second.slope.derivative(z) * z


def test_a_wrong_derivative_is_refuted():
    """The planted mistake: σ' of the value instead of σ' of the argument differs modulo p."""
    sigma, z = Uninterpreted(Random(1)), Residues.random(Random(2), 2, 2)
    assert sigma(Tangent(z, z)).dx != sigma.derivative(sigma(z)) * z
