"""What the commands print: UTF-8 whatever the code page, JSON with its schema version, tables that know NO_COLOR."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.tools.cli.grammar import Misuse

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA: Final = 1

STANDING: Final = {
    "checked": Text("checked", "verificado"),
    "cited": Text("cited", "citado"),
    "open": Text("open", "abierto"),
}
_COUNTED: Final = {
    "statements": (Text("1 statement", "1 enunciado"), Text("{n} statements", "{n} enunciados")),
    "checked": (Text("1 checked", "1 verificado"), Text("{n} checked", "{n} verificados")),
    "cited": (Text("1 cited", "1 citado"), Text("{n} cited", "{n} citados")),
    "open": (Text("1 open", "1 abierto"), Text("{n} open", "{n} abiertos")),
    "checks": (Text("1 check", "1 verificación"), Text("{n} checks", "{n} verificaciones")),
    "refutations": (Text("1 refutation", "1 refutación"), Text("{n} refutations", "{n} refutaciones")),
    "points": (Text("1 point", "1 punto"), Text("{n} points", "{n} puntos")),
}
KINDS: Final = {
    "definition": Text("definition", "definición"),
    "lemma": Text("lemma", "lema"),
    "theorem": Text("theorem", "teorema"),
    "corollary": Text("corollary", "corolario"),
}

_THERE: Final = Text(
    "exists already and is left as it is; give another name", "ya existe y se deja como está; hay que dar otro nombre"
)
_CANNOT: Final = Text("cannot be written", "no se puede escribir")


def counted(number: int, things: str) -> Text:
    """A number of statements, checks, points ..., in the singular for one.

    Example:
        >>> counted(1, "checks")["es"], counted(2, "checks")["es"]
        ('1 verificación', '2 verificaciones')
    """
    one, many = _COUNTED[things]
    return one if number == 1 else many.format(n=number)


def speak_utf8() -> None:
    """Both standard streams in UTF-8: a page of Greek letters must survive a cp1252 console or pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # An argument that is no text arrives as lone surrogates; it is shown escaped and breaks nothing.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write_new(path: Path, text: str) -> None:
    """Write a text to a new file in UTF-8.

    Raises:
        Misuse: there is such a file already.
        Refused: the file cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Misuse(Text(f"{path}: {_THERE.en}", f"{path}: {_THERE.es}")) from None
    except OSError as error:
        raise Refused(str(path), _CANNOT, error.strerror) from None


def print_json(command: str, content: dict[str, object]) -> None:
    """One JSON object on standard output: the schema version, the command, its content."""
    print(json.dumps({"schema": SCHEMA, "command": command, **content}, ensure_ascii=False, indent=1))


def unmarked(sentence: str) -> str:
    """A sentence of the pages without the dollars of its inline mathematics.

    Example:
        >>> unmarked("The weight $w_{i,j}$ of $a$")
        'The weight w_{i,j} of a'
    """
    return re.sub(r"\$([^$]*)\$", r"\1", sentence)


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines whose cells stand one below the other, two blanks apart; the last cell is left as it is.

    Example:
        >>> columns([("1", "one", "a"), ("22", "three", "b")])
        ['1   one    a', '22  three  b']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]


def console(*, stderr: bool = False) -> Console:
    """A rich console on a standard stream as it is now; without a terminal it prints plain text of 100 columns."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    terminal = stream.isatty()
    return Console(file=stream, width=None if terminal else 100, highlight=False, emoji=False)
