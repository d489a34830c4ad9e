"""Piece 03, the model and its minimisers: the library's code run on fractions, at every rank."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.numeric.linear_regression import (
    design_matrix,
    least_squares,
    regression_cost,
    regression_gradient,
    regression_hessian,
    regression_line,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.linear_regression import (
    COST,
    DESIGN,
    EXPANSION,
    FORMULA,
    GRADIENT,
    INTERCEPT,
    KERNEL,
    LINE,
    NORMAL,
    RESIDUAL,
    UNIQUE,
)

from .records import both, floats
from .regressions import SMALL, kernel, regressions, solution
from .strategies import arrays, letters, rationals

ANY_RANK = Text(
    "rational data of any rank, up to four samples and three parameters; the library's code on the same fractions",
    "datos racionales de cualquier rango, hasta cuatro muestras y tres parámetros; el código de la biblioteca sobre las mismas fracciones",
)
FLOATS = Text(
    "float64 and float32 through the library's code; compared as balls under the computed bound",
    "float64 y float32 con el código de la biblioteca; comparación de bolas con la cota calculada",
)


@st.composite
def inputs(draw: Any) -> Point:
    """Inputs X of n samples, weights and intercept."""
    n, p = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    return Point({"X": draw(arrays(n, p)), "w": draw(arrays(p, 1)), "b": draw(rationals())}, samples=n, inputs=p)


@exact(
    DESIGN,
    points=inputs(),
    scope=Text(
        "rational inputs, up to three samples and inputs", "entradas racionales, hasta tres muestras y entradas"
    ),
)
def the_design_matrix_puts_the_ones_first(claim: Any, point: Any) -> Any:
    return claim.at({**point, "Xtilde": design_matrix(point["X"])})


@exact(COST, points=regressions("theta"), scope=ANY_RANK)
def the_cost_is_what_the_code_computes(claim: Any, point: Any) -> Any:
    return claim.at({**point, "C": regression_cost(point["Xtilde"], point["y"], point["theta"])})


@st.composite
def float_data(draw: Any) -> Point:
    """The same in floats of a few bits."""
    dtype = draw(st.sampled_from([np.float64, np.float32]))
    n, d = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    sixteenths = st.integers(-40, 40).map(lambda k: k / 16)

    def array(rows: int, columns: int) -> Any:
        return floats([[draw(sixteenths) for _ in range(columns)] for _ in range(rows)], dtype)

    return Point({"Xtilde": array(n, d), "y": array(n, 1), "theta": array(d, 1)}, samples=n, parameters=d)


@sampled(COST, points=float_data(), scope=FLOATS, needs=("flint",))
def the_cost_is_what_the_code_computes_on_floats(claim: Any, point: Any) -> Any:
    return claim.at({**point, "C": regression_cost(point["Xtilde"], point["y"], point["theta"])})


@exact(
    GRADIENT,
    points=regressions("theta"),
    scope=Text(
        "rational data of any rank; the gradient as the code writes it, and by tangents through the code of the cost; the Hessian by tangents through the gradient",
        "datos racionales de cualquier rango; el gradiente como lo escribe el código, y con tangentes por el código del costo; la hessiana con tangentes por el gradiente",
    ),
)
def the_gradient_and_the_hessian_are_the_derivatives_of_the_code(claim: Any, point: Any) -> Any:
    X, y, theta = point["Xtilde"], point["y"], point["theta"]
    d = X.shape[1]
    unit = [np.array([[Fraction(int(i == j))] for i in range(d)], dtype=object) for j in range(d)]
    moved = [Tangent(theta, e) for e in unit]
    slopes = [[regression_cost(X, y, at).dx] for at in moved]
    columns = [regression_gradient(X, y, at).dx for at in moved]
    code = {"g": regression_gradient(X, y, theta), "H": regression_hessian(X)}
    return both(claim, {**point, **code}, {**point, "g": slopes, "H": np.hstack(columns)})


LETTERED = [
    Point({"Xtilde": letters("x", n, d), "y": letters("y", n), "theta": letters("t", d)}, samples=n, parameters=d)
    for n, d in ((1, 1), (1, 2), (2, 1), (3, 2))
]


@symbolic(
    GRADIENT,
    points=LETTERED,
    scope=Text(
        "up to three samples and two parameters of symbols; SymPy's derivatives of the sum of squares",
        "hasta tres muestras y dos parámetros de símbolos; derivadas de SymPy de la suma de cuadrados",
    ),
)
def the_gradient_and_the_hessian_are_sympy_s_derivatives(claim: Any, point: Any) -> Any:
    X, y, theta = (sp.Matrix(point[name].tolist()) for name in ("Xtilde", "y", "theta"))
    n, d = X.shape
    C = sum((sum(X[i, j] * theta[j] for j in range(d)) - y[i]) ** 2 for i in range(n)) / n
    g = [[sp.diff(C, t)] for t in theta]
    return claim.at({**point, "g": g, "H": [[sp.diff(row[0], t) for t in theta] for row in g]})


@sampled(GRADIENT, points=float_data(), scope=FLOATS, needs=("flint",))
def the_gradient_and_the_hessian_are_right_on_floats(claim: Any, point: Any) -> Any:
    X, y, theta = point["Xtilde"], point["y"], point["theta"]
    return claim.at({**point, "g": regression_gradient(X, y, theta), "H": regression_hessian(X)})


@exact(EXPANSION, points=regressions("theta", "h"), scope=ANY_RANK)
def the_cost_is_its_tangent_and_a_square(claim: Any, point: Any) -> Any:
    X, y, theta = point["Xtilde"], point["y"], point["theta"]
    costs = {"C0": regression_cost(X, y, theta), "CH": regression_cost(X, y, theta + point["h"])}
    return claim.at({**point, **costs, "g": regression_gradient(X, y, theta), "n": len(y)})


@exact(
    KERNEL,
    points=regressions("v"),
    scope=Text(
        "rational data of any rank; vectors of the kernel by SymPy, and any others",
        "datos racionales de cualquier rango; vectores del núcleo con SymPy, y otros cualesquiera",
    ),
)
def the_gram_matrix_has_the_kernel_of_the_data(claim: Any, point: Any) -> Any:
    return both(claim, {**point, "v": kernel(point["Xtilde"], point["v"])}, point)


def improved(X: Any, y: Any, theta: Any) -> Any:
    """The best parameters on the line against the gradient."""
    g = X.T @ (X @ theta - y)
    curvature = ((X @ g).T @ (X @ g))[0, 0]
    return theta - ((g.T @ g)[0, 0] / curvature if curvature else Fraction(0)) * g


@exact(
    NORMAL,
    points=regressions("theta", "eta"),
    scope=Text(
        "rational data of any rank; minimisers by SymPy's elimination and other parameters, compared with the best ones against the gradient and with any others",
        "datos racionales de cualquier rango; minimizadores por eliminación de SymPy y otros parámetros, comparados con los mejores en contra del gradiente y con otros cualesquiera",
    ),
)
def minimisers_are_what_solves_the_normal_equations(claim: Any, point: Any) -> Any:
    X, y, hat = point["Xtilde"], point["y"], least_squares(point["Xtilde"], point["y"]).theta
    asked = []
    for theta in (solution(X, y) + kernel(X, point["eta"]), point["theta"]):
        others = [{"eta": eta} for eta in (improved(X, y, theta), hat, point["eta"], point["theta"])]
        asked.append({**point, "thetahat": hat, "theta": theta, "others": others})
    return both(claim, *asked)


@exact(
    UNIQUE,
    points=regressions("v"),
    scope=Text(
        "rational data of any rank; minimisers by SymPy's elimination, moved along a basis of the kernel",
        "datos racionales de cualquier rango; minimizadores por eliminación de SymPy, movidos a lo largo de una base del núcleo",
    ),
)
def one_minimiser_exactly_at_full_rank(claim: Any, point: Any) -> Any:
    X, y = point["Xtilde"], point["y"]
    one = solution(X, y)
    every = [one, one + kernel(X, np.array([Fraction(1)] * X.shape[1])), one + kernel(X, point["v"])]
    sizes = {"n": X.shape[0], "d": X.shape[1]}
    hat = least_squares(X, y).theta
    return claim.at({**point, **sizes, "thetahat": hat, "minimisers": [{"theta": t} for t in every]})


@exact(
    FORMULA,
    points=regressions(),
    scope=Text(
        "rational data of full column rank; the three methods of the code, each by its own route",
        "datos racionales de rango completo por columnas; los tres métodos del código, cada uno por su camino",
    ),
)
def three_methods_give_the_formula(claim: Any, point: Any) -> Any:
    X, y = point["Xtilde"], point["y"]
    fits = [least_squares(X, y, method=method).theta for method in ("pinv", "normal", "qr")]
    return both(claim, *({**point, "thetahat": theta} for theta in fits))


def with_residual(point: Any) -> dict[str, Any]:
    """The point with the minimiser that the code computes, and its residual."""
    fit = least_squares(point["Xtilde"], point["y"])
    return {**point, "thetahat": fit.theta, "r": fit.residual}


@exact(RESIDUAL, points=regressions("theta"), scope=ANY_RANK)
def the_residual_is_orthogonal_to_the_columns(claim: Any, point: Any) -> Any:
    return claim.at(with_residual(point))


@exact(INTERCEPT, points=regressions(ones=True), scope=ANY_RANK)
def with_an_intercept_the_residuals_sum_to_zero(claim: Any, point: Any) -> Any:
    return claim.at(with_residual(point))


@exact(
    LINE,
    points=st.integers(2, 4).flatmap(
        lambda n: st.tuples(arrays(n, 1, SMALL), arrays(n, 1, SMALL)).map(
            lambda t: Point({"x": t[0], "y": t[1]}, samples=n)
        )
    ),
    scope=Text(
        "two to four rational points; the code of the line, and least squares with a column of ones",
        "dos a cuatro puntos racionales; el código de la recta, y mínimos cuadrados con una columna de unos",
    ),
)
def the_line_has_the_slope_of_the_covariances(claim: Any, point: Any) -> Any:
    x, y = point["x"], point["y"]
    means = {"xbar": sum(x.flat) / x.size, "ybar": sum(y.flat) / y.size}
    dx, dy = [e - means["xbar"] for e in x.flat], [e - means["ybar"] for e in y.flat]
    pairs = {"Sxx": (dx, dx), "Sxy": (dx, dy), "Syy": (dy, dy)}
    sums = {name: sum(a * b for a, b in zip(*pair, strict=True)) for name, pair in pairs.items()}
    b, w = regression_line(x, y)
    theta = least_squares(design_matrix(x), y, method="qr").theta
    fitted = {"b": theta[0, 0], "w": theta[1, 0]}
    return both(claim, {**point, **means, **sums, "b": b, "w": w}, {**point, **means, **sums, **fitted})
