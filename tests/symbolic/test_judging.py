"""The verdict on an answer: every form of the right one is right, every mistake is wrong with a witness, the classical ones by name."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from teorema.symbolic.calculus import (
    NAMED,
    CrossEntropy,
    Entry,
    Expr,
    Inner,
    Inverse,
    LogDet,
    Norm,
    ShapeError,
    Softmax,
    SquaredNorm,
    Total,
    algebra,
    apply,
    index,
    least,
    linear,
    maps,
    maximum,
    minimum,
    ones,
    scalar,
    size,
    times,
    total,
)
from teorema.symbolic.calculus.maps import function
from teorema.symbolic.calculus.substitution import rebuilt
from teorema.symbolic.derivatives import RULES, grad
from teorema.symbolic.derivatives.checks.slopes import agrees, shapes_to_try, size_names
from teorema.symbolic.derivatives.mistakes.slips import NAMED_MISTAKES, SLIPS
from teorema.symbolic.derivatives.mistakes.wrong import WrongRule
from teorema.symbolic.identity import Nonzero, Positive, Same
from teorema.symbolic.judging import judge
from teorema.symbolic.judging.hypotheses import SAYS, hypotheses

from .gradient_cases import CASES, EACH, S, W, b, c, sigma, tanh, x, y

HALF = SquaredNorm(W @ x - y) / 2
logistic, softplus, exp, log, sqrt, absolute, step, relu = map(
    function, ("logistic", "softplus", "exp", "log", "sqrt", "abs", "step", "relu")
)
d, k = scalar("d"), index("k")
one = ones("m")


@pytest.mark.parametrize(
    ("f", "by", "answer"),
    [
        (HALF, W, W @ x @ x.T - y @ x.T),
        (HALF, W, (x @ (W @ x - y).T).T),
        (SquaredNorm(tanh(W @ x) - y) / 2, W, ((tanh(W @ x) - y) * (1 - tanh(W @ x) * tanh(W @ x))) @ x.T),
        (Total(logistic(W @ x)), W, (logistic(W @ x) * (1 - logistic(W @ x))) @ x.T),
        (Total(logistic(W @ x)), W, (logistic(W @ x) * logistic(-W @ x)) @ x.T),
        (Total(softplus(W @ x)), W, logistic(W @ x) @ x.T),
        (Total(softplus(W @ x)), W, (1 - logistic(-W @ x)) @ x.T),
        (Total(relu(W @ x)), W, step(W @ x) @ x.T),
        (Total(relu(x)), x, 1 - step(-x)),
        (Total(relu(x)), x, (1 + x / absolute(x)) / 2),
        (CrossEntropy(y, Softmax(W @ x)), W, (Softmax(W @ x) - y) @ x.T),
        (CrossEntropy(y, Softmax(W @ x)), W, (Softmax(W @ x) * (one @ (one.T @ y)) - y) @ x.T),
        (CrossEntropy(y, Softmax(W @ x)), W, (Softmax(W @ x + c) - y) @ x.T),
        (SquaredNorm(sigma(W @ x) - y), W, ((sigma(W @ x) - y) * 2 * sigma.prime(W @ x)) @ x.T),
        (Total(log(x)), x, 1 / absolute(x)),
        (Norm(x, "1"), x, x / absolute(x)),
        (Norm(x, "1"), x, 2 * step(x) - 1),
        (Norm(x), x, x / sqrt(Inner(x, x))),
        (LogDet(S), S, Inverse(S.T)),
        (c**d, c, d * c**d / c),
        (Total(exp(x)), x, exp(x + x) / exp(x)),
        (Total(x) * log(c), x, log(c) * ones("n")),
        (maximum(c, d), c, 1 - step(d - c)),
        (minimum(c, d), c, step(d - c)),
        (total(k, 1, size("n"), log(Entry(x, k))), x, 1 / x),
    ],
    ids=str,
)
def test_every_form_of_the_right_answer_is_right(f: Expr, by: Any, answer: Expr) -> None:
    verdict = judge(grad(f, by), answer)
    assert verdict.right is True, verdict
    assert verdict.scope["en"].startswith("equal ") and verdict.scope["es"].startswith("iguales ")


def other_form(node: Expr) -> Expr:
    """The expression in another form: functions in others, factors and terms exchanged, products transposed twice."""

    def change(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        return other_form(part) if isinstance(part, Expr) else part

    node = rebuilt(node, change)
    if isinstance(node, maps.Apply):
        u = node.argument
        forms = {
            ("tanh", 0): lambda: 2 * logistic(2 * u) - 1,
            ("tanh", 1): lambda: 4 * (logistic(2 * u) * logistic(-2 * u)),
            ("logistic", 0): lambda: 1 - logistic(-u),
            ("exp", 0): lambda: 1 / exp(-u),
            ("log", 0): lambda: -log(1 / u),
            ("sign_step", 0): lambda: 2 * step(u) - 1,
        }
        return forms.get((node.function.name, node.order), lambda: node)()
    match node:
        case algebra.MatMul():
            return (node.right.T @ node.left.T).T
        case algebra.Hadamard():
            return node.right * node.left
        case algebra.Add():
            return node.right + node.left
        case algebra.Subtract():
            return -(node.right - node.left)
        case linear.Softmax():
            return Softmax(node.argument + 1)
        case linear.Inverse():
            return Inverse(node.argument.T).T
        case linear.Norm(kind="2" | "F"):
            return sqrt(SquaredNorm(node.argument))
    return node


@pytest.mark.parametrize(("name", "f", "by"), EACH, ids=[f"{name} by {by}" for name, _, by in EACH])
def test_each_gradient_in_another_form_is_right_for_every_size(name: str, f: Expr, by: Any) -> None:
    found = grad(f, by)
    verdict = judge(found, other_form(found.value))
    assert verdict.right is True, verdict
    assert isinstance(verdict.verdict, Same) and verdict.verdict.how == "index calculus"


@pytest.mark.parametrize(("name", "f", "by"), EACH, ids=[f"{name} by {by}" for name, _, by in EACH])
def test_what_a_mistake_gives_is_never_right(name: str, f: Expr, by: Any) -> None:
    """All the wrong rules of the table, one at a time; whether one makes a difference is told by forward mode, and not by comparing."""
    found = grad(f, by)
    used = {rule for step in found.steps for rule in step.rules}
    data = [use.data for step in found.steps for use in step.uses if use.data is not None]
    sizes = shapes_to_try(size_names([found.f]), 0)
    told: Counter[bool | None] = Counter()
    for slip in SLIPS:
        if slip.rule in used:
            theirs = grad(f, by, slip.table()).value
            harmless = all(agrees(found.f, by, theirs, one, k, data) for k, one in enumerate(sizes))
            verdict = judge(found, theirs)
            told[verdict.right] += 1
            assert verdict.right is harmless, (slip.rule, slip.slug, verdict)
            assert harmless or " ≠ " in verdict.witness
            if slip.named and not harmless:
                assert verdict.mistake is not None, slip.slug
    scaled = judge(found, 3 * found.value)
    assert scaled.right is False and scaled.witness
    assert None not in told


@pytest.mark.parametrize(
    ("f", "answer", "mistake"),
    [
        (HALF, 2 * (W @ x - y) @ x.T, "the factor 1/n (or ½) is missing"),
        (SquaredNorm(W @ x - y), (W @ x - y) @ x.T, "the factor 2 of the square is missing"),
        (SquaredNorm(tanh(W @ x) - y) / 2, (tanh(W @ x) - y) @ x.T, "σ′ is missing"),
        (SquaredNorm(tanh(W @ x) - y) / 2, ((tanh(W @ x) - y) * tanh(W @ x)) @ x.T, "σ instead of σ′"),
        (SquaredNorm(sigma(W @ x) - y) / 2, (sigma(W @ x) - y) @ x.T, "σ′ is missing"),
        (CrossEntropy(y, Softmax(W @ x)), (y - Softmax(W @ x)) @ x.T, "y − ŷ instead of ŷ − y"),
        (CrossEntropy(y, Softmax(W @ x)), Softmax(W @ x) @ x.T, "the target is missing"),
        (HALF, (W @ x + y) @ x.T, None),
        (HALF, ones("m") @ x.T, None),
    ],
    ids=str,
)
def test_a_mistake_is_wrong_with_a_witness_and_by_its_name(f: Expr, answer: Expr, mistake: str | None) -> None:
    verdict = judge(grad(f, W), answer)
    assert verdict.right is False
    assert "W = [[" in verdict.witness
    assert (verdict.mistake["en"] if verdict.mistake else None) == mistake


def test_a_wrong_answer_about_an_unknown_function_is_wrong_with_a_function_at_which_it_is() -> None:
    f = SquaredNorm(sigma(W @ x) - y)
    verdict = judge(grad(f, W), (sigma(W @ x) - y) @ x.T)
    assert verdict.right is False and "sigma(u) = u²" in verdict.witness
    assert judge(grad(f, W), 2 * ((sigma(W @ x) - y) * sigma.prime(y)) @ x.T).right is False


def test_an_answer_counts_where_the_gradient_exists_and_nowhere_else() -> None:
    """Off the kink 1 − H(−x) is the slope of ReLU; as a function it differs from H at 0."""
    assert hypotheses(grad(Total(relu(x)), x)) == ((Nonzero(x),), True)
    assert hypotheses(grad(Total(log(x)), x)) == ((Positive(x),), True)
    assert hypotheses(grad(HALF, W)) == ((), True)
    assert judge(grad(Total(step(x) * c), c), Total(1 - step(-x))).right is False


@pytest.mark.parametrize(
    ("f", "by", "answer"),
    [
        (maximum(c, d), c, step(d - c)),
        (Norm(x, "inf"), x, 2 * step(x) - 1),
        (least(k, 1, size("n"), Entry(x, k)), x, x / Norm(x)),
        (times(k, 1, size("n"), Entry(x, k)), x, times(k, 1, size("n"), Entry(x, k)) * ones("n")),
    ],
    ids=str,
)
def test_an_answer_about_an_extreme_or_a_product_is_wrong_off_its_ties(f: Expr, by: Any, answer: Expr) -> None:
    found = grad(f, by)
    assert hypotheses(found)[1], "all conditions are said"
    assert judge(found, answer).right is False
    assert judge(found, found.value).right is True


def test_a_condition_at_every_term_of_a_sum_leaves_a_difference_undecided() -> None:
    """That each x_k is positive is a condition with a bound index, which no hypothesis says: wrong is not claimed, right is."""
    found = grad(total(k, 1, size("n"), log(Entry(x, k))), x)
    assert hypotheses(found) == ((), False)
    verdict = judge(found, 2 / x)
    assert verdict.right is None and verdict.scope["es"].startswith("se halló un punto donde difieren")


def test_every_condition_of_a_rule_is_said_as_a_hypothesis() -> None:
    assert {condition for rule in RULES for condition in rule.conditions} <= set(SAYS)


def test_what_is_defined_nowhere_is_undecided_and_says_why() -> None:
    verdict = judge(grad(HALF, W), W / (W - W))
    assert verdict.right is None
    assert verdict.scope["en"] == "no point was found at which both sides are defined"


def test_an_answer_of_another_shape_shows_both() -> None:
    with pytest.raises(ShapeError, match=r"^\(W x - y\)ᵀ: must have the shape of the symbol, got 1×m and m×n$"):
        judge(grad(HALF, W), (W @ x - y).T)


@pytest.mark.parametrize("wrong", NAMED_MISTAKES, ids=lambda wrong: f"{wrong.rule}: {wrong.slug}")
def test_every_named_mistake_changes_a_gradient_and_the_check_catches_it(wrong: WrongRule) -> None:
    caught = 0
    for f, many in CASES.values():
        for by in many:
            if wrong.rule in {rule for step in grad(f, by).steps for rule in step.rules}:
                theirs = grad(f, by, wrong.table())
                caught += not theirs.check(shapes=1)
                if caught:
                    return
    one = {
        "negate": (SquaredNorm(-x - S @ x), x),
        "elementwise-number": (apply(NAMED["tanh"], Total(x)), x),
        "subtract-right": (SquaredNorm(b - y), y),
    }
    f, by = one[wrong.rule]
    assert not grad(f, by, wrong.table()).check()
