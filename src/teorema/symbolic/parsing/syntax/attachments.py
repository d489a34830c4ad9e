"""What is attached to a primary: arguments, exponents, indices, primes, and the attributes and brackets of NumPy."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.parsing.refusals import Ambiguous, Unreadable
from teorema.symbolic.parsing.spellings.operators import SUM
from teorema.symbolic.parsing.syntax.cursor import Cursor
from teorema.symbolic.parsing.syntax.tree import Node

_INDEX: Final = Text("an index must stand here", "aquí debe ir un índice")
_TWICE: Final = Text(
    "an exponent stands here already; brackets decide", "aquí ya hay un exponente; los paréntesis deciden"
)
_FUNCTION: Final = Text("is no function that is known here", "no es una función conocida aquí")
_ATTRIBUTE: Final = Text("only a function has a derivative", "solo una función tiene derivada")
_SQUARED: Final = ("power", "square")
_PRIMES: Final = {"f": 0, "df": 1, "d2f": 2}


class Attachments(Cursor):
    """Reads what follows a primary."""

    def expression(self, level: int) -> Node:
        """An expression; the reader overrides it."""
        raise self.unexpected(_INDEX)

    def primary(self) -> Node:
        """A primary; the class above overrides it."""
        raise self.unexpected(_INDEX)

    def attached(self, node: Node) -> Node:
        """The primary with everything that is attached to it."""
        while True:
            token = self.now
            made: Node | None = None
            if token.kind == "op" and token.value == "power":
                made = self._raised(node)
            elif token.kind == "op" and token.value in ("prime", "factorial"):
                made = self._marked(node)
            elif token.kind == "second":
                self.advance()
                made = self._primed(node, 2)
            elif token.kind == "sub":
                made = self._lowered(node)
            elif token.kind == "attr":
                made = self._attribute(node)
            elif token.kind == "open" and token.value == "(":
                made = self._call(node)
            elif token.kind == "open" and token.value == "[" and self.spelling == "plain":
                made = self._subscript(node)
            if made is None:
                return node
            node = made

    def exponent(self) -> Node:
        """What stands after ^: something in braces, or one operand with its sign."""
        token = self.now
        if self.taken("op", "minus"):
            inside = self.exponent()
            if inside.kind == "number":
                return self.node("number", (), token.start, inside.stop, -inside.value)
            return self.node("negate", (inside,), token.start, inside.stop)
        with self.nested():
            if self.taken("open", "{"):
                inside = self.expression(SUM)
                return (
                    inside.inside(token.start, self.close("{").stop) if inside.kind != "number" else self._shut(inside)
                )
            return self.primary() if self.spelling == "latex" else self.attached(self.primary())

    def _shut(self, inside: Node) -> Node:
        self.close("{")
        return inside

    def _raised(self, node: Node) -> Node:
        """Powers, transposes, inverses, layers, derivatives."""
        sign = self.advance()
        opening = 1 if self.is_now("open", "{") else 0
        if self.ahead(opening).kind == "open" and self.ahead(opening).value == "[":
            return self._layer(node, opening)
        primes = 0
        while self.ahead(opening + primes).kind == "op" and self.ahead(opening + primes).value == "prime":
            primes += 1
        if primes:
            for _ in range(opening + primes):
                self.advance()
            if opening:
                self.close("{")
            return self._primed(node, primes)
        if node.kind == "function" and opening and self.ahead(1).kind == "open" and self.ahead(1).value == "(":
            return self._order(node)
        if node.kind == "function" and not node.grouped:
            name, power = self._name(node), self.exponent()
            said = str(power.value) if power.kind == "number" else self.text[power.start : power.stop]
            raise Ambiguous(node.start + 1, f"({name}(x))^{said}", f"({name} ∘ {name})(x)")
        inverse = self.ahead(opening).kind == "op" and self.ahead(opening).value == "minus"
        top = self.ahead(opening + inverse)
        if top.kind == "name" and top.value in ("⊤", "T"):
            for _ in range(opening + inverse + 1):
                self.advance()
            if opening:
                self.close("{")
            if top.value == "T" and "T" in self.names:
                base = self.text[node.start : node.stop]
                raise Ambiguous(node.start + 1, f"transpose({base})", f"{base}^(T)")
            made = self.node("transpose", (node,), node.start, self.found[self.place - 1].stop, top.value)
            return self.node("inverse", (made,), node.start, made.stop) if inverse else made
        if node.kind == "power" and not node.grouped and self.spelling == "latex":
            raise Unreadable(sign.start + 1, _TWICE, None)
        double = self.text[sign.start : sign.stop] == "**"
        exponent = self.exponent()
        return self.node("power", (node, exponent), node.start, exponent.stop, "**" if double else "^")

    def _layer(self, node: Node, opening: int) -> Node:
        for _ in range(opening + 1):
            self.advance()
        index = self.expression(SUM)
        stop = self.close("[").stop
        if opening:
            stop = self.close("{").stop
        if node.kind not in ("name", "function"):
            raise Unreadable(node.stop + 1, _INDEX, self.text[node.start : stop])
        if node.kind == "name":
            return self.node("layer", (index,), node.start, stop, node.value)
        return self.node(
            "function", (*node.parts, self.node("at", (index,), index.start, index.stop)), node.start, stop, node.value
        )

    def _order(self, node: Node) -> Node:
        """f^{(3)}, the third derivative."""
        self.advance()
        self.advance()
        token = self.now
        if token.kind != "number" or token.value.denominator != 1 or not 0 < token.value <= 9:
            raise self.unexpected(_INDEX)
        self.advance()
        self.close("(")
        self.close("{")
        return self._primed(node, int(token.value))

    def _marked(self, node: Node) -> Node:
        if self.taken("op", "factorial"):
            return self.node("factorial", (node,), node.start, self.found[self.place - 1].stop)
        count = 0
        while self.taken("op", "prime"):
            count += 1
        return self._primed(node, count)

    def _primed(self, node: Node, count: int) -> Node:
        stop = self.found[self.place - 1].stop
        if node.kind == "function":
            mark = self.node("order", (), stop, stop, count)
            return self.node("function", (*node.parts, mark), node.start, stop, node.value)
        text = self.text[node.start : node.stop]
        if node.kind == "call" and not node.grouped and node.parts[0].kind == "function":
            name = self._name(node.parts[0])
            raise Ambiguous(node.start + 1, f"{name}'{text[len(name) :]}", f"transpose({text})")
        for _ in range(count):
            node = self.node("transpose", (node,), node.start, stop, "'")
        return node

    def _lowered(self, node: Node) -> Node:
        """Indices, sizes of special matrices, kinds of norms, parameters of functions, rows A_(i) and columns A_·j."""
        self.advance()
        braces = self.taken("open", "{")
        if self.taken("op", "dot"):
            index = self._index(braces)
            return self.node("column", (node, index), node.start, self._after(braces))
        if self.is_now("open", "(") and node.kind not in ("function", "norm"):
            self.advance()
            index = self.expression(SUM)
            self.close("(")
            return self.node("row", (node, index), node.start, self._after(braces))
        indices = [self._index(braces)]
        while self.is_now("op", "times") or self._joined_comma(braces):
            self.advance()
            indices.append(self._index(braces))
        stop = self._after(braces)
        if node.kind == "function":
            made = self.node("parameters", tuple(indices), node.stop, stop)
            return self.node("function", (*node.parts, made), node.start, stop, node.value)
        return self.node("sub", (node, *indices), node.start, stop)

    def _joined_comma(self, braces: bool) -> bool:
        """A comma that belongs to the indices: in braces, or glued to both as in A_i,j."""
        if not self.is_now("comma"):
            return False
        glued = self.found[self.place - 1].stop == self.now.start and self.ahead(1).start == self.now.stop
        return braces or (glued and self.ahead(1).kind in ("name", "number"))

    def _index(self, braces: bool) -> Node:
        if braces:
            return self.expression(SUM) if not self._sized() else self.primary()
        with self.nested():
            return self.primary()

    def _sized(self) -> bool:
        """Whether m×n follows: there × is no product."""
        return self.ahead(1).kind == "op" and self.ahead(1).value == "times"

    def _after(self, braces: bool) -> int:
        return self.close("{").stop if braces else self.found[self.place - 1].stop

    def _name(self, function: Node) -> str:
        return self.text[function.start : function.stop]

    def _attribute(self, node: Node) -> Node | None:
        token = self.advance()
        if token.value == "T":
            return self.node("transpose", (node,), node.start, token.stop, ".T")
        if node.kind == "call" and node.parts[0].kind == "function":  # elu(alpha).f
            function = node.parts[0]
            made = self.node("parameters", node.parts[1:], function.stop, node.stop)
            node = self.node("function", (*function.parts, made), node.start, node.stop, function.value)
        if node.kind not in ("function", "name"):
            raise Unreadable(token.start + 1, _ATTRIBUTE, self.text[node.start : node.stop])
        if node.kind == "name":
            raise Unreadable(node.start + 1, _FUNCTION, self.text[node.start : node.stop])
        mark = self.node("order", (), token.start, token.stop, _PRIMES[token.value])
        return self.node("function", (*node.parts, mark), node.start, token.stop, node.value)

    def _call(self, node: Node) -> Node | None:
        if node.kind not in ("function", "compose"):
            if node.kind == "name" and self.spelling == "plain":
                raise Unreadable(node.start + 1, _FUNCTION, node.value)
            glued = node.stop == self.now.start and node.kind == "name"
            if glued and node.value not in self.names and str(node.value).islower():
                name, rest = node.value, self.text[self.now.start :][:12]
                raise Ambiguous(node.start + 1, f"{name}·{rest}", f"a function {name} of {rest}")
            return None
        self.advance()
        arguments: list[Node] = []
        named: dict[str, Node] = {}
        outside, self.inside_round = self.inside_round, True
        while True:
            if self.now.kind == "name" and self.ahead(1).kind == "equals":
                key = str(self.advance().value)
                self.advance()
                named[key] = self.expression(SUM)
            else:
                arguments.append(self.expression(SUM))
                if self.is_now("name", "for"):
                    arguments[-1] = self.generated(arguments[-1])
            if not self.taken("comma"):
                break
        self.inside_round = outside
        stop = self.close("(").stop
        if node.kind == "function" and node.value == "compose":
            return self.node("compose", tuple(arguments), node.start, stop)
        options = self.node("options", tuple(named.values()), stop, stop, tuple(named))
        return self.node("call", (node, *arguments, *((options,) if named else ())), node.start, stop)

    def generated(self, body: Node) -> Node:
        """body for k in range(a, b), as Python sums it."""
        if not self.taken("name", "for"):
            raise self.unexpected(_INDEX)
        index = str(self.advance().value)
        for wanted in (("name", "in"), ("name", "range"), ("open", "(")):
            if not self.taken(*wanted):
                raise self.unexpected(_INDEX)
        bounds = [self.expression(SUM)]
        while self.taken("comma"):
            bounds.append(self.expression(SUM))
        stop = self.close("(").stop
        return self.node("generated", (body, *bounds), body.start, stop, index)

    def _subscript(self, node: Node) -> Node:
        """A[i, j], W[l], A[[i], :].T and A[:, [j]], counted from 0 as in NumPy."""
        self.advance()
        pieces: list[tuple[str, Node | None]] = []
        while True:
            if self.taken("colon"):
                pieces.append((":", None))
            elif self.taken("open", "["):
                inside = self.expression(SUM)
                self.close("[")
                pieces.append(("list", inside))
            else:
                pieces.append(("one", self.expression(SUM)))
            if not self.taken("comma"):
                break
        stop = self.close("[").stop
        if node.kind == "function":
            at = pieces[0][1]
            if len(pieces) != 1 or at is None:
                raise Unreadable(node.stop + 1, _INDEX, self.text[node.stop : stop])
            return self.node(
                "function", (*node.parts, self.node("at", (at,), at.start, at.stop)), node.start, stop, node.value
            )
        shape = tuple(kind for kind, _ in pieces)
        return self.node("slice", (node, *(part for _, part in pieces if part is not None)), node.start, stop, shape)
