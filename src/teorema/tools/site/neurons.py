"""The picture of a fully connected network: its neurons, the shapes between them, and one neuron with its weights if asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from teorema.tools.site.svg import element, picture, words
from teorema.tools.site.words import HIDDEN, INPUT, MARKED, NETWORK, OUTPUT, TOTAL

_STEP_X: Final = 132
_EDGE: Final = 38
_MOST: Final = 8
"""More neurons than these are drawn as the first three, dots, and the last three."""

_ALONE: Final = (
    "svg{color:#1b1f24;font-family:system-ui,sans-serif;--tm-soft:#dbe7fb;--tm-accent:#1f5fbf;--tm-warm:#b4560f}"
    "@media (prefers-color-scheme:dark){svg{color:#e6e8eb;--tm-soft:#22385c;--tm-accent:#8db8ff;--tm-warm:#f0a35e}}"
)
"""Colours of a picture that stands alone, in the README for instance; on a page the style sheet gives them."""

_CENTRE: Final = {"text_anchor": "middle", "fill": "currentColor"}

_HALO: Final = {
    "stroke": "var(--color-background-primary)",
    "stroke_width": 5,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}
"""The ground of the page around a label, so that it can be read where it lies on a line."""


@dataclass(frozen=True, slots=True)
class Neuron:
    """One neuron: its layer, from 1, and its number in the layer, from 1."""

    layer: int
    unit: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a neuron is drawn; unit 0 is the dots."""

    unit: int
    x: float
    y: float


def centred(x: float, y: float, text: str, **attributes: object) -> str:
    """A line of text centred at a point, in the colour of the page unless told otherwise."""
    return words(x, y, text, **{**_CENTRE, **attributes})


def parameters(widths: Sequence[int]) -> list[int]:
    """Weights and biases of each layer, N_l·(N_{l-1} + 1).

    Example:
        >>> parameters([4, 5, 1])
        [25, 6]
    """
    return [after * (before + 1) for before, after in pairwise(widths)]


def shown_units(n: int) -> list[int]:
    """The numbers of the neurons that are drawn of a layer of n.

    Example:
        >>> shown_units(5), shown_units(100)
        ([1, 2, 3, 4, 5], [1, 2, 3, 98, 99, 100])
    """
    return list(range(1, n + 1)) if n <= _MOST else [1, 2, 3, n - 2, n - 1, n]


def network(widths: Sequence[int], lang: str, alone: bool = False, neuron: Neuron | None = None) -> str:
    """The fully connected network of these widths as SVG, every layer labelled with its size and every map with its shapes.

    Arguments:
        widths: N_0, ..., N_L, at least two positive integers.
        lang: language of the labels.
        alone: True for a file of its own, which carries its colours with it.
        neuron: one of the drawn neurons, marked with its incoming weights and its bias; neurons then bear their letters.
    """
    radius, step = (11, 34) if neuron is None else (14, 42)
    columns = _places(widths, step, top=44)
    bottom = max(place.y for column in columns for place in column) + radius
    width = 2 * _EDGE + _STEP_X * (len(widths) - 1)
    parts = [element("style", _ALONE)] if alone else []
    parts += _edges(columns, radius, neuron)
    parts += _neurons(columns, radius, neuron)
    parts += [] if neuron is None else _labels(columns, radius, neuron)
    last = len(widths) - 1
    for index, column in enumerate(columns):
        letter = "x = a^{[0]}" if index == 0 else f"a^{{[{index}]}}"
        role = INPUT if index == 0 else OUTPUT if index == last else HIDDEN
        parts.append(centred(column[0].x, 20, letter, font_size=14, font_style="italic"))
        parts.append(centred(column[0].x, bottom + 20, str(widths[index]), font_size=15, font_weight=600))
        parts.append(centred(column[0].x, bottom + 37, role[lang], font_size=12))
    counts = parameters(widths)
    for level, (before, after) in enumerate(pairwise(widths), start=1):
        lines = (
            f"W^{{[{level}]}} ∈ ℝ^{{{after}×{before}}}",
            f"b^{{[{level}]}} ∈ ℝ^{{{after}}}",
            f"{after}·{before} + {after} = {counts[level - 1]}",
        )
        for row, line in enumerate(lines):
            parts.append(centred(_EDGE + _STEP_X * (level - 0.5), bottom + 62 + 21 * row, line, font_size=13))
    sum_line = " + ".join(map(str, counts))
    total = f"{sum_line} = {sum(counts)}" if len(counts) > 1 else str(sum(counts))
    words_of_total = {"font_size": 15, "font_weight": 600, "fill": "var(--tm-accent)"}
    parts.append(centred(width / 2, bottom + 134, TOTAL.format(n=total)[lang], **words_of_total))
    return picture(width, bottom + 146, _label(widths, neuron, lang), *parts, class_="network")


def _label(widths: Sequence[int], neuron: Neuron | None, lang: str) -> str:
    label = NETWORK.format(widths=", ".join(map(str, widths)), parameters=sum(parameters(widths)))[lang]
    return label if neuron is None else label + MARKED.format(layer=neuron.layer, unit=neuron.unit)[lang]


def _places(widths: Sequence[int], step: float, top: float) -> list[list[_Place]]:
    """The neurons of each layer about the middle, top to bottom."""
    columns = [units if n <= _MOST else [*units[:3], 0, *units[3:]] for n in widths for units in [shown_units(n)]]
    middle = top + step * (max(map(len, columns)) - 1) / 2
    return [
        [
            _Place(unit, float(_EDGE + _STEP_X * index), middle + (row - (len(column) - 1) / 2) * step)
            for row, unit in enumerate(column)
        ]
        for index, column in enumerate(columns)
    ]


def _edges(columns: list[list[_Place]], radius: float, neuron: Neuron | None) -> Iterator[str]:
    """The weights as lines, those of the marked neuron apart and above the others."""
    lines: dict[bool, list[str]] = {False: [], True: []}
    for layer, (before, after) in enumerate(pairwise(columns), start=1):
        for start in before:
            for end in after:
                if start.unit and end.unit:
                    line = element("line", x1=start.x + radius, y1=start.y, x2=end.x - radius, y2=end.y)
                    lines[neuron == Neuron(layer, end.unit)].append(line)
    yield element("g", *lines[False], stroke="currentColor", stroke_opacity=0.35 if neuron is None else 0.18)
    if lines[True]:
        yield element("g", *lines[True], stroke="var(--tm-accent)", stroke_width=2)


def _neurons(columns: list[list[_Place]], radius: float, neuron: Neuron | None) -> Iterator[str]:
    for layer, column in enumerate(columns):
        for place in column:
            if not place.unit:
                yield centred(place.x, place.y + 6, "⋮", font_size=20)
                continue
            soft = layer > 0 if neuron is None else neuron == Neuron(layer, place.unit)
            yield element(
                "circle",
                cx=place.x,
                cy=place.y,
                r=radius,
                fill="var(--tm-soft)" if soft else "none",
                stroke="var(--tm-accent)",
                stroke_width=2.6 if soft and neuron is not None else 1.6,
            )


def _labels(columns: list[list[_Place]], radius: float, neuron: Neuron) -> Iterator[str]:
    """The letters of the marked neuron: what it hears and with which weights, its bias, and the neurons of its layer."""
    before, layer = columns[neuron.layer - 1], columns[neuron.layer]
    (marked,) = (place for place in layer if place.unit == neuron.unit)
    for letter, column in (("a", before), ("z", layer)):
        for place in column:
            if place.unit:
                yield centred(place.x, place.y + 4, f"{letter}_{{{place.unit}}}", font_size=13, font_style="italic")
    for place in before:
        if place.unit:
            x, y = (0.62 * start + 0.38 * end for start, end in ((place.x, marked.x), (place.y, marked.y)))
            text = f"w_{{{neuron.unit},{place.unit}}}"
            yield centred(x, y + 4, text, font_size=13, font_style="italic", **_HALO)
    bias = f"+ b_{{{neuron.unit}}}"
    yield words(
        marked.x + radius + 5, marked.y + 4, bias, fill="currentColor", font_size=13, font_style="italic", **_HALO
    )
