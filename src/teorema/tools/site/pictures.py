"""Pictures of networks drawn from their widths: the neurons with the shapes of the weights, and the parameters of each layer as bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.tools.site.domain import complain
from teorema.tools.site.svg import element, picture, words
from teorema.tools.site.tags import raw, tag
from teorema.tools.site.words import BARS, BIASES, HIDDEN, INPUT, LAYER, NETWORK, OUTPUT, TOTAL, WEIGHTS

_STEP_X: Final = 132
_STEP_Y: Final = 34
_RADIUS: Final = 11
_MOST: Final = 8
"""More neurons than these are drawn as the first three, dots, and the last three."""

_ALONE: Final = (
    "svg{color:#1b1f24;font-family:system-ui,sans-serif;--tm-soft:#dbe7fb;--tm-accent:#1f5fbf;--tm-warm:#b4560f}"
    "@media (prefers-color-scheme:dark){svg{color:#e6e8eb;--tm-soft:#22385c;--tm-accent:#8db8ff;--tm-warm:#f0a35e}}"
)
"""Colours of a picture that stands alone, in the README for instance; on a page the style sheet gives them."""


_CENTRE: Final = {"text_anchor": "middle", "fill": "currentColor"}


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


def network(widths: Sequence[int], lang: str, alone: bool = False) -> str:
    """The fully connected network of these widths as SVG, every layer labelled with its size and every map with its shapes.

    Arguments:
        widths: N_0, ..., N_L, at least two positive integers.
        lang: language of the labels.
        alone: True for a file of its own, which carries its colours with it.
    """
    columns = [_heights(n) for n in widths]
    half = max(column[-1][0] for column in columns)
    width, middle = 2 * 38 + _STEP_X * (len(widths) - 1), half + 44
    bottom = middle + half + _RADIUS
    xs = [38 + _STEP_X * index for index in range(len(widths))]
    parts = [element("style", _ALONE)] if alone else []
    edges = [
        element("line", x1=x + _RADIUS, y1=middle + y, x2=x_next - _RADIUS, y2=middle + y_next)
        for (x, column), (x_next, column_next) in pairwise(zip(xs, columns, strict=True))
        for y, real in column
        for y_next, real_next in column_next
        if real and real_next
    ]
    parts.append(element("g", *edges, stroke="currentColor", stroke_opacity=0.35))
    last = len(widths) - 1
    for index, (x, column) in enumerate(zip(xs, columns, strict=True)):
        for y, real in column:
            if real:
                fill = "none" if index == 0 else "var(--tm-soft)"
                parts.append(
                    element(
                        "circle", cx=x, cy=middle + y, r=_RADIUS, fill=fill, stroke="var(--tm-accent)", stroke_width=1.6
                    )
                )
            else:
                parts.append(centred(x, middle + y + 6, "⋮", font_size=20))
        letter = "x = a^{[0]}" if index == 0 else f"a^{{[{index}]}}"
        parts.append(centred(x, 20, letter, font_size=14, font_style="italic"))
        role = INPUT if index == 0 else OUTPUT if index == last else HIDDEN
        parts.append(centred(x, bottom + 20, str(widths[index]), font_size=15, font_weight=600))
        parts.append(centred(x, bottom + 37, role[lang], font_size=12))
    counts = parameters(widths)
    for level, (x, (before, after)) in enumerate(zip(xs, pairwise(widths), strict=False), start=1):
        centre = x + _STEP_X / 2
        lines = (
            f"W^{{[{level}]}} ∈ ℝ^{{{after}×{before}}}",
            f"b^{{[{level}]}} ∈ ℝ^{{{after}}}",
            f"{after}·{before} + {after} = {counts[level - 1]}",
        )
        for row, line in enumerate(lines):
            parts.append(centred(centre, bottom + 62 + 21 * row, line, font_size=13))
    sum_line = " + ".join(map(str, counts))
    total = f"{sum_line} = {sum(counts)}" if len(counts) > 1 else str(sum(counts))
    parts.append(
        centred(
            width / 2, bottom + 134, TOTAL.format(n=total)[lang], font_size=15, font_weight=600, fill="var(--tm-accent)"
        )
    )
    return picture(width, bottom + 146, _network_label(widths, lang), *parts, class_="network")


def _network_label(widths: Sequence[int], lang: str) -> str:
    return NETWORK.format(widths=", ".join(map(str, widths)), parameters=sum(parameters(widths)))[lang]


def _heights(n: int) -> list[tuple[float, bool]]:
    """Places of the neurons of a layer about its middle, top to bottom; False marks the dots."""
    shown = [True] * n if n <= _MOST else [True, True, True, False, True, True, True]
    return [((index - (len(shown) - 1) / 2) * _STEP_Y, real) for index, real in enumerate(shown)]


def bars(widths: Sequence[int], lang: str) -> str:
    """Parameters per layer as bars of weights and biases, each with its numbers."""
    counts = parameters(widths)
    most, width, row = max(counts), 340, 46
    parts = [
        element("rect", x=0, y=2, width=12, height=12, fill="var(--tm-accent)"),
        words(18, 12, WEIGHTS[lang], fill="currentColor", font_size=13),
        element("rect", x=110, y=2, width=12, height=12, fill="var(--tm-warm)"),
        words(128, 12, BIASES[lang], fill="currentColor", font_size=13),
    ]
    for level, (before, after) in enumerate(pairwise(widths), start=1):
        top = 28 + row * (level - 1)
        weights, scale = before * after, width / most
        parts.append(
            words(
                0,
                top + 12,
                f"{LAYER.format(n=level)[lang]}: {after}·{before} + {after} = {counts[level - 1]}",
                fill="currentColor",
                font_size=13,
            )
        )
        parts.append(element("rect", x=0, y=top + 18, width=weights * scale, height=14, fill="var(--tm-accent)"))
        parts.append(
            element("rect", x=weights * scale, y=top + 18, width=after * scale, height=14, fill="var(--tm-warm)")
        )
    foot = 28 + row * len(counts) + 16
    parts.append(words(0, foot, TOTAL.format(n=sum(counts))[lang], fill="currentColor", font_size=14, font_weight=600))
    return picture(width, foot + 8, BARS.format(widths=", ".join(map(str, widths)))[lang], *parts, class_="bars")


class WidthsPicture(SphinxDirective):
    """A picture of a network: the arguments are its widths; the content, if any, is a caption, translated like the page."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def draw(self, widths: list[int]) -> str:
        raise NotImplementedError(f"{type(self).__name__} draws nothing")

    def run(self) -> list[nodes.Node]:
        texts = self.arguments[0].split()
        if len(texts) < 2 or not all(text.isascii() and text.isdigit() and int(text) > 0 for text in texts):
            complain(
                "widths: must be at least two positive integers, got %r",
                self.arguments[0],
                location=self.get_location(),
                subtype="widths",
            )
            return []
        return [figure(self, self.draw([int(text) for text in texts]))]


def figure(directive: SphinxDirective, *drawings: str) -> nodes.Node:
    """Drawings side by side as far as the page is wide, each in a box that scrolls, under them their caption."""
    row = tag(
        "div", *(tag("div", raw(drawing), class_="picture-box scrolls") for drawing in drawings), class_="pictures"
    )
    box = tag("figure", row, class_="drawn")
    if directive.content:
        caption = tag("figcaption")
        directive.state.nested_parse(directive.content, directive.content_offset, caption)
        box += caption
    return box


class NetworkPicture(WidthsPicture):
    """`{network} 4 5 1`: the neurons and the shapes between them."""

    def draw(self, widths: list[int]) -> str:
        return network(widths, self.config.language)


class BarsPicture(WidthsPicture):
    """`{bars} 4 5 1`: the parameters of each layer."""

    def draw(self, widths: list[int]) -> str:
        return bars(widths, self.config.language)


def write_static(folder: Path) -> list[Path]:
    """Write the picture of the README, network-4-5-1.svg, and return what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "network-4-5-1.svg"
    file.write_text(network([4, 5, 1], "en", alone=True) + "\n", encoding="utf-8", newline="\n")
    return [file]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("network", NetworkPicture)
    app.add_directive("bars", BarsPicture)
