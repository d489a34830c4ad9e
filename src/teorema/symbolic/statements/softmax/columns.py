"""Softmax of a batch: each sample, a column, by itself."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ColumnOf, Entry, matrix, size, total
from teorema.symbolic.claims import Equal
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.softmax.letters import SOFTMAX, entry, exp, i, j, k, m, over_classes, softmax

Z, A = matrix("Z", "q", "n"), matrix("A", "q", "n")
_by_columns = Equal(ColumnOf(A, j), softmax(ColumnOf(Z, j)))

COLUMNS: Final = Statement(
    id="softmax-columns",
    kind="theorem",
    title=Text("A batch: each column by itself", "Un lote: cada columna por separado"),
    claim=_by_columns,
    given=as_text(r"$Z\in\mathbb{R}^{q\times n}$, $j=1,\dots,n$"),
    where=(
        SOFTMAX,
        Where(
            "A",
            Text(
                r"$A\in\mathbb{R}^{q\times n}$ is what the code returns for the batch $Z$, samples as columns",
                r"$A\in\mathbb{R}^{q\times n}$ es lo que devuelve el código para el lote $Z$, con muestras como columnas",
            ),
        ),
    ),
    rewrite=Equal(softmax(ColumnOf(Z, j)), ColumnOf(A, j)),
    mistakes=(
        Mistake(
            "one-sum-for-all",
            Text("one sum for the whole batch", "una sola suma para todo el lote"),
            Equal(
                entry(ColumnOf(A, j), i) * total(m, 1, size("n"), over_classes(exp(Entry(Z, k, m)))),
                exp(Entry(Z, i, j)),
            ),
        ),
        Mistake(
            "row-by-row",
            Text("row by row, over the samples", "fila por fila, sobre las muestras"),
            Equal(entry(ColumnOf(A, j), i) * total(m, 1, size("n"), exp(Entry(Z, i, m))), exp(Entry(Z, i, j))),
        ),
    ),
    uses=("softmax-definition",),
    source=Source("teorema", "13"),
)
