"""The Hessian by a matrix: every component against SymPy's diff, for every size against the index calculus, and its layout."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random
from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import (
    NAMED,
    Elementwise,
    Expr,
    Inner,
    LogDet,
    LogSumExp,
    SquaredNorm,
    Total,
    Trace,
    apply,
    evaluate,
    matrix,
    vector,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.derivatives import RULES, hessian, hvp, with_rule
from teorema.symbolic.derivatives.hessians import MatrixHessian
from teorema.symbolic.derivatives.mistakes.slips import SLIPS
from teorema.symbolic.indices import components, differentiate, equal

CASES: dict[str, Callable[[Any, Any], Expr]] = {
    "least squares": lambda m, n: SquaredNorm(matrix("W", m, n) @ vector("x", n) - vector("y", m)) / 2,
    "exp of a product": lambda m, n: SquaredNorm(
        apply(NAMED["exp"], matrix("W", m, n) @ vector("x", n)) - vector("y", m)
    ),
    "exp of every entry": lambda m, n: Total(apply(NAMED["exp"], matrix("W", m, n))),
    "trace of a product": lambda m, n: Trace(matrix("W", m, n) @ matrix("B", n, n) @ matrix("W", m, n).T),
    "log-sum-exp": lambda m, n: LogSumExp(matrix("W", m, n) @ vector("x", n)),
    "linear": lambda m, n: Inner(matrix("W", m, n), matrix("A", m, n)),
    "square of a number": lambda m, n: Total(matrix("W", m, n)) ** 3,
}


def of(name: str, m: Any, n: Any) -> tuple[MatrixHessian, Any]:
    """The Hessian of a case by W, and W."""
    W = matrix("W", m, n)
    found = hessian(CASES[name](m, n), W)
    assert isinstance(found, MatrixHessian)
    return found, W


def letters(m: int, n: int) -> dict[str, Any]:
    """A SymPy letter for every entry of every symbol of the cases."""
    shapes = {"W": (m, n), "x": (n, 1), "y": (m, 1), "A": (m, n), "B": (n, n)}
    return {
        name: [[sp.Symbol(f"{name}{i}{j}", real=True) for j in range(columns)] for i in range(rows)]
        for name, (rows, columns) in shapes.items()
    }


@pytest.mark.parametrize(("m", "n"), [(2, 3), (3, 2)])
@pytest.mark.parametrize("name", CASES)
def test_every_component_is_what_sympy_derives_in_the_order_of_vec(name: str, m: int, n: int) -> None:
    found, _ = of(name, m, n)
    point = letters(m, n)
    value = sp.sympify(evaluate(found.f, point).item())
    vec = [point["W"][i][j] for j in range(n) for i in range(m)]  # column after column
    rng = Random(1)
    numbers = {s: sp.Rational(rng.randint(-6, 6), 5) for rows in point.values() for row in rows for s in row}
    there = {name: [[numbers[s] for s in row] for row in rows] for name, rows in point.items()}
    written = evaluate(found.matrix(), there)
    assert written.shape == (m * n, m * n)
    for (a, first), (b, second) in product(enumerate(vec), repeat=2):
        gap = sp.diff(value, first, second).xreplace(numbers) - sp.sympify(written[a, b])
        assert gap == 0 or abs(sp.N(gap, 30)) < 1e-20, (a, b)


@pytest.mark.parametrize("name", [one for one in CASES if one != "square of a number"])
def test_the_general_component_is_for_every_size_what_the_index_calculus_derives(name: str) -> None:
    found, W = of(name, "m", "n")
    i, j, p, q = found.letters()
    twice = differentiate(differentiate(components(found.f), W, (str(i), str(j))), W, (str(p), str(q)))
    assert equal(found.entry(i, j, p, q), twice.__class__(twice.poly)) is True
    assert found.check()


def test_the_component_of_an_unknown_activation_carries_its_second_derivative() -> None:
    W, x = matrix("W", "m", "n"), vector("x", "n")
    found = hessian(Total(Elementwise("sigma")(W @ x)), W)
    assert isinstance(found, MatrixHessian)
    assert str(found.value).startswith("((e_p e_qᵀ x ⊙ σ''(W x)) xᵀ)")
    assert r"\frac{\partial^{2} f}{\partial {W}_{ij}\,\partial {W}_{pq}}=" in found._repr_latex_()
    assert found.check()


def test_the_hessian_times_a_direction_is_the_matrix_times_its_vec() -> None:
    found, W = of("exp of a product", 2, 3)
    rng = Random(4)
    point: dict[str, Any] = {
        name: [[sp.Rational(rng.randint(-3, 3), 4) for _ in row] for row in rows]
        for name, rows in letters(2, 3).items()
    }
    V = matrix("V", 2, 3)
    point["V"] = [[rng.randint(-3, 3) for _ in range(3)] for _ in range(2)]
    along = evaluate(hvp(found.f, W, V).value, point)
    vec = [[point["V"][i][j]] for j in range(3) for i in range(2)]
    product_ = evaluate(found.matrix(), point) @ type(along)(vec)
    for j in range(3):
        for i in range(2):
            assert abs(sp.N(along[i, j] - product_[i + 2 * j, 0], 30)) < 1e-25


def test_a_letter_of_the_expression_is_not_taken_for_an_index() -> None:
    W, V = matrix("W", "i", "p"), matrix("V", "i", "p")
    found = hessian(SquaredNorm(W * V), W)
    assert isinstance(found, MatrixHessian)
    assert {str(one) for one in found.letters()}.isdisjoint({"i", "p"})
    assert found.direction.name == "D"
    assert found.check()


def test_a_wrong_rule_is_seen_by_the_check() -> None:
    W, x = matrix("W", "m", "n"), vector("x", "n")
    f = SquaredNorm(apply(NAMED["exp"], W @ x))
    wrong = next(one for one in SLIPS if one.rule == "exp")
    assert hessian(f, W).check()
    assert not hessian(f, W, wrong.table(RULES)).check()
    assert with_rule(RULES[0]) == RULES


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ((3, 1, 1, 1), r"^entry: must be within the rows of the symbol, got 3$"),
        ((1, 4, 1, 1), r"^entry: must be within the columns of the symbol, got 4$"),
        ((1, 1, 0, 1), r"^entry: must be within the rows of the symbol, got 0$"),
    ],
)
def test_a_place_outside_is_refused(at: tuple[int, int, int, int], message: str) -> None:
    with pytest.raises(Refused, match=message):
        of("linear", 2, 3)[0].entry(*at)


@pytest.mark.parametrize(("m", "n"), [("m", 2), (2, "n"), (9, 8)])
def test_a_hessian_is_written_out_for_few_and_integer_sizes_only(m: Any, n: Any) -> None:
    found, _ = of("linear", m, n)
    with pytest.raises(Refused, match=rf"^by: must have integer sizes, at most 64 entries, .*, got {m}×{n}$"):
        found.matrix()


def test_the_hessian_by_a_log_determinant_is_minus_two_inverses() -> None:
    S = matrix("S", 2, 2)
    found = hessian(LogDet(S), S)
    assert isinstance(found, MatrixHessian)
    s = [[sp.Integer(2), sp.Integer(1)], [sp.Integer(1), sp.Integer(3)]]
    inverse = sp.Matrix(s).inv()
    got = evaluate(found.entry(1, 2, 2, 1), {"S": s}).item()
    assert got == -inverse[0, 0] * inverse[1, 1]
    assert evaluate(found.entry(1, 2, 1, 2), {"S": s}).item() == -inverse[1, 0] * inverse[1, 0]
