"""Pictures of networks drawn from their widths: the parameters of each layer as bars, and the directives for these and for the neurons."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.errors import Refused
from teorema.ground.svg import element, picture, words
from teorema.symbolic.network.drawing import Diagram, Neuron, diagram
from teorema.symbolic.network.drawing.phrases import TOTAL
from teorema.symbolic.network.model import model
from teorema.symbolic.network.words import names, width
from teorema.tools.site.domain import complain
from teorema.tools.site.tags import raw, tag
from teorema.tools.site.words import BARS, BIASES, LAYER, WEIGHTS


def bars(widths: Sequence[int], lang: str) -> str:
    """Parameters per layer as bars of weights and biases, each with its numbers."""
    counts = [after * (before + 1) for before, after in pairwise(widths)]
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


class WidthsPicture(SphinxDirective, ABC):
    """A picture of a network: the arguments are its widths; the content, if any, is a caption, translated like the page."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    @abstractmethod
    def draw(self, widths: list[int]) -> str:
        """The picture of these widths."""

    def run(self) -> list[nodes.Node]:
        widths = _positive(self.arguments[0])
        if len(widths) < 2:
            self.complain("widths: must be at least two positive integers, got %r", self.arguments[0])
            return []
        return [figure(self, self.draw(widths))]

    def complain(self, message: str, *arguments: object) -> None:
        """A warning at the place of the directive."""
        complain(message, *arguments, location=self.get_location(), subtype="widths")


def _positive(text: str) -> list[int]:
    """The positive integers that a text lists; none if anything else stands there."""
    parts = text.split()
    fit = all(part.isascii() and part.isdigit() and int(part) > 0 for part in parts)
    return [int(part) for part in parts] if fit else []


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


class NetworkPicture(SphinxDirective):
    """`{network} 4 5 1`, `{network} p m 1`: the neurons and the shapes between them.

    `:neuron: 1 2` marks neuron 2 of layer 1 and its weights; `:hidden:` and `:output:` say the activations, `:loss:` the cost,
    `:batch:` the number of samples.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = dict.fromkeys(
        ("neuron", "hidden", "output", "loss", "batch"), directives.unchanged_required
    )

    def run(self) -> list[nodes.Node]:
        try:
            return [figure(self, self.drawn().svg())]
        except Refused as refused:
            complain("%s", refused.message("en"), location=self.get_location(), subtype="network")
            return []

    def drawn(self) -> Diagram:
        """The picture of the model that the directive names."""
        given = {name: value for name, value in self.options.items() if name in ("output", "loss")}
        if "hidden" in self.options:
            given["hidden"] = names(self.options["hidden"])
        if "batch" in self.options:
            given["batch"] = width(self.options["batch"])
        network = model([width(word) for word in self.arguments[0].split()], **given)
        neuron = Neuron.of(self.options["neuron"].split()) if "neuron" in self.options else None
        said = "hidden" in given or "output" in given
        return diagram(network, self.config.language, neuron, functions=said, loss="loss" in given)


class BarsPicture(WidthsPicture):
    """`{bars} 4 5 1`: the parameters of each layer."""

    def draw(self, widths: list[int]) -> str:
        return bars(widths, self.config.language)


def write_static(folder: Path) -> list[Path]:
    """Write the picture of the README, network-4-5-1.svg, and return what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "network-4-5-1.svg"
    drawing = diagram(model([4, 5, 1]), functions=False, loss=False)
    file.write_text(drawing.svg(alone=True) + "\n", encoding="utf-8", newline="\n")
    return [file]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("network", NetworkPicture)
    app.add_directive("bars", BarsPicture)
