"""Piece 12, likelihoods: the library's costs are negative log-likelihoods up to scale and constant, exactly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.losses import LOSSES, cost
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.losses import BERNOULLI, GAUSSIAN, LAPLACE

from .loss_runs import columns, run


@st.composite
def drawn_rivals(draw: Any) -> Point:
    """Targets of up to three samples, the outputs of two networks, one scale, and a scale of its own for each sample."""
    n = draw(st.integers(1, 3))
    vectors = {name: draw(columns(n, st.sampled_from([Fraction(0), Fraction(1), Fraction(3)]))) for name in "yfg"}
    scales = draw(columns(n, st.sampled_from([Fraction(1, 4), Fraction(1), Fraction(4)])))
    scale = draw(st.sampled_from([Fraction(1, 2), Fraction(1), Fraction(2)]))
    return Point({**vectors, "s": scale, "b": scale, "t": scales, "pi": sp.pi}, batch=n)


def _column(*entries: int | Fraction) -> Any:
    return np.array([[Fraction(entry)] for entry in entries], dtype=object)


def crossing(f: tuple[int, int], g: tuple[int, int]) -> Point:
    """Two networks that squares, absolute values and samples of different weight put in different orders."""
    vectors = {"y": _column(0, 0), "f": _column(*f), "g": _column(*g), "t": _column(4, Fraction(1, 4))}
    return Point({**vectors, "s": Fraction(1), "b": Fraction(1), "pi": sp.pi}, batch=2)


def rivals() -> st.SearchStrategy[Point]:
    """Two networks for the same targets, now and then a pair that other costs would order otherwise."""
    hard = [crossing((3, 0), (2, 2)), crossing((0, 3), (2, 2))]
    return st.one_of(drawn_rivals(), drawn_rivals(), st.sampled_from(hard))


def minus_log(point: Any, name: str, density: Callable[[Any, Any], Any]) -> Any:
    """-ln Π_j of a density at the targets."""
    pairs = zip(*(map(sp.Rational, map(str, point[k].flat)) for k in ("y", name)), strict=True)
    return -sp.log(prod(density(y, f) for y, f in pairs))


def costs(point: Any, letter: str, loss: str) -> dict[str, Any]:
    """The mean costs of the two networks as the library computes them."""
    return {f"{letter}{name}": cost(loss, point[name].T, point["y"].T) for name in "fg"}


def likelihoods(point: Any, density: Callable[[Any, Any], Any]) -> dict[str, Any]:
    return {f"L{name}": minus_log(point, name, density) for name in "fg"}


SCOPE = Text(
    "integer targets and outputs of two networks, up to three samples, three scales; costs by the library's code",
    "objetivos y salidas enteras de dos redes, hasta tres muestras, tres escalas; costos con el código de la biblioteca",
)


@exact(GAUSSIAN, points=rivals(), scope=SCOPE, cases=12)
def gaussian_noise_gives_the_mean_squared_error(claim: Any, point: Any) -> Any:
    s = sp.Rational(str(point["s"]))
    found = likelihoods(point, lambda y, f: sp.exp(-((y - f) ** 2) / (2 * s**2)) / (s * sp.sqrt(2 * sp.pi)))
    return claim.at({**point, **costs(point, "S", "squared"), **costs(point, "A", "absolute"), **found})


@exact(LAPLACE, points=rivals(), scope=SCOPE, cases=12)
def laplace_noise_gives_the_mean_absolute_error(claim: Any, point: Any) -> Any:
    b = sp.Rational(str(point["b"]))
    found = likelihoods(point, lambda y, f: sp.exp(-abs(y - f) / b) / (2 * b))
    return claim.at({**point, **costs(point, "A", "absolute"), **costs(point, "S", "squared"), **found})


SHARES = tuple(Fraction(k, 20) for k in (1, 6, 8, 10, 19))


@st.composite
def classifiers(draw: Any) -> Point:
    """Labels of up to three samples, and the probabilities that two networks give to the label 1."""
    n = draw(st.integers(1, 3))
    y = draw(columns(n, st.sampled_from([Fraction(0), Fraction(1)])))
    rivals = {name: draw(columns(n, st.sampled_from(SHARES))) for name in "fg"}
    return Point({"y": y, **rivals}, batch=n)


HARD = Point(
    {
        "y": _column(1, 1),
        "f": _column(Fraction(1, 20), Fraction(19, 20)),
        "g": _column(Fraction(3, 10), Fraction(3, 10)),
    },
    batch=2,
)
"""One confident error against two half-hearted ones: squares and logarithms disagree on which is worse."""


@exact(
    BERNOULLI,
    points=st.one_of(classifiers(), classifiers(), st.just(HARD)),
    scope=Text(
        "labels and rational probabilities of two networks, up to three samples; costs by the library's code on exact numbers",
        "etiquetas y probabilidades racionales de dos redes, hasta tres muestras; costos con el código de la biblioteca sobre números exactos",
    ),
    cases=20,
)
def labels_give_the_binary_cross_entropy(claim: Any, point: Any) -> Any:
    found = likelihoods(point, lambda y, f: f**y * (1 - f) ** (1 - y))
    n = len(point["y"])
    value = LOSSES["binary_cross_entropy"].value
    entropy = {f"B{name}": sum(run(value, point[name].T, point["y"].T)[0]) / Fraction(n) for name in "fg"}
    return claim.at({**point, **entropy, **costs(point, "S", "squared"), **found})
