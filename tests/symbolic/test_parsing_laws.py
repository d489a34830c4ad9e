"""Laws of the reader: what is printed is read back, garbage is refused on one line, nothing runs for long, nothing is evaluated."""

from __future__ import annotations

import ast
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import teorema.symbolic.parsing
from teorema.symbolic.calculus import ELL, Block, Diag, Elementwise, Expr, Family, size
from teorema.symbolic.calculus.scalars import Scalar, rational
from teorema.symbolic.calculus.shape import dimension
from teorema.symbolic.parsing import SPELLINGS, Ambiguous, Parsed, Unreadable, parse, understood
from teorema.symbolic.parsing.construction.arrays import shifted
from teorema.symbolic.parsing.spellings.operators import Spelling
from teorema.symbolic.parsing.spellings.tokens import LONGEST

from .spoken import GIVEN, spoken, told_apart

PRINTED: dict[Spelling, str] = {"plain": "numpy", "unicode": "unicode", "latex": "latex"}
PIECES = (
    *"()[]{}|‖⟨⟩_^+-*/@.,;:=!'\\ ⊙·∘ᵀ²⁻¹ΣΠ√½𝟏0123nixyWAσδℓTIe&~\"#$%\n\té̂",
    " for ", " in ", "range(", "np.", "np.sum(", "axis=1", "keepdims=True", ".T", ".df(", "reduce(", "np.matmul", "W^[1]", "W^[",
    "···", "..", "_{", "^{", r"\frac", r"\left(", r"\right)", r"\lVert ", r"\rVert", r"\begin{bmatrix}", r"\end{bmatrix}",
    r"\sum_{k=1}^{n}", r"\hat", r"\mathbf{1}", r"\top", r"\operatorname{tr}", r"\sqrt", r"\norm{", r"\cdot", r"\ell", "norm(", "log ",
    "sigma", "compose(", "f", "g", "ones(", "eye(", "softmax(", "Σ_{k=1..n}", "min(", "||", "N_", "d_", "phi^[l]", "elu(alpha).f(", "c",
)  # fmt: skip
WIDE = "2·" + "·".join(f"({p}+{q})" for p, q in zip("abcdefghij", "ABCDEFGHIJ", strict=True))
"""A size whose product has a thousand terms when it is multiplied out, and a million with ten factors more."""
WHOLE = (
    "np.sum((u) * (v))", r"\lVert W x - y\rVert^2", "½‖W x − y‖²", "W^[L]···W^[1] y", "sum(N[l] for l in range(1, L + 1))",
    "np.exp(z) / np.sum(np.exp(z), axis=0, keepdims=True)", "A[[i - 1], :].T", "tr(A@X@B@X.T@C)", "|c|·|alpha|", "⟨A_i,j, x⟩",
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(expression=spoken())
def test_what_is_printed_is_read_back(spelling: Spelling, expression: Expr) -> None:
    text = getattr(expression, PRINTED[spelling])()
    assume(told_apart(expression, spelling if spelling != "plain" else "numpy") and len(text) <= LONGEST)
    assert parse(text, GIVEN, spelling) == expression, text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(expression=spoken())
def test_three_spellings_are_one_expression(expression: Expr) -> None:
    """Also where two expressions are written alike: what is read is then written alike again."""
    assume(all(len(getattr(expression, style)()) <= LONGEST for style in PRINTED.values()))
    for spelling, style in PRINTED.items():
        text = getattr(expression, style)()
        try:
            again = parse(text, GIVEN, spelling)
        except Ambiguous:  # |A| of an array, written so by nobody but the printer of a test
            assert not told_apart(expression, style)
            continue
        assert parse(getattr(again, style)(), GIVEN, spelling) == again


def garbage(rng: random.Random) -> str:
    """Pieces of expressions in a random order, or an expression with a few pieces changed."""
    if rng.random() < 0.5:
        return "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 14)))
    pieces = list(rng.choice(WHOLE))
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(pieces) + 1)
        pieces[at : at + rng.randint(0, 1)] = [rng.choice(PIECES)] if rng.random() < 0.7 else []
    return "".join(pieces)


def judged(text: str) -> Iterator[Parsed | Unreadable]:
    """What each spelling makes of a text, with symbols given and without: an expression or a refusal, never anything else."""
    for symbols in (None, GIVEN):
        for spelling in (None, *SPELLINGS):
            try:
                yield understood(text, symbols, spelling)
            except Unreadable as refusal:
                yield refusal


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_garbage_is_refused_on_one_line_with_its_position(seed: int) -> None:
    text = garbage(random.Random(seed))
    for found in judged(text):
        if isinstance(found, Unreadable):
            assert 1 <= found.position <= len(text) + 1
            assert all("\n" not in found.message(lang) for lang in ("en", "es"))
        else:
            assert found.expression.latex() and found.expression.unicode() and found.expression.numpy()


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_is_an_expression_or_refused(text: str) -> None:
    assert all(isinstance(found, (Parsed, Unreadable)) for found in judged(text))


@pytest.mark.parametrize(
    "text",
    [
        "x+" * 999 + "x", "(" * 1000, "-" * 1999 + "x", "W " * 900, "𝟏ᵀx𝟏 " * 400, "exp(" * 300 + "x" + ")" * 300, "x'" * 900,
        "x^" * 900 + "2", "|" * 12 + "x" + "|" * 12, "|a" * 12 + "|", "[[1]]" * 100, r"\norm{" * 280, r"\frac{" * 300, "a_" * 900 + "1",
        "1/" * 900 + "2", "a/b/" * 400 + "c", "W x ⊙ " * 300 + "x", "‖" * 2000, "f(" * 40, "√" * 900 + "2", "x!" * 900, "a@" * 900 + "b",
        "9**9**9**9**9", f"𝟏_{{{WIDE}·{WIDE}}} + 𝟏_{{{WIDE}·{WIDE}+1}}", "x" * 100_000, "(a+b)" * 300, "𝟏_{" + "(a+b)" * 100 + "}", "Σ_{k=1..9999999999} k", "ones(999999999)", "1e99",
        "".join(f"exp({letter}+" for letter in "abcdefghij" * 10), "-" * 30 + "(" * 30 + "x" + ")" * 30, "WxWx" * 400,
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_size_is_bounded_before_work_starts(text: str) -> None:
    began = time.perf_counter()
    for found in judged(text):
        assert isinstance(found, (Parsed, Unreadable))
        if isinstance(found, Parsed):
            assert found.expression.latex()
    assert time.perf_counter() - began < 8  # eight readings, on a busy machine; each takes some hundredths of a second


def test_the_reader_evaluates_nothing_and_runs_without_numpy() -> None:
    folder = Path(teorema.symbolic.parsing.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name):
                assert node.id not in ("eval", "exec", "compile", "sympify", "parse_expr", "__import__"), path.name
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "from teorema.symbolic.parsing import parse\n"
        "assert str(parse('norm2(W @ x - y)')) == '‖W x - y‖²'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_a_refusal_travels_between_processes() -> None:
    import pickle

    for text, symbols in (("a +", {"a": ()}), ("1/2x", {"x": ()}), ("W @ W", {"W": ("m", "n")}), ("c*exp(x)", None)):
        with pytest.raises(Unreadable, match="position") as refusal:
            parse(text, symbols, "unicode" if text == "1/2x" else None)
        again = pickle.loads(pickle.dumps(refusal.value))
        assert (str(again), type(again), again.position) == (
            str(refusal.value),
            type(refusal.value),
            refusal.value.position,
        )


def test_the_ends_of_a_chain_are_one_body_with_its_layers_and_activations_moved() -> None:
    n, sigma = size("n"), Elementwise("sigma", family=True)
    W, z = Family("W", (n, n)), Family("z", (n, dimension(1)))

    def link(layer: Scalar) -> Expr:
        return Diag(sigma.prime(z[layer], at=layer)) @ W[layer]

    three = link(rational(3))
    assert shifted(three, ELL - 3) == link(ELL)
    assert shifted(Block(((three, three),)), ELL - 3) == Block(((link(ELL), link(ELL)),))
