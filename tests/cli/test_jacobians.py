"""`teorema grad` of columns and of second order: the layout is said, switched and judged; everything in each format."""

from __future__ import annotations

import json

import pytest

from .test_grad_and_derive import LEAST, Ask, ask

__all__ = ["ask"]

SLOPES = "tanh(W @ x)"


def test_the_jacobian_of_a_column_says_its_layout(ask: Ask) -> None:
    assert ask("grad", SLOPES, "--wrt", "x") == (
        0,
        "∂f/∂x = diag(tanh'(W x)) W    m×n\nnumerator layout: row i is output i, column j is entry j of x\n",
        "",
    )
    code, out, _ = ask("grad", SLOPES, "--wrt", "x", "--layout", "denominator", "--lang", "es")
    assert (code, out.splitlines()) == (
        0,
        [
            "∂f/∂x = (diag(tanh'(W x)) W)ᵀ    n×m",
            "disposición de denominador: la fila i es la entrada i de x, la columna j es la salida j",
        ],
    )


def test_the_jacobian_of_a_number_is_a_row_and_its_gradient_a_column(ask: Ask) -> None:
    assert ask("grad", LEAST, "--wrt", "x", "--layout", "numerator")[1].startswith("∂f/∂x = (W x - y)ᵀ W    1×n\n")
    assert ask("grad", LEAST, "--wrt", "x", "--layout", "denominator")[1].startswith("∂f/∂x = Wᵀ (W x - y)    n×1\n")
    assert ask("grad", LEAST, "--wrt", "x", "--format", "unicode")[1] == "Wᵀ (W x - y)\n"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("unicode", "Wᵀ W"),
        ("latex", r"{W}^{\top}\,W"),
        ("numpy", "W.T @ W"),
        ("words", "the transpose of W times W"),
    ],
)
def test_a_hessian_in_each_format(ask: Ask, form: str, shown: str) -> None:
    assert ask("grad", LEAST, "--wrt", "x", "--hessian", "--format", form) == (0, shown + "\n", "")


def test_a_hessian_says_that_both_layouts_agree_and_where_it_holds(ask: Ask) -> None:
    code, out, _ = ask("grad", "sum(log(x))", "--wrt", "x", "--shapes", "x: n", "--hessian", "--check")
    assert (code, out.splitlines()[:3]) == (
        0,
        [
            "∂²f/∂x² = -diag(1/(x ⊙ x))    n×n",
            "row i and column j are entries i and j of x; both layouts agree",
            "where the argument of the logarithm is positive; no divisor is 0",
        ],
    )
    assert out.splitlines()[3].startswith("checked: residues modulo 2^61 - 1")


def test_a_hessian_by_a_matrix_is_told_by_components_in_vec_order(ask: Ask) -> None:
    code, out, _ = ask("grad", LEAST, "--wrt", "W", "--hessian")
    assert (code, out.splitlines()) == (
        0,
        [
            "∂²f/∂W_ij∂W_pq = (e_p e_qᵀ x xᵀ)_i,j",
            "as a matrix in the order of vec, column after column: row i + (j - 1)·m, column p + (q - 1)·m",
        ],
    )


def test_a_hessian_times_a_direction(ask: Ask) -> None:
    code, out, _ = ask("grad", LEAST, "--wrt", "W", "--hvp", "V", "--check")
    assert (code, out.splitlines()[:2]) == (
        0,
        ["the gradient of the slope along the direction, f = ⟨(W x - y) xᵀ, V⟩", "∂f/∂W = V x xᵀ    m×n"],
    )
    assert ask("grad", LEAST, "--wrt", "x", "--hvp", "W.T @ y", "--format", "unicode") == (0, "Wᵀ (W (Wᵀ y))\n", "")


def test_json_of_second_order_names_f_its_layout_and_all_conditions(ask: Ask) -> None:
    code, out, _ = ask("grad", "sum(log(x))", "--wrt", "x", "--shapes", "x: n", "--hessian", "--format", "json")
    content = json.loads(out)
    assert (code, content["f"], content["shape"]) == (0, "sum(log(x))", ["n", "n"])
    assert content["hessian"] == "-diag(1/(x ⊙ x))"
    assert [one["id"] for one in content["conditions"]] == ["positive", "divisor-not-zero"]
    content = json.loads(ask("grad", SLOPES, "--wrt", "x", "--format", "json", "--check")[1])
    assert (content["layout"], content["check"]["holds"]) == ("numerator", True)
    assert json.loads(ask("grad", LEAST, "--wrt", "W", "--hessian", "--format", "json")[1])["layout"] == "vec"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ((SLOPES, "--wrt", "x", "--is", "diag(1 - tanh(W @ x) * tanh(W @ x)) @ W"), True),
        ((SLOPES, "--wrt", "x", "--is", "diag(tanh(W @ x)) @ W"), False),
        ((SLOPES, "--wrt", "x", "--layout", "denominator", "--is", "W.T @ diag(1 - tanh(W @ x) * tanh(W @ x))"), True),
        ((LEAST, "--wrt", "x", "--hessian", "--is", "W.T @ W"), True),
        ((LEAST, "--wrt", "x", "--hessian", "--is", "2 * W.T @ W"), False),
        (("sum(log(x))", "--wrt", "x", "--shapes", "x: n", "--hessian", "--is", "-diag(1 / (x * abs(x)))"), True),
        ((LEAST, "--wrt", "W", "--hvp", "V", "--is", "V @ x @ x.T"), True),
        ((LEAST, "--wrt", "W", "--hvp", "V", "--is", "norm2(x) * V"), False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_answer_of_second_order_or_a_jacobian_is_judged(ask: Ask, words: tuple[str, ...], right: bool) -> None:
    code, out, err = ask("grad", *words)
    assert (code, err) == (0 if right else 1, "")
    assert out.startswith("right: equal " if right else "wrong: it differs at ")


def test_the_other_layout_is_a_mistake_with_a_name(ask: Ask) -> None:
    code, out, _ = ask("grad", "S @ x", "--wrt", "x", "--shapes", "S: n, n; x: n", "--is", "S.T")
    assert (code, out.splitlines()[-1]) == (
        1,
        "it is what one gets by this mistake: the other layout: rows and columns exchanged",
    )


def test_an_answer_by_a_law_of_the_function_is_right_and_its_scope_says_how(ask: Ask) -> None:
    words = ("grad", "sum(softplus(W @ x))", "--wrt", "W", "--is")
    assert ask(*words, "(1 - logistic(-W @ x)) @ x.T") == (
        0,
        "right: equal for every size, by the index calculus\n",
        "",
    )
    code, out, _ = ask(*words, "W / (W - W)", "--lang", "es")
    assert (code, out) == (1, "sin decidir: no se encontró un punto en el que ambos lados estén definidos\n")
    told = json.loads(ask(*words, "2 * logistic(W @ x) @ x.T", "--format", "json")[1])
    assert (told["right"], told["mistake"]) == (False, None)
    assert told["witness"].endswith("1/2 ≠ 1")
