"""Networks put one after the other: the composition of what they compute, and how many parameters that takes."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr, Size, index, map_symbol, scalar, size, size_family, total, vector
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where

_LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.1")

N, L, M, K, k = size_family("N"), size("L"), size_family("M"), size("K"), index("k")
f, g, h = map_symbol("f", N[0], N[L]), map_symbol("g", N[L], M[K]), map_symbol("h", N[0], M[K])
f_n, g_n, h_n = map_symbol("f", "n", "n"), map_symbol("g", "n", "n"), map_symbol("h", "n", "n")
x, x_n, d = vector("x", N[0]), vector("x", "n"), scalar("d")

_first: Expr = total(k, 1, L, Size(N[k]) * (Size(N[k - 1]) + 1))
_second: Expr = total(k, 1, K, Size(M[k]) * (Size(M[k - 1]) + 1))

_FITS: Final = Hypothesis(Text("$M_0=N_L$", "$M_0=N_L$"), lambda point: point["M"][0] == point["N"][point["L"]])
_ALIKE: Final = Hypothesis(
    Text("$N_0=N_L=M_K$", "$N_0=N_L=M_K$"),
    lambda point: point["N"][0] == point["N"][point["L"]] == point["M"][point["K"]],
)
_GIVEN: Final = Text(
    "networks $f\\colon\\mathbb{R}^{N_0}\\to\\mathbb{R}^{N_L}$ of widths $N_0,\\dots,N_L$ and $g\\colon\\mathbb{R}^{M_0}\\to\\mathbb{R}^{M_K}$ of widths $M_0,\\dots,M_K$, and all $x\\in\\mathbb{R}^{N_0}$",
    "par de redes $f\\colon\\mathbb{R}^{N_0}\\to\\mathbb{R}^{N_L}$, de anchos $N_0,\\dots,N_L$, y $g\\colon\\mathbb{R}^{M_0}\\to\\mathbb{R}^{M_K}$, de anchos $M_0,\\dots,M_K$, y todo $x\\in\\mathbb{R}^{N_0}$",
)
_composes = Equal(h(x), g(f(x)))
_counts = Equal(d, _first + _second)

COMPOSITION_CONCATENATE: Final = Statement(
    id="composition-concatenate",
    kind="theorem",
    title=Text("Networks in a row compute the composition", "Redes encadenadas calculan la composición"),
    claim=All(_composes, _counts),
    given=_GIVEN,
    hypotheses=(_FITS,),
    where=(
        Where(
            "h",
            Text(
                "$h$ is the network with the layers of $f$ followed by those of $g$",
                "$h$ es la red con las capas de $f$ seguidas de las de $g$",
            ),
        ),
        Where("d", Text("$d$ is its number of parameters", "$d$ es su número de parámetros")),
    ),
    uses=("composition-network", "composition-associative"),
    rewrite=All(
        Equal(g(f(x)), h(x)),
        Equal(d - _second, total(k, 0, L - 1, (Size(N[k]) + 1) * Size(N[k + 1]))),
    ),
    mistakes=(
        Mistake(
            "second-network-first",
            Text("the second network first", "la segunda red primero"),
            All(Equal(h_n(x_n), f_n(g_n(x_n))), _counts),
            hypotheses=(_FITS, _ALIKE),
        ),
        Mistake(
            "common-width-once",
            Text("the parameters of the common width left out", "sin los parámetros del ancho común"),
            All(_composes, Equal(d, _first + total(k, 2, K, Size(M[k]) * (Size(M[k - 1]) + 1)))),
        ),
        Mistake(
            "biases-not-counted",
            Text("biases not counted", "sesgos sin contar"),
            All(
                _composes,
                Equal(d, total(k, 1, L, Size(N[k]) * Size(N[k - 1])) + total(k, 1, K, Size(M[k]) * Size(M[k - 1]))),
            ),
        ),
    ),
    source=_LIQUET,
)

_AFFINE_END: Final = Hypothesis(
    Text(
        "the last activation of $f$ is the identity and, but for the last of $g$, no other one is",
        "la última activación de $f$ es la identidad y ninguna otra lo es, salvo quizás la última de $g$",
    ),
    lambda point: (
        [layer for layer, record in point["sigma"].items() if record.affine] == [point["L"]]
        and not any(record.affine for layer, record in point["tau"].items() if layer < point["K"])
    ),
)
_merged: Expr = (
    total(k, 1, L - 1, Size(N[k]) * (Size(N[k - 1]) + 1))
    + Size(M[1]) * (Size(N[L - 1]) + 1)
    + total(k, 2, K, Size(M[k]) * (Size(M[k - 1]) + 1))
)
_fewer = Equal(d, _merged)

COMPOSITION_MERGE: Final = Statement(
    id="composition-merge",
    kind="theorem",
    title=Text("Adjacent affine maps merge", "Dos funciones afines contiguas se funden en una"),
    claim=All(_composes, _fewer),
    given=_GIVEN,
    hypotheses=(_FITS, _AFFINE_END),
    where=(
        Where(
            "h",
            Text(
                "$h$ has the layers of $f$ and of $g$, the last of $f$ merged into the first of $g$, so that its widths are $N_0,\\dots,N_{L-1},M_1,\\dots,M_K$",
                "$h$ tiene las capas de $f$ y de $g$, con la última de $f$ fundida en la primera de $g$, de modo que sus anchos son $N_0,\\dots,N_{L-1},M_1,\\dots,M_K$",
            ),
        ),
        Where("d", Text("$d$ is its number of parameters", "$d$ es su número de parámetros")),
    ),
    uses=("composition-concatenate", "composition-affine-two"),
    rewrite=All(
        Equal(g(f(x)), h(x)),
        Equal(
            d,
            _first
            - Size(N[L]) * (Size(N[L - 1]) + 1)
            - Size(M[1]) * (Size(N[L]) + 1)
            + Size(M[1]) * (Size(N[L - 1]) + 1)
            + _second,
        ),
    ),
    mistakes=(
        Mistake(
            "second-network-first",
            Text("the second network first", "la segunda red primero"),
            All(Equal(h_n(x_n), f_n(g_n(x_n))), _fewer),
            hypotheses=(_FITS, _AFFINE_END, _ALIKE),
        ),
        Mistake(
            "nothing-saved",
            Text("the common width still counted", "el ancho común todavía contado"),
            All(_composes, _counts),
        ),
        Mistake(
            "never-more",
            Text("merging never needs more parameters", "fundir nunca pide más parámetros"),
            All(_composes, LessEqual(d, _first + _second)),
        ),
        Mistake(
            "across-an-activation",
            Text("merged across an activation", "fundidas a través de una activación"),
            All(_composes, _fewer),
            hypotheses=(_FITS,),
        ),
    ),
    source=_LIQUET,
)

STATEMENTS: Final = (COMPOSITION_CONCATENATE, COMPOSITION_MERGE)
