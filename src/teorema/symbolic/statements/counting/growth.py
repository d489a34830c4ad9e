"""What one neuron more, wider layers and doubled widths do to the number of parameters."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Size, as_expr, scalar, total
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.counting.architectures import TWO_LAYERS
from teorema.symbolic.statements.counting.symbols import BEFORE, HERE, PARAMS, L, N, params

_ALL: Final = Text("$N_0,\\dots,N_L\\ge 1$", "$N_0,\\dots,N_L\\ge 1$")
_MAP = Source("teorema", "09")


_more = scalar("d_plus", "d^{+}", spoken=Text("the new number of parameters", "el nuevo número de parámetros"))
_NEXT = Size(N[ELL + 1])


def _is_hidden(point: Point) -> bool:
    return bool(1 <= point["l"] < point["L"])


_ONE_MORE: Final = All(Equal(_more, params + BEFORE + _NEXT + 1), LessEqual(params + 3, _more))

COUNTING_ONE_MORE: Final = Statement(
    id="counting-one-more",
    kind="theorem",
    title=Text("One more hidden neuron", "Una neurona oculta más"),
    claim=_ONE_MORE,
    given=_ALL,
    hypotheses=(
        Hypothesis(
            Text("layer $\\ell$ is hidden, $1\\le\\ell<L$", "la capa $\\ell$ es oculta, $1\\le\\ell<L$"), _is_hidden
        ),
    ),
    where=(
        PARAMS,
        Where(
            "d_plus",
            Text(
                "$d^{+}$ is that of the network with $N_\\ell+1$ neurons in layer $\\ell$",
                "$d^{+}$ es el de la red con $N_\\ell+1$ neuronas en la capa $\\ell$",
            ),
        ),
    ),
    rewrite=All(Equal(_more - params, 1 + BEFORE + _NEXT), LessEqual(as_expr(3), _more - params)),
    mistakes=(
        Mistake(
            "outgoing-forgotten",
            Text("outgoing weights forgotten", "pesos de salida olvidados"),
            _ONE_MORE.but(1, Equal(_more, params + BEFORE + 1)),
        ),
        Mistake(
            "bias-forgotten",
            Text("its bias forgotten", "su sesgo olvidado"),
            _ONE_MORE.but(1, Equal(_more, params + BEFORE + _NEXT)),
        ),
        Mistake(
            "four-at-least",
            Text("more than the sharp 3", "más que el 3 óptimo"),
            _ONE_MORE.but(2, LessEqual(params + 4, _more)),
        ),
    ),
    source=_MAP,
    uses=("counting-stored",),
)

_other = scalar(
    "e", "d'", spoken=Text("the number of parameters of the other network", "el número de parámetros de la otra red")
)


def _below(point: Point) -> bool:
    return all(n <= m for n, m in zip(point["N"], point["M"], strict=True))


def _fewer_neurons(point: Point) -> bool:
    return bool(sum(point["N"][1:]) <= sum(point["M"][1:]))


COUNTING_MONOTONE: Final = Statement(
    id="counting-monotone",
    kind="corollary",
    title=Text("Wider means more parameters", "Más ancha, más parámetros"),
    claim=LessEqual(params, _other),
    given=Text(
        "$N_0,\\dots,N_L\\ge 1$ and $M_0,\\dots,M_L\\ge 1$",
        "$N_0,\\dots,N_L\\ge 1$ y $M_0,\\dots,M_L\\ge 1$",
    ),
    hypotheses=(
        Hypothesis(
            Text("$N_\\ell\\le M_\\ell$ for $\\ell=0,\\dots,L$", "$N_\\ell\\le M_\\ell$ para $\\ell=0,\\dots,L$"),
            _below,
        ),
    ),
    where=(
        Where(
            "d",
            Text(
                "$d$ is the number of parameters of $N_0,\\dots,N_L$",
                "$d$ es el número de parámetros de $N_0,\\dots,N_L$",
            ),
        ),
        Where("e", Text("$d'$ that of $M_0,\\dots,M_L$", "$d'$ el de $M_0,\\dots,M_L$")),
    ),
    rewrite=LessEqual(as_expr(0), _other - params),
    mistakes=(
        Mistake(
            "more-neurons",
            Text(
                "more neurons, more parameters: 2-2-2 has fewer neurons than 1-1-4, and more parameters",
                "más neuronas, más parámetros: 2-2-2 tiene menos neuronas que 1-1-4, y más parámetros",
            ),
            LessEqual(params, _other),
            hypotheses=(
                Hypothesis(
                    Text(
                        "$\\sum_{\\ell} N_\\ell\\le\\sum_{\\ell} M_\\ell$",
                        "$\\sum_{\\ell} N_\\ell\\le\\sum_{\\ell} M_\\ell$",
                    ),
                    _fewer_neurons,
                ),
            ),
        ),
        Mistake(
            "strict",
            Text(
                "strictly more, though equal widths give equal counts",
                "estrictamente más, aunque anchos iguales dan conteos iguales",
            ),
            Less(params, _other),
        ),
    ),
    source=_MAP,
    uses=("counting-one-more",),
)

_INNER: Any = total(ELL, 2, L - 1, HERE * BEFORE)
_DOUBLED: Final = All(Equal(_other, 2 * params - Size(N[L]) + 2 * _INNER), Less(_other, 4 * params))

COUNTING_DOUBLING: Final = Statement(
    id="counting-doubling",
    kind="theorem",
    title=Text("All hidden widths doubled", "Todos los anchos ocultos duplicados"),
    claim=_DOUBLED,
    given=_ALL,
    hypotheses=(TWO_LAYERS,),
    where=(
        PARAMS,
        Where(
            "e",
            Text(
                "$d'$ is that of the network $N_0,2N_1,\\dots,2N_{L-1},N_L$",
                "$d'$ es el de la red $N_0,2N_1,\\dots,2N_{L-1},N_L$",
            ),
        ),
    ),
    rewrite=All(Equal(_other - 2 * params, 2 * _INNER - Size(N[L])), Less(_other, 2 * params + 2 * params)),
    mistakes=(
        Mistake(
            "twice",
            Text("doubling the widths doubles the count", "duplicar los anchos duplica el conteo"),
            _DOUBLED.but(1, Equal(_other, 2 * params)),
        ),
        Mistake(
            "four-times",
            Text("doubling the widths quadruples the count", "duplicar los anchos cuadruplica el conteo"),
            _DOUBLED.but(1, Equal(_other, 4 * params)),
        ),
        Mistake(
            "below-twice",
            Text("never more than twice, as with one hidden layer", "nunca más del doble, como con una capa oculta"),
            _DOUBLED.but(2, Less(_other, 2 * params)),
        ),
    ),
    source=_MAP,
    uses=("counting-stored",),
)

STATEMENTS: Final = (COUNTING_ONE_MORE, COUNTING_MONOTONE, COUNTING_DOUBLING)
