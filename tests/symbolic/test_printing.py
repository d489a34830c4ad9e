"""The readings say what was written, in the order in which it was written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Block,
    Elementwise,
    Expr,
    Family,
    Inner,
    Norm,
    RowOf,
    Size,
    Softmax,
    apply,
    as_expr,
    chain,
    index,
    map_symbol,
    matrix,
    maximum,
    ones,
    scalar,
    size,
    size_family,
    total,
    vector,
)

N = size_family("N")
W, b = Family("W", (N[ELL], N[ELL - 1])), Family("b", (N[ELL], 1))
A, B, C = matrix("A", "n", "n"), matrix("B", "n", "n"), matrix("C", "n", "n")
x, c = vector("x", "n"), scalar("c")
sigma, f, g = Elementwise("sigma"), map_symbol("f", "n", "n"), map_symbol("g", "n", "n")


@pytest.mark.parametrize(
    ("expression", "latex", "unicode", "numpy"),
    [
        (A @ (B @ C), r"A\,\left(B\,C\right)", "A (B C)", "A @ (B @ C)"),
        (A @ B @ C, r"A\,B\,C", "A B C", "A @ B @ C"),
        (A - (B - C), r"A-\left(B-C\right)", "A - (B - C)", "A - (B - C)"),
        ((A @ x) * x, r"A\,x\odot x", "A x ⊙ x", "A @ x * x"),
        (A @ (x * x), r"A\,\left(x\odot x\right)", "A (x ⊙ x)", "A @ (x * x)"),
        ((A @ B).T, r"{\left(A\,B\right)}^{\top}", "(A B)ᵀ", "(A @ B).T"),
        (2 * (A + B), r"2\,\left(A+B\right)", "2·(A + B)", "2 * (A + B)"),
        (c * 2, r"c\cdot 2", "c·2", "c * 2"),
        (x / (2 * c), r"\frac{x}{2\,c}", "x/(2·c)", "x / (2 * c)"),
        (c**2, "{c}^{2}", "c^2", "c ** 2"),
        (as_expr(Fraction(1, 4)) ** c, r"{\left(\frac{1}{4}\right)}^{c}", "(1/4)^c", "(1 / 4) ** c"),
        (-(A @ x), r"-A\,x", "-A x", "-A @ x"),
        (c**-1, "{c}^{-1}", "c^(-1)", "c ** (-1)"),
        (W[ELL].T, r"{W^{[\ell]}}^{\top}", "W^[ℓ]ᵀ", "W[l].T"),
        (W[ELL + 1] @ b[ELL], r"W^{[\ell + 1]}\,b^{[\ell]}", "W^[ℓ+1] b^[ℓ]", "W[l + 1] @ b[l]"),
        (sigma.prime(x), r"\sigma'\left(x\right)", "σ'(x)", "sigma.df(x)"),
        (apply(NAMED["exp"], c), "e^{c}", "exp(c)", "np.exp(c)"),
        (apply(NAMED["abs"], c), r"\left|c\right|", "|c|", "np.abs(c)"),
        (apply(NAMED["logistic"], c, order=1), r"\sigma'\left(c\right)", "logistic'(c)", "logistic.df(c)"),
        (
            apply(NAMED["elu"], c, scalar("alpha", r"\alpha")),
            r"\operatorname{ELU}_{\alpha}\left(c\right)",
            "elu_{α}(c)",
            "elu(alpha).f(c)",
        ),
        (g.after(f)(x), r"\left(g\circ f\right)\left(x\right)", "(g ∘ f)(x)", "compose(g, f)(x)"),
        (Norm(x, "inf"), r"\lVert x\rVert_{\infty}", "‖x‖_∞", "np.linalg.norm(x, np.inf)"),
        (Inner(x, x), r"\langle x,x\rangle", "⟨x, x⟩", "np.sum((x) * (x))"),
        (
            total(ELL, 1, size("L"), Size(N[ELL])),
            r"\sum_{\ell=1}^{L}{N}_{\ell}",
            "Σ_{ℓ=1..L} N_ℓ",
            "sum(N[l] for l in range(1, L + 1))",
        ),
        (chain(ELL, 1, size("L"), W[ELL]) @ vector("y", N[0]), r"W^{[L]}\cdots W^{[1]}\,y", "W^[L]···W^[1] y", None),
        (RowOf(A, index("i")), "{A}_{(i)}", "A_(i)", "A[[i - 1], :].T"),
        (
            Block(((ones("n"), A),)),
            r"\begin{bmatrix}\mathbf{1}_{n}&A\end{bmatrix}",
            "[𝟏_n, A]",
            "np.block([[np.ones((n, 1)), A]])",
        ),
        (maximum(c, 1), r"\max\left(c, 1\right)", "max(c, 1)", "max(c, 1)"),
        (Softmax(x), r"\operatorname{softmax}\left(x\right)", "softmax(x)", None),
    ],
)
def test_what_is_written_is_what_prints(expression: Expr, latex: str, unicode: str, numpy: str | None) -> None:
    assert (expression.latex(), expression.unicode()) == (latex, unicode)
    assert numpy is None or expression.numpy() == numpy


@pytest.mark.parametrize(
    ("expression", "en", "es"),
    [
        (
            W[1] @ vector("x", N[0]) + b[1],
            "W of layer 1 times x plus b of layer 1",
            "W de la capa 1 por x más b de la capa 1",
        ),
        ((A + B) @ x, "the quantity (A plus B) times x", "la cantidad (A más B) por x"),
        (A.T, "the transpose of A", "la traspuesta de A"),
        (
            apply(NAMED["tanh"], c, order=1),
            "the derivative of the hyperbolic tangent of c",
            "la derivada de la tangente hiperbólica de c",
        ),
        (
            total(ELL, 1, 3, Size(N[ELL])),
            "the sum over l from 1 to 3 of N of layer l",
            "la suma sobre l desde 1 hasta 3 de N de la capa l",
        ),
        (c**2, "c squared", "c al cuadrado"),
    ],
)
def test_the_words_are_read_aloud_in_both_languages(expression: Expr, en: str, es: str) -> None:
    assert (expression.words("en"), expression.words("es")) == (en, es)


def test_spanish_contracts_its_articles() -> None:
    assert "de el " not in total(ELL, 1, 2, apply(NAMED["abs"], Size(N[ELL]))).words("es")
