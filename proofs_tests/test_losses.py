"""Piece 12, definitions and their gradients, and the largest error: the library's losses run on exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text
from teorema.numeric.losses import LOSSES, cost, huber, sup_cost
from teorema.symbolic.calculus import Norm, Total, evaluate
from teorema.symbolic.calculus.costs import SquaredNorm
from teorema.symbolic.calculus.partial import Partial
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.losses import (
    BINARY,
    COST,
    CROSS,
    GIBBS,
    RESIDUAL,
    RESIDUAL_GRADIENTS,
    SUP,
    SUP_L2,
)
from teorema.symbolic.statements.losses.letters import HALF, y, yhat
from teorema.symbolic.statements.losses.letters import huber as h

from .loss_runs import columns, derivative, inside, labels, number, probabilities, run
from .records import both, floats
from .strategies import arrays, positive_rationals, rationals

RATIONAL = Text(
    "rational predictions and targets, up to three outputs; the library's code run on the same fractions",
    "predicciones y objetivos racionales, hasta tres salidas; el código de la biblioteca sobre las mismas fracciones",
)
FLOATS = Text(
    "float64 and float32 through the library's code; compared as balls under the computed bound",
    "float64 y float32 con el código de la biblioteca; comparación de bolas con la cota calculada",
)


@st.composite
def batches(draw: Any) -> Point:
    """Predictions and targets of up to three samples with up to two outputs, and a loss."""
    q, n = draw(st.integers(1, 2)), draw(st.integers(1, 3))
    pair = {name: draw(arrays(q, n)) for name in ("yhat", "y")}
    return Point({**pair, "loss": draw(st.sampled_from(["squared", "half_squared", "absolute", "huber"]))}, batch=n)


@exact(
    COST,
    points=batches(),
    scope=Text(
        "rational batches of up to three samples, four losses",
        "lotes racionales de hasta tres muestras, cuatro pérdidas",
    ),
)
def the_cost_is_the_mean_of_the_losses(claim: Any, point: Any) -> Any:
    loss = LOSSES[point["loss"]]
    yhat, y = point["yhat"], point["y"]
    costs = {"C": cost(loss, yhat, y), "S": cost(loss, yhat, y, reduction="sum")}
    return claim.at({**costs, "losses": loss.value(yhat, y).T, "n": y.shape[1]})


@st.composite
def residuals(draw: Any) -> Point:
    """A prediction, a target and δ; residuals on both sides of δ and on it."""
    q = draw(st.integers(1, 3))
    delta = draw(st.sampled_from([Fraction(1, 2), Fraction(1), Fraction(2)]))
    return Point({"yhat": draw(columns(q)), "y": draw(columns(q)), "delta": delta}, outputs=q)


def of_residuals(point: Any) -> dict[str, Any]:
    """The four losses under the names of the statements."""
    return {"2": LOSSES["squared"], "H": LOSSES["half_squared"], "1": LOSSES["absolute"], "D": huber(point["delta"])}


@exact(RESIDUAL, points=residuals(), scope=RATIONAL)
def the_losses_of_the_residual_are_what_the_code_computes(claim: Any, point: Any) -> Any:
    values = {f"C{k}": loss.value(point["yhat"], point["y"])[0, 0] for k, loss in of_residuals(point).items()}
    return claim.at({**point, **values})


@st.composite
def float_residuals(draw: Any) -> Point:
    """The same in floats of at most 12 bits; the residuals keep away from ±δ, where a ball decides nothing."""
    dtype = draw(st.sampled_from([np.float64, np.float32]))
    q = draw(st.integers(1, 3))
    sixteenths = st.lists(st.integers(-40, 40), min_size=q, max_size=q)
    y, r = ([[k / 16] for k in draw(sixteenths)] for _ in range(2))
    yhat = [[a + b + 1 / 64] for (a,), (b,) in zip(y, r, strict=True)]
    delta = draw(st.sampled_from([Fraction(1, 2), Fraction(1), Fraction(2)]))
    return Point({"yhat": floats(yhat, dtype), "y": floats(y, dtype), "delta": delta}, outputs=q)


@sampled(RESIDUAL, points=float_residuals(), scope=FLOATS)
def the_losses_of_the_residual_are_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    values = {f"C{k}": loss.value(point["yhat"], point["y"].value)[0, 0] for k, loss in of_residuals(point).items()}
    return claim.at({**point, **values})


BY_DEFINITION = {
    "g2": SquaredNorm(yhat - y),
    "gh": HALF * SquaredNorm(yhat - y),
    "g1": Norm(yhat - y, "1"),
    "gd": Total(h(yhat - y)),
}


@exact(RESIDUAL_GRADIENTS, points=residuals(), scope=RATIONAL, cases=10)
def the_gradients_are_the_code_s_and_sympy_s(claim: Any, point: Any) -> Any:
    names = dict(zip("2H1D", BY_DEFINITION, strict=True))
    code = {names[k]: loss.gradient(point["yhat"], point["y"]) for k, loss in of_residuals(point).items()}
    diff = {name: evaluate(Partial(formula, yhat), point) for name, formula in BY_DEFINITION.items()}
    return both(claim, {**point, **code}, {**point, **diff})


@exact(
    BINARY,
    points=st.fixed_dictionaries({"p": inside(), "y": labels()}).map(Point),
    scope=Text(
        "rational probabilities, targets 0, 1 and between; the code on exact numbers, and SymPy's derivative of the formula",
        "probabilidades racionales, objetivos 0, 1 e intermedios; el código sobre números exactos, y la derivada de la fórmula con SymPy",
    ),
)
def binary_cross_entropy_is_what_the_code_computes(claim: Any, point: Any) -> Any:
    p, y = point["p"], point["y"]
    loss = LOSSES["binary_cross_entropy"]
    code = {"B": number(loss.value, p, y), "dB": number(loss.gradient, p, y)}
    diff = derivative(lambda u: -y * sp.log(u) - (1 - y) * sp.log(1 - u), p)
    return both(claim, {**point, **code}, {**point, **code, "dB": diff})


@sampled(
    BINARY,
    points=st.builds(
        lambda k, y, dtype: Point({"p": floats(k / 64, dtype), "y": floats(float(y), dtype)}),
        st.integers(1, 63),
        st.sampled_from([0, 1, Fraction(1, 4)]),
        st.sampled_from([np.float64, np.float32]),
    ),
    scope=FLOATS,
)
def binary_cross_entropy_is_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    loss = LOSSES["binary_cross_entropy"]
    code = {"B": number(loss.value, point["p"], point["y"]), "dB": number(loss.gradient, point["p"], point["y"])}
    return claim.at({**point, **code})


@st.composite
def pairs_of_probabilities(draw: Any) -> Point:
    """A target and a prediction of up to three classes: equal at times, and at times a prediction that does not sum to 1."""
    q = draw(st.integers(1, 3))
    p = draw(probabilities(q))
    r = draw(st.one_of(probabilities(q, positive=True), st.just(p), arrays(q, 1, positive_rationals(3))))
    return Point({"p": p, "r": r, "i": draw(st.integers(1, q))}, classes=q)


CLASSES = Text(
    "rational probabilities of up to three classes, zeros among the targets; the code on exact numbers",
    "probabilidades racionales de hasta tres clases, con ceros entre los objetivos; el código sobre números exactos",
)


def entropies(point: Any) -> dict[str, Any]:
    """Cross-entropy and divergence as the library computes them, exactly."""
    pair = point["r"], point["p"]
    return {"CE": number(LOSSES["cross_entropy"].value, *pair), "KL": number(LOSSES["kl"].value, *pair)}


@exact(CROSS, points=pairs_of_probabilities(), scope=CLASSES)
def cross_entropy_and_divergence_are_what_the_code_computes(claim: Any, point: Any) -> Any:
    pair = point["r"], point["p"]
    gradients = {"g": run(LOSSES["cross_entropy"].gradient, *pair), "h": run(LOSSES["kl"].gradient, *pair)}
    terms = zip(point["r"].flat, point["p"].flat, strict=True)
    diff = [[derivative(lambda u, p=p: -p * sp.log(u), r)] for r, p in terms]
    values = {**point, **entropies(point)}
    return both(claim, {**values, **gradients}, {**values, "g": diff, "h": diff})


@exact(GIBBS, points=pairs_of_probabilities(), scope=CLASSES)
def the_divergence_is_zero_only_at_the_target(claim: Any, point: Any) -> Any:
    return claim.at({**point, **entropies(point)})


@exact(
    SUP,
    points=st.integers(1, 4).flatmap(lambda n: columns(n).map(lambda e: Point({"e": e, "n": n}, batch=n))),
    scope=Text("rational errors of up to four samples", "errores racionales de hasta cuatro muestras"),
)
def the_mean_square_lies_between_the_largest_error_and_its_share(claim: Any, point: Any) -> Any:
    e = point["e"].T
    return claim.at({**point, "M": cost("squared", e, 0 * e), "S": sup_cost(e, 0 * e)})


def _largest(a: Fraction, b: Fraction, c: Fraction) -> Fraction:
    """max |a + bx + cx²| on [0, 1]: at an end, or where the slope is 0."""
    inner = [-b / (2 * c)] if c and 0 < -b / (2 * c) < 1 else []
    return max(abs(a + b * x + c * x * x) for x in (Fraction(0), Fraction(1), *inner))


@exact(
    SUP_L2,
    points=st.fixed_dictionaries({name: rationals(4) for name in "abc"}).map(Point),
    scope=Text(
        "error functions of degree 2 with rational coefficients; the integral by SymPy",
        "funciones de error de grado 2 con coeficientes racionales; la integral con SymPy",
    ),
    cases=20,
)
def the_integral_of_the_square_is_below_the_supremum(claim: Any, point: Any) -> Any:
    x = sp.Symbol("x")
    a, b, c = (sp.Rational(point[name].numerator, point[name].denominator) for name in "abc")
    primitive = sp.Poly((a + b * x + c * x**2) ** 2, x).integrate(x)
    return claim.at(
        {**point, "Q": primitive.eval(1) - primitive.eval(0), "S": _largest(point["a"], point["b"], point["c"])}
    )
