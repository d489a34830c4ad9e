"""Piece 03, many minimisers: pseudo-inverse, least norm, ridge and Gauss-Markov; and the board problems."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.linear_regression import (
    design_matrix,
    least_squares,
    pseudo_inverse,
    regression_hessian,
    ridge,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.linear_regression import (
    EXAMPLE_LINE,
    EXAMPLE_SLOPES,
    EXAMPLE_STEPS,
    GAUSS_MARKOV,
    LEAST,
    PENROSE,
    RIDGE,
    RIDGE_LIMIT,
)

from .regressions import SMALL, kernel, regressions, solution, spectra
from .regressions import exact as fractions
from .strategies import arrays, positive_rationals

ANY_RANK = Text(
    "rational data of any rank, up to four samples and three parameters; the library's code on the same fractions",
    "datos racionales de cualquier rango, hasta cuatro muestras y tres parámetros; el código de la biblioteca sobre las mismas fracciones",
)
SPECTRA = Text(
    "rational data of any rank with singular values known by construction, up to three samples and parameters",
    "datos racionales de cualquier rango con valores singulares conocidos por construcción, hasta tres muestras y parámetros",
)


@exact(PENROSE, points=regressions(), scope=ANY_RANK)
def the_code_computes_the_pseudo_inverse(claim: Any, point: Any) -> Any:
    return claim.at({**point, "P": pseudo_inverse(point["Xtilde"])})


@st.composite
def minimising(draw: Any) -> Point:
    """Parameters that minimise, by SymPy's elimination and a vector of its kernel, or any."""
    point = draw(regressions("theta"))
    if draw(st.sampled_from([True, True, False])):
        X, y = point["Xtilde"], point["y"]
        point = Point({**point, "theta": solution(X, y) + kernel(X, point["theta"])}, **point.scope)
    return point


@exact(
    LEAST,
    points=minimising(),
    scope=Text(
        "rational data of any rank; minimisers by SymPy's elimination, the one of least norm by the code",
        "datos racionales de cualquier rango; minimizadores por eliminación de SymPy, el de norma mínima con el código",
    ),
)
def no_minimiser_is_shorter(claim: Any, point: Any) -> Any:
    return claim.at({**point, "thetaplus": least_squares(point["Xtilde"], point["y"]).theta})


@exact(
    RIDGE,
    points=st.tuples(regressions("theta"), positive_rationals(4)).map(
        lambda t: Point({**t[0], "lam": t[1]}, **t[0].scope)
    ),
    scope=ANY_RANK,
)
def ridge_has_one_minimiser(claim: Any, point: Any) -> Any:
    return claim.at({**point, "rho": ridge(point["Xtilde"], point["y"], point["lam"])})


@exact(
    RIDGE_LIMIT,
    points=st.tuples(spectra(), st.sampled_from([Fraction(1, 100), Fraction(1), Fraction(3)])).map(
        lambda t: Point({**t[0], "lam": t[1]}, **t[0].scope)
    ),
    scope=SPECTRA,
)
def ridge_tends_to_the_least_norm(claim: Any, point: Any) -> Any:
    X, y = point["Xtilde"], point["y"]
    return claim.at({**point, "thetaplus": pseudo_inverse(X) @ y, "rho": ridge(X, y, point["lam"])})


@st.composite
def estimators(draw: Any) -> Point:
    """A matrix L with L X̃ = I, made of SymPy's inverse and rows that vanish on the columns of X̃; or any matrix."""
    point = draw(regressions(rows=(2, 4), columns=(1, 2)).filter(lambda p: _full(p["Xtilde"])))
    X = point["Xtilde"]
    n, d = X.shape
    L = draw(arrays(d, n, SMALL))
    if draw(st.sampled_from([True, True, False])):
        A = sp.Matrix(X.tolist())
        inverse = (A.T * A).inv() * A.T
        L = fractions((inverse + sp.Matrix(L.tolist()) * (sp.eye(n) - A * inverse)).tolist())
    return Point({"Xtilde": X, "L": L}, **point.scope)


def _full(X: Any) -> bool:
    return bool(sp.Matrix(X.tolist()).rank() == X.shape[1])


@exact(
    GAUSS_MARKOV,
    points=estimators(),
    scope=Text(
        "rational data of full column rank, any unbiased linear estimator; the pseudo-inverse by the code",
        "datos racionales de rango completo por columnas, cualquier estimador lineal insesgado; la pseudoinversa con el código",
    ),
)
def no_unbiased_estimator_has_less_variance(claim: Any, point: Any) -> Any:
    return claim.at({**point, "P": pseudo_inverse(point["Xtilde"])})


ONE = Text("the numbers of the problem, through the code", "los números del problema, con el código")
THREE = design_matrix(fractions([[0], [1], [2]]))


@exact(EXAMPLE_LINE, points=[Point({}, samples=3)], scope=ONE)
def three_points_by_hand_are_the_code(claim: Any, point: Any) -> Any:
    fit = least_squares(THREE, fractions([[1], [3], [4]]), method="normal")
    return claim.at({**point, "thetahat": fit.theta, "r": fit.residual})


@exact(
    EXAMPLE_STEPS,
    points=[Point({}, samples=3)],
    scope=Text(
        "the Hessian by the code, its eigenvalues by SymPy", "la hessiana con el código, sus autovalores con SymPy"
    ),
)
def the_admissible_steps_by_hand_are_the_code(claim: Any, point: Any) -> Any:
    H = regression_hessian(THREE)
    low, high = sorted(sp.Matrix([[sp.Rational(e) for e in row] for row in H.tolist()]).eigenvals(), key=sp.N)
    return claim.at({**point, "H": H, "low": low, "high": high, "sup": sp.radsimp(2 / high)})


@exact(
    EXAMPLE_SLOPES,
    points=[Point({"lam": lam}) for lam in (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(9))],
    scope=Text("four penalties, through the code", "cuatro penalizaciones, con el código"),
)
def the_slopes_through_the_origin_are_the_code(claim: Any, point: Any) -> Any:
    X, y = fractions([[1], [2]]), fractions([[1], [3]])
    fit = least_squares(X, y)
    return claim.at({**point, "rho": ridge(X, y, point["lam"])[0, 0], "w": fit.theta[0, 0], "S": fit.rss})
