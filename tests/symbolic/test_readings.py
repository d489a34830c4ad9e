"""Every reading of a statement says all that its formula says: nothing lost in code, no two formulas under the same words."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Entry,
    Expr,
    Inner,
    Norm,
    Size,
    apply,
    as_expr,
    index,
    matrix,
    maximum,
    scalar,
    size,
    size_family,
    total,
)
from teorema.symbolic.calculus.algebra import Add, Divide, Hadamard, MatMul, Negate, Power, Scale, Subtract
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.layered import MapChain
from teorema.symbolic.calculus.leaves import Member, Symbol
from teorema.symbolic.calculus.linear import Transpose
from teorema.symbolic.calculus.maps import Apply, Call
from teorema.symbolic.claims import Cited, Equal, Every, Iff, Less
from teorema.symbolic.claims.sets import Interval
from teorema.symbolic.statement import Statement
from teorema.symbolic.statements import registry

SPOKEN = Text("numbers", "número")
STATEMENTS = list(registry().values())
IDS = [one.id for one in STATEMENTS]


def _named(node: Expr) -> Iterator[str]:
    """The names that code about the node must write."""
    if isinstance(node, Symbol):
        yield node.name
    if isinstance(node, Member):
        yield node.family.name
    if isinstance(node, Apply) and not isinstance(node.function, Named):
        yield node.function.name
    if isinstance(node, Call) and isinstance(node.function, MapChain):
        yield node.function.family.name


def _missing(one: Statement) -> list[str]:
    """What the formula says and the code does not."""
    code = one.numpy()
    words = set(re.findall(r"\w+", code))
    lost = [name for node in one.claim.walk() for name in _named(node) if name not in words]
    orders = [str(node.order) for node in one.claim.walk() if isinstance(node, Apply) and node.order]
    told = re.findall(r"\.df\(|\.d2f\(|derivative\(\w+(?:\(\w+\))?, \d\)", code)
    return lost if len(told) == len(orders) else [*lost, f"{len(orders)} derivatives, {len(told)} told"]


@pytest.mark.parametrize("one", STATEMENTS, ids=IDS)
def test_the_code_of_a_statement_is_python_that_is_true_or_false_and_names_all_of_the_formula(one: Statement) -> None:
    if isinstance(one.claim, Cited):
        assert one.numpy() == ""
        return
    for line in one.numpy().splitlines():
        body = ast.parse(line, mode="eval").body
        asked = isinstance(body, (ast.Compare, ast.BoolOp)) or (
            isinstance(body, ast.UnaryOp) and isinstance(body.op, ast.Not)
        )
        assert asked or (isinstance(body, ast.Call) and ast.unparse(body.func) in ("all", "any")), line
    assert _missing(one) == []


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("one", STATEMENTS, ids=IDS)
def test_the_words_of_a_statement_are_words(one: Statement, lang: str) -> None:
    spoken = one.words(lang)
    assert not re.search(r"[\\^{}_∞]", spoken), spoken
    assert lang == "en" or not re.search(r"; y y |\bexisten? \w+ tilde tales\b", spoken), spoken
    for node in one.claim.walk():
        if isinstance(node, Apply) and node.order:
            assert {"en": "derivative", "es": "derivada"}[lang] in spoken


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("one", STATEMENTS, ids=IDS)
def test_the_sentence_before_a_statement_agrees_in_number(one: Statement, lang: str) -> None:
    assert not re.match(r"For all an? |Para todo una? |Para todo (los|las) ", one.sentence(lang)), one.sentence(lang)


N = size_family("N")
A, B = matrix("A", "n", "n"), matrix("B", "n", "n")
c, d = scalar("c"), scalar("d")
i = index("i")
WRAPPERS: dict[str, Callable[[Expr], Expr]] = {
    "function": lambda x: apply(NAMED["tanh"], x),
    "derivative": lambda x: apply(NAMED["tanh"], x, order=1),
    "opposite": Negate,
}
OF_NUMBERS: dict[str, Callable[[Expr], Expr]] = {
    **WRAPPERS,
    "factorial": lambda x: apply(NAMED["factorial"], x),
    "root": lambda x: Power(x, as_expr(Fraction(1, 2))),
    "square": lambda x: Power(x, as_expr(2)),
    "divided": lambda x: Divide(x, scalar("e")),
    "divisor": lambda x: Divide(d, x),
    "greatest": lambda x: maximum(x, 0),
    "sum": lambda x: total(index("k"), 1, size("n"), x),
    "with parameter": lambda x: apply(NAMED["elu"], d, x),
}
OF_MATRICES: dict[str, Callable[[Expr], Expr]] = {
    **WRAPPERS,
    "transpose": Transpose,
    "norm": lambda x: Norm(x, "F"),
    "entry": lambda x: Entry(x, i, i),
    "inner product": lambda x: Inner(A, x),
}
BETWEEN_NUMBERS = (Add, Subtract, Scale, Divide)
BETWEEN_MATRICES = (Add, Subtract, Hadamard, MatMul, Scale)
_LIKE = {
    ("opposite", "Scale"),
    ("opposite", "Divide"),
    ("opposite", "MatMul"),
    ("opposite", "Hadamard"),
    ("divided", "Scale"),
}
"""Minus a product is a product with one factor minus: equal, and spoken alike."""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_a_name_is_applied_to_is_heard(lang: str) -> None:
    pairs = [
        (f"{name} {between.__name__}", wrap(between(x, y)), between, wrap(x), y)
        for x, y, wrappers, operations in (
            (c, d, OF_NUMBERS, BETWEEN_NUMBERS),
            (A, B, OF_MATRICES, BETWEEN_MATRICES),
        )
        for name, wrap in wrappers.items()
        for between in operations
        if (name, between.__name__) not in _LIKE and x.shape == wrap(x).shape and not (x.shape and between is Scale)
    ]
    assert len(pairs) > 40
    alike = [name for name, whole, between, part, y in pairs if whole.words(lang) == between(part, y).words(lang)]
    assert alike == []


def test_brackets_stand_where_the_formula_would_be_another_without_them() -> None:
    identity = apply(NAMED["identity"], A + B)
    assert (2 * identity).latex() == r"2\,\left(A+B\right)" and (2 * identity).unicode() == "2·(A + B)"
    assert (c / d / (c * d)).unicode() == "c/d/(c·d)"
    assert ((c + d) / d).unicode() == "(c + d)/d" and (d / c**2).unicode() == "d/c^2"
    assert (total(index("k"), 1, 3, c) / d).unicode() == "(Σ_{k=1..3} c)/d"
    assert Size(N[ELL - 1]).words("en") == "N of layer (l minus 1)" != (Size(N[ELL]) - 1).words("en")


def test_derivatives_of_functions_that_are_no_records_keep_their_order() -> None:
    assert [apply(NAMED["normal_cdf"], c, order=k).numpy() for k in range(3)] == [
        "normal_cdf(c)",
        "derivative(normal_cdf, 1)(c)",
        "derivative(normal_cdf, 2)(c)",
    ]
    assert apply(NAMED["elu"], c, d, order=3).numpy() == "derivative(elu(d), 3)(c)"


def test_ends_of_intervals_are_said_to_belong_or_not() -> None:
    ends = [(False, False), (True, True), (True, False), (False, True)]
    said = {Interval(0, 1, *closed).words(lang) for closed in ends for lang in ("en", "es")}
    assert len(said) == 8
    assert Interval(0, None, low_closed=True).words("es") == "el intervalo desde 0 (incluido) hasta infinito"


def test_a_claim_inside_an_equivalence_is_heard_as_one() -> None:
    always = Every("samples", "d", Equal(c, d), SPOKEN, ("d",))
    assert Iff(always, Less(c, d)).words("en") == "(for all numbers: c equals d) if and only if c is less than d"
    assert Iff(always, Less(c, d)).numpy() == "(all(c == d for d in samples)) == (c < d)"


def test_the_last_of_several_conditions_is_set_off_where_one_has_an_and_of_its_own() -> None:
    bound, plain = registry()["backprop-bound"], registry()["losses-logit-convex"]
    assert r"y $C$ en $\hat y$, y $" in bound.sentence("es") and r"and $C$ at $\hat y$, and $" in bound.sentence("en")
    assert plain.sentence("es").endswith(r"$0\le y\le 1$ y $0\le t\le 1$:")
