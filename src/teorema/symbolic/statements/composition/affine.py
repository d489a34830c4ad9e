"""Affine maps compose to affine maps: two of them, any number of them, and the rank that the narrowest layer allows."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    Family,
    Rank,
    Size,
    as_expr,
    chain,
    index,
    least,
    matrix,
    minimum,
    size,
    size_family,
    total,
    vector,
)
from teorema.symbolic.claims import All, Equal, IllShaped, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where

_LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.1")
_SLIDES: Final = Source("Slides, Redes Neuronales Multicapa", "transformaciones afines")

x = vector("x", "n")
W1, b1 = matrix("W1", "m", "n", tex="W^{[1]}"), vector("b1", "m", tex="b^{[1]}")
W2, b2 = matrix("W2", "k", "m", tex="W^{[2]}"), vector("b2", "k", tex="b^{[2]}")
W, b = matrix("W", "k", "n"), vector("b", "k")
_W1n, _W2n, _Wn = matrix("W1", "n", "n", tex="W^{[1]}"), matrix("W2", "n", "n", tex="W^{[2]}"), matrix("W", "n", "n")
_b1k = vector("b1", "k", tex="b^{[1]}")

_SQUARE: Final = Hypothesis(
    Text("$n=m=k$", "$n=m=k$"), lambda point: point["W1"].shape == point["W2"].shape == (len(point["x"]),) * 2
)
_weights, _biases = Equal(W, W2 @ W1), Equal(b, W2 @ b1 + b2)
_same = Equal(W @ x + b, W2 @ (W1 @ x + b1) + b2)

COMPOSITION_AFFINE_TWO: Final = Statement(
    id="composition-affine-two",
    kind="lemma",
    title=Text("Two affine maps compose to one", "Dos funciones afines se componen en una"),
    claim=All(_weights, _biases, _same),
    where=(
        Where(
            "W",
            Text(
                "$W$ and $b$ are the weights and the bias of the affine map $x\\mapsto Wx+b$ that the code makes of both layers",
                "$W$ y $b$ son los pesos y el sesgo de la función afín $x\\mapsto Wx+b$ que el código obtiene de las dos capas",
            ),
        ),
        Where("b", Text("$W^{[1]},b^{[1]}$ act first", "$W^{[1]},b^{[1]}$ actúan primero")),
    ),
    uses=("composition-definition",),
    example={"n": 2, "m": 2, "k": 1},
    rewrite=All(Equal(W2 @ W1, W), Equal(b - b2, W2 @ b1), Equal(W2 @ (b1 + W1 @ x) + b2, W @ x + b)),
    mistakes=(
        Mistake(
            "factors-exchanged",
            Text("factors in the order of the drawing", "factores en el orden del dibujo"),
            All(Equal(_Wn, _W1n @ _W2n), _biases, _same),
            hypotheses=(_SQUARE,),
        ),
        Mistake(
            "factors-do-not-fit",
            Text(
                "factors exchanged, shapes that do not fit", "factores intercambiados, con dimensiones que no encajan"
            ),
            IllShaped(lambda: Equal(W, W1 @ W2), "W=W^{[1]}\\,W^{[2]}"),
            ill_shaped=True,
        ),
        Mistake(
            "biases-added",
            Text("biases only added", "sesgos solo sumados"),
            All(_weights, Equal(b, _b1k + b2), _same),
            hypotheses=(_SQUARE,),
        ),
        Mistake(
            "inner-bias-forgotten",
            Text("inner bias forgotten", "sesgo interior olvidado"),
            All(_weights, _biases, Equal(W @ x + b, W2 @ (W1 @ x) + b2)),
        ),
    ),
    source=_SLIDES,
)

N, L, k, j = size_family("N"), size("L"), index("k"), index("j")
weights, biases = Family("W", (N[ELL], N[ELL - 1])), Family("b", (N[ELL], 1))
_wide, _tall = Family("W", (size("n"), size("n"))), Family("b", (size("n"), 1))
_in, _out = vector("x", N[0]), vector("y", N[L])
_W_SAID, _B_SAID = Text("W bar", "W barra"), Text("b bar", "b barra")
W_bar, b_bar = (
    matrix("W_bar", N[L], N[0], tex=r"\overline{W}", spoken=_W_SAID),
    vector("b_bar", N[L], tex=r"\overline{b}", spoken=_B_SAID),
)
_W_bar_n, _b_bar_n = (
    matrix("W_bar", "n", "n", tex=r"\overline{W}", spoken=_W_SAID),
    vector("b_bar", "n", tex=r"\overline{b}", spoken=_B_SAID),
)

_CONSTANT_WIDTH: Final = Hypothesis(
    Text("all widths are equal to $n$", "todos los anchos son iguales a $n$"), lambda point: len(set(point["N"])) == 1
)
_WHERE_BAR: Final = Where(
    "W_bar",
    Text(
        "$\\overline{W}$ and $\\overline{b}$ are what the code makes of the $L$ affine layers",
        "$\\overline{W}$ y $\\overline{b}$ son lo que el código obtiene de las $L$ capas afines",
    ),
)
_product = Equal(W_bar, chain(k, 1, L, weights[k]))
_offset = Equal(b_bar, total(k, 1, L, chain(j, k + 1, L, weights[j]) @ biases[k]))
_output = Equal(_out, W_bar @ _in + b_bar)

COMPOSITION_AFFINE_DEEP: Final = Statement(
    id="composition-affine-deep",
    kind="theorem",
    title=Text("A network without activations is one affine map", "Una red sin activaciones es una sola función afín"),
    claim=All(_product, _offset, _output),
    where=(
        _WHERE_BAR,
        Where("b_bar", Text("the empty product is the identity", "el producto vacío es la identidad")),
        Where(
            "y",
            Text(
                "$y$ is the output of the network with input $x$ whose activations are all the identity",
                "$y$ es la salida de la red con entrada $x$ cuyas activaciones son todas la identidad",
            ),
        ),
    ),
    uses=("composition-affine-two", "composition-network"),
    example={"L": 3, "N": (1, 1, 1, 1)},
    rewrite=All(
        Equal(chain(k, 1, L, weights[k]), W_bar),
        Equal(
            b_bar,
            biases[L] + total(k, 1, L - 1, chain(j, k + 1, L, weights[j]) @ biases[k]),
        ),
        Equal(_out - b_bar, W_bar @ _in),
    ),
    mistakes=(
        Mistake(
            "order-of-the-drawing",
            Text("factors in the order of the drawing", "factores en el orden del dibujo"),
            All(Equal(_W_bar_n, chain(k, 1, L, _wide[L + 1 - k])), _offset, _output),
            hypotheses=(_CONSTANT_WIDTH,),
        ),
        Mistake(
            "biases-added",
            Text("biases only added", "sesgos solo sumados"),
            All(_product, Equal(_b_bar_n, total(k, 1, L, _tall[k])), _output),
            hypotheses=(_CONSTANT_WIDTH,),
        ),
        Mistake(
            "own-weights-on-bias",
            Text(
                "the bias of a layer multiplied by its own weights",
                "el sesgo de una capa multiplicado por sus propios pesos",
            ),
            All(_product, Equal(_b_bar_n, total(k, 1, L, chain(j, k, L, _wide[j]) @ _tall[k])), _output),
            hypotheses=(_CONSTANT_WIDTH,),
        ),
        Mistake(
            "offset-forgotten",
            Text("linear instead of affine", "lineal en lugar de afín"),
            All(_product, _offset, Equal(_out, W_bar @ _in)),
        ),
    ),
    source=_LIQUET,
)

_narrowest = least(k, 0, L, Size(N[k]))

COMPOSITION_RANK: Final = Statement(
    id="composition-rank",
    kind="corollary",
    title=Text("The narrowest layer bounds the rank", "La capa más angosta acota el rango"),
    claim=LessEqual(Rank(W_bar), _narrowest),
    given=Text(
        "$W^{[\\ell]}\\in\\mathbb{R}^{N_\\ell\\times N_{\\ell-1}}$ $(\\ell=1,\\dots,L)$",
        "$W^{[\\ell]}\\in\\mathbb{R}^{N_\\ell\\times N_{\\ell-1}}$ $(\\ell=1,\\dots,L)$",
    ),
    where=(
        Where(
            "W_bar",
            Text(
                "$\\overline{W}=W^{[L]}\\cdots W^{[1]}$ is what the code makes of the layers",
                "$\\overline{W}=W^{[L]}\\cdots W^{[1]}$ es lo que el código obtiene de las capas",
            ),
        ),
    ),
    uses=("composition-affine-deep",),
    rewrite=LessEqual(Rank(W_bar) - _narrowest, as_expr(0)),
    mistakes=(
        Mistake(
            "ends-only",
            Text("only inputs and outputs count", "solo cuentan entradas y salidas"),
            Equal(Rank(W_bar), minimum(Size(N[0]), Size(N[L]))),
        ),
        Mistake("always-attained", Text("always attained", "siempre alcanzada"), Equal(Rank(W_bar), _narrowest)),
        Mistake("one-less", Text("one less", "uno menos"), LessEqual(Rank(W_bar), _narrowest - 1)),
    ),
    source=_LIQUET,
)

STATEMENTS: Final = (COMPOSITION_AFFINE_TWO, COMPOSITION_AFFINE_DEEP, COMPOSITION_RANK)
