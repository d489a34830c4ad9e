"""The probabilities of three classes as points of a triangle: where softmax of given logits lies, and how it gets there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, number, picture, words
from teorema.ground.text import Text
from teorema.tools.site.domain import complain
from teorema.tools.site.pictures import figure

LABEL: Final = Text(
    "The triangle of the probabilities of three classes, with softmax of the logits {logits} at {point}",
    "El triángulo de las probabilidades de tres clases, con softmax de los logits {logits} en {point}",
)
CURVE: Final = Text("softmax(tz), t from 0 to ∞", "softmax(tz), t de 0 a ∞")
BORDERS: Final = Text("two classes tie for first", "dos clases empatan en lo más alto")
UNIFORM: Final = Text("equal logits: (1/3, 1/3, 1/3)", "logits iguales: (1/3, 1/3, 1/3)")

_SIDE: Final = 250.0
_LEFT: Final = 42.0
_TOP: Final = 30.0
_HEIGHT: Final = _SIDE * math.sqrt(3) / 2
_WIDTH: Final = _SIDE + 2 * _LEFT

_CORNERS: Final = (
    (_LEFT, _TOP + _HEIGHT),
    (_LEFT + _SIDE, _TOP + _HEIGHT),
    (_LEFT + _SIDE / 2, _TOP),
)
"""Where all the mass is on class 1, 2, 3."""

_TIES: Final = (
    (Fraction(1, 2), Fraction(1, 2), Fraction(0)),
    (Fraction(1, 2), Fraction(0), Fraction(1, 2)),
    (Fraction(0), Fraction(1, 2), Fraction(1, 2)),
)
_UNIFORM: Final = (Fraction(1, 3),) * 3


def place(s: Sequence[float | Fraction]) -> tuple[float, float]:
    """The point of the drawing with these three masses on its corners.

    Example:
        >>> place((1, 0, 0)) == place((0.5, 0, 0.5)), place((1, 0, 0))[0]
        (False, 42.0)
    """
    x, y = (sum(float(mass) * corner[axis] for mass, corner in zip(s, _CORNERS, strict=True)) for axis in (0, 1))
    return x, y


def probabilities(weights: Sequence[int], t: float = 1) -> list[float]:
    """softmax(t z) for z = ln of the weights.

    Example:
        >>> [round(s, 3) for s in probabilities((1, 2, 3))]
        [0.167, 0.333, 0.5]
    """
    powers = [(weight / max(weights)) ** t for weight in weights]
    return [power / sum(powers) for power in powers]


def simplex(weights: Sequence[int], lang: str) -> str:
    """The triangle with softmax of z = (ln w_1, ln w_2, ln w_3) as a point, and the curve of softmax(t z).

    Arguments:
        weights: three positive integers e^{z_1}, e^{z_2}, e^{z_3}.
        lang: language of the labels.
    """
    exact = [Fraction(weight, sum(weights)) for weight in weights]
    logits, point = (f"({', '.join(map(str, one))})" for one in (map(_logarithm, weights), exact))
    faint = {"stroke": "currentColor", "stroke_opacity": 0.22, "stroke_width": 1}
    corners = " ".join(",".join(map(number, corner)) for corner in _CORNERS)
    parts = [
        element(
            "polygon", points=corners, fill="none", stroke="currentColor", stroke_width=1.6, stroke_linejoin="round"
        ),
        *(_line(*ends, **faint) for ends in _levels()),
        *(
            _line(_UNIFORM, tie, stroke="currentColor", stroke_opacity=0.75, stroke_width=1.2, stroke_dasharray="5 4")
            for tie in _TIES
        ),
        *_names(),
    ]
    turns = [probabilities(weights, t) for t in (k / 16 for k in range(200))]
    path = "M" + "L".join(",".join(map(number, place(s))) for s in turns)
    parts.append(element("path", d=path, fill="none", stroke="var(--tm-accent)", stroke_width=2.2))
    for masses, colour in ((_UNIFORM, "currentColor"), (exact, "var(--tm-warm)")):
        x, y = place(masses)
        parts.append(element("circle", cx=x, cy=y, r=4.2, fill=colour))
    foot = _TOP + _HEIGHT + 46
    rows = (
        (element("circle", cx=12.0, cy=foot - 4, r=4.2, fill="var(--tm-warm)"), f"softmax{logits}"),
        ("", f"= {point}"),
        (_swatch(foot + 36, stroke="var(--tm-accent)", stroke_width=2.2), CURVE[lang]),
        (element("circle", cx=12.0, cy=foot + 56, r=4.2, fill="currentColor"), UNIFORM[lang]),
        (_swatch(foot + 76, stroke="currentColor", stroke_opacity=0.75, stroke_dasharray="5 4"), BORDERS[lang]),
    )
    for row, (mark, text) in enumerate(rows):
        parts += [mark, words(28, foot + 20 * row, text, fill="currentColor", font_size=13)]
    label = LABEL.format(logits=logits, point=point)[lang]
    return picture(_WIDTH, foot + 20 * len(rows) - 8, label, *parts, class_="simplex")


def _logarithm(weight: int) -> str:
    return "0" if weight == 1 else f"ln {weight}"


def _levels() -> list[tuple[list[Fraction], list[Fraction]]]:
    """The segments on which one mass is 1/4, 1/2 or 3/4."""
    found = []
    for axis in range(3):
        for quarters in (1, 2, 3):
            mass, rest = Fraction(quarters, 4), 1 - Fraction(quarters, 4)
            others = [k for k in range(3) if k != axis]
            ends = [[mass if k == axis else rest if k == other else Fraction(0) for k in range(3)] for other in others]
            found.append((ends[0], ends[1]))
    return found


def _line(start: Sequence[float | Fraction], end: Sequence[float | Fraction], /, **style: object) -> str:
    (x1, y1), (x2, y2) = place(start), place(end)
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **style)


def _swatch(y: float, **style: object) -> str:
    return element("line", x1=2.0, y1=y, x2=22.0, y2=y, **style)


def _names() -> list[str]:
    """Which mass is 1 at which corner."""
    shifts = ((-4, 20), (4, 20), (0, -10))
    return [
        words(x + dx, y + dy, f"s_{{{k}}} = 1", text_anchor="middle", fill="currentColor", font_size=13)
        for k, ((x, y), (dx, dy)) in enumerate(zip(_CORNERS, shifts, strict=True), start=1)
    ]


class SimplexPicture(SphinxDirective):
    """`{simplex} 1 2 3`: the triangle with softmax(0, ln 2, ln 3); the arguments are the exponentials, the content a caption."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        parts = self.arguments[0].split()
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() and int(part) > 0 for part in parts):
            place = self.get_location()
            complain(
                "exponentials: must be three positive integers, got %r",
                self.arguments[0],
                location=place,
                subtype="simplex",
            )
            return []
        return [figure(self, simplex([int(part) for part in parts], self.config.language))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("simplex", SimplexPicture)
