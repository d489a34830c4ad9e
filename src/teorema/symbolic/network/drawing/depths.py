"""The picture of a network of L layers, L a symbol: the first layer, dots, the layer l, dots, the last layer."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, scalars
from teorema.symbolic.calculus.leaves import LAST
from teorema.symbolic.network.drawing.columns import Column, Unit
from teorema.symbolic.network.drawing.figure import Diagram
from teorema.symbolic.network.drawing.layout import place
from teorema.symbolic.network.drawing.notation import raised
from teorema.symbolic.network.drawing.phrases import EVERY_DEPTH, HIDDEN, INPUT, OUTPUT, TOTAL
from teorema.symbolic.network.letters import Letters
from teorema.symbolic.network.model import SIGMA

_TOTAL: Final = "Σ_{ℓ=1}^{L} N_{ℓ}·(N_{ℓ−1} + 1)"
_COST: Final = Text("cost $C$, a function of $a^{[L]}$ and $y$", "costo $C$, función de $a^{[L]}$ e $y$")


def every_depth(lang: str = "en") -> Diagram:
    """The picture of L layers of widths N_0, ..., N_L: what `derive_general` is about.

    Arguments:
        lang: language of the labels.

    Example:
        >>> every_depth()
        Diagram(Fully connected network with L layers of widths N_0, ..., N_L)
    """
    letters = Letters(scalars.rational(1))
    name = letters.a[0]
    columns = [
        Column("0", (f"x = {raised(name.unicode())}", f"x = {name.latex()}"), _units("0"), "x", _foot("0", INPUT), ())
    ]
    for key, index, role in (("1", scalars.rational(1), HIDDEN), ("l", ELL, HIDDEN), ("L", LAST, OUTPUT)):
        after, value = letters.a[index], SIGMA(letters.z[index], at=index)
        head = (
            f"{raised(after.unicode())} = {raised(value.unicode())}",
            f"{after.latex()} = {value.latex()}",
        )
        level = "ℓ" if key == "l" else key
        columns.append(Column(key, head, _units(level), "a", _foot(level, role), _map(level), broken=key != "1"))
    cost = _COST[lang]
    return place(columns, EVERY_DEPTH[lang], (TOTAL.format(n=f"${_TOTAL}$")[lang],), (cost, ""), lang)


def _units(level: str) -> tuple[Unit, ...]:
    return Unit(1, "1"), Unit(2, "2"), Unit(0, ""), Unit("last", f"N_{{{level}}}")


def _foot(level: str, role: Text) -> tuple[str | Text, ...]:
    return f"N_{{{level}}}", role


def _map(level: str) -> tuple[str, ...]:
    before = "0" if level == "1" else f"{level}−1"
    rows, columns = f"N_{{{level}}}", f"N_{{{before}}}"
    return (
        f"W^{{[{level}]}} ∈ ℝ^{{{rows}×{columns}}}",
        f"b^{{[{level}]}} ∈ ℝ^{{{rows}}}",
        f"{rows}·{columns} + {rows}",
    )
