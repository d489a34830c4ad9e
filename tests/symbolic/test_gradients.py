"""Gradients by the rules against SymPy's diff of the explicit components, at shapes that are never square only."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any, cast

import pytest
import sympy

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.symbolic.calculus import (
    NAMED,
    Expr,
    Norm,
    Partial,
    Rank,
    ShapeError,
    SquaredNorm,
    Symbol,
    Total,
    apply,
    evaluate,
    matrix,
    norm2,
    scalar,
    substituted,
    vector,
)
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.derivatives import RULES, grad, hessian, hvp, jacobian
from teorema.symbolic.derivatives.backward.reverse import contributions
from teorema.symbolic.derivatives.checks.slopes import shapes_to_try
from teorema.symbolic.derivatives.coefficient import coefficient
from teorema.symbolic.derivatives.gradient import as_number

from .gradient_cases import EACH, S, W, X, b, c, sigma, t, tanh, x, y

SHAPES = (
    {"m": 2, "n": 3, "k": 2, "q": 1, "p": 3, "N": 2},
    {"m": 3, "n": 2, "k": 3, "q": 2, "p": 1, "N": 3},
    {"m": 4, "n": 1, "k": 3, "q": 2, "p": 2, "N": 1},
)


class Cubic:
    """σ(u) = u³ − u as a record on arrays: what an unknown function may be."""

    @staticmethod
    def f(z: Any) -> Any:
        return z.map(lambda u: u**3 - u)

    @staticmethod
    def df(z: Any) -> Any:
        return z.map(lambda u: 3 * u**2 - 1)

    @staticmethod
    def d2f(z: Any) -> Any:
        return z.map(lambda u: 6 * u)


def rational_point(f: Expr, sizes: dict[str, int], rng: Random) -> dict[str, Any]:
    """Positive rationals for every symbol; square matrices with a dominant diagonal, targets whose columns add up to 1."""
    point: dict[str, Any] = {**sizes, "i": 1, "j": 1, "sigma": Cubic}
    known = Sizes(sizes)
    for one in f.walk():
        if isinstance(one, Symbol) and one.name not in point:
            shape = [known.integer(d, {}) for d in one.shape]
            entry = [Fraction(rng.randint(1, 5), rng.randint(2, 4)) for _ in range(16)]
            if not shape:
                point[one.name] = entry[0]
                continue
            rows = [[rng.choice(entry) for _ in range(shape[1])] for _ in range(shape[0])]
            if shape[0] == shape[1]:
                rows = [[e + 5 * (i == j) for j, e in enumerate(row)] for i, row in enumerate(rows)]
            if one.name in ("y", "t", "T"):
                sums = [sum(row[j] for row in rows) for j in range(shape[1])]
                rows = [[row[j] / sums[j] for j in range(shape[1])] for row in rows]
            point[one.name] = rows
    return point


def small(difference: Any) -> bool:
    """Whether a real constant is 0 to 40 digits."""
    value = sympy.sympify(difference)
    return value == 0 if value.is_Rational else abs(value.evalf(60)) < sympy.Float(10) ** -40


@pytest.mark.parametrize("sizes", SHAPES, ids=lambda sizes: f"{sizes['m']}x{sizes['n']}")
@pytest.mark.parametrize(("name", "f", "by"), EACH, ids=[f"{name} by {by}" for name, _, by in EACH])
def test_a_gradient_is_that_of_the_explicit_components(name: str, f: Expr, by: Symbol, sizes: dict[str, int]) -> None:
    if name == "three tanh" and sizes is not SHAPES[0]:
        sizes = {**sizes, "m": 2, "n": 1, "k": 2, "q": 1}
    found = grad(f, by)
    point = rational_point(found.f, sizes, Random(7))
    if name not in ("tanh", "trace of tanh", "many times"):
        point["tanh"] = Cubic  # a claim about any function: with a polynomial in the place of tanh all stays rational
    ours, theirs = evaluate(found.value, point), evaluate(Partial(found.f, by), point)
    assert ours.shape == theirs.shape == tuple(Sizes(sizes).integer(d, {}) for d in by.shape)
    assert all(small(p - q) for p, q in zip(ours.entries, theirs.entries, strict=True)), found
    assert any(not small(p) for p in theirs.entries), "a gradient of 0 would prove nothing here"


@pytest.mark.parametrize(("name", "f", "by"), EACH, ids=[f"{name} by {by}" for name, _, by in EACH])
def test_every_step_agrees_with_forward_mode(name: str, f: Expr, by: Symbol) -> None:
    checked = grad(f, by).check(seed=3)
    assert checked, str(checked)
    assert checked.kind == "exact"


def test_steps_have_names_rules_conditions_shapes_and_sentences() -> None:
    found = grad(SquaredNorm(tanh(W @ x + b) - y) / 2, W)
    assert [f"{one.name} = {one.value}" for one in found.names] == ["z = W x + b", "a = tanh(z)", "r = a - y"]
    assert [step.unicode() for step in found.steps] == [
        "∂f/∂r = r",
        "∂f/∂a = ∂f/∂r",
        "∂f/∂z = ∂f/∂a ⊙ tanh'(z)",
        "∂f/∂W = ∂f/∂z xᵀ",
    ]
    last = found.steps[-1]
    assert last.rules == ("add-left", "matmul-left")
    assert last.sentence["en"] == "By the rules: sum, left term; matrix product, left factor."
    assert last.sentence["es"] == "Por las reglas: suma, término izquierdo; producto de matrices, factor izquierdo."
    assert last.latex() == r"\frac{\partial f}{\partial W}=\frac{\partial f}{\partial z}\,{x}^{\top}"
    assert found.conditions == (), "tanh is differentiable everywhere, and the divisor is 2"
    assert [one.id for one in grad(SquaredNorm(sigma(W @ x)), W).conditions] == ["differentiable"]
    assert [one.id for one in grad(Total(x / c), c).conditions] == ["divisor-not-zero"]
    assert found.json()["steps"][3]["shape"] == ["m", "n"]
    assert found.json()["gradient"] == "((tanh(W x + b) - y) ⊙ tanh'(W x + b)) xᵀ"


def test_a_symbol_that_does_not_occur_has_gradient_zero() -> None:
    assert str(grad(SquaredNorm(x), W).value) == "0_m×n"
    assert grad(scalar("d") ** 2, c).value.unicode() == "0"


def test_uses_add_up() -> None:
    found = grad(x.T @ S @ x, x)
    assert str(found.value) == "S x + Sᵀ x"
    assert found.steps[-1].sentence["en"].startswith("x is used 2 times, so 2 contributions add up. ")


def test_what_cannot_be_differentiated_is_refused() -> None:
    with pytest.raises(Refused, match=r"^f: must be a number; the derivative of a column or a matrix is a Jacobian: "):
        grad(W @ x, W)
    with pytest.raises(Refused, match=r"^by: must be a symbol, got W x$"):
        grad(SquaredNorm(W @ x), cast(Any, W @ x))
    with pytest.raises(Refused, match=r"^rank\(W\): has no gradient: the rank is a whole number, .*, got Rank$"):
        grad(Rank(W) * 2, W)
    with pytest.raises(Refused, match=r"^‖W‖_2: the gradient of the spectral norm needs singular vectors"):
        grad(Norm(W, "2"), W)
    deep: Expr = Total(x)
    for _ in range(400):
        deep = deep + 1
    with pytest.raises(Refused, match=r"^f: must be at most 150 levels deep with at most 4000 nodes, got 151, 301$"):
        grad(deep, x)
    with pytest.raises(Refused, match=r"^f: must be a number; .*, got m×n$"):
        as_number(W)
    with pytest.raises(Refused, match=r"^rank\(W\): has no gradient: the rank is a whole number"):
        contributions(Rank(W), scalar("g"), frozenset([W]))
    with pytest.raises(ShapeError, match=r"^c: must be a matrix or a vector, got number and m×n$"):
        norm2(c)
    with pytest.raises(ShapeError, match=r"^W @ y: columns of the left must be rows of the right, got m×n and m×1$"):
        substituted(W @ x, {x: y})


@pytest.mark.parametrize(
    ("f", "by", "written"),
    [
        (tanh(W @ x), x, "diag(tanh'(W x)) W"),
        (W @ x, x, "W"),
        (apply(NAMED["exp"], x), x, "diag(exp(x))"),
        (x * x, x, "2·diag(x)"),
        (Total(x) * y, x, "y 𝟏_nᵀ"),
        (c * x, c, "x"),
        (S.T @ x / c, x, "Sᵀ/c"),
        ((x @ y.T) @ b, x, "sum(bᵀ y)·I_n"),
    ],
    ids=str,
)
def test_jacobians_are_matrices_in_the_layout_that_is_asked_for(f: Expr, by: Symbol, written: str) -> None:
    found = jacobian(f, by)
    assert str(found) == written
    assert found.check(), str(found.check())
    turned = jacobian(f, by, layout="denominator")
    assert turned.value.shape == found.value.shape[::-1] or turned.value.shape == ()
    assert turned.check()


def test_jacobian_of_a_softmax_is_that_of_its_components() -> None:
    from teorema.symbolic.calculus import Softmax

    found = jacobian(Softmax(W @ x), x)
    assert str(found) == "(diag(softmax(W x)) - softmax(W x) softmax(W x)ᵀ) W"
    sizes = {"m": 3, "n": 2}
    entries = [[sympy.Symbol(f"x{j}", real=True)] for j in range(2)]
    weights = [[1, 2], [0, -1], [3, 1]]
    f = evaluate(Softmax(W @ x), {"W": weights, "x": entries, **sizes}).entries
    there = dict(zip([e[0] for e in entries], (sympy.Rational(1, 2), sympy.Rational(-1, 3)), strict=True))
    ours = evaluate(found.value, {"W": weights, "x": [[one] for one in there.values()], **sizes})
    for i, row in enumerate(ours.tolist()):
        for j, entry in enumerate(row):
            assert small(entry - sympy.diff(f[i], entries[j][0]).subs(there))


@pytest.mark.parametrize(
    ("f", "by", "written"),
    [
        (x.T @ S @ x, x, "S + Sᵀ"),
        (SquaredNorm(W @ x - y) / 2, x, "Wᵀ W"),
        (SquaredNorm(sigma(x)) / 2, x, "diag(σ(x)) diag(σ''(x)) + diag(σ'(x)) diag(σ'(x))"),
    ],
    ids=str,
)
def test_hessians(f: Expr, by: Symbol, written: str) -> None:
    found = hessian(f, by)
    assert str(found) == written
    assert found.check()


def test_hessian_times_a_direction_is_the_second_derivative_along_lines() -> None:
    direction = matrix("D", "m", "n")
    found = hvp(SquaredNorm(tanh(W @ x) - y) / 2, W, direction)
    assert found.check(), str(found.check())
    with pytest.raises(Refused, match=r"^direction: must not depend on the symbol, got W$"):
        hvp(SquaredNorm(W @ x), W, W)
    with pytest.raises(Refused, match=r"^x: must have the shape of the symbol, got n×1 and m×n$"):
        hvp(SquaredNorm(W @ x), W, x)


def test_what_has_no_jacobian_as_a_matrix_is_refused() -> None:
    with pytest.raises(Refused, match=r"^f: must be a column or a number, got m×N$"):
        jacobian(W @ X, x)
    with pytest.raises(Refused, match=r"^layout: must be numerator or denominator, got other$"):
        jacobian(W @ x, x, layout=cast(Any, "other"))
    with pytest.raises(Refused, match=r"must be linear in columns all along"):
        jacobian((x @ x.T * S) @ x, x)
    with pytest.raises(Refused, match=r"^f: must be a number; the derivative of a column"):
        hessian(W @ x, W)
    with pytest.raises(Refused, match=r"^h: must depend on g in every term, got x$"):
        coefficient(x, y)


def test_shapes_to_try_start_with_all_different() -> None:
    first, *rest = shapes_to_try(("m", "n", "k"), seed=1)
    assert len(set(first.values())) == 3
    assert min(first.values()) >= 2
    assert all(1 <= value <= 4 for one in rest for value in one.values())


def test_ids_of_rules_are_distinct_slugs() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(one.replace("-", "").isalnum() and one == one.lower() for one in ids)


def test_a_grid_of_values_takes_no_part_in_another() -> None:
    found = grad(SquaredNorm(W @ x - y), W)
    one = evaluate(found.value, {"W": [[1, 2]], "x": [[1], [2]], "y": [[0]]})
    assert one == Grid([[10, 20]])
    assert str(grad(SquaredNorm(vector("t", "k") - t), t).value) == "2·(t - t) - 2·(t - t)"
