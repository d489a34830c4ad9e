"""Piece 12, the Huber function: by its formula, and by the library's code run on the same fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.losses import huber
from teorema.symbolic.statements.losses import HUBER_FORM, HUBER_LINE, HUBER_SHAPE, HUBER_SMOOTH

from .loss_runs import OfResiduals, number
from .records import both
from .strategies import parameters, rationals

RATIONAL = Text(
    "rational residuals, before, on and beyond δ; by the formula, and by the library's code on the same fractions",
    "residuos racionales, antes de δ, en δ y más allá; por la fórmula, y con el código de la biblioteca sobre las mismas fracciones",
)
DELTAS = (Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2))


def points(**letters: st.SearchStrategy[Any]) -> st.SearchStrategy[Point]:
    """Points with δ and the given letters."""
    return st.fixed_dictionaries({"delta": st.sampled_from(DELTAS), **letters}).map(Point)


def by_code_and_by_formula(claim: Any, point: Any) -> Any:
    return both(claim, {**point, "huber": OfResiduals(huber(point["delta"]))}, point)


@exact(HUBER_FORM, points=points(u=rationals(4)), scope=RATIONAL)
def huber_without_cases(claim: Any, point: Any) -> Any:
    slope = number(huber(point["delta"]).gradient, point["u"], 0)
    return by_code_and_by_formula(claim, {**point, "c": slope})


@exact(HUBER_LINE, points=points(u=rationals(4)), scope=RATIONAL)
def beyond_delta_huber_is_a_line(claim: Any, point: Any) -> Any:
    return by_code_and_by_formula(claim, point)


@exact(
    HUBER_SMOOTH,
    points=[Point({"delta": delta}) for delta in DELTAS],
    scope=Text(
        "five values of δ: one-sided limits at ±δ by SymPy, and what the library's record says of itself",
        "cinco valores de δ: límites laterales en ±δ con SymPy, y lo que dice de sí el registro de la biblioteca",
    ),
)
def huber_is_once_and_not_twice_differentiable(claim: Any, point: Any) -> Any:
    return by_code_and_by_formula(claim, point)


@exact(HUBER_SHAPE, points=points(u=rationals(4), v=rationals(4), t=parameters(-1, 2)), scope=RATIONAL)
def huber_is_convex_and_lipschitz(claim: Any, point: Any) -> Any:
    return by_code_and_by_formula(claim, point)
