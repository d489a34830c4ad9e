"""Sizes and indices: integer polynomials in names, written in the same grammar as everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.parsing.names.given import LARGEST, Given
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.syntax.tree import Node

_INDEX: Final = Text(
    "an index must stand here: an integer, a name, a sum or product of them",
    "aquí debe ir un índice: un entero, un nombre, una suma o un producto de ellos",
)
MOST: Final = 10
"""An index is made of at most so many names and numbers: comparing sizes expands their products."""

_LONG: Final = Text(
    f"an index is made of at most {MOST} names and numbers", f"un índice consta de a lo sumo {MOST} nombres y números"
)
_LARGE: Final = Text(f"indices and sizes are at most {LARGEST}", f"los índices y tamaños son a lo sumo {LARGEST}")
_PAIR: Final = Text("two indices are separated by a comma", "dos índices se separan con una coma")
_POSITIVE: Final = Text("a size is at least 1", "un tamaño es al menos 1")


@dataclass(frozen=True, slots=True)
class Indices:
    """Reads indices where some names are bound."""

    given: Given
    bound: Mapping[str, Scalar]
    text: str

    def one(self, node: Node, size: bool = False) -> Scalar:
        """One index; a name that is not known is an index, or a size where a size is asked for."""
        if sum(not part.parts for part in node.walk()) > MOST:
            raise Unreadable(node.start + 1, _LONG, self.text[node.start : node.stop])
        if node.kind == "number" and node.value.denominator == 1:
            if abs(node.value) > LARGEST:
                raise Unreadable(node.start + 1, _LARGE, self.text[node.start : node.stop])
            return scalars.rational(node.value)
        if node.kind == "name":
            return self._named(node.value, size)
        if node.kind in ("sub", "layer", "slice"):
            return self._family(node, size)
        parts = [self.one(part, size) for part in node.parts] if node.kind in _POLYNOMIAL else []
        if parts:
            return _POLYNOMIAL[node.kind](*parts)
        raise Unreadable(node.start + 1, _INDEX, self.text[node.start : node.stop])

    def _named(self, name: str, size: bool) -> Scalar:
        if name in self.bound:
            return self.bound[name]
        if name in self.given.sizes:
            return self.given.sizes[name]
        return scalars.size(name) if size or name[:1].isupper() else scalars.index(name)

    def _family(self, node: Node, size: bool) -> Scalar:
        base, *index = node.parts if node.kind != "layer" else (node, *node.parts)
        family = self.given.value(str(base.value))
        if len(index) != 1 or not isinstance(family, sp.IndexedBase):
            raise Unreadable(node.start + 1, _INDEX, self.text[node.start : node.stop])
        return family[self.one(index[0], size)]

    def several(self, nodes: tuple[Node, ...]) -> tuple[Scalar, ...]:
        """One or two indices: i, {i,j}, {ij}."""
        if len(nodes) == 1:
            node = nodes[0]
            two = node.parts if node.kind == "product" and not node.grouped and set(node.value) == {""} else ()
            if len(two) == 2:
                return tuple(self.one(part) for part in two)
            name = node.value if node.kind == "name" else ""
            if len(name) == 2 and name.isalpha() and name.islower() and name not in self.bound:
                return tuple(self._named(char, False) for char in name)
        if len(nodes) > 2:
            raise Unreadable(nodes[2].start + 1, _PAIR, self.text[nodes[2].start : nodes[2].stop])
        return tuple(self.one(node) for node in nodes)

    def sizes(self, nodes: tuple[Node, ...]) -> tuple[Scalar, ...]:
        """One or two sizes."""
        if len(nodes) > 2:
            raise Unreadable(nodes[2].start + 1, _PAIR, self.text[nodes[2].start : nodes[2].stop])
        found = tuple(self.one(node, size=True) for node in nodes)
        for node, size in zip(nodes, found, strict=True):
            if size.is_Integer and size < 1:
                raise Unreadable(node.start + 1, _POSITIVE, self.text[node.start : node.stop])
        return found


def _product(*factors: Scalar) -> Scalar:
    return sp.Mul(*factors)


_POLYNOMIAL: Final[dict[str, Callable[..., Scalar]]] = {
    "plus": lambda a, b: a + b,
    "minus": lambda a, b: a - b,
    "negate": lambda a: -a,
    "times": lambda a, b: a * b,
    "product": _product,
}
"""What an index may be made of."""
