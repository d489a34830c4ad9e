"""The formula for the parameters counts what is stored: per layer, for the whole network, by induction, under concatenation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family, Size, scalar
from teorema.symbolic.claims import All, Count, Equal
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.counting.symbols import BEFORE, HERE, SLIDES, WIDTHS, L, N, over_layers


def _layer_entries(point: Point) -> Iterable[Any]:
    """The entries of the arrays W^[l] and b^[l] of a point, one by one."""
    for arrays in (point["W"], point["b"]):
        array = arrays[point["l"]]
        yield from ((i, j) for i, row in enumerate(array.tolist()) for j, _ in enumerate(row))


def _entries(point: Point) -> Iterable[Any]:
    """The entries of all arrays of θ of a point, one by one."""
    for name in ("W", "b"):
        for k, array in point[name].items():
            yield from ((name, k, i, j) for i, row in enumerate(array.tolist()) for j, _ in enumerate(row))


def _of_layer(number: Any) -> Count:
    return Count(
        r"\bigl\{w^{[\ell]}_{ij},\,b^{[\ell]}_{i}:\ 1\le i\le N_\ell,\ 1\le j\le N_{\ell-1}\bigr\}",
        Text("numbers stored in layer l", "números guardados en la capa l"),
        _layer_entries,
        number,
        "W[l].size + b[l].size",
    )


def _of_network(number: Any) -> Count:
    return Count(
        r"\bigl\{w^{[\ell]}_{ij},\,b^{[\ell]}_{i}:\ 1\le\ell\le L,\ 1\le i\le N_\ell,\ 1\le j\le N_{\ell-1}\bigr\}",
        Text("numbers stored in the network", "números guardados en la red"),
        _entries,
        number,
        "sum(W[l].size + b[l].size for l in range(1, L + 1))",
    )


COUNTING_LAYER: Final = Statement(
    id="counting-layer",
    kind="lemma",
    title=Text("Parameters of one layer", "Parámetros de una capa"),
    claim=_of_layer(HERE * (BEFORE + 1)),
    given=Text("$N_{\\ell-1},N_\\ell\\ge 1$", "$N_{\\ell-1},N_\\ell\\ge 1$"),
    rewrite=_of_layer(HERE + BEFORE * HERE),
    mistakes=(
        Mistake("bias-forgotten", Text("bias forgotten", "sesgo olvidado"), _of_layer(HERE * BEFORE)),
        Mistake(
            "shapes-swapped",
            Text("the +1 on the wrong side", "el +1 del lado equivocado"),
            _of_layer((HERE + 1) * BEFORE),
        ),
        Mistake(
            "activation-as-parameter",
            Text("the +2 of the cost: activations hold no parameters", "el +2 del costo: activar no guarda parámetros"),
            _of_layer(HERE * (BEFORE + 2)),
        ),
    ),
    source=SLIDES,
    uses=("counting-parameters",),
)

COUNTING_STORED: Final = Statement(
    id="counting-stored",
    kind="theorem",
    title=Text("The formula counts the stored numbers", "La fórmula cuenta los números guardados"),
    claim=_of_network(over_layers(HERE * (BEFORE + 1))),
    given=WIDTHS,
    rewrite=_of_network(over_layers(BEFORE * HERE) + over_layers(HERE)),
    mistakes=(
        Mistake(
            "biases-forgotten", Text("biases forgotten", "sesgos olvidados"), _of_network(over_layers(HERE * BEFORE))
        ),
        Mistake(
            "cost-for-parameters",
            Text(
                "the sum with +2, which the slide shows beside the number of weights",
                "la suma con +2, que la diapositiva muestra junto al número de pesos",
            ),
            _of_network(over_layers(HERE * (BEFORE + 2))),
        ),
        Mistake(
            "first-layer-forgotten",
            Text("first layer forgotten", "primera capa olvidada"),
            _of_network(over_layers(HERE * (BEFORE + 1), start=2)),
        ),
        Mistake(
            "all-pairs-of-neurons",
            Text("product of sums instead of sum of products", "producto de sumas en lugar de suma de productos"),
            _of_network(over_layers(HERE) * over_layers(BEFORE + 1)),
        ),
    ),
    source=SLIDES,
    uses=("counting-layer",),
)

_d = Family("d", (), lower=True)
_STEPS: Final = All(
    Equal(_d[1], Size(N[1]) * (Size(N[0]) + 1)),
    Equal(_d[ELL + 1], _d[ELL] + Size(N[ELL + 1]) * (HERE + 1)),
    Equal(_d[L], over_layers(HERE * (BEFORE + 1))),
)

COUNTING_INDUCTION: Final = Statement(
    id="counting-induction",
    kind="theorem",
    title=Text("Counting by induction on the depth", "Conteo por inducción en la profundidad"),
    claim=_STEPS,
    given=Text("$1\\le\\ell<L$ and all widths $\\ge 1$", "$1\\le\\ell<L$ y todos los anchos $\\ge 1$"),
    where=(
        Where(
            "d",
            Text(
                "$d_k$ is the number of parameters of the first $k$ layers",
                "$d_k$ es el número de parámetros de las primeras $k$ capas",
            ),
        ),
    ),
    rewrite=All(
        Equal(_d[1], Size(N[1]) * Size(N[0]) + Size(N[1])),
        Equal(_d[ELL + 1] - _d[ELL], Size(N[ELL + 1]) * HERE + Size(N[ELL + 1])),
        Equal(over_layers(HERE * BEFORE + HERE), _d[L]),
    ),
    mistakes=(
        Mistake(
            "base-without-bias",
            Text("base case without biases", "caso base sin sesgos"),
            _STEPS.but(1, Equal(_d[1], Size(N[1]) * Size(N[0]))),
        ),
        Mistake(
            "step-from-the-input",
            Text(
                "the new layer joined to the input and not to the last layer",
                "la capa nueva unida a la entrada y no a la última capa",
            ),
            _STEPS.but(2, Equal(_d[ELL + 1], _d[ELL] + Size(N[ELL + 1]) * (Size(N[0]) + 1))),
        ),
        Mistake(
            "step-with-old-bias",
            Text("biases of the old layer counted again", "sesgos de la capa anterior contados otra vez"),
            _STEPS.but(2, Equal(_d[ELL + 1], _d[ELL] + (Size(N[ELL + 1]) + 1) * HERE)),
        ),
        Mistake(
            "sum-stops-early",
            Text("the sum stops one layer early", "la suma termina una capa antes"),
            _STEPS.but(3, Equal(_d[L - 1], over_layers(HERE * (BEFORE + 1)))),
        ),
    ),
    source=Source("teorema", "09"),
    uses=("counting-parameters",),
)

_d0 = scalar(
    "d", "d", spoken=Text("the number of parameters of the composition", "el número de parámetros de la composición")
)
_d1, _d2 = (scalar(f"d{k}", f"d_{{{k}}}") for k in (1, 2))
_nu0 = scalar(
    "nu", r"\nu", spoken=Text("the number of neurons of the composition", "el número de neuronas de la composición")
)
_nu1, _nu2 = (scalar(f"nu{k}", rf"\nu_{{{k}}}") for k in (1, 2))
_c0 = scalar("c", "c", spoken=Text("the cost of the composition", "el costo de la composición"))
_c1, _c2 = (scalar(f"c{k}", f"c_{{{k}}}") for k in (1, 2))
_ADDS: Final = All(Equal(_d0, _d1 + _d2), Equal(_nu0, _nu1 + _nu2), Equal(_c0, _c1 + _c2))
_SHARED = Size(N[L])

COUNTING_CONCATENATION: Final = Statement(
    id="counting-concatenation",
    kind="theorem",
    title=Text("Counts add under concatenation", "Los conteos se suman al concatenar"),
    claim=_ADDS,
    given=Text(
        "$N_0,\\dots,N_L,M_0,\\dots,M_K\\ge 1$",
        "$N_0,\\dots,N_L,M_0,\\dots,M_K\\ge 1$",
    ),
    hypotheses=(
        Hypothesis(
            Text("$M_0=N_L$, so that the networks join", "$M_0=N_L$, de modo que las redes encajan"),
            lambda point: bool(point["M"][0] == point["N"][point["L"]]),
        ),
    ),
    where=(
        Where(
            "d",
            Text(
                "$d$, $\\nu$, $c$ are parameters, neurons and slide cost of the second network after the first",
                "$d$, $\\nu$, $c$ son parámetros, neuronas y costo de la segunda red después de la primera",
            ),
        ),
        *(
            Where(name, text)
            for name, text in (
                ("d1", Text("$d_1$, $\\nu_1$, $c_1$ those of the first", "$d_1$, $\\nu_1$, $c_1$ los de la primera")),
                ("d2", Text("$d_2$, $\\nu_2$, $c_2$ those of the second", "$d_2$, $\\nu_2$, $c_2$ los de la segunda")),
            )
        ),
    ),
    rewrite=All(Equal(_d0 - _d1, _d2), Equal(_nu0 - _nu2, _nu1), Equal(_c1 + _c2, _c0)),
    mistakes=(
        Mistake(
            "shared-layer-once",
            Text("parameters of the shared width taken off", "parámetros del ancho compartido descontados"),
            _ADDS.but(1, Equal(_d0, _d1 + _d2 - _SHARED)),
        ),
        Mistake(
            "shared-neurons-once",
            Text(
                "shared neurons taken off, though the second network never counted its inputs",
                "neuronas compartidas descontadas, aunque la segunda red nunca contó sus entradas",
            ),
            _ADDS.but(2, Equal(_nu0, _nu1 + _nu2 - _SHARED)),
        ),
        Mistake(
            "costs-multiplied",
            Text("costs multiplied", "costos multiplicados"),
            _ADDS.but(3, Equal(_c0, _c1 * _c2)),
        ),
    ),
    source=Source("teorema", "09"),
    uses=("counting-neurons", "counting-parameters", "counting-cost"),
)

STATEMENTS: Final = (COUNTING_LAYER, COUNTING_STORED, COUNTING_INDUCTION, COUNTING_CONCATENATION)
