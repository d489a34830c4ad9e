"""The file of a pass by hand: a filled example to edit, and its values read back, entry by entry, without evaluating text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import evaluate
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.parsing import parse

_TOML: Final = Text(
    "must be a TOML file as `trace --new` writes it", "debe ser un archivo TOML como el que escribe `trace --new`"
)
_KEYS: Final = ("widths", "hidden", "output", "loss", "batch")
_ENTRY: Final = Text(
    "entries are integers, fractions such as 1/2, log(3), or letters",
    "las entradas son enteros, fracciones como 1/2, log(3) o letras",
)
_WORDS: Final = Text(
    "rows separated by semicolons, entries by commas or blanks: 1 0; 1 -1",
    "filas separadas por punto y coma, entradas por comas o espacios: 1 0; 1 -1",
)
_HEAD: Final = Text(
    "# One pass by hand. Entries are integers, fractions, log(3) or letters, between quotes or not.\n"
    "# Run it:  teorema trace {name}\n",
    "# Una pasada a mano. Las entradas son enteros, fracciones, log(3) o letras, con comillas o sin ellas.\n"
    "# Para correrla:  teorema trace {name}\n",
)
_NAME: Final = re.compile(r"[A-Za-z_]\w*")
LONGEST: Final = 200


@dataclass(slots=True)
class Setup:
    """What a pass by hand starts from.

    Arguments:
        widths: N_0, ..., N_L.
        values: the entries by name.
        options: hidden, output, loss, batch as `trace` takes them.
    """

    widths: list[int]
    values: dict[str, Any]
    options: dict[str, Any] = field(default_factory=dict)


def example(widths: Sequence[int]) -> dict[str, list[list[int]]]:
    """Small integers for every entry, so that a pass can be followed in one's head.

    Example:
        >>> example([2, 1])["W1"]
        [[1, -1]]
    """
    values = {"x": [[1 + i % 2] for i in range(widths[0])], "y": [[1] for _ in range(widths[-1])]}
    for layer in range(1, len(widths)):
        rows, columns = widths[layer], widths[layer - 1]
        values[f"W{layer}"] = [[(1, -1, 2)[(i + j) % 3] for j in range(columns)] for i in range(rows)]
        values[f"b{layer}"] = [[i % 2] for i in range(rows)]
    return values


def filled(widths: Sequence[int], name: str, lang: str) -> str:
    """The text of a filled example file.

    Example:
        >>> print(filled([1, 1], "pass.toml", "en").splitlines()[2])
        widths = [1, 1]
    """
    lines = [
        _HEAD.format(name=name)[lang] + f"widths = {list(widths)}",
        'hidden = "relu"',
        'output = "identity"',
        'loss = "half_squared"',
        "",
    ]
    for key, value in example(widths).items():
        column = all(len(row) == 1 for row in value) and key[0] != "W"
        lines.append(f"{key} = {[row[0] for row in value] if column else value}")
    return "\n".join(lines) + "\n"


def read(text: str, name: str) -> Setup:
    """The setup in a file.

    Arguments:
        text: its content.
        name: its name, for messages.

    Raises:
        Refused: it is no such file, or an entry is no number.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(name, _TOML, str(error)) from None
    widths = content.pop("widths", None)
    if not isinstance(widths, list):
        raise Refused(name, _TOML, "widths")
    options: dict[str, Any] = {key: content.pop(key) for key in _KEYS[1:] if key in content}
    return Setup(widths, {key: entries(key, value) for key, value in content.items()}, options)


def entries(key: str, value: Any) -> Grid:
    """Exact entries from numbers, texts and lists of them.

    Raises:
        Refused: an entry is a float, or no expression of numbers and letters.
    """
    if isinstance(value, list):
        return Grid([[entry(key, e) for e in one] if isinstance(one, list) else [entry(key, one)] for one in value])
    if isinstance(value, str):
        return from_words(key, value)
    return Grid([[entry(key, value)]])


def from_words(key: str, words: str) -> Grid:
    """Exact entries from one line, "1 0; 1 -1" or "1, log(3)".

    Raises:
        Refused: the rows differ in length, or an entry is no number.
    """
    rows = [[one for one in re.split(r"\s*,\s*|\s+", row.strip()) if one] for row in words.split(";")]
    if not all(rows) or len({len(row) for row in rows}) != 1:
        raise Refused(key, _WORDS, words)
    if len(rows) == 1 and not key.startswith("W"):
        rows = [[one] for one in rows[0]]
    return Grid([[entry(key, one) for one in row] for row in rows])


def entry(key: str, value: Any) -> Any:
    """One exact number from an integer or from a text such as 3/4, log(3) or w.

    Raises:
        Refused: it is a float, or no expression of numbers and letters.

    Example:
        >>> entry("x", "log(3)"), entry("x", "-3/4"), entry("x", "w")
        (log(3), Fraction(-3, 4), w)
    """
    if type(value) is int:
        return value
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Refused(key, _ENTRY, value)
    letters: Mapping[str, Any] = {
        name: sp.Symbol(name, real=True) for name in _NAME.findall(value) if name not in ("log", "ln", "exp", "sqrt")
    }
    found = parse(value, dict.fromkeys(letters, ()) or {"x": ()})
    if found.shape:
        raise Refused(key, _ENTRY, value)
    return evaluate(found, dict(letters)).item()
