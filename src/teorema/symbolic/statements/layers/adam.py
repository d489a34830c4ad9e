"""Twin units under Adam: equal moments stay equal, and so do the units, at every step."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, ColumnOf, Entry, RowOf, zeros
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.layers.letters import PARAMETERS, N, i, k
from teorema.symbolic.statements.layers.twins import (
    EQUAL_COLUMNS,
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

_FIRST = Text("the first moment {x}", "el primer momento {x}")
_SECOND = Text("the second moment {x}", "el segundo momento {x}")


def _earlier(spoken: Text) -> Text:
    return Text(f"{spoken.en} before the step", f"{spoken.es} antes del paso")


FIRST: Final = paired("M", "m", spoken=_FIRST)
FIRST_BEFORE: Final = paired("M_before", "m_before", (r"\overline{M}", r"\bar{m}"), _earlier(_FIRST))
SECOND: Final = paired("V", "v", spoken=_SECOND)
SECOND_BEFORE: Final = paired("V_before", "v_before", (r"\overline{V}", r"\bar{v}"), _earlier(_SECOND))
STEP: Final = paired("D", "d", spoken=Text("the step {x}", "el paso {x}"))

_EQUAL_FIRST: Final = equal_before(
    Text(
        "equal first moments before the step, as at the start, where all are $0$",
        "primeros momentos iguales antes del paso, como al comienzo, cuando todos son $0$",
    ),
    FIRST_BEFORE,
)
_EQUAL_SECOND: Final = equal_before(
    Text("equal second moments before the step", "segundos momentos iguales antes del paso"), SECOND_BEFORE
)


def _none_negative(point: Any) -> bool:
    arrays = (point[family.name][at] for family in SECOND_BEFORE for at in (int(point["l"]), int(point["l"]) + 1))
    return all(entry >= 0 for array in arrays for line in array.tolist() for entry in line)


_NOT_NEGATIVE: Final = Hypothesis(
    Text("no second moment is negative before the step", "ningún segundo momento es negativo antes del paso"),
    _none_negative,
)
_MOVING: Final = (*TWINS, _EQUAL_FIRST, _EQUAL_SECOND, _NOT_NEGATIVE)
_STAY: Final = alike(PARAMETERS_NEXT, FIRST, SECOND)
W_next, b_next = PARAMETERS_NEXT
M, m = FIRST
V, v = SECOND

TWINS_STAY_ADAM: Final = Statement(
    id="layers-twins-stay-adam",
    kind="corollary",
    title=Text("Twins stay twins under Adam", "Las gemelas siguen gemelas con Adam"),
    claim=_STAY,
    given=as_text(
        PARAMETERS
        + r", $\eta\in\mathbb{R}$, $\beta_{1},\beta_{2}\in[0,1)$, $\varepsilon>0$, $t\in\{1,2,\dots\}$, $1\le i,k\le N_{\ell}$"
    ),
    hypotheses=_MOVING,
    where=(
        Where(
            "W_next",
            Text(
                r"$\widehat{W}^{[\ell]}=W^{[\ell]}-\eta\,D^{[\ell]}$ and $\hat{b}^{[\ell]}=b^{[\ell]}-\eta\,d^{[\ell]}$ are "
                r"the parameters after step number $t$",
                r"$\widehat{W}^{[\ell]}=W^{[\ell]}-\eta\,D^{[\ell]}$ y $\hat{b}^{[\ell]}=b^{[\ell]}-\eta\,d^{[\ell]}$ son "
                r"los parámetros después del paso número $t$",
            ),
        ),
        Where(
            "D",
            Text(
                r"$D^{[\ell]}=\frac{M^{[\ell]}/(1-\beta_{1}^{t})}{\sqrt{V^{[\ell]}/(1-\beta_{2}^{t})}+\varepsilon}$, entry by "
                r"entry, and $d^{[\ell]}$ is made likewise of $m^{[\ell]}$ and $v^{[\ell]}$",
                r"$D^{[\ell]}=\frac{M^{[\ell]}/(1-\beta_{1}^{t})}{\sqrt{V^{[\ell]}/(1-\beta_{2}^{t})}+\varepsilon}$, entrada "
                r"por entrada, y $d^{[\ell]}$ se obtiene del mismo modo con $m^{[\ell]}$ y $v^{[\ell]}$",
            ),
        ),
        Where(
            "M",
            Text(
                r"$M^{[\ell]}=\beta_{1}\overline{M}^{[\ell]}+(1-\beta_{1})G^{[\ell]}$ and "
                r"$m^{[\ell]}=\beta_{1}\bar{m}^{[\ell]}+(1-\beta_{1})g^{[\ell]}$ are the first moments",
                r"$M^{[\ell]}=\beta_{1}\overline{M}^{[\ell]}+(1-\beta_{1})G^{[\ell]}$ y "
                r"$m^{[\ell]}=\beta_{1}\bar{m}^{[\ell]}+(1-\beta_{1})g^{[\ell]}$ son los primeros momentos",
            ),
        ),
        Where(
            "V",
            Text(
                r"$V^{[\ell]}=\beta_{2}\overline{V}^{[\ell]}+(1-\beta_{2})\,G^{[\ell]}\circ G^{[\ell]}$ and "
                r"$v^{[\ell]}=\beta_{2}\bar{v}^{[\ell]}+(1-\beta_{2})\,g^{[\ell]}\circ g^{[\ell]}$ the second ones; a bar "
                r"marks those before the step",
                r"$V^{[\ell]}=\beta_{2}\overline{V}^{[\ell]}+(1-\beta_{2})\,G^{[\ell]}\circ G^{[\ell]}$ y "
                r"$v^{[\ell]}=\beta_{2}\bar{v}^{[\ell]}+(1-\beta_{2})\,g^{[\ell]}\circ g^{[\ell]}$ los segundos; la barra "
                r"marca los anteriores al paso",
            ),
        ),
        *GRADIENTS,
    ),
    rewrite=All(
        Equal(RowOf(W_next[ELL], k), RowOf(W_next[ELL], i)),
        Equal(Entry(b_next[ELL], i) - Entry(b_next[ELL], k), Entry(m[ELL], i) - Entry(m[ELL], k)),
        Equal(ColumnOf(W_next[ELL + 1], i) - ColumnOf(W_next[ELL + 1], k), zeros(N[ELL + 1])),
        Equal(RowOf(M[ELL], i) - RowOf(M[ELL], k), zeros(N[ELL - 1])),
        Equal(Entry(m[ELL], k), Entry(m[ELL], i)),
        Equal(ColumnOf(M[ELL + 1], k), ColumnOf(M[ELL + 1], i)),
        Equal(RowOf(V[ELL], k), RowOf(V[ELL], i)),
        Equal(2 * Entry(v[ELL], i), 2 * Entry(v[ELL], k)),
        Equal(ColumnOf(V[ELL + 1], k), ColumnOf(V[ELL + 1], i)),
    ),
    mistakes=(
        *own_rates(_STAY, STEP),
        *parted(
            _STAY,
            1,
            "one-first-moment-old",
            Text("the first moment of one unit not updated", "el primer momento de una unidad sin actualizar"),
            FIRST,
            of_unit(FIRST_BEFORE, k),
        ),
        *parted(
            _STAY,
            2,
            "one-second-moment-old",
            Text("the second moment of one unit not updated", "el segundo momento de una unidad sin actualizar"),
            SECOND,
            of_unit(SECOND_BEFORE, k),
        ),
        Mistake(
            "first-moments-may-differ",
            Text("first moments may differ", "los primeros momentos pueden diferir"),
            alike(PARAMETERS_NEXT),
            hypotheses=without(_EQUAL_FIRST, of=_MOVING),
        ),
        Mistake(
            "second-moments-may-differ",
            Text("second moments may differ", "los segundos momentos pueden diferir"),
            alike(PARAMETERS_NEXT),
            hypotheses=without(_EQUAL_SECOND, of=_MOVING),
        ),
        Mistake(
            "outgoing-may-differ",
            Text("outgoing weights may differ", "los pesos de salida pueden diferir"),
            _STAY,
            hypotheses=without(EQUAL_COLUMNS, of=_MOVING),
        ),
    ),
    uses=("layers-twin-gradients",),
    source=Source("Kingma and Ba 2015", "2", "algorithm 1"),
)
