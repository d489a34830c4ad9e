"""What stands by itself: numbers, names, brackets, bars, fractions, roots, sums over an index."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.spellings.operators import PRODUCT, SUM
from teorema.symbolic.parsing.spellings.tokens import Token
from teorema.symbolic.parsing.syntax.attachments import Attachments
from teorema.symbolic.parsing.syntax.tree import Node, lowest_terms

_OPERAND: Final = Text("an operand must stand here", "aquí debe ir un operando")
_COMMA: Final = Text("a comma between two arguments must stand here", "aquí debe ir una coma entre dos argumentos")
_BOUNDS: Final = Text(
    "an index with its bounds must stand here, as in Σ_{k=1}^{n}",
    "aquí debe ir un índice con sus cotas, como en Σ_{k=1}^{n}",
)
POINT: Final = Text("decimals are written with a point", "los decimales se escriben con punto")
_BAR: Final = Text("the closing bar must stand here", "aquí debe ir la barra que cierra")


class Primaries(Attachments):
    """Reads one primary."""

    def primary(self) -> Node:
        """A primary, without what is attached to it."""
        token = self.now
        with self.nested():
            if token.kind == "number":
                self.advance()
                if token.value == 0 and self.is_now("sub"):
                    return self.node("zeros", (), token.start, token.stop)
                return self.node("number", (), token.start, token.stop, token.value)
            if token.kind == "name":
                return self._named(self.advance())
            if token.kind == "open":
                return self._bracket(self.advance())
            if token.kind == "bar" and token.value.endswith("<"):
                return self._bars(self.advance())
            if token.kind == "frac":
                return self._fraction(self.advance())
            if token.kind == "root":
                return self._root(self.advance())
            if token.kind == "big":
                return self._over(self.advance())
        raise self.unexpected(_OPERAND)

    def _named(self, token: Token) -> Node:
        name = str(token.value)
        if name in ("𝟏", "𝟎"):
            return self.node("ones" if name == "𝟏" else "zeros", (), token.start, token.stop)
        if token.code and name in ("array", "block") and self.is_now("open", "("):
            self.advance()
            rows = self.primary()
            return rows.inside(token.start, self.close("(").stop)
        if name == "reduce" and self.spelling == "plain" and self.is_now("open", "("):
            return self._reduced(token)
        if name in ("min", "max") and self.is_now("sub"):
            return self._over(Token("big", name, token.start, token.stop))
        if name == "e" and "e" not in self.names and self.is_now("op", "power"):
            self.advance()
            exponent = self.exponent()
            function = self.node("function", (), token.start, token.stop, "exp")
            return self.node("call", (function, exponent), token.start, exponent.stop)
        if self.is_function(name) and not (name == "sigma" and self.spelling == "plain" and not self._called()):
            return self.node("function", (), token.start, token.stop, ("np " if token.code else "") + name)
        return self.node("name", (), token.start, token.stop, name)

    def _reduced(self, token: Token) -> Node:
        """reduce(np.matmul, [body for k in range(stop, before, -1)], np.eye(n)), a chain of matrices."""
        self.advance()
        for wanted in (("name", "matmul"), ("comma", None), ("open", "[")):
            if not self.taken(*wanted):
                raise self.unexpected(_OPERAND)
        made = self.generated(self.expression(SUM))
        self.close("[")
        if self.taken("comma"):
            self.expression(SUM)
        stop = self.close("(").stop
        step = made.parts[-1]
        if len(made.parts) != 4 or step.kind != "number" or step.value != -1:
            raise Unreadable(made.start + 1, _OPERAND, self.text[made.start : made.stop])
        return self.node("reduced", (made.parts[1], made.parts[2], made.parts[0]), token.start, stop, made.value)

    def _called(self) -> bool:
        return self.is_now("open") or self.is_now("attr") or self.is_now("op", "prime")

    def _bracket(self, token: Token) -> Node:
        opening = str(token.value)
        if opening == "(":
            outside, self.inside_round = self.inside_round, True
            inside = self.expression(SUM)
            self.inside_round = outside
            if self.spelling != "plain" and self.is_now("comma") and inside.kind == "number":
                raise Unreadable(self.now.start + 1, POINT, ",")
            if self.spelling == "plain" and self.taken("comma"):  # the shape in np.ones((m, n))
                inside = self.node("pair", (inside, self.expression(SUM)), inside.start, self.now.start)
            return inside.inside(token.start, self.close(opening).stop)
        if opening == "{":
            outside, self.inside_round = self.inside_round, True
            inside = self.expression(SUM)
            self.inside_round = outside
            return inside.inside(token.start, self.close(opening).stop)
        if opening == "⟨":
            return self._inner(token)
        if opening == "⌊":
            inside = self.expression(SUM)
            return self.node("floor", (inside,), token.start, self.close(opening).stop)
        return self._block(token)

    def _inner(self, token: Token) -> Node:
        left = self.expression(SUM)
        if not self.taken("comma"):
            raise self.unexpected(_COMMA)
        right = self.expression(SUM)
        return self.node("inner", (left, right), token.start, self.close("⟨").stop)

    def _block(self, token: Token) -> Node:
        """Rows of blocks or numbers: [a, b; c, d], [[a, b], [c, d]] in the plain form, a matrix in LaTeX."""
        separators = {"matrix": ("amp", "row")}.get(token.value, ("comma", "semicolon"))
        rows: list[tuple[Node, ...]] = []
        if self.spelling == "plain" and self.is_now("open", "["):
            while True:
                self.advance()
                rows.append(self._row("comma"))
                self.close("[")
                if not (self.taken("comma") and self.is_now("open", "[")):
                    break
        else:
            rows.append(self._row(separators[0]))
            while self.taken(separators[1]):
                rows.append(self._row(separators[0]))
        stop = self.close(token.value).stop
        parts = tuple(part for row in rows for part in row)
        return self.node("block", parts, token.start, stop, tuple(len(row) for row in rows))

    def _row(self, separator: str) -> tuple[Node, ...]:
        row = [self.expression(SUM)]
        while self.taken(separator):
            row.append(self.expression(SUM))
        return tuple(row)

    def _bars(self, token: Token) -> Node:
        inside = self.expression(SUM)
        closing = token.value[0] + ">"
        if not self.is_now("bar", closing):
            raise self.unexpected(_BAR)
        stop = self.advance().stop
        if closing == "|>":
            return self.node("bars", (inside,), token.start, stop)
        return self.node("norm", (inside,), token.start, stop)

    def _argument(self) -> Node:
        """The argument of a LaTeX command: one in braces, or one letter or digit."""
        if self.is_now("open", "{"):
            opening = self.advance()
            inside = self.expression(SUM)
            self.close("{")
            return inside if inside.kind != "product" else inside.inside(opening.start, self.found[self.place - 1].stop)
        if self.now.kind in ("number", "name"):
            return self.primary()
        raise self.unexpected(_OPERAND)

    def _fraction(self, token: Token) -> Node:
        top, bottom = self._argument(), self._argument()
        stop = self.found[self.place - 1].stop
        if (value := lowest_terms(top, bottom)) is not None:
            return self.node("number", (), token.start, stop, value)
        made = self.node("divide", (top, bottom), token.start, stop)
        return made.inside(token.start, stop)

    def _root(self, token: Token) -> Node:
        if self.spelling == "latex":
            inside = self._argument()
        else:
            inside = self.primary() if self.is_now("open", "(") else self.attached(self.primary())
        function = self.node("function", (), token.start, token.stop, "sqrt")
        return self.node("call", (function, inside), token.start, inside.stop)

    def _over(self, token: Token) -> Node:
        """Σ, Π, min or max over an index: Σ_{k=1}^{n}, Σ_{k=1..n}, min_{1≤k≤n}."""
        if not (self.taken("sub") and self.taken("open", "{")):
            raise self.unexpected(_BOUNDS)
        if self.now.kind == "name" and self.ahead(1).kind == "equals":
            index = str(self.advance().value)
            self.advance()
            start, stop = self.expression(SUM), None
            if self.taken("range"):
                stop = self.expression(SUM)
            self.close("{")
            if stop is None:
                if not self.taken("op", "power"):
                    raise self.unexpected(_BOUNDS)
                stop = self.exponent()
        else:
            start = self.expression(SUM)
            if not (self.taken("least") and self.now.kind == "name"):
                raise self.unexpected(_BOUNDS)
            index = str(self.advance().value)
            if not self.taken("least"):
                raise self.unexpected(_BOUNDS)
            stop = self.expression(SUM)
            self.close("{")
        body = self.expression(PRODUCT)
        return self.node("over", (start, stop, body), token.start, body.stop, (token.value, index))
