"""Lipschitz constants under composition: products of constants, elementwise maps, the bound of a network and how loose it is."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    NAMED,
    Determinant,
    Elementwise,
    Expr,
    Norm,
    Softmax,
    apply,
    as_expr,
    map_symbol,
    matrix,
    ones,
    scalar,
    size,
    vector,
)
from teorema.symbolic.calculus.leaves import dimension_index
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.claims import All, Differ, Equal, Exists, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where

_SZEGEDY: Final = Source("Szegedy et al. 2014, Intriguing properties of neural networks", "4.3")
_ONE, _TWO = dimension_index(1), dimension_index(2)
_HIGHAM: Final = Source("Higham 2002, Accuracy and Stability of Numerical Algorithms", "6.1")

ZERO, FIVE = as_expr(0), as_expr(5)

NORMS: Final = Hypothesis(
    Text("$r\\in\\{1,2,\\infty\\}$", "$r\\in\\{1,2,\\infty\\}$"), lambda point: point["r"] in ("1", "2", "inf")
)


def _r(argument: Expr) -> Norm:
    return Norm(argument, "r")


def _absolute(argument: Expr) -> Expr:
    return apply(NAMED["abs"], argument)


f, g = map_symbol("f", "n", "m"), map_symbol("g", "m", "k")
_gf = MapSymbol("g_after_f", f.domain, g.codomain, r"\left(g\circ f\right)", Text("g after f", "g después de f"))
x, y = vector("x", "n"), vector("y", "n")
K, M = scalar("K"), scalar("M")
_f_moves = LessEqual(_r(f(x) - f(y)), K * _r(x - y))
_g_moves = LessEqual(_r(g(f(x)) - g(f(y))), M * _r(f(x) - f(y)))
_CONSTANTS: Final = (
    NORMS,
    Hypothesis(
        Text(
            "$\\lVert f(x)-f(y)\\rVert_r\\le K\\lVert x-y\\rVert_r$",
            "$\\lVert f(x)-f(y)\\rVert_r\\le K\\lVert x-y\\rVert_r$",
        ),
        lambda point: _f_moves.at(point) is True,
    ),
    Hypothesis(
        Text(
            "$\\lVert g(u)-g(v)\\rVert_r\\le M\\lVert u-v\\rVert_r$ for $u=f(x)$, $v=f(y)$",
            "$\\lVert g(u)-g(v)\\rVert_r\\le M\\lVert u-v\\rVert_r$ para $u=f(x)$, $v=f(y)$",
        ),
        lambda point: _g_moves.at(point) is True,
    ),
)
_POSITIVE: Final = Hypothesis(Text("$M\\ge 0$", "$M\\ge 0$"), lambda point: point["M"] >= 0)
_moves = LessEqual(_r(_gf(x) - _gf(y)), M * K * _r(x - y))

COMPOSITION_LIPSCHITZ: Final = Statement(
    id="composition-lipschitz",
    kind="theorem",
    title=Text("Lipschitz constants multiply", "Las constantes de Lipschitz se multiplican"),
    claim=_moves,
    given=Text(
        "$f\\colon\\mathbb{R}^n\\to\\mathbb{R}^m$, $g\\colon\\mathbb{R}^m\\to\\mathbb{R}^k$, $x,y\\in\\mathbb{R}^n$, $K,M\\in\\mathbb{R}$",
        "$f\\colon\\mathbb{R}^n\\to\\mathbb{R}^m$, $g\\colon\\mathbb{R}^m\\to\\mathbb{R}^k$, $x,y\\in\\mathbb{R}^n$, $K,M\\in\\mathbb{R}$",
    ),
    hypotheses=(*_CONSTANTS, _POSITIVE),
    where=(Where("g_after_f", Text("$g\\circ f$ is the composition", "$g\\circ f$ es la composición")),),
    uses=("composition-definition",),
    rewrite=LessEqual(_r(_gf(x) - _gf(y)) - K * M * _r(y - x), ZERO),
    mistakes=(
        Mistake(
            "constants-added",
            Text("constants added", "constantes sumadas"),
            LessEqual(_r(_gf(x) - _gf(y)), (M + K) * _r(x - y)),
        ),
        Mistake(
            "outer-only",
            Text("outer constant only", "solo la constante exterior"),
            LessEqual(_r(_gf(x) - _gf(y)), M * _r(x - y)),
        ),
        Mistake(
            "strict", Text("strict inequality", "desigualdad estricta"), Less(_r(_gf(x) - _gf(y)), M * K * _r(x - y))
        ),
        Mistake(
            "negative-constant",
            Text("$M\\ge 0$ dropped", "sin la hipótesis $M\\ge 0$"),
            _moves,
            hypotheses=_CONSTANTS,
        ),
    ),
    source=_SZEGEDY,
)

sigma = Elementwise("sigma", r"\sigma", spoken=Text("the activation", "la activación"))
u, v, s, t = vector("u", "n"), vector("v", "n"), scalar("s"), scalar("t")


def _pairwise(point: Mapping[str, Any]) -> bool:
    """|σ(s) − σ(t)| ≤ K|s − t| for the entries that the claim compares."""
    bound = LessEqual(_absolute(sigma(s) - sigma(t)), K * _absolute(s - t))
    pairs = [(point["s"], point["t"]), *((p[0], q[0]) for p, q in zip(point["u"], point["v"], strict=True))]
    return all(bound.at({"sigma": point["sigma"], "K": point["K"], "s": p, "t": q}) is True for p, q in pairs)


_SLOPE: Final = Hypothesis(
    Text("$\\sigma$ is Lipschitz with constant $K$", "$\\sigma$ es Lipschitz con constante $K$"), _pairwise
)
_spread = LessEqual(_r(sigma(u) - sigma(v)), K * _r(u - v))
_attained = Equal(
    _r(sigma(s * ones("n")) - sigma(t * ones("n"))),
    _absolute(sigma(s) - sigma(t)) * _r(ones("n")),
)

COMPOSITION_ELEMENTWISE: Final = Statement(
    id="composition-elementwise",
    kind="theorem",
    title=Text(
        "An elementwise map has the Lipschitz constant of its activation",
        "Una función elemento a elemento tiene la constante de Lipschitz de su activación",
    ),
    claim=All(_spread, _attained),
    hypotheses=(NORMS, _SLOPE),
    rewrite=All(LessEqual(ZERO, K * _r(v - u) - _r(sigma(v) - sigma(u))), Equal(_attained.right, _attained.left)),
    mistakes=(
        Mistake(
            "half-the-constant",
            Text("half the constant", "la mitad de la constante"),
            All(LessEqual(_r(sigma(u) - sigma(v)), Fraction(1, 2) * K * _r(u - v)), _attained),
        ),
        Mistake(
            "dimension-enters",
            Text("the dimension multiplies the constant", "la dimensión multiplica la constante"),
            All(_spread, Equal(_attained.left, size("n") * _attained.right)),
        ),
        Mistake(
            "not-lipschitz",
            Text("$\\sigma$ not Lipschitz with constant $K$", "$\\sigma$ no Lipschitz con constante $K$"),
            All(_spread, _attained),
            hypotheses=(NORMS,),
        ),
    ),
    source=_HIGHAM,
)

relu = Elementwise("relu", r"\operatorname{ReLU}", spoken=Text("the ReLU", "la ReLU"))
A, _u2, _v2, c = matrix("A", 2, 2), vector("u", 2), vector("v", 2), scalar("c", domain=r"\mathbb{R}_{>0}")
_far, _near = Norm(A @ (relu(_u2) - relu(_v2)), "inf"), Norm(A @ (_u2 - _v2), "inf")


def _skew_norm(point: Mapping[str, Any]) -> dict[str, Any]:
    """A, u, v for a factor c: u lies where the norm is small, and ReLU moves it out."""
    return {"A": [[1, 1], [0, 1 / Fraction(point["c"])]], "u": [1, -1], "v": [0, 0]}


COMPOSITION_ELEMENTWISE_NORM: Final = Statement(
    id="composition-elementwise-norm",
    kind="theorem",
    title=Text("... but not in every norm", "... pero no en toda norma"),
    claim=Exists(
        r"A\in\mathbb{R}^{2\times 2},\ u,v\in\mathbb{R}^{2}",
        All(Differ(Determinant(A), ZERO), Equal(_far, c * _near), Less(ZERO, _near)),
        _skew_norm,
        Text("a matrix A and vectors u, v", "una matriz A y vectores u, v"),
        ("A", "u", "v"),
    ),
    given=Text("$c>0$", "$c>0$"),
    where=(
        Where(
            "relu",
            Text(
                "$\\lVert A z\\rVert_\\infty$ is a norm of $z$ when $\\det A\\ne 0$, and ReLU has the Lipschitz constant 1",
                "$\\lVert A z\\rVert_\\infty$ es una norma de $z$ cuando $\\det A\\ne 0$, y ReLU tiene constante de Lipschitz 1",
            ),
        ),
    ),
    uses=("composition-elementwise",),
    rewrite=Exists(
        r"A\in\mathbb{R}^{2\times 2},\ u,v\in\mathbb{R}^{2}",
        All(Less(ZERO, _near), Equal(_far / c, _near), Differ(ZERO, Determinant(A))),
        _skew_norm,
        Text("a matrix A and vectors u, v", "una matriz A y vectores u, v"),
        ("A", "u", "v"),
    ),
    mistakes=(
        Mistake(
            "every-norm",
            Text("the constant of ReLU, 1, serves in every norm", "la constante de ReLU, 1, sirve en toda norma"),
            LessEqual(_far, _near),
            hypotheses=(
                Hypothesis(
                    Text("$\\det A\\ne 0$", "$\\det A\\ne 0$"),
                    lambda point: Differ(Determinant(A), ZERO).at(point) is True,
                ),
            ),
        ),
        Mistake(
            "factor-two",
            Text("twice the constant serves in every norm", "el doble de la constante sirve en toda norma"),
            LessEqual(_far, 2 * _near),
            hypotheses=(
                Hypothesis(
                    Text("$\\det A\\ne 0$", "$\\det A\\ne 0$"),
                    lambda point: Differ(Determinant(A), ZERO).at(point) is True,
                ),
            ),
        ),
    ),
    source=_HIGHAM,
)

_soft = Norm(Softmax(u) - Softmax(v), "2")

COMPOSITION_SOFTMAX: Final = Statement(
    id="composition-softmax",
    kind="theorem",
    title=Text("Softmax is Lipschitz with constant ½", "Softmax es Lipschitz con constante ½"),
    claim=LessEqual(_soft, Fraction(1, 2) * Norm(u - v, "2")),
    rewrite=LessEqual(2 * _soft, Norm(v - u, "2")),
    mistakes=(
        Mistake(
            "logistic-constant",
            Text("¼, the constant of the logistic function", "¼, la constante de la función logística"),
            LessEqual(_soft, Fraction(1, 4) * Norm(u - v, "2")),
        ),
        Mistake(
            "two-fifths",
            Text("⅖, a little less than ½", "⅖, algo menos que ½"),
            LessEqual(_soft, Fraction(2, 5) * Norm(u - v, "2")),
        ),
    ),
    source=Source("teorema", "07"),
)

STATEMENTS: Final = (
    COMPOSITION_LIPSCHITZ,
    COMPOSITION_ELEMENTWISE,
    COMPOSITION_ELEMENTWISE_NORM,
    COMPOSITION_SOFTMAX,
)
