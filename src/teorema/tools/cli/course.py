"""`teorema course`: the syllabus, how many statements each piece has, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from teorema.course import BUILT, PIECES, Piece
from teorema.ground.text import Text
from teorema.tools.cli.finding import find_piece
from teorema.tools.cli.grammar import Phrased
from teorema.tools.cli.output import KINDS, STANDING, columns, console, counted, print_json, unmarked

if TYPE_CHECKING:
    from teorema.tools.cli.record import Record

_SUMMARY: Final = Text(
    "Show the course: its pieces, their statements and how they stand.\n\n"
    "PIECE is a number, a name, or the beginning of a title in either language; accents do not matter.",
    "Muestra el curso: sus piezas, sus enunciados y en qué estado están.\n\n"
    "PIEZA es un número, un nombre o el comienzo de un título en cualquiera de los dos idiomas, con o sin acentos.",
)
_PIECE: Final = Text("[PIECE]", "[PIEZA]")
_JSON: Final = Text("print JSON", "imprime JSON")
_PART: Final = Text("Part {number}: {title}", "Parte {number}: {title}")
_COME: Final = Text("to come", "por venir")
_UNRUN: Final = Text("not run here yet: teorema verify", "aún sin verificar aquí: teorema verify")
_RELEASED: Final = Text(
    "Standing as of the release ({started}); here: teorema verify",
    "Estado según la versión publicada ({started}); aquí: teorema verify",
)
_RUN: Final = Text("Standing as of the run here of {started}", "Estado según la verificación hecha aquí el {started}")


def command(lang: str) -> click.Command:
    """The command `course` in one language."""
    return Phrased(
        "course",
        lang,
        _SUMMARY,
        params=[
            click.Argument(["words"], nargs=-1, metavar=_PIECE[lang]),
            click.Option(["--json", "as_json"], is_flag=True, help=_JSON[lang]),
        ],
        callback=partial(_course, lang),
    )


def _course(lang: str, words: tuple[str, ...], as_json: bool) -> int:
    pieces = (find_piece(" ".join(words)),) if words else PIECES
    from teorema.tools.cli.record import fresh_record

    record = fresh_record()
    entries = {piece.stem: _entries(piece, record) for piece in pieces}
    if as_json:
        content = [_content(piece, entries[piece.stem], record) for piece in pieces]
        source = None if record is None else "release" if record.released else "run"
        print_json("course", {"ledger": source, "pieces": content})
    elif words:
        _print_piece(lang, pieces[0], entries[pieces[0].stem], record)
    else:
        _print_all(lang, entries, record)
    return 0


def _entries(piece: Piece, record: Record | None) -> list[Mapping[str, Any]]:
    """The statements of a piece: from the ledger, else from the registry without a standing."""
    if record is not None:
        return record.of(piece.stem)
    if piece.stem not in BUILT:
        return []
    from teorema.symbolic.statements import statements_of

    return [
        {"id": one.id, "kind": one.kind, "title": one.title.json(), "standing": None}
        for one in statements_of(piece.stem)
    ]


def _content(piece: Piece, entries: list[Mapping[str, Any]], record: Record | None) -> dict[str, object]:
    kept = ("id", "kind", "title", "standing")
    return {
        "number": piece.number,
        "stem": piece.stem,
        "title": piece.title.json(),
        "part": piece.part.number,
        "built": piece.stem in BUILT,
        "statements": [{name: entry[name] for name in kept} for entry in entries],
    }


def _standing(lang: str, piece: Piece, entries: list[Mapping[str, Any]], record: Record | None) -> str:
    from teorema.tools.cli.record import tally

    if piece.stem not in BUILT:
        return _COME[lang]
    count = counted(len(entries), "statements")[lang]
    words = {} if record is None else tally(entries)
    told = ", ".join(counted(number, word)[lang] for word, number in words.items())
    return f"{count}: {told}" if told else count


def _print_all(lang: str, entries: Mapping[str, list[Mapping[str, Any]]], record: Record | None) -> None:
    from rich.text import Text as Line

    out = console()
    rows = [
        (piece.code, piece.stem, piece.title[lang], _standing(lang, piece, entries[piece.stem], record))
        for piece in PIECES
    ]
    for line, piece in zip(columns(rows), PIECES, strict=True):
        if piece is next(one for one in PIECES if one.part == piece.part):
            part = _PART.format(number=piece.part.number, title=piece.part.title[lang])
            out.print(Line(part[lang], style="bold"), soft_wrap=True)
        out.print(Line(line, style="" if piece.stem in BUILT else "dim"), soft_wrap=True)
    _print_source(lang, record)


def _print_piece(lang: str, piece: Piece, entries: list[Mapping[str, Any]], record: Record | None) -> None:
    from rich.text import Text as Line

    out = console()
    out.print(Line(f"{piece.code}  {piece.stem}  {piece.title[lang]}", style="bold"), soft_wrap=True)
    part = _PART.format(number=piece.part.number, title=piece.part.title[lang])[lang]
    out.print(Line(f"{part} · {_standing(lang, piece, entries, record)}"), soft_wrap=True)
    standings = ["" if entry["standing"] is None else STANDING[entry["standing"]][lang] for entry in entries]
    rows = [
        (entry["id"], KINDS[entry["kind"]][lang], said, unmarked(entry["title"][lang]))
        for entry, said in zip(entries, standings, strict=True)
    ]
    for line in columns(rows):
        out.print(Line(line), soft_wrap=True)
    _print_source(lang, record)


def _print_source(lang: str, record: Record | None) -> None:
    from rich.text import Text as Line

    line = _UNRUN
    if record is not None:
        started = str(record.content["started"])[:16].replace("T", " ")
        line = (_RELEASED if record.released else _RUN).format(started=started)
    console().print(Line(line[lang], style="dim"), soft_wrap=True)
