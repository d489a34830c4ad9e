"""How sums over an index, products of layers, functions, maps and partial derivatives are spelled out."""

from __future__ import annotations

from functools import partial as partial_of
from functools import reduce

from teorema.symbolic.calculus import layered, maps, partial, sums
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.entries.graph import Node
from teorema.symbolic.entries.speller import KIND, RANGE, Array, Outside, Speller, Unspelled, spell


def _within(speller: Speller, index: Scalar, k: int, body: Expr) -> Array:
    outer = speller.indices.get(index)
    speller.indices[index] = k
    try:
        return speller.of(body)
    finally:
        if outer is None:
            del speller.indices[index]
        else:
            speller.indices[index] = outer


def _terms(speller: Speller, node: sums.Over | sums.Chain) -> list[Array]:
    start, stop = speller.integer(node.start), speller.integer(node.stop)
    speller.spend(max(0, stop - start))
    return [_within(speller, node.index, k, node.body) for k in range(start, stop + 1)]


@spell.register
def _(node: sums.Over, speller: Speller) -> Array:
    terms = _terms(speller, node)
    if node.how == "sum":
        return speller.filled(node, lambda i, j: speller.graph.add(term[i][j] for term in terms))
    numbers = [term[0][0] for term in terms]
    if node.how == "product":
        return [[speller.graph.mul(*numbers)]]
    if not numbers:
        raise Outside(RANGE, str(node))
    side = 1 if node.how == "max" else -1
    return [[speller.extreme(numbers, side)]]


@spell.register
def _(node: sums.Chain, speller: Speller) -> Array:
    terms = _terms(speller, node)[::-1]
    if not terms:
        return speller.filled(node, lambda i, j: speller.graph.number(int(i == j)))
    return reduce(partial_of(_product, speller), terms)


def _product(speller: Speller, a: Array, b: Array) -> Array:
    speller.spend(len(a) * len(b) * len(b[0]))
    return [
        [
            speller.graph.add(speller.graph.mul(x, y) for x, y in zip(row, column, strict=True))
            for column in zip(*b, strict=True)
        ]
        for row in a
    ]


@spell.register
def _(node: sums.Extreme, speller: Speller) -> Array:
    side = 1 if node.how == "max" else -1
    return [[speller.extreme([speller.number(part) for part in node.parts], side)]]


@spell.register
def _(node: maps.Apply, speller: Speller) -> Array:
    layer = None if node.at is None else speller.integer(node.at)
    parameters = tuple(speller.number(p) for p in node.parameters)
    name = node.function.name if isinstance(node.function, Named) else f"{node.function.name}()"
    return speller.each(node, node.argument, lambda e: speller.graph.function(name, node.order, layer, e, parameters))


@spell.register
def _(node: maps.Call, speller: Speller) -> Array:
    return _called(speller, node.function, speller.of(node.argument))


def _called(speller: Speller, mapping: maps.Map, argument: Array) -> Array:
    if isinstance(mapping, maps.Composition):
        return _called(speller, mapping.outer, _called(speller, mapping.inner, argument))
    if isinstance(mapping, layered.MapChain):
        first, last = speller.integer(mapping.first), speller.integer(mapping.last)
        for k in range(first, last + mapping.step, mapping.step):
            argument = _called(speller, mapping.family[k], argument)
        return argument
    if isinstance(mapping, maps.MapSymbol):
        name, layer = mapping.name, None
    elif isinstance(mapping, layered.MapMember):
        name, layer = mapping.family.name, speller.integer(mapping.at)
    else:
        raise Unspelled(KIND, type(mapping).__name__)
    inside = tuple(row[0] for row in argument)
    return [[speller.graph.made("call", name, layer, i, inside)] for i in range(speller.integer(mapping.target[0]))]


@spell.register
def _(node: partial.Partial, speller: Speller) -> Array:
    of, by = speller.number(node.of), speller.of(node.by)

    def entry(i: int, j: int) -> Node:
        slope = speller.graph.slope(of, by[i][j])
        if slope is None:
            raise Unspelled(KIND, str(node))
        return slope

    speller.spend(len(speller.graph.keys) * len(by))
    return speller.filled(node, entry)
