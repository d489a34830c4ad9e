"""Why weights must not start at zero: only the bias of the output would move."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, zeros
from teorema.symbolic.claims import All, Differ, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.layers.letters import BREAKING, N, k
from teorema.symbolic.statements.layers.twins import GRADIENT, GRADIENTS

G, g = GRADIENT

_DEEP = Hypothesis(Text(r"$L\ge 2$", r"$L\ge 2$"), lambda point: int(point["L"]) >= 2)
_NO_WEIGHTS = Hypothesis(
    Text("all weights are $0$", "todos los pesos son $0$"),
    lambda point: all(entry == 0 for array in point["W"].values() for line in array.tolist() for entry in line),
)
_NO_BIASES = Hypothesis(
    Text("all hidden biases are $0$", "todos los sesgos ocultos son $0$"),
    lambda point: all(
        entry == 0 for at in range(1, int(point["L"])) for line in point["b"][at].tolist() for entry in line
    ),
)
_THROUGH_ZERO = Hypothesis(
    Text(
        r"the hidden activations satisfy $\sigma^{[\ell]}(0)=0$",
        r"las activaciones ocultas cumplen $\sigma^{[\ell]}(0)=0$",
    ),
    lambda point: all(point["sigma"][at].f(0) == 0 for at in range(1, int(point["L"]))),
)
_STILL = All(Equal(G[ELL], zeros(N[ELL], N[ELL - 1])), Equal(g[k], zeros(N[k])))

ZERO_START: Final = Statement(
    id="layers-zero-start",
    kind="theorem",
    title=Text(
        "Started at zero, only the output bias moves", "Si todo comienza en cero, solo se mueve el sesgo de salida"
    ),
    claim=_STILL,
    given=Text(
        r"$\ell=1,\dots,L$, $k=1,\dots,L-1$, activations $\sigma^{[\ell]}$ and inputs",
        r"$\ell=1,\dots,L$, $k=1,\dots,L-1$, activaciones $\sigma^{[\ell]}$ y entradas",
    ),
    hypotheses=(_DEEP, _NO_WEIGHTS, _NO_BIASES, _THROUGH_ZERO),
    where=GRADIENTS,
    rewrite=All(Equal(zeros(N[ELL], N[ELL - 1]), G[ELL]), Equal(zeros(N[k]), g[k])),
    mistakes=(
        Mistake(
            "weights-move",
            Text("the weights start to move", "los pesos comienzan a moverse"),
            _STILL.but(1, Differ(G[ELL], zeros(N[ELL], N[ELL - 1]))),
        ),
        Mistake(
            "output-bias-too",
            Text("the bias of the output does not move either", "el sesgo de la salida tampoco se mueve"),
            _STILL.but(2, Equal(g[ELL], zeros(N[ELL]))),
        ),
        Mistake(
            "one-layer",
            Text("a single layer as well, $L=1$", "también una sola capa, $L=1$"),
            _STILL,
            hypotheses=(_NO_WEIGHTS, _NO_BIASES, _THROUGH_ZERO),
        ),
        Mistake(
            "sigma-of-zero",
            Text(r"$\sigma(0)\ne 0$, as for the logistic", r"$\sigma(0)\ne 0$, como en la logística"),
            _STILL,
            hypotheses=(_DEEP, _NO_WEIGHTS, _NO_BIASES),
        ),
        Mistake(
            "biases-not-zero",
            Text("weights 0, hidden biases arbitrary", "pesos 0, sesgos ocultos arbitrarios"),
            _STILL,
            hypotheses=(_DEEP, _NO_WEIGHTS, _THROUGH_ZERO),
        ),
    ),
    uses=("layers-affine",),
    source=BREAKING,
)
