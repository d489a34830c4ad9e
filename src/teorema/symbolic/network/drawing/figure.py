"""A picture of a network that knows no format: where each neuron, edge and label stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from teorema.ground.errors import Refused
from teorema.ground.svg import extent
from teorema.symbolic.network.drawing.notation import plain
from teorema.symbolic.network.drawing.phrases import NEURON_RULE


@dataclass(frozen=True, slots=True)
class Neuron:
    """One neuron: its layer, from 1, and its number in the layer, from 1, or the name of the last one.

    Arguments:
        layer: l.
        unit: i; the name of the width for the last neuron of a layer whose width is a name.
    """

    layer: int
    unit: int | str

    @classmethod
    def of(cls, words: Sequence[int | str]) -> Neuron:
        """The neuron that two words name.

        Raises:
            Refused: there are not two, or the first is no number.

        Example:
            >>> Neuron.of("1 2".split())
            Neuron(layer=1, unit=2)
        """
        numbers = [int(word) if isinstance(word, str) and word.isdecimal() else word for word in words]
        match numbers:
            case [int(layer), int() | str() as unit] if not any(isinstance(one, bool) for one in numbers):
                return cls(layer, unit)
        raise Refused("neuron", NEURON_RULE, " ".join(map(str, words)))


@dataclass(frozen=True, slots=True)
class Node:
    """A drawn neuron.

    Arguments:
        name: what edges call it, in ASCII.
        x, y: its centre, y downwards.
        letter: what stands in it, without dollars; empty for nothing.
        filled: whether it is filled, as neurons are and inputs are not; where one neuron is marked, only that one.
        thick: whether it is the marked neuron.
    """

    name: str
    x: float
    y: float
    letter: str = ""
    filled: bool = False
    thick: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A weight, from the right of one neuron to the left of another; thick if it enters the marked neuron."""

    start: str
    end: str
    thick: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots for what is left out: neurons of a layer, or whole layers if they go across."""

    x: float
    y: float
    across: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on its base line.

    Arguments:
        x, y: its middle, or its left end.
        text: words, with formulas between dollars.
        size: of the letters.
        latex: the whole label in LaTeX where that says it better than the markup.
        style: any of "bold", "italic", "accent", "left" (begins at x), "halo" (lies on lines).
    """

    x: float
    y: float
    text: str
    size: float
    latex: str = ""
    style: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        """The text without its dollars."""
        return self.text.replace("$", "")

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The box around it, as left, top, right and bottom."""
        width = extent(self.shown, self.size, "bold" in self.style)
        left = self.x if "left" in self.style else self.x - width / 2
        high, low = 0.95 if "^{" in self.text else 0.8, 0.35 if "_{" in self.text else 0.25
        return left, self.y - high * self.size, left + width, self.y + low * self.size


@dataclass(frozen=True, slots=True, repr=False)
class Diagram:
    """A drawn network; a notebook shows it, `svg` and `tikz` write it.

    Arguments:
        title: what it shows, in a sentence.
        width, height: its size.
        radius: of a neuron.
        nodes, edges, dots, labels: what is drawn.
        neuron: the marked one.
    """

    title: str
    width: float
    height: float
    radius: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    dots: tuple[Dots, ...]
    labels: tuple[Label, ...]
    neuron: Neuron | None = field(default=None)

    def svg(self, alone: bool = False, paper: bool = False) -> str:
        """The picture as SVG.

        Arguments:
            alone: True for a file of its own, which carries its colours for light and dark.
            paper: True for dark lines on white whatever is around it.
        """
        from teorema.symbolic.network.drawing.vector import svg

        return svg(self, alone, paper)

    def tikz(self, alone: bool = False) -> str:
        """The picture as TikZ.

        Arguments:
            alone: True for a whole document, else the tikzpicture alone, to be set in a document of one's own.
        """
        from teorema.symbolic.network.drawing.latex import tikz

        return tikz(self, alone)

    def _repr_svg_(self) -> str:
        """How a notebook shows it; its ground may be light or dark, so the picture brings its paper."""
        return self.svg(paper=True)

    def __repr__(self) -> str:
        return f"Diagram({plain(self.title)})"
