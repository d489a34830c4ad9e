"""`teorema trace 2 2 1`: one pass by hand, every z, a, ζ, δ and gradient in exact numbers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.tools.cli.grammar import Misuse, OneOf, Phrased, see
from teorema.tools.cli.output import columns, print_json, write_new

FORMATS: Final = ("table", "latex", "json")

_SUMMARY: Final = Text(
    "Show one pass through a network in exact numbers.\n\nWIDTHS run a filled example; FILE runs a file that "
    "--new has written and you have edited. Entries are integers, fractions, log(3) or letters.",
    "Muestra una pasada por una red en números exactos.\n\nANCHOS corre un ejemplo ya lleno; ARCHIVO corre un archivo "
    "escrito con --new y editado. Las entradas son enteros, fracciones, log(3) o letras.",
)
_WIDTHS: Final = Text("WIDTHS...|FILE", "ANCHOS...|ARCHIVO")
_NEW: Final = Text("write a filled example file to edit", "escribe un archivo de ejemplo para editar")
_SET: Final = Text(
    'replace a value: --set "W1=1 0; 1 -1" --set "x=1, log(3)"',
    'reemplaza un valor: --set "W1=1 0; 1 -1" --set "x=1, log(3)"',
)
_HIDDEN: Final = Text("activation of the hidden layers", "activación de las capas ocultas")
_OUTPUT: Final = Text("activation of the output layer, softmax too", "activación de la capa de salida, también softmax")
_LOSS: Final = Text("the loss, by name", "la pérdida, por nombre")
_FORMAT: Final = Text("what to print", "qué se imprime")
_GIVE: Final = Text("give widths or a file", "hay que dar anchos o un archivo")
_READ: Final = Text("cannot be read", "no se puede leer")
_WRITTEN: Final = Text(
    "written: {name}; edit it, then: teorema trace {name}", "escrito: {name}; se edita y luego: teorema trace {name}"
)
_PAIR: Final = Text("must read NAME=ENTRIES", "debe escribirse NOMBRE=ENTRADAS")


def command(lang: str) -> click.Command:
    """The command `trace` in one language."""
    return Phrased(
        "trace",
        lang,
        _SUMMARY,
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(["words"], nargs=-1, type=click.UNPROCESSED, metavar=_WIDTHS[lang]),
            click.Option(["--new", "new"], metavar="FILE", help=_NEW[lang]),
            click.Option(["--set", "pairs"], multiple=True, metavar="NAME=...", help=_SET[lang]),
            click.Option(["--hidden"], metavar="NAME", help=_HIDDEN[lang]),
            click.Option(["--output"], metavar="NAME", help=_OUTPUT[lang]),
            click.Option(["--loss"], metavar="NAME", help=_LOSS[lang]),
            click.Option(
                ["--format", "form"],
                type=OneOf(*FORMATS),
                default="table",
                metavar="|".join(FORMATS),
                help=_FORMAT[lang],
            ),
        ],
        callback=_trace,
    )


def _trace(
    words: tuple[str, ...],
    new: str | None,
    pairs: tuple[str, ...],
    hidden: str | None,
    output: str | None,
    loss: str | None,
    form: str,
) -> int:
    from teorema.symbolic.network.hand import trace
    from teorema.symbolic.network.handfile import Setup, entries, example, filled, from_words, read

    context = click.get_current_context()
    lang = getattr(context.command, "lang", "en")
    if not words:
        raise Misuse(see(context, _GIVE))
    from_file = len(words) == 1 and not re.fullmatch(r"[+-]?\d+", words[0])
    if from_file:
        setup = read(_text_of(Path(words[0])), words[0])
    else:
        widths = _integers(words)
        if new is not None:
            return _written(Path(new), filled(widths, new, lang), lang)
        setup = Setup(widths, {key: entries(key, value) for key, value in example(widths).items()})
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Refused("--set", _PAIR, pair)
        setup.values[name.strip()] = from_words(name.strip(), value)
    chosen = {"hidden": hidden, "output": output, "loss": loss}
    found = trace(setup.widths, setup.values, **{**setup.options, **{k: v for k, v in chosen.items() if v is not None}})
    if form == "json":
        print_json("trace", found.json())
    elif form == "latex":
        print(found.latex())
    else:
        print("\n".join(columns([(name, f"= {value}", formula) for name, formula, value in found.lines()])))
    return 0


def _integers(words: tuple[str, ...]) -> list[int]:
    from teorema.ground import counts
    from teorema.symbolic.network.hand import MOST_WIDTH

    widths = counts.as_widths(int(word) if re.fullmatch(r"[+-]?[0-9]{1,9}", word) else word for word in words)
    if max(widths) > MOST_WIDTH or len(widths) > 9:
        rule = Text(
            f"at most {MOST_WIDTH} units a layer and 8 layers by hand",
            f"a mano, a lo sumo {MOST_WIDTH} unidades por capa y 8 capas",
        )
        raise Refused("widths", rule, " ".join(words))
    return list(widths)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(str(path), _READ, getattr(error, "strerror", None) or "UTF-8") from None


def _written(path: Path, text: str, lang: str) -> int:
    write_new(path, text)
    print(_WRITTEN.format(name=str(path))[lang])
    return 0
