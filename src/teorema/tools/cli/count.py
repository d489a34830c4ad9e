"""`teorema count 4 5 1`: how many parameters a network of these widths has, and what a forward pass costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import click

from teorema.ground import counts
from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.tools.cli.grammar import OPTION, Misuse, Phrased, see, unknown
from teorema.tools.cli.output import print_json

DIGITS: Final = 1000
"""The longest width taken, in digits: Python itself refuses to print integers of more than 4300."""

_SUMMARY: Final = Text(
    "Count the parameters of a network.\n\nWIDTHS are the widths of its layers from the input to the output: "
    "teorema count 4 5 1 counts a network of 4 inputs, 5 hidden neurons and 1 output.",
    "Cuenta los parámetros de una red.\n\nANCHOS son los anchos de sus capas, de la entrada a la salida: "
    "teorema count 4 5 1 cuenta una red de 4 entradas, 5 neuronas ocultas y 1 salida.",
)
_WIDTHS: Final = Text("WIDTHS...", "ANCHOS...")
_EXPLAIN: Final = Text("show the sum, the neurons and the cost", "muestra la suma, las neuronas y el costo")
_JSON: Final = Text("print JSON", "imprime JSON")
_SHORT: Final = Text(f"must have at most {DIGITS} digits each", f"deben tener a lo sumo {DIGITS} cifras cada uno")
_LINES: Final = (
    ("neurons", Text("neurons", "neuronas")),
    ("multiply_adds", Text("multiply-adds", "multiplicaciones con suma")),
    ("slide_cost", Text("slide cost Σ N_l(N_{l-1}+2)", "costo de la diapositiva Σ N_l(N_{l-1}+2)")),
    ("flops", Text("flops", "flops")),
)


def command(lang: str) -> click.Command:
    """The command `count` in one language."""
    return Phrased(
        "count",
        lang,
        _SUMMARY,
        # -5 is a width and wrong as one, not an option nobody knows.
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(["words"], nargs=-1, type=click.UNPROCESSED, metavar=_WIDTHS[lang]),
            click.Option(["--explain"], is_flag=True, help=_EXPLAIN[lang]),
            click.Option(["--json", "as_json"], is_flag=True, help=_JSON[lang]),
        ],
        callback=_count,
    )


def _count(words: tuple[str, ...], explain: bool, as_json: bool) -> int:
    widths = _widths(words)
    numbers = {
        "parameters": counts.param_count(widths),
        "neurons": counts.neuron_count(widths),
        "multiply_adds": counts.forward_cost(widths, "mac"),
        "slide_cost": counts.forward_cost(widths, "slide"),
        "flops": counts.forward_cost(widths, "flops"),
    }
    if as_json:
        print_json("count", {"widths": list(widths), **numbers, "sum": _sum(widths)})
    elif explain:
        lang = getattr(click.get_current_context().command, "lang", "en")
        print(f"{_sum(widths)} = {numbers['parameters']}")
        for name, label in _LINES:
            print(f"{label[lang]}: {numbers[name]}")
    else:
        print(numbers["parameters"])
    return 0


def _widths(words: Sequence[str]) -> tuple[int, ...]:
    """The words as integers where they are; what may be a width is the business of `ground.counts` alone."""
    for word in words:
        if re.match(r"--?[^\d.]", word):
            context = click.get_current_context()
            flags = [flag for param in context.command.params for flag in param.opts]
            raise Misuse(see(context, unknown(OPTION, word, flags)))
        if len(word) > DIGITS:
            raise Refused("widths", _SHORT, word)
    return counts.as_widths(int(word) if re.fullmatch(r"[+-]?[0-9]+", word) else word for word in words)


def _sum(widths: Sequence[int]) -> str:
    """The count written out, 5·(4+1) + 1·(5+1)."""
    return " + ".join(f"{rows}·({columns}+1)" for rows, columns in counts.param_terms(widths))
