"""Wrong results of the rules for blocks, extremes, operator norms, and what runs over an index."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, Family, Size, Symbol, apply, chain, index, ones
from teorema.symbolic.calculus.algebra import Binary
from teorema.symbolic.calculus.leaves import ELL, LAST
from teorema.symbolic.derivatives.mistakes.wrong import SquareSlip, WrongRule
from teorema.symbolic.derivatives.rules.letters import A, c, d, g, n, v
from teorema.symbolic.derivatives.rules.rule import Rule
from teorema.symbolic.derivatives.rules.table import RULES

_RULE: Final = {one.id: one for one in RULES}

_OTHER: Final = Text("the share of the other number", "la parte del otro número")
_BOTH: Final = Text("both numbers receive it", "la reciben los dos números")
_ALL: Final = Text("every entry receives it", "lo reciben todas las entradas")
_ARRIVING: Final = Text("the arriving gradient is missing", "falta el gradiente que llega")
_SIGN: Final = Text("the signs of the entries are missing", "faltan los signos de las entradas")


def _slip(rule: str, slug: str, title: Text, result: Expr) -> WrongRule:
    return WrongRule(rule, slug, title, result)


def _sgn(argument: Expr) -> Expr:
    return apply(NAMED["sign_step"], argument)


def _right(node: Expr) -> Expr:
    assert isinstance(node, Binary)
    return node.right


_gap: Final = apply(NAMED["step"], c - d)
_below: Final = _RULE["block-bottom"].by
_beside: Final = _RULE["block-right"].by

JOINED: Final = (
    _slip("block-left", "value", Text("the block itself", "el propio bloque"), A),
    _slip("block-right", "value", Text("the block itself", "el propio bloque"), _beside),
    _slip("block-top", "value", Text("the block itself", "el propio bloque"), A),
    _slip("block-bottom", "value", Text("the block itself", "el propio bloque"), _below),
    _slip("max-left", "both", _BOTH, g),
    _slip("max-left", "other", _OTHER, g * (1 - _gap)),
    _slip("max-right", "both", _BOTH, g),
    _slip("max-right", "other", _OTHER, g * _gap),
    _slip("min-left", "both", _BOTH, g),
    _slip("min-left", "as-maximum", Text("the rule of the maximum", "la regla del máximo"), g * _gap),
    _slip("min-right", "both", _BOTH, g),
    _slip("min-right", "as-maximum", Text("the rule of the maximum", "la regla del máximo"), g * (1 - _gap)),
    _slip("indexed-sum", "value", Text("the term itself", "el propio término"), g * v),
    _slip("indexed-sum", "arriving-lost", _ARRIVING, ones("n")),
    _slip(
        "indexed-product",
        "own-factor",
        Text("the whole product: its own factor is not taken out", "el producto entero: no se quita el propio factor"),
        g * _RULE["indexed-product"].pattern * ones("n"),
    ),
    _slip("indexed-product", "as-sum", Text("the rule of the sum", "la regla de la suma"), g * ones("n")),
    _slip("indexed-max", "all-entries", _ALL, g * ones("n")),
    _slip(
        "indexed-max",
        "mean",
        Text("shared out among all entries", "repartida entre todas las entradas"),
        g * ones("n") / Size(n),
    ),
    _slip("indexed-min", "all-entries", _ALL, g * ones("n")),
    _slip("max-norm", "as-one-norm", Text("the rule of the 1-norm", "la regla de la norma 1"), g * _sgn(v)),
    _slip(
        "max-norm",
        "sign",
        _SIGN,
        g * _right(_right(_RULE["max-norm"].result)),
    ),
    _slip("operator-one-norm", "all-entries", _ALL, g * _sgn(A)),
    _slip(
        "operator-one-norm",
        "sign",
        _SIGN,
        g * _right(_right(_RULE["operator-one-norm"].result)),
    ),
    _slip("operator-max-norm", "all-entries", _ALL, g * _sgn(A)),
    _slip(
        "operator-max-norm",
        "sign",
        _SIGN,
        g * _right(_right(_RULE["operator-max-norm"].result)),
    ),
    _slip(
        "chain",
        "as-power",
        Text(
            "the rule of a power: the number of layers in front",
            "la regla de una potencia: el número de capas adelante",
        ),
        Size(LAST) * _RULE["chain"].result,
    ),
)
"""At least one for every rule of `table_joined` and for the norms that pick one entry, row or column."""

_square: Final = Family("W", (n, n))
_from, _to = index("s"), index("r")
_layer: Final = index("j")
_whole: Final = chain(ELL, _from, LAST, _square[ELL])
_square_G: Final = Symbol("G", (n, n))


def _over(result: Expr) -> Rule:
    return Rule("chain", _RULE["chain"].title, _whole, _square[_to], result)


_after: Final = chain(_layer, _to + 1, LAST, _square[_layer])
_before: Final = chain(_layer, _from, _to - 1, _square[_layer])

SQUARE_JOINED: Final = (
    SquareSlip(
        "chain",
        "not-transposed",
        Text("the transposes are missing", "faltan las traspuestas"),
        _over(_after @ _square_G @ _before),
    ),
    SquareSlip(
        "chain",
        "exchanged",
        Text("the layers before and after exchanged", "las capas de antes y de después intercambiadas"),
        _over(_before.T @ _square_G @ _after.T),
    ),
)
"""Mistakes in the rule of a product of layers that fit where all layers have one width."""
