"""`teorema grad "norm2(W @ x - y) / 2" --wrt W`: the gradient of any expression, step by step, and the verdict on an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.tools.cli.grammar import Misuse, OneOf, Phrased, see
from teorema.tools.cli.output import print_json, unmarked

if TYPE_CHECKING:
    from teorema.symbolic.calculus import Expr, Symbol
    from teorema.symbolic.derivatives import Gradient

FORMATS: Final = ("steps", "unicode", "latex", "numpy", "words", "json")

_SUMMARY: Final = Text(
    "Derive a gradient, step by step.\n\nEXPR is a number in plain, Unicode or LaTeX form: "
    "teorema grad 'norm2(W @ x - y) / 2' --wrt W. Shapes are found where they follow, else asked for by name.",
    "Deriva un gradiente, paso a paso.\n\nEXPR es un número en forma simple, Unicode o LaTeX: "
    "teorema grad 'norm2(W @ x - y) / 2' --wrt W. Las dimensiones se deducen si se puede; si no, se piden por nombre.",
)
_WRT: Final = Text("the symbol to differentiate by", "el símbolo respecto del que se deriva")
_SHAPES: Final = Text('shapes of names: "W: m, n; x: n; c: number"', 'dimensiones: "W: m, n; x: n; c: número"')
_IS: Final = Text("an answer: is it this gradient?", "una respuesta: ¿es este gradiente?")
_FORMAT: Final = Text("what to print", "qué se imprime")
_CHECK: Final = Text("check every step and say how", "verifica cada paso y dice cómo")
_MISSING: Final = Text("must name a symbol of the expression", "debe nombrar un símbolo de la expresión")
_RIGHT: Final = Text("right: {scope}", "correcto: {scope}")
_WRONG: Final = Text("wrong: it differs at {witness}", "incorrecto: difiere en {witness}")
_OPEN: Final = Text(
    "undecided: neither a proof nor a point where it differs was found",
    "sin decidir: no se halló ni una demostración ni un punto donde difiera",
)
_LIKE: Final = Text("it is what one gets by this mistake: {mistake}", "es lo que se obtiene con este error: {mistake}")
_HOLDS: Final = Text("where {conditions}", "donde {conditions}")
_CHECKED: Final = Text("checked: {scope}", "verificado: {scope}")
_FAILED: Final = Text("refuted: {lines}", "refutado: {lines}")


def command(lang: str) -> click.Command:
    """The command `grad` in one language."""
    return Phrased(
        "grad",
        lang,
        _SUMMARY,
        # -x @ W is an expression, not an option nobody knows.
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(["text"], metavar="EXPR"),
            click.Option(["--wrt"], metavar="X", help=_WRT[lang]),
            click.Option(["--shapes"], default="", metavar="...", help=_SHAPES[lang]),
            click.Option(["--is", "answer"], metavar="EXPR", help=_IS[lang]),
            click.Option(
                ["--format", "form"],
                type=OneOf(*FORMATS),
                default="steps",
                metavar="|".join(FORMATS),
                help=_FORMAT[lang],
            ),
            click.Option(["--check"], is_flag=True, help=_CHECK[lang]),
        ],
        callback=_grad,
    )


def _grad(text: str, wrt: str | None, shapes: str, answer: str | None, form: str, check: bool) -> int:
    from teorema.symbolic.derivatives import grad
    from teorema.symbolic.parsing import parse_shapes, understood

    context = click.get_current_context()
    lang = getattr(context.command, "lang", "en")
    if wrt is None:
        raise Misuse(see(context, Text("missing --wrt", "falta --wrt")))
    known = understood(text, parse_shapes(shapes) or None, infer=True)
    found = grad(known.expression, _symbol(known.expression, wrt))
    if answer is not None:
        return _judged(answer, found, lang, form == "json")
    checked = found.check() if check else None
    if form == "json":
        content = found.json()
        if checked is not None:
            content["check"] = {"holds": checked.holds, "kind": checked.kind, "scope": checked.scope[lang]}
        print_json("grad", content)
    else:
        _print(found, form, lang)
        if checked is not None:
            print(
                (
                    _CHECKED.format(scope=checked.scope[lang])
                    if checked
                    else _FAILED.format(lines="; ".join(checked.failed))
                )[lang]
            )
    return 0 if checked is None or checked else 1


def _symbol(expression: Expr, name: str) -> Symbol:
    from teorema.symbolic.calculus import Symbol

    symbols = {one.name: one for one in expression.walk() if isinstance(one, Symbol)}
    if name not in symbols:
        raise Refused("--wrt", _MISSING, name, Text(f"it has {', '.join(symbols)}", f"tiene {', '.join(symbols)}"))
    return symbols[name]


def _print(found: Gradient, form: str, lang: str) -> None:
    if form == "steps":
        print(found)
        for step in found.steps:
            print(f"  {step.left}: {step.sentence[lang]}")
        if found.steps and found.value != found.steps[-1].right:
            print(f"{found.steps[-1].left} = {found.value}")
    elif form == "words":
        print(found.words(lang))
    else:
        print(getattr(found, form)())
    if found.conditions and form == "steps":
        print(_HOLDS.format(conditions="; ".join(unmarked(one.text[lang]) for one in found.conditions))[lang])


def _judged(answer: str, found: Gradient, lang: str, as_json: bool) -> int:
    from teorema.symbolic.calculus import Symbol
    from teorema.symbolic.derivatives.judging import judge
    from teorema.symbolic.parsing import parse

    symbols = {one.name: one for one in found.f.walk() if isinstance(one, Symbol)}
    theirs = parse(answer, symbols, infer=False)
    verdict = judge(found, theirs)
    if as_json:
        mistake = None if verdict.mistake is None else {"en": verdict.mistake["en"], "es": verdict.mistake["es"]}
        print_json("grad", {"right": verdict.right, "witness": verdict.witness, "mistake": mistake})
    elif verdict.right:
        print(_RIGHT.format(scope=verdict.scope[lang])[lang])
    elif verdict.right is None:
        print(_OPEN[lang])
    else:
        print(_WRONG.format(witness=verdict.witness)[lang])
        if verdict.mistake is not None:
            print(_LIKE.format(mistake=verdict.mistake[lang])[lang])
    return 0 if verdict.right else 1
