"""Numbers as a graph in which equal parts are one node: what an expression becomes once its sizes are integers."""

from __future__ import annotations

from collections.abc import Container, Iterable
from fractions import Fraction
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text

MAX_NODES: Final = 60_000
"""The most nodes: size is bounded before work starts."""

MAX_BITS: Final = 4096
"""The most bits of a number in an expression."""

MAX_EXPONENT: Final = 64
"""The largest integer exponent."""

_LARGE: Final = Text(
    "must have at most {most} operations at the sizes compared",
    "debe tener a lo sumo {most} operaciones en los tamaños comparados",
)
_BITS: Final = Text(f"numbers must have at most {MAX_BITS} bits", f"los números deben tener a lo sumo {MAX_BITS} bits")
_EXPONENT: Final = Text(
    f"exponents must be at most {MAX_EXPONENT}", f"los exponentes deben ser a lo sumo {MAX_EXPONENT}"
)

Node = int
Key = tuple[Any, ...]


class Graph:
    """Nodes by number; a node comes after those it is made of.

    Keys: ("num", value), ("var", name, layer, row, column), ("add", nodes), ("mul", nodes), ("div", a, b), ("pow", a, integer),
    ("root", a, fraction), ("power", a, b), ("most", side, nodes), ("fn", name, order, layer, argument, parameters), ("call", name, layer, component, arguments).

    Arguments:
        most: the most nodes it may get.
    """

    def __init__(self, most: int = MAX_NODES) -> None:
        self.most = most
        self.keys: list[Key] = []
        self._known: dict[Key, Node] = {}

    def made(self, *key: Any) -> Node:
        """The node with this key.

        Raises:
            Refused: the graph would get too large.
        """
        found = self._known.get(key)
        if found is None:
            if len(self.keys) >= self.most:
                raise Refused("expression", _LARGE.format(most=self.most), f"more than {self.most}")
            found = self._known[key] = len(self.keys)
            self.keys.append(key)
        return found

    def number(self, value: Fraction | int) -> Node:
        """A rational number."""
        value = Fraction(value)
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
            raise Refused("expression", _BITS, f"{value.numerator.bit_length()} bits")
        return self.made("num", value)

    def value(self, node: Node) -> Fraction | None:
        """The number that a node is, or None."""
        key = self.keys[node]
        return key[1] if key[0] == "num" else None

    def add(self, nodes: Iterable[Node]) -> Node:
        """The sum; numbers in it are added at once."""
        return self._collected("add", list(nodes), Fraction(0))

    def mul(self, *nodes: Node) -> Node:
        """The product; a factor 0 stays, since what it multiplies may be undefined."""
        return self._collected("mul", list(nodes), Fraction(1))

    def _collected(self, kind: str, nodes: list[Node], unit: Fraction) -> Node:
        constants = [node for node in nodes if self.keys[node][0] == "num"]
        if constants or not nodes:
            constant = unit
            for node in constants:
                value = self.keys[node][1]
                constant = constant + value if kind == "add" else constant * value
            nodes = [node for node in nodes if self.keys[node][0] != "num"]
            if not nodes or constant != unit:
                nodes.append(self.number(constant))
        return nodes[0] if len(nodes) == 1 else self.made(kind, tuple(sorted(nodes)))

    def minus(self, a: Node, b: Node) -> Node:
        """a - b."""
        return self.add((a, self.mul(self.number(-1), b)))

    def div(self, a: Node, b: Node) -> Node:
        """a / b."""
        top, bottom = self.value(a), self.value(b)
        if bottom is not None and bottom != 0:
            return self.number(top / bottom) if top is not None else self.mul(self.number(1 / bottom), a)
        return self.made("div", a, b)

    def power(self, a: Node, b: Node) -> Node:
        """a ** b."""
        exponent = self.value(b)
        if exponent is None:
            return self.made("power", a, b)
        if abs(exponent) > MAX_EXPONENT:
            raise Refused("expression", _EXPONENT, str(exponent))
        if exponent.denominator == 1:
            return a if exponent == 1 else self.made("pow", a, int(exponent))
        return self.made("root", a, exponent)

    def function(self, name: str, order: int, layer: Any, argument: Node, parameters: tuple[Node, ...] = ()) -> Node:
        """A function of a number, or a derivative of it."""
        if name == "identity":
            return argument if order == 0 else self.number(int(order == 1))
        return self.made("fn", name, order, layer, argument, parameters)

    def parts(self, node: Node) -> tuple[Node, ...]:
        """The nodes that a node is made of."""
        kind, *rest = self.keys[node]
        if kind in ("add", "mul"):
            return tuple(rest[0])
        if kind in ("div", "power"):
            return (rest[0], rest[1])
        if kind == "most":
            return tuple(rest[1])
        if kind in ("pow", "root"):
            return (rest[0],)
        if kind == "fn":
            return (rest[3], *rest[4])
        return tuple(rest[3]) if kind == "call" else ()

    def reachable(self, ends: Iterable[Node], known: Container[Node] = ()) -> list[Node]:
        """The nodes that the given ones are made of, in an order in which they can be computed; known ones are left out."""
        found = {end for end in ends if end not in known}
        pending = list(found)
        while pending:
            for part in self.parts(pending.pop()):
                if part not in found and part not in known:
                    found.add(part)
                    pending.append(part)
        return sorted(found)

    def slope(self, node: Node, by: Node) -> Node | None:
        """The derivative of a node by a variable, where the rules for sums, products, powers and functions give it; else None."""
        slopes: dict[Node, Node | None] = {}
        zero, one = self.number(0), self.number(1)
        for at in self.reachable([node]):
            slopes[at] = one if at == by else self._slope(at, slopes, zero)
        return slopes[node]

    def _slope(self, at: Node, slopes: dict[Node, Node | None], zero: Node) -> Node | None:
        kind, *rest = self.keys[at]
        inner = [slopes[part] for part in self.parts(at)]
        if all(s == zero for s in inner):
            return zero
        if any(s is None for s in inner):
            return None
        known = [s for s in inner if s is not None]
        if kind == "add":
            return self.add(known)
        if kind == "mul":
            return self.add(self.mul(s, *rest[0][:k], *rest[0][k + 1 :]) for k, s in enumerate(known) if s != zero)
        if kind == "div":
            top = self.minus(self.mul(known[0], rest[1]), self.mul(rest[0], known[1]))
            return self.div(top, self.made("pow", rest[1], 2))
        if kind in ("pow", "root"):
            lower = self.power(rest[0], self.number(Fraction(rest[1]) - 1))
            return self.mul(self.number(rest[1]), lower, known[0])
        if kind == "fn" and all(s == zero for s in known[1:]):
            name, order, layer, argument, parameters = rest
            return self.mul(self.function(name, order + 1, layer, argument, parameters), known[0])
        return None
