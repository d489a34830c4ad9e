"""Values of expressions: against NumPy run on their own code, against SymPy matrices, and between number systems."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings

from teorema.ground.errors import Refused
from teorema.ground.residues import Residues
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Block,
    Determinant,
    Elementwise,
    Entry,
    Expr,
    Family,
    Inverse,
    LogSumExp,
    Norm,
    Rank,
    RowOf,
    ShapeError,
    Size,
    Softmax,
    Trace,
    Undefined,
    apply,
    ball,
    chain,
    column_list,
    evaluate,
    identity,
    least,
    map_symbol,
    matrix,
    maximum,
    scalar,
    size,
    size_family,
    total,
    vector,
)

from .expressions import A, expressions, points, u

N = size_family("N")
W, b = Family("W", (N[ELL], N[ELL - 1])), Family("b", (N[ELL], 1))


def run(expression: Expr, point: dict[str, Any]) -> Any:
    """The NumPy reading of an expression, run on object arrays of exact entries. The text is ours, not a user's."""
    arrays = {k: np.array(v, dtype=object) if isinstance(v, list) else v for k, v in point.items()}
    return eval(expression.numpy(), {"np": np, **arrays})


@settings(max_examples=150)
@given(expressions(), points())
def test_the_numpy_reading_computes_the_value(expression: Expr, point: dict[str, Any]) -> None:
    value, code = evaluate(expression, point), np.asarray(run(expression, point))
    assert code.shape == value.shape
    assert (code == np.array(value.tolist(), dtype=object)).all()


@settings(max_examples=80)
@given(expressions(), points())
def test_a_value_modulo_p_is_the_residue_of_the_exact_value(expression: Expr, point: dict[str, Any]) -> None:
    lifted = {k: v if k in ("m", "n") else Residues(v) for k, v in point.items()}
    assert Residues(evaluate(expression, lifted)) == Residues(evaluate(expression, point).tolist())


@settings(max_examples=40)
@given(expressions(depth=3), points())
def test_a_ball_encloses_the_exact_value(expression: Expr, point: dict[str, Any]) -> None:
    balls = {
        k: v if k in ("m", "n") else ball(v) if k == "c" else [[ball(e, 1e-12) for e in row] for row in v]
        for k, v in point.items()
    }
    exact, enclosed = evaluate(expression, point), evaluate(expression, balls)
    assert all(
        e.overlaps(type(e)(int(x))) if hasattr(e, "overlaps") else e == x
        for e, x in zip(enclosed.entries, exact.entries, strict=True)
    )


def test_layers_with_symbolic_depth() -> None:
    k, x = size("k"), vector("x", N[0])
    collapsed = chain(ELL, 1, size("L"), W[ELL]) @ x + total(
        ELL, 1, size("L"), chain(k, ELL + 1, size("L"), W[k]) @ b[ELL]
    )
    weights, biases = {1: [[1, 2], [0, 1]], 2: [[1, -1]]}, {1: [[1], [0]], 2: [[3]]}
    assert evaluate(collapsed, {"L": 2, "W": weights, "b": biases, "x": [[5], [7]]}).tolist() == [[16]]
    assert evaluate(chain(k, 3, 2, W[k]), {"N": (2, 2, 2, 2), "L": 2}).tolist() == [[1, 0], [0, 1]]


def test_linear_algebra_agrees_with_sympy() -> None:
    entries = [[2, -1, 0], [1, 3, Fraction(1, 2)], [4, 0, 1]]
    ours, theirs, S = {"S": entries}, sp.Matrix(entries), matrix("S", 3, 3)
    assert evaluate(Determinant(S), ours).item() == theirs.det()
    assert sp.Matrix(evaluate(Inverse(S), ours).tolist()) == theirs.inv()
    assert evaluate(Trace(S), ours).item() == theirs.trace()
    assert evaluate(Rank(matrix("R", 2, 2)), {"R": [[1, 2], [2, 4]]}).item() == 1
    assert evaluate(RowOf(S, size("i")), {**ours, "i": 2}).tolist() == [[1], [3], [Fraction(1, 2)]]
    assert evaluate(Entry(S, size("i"), size("j")), {**ours, "i": 3, "j": 1}).item() == 4
    assert evaluate(Block(((S, identity(3)),)), ours).shape == (3, 6)
    assert evaluate(column_list(scalar("c"), scalar("c") + 1), {"c": 4}).tolist() == [[4], [5]]


def test_norms_are_the_induced_ones() -> None:
    M, point = matrix("M", 2, 2), {"M": [[3, -4], [0, 1]], "x": [[3], [-4]]}
    assert [evaluate(Norm(M, kind), point).item() for kind in ("1", "inf")] == [5, 7]
    assert evaluate(Norm(M, "2"), point).item() == sp.sqrt(13 + 4 * sp.sqrt(10))
    assert [evaluate(Norm(vector("x", 2), kind), point).item() for kind in ("1", "2", "inf")] == [7, 5, 4]


def test_transcendental_values_are_exact_at_logs() -> None:
    z, at = scalar("z"), {"z": sp.log(3)}
    assert [evaluate(apply(NAMED["logistic"], z, order=k), at).item() for k in (0, 1, 2)] == [
        Fraction(3, 4),
        Fraction(3, 16),
        Fraction(-3, 32),
    ]
    column = vector("y", 3)
    logs = {"y": [[0], [sp.log(2)], [sp.log(3)]]}
    assert evaluate(Softmax(column), logs).tolist() == [[Fraction(1, 6)], [Fraction(1, 3)], [Fraction(1, 2)]]
    assert evaluate(LogSumExp(column), logs).item() == sp.log(6)


def test_functions_are_read_from_the_point() -> None:
    sigma, f = Elementwise("sigma"), map_symbol("f", "n", "n")
    assert evaluate(sigma(u), {"u": [1, 2, 3], "sigma": lambda z: z * z}).tolist() == [[1], [4], [9]]
    assert evaluate(f(f(u)), {"u": [1, 2, 3], "f": lambda z: 2 * z}).tolist() == [[4], [8], [12]]


def test_least_and_greatest() -> None:
    assert evaluate(least(ELL, 0, 2, Size(N[ELL])), {"N": (4, 5, 1)}).item() == 1
    assert evaluate(maximum(scalar("c"), 3), {"c": 2}).item() == 3


@pytest.mark.parametrize(
    ("expression", "point"),
    [
        (1 / scalar("c"), {"c": 0}),
        (Inverse(matrix("M", 2, 2)), {"M": [[1, 2], [2, 4]]}),
        (apply(NAMED["log"], scalar("c")), {"c": -1}),
        (apply(NAMED["relu"], scalar("c"), order=1), {"c": 0}),
        (scalar("c") ** Fraction(1, 2), {"c": -2}),
        (Norm(matrix("M", 3, 3), "2"), {"M": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}),
    ],
)
def test_where_there_is_no_value_evaluate_says_so(expression: Expr, point: dict[str, Any]) -> None:
    with pytest.raises(Undefined):
        evaluate(expression, point)


def test_evaluate_refuses_a_missing_value() -> None:
    with pytest.raises(Refused, match=r"point: must have a value for A, got \['u'\]"):
        evaluate(A @ u, {"u": [1, 2, 3]})


def test_evaluate_refuses_a_value_of_another_shape() -> None:
    with pytest.raises(ShapeError, match=r"u: shape of the value must be that of the symbol, got 2×1 and 3×1"):
        evaluate(A @ u, {"A": [[1, 2, 3], [4, 5, 6]], "u": [1, 2]})


def test_evaluate_refuses_a_size_it_cannot_know() -> None:
    with pytest.raises(Refused, match=r"point: size must be given in the point or seen on an array, got H"):
        evaluate(Size(size("H")) + 1, {})


def test_a_broadcast_is_an_error_and_no_value() -> None:
    row, column = matrix("R", 1, "n"), vector("q", "n")
    with pytest.raises(ShapeError):
        evaluate(row.T + column, {"R": [[1, 2, 3]], "q": [[1], [2]]})
