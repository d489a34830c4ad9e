"""The error of a difference quotient against its step: a V, steep on the side of rounding, with its bound and the best step."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, number, picture, words
from teorema.ground.text import Text
from teorema.numeric.differences import best_step, difference_bound, difference_jacobian
from teorema.tools.site.pictures import figure

LABEL: Final = Text(
    "Error of the central and of the forward difference of the exponential at 1 against the step h, both axes logarithmic: "
    "each falls with h and rises again where rounding takes over",
    "Error de la diferencia central y de la diferencia hacia adelante de la exponencial en 1 según el paso h, con ambos ejes "
    "logarítmicos: cada uno baja con h y vuelve a subir donde domina el redondeo",
)
CENTRAL: Final = Text("central difference", "diferencia central")
FORWARD: Final = Text("forward difference", "diferencia hacia adelante")
BOUND: Final = Text("bound ε/h + h²M/6", "cota ε/h + h²M/6")
BEST: Final = Text("best step", "mejor paso")
ERROR: Final = Text("error", "error")
STEP: Final = Text("step h", "paso h")

AT: Final = 1.0
EPS: Final = 2.0**-51
"""Distance of neighbouring floats between 2 and 4, where the values of the exponential lie."""
THIRD: Final = 4.0
"""A bound of the third derivative, which is the exponential itself, on the interval that is used."""

_STEPS: Final = np.logspace(-12, -0.5, 93)
_WINDOW: Final = (-12.0, 0.0, -12.0, 0.0)
_LEFT: Final = 44.0
_TOP: Final = 22.0
_SIZE: Final = 250.0
_WIDTH: Final = _LEFT + _SIZE + 14
_BELOW: Final = _TOP + _SIZE + 58


def errors(scheme: str) -> list[tuple[float, float]]:
    """(h, |D_h - C'(1)|) for the exponential, by the code of the library; errors that are 0 are left out."""
    found = []
    for h in _STEPS:
        quotient = float(difference_jacobian(np.exp, np.array([[AT]]), h=float(h), scheme=scheme)[0, 0])
        if quotient != math.e:
            found.append((float(h), abs(quotient - math.e)))
    return found


def _place(h: float, error: float) -> tuple[float, float]:
    x0, x1, y0, y1 = _WINDOW
    x, y = math.log10(h), min(max(math.log10(error), y0), y1)
    return _LEFT + _SIZE * (x - x0) / (x1 - x0), _TOP + _SIZE * (y1 - y) / (y1 - y0)


def _curve(points: Iterable[tuple[float, float]], **style: object) -> str:
    path = "M" + "L".join(",".join(map(number, _place(*point))) for point in points)
    return element("path", d=path, fill="none", stroke_linejoin="round", **style)


def drawing(lang: str) -> str:
    """The picture, its labels in one language."""
    axis = {"stroke": "currentColor", "stroke_opacity": 0.45, "stroke_width": 1}
    small = {"fill": "currentColor", "font_size": 11}
    parts = [element("rect", x=_LEFT, y=_TOP, width=_SIZE, height=_SIZE, fill="none", **axis)]
    for power in (-12, -9, -6, -3, 0):
        x, _ = _place(10.0**power, 1e-12)
        _, y = _place(1e-12, 10.0**power)
        written = f"10^{{{power}}}".replace("-", "−") if power else "1"
        parts.append(element("line", x1=x, y1=_TOP + _SIZE - 3, x2=x, y2=_TOP + _SIZE + 3, **axis))
        parts.append(words(x, _TOP + _SIZE + 17, written, text_anchor="middle", **small))
        parts.append(element("line", x1=_LEFT - 3, y1=y, x2=_LEFT + 3, y2=y, **axis))
        parts.append(words(_LEFT - 6, y + 4, written, text_anchor="end", **small))
    parts.append(
        words(_LEFT + _SIZE / 2, _TOP + _SIZE + 34, STEP[lang], text_anchor="middle", fill="currentColor", font_size=12)
    )
    parts.append(words(_LEFT, _TOP - 8, ERROR[lang], fill="currentColor", font_size=12))
    lines = (
        (CENTRAL, errors("central"), {"stroke": "var(--tm-accent)", "stroke_width": 1.8}),
        (FORWARD, errors("forward"), {"stroke": "var(--tm-warm)", "stroke_width": 1.8, "stroke_dasharray": "6 3"}),
        (
            BOUND,
            [(float(h), difference_bound(float(h), EPS, THIRD)) for h in _STEPS],
            {"stroke": "currentColor", "stroke_width": 1.4, "stroke_dasharray": "2 3"},
        ),
    )
    for row, (title, points, style) in enumerate(lines):
        parts.append(_curve(points, **style))
        y = _BELOW + 18 * row
        parts.append(element("line", x1=_LEFT, y1=y - 4, x2=_LEFT + 30, y2=y - 4, **style))
        parts.append(words(_LEFT + 38, y, title[lang], fill="currentColor", font_size=13))
    h = best_step(EPS, THIRD)
    x, y = _place(h, difference_bound(h, EPS, THIRD))
    disc = {"r": 4, "fill": "currentColor"}
    parts.append(element("circle", cx=x, cy=y, **disc))
    parts.append(element("circle", cx=_LEFT + 15, cy=_BELOW + 50, **disc))
    parts.append(words(_LEFT + 38, _BELOW + 54, BEST[lang], fill="currentColor", font_size=13))
    return picture(_WIDTH, _BELOW + 62, LABEL[lang], *parts, class_="quotients")


class QuotientsPicture(SphinxDirective):
    """`{quotients}`: the error of difference quotients against their step; the content is a caption."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        return [figure(self, drawing(self.config.language))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("quotients", QuotientsPicture)
