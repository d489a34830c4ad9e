"""A graph of numbers in the normal form of the index calculus: what the stated laws of functions prove, without points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.entries.graph import Graph, Node
from teorema.symbolic.indices.arithmetic import METER, power, times
from teorema.symbolic.indices.arithmetic import positive as positive_poly
from teorema.symbolic.indices.axes import Index, axis, literal
from teorema.symbolic.indices.decision import MAX_PRODUCTS, vanishes
from teorema.symbolic.indices.laws import LEVEL, exponential, function, logarithm
from teorema.symbolic.indices.terms import Beyond, Poly, entry, minus, number, plus, single

MAX_LAWFUL: Final = 600
"""The most nodes of a graph that is brought to normal form."""

_KIND: Final = Text("no law is stated for it", "no hay ley enunciada para esto")


def proved(graph: Graph, pairs: Sequence[tuple[Node, Node]], positive: Collection[Node]) -> bool:
    """Whether each pair is equal by the stated laws, where both are defined.

    Arguments:
        positive: variables that are above 0 wherever both sides are defined.
    """
    nodes = graph.reachable([end for pair in pairs for end in pair])
    if len(nodes) > MAX_LAWFUL:
        return False
    for level in (1, 2):
        token, counted = LEVEL.set(level), METER.set([MAX_PRODUCTS])
        try:
            forms: dict[Node, Poly] = {}
            for node in nodes:
                forms[node] = _form(graph, node, forms, positive)
            if all(forms[a] == forms[b] or vanishes(minus(forms[a], forms[b])) for a, b in pairs):
                return True
        except Beyond:
            continue
        finally:
            METER.reset(counted)
            LEVEL.reset(token)
    return False


def _form(graph: Graph, node: Node, forms: dict[Node, Poly], positive: Collection[Node]) -> Poly:
    kind, *rest = graph.keys[node]
    if kind == "num":
        return number(rest[0])
    if kind == "add":
        return plus(forms[a] for a in rest[0])
    if kind == "mul":
        return times(*(forms[a] for a in rest[0]))
    if kind == "div":
        return times(forms[rest[0]], power(forms[rest[1]], -1))
    if kind == "power" and (rest[0] in positive or positive_poly(forms[rest[0]])):
        return exponential(times(forms[rest[1]], logarithm(forms[rest[0]])))
    if kind in ("pow", "root"):
        return power(forms[rest[0]], Fraction(rest[1]))
    if kind == "fn":
        name, order, layer, argument, parameters = rest
        return function(name, order, _layer(layer), (forms[argument], *(forms[a] for a in parameters)))
    if kind == "var":
        name, layer, i, j = rest
        at = tuple(literal(k + 1, axis(k + 1)) for k in (i, j) if k is not None)
        return single(entry(name, _layer(layer), tuple(k.axis for k in at), at, name, node in positive))
    raise Beyond(_KIND, kind)


def _layer(layer: int | None) -> Index | None:
    return None if layer is None else literal(layer, axis(1))
