"""How sums over an index, products of layers, functions and maps are read."""

from __future__ import annotations

from functools import reduce
from typing import Any, Final

from teorema.symbolic.calculus import algebra, layered, maps, partial, sums
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.indices import at_index
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.indices.arithmetic import absolute, times
from teorema.symbolic.indices.axes import Index, axis, fresh, literal
from teorema.symbolic.indices.differentiation import Slot, derivative
from teorema.symbolic.indices.laws import function
from teorema.symbolic.indices.matrices import called
from teorema.symbolic.indices.reading.core import BOUNDED, HALF, KIND, LAYERS, Reader, read
from teorema.symbolic.indices.terms import Beyond, Poly, delta, minus, plus, scaled

MAX_CHAIN: Final = 32
"""The most factors of a product over an index that is written out."""


@read.register
def _(node: partial.Partial, reader: Reader, *at: Index) -> Poly:
    ((mono, _),) = reader.at(node.by, *at).terms.items()
    ((atom, _),) = mono
    _, name, layer, shape, _ = atom.parts
    return derivative(reader.at(node.of), Slot(name, layer, shape, at))


@read.register
def _(node: sums.Over, reader: Reader, *at: Index) -> Poly:
    if {node.index} & frozenset().union(*(sp.sympify(d).free_symbols for d in node.shape)):
        raise Beyond(BOUNDED, str(node))
    if node.how != "sum":
        return _written_out(reader, node, *at)
    bounds = sp.sympify(node.start).free_symbols | sp.sympify(node.stop).free_symbols
    if bounds & reader.bound.keys() or node.index in bounds:
        raise Beyond(BOUNDED, str(node))
    k = fresh(axis(node.stop, node.start))
    return reader.total(Reader({**reader.bound, node.index: k}).at(node.body, *at), k)


def _written_out(reader: Reader, node: sums.Over, *at: Index) -> Poly:
    parts = [reader.at(part, *at) for part in _range(node)]
    if node.how == "product":
        return times(*parts)
    if not parts:
        raise Beyond(KIND, str(node))
    return reduce(lambda a, b: _extreme(a, b, node.how), parts)


@read.register
def _(node: sums.Chain, reader: Reader, i: Index, j: Index) -> Poly:
    parts = _range(node)
    return reader.at(reduce(algebra.MatMul, parts[::-1]), i, j) if parts else delta(i, j)


@read.register
def _(node: sums.Extreme, reader: Reader) -> Poly:
    return reduce(lambda a, b: _extreme(a, b, node.how), [reader.at(part) for part in node.parts])


@read.register
def _(node: maps.Apply, reader: Reader, *at: Index) -> Poly:
    arguments = (reader.at(node.argument, *at), *(reader.at(p) for p in node.parameters))
    layer = None if node.at is None else reader.index(node.at, LAYERS)
    if isinstance(node.function, Named):
        return function(node.function.name, node.order, layer, arguments, node.function.tex)
    return function(f"{node.function.name}()", node.order, layer, arguments, node.function.tex)


@read.register
def _(node: maps.Call, reader: Reader, i: Index, j: Index) -> Poly:
    return _called(reader, node.function, lambda k: reader.at(node.argument, k, literal(1, axis(1))), i)


def _called(reader: Reader, mapping: maps.Map, argument: Any, i: Index) -> Poly:
    if isinstance(mapping, maps.Composition):
        return _called(reader, mapping.outer, lambda k: _called(reader, mapping.inner, argument, k), i)
    if isinstance(mapping, maps.MapSymbol):
        name, layer, tex = mapping.name, None, mapping.written
    elif isinstance(mapping, layered.MapMember):
        name, layer = mapping.family.name, reader.index(mapping.at, LAYERS)
        tex = f"{mapping.family.tex or name}^{{[@]}}"
    else:
        raise Beyond(KIND, type(mapping).__name__)
    place = fresh(reader.over(mapping.source[0]))
    return called(name, layer, i, (), argument(place), place, tex)


def _extreme(a: Poly, b: Poly, how: str) -> Poly:
    """max(a, b) = (a + b + |a − b|)/2."""
    gap = absolute(minus(a, b))
    return scaled(plus((a, b, gap if how == "max" else scaled(gap, -1))), HALF)


def _range(node: sums.Over | sums.Chain) -> list[Expr]:
    """The bodies of a product over an index with integer bounds."""
    start, stop = sp.sympify(node.start), sp.sympify(node.stop)
    if not (start.is_Integer and stop.is_Integer and stop - start < MAX_CHAIN):
        raise Beyond(KIND, str(node))
    return [at_index(node.body, node.index, sp.Integer(k)) for k in range(int(start), int(stop) + 1)]
