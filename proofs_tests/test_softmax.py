"""Piece 13, softmax and log-sum-exp: what the code computes, shifts, bounds and convexity."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.numeric.softmax import Softmax
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.softmax import columns, logs, probabilities

from .records import both
from .softmaxes import (
    BY_DEFINITION,
    LETTERED,
    code,
    exactly,
    float_points,
    in_balls,
    log_points,
    precision,
    slopes,
    unknown_points,
)

LOGS = Text(
    "1 to 4 classes, logits that are logarithms of rationals, where softmax is rational; the code with a shift of its own, and the definition",
    "1 a 4 clases, logits que son logaritmos de racionales, donde softmax es racional; el código, que resta un número propio, y la definición",
)
FLOATS = Text(
    "1 to 4 classes, logits up to 10 000 in size, float64 and float32; the code under its bound",
    "1 a 4 clases, logits de hasta 10 000 en valor absoluto, float64 y float32; el código con su cota de error",
)


def by_code_and_definition(claim: Any, point: Any) -> bool | None:
    """The verdict about the library's code, shifted by the number d of the point, and about the definition."""
    return both(claim, {**point, **code(point["d"])}, {**point, **BY_DEFINITION})


def by_floats(claim: Any, point: Any) -> bool | None:
    """The verdict about the library's code on floats in the precision of the point."""
    return claim.at({**point, **code(dtype=precision(point))})


@exact(probabilities.DEFINITION, points=log_points(numbers=("d",)), scope=LOGS)
def softmax_is_a_quotient_of_exponentials(claim, point):
    return claim.at({**point, **code(point["d"])})


@sampled(probabilities.DEFINITION, points=float_points(), scope=FLOATS, needs=("flint",))
def float_softmax_is_a_quotient_of_exponentials(claim, point):
    return by_floats(claim, point)


@exact(probabilities.SIMPLEX, points=log_points(numbers=("d",)), scope=LOGS)
def softmax_is_a_probability(claim, point):
    return by_code_and_definition(claim, point)


@exact(probabilities.ORDER, points=log_points(numbers=("d",)), scope=LOGS)
def odds_are_exponentials_of_differences(claim, point):
    return by_code_and_definition(claim, point)


@exact(logs.LOG_SUM_EXP, points=log_points(numbers=("d",)), scope=LOGS)
def log_sum_exp_is_the_logarithm_of_the_sum(claim, point):
    return claim.at({**point, **code(point["d"])})


@sampled(logs.LOG_SUM_EXP, points=float_points(), scope=FLOATS, needs=("flint",))
def float_log_sum_exp_is_the_logarithm_of_the_sum(claim, point):
    return by_floats(claim, point)


@exact(probabilities.SHIFT, points=log_points(numbers=("c", "d")), scope=LOGS)
def a_shift_changes_no_probability(claim, point):
    return by_code_and_definition(claim, point)


@sampled(probabilities.SHIFT, points=float_points(numbers=("c",)), scope=FLOATS, needs=("flint",))
def a_shift_changes_no_probability_in_floats(claim, point):
    return by_floats(claim, point)


@exact(probabilities.FIBRES, points=log_points(logs=("u", "v"), numbers=("d",)), scope=LOGS)
def equal_probabilities_mean_shifted_logits(claim, point):
    return by_code_and_definition(claim, point)


@exact(probabilities.STABILISED, points=log_points(numbers=("c", "d")), scope=LOGS)
def every_shift_gives_what_the_code_gives(claim, point):
    return claim.at({**point, **code(point["d"])})


@sampled(probabilities.STABILISED, points=float_points(numbers=("c",)), scope=FLOATS, needs=("flint",))
def every_shift_gives_what_the_float_code_gives(claim, point):
    return by_floats(claim, point)


@exact(
    probabilities.SAFE,
    points=log_points(),
    scope=Text(
        "1 to 4 classes, logits that are logarithms of rationals",
        "1 a 4 clases, logits que son logaritmos de racionales",
    ),
)
def no_exponential_exceeds_one(claim, point):
    return claim.at(point)


@st.composite
def batches(draw: Any) -> Point:
    """A batch of logits as columns, with a place in it."""
    q, n = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    entry = st.integers(1, 6).map(lambda k: sp.log(k))
    rows = [[draw(entry) for _ in range(n)] for _ in range(q)]
    values = {"q": q, "n": n, "i": draw(st.integers(1, q)), "j": draw(st.integers(1, n)), "Z": rows}
    return Point(values, width=q, batch=n)


@exact(
    columns.COLUMNS,
    points=batches(),
    scope=Text(
        "batches of 1 to 3 samples and 1 to 3 classes, logits that are logarithms of integers; each column by the definition",
        "lotes de 1 a 3 muestras y 1 a 3 clases, logits que son logaritmos de enteros; cada columna por la definición",
    ),
)
def the_code_treats_each_column_by_itself(claim, point):
    A = exactly(Softmax(shift=lambda z: sp.log(5)).f, point["Z"])
    return claim.at({**point, **BY_DEFINITION, "A": A})


@exact(logs.BOUNDS, points=log_points(numbers=("d",)), scope=LOGS)
def log_sum_exp_lies_between_its_bounds(claim, point):
    return by_code_and_definition(claim, point)


@exact(logs.EQUALITY, points=log_points(numbers=("d",)), scope=LOGS)
def the_bounds_are_attained_there_and_nowhere_else(claim, point):
    return by_code_and_definition(claim, point)


@exact(
    logs.GRADIENT,
    points=unknown_points("z"),
    scope=Text(
        "residues modulo 2^61 − 1, 1 to 4 classes; the code run on tangents and on tangents of tangents, exp and log unknown functions with exp′ = exp and log′ = 1/u, any shift, in the gradient with any velocity",
        "residuos módulo 2^61 − 1, 1 a 4 clases; el código con tangentes y con tangentes de tangentes, exp y log funciones desconocidas con exp′ = exp y log′ = 1/u, restando cualquier número, en el gradiente con cualquier velocidad",
    ),
)
def tangents_through_log_sum_exp_give_softmax(claim, point):
    unknown, z = point["code"], point["z"]
    q = z.shape[0]
    units = [z.of([[int(i == j)] for i in range(q)]) for j in range(q)]

    def second(one: Any, other: Any) -> Any:
        return unknown.log_sum_exp(Tangent(Tangent(z, one), Tangent(other, z * 0))).dx.dx.tolist()[0][0]

    hessian = Residues([[second(one, other) for other in units] for one in units])
    gradient = slopes(unknown.log_sum_exp, z).T
    return claim.at({"z": z, "s": unknown.record.f(z), "G": gradient, "H": hessian})


@symbolic(
    logs.GRADIENT,
    points=LETTERED,
    scope=Text(
        "1 to 3 classes of symbols; SymPy's first and second derivatives of the definition",
        "1 a 3 clases de símbolos; primeras y segundas derivadas de SymPy de la definición",
    ),
)
def the_partial_derivatives_of_log_sum_exp_are_softmax(claim, point):
    z = point["z"]
    total = sum(map(sp.exp, z))
    first = [sp.diff(sp.log(total), one) for one in z]
    second = [[sp.diff(sp.log(total), one, other) for other in z] for one in z]
    return claim.at({**point, "s": [sp.exp(one) / total for one in z], "G": first, "H": second})


@exact(
    logs.CONVEX,
    points=log_points(
        logs=("u", "w"),
        numbers=("d",),
        classes=(1, 3),
        t=st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2)]),
    ),
    scope=Text(
        "1 to 3 classes, logits that are logarithms of rationals, t = 0, ½, 1",
        "1 a 3 clases, logits que son logaritmos de racionales, t = 0, ½, 1",
    ),
    cases=25,
)
def log_sum_exp_lies_below_its_chords(claim, point):
    return claim.at({**point, **code(point["d"])})


@exact(logs.TANGENT, points=log_points(logs=("u", "w"), numbers=("d",), classes=(1, 3)), scope=LOGS, cases=30)
def log_sum_exp_lies_above_its_tangents(claim, point):
    return by_code_and_definition(claim, point)


@sampled(
    logs.GRADIENT,
    points=float_points(sizes=(1, 4, 16)),
    scope=Text(
        "1 to 4 classes, logits up to 16 in size, float64 and float32; the gradient by the code of softmax, the Hessian by that of its Jacobian, under their bounds",
        "1 a 4 clases, logits de hasta 16 en valor absoluto, float64 y float32; el gradiente por el código de softmax, la hessiana por el de su jacobiana, con sus cotas de error",
    ),
    needs=("flint",),
)
def the_float_code_of_softmax_and_its_jacobian_is_right(claim, point):
    z = point["z"]
    return claim.at({**point, "s": in_balls(z), "G": Softmax().f(z), "H": Softmax().jacobian(z)})
