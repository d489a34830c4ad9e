"""Piece 06, Lipschitz constants: the bound at pairs, many of them close together where the slope is greatest, and that it is sharp."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text
from teorema.numeric.activations.hockey_stick import SELU_ALPHA, SELU_LAMBDA
from teorema.symbolic.statements.activations import (
    LIPSCHITZ_BUMPS,
    LIPSCHITZ_HOCKEY,
    LIPSCHITZ_SELU,
    LIPSCHITZ_SIGMOIDAL,
    LIPSCHITZ_SILU,
    LIPSCHITZ_STEP,
    SHARP_HOCKEY,
    SHARP_SIGMOIDAL,
)

from .records import both, by_code_and_by_definition, by_floats, floats, records, with_floats
from .strategies import parameters
from .test_activations import points

NEAR = Text(
    "pairs of rationals up to 4 in size, half of them close together where the slope is greatest; by the formulas and by the NumPy records on exact numbers",
    "pares de racionales de tamaño hasta 4, la mitad muy próximos donde la pendiente es mayor; por las fórmulas y con los registros de NumPy sobre números exactos",
)
NEAR_FLOATS = Text(
    "pairs up to 4 in size, half of them close together where the slope is greatest, in float64 through the NumPy records under their bound",
    "pares de tamaño hasta 4, la mitad muy próximos donde la pendiente es mayor, en float64 con los registros de NumPy bajo su cota",
)


@st.composite
def pairs(draw: Any, *places: Fraction, width: int = 8, **letters: st.SearchStrategy[Any]) -> Point:
    """u ≠ v anywhere, or on both sides of one of the places at which a slope is greatest."""
    if draw(st.booleans()):
        place = draw(st.sampled_from(places))
        u, v = (place + sign * Fraction(draw(st.integers(1, 8)), 8 * width) for sign in (1, -1))
    else:
        numbers = st.integers(-32, 32)
        u = Fraction(draw(numbers), 8)
        v = Fraction(draw(numbers.filter(lambda n: Fraction(n, 8) != u)), 8)
    return Point({"u": u, "v": v, **{name: draw(one) for name, one in letters.items()}})


def rounded(point: Any) -> dict[str, Any]:
    """The point with u and v as float64, which they are exactly."""
    return {**point, **{name: floats(float(point[name])) for name in ("u", "v")}}


ZERO = Fraction(0)


@exact(LIPSCHITZ_SIGMOIDAL, points=pairs(ZERO, width=32), cases=12, scope=NEAR)
def sigmoidal_functions_are_lipschitz(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(LIPSCHITZ_SIGMOIDAL, points=pairs(ZERO, width=32).map(rounded), scope=NEAR_FLOATS)
def sigmoidal_functions_are_lipschitz_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(
    SHARP_SIGMOIDAL,
    points=[Point({})],
    scope=Text(
        "the five slopes at 0, by SymPy's derivatives and by the NumPy records",
        "las cinco pendientes en 0, por las derivadas de SymPy y con los registros de NumPy",
    ),
)
def sigmoidal_functions_attain_their_constant_at_zero(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


BELOW, ABOVE = Fraction(-1, 32), Fraction(5)


@exact(LIPSCHITZ_HOCKEY, points=pairs(ZERO, ABOVE, eps=parameters(), alpha=parameters(0)), scope=NEAR, cases=12)
def hockey_sticks_are_lipschitz(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


def wide(point: Any) -> dict[str, Any]:
    """The pair moved to the right, where softplus is almost as steep as ReLU."""
    return rounded({**point, "u": point["u"] + 4, "v": point["v"] + 4})


@sampled(
    LIPSCHITZ_HOCKEY,
    points=st.one_of(
        pairs(ZERO, eps=parameters(), alpha=parameters(0)).map(rounded),
        pairs(ZERO, eps=parameters(), alpha=parameters(0)).map(wide),
    ),
    cases=60,
    scope=NEAR_FLOATS,
)
def hockey_sticks_are_lipschitz_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


FRACTIONS_OF_ONE = st.sampled_from([Fraction(n, 100) for n in (0, 50, 90, 95, 99, 100, 100)])


@exact(
    SHARP_HOCKEY,
    points=points(k=FRACTIONS_OF_ONE, eps=parameters(), alpha=parameters(0)),
    scope=Text(
        "k from 0 to 99/100, ε and α quarters; by the formulas and by the NumPy records on exact numbers",
        "k de 0 a 99/100, ε y α cuartos; por las fórmulas y con los registros de NumPy sobre números exactos",
    ),
)
def no_smaller_constant_will_do_for_hockey_sticks(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


CODED = {"lam": Fraction(SELU_LAMBDA), "alpha": Fraction(SELU_ALPHA)}
PRINTED = {"lam": Fraction("1.0507009873554805"), "alpha": Fraction("1.6732632423543772")}


@exact(LIPSCHITZ_SELU, points=pairs(BELOW, width=32, k=FRACTIONS_OF_ONE), scope=NEAR, cases=12)
def selu_is_lipschitz_and_no_smaller_constant_will_do(claim: Any, point: Any) -> Any:
    return both(claim, {**point, **CODED, **records(CODED)}, {**point, **PRINTED})


def root() -> Any:
    """A ball around the positive root of r tanh(r/2) = 2: the left side grows, and its values at the ends lie on both sides of 2."""
    import flint

    low, high = (flint.arb("2.399357280515467") + flint.arb(step) / 10**13 for step in (-1, 1))
    assert low * (low / 2).tanh() < 2 < high * (high / 2).tanh()
    return low.union(high)


def constant_of_gelu() -> Any:
    """A ball around Φ(√2) + 1/(e√π), with Φ(√2) = 1 − erfc(1)/2."""
    import flint

    one = flint.arb(1)
    return 1 - one.erfc() / 2 + 1 / (one.exp() * one.pi().sqrt())


SILU_TOP, GELU_TOP = Fraction(2457, 1024), Fraction(1448, 1024)


@sampled(
    LIPSCHITZ_SILU,
    points=pairs(SILU_TOP, GELU_TOP, width=128).map(rounded),
    cases=40,
    needs=("flint",),
    scope=Text(
        "pairs up to 4 in size, half of them close together at the two maxima of the slope, in float64 through the NumPy records under their bound; r and m in balls",
        "pares de tamaño hasta 4, la mitad muy próximos en los dos máximos de la pendiente, en float64 con los registros de NumPy bajo su cota; r y m en bolas",
    ),
)
def silu_and_gelu_are_lipschitz(claim: Any, point: Any) -> Any:
    full = {**point, "r": root(), "m": constant_of_gelu()}
    return both(claim, full, with_floats(full))


HALF_ROOT = Fraction(-181, 256)


@exact(LIPSCHITZ_BUMPS, points=pairs(HALF_ROOT, Fraction(-1)), scope=NEAR, cases=12)
def bumps_are_lipschitz(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@sampled(LIPSCHITZ_BUMPS, points=pairs(HALF_ROOT, Fraction(-1)).map(rounded), scope=NEAR_FLOATS)
def bumps_are_lipschitz_on_floats(claim: Any, point: Any) -> Any:
    return by_floats(claim, point)


@exact(
    LIPSCHITZ_STEP,
    points=points(K=st.integers(1, 1000).map(Fraction)),
    scope=Text(
        "K from 1 to 1000, the pair 0 and −1/(K + 1); by the formula and by the NumPy record",
        "K de 1 a 1000, el par 0 y −1/(K + 1); por la fórmula y con el registro de NumPy",
    ),
)
def the_step_has_no_lipschitz_constant(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)
