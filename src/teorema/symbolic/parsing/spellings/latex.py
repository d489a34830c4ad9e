"""From LaTeX to the same tokens. Spacing, sizes of brackets and fonts make no difference."""

from __future__ import annotations

import re
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.parsing.refusals import Ambiguous, Unreadable
from teorema.symbolic.parsing.spellings.letters import COMMANDS, FONTS, HATS
from teorema.symbolic.parsing.spellings.operators import signs
from teorema.symbolic.parsing.spellings.tokens import _MARKS, Token, number, strange
from teorema.symbolic.parsing.spellings.vocabulary import BY_COMMAND, BY_NAME

_COMMAND: Final = re.compile(r"\\(?:[A-Za-z]+\*?|.)", re.DOTALL)
_SPACES: Final = frozenset(
    [
        r"\,",
        r"\;",
        r"\!",
        r"\:",
        r"\ ",
        r"\quad",
        r"\qquad",
        r"\displaystyle",
        r"\textstyle",
        r"\limits",
        r"\nolimits",
        "~",
    ]
)
_SIZES: Final = frozenset(
    [rf"\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")]
)
_FIXED: Final[dict[str, tuple[str, Any]]] = {
    r"\langle": ("open", "⟨"), r"\rangle": ("close", "⟩"), r"\lfloor": ("open", "⌊"), r"\rfloor": ("close", "⌋"),
    r"\lbrace": ("open", "("), r"\rbrace": ("close", ")"), r"\{": ("open", "("), r"\}": ("close", ")"),
    r"\lbrack": ("open", "["), r"\rbrack": ("close", "]"),
    r"\lVert": ("bar", "‖<"), r"\rVert": ("bar", "‖>"), r"\lvert": ("bar", "|<"), r"\rvert": ("bar", "|>"),
    r"\Vert": ("bar", "‖"), r"\|": ("bar", "‖"), r"\vert": ("bar", "|"), "|": ("bar", "|"),
    r"\sqrt": ("root", None), r"\frac": ("frac", None), r"\tfrac": ("frac", None), r"\dfrac": ("frac", None),
    r"\sum": ("big", "sum"), r"\prod": ("big", "product"),
    r"\cdots": ("dots", None), r"\dots": ("dots", None), r"\ldots": ("dots", None),
    r"\prime": ("op", "prime"), r"\top": ("name", "⊤"), r"\T": ("name", "⊤"), r"\intercal": ("name", "⊤"),
    r"\infty": ("name", "inf"), r"\le": ("least", None), r"\leq": ("least", None), r"\mathds": ("font", None),
    "_": ("sub", None), "&": ("amp", None), r"\\": ("row", None), r"\in": ("in", None),
}  # fmt: skip
_BARE: Final = Text(
    "only letters, numbers and the commands of the page on notation can be read",
    "solo se leen letras, números y los comandos de la página de notación",
)
_WORD: Final = re.compile(r"\s*\{\s*([A-Za-z][A-Za-z0-9_\\ ]*?)\s*\}")
_HATTED: Final = re.compile(r"\s*(?:\{\s*(\\?[A-Za-z]+)\s*\}|(\\[A-Za-z]+|[A-Za-z]))")
_MATRIX: Final = re.compile(r"\s*\{\s*[bp]?(?:small)?matrix\s*\}")
_NEXT: Final = re.compile(r"\s*(\S)")
_RUN: Final = re.compile(r"[A-Za-z0-9]{1,40}")
_BRACE: Final = re.compile(r"\s*\{")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?|\.\d+")


def latex_tokens(text: str, names: frozenset[str]) -> list[Token]:
    """The tokens of a LaTeX formula."""
    return _Lexer(text, names).run()


class _Lexer:
    def __init__(self, text: str, names: frozenset[str]) -> None:
        self.text, self.names, self.at = text, names, 0
        self.signs = {sign: name for sign, name in signs("latex").items() if sign}
        self.found: list[Token] = []
        self.closers: list[tuple[str, str]] = []

    def run(self) -> list[Token]:
        """All tokens."""
        while self.at < len(self.text):
            char = self.text[self.at]
            if char.isspace() or char == "~":
                self.at += 1
            elif char == "\\":
                self._command()
            elif char.isascii() and (char.isdigit() or char == "."):
                self._digits()
            elif char.isascii() and char.isalpha():
                self._letters()
            elif char == "{":
                self.closers.append(("close", "}"))
                self._add("open", "{", 1)
            elif char == "}":
                self._add(*(self.closers.pop() if self.closers else ("close", "}")), 1)
            elif char in self.signs:
                self._add("op", self.signs[char], 1)
            elif char in _FIXED:
                self._add(*_FIXED[char], 1)
            elif char in _MARKS and char.isascii():
                self._add(_MARKS[char], char, 1)
            else:
                raise strange(self.at, char)
        return self.found

    def _add(self, kind: str, value: Any, length: int) -> None:
        self.found.append(Token(kind, value, self.at, self.at + length))
        self.at += length

    def _raised(self) -> bool:
        """Whether the next character is an exponent or index without braces: TeX takes one only."""
        last = self.found[-1] if self.found else None
        return last is not None and (last.kind == "sub" or (last.kind, last.value) == ("op", "power"))

    def _single(self) -> bool:
        """Whether one digit is taken: after ^ and _, and as an argument of a fraction."""
        found = self.found
        first = bool(found) and found[-1].kind in ("frac", "root")
        second = len(found) > 1 and found[-2].kind == "frac" and found[-1].kind in ("number", "name")
        return self._raised() or first or second

    def _digits(self) -> None:
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            raise strange(self.at, self.text[self.at])
        raw = match[0]
        if len(raw) > 1 and self._raised():
            sign = self.text[self.found[-1].start]
            raise Ambiguous(self.at + 1, f"{sign}{{{raw}}}", f"{sign}{{{raw[0]}}} {raw[1:]}")
        made = number(self.text, self.at, raw[0] if self._single() else raw)
        self.found.append(made)
        self.at = made.stop

    def _letters(self) -> None:
        match = _RUN.match(self.text, self.at)
        run = match[0] if match else self.text[self.at]
        if not self._single():
            for word in (run, run.rstrip("0123456789")):
                if len(word) > 1 and (word in self.names or word in BY_NAME):
                    return self._known(word)
        self._add("name", run[0], 1)

    def _known(self, word: str) -> None:
        """A word that was given as a name; refused where its letters were given too."""
        if word in self.names and all(char in self.names for char in word):
            raise Ambiguous(self.at + 1, rf"\mathrm{{{word}}}", r" \cdot ".join(word))
        self._add("name", word, len(word))

    def _command(self) -> None:
        match = _COMMAND.match(self.text, self.at)
        if match is None:
            raise strange(self.at, "\\")
        command = match[0]
        length = len(command)
        if command in _SPACES or command in _SIZES:
            self.at += length
        elif command in (r"\left", r"\right", r"\middle"):
            self._sized(command, length)
        elif command in (r"\begin", r"\end"):
            self._matrix(command, length)
        elif command in HATS:
            self._hatted(HATS[command], length)
        elif command in FONTS or command in (r"\operatorname", r"\operatorname*", r"\text", r"\mathds"):
            self._font(command, length)
        elif command == r"\norm":
            self._braced("‖", length)
        elif command == r"\abs":
            self._braced("|", length)
        elif command in self.signs:
            self._add("op", self.signs[command], length)
        elif command in BY_COMMAND:
            self._add("name", BY_COMMAND[command].name, length)
        elif command in COMMANDS:
            self._add("name", COMMANDS[command], length)
        elif command in _FIXED:
            self._add(*_FIXED[command], length)
        else:
            raise Unreadable(self.at + 1, _BARE, command)

    def _sized(self, command: str, length: int) -> None:
        """\\left and \\right say which way a bar points."""
        after = _NEXT.match(self.text, self.at + length)
        self.at += length
        if after is None or after[1] == ".":
            raise Unreadable(self.at + 1, _BARE, command)
        if after[1] in "|\\":
            bar = _COMMAND.match(self.text, after.start(1)) if after[1] == "\\" else None
            sign = bar[0] if bar else after[1]
            kind, value = _FIXED.get(sign, ("", None))
            if kind == "bar" and command != r"\middle":
                side = "<" if command == r"\left" else ">"
                start = after.start(1)
                self.found.append(Token("bar", value[0] + side, start, start + len(sign)))
                self.at = start + len(sign)

    def _matrix(self, command: str, length: int) -> None:
        match = _MATRIX.match(self.text, self.at + length)
        if match is None:
            raise Unreadable(self.at + 1, _BARE, command)
        self._add("open" if command == r"\begin" else "close", "matrix", match.end() - self.at)

    def _hatted(self, mark: str, length: int) -> None:
        match = _HATTED.match(self.text, self.at + length)
        inside = (match[1] or match[2]) if match else ""
        base = COMMANDS.get(inside) if inside.startswith("\\") else inside
        if match is None or not base:
            raise Unreadable(self.at + 1, _BARE, self.text[self.at : self.at + length])
        self._add("name", base + mark, match.end() - self.at)

    def _font(self, command: str, length: int) -> None:
        """A word in an upright font is one name; a bold 1 is the column of ones; other fonts make no difference."""
        one = re.compile(r"\s*\{?\s*([01])\s*\}?").match(self.text, self.at + length)
        if one and command in (r"\mathbf", r"\mathbb", r"\boldsymbol", r"\bm", r"\mathds"):
            return self._add("name", "𝟏" if one[1] == "1" else "𝟎", one.end() - self.at)
        match = _WORD.match(self.text, self.at + length)
        if match is None:
            inside = _HATTED.match(self.text, self.at + length)
            base = COMMANDS.get(inside[1] or inside[2], inside[2]) if inside else None
            if inside is None or base is None:
                raise Unreadable(self.at + 1, _BARE, command)
            return self._add("name", base, inside.end() - self.at)
        word = match[1].replace(r"\_", "_").replace(" ", "")
        self._add("name", "⊤" if word == "T" and self._raised_brace() else word, match.end() - self.at)

    def _raised_brace(self) -> bool:
        before = [token for token in self.found if not (token.kind == "open" and token.value == "{")]
        last = before[-1] if before else None
        return last is not None and (last.kind, last.value) == ("op", "power")

    def _braced(self, bar: str, length: int) -> None:
        """\\norm{x} and \\abs{x}, the macros of the site: their brace closes as a bar."""
        opening = _BRACE.match(self.text, self.at + length)
        if opening is None:
            raise Unreadable(self.at + 1, _BARE, self.text[self.at : self.at + length])
        self.closers.append(("bar", bar + ">"))
        self._add("bar", bar + "<", opening.end() - self.at)
