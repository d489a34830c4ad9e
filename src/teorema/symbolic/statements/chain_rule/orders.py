"""What the product of the layer Jacobians costs from either end, the ratio of both, and what seeding costs instead (T4)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import Expr, Size, as_expr, index, minimum, scalar, total
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.forward.letters import L, N

_GRIEWANK: Final = Source("Griewank and Walther 2008", "3")
_k = index("k")
_R = scalar("R", r"c_R", spoken=Text("the cost of the reverse order", "el costo del orden inverso"))
_F = scalar("F", r"c_F", spoken=Text("the cost of the forward order", "el costo del orden directo"))
_GIVEN: Final = as_text(r"$L\ge 1$, $N_0,\dots,N_L\ge 1$")
_PRODUCTS: Final = (
    Where(
        "R",
        Text(
            r"$c_R$ counts the multiplications of $((J_LJ_{L-1})\cdots)J_1$ with $J_\ell\in\mathbb{R}^{N_\ell\times N_{\ell-1}}$",
            r"$c_R$ cuenta las multiplicaciones de $((J_LJ_{L-1})\cdots)J_1$ con $J_\ell\in\mathbb{R}^{N_\ell\times N_{\ell-1}}$",
        ),
    ),
    Where(
        "F",
        Text(
            r"$c_F$ those of $J_L(\cdots(J_2J_1))$",
            r"$c_F$ las de $J_L(\cdots(J_2J_1))$",
        ),
    ),
)


def _pairs(first: int | Scalar, last: int | Scalar) -> Expr:
    return total(_k, first, last, Size(N[_k - 1]) * Size(N[_k]))


_p, _q = Size(N[0]), Size(N[L])
_COST: Final = All(Equal(_R, _q * _pairs(1, L - 1)), Equal(_F, _p * _pairs(2, L)))

COST: Final = Statement(
    id="chain_rule-cost",
    kind="theorem",
    title=Text("Reverse and forward order", "Orden inverso y orden directo"),
    claim=_COST,
    given=_GIVEN,
    where=_PRODUCTS,
    rewrite=All(
        Equal(_R, _q * (_pairs(1, L) - Size(N[L - 1]) * _q)),
        Equal(_F, _p * (_pairs(1, L) - _p * Size(N[1]))),
    ),
    mistakes=(
        Mistake(
            "last-layer-too",
            Text("the last Jacobian multiplied as well", "también se multiplica la última jacobiana"),
            _COST.but(1, Equal(_R, _q * _pairs(1, L))),
        ),
        Mistake(
            "inputs-for-outputs",
            Text("the inputs for the outputs", "las entradas en lugar de las salidas"),
            _COST.but(1, Equal(_R, _p * _pairs(1, L - 1))),
        ),
        Mistake(
            "first-layer-too",
            Text("the first Jacobian multiplied as well", "también se multiplica la primera jacobiana"),
            _COST.but(2, Equal(_F, _p * _pairs(1, L))),
        ),
        Mistake(
            "outputs-for-inputs",
            Text("the outputs for the inputs", "las salidas en lugar de las entradas"),
            _COST.but(2, Equal(_F, _q * _pairs(2, L))),
        ),
    ),
    source=_GRIEWANK,
    uses=("chain_rule-composition",),
)

_p1, _m = scalar("p"), scalar("m")
_ratio = _F / _R
_RATIO: Final = All(
    Equal(_ratio, _p1 * _m / (_p1 + _m - 1)),
    Less(minimum(_p1, _m) / 2, _ratio),
    LessEqual(_ratio, minimum(_p1, _m)),
)

RATIO: Final = Statement(
    id="chain_rule-cost-ratio",
    kind="corollary",
    title=Text("One output: how much reverse order saves", "Una salida: cuánto ahorra el orden inverso"),
    claim=_RATIO,
    given=as_text(r"$L\ge 2$, $p\ge 1$, $H\ge 1$"),
    where=(
        *_PRODUCTS,
        Where(
            "p",
            Text(
                "$p$ inputs, $L-1$ hidden layers of width $H$, one output",
                "$p$ entradas, $L-1$ capas ocultas de ancho $H$, una salida",
            ),
        ),
        Where("m", as_text("$m=(L-2)H+1$")),
    ),
    rewrite=All(
        Equal(_F * (_p1 + _m - 1), _R * _p1 * _m),
        Less(minimum(_p1, _m), 2 * _ratio),
        LessEqual(_F, minimum(_p1, _m) * _R),
    ),
    mistakes=(
        Mistake(
            "inputs-over-outputs",
            Text("the number of inputs over that of outputs", "las entradas divididas por las salidas"),
            _RATIO.but(1, Equal(_ratio, _p1)),
        ),
        Mistake(
            "three-quarters",
            Text("¾ in place of ½", "¾ en lugar de ½"),
            _RATIO.but(2, Less(3 * minimum(_p1, _m) / 4, _ratio)),
        ),
        Mistake(
            "strict",
            Text("never equal", "nunca iguales"),
            _RATIO.but(3, Less(_ratio, minimum(_p1, _m))),
        ),
    ),
    source=Source("teorema", "14"),
    uses=("chain_rule-cost",),
)

_SEED: Final = All(Equal(_R, _q * _pairs(1, L)), Equal(_F, _p * _pairs(1, L)), Equal(_q * _F, _p * _R))

SEEDING: Final = Statement(
    id="chain_rule-seeding",
    kind="theorem",
    title=Text("All directions through all layers", "Todas las direcciones por todas las capas"),
    claim=_SEED,
    given=_GIVEN,
    where=(
        Where(
            "R",
            Text(
                r"$c_R$ counts the multiplications of $(I_{N_L}J_L)\cdots J_1$, one row for each output",
                r"$c_R$ cuenta las multiplicaciones de $(I_{N_L}J_L)\cdots J_1$, una fila por cada salida",
            ),
        ),
        Where(
            "F",
            Text(
                r"$c_F$ those of $J_L\cdots(J_1I_{N_0})$, one column for each input",
                r"$c_F$ las de $J_L\cdots(J_1I_{N_0})$, una columna por cada entrada",
            ),
        ),
    ),
    rewrite=All(Equal(_R, _pairs(1, L) * _q), Equal(_F, _pairs(1, L) * _p), Equal(_F * _q, _R * _p)),
    mistakes=(
        Mistake(
            "last-layer-free",
            Text("the last layer for nothing", "la última capa sin costo"),
            _SEED.but(1, Equal(_R, _q * _pairs(1, L - 1))),
        ),
        Mistake(
            "first-layer-free",
            Text("the first layer for nothing", "la primera capa sin costo"),
            _SEED.but(2, Equal(_F, _p * _pairs(2, L))),
        ),
        Mistake(
            "the-other-way",
            Text("inputs and outputs exchanged", "entradas y salidas intercambiadas"),
            _SEED.but(3, Equal(_p * _F, _q * _R)),
        ),
    ),
    source=_GRIEWANK,
    uses=("chain_rule-cost",),
)

_rev, _fwd = _R, _F
_BOARD: Final = All(Equal(_rev, as_expr(110_000)), Equal(_fwd, as_expr(10_100_000)))

EXAMPLE_COST: Final = Statement(
    id="chain_rule-example-cost",
    kind="corollary",
    title=Text("The widths 1000-100-100-1", "Los anchos 1000-100-100-1"),
    claim=_BOARD,
    where=(
        Where(
            "R",
            Text(
                "$c_R$ is the cost of the reverse order for the widths $1000, 100, 100, 1$",
                "$c_R$ es el costo del orden inverso para los anchos $1000, 100, 100, 1$",
            ),
        ),
        Where("F", Text("$c_F$ that of the forward order", "$c_F$ el del orden directo")),
    ),
    rewrite=All(Equal(_rev - 110_000, as_expr(0)), Equal(_fwd - 10_100_000, as_expr(0))),
    mistakes=(
        Mistake(
            "reverse-all",
            Text("all three products", "los tres productos"),
            _BOARD.but(1, Equal(_rev, as_expr(110_100))),
        ),
        Mistake(
            "forward-all",
            Text("all three products", "los tres productos"),
            _BOARD.but(2, Equal(_fwd, as_expr(110_100_000))),
        ),
    ),
    source=Source("teorema", "14.4"),
    uses=("chain_rule-cost",),
)
