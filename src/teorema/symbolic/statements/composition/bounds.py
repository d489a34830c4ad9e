"""The Lipschitz bound of a network, layer by layer, and an example in which it is not the least constant."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Entry,
    Expr,
    Family,
    Norm,
    apply,
    as_expr,
    index,
    map_symbol,
    scalar,
    size,
    size_family,
    times,
    total,
    vector,
)
from teorema.symbolic.calculus.leaves import dimension_index
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.calculus.shape import dimension
from teorema.symbolic.calculus.sums import Over
from teorema.symbolic.claims import All, Equal, Exists, Less, LessEqual
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.composition.lipschitz import NORMS

_SZEGEDY: Final = Source("Szegedy et al. 2014, Intriguing properties of neural networks", "4.3")
_ONE, _TWO, FIVE, ZERO = dimension_index(1), dimension_index(2), as_expr(5), as_expr(0)


def _r(argument: Expr) -> Norm:
    return Norm(argument, "r")


def _absolute(argument: Expr) -> Expr:
    return apply(NAMED["abs"], argument)


N, L, k = size_family("N"), size("L"), index("k")
W, constants = Family("W", (N[ELL], N[ELL - 1])), Family("K", ())
_network = replace(map_symbol("f_theta", N[0], N[L], tex=r"f_{\theta}"), spoken=Text("the network", "la red"))
_x, _y, B = vector("x", N[0]), vector("y", N[0]), scalar("B")
_bound = Equal(B, times(k, 1, L, constants[k] * _r(W[k])))
_holds = LessEqual(_r(_network(_x) - _network(_y)), B * _r(_x - _y))

COMPOSITION_LIPSCHITZ_NETWORK: Final = Statement(
    id="composition-lipschitz-network",
    kind="corollary",
    title=Text("Lipschitz bound of a network", "Cota de Lipschitz de una red"),
    claim=All(_bound, _holds),
    hypotheses=(NORMS,),
    where=(
        Where(
            "K",
            Text(
                "$K^{[\\ell]}$ is the Lipschitz constant of $\\sigma^{[\\ell]}$",
                "$K^{[\\ell]}$ es la constante de Lipschitz de $\\sigma^{[\\ell]}$",
            ),
        ),
        Where("f_theta", Text("$f_{\\theta}$ is the network", "$f_{\\theta}$ es la red")),
        Where("B", Text("$B$ is the bound that the code computes", "$B$ es la cota que calcula el código")),
    ),
    uses=("composition-lipschitz", "composition-elementwise", "composition-network"),
    rewrite=All(
        Equal(times(k, 1, L, _r(W[k]) * constants[k]), B),
        LessEqual(ZERO, B * _r(_y - _x) - _r(_network(_y) - _network(_x))),
    ),
    mistakes=(
        Mistake(
            "norms-added",
            Text("norms of the layers added", "normas de las capas sumadas"),
            All(Equal(B, total(k, 1, L, constants[k] * _r(W[k]))), _holds),
        ),
        Mistake(
            "activations-forgotten",
            Text("constants of the activations forgotten", "constantes de las activaciones olvidadas"),
            All(Equal(B, times(k, 1, L, _r(W[k]))), _holds),
        ),
        Mistake(
            "frobenius",
            Text("Frobenius norm instead of the operator norm", "norma de Frobenius en lugar de la norma de operador"),
            All(Equal(B, times(k, 1, L, constants[k] * Norm(W[k], "F"))), _holds),
        ),
        Mistake(
            "largest-layer",
            Text("only the largest layer counts", "solo cuenta la capa mayor"),
            All(
                _bound,
                LessEqual(
                    _r(_network(_x) - _network(_y)),
                    Over("max", k, _ONE, L, constants[k] * _r(W[k])) * _r(_x - _y),
                ),
            ),
        ),
    ),
    source=_SZEGEDY,
)

_plane = (dimension(2), dimension(1))
_f5 = MapSymbol("f_theta", _plane, (), r"f_{\theta}", Text("the network", "la red"))
_p, _q = vector("x", 2), vector("y", 2)
_relu = NAMED["relu"]
_root = apply(NAMED["sqrt"], as_expr(2))
_gap, _distance = _absolute(_f5(_p) - _f5(_q)), Norm(_p - _q, "2")


def _exists(factor: Expr) -> Exists:
    return Exists(
        r"x\ne y\in\mathbb{R}_{\ge 0}^{2}",
        Equal(_gap, factor * _distance),
        lambda point: {"x": [3, 4], "y": [0, 0]},
        Text("different x and y in the positive quadrant", "x e y distintos en el cuadrante positivo"),
        ("x", "y"),
    )


_is_four_root = Equal(B, 4 * _root)
_formula = Equal(_f5(_p), 3 * apply(_relu, Entry(_p, _ONE)) + 4 * apply(_relu, Entry(_p, _TWO)))
_five, _reached, _loose = LessEqual(_gap, 5 * _distance), _exists(FIVE), Less(FIVE, B)
_PARTS: Final = All(_is_four_root, _formula, _five, _reached, _loose)

COMPOSITION_LIPSCHITZ_LOOSE: Final = Statement(
    id="composition-lipschitz-loose",
    kind="theorem",
    title=Text("The bound is seldom attained: 4√2 against 5", "La cota rara vez se alcanza: 4√2 contra 5"),
    claim=_PARTS,
    where=(
        Where(
            "f_theta",
            Text(
                "$f_{\\theta}$ is the network 2-2-1 with $W^{[1]}=\\operatorname{diag}(3,4)$, $W^{[2]}=(1\\ 1)$, no biases, ReLU, then the identity",
                "$f_{\\theta}$ es la red 2-2-1 con $W^{[1]}=\\operatorname{diag}(3,4)$, $W^{[2]}=(1\\ 1)$, sin sesgos, con ReLU y luego la identidad",
            ),
        ),
        Where("B", Text("$B$ is its Lipschitz bound for $r=2$", "$B$ es su cota de Lipschitz para $r=2$")),
    ),
    uses=("composition-lipschitz-network",),
    rewrite=All(
        Equal(B * _root, as_expr(8)),
        Equal(_formula.right, _formula.left),
        LessEqual(_gap / 5, _distance),
        Exists(
            r"x\ne y\in\mathbb{R}_{\ge 0}^{2}",
            Equal(_gap / 5, _distance),
            lambda point: {"x": [3, 4], "y": [0, 0]},
            Text("different x and y in the positive quadrant", "x e y distintos en el cuadrante positivo"),
            ("x", "y"),
        ),
        Less(ZERO, B - 5),
    ),
    mistakes=(
        Mistake(
            "second-norm-one",
            Text("$\\lVert(1\\ 1)\\rVert_2$ taken as 1", "$\\lVert(1\\ 1)\\rVert_2$ tomada como 1"),
            _PARTS.but(1, Equal(B, as_expr(4))),
        ),
        Mistake(
            "no-relu",
            Text("$3x_1+4x_2$ on the whole plane", "$3x_1+4x_2$ en todo el plano"),
            _PARTS.but(2, Equal(_f5(_p), 3 * Entry(_p, _ONE) + 4 * Entry(_p, _TWO))),
        ),
        Mistake(
            "largest-weight",
            Text("4, the largest weight, serves as constant", "4, el mayor peso, sirve como constante"),
            _PARTS.but(3, LessEqual(_gap, 4 * _distance)),
        ),
        Mistake(
            "bound-attained",
            Text("the bound is attained", "la cota se alcanza"),
            _PARTS.but(4, _exists(4 * _root)),
        ),
        Mistake(
            "bound-below",
            Text("the bound lies below 5", "la cota está por debajo de 5"),
            _PARTS.but(5, Less(B, FIVE)),
        ),
    ),
    source=Source("teorema", "07.5"),
)

STATEMENTS: Final = (COMPOSITION_LIPSCHITZ_NETWORK, COMPOSITION_LIPSCHITZ_LOOSE)
