"""From the tree to what its names mean: symbols, layers, entries, sizes, functions. After it no name is unknown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Family, scalars
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.parsing.names.calls import called
from teorema.symbolic.parsing.names.given import Given
from teorema.symbolic.parsing.names.idioms import Idioms
from teorema.symbolic.parsing.refusals import Ambiguous, Unknown, Unreadable
from teorema.symbolic.parsing.spellings.letters import SPELLED, layered_name
from teorema.symbolic.parsing.spellings.operators import Spelling
from teorema.symbolic.parsing.syntax.tree import Node

_UNKNOWN: Final = Text("this symbol was not given", "este símbolo no fue dado")
_NEAR: Final = Text("perhaps {near}", "quizá {near}")
_PRODUCT: Final = Text("a product is written {said}", "un producto se escribe {said}")
_FUNCTION: Final = Text(
    "a function needs its argument in brackets", "una función necesita su argumento entre paréntesis"
)
_FAMILY: Final = Text(
    "an index that is no number needs the family to be given, as Family",
    "un índice que no es un número pide dar la familia, como Family",
)
_ENTRY: Final = Text("only a matrix or a vector has entries", "solo una matriz o un vector tiene entradas")
_SIZE: Final = Text("a size must be given, as in 𝟏_n", "debe darse un tamaño, como en 𝟏_n")


@dataclass(slots=True)
class Meaning(Idioms):
    """Gives every node its meaning.

    Arguments:
        given: the names that are known.
        text: what was read.
        bare: names that occur by themselves, not only with an index.
    """

    given: Given
    text: str
    spelling: Spelling
    bare: frozenset[str] = frozenset()
    bound: dict[str, Scalar] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def of(self, node: Node) -> Node:
        """The node with meanings for names."""
        found: Node = getattr(self, f"_{node.kind}", self._parts)(node)
        return found

    def _name(self, node: Node) -> Node:
        name = node.value
        if name in self.bound:
            return replace(node, kind="size", value=self.bound[name])
        value = self.given.value(name)
        if isinstance(value, Symbol):
            return replace(node, kind="symbol", value=value)
        if value is not None:
            return self._layered_name(node, name, value)
        if (member := self._numbered(name)) is not None:
            return replace(node, kind="member", value=member)
        if name in self.given.sizes:
            return replace(node, kind="size", value=self.given.sizes[name])
        if name == "I":
            return replace(node, kind="eye", value=(None,))
        if not self.given.infer:
            raise self._unknown(node)
        return self._new(node, name)

    def _layered_name(self, node: Node, name: str, value: Any) -> Node:
        if isinstance(value, (Family, sp.IndexedBase)):
            raise Unreadable(node.start + 1, Text("this name needs an index", "este nombre necesita un índice"), name)
        raise Unreadable(node.start + 1, _FUNCTION, name)

    def _numbered(self, name: str) -> Any:
        """W1 is W^[1] where the family W was given."""
        base = name.rstrip("0123456789")
        family = self.given.value(base) if base != name else None
        return family[int(name[len(base) :])] if isinstance(family, Family) else None

    def _new(self, node: Node, name: str) -> Node:
        """A symbol of which only the name is known."""
        split = len(name) > 1 and name.isascii() and name.isalpha() and self.spelling != "plain"
        marked = any(
            name.endswith(mark) and (len(name) - len(mark) == 1 or name[: -len(mark)] in SPELLED)
            for mark in ("hat", "bar", "tilde")
        )
        if split and name not in SPELLED and not marked and "\\" not in self.text[node.start : node.stop]:
            raise Ambiguous(node.start + 1, " ".join(name), f"one symbol {name}")
        self.places.setdefault(name, node.start + 1)
        return replace(node, kind="symbol", value=name)

    def _unknown(self, node: Node) -> Unknown:
        name = str(node.value)
        letters = [char for char in name if self.given.value(char) is not None]
        if len(name) > 1 and len(letters) == len(name):
            said = (" @ " if self.spelling == "plain" else " ").join(name)
            return Unknown(node.start + 1, _UNKNOWN, name, _PRODUCT.format(said=said))
        near = get_close_matches(name, [known for known in self.given.values if known != name], 1)
        return Unknown(node.start + 1, _UNKNOWN, name, _NEAR.format(near=near[0]) if near else None)

    def _layer(self, node: Node) -> Node:
        at = self.indices.one(node.parts[0])
        value = self.given.value(node.value)
        if isinstance(value, Family):
            return replace(node, kind="member", parts=(), value=value[at])
        if isinstance(value, sp.IndexedBase):
            return replace(node, kind="size", parts=(), value=value[at])
        name = layered_name(node.value, str(at).replace(" ", ""))
        if isinstance(self.given.value(name), Symbol):
            return replace(node, kind="symbol", parts=(), value=self.given.value(name))
        if not self.given.infer:
            raise self._unknown(replace(node, value=name))
        if not name.isidentifier():
            raise Unreadable(node.start + 1, _FAMILY, self.text[node.start : node.stop])
        self.places.setdefault(name, node.start + 1)
        return replace(node, kind="symbol", parts=(), value=name)

    def _sub(self, node: Node) -> Node:
        base, indices = node.parts[0], node.parts[1:]
        if base.kind in ("ones", "zeros"):
            return replace(base, value=self.indices.sizes(indices), stop=node.stop)
        if base.kind == "name" and base.value == "I" and self.given.value("I") is None:
            return replace(base, kind="eye", value=self.indices.sizes(indices)[:1], stop=node.stop)
        if base.kind == "norm":
            return replace(
                base,
                parts=(self.of(base.parts[0]),),
                value=self.norm_kind(indices[0]),
                stop=node.stop,
                grouped=node.grouped,
            )
        if base.kind == "name" and (special := self._lowered(node, base, indices)) is not None:
            return special
        return replace(node, kind="entry", parts=(self.of(base),), value=self.indices.several(indices))

    def _lowered(self, node: Node, base: Node, indices: tuple[Node, ...]) -> Node | None:
        """N_ℓ, members of families with a lower index, symbols such as x_1; None where an entry is meant."""
        value = self.given.value(base.value)
        if isinstance(value, (Family, sp.IndexedBase)):
            at = self.indices.one(indices[0])
            lower = isinstance(value, sp.IndexedBase) or value.lower
            if not lower:
                raise Unreadable(
                    base.stop + 1,
                    Text("the layer is written above, in [ ]", "la capa se escribe arriba, entre [ ]"),
                    None,
                )
            kind = "size" if isinstance(value, sp.IndexedBase) else "member"
            return replace(node, kind=kind, parts=(), value=value[at])
        if isinstance(value, Symbol) and value.rows_columns:
            return None
        said = "".join(self.text[one.start : one.stop] for one in indices)
        for name in (f"{base.value}_{said}", f"{base.value}{said}"):
            if isinstance(self.given.value(name), Symbol):
                return replace(node, kind="symbol", parts=(), value=self.given.value(name))
        if value is not None:
            raise Unreadable(node.start + 1, _ENTRY, self.text[node.start : node.stop])
        if not self.given.infer:
            raise self._unknown(base)
        name = self.text[node.start : node.stop]
        if base.value not in self.bare:
            raise Ambiguous(node.start + 1, f"entry {said} of {base.value}", f"one symbol {name}")
        return None

    def norm_kind(self, node: Node) -> str:
        """The kind of a norm: 1, 2, inf, F or a letter."""
        said = str(node.value) if node.kind in ("number", "name") else ""
        if not (said in ("1", "2", "inf", "F") or (len(said) == 1 and said.isalpha())):
            raise Unreadable(
                node.start + 1, Text("a norm is of kind 1, 2, ∞ or F", "una norma es de tipo 1, 2, ∞ o F"), said
            )
        return said

    def _row(self, node: Node) -> Node:
        return replace(node, parts=(self.of(node.parts[0]),), value=self.indices.one(node.parts[1]))

    def _column(self, node: Node) -> Node:
        return self._row(node)

    def _over(self, node: Node) -> Node:
        (how, name), (start, stop, body) = node.value, node.parts
        index = scalars.index(name) if name != "l" else self.given.sizes.get("l", scalars.index("l"))
        bounds = (self.indices.one(start), self.indices.one(stop))
        outside = self.bound
        self.bound = {**outside, name: index}
        inside = self.of(body)
        self.bound = outside
        return replace(node, parts=(inside,), value=(how, index, *bounds))

    def _call(self, node: Node) -> Node:
        return called(self, node)

    def _function(self, node: Node) -> Node:
        raise Unreadable(node.start + 1, _FUNCTION, self.text[node.start : node.stop])

    def _compose(self, node: Node) -> Node:
        return self._function(node)

    def _pair(self, node: Node) -> Node:
        raise Unreadable(
            node.start + 1,
            Text("a pair is no expression", "un par no es una expresión"),
            self.text[node.start : node.stop],
        )
