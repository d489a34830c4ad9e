"""Regularity under composition: Hölder exponents, piecewise affine maps, a composition smoother than its parts, the sawtooth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Expr,
    Family,
    apply,
    as_expr,
    chain,
    index,
    map_symbol,
    scalar,
    size,
    size_family,
    vector,
)
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.claims import Cited, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where

ZERO: Final = as_expr(0)
_EXERCISE: Final = Source("teorema", "07")


def _absolute(argument: Expr) -> Expr:
    return apply(NAMED["abs"], argument)


_f, _g = MapSymbol("f", (), ()), MapSymbol("g", (), ())
_gf = MapSymbol("g_after_f", (), (), r"\left(g\circ f\right)", Text("g after f", "g después de f"))
s, t, K, M = scalar("s"), scalar("t"), scalar("K"), scalar("M")
alpha = scalar("alpha", r"\alpha", spoken=Text("alpha", "alfa"))
beta = scalar("beta", r"\beta", spoken=Text("beta", "beta"))
_f_moves = LessEqual(_absolute(_f(s) - _f(t)), K * _absolute(s - t) ** alpha)
_g_moves = LessEqual(_absolute(_g(_f(s)) - _g(_f(t))), M * _absolute(_f(s) - _f(t)) ** beta)
_moved = _absolute(_gf(s) - _gf(t))

COMPOSITION_HOELDER: Final = Statement(
    id="composition-hoelder",
    kind="theorem",
    title=Text("Hölder exponents multiply", "Los exponentes de Hölder se multiplican"),
    claim=LessEqual(_moved, M * K**beta * _absolute(s - t) ** (alpha * beta)),
    given=Text(
        "$f,g\\colon\\mathbb{R}\\to\\mathbb{R}$, $s,t,K,M\\in\\mathbb{R}$",
        "$f,g\\colon\\mathbb{R}\\to\\mathbb{R}$, $s,t,K,M\\in\\mathbb{R}$",
    ),
    hypotheses=(
        Hypothesis(
            Text("$\\alpha,\\beta\\in(0,1]$, $K,M\\ge 0$", "$\\alpha,\\beta\\in(0,1]$, $K,M\\ge 0$"),
            lambda point: 0 < point["alpha"] <= 1 and 0 < point["beta"] <= 1 and point["K"] >= 0 and point["M"] >= 0,
        ),
        Hypothesis(
            Text("$|f(s)-f(t)|\\le K|s-t|^{\\alpha}$", "$|f(s)-f(t)|\\le K|s-t|^{\\alpha}$"),
            lambda point: _f_moves.at(point) is True,
        ),
        Hypothesis(
            Text(
                "$|g(u)-g(v)|\\le M|u-v|^{\\beta}$ for $u=f(s)$, $v=f(t)$",
                "$|g(u)-g(v)|\\le M|u-v|^{\\beta}$ para $u=f(s)$, $v=f(t)$",
            ),
            lambda point: _g_moves.at(point) is True,
        ),
    ),
    where=(Where("g_after_f", Text("$g\\circ f$ is the composition", "$g\\circ f$ es la composición")),),
    uses=("composition-definition", "composition-lipschitz"),
    rewrite=LessEqual(_moved - M * (K * _absolute(t - s) ** alpha) ** beta, ZERO),
    mistakes=(
        Mistake(
            "exponents-added",
            Text("exponents added", "exponentes sumados"),
            LessEqual(_moved, M * K**beta * _absolute(s - t) ** (alpha + beta)),
        ),
        Mistake(
            "inner-constant-not-raised",
            Text("inner constant not raised to the power", "constante interior sin elevar a la potencia"),
            LessEqual(_moved, M * K * _absolute(s - t) ** (alpha * beta)),
        ),
        Mistake(
            "smallest-exponent",
            Text("only the smaller exponent counts", "solo cuenta el exponente menor"),
            LessEqual(_moved, M * K**beta * _absolute(s - t) ** alpha),
        ),
    ),
    source=_EXERCISE,
)

COMPOSITION_SMOOTH: Final = Statement(
    id="composition-smooth",
    kind="theorem",
    title=Text("Smooth after smooth is smooth", "Regular después de regular es regular"),
    claim=Cited(
        r"f\in C^{k}(\mathbb{R}^{n},\mathbb{R}^{m}),\ g\in C^{k}(\mathbb{R}^{m},\mathbb{R}^{j})\ \Longrightarrow\ g\circ f\in C^{k}(\mathbb{R}^{n},\mathbb{R}^{j})",
        Text(
            "if f and g have continuous derivatives up to order k, so has g after f",
            "si f y g tienen derivadas continuas hasta el orden k, también las tiene g después de f",
        ),
        Text(
            "it speaks of all functions of a class, which no finite set of points decides; the induction over k needs the chain rule of piece 14",
            "habla de todas las funciones de una clase, lo que ningún conjunto finito de puntos decide; la inducción sobre k necesita la regla de la cadena de la pieza 14",
        ),
    ),
    uses=("composition-definition",),
    source=Source("Spivak 1965, Calculus on Manifolds", "chapter 2"),
)

N, L, k = size_family("N"), size("L"), index("k")
W, D = Family("W", (N[ELL], N[ELL - 1])), Family("D", (N[ELL], N[ELL]))
_network = replace(map_symbol("f_theta", N[0], N[L], tex=r"f_{\theta}"), spoken=Text("the network", "la red"))
x, y = vector("x", N[0]), vector("y", N[0])
_slopes = chain(k, 1, L, D[k] @ W[k])


def _no_kink_between(point: Mapping[str, Any]) -> bool:
    """No kink of σ^[ℓ] lies at or between the entries of z^[ℓ] at x and at y."""
    return all(
        not min(p, q) <= Fraction(kink) <= max(p, q)
        for layer, at_x in point["z"].items()
        for p, q in zip(at_x.ravel(), point["z_y"][layer].ravel(), strict=True)
        for kink in point["sigma"][layer].kinks
    )


_AFFINE_PIECES: Final = Hypothesis(
    Text(
        "each $\\sigma^{[\\ell]}$ is continuous and piecewise affine",
        "cada $\\sigma^{[\\ell]}$ es continua y afín por partes",
    ),
    lambda point: all(
        record.name in ("identity", "relu", "leaky_relu", "hard_tanh") for record in point["sigma"].values()
    ),
)
_NO_KINK: Final = Hypothesis(
    Text(
        "no kink of $\\sigma^{[\\ell]}$ lies at or between the entries of $z^{[\\ell]}$ at $x$ and those at $y$",
        "ningún quiebre de $\\sigma^{[\\ell]}$ está en las entradas de $z^{[\\ell]}$ en $x$ y en $y$ ni entre ellas",
    ),
    _no_kink_between,
)
_expanded = Equal(_network(y), _network(x) + _slopes @ (y - x))

COMPOSITION_PIECEWISE: Final = Statement(
    id="composition-piecewise",
    kind="theorem",
    title=Text(
        "Piecewise affine after piecewise affine is piecewise affine",
        "Afín por partes después de afín por partes es afín por partes",
    ),
    claim=_expanded,
    hypotheses=(_AFFINE_PIECES, _NO_KINK),
    where=(
        Where(
            "D",
            Text(
                "$D^{[\\ell]}$ is the diagonal matrix of the slopes $\\sigma^{[\\ell]\\prime}(z^{[\\ell]}_i)$ at the inputs $z^{[\\ell]}_i$ that the activations get at $x$",
                "$D^{[\\ell]}$ es la matriz diagonal de las pendientes $\\sigma^{[\\ell]\\prime}(z^{[\\ell]}_i)$ en las entradas $z^{[\\ell]}_i$ que las activaciones reciben en $x$",
            ),
        ),
        Where("f_theta", Text("$f_{\\theta}$ is the network", "$f_{\\theta}$ es la red")),
    ),
    uses=("composition-network", "composition-affine-deep"),
    rewrite=Equal(_network(y) - _network(x), -(_slopes @ (x - y))),
    mistakes=(
        Mistake(
            "slopes-forgotten",
            Text("slopes of the activations forgotten", "pendientes de las activaciones olvidadas"),
            Equal(_network(y), _network(x) + chain(k, 1, L, W[k]) @ (y - x)),
        ),
        Mistake(
            "kinks-ignored",
            Text("kinks between $x$ and $y$ ignored", "quiebres entre $x$ e $y$ ignorados"),
            _expanded,
            hypotheses=(_AFFINE_PIECES,),
        ),
        Mistake(
            "linear",
            Text("linear instead of affine", "lineal en lugar de afín"),
            Equal(_network(y), _slopes @ y),
        ),
    ),
    source=Source("Slides, Redes Neuronales Multicapa"),
)

STATEMENTS: Final = (COMPOSITION_HOELDER, COMPOSITION_SMOOTH, COMPOSITION_PIECEWISE)
