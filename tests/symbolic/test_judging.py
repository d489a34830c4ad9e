"""The verdict on an answer: every form of the right one is right, every classical mistake is wrong with a witness and by its name."""

from __future__ import annotations

import pytest

from teorema.symbolic.calculus import NAMED, CrossEntropy, Expr, ShapeError, Softmax, SquaredNorm, Total, apply, ones
from teorema.symbolic.derivatives import grad
from teorema.symbolic.derivatives.judging import judge
from teorema.symbolic.derivatives.mistakes import NAMED_MISTAKES, WrongRule

from .gradient_cases import CASES, S, W, b, sigma, tanh, x, y

HALF = SquaredNorm(W @ x - y) / 2


@pytest.mark.parametrize(
    ("f", "answer"),
    [
        (HALF, W @ x @ x.T - y @ x.T),
        (HALF, (x @ (W @ x - y).T).T),
        (SquaredNorm(tanh(W @ x) - y) / 2, ((tanh(W @ x) - y) * (1 - tanh(W @ x) * tanh(W @ x))) @ x.T),
        (
            Total(apply(NAMED["logistic"], W @ x)),
            (apply(NAMED["logistic"], W @ x) * (1 - apply(NAMED["logistic"], W @ x))) @ x.T,
        ),
        (Total(apply(NAMED["softplus"], W @ x)), apply(NAMED["logistic"], W @ x) @ x.T),
        (Total(apply(NAMED["relu"], W @ x)), apply(NAMED["step"], W @ x) @ x.T),
        (CrossEntropy(y, Softmax(W @ x)), (Softmax(W @ x) - y) @ x.T),
        (SquaredNorm(sigma(W @ x) - y), ((sigma(W @ x) - y) * 2 * sigma.prime(W @ x)) @ x.T),
    ],
    ids=str,
)
def test_every_form_of_the_right_answer_is_right(f: Expr, answer: Expr) -> None:
    verdict = judge(grad(f, W), answer)
    assert verdict.right is True, verdict
    assert verdict.scope["en"].startswith("residues modulo 2^61 - 1")


@pytest.mark.parametrize(
    ("f", "answer", "mistake"),
    [
        (HALF, 2 * (W @ x - y) @ x.T, "the factor 1/n (or ½) is missing"),
        (SquaredNorm(W @ x - y), (W @ x - y) @ x.T, "the factor 2 of the square is missing"),
        (SquaredNorm(tanh(W @ x) - y) / 2, (tanh(W @ x) - y) @ x.T, "σ′ is missing"),
        (SquaredNorm(tanh(W @ x) - y) / 2, ((tanh(W @ x) - y) * tanh(W @ x)) @ x.T, "σ instead of σ′"),
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
    assert "W=[[" in verdict.witness
    assert (verdict.mistake["en"] if verdict.mistake else None) == mistake


def test_a_wrong_answer_about_an_unknown_function_is_not_called_wrong_without_a_witness() -> None:
    verdict = judge(grad(SquaredNorm(sigma(W @ x) - y), W), (sigma(W @ x) - y) @ x.T)
    assert verdict.right is None


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
