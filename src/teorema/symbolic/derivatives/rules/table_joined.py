"""The derivative rules of what is joined: blocks, the greater of two numbers, sums, products and extremes over an index, chains of layers."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Block,
    Entry,
    Expr,
    Family,
    Member,
    Symbol,
    apply,
    chain,
    identity,
    index,
    least,
    matrix,
    maximum,
    minimum,
    ones,
    size_family,
    times,
    total,
    zeros,
)
from teorema.symbolic.calculus.leaves import LAST
from teorema.symbolic.calculus.linear import ONE
from teorema.symbolic.calculus.sums import Over
from teorema.symbolic.derivatives.rules.conditions import ATTAINED_ONCE, FACTORS_NOT_ZERO, WITHIN
from teorema.symbolic.derivatives.rules.letters import A, c, d, g, n, v
from teorema.symbolic.derivatives.rules.rule import Condition, Rule

_beside: Final = matrix("E", "m", "k")
_below: Final = matrix("F", "k", "n")
_k: Final = index("k")
_j: Final = index("j")
_s: Final = index("s")
_r: Final = index("r")
_N: Final = size_family("N")
_W: Final = Family("W", (_N[ELL], _N[ELL - 1]))
_wide: Final = Symbol("G", Block(((A, _beside),)).shape)
_tall: Final = Symbol("G", Block(((A,), (_below,))).shape)
_whole: Final = chain(ELL, _s, LAST, _W[ELL])
_greatest: Final = Over("max", _k, ONE, n, Entry(v, _k))
_smallest: Final = least(_k, 1, n, Entry(v, _k))


def _rule(
    slug: str, en: str, es: str, pattern: Expr, by: Symbol | Member, result: Expr, *conditions: Condition
) -> Rule:
    return Rule(slug, Text(en, es), pattern, by, result, conditions)


def _step(argument: Expr) -> Expr:
    return apply(NAMED["step"], argument)


BLOCKS: Final = (
    _rule(
        "block-left",
        "Blocks side by side, left block",
        "Bloques lado a lado, bloque izquierdo",
        Block(((A, _beside),)),
        A,
        _wide @ Block(((identity("n"),), (zeros("k", "n"),))),
    ),
    _rule(
        "block-right",
        "Blocks side by side, right block",
        "Bloques lado a lado, bloque derecho",
        Block(((A, _beside),)),
        _beside,
        _wide @ Block(((zeros("n", "k"),), (identity("k"),))),
    ),
    _rule(
        "block-top",
        "Blocks one below the other, upper block",
        "Bloques uno debajo del otro, bloque superior",
        Block(((A,), (_below,))),
        A,
        Block(((identity("m"), zeros("m", "k")),)) @ _tall,
    ),
    _rule(
        "block-bottom",
        "Blocks one below the other, lower block",
        "Bloques uno debajo del otro, bloque inferior",
        Block(((A,), (_below,))),
        _below,
        Block(((zeros("k", "m"), identity("k")),)) @ _tall,
    ),
)

EXTREMES: Final = (
    _rule("max-left", "Maximum, first", "Máximo, primero", maximum(c, d), c, g * _step(c - d), ATTAINED_ONCE),
    _rule("max-right", "Maximum, second", "Máximo, segundo", maximum(c, d), d, g * (1 - _step(c - d)), ATTAINED_ONCE),
    _rule("min-left", "Minimum, first", "Mínimo, primero", minimum(c, d), c, g * (1 - _step(c - d)), ATTAINED_ONCE),
    _rule("min-right", "Minimum, second", "Mínimo, segundo", minimum(c, d), d, g * _step(c - d), ATTAINED_ONCE),
)

INDEXED: Final = (
    _rule(
        "indexed-sum",
        "Sum over an index",
        "Suma sobre un índice",
        total(_k, 1, n, Entry(v, _k)),
        v,
        g * ones("n"),
    ),
    _rule(
        "indexed-product",
        "Product over an index",
        "Producto sobre un índice",
        times(_k, 1, n, Entry(v, _k)),
        v,
        g * times(_k, 1, n, Entry(v, _k)) / v,
        FACTORS_NOT_ZERO,
    ),
    _rule(
        "indexed-max",
        "Maximum over an index",
        "Máximo sobre un índice",
        _greatest,
        v,
        g * _step(v - _greatest),
        ATTAINED_ONCE,
    ),
    _rule(
        "indexed-min",
        "Minimum over an index",
        "Mínimo sobre un índice",
        _smallest,
        v,
        g * _step(_smallest - v),
        ATTAINED_ONCE,
    ),
    _rule(
        "chain",
        "Product of layers",
        "Producto de capas",
        _whole,
        _W[_r],
        chain(_j, _r + 1, LAST, _W[_j]).T @ Symbol("G", _whole.shape) @ chain(_j, _s, _r - 1, _W[_j]).T,
        WITHIN,
    ),
)
"""The rules over an index: the letter v stands for the terms, so that its entry k is the term of index k."""
