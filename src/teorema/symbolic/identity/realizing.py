"""The values of a graph of numbers at a real point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from teorema.symbolic.entries.graph import Graph, Node
from teorema.symbolic.identity.reals import Real, Reals


def evaluated(graph: Graph, nodes: Sequence[Node], point: Mapping[Node, Fraction], reals: Reals) -> dict[Node, Real]:
    """The values of nodes at a real point.

    Raises:
        Undefined: some node has no value there.
        Unknown: some node has no enclosure that tells.
    """
    found: dict[Node, Real] = {}
    for node in nodes:
        kind, *rest = graph.keys[node]
        if kind == "num":
            found[node] = rest[0]
        elif kind == "var":
            found[node] = point[node]
        elif kind in ("add", "mul"):
            result = found[rest[0][0]]
            for a in rest[0][1:]:
                result = reals.add(result, found[a]) if kind == "add" else reals.mul(result, found[a])
            found[node] = result
        elif kind == "div":
            found[node] = reals.div(found[rest[0]], found[rest[1]])
        elif kind in ("pow", "root"):
            found[node] = reals.power(found[rest[0]], Fraction(rest[1]))
        elif kind == "power":
            found[node] = reals.power(found[rest[0]], found[rest[1]])
        elif kind == "fn":
            name, order, _, argument, parameters = rest
            found[node] = reals.function(name, order, found[argument], [found[a] for a in parameters])
        else:
            found[node] = _component(rest[2], [found[a] for a in rest[3]], reals)
    return found


def _component(component: int, argument: list[Real], reals: Reals) -> Real:
    """One component of the map that stands for an uninterpreted one: f_i(x) = Σ_k (i + k + 1) x_k + (i + 1) x_1²."""
    result = reals.mul(Fraction(component + 1), reals.mul(argument[0], argument[0]))
    for k, x in enumerate(argument):
        result = reals.add(result, reals.mul(Fraction(component + k + 1), x))
    return result
