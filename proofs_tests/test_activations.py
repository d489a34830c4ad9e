"""Piece 06, definitions and identities: the NumPy records run on exact numbers, and on floats under their bound."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.numeric.activations import double_exponential, elu, leaky_relu
from teorema.numeric.activations.hockey_stick import SELU_ALPHA, SELU_LAMBDA
from teorema.numeric.bounded import Bounded
from teorema.symbolic.calculus import NAMED
from teorema.symbolic.statements.activations import (
    BUMPS,
    CODE,
    HOCKEY,
    LOGISTIC_CURVATURE,
    LOGISTIC_SLOPE,
    LOGIT,
    RELU,
    SELU,
    SIGMOIDAL,
    SOFTPLUS,
    STEPS,
    SYMMETRY,
    TANH,
    VALUES,
)

from .records import (
    FIXED,
    SCALED_ELU,
    Definition,
    Run,
    both,
    by_code_and_by_definition,
    by_floats,
    floats,
    records,
)
from .strategies import exact_numbers, half_floats, parameters, positive_rationals

EXACT = Text(
    "u among small rationals and logarithms ln(p/q); by the formulas, and by the NumPy records run on the same exact numbers",
    "u entre racionales pequeños y logaritmos ln(p/q); por las fórmulas, y con los registros de NumPy sobre los mismos números exactos",
)


def on_floats(reach: int) -> Text:
    """The scope of a sampled check with |u| up to a number."""
    return Text(
        f"u from −{reach} to {reach} in float64 and float32 through the NumPy records; compared as balls under the computed bound",
        f"u de −{reach} a {reach} en float64 y float32 con los registros de NumPy; comparación de bolas con la cota calculada",
    )


FLOATS = on_floats(8)


def points(**letters: st.SearchStrategy[Any]) -> st.SearchStrategy[Point]:
    """Points with the given letters."""
    return st.fixed_dictionaries(letters).map(Point)


U = points(u=exact_numbers())
U_FLOAT = points(u=half_floats())


@exact(STEPS, points=U, scope=EXACT, cases=12)
def the_steps_are_what_the_code_computes(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(
    STEPS,
    points=[
        Point({"u": floats(x, dtype)}) for x in (-8, -1, -1e-30, 0, 1e-30, 1, 8) for dtype in (np.float64, np.float32)
    ],
    scope=Text(
        "seven numbers, 0 among them, in float64 and float32 through the NumPy records",
        "siete números, 0 entre ellos, en float64 y float32 con los registros de NumPy",
    ),
)
def the_steps_are_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(SIGMOIDAL, points=U, scope=EXACT, cases=12)
def the_sigmoidal_functions_are_what_the_code_computes(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(SIGMOIDAL, points=U_FLOAT, scope=FLOATS)
def the_sigmoidal_functions_are_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(HOCKEY, points=points(u=exact_numbers(), eps=parameters(), alpha=parameters(0)), scope=EXACT, cases=12)
def the_hockey_sticks_are_what_the_code_computes(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(HOCKEY, points=points(u=half_floats(), eps=parameters(), alpha=parameters(0)), scope=FLOATS)
def the_hockey_sticks_are_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(SELU, points=U, scope=EXACT, cases=12)
def selu_is_a_scaled_elu(claim: Any, point: Any) -> Any:
    printed = {"lam": Fraction("1.0507009873554805"), "alpha": Fraction("1.6732632423543772")}
    coded = {"lam": Fraction(SELU_LAMBDA), "alpha": Fraction(SELU_ALPHA)}
    return both(claim, {**point, **coded, **records(coded)}, {**point, **printed})


@sampled(SELU, points=U_FLOAT, scope=FLOATS)
def selu_is_a_scaled_elu_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, {**point, "lam": Fraction(SELU_LAMBDA), "alpha": Fraction(SELU_ALPHA)})


@exact(BUMPS, points=points(u=exact_numbers(), c=positive_rationals()), scope=EXACT, cases=12)
def the_bumps_are_what_the_code_computes(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(BUMPS, points=points(u=half_floats(4), c=positive_rationals()), scope=on_floats(4))
def the_bumps_are_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@st.composite
def of_the_catalogue(draw: Any, numbers: st.SearchStrategy[Any]) -> Point:
    """A function by its formula and its record under the same parameter, with an argument."""
    made = {
        "leaky_relu": lambda: (leaky_relu, draw(parameters())),
        "elu": lambda: (elu, draw(parameters(0))),
        "double_exponential": lambda: (double_exponential, draw(positive_rationals())),
    }
    name = draw(st.sampled_from([*FIXED, *made]))
    u = draw(numbers)
    if name in FIXED:
        f = Definition(SCALED_ELU if name == "selu" else NAMED[name])
        return Point({"f": f, "u": u, "record": records({})[name].record})
    factory, parameter = made[name]()
    return Point({"f": Definition(NAMED[name], parameter), "u": u, "record": factory(parameter)})


@exact(
    CODE,
    points=of_the_catalogue(exact_numbers()),
    cases=50,
    scope=Text(
        "every record of the catalogue, parameters drawn, run on small rationals and logarithms; against SymPy's derivatives of the formula",
        "cada registro del catálogo, con parámetros al azar, sobre racionales pequeños y logaritmos; contra las derivadas de SymPy de la fórmula",
    ),
)
def records_compute_the_function_and_two_derivatives(claim: Any, point: Any) -> Any:
    run, u = Run(point["record"]), Grid(point["u"])
    computed = {"a": run.f(u), "d": run.df(u), "s": run.d2f(u)}
    return claim.at({"f": point["f"], "u": point["u"], **computed})


@sampled(
    CODE,
    points=of_the_catalogue(half_floats()),
    cases=50,
    scope=Text(
        "every record of the catalogue in float64 and float32, |u| ≤ 8; within the computed bound of the derivatives enclosed by balls",
        "cada registro del catálogo en float64 y float32, |u| ≤ 8; dentro de la cota calculada de las derivadas encerradas en bolas",
    ),
)
def records_compute_the_function_and_two_derivatives_on_floats(claim: Any, point: Any) -> Any:
    record, u = point["record"], Bounded(point["u"].value)
    computed = {"a": record.f(u), "d": record.df(u), "s": record.d2f(u)}
    return claim.at({"f": point["f"], "u": point["u"], **computed})


@exact(SYMMETRY, points=U, scope=EXACT, cases=12)
def symmetries_hold(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(SYMMETRY, points=U_FLOAT, scope=FLOATS)
def symmetries_hold_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(LOGISTIC_SLOPE, points=U, scope=EXACT, cases=12)
def the_slope_of_the_logistic_is_value_times_complement(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(LOGISTIC_SLOPE, points=U_FLOAT, scope=FLOATS)
def the_slope_of_the_logistic_is_value_times_complement_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(LOGISTIC_CURVATURE, points=U, scope=EXACT, cases=12)
def the_second_derivative_of_the_logistic_is_bounded(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(LOGISTIC_CURVATURE, points=points(u=st.one_of(half_floats(), half_floats(2), half_floats(2))), scope=FLOATS)
def the_second_derivative_of_the_logistic_is_bounded_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(
    VALUES,
    points=points(q=positive_rationals()),
    scope=Text(
        "rational q; by the formulas, and by the NumPy records run on the exact number ln q",
        "q racional; por las fórmulas, y con los registros de NumPy sobre el número exacto ln q",
    ),
)
def values_at_logarithms_are_rational(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@exact(TANH, points=U, scope=EXACT, cases=12)
def tanh_is_a_scaled_logistic(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(TANH, points=U_FLOAT, scope=FLOATS)
def tanh_is_a_scaled_logistic_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(SOFTPLUS, points=U, scope=EXACT, cases=12)
def softplus_is_a_smooth_relu(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(SOFTPLUS, points=points(u=st.one_of(half_floats(), half_floats(0.0625))), scope=FLOATS)
def softplus_is_a_smooth_relu_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(RELU, points=points(u=exact_numbers(), v=exact_numbers(), c=parameters()), scope=EXACT, cases=12)
def relu_builds_the_identity_the_absolute_value_and_the_maximum(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(RELU, points=points(u=half_floats(), v=half_floats(), c=parameters()), scope=FLOATS)
def relu_builds_the_identity_the_absolute_value_and_the_maximum_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(
    LOGIT,
    points=points(u=exact_numbers(), p=st.fractions(Fraction(1, 20), Fraction(19, 20), max_denominator=20)),
    scope=Text(
        "p rational from 1/20 to 19/20, u among small rationals and logarithms; by the formulas and by the NumPy records on exact numbers",
        "p racional de 1/20 a 19/20, u entre racionales pequeños y logaritmos; por las fórmulas y con los registros de NumPy sobre números exactos",
    ),
)
def the_logit_inverts_the_logistic(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)
