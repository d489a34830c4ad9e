"""`teorema grad "norm2(W @ x - y) / 2" --wrt W`: gradients, Jacobians and Hessians of any expression, and the verdict on an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.tools.cli.grammar import Misuse, OneOf, Phrased, see
from teorema.tools.cli.output import print_json, unmarked

if TYPE_CHECKING:
    from teorema.symbolic.calculus import Expr, Symbol
    from teorema.symbolic.derivatives import Condition, Gradient, Jacobian
    from teorema.symbolic.derivatives.hessians import MatrixHessian
    from teorema.symbolic.judging import Judgement

    Found = Gradient | Jacobian | MatrixHessian

FORMATS: Final = ("steps", "unicode", "latex", "numpy", "words", "json")
LAYOUTS: Final = ("numerator", "denominator")

_SUMMARY: Final = Text(
    "Derive a gradient, step by step, a Jacobian or a Hessian.\n\nEXPR is a number in plain, Unicode or LaTeX form: "
    "teorema grad 'norm2(W @ x - y) / 2' --wrt W. Of a column comes the Jacobian. Shapes are found where they follow, else asked "
    "for by name.",
    "Deriva un gradiente, paso a paso, un jacobiano o una hessiana.\n\nEXPR es un número en forma simple, Unicode o LaTeX: "
    "teorema grad 'norm2(W @ x - y) / 2' --wrt W. De una columna sale el jacobiano. Las dimensiones se deducen si se puede; "
    "si no, se piden por nombre.",
)
_WRT: Final = Text("the symbol to differentiate by", "el símbolo respecto del que se deriva")
_SHAPES: Final = Text('shapes of names: "W: m, n; x: n; c: number"', 'dimensiones: "W: m, n; x: n; c: número"')
_IS: Final = Text("an answer: is it this derivative?", "una respuesta: ¿es esta derivada?")
_LAYOUT: Final = Text(
    "the Jacobian: rows are outputs (numerator, the default) or columns are (denominator)",
    "el jacobiano: las filas son las salidas (numerator, por omisión) o lo son las columnas (denominator)",
)
_HESSIAN: Final = Text("the Hessian of a number", "la hessiana de un número")
_HVP: Final = Text("the Hessian times a direction V", "la hessiana por una dirección V")
_FORMAT: Final = Text("what to print", "qué se imprime")
_CHECK: Final = Text("check every step and say how", "verifica cada paso y dice cómo")
_MISSING: Final = Text("must name a symbol of the expression", "debe nombrar un símbolo de la expresión")
_ONE: Final = Text("give one of --layout, --hessian and --hvp", "debe darse solo una de --layout, --hessian y --hvp")
_ALONG: Final = Text(
    "of a Hessian by a matrix is judged along a direction: --hvp V",
    "de una hessiana respecto de una matriz se juzga en una dirección: --hvp V",
)
_ROWS: Final = {
    "numerator": Text(
        "numerator layout: row i is output i, column j is entry j of {by}",
        "disposición de numerador: la fila i es la salida i, la columna j es la entrada j de {by}",
    ),
    "denominator": Text(
        "denominator layout: row i is entry i of {by}, column j is output j",
        "disposición de denominador: la fila i es la entrada i de {by}, la columna j es la salida j",
    ),
}
_SYMMETRIC: Final = Text(
    "row i and column j are entries i and j of {by}; both layouts agree",
    "la fila i y la columna j son las entradas i y j de {by}; ambas disposiciones coinciden",
)
_VEC: Final = Text(
    "as a matrix in the order of vec, column after column: row i + (j - 1)·{rows}, column p + (q - 1)·{rows}",
    "como matriz en el orden de vec, columna tras columna: fila i + (j - 1)·{rows}, columna p + (q - 1)·{rows}",
)
_ALONG_IT: Final = Text(
    "the gradient of the slope along the direction, f = {f}", "el gradiente de la pendiente en la dirección, f = {f}"
)
_RIGHT: Final = Text("right: {scope}", "correcto: {scope}")
_WRONG: Final = Text("wrong: it differs at {witness}", "incorrecto: difiere en {witness}")
_OPEN: Final = Text("undecided: {why}", "sin decidir: {why}")
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
            click.Option(["--layout"], type=OneOf(*LAYOUTS), metavar="|".join(LAYOUTS), help=_LAYOUT[lang]),
            click.Option(["--hessian", "second"], is_flag=True, help=_HESSIAN[lang]),
            click.Option(["--hvp", "direction"], metavar="V", help=_HVP[lang]),
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


def _grad(
    text: str,
    wrt: str | None,
    shapes: str,
    answer: str | None,
    layout: str | None,
    second: bool,
    direction: str | None,
    form: str,
    check: bool,
) -> int:
    from teorema.symbolic.parsing import parse_shapes, understood

    context = click.get_current_context()
    lang = getattr(context.command, "lang", "en")
    if wrt is None:
        raise Misuse(see(context, Text("missing --wrt", "falta --wrt")))
    if (layout is not None) + second + (direction is not None) > 1:
        raise Misuse(see(context, _ONE))
    expression = understood(text, parse_shapes(shapes) or None, infer=True).expression
    by = _symbol(expression, wrt)
    found, first = _derived(expression, by, layout, second, direction)
    if answer is not None:
        return _judged(answer, found, first, lang, form == "json")
    checked = found.check() if check else None
    if form == "json":
        content = _plain(found, expression, second, first)
        if checked is not None:
            content["check"] = {"holds": checked.holds, "kind": checked.kind, "scope": checked.scope[lang]}
        print_json("grad", content)
    else:
        _print(found, form, lang, second, first)
        if checked is not None:
            line = (
                _CHECKED.format(scope=checked.scope[lang])
                if checked
                else _FAILED.format(lines="; ".join(checked.failed))
            )
            print(line[lang])
    return 0 if checked is None or checked else 1


def _derived(
    f: Expr, by: Symbol, layout: str | None, second: bool, direction: str | None
) -> tuple[Found, tuple[Gradient, ...]]:
    """What is asked for, and the gradients before it, whose conditions count too."""
    from teorema.symbolic.derivatives import grad, hessian, hvp, jacobian

    if second:
        return hessian(f, by), (grad(f, by),)
    if direction is not None:
        return hvp(f, by, _direction(direction, f, by)), (grad(f, by),)
    if layout is None and (f.is_number or f.shape == (1, 1)):
        return grad(f, by), ()
    return jacobian(f, by, "denominator" if layout == "denominator" else "numerator"), ()


def _symbols(expression: Expr) -> dict[str, Any]:
    from teorema.symbolic.calculus import Symbol

    return {one.name: one for one in expression.walk() if isinstance(one, Symbol)}


def _symbol(expression: Expr, name: str) -> Symbol:
    symbols = _symbols(expression)
    if name not in symbols:
        raise Refused("--wrt", _MISSING, name, Text(f"it has {', '.join(symbols)}", f"tiene {', '.join(symbols)}"))
    found: Symbol = symbols[name]
    return found


def _direction(text: str, f: Expr, by: Symbol) -> Expr:
    """A direction: a new name has the shape of the symbol."""
    from teorema.symbolic.calculus import Symbol
    from teorema.symbolic.parsing import parse

    symbols = _symbols(f)
    if text.isidentifier() and text not in symbols:
        return Symbol(text, by.shape)
    return parse(text, symbols, infer=False)


def _plain(found: Found, f: Expr, second: bool, first: tuple[Gradient, ...]) -> dict[str, Any]:
    """The derivation as plain data; of a Jacobian or Hessian its value and layout."""
    from teorema.symbolic.derivatives import Gradient, Jacobian

    if isinstance(found, Gradient):
        return found.json()
    where = _where(found, first)
    return {
        "f": f.unicode(),
        "by": found.by.unicode(),
        "layout": found.layout if isinstance(found, Jacobian) else "vec",
        "shape": [str(one) for one in found.value.shape],
        "hessian" if second else "jacobian": found.value.unicode(),
        "latex": found.latex(),
        "numpy": found.numpy(),
        "conditions": [{"id": one.id, "text": {"en": one.text["en"], "es": one.text["es"]}} for one in where],
    }


def _where(found: Found, first: tuple[Gradient, ...]) -> tuple[Condition, ...]:
    """The conditions of all the gradients that were taken, each once."""
    from teorema.symbolic.derivatives import Gradient, Jacobian

    if isinstance(found, Gradient):
        last: tuple[Gradient, ...] = (found,)
    elif isinstance(found, Jacobian):
        last = () if found.pulled_back is None else (found.pulled_back,)
    else:
        last = (found.along,)
    return tuple(dict.fromkeys(condition for one in (*first, *last) for condition in one.conditions))


def _print(found: Found, form: str, lang: str, second: bool, first: tuple[Gradient, ...]) -> None:
    from teorema.symbolic.calculus.shape import picture
    from teorema.symbolic.derivatives import Gradient, Jacobian

    if form != "steps":
        if form == "words":
            print(found.value.words(lang))
        elif form == "unicode":
            print(found.value if isinstance(found, Gradient | Jacobian) else found)
        else:
            print(getattr(found, form)())
        return
    if isinstance(found, Gradient):
        if first:
            print(_ALONG_IT.format(f=str(found.f))[lang])
        print(found.lines(lang))
        for step in found.steps:
            print(f"  {step.left}: {step.sentence[lang]}")
        if found.steps and found.value != found.steps[-1].right:
            print(f"{found.steps[-1].left} = {found.value}")
    elif isinstance(found, Jacobian):
        name = f"∂²f/∂{found.by}²" if second else f"∂f/∂{found.by}"
        print(f"{name} = {found.value}    {picture(found.value.shape, lang)}")
        print((_SYMMETRIC if second else _ROWS[found.layout]).format(by=str(found.by))[lang])
    else:
        print(found)
        print(_VEC.format(rows=str(found.by.shape[0]))[lang])
    if conditions := _where(found, first):
        print(_HOLDS.format(conditions="; ".join(unmarked(one.text[lang]) for one in conditions))[lang])


def _judged(answer: str, found: Found, first: tuple[Gradient, ...], lang: str, as_json: bool) -> int:
    from teorema.symbolic.derivatives import Gradient, Jacobian
    from teorema.symbolic.judging import judge
    from teorema.symbolic.parsing import parse

    if not isinstance(found, Gradient | Jacobian):
        raise Refused("--is", _ALONG, answer)
    verdict = judge(found, parse(answer, _symbols(found.f), infer=False), within=first)
    if as_json:
        print_json("grad", _told(verdict))
    elif verdict.right:
        print(_RIGHT.format(scope=verdict.scope[lang])[lang])
    elif verdict.right is None:
        print(_OPEN.format(why=verdict.scope[lang])[lang])
    else:
        print(_WRONG.format(witness=verdict.witness)[lang])
        if verdict.mistake is not None:
            print(_LIKE.format(mistake=verdict.mistake[lang])[lang])
    return 0 if verdict.right else 1


def _told(verdict: Judgement) -> dict[str, Any]:
    mistake = None if verdict.mistake is None else {"en": verdict.mistake["en"], "es": verdict.mistake["es"]}
    scope = {"en": verdict.scope["en"], "es": verdict.scope["es"]}
    return {"right": verdict.right, "scope": scope, "witness": verdict.witness, "mistake": mistake}
