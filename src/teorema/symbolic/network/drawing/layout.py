"""The places of a picture: columns from left to right as far apart as their labels need, and the marked neuron with its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.svg import extent
from teorema.symbolic.network.drawing.columns import Column, columns_of
from teorema.symbolic.network.drawing.counting import polynomial, total_count, total_sum, width_markup
from teorema.symbolic.network.drawing.figure import Diagram, Dots, Edge, Label, Neuron, Node
from teorema.symbolic.network.drawing.notation import name_markup, plain, raised
from teorema.symbolic.network.drawing.phrases import COST, MARKED, NETWORK, NEURON_RULE, TOTAL
from teorema.symbolic.network.model import Model, model

_STEP_X: Final = 132.0
_EDGE: Final = 38.0
_TOP: Final = 33.0
"""What stands above the highest neuron."""

_LINE: Final = 21.0
_ALONG: Final = 0.38
"""Where along its line the letter of a weight stands."""

_CENTRED: Final[frozenset[str]] = frozenset()
_FOOT: Final = ((15, frozenset({"bold"})), (12, _CENTRED), (12, _CENTRED))
_LETTERED: Final = frozenset({"italic", "halo"})


def diagram(
    network: Model,
    lang: str = "en",
    neuron: Neuron | None = None,
    functions: bool = True,
    loss: bool = True,
) -> Diagram:
    """The picture of a network: neurons, shapes, parameters, activations and cost.

    Arguments:
        network: its model; widths may be names, which are drawn as the first neurons, dots and the last.
        lang: language of the labels.
        neuron: one of the drawn neurons, marked with its incoming weights and its bias.
        functions: whether the activations are said.
        loss: whether the cost is said.

    Raises:
        Refused: a name cannot be drawn, or the neuron is none of those that are.

    Example:
        >>> diagram(model([4, 5, 1], hidden="tanh"))
        Diagram(Fully connected network with widths 4, 5, 1: 31 parameters)
    """
    for name in network.names():
        name_markup(name, "widths" if name in network.widths else "batch")
    for symbol in network.parameters:
        name_markup(symbol.name, "loss")
    columns = columns_of(network, neuron, functions)
    if neuron is not None:
        _must_be_drawn(columns, neuron)
    widths = network.widths
    many = [str(one) for one in widths]
    said = many if len(many) < 12 else [*many[:3], "...", *many[-2:]]
    title = NETWORK.format(widths=", ".join(said), parameters=plain(polynomial(total_count(widths), widths)))[lang]
    if neuron is not None:
        title += MARKED.format(layer=neuron.layer, unit=neuron.unit)[lang]
    short = TOTAL.format(n=f"${polynomial(total_count(widths), widths)}$")[lang]
    totals = (TOTAL.format(n=f"${total_sum(widths)}$")[lang], short)
    cost = ("", "")
    if loss:
        cost = (
            COST.format(n=f"$C = {raised(network.cost.unicode())}$")[lang],
            COST.format(n=f"$C = {network.cost.latex()}$")[lang],
        )
    return place(columns, title, totals, cost, lang, neuron)


def draw(
    *widths: int | str,
    hidden: str | Sequence[str] = "sigma",
    output: str = "identity",
    loss: str | None = None,
    batch: int | str | None = None,
    neuron: Sequence[int | str] | None = None,
    lang: str = "en",
) -> Diagram:
    """The picture of the network N_0, ..., N_L, which a notebook shows and which is written as SVG or TikZ.

    Arguments:
        widths: N_0, ..., N_L, integers or names.
        hidden: activation of the hidden layers, or one for each; `sigma` is an unknown one.
        output: activation of the output layer; `softmax` too.
        loss: the loss, by name; None for none.
        batch: None for one sample, else the number of samples or a name for it.
        neuron: a layer and one of its drawn neurons, to be marked.
        lang: language of the labels, en or es.

    Raises:
        Refused: what `model` refuses, a name that cannot be drawn, or a neuron that is not drawn.

    Example:
        >>> draw(3, "m", 1)
        Diagram(Fully connected network with widths 3, m, 1: 5·m + 1 parameters)
        >>> draw(4, 5, 1).svg(alone=True)[:41]
        '<svg xmlns="http://www.w3.org/2000/svg" v'
    """
    network = model(widths, hidden, output, "half_squared" if loss is None else loss, batch)
    marked = None if neuron is None else Neuron.of(neuron)
    return diagram(network, lang, marked, loss=loss is not None)


def _must_be_drawn(columns: Sequence[Column], neuron: Neuron) -> None:
    """A marked neuron stands in a drawn layer, and so does the layer that it hears."""
    for column in columns[1:]:
        if column.key == str(neuron.layer) and not column.broken and column.has(neuron.unit):
            return
    raise Refused("neuron", NEURON_RULE, f"{neuron.layer} {neuron.unit}")


@dataclass(frozen=True, slots=True)
class _Measures:
    """Sizes that depend on what is written: the radius of a neuron and how far apart neurons and columns stand."""

    radius: float
    down: float
    across: float
    left: float
    right: float


def place(
    columns: Sequence[Column],
    title: str,
    totals: Sequence[str],
    cost: tuple[str, str],
    lang: str,
    neuron: Neuron | None = None,
) -> Diagram:
    """Columns of neurons as a picture.

    Arguments:
        columns: what stands in each.
        title: the sentence for those who do not see it.
        totals: the line of the total, and a shorter one for where it is too long.
        cost: the line of the cost as markup and in LaTeX; empty for none.
        lang: language of the labels.
        neuron: the marked one.
    """
    maps = [_wrapped(column.map) for column in columns]
    feet = [[line if isinstance(line, str) else line[lang] for line in column.foot] for column in columns]
    measures = _measured(columns, maps, feet, neuron)
    inner = measures.across * (len(columns) - 1)
    width = measures.left + inner + measures.right
    total = totals[0] if extent(totals[0], 15, bold=True) + 8 <= width else totals[-1]
    needed = max(extent(total, 15, bold=True), extent(cost[0], 13)) + 8
    left = measures.left + max(0.0, (needed - width) / 2)
    width = max(width, needed)
    xs = [left + measures.across * k for k in range(len(columns))]
    middle = _TOP + measures.radius + measures.down * (max(len(one.units) for one in columns) - 1) / 2
    nodes, dots, edges = _drawn(columns, xs, middle, measures, neuron)
    bottom = max(node.y for node in nodes) + measures.radius
    labels = [
        Label(x, 20.0, f"${column.head[0]}$", 14, f"${column.head[1]}$", frozenset({"italic"}))
        for x, column in zip(xs, columns, strict=True)
    ]
    for x, foot in zip(xs, feet, strict=True):
        for row, (line, (size, style)) in enumerate(zip(foot, _FOOT, strict=False)):
            text = line if row == 1 else f"${line}$"
            labels.append(Label(x, bottom + 20 + 17 * row, text, size, style=style))
    y = bottom + 28 + 17 * max(map(len, feet))
    for (start, end), lines in zip(pairwise(xs), maps[1:], strict=True):
        labels += [Label((start + end) / 2, y + _LINE * row, f"${line}$", 13) for row, line in enumerate(lines)]
    y += _LINE * max(map(len, maps)) + 9
    labels.append(Label(width / 2, y, total, 15, style=frozenset({"bold", "accent"})))
    if cost[0]:
        y += 24
        labels.append(Label(width / 2, y, cost[0], 13, cost[1]))
    if neuron is not None:
        labels += _letters_of(columns, nodes, neuron, measures)
    return Diagram(title, width, y + 12, measures.radius, nodes, edges, dots, tuple(labels), neuron)


def _wrapped(lines: Sequence[str]) -> list[str]:
    """Lines between two columns; one that is too long goes on below from its = on."""
    out: list[str] = []
    for line in lines:
        said, equals, value = line.partition(" = ")
        out += [said, f"= {value}"] if equals and extent(line, 13) > _STEP_X - 4 else [line]
    return out


def _measured(
    columns: Sequence[Column], maps: Sequence[Sequence[str]], feet: Sequence[Sequence[str]], neuron: Neuron | None
) -> _Measures:
    lettered = [f"{one.letter}_{{{unit.index}}}" for one in columns if one.letter for unit in one.units if unit.index]
    radius, down = (14.0, 42.0) if lettered else (11.0, 34.0)
    radius = max([radius, *(extent(letter, 13) / 2 + 2 for letter in lettered)])
    down = max(down, 2 * radius + 12)
    halves = [
        max(extent(column.head[0], 14), *(extent(line, 15, bold=True) for line in foot)) / 2
        for column, foot in zip(columns, feet, strict=True)
    ]
    across = max(_STEP_X, *(extent(line, 13) + 4 for lines in maps for line in lines))
    across = max(across, *(one + other + 10 for one, other in pairwise(halves)))
    left, right = max(_EDGE, halves[0] + 2, radius + 6), max(_EDGE, halves[-1] + 2, radius + 6)
    if neuron is not None:
        weights, bias = _names_of(columns, neuron)
        longest = max(extent(text, 13) for _, text in weights)
        reach = radius + 5 + extent(bias, 13) + 8
        across = max(across, reach + radius, (radius + 6 + longest / 2) / _ALONG)
        if columns[-1].key == str(neuron.layer):
            right = max(right, reach)
    return _Measures(radius, down, across, left, right)


def _drawn(
    columns: Sequence[Column], xs: Sequence[float], middle: float, measures: _Measures, neuron: Neuron | None
) -> tuple[tuple[Node, ...], tuple[Dots, ...], tuple[Edge, ...]]:
    """The neurons of each column about the middle, the dots, and a line from each neuron to each of the next column."""
    dots: list[Dots] = []
    drawn: list[list[Node]] = []
    for index, (x, column) in enumerate(zip(xs, columns, strict=True)):
        drawn.append([])
        for row, unit in enumerate(column.units):
            y = middle + (row - (len(column.units) - 1) / 2) * measures.down
            if unit.key == 0:
                dots.append(Dots(x, y))
                continue
            marked = neuron is not None and (column.key, unit.key) == (str(neuron.layer), neuron.unit)
            key = unit.key if isinstance(unit.key, int) else "last"
            letter = f"{column.letter}_{{{unit.index}}}" if column.letter else ""
            filled = marked if neuron is not None else index > 0
            drawn[-1].append(Node(f"n-{column.key}-{key}", x, y, letter, filled, marked))
        if column.broken:
            dots.append(Dots((xs[index - 1] + x) / 2, middle, across=True))
    edges = [
        Edge(start.name, end.name, end.thick)
        for index, (before, after) in enumerate(pairwise(drawn), start=1)
        if not columns[index].broken
        for start in before
        for end in after
    ]
    return tuple(node for column in drawn for node in column), tuple(dots), tuple(edges)


def _names_of(columns: Sequence[Column], neuron: Neuron) -> tuple[list[tuple[str, str]], str]:
    """The weights of the marked neuron, each with the name of the neuron it comes from, and its bias."""
    at = next(k for k, column in enumerate(columns) if column.key == str(neuron.layer))
    before = columns[at - 1]
    i = width_markup(neuron.unit)
    heard = [unit for unit in before.units if unit.key != 0]
    names = [unit.key if isinstance(unit.key, int) else "last" for unit in heard]
    weights = [f"w_{{{i},{unit.index}}}" for unit in heard]
    return [(f"n-{before.key}-{name}", text) for name, text in zip(names, weights, strict=True)], f"+ b_{{{i}}}"


def _letters_of(
    columns: Sequence[Column], nodes: Sequence[Node], neuron: Neuron, measures: _Measures
) -> Iterator[Label]:
    """The letters of the marked neuron: the weights with which it hears, and its bias."""
    places = {node.name: node for node in nodes}
    (marked,) = (node for node in nodes if node.thick)
    weights, bias = _names_of(columns, neuron)
    for name, text in weights:
        start = places[name]
        x, y = ((1 - _ALONG) * a + _ALONG * b for a, b in ((start.x, marked.x), (start.y, marked.y)))
        yield Label(x, y + 4, f"${text}$", 13, style=_LETTERED)
    yield Label(marked.x + measures.radius + 5, marked.y + 4, f"${bias}$", 13, style=_LETTERED | {"left"})
