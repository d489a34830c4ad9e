"""Where the reader stands among the tokens, and the nodes that it makes: both bounded, so that every reading ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.spellings.operators import Spelling
from teorema.symbolic.parsing.spellings.tokens import PAIRS, Token
from teorema.symbolic.parsing.spellings.vocabulary import BY_NAME
from teorema.symbolic.parsing.syntax.tree import DEEPEST, Node

NESTED: Final = 40
"""Brackets, powers and signs are nested at most this deep while reading."""

SPECIAL: Final = frozenset(["sigma", "compose", "prod", "slogdet"])
"""Functions that are read in a way of their own."""

END: Final = Text("end of the text", "fin del texto")
_DEEP = Text("an expression is nested at most {most} deep", "una expresión tiene a lo sumo {most} niveles")
_CLOSE = Text("{sign} must stand here", "aquí debe ir {sign}")


class Cursor:
    """Tokens with a place in them.

    Arguments:
        text: what is read.
        found: its tokens, ended by one of kind "end".
        names: names that were given.
        functions: those of them that are functions.
    """

    def __init__(
        self, text: str, spelling: Spelling, found: list[Token], names: frozenset[str], functions: frozenset[str]
    ) -> None:
        self.text, self.spelling, self.found = text, spelling, found
        self.names, self.functions = names, functions
        self.place, self.depth = 0, 0
        self.inside_round = False

    @property
    def now(self) -> Token:
        """The token that is read next."""
        return self.found[self.place]

    def ahead(self, count: int) -> Token:
        """A later token; the last one beyond the end."""
        return self.found[min(self.place + count, len(self.found) - 1)]

    def advance(self) -> Token:
        """Take the token."""
        token = self.now
        self.place = min(self.place + 1, len(self.found) - 1)
        return token

    def is_now(self, kind: str, value: Any = None) -> bool:
        """Whether this token is next."""
        return self.now.kind == kind and (value is None or self.now.value == value)

    def taken(self, kind: str, value: Any = None) -> bool:
        """Take the token if it is this one."""
        if self.is_now(kind, value):
            self.advance()
            return True
        return False

    def close(self, opening: str) -> Token:
        """Take the bracket that closes this one."""
        sign = PAIRS.get(opening, r"\end{bmatrix}")
        if not self.is_now("close", PAIRS.get(opening, opening)):
            raise self.unexpected(_CLOSE.format(sign=sign))
        return self.advance()

    def shown(self, token: Token) -> object:
        """A token as it was typed."""
        return self.text[token.start : token.stop] if token.kind != "end" else "…"

    def unexpected(self, rule: Text) -> Unreadable:
        """The refusal of the token that stands here."""
        return Unreadable(self.now.start + 1, rule, None if self.now.kind == "end" else self.shown(self.now))

    @contextmanager
    def nested(self) -> Iterator[None]:
        """One level of nesting."""
        self.depth += 1
        if self.depth > NESTED:
            raise Unreadable(self.now.start + 1, _DEEP.format(most=NESTED), None)
        yield
        self.depth -= 1

    def node(self, kind: str, parts: tuple[Node, ...], start: int, stop: int, value: Any = None) -> Node:
        """A node of the tree."""
        made = Node(kind, parts, start, stop, value)
        if made.depth > DEEPEST:
            raise Unreadable(start + 1, _DEEP.format(most=DEEPEST), None)
        return made

    def is_function(self, name: str) -> bool:
        """Whether a name is that of a function: one that was given, or one of the vocabulary that was not given as something else."""
        return name in self.functions or (name not in self.names and (name in BY_NAME or name in SPECIAL))
