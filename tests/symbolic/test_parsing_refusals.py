"""What is no expression, or is two, is refused on one line: with its position, what was expected, both readings, both shapes."""

from __future__ import annotations

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import SquaredNorm, vector
from teorema.symbolic.parsing import Ambiguous, Misfit, Unknown, Unreadable, parse, understood

SHAPES = {
    "W": ("m", "n"),
    "A": ("n", "n"),
    "S": ("n", "n"),
    "x": "n",
    "u": "n",
    "y": "m",
    "delta": "m",
    "z": "n",
    "a": (),
    "b": (),
    "c": (),
}
W, A, S, x, u, y, delta, z, a, b, c = (parse(name, SHAPES) for name in SHAPES)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("a/b c", "(a/b) c", "a/(b c)"),
        ("1/2x", "(1/2) x", "1/(2x)"),
        (r"a/b\,c", "(a/b) c", r"a/(b\,c)"),
        ("log a b", "log(a) b", "log(a b)"),
        ("log a·b", "log(a)·b", "log(a·b)"),
        (r"\log a b", r"\log(a) b", r"\log(a b)"),
        ("tr A S", "tr(A) S", "tr(A S)"),
        ("log exp a", "log(exp(a))", "(log exp)(a)"),
        ("tanh²(x)", "(tanh(x))^2", "(tanh ∘ tanh)(x)"),
        ("‖A‖", "‖A‖_F", "‖A‖_2"),
        ("‖A‖²", "‖A‖_F²", "‖A‖_2²"),
        ("|A|", "abs(A)", "det(A)"),
        ("|x|", "abs(x)", "norm(x)"),
        ("|a|b|c|", "abs(a·abs(b)·c)", "abs(a)·b·abs(c)"),
        ("x²", "‖x‖²", "x ⊙ x"),
        ("x**2", "norm2(x)", "x * x"),
        ("A²", "A A", "A ⊙ A"),
        ("A x * u", "A x u", "A x ⊙ u"),
        ("A ∘ S", "A ⊙ S", "A S"),
        (r"A\circ S", r"A \odot S", r"A\,S"),
        ("σ(x)′", "σ'(x)", "transpose(σ(x))"),
    ],
)
def test_what_reads_in_two_ways_is_refused_with_both(text: str, first: str | None, second: str | None) -> None:
    with pytest.raises(Ambiguous, match="can be read in two ways") as refusal:
        parse(text, SHAPES)
    if first is not None:
        assert refusal.value.readings == (first, second)
    assert "dos maneras" in refusal.value.message("es")


def test_tex_takes_one_digit_after_a_power() -> None:
    with pytest.raises(Ambiguous, match="\\^\\{12\\} or as \\^\\{1\\} 2"):
        parse("c^12", SHAPES, "latex")
    assert parse("c^{12}", SHAPES) == parse("c**12", SHAPES)


def test_quotients_of_matrices_are_refused_on_the_board_and_entrywise_in_numpy() -> None:
    with pytest.raises(Ambiguous, match="A \\(S\\)⁻¹ or as A / S"):
        parse("A/S", SHAPES, "unicode")
    assert parse("A / S", SHAPES, "plain") == A / S


def test_a_transpose_by_a_letter_that_is_a_symbol_is_refused() -> None:
    assert parse("x^T", SHAPES) == x.T
    with pytest.raises(Ambiguous, match="transpose\\(x\\) or as x\\^\\(T\\)"):
        parse("x^T", {**SHAPES, "T": ()})
    assert parse(r"x^\top", {**SHAPES, "T": ()}) == x.T


def test_letters_side_by_side_are_a_product_or_a_name() -> None:
    with pytest.raises(Ambiguous, match="as W x or as one symbol Wx"):
        parse("‖Wx − y‖²")
    assert parse("‖Wx − y‖²", SHAPES) == SquaredNorm(W @ x - y)
    assert parse("‖Wx‖²", {"Wx": "n"}) == SquaredNorm(vector("Wx", "n", r"\mathrm{Wx}"))
    with pytest.raises(Ambiguous, match="mathrm"):
        parse(r"\lVert Wx\rVert^2", {**SHAPES, "Wx": "n"})
    with pytest.raises(Ambiguous, match="entry 1 of x or as one symbol x_1"):
        parse("‖x_1 + y‖²")
    with pytest.raises(Ambiguous, match="a function h of"):
        parse("‖h(x)‖²")


@pytest.mark.parametrize(
    ("text", "position", "match"),
    [
        ("", 1, "an expression must be given"),
        ("   ", 1, "an expression must be given"),
        ("norm2(W @ x - )", 15, "an operand must stand here, got '\\)'"),
        ("W @ x)", 6, "an operator must stand here, got '\\)'"),
        ("(a + b", 7, "\\) must stand here"),
        ("a + $", 5, "means nothing here, got '\\$'"),
        (r"a + \foo", 5, r"got '\\foo'"),
        (r"\frac{a}", 9, "an operand must stand here"),
        ("0,5 a", 2, "decimals are written with a point"),
        ("(0,5) a", 3, "decimals are written with a point"),
        ("a x 2", 5, "a number must stand before what it multiplies"),
        ("|a", 1, "this bar has no partner"),
        ("a / 0", 5, "the divisor is zero"),
        ("9**9**9", 4, "an exponent is at most 100"),
        ("c**101", 4, "an exponent is at most 100"),
        ("1234567890123456789012345678901", 1, "a number has at most 30 digits"),
        ("inner(x)", 1, "takes 2 arguments"),
        ("log", 4, "a function needs an argument"),
        ("log + a", 1, "a function needs its argument in brackets"),
        ("foo(x)", 1, "is no function that is known here, got 'foo'"),
        ("elu(x)", 1, "takes 1 parameters"),
        ("sum(x, axis=2)", 1, "axis=0 or axis=1"),
        ("eye(0)", 5, "a size is at least 1"),
        ("eye(99999)", 5, "at most 10000"),
        ("Σ_i x_i", 3, "an index with its bounds"),
        ("x_{i,j,k}", 8, "two indices"),
        ("A_i", 1, "needs a row and a column"),
        ("a_i", 1, "only a matrix or a vector has entries"),
        (r"\lVert x\rVert_3", 16, "a norm is of kind"),
        ("tr(3)", 1, "must be a matrix or a vector"),
        ("W[x]", 1, "needs a row and a column"),
        ("c^{c^{", 7, "an operand"),
        ("{c}^{2}^{3}", 8, "an exponent stands here already"),
        ("[1, 2; 3]", 1, "same number of entries"),
        ("𝟏 + a", 1, "the size does not follow"),
    ],
)
def test_what_is_no_expression_is_refused_with_its_position(text: str, position: int, match: str) -> None:
    with pytest.raises(Unreadable, match=match) as refusal:
        parse(text, SHAPES)
    assert refusal.value.position == position
    assert refusal.value.pointer() == " " * (position - 1) + "↓"
    assert str(refusal.value).startswith(f"position {position}")
    for lang in ("en", "es"):
        assert "\n" not in refusal.value.message(lang)


def test_unknown_symbols_are_named_with_what_is_near() -> None:
    with pytest.raises(Unknown, match="position 5: this symbol was not given, got 'q'"):
        parse("W @ q", SHAPES)
    with pytest.raises(Unknown, match="got 'delt'; perhaps delta"):
        parse("delt", SHAPES)
    with pytest.raises(Unknown, match="got 'Wx'; a product is written W @ x"):
        parse("Wx - y", SHAPES, "plain")


def test_shape_mistakes_name_both_shapes_and_the_subexpression() -> None:
    with pytest.raises(
        Misfit, match="position 3, x @ W: columns of the left must be rows of the right, got n×1 and m×n"
    ):
        parse("y+x @ W", SHAPES)
    with pytest.raises(Misfit, match=r"nothing is broadcast but numbers; write b @ ones\(p\)\.T"):
        parse("W @ X + b", {"W": ("m", "n"), "X": ("n", "p"), "b": "m"})
    with pytest.raises(Misfit, match="the matrix product is written @"):
        parse("W * x", {**SHAPES, "x": ("n", "m")})
    with pytest.raises(Misfit, match="must be square, got m×n and n×m"):
        parse("tr(W)", SHAPES)
    with pytest.raises(Misfit) as refusal:
        parse(r"W^\top x", SHAPES)
    assert refusal.value.is_shape_error
    assert (refusal.value.where, refusal.value.position) == (r"W^\top x", 1)
    assert "las columnas del izquierdo" in refusal.value.message("es")


def test_arguments_of_another_kind_are_refused() -> None:
    with pytest.raises(Refused, match="spelling: must be plain, unicode or latex"):
        parse("x", SHAPES, "word")  # type: ignore[arg-type]  # this is what is refused
    with pytest.raises(Refused, match="text: must be a text"):
        parse(3, SHAPES)  # type: ignore[arg-type]  # this is what is refused
    with pytest.raises(Refused, match="text: must be a text"):
        understood(3)  # type: ignore[arg-type]  # this is what is refused
