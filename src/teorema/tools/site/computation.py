"""A computational graph with its numbers: values from the inputs to the output, derivatives of the output on the way back."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, picture, words
from teorema.ground.text import Text
from teorema.tools.site.pictures import figure

LABEL: Final = Text(
    "Computational graph of (xy)² + (x + y) at x = {x}, y = {y}: the value at each node, and the derivative of the output by it",
    "Grafo de cómputo de (xy)² + (x + y) en x = {x}, y = {y}: el valor en cada nodo y la derivada de la salida respecto de él",
)
VALUE: Final = Text("value, computed from left to right", "valor, calculado de izquierda a derecha")
SLOPE: Final = Text(
    "derivative of the output, from right to left", "derivada de la salida, calculada de derecha a izquierda"
)
TWO_NUMBERS: Final = Text("must be two integers", "deben ser dos enteros")

_RADIUS: Final = 21.0
_PLACES: Final = {
    "x": (34.0, 62.0),
    "y": (34.0, 182.0),
    "xy": (124.0, 62.0),
    "x+y": (124.0, 182.0),
    "u^{2}": (214.0, 62.0),
    "+": (304.0, 122.0),
}
_ARROWS: Final = (
    ("x", "xy"),
    ("x", "x+y"),
    ("y", "xy"),
    ("y", "x+y"),
    ("xy", "u^{2}"),
    ("u^{2}", "+"),
    ("x+y", "+"),
)
_BELOW: Final = 244.0


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stands at each node: its value, and the derivative of the output by it."""

    value: dict[str, Fraction]
    slope: dict[str, Fraction]


def numbers(x: int, y: int) -> Numbers:
    """The values of (xy)² + (x + y), and the derivatives by the chain rule, from the output back.

    Example:
        >>> found = numbers(1, 2)
        >>> int(found.value["+"]), int(found.slope["x"]), int(found.slope["y"])
        (7, 9, 5)
    """
    u, v = Fraction(x * y), Fraction(x + y)
    value = {"x": Fraction(x), "y": Fraction(y), "xy": u, "x+y": v, "u^{2}": u * u, "+": u * u + v}
    slope = {"+": Fraction(1), "u^{2}": Fraction(1), "x+y": Fraction(1)}
    slope["xy"] = slope["u^{2}"] * 2 * u
    slope["x"] = slope["xy"] * y + slope["x+y"]
    slope["y"] = slope["xy"] * x + slope["x+y"]
    return Numbers(value, slope)


def drawing(x: int, y: int, lang: str) -> str:
    """The picture at one point, its labels in one language."""
    found = numbers(x, y)
    parts = [_arrow(_PLACES[start], _PLACES[end]) for start, end in _ARROWS]
    centre = {"text_anchor": "middle"}
    for name, (a, b) in _PLACES.items():
        parts.append(
            element("circle", cx=a, cy=b, r=_RADIUS, fill="var(--tm-soft)", stroke="currentColor", stroke_opacity=0.5)
        )
        parts.append(words(a, b + 5, name, font_size=14, font_style="italic", fill="currentColor", **centre))
        parts.append(words(a, b - 28, str(found.value[name]), font_size=14, fill="var(--tm-accent)", **centre))
        parts.append(words(a, b + 40, str(found.slope[name]), font_size=14, fill="var(--tm-warm)", **centre))
    for row, (text, colour) in enumerate(((VALUE, "var(--tm-accent)"), (SLOPE, "var(--tm-warm)"))):
        line = _BELOW + 20 * row
        parts.append(element("circle", cx=20.0, cy=line - 4, r=5.0, fill=colour))
        parts.append(words(32.0, line, text[lang], font_size=12, fill="currentColor"))
    return picture(344.0, _BELOW + 30, LABEL.format(x=x, y=y)[lang], *parts, class_="computation")


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A line between two circles with a head at its end."""
    (a, b), (c, d) = start, end
    length = ((c - a) ** 2 + (d - b) ** 2) ** 0.5
    ux, uy = (c - a) / length, (d - b) / length
    tip = (c - ux * (_RADIUS + 2), d - uy * (_RADIUS + 2))
    back = (tip[0] - 8 * ux, tip[1] - 8 * uy)
    head = " ".join(
        f"{p:.1f},{q:.1f}" for p, q in (tip, *((back[0] - s * 4 * uy, back[1] + s * 4 * ux) for s in (1, -1)))
    )
    line = element(
        "line",
        x1=a + ux * _RADIUS,
        y1=b + uy * _RADIUS,
        x2=back[0],
        y2=back[1],
        stroke="currentColor",
        stroke_opacity=0.6,
        stroke_width=1.4,
    )
    return line + element("polygon", points=head, fill="currentColor", fill_opacity=0.6)


class ComputationPicture(SphinxDirective):
    """`{computation} 1 2`: the graph of (xy)² + (x + y) at x = 1, y = 2; the content is a caption."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        try:
            x, y = map(int, self.arguments[0].split())
        except ValueError:
            raise self.error(f"computation: {TWO_NUMBERS['en']}, got {self.arguments[0]!r}") from None
        return [figure(self, drawing(x, y, self.config.language))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("computation", ComputationPicture)
