"""Twin units i and k of a hidden layer: what belongs to a unit, when two are alike, and what would part them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, ColumnOf, Entry, Family, RowOf, scalar
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Where
from teorema.symbolic.statements.layers.letters import HIDDEN, N, column, i, k, row

Pair = tuple[Family, Family]
"""A number for every weight and one for every bias: the parameters themselves, their gradients, velocities or moments."""


def paired(matrices: str, biases: str, tex: tuple[str, str] = ("", ""), spoken: Text | None = None) -> Pair:
    """Two families with the shapes of W and b; `spoken` says their letter {x}."""
    told = [None if spoken is None else spoken.format(x=name[0]) for name in (matrices, biases)]
    return (
        Family(matrices, (N[ELL], N[ELL - 1]), tex=tex[0], spoken=told[0]),
        Family(biases, (N[ELL], 1), tex=tex[1], spoken=told[1]),
    )


def of_unit(pair: Pair, unit: Any) -> tuple[Expr, Expr, Expr]:
    """What belongs to a unit: its row of incoming weights, its bias, its column of outgoing weights."""
    matrices, biases = pair
    return RowOf(matrices[ELL], unit), Entry(biases[ELL], unit), ColumnOf(matrices[ELL + 1], unit)


def alike(*pairs: Pair) -> All:
    """Units i and k have the same in each pair: three formulas for each."""
    return All(
        *(Equal(one, other) for pair in pairs for one, other in zip(of_unit(pair, i), of_unit(pair, k), strict=True))
    )


_PARTS: Final = (
    ("incoming", Text("incoming weights", "pesos de entrada")),
    ("bias", Text("biases", "sesgos")),
    ("outgoing", Text("outgoing weights", "pesos de salida")),
)


def parted(claim: All, pair: int, id: str, title: Text, left: Pair, right: Iterable[Expr]) -> tuple[Mistake, ...]:
    """Three mistakes about the pair with this number (from 0): each of its formulas, alone, with another right side."""
    return tuple(
        Mistake(
            f"{id}-{slug}", Text(f"{title.en}: {part.en}", f"{title.es}: {part.es}"), claim.but(place, Equal(*sides))
        )
        for place, (slug, part), *sides in zip(
            range(3 * pair + 1, 3 * pair + 4), _PARTS, of_unit(left, i), right, strict=True
        )
    )


eta: Final = scalar("eta", r"\eta")
PARAMETERS_NEXT: Final = paired(
    "W_next", "b_next", (r"\widehat{W}", r"\hat{b}"), Text("{x} after the step", "{x} después del paso")
)


def own_rates(claim: All, step: Pair) -> tuple[Mistake, ...]:
    """The parameters after a step, with a learning rate of its own for unit i: those of unit k move once more by η times the step."""
    moved = (mine - eta * more for mine, more in zip(of_unit(PARAMETERS_NEXT, k), of_unit(step, k), strict=True))
    title = Text("a learning rate of its own for each unit", "una tasa propia para cada unidad")
    return parted(claim, 0, "own-rate", title, PARAMETERS_NEXT, moved)


GRADIENT: Final = paired("G", "g", spoken=Text("the gradient {x}", "el gradiente {x}"))
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


def _rows(name: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda point: row(point[name][int(point["l"])], point["i"]) == row(point[name][int(point["l"])], point["k"])


def _columns(name: str) -> Callable[[Mapping[str, Any]], bool]:
    def holds(point: Mapping[str, Any]) -> bool:
        above = point[name][int(point["l"]) + 1]
        return column(above, point["i"]) == column(above, point["k"])

    return holds


def equal_before(text: Text, pair: Pair) -> Hypothesis:
    """The hypothesis that units i and k have the same in a pair whose arrays stand in the point."""
    matrices, biases = pair[0].name, pair[1].name
    asked = (_rows(matrices), _rows(biases), _columns(matrices))
    return Hypothesis(text, lambda point: all(holds(point) for holds in asked))


SMOOTH: Final = Hypothesis(
    Text(
        "the activations are differentiable at the pre-activations that occur",
        "las activaciones son derivables en las preactivaciones que ocurren",
    ),
    lambda point: not any(record.kinks for record in point["sigma"].values()),
)
EQUAL_ROWS: Final = Hypothesis(
    Text("units $i$ and $k$ have equal incoming weights", "las unidades $i$ y $k$ tienen pesos de entrada iguales"),
    _rows("W"),
)
EQUAL_BIASES: Final = Hypothesis(Text("equal biases", "sesgos iguales"), _rows("b"))
EQUAL_COLUMNS: Final = Hypothesis(Text("equal outgoing weights", "pesos de salida iguales"), _columns("W"))
TWINS: Final = (HIDDEN, SMOOTH, EQUAL_ROWS, EQUAL_BIASES, EQUAL_COLUMNS)


def without(*dropped: Hypothesis, of: tuple[Hypothesis, ...] = TWINS) -> tuple[Hypothesis, ...]:
    """The hypotheses but for some of them."""
    return tuple(one for one in of if one not in dropped)
