"""One name for one letter, however it is typed: ŷ, \\hat{y} and yhat are the same, and so are α, \\alpha and alpha."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NAMES: Final = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
]
GREEK: Final = {
    **{chr(code): name for code, name in zip((c for c in range(0x3B1, 0x3CA) if c != 0x3C2), _NAMES, strict=True)},
    **{
        chr(code): name.capitalize()
        for code, name in zip((c for c in range(0x391, 0x3AA) if c != 0x3A2), _NAMES, strict=True)
    },
    "ϕ": "phi",
    "ϵ": "epsilon",
    "ϑ": "theta",
}
"""Greek letters and the names they have in code."""

SPELLED: Final = frozenset(GREEK.values()) | {"lam"}
"""Names of Greek letters; `lam` is how Python writes lambda."""

COMMANDS: Final = {
    **{"\\" + name: name for name in GREEK.values()},
    **{f"\\var{name}": name for name in ("epsilon", "theta", "phi", "rho", "pi")},
    r"\ell": "l",
}
"""LaTeX commands that are letters."""

ACCENTS: Final = {"\u0302": "hat", "\u0304": "bar", "\u0303": "tilde", "\u0305": "bar"}
"""Combining marks and the endings that they add to a name."""

HATS: Final = {r"\hat": "hat", r"\widehat": "hat", r"\bar": "bar", r"\overline": "bar", r"\tilde": "tilde"}
"""The same marks in LaTeX."""

FONTS: Final = frozenset(
    {r"\mathrm", r"\mathbf", r"\boldsymbol", r"\mathbb", r"\mathcal", r"\mathsf", r"\mathit", r"\bm"}
)
"""Fonts, which make no difference, but for a bold 1."""

_PRIMARY: Final = re.compile(r"([A-Za-z]+?)(hat|bar|tilde)?(?:_?(\d+)|_(l|l[pm]\d+))?")


def letter(char: str) -> str | None:
    """The name of one letter without marks; None if the character is no letter of ours.

    Example:
        >>> letter("δ"), letter("ℓ"), letter("𝑊"), letter("ŷ"), letter("+")
        ('delta', 'l', 'W', 'yhat', None)
    """
    if char in GREEK:
        return GREEK[char]
    if char == "ℓ":
        return "l"
    if char.isascii():
        return char if char.isalpha() else None
    apart = unicodedata.normalize("NFD", char)
    if len(apart) == 2 and apart[1] in ACCENTS and (base := letter(apart[0])):
        return base + ACCENTS[apart[1]]
    plain = unicodedata.normalize("NFKC", char)
    return letter(plain) if len(plain) == 1 and plain != char else None


def layered_name(base: str, at: str) -> str:
    """The name of one symbol of a layer: W1 for W^[1], a_lm1 for a^[ℓ-1]."""
    return f"{base}{at}" if at.isdigit() else f"{base}_{at.replace('-', 'm').replace('+', 'p')}"


def _upright(name: str) -> str:
    return r"\mathrm{" + name.replace("_", r"\_") + "}"


def tex_of(name: str) -> str:
    """How a name is written in LaTeX; empty where it is written as it is.

    Example:
        >>> tex_of("W1"), tex_of("yhat"), tex_of("lam"), tex_of("x"), tex_of("a_lm1")
        ('W^{[1]}', '\\\\hat{y}', '\\\\lambda', '', 'a^{[\\\\ell - 1]}')
    """
    match = _PRIMARY.fullmatch(name)
    if match is None:
        return _upright(name) if len(name) > 1 else ""
    base, mark, digits, index = match.groups()
    if base in SPELLED:
        tex = rf"\{'lambda' if base == 'lam' else base}"
    elif len(base) == 1:
        tex = base
    else:
        return _upright(name)
    tex = rf"\{mark}{{{tex}}}" if mark else tex
    if digits and "_" in name:
        return f"{tex}_{{{digits}}}"
    if digits:
        return f"{tex}^{{[{digits}]}}"
    if index:
        shift = index[1:].replace("p", " + ").replace("m", " - ")
        return rf"{tex}^{{[\ell{shift}]}}"
    return "" if tex == name else tex
