"""Linear regression: floats against fractions, the three methods, ranks, ridge, descent on both sides of its limit, and every refusal."""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np
import pytest
import sympy

from teorema.ground.errors import Refused
from teorema.ground.residues import Residues
from teorema.numeric.linear_regression import (
    Fit,
    best_step,
    condition_number,
    design_matrix,
    least_squares,
    matrix_rank,
    pseudo_inverse,
    regression_cost,
    regression_descent,
    regression_gradient,
    regression_hessian,
    regression_line,
    ridge,
    step_limit,
)
from teorema.numeric.linear_regression.design import as_targets
from teorema.numeric.linear_regression.pseudo import as_solvable

F = Fraction
THREE = design_matrix([[0.0], [1.0], [2.0]])
HEIGHTS = [1.0, 3.0, 4.0]


def fractions(nested):
    """An object array of Fractions."""
    made = np.empty((len(nested), len(nested[0])), dtype=object)
    for i, row in enumerate(nested):
        made[i] = [F(e) for e in row]
    return made


RANKS = {
    "full": ([[1, 0], [1, 1], [1, 2]], [1, 3, 4]),
    "wide": ([[1, 2, 3], [0, 1, 1]], [1, 2]),
    "repeated": ([[1, 2, 2], [1, 0, 0], [1, 1, 1], [1, 3, 3]], [1, 0, 2, 5]),
    "zero": ([[0, 0], [0, 0]], [1, 2]),
    "one": ([[3, 1]], [10]),
}


@pytest.mark.parametrize("name", RANKS)
@pytest.mark.parametrize(("dtype", "slack"), [(np.float64, 1e-12), (np.float32, 1e-5)])
def test_floats_find_what_fractions_find_at_every_rank(name, dtype, slack):
    X, y = RANKS[name]
    exact = least_squares(fractions(X), fractions([[e] for e in y]))
    fit = least_squares(np.array(X, dtype=dtype), y)
    assert isinstance(fit, Fit)
    assert (fit.rank, fit.unique) == (exact.rank, exact.unique)
    assert fit.theta.dtype == fit.residual.dtype == dtype
    assert np.abs(fit.theta - exact.theta.astype(float)).max() <= slack
    assert abs(float(fit.rss) - float(exact.rss)) <= 10 * slack
    assert np.abs(pseudo_inverse(np.array(X, dtype=dtype)) - pseudo_inverse(fractions(X)).astype(float)).max() <= slack


@pytest.mark.parametrize("method", ["pinv", "normal", "qr"])
def test_three_methods_agree_where_the_rank_is_full(method):
    exact = least_squares(fractions(RANKS["full"][0]), [F(1), F(3), F(4)], method=method)
    assert exact.theta.tolist() == [[F(7, 6)], [F(3, 2)]]
    assert exact.rss == F(1, 6)
    assert least_squares(THREE, HEIGHTS, method=method).theta.ravel() == pytest.approx([7 / 6, 1.5], rel=1e-14)


def test_the_rank_of_floats_is_a_decision():
    nearly = np.array([[1.0, 1.0], [1.0, 1.0 + 2**-52], [1.0, 1.0]])
    assert matrix_rank(nearly) == 1
    assert matrix_rank(nearly, tolerance=0.0) == 2
    assert matrix_rank(fractions([[1, 1], [1, 1 + F(1, 10**30)]])) == 2
    assert matrix_rank([[1, 0], [0, 1e-3]], tolerance=0.01) == 1
    assert least_squares([[1, 0], [0, 1e-3]], [1, 1], tolerance=0.01).theta.tolist() == [[1.0], [0.0]]


def test_integers_of_an_exact_array_become_fractions():
    X = np.array([[1, 0], [1, 1], [1, 2]], dtype=object)
    y = np.array([[1], [3], [4]], dtype=object)
    assert least_squares(X, y).theta.tolist() == [[F(7, 6)], [F(3, 2)]]
    assert regression_line(X[:, [1]], y) == (F(7, 6), F(3, 2))
    assert ridge(X[:, [1]], y, 1).tolist() == [[F(11, 6)]]


@pytest.mark.parametrize("x", [[0, 1, 2], [[0], [1], [2]], np.array([0.0, 1.0, 2.0])])
def test_the_line_takes_a_list_or_a_column(x):
    assert regression_line(x, HEIGHTS) == pytest.approx((7 / 6, 1.5), rel=1e-14)


def test_ridge_on_floats_is_ridge_on_fractions():
    for X, y in RANKS.values():
        exact = ridge(fractions(X), fractions([[e] for e in y]), F(1, 4)).astype(float)
        assert np.abs(ridge(np.array(X, dtype=float), y, 0.25) - exact).max() < 1e-12
        single = ridge(np.array(X, dtype=np.float32), y, F(1, 4))
        assert single.dtype == np.float32
        assert np.abs(single - exact).max() < 1e-5


def test_cost_gradient_and_descent_run_in_other_number_systems():
    X, y, theta = Residues([[1, 2], [1, 5]]), Residues([[3], [4]]), Residues([[1], [1]])
    assert regression_cost(X, y, theta) == Residues(2)
    assert regression_gradient(X, y, theta) == Residues([[2], [10]])
    assert regression_hessian(X) == Residues([[2, 7], [7, 29]])
    path = regression_descent(X, y, theta, 1, 1)
    assert path == [theta, Residues([[-1], [-9]])]
    assert design_matrix(Residues([[2], [5]])) == X


def test_float32_stays_float32():
    X, theta = THREE.astype(np.float32), [0, 0]
    assert regression_gradient(X, HEIGHTS, theta).dtype == np.float32
    assert regression_hessian(X).dtype == np.float32
    assert all(t.dtype == np.float32 for t in regression_descent(X, HEIGHTS, theta, 0.25, 2))


@pytest.mark.parametrize(("share", "converges"), [(0.05, True), (0.99, True), (1.01, False), (-0.01, False)])
def test_descent_converges_on_one_side_of_the_limit_and_not_on_the_other(share, converges):
    path = regression_descent(THREE, HEIGHTS, [0, 0], share * step_limit(THREE), 900)
    gap = [float(np.abs(theta - [[7 / 6], [1.5]]).max()) for theta in path]
    assert (gap[-1] < 1e-4) is converges
    assert converges or gap[-1] > gap[0]


def test_the_best_step_shrinks_the_error_by_its_factor():
    kappa = condition_number(THREE)
    factor = (kappa - 1) / (kappa + 1)
    worst = [
        max(abs(1 - step * e) for e in np.linalg.eigvalsh(regression_hessian(THREE)))
        for step in (best_step(THREE), 1.02 * best_step(THREE), 0.98 * best_step(THREE))
    ]
    assert worst[0] == pytest.approx(factor, rel=1e-12)
    assert min(worst[1:]) > worst[0]
    assert step_limit(THREE) == pytest.approx((4 - 10**0.5) / 2, rel=1e-14)
    assert condition_number(THREE) == pytest.approx(np.linalg.cond(THREE) ** 2, rel=1e-12)
    assert condition_number([[3, 1], [6, 2]]) == pytest.approx(1, rel=1e-12)


def test_no_steps_leave_the_start():
    (only,) = regression_descent(THREE, HEIGHTS, [1, 2], 0.1, 0)
    assert only.tolist() == [[1.0], [2.0]]


REFUSED = {
    "y: must be a column of 3 entries, one per sample, got shape (2,)": lambda: regression_cost(THREE, [1, 2], [0, 0]),
    "theta: must be a column of 2 entries, one per column of X, got shape (3,)": lambda: regression_gradient(THREE, HEIGHTS, [0, 0, 0]),
    "y: must be a column of 3 entries, one per sample, got shape (1, 3)": lambda: as_targets([[1, 2, 3]], 3, THREE),
    "y: floats and exact numbers must not be mixed": lambda: least_squares(THREE, [F(1), F(1), F(1)]),
    "X: must have two axes, got shape (2,)": lambda: design_matrix([1, 2]),
    "X: must be finite, got nan at (0, 0)": lambda: regression_hessian([[float("nan")]]),
    "X: must be of floats or of fractions, got Residues": lambda: as_solvable(Residues([[1]])),
    "X: must be of floats or of fractions, got x": lambda: matrix_rank(np.array([[sympy.Symbol("x")]], dtype=object)),
    "tolerance: must be a number from 0 to 1, or None, got -1": lambda: matrix_rank(THREE, tolerance=-1),
    "tolerance: must be a number from 0 to 1, or None, got nan": lambda: pseudo_inverse(THREE, tolerance=float("nan")),
    "method: must be pinv, normal or qr, got svd": lambda: least_squares(THREE, HEIGHTS, method="svd"),
    "X: columns must be linearly independent: otherwise infinitely many θ are equally good, got rank 1 with 2 columns; "
    'use method="pinv", the one of least norm': lambda: least_squares([[1, 1], [1, 1]], [1, 2], method="qr"),
    "X: must have a condition number whose square is below 1/ε, or XᵀX is singular to the precision of the floats, "
    'got condition number 1e+09; use method="qr"': lambda: least_squares([[1, 0], [0, 1e-9]], [1, 2], method="normal"),
    "x: must not be all equal, got 2.0 3 times; a vertical line is no function": lambda: regression_line([2, 2, 2], HEIGHTS),
    "penalty: must be a positive number, got 0": lambda: ridge(THREE, HEIGHTS, 0),
    "penalty: must be a positive number, got inf": lambda: ridge(THREE, HEIGHTS, float("inf")),
    "penalty: must be a positive integer or Fraction where X is exact, got 0.5": lambda: ridge(fractions([[1]]), [F(1)], 0.5),
    "steps: must be an integer from 0 on, got -1": lambda: regression_descent(THREE, HEIGHTS, [0, 0], 0.1, -1),
    "steps: must be an integer from 0 on, got 1.5": lambda: regression_descent(THREE, HEIGHTS, [0, 0], 0.1, 1.5),
    "X: must not be zero, got 2×1 zeros": lambda: step_limit([[0], [0]]),
    "X: must be of floats: eigenvalues are roots, got object": lambda: best_step(fractions([[1]])),
    "X: must be of floats: eigenvalues are roots, got Residues": lambda: condition_number(Residues([[1]])),
}  # fmt: skip


@pytest.mark.parametrize("message", REFUSED)
def test_what_is_refused_and_how_it_is_said(message):
    with pytest.raises(Refused, match="^" + re.escape(message)):
        REFUSED[message]()


def test_refusals_speak_spanish():
    with pytest.raises(Refused, match="columns must be") as told:
        least_squares([[1, 1], [1, 1]], [1, 2], method="normal")
    assert "las columnas deben ser linealmente independientes" in told.value.message("es")
    with pytest.raises(Refused, match="one per sample") as column:
        regression_cost(THREE, [1], [0, 0])
    assert "debe ser una columna de 3 elementos, uno por muestra" in column.value.message("es")
