"""Pictures of linear regression: the squares of the residuals, the bowl of the cost with paths of descent, the valley of minimisers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, number, picture, words
from teorema.ground.text import Text
from teorema.numeric.linear_regression import (
    design_matrix,
    least_squares,
    regression_cost,
    regression_descent,
    regression_hessian,
    step_limit,
)
from teorema.tools.site.domain import complain
from teorema.tools.site.pictures import figure

SQUARES: Final = Text(
    "Four points, their least-squares line, and the square of each residual",
    "Cuatro puntos, su recta de mínimos cuadrados y el cuadrado de cada residuo",
)
BOWL: Final = Text(
    "Level lines of the cost over intercept b and slope w: ellipses around the minimiser, and two paths of gradient descent towards it",
    "Curvas de nivel del costo según el término independiente b y la pendiente w: elipses alrededor del minimizador, y dos caminos del descenso por gradiente hacia él",
)
VALLEY: Final = Text(
    "Level lines of the cost of one sample with two weights: parallel lines. Three paths of descent end on the line of minimisers, each at the point nearest to its start",
    "Curvas de nivel del costo de una muestra con dos pesos: rectas paralelas. Tres caminos del descenso terminan en la recta de minimizadores, cada uno en el punto más cercano a su comienzo",
)
MINIMISER: Final = Text("minimiser", "minimizador")
MINIMISERS: Final = Text("minimisers; ring: the one of least norm", "minimizadores; anillo: el de norma mínima")
HALF: Final = Text("half of the limit", "la mitad del límite")
NEAR: Final = Text("95 % of the limit", "95 % del límite")

POINTS: Final = ((0.0, 1.0), (1.0, 3.0), (2.0, 2.0), (3.0, 5.0))
"""The points of the first picture: residuals −0.1, 0.8, −1.3 and 0.6."""

_SIDE: Final = 250.0
_LEFT: Final = 34.0
_TOP: Final = 14.0
Window = tuple[float, float, float, float]
"""Left, right, low and high ends of what is drawn; equally wide and high, so that a square is a square."""


def _place(window: Window, x: float, y: float) -> tuple[float, float]:
    x0, x1, y0, y1 = window
    return _LEFT + _SIDE * (x - x0) / (x1 - x0), _TOP + _SIDE * (y1 - y) / (y1 - y0)


def _frame(window: Window, names: tuple[str, str], ticks: Iterable[int]) -> list[str]:
    x0, x1, y0, y1 = window
    line = {"stroke": "currentColor", "stroke_opacity": 0.45, "stroke_width": 1}
    small = {"fill": "currentColor", "font_size": 12}
    parts = [element("rect", x=_LEFT, y=_TOP, width=_SIDE, height=_SIDE, fill="none", **line)]
    for tick in ticks:
        label = str(tick).replace("-", "−")
        if x0 < tick < x1:
            a, b = _place(window, tick, y0)
            parts += [
                element("line", x1=a, y1=b - 3, x2=a, y2=b + 3, **line),
                words(a, b + 15, label, text_anchor="middle", **small),
            ]
        if y0 < tick < y1:
            a, b = _place(window, x0, tick)
            parts += [
                element("line", x1=a - 3, y1=b, x2=a + 3, y2=b, **line),
                words(a - 6, b + 4, label, text_anchor="end", **small),
            ]
    parts.append(
        words(_LEFT + _SIDE, _TOP + _SIDE + 30, names[0], text_anchor="end", fill="currentColor", font_size=14)
    )
    parts.append(words(_LEFT - 24, _TOP + 12, names[1], fill="currentColor", font_size=14))
    return parts


def _path(window: Window, points: Iterable[Sequence[float]], **style: Any) -> str:
    """A polygon line, cut off at the frame by its clip."""
    d = "M" + "L".join(",".join(map(number, _place(window, float(x), float(y)))) for x, y in points)
    return element("path", d=d, **{"fill": "none", "stroke_width": 1.8, "stroke_linejoin": "round", **style})


def _disc(window: Window, at: Sequence[float], colour: str, r: float = 4.0) -> str:
    x, y = _place(window, float(at[0]), float(at[1]))
    return element("circle", cx=x, cy=y, r=r, fill=colour)


def _clipped(name: str, parts: Iterable[str]) -> list[str]:
    box = element("rect", x=_LEFT, y=_TOP, width=_SIDE, height=_SIDE)
    return [element("clipPath", box, id=name), element("g", *parts, clip_path=f"url(#{name})")]


def squares(lang: str) -> str:
    """The points, the line, and at each point the square of its residual; squares are drawn as squares."""
    window = (-1.0, 5.0, 0.0, 6.0)
    x, y = (np.array(column) for column in zip(*POINTS, strict=True))
    b, w = (float(t) for t in least_squares(design_matrix(x.reshape(-1, 1)), y).theta.ravel())
    drawn = []
    for u, v in POINTS:
        r = v - (b + w * u)
        left, top = _place(window, u - max(r, 0), max(v, v - r))
        side = abs(r) * _SIDE / (window[1] - window[0])
        style = {"fill": "var(--tm-warm)", "fill_opacity": 0.25, "stroke": "var(--tm-warm)", "stroke_width": 1.2}
        drawn.append(element("rect", x=left, y=top, width=side, height=side, **style))
    drawn.append(_path(window, [(t, b + w * t) for t in window[:2]], stroke="var(--tm-accent)", stroke_width=2.2))
    drawn += [_disc(window, point, "currentColor") for point in POINTS]
    parts = _frame(window, ("x", "y"), range(0, 6))
    return picture(
        _LEFT + _SIDE + 10,
        _TOP + _SIDE + 38,
        SQUARES[lang],
        *parts,
        *_clipped("tm-squares", drawn),
        class_="regression",
    )


def bowl(lang: str) -> str:
    """The cost of the points (0, 1), (1, 3), (2, 4) over (b, w), with two paths of descent from (3.1, 1.2)."""
    window = (-1.0, 3.5, -0.75, 3.75)
    X, y = design_matrix([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [4.0]])
    least = least_squares(X, y).theta
    values, vectors = np.linalg.eigh(regression_hessian(X))
    angle = np.linspace(0, 2 * math.pi, 97)
    drawn = []
    for height in (0.1, 0.4, 1.0, 2.0, 3.5, 5.5, 8.0):
        ring = least + vectors @ (np.vstack([np.cos(angle), np.sin(angle)]) * np.sqrt(2 * height / values)[:, None])
        drawn.append(_path(window, ring.T.tolist(), stroke="currentColor", stroke_opacity=0.35, stroke_width=1))
    runs = ((0.5 * step_limit(X), "none", "var(--tm-accent)"), (0.95 * step_limit(X), "5 3", "var(--tm-warm)"))
    for step, dashes, colour in runs:
        path = [theta.ravel().tolist() for theta in regression_descent(X, y, [3.1, 1.2], step, 24)]
        drawn.append(_path(window, path, stroke=colour, stroke_dasharray=dashes))
        drawn += [_disc(window, point, colour, 2.2) for point in path]
    drawn.append(_disc(window, least.ravel().tolist(), "currentColor"))
    parts = _frame(window, ("b", "w"), range(0, 4))
    foot = _TOP + _SIDE + 48
    for k, (label, (_, dashes, colour)) in enumerate(zip((HALF, NEAR), runs, strict=True)):
        line = {"stroke": colour, "stroke_width": 2, "stroke_dasharray": dashes}
        parts.append(element("line", x1=_LEFT, y1=foot + 18 * k - 4, x2=_LEFT + 30, y2=foot + 18 * k - 4, **line))
        parts.append(words(_LEFT + 38, foot + 18 * k, label[lang], fill="currentColor", font_size=13))
    parts.append(element("circle", cx=_LEFT + 15, cy=foot + 32, r=4.0, fill="currentColor"))
    parts.append(words(_LEFT + 38, foot + 36, MINIMISER[lang], fill="currentColor", font_size=13))
    return picture(_LEFT + _SIDE + 10, foot + 46, BOWL[lang], *parts, *_clipped("tm-bowl", drawn), class_="regression")


def valley(lang: str) -> str:
    """The cost of the one sample x = (1, 2), y = 5 over two weights: a valley, and descent from three starts."""
    window = (-1.0, 5.0, -1.5, 4.5)
    X, y = np.array([[1.0, 2.0]]), np.array([[5.0]])
    drawn = []
    for height in (1.0, 4.0, 9.0, 16.0, 25.0, 36.0, 49.0):
        for side in (-1, 1):
            level = 5 + side * math.sqrt(height)
            ends = [(t, (level - t) / 2) for t in window[:2]]
            drawn.append(_path(window, ends, stroke="currentColor", stroke_opacity=0.35, stroke_width=1))
    solutions = [(t, (5 - t) / 2) for t in window[:2]]
    drawn.append(_path(window, solutions, stroke="var(--tm-accent)", stroke_width=2.4))
    for start in ([0.0, 0.0], [4.0, 3.0], [1.0, -1.0]):
        path = [theta.ravel().tolist() for theta in regression_descent(X, y, start, 0.3 * step_limit(X), 12)]
        assert float(regression_cost(X, y, path[-1])) < 1e-6
        drawn.append(_path(window, path, stroke="var(--tm-warm)", stroke_dasharray="5 3"))
        drawn += [_disc(window, point, "var(--tm-warm)", 2.4) for point in path]
    a, b = _place(window, *least_squares(X, y).theta.ravel().tolist())
    drawn.append(element("circle", cx=a, cy=b, r=6.0, fill="none", stroke="currentColor", stroke_width=2))
    parts = _frame(window, ("w_{1}", "w_{2}"), range(-1, 5))
    foot = _TOP + _SIDE + 48
    line = {"stroke": "var(--tm-accent)", "stroke_width": 2.4}
    parts.append(element("line", x1=_LEFT, y1=foot - 4, x2=_LEFT + 24, y2=foot - 4, **line))
    parts.append(words(_LEFT + 30, foot, MINIMISERS[lang], fill="currentColor", font_size=12))
    return picture(
        _LEFT + _SIDE + 10, foot + 10, VALLEY[lang], *parts, *_clipped("tm-valley", drawn), class_="regression"
    )


_DRAWINGS: Final = {"squares": squares, "bowl": bowl, "valley": valley}


class RegressionPicture(SphinxDirective):
    """`{regression} squares`, `bowl` or `valley`: one picture; the content is a caption."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if name not in _DRAWINGS:
            complain(
                "%r: must be one of %s", name, ", ".join(_DRAWINGS), location=self.get_location(), subtype="unknown"
            )
            return []
        return [figure(self, _DRAWINGS[name](self.config.language))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("regression", RegressionPicture)
