"""`teorema grad` and `teorema derive` as a user meets them, misuse included."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from teorema.tools.cli.main import main

LEAST = "norm2(W @ x - y) / 2"
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Exit code and both streams of the program run on some words."""
    monkeypatch.setenv("TEOREMA_LANG", "en")

    def answer(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return answer


def test_a_gradient_comes_with_its_steps(ask: Ask) -> None:
    code, out, err = ask("grad", LEAST, "--wrt", "W")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "r = W x - y",
        "∂f/∂r = r    m×1",
        "∂f/∂W = ∂f/∂r xᵀ    m×n",
        "  ∂f/∂r: By the rules: quotient of numbers, above; squared norm.",
        "  ∂f/∂W: By the rules: difference, first term; matrix product, left factor.",
        "∂f/∂W = (W x - y) xᵀ",
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("unicode", "(W x - y) xᵀ"),
        ("latex", r"\left(W\,x-y\right)\,{x}^{\top}"),
        ("numpy", "(W @ x - y) @ x.T"),
        ("words", "the quantity (W times x minus y) times the transpose of x"),
    ],
)
def test_a_gradient_in_each_format(ask: Ask, form: str, shown: str) -> None:
    assert ask("grad", LEAST, "--wrt", "W", "--format", form) == (0, shown + "\n", "")


def test_json_holds_the_steps_and_the_check(ask: Ask) -> None:
    code, out, _ = ask("grad", LEAST, "--wrt", "W", "--format", "json", "--check")
    content = json.loads(out)
    assert (code, content["command"], content["gradient"]) == (0, "grad", "(W x - y) xᵀ")
    assert content["check"]["holds"] is True
    assert [step["of"] for step in content["steps"]] == ["r", "W"]


def test_conditions_are_said(ask: Ask) -> None:
    _, out, _ = ask("grad", "norm(x)", "--wrt", "x", "--shapes", "x: n")
    assert out.splitlines()[-1] == "where the argument of the norm is not 0"
    _, out, _ = ask("grad", "norm(x)", "--wrt", "x", "--shapes", "x: n", "--lang", "es")
    assert out.splitlines()[-1] == "donde el argumento de la norma no es 0"


def test_an_answer_gets_a_verdict(ask: Ask) -> None:
    code, out, _ = ask("grad", LEAST, "--wrt", "W", "--is", "W @ x @ x.T - y @ x.T")
    assert (code, out.split(":")[0]) == (0, "right")
    code, out, _ = ask("grad", LEAST, "--wrt", "W", "--is", "2 * (W @ x - y) @ x.T")
    assert code == 1
    assert out.splitlines() == [
        "wrong: it differs at m = 1, n = 1, W = [[0]], x = [[1]], y = [[1]]: -1 ≠ -2",
        "it is what one gets by this mistake: the factor 1/n (or ½) is missing",
    ]
    code, out, _ = ask("grad", "norm2(tanh(W @ x) - y)", "--wrt", "W", "--is", "2*(tanh(W@x)-y)@x.T", "--lang", "es")
    assert (code, out.splitlines()[-1]) == (1, "es lo que se obtiene con este error: falta σ′")
    code, out, _ = ask("grad", LEAST, "--wrt", "W", "--is", "W", "--format", "json")
    assert (code, json.loads(out)["right"]) == (1, False)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("grad", LEAST), "missing --wrt; see teorema grad --help"),
        (("grad", "norm2(W @ x", "--wrt", "W"), "position 12: ) must stand here"),
        (("grad", "W @ x", "--wrt", "W"), "by: must be a column or a number, got m×n"),
        (("grad", "W @ X", "--wrt", "W"), "f: must be a column or a number, got m×p"),
        (("grad", "W @ x", "--wrt", "x", "--hessian"), "f: must be a number; the derivative of a column or a matrix is a Jacobian: jacobian(f, x), got m×1"),
        (("grad", "W @ x", "--wrt", "x", "--layout", "row"), "--layout: must be one of numerator, denominator, got 'row'"),
        (("grad", LEAST, "--wrt", "x", "--hessian", "--hvp", "V"), "give one of --layout, --hessian and --hvp; see teorema grad --help"),
        (("grad", LEAST, "--wrt", "x", "--layout", "numerator", "--hessian"), "give one of --layout, --hessian and --hvp; see teorema grad --help"),
        (("grad", LEAST, "--wrt", "x", "--hvp", "W"), "W: must have the shape of the symbol, got m×n and n×1"),
        (("grad", LEAST, "--wrt", "x", "--hvp", "x"), "direction: must not depend on the symbol, got x"),
        (("grad", LEAST, "--wrt", "x", "--hvp", "y +"), "position 4: "),
        (("grad", LEAST, "--wrt", "W", "--hessian", "--is", "W"), "--is: of a Hessian by a matrix is judged along a direction: --hvp V, got W"),
        (("grad", "W @ x", "--wrt", "x", "--is", "W.T"), "Wᵀ: must have the shape of the Jacobian, got n×m and m×n"),
        (("grad", LEAST, "--wrt", "V"), "--wrt: must name a symbol of the expression, got V; it has W, x, y"),
        (("grad", LEAST, "--wrt", "W", "--shapes", "W: m, n; x: p; y: m"), "position 7, W @ x: columns of the left must be rows of the right, got m×n and p×1"),
        (("grad", LEAST, "--wrt", "W", "--is", "(W @ x - y).T"), "(W x - y)ᵀ: must have the shape of the symbol, got 1×m and m×n"),
        (("grad", LEAST, "--wrt", "W", "--is", "V"), "position 1: "),
        (("grad", LEAST, "--wrt", "W", "--format", "word"), "--format: must be one of steps, unicode, latex, numpy, words, json, got 'word'"),
        (("derive",), "give widths, or --general; see teorema derive --help"),
        (("derive", "2", "--general"), "--general takes no widths; see teorema derive --help"),
        (("derive", "2", "0", "1"), "widths: must be from 2 to 201 widths, each a name or an integer from 1 to 10000, got 2 0 1"),
        (("derive", "2", "2.5", "1"), "widths: must be from 2 to 201 widths, each a name or an integer from 1 to 10000, got 2 2.5 1"),
        (("derive", "2", "1", "--wrt", "W7"), "--wrt: must be one of a1, z1, W1, b1, x, got W7"),
        (("derive", "2", "1", "--loss", "mse"), "loss: must be one of half_squared, "),
        (("derive", "2", "1", "--batch", "0"), "batch: must be a name other than L, l, N or an integer from 1 to 10000, got 0"),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_misuse_is_one_line_and_exit_code_2(ask: Ask, words: tuple[str, ...], line: str) -> None:
    code, out, err = ask(*words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith(f"teorema: {line}"), err


def test_a_network_is_derived_and_checked(ask: Ask) -> None:
    code, out, _ = ask("derive", "2", "2", "1", "--hidden", "logistic", "--check")
    lines = out.splitlines()
    assert (code, lines[0]) == (0, "z^[1] = W^[1] x + b^[1]")
    assert "δ^[1] = ζ^[1] ⊙ logistic'(z^[1])" in lines
    assert lines[-1].startswith("checked: residues modulo 2^61 - 1")


def test_one_gradient_of_a_network(ask: Ask) -> None:
    code, out, _ = ask("derive", "2", "2", "1", "--hidden", "logistic", "--wrt", "W1", "--format", "latex")
    assert (code, out) == (0, "g_{W}^{[1]}=\\delta^{[1]}\\,{x}^{\\top}\n")
    code, out, _ = ask("derive", "p", "H", "q", "--batch", "n", "--wrt", "b1")
    assert (code, out) == (0, "g_b^[1] = Δ^[1] 𝟏_n\n")


def test_every_depth_in_both_languages(ask: Ask) -> None:
    code, out, _ = ask("derive", "--general", "--check")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines() if not line.startswith(" ")] == [
        "BP1",
        "from ℓ + 1 to ℓ",
        "BP2",
        "BP3",
        "BP4",
        "checked",
    ]
    assert "Paso inductivo" in ask("derive", "--general", "--lang", "es")[1]
    assert len(json.loads(ask("derive", "--general", "--format", "json")[1])["lines"]) == 5


def test_the_shape_of_a_number_is_said_in_the_language_of_the_command(ask: Ask) -> None:
    for lang, word in (("en", "number"), ("es", "número")):
        code, out, _ = ask("grad", "norm2(c * x)", "--wrt", "c", "--shapes", "c: number; x: n", "--lang", lang)
        assert (code, out.splitlines()[0]) == (0, f"∂f/∂c = 2·c·⟨x, x⟩    {word}")
