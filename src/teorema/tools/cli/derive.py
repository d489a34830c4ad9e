"""`teorema derive 2 2 1 --hidden logistic`: back-propagation of a network written out, and BP1 to BP4 for every depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.tools.cli.grammar import Misuse, OneOf, Phrased, see
from teorema.tools.cli.output import print_json

if TYPE_CHECKING:
    from teorema.symbolic.derivatives.steps import Step
    from teorema.symbolic.network.derivation import Derivation

FORMATS: Final = ("unicode", "latex", "words", "numpy", "json", "notebook")

_SUMMARY: Final = Text(
    "Derive the gradients of a network.\n\nWIDTHS are integers or names: teorema derive p H 1 --hidden tanh. "
    "With --general: BP1 to BP4 for every depth, with base case and induction step.",
    "Deriva los gradientes de una red.\n\nANCHOS son enteros o nombres: teorema derive p H 1 --hidden tanh. "
    "Con --general: BP1 a BP4 para toda profundidad, con caso base y paso inductivo.",
)
_WIDTHS: Final = Text("WIDTHS...", "ANCHOS...")
_HIDDEN: Final = Text(
    "activation of the hidden layers, or one for each, separated by commas (sigma: an unknown one)",
    "activación de las capas ocultas, o una para cada una, separadas por comas (sigma: una desconocida)",
)
_OUTPUT: Final = Text("activation of the output layer, softmax too", "activación de la capa de salida, también softmax")
_LOSS: Final = Text("the loss, by name", "la pérdida, por nombre")
_BATCH: Final = Text("number of samples, an integer or a name", "número de muestras, un entero o un nombre")
_SUM: Final = Text(
    "sum the losses of a batch instead of averaging", "suma las pérdidas del lote en lugar de promediarlas"
)
_WRT: Final = Text("one gradient only: W1, b2, z1, a1 or x", "un solo gradiente: W1, b2, z1, a1 o x")
_FORMAT: Final = Text("what to print", "qué se imprime")
_CHECK: Final = Text("check every step and say how", "verifica cada paso y dice cómo")
_GENERAL: Final = Text("BP1 to BP4 for every depth", "BP1 a BP4 para toda profundidad")
_NO_STEP: Final = Text("must be one of {names}", "debe ser uno de {names}")
GIVE_EITHER: Final = Text("give widths, or --general", "hay que dar anchos, o --general")
NOT_BOTH: Final = Text("--general takes no widths", "--general no lleva anchos")
_NOT_GENERAL: Final = Text(
    "--general is printed as unicode, latex or json", "--general se imprime como unicode, latex o json"
)
_CHECKED: Final = Text("checked: {scope}", "verificado: {scope}")
_FAILED: Final = Text("refuted: {lines}", "refutado: {lines}")


def command(lang: str) -> click.Command:
    """The command `derive` in one language."""
    return Phrased(
        "derive",
        lang,
        _SUMMARY,
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(["words"], nargs=-1, type=click.UNPROCESSED, metavar=_WIDTHS[lang]),
            click.Option(["--hidden"], default="sigma", metavar="NAME", help=_HIDDEN[lang]),
            click.Option(["--output"], default="identity", metavar="NAME", help=_OUTPUT[lang]),
            click.Option(["--loss"], default="half_squared", metavar="NAME", help=_LOSS[lang]),
            click.Option(["--batch"], metavar="N", help=_BATCH[lang]),
            click.Option(["--sum", "total"], is_flag=True, help=_SUM[lang]),
            click.Option(["--wrt"], metavar="X", help=_WRT[lang]),
            click.Option(
                ["--format", "form"],
                type=OneOf(*FORMATS),
                default="unicode",
                metavar="|".join(FORMATS),
                help=_FORMAT[lang],
            ),
            click.Option(["--general"], is_flag=True, help=_GENERAL[lang]),
            click.Option(["--check"], is_flag=True, help=_CHECK[lang]),
        ],
        callback=_derive,
    )


def _derive(
    words: tuple[str, ...],
    hidden: str,
    output: str,
    loss: str,
    batch: str | None,
    total: bool,
    wrt: str | None,
    form: str,
    general: bool,
    check: bool,
) -> int:
    from teorema.symbolic.network.derivation import derive, short_name
    from teorema.symbolic.network.general import derive_general
    from teorema.symbolic.network.words import names, width

    context = click.get_current_context()
    lang = getattr(context.command, "lang", "en")
    if general == bool(words):
        raise Misuse(see(context, NOT_BOTH if general else GIVE_EITHER))
    if general:
        whole = derive_general()
        checked = whole.check() if check else None
        if form in ("words", "numpy", "notebook"):
            raise Misuse(see(context, _NOT_GENERAL))
        text = whole.latex() if form == "latex" else whole.text(lang)
        content = whole.json()
    else:
        found = derive(
            [width(word) for word in words],
            names(hidden),
            output,
            loss,
            None if batch is None else width(batch),
            not total,
        )
        steps = [short_name(step.name) for step in found.steps]
        if wrt is not None and wrt not in steps:
            raise Refused("--wrt", _NO_STEP.format(names=", ".join(steps)), wrt)
        checked = found.check() if check else None
        step = None if wrt is None else found.of(wrt)
        text = _written(found, step, form, lang)
        content = found.json() if step is None else step.json()
    if form == "json":
        if checked is not None:
            content["check"] = {"holds": checked.holds, "kind": checked.kind, "scope": checked.scope[lang]}
        print_json("derive", content)
    else:
        print(text)
        if checked is not None:
            line = (
                _CHECKED.format(scope=checked.scope[lang])
                if checked
                else _FAILED.format(lines="; ".join(checked.failed))
            )
            print(line[lang])
    return 0 if checked is None or checked else 1


def _written(found: Derivation, step: Step | None, form: str, lang: str) -> str:
    from teorema.symbolic.network.code import notebook, numpy_code

    if form == "notebook":
        return notebook(found, lang)
    if form == "numpy":
        return numpy_code(found).rstrip() if step is None else f"{step.left.numpy()} = {step.right.numpy()}"
    if form == "words":
        steps = found.steps if step is None else (step,)
        is_ = {"en": "is", "es": "es"}[lang]
        return "\n".join(f"{one.left.words(lang)} {is_} {one.right.words(lang)}. {one.sentence[lang]}" for one in steps)
    shown = found if step is None else step
    return shown.latex() if form == "latex" else shown.unicode()
