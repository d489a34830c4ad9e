"""Piece 05, the perceptron rule: the library's training run on fractions, held against Novikoff's bound."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.gates import vertices
from teorema.numeric.neuron import perceptron
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.neuron.perceptron import AND_TRAINED, AND_WIDEST, NOVIKOFF

from .strategies import arrays, rationals

AND_LABELS = [-1, -1, -1, 1]


def augmented(x: Any) -> list[list[Any]]:
    """The samples (1, x)."""
    return [[Fraction(1), *column] for column in x.T.tolist()]


def margins(x: Any, labels: Any, u: Any) -> list[Any]:
    """y_i uᵀx̃_i for all samples."""
    return [y * sum(a * e for a, e in zip(u, row, strict=True)) for y, row in zip(labels, augmented(x), strict=True)]


def tight(x: Any, labels: Any, u: Any) -> Point:
    """A point with the smallest radius and the largest margin, where it is positive."""
    radius = max(sum(e * e for e in row) for row in augmented(x))
    least = min(margins(x, labels, u))
    values = {"rho": sp.sqrt(sp.Rational(str(radius))), "gamma": least if least > 0 else Fraction(1)}
    return Point({"x": x, "y": labels, "u": u, "n": x.shape[1], **values}, samples=x.shape[1], inputs=len(x))


@st.composite
def samples(draw: Any) -> Point:
    """Two to five points of dimension 1 or 2, labelled by a neuron u or at random, in any order."""
    p, n = draw(st.integers(1, 2)), draw(st.integers(2, 5))
    x = draw(arrays(p, n))
    u = [draw(rationals()) for _ in range(p + 1)]
    signs = [1 if m > 0 else -1 for m in margins(x, [1] * n, u)]
    labels = signs if draw(st.integers(0, 3)) else draw(st.lists(st.sampled_from([1, -1]), min_size=n, max_size=n))
    point = tight(x, labels, u)
    if draw(st.integers(0, 5)) == 0:
        return Point({**point, "rho": Fraction(1, 2)}, **point.scope)
    return point


def row(*entries: int) -> Any:
    """Samples of dimension 1."""
    return np.array([[Fraction(e) for e in entries]], dtype=object)


SHARP = [
    tight(vertices(2), AND_LABELS, [-3, 2, 2]),
    tight(vertices(2), [-1, 1, 1, -1], [1, 1, 1]),
    tight(row(2), [1], [1, 2]),
    tight(row(1, -1), [1, -1], [0, 1]),
]
"""AND; XOR, which no u separates; one sample and u = x̃, where the bound is attained; two updates of the least growth."""


@exact(
    NOVIKOFF,
    points=st.one_of(samples(), samples(), st.sampled_from(SHARP)),
    scope=Text(
        "up to five rational points of dimension 1 or 2 in any order, AND, and the cases of equality",
        "hasta cinco puntos racionales de dimensión 1 o 2 en cualquier orden, AND, y los casos de igualdad",
    ),
    cases=60,
)
def the_perceptron_rule_stops_within_the_bound(claim: Any, point: Any) -> Any:
    trained = perceptron(point["x"], point["y"], passes=200)
    return claim.at({**point, "k": trained.updates, "w": trained.weights})


@exact(
    AND_TRAINED,
    points=[Point({"x": vertices(2), "y": AND_LABELS})],
    scope=Text("the one run, exact", "la única corrida, exacta"),
)
def and_takes_eighteen_updates(claim: Any, point: Any) -> Any:
    trained = perceptron(point["x"], point["y"])
    assert trained.separates
    sharp = tight(point["x"], point["y"], [-3, 2, 2])
    bound = sharp["rho"] ** 2 * 17 / sharp["gamma"] ** 2
    return claim.at({"k": trained.updates, "w": trained.weights, "bound": bound})


def from_margins(at_01: Fraction, at_10: Fraction, at_11: Fraction) -> Point:
    """The u with these margins on AND; the one at 00 is their sum."""
    return Point({"u": [-at_01 - at_10 - at_11, at_01 + at_11, at_10 + at_11]})


@exact(
    AND_WIDEST,
    points=st.builds(from_margins, *[st.sampled_from([Fraction(k, 2) for k in (0, 2, 2, 3, 4, 7)])] * 3),
    scope=Text(
        "u with rational margins, those of the perceptron's own weights among them",
        "u con márgenes racionales, entre ellos los de los pesos del propio perceptrón",
    ),
)
def no_other_direction_gives_a_better_bound(claim: Any, point: Any) -> Any:
    # the margins are recomputed here from the samples; the library's code has no part in this
    assert margins(vertices(2), AND_LABELS, point["u"])[0] == sum(margins(vertices(2), AND_LABELS, point["u"])[1:])
    return claim.at(point)
