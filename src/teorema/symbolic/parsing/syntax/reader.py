"""From tokens to a tree, by the table of operators: a reader that climbs precedence and never guesses."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.parsing.refusals import Ambiguous, Unreadable, Unsigned
from teorema.symbolic.parsing.spellings.operators import BETWEEN, FACTOR, PRODUCT, SUM, Spelling
from teorema.symbolic.parsing.spellings.tokens import Token, tokens
from teorema.symbolic.parsing.syntax.bars import with_roles
from teorema.symbolic.parsing.syntax.primaries import POINT, Primaries
from teorema.symbolic.parsing.syntax.tree import Node, lowest_terms

_OPERATOR = Text("an operator must stand here", "aquí debe ir un operador")
_BESIDE = Text("in the plain form every product has a sign", "en la forma simple todo producto lleva un signo")
_SIGN = Text("write * for numbers and entries, @ for matrices", "se escribe * para números y entradas, @ para matrices")
_ARGUMENT = Text("a function needs an argument in brackets", "una función necesita un argumento entre paréntesis")
_EMPTY = Text("an expression must be given", "debe darse una expresión")
_NUMBERS = Text("a number must stand before what it multiplies", "un número va delante de lo que multiplica")

_STARTS: Final = frozenset(["number", "name", "root", "frac", "big"])
_FUNCTIONS: Final = ("function", "compose")


class Reader(Primaries):
    """Reads one text."""

    def whole(self) -> Node:
        """The tree of the whole text."""
        if self.now.kind == "end":
            raise Unreadable(1, _EMPTY, None)
        node = self.expression(SUM)
        decimal = self.is_now("comma") and self.found[self.place - 1].kind == self.ahead(1).kind == "number"
        if decimal:
            raise Unreadable(self.now.start + 1, POINT, ",")
        if self.now.kind != "end":
            raise self.unexpected(_OPERATOR)
        return node

    def expression(self, level: int) -> Node:
        """An expression whose operators bind at least as tightly as `level`."""
        with self.nested():
            return self._climbed(level)

    def _climbed(self, level: int) -> Node:
        left = self._prefixed(level)
        while True:
            token = self.now
            operator = BETWEEN.get(token.value) if token.kind == "op" else None
            if operator is not None and operator.level >= level and operator.name != "power":
                left = self._joined(operator.name, operator.level, left)
            elif level <= FACTOR and self._starts():
                left = self._beside(left)
            elif level <= FACTOR and token.kind == "dots":
                left = self._dotted(left)
            elif left.kind in _FUNCTIONS and not (self.inside_round and token.kind in ("close", "comma")):
                raise Unreadable(left.stop + 1, _ARGUMENT, self.shown(token))
            else:
                return left

    def _prefixed(self, level: int) -> Node:
        token = self.now
        if token.kind == "op" and token.value in ("minus", "plus"):
            self.advance()
            operand = self.expression(max(PRODUCT, level))
            if token.value == "plus":
                return operand
            if operand.kind == "number" and not operand.grouped:
                return self.node("number", (), token.start, operand.stop, -operand.value)
            return self.node("negate", (operand,), token.start, operand.stop)
        return self._operand()

    def _operand(self) -> Node:
        """A factor: a primary with what is attached to it, or a function with an argument that has no brackets."""
        node = self.attached(self.primary())
        if node.kind not in _FUNCTIONS or node.grouped or self.spelling == "plain" or not self._starts():
            return node
        return self._applied(node)

    def _applied(self, function: Node) -> Node:
        """log x, tr A: one factor is the argument; what follows it could belong to it, too."""
        argument = self.attached(self.primary())
        name = self.text[function.start : function.stop]
        if argument.kind == "function" and self._logarithm(function) and argument.value == "det" and self._starts():
            argument = self._applied(argument)  # log det A
        if argument.kind in _FUNCTIONS:
            if not self._starts():
                raise Unreadable(argument.stop + 1, _ARGUMENT, self.shown(self.now))
            inner = self.text[argument.start : argument.stop]
            rest = self.attached(self.primary())
            last = self.text[rest.start : rest.stop]
            raise Ambiguous(function.start + 1, f"{name}({inner}({last}))", f"({name} {inner})({last})")
        node = self.node("call", (function, argument), function.start, argument.stop, "bare")
        follows = self.now.kind == "op" and self.now.value in ("dot", "times", "divide", "hadamard")
        idiom = argument.kind == "call" and self._logarithm(function) and argument.parts[0].value == "det"
        if not idiom and (self._starts() or (follows and not argument.grouped and argument.kind != "call")):
            sign = self.text[argument.stop : self.now.stop] if follows else " "
            if follows:
                self.advance()
            rest = self.attached(self.primary())
            first, last = self.text[argument.start : argument.stop], self.text[rest.start : rest.stop]
            raise Ambiguous(function.start + 1, f"{name}({first}){sign}{last}", f"{name}({first}{sign}{last})")
        return node

    def _logarithm(self, function: Node) -> bool:
        return function.value in ("log", "ln")

    def _starts(self) -> bool:
        """Whether an operand starts here, beside the one before."""
        token = self.now
        if token.kind == "bar":
            return bool(token.value.endswith("<"))
        if self.spelling == "plain" and token.kind == "name" and token.value == "for":
            return False  # sum(... for k in range(a, b))
        if token.kind == "open" and token.value == "[":
            return self.found[self.place - 1].stop < token.start  # glued, it would be an index
        return token.kind in _STARTS or token.kind == "open"

    def _joined(self, name: str, level: int, left: Node) -> Node:
        self.advance()
        right = self.expression(level + 1)
        if name == "divide":
            return self._divided(left, right)
        if name == "dot":
            return self._product(left, right, "·")
        if name == "compose" and (left.kind not in _FUNCTIONS or right.kind not in _FUNCTIONS):
            entries, matrix = (r" \odot ", r"\,") if self.spelling == "latex" else (" ⊙ ", " ")
            raise Ambiguous(left.start + 1, self._said(left, entries, right), self._said(left, matrix, right))
        if name == "hadamard" and right.kind == "product" and not right.grouped:
            return self._entrywise(left, right)
        return self.node(name, (left, right), left.start, right.stop)

    def _entrywise(self, left: Node, right: Node) -> Node:
        """x ⊙ y c: what stands side by side binds more tightly; the builder takes numbers at its end out."""
        return self.node("hadamard", (left, right), left.start, right.stop)

    def _divided(self, left: Node, right: Node) -> Node:
        if right.kind == "product" and not right.grouped and self.spelling != "plain":
            first, rest = right.parts[0], right.parts[1:]
            over, after = self.text[first.start : first.stop], self.text[rest[0].start : rest[-1].stop]
            top = self.text[left.start : left.stop]
            raise Ambiguous(left.start + 1, f"({top}/{over}) {after}", f"{top}/({self.text[right.start : right.stop]})")
        if (value := lowest_terms(left, right)) is not None:
            return self.node("number", (), left.start, right.stop, value)
        return self.node("divide", (left, right), left.start, right.stop)

    def _beside(self, left: Node) -> Node:
        token = self.now
        if self.spelling == "plain":
            raise Unsigned(token.start + 1, _BESIDE, self.shown(token), _SIGN)
        if token.kind == "number" and self.ahead(1).kind != "sub":
            raise Unreadable(token.start + 1, _NUMBERS, self.shown(token))
        right = self._operand()
        return self._product(left, right, "")

    def _product(self, left: Node, right: Node, sign: str) -> Node:
        """One chain of factors, with the signs between them: matrices join first, numbers scale the result."""
        first = (left.parts, left.value) if left.kind == "product" and not left.grouped else ((left,), ())
        last = (right.parts, right.value) if right.kind == "product" and not right.grouped else ((right,), ())
        parts, signs = (*first[0], *last[0]), (*first[1], sign, *last[1])
        return self.node("product", parts, left.start, right.stop, signs)

    def _dotted(self, left: Node) -> Node:
        """W^[L]···W^[1]: the last factor before the dots and the first one after them are the ends of the chain."""
        self.advance()
        if self.now.kind == "op" and self.now.value == "dot":
            self.advance()
        right = self.attached(self.primary())
        before = left.parts[-1] if left.kind == "product" and not left.grouped else left
        chain = self.node("chain", (before, right), before.start, right.stop)
        if before is left:
            return chain
        signs = left.value[:-1]
        rest = left.parts[0] if len(left.parts) == 2 else self.node(
            "product", left.parts[:-1], left.start, left.parts[-2].stop, signs
        )  # fmt: skip
        return self._product(rest, chain, left.value[-1])

    def _said(self, left: Node, sign: str, right: Node) -> str:
        return self.text[left.start : left.stop] + sign + self.text[right.start : right.stop]


def read(
    text: str, spelling: Spelling, names: frozenset[str] = frozenset(), functions: frozenset[str] = frozenset()
) -> Node:
    """The tree of a text.

    Arguments:
        names: names that were given, so that they are read as one word.
        functions: those of them that are functions.

    Example:
        >>> read("W @ x - y", "plain").kind
        'minus'
    """
    found: list[Token] = tokens(text, spelling, names)
    return Reader(text, spelling, with_roles(found, text), names, functions).whole()
