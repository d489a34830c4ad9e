"""The picture of a network as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teorema.ground.svg import centred, element, picture, words
from teorema.symbolic.network.drawing.figure import Diagram, Label

_ACCENT: Final = "var(--tm-accent,#1f5fbf)"
_SOFT: Final = "var(--tm-soft,#dbe7fb)"
_GROUND: Final = "var(--color-background-primary,#fff)"
"""Colours of the style sheet of the page, and what stands for them where there is none."""

_LIGHT: Final = (
    "color:#1b1f24;font-family:system-ui,sans-serif;--tm-soft:#dbe7fb;--tm-accent:#1f5fbf;"
    "--color-background-primary:#fff"
)
_DARK: Final = "color:#e6e8eb;--tm-soft:#22385c;--tm-accent:#8db8ff;--color-background-primary:#121212"
_ALONE: Final = f"svg{{color-scheme:light dark;{_LIGHT}}}@media (prefers-color-scheme:dark){{svg{{{_DARK}}}}}"
"""Colours of a picture that stands alone, in the README for instance."""

_HALO: Final = {"stroke": _GROUND, "stroke_width": 5, "stroke_linejoin": "round", "paint_order": "stroke"}
"""The ground of the page around a label, so that it can be read where it lies on a line."""


def svg(diagram: Diagram, alone: bool = False, paper: bool = False) -> str:
    """A picture of a network as SVG.

    Arguments:
        diagram: the picture.
        alone: True for a file of its own, which carries its colours for light and dark.
        paper: True for dark lines on white whatever is around it.

    Example:
        >>> from teorema.symbolic.network.drawing.layout import draw
        >>> svg(draw(4, 5, 1)).count("<circle")
        10
    """
    parts = []
    if alone or paper:
        parts.append(element("title", _escaped(diagram.title)))
    if paper:
        parts.append(element("rect", width="100%", height="100%", fill="#fff"))
    elif alone:
        parts.append(element("style", _ALONE))
    parts += _edges(diagram)
    parts += _nodes(diagram)
    parts += [centred(one.x, one.y + 6, "⋯" if one.across else "⋮", font_size=20) for one in diagram.dots]
    parts += [_label(one) for one in diagram.labels]
    if paper:
        # a style on the group and none on the page: two pictures of one notebook do not colour each other
        parts = [element("g", *parts, style=_LIGHT)]
    return picture(diagram.width, diagram.height, diagram.title, *parts, class_="network")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _edges(diagram: Diagram) -> Iterator[str]:
    """The weights as lines, those of the marked neuron apart and above the others."""
    places = {node.name: node for node in diagram.nodes}
    lines: dict[bool, list[str]] = {False: [], True: []}
    for edge in diagram.edges:
        start, end = places[edge.start], places[edge.end]
        lines[edge.thick].append(
            element("line", x1=start.x + diagram.radius, y1=start.y, x2=end.x - diagram.radius, y2=end.y)
        )
    if lines[False]:
        faint = 0.35 if diagram.neuron is None else 0.18
        yield element("g", *lines[False], stroke="currentColor", stroke_opacity=faint)
    if lines[True]:
        yield element("g", *lines[True], stroke=_ACCENT, stroke_width=2)


def _nodes(diagram: Diagram) -> Iterator[str]:
    for node in diagram.nodes:
        yield element(
            "circle",
            cx=node.x,
            cy=node.y,
            r=diagram.radius,
            fill=_SOFT if node.filled else "none",
            stroke=_ACCENT,
            stroke_width=2.6 if node.thick else 1.6,
        )
        if node.letter:
            yield centred(node.x, node.y + 4, node.letter, font_size=13, font_style="italic")


def _label(label: Label) -> str:
    style: dict[str, object] = {"font_size": round(label.size, 2)}
    if "bold" in label.style:
        style["font_weight"] = 600
    if "italic" in label.style:
        style["font_style"] = "italic"
    if "halo" in label.style:
        style |= _HALO
    style["fill"] = _ACCENT if "accent" in label.style else "currentColor"
    written = words if "left" in label.style else centred
    return written(label.x, label.y, label.shown, **style)
