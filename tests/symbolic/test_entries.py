"""Numbers spelled out and held modulo a prime: values, velocities, the laws of functions, and what has no value."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from teorema.symbolic.calculus import (
    NAMED,
    Determinant,
    Elementwise,
    Expr,
    Inverse,
    Undefined,
    apply,
    evaluate,
    map_symbol,
    matrix,
    scalar,
    vector,
)
from teorema.symbolic.calculus.linear import Total
from teorema.symbolic.derivatives.checks.slopes import Point, agrees
from teorema.symbolic.entries.free import LAWS, Pole, World
from teorema.symbolic.entries.graph import Graph
from teorema.symbolic.entries.modular import fill, slopes, values
from teorema.symbolic.entries.speller import Speller
from teorema.symbolic.indices import equal

x, y, c, d = (scalar(name) for name in "xycd")
S, u = matrix("S", "n", "n"), vector("u", "n")
sigma = Elementwise("s")


def named(name: str, order: int = 0, argument: Expr = x) -> Expr:
    return apply(NAMED[name], argument, order=order)


def same(left: Expr, right: Expr) -> bool:
    """Equal at a random point, functions as free values."""
    point = Point({"n": 3}, 5)
    pairs = zip(point.nodes(left), point.nodes(right), strict=True)
    return all(point.values[a] == point.values[b] for a, b in pairs)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (named("exp", 2), named("exp")),
        (named("log", 1), 1 / x),
        (named("log", 3), 2 / x**3),
        (named("sqrt", 1), 1 / (2 * named("sqrt"))),
        (named("sqrt", 2), -1 / (4 * named("sqrt") ** 3)),
        (named("tanh", 1), 1 - named("tanh") ** 2),
        (named("tanh", 2), -2 * named("tanh") * named("tanh", 1)),
        (named("logistic", 1), named("logistic") * (1 - named("logistic"))),
        (named("logistic", 2), named("logistic", 1) * (1 - 2 * named("logistic"))),
        (named("softplus", 2), named("logistic", 1)),
        (named("relu", 1), named("step")),
        (named("relu", 2), 0 * x),
        (named("abs", 1), 2 * named("step") - 1),
        (named("abs", 1), named("sign_step")),
        (named("square"), x * x),
        (named("square", 1), 2 * x),
        (named("identity"), x),
        (named("step", 1), 0 * x),
        (x ** Fraction(-3, 2), 1 / named("sqrt") ** 3),
        (x ** Fraction(-2, 3), x ** Fraction(1, 3) / x),
        (c ** (d - 1), c**d / c),
    ],
    ids=lambda side: str(side)[:40],
)
def test_a_law_holds_of_free_values_and_the_index_calculus_knows_it_too(left: Expr, right: Expr) -> None:
    assert same(left, right)
    assert not same(left, right + x)
    assert equal(left, right) or left in (c ** (d - 1), named("abs", 1), named("relu", 1)), "an independent derivation"


@pytest.mark.parametrize("name", sorted(set(NAMED) - set(LAWS) - {"identity"}))
def test_a_function_without_a_law_is_free(name: str) -> None:
    if not NAMED[name].parameters:
        assert not same(named(name, 1), named(name))
        assert same(named(name, 1, x + y), named(name, 1, y + x))


def test_a_velocity_is_the_derivative() -> None:
    """Of everything a graph is made of, against the derivative written by hand."""
    table = [
        (x**5, 5 * x**4),
        (x**-2, -2 * x**-3),
        ((x + y) * x, 2 * x + y),
        (x / (x + y), y / (x + y) ** 2),
        (x ** Fraction(5, 3), Fraction(5, 3) * x ** Fraction(2, 3)),
        (x**c, c * x ** (c - 1)),
        (c**x, c**x * named("log", 0, c)),
        (sigma(x * x), 2 * x * sigma.prime(x * x)),
        (named("tanh", 1), named("tanh", 2)),
        (Total(Inverse(S) * x), Total(Inverse(S))),
    ]
    for f, slope in table:
        assert agrees(f, x, slope, {"n": 3}, 1), str(f)
        assert not agrees(f, x, slope + 1, {"n": 3}, 1), str(f)


def test_maps_and_parameters_have_free_partial_derivatives() -> None:
    graph = Graph()
    speller = Speller(graph, {"n": 2})
    world = World(Random(1))
    F = map_symbol("F", "n", "n")
    ends = speller.entries(F(u))
    leaky = speller.number(apply(NAMED["leaky_relu"], x, c))
    nodes = graph.reachable([*ends, leaky])
    at = values(graph, nodes, world)
    first, second = speller.entries(u)
    moved = [slopes(graph, nodes, world, at, {node: 1}) for node in (first, second, speller.number(c))]
    both = slopes(graph, nodes, world, at, {first: 1, second: 1})
    assert all(both[end] == (moved[0][end] + moved[1][end]) % world.p for end in ends)
    assert moved[0][ends[0]] != moved[1][ends[0]]
    assert moved[2][leaky] != 0 and leaky not in both


def test_what_has_no_value_says_so() -> None:
    nowhere: Any = x / (x - x)
    with pytest.raises(Undefined, match=r"^division by zero at the point$"):
        Point({}, 0).nodes(nowhere)
    world = World(Random(1))
    for wrong in (lambda: world.inverse(world.p), lambda: world.integer_power(0, -2)):
        with pytest.raises(Pole, match=r"^division by zero at the point$"):
            wrong()
    graph = Graph()
    a = graph.made("var", "a", None, None, None)
    ratio = graph.div(a, a)
    with pytest.raises(Pole, match=r"division by zero"):
        values(graph, [a, ratio], world, {a: 0})
    with pytest.raises(Pole, match=r"division by zero"):
        fill(graph, [a, ratio], world, {a: 0})
    with pytest.raises(Pole, match=r"division by zero"):
        slopes(graph, [a, ratio], world, {a: 0, ratio: 0}, {a: 1})


@pytest.mark.parametrize("n", [1, 2, 3, 4, 6])
def test_a_determinant_is_spelled_out_with_each_minor_once(n: int) -> None:
    graph = Graph()
    speller = Speller(graph, {"n": n}, square=8)
    end = speller.number(Determinant(S))
    assert len(graph.keys) <= 3 * n * 2**n + n * n
    rng = Random(n)
    rows = [[rng.randint(0, 9) for _ in range(n)] for _ in range(n)]
    given = {
        node: e for found, row in zip(speller.of(S), rows, strict=True) for node, e in zip(found, row, strict=True)
    }
    world = World(Random(0))
    found = values(graph, graph.reachable([end]), world, given)[end]
    assert found == int(evaluate(Determinant(S), {"S": rows}).item()) % world.p
