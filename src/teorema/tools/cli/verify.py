"""`teorema verify`: run the checks on this machine and print the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from teorema.course import PIECES
from teorema.ground.text import Text
from teorema.tools.cli.grammar import Misuse, OneOf, Phrased, unknown
from teorema.tools.cli.output import KINDS, STANDING, columns, console, counted, unmarked
from teorema.tools.measured import CHECK_KINDS, OUTCOMES, measured

if TYPE_CHECKING:
    from teorema.evidence import Ledger

_SUMMARY: Final = Text(
    "Run the checks and print the ledger.\n\n"
    "ID is a statement (layers-matrix-scalar) or a piece (layers); without one, all are run.",
    "Ejecuta las verificaciones e imprime su registro.\n\n"
    "ID es un enunciado (layers-matrix-scalar) o una pieza (layers); sin ninguno, se ejecutan todas.",
)
_JSON: Final = Text("print the ledger as JSON", "imprime el registro como JSON")
_PROFILE: Final = Text(
    "quick (default) or thorough: more points, a fresh seed",
    "quick (por omisión) o thorough: más puntos, semilla nueva",
)
_WHAT: Final = Text("statement", "el enunciado")
_CHECKING: Final = Text("checking", "verificando")
_REFUTED: Final = Text("refutes: {mistake}; at {witness}", "refuta: {mistake}; en {witness}")
_GIVEN: Final = Text("given {ids}", "dado {ids}")
_STYLES: Final = {"checked": "green", "cited": "yellow", "open": "bold red"}


def command(lang: str) -> click.Command:
    """The command `verify` in one language."""
    return Phrased(
        "verify",
        lang,
        _SUMMARY,
        params=[
            click.Argument(["ids"], nargs=-1, metavar="[ID]..."),
            click.Option(["--json", "as_json"], is_flag=True, help=_JSON[lang]),
            click.Option(
                ["--profile"],
                type=OneOf("quick", "thorough"),
                default="quick",
                metavar="quick|thorough",
                help=_PROFILE[lang],
            ),
        ],
        callback=partial(_verify, lang),
    )


def _verify(lang: str, ids: tuple[str, ...], as_json: bool, profile: str) -> int:
    from teorema.tools.cli.checking import require_tools, run_checks

    require_tools()
    wanted = _statements(ids)
    with _progress(lang) as progress:
        ledger = run_checks(wanted, profile, progress)
    if as_json:
        print(ledger.json(), end="")
    elif ids:
        _print_statements(lang, ledger)
    else:
        _print_pieces(lang, ledger)
    return 0 if ledger.green else 1


def _statements(names: Sequence[str]) -> tuple[str, ...]:
    """The statements that the words mean; the name of a piece means all of its own."""
    if not names:
        return ()
    from teorema.symbolic.statements import registry

    known = registry()
    stems = {piece.stem for piece in PIECES}
    chosen: list[str] = []
    for name in names:
        found = [one for one in known if one == name or (name in stems and known[one].piece == name)]
        if not found:
            raise Misuse(unknown(_WHAT, name, known, cutoff=0.0))
        chosen += found
    return tuple(dict.fromkeys(chosen))


@contextmanager
def _progress(lang: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error where that is a terminal, nothing elsewhere: standard output belongs to the ledger."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    out = console(stderr=True)
    bars = (TextColumn(_CHECKING[lang]), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*bars, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _print_pieces(lang: str, ledger: Ledger) -> None:
    from rich.text import Text as Line

    out = console()
    rows = [
        (STANDING[entry["standing"]][lang], entry["id"], KINDS[entry["kind"]][lang], _evidence(lang, entry))
        for entry in ledger.statements
    ]
    lines = dict(zip((entry["id"] for entry in ledger.statements), columns(rows), strict=True))
    for piece in PIECES:
        mine = [entry for entry in ledger.statements if entry["piece"] == piece.stem]
        if mine:
            out.print(Line(f"{piece.code}  {piece.title[lang]}", style="bold"), soft_wrap=True)
        for entry in mine:
            line = Line(lines[entry["id"]])
            line.stylize(_STYLES[entry["standing"]], 0, len(STANDING[entry["standing"]][lang]))
            out.print(line, soft_wrap=True)
    _print_end(lang, ledger)


def _evidence(lang: str, entry: Mapping[str, Any]) -> str:
    """On one line what a statement stands on: its checks with their points, or why it has none."""
    told = ", ".join(f"{_kind(check)[lang]} {counted(check['points'], 'points')[lang]}" for check in entry["checks"])
    if entry["why"] is not None:
        told = entry["why"][lang]
    given = _GIVEN.format(ids=", ".join(entry["given"]))[lang] if entry["given"] else ""
    return "; ".join(filter(None, (told, given)))


def _kind(check: Mapping[str, Any]) -> Text:
    """The kind of a check in words; one that a ledger of another version has stands for itself."""
    kind = check["kind"]
    return CHECK_KINDS.get(kind, Text(kind, kind))


def _print_statements(lang: str, ledger: Ledger) -> None:
    from rich.text import Text as Line

    out = console()
    for entry in ledger.statements:
        head = Line(f"{entry['id']}  {KINDS[entry['kind']][lang]}: {unmarked(entry['title'][lang])}  ", style="bold")
        out.print(head.append(STANDING[entry["standing"]][lang], style=_STYLES[entry["standing"]]), soft_wrap=True)
        if entry["why"] is not None:
            out.print(Line(f"  {entry['why'][lang]}"), soft_wrap=True)
        titles = {mistake["id"]: unmarked(mistake["title"][lang]) for mistake in entry["mistakes"]}
        for check in entry["checks"]:
            outcome = OUTCOMES.get(check["outcome"])
            said = check["outcome"] if outcome is None else outcome[lang]
            points = counted(check["points"], "points")[lang]
            out.print(
                Line(f"  {_kind(check)[lang]} · {check['name']} · {said} · {points} · {check['seconds']:.2f} s"),
                soft_wrap=True,
            )
            out.print(Line(f"    {unmarked(check['scope'][lang])}"), soft_wrap=True)
            # The number of points stands in the line above.
            figures = ", ".join(one[lang] for one in measured({**check["measured"], "points": None}))
            if figures:
                out.print(Line(f"    {figures}", style="dim"), soft_wrap=True)
            if check["reason"]:
                out.print(Line(f"    {check['reason']}", style="red"), soft_wrap=True)
            for one in check["refuted"]:
                line = _REFUTED.format(mistake=titles.get(one["mistake"], one["mistake"]), witness=one["witness"])
                out.print(Line(f"    {line[lang]}"), soft_wrap=True)
    _print_end(lang, ledger)


def _print_end(lang: str, ledger: Ledger) -> None:
    from rich.text import Text as Line

    out = console()
    for trouble in ledger.data["troubles"]:
        out.print(Line(str(trouble), style="red"), soft_wrap=True)
    said = {name: counted(number, name)[lang] for name, number in ledger.data["summary"].items()}
    standings = ", ".join(said[word] for word in STANDING)
    seconds = f"{ledger.data['seconds']:.1f} s"
    line = f"{said['statements']}: {standings}; {said['checks']}, {said['refutations']}; {seconds}"
    out.print(Line(line, style="bold"), soft_wrap=True)
