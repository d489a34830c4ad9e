"""Why weights must not start equal: twin units have equal gradients and stay twins under descent and momentum."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, ColumnOf, Entry, RowOf, zeros
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.layers.letters import BREAKING, PARAMETERS, N, i, k
from teorema.symbolic.statements.layers.twins import (
    EQUAL_BIASES,
    EQUAL_COLUMNS,
    EQUAL_ROWS,
    GRADIENT,
    GRADIENTS,
    PARAMETERS_NEXT,
    TWINS,
    alike,
    equal_before,
    of_unit,
    own_rates,
    paired,
    parted,
    without,
)

G, g = GRADIENT
_ALIKE: Final = alike(GRADIENT)

TWIN_GRADIENTS: Final = Statement(
    id="layers-twin-gradients",
    kind="theorem",
    title=Text("Twin units have equal gradients", "Las unidades gemelas tienen gradientes iguales"),
    claim=_ALIKE,
    given=as_text(PARAMETERS + r", $1\le i,k\le N_{\ell}$"),
    hypotheses=TWINS,
    where=(
        *GRADIENTS,
        Where(
            "i",
            Text(
                r"below a matrix, $(i)$ means row $i$ written as a column, and $\cdot i$ means column $i$",
                r"debajo de una matriz, $(i)$ significa la fila $i$ escrita como columna y $\cdot i$, la columna $i$",
            ),
        ),
    ),
    rewrite=All(
        Equal(RowOf(G[ELL], k), RowOf(G[ELL], i)),
        Equal(Entry(g[ELL], i) - Entry(g[ELL], k), Entry(g[ELL], i) * 0),
        Equal(ColumnOf(G[ELL + 1], k), ColumnOf(G[ELL + 1], i)),
    ),
    mistakes=(
        Mistake(
            "incoming-opposite",
            Text("the incoming gradients push them apart", "los gradientes de entrada las separan"),
            _ALIKE.but(1, Equal(RowOf(G[ELL], i), -RowOf(G[ELL], k))),
        ),
        Mistake(
            "bias-opposite",
            Text("the bias gradients push them apart", "los gradientes de los sesgos las separan"),
            _ALIKE.but(2, Equal(Entry(g[ELL], i), -Entry(g[ELL], k))),
        ),
        Mistake(
            "outgoing-opposite",
            Text("the outgoing gradients push them apart", "los gradientes de salida las separan"),
            _ALIKE.but(3, Equal(ColumnOf(G[ELL + 1], i), -ColumnOf(G[ELL + 1], k))),
        ),
        Mistake(
            "incoming-may-differ",
            Text("incoming weights may differ", "los pesos de entrada pueden diferir"),
            _ALIKE,
            hypotheses=without(EQUAL_ROWS),
        ),
        Mistake(
            "biases-may-differ",
            Text("biases may differ", "los sesgos pueden diferir"),
            _ALIKE,
            hypotheses=without(EQUAL_BIASES),
        ),
        Mistake(
            "outgoing-may-differ",
            Text("outgoing weights may differ", "los pesos de salida pueden diferir"),
            _ALIKE,
            hypotheses=without(EQUAL_COLUMNS),
        ),
    ),
    uses=("layers-affine", "layers-permutation"),
    source=BREAKING,
)

W_next, b_next = PARAMETERS_NEXT
VELOCITY: Final = paired("V", "v", spoken=Text("the velocity {x}", "la velocidad {x}"))
VELOCITY_BEFORE: Final = paired(
    "V_before",
    "v_before",
    (r"\overline{V}", r"\bar{v}"),
    Text("the velocity {x} before the step", "la velocidad {x} antes del paso"),
)
V, v = VELOCITY
_STAY: Final = alike(PARAMETERS_NEXT, VELOCITY)
_EQUAL_VELOCITIES: Final = equal_before(
    Text(
        "equal velocities before the step, as at the start, where all are $0$",
        "velocidades iguales antes del paso, como al comienzo, cuando todas son $0$",
    ),
    VELOCITY_BEFORE,
)
_MOVING: Final = (*TWINS, _EQUAL_VELOCITIES)

TWINS_STAY: Final = Statement(
    id="layers-twins-stay",
    kind="corollary",
    title=Text("Twins stay twins under descent and momentum", "Las gemelas siguen gemelas con descenso y con momento"),
    claim=_STAY,
    given=as_text(PARAMETERS + r", $\eta,\beta\in\mathbb{R}$, $1\le i,k\le N_{\ell}$"),
    hypotheses=_MOVING,
    where=(
        Where(
            "W_next",
            Text(
                r"$\widehat{W}^{[\ell]}=W^{[\ell]}-\eta\,V^{[\ell]}$ and $\hat{b}^{[\ell]}=b^{[\ell]}-\eta\,v^{[\ell]}$ are "
                r"the parameters after one step",
                r"$\widehat{W}^{[\ell]}=W^{[\ell]}-\eta\,V^{[\ell]}$ y $\hat{b}^{[\ell]}=b^{[\ell]}-\eta\,v^{[\ell]}$ son "
                r"los parámetros después de un paso",
            ),
        ),
        Where(
            "V",
            Text(
                r"$V^{[\ell]}=\beta\,\overline{V}^{[\ell]}+\partial C/\partial W^{[\ell]}$ and "
                r"$v^{[\ell]}=\beta\,\bar{v}^{[\ell]}+\partial C/\partial b^{[\ell]}$ the velocities, from those before the "
                r"step, which have a bar ($\beta=0$ is plain descent)",
                r"$V^{[\ell]}=\beta\,\overline{V}^{[\ell]}+\partial C/\partial W^{[\ell]}$ y "
                r"$v^{[\ell]}=\beta\,\bar{v}^{[\ell]}+\partial C/\partial b^{[\ell]}$ las velocidades, a partir de las "
                r"anteriores al paso, que llevan una barra ($\beta=0$ es el descenso simple)",
            ),
        ),
    ),
    rewrite=All(
        Equal(RowOf(W_next[ELL], i) - RowOf(W_next[ELL], k), zeros(N[ELL - 1])),
        Equal(Entry(b_next[ELL], k), Entry(b_next[ELL], i)),
        Equal(ColumnOf(W_next[ELL + 1], k), ColumnOf(W_next[ELL + 1], i)),
        Equal(RowOf(V[ELL], k), RowOf(V[ELL], i)),
        Equal(2 * Entry(v[ELL], i), 2 * Entry(v[ELL], k)),
        Equal(ColumnOf(V[ELL + 1], i) - ColumnOf(V[ELL + 1], k), zeros(N[ELL + 1])),
    ),
    mistakes=(
        *own_rates(_STAY, VELOCITY),
        *parted(
            _STAY,
            1,
            "one-velocity-old",
            Text("the velocity of one unit not updated", "la velocidad de una unidad sin actualizar"),
            VELOCITY,
            of_unit(VELOCITY_BEFORE, k),
        ),
        Mistake(
            "velocities-may-differ",
            Text("velocities may differ", "las velocidades pueden diferir"),
            alike(PARAMETERS_NEXT),
            hypotheses=TWINS,
        ),
        Mistake(
            "outgoing-may-differ",
            Text("outgoing weights may differ", "los pesos de salida pueden diferir"),
            _STAY,
            hypotheses=without(EQUAL_COLUMNS, of=_MOVING),
        ),
    ),
    uses=("layers-twin-gradients",),
    source=BREAKING,
)
