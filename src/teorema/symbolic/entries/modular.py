"""A graph of numbers modulo a prime: the values of its nodes at a random point, and their velocities when some nodes move.

The velocities are forward mode: the arithmetic of x + ε dx alone. It knows none of the rules of reverse mode, which are held against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor

from teorema.symbolic.entries.free import Pole as Pole
from teorema.symbolic.entries.free import World
from teorema.symbolic.entries.graph import MAX_EXPONENT, Graph, Node

_NOTHING: Mapping[Node, int] = {}


def values(graph: Graph, nodes: Sequence[Node], world: World, given: Mapping[Node, int] = _NOTHING) -> dict[Node, int]:
    """The values of the nodes at a point modulo p; variables without a given value are drawn.

    Arguments:
        nodes: in an order in which they can be computed.
        world: the prime and the values of functions.
        given: values that are known.

    Raises:
        Pole: a divisor is 0 there.
    """
    found = dict(given)
    fill(graph, nodes, world, found)
    return found


def fill(graph: Graph, nodes: Sequence[Node], world: World, found: dict[Node, int]) -> None:
    """The same, put to the values that are known.

    Raises:
        Pole: a divisor is 0 there.
    """
    for node in nodes:
        if node not in found:
            found[node] = _value(graph, node, found, world)


def _value(graph: Graph, node: Node, found: Mapping[Node, int], world: World) -> int:
    kind, *rest = graph.keys[node]
    p = world.p
    if kind == "num":
        return int(rest[0].numerator) * world.inverse(rest[0].denominator) % p
    if kind == "add":
        return sum(found[a] for a in rest[0]) % p
    if kind == "mul":
        product = 1
        for a in rest[0]:
            product = product * found[a] % p
        return product
    if kind == "div":
        return found[rest[0]] * world.inverse(found[rest[1]]) % p
    if kind == "pow":
        return world.integer_power(found[rest[0]], rest[1])
    if kind == "root":
        return world.rational_power(found[rest[0]], rest[1])
    if kind == "power":
        whole = whole_part(graph, rest[1])
        return world.power(found[rest[0]], (found[rest[1]] - whole) % p, whole)
    if kind == "most":
        return world.most([found[a] for a in rest[1]], rest[0])
    if kind == "fn":
        name, order, layer, argument, parameters = rest
        return world.value(name, order, found[argument], layer, tuple(found[a] for a in parameters))
    if kind == "call":
        return world.drawn(kind, *rest[:3], *(found[a] for a in rest[3]))
    return world.drawn(kind, *rest)


def whole_part(graph: Graph, exponent: Node) -> int:
    """The whole number in an exponent such as v − 1, so that u^{v − 1} is u^v / u."""
    kind, *rest = graph.keys[exponent]
    constants = [graph.value(part) for part in rest[0]] if kind == "add" else []
    return next((floor(one) for one in constants if one is not None and abs(one) <= MAX_EXPONENT), 0)


def slopes(
    graph: Graph, nodes: Sequence[Node], world: World, at: Mapping[Node, int], moving: Mapping[Node, int]
) -> dict[Node, int]:
    """The velocities of the nodes where some of them move: dx of each node that moves, by the rules for x + ε dx with ε² = 0.

    Arguments:
        nodes: in an order in which they can be computed.
        world: that in which the values were computed.
        at: the values of the nodes.
        moving: velocities that are known; a node that is listed moves in this way whatever it is made of.

    Raises:
        Pole: a divisor is 0 there.
    """
    found = dict(moving)
    for node in nodes:
        if node not in found and not found.keys().isdisjoint(graph.parts(node)):
            found[node] = _slope(graph, node, world, at, found) % world.p
    return found


def _slope(graph: Graph, node: Node, world: World, at: Mapping[Node, int], dx: Mapping[Node, int]) -> int:
    kind, *rest = graph.keys[node]
    p = world.p
    if kind == "add":
        return sum(dx.get(a, 0) for a in rest[0])
    if kind == "mul":
        product, velocity = 1, 0
        for a in rest[0]:
            velocity = (velocity * at[a] + product * dx.get(a, 0)) % p
            product = product * at[a] % p
        return velocity
    if kind == "div":
        above, below = rest
        return (dx.get(above, 0) - at[node] * dx.get(below, 0)) * world.inverse(at[below])
    if kind == "pow":
        return int(rest[1]) * world.integer_power(at[rest[0]], rest[1] - 1) * dx[rest[0]]
    if kind == "root":
        factor = int(rest[1].numerator) * world.inverse(rest[1].denominator)
        return factor * world.rational_power(at[rest[0]], rest[1] - 1) * dx[rest[0]]
    if kind == "power":
        base, exponent = rest
        ratio = at[exponent] * world.inverse(at[base]) * dx.get(base, 0)
        return at[node] * (dx.get(exponent, 0) * world.value("log", 0, at[base]) + ratio)
    if kind == "most":
        return next(dx.get(a, 0) for a in rest[1] if at[a] == at[node])
    if kind == "fn":
        name, order, layer, argument, parameters = rest
        place = (name, order, layer, tuple(at[a] for a in parameters), at[argument])
        along = sum(world.drawn("parameter", k, *place) * dx.get(a, 0) for k, a in enumerate(parameters))
        if argument in dx:
            along += world.value(name, order + 1, at[argument], layer, place[3]) * dx[argument]
        return along
    place = (*rest[:3], *(at[a] for a in rest[3]))
    return sum(world.drawn("partial", k, *place) * dx.get(a, 0) for k, a in enumerate(rest[3]))
