"""What a pass keeps, for training and for inference, and batches whose columns are samples."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    ColumnOf,
    RowSums,
    Size,
    index,
    matrix,
    scalar,
    size,
    total,
)
from teorema.symbolic.calculus.scalars import rational
from teorema.symbolic.calculus.sums import Over
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.forward.letters import (
    ACTIVATIONS,
    COURSE,
    OUTPUT,
    L,
    N,
    a,
    network,
    y,
    z,
)

_ONE = rational(1)
_K = scalar("K", spoken=Text("the number of stored values", "el número de valores guardados"))
_M = scalar("M", spoken=Text("the number of values in memory", "el número de valores en memoria"))
_n = Size(size("n"))
_HERE, _BEFORE, _INPUT = Size(N[ELL]), Size(N[ELL - 1]), Size(N[0])
_ALL_NEURONS = total(ELL, 1, L, _HERE)
_WIDTHS: Final = Text(
    "$L\\ge 1$, $N_0,\\dots,N_L\\ge 1$ and $n\\ge 1$ samples", "$L\\ge 1$, $N_0,\\dots,N_L\\ge 1$ y $n\\ge 1$ muestras"
)

FORWARD_CACHE: Final = Statement(
    id="forward-cache",
    kind="theorem",
    title=Text("What training stores", "Lo que guarda el entrenamiento"),
    claim=Equal(_K, _n * (_INPUT + 2 * _ALL_NEURONS)),
    given=_WIDTHS,
    where=(
        Where(
            "K",
            Text(
                "$K$ is the number of values $a^{[0]}=x$ and $z^{[\\ell]},a^{[\\ell]}$ ($1\\le\\ell\\le L$) "
                "that a pass of $n$ samples keeps",
                "$K$ es el número de valores $a^{[0]}=x$ y $z^{[\\ell]},a^{[\\ell]}$ ($1\\le\\ell\\le L$) "
                "que guarda una pasada de $n$ muestras",
            ),
        ),
    ),
    rewrite=Equal(_n * _INPUT + _n * _ALL_NEURONS + _n * _ALL_NEURONS, _K),
    mistakes=(
        Mistake(
            "activations-only",
            Text("z not stored", "z sin guardar"),
            Equal(_K, _n * (_INPUT + _ALL_NEURONS)),
        ),
        Mistake(
            "input-forgotten",
            Text("input not stored", "entrada sin guardar"),
            Equal(_K, _n * (2 * _ALL_NEURONS)),
        ),
        Mistake(
            "input-twice",
            Text("input stored twice, as if it had a z", "entrada guardada dos veces, como si tuviera un z"),
            Equal(_K, _n * (2 * (_INPUT + _ALL_NEURONS))),
        ),
        Mistake(
            "one-sample",
            Text("number of samples forgotten", "número de muestras olvidado"),
            Equal(_K, _INPUT + 2 * _ALL_NEURONS),
        ),
    ),
    source=COURSE,
    uses=("forward-recursion", "counting-neurons"),
    example={"L": 2, "N": (4, 5, 1), "n": 1},
)

_PEAK = Over("max", ELL, _ONE, L, _BEFORE + _HERE)
_INFERENCE: Final = All(Equal(y, a[L]), Equal(_M, _PEAK), Less(_M, _INPUT + 2 * _ALL_NEURONS))

FORWARD_INFERENCE: Final = Statement(
    id="forward-inference",
    kind="theorem",
    title=Text("What inference stores", "Lo que guarda la inferencia"),
    claim=_INFERENCE,
    given=Text("$x\\in\\mathbb{R}^{N_0}$, $L\\ge 1$", "$x\\in\\mathbb{R}^{N_0}$, $L\\ge 1$"),
    where=(
        OUTPUT,
        ACTIVATIONS,
        Where(
            "M",
            Text(
                "$M$ is the greatest number of activations in memory at once when the input of a layer is dropped "
                "as soon as its output stands",
                "$M$ es el mayor número de activaciones en memoria a la vez cuando la entrada de una capa se descarta "
                "en cuanto su salida está completa",
            ),
        ),
    ),
    rewrite=All(
        Equal(a[L], y),
        Equal(Over("max", ELL, _ONE, L, _HERE + _BEFORE), _M),
        Less(_M - _INPUT, 2 * _ALL_NEURONS),
    ),
    mistakes=(
        Mistake(
            "output-before-activation",
            Text("output read before its activation", "salida leída antes de su activación"),
            _INFERENCE.but(1, Equal(y, z[L])),
        ),
        Mistake(
            "widest-layer-alone",
            Text("the widest layer alone, without its input", "la capa más ancha sola, sin su entrada"),
            _INFERENCE.but(2, Equal(_M, Over("max", ELL, _ONE, L, _HERE))),
        ),
        Mistake(
            "first-layer",
            Text("the first layer taken for the largest", "la primera capa tomada por la mayor"),
            _INFERENCE.but(2, Equal(_M, Size(N[0]) + Size(N[1]))),
        ),
        Mistake(
            "half-the-cache",
            Text(
                "never more than half of what training stores",
                "nunca más de la mitad de lo que guarda el entrenamiento",
            ),
            _INFERENCE.but(3, LessEqual(2 * _M, _INPUT + 2 * _ALL_NEURONS)),
        ),
    ),
    source=COURSE,
    uses=("forward-composition", "forward-cache"),
)

_X, _Y = matrix("X", N[0], "n"), matrix("Y", N[L], "n", tex=r"\hat Y")
_i = index("i")


def _acts_on_columns(point: Point) -> bool:
    """Whether every activation of a point, applied to two columns, gives what it gives to each of them."""
    columns: Any = Grid([[1, 2], [3, 5]])
    first: Any = Grid([[1], [3]])
    return all(record.f(columns)[:, 0:1] == record.f(first) for record in point["sigma"].values())


FORWARD_BATCH: Final = Statement(
    id="forward-batch",
    kind="theorem",
    title=Text("Each column of a batch by itself", "Cada columna del lote por separado"),
    claim=Equal(ColumnOf(_Y, _i), network(ColumnOf(_X, _i))),
    given=Text(
        "$X\\in\\mathbb{R}^{N_0\\times n}$, $1\\le i\\le n$", "$X\\in\\mathbb{R}^{N_0\\times n}$, $1\\le i\\le n$"
    ),
    hypotheses=(
        Hypothesis(
            Text(
                "each $S^{[\\ell]}$ acts on each column by itself (entry by entry, or softmax of each column)",
                "cada $S^{[\\ell]}$ actúa sobre cada columna por separado (entrada por entrada, o softmax de cada columna)",
            ),
            _acts_on_columns,
        ),
    ),
    where=(
        Where(
            "f_theta",
            Text(
                "$f_{\\theta}$ is the network on one column",
                "$f_{\\theta}$ es la red sobre una columna",
            ),
        ),
        Where(
            "Y",
            Text(
                "$\\hat Y\\in\\mathbb{R}^{N_L\\times n}$ is the output of one pass of all of $X$",
                "$\\hat Y\\in\\mathbb{R}^{N_L\\times n}$ es la salida de una sola pasada de todo $X$",
            ),
        ),
    ),
    rewrite=Equal(network(ColumnOf(_X, _i)), ColumnOf(_Y, _i)),
    mistakes=(
        Mistake(
            "first-sample",
            Text("the first sample for all", "la primera muestra para todas"),
            Equal(ColumnOf(_Y, _i), network(ColumnOf(_X, _ONE))),
        ),
        Mistake(
            "mean-of-the-batch",
            Text("the mean of the batch propagated", "la media del lote propagada"),
            Equal(ColumnOf(_Y, _i), network(RowSums(_X) / _n)),
        ),
        Mistake(
            "columns-mixed",
            Text(
                "activations that mix columns, such as a softmax of the whole matrix",
                "activaciones que mezclan columnas, como una softmax de toda la matriz",
            ),
            Equal(ColumnOf(_Y, _i), network(ColumnOf(_X, _i))),
            hypotheses=(),
        ),
    ),
    source=Source("Slides, Redes Neuronales Multicapa", "vectorización"),
    uses=("forward-recursion",),
)

STATEMENTS: Final = (FORWARD_CACHE, FORWARD_INFERENCE, FORWARD_BATCH)
