"""`teorema draw 4 5 1`: the picture of a network as SVG or TikZ."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from teorema.ground.text import Text
from teorema.tools.cli.derive import GIVE_EITHER, NOT_BOTH
from teorema.tools.cli.grammar import Misuse, OneOf, Phrased, see
from teorema.tools.cli.output import write_new

FORMATS: Final = ("svg", "tikz")

_SUMMARY: Final = Text(
    "Draw a network as SVG or TikZ.\n\nWIDTHS are integers or names: teorema draw 3 m 1 --hidden tanh. "
    "With --general: a network of any depth L.",
    "Dibuja una red como SVG o TikZ.\n\nANCHOS son enteros o nombres: teorema draw 3 m 1 --hidden tanh. "
    "Con --general: una red de profundidad L cualquiera.",
)
_WIDTHS: Final = Text("WIDTHS...", "ANCHOS...")
_HIDDEN: Final = Text(
    "activation of the hidden layers, or one for each, separated by commas (sigma: an unknown one)",
    "activación de las capas ocultas, o una para cada una, separadas por comas (sigma: una desconocida)",
)
_OUTPUT: Final = Text("activation of the output layer, softmax too", "activación de la capa de salida, también softmax")
_LOSS: Final = Text(
    "the loss, by name; without it none is drawn", "la pérdida, por nombre; sin ella no se dibuja ninguna"
)
_BATCH: Final = Text("number of samples, an integer or a name", "número de muestras, un entero o un nombre")
_NEURON: Final = Text("mark a neuron: its layer and its number", "destaca una neurona: su capa y su número")
_FORMAT: Final = Text("what to write", "qué se escribe")
_ALONE: Final = Text(
    "a file of its own: SVG with its colours, a whole LaTeX document",
    "un archivo completo: SVG con sus colores, un documento de LaTeX entero",
)
_GENERAL: Final = Text("a network of L layers, L a letter", "una red de L capas, L una letra")
_FILE: Final = Text("write a new file; none is ever replaced", "escribe un archivo nuevo; nunca se reemplaza uno")
_ONLY_WIDTHS: Final = Text("--general is drawn without {option}", "--general se dibuja sin {option}")
_WRITTEN: Final = Text("written: {name}", "escrito: {name}")


def command(lang: str) -> click.Command:
    """The command `draw` in one language."""
    return Phrased(
        "draw",
        lang,
        _SUMMARY,
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(["words"], nargs=-1, type=click.UNPROCESSED, metavar=_WIDTHS[lang]),
            click.Option(["--hidden"], metavar="NAME", help=_HIDDEN[lang]),
            click.Option(["--output"], metavar="NAME", help=_OUTPUT[lang]),
            click.Option(["--loss"], metavar="NAME", help=_LOSS[lang]),
            click.Option(["--batch"], metavar="N", help=_BATCH[lang]),
            click.Option(["--neuron"], nargs=2, metavar="L I", help=_NEURON[lang]),
            click.Option(
                ["--format", "form"], type=OneOf(*FORMATS), default="svg", metavar="|".join(FORMATS), help=_FORMAT[lang]
            ),
            click.Option(["--alone"], is_flag=True, help=_ALONE[lang]),
            click.Option(["--general"], is_flag=True, help=_GENERAL[lang]),
            click.Option(["-o", "file"], metavar="FILE", help=_FILE[lang]),
        ],
        callback=_draw,
    )


def _draw(
    words: tuple[str, ...],
    hidden: str | None,
    output: str | None,
    loss: str | None,
    batch: str | None,
    neuron: tuple[str, str] | None,
    form: str,
    alone: bool,
    general: bool,
    file: str | None,
) -> int:
    from teorema.symbolic.network.drawing import draw, every_depth
    from teorema.symbolic.network.words import names, width

    context = click.get_current_context()
    lang = getattr(context.command, "lang", "en")
    if general == bool(words):
        raise Misuse(see(context, NOT_BOTH if general else GIVE_EITHER))
    if general:
        given = {"--hidden": hidden, "--output": output, "--loss": loss, "--batch": batch, "--neuron": neuron}
        for option, value in given.items():
            if value is not None:
                raise Misuse(see(context, _ONLY_WIDTHS.format(option=option)))
        picture = every_depth(lang)
    else:
        picture = draw(
            *map(width, words),
            hidden="sigma" if hidden is None else names(hidden),
            output="identity" if output is None else output,
            loss=loss,
            batch=None if batch is None else width(batch),
            neuron=neuron,
            lang=lang,
        )
    text = picture.svg(alone=alone) + "\n" if form == "svg" else picture.tikz(alone=alone)
    if file is None:
        print(text, end="")
    else:
        write_new(Path(file), text)
        print(_WRITTEN.format(name=file)[lang])
    return 0
