"""Pictures of linear regression: the squares of the residuals, the bowl of the cost with paths of descent, the valley of minimisers."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, picture, words
from teorema.ground.text import Text
from teorema.numeric.linear_regression import (
    design_matrix,
    least_squares,
    regression_cost,
    regression_descent,
    regression_hessian,
    step_limit,
)
from teorema.tools.site.axes import LEFT, SIDE, TOP, clipped, disc, frame, path, place
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


def squares(lang: str) -> str:
    """The points, the line, and at each point the square of its residual; squares are drawn as squares."""
    window = (-1.0, 5.0, 0.0, 6.0)
    x, y = (np.array(column) for column in zip(*POINTS, strict=True))
    b, w = (float(t) for t in least_squares(design_matrix(x.reshape(-1, 1)), y).theta.ravel())
    drawn = []
    for u, v in POINTS:
        r = v - (b + w * u)
        left, top = place(window, u - max(r, 0), max(v, v - r))
        side = abs(r) * SIDE / (window[1] - window[0])
        style = {"fill": "var(--tm-warm)", "fill_opacity": 0.25, "stroke": "var(--tm-warm)", "stroke_width": 1.2}
        drawn.append(element("rect", x=left, y=top, width=side, height=side, **style))
    drawn.append(path(window, [(t, b + w * t) for t in window[:2]], stroke="var(--tm-accent)", stroke_width=2.2))
    drawn += [disc(window, point, "currentColor") for point in POINTS]
    parts = frame(window, ("x", "y"), range(0, 6))
    return picture(
        LEFT + SIDE + 10,
        TOP + SIDE + 38,
        SQUARES[lang],
        *parts,
        *clipped("tm-squares", drawn),
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
        drawn.append(path(window, ring.T.tolist(), stroke="currentColor", stroke_opacity=0.35, stroke_width=1))
    runs = ((0.5 * step_limit(X), "none", "var(--tm-accent)"), (0.95 * step_limit(X), "5 3", "var(--tm-warm)"))
    for step, dashes, colour in runs:
        run = [theta.ravel().tolist() for theta in regression_descent(X, y, [3.1, 1.2], step, 24)]
        drawn.append(path(window, run, stroke=colour, stroke_dasharray=dashes))
        drawn += [disc(window, point, colour, 2.2) for point in run]
    drawn.append(disc(window, least.ravel().tolist(), "currentColor"))
    parts = frame(window, ("b", "w"), range(0, 4))
    foot = TOP + SIDE + 48
    for k, (label, (_, dashes, colour)) in enumerate(zip((HALF, NEAR), runs, strict=True)):
        line = {"stroke": colour, "stroke_width": 2, "stroke_dasharray": dashes}
        parts.append(element("line", x1=LEFT, y1=foot + 18 * k - 4, x2=LEFT + 30, y2=foot + 18 * k - 4, **line))
        parts.append(words(LEFT + 38, foot + 18 * k, label[lang], fill="currentColor", font_size=13))
    parts.append(element("circle", cx=LEFT + 15, cy=foot + 32, r=4.0, fill="currentColor"))
    parts.append(words(LEFT + 38, foot + 36, MINIMISER[lang], fill="currentColor", font_size=13))
    return picture(LEFT + SIDE + 10, foot + 46, BOWL[lang], *parts, *clipped("tm-bowl", drawn), class_="regression")


def valley(lang: str) -> str:
    """The cost of the one sample x = (1, 2), y = 5 over two weights: a valley, and descent from three starts."""
    window = (-1.0, 5.0, -1.5, 4.5)
    X, y = np.array([[1.0, 2.0]]), np.array([[5.0]])
    drawn = []
    for height in (1.0, 4.0, 9.0, 16.0, 25.0, 36.0, 49.0):
        for side in (-1, 1):
            level = 5 + side * math.sqrt(height)
            ends = [(t, (level - t) / 2) for t in window[:2]]
            drawn.append(path(window, ends, stroke="currentColor", stroke_opacity=0.35, stroke_width=1))
    solutions = [(t, (5 - t) / 2) for t in window[:2]]
    drawn.append(path(window, solutions, stroke="var(--tm-accent)", stroke_width=2.4))
    for start in ([0.0, 0.0], [4.0, 3.0], [1.0, -1.0]):
        run = [theta.ravel().tolist() for theta in regression_descent(X, y, start, 0.3 * step_limit(X), 12)]
        assert float(regression_cost(X, y, run[-1])) < 1e-6
        drawn.append(path(window, run, stroke="var(--tm-warm)", stroke_dasharray="5 3"))
        drawn += [disc(window, point, "var(--tm-warm)", 2.4) for point in run]
    a, b = place(window, *least_squares(X, y).theta.ravel().tolist())
    drawn.append(element("circle", cx=a, cy=b, r=6.0, fill="none", stroke="currentColor", stroke_width=2))
    parts = frame(window, ("w_{1}", "w_{2}"), range(-1, 5))
    foot = TOP + SIDE + 48
    line = {"stroke": "var(--tm-accent)", "stroke_width": 2.4}
    parts.append(element("line", x1=LEFT, y1=foot - 4, x2=LEFT + 24, y2=foot - 4, **line))
    parts.append(words(LEFT + 30, foot, MINIMISERS[lang], fill="currentColor", font_size=12))
    return picture(LEFT + SIDE + 10, foot + 10, VALLEY[lang], *parts, *clipped("tm-valley", drawn), class_="regression")


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
