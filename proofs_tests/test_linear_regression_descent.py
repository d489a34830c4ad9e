"""Piece 03, gradient descent: the library's own iterates on fractions, at data whose eigenvalues are known by construction."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.linear_regression import pseudo_inverse, regression_descent
from teorema.symbolic.statements.linear_regression import BEST, BIAS, CONVERGES, MODES, NEAREST, STEP

from .regressions import kernel, solution, spectra, steps
from .strategies import positive_rationals

SPECTRA = Text(
    "rational data of any rank with eigenvalues known by construction, up to three samples and parameters; the iterates by the code, steps on both sides of the limit",
    "datos racionales de cualquier rango con autovalores conocidos por construcción, hasta tres muestras y parámetros; las iteraciones con el código, pasos a ambos lados del límite",
)


@st.composite
def runs(draw: Any, *columns: str, minimiser: str = "", ranged: bool = False) -> Point:
    """Data with their eigenvalues, a start, a step, a number of steps; under `minimiser` mostly parameters that minimise."""
    point = draw(spectra("start", *columns, *([minimiser] if minimiser else [])))
    values = dict(point)
    X, y = values["Xtilde"], values["y"]
    if minimiser and draw(st.sampled_from([True, True, True, False])):
        values[minimiser] = solution(X, y) + kernel(X, values[minimiser])
    if ranged and draw(st.sampled_from([True, True, False])):
        values["u"] = y + 1
        values["start"] = X.T @ values["u"]
    elif ranged:
        values["u"] = y
    values |= {"alpha": draw(steps(values["Lambda"], values["mu"])), "k": draw(st.sampled_from([1, 2, 3, 1, 0]))}
    return Point(values, **point.scope, steps=values["k"])


def last(point: Any, start: Any) -> Any:
    """The k-th iterate of the code."""
    return regression_descent(point["Xtilde"], point["y"], start, point["alpha"], point["k"])[-1]


def hessian(point: Any) -> Any:
    """(2/n) X̃ᵀX̃, entry by entry."""
    X = point["Xtilde"]
    n, d = X.shape
    return [[sum(2 * X[i, a] * X[i, b] for i in range(n)) / n for b in range(d)] for a in range(d)]


@exact(STEP, points=runs(minimiser="thetahat"), scope=SPECTRA)
def one_step_multiplies_the_error(claim: Any, point: Any) -> Any:
    step = regression_descent(point["Xtilde"], point["y"], point["start"], point["alpha"], 1)[1]
    return claim.at({**point, "next": step, "H": hessian(point)})


@st.composite
def modes(draw: Any) -> Point:
    """An eigenvector with its eigenvalue, 0 among them, or a vector that is none."""
    point = draw(runs("v", minimiser="thetahat"))
    d, sigma = point["V"].shape[0], point["sigma"]
    at = draw(st.integers(0, d - 1))
    squared = Fraction(sigma[at] ** 2 if at < len(sigma) else 0)
    v = point["v"] if draw(st.sampled_from([True, False, False])) else 2 * point["V"][:, [at]]
    return Point({**point, "lam": 2 * squared / point["n"], "v": v}, **point.scope)


@exact(MODES, points=modes(), scope=SPECTRA)
def each_eigenvector_has_its_own_factor(claim: Any, point: Any) -> Any:
    return claim.at({**point, "iterate": last(point, point["thetahat"] + point["v"])})


def factor(point: Any) -> Fraction:
    """The greater of |1 − αλ| at the two eigenvalues."""
    return max(abs(1 - point["alpha"] * point[name]) for name in ("mu", "Lambda"))


def with_limit(point: Any) -> dict[str, Any]:
    """The point with the pseudo-inverse of the code, the least-norm minimiser and the limit."""
    X, P, start = point["Xtilde"], pseudo_inverse(point["Xtilde"]), point["start"]
    plus = P @ point["y"]
    return {**point, "q": factor(point), "P": P, "thetaplus": plus, "limit": plus + start - P @ (X @ start)}


@exact(NEAREST, points=runs(minimiser="theta"), scope=SPECTRA)
def the_limit_is_the_nearest_minimiser(claim: Any, point: Any) -> Any:
    return claim.at(with_limit(point))


@exact(CONVERGES, points=runs(), scope=SPECTRA)
def descent_converges_exactly_below_the_limit(claim: Any, point: Any) -> Any:
    return claim.at({**with_limit(point), "iterate": last(point, point["start"])})


@st.composite
def eigenvalues(draw: Any) -> Point:
    """Two eigenvalues and a step: the best one, the inverse of the largest, and any."""
    mu, Lambda = draw(positive_rationals(4)), draw(positive_rationals(4))
    return Point({"mu": mu, "Lambda": Lambda, "alpha": draw(steps(Lambda, mu))})


@exact(
    BEST,
    points=eigenvalues(),
    scope=Text(
        "rational eigenvalues, the best step, parts of the limit and any others",
        "autovalores racionales, el mejor paso, partes del límite y otros cualesquiera",
    ),
)
def no_step_has_a_smaller_factor(claim: Any, point: Any) -> Any:
    return claim.at({**point, "q": factor(point), "kappa": point["Lambda"] / point["mu"]})


@exact(BIAS, points=runs(ranged=True), scope=SPECTRA)
def descent_from_the_range_tends_to_the_least_norm(claim: Any, point: Any) -> Any:
    return claim.at({**with_limit(point), "iterate": last(point, point["start"])})
