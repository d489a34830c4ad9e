"""From characters to tokens, for the plain form and for Unicode; every token knows its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.spellings.letters import ACCENTS, letter
from teorema.symbolic.parsing.spellings.operators import Spelling, signs
from teorema.symbolic.parsing.spellings.vocabulary import BY_NAME

LONGEST: Final = 2000
"""Longer texts are refused before any work is done."""

DIGITS: Final = 30
"""A number has at most so many digits."""

_LONG = Text(f"an expression has at most {LONGEST} characters", f"una expresión tiene a lo sumo {LONGEST} caracteres")
_DIGITS = Text(f"a number has at most {DIGITS} digits", f"un número tiene a lo sumo {DIGITS} cifras")
_STRANGE = Text("this character means nothing here", "este carácter no significa nada aquí")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_POWER_OF_TEN: Final = re.compile(r"[eE]([+-]?\d{1,2})(?![\w.])")
_WORD: Final = re.compile(r"[A-Za-z]\w{0,60}", re.ASCII)
_RUN: Final = re.compile(r"[A-Za-z]{1,60}\d{0,9}", re.ASCII)
_NUMPY: Final = re.compile(r"(?:np|numpy|math)\s*\.\s*(?:linalg\s*\.\s*)?([A-Za-z]\w*)", re.ASCII)
_ATTRIBUTE: Final = re.compile(r"\.\s*(T|f|df|d2f)\b")
_STRING: Final = re.compile(r"'(fro)'|\"(fro)\"")

_RAISED: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ⁽⁾ⁿⁱ", "0123456789+-⊤()ni", strict=True))
_LOWERED: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ᵢⱼₖₗₙₘ", "0123456789+-()ijklnm", strict=True))
_SHARES: Final = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅛": (1, 8), "⅕": (1, 5)}
_MARKS: Final = {
    "(": "open", "[": "open", "{": "open", "⟨": "open", "⌊": "open",
    ")": "close", "]": "close", "}": "close", "⟩": "close", "⌋": "close",
    ",": "comma", ";": "semicolon", "=": "equals", "≤": "least", "√": "root", ":": "colon",
}  # fmt: skip
PAIRS: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋"}
"""Opening brackets and what closes them."""

_FIXED: Final = {
    "‖": ("bar", "‖"), "∥": ("bar", "‖"), "||": ("bar", "‖"), "|": ("bar", "|"),
    "⋯": ("dots", None), "...": ("dots", None), "…": ("dots", None), "···": ("dots", None), "..": ("range", None),
    "∑": ("big", "sum"), "∏": ("big", "product"), "″": ("second", None), "∞": ("name", "inf"), "⊤": ("name", "⊤"),
    "𝟏": ("name", "𝟏"), "𝟙": ("name", "𝟏"), "𝟎": ("name", "𝟎"), "∈": ("in", None),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: its kind, what it means and the slice it came from; `code` marks a name written np.name."""

    kind: str
    value: Any
    start: int
    stop: int
    code: bool = False


def tokens(text: str, spelling: Spelling, names: frozenset[str]) -> list[Token]:
    """The tokens of a text, ended by one of kind "end".

    Arguments:
        names: names that are read as one word wherever they stand.
    """
    if len(text) > LONGEST:
        raise Unreadable(LONGEST + 1, _LONG, f"{len(text)}")
    if spelling == "latex":
        from teorema.symbolic.parsing.spellings.latex import latex_tokens

        found = latex_tokens(text, names)
    else:
        found = _Lexer(text, spelling, names).run()
    return [*found, Token("end", None, len(text), len(text))]


def number(text: str, start: int, raw: str) -> Token:
    """A number, exactly: 0.5 is one half."""
    if len(raw) > DIGITS:
        raise Unreadable(start + 1, _DIGITS, f"{len(raw)}")
    return Token("number", Fraction(raw), start, start + len(raw))


def strange(position: int, char: str) -> Unreadable:
    """The refusal of a character."""
    return Unreadable(position + 1, _STRANGE, char if char.isprintable() else f"U+{ord(char):04X}")


class _Lexer:
    """Reads the plain form and Unicode, which differ in names and signs only."""

    def __init__(self, text: str, spelling: Spelling, names: frozenset[str]) -> None:
        self.text, self.spelling, self.names = text, spelling, names
        table: dict[str, tuple[str, Any]] = {mark: (kind, mark) for mark, kind in _MARKS.items()}
        table |= _FIXED
        table |= {sign: ("op", name) for sign, name in signs(spelling).items() if sign}
        table |= {"_": ("sub", None)}
        self.table, self.lengths = table, sorted({len(sign) for sign in table}, reverse=True)
        self.at = 0
        self.found: list[Token] = []

    def run(self) -> list[Token]:
        """All tokens."""
        while self.at < len(self.text):
            if self.text[self.at].isspace():
                self.at += 1
            elif not (self._string() or self._number() or self._script() or self._name() or self._sign()):
                raise strange(self.at, self.text[self.at])
        return self.found

    def _add(self, kind: str, value: Any, length: int, code: bool = False) -> bool:
        self.found.append(Token(kind, value, self.at, self.at + length, code))
        self.at += length
        return True

    def _string(self) -> bool:
        match = _STRING.match(self.text, self.at) if self.spelling == "plain" else None
        after_comma = bool(self.found) and self.found[-1].kind == "comma"
        return match is not None and after_comma and self._add("name", "F", len(match[0]))

    def _number(self) -> bool:
        char = self.text[self.at]
        if char in _SHARES:
            return self._add("number", Fraction(*_SHARES[char]), 1)
        match = _NUMBER.match(self.text, self.at) if char.isascii() else None
        if match is None or (match[0][0] == "." and self.found and self.found[-1].stop == self.at):
            return False
        made = number(self.text, self.at, match[0])
        self.at = made.stop
        power = _POWER_OF_TEN.match(self.text, self.at) if self.spelling == "plain" else None
        if power:
            made = replace(made, value=made.value * Fraction(10) ** int(power[1]), stop=power.end())
            self.at = made.stop
        self.found.append(made)
        return True

    def _name(self) -> bool:
        attribute = _ATTRIBUTE.match(self.text, self.at)
        if attribute and self.found:
            return self._add("attr", attribute[1], len(attribute[0]))
        code = _NUMPY.match(self.text, self.at)
        if code:
            return self._add("name", code[1], len(code[0]), code=True)
        word = _WORD.match(self.text, self.at)
        if word and self.spelling == "plain":
            return self._add("name", word[0], len(word[0]))
        if word and (known := self._known(word[0])):
            return self._add("name", known, len(known))
        if run := _RUN.match(self.text, self.at):
            length = len(run[0])
            if length == 1 and self.text[self.at + 1 : self.at + 2] in ACCENTS:
                return self._add("name", run[0] + ACCENTS[self.text[self.at + 1]], 2)
            if length > 1 and all(char in self.names for char in run[0]):
                length = 1  # W and x were given, Wx was not: a product
            return self._add("name", run[0][:length], length)
        char = self.text[self.at]
        if char in "ΣΠ" and self.text[self.at + 1 :].lstrip().startswith("_"):
            return self._add("big", "sum" if char == "Σ" else "product", 1)
        if (name := None if char.isascii() or char in self.table else letter(char)) is None:
            return False
        mark = self.text[self.at + 1 : self.at + 2]
        length = 2 if mark in ACCENTS else 1
        digits = re.compile(r"\d*", re.ASCII).match(self.text, self.at + length)
        tail = digits[0] if digits else ""
        return self._add("name", name + ACCENTS.get(mark, "") + tail, length + len(tail))

    def _known(self, word: str) -> str | None:
        """The longest beginning of a word that is a name; it ends where an index could."""
        ends = [len(word), *(k for k in range(len(word) - 1, 0, -1) if word[k] == "_")]
        return next((word[:end] for end in ends if word[:end] in self.names or word[:end] in BY_NAME), None)

    def _script(self) -> bool:
        """Raised and lowered characters, as if they stood in braces after ^ or _."""
        for table, opening in ((_RAISED, ("op", "power")), (_LOWERED, ("sub", ""))):
            stop = self.at
            while stop < len(self.text) and self.text[stop] in table:
                stop += 1
            if stop > self.at:
                inside = "".join(table[char] for char in self.text[self.at : stop])
                within = _Lexer(inside, "unicode", frozenset()).run()
                placed = [replace(t, start=self.at + t.start, stop=self.at + t.stop) for t in within]
                self.found += [
                    Token(opening[0], opening[1], self.at, self.at),
                    Token("open", "{", self.at, self.at),
                    *placed,
                    Token("close", "}", stop, stop),
                ]
                self.at = stop
                return True
        return False

    def _sign(self) -> bool:
        for length in self.lengths:
            sign = self.text[self.at : self.at + length]
            if len(sign) == length and sign in self.table:
                kind, value = self.table[sign]
                return self._add(kind, value, length)
        return False
