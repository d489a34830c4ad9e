"""The program `teorema`: finds the language, runs a command, turns every refusal into one line and an exit code.

Exit codes: 0 right, 1 wrong or failing, 2 misuse.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from teorema.ground.errors import Refused
from teorema.ground.text import LANGS, Text
from teorema.tools.cli import count, course, derive, draw, grad, site, trace, verify
from teorema.tools.cli.grammar import Broken, Misuse, PhrasedGroup, phrased
from teorema.tools.cli.language import asked_language, reader_language
from teorema.tools.cli.output import speak_utf8

_SUMMARY: Final = Text(
    "The mathematics of deep learning, taught so that nothing has to be believed.",
    "La matemática del aprendizaje profundo, enseñada de modo que no haya que creer nada.",
)
_WORDS: Final = Text("COMMAND ...", "COMANDO ...")
_VERSION: Final = Text("show the version", "muestra la versión")
_INTERNAL: Final = Text(
    "internal error, please report it ({error}); TEOREMA_DEBUG=1 shows where",
    "error interno, por favor avisar ({error}); TEOREMA_DEBUG=1 muestra dónde",
)
_STOPPED: Final = Text("stopped", "detenido")


def build(lang: str) -> PhrasedGroup:
    """The whole command line in one language.

    Example:
        >>> list(build("es").commands)
        ['course', 'count', 'grad', 'derive', 'trace', 'draw', 'verify', 'site']
    """
    group = PhrasedGroup(
        "teorema", lang, _SUMMARY, invoke_without_command=True, subcommand_metavar=_WORDS[lang], callback=_alone
    )
    group.params.append(
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help=_VERSION[lang]
        )
    )
    for module in (course, count, grad, derive, trace, draw, verify, site):
        group.add_command(module.command(lang))
    return group


def main(words: Sequence[str]) -> int:
    """Run the command line on these words and give its exit code."""
    asked = asked_language(words)
    lang = asked if asked in LANGS else reader_language()
    try:
        code = build(lang).main(
            list(words), prog_name="teorema", standalone_mode=False, windows_expand_args=False, obj=lang
        )
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except Misuse as misuse:
        return _line(misuse.line[lang], 2)
    except Refused as refused:
        return _line(refused.message(lang), 2)
    except Broken as broken:
        return _line(broken.line[lang], 1)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        return _line(_STOPPED[lang], 1)
    except click.ClickException as error:
        return _line(phrased(error)[lang], 2)
    except KeyboardInterrupt:
        return _line(_STOPPED[lang], 1)
    except BrokenPipeError:
        # The reader closed the pipe (`| head`): nothing more to say, also at the interpreter's own last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("TEOREMA_DEBUG"):
            raise
        return _line(_INTERNAL.format(error=f"{type(error).__name__}: {error}")[lang], 1)


def run() -> None:
    """The entry point of the script `teorema`."""
    speak_utf8()
    sys.exit(main(sys.argv[1:]))


def _line(text: str, code: int) -> int:
    print("teorema: " + " ".join(text.split()), file=sys.stderr)
    return code


def _alone(**_: object) -> int:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib import metadata

        try:
            click.echo(f"teorema {metadata.version('teorema')}")
        except metadata.PackageNotFoundError:
            click.echo("teorema, not installed: run from its source")
        ctx.exit(0)
