"""What was read, before anything is known of shapes: a tree whose nodes remember the place they were read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd
from typing import Any, Final

DEEPEST: Final = 80
"""Nodes are nested at most this deep, so that no later walk can run out of stack."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One construct of the text.

    Arguments:
        kind: the operator or construct, a name of the table of operators or of the reader.
        parts: what it is made of, in reading order.
        start, stop: the piece of text, as a slice.
        value: what else is known: the number, the name, the kind of norm ...
        grouped: whether it stood in brackets of its own.
    """

    kind: str
    parts: tuple[Node, ...]
    start: int
    stop: int
    value: Any = None
    grouped: bool = False
    depth: int = field(init=False, default=1)

    def __post_init__(self) -> None:
        factors = len(self.parts) if self.kind == "product" else 1  # a chain becomes as deep as it is long
        object.__setattr__(self, "depth", factors + max((part.depth for part in self.parts), default=0))

    def walk(self) -> Iterator[Node]:
        """The node and all nodes below it, left to right."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def inside(self, start: int, stop: int) -> Node:
        """The same node, in brackets that stand from start to stop."""
        return replace(self, start=start, stop=stop, grouped=True)


def lowest_terms(top: Node, bottom: Node) -> Fraction | None:
    """The number that two integers make as they are written: 1/2, but not 2/4 or 3/1, which stay quotients."""
    whole = all(
        n.kind == "number" and not n.grouped and n.value.denominator == 1 and n.value >= 0 for n in (top, bottom)
    )
    if not whole or bottom.value < 2 or gcd(int(top.value), int(bottom.value)) != 1:
        return None
    return Fraction(top.value / bottom.value)
