"""The plane of two inputs and the plane of two hidden units, drawn from the library's own network: how XOR becomes separable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, number, picture, words
from teorema.ground.text import Text
from teorema.numeric.forward import forward
from teorema.numeric.gates import vertices, xor_relu
from teorema.tools.site.pictures import figure

LABELS: Final = (
    Text(
        "The four inputs of XOR and where the hidden units bend",
        "Las cuatro entradas de XOR y dónde se quiebran las unidades ocultas",
    ),
    Text("Their hidden values, which one line separates", "Sus valores ocultos, que una recta separa"),
)
_SIDE: Final = 150.0
_MARGIN: Final = 22.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A labelled point: full for the class 1, open for 0."""

    x: float
    y: float
    full: bool
    name: str
    side: int = 1


@dataclass(frozen=True, slots=True)
class Plane:
    """A square window of the plane with its axes, lines u x + v y = t and points.

    Arguments:
        low, high: the ends of both axes.
        axes: the names of the two axes.
        lines: triples (u, v, t); `solid` says whether they separate, or only mark where a unit bends.
        traces: further lines, faint: where the boundary was before.
        path: points joined by a line, from the first to the last.
        title: a word over the window.
    """

    low: float
    high: float
    axes: tuple[str, str]
    dots: tuple[Dot, ...]
    lines: tuple[tuple[float, float, float], ...] = ()
    solid: bool = True
    traces: tuple[tuple[float, float, float], ...] = ()
    path: tuple[tuple[float, float], ...] = ()
    title: str = ""

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the plane is drawn, in a box of the side 150."""
        scale = _SIDE / (self.high - self.low)
        return (x - self.low) * scale, (self.high - y) * scale


def cut(plane: Plane, line: tuple[float, float, float]) -> list[tuple[float, float]]:
    """The points where a line u x + v y = t meets the border of the window.

    Example:
        >>> cut(Plane(0, 2, ("x", "y"), ()), (1, 1, 1))
        [(0, 1.0), (1.0, 0)]
    """
    u, v, t = line
    found: set[tuple[float, float]] = set()
    for end in (plane.low, plane.high):
        if v and plane.low <= (t - u * end) / v <= plane.high:
            found.add((end, (t - u * end) / v))
        if u and plane.low <= (t - v * end) / u <= plane.high:
            found.add(((t - v * end) / u, end))
    ends = sorted(found)
    return [ends[0], ends[-1]] if len(ends) > 1 else []


def drawn(plane: Plane) -> list[str]:
    """The elements of one plane, its corner at the origin."""
    faint = {"stroke": "currentColor", "stroke_opacity": 0.35, "stroke_width": 1.0}
    parts = [
        _segment(plane, (plane.low, 0), (plane.high, 0), **faint),
        _segment(plane, (0, plane.low), (0, plane.high), **faint),
    ]
    style = {"stroke": "var(--tm-accent)", "stroke_width": 2.0} | ({} if plane.solid else {"stroke_dasharray": "5 4"})
    parts += [_segment(plane, *ends, **style) for ends in (cut(plane, line) for line in plane.lines) if ends]
    earlier = {"stroke": "var(--tm-accent)", "stroke_opacity": 0.3, "stroke_width": 1.0}
    parts += [_segment(plane, *ends, **earlier) for ends in (cut(plane, line) for line in plane.traces) if ends]
    if plane.path:
        joined = "M" + "L".join(",".join(map(number, plane.place(*point))) for point in plane.path)
        parts.append(element("path", d=joined, fill="none", stroke="var(--tm-accent)", stroke_width=1.4))
    if plane.title:
        parts.append(words(_SIDE / 2, -7, plane.title, text_anchor="middle", fill="currentColor", font_size=13))
    for dot in plane.dots:
        x, y = plane.place(dot.x, dot.y)
        fill = "var(--tm-warm)" if dot.full else "var(--color-background-primary, Canvas)"
        parts.append(element("circle", cx=x, cy=y, r=5.0, fill=fill, stroke="var(--tm-warm)", stroke_width=2.0))
        anchor = "start" if dot.side > 0 else "end"
        parts.append(words(x + 9 * dot.side, y - 7, dot.name, text_anchor=anchor, fill="currentColor", font_size=12))
    right, top = plane.place(plane.high, 0), plane.place(0, plane.high)
    parts.append(
        words(right[0] - 2, right[1] + 15, plane.axes[0], text_anchor="end", fill="currentColor", font_size=13)
    )
    parts.append(words(top[0] - 8, top[1] + 11, plane.axes[1], text_anchor="end", fill="currentColor", font_size=13))
    return parts


def drawing(plane: Plane, label: str) -> str:
    """One plane as a picture with its margins."""
    moved = element("g", *drawn(plane), transform=f"translate({number(_MARGIN)} {number(_MARGIN)})")
    return picture(_SIDE + 2 * _MARGIN, _SIDE + 2 * _MARGIN, label, moved, class_="plane")


def xor_planes() -> tuple[Plane, Plane]:
    """The inputs with the bends of the two hidden units, and the hidden values with the line where the output is 1/2."""
    network = xor_relu()
    hidden, output = network
    trace = forward(network, vertices(2))
    full = [value == 1 for value in trace.output[0]]
    bits = [(float(x), float(y)) for x, y in trace.a[0].T]
    inputs = tuple(Dot(x, y, on, f"{x:.0f}{y:.0f}") for (x, y), on in zip(bits, full, strict=True))
    places: dict[tuple[float, float], tuple[bool, list[str]]] = {}
    for dot, values in zip(inputs, trace.a[1].T, strict=True):
        places.setdefault((float(values[0]), float(values[1])), (dot.full, []))[1].append(dot.name)
    folded = tuple(Dot(x, y, on, ", ".join(names), -1 if x > 1 else 1) for (x, y), (on, names) in places.items())
    bends = tuple((float(row[0]), float(row[1]), -float(b[0])) for row, b in zip(hidden.W, hidden.b, strict=True))
    half = (float(output.W[0, 0]), float(output.W[0, 1]), 0.5)
    return (
        Plane(-0.5, 1.7, ("x_{1}", "x_{2}"), inputs, bends, solid=False),
        Plane(-0.5, 2.5, ("a_{1}", "a_{2}"), folded, (half,)),
    )


def _segment(plane: Plane, start: Iterable[float], end: Iterable[float], /, **style: object) -> str:
    (x1, y1), (x2, y2) = plane.place(*start), plane.place(*end)
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **style)


class XorPicture(SphinxDirective):
    """`{xor-planes}`: the inputs of XOR and their hidden values; the content is a caption."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        lang = self.config.language
        drawings = (drawing(plane, label[lang]) for plane, label in zip(xor_planes(), LABELS, strict=True))
        return [figure(self, *drawings)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("xor-planes", XorPicture)
