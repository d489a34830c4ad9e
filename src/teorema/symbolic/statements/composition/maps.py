"""What a composition is, a network as a composition, associativity, the neutral element, and the order that matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    Elementwise,
    Family,
    as_expr,
    compose_layers,
    map_family,
    map_symbol,
    scalar,
    size,
    size_family,
    vector,
)
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.calculus.shape import dimension
from teorema.symbolic.claims import All, Equal, Iff, IllShaped
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where

_LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.1")
_SLIDES: Final = Source("Slides, Redes Neuronales Multicapa", "composición de funciones")

ZERO: Final = as_expr(0)
f, g, h = map_symbol("f", "n", "m"), map_symbol("g", "m", "k"), map_symbol("h", "k", "j")
f_n, g_n, h_n = map_symbol("f", "n", "n"), map_symbol("g", "n", "n"), map_symbol("h", "n", "n")
x = vector("x", "n")


def _written(name: str, source: str, target: str, tex: str, en: str, es: str) -> MapSymbol:
    """A composition under one name: what the NumPy code made of its parts."""
    one = dimension(1)
    return MapSymbol(name, (dimension(source), one), (dimension(target), one), rf"\left({tex}\right)", Text(en, es))


SQUARE: Final = Hypothesis(
    Text("all spaces are $\\mathbb{R}^n$", "todos los espacios son $\\mathbb{R}^n$"),
    lambda point: len({point[size_] for size_ in ("n", "m", "k", "j") if size_ in point}) == 1,
)

_gf = _written("g_after_f", "n", "k", r"g\circ f", "g after f", "g después de f")
_gf_n = _written("g_after_f", "n", "n", r"g\circ f", "g after f", "g después de f")

COMPOSITION_DEFINITION: Final = Statement(
    id="composition-definition",
    kind="definition",
    title=Text("Composition, rightmost first", "Composición: primero la de la derecha"),
    claim=Equal(_gf(x), g(f(x))),
    where=(
        Where(
            "g_after_f",
            Text(
                "$g\\circ f\\colon\\mathbb{R}^n\\to\\mathbb{R}^k$ is the composition, read “$g$ after $f$”",
                "$g\\circ f\\colon\\mathbb{R}^n\\to\\mathbb{R}^k$ es la composición, que se lee «$g$ después de $f$»",
            ),
        ),
    ),
    rewrite=Equal(g(f(x)), _gf(x)),
    mistakes=(
        Mistake(
            "read-left-to-right",
            Text("read from left to right", "leída de izquierda a derecha"),
            Equal(_gf_n(x), f_n(g_n(x))),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "product",
            Text("product of the values instead of composition", "producto de los valores en lugar de composición"),
            Equal(_gf_n(x), g_n(x) * f_n(x)),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "wrong-spaces",
            Text(
                "read from left to right, spaces that do not fit",
                "leída de izquierda a derecha, con espacios que no encajan",
            ),
            IllShaped(
                lambda: Equal(_gf(x), f(g(x))), r"\left(g\circ f\right)\left(x\right)=f\left(g\left(x\right)\right)"
            ),
            ill_shaped=True,
        ),
    ),
    source=_SLIDES,
)

N, L = size_family("N"), size("L")
W, b = Family("W", (N[ELL], N[ELL - 1])), Family("b", (N[ELL], 1))
S = Elementwise("sigma", r"S", family=True, spoken=Text("the activation", "la activación"))
layer = map_family("f", N[ELL - 1], N[ELL])
_x, _u = vector("x", N[0]), vector("u", N[ELL - 1])
_THE_NETWORK: Final = Text("the network", "la red")
_network = replace(map_symbol("f_theta", N[0], N[L], tex=r"f_{\theta}"), spoken=_THE_NETWORK)

_CONSTANT_WIDTH: Final = Hypothesis(
    Text("all widths are equal to $n$", "todos los anchos son iguales a $n$"), lambda point: len(set(point["N"])) == 1
)
_network_n = replace(map_symbol("f_theta", "n", "n", tex=r"f_{\theta}"), spoken=_THE_NETWORK)
_layer_n = map_family("f", size("n"), size("n"))
_is_chain = Equal(_network(_x), compose_layers(layer, 1, L)(_x))
_is_layer = Equal(layer[ELL](_u), S(W[ELL] @ _u + b[ELL], at=ELL))

COMPOSITION_NETWORK: Final = Statement(
    id="composition-network",
    kind="definition",
    title=Text("A network is a composition of layers", "Una red es una composición de capas"),
    claim=All(_is_chain, _is_layer),
    where=(
        Where(
            "f_theta",
            Text(
                "$f_{\\theta}$ is the function of the network with parameters $\\theta=(W^{[1]},b^{[1]},\\dots,W^{[L]},b^{[L]})$",
                "$f_{\\theta}$ es la función de la red con parámetros $\\theta=(W^{[1]},b^{[1]},\\dots,W^{[L]},b^{[L]})$",
            ),
        ),
        Where(
            "f",
            Text(
                "$f^{[\\ell]}$ is its layer $\\ell$, from $\\mathbb{R}^{N_{\\ell-1}}$ to $\\mathbb{R}^{N_\\ell}$, with $N_0=p$ inputs and $N_L=q$ outputs",
                "$f^{[\\ell]}$ es su capa $\\ell$, de $\\mathbb{R}^{N_{\\ell-1}}$ en $\\mathbb{R}^{N_\\ell}$, con $N_0=p$ entradas y $N_L=q$ salidas",
            ),
        ),
    ),
    uses=("composition-definition",),
    rewrite=All(
        Equal(compose_layers(layer, 1, L)(_x), _network(_x)),
        Equal(layer[ELL](_u), S(b[ELL] + W[ELL] @ _u, at=ELL)),
    ),
    mistakes=(
        Mistake(
            "last-layer-first",
            Text("the last layer applied first", "la última capa aplicada primero"),
            All(Equal(_network_n(vector("x", "n")), compose_layers(_layer_n, L, 1, -1)(vector("x", "n"))), _is_layer),
            hypotheses=(_CONSTANT_WIDTH,),
        ),
        Mistake(
            "bias-after-activation",
            Text("bias added after the activation", "sesgo sumado después de la activación"),
            All(_is_chain, Equal(layer[ELL](_u), S(W[ELL] @ _u, at=ELL) + b[ELL])),
        ),
        Mistake(
            "widths-do-not-chain",
            Text("the last layer first, widths that do not chain", "la última capa primero, con anchos que no encajan"),
            IllShaped(
                lambda: compose_layers(layer, L, 1, -1),
                r"f_{\theta}\left(x\right)=\left(f^{[1]}\circ\cdots\circ f^{[L]}\right)\left(x\right)",
            ),
            ill_shaped=True,
        ),
    ),
    source=_LIQUET,
)

_left = _written(
    "h_after_gf", "n", "j", r"h\circ\left(g\circ f\right)", "h after g after f", "h después de g después de f"
)
_right = _written(
    "hg_after_f", "n", "j", r"\left(h\circ g\right)\circ f", "h after g, after f", "h después de g, después de f"
)
_left_n = _written(
    "h_after_gf", "n", "n", r"h\circ\left(g\circ f\right)", "h after g after f", "h después de g después de f"
)
_right_n = _written(
    "hg_after_f", "n", "n", r"\left(h\circ g\right)\circ f", "h after g, after f", "h después de g, después de f"
)
_one, _two = Equal(_left(x), _right(x)), Equal(_right(x), h(g(f(x))))

COMPOSITION_ASSOCIATIVE: Final = Statement(
    id="composition-associative",
    kind="theorem",
    title=Text("Composition is associative", "La composición es asociativa"),
    claim=All(_one, _two),
    where=(
        Where(
            "h_after_gf",
            Text("$h\\circ(g\\circ f)$ composes $f$ and $g$ first", "$h\\circ(g\\circ f)$ compone primero $f$ y $g$"),
        ),
        Where(
            "hg_after_f",
            Text("$(h\\circ g)\\circ f$ composes $g$ and $h$ first", "$(h\\circ g)\\circ f$ compone primero $g$ y $h$"),
        ),
    ),
    uses=("composition-definition",),
    rewrite=All(Equal(_right(x), _left(x)), Equal(h(g(f(x))), _right(x))),
    mistakes=(
        Mistake(
            "regrouped-and-reordered",
            Text("regrouped and also reordered", "reagrupada y además reordenada"),
            All(Equal(_left_n(x), h_n(f_n(g_n(x)))), _two),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "read-left-to-right",
            Text("read from left to right", "leída de izquierda a derecha"),
            All(_one, Equal(_right_n(x), f_n(g_n(h_n(x))))),
            hypotheses=(SQUARE,),
        ),
    ),
    source=_LIQUET,
)

_id_f = _written("id_after_f", "n", "m", r"\mathrm{id}_m\circ f", "the identity after f", "la identidad después de f")
_f_id = _written("f_after_id", "n", "m", r"f\circ\mathrm{id}_n", "f after the identity", "f después de la identidad")
_id_f_n = _written("id_after_f", "n", "n", r"\mathrm{id}_m\circ f", "the identity after f", "la identidad después de f")
_f_id_n = _written("f_after_id", "n", "n", r"f\circ\mathrm{id}_n", "f after the identity", "f después de la identidad")
_after, _before = Equal(_id_f(x), f(x)), Equal(_f_id(x), f(x))

COMPOSITION_NEUTRAL: Final = Statement(
    id="composition-neutral",
    kind="theorem",
    title=Text("The identity layer is neutral", "La capa identidad es neutra"),
    claim=All(_after, _before),
    where=(
        Where(
            "id_after_f",
            Text(
                "$\\mathrm{id}_n$ is the layer with $W=I_n$, $b=0$ and the identity as activation",
                "$\\mathrm{id}_n$ es la capa con $W=I_n$, $b=0$ y la identidad como activación",
            ),
        ),
        Where("f_after_id", Text("$\\circ$ is composition", "$\\circ$ es la composición")),
    ),
    uses=("composition-definition",),
    rewrite=All(Equal(f(x), _id_f(x)), Equal(f(x), _f_id(x))),
    mistakes=(
        Mistake(
            "identity-erases-after",
            Text("the identity after $f$ forgets $f$", "la identidad después de $f$ olvida $f$"),
            All(Equal(_id_f_n(x), x), _before),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "identity-erases-before",
            Text("the identity before $f$ forgets $f$", "la identidad antes de $f$ olvida $f$"),
            All(_after, Equal(_f_id_n(x), x)),
            hypotheses=(SQUARE,),
        ),
    ),
    source=_SLIDES,
)

_t = scalar("x")
_fg_t = MapSymbol("f_after_g", (), (), r"\left(f\circ g\right)", Text("f after g", "f después de g"))
_gf_t = MapSymbol("g_after_f", (), (), r"\left(g\circ f\right)", Text("g after f", "g después de f"))
_first = Equal(_fg_t(_t), 2 * _t**2 + 1)
_second = Equal(_gf_t(_t), 4 * _t**2 + 4 * _t + 1)
_where_equal = Iff(Equal(_fg_t(_t), _gf_t(_t)), Equal(_t * (_t + 2), ZERO))

COMPOSITION_ORDER: Final = Statement(
    id="composition-order",
    kind="theorem",
    title=Text("The order matters: 2x+1 and x²", "El orden importa: 2x+1 y x²"),
    claim=All(_first, _second, _where_equal),
    where=(
        Where("f_after_g", Text("$f(x)=2x+1$", "$f(x)=2x+1$")),
        Where("g_after_f", Text("$g(x)=x^2$", "$g(x)=x^2$")),
    ),
    uses=("composition-definition",),
    rewrite=All(
        Equal(2 * _t**2 + 1, _fg_t(_t)),
        Equal(_gf_t(_t), (2 * _t + 1) ** 2),
        Iff(Equal(_t * (_t + 2), ZERO), Equal(_gf_t(_t), _fg_t(_t))),
    ),
    mistakes=(
        Mistake(
            "read-left-to-right",
            Text("$f\\circ g$ read as first $f$", "$f\\circ g$ leída como primero $f$"),
            All(Equal(_fg_t(_t), 4 * _t**2 + 4 * _t + 1), _second, _where_equal),
        ),
        Mistake(
            "double-product",
            Text("double product forgotten in the square", "doble producto olvidado en el cuadrado"),
            All(_first, Equal(_gf_t(_t), 4 * _t**2 + 1), _where_equal),
        ),
        Mistake(
            "equal-only-at-zero",
            Text("the two agree only at 0", "las dos coinciden solo en 0"),
            All(_first, _second, Iff(Equal(_fg_t(_t), _gf_t(_t)), Equal(_t, ZERO))),
        ),
    ),
    source=_SLIDES,
)

STATEMENTS: Final = (
    COMPOSITION_DEFINITION,
    COMPOSITION_NETWORK,
    COMPOSITION_ASSOCIATIVE,
    COMPOSITION_NEUTRAL,
    COMPOSITION_ORDER,
)
