"""Piece 06, the shape of the graphs: images, monotonicity, fading slopes, kinks and regularity."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.numeric.activations import relu
from teorema.symbolic.statements.activations import (
    IMAGES,
    KINK,
    MONOTONE,
    REGULARITY,
    SATURATION,
    SIDES,
    SILU_MINIMUM,
    SMOOTH,
)

from .records import Run, both, by_code_and_by_definition, by_floats, floats, with_floats
from .strategies import exact_numbers, half_floats, parameters, positive_rationals
from .test_activations import EXACT, FLOATS, on_floats, points


def half_floats_at(x: float) -> Any:
    """The float64 number x under its bound 0."""
    return floats(x)


FAR = st.sampled_from([-12.0, -10.0, -4.0, 10.0, 12.0]).map(half_floats_at)

PAIRS = Text(
    "u < v among small rationals and logarithms; by the formulas, and by the NumPy records run on the same exact numbers",
    "u < v entre racionales pequeños y logaritmos; por las fórmulas, y con los registros de NumPy sobre los mismos números exactos",
)


@exact(
    IMAGES,
    points=points(
        u=st.one_of(exact_numbers(), st.sampled_from([-12, -10, 10, 12]).map(Fraction)), alpha=positive_rationals()
    ),
    scope=EXACT,
    cases=12,
)
def values_lie_in_the_image(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(
    IMAGES,
    points=points(u=st.one_of(half_floats(3), FAR), alpha=positive_rationals()),
    scope=on_floats(12),
    blind={
        "peak-left-out": Text(
            "exp(0) is 1 up to its bound: a float cannot tell 1 from a little less",
            "exp(0) es 1 salvo su cota: un flotante no distingue 1 de un poco menos",
        )
    },
)
def values_lie_in_the_image_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


ORDERED = st.one_of(
    points(u=exact_numbers(), v=exact_numbers(), alpha=positive_rationals()),
    points(u=st.integers(-1, 2).map(Fraction), v=st.integers(3, 6).map(Fraction), alpha=positive_rationals()),
    points(u=st.integers(-8, -3).map(Fraction), v=st.integers(-4, -2).map(Fraction), alpha=positive_rationals()),
)


@exact(MONOTONE, points=ORDERED, scope=PAIRS, cases=12)
def activations_increase(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@exact(SATURATION, points=points(u=exact_numbers()), scope=EXACT, cases=12)
def slopes_fade(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(SATURATION, points=points(u=half_floats()), scope=FLOATS)
def slopes_fade_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


def omega() -> Any:
    """A ball around W₀(1/e), by FLINT's Lambert function."""
    import flint

    return flint.arb(-1).exp().lambertw()


@sampled(
    SILU_MINIMUM,
    points=points(u=st.one_of(half_floats(), st.integers(-1440, -1120).map(lambda k: floats(k / 1024)))),
    needs=("flint",),
    scope=Text(
        "u from −8 to 8 and near −1 − ω, in floats through the NumPy record and in balls by the formula; ω enclosed by FLINT",
        "u de −8 a 8 y cerca de −1 − ω, en flotantes con el registro de NumPy y en bolas por la fórmula; ω encerrado por FLINT",
    ),
)
def silu_has_its_minimum_at_minus_one_minus_omega(claim: Any, point: Any) -> Any:
    full = {**point, "omega": omega()}
    return both(claim, full, with_floats(full))


@exact(
    KINK,
    points=points(h=positive_rationals(), c=st.integers(0, 4).map(lambda n: Fraction(n, 4))),
    scope=Text(
        "rational h > 0 and values c from 0 to 1 at the kink; the quotients by the formula and by the NumPy record",
        "h > 0 racional y valores c de 0 a 1 en el quiebre; los cocientes por la fórmula y con el registro de NumPy",
    ),
)
def relu_has_two_slopes_at_zero(claim: Any, point: Any) -> Any:
    given = Run(relu(at_zero=point["c"]))
    full = {**point, "d": given.df(Grid(0))}
    return by_code_and_by_definition(claim, full)


@exact(
    SIDES,
    points=points(h=st.one_of(positive_rationals(), exact_numbers()), eps=parameters(), alpha=parameters(0)),
    scope=Text(
        "h > 0 rational or a logarithm, ε and α quarters; by SymPy's derivatives and by the NumPy records on exact numbers",
        "h > 0 racional o logaritmo, ε y α cuartos; por las derivadas de SymPy y con los registros de NumPy sobre números exactos",
    ),
)
def derivatives_on_both_sides_of_zero(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(SIDES, points=points(h=half_floats(positive=True), eps=parameters(), alpha=parameters(0)), scope=FLOATS)
def derivatives_on_both_sides_of_zero_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


def classes() -> list[Point]:
    """Parameters of leaky ReLU and ELU, 1 among them."""
    return [
        Point({"eps": Fraction(e), "alpha": Fraction(a)})
        for e in ("-1", "0", "1/100", "1", "2")
        for a in ("0", "1/2", "1", "3/2")
    ]


@exact(
    REGULARITY,
    points=classes,
    scope=Text(
        "20 pairs of parameters; one-sided limits of the derivatives of the formulas, and what the NumPy records state of themselves",
        "20 pares de parámetros; límites laterales de las derivadas de las fórmulas, y lo que los registros de NumPy dicen de sí mismos",
    ),
)
def classes_of_differentiability(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@exact(SMOOTH, points=points(u=exact_numbers()), scope=EXACT, cases=12)
def smooth_functions_satisfy_their_equations(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(SMOOTH, points=points(u=half_floats(4)), scope=on_floats(4))
def smooth_functions_satisfy_their_equations_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)
