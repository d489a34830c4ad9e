"""click in two languages: commands whose help and refusals are Texts, each refusal one line that says what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from teorema.ground.text import LANGS, Text, as_text

if TYPE_CHECKING:
    _Words = click.ParamType[str]
    _Numbers = click.ParamType[int]
else:
    # Generic from click 8.4 on only.
    _Words = _Numbers = click.ParamType

_OPTIONS: Final = Text("Options", "Opciones")
_COMMANDS: Final = Text("Commands", "Comandos")
_USAGE: Final = Text("Usage", "Uso")
_HELP: Final = Text("show this help", "muestra esta ayuda")
_LANG: Final = Text(
    "language: en or es (else TEOREMA_LANG, else the locale)", "idioma: en o es (si no, TEOREMA_LANG o el del sistema)"
)
OPTION: Final = Text("option", "la opción")
_COMMAND: Final = Text("command", "el comando")
_SEE: Final = Text("see {path} --help", "ver {path} --help")


class Misuse(Exception):
    """A command line that cannot be obeyed: one line in the reader's language, exit code 2."""

    def __init__(self, line: Text | str) -> None:
        self.line = as_text(line)
        super().__init__(self.line.en)


class Broken(Exception):
    """The checks did not come to an end: one line in both languages, exit code 1."""

    def __init__(self, line: Text) -> None:
        self.line = line
        super().__init__(line.en)


class OneOf(_Words):
    """One of a few words."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself; anything else is refused with the list."""
        if value not in self.words:
            words = ", ".join(self.words)
            raise Misuse(_refused(param, Text(f"must be one of {words}", f"debe ser uno de {words}"), value))
        return str(value)


class Port(_Numbers):
    """A port number; 0 lets the system choose a free one."""

    name = "port"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; anything outside 0..65535 is refused."""
        digits = str(value)
        if not (digits.isascii() and digits.isdigit() and len(digits) < 6 and int(digits) < 65536):
            rule = Text("must be an integer from 0 to 65535", "debe ser un entero de 0 a 65535")
            raise Misuse(_refused(param, rule, value))
        return int(digits)


def _refused(param: click.Parameter | None, rule: Text, value: object) -> Text:
    name = param.opts[0] if param is not None else "value"
    return Text(f"{name}: {rule.en}, got {value!r}", f"{name}: {rule.es}, se recibió {value!r}")


class Phrased(click.Command):
    """A command of one language: help laid out here, since click's own words know no Spanish."""

    def __init__(self, name: str, lang: str, summary: Text, **given: Any) -> None:
        self.lang = lang
        short = summary[lang].split("\n", maxsplit=1)[0]
        super().__init__(name, add_help_option=False, help=summary[lang], short_help=short, **given)
        self.params += [
            click.Option(["--lang"], type=OneOf(*LANGS), expose_value=False, metavar="en|es", help=_LANG[lang]),
            click.Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show, help=_HELP[lang]),
        ]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """`Usage: teorema count [OPTIONS] WIDTHS...` with the words of the language."""
        pieces = [piece.replace("OPTIONS", _OPTIONS[self.lang].upper()) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{_USAGE[self.lang]}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under a heading of the language."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        with formatter.section(_OPTIONS[self.lang]):
            formatter.write_dl(rows)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does; a word too many is refused in the language."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            # click's parser does not always say which command it was parsing for.
            error.ctx = error.ctx or ctx
            raise
        if ctx.args and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            extra = " ".join(ctx.args)
            raise Misuse(see(ctx, Text(f"unexpected argument {extra!r}", f"sobra el argumento {extra!r}")))
        return rest


class PhrasedGroup(Phrased, click.Group):
    """The group `teorema`: its commands are listed with one line each; without a command it prints its help."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options."""
        commands = [self.commands[name] for name in self.list_commands(ctx)]
        with formatter.section(_COMMANDS[self.lang]):
            formatter.write_dl([(command.name or "", command.short_help or "") for command in commands])
        super().format_options(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a newcomer meets them."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; an unknown one is refused with the nearest."""
        name = args[0]
        if name.startswith("-"):
            raise Misuse(see(ctx, unknown(OPTION, name, _flags(ctx))))
        if name not in self.commands:
            raise Misuse(see(ctx, unknown(_COMMAND, name, self.commands)))
        return super().resolve_command(ctx, args)


def _show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit(0)


def _flags(ctx: click.Context | None) -> list[str]:
    return [] if ctx is None else [flag for param in ctx.command.params for flag in param.opts if flag.startswith("-")]


def see(ctx: click.Context | None, line: Text) -> Text:
    """A refusal that ends with where help stands."""
    path = "teorema" if ctx is None else ctx.command_path
    hint = _SEE.format(path=path)
    return Text(f"{line.en}; {hint.en}", f"{line.es}; {hint.es}")


def unknown(what: Text, name: str, known: Iterable[str], count: int = 3, cutoff: float = 0.6) -> Text:
    """That there is no such thing, and the names nearest to the one given."""
    near = ", ".join(difflib.get_close_matches(name, list(known), n=count, cutoff=cutoff))
    line = Text(f"no {what.en} {name!r}", f"no existe {what.es} {name!r}")
    return line if not near else Text(f"{line.en}, nearest: {near}", f"{line.es}; lo más cercano: {near}")


def phrased(error: click.ClickException) -> Text:
    """click's own refusal said in both languages and on one line."""
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.NoSuchOption):
        return see(ctx, unknown(OPTION, error.option_name, _flags(ctx)))
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        if _is_flag(ctx, name):
            return see(ctx, Text(f"{name}: takes no value", f"{name}: no lleva valor"))
        return see(ctx, Text(f"{name}: needs a value", f"{name}: necesita un valor"))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.metavar or error.param.human_readable_name
        return see(ctx, Text(f"missing {name}", f"falta {name}"))
    return see(ctx, as_text(" ".join(error.format_message().split())))


def _is_flag(ctx: click.Context | None, name: str) -> bool:
    known: Sequence[click.Parameter] = [] if ctx is None else ctx.command.params
    return any(name in param.opts and bool(getattr(param, "is_flag", False)) for param in known)
