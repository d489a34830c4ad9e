"""The parts of identity testing: degrees and meetings modulo a prime, enclosures, points without a value."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
import sympy as sp

from teorema.symbolic.calculus import (
    NAMED,
    Undefined,
)
from teorema.symbolic.entries.graph import Graph
from teorema.symbolic.identity import modular
from teorema.symbolic.identity.realizing import evaluated
from teorema.symbolic.identity.reals import Reals, Unknown, disjoint


def test_the_error_bound_counts_degree_meetings_and_height() -> None:
    graph = Graph()
    a = graph.made("var", "a", None, None, None)
    power = graph.power(a, graph.number(40))
    assert modular.bounds(graph, range(len(graph.keys)))[power].top == 40
    error = modular.agreement(graph, [(power, graph.mul(power, graph.number(1)))], Random(1), rounds=1)
    assert error == Fraction(40, 2**61 - 1)
    high = graph.mul(graph.number(2**61 - 1), a)  # 0 modulo the first prime, not modulo a random one
    assert modular.agreement(graph, [(high, graph.mul(graph.number(0), a))], Random(1)) is None


def test_functions_meet_only_at_equal_arguments() -> None:
    graph = Graph()
    a, b = (graph.made("var", name, None, None, None) for name in "ab")
    one, other = (graph.function("s()", 0, None, graph.add((p, q))) for p, q in ((a, b), (a, a)))
    assert modular.agreement(graph, [(one, other)], Random(1)) is None


def test_enclosures_contain_the_values() -> None:
    reals = Reals(80, {})
    for name in NAMED:
        if name in ("lambertw", "factorial") or NAMED[name].parameters:
            continue
        for at in (Fraction(1, 3), Fraction(7, 4)):
            value = reals.interval(reals.function(name, 0, at, []))
            exact = Fraction(str(sp.N(NAMED[name].formula(sp.Rational(at.numerator, at.denominator)), 60)))
            assert not disjoint(value, exact), name
            assert disjoint(value, exact + Fraction(1, 10**15)), name


def test_a_point_without_a_value_is_said_to_have_none() -> None:
    graph = Graph()
    a = graph.made("var", "a", None, None, None)
    nowhere = graph.div(a, graph.minus(a, a))
    with pytest.raises(modular.Pole, match=r"division by zero at every point tried"):
        modular.agreement(graph, [(nowhere, a)], Random(1))
    with pytest.raises(Undefined, match=r"division by zero"):
        evaluated(graph, graph.reachable([nowhere]), {a: Fraction(1)}, Reals(80, {}))


def test_an_interval_around_0_has_no_sign() -> None:
    reals = Reals(80, {})
    with pytest.raises(Unknown, match=r"the sign cannot be told"):
        reals.sign(reals.iv.mpf([-1, 1]))
    assert [reals.sign(Fraction(k)) for k in (-2, 0, 3)] == [-1, 0, 1]


def test_the_error_bound_counts_the_degree_of_what_a_law_makes_of_a_function() -> None:
    """The numbers of numerator and denominator degree in the values that are drawn, by hand from each law."""
    graph = Graph()
    a = graph.made("var", "a", None, None, None)
    square = graph.power(a, graph.number(2))
    third, root = Fraction(1, 3), Fraction(1, 2)
    table = {
        graph.function("log", 0, None, square): (1, 0),
        graph.function("log", 3, None, square): (0, 6),
        graph.function("sqrt", 2, None, a): (0, 3),
        graph.function("tanh", 2, None, a): (3, 0),
        graph.function("logistic", 1, None, a): (2, 0),
        graph.function("softplus", 3, None, a): (3, 0),
        graph.function("square", 0, None, square): (4, 0),
        graph.function("square", 1, None, square): (2, 0),
        graph.power(square, graph.number(third - 2)): (1, 4),
        graph.power(a, graph.number(root - 2)): (0, 3),
        graph.power(square, graph.add((a, graph.number(-1)))): (1, 2),
    }
    of = modular.bounds(graph, range(len(graph.keys)))
    assert {node: (of[node].top, of[node].bottom) for node in table} == table
