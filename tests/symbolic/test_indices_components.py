"""Components of expressions: their LaTeX, what is proved of them, what is not, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Block,
    Determinant,
    Diag,
    Elementwise,
    Entry,
    Expr,
    Family,
    Inner,
    Inverse,
    LogSumExp,
    Norm,
    RowOf,
    Size,
    Softmax,
    Total,
    Trace,
    apply,
    chain,
    identity,
    index,
    map_symbol,
    matrix,
    maximum,
    ones,
    scalar,
    size,
    total,
    vector,
)
from teorema.symbolic.calculus.linear import Basis
from teorema.symbolic.indices import Form, components, differentiate, entry_form, equal, free, kronecker
from teorema.symbolic.indices.axes import axis, literal, nonnegative

m, n = size("m"), size("n")
A, B, S = matrix("A", "m", "n"), matrix("B", "n", "m"), matrix("S", "n", "n")
x, y, v = vector("x", "n"), vector("y", "m"), vector("v", "n")
W1, W2, b1, b2 = matrix("W1", "h", "n"), matrix("W2", "m", "h"), vector("b1", "h"), vector("b2", "m")
c = scalar("c")
sigma = Elementwise("s")
i, j = index("i"), index("j")


def named(name: str, argument: Expr, *rest: Any, order: int = 0) -> Expr:
    return apply(NAMED[name], argument, *rest, order=order)


exp, log = (lambda u: named("exp", u)), (lambda u: named("log", u))
z1 = W1 @ x + b1
z2 = W2 @ sigma(z1) + b2
cost = Inner(sigma(z2) - y, sigma(z2) - y) / 2
delta2 = (sigma(z2) - y) * sigma.prime(z2)
delta1 = (W2.T @ delta2) * sigma.prime(z1)

TRUE: list[tuple[Expr, Expr]] = [
    (A @ B @ A, A @ (B @ A)),
    ((A @ B).T, B.T @ A.T),
    (Trace(A @ B), Trace(B @ A)),
    (Inner(y, A @ x), Inner(A.T @ y, x)),
    (Norm(A @ x - y) ** 2, Inner(x, A.T @ A @ x) - 2 * Inner(A.T @ y, x) + Inner(y, y)),
    (Norm(A, "F") ** 2, Trace(A.T @ A)),
    (Diag(x) @ v, x * v),
    (S @ Inverse(S), identity("n")),
    (Inverse(Inverse(S)), S),
    (Inverse(2 * S).T, Inverse(S.T) / 2),
    (Inverse(A.T @ A) @ A.T @ A @ x, x),
    (Determinant(S.T), Determinant(S)),
    (Total(ones("m", "n")), Size(m * n)),
    (total(i, 2, n, Size(n)), (Size(n) - 1) * Size(n)),
    (total(i, 1, n, Entry(x, i) * Entry(v, i)), Inner(x, v)),
    (total(i, 1, 3, Entry(vector("w", 3), i)), Total(vector("w", 3))),
    (Total(vector("w", 3)), Entry(vector("w", 3), 1) + Entry(vector("w", 3), 2) + Entry(vector("w", 3), 3)),
    (S @ Basis(n, i), S @ Basis(n, i)),
    (Inner(RowOf(A, j), x), Entry(A @ x, j)),
    (Softmax(x + c), Softmax(x)),
    (Total(Softmax(x)), scalar("c") ** 0),
    (LogSumExp(x - c * ones("n")), LogSumExp(x) - c),
    (log(Softmax(x)), x - LogSumExp(x) * ones("n")),
    (sigma(W1 @ x + b1), sigma(b1 + W1 @ x)),
    (named("relu", 3 * x), 3 * named("relu", x)),
    (named("relu", x) - named("relu", -x), x),
    (named("logistic", x, order=1), named("logistic", x) * (ones("n") - named("logistic", x))),
    (named("tanh", x), 2 * named("logistic", 2 * x) - 1),
    (maximum(c, 0), named("relu", c)),
    (Block(((b1, W1),)) @ Block(((identity(1),), (x,))), z1),
    (chain(ELL, 1, 2, Family("T", (n, n))[ELL]), Family("T", (n, n))[2] @ Family("T", (n, n))[1]),
]
"""Identities that the calculus proves for every size."""

FALSE: list[tuple[Expr, Expr]] = [
    (S, S.T),
    (S @ Diag(x), Diag(x) @ S),
    (Trace(S @ S), Trace(S) * Trace(S)),
    (total(i, 2, n, Entry(x, i)), Total(x)),
    (total(i, 3, n, Size(n)), (Size(n) - 2) * Size(n)),  # n = 1
    (Norm(x) ** 2, Norm(x)),
    (sigma(2 * x), 2 * sigma(x)),
    (named("step", x), 1 - named("step", -x)),
    (named("relu", -x), -named("relu", x)),
    (named("sqrt", c * c), c),
    (Inner(x, x) * Inner(v, v), Inner(x, v) * Inner(x, v)),
    (Total(x) * Total(v), Inner(x, v)),  # captured index
    (Softmax(2 * x), Softmax(x)),
    (Inverse(S @ S.T), Inverse(S)),
    (exp(c * c), exp(c)),
]


@pytest.mark.parametrize("sides", TRUE, ids=str)
def test_true_identities_are_proved(sides: tuple[Expr, Expr]) -> None:
    assert equal(*sides) is True


@pytest.mark.parametrize("sides", FALSE, ids=str)
def test_false_identities_stay_undecided(sides: tuple[Expr, Expr]) -> None:
    assert equal(*sides) is None


GRADIENTS: list[tuple[Expr, Expr, Expr]] = [
    (cost, W1, delta1 @ x.T),
    (cost, b1, delta1),
    (cost, W2, delta2 @ sigma(z1).T),
    (cost, x, W1.T @ delta1),
    (Norm(A @ x - y), x, A.T @ (A @ x - y) / Norm(A @ x - y)),
    (log(Determinant(S)), S, Inverse(S).T),
    (Trace(Inverse(S)), S, -(Inverse(S) @ Inverse(S)).T),
    (LogSumExp(x), x, Softmax(x)),
    (-Inner(v, log(Softmax(x))), x, Total(v) * Softmax(x) - v),
    (Trace(A @ S @ B), S, A.T @ B.T),
    (Inner(x, S @ x), x, (S + S.T) @ x),
    (Trace(S @ S), S, 2 * S.T),
    (Total(exp(A)), A, exp(A)),
]


@pytest.mark.parametrize(("of", "by", "gradient"), GRADIENTS, ids=str)
def test_gradients_for_every_size(of: Expr, by: Expr, gradient: Expr) -> None:
    slope = differentiate(of, by)
    assert equal(slope, components(gradient)) is True
    assert equal(slope, components(2 * gradient)) is None


@pytest.mark.parametrize(
    "mistake",
    [
        ((W2.T @ delta2) @ x.T),  # dropped σ′
        (-delta1 @ x.T),
        ((W2.T @ (sigma(z2) - y)) * sigma.prime(z1)) @ x.T,  # δ without σ′ at the output
        ((W2.T @ delta2) * sigma(z1)) @ x.T,
    ],
    ids=str,
)
def test_classical_mistakes_are_not_proved(mistake: Expr) -> None:
    assert equal(differentiate(cost, W1), components(mistake)) is None


def test_second_derivatives_and_the_chain_rule_of_maps() -> None:
    second = differentiate(differentiate(sigma(A @ x), A), A)
    assert second.latex() == (
        r"\delta_{ij}\,\delta_{ip}\,x_{k}\,x_{q}\,\sigma''\left(\sum_{r=1}^{n} A_{ir}\,x_{r}\right)"
    )
    f, g = map_symbol("f", "n", "m"), map_symbol("g", "m", "p")
    slope = differentiate(Total(g(f(x))), x, ("k",))
    assert slope.latex().count(r"\partial") == 2


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        (A @ x, r"\sum_{k=1}^{n} A_{ik}\,x_{k}"),
        (Inner(x, x), r"\sum_{k=1}^{n} x_{k}^{2}"),
        (Norm(x), r"\sqrt{\sum_{k=1}^{n} x_{k}^{2}}"),
        (Diag(x), r"\delta_{ij}\,x_{i}"),
        (Inverse(S), r"\left({S}^{-1}\right)_{ij}"),
        (log(Determinant(S)), r"\ln\left(\det\left(S\right)\right)"),
        (x / 2 - v, r"\frac{1}{2}\,x_{i}-v_{i}"),
        (Entry(A, i, 2), "A_{i2}"),
        (exp(-x), "e^{-x_{i}}"),
    ],
    ids=str,
)
def test_latex(expression: Expr, written: str) -> None:
    assert components(expression).latex() == written


def test_axes_of_one_name_and_different_sizes_are_different() -> None:
    assert axis(n) is axis(n + 1 - 1)
    assert axis(n) is not axis(n + 1)
    assert equal(Total(vector("u", n)), Total(vector("u", n + 1))) is None
    assert equal(Total(ones(n)), Total(ones(n + 1))) is None


def test_a_delta_contracts_only_where_ranges_agree() -> None:
    short, long = free("i", n), free("j", n + 1)
    assert kronecker(short, long).summed(long).poly.constant == 1
    assert kronecker(short, long).summed(short).poly.constant is None


def test_a_size_1_axis_has_the_index_1() -> None:
    assert components(vector("u", 1)).latex() == "u"
    assert equal(Trace(matrix("u", 1, 1)), Entry(matrix("u", 1, 1), 1, 1)) is True


def test_a_free_index_is_not_captured() -> None:
    row = RowOf(A, i)
    form = components(row)
    assert form.latex() == "A_{ij}" and form.indices[0].name == "j"
    with pytest.raises(Refused, match=r"indices: must be a name that does not occur yet, got i"):
        components(row, ("i",))
    there = entry_form(x, free("k", n), literal(1, axis(1)))
    assert equal((there * there).summed(free("k", n)), components(Inner(x, x))) is True


def test_a_form_takes_one_index_of_its_axis_for_each_of_its_own() -> None:
    form = components(A @ x)
    assert form.at(free("p", m), literal(1, axis(1))).latex() == r"\sum_{k=1}^{n} A_{pk}\,x_{k}"
    for wrong in ((), (free("p", n), literal(1, axis(1)))):
        with pytest.raises(Refused, match=r"indices: must name one free index for each axis"):
            form.at(*wrong)
    with pytest.raises(Refused, match=r"indices: must name one free index for each axis"):
        components(A, ("i",))
    with pytest.raises(Refused, match=r"indices: must be a name that does not occur yet, got i"):
        differentiate(form, A, ("i", "q"))


def test_shadowed_indices_belong_to_the_inner_sum() -> None:
    inner = total(i, 1, n, Entry(x, i))
    assert equal(total(i, 1, n, Entry(v, i) * inner), Total(v) * Total(x)) is True
    assert equal(total(i, 1, n, Entry(v, i) * inner), Inner(v, x)) is None


@pytest.mark.parametrize(
    ("value", "known"), [(n - 1, True), (n - 2, False), (n * m - n, True), (n - m, False), (sp.Integer(-1), False)]
)
def test_what_is_known_to_be_at_least_0(value: Any, known: bool) -> None:
    assert nonnegative(value) is known


def test_members_of_a_family_are_told_apart_by_the_layer() -> None:
    W = Family("W", (n, n))
    form = components(Trace(W[1] @ W[2]))
    assert equal(differentiate(form, W[1]), components(W[2].T)) is True
    assert differentiate(form, W[3]).poly.constant == 0
    sums = components(total(ELL, 1, 5, Norm(Family("X", (n, 1))[ELL]) ** 2))
    assert isinstance(sums, Form) and r"\sum_{" in sums.latex()
