"""Functions whose slope has kinks where a parameter says, logarithms of products, and parameters among balls."""

from __future__ import annotations

from fractions import Fraction

import flint
import pytest

from teorema.symbolic.calculus import NAMED, Undefined, apply, evaluate, scalar
from teorema.symbolic.calculus.scalars import is_zero, sp
from teorema.symbolic.claims import Smooth

u, delta = scalar("u"), scalar("delta")


def h(order):
    return apply(NAMED["huber"], u, delta, order=order)


def test_the_seams_of_huber_move_with_its_parameter():
    half = Fraction(1, 2)
    assert NAMED["huber"].singular(1, (half,)) == ()
    assert NAMED["huber"].singular(2, (half,)) == (-half, half)
    assert evaluate(h(1), {"u": half, "delta": half}).item() == half
    assert evaluate(h(2), {"u": 1, "delta": 2}).item() == 1
    with pytest.raises(Undefined, match="no derivative of order 2"):
        evaluate(h(2), {"u": half, "delta": half})
    with pytest.raises(Undefined, match="throughout the ball"):
        evaluate(h(2), {"u": flint.arb(0.5, 1e-9), "delta": half})
    assert float(evaluate(h(2), {"u": flint.arb(0.25, 1e-9), "delta": half}).item()) == 1


@pytest.mark.parametrize("value", [Fraction(1, 4), Fraction(1), Fraction(3)])
def test_huber_is_of_class_one_and_not_of_class_two(value):
    assert Smooth(NAMED["huber"], 1, (delta,)).at({"delta": value}) is True
    assert Smooth(NAMED["huber"], 2, (delta,)).at({"delta": value}) is False


def test_a_parameter_among_balls_counts_where_it_is_exact():
    point = {"u": flint.arb(3), "delta": Fraction(1, 2)}
    assert float(evaluate(h(0), point).item()) == 1.375
    with pytest.raises(Undefined, match="only known within a ball"):
        evaluate(h(0), {**point, "delta": flint.arb(0.5, 1e-9)})


def test_the_entropy_term_is_continued_by_zero():
    eta = apply(NAMED["entropy_term"], u)
    assert evaluate(eta, {"u": 0}).item() == 0
    assert is_zero(evaluate(eta, {"u": Fraction(1, 2)}).item() - sp.log(2) / 2)
    with pytest.raises(Undefined):
        evaluate(apply(NAMED["entropy_term"], u, order=1), {"u": 0})


def test_logarithms_are_drawn_apart_over_positive_factors_only():
    density = sp.exp(sp.Rational(-1, 8)) / (2 * sp.sqrt(2 * sp.pi))
    assert is_zero(-sp.log(density) - sp.Rational(1, 8) - sp.log(2 * sp.sqrt(2 * sp.pi))) is True
    assert is_zero(-sp.log(density) - sp.Rational(1, 4) - sp.log(2 * sp.sqrt(2 * sp.pi))) is False
    a, b = sp.Symbol("a", real=True), sp.Symbol("b", real=True)
    assert is_zero(sp.log(a * b) - sp.log(a) - sp.log(b)) is not True
    p, q = sp.Symbol("p", positive=True), sp.Symbol("q", positive=True)
    assert is_zero(sp.log(p * q) - sp.log(p) - sp.log(q)) is True
