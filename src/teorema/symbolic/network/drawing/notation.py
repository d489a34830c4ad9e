"""The formulas of a picture: one markup with `^{...}` and `_{...}`, read by SVG as it stands and turned into TeX for TikZ."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from teorema.ground.errors import Refused
from teorema.symbolic.network.drawing.phrases import NAME_RULE

_GREEK: Final = {
    chr(code): "\\" + unicodedata.name(chr(code)).rsplit(" ", 1)[1].lower().replace("lamda", "lambda")
    for code in range(0x3B1, 0x3CA)
    if code not in (0x3BF, 0x3C2)
}
"""Greek small letters that TeX has, and the commands for them; omicron is no letter of TeX."""

_NAME: Final = re.compile(rf"[A-Za-z{''.join(_GREEK)}][A-Za-z0-9{''.join(_GREEK)}_]{{0,11}}")
_SIGNS: Final = {
    **_GREEK,
    "ℝ": r"\mathbb{R}",
    "∈": r"\in",
    "×": r"\times",
    "·": r"\cdot",
    "−": "-",
    "ℓ": r"\ell",
    "Σ": r"\sum",
}
_ACCENTS: Final = {"\u0301": r"\'", "\u0303": r"\~", "\u0308": r"\""}
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]+")


def name_markup(name: str, argument: str = "widths") -> str:
    """A name of a width as it is drawn: what follows its first underscore is an index.

    Raises:
        Refused: the name is too long to be drawn, or has letters that TeX has not.

    Example:
        >>> name_markup("p"), name_markup("N_1"), name_markup("hidden_units")
        ('p', 'N_{1}', 'hidden_{units}')
    """
    head, _, index = name.partition("_")
    if not _NAME.fullmatch(name) or name.endswith("_") or not index.strip("_") == index:
        raise Refused(argument, NAME_RULE, name)
    return f"{head}_{{{index}}}" if index else head


def raised(text: str) -> str:
    """What the calculus prints for a terminal as markup: the layers in brackets go up.

    Example:
        >>> raised("tanh(z^[1])")
        'tanh(z^{[1]})'
    """
    return re.sub(r"\^(\[[^\]]*\])", r"^{\1}", text).replace("‖_F", "‖_{F}")


def plain(markup: str) -> str:
    """The markup as a line of text without braces and dollars.

    Example:
        >>> plain("total $m^{2} + p_{1}$")
        'total m^2 + p_1'
    """
    return markup.translate(str.maketrans("", "", "{}$"))


def tex(markup: str) -> str:
    r"""A label as TeX in ASCII alone: words outside of dollars with their accents, formulas between them.

    Example:
        >>> print(tex("parámetros: $W^{[1]} ∈ ℝ^{hidden×p}$"))
        par\'ametros: $W^{[1]} \in \mathbb{R}^{\mathit{hidden}\times p}$
    """
    parts = markup.split("$")
    return "$".join(_formula(part) if k % 2 else _words(part) for k, part in enumerate(parts))


def in_ascii(latex: str) -> str:
    r"""LaTeX whose Greek letters are written as commands.

    Example:
        >>> print(in_ascii("h_{δ}(x)"))
        h_{\delta }(x)
    """
    return "".join(f"{_GREEK[char]} " if char in _GREEK else char for char in latex)


def _formula(text: str) -> str:
    text = _WORD.sub(lambda found: rf"\mathit{{{found[0]}}}", text)
    text = re.sub(r"_(?!\{)", r"\\_", text)
    out = ""
    for place, char in enumerate(text):
        sign = _SIGNS.get(char, char)
        # a command ends before a letter only if a blank says so
        out += sign + (" " if sign[-1].isalpha() and len(sign) > 1 and text[place + 1 : place + 2].isalpha() else "")
    return out


def _words(text: str) -> str:
    out = ""
    for char in text:
        letter, *marks = list(unicodedata.normalize("NFD", char))
        out += _ACCENTS[marks[0]] + (r"{\i}" if letter == "i" else letter) if marks else _GREEK.get(letter, letter)
    return out
