"""What stands in each column of a picture: the layer, its drawn neurons, and the map that enters it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Member
from teorema.symbolic.network.drawing.counting import Width, layer_sum, width_markup
from teorema.symbolic.network.drawing.figure import Neuron
from teorema.symbolic.network.drawing.notation import raised
from teorema.symbolic.network.drawing.phrases import HIDDEN, INPUT, OUTPUT
from teorema.symbolic.network.model import Model

_MOST_UNITS: Final = 8
"""More neurons than these are drawn as the first three, dots, and the last three."""

_MOST_LAYERS: Final = 9
"""More columns than these are drawn as the first three, dots, and the last two."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A place in a column.

    Arguments:
        key: the number of the neuron or the name of the last one; 0 for dots.
        index: the same as it is drawn.
    """

    key: int | str
    index: str


@dataclass(frozen=True, slots=True)
class Column:
    """One drawn layer.

    Arguments:
        key: its number, l or L: part of the names of its neurons.
        head: what stands above it, as markup and as LaTeX.
        units: its places from top to bottom.
        letter: of its neurons; empty for none.
        foot: lines below it: the width and the role, perhaps the shape of a batch.
        map: lines of the map that enters it: shapes and parameters.
        broken: whether layers before it are left out.
    """

    key: str
    head: tuple[str, str]
    units: tuple[Unit, ...]
    letter: str
    foot: tuple[str | Text, ...]
    map: tuple[str, ...]
    broken: bool = False

    def has(self, unit: int | str) -> bool:
        """Whether this neuron is drawn."""
        return unit != 0 and any(one.key == unit for one in self.units)


def shown_units(width: Width) -> tuple[Unit, ...]:
    """The places of a layer: few neurons all, many with dots; of a named number the first two, dots and the last.

    Example:
        >>> [one.key for one in shown_units(100)], [one.index for one in shown_units("N_1")]
        ([1, 2, 3, 0, 98, 99, 100], ['1', '2', '', 'N_{1}'])
    """
    dots = Unit(0, "")
    if isinstance(width, str):
        return Unit(1, "1"), Unit(2, "2"), dots, Unit(width, width_markup(width))
    numbered = [Unit(k, str(k)) for k in range(1, width + 1)] if width <= _MOST_UNITS else []
    first, last = [Unit(k, str(k)) for k in (1, 2, 3)], [Unit(k, str(k)) for k in range(width - 2, width + 1)]
    return tuple(numbered or [*first, dots, *last])


def columns_of(model: Model, neuron: Neuron | None, functions: bool) -> tuple[Column, ...]:
    """The columns of a network; of many layers the first three and the last two.

    Arguments:
        model: the network.
        neuron: the marked one, for the letters of its layer and of the layer that it hears.
        functions: whether the activations are said.
    """
    many = model.depth + 1
    levels = list(range(many)) if many <= _MOST_LAYERS else [0, 1, 2, many - 2, many - 1]
    named = any(isinstance(one, str) for one in model.widths)
    return tuple(
        Column(
            str(level),
            _head(model, level, functions),
            shown_units(model.widths[level]),
            _letter(level, neuron, named),
            _foot(model, level),
            map_lines(
                str(level), layer_sum(model.widths[level - 1], model.widths[level]), model.widths[level - 1 : level + 1]
            )
            if level
            else (),
            broken=level > 0 and level - 1 not in levels,
        )
        for level in levels
    )


def map_lines(layer: str, parameters: str, widths: Sequence[Width]) -> tuple[str, ...]:
    """The shapes of W and b of a layer, and its parameters.

    Example:
        >>> map_lines("1", "5·4 + 5 = 25", [4, 5])
        ('W^{[1]} ∈ ℝ^{5×4}', 'b^{[1]} ∈ ℝ^{5}', '5·4 + 5 = 25')
    """
    before, after = (width_markup(one) for one in widths)
    return f"W^{{[{layer}]}} ∈ ℝ^{{{after}×{before}}}", f"b^{{[{layer}]}} ∈ ℝ^{{{after}}}", parameters


def _head(model: Model, level: int, functions: bool) -> tuple[str, str]:
    letters = model.letters
    name: Member = letters.a[level]
    if level == 0:
        x = "X" if letters.batch else "x"
        return f"{x} = {raised(name.unicode())}", f"{x} = {name.latex()}"
    if not functions:
        return raised(name.unicode()), name.latex()
    value = model.layers[level - 1][1].value
    return f"{raised(name.unicode())} = {raised(value.unicode())}", f"{name.latex()} = {value.latex()}"


def _letter(level: int, neuron: Neuron | None, named: bool) -> str:
    if neuron is not None and level in (neuron.layer - 1, neuron.layer):
        return "z" if level == neuron.layer else "a"
    return "" if not named else "a" if level else "x"


def _foot(model: Model, level: int) -> tuple[str | Text, ...]:
    role = INPUT if level == 0 else OUTPUT if level == model.depth else HIDDEN
    width = width_markup(model.widths[level])
    samples = model.letters.columns
    if not model.letters.batch:
        return width, role
    drawn = width_markup(str(samples) if samples.is_Symbol else int(samples))
    return width, role, f"{width}×{drawn}"
