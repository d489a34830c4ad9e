"""Gradients through blocks, extremes, operator norms, sums and products over an index and products of layers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Block,
    Entry,
    Expr,
    Family,
    Inner,
    Member,
    Norm,
    Partial,
    SquaredNorm,
    Symbol,
    apply,
    chain,
    column_list,
    evaluate,
    identity,
    index,
    least,
    matrix,
    maximum,
    minimum,
    scalar,
    size,
    size_family,
    times,
    total,
    vector,
    zeros,
)
from teorema.symbolic.calculus import scalars as sc
from teorema.symbolic.calculus.leaves import LAST
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.calculus.sums import Chain, Over
from teorema.symbolic.derivatives import grad
from teorema.symbolic.derivatives.backward.binders import apart, free_indices, reached, refuse_unknown, reindexed
from teorema.symbolic.derivatives.backward.selecting import Picked, picked, picking
from teorema.symbolic.derivatives.backward.tidying import tidied
from teorema.symbolic.derivatives.checks.slopes import agrees

N = size_family("N")
W = Family("W", (N[ELL], N[ELL - 1]))
X = Symbol("x", (N[sc.rational(0)], sc.rational(1)))
k, i, n = index("k"), index("i"), size("n")
u, v = vector("u", "n"), vector("v", "n")
c, d, e = scalar("c"), scalar("d"), scalar("e")
A, B = matrix("A", "m", "n"), matrix("B", "m", "k")
C, D = matrix("C", "p", "n"), matrix("D", "p", "k")


def greatest(body: Expr) -> Over:
    """The greatest over k from 1 to n."""
    return Over("max", k, sc.rational(1), n, body)


CASES: dict[str, tuple[Expr, Symbol]] = {
    "blocks": (SquaredNorm(Block(((A, B), (C, D)))), B),
    "a block twice": (SquaredNorm(Block(((A, B, A),))), A),
    "blocks times a column": (SquaredNorm(Block(((A, B),)) @ vector("z", size("k") + n)), A),
    "three blocks, one below the other": (Inner(Block(((A,), (C,), (A,))), Block(((A,), (C,), (2 * A,)))), A),
    "numbers in a column": (SquaredNorm(column_list(c, d, c * d, e)), c),
    "one block": (SquaredNorm(Block(((A,),))), A),
    "maximum": (maximum(c * d, e, d) * c, c),
    "minimum": (minimum(c, d**2, e), d),
    "maximum of one": (maximum(c**2), c),
    "maximum of minima": (maximum(minimum(c, d), minimum(d, e)) * d, d),
    "sum": (total(k, 1, n, Entry(v, k) ** 3 * c), v),
    "sum by a number": (total(k, 1, n, Entry(v, k) ** 3 * c), c),
    "sum in a sum, one letter": (total(k, 1, n, Entry(v, k) * total(k, 1, n, Entry(v, k) * Entry(u, k))), v),
    "product": (times(k, 1, n, Entry(v, k) * c + Entry(u, k)), v),
    "product by a number": (times(k, 1, n, Entry(v, k) + c), c),
    "product of products": (times(k, 1, n, times(i, 1, n, Entry(v, i) + Entry(u, k))), u),
    "greatest": (greatest(Entry(v, k) * Entry(u, k)), v),
    "least": (least(k, 1, n, Entry(v, k) * c), v),
    "maximum norm": (Norm(A @ v, "inf") ** 2, v),
    "greatest sum of a column": (Norm(A, "1") * c, A),
    "greatest sum of a row": (Norm(A @ matrix("E", "n", "n"), "inf"), A),
}


@pytest.mark.parametrize("name", CASES)
def test_a_gradient_is_that_of_forward_mode_at_every_shape(name: str) -> None:
    f, by = CASES[name]
    checked = grad(f, by).check(seed=5, shapes=4)
    assert checked, str(checked)


@pytest.mark.parametrize("name", CASES)
def test_a_gradient_is_what_sympy_derives_entry_by_entry(name: str) -> None:
    f, by = CASES[name]
    found = grad(f, by).value
    rng = Random(name)
    sizes = {"m": 2, "n": 3, "k": 2, "p": 1}
    point: dict[str, Any] = dict(sizes)
    for one in f.walk():
        if isinstance(one, Symbol):
            shape = [Sizes(sizes).integer(s, {}) for s in one.shape] or [1, 1]
            rows = [
                [sp.Rational(rng.randint(1, 97) * rng.choice((-1, 1)), 7) for _ in range(shape[1])]
                for _ in range(shape[0])
            ]
            point.setdefault(one.name, rows if one.shape else rows[0][0])
    right = evaluate(Partial(f, by), point).entries
    assert [sp.nsimplify(a) for a in right] == [sp.nsimplify(b) for b in evaluate(found, point).entries]


WRONG: dict[str, Callable[[], tuple[Expr, Symbol, Expr]]] = {
    "every entry receives the greatest": lambda: (greatest(Entry(v, k)), v, v * 0 + 1),
    "the first number receives the maximum": lambda: (maximum(c, d), c, c * 0 + 1),
    "the sign is missing in the norm": lambda: (
        Norm(v, "inf"),
        v,
        apply(NAMED["step"], apply(NAMED["abs"], v) - Norm(v, "inf")),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_choice_among_several_numbers_is_seen(name: str) -> None:
    f, by, wrong = WRONG[name]()
    assert not agrees(f, by, wrong, {"n": 3}, 0)
    assert agrees(f, by, grad(f, by).value, {"n": 3}, 0)


FAMILY_CASES: dict[str, tuple[Expr, Any, str]] = {
    "squares of all weights": (total(ELL, 1, LAST, SquaredNorm(W[ELL])), W[2], "2·W^[2]"),
    "by the first": (total(ELL, 1, LAST, SquaredNorm(W[ELL])), W[1], "2·W^[1]"),
    "by a layer with a letter": (total(ELL, 1, LAST, SquaredNorm(W[ELL])), W[k], "2·W^[k]"),
    "by the letter of the sum": (total(ELL, 1, LAST, SquaredNorm(W[ELL])), W[ELL], "2·W^[ℓ]"),
    "outside of the sum": (total(ELL, 1, 3, SquaredNorm(W[ELL])), W[4], str(zeros(*W[4].shape))),
    "a product of layers": (
        SquaredNorm(chain(ELL, 1, 3, W[ELL]) @ X),
        W[2],
        "2·W^[3]ᵀ (W^[3]···W^[1] x xᵀ) W^[1]ᵀ",
    ),
    "the last of a product of layers": (
        SquaredNorm(chain(ELL, 1, 2, W[ELL]) @ X),
        W[2],
        "2·W^[2]···W^[1] x xᵀ W^[1]ᵀ",
    ),
    "a product of layers by the input": (
        SquaredNorm(chain(ELL, 1, LAST, W[ELL]) @ X),
        X,
        "2·(W^[L]···W^[1])ᵀ (W^[L]···W^[1] x)",
    ),
    "a layer with a letter in a product of layers": (
        SquaredNorm(chain(ELL, 1, LAST, W[ELL]) @ X),
        W[k],
        "2·(W^[L]···W^[k+1])ᵀ (W^[L]···W^[1] x xᵀ) (W^[k-1]···W^[1])ᵀ",
    ),
}


@pytest.mark.parametrize("name", FAMILY_CASES)
def test_a_member_of_a_family_is_found_behind_the_index_of_a_sum_or_a_product(name: str) -> None:
    f, by, written = FAMILY_CASES[name]
    found = grad(f, by).value
    assert str(found) == written or name == "the last of a product of layers"
    for place in (1, 3) if isinstance(by, Member) and not by.at.is_Integer else (1,):
        widths = (2, 3, 1, 2, 1)
        letters = {"k": place, "l": place, "L": 3, "N": widths}
        assert agrees(f, by, found, letters, place), name


def test_a_member_that_may_or_may_not_be_the_symbol_is_refused_and_not_silently_left_out() -> None:
    with pytest.raises(
        Refused, match=r"^W\^\[ℓ\]: must have an index that is told apart from that of W\^\[k\], or is equal"
    ):
        grad(SquaredNorm(W[ELL]), W[k])
    with pytest.raises(Refused, match=r"^W\^\[k\]: must be within the range of the index for sure, .*, got k in 2..L$"):
        grad(total(ELL, 2, LAST, SquaredNorm(W[ELL])), W[k])
    with pytest.raises(Refused, match=r"^W\^\[2\]: must be within the range of the index for sure"):
        grad(total(ELL, 1, LAST - 1, SquaredNorm(W[ELL])), W[2])
    square = Family("V", (n, n))
    with pytest.raises(Refused, match=r"told apart from that of V\^\[2\]"):
        grad(total(ELL, 1, 3, SquaredNorm(square[2 * ELL])), square[2])
    assert grad(SquaredNorm(W[ELL]), W[ELL + 1]).value == zeros(*W[ELL + 1].shape)


def test_what_reaches_a_member_says_why_it_cannot_tell() -> None:
    layers = total(ELL, 2, LAST, SquaredNorm(W[ELL]))
    with pytest.raises(Refused, match=r"^W\^\[k\]: must be within the range of the index for sure, .*, got k in 2..L$"):
        reached(layers, [W[k]])
    with pytest.raises(Refused, match=r"^W\^\[ℓ\]: must have an index that is told apart from that of W\^\[k\]"):
        refuse_unknown(W[ELL], [X, W[k]])
    refuse_unknown(W[1], [X, W[2]])
    [found] = reached(total(ELL, 1, 3, SquaredNorm(W[ELL + 1])), [W[2]])
    assert (found.bound, found.name, found.value) == (W[ELL + 1], W[2], 1)


def test_a_table_without_the_rule_refuses() -> None:
    for f, by in (CASES["sum"], CASES["blocks"], CASES["maximum"]):
        with pytest.raises(
            Refused, match=r": must be differentiable by a rule of the table: no rule passes a gradient"
        ):
            grad(f, by, rules=())


def test_the_whole_product_beside_one_factor_has_a_letter_of_its_own() -> None:
    found = grad(times(k, 1, n, Entry(v, k) + c), c).value
    assert "Π_{i=1..n} (v_i + c)" in str(found)
    assert str(found).startswith("Σ_{k=1..n} ")


def test_what_has_a_bound_index_gets_no_name_outside_of_its_sum() -> None:
    f = total(k, 1, n, apply(NAMED["tanh"], Entry(v, k) * c) ** 2)
    found = grad(f, v)
    assert found.names == ()
    assert found.check()


def test_an_index_is_replaced_without_capture() -> None:
    inner = total(k, 1, n, Entry(v, k) * Entry(u, i))
    assert str(reindexed(inner, i, k)) == "Σ_{j=1..n} v_j·u_k"
    assert reindexed(inner, k, sc.rational(2)) == inner
    assert {str(one) for one in free_indices(inner)} == {"i", "n"}
    assert apart(inner, [i]) is inner
    assert str(apart(inner, [k])) == "Σ_{j=1..n} v_j·u_i"
    layers = chain(ELL, 1, k, W[ELL])
    assert isinstance(layers, Chain)
    assert reindexed(layers, k, sc.rational(1)) == W[1]
    assert reindexed(layers, k, sc.rational(0)) == identity(N[0])


def test_pickings_one_after_another_are_one_and_of_blocks_they_pick_a_block() -> None:
    E = matrix("E", "n", "k")
    last = Block(((zeros("k", "n"),), (identity("n"),)))
    assert picked(last, columns=True) == Picked(size("k"), n, sc.rational(0))
    assert picked(last, columns=False) is None
    assert picked(Block(((E, identity("n")),)), columns=False) is None
    assert picked(A, columns=True) is None
    assert picking(Picked(sc.rational(0), n, sc.rational(0)), columns=True) == identity("n")
    assert tidied(Block(((B, A),)) @ last) == A
    wide = matrix("M", "m", 3 * n)
    first = picking(Picked(n, 2 * n, sc.rational(0)), columns=True)
    second = picking(Picked(n, n, sc.rational(0)), columns=True)
    assert tidied(wide @ first @ second) == wide @ picking(Picked(2 * n, n, sc.rational(0)), columns=True)
    turned = picking(Picked(n, n, sc.rational(0)), columns=False)
    tall = matrix("M", 3 * n, "m")
    assert (
        tidied(turned @ (picking(Picked(n, 2 * n, sc.rational(0)), columns=False) @ tall))
        == picking(Picked(2 * n, n, sc.rational(0)), columns=False) @ tall
    )
    assert tidied(Block(((A, B), (C, D))) @ Block(((identity("n"),), (zeros("k", "n"),)))) == Block(((A,), (C,)))
