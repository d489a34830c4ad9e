"""Three verdicts: what is the same, what differs at a witness that holds, what stays undecided; never a wrong one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

import pytest
import sympy as sp
from hypothesis import given, settings

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    POSITIVE,
    Determinant,
    Elementwise,
    Expr,
    Family,
    Inverse,
    LogSumExp,
    Norm,
    ShapeError,
    Size,
    Softmax,
    Trace,
    apply,
    chain,
    evaluate,
    map_symbol,
    matrix,
    maximum,
    scalar,
    size,
    vector,
)
from teorema.symbolic.calculus.partial import Partial
from teorema.symbolic.calculus.scalars import is_zero
from teorema.symbolic.identity import Different, Nonzero, Positive, Same, Undecided, compare, search

from .expressions import expressions

x, y, c, z = (scalar(name) for name in "xycz")
n, m = size("n"), size("m")
A, B = matrix("A", "n", "n"), matrix("B", "n", "n")
W, u, v = matrix("W", "m", "n"), vector("u", "n"), vector("v", "n")
sigma = Elementwise("s")


def f(name: str) -> Any:
    return lambda argument, order=0: apply(NAMED[name], argument, order=order)


exp, log, sqrt, logistic, tanh, relu, absolute, step = map(
    f, ("exp", "log", "sqrt", "logistic", "tanh", "relu", "abs", "step")
)

SAME: list[tuple[Any, ...]] = [
    (logistic(-z), 1 - logistic(z)),
    (exp(x + y), exp(x) * exp(y)),
    (tanh(z), 2 * logistic(2 * z) - 1),
    (relu(c * z), c * relu(z), Positive(c)),
    ((x**2 - 1) / (x - 1), x + 1),
    (sqrt(x**2), x, Positive(x)),
    (sqrt(x**2), absolute(x)),
    (log(x * y), log(x) + log(y)),
    (log(x * y), log(x) + log(y), Positive(x), Positive(y)),
    (log(x**2), 2 * log(x)),
    (log(x**2), 2 * log(absolute(x))),
    (exp(log(x)), x),
    (log(exp(x)), x),
    (x**z, exp(z * log(x))),
    (tanh(z, 1), 1 - tanh(z) ** 2),
    (relu(x, 1), step(x)),
    (maximum(x, y), (x + y + absolute(x - y)) / 2),
    (W @ u, (u.T @ W.T).T),
    (Softmax(u), Softmax(u + c)),
    (LogSumExp(u), LogSumExp(u - c) + c),
    (Determinant(A @ B), Determinant(A) * Determinant(B)),
    (Inverse(A @ B), Inverse(B) @ Inverse(A)),
    (sigma(u + v), sigma(v + u)),
    (chain(ELL, 1, 2, Family("T", (n, n))[ELL]), Family("T", (n, n))[2] @ Family("T", (n, n))[1]),
    (Partial(Norm(W @ u) ** 2, u), 2 * (W.T @ (W @ u))),
]

DIFFERENT: list[tuple[Any, ...]] = [
    (logistic(-z), logistic(z)),
    (exp(x + y), exp(x) + exp(y)),
    (tanh(z), 2 * logistic(z) - 1),
    (relu(c * z), c * relu(z)),
    ((x**2 - 1) / (x - 1), x - 1),
    (sqrt(x**2), x),
    (sqrt(x**2), -x, Positive(x)),
    (log(x * y), log(x) * log(y), Positive(x), Positive(y)),
    (log(x**2), log(x)),
    (absolute(x), x, Nonzero(x)),
    (step(x) + step(-x), x**0),
    (relu(x), x),
    ((2**61 - 1) * x, 0 * x),
    (2**61 * x, x),  # equal modulo the prime that is used
    (A @ B, B @ A),
    (Trace(A @ B), Trace(A) * Trace(B)),
    (W @ sigma(u), sigma(W @ u)),
    (sigma(x), x),
    (sigma.prime(x), sigma(x)),
    (Softmax(u), Softmax(2 * u)),
    (Norm(u), Norm(u, "1")),
    (Norm(u, "inf"), Norm(u, "1")),
    (Size(n) * (Size(n) - 1) * (Size(n) - 2) * (Size(n) - 3), 0 * x),
    (Inverse(A @ B), Inverse(A) @ Inverse(B)),
    (map_symbol("F", "n", "n")(u + v), map_symbol("F", "n", "n")(u) + map_symbol("F", "n", "n")(v)),
    (f("gelu")(z), f("silu")(z)),
    (f("arctan")(x), x),
    (Family("T", (n, n))[1] @ Family("T", (n, n))[2], Family("T", (n, n))[2] @ Family("T", (n, n))[1]),
]


@pytest.mark.parametrize("sides", SAME, ids=str)
def test_same(sides: tuple[Any, ...]) -> None:
    verdict = compare(sides[0], sides[1], sides[2:])
    assert isinstance(verdict, Same), verdict
    assert verdict.error < Fraction(1, 10**15)


class Square:
    """u² with its derivatives, and the other polynomials that stand for σ at a witness."""

    def __init__(self, formula: str) -> None:
        coefficients = next(k for k, text in search.POLYNOMIALS.items() if text == formula)
        self.polynomial = sum(c * sp.Symbol("u") ** k for k, c in enumerate(coefficients))

    def _of(self, order: int) -> Any:
        slope = sp.lambdify(sp.Symbol("u"), sp.diff(self.polynomial, sp.Symbol("u"), order))
        return lambda array: array.map(slope)

    @property
    def f(self) -> Any:
        return self._of(0)

    @property
    def df(self) -> Any:
        return self._of(1)


def values_at(expression: Expr, verdict: Different) -> list[Any]:
    """The entries of an expression at the witness, by the evaluator of the calculus, exactly."""
    witness = verdict.witness
    point: dict[str, Any] = {**witness.sizes, **witness.values}
    point |= {name: Square(formula) for name, formula in witness.functions.items()}
    point["F"] = lambda array: array.of(
        [
            [(i + 1) * array.entries[0] ** 2 + sum((i + k + 1) * e for k, e in enumerate(array.entries))]
            for i in range(array.shape[0])
        ]
    )
    return list(evaluate(expression, point).entries)


@pytest.mark.parametrize("sides", DIFFERENT, ids=str)
def test_different_with_a_witness_that_the_evaluator_confirms(sides: tuple[Any, ...]) -> None:
    verdict = compare(sides[0], sides[1], sides[2:])
    assert isinstance(verdict, Different), verdict
    gaps = [
        is_zero(sp.sympify(a) - sp.sympify(b))
        for a, b in zip(values_at(sides[0], verdict), values_at(sides[1], verdict), strict=True)
    ]
    assert False in gaps
    for assumption in sides[2:]:
        entry = values_at(assumption.of, verdict)[0]
        assert entry > 0 if isinstance(assumption, Positive) else entry != 0


@pytest.mark.parametrize(
    "sides",
    [
        (x / (x - x), x),  # nowhere defined
        (sqrt(-1 - x**2), x),  # nowhere real
        (x, y, Positive(x), Positive(-x)),  # no point satisfies the hypotheses
        (Norm(matrix("A", 2, 2), "2"), x),  # a spectral norm has no entries here
        (Norm(A, "2"), Norm(A, "F")),  # equal for n = 1, which is not enough
        (f("lambertw")(x) * exp(f("lambertw")(x)), x),  # no law and no enclosure
    ],
    ids=str,
)
def test_undecided(sides: tuple[Any, ...]) -> None:
    assert isinstance(compare(sides[0], sides[1], sides[2:]), Undecided)


@settings(max_examples=60)
@given(expressions(depth=3), expressions(depth=3))
def test_no_verdict_is_wrong_on_random_expressions(left: Expr, right: Expr) -> None:
    """At sizes and entries of its own, evaluation agrees with every verdict of sameness."""
    if left.shape != right.shape:
        return
    verdict = compare(left, right)
    assert not isinstance(verdict, Undecided)
    rng = Random(str(left))
    for sizes in ({"m": 2, "n": 3}, {"m": 4, "n": 2}):

        def array(rows: int, columns: int) -> list[list[int]]:
            return [[rng.randint(-9, 9) for _ in range(columns)] for _ in range(rows)]

        p, q = sizes["m"], sizes["n"]
        arrays: Mapping[str, Any] = {
            "A": array(p, q),
            "B": array(q, p),
            "S": array(q, q),
            "u": array(q, 1),
            "v": array(p, 1),
        }
        point = {**sizes, **arrays, "c": rng.randint(-9, 9)}
        if isinstance(verdict, Same):
            assert evaluate(left, point) == evaluate(right, point)
        elif evaluate(left, point) == evaluate(right, point):
            assert values_at(left, verdict) != values_at(right, verdict)
    if isinstance(verdict, Different):
        assert values_at(left, verdict) != values_at(right, verdict)


def test_the_cancelled_pole_is_named() -> None:
    verdict = compare((x**2 - 1) / (x - 1), x + 1)
    assert isinstance(verdict, Same) and verdict.provided == ("x - 1 ≠ 0",)
    assert str(verdict) == "equal for every size, by the index calculus, where x - 1 ≠ 0"
    assert verdict.sentence("es") == "iguales para todo tamaño, por el cálculo de índices, donde x - 1 ≠ 0"


def test_the_witness_is_simple() -> None:
    verdict = compare(sqrt(x**2), x)
    assert isinstance(verdict, Different) and verdict.witness.values == {"x": -1}
    assert str(verdict) == "different at x = -1: 1 ≠ -1"
    assert verdict.sentence("es") == "distintas en x = -1: 1 ≠ -1"


def test_sizes_are_stated_where_not_every_size_is_shown() -> None:
    verdict = compare(Determinant(A @ B), Determinant(A) * Determinant(B))
    assert isinstance(verdict, Same) and verdict.how == "exact evaluation"
    assert {one["n"] for one in verdict.sizes} == {1, 2, 3, 5}
    assert "at n = 1; n = 2; n = 3; n = 5" in str(verdict)


def test_a_symbol_of_positive_domain_is_positive() -> None:
    rate = scalar("r", domain=POSITIVE)
    assert isinstance(compare(sqrt(rate**2), rate), Same)
    verdict = compare(rate, rate + 1)
    assert isinstance(verdict, Different) and verdict.witness.values["r"] > 0


def test_one_question_has_one_answer_and_a_seed_changes_only_the_points() -> None:
    assert compare(x * y, x + y) == compare(x * y, x + y)
    assert all(isinstance(compare(x * y, x + y, seed=k), Different) for k in range(5))


@pytest.mark.parametrize(
    ("left", "message"),
    [
        (x ** (10**9), r"expression: exponents must be at most 64, got 1000000000"),
        (x + 10**5000, r"expression: numbers must have at most 4096 bits, got 16610 bits"),
        (
            Trace(matrix("G", 300, 300) @ matrix("H", 300, 300) @ matrix("G", 300, 300)) * x,
            r"expression: must have at most 60000 operations at the sizes compared",
        ),
    ],
    ids=["exponent", "number", "matrices"],
)
def test_size_is_bounded_before_work_starts(left: Expr, message: str) -> None:
    with pytest.raises(Refused, match=message) as refusal:
        compare(left, x)
    assert "\n" not in str(refusal.value)


def test_sides_of_different_shapes_are_an_error() -> None:
    with pytest.raises(ShapeError, match=r"=: both sides must have one shape, got m×n and n×m"):
        compare(W, W.T)
