"""Maps and their compositions by their letters; activations with their primes, layers and parameters."""

from __future__ import annotations

from teorema.symbolic.calculus import layered, maps
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.core import group, of, spell, write
from teorema.symbolic.calculus.printing.indices import LAYER, apart, dim
from teorema.symbolic.calculus.printing.leaves import greek
from teorema.symbolic.calculus.printing.readings import ATOM, NAMED_TEX, NAMED_WORDS, SPAN, Style
from teorema.symbolic.calculus.scalars import Scalar


@spell.register
def _(node: maps.Call, style: Style) -> str:
    argument = of(node.argument, style)
    name = map_name(
        node.function,
        style,
        outermost=not isinstance(node.function, (maps.Composition, layered.MapChain)) or style in (*SPAN, "numpy"),
    )
    if style == "latex":
        return rf"{name}\left({argument}\right)"
    return {"en": f"{name} of {argument}", "es": f"{name} de {argument}"}.get(style, f"{name}({argument})")


def map_name(function: maps.Map, style: Style, outermost: bool = True) -> str:
    """A map or a composition of maps by its letters, g ∘ f."""
    if isinstance(function, maps.MapSymbol):
        return function.written if style == "latex" else function.said(style) if style in SPAN else function.name
    if isinstance(function, layered.MapMember):
        return _layered(function, function.at, style)
    if isinstance(function, layered.MapChain):
        return _chained(function, style, outermost)
    if not isinstance(function, maps.Composition):
        raise TypeError(f"no reading for {type(function).__name__}")
    outer, inner = (map_name(part, style, outermost=False) for part in (function.outer, function.inner))
    if style == "numpy":
        return f"compose({outer}, {inner})"
    text = {"latex": r"{}\circ {}", "unicode": "{} ∘ {}", "en": "{} after {}", "es": "{} después de {}"}[style].format(
        outer, inner
    )
    return text if outermost else group(text, style)


def _layered(function: layered.MapMember, at: Scalar, style: Style) -> str:
    """One map of a family, f^[ℓ]."""
    name, k = function.family.name, dim(at, style)
    if style in SPAN:
        return LAYER[style].format(name, apart(k))
    forms = {"latex": "{}^{{[{}]}}", "unicode": "{}^[{}]", "numpy": "{}[{}]"}
    return forms[style].format(function.family.tex or name if style == "latex" else name, k)


def _chained(function: layered.MapChain, style: Style, outermost: bool) -> str:
    """A composition over layers, f^[L] ∘ ··· ∘ f^[1]."""
    first, last = (_layered(function.family[at], at, style) for at in (function.first, function.last))
    if style == "numpy":
        stop = function.first - function.step
        layers = f"range({dim(function.last, style)}, {dim(stop, style)}, {-function.step})"
        return f"compose(*[{function.family.name}[k] for k in {layers}])"
    text = {
        "latex": r"{}\circ\cdots\circ {}",
        "unicode": "{} ∘ ··· ∘ {}",
        "en": "the composition of {1} up to {0}",
        "es": "la composición desde {1} hasta {0}",
    }[style].format(last, first)
    return text if outermost else group(text, style)


@spell.register
def _(node: maps.Apply, style: Style) -> str:
    argument, function = of(node.argument, style), node.function
    if style == "numpy":
        return _code(node, argument)
    if style in SPAN:
        return f"{_aloud(node, style)} {argument}"
    if isinstance(function, Named) and node.order == 0 and function.name in NAMED_TEX:
        return NAMED_TEX[function.name][style == "unicode"].format(
            argument if function.name != "factorial" else write(node.argument, style, ATOM)
        )
    name = function.tex if style == "latex" else function.name
    if style == "unicode" and isinstance(function, maps.Elementwise):
        name = greek(function.tex) or name
    prime = "'" * node.order if node.order < 3 else f"^{{({node.order})}}"
    below = "_{" + ",".join(write(p, style) for p in node.parameters) + "}" if node.parameters else ""
    layer = f"[{dim(node.at, style)}]" if node.at is not None else ""
    above = "" if not layer else f"^{{{layer}}}" if style == "latex" else f"^{layer}"
    if above and node.order and style == "latex":
        name, prime = f"{{{name}{below}{above}}}", r"^{" + r"\prime" * node.order + "}"
        below = above = ""
    return (
        rf"{name}{below}{above}{prime}\left({argument}\right)"
        if style == "latex"
        else f"{name}{below}{above}{prime}({argument})"
    )


def _code(node: maps.Apply, argument: str) -> str:
    function, slot = node.function, ("f", "df", "d2f")
    if isinstance(function, maps.Elementwise):
        record = function.name if node.at is None else f"{function.name}[{dim(node.at, 'numpy')}]"
        return f"{record}.{slot[node.order]}({argument})"
    if function.numpy.startswith("np.") and node.order == 0:
        return f"{function.numpy}({argument})"
    record = function.name + (f"({', '.join(write(p, 'numpy') for p in node.parameters)})" if node.parameters else "")
    plain = function.name in ("factorial", "lambertw", "normal_cdf")  # functions, not records with their derivatives
    if node.order > 2 or (plain and node.order):
        return f"derivative({record}, {node.order})({argument})"
    return f"{record}({argument})" if plain else f"{record}.{slot[node.order]}({argument})"


def _aloud(node: maps.Apply, style: Style) -> str:
    if isinstance(node.function, Named):
        name = said_with(node.function, node.parameters, style)
    else:
        name = node.function.said(style)
        name = name if node.at is None else LAYER[style].format(name, apart(dim(node.at, style)))
    return (
        NAMED_WORDS[style][min(node.order, 3)].format(name=name, order=node.order) + {"en": " of", "es": " de"}[style]
    )


def said_with(function: Named, parameters: tuple[Expr, ...], style: Style) -> str:
    """The name of a function with the values of its parameters: the ELU with parameter alpha."""
    name = function.said(style).removesuffix(" of").removesuffix(" de")
    link = {"en": " with parameter ", "es": " de parámetro "}[style]
    return name + "".join(link + of(one, style) for one in parameters)
