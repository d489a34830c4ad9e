"""Why weights must not start equal: twin units have equal gradients and stay twins (symmetry breaking)."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, ColumnOf, Entry, Family, RowOf, scalar, zeros
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.claims import All, Claim, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.layers.letters import (
    BREAKING,
    HIDDEN,
    PARAMETERS,
    N,
    column,
    i,
    k,
    row,
)

G: Final = Family("G", (N[ELL], N[ELL - 1]), spoken=Text("the gradient G", "el gradiente G"))
g: Final = Family("g", (N[ELL], 1), spoken=Text("the gradient g", "el gradiente g"))
V: Final = Family("V", (N[ELL], N[ELL - 1]))
v: Final = Family("v", (N[ELL], 1))

GRADIENTS: Final = (
    Where(
        "G",
        Text(
            r"$G^{[\ell]}=\partial C/\partial W^{[\ell]}$ has the shape of $W^{[\ell]}$",
            r"$G^{[\ell]}=\partial C/\partial W^{[\ell]}$ tiene las dimensiones de $W^{[\ell]}$",
        ),
    ),
    Where(
        "g",
        Text(
            r"$g^{[\ell]}=\partial C/\partial b^{[\ell]}$, for a differentiable cost $C$ of the outputs of a batch",
            r"$g^{[\ell]}=\partial C/\partial b^{[\ell]}$, con un costo $C$ derivable en las salidas de un lote",
        ),
    ),
)
_SMOOTH = Hypothesis(
    Text(
        "the activations are differentiable at the pre-activations that occur",
        "las activaciones son derivables en las preactivaciones que ocurren",
    ),
    lambda point: not any(record.kinks for record in point["sigma"].values()),
)
_PAIR = as_text(PARAMETERS + r", $1\le i,k\le N_{\ell}$")


def _incoming(point: Any) -> bool:
    at = int(point["l"])
    return row(point["W"][at], point["i"]) == row(point["W"][at], point["k"])


def _biases(point: Any) -> bool:
    at = int(point["l"])
    return row(point["b"][at], point["i"]) == row(point["b"][at], point["k"])


def _outgoing(point: Any) -> bool:
    at = int(point["l"]) + 1
    return column(point["W"][at], point["i"]) == column(point["W"][at], point["k"])


_ROWS = Hypothesis(
    Text("units $i$ and $k$ have equal incoming weights", "las unidades $i$ y $k$ tienen pesos de entrada iguales"),
    _incoming,
)
_BIASES = Hypothesis(Text("equal biases", "sesgos iguales"), _biases)
_COLUMNS = Hypothesis(Text("equal outgoing weights", "pesos de salida iguales"), _outgoing)


def _triple(rows: tuple[Expr, Expr], biases: tuple[Expr, Expr], columns: tuple[Expr, Expr]) -> tuple[Claim, ...]:
    return (
        Equal(RowOf(rows[0], i), RowOf(rows[1], k)),
        Equal(Entry(biases[0], i), Entry(biases[1], k)),
        Equal(ColumnOf(columns[0], i), ColumnOf(columns[1], k)),
    )


def _wrong(parts: tuple[Claim, ...], at: int, claim: Claim) -> All:
    return All(*(claim if place == at else part for place, part in enumerate(parts)))


_TWINS = _triple((G[ELL], G[ELL]), (g[ELL], g[ELL]), (G[ELL + 1], G[ELL + 1]))

TWIN_GRADIENTS: Final = Statement(
    id="layers-twin-gradients",
    kind="theorem",
    title=Text("Twin units have equal gradients", "Las unidades gemelas tienen gradientes iguales"),
    claim=All(*_TWINS),
    given=_PAIR,
    hypotheses=(HIDDEN, _SMOOTH, _ROWS, _BIASES, _COLUMNS),
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
            _wrong(_TWINS, 0, Equal(RowOf(G[ELL], i), -RowOf(G[ELL], k))),
        ),
        Mistake(
            "bias-opposite",
            Text("the bias gradients push them apart", "los gradientes de los sesgos las separan"),
            _wrong(_TWINS, 1, Equal(Entry(g[ELL], i), -Entry(g[ELL], k))),
        ),
        Mistake(
            "outgoing-opposite",
            Text("the outgoing gradients push them apart", "los gradientes de salida las separan"),
            _wrong(_TWINS, 2, Equal(ColumnOf(G[ELL + 1], i), -ColumnOf(G[ELL + 1], k))),
        ),
        Mistake(
            "incoming-may-differ",
            Text("incoming weights may differ", "los pesos de entrada pueden diferir"),
            All(*_TWINS),
            hypotheses=(HIDDEN, _SMOOTH, _BIASES, _COLUMNS),
        ),
        Mistake(
            "biases-may-differ",
            Text("biases may differ", "los sesgos pueden diferir"),
            All(*_TWINS),
            hypotheses=(HIDDEN, _SMOOTH, _ROWS, _COLUMNS),
        ),
        Mistake(
            "outgoing-may-differ",
            Text("outgoing weights may differ", "los pesos de salida pueden diferir"),
            All(*_TWINS),
            hypotheses=(HIDDEN, _SMOOTH, _ROWS, _BIASES),
        ),
    ),
    uses=("layers-affine", "layers-permutation"),
    source=BREAKING,
)

eta: Final = scalar("eta", r"\eta")


W_next: Final = Family(
    "W_next", (N[ELL], N[ELL - 1]), tex=r"\widehat{W}", spoken=Text("W after the step", "W después del paso")
)
b_next: Final = Family("b_next", (N[ELL], 1), tex=r"\hat{b}", spoken=Text("b after the step", "b después del paso"))
_STAY = _triple((W_next[ELL], W_next[ELL]), (b_next[ELL], b_next[ELL]), (W_next[ELL + 1], W_next[ELL + 1]))


def _velocities(point: Any) -> bool:
    at = int(point["l"])
    one, other = point["i"], point["k"]
    return (
        row(point["V_before"][at], one) == row(point["V_before"][at], other)
        and row(point["v_before"][at], one) == row(point["v_before"][at], other)
        and column(point["V_before"][at + 1], one) == column(point["V_before"][at + 1], other)
    )


_TWIN = (HIDDEN, _SMOOTH, _ROWS, _BIASES, _COLUMNS)
_EQUAL_VELOCITIES = Hypothesis(
    Text(
        "equal velocities before the step, as at the start, where all are $0$",
        "velocidades iguales antes del paso, como al comienzo, cuando todas son $0$",
    ),
    _velocities,
)

TWINS_STAY: Final = Statement(
    id="layers-twins-stay",
    kind="corollary",
    title=Text("Twins stay twins under descent and momentum", "Las gemelas siguen gemelas con descenso y con momento"),
    claim=All(*_STAY),
    given=as_text(PARAMETERS + r", $\eta,\beta\in\mathbb{R}$, $1\le i,k\le N_{\ell}$"),
    hypotheses=(*_TWIN, _EQUAL_VELOCITIES),
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
                r"$V^{[\ell]}=\beta\,V_{0}^{[\ell]}+\partial C/\partial W^{[\ell]}$ and "
                r"$v^{[\ell]}=\beta\,v_{0}^{[\ell]}+\partial C/\partial b^{[\ell]}$ the velocities, from those before the step "
                r"($\beta=0$ is plain descent)",
                r"$V^{[\ell]}=\beta\,V_{0}^{[\ell]}+\partial C/\partial W^{[\ell]}$ y "
                r"$v^{[\ell]}=\beta\,v_{0}^{[\ell]}+\partial C/\partial b^{[\ell]}$ las velocidades, a partir de las anteriores "
                r"al paso ($\beta=0$ es el descenso simple)",
            ),
        ),
    ),
    rewrite=All(
        Equal(RowOf(W_next[ELL], i) - RowOf(W_next[ELL], k), zeros(N[ELL - 1])),
        Equal(Entry(b_next[ELL], k), Entry(b_next[ELL], i)),
        Equal(ColumnOf(W_next[ELL + 1], k), ColumnOf(W_next[ELL + 1], i)),
    ),
    mistakes=(
        Mistake(
            "own-rate-incoming",
            Text("a learning rate of its own for each unit's weights", "una tasa propia para los pesos de cada unidad"),
            _wrong(_STAY, 0, Equal(RowOf(W_next[ELL], i), RowOf(W_next[ELL], k) - eta * RowOf(V[ELL], k))),
        ),
        Mistake(
            "own-rate-bias",
            Text("a learning rate of its own for each bias", "una tasa propia para cada sesgo"),
            _wrong(_STAY, 1, Equal(Entry(b_next[ELL], i), Entry(b_next[ELL], k) - eta * Entry(v[ELL], k))),
        ),
        Mistake(
            "own-rate-outgoing",
            Text("a learning rate of its own for outgoing weights", "una tasa propia para los pesos de salida"),
            _wrong(
                _STAY,
                2,
                Equal(ColumnOf(W_next[ELL + 1], i), ColumnOf(W_next[ELL + 1], k) - eta * ColumnOf(V[ELL + 1], k)),
            ),
        ),
        Mistake(
            "velocities-may-differ",
            Text("velocities may differ", "las velocidades pueden diferir"),
            All(*_STAY),
            hypotheses=_TWIN,
        ),
        Mistake(
            "outgoing-may-differ",
            Text("outgoing weights may differ", "los pesos de salida pueden diferir"),
            All(*_STAY),
            hypotheses=(HIDDEN, _SMOOTH, _ROWS, _BIASES, _EQUAL_VELOCITIES),
        ),
    ),
    uses=("layers-twin-gradients",),
    source=BREAKING,
)
