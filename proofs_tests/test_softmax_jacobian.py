"""Piece 13, the Jacobian of softmax: by tangents and by SymPy, its kernel and rank, and how much it stretches."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.text import Text
from teorema.numeric.softmax import Softmax, softmax_jacobian
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.softmax import examples, jacobian, norm

from .softmaxes import (
    LETTERED,
    Code,
    exactly,
    float_points,
    in_balls,
    log_points,
    slopes,
    through_tangents,
    unknown_points,
)

UNKNOWN = Text(
    "residues modulo 2^61 − 1, 1 to 4 classes; the code run on tangents, exp an unknown function with exp′ = exp, any shift with any velocity",
    "residuos módulo 2^61 − 1, 1 a 4 clases; el código con tangentes, exp una función desconocida con exp′ = exp, restando cualquier número con cualquier velocidad",
)
TANGENTS = Text(
    "1 to 4 classes, logits that are logarithms of rationals, rational v; J by the code run on tangents",
    "1 a 4 clases, logits que son logaritmos de racionales, v racional; J por el código con tangentes",
)


def with_jacobian(claim: Any, point: Any) -> bool | None:
    """The verdict with s by the code at the logits of the point, shifted by d, and J by its tangents."""
    f = Softmax(shift=lambda z: point["d"]).f
    return claim.at({**point, "s": exactly(f, point["z"]), "J": through_tangents(f, point["z"])})


@exact(jacobian.THE_JACOBIAN, points=unknown_points("z"), scope=UNKNOWN)
def tangents_through_softmax_give_the_jacobian(claim, point):
    f, z = point["code"].record.f, point["z"]
    return claim.at({"z": z, "s": f(z), "J": slopes(f, z)})


@symbolic(
    jacobian.THE_JACOBIAN,
    points=LETTERED,
    scope=Text(
        "1 to 3 classes of symbols; SymPy's derivative of every component",
        "1 a 3 clases de símbolos; derivada de SymPy de cada componente",
    ),
)
def the_partial_derivatives_of_softmax_give_the_jacobian(claim, point):
    z = point["z"]
    values = [sp.exp(one) / sum(map(sp.exp, z)) for one in z]
    return claim.at({**point, "s": values, "J": [[sp.diff(value, one) for one in z] for value in values]})


@exact(
    jacobian.THE_JACOBIAN,
    points=log_points(numbers=("d",)),
    scope=Text(
        "1 to 4 classes, logits that are logarithms of rationals; J as the function softmax_jacobian computes it",
        "1 a 4 clases, logits que son logaritmos de racionales; J como la calcula la función softmax_jacobian",
    ),
)
def the_function_for_it_computes_the_jacobian(claim, point):
    def shift(z: Any) -> Any:
        return point["d"]

    values = exactly(Softmax(shift=shift).f, point["z"])
    return claim.at({**point, "s": values, "J": exactly(lambda z: softmax_jacobian(z, shift=shift), point["z"])})


@sampled(
    jacobian.THE_JACOBIAN,
    points=float_points(sizes=(1, 4, 16)),
    scope=Text(
        "1 to 4 classes, logits up to 16 in size, float64 and float32; softmax_jacobian under its bound",
        "1 a 4 clases, logits de hasta 16 en valor absoluto, float64 y float32; softmax_jacobian con su cota de error",
    ),
    needs=("flint",),
)
def the_function_for_it_computes_the_jacobian_in_floats(claim, point):
    return claim.at({**point, "s": in_balls(point["z"]), "J": softmax_jacobian(point["z"])})


@exact(jacobian.PULLBACK, points=unknown_points("z", "g"), scope=UNKNOWN)
def the_pullback_is_the_transpose_at_work(claim, point):
    softmax, z, g = point["code"].record, point["z"], point["g"]
    p = softmax.pullback(z, g)
    return claim.at({"z": z, "g": g, "s": softmax.f(z), "J": slopes(softmax.f, z), "p": p})


@exact(jacobian.VARIANCE, points=log_points(columns=("v",), numbers=("d",)), scope=TANGENTS)
def the_quadratic_form_is_a_variance(claim, point):
    return with_jacobian(claim, point)


@exact(jacobian.KERNEL, points=log_points(columns=("v",), numbers=("d",)), scope=TANGENTS)
def the_kernel_is_the_line_of_constants(claim, point):
    return with_jacobian(claim, point)


@exact(norm.SPREAD, points=log_points(columns=("v",), numbers=("d",)), scope=TANGENTS)
def the_variance_is_at_most_a_quarter_of_the_range_squared(claim, point):
    return with_jacobian(claim, point)


@exact(
    norm.NORM,
    points=log_points(columns=("v",), numbers=("d",), r=st.sampled_from(["1", "2", "inf"])),
    scope=TANGENTS,
)
def a_small_change_is_halved_at_least(claim, point):
    return with_jacobian(claim, point)


@exact(
    norm.TWO,
    points=log_points(numbers=("d",), classes=(2, 2)),
    scope=Text(
        "two classes, logits that are logarithms of rationals; J by the code run on tangents, its norm from the eigenvalues",
        "dos clases, logits que son logaritmos de racionales; J por el código con tangentes, su norma por los autovalores",
    ),
)
def two_classes_attain_one_half_where_the_logits_agree(claim, point):
    return with_jacobian(claim, point)


@st.composite
def near_the_supremum(draw: Any) -> Point:
    """z and v as in the proof that one half cannot be lowered, and a shift."""
    q, K = draw(st.integers(2, 4)), Fraction(draw(st.integers(40, 49)), 100)
    return Point({**norm.nearly_split({"q": q, "K": K}), "d": sp.log(draw(st.integers(1, 6)))}, width=q)


@exact(
    norm.NEVER,
    points=st.one_of(near_the_supremum(), log_points(columns=("v",), numbers=("d",), classes=(2, 4))),
    scope=Text(
        "2 to 4 classes, logits that are logarithms of rationals or of integers, rational v, near the supremum as well; J by the code run on tangents",
        "2 a 4 clases, logits que son logaritmos de racionales o de enteros, v racional, también cerca del supremo; J por el código con tangentes",
    ),
    cases=30,
)
def three_classes_never_attain_one_half(claim, point):
    return with_jacobian(claim, point)


def _tried(q: int, K: Fraction) -> Point:
    """K and q with z = (t, t, 0, ..., 0), v = (1, −1, 0, ..., 0), which the mistakes are asked about; one class has z = 0 and v = 1."""
    values = {"q": q, "K": K, "z": [0], "v": [1]}
    return Point({**values, **norm.nearly_split(values)} if q >= 2 else values, width=q)


@exact(
    norm.SUPREMUM,
    points=[
        _tried(q, K)
        for q in (1, 2, 3, 4, 6)
        for K in map(Fraction, ("-1", "0", "1/4", "2/5", "49/100", "4999/10000", "1/2"))
    ],
    scope=Text(
        "2, 3, 4 and 6 classes, K up to 0.4999, with the logits of the proof, through the code",
        "2, 3, 4 y 6 clases, K hasta 0,4999, con los logits de la demostración, por el código",
    ),
)
def two_classes_among_many_come_as_near_to_one_half_as_one_likes(claim, point):
    return claim.at({**point, "J": Code(Softmax(shift=lambda z: sp.log(7)).jacobian)})


BOARD = [0, sp.log(2), sp.log(3)]


@exact(
    examples.EXAMPLE_JACOBIAN,
    points=[Point({}, width=3)],
    scope=Text(
        "the logits of the problem, the code run on tangents", "los logits del problema, el código con tangentes"
    ),
)
def the_jacobian_done_by_hand_is_that_of_the_code(claim, point):
    return claim.at({"J": through_tangents(Softmax().f, BOARD)})
