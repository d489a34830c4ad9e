"""What people write is read as they mean it, in three spellings; what they could mean in two ways is refused with both."""

from __future__ import annotations

from fractions import Fraction

import pytest

from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Elementwise,
    Expr,
    Family,
    Inner,
    Inverse,
    LogDet,
    Norm,
    Number,
    SquaredNorm,
    Total,
    Trace,
    apply,
    chain,
    index,
    map_symbol,
    matrix,
    ones,
    size,
    size_family,
    total,
)
from teorema.symbolic.calculus.algebra import MatMul, Scale
from teorema.symbolic.parsing import (
    FUNCTIONS,
    OPERATORS,
    SPELLINGS,
    Unreadable,
    parse,
    spelling_of,
    understood,
)
from teorema.symbolic.parsing.names.given import symbol

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
HALF = Number(Fraction(1, 2))
sigma = Elementwise("sigma")
NET = {
    "W": Family("W", (size_family("N")[ELL], size_family("N")[ELL - 1])),
    "b": Family("b", (size_family("N")[ELL], 1)),
    "a": Family("a", (size_family("N")[ELL], 1)),
    "N": size_family("N"),
}
layer = NET["W"], NET["b"], NET["a"]

SAME: tuple[tuple[Expr, tuple[str, ...]], ...] = (
    (Scale(HALF, SquaredNorm(W @ x - y)), ("1/2 * norm2(W @ x - y)", "½‖W x − y‖²", "1/2·‖Wx − y‖²", r"\frac{1}{2}\lVert W x - y\rVert^2", r"\tfrac12\left\|W x-y\right\|^{2}", r"\frac12\,\norm{Wx-y}^2")),
    ((W.T @ delta) * sigma.prime(z), ("(W.T @ delta) * sigma.df(z)", "Wᵀ δ ⊙ σ′(z)", "W^T delta ⊙ σ'(z)", r"W^\top\delta\odot\sigma'(z)", r"\left(W^{\top}\,\delta\right)\odot \sigma^{\prime}(z)")),
    (Trace(A @ S.T), ("tr(A @ S.T)", "np.trace(A @ S.T)", "tr(A Sᵀ)", "tr(A·S')", r"\operatorname{tr}(A S^\top)", r"\mathrm{tr}\left(A\,S^{\mathsf T}\right)")),
    (LogDet(A), ("logdet(A)", "np.linalg.slogdet(A)[1]", "ln det(A)", "log det A", r"\ln\det(A)", r"\log\det A")),
    (Inverse(A) @ x, ("inv(A) @ x", "A^-1 @ x", "A⁻¹ x", "A^(-1) x", r"A^{-1}x")),
    (Inverse(A.T) @ x, ("inv(A.T) @ x", "A^-T @ x", "A⁻ᵀ x", r"A^{-\top}x")),
    (Inner(u, x), ("inner(u, x)", "np.sum((u) * (x))", "⟨u, x⟩", "u·x", r"\langle u,x\rangle", r"u\cdot x")),
    (-(c**2), ("-c**2", "-c^2", "-c²", "−c²", "-c^{2}", r"-{c}^{2}")),
    (a / b, ("a/b", "(a)/(b)", r"\frac{a}{b}", r"\frac ab", "a / b")),
    (Norm(x, "1"), ("norm(x, 1)", "np.linalg.norm(x, 1)", "‖x‖_1", "‖x‖₁", r"\lVert x\rVert_1")),
    (Norm(A, "F"), ("norm(A)", "np.linalg.norm(A, 'fro')", "norm(A, F)", "‖A‖_F", r"\|A\|_F")),
    (total(index("i"), 1, size("n"), parse("x_i", SHAPES, "unicode") ** 2), ("sum(x[i - 1, 0]**2 for i in range(1, n + 1))", "Σ_{i=1..n} x_i^2", "∑_{i=1}^{n} xᵢ²", r"\sum_{i=1}^{n} x_i^2")),
    (Total(Scale(a, x)), ("sum(a * x)", "np.sum((a) * (x))", "𝟏ᵀ (a x) 𝟏")),
    (Total(apply(NAMED["exp"], x)), ("sum(exp(x))", "𝟏ᵀ exp(x) 𝟏", r"\mathbf{1}^\top e^{x}\,\mathbf 1")),
    (apply(NAMED["abs"], a) * apply(NAMED["abs"], b), ("abs(a) * abs(b)", "|a| |b|", "|a|·|b|", r"|a|\,|b|", r"\left|a\right|\,\lvert b\rvert", r"\abs{a}\abs{b}")),
    (Number(Fraction(3, 4)) * a, ("3/4 * a", "¾a", "(3/4) a", r"\frac34 a")),
)  # fmt: skip


@pytest.mark.parametrize(("meant", "text"), [(meant, text) for meant, texts in SAME for text in texts])
def test_one_expression_has_many_spellings(meant: Expr, text: str) -> None:
    assert parse(text, SHAPES) == meant


@pytest.mark.parametrize(
    ("meant", "texts"),
    [
        (layer[0][1] @ layer[2][0] + layer[1][1], ("W[1] @ a[0] + b[1]", "W1 @ a0 + b1", "W^[1] a^[0] + b^[1]", r"W^{[1]}a^{[0]}+b^{[1]}")),
        (layer[0][ELL] @ layer[2][ELL - 1], ("W[l] @ a[l - 1]", "W^[ℓ] a^[ℓ-1]", r"W^{[\ell]}\,a^{[\ell-1]}", "W^[l] a^[l−1]")),
        (chain(ELL, 1, size("L"), layer[0][ELL]) @ layer[2][0], ("W^[L]···W^[1] a^[0]", r"W^{[L]}\cdots W^{[1]}a^{[0]}")),
    ],
)  # fmt: skip
def test_layers_are_members_of_families(meant: Expr, texts: tuple[str, ...]) -> None:
    assert [parse(text, NET) for text in texts] == [meant] * len(texts)


def test_without_families_a_layer_is_a_symbol_of_its_own() -> None:
    found = understood(r"\sigma(W^{[2]}\sigma(W^{[1]}x))")
    assert list(found.shapes) == ["W2", "W1", "x"]
    assert parse("σ(W^[2] σ(W^[1] x))") == parse("sigma(W2 @ sigma(W1 @ x))") == found.expression
    assert found.expression.latex() == r"\sigma\left(W^{[2]}\,\sigma\left(W^{[1]}\,x\right)\right)"


def test_accents_and_greek_letters_are_one_name_in_every_spelling() -> None:
    known = {"yhat": "m", "lam": (), "alpha": ()}
    assert (
        parse("ŷ", known) == parse("y\u0302", known, "unicode") == parse(r"\hat{y}", known) == parse(r"\hat y", known)
    )
    assert parse("α", known) == parse(r"\alpha", known) == parse("alpha", known)
    assert parse("ϵ", {"epsilon": ()}) == parse(r"\varepsilon", {"epsilon": ()}) == symbol("epsilon", ())
    assert parse("l·L", {"l": (), "L": ()}) == Scale(symbol("l", ()), symbol("L", ()))
    assert symbol("yhat", ()).latex() == r"\hat{y}"


def test_functions_and_maps_can_be_given() -> None:
    f, g = map_symbol("f", "n", "m"), map_symbol("g", "m", "n")
    known = {**SHAPES, "f": f, "g": g, "sigma": NAMED["logistic"]}
    assert parse("g(f(x))", known) == g(f(x))
    assert parse("(g ∘ f)(x)", known) == parse(r"\left(g\circ f\right)(x)", known) == g.after(f)(x)
    assert parse("compose(g, f)(x)", known) == g.after(f)(x)
    assert parse("σ(x)", known) == apply(NAMED["logistic"], x)


def test_the_chain_joins_matrices_first_and_scales_last() -> None:
    assert parse("2 A x", SHAPES) == Scale(Number(Fraction(2)), MatMul(A, x))
    assert parse("A (2·x)", SHAPES) == MatMul(A, Scale(Number(Fraction(2)), x))
    assert parse("A S x", SHAPES) == MatMul(MatMul(A, S), x)
    assert parse("x ⊙ A u", SHAPES) == x * (A @ u)


def test_a_one_by_one_matrix_scales() -> None:
    assert parse("xᵀu y", SHAPES) == Scale(Inner(x, u), y)
    assert parse("(xᵀu)²", SHAPES) == Inner(x, u) ** 2
    assert parse("xᵀA x", SHAPES) == x.T @ A @ x
    assert parse("y + xᵀu", SHAPES) == y + Inner(x, u)


def test_ones_without_a_size_find_it() -> None:
    known = {"W": ("m", "n"), "X": ("n", "p"), "b": "m"}
    assert parse("W X + b 𝟏ᵀ", known) == parse(r"WX+b\mathbf{1}^\top", known) == parse("W @ X + b @ ones(p).T", known)
    assert parse("X 𝟏", known).shape == (size("n"), 1)
    assert parse("𝟏_n", known) == ones("n")


@pytest.mark.parametrize(
    ("text", "spelling"),
    [("W @ x", "plain"), ("a**2 + b", "plain"), ("sigma(W1 @ x)", "plain"), ("‖x‖", "unicode"), ("W^[1]", "unicode"), ("x^{2}", "latex"), (r"\frac12", "latex")],
)  # fmt: skip
def test_the_spelling_is_found(text: str, spelling: str) -> None:
    assert spelling_of(text) == spelling
    assert spelling in SPELLINGS


def test_the_board_typed_without_its_signs_is_read_as_the_board() -> None:
    assert understood("W x - y", SHAPES).spelling == "unicode"
    with pytest.raises(Unreadable, match="in the plain form every product has a sign"):
        parse("W x - y", SHAPES, "plain")


def test_every_function_of_the_vocabulary_is_read_under_each_of_its_names() -> None:
    """Named functions with parameters and those whose arguments are of another kind are shown in the tables above."""
    arguments = {
        "square": "S",
        "inverse": "S",
        "diagonal": "S",
        "pair": "x, u",
        "numbers": "a, b",
        "ones": "n",
        "eye": "n",
    }
    for function in FUNCTIONS.values():
        if function.takes == "each" and NAMED[function.name].parameters:
            continue
        argument = arguments.get(function.takes, "x")
        expected = parse(f"{function.name}({argument})", SHAPES, "plain")
        for name in function.also:
            assert parse(f"{name}({argument})", SHAPES, "plain") == expected
        for command in function.latex:
            if command not in (r"\abs",):
                assert parse(rf"{command}\left({argument}\right)", SHAPES, "latex") == expected
        if argument != "n":
            assert parse(rf"\operatorname{{{function.name}}}({argument})", SHAPES) == parse(
                f"{function.name}({argument})", SHAPES, "unicode"
            ), function.name


def test_every_sign_of_the_table_is_read() -> None:
    """The page on notation shows this table; each sign of it must do what the table says."""
    operands = {"plus": "x{}u", "minus": "x{}u", "times": "a{}x", "matmul": "A{}x", "hadamard": "x{}u", "dot": "a{}x", "divide": "x{}a", "power": "a{}2", "negate": "{}x", "prime": "A{}", "factorial": "a{}", "product": "A{} x"}  # fmt: skip
    for operator in OPERATORS:
        for spelling in SPELLINGS:
            for sign in operator.signs(spelling):
                if operator.name == "compose":
                    continue  # between functions; see the test on maps
                made = parse(operands[operator.name].format(sign + " " * sign.startswith("\\")), SHAPES, spelling)
                assert made == parse(
                    operands[operator.name].format(operator.signs(spelling)[0] + " "), SHAPES, spelling
                )


def test_matrices_in_brackets() -> None:
    text = "[a, b; c, 1]"
    assert parse(text, SHAPES, "unicode") == parse(r"\begin{bmatrix}a&b\\c&1\end{bmatrix}", SHAPES)
    assert parse(text, SHAPES, "unicode") == parse("np.array([[a, b], [c, 1]])", SHAPES)
    assert parse("[A, x]", SHAPES, "unicode").shape == (size("n"), size("n") + 1)
    assert matrix("A", "n", "n") == A
