"""Graphs of losses against the residual, and the cost of one logistic neuron as a landscape over its two parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import Any, Final

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, number, picture, words
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.losses import LOSSES, Loss
from teorema.tools.site.domain import complain
from teorema.tools.site.pictures import figure

LOSSES_AGAINST: Final = Text("Losses against the residual: {titles}", "Pérdidas en función del residuo: {titles}")
RESIDUAL: Final = Text("residual r", "residuo r")
SLOPES: Final = Text("derivatives", "derivadas")
VALUES: Final = Text("losses", "pérdidas")
LOGIT: Final = Text("logit z, label 1", "logit z, etiqueta 1")
AGAINST_LOGIT: Final = Text(
    "Losses of one logistic output against its logit, for the label 1: cross-entropy is convex, the squared error is not",
    "Pérdidas de una salida logística en función de su logit, con la etiqueta 1: la entropía cruzada es convexa, el error cuadrático no",
)
LANDSCAPE: Final = Text(
    "Level lines of the cost of one logistic neuron over its weight w and bias b: {titles}; a disc marks the least cost",
    "Curvas de nivel del costo de una neurona logística según su peso w y su sesgo b: {titles}; un disco marca el menor costo",
)
LEAST: Final = Text("least cost", "menor costo")

_SIDE: Final = 142.0
_GAP: Final = 38.0
_LEFT: Final = 26.0
_TOP: Final = 30.0
_DASHES: Final = ("none", "7 3", "2 3", "9 3 2 3", "4 4")
"""Lines are told apart by their dashes too, for those who see no colours and for print."""
_STROKES: Final = ("var(--tm-accent)", "var(--tm-warm)", "currentColor", "var(--tm-accent)", "var(--tm-warm)")

Curve = Callable[[Any], Any]
Window = tuple[float, float, float, float]
"""Left, right, low and high ends of what is drawn."""

DATA: Final = ((-3.0, 0), (-2.0, 1), (-1.0, 0), (0.0, 0), (1.0, 1), (2.0, 0), (3.0, 1), (4.0, 1))
"""Inputs and labels of the neuron of the landscape; no threshold separates them, so a least cost exists."""


def _frame(
    left: float, title: str, window: Window, below: str, ticks: tuple[Iterable[float], Iterable[float]]
) -> list[str]:
    x0, x1, y0, y1 = window
    small = {"fill": "currentColor", "font_size": 11}
    axis = {"stroke": "currentColor", "stroke_opacity": 0.45, "stroke_width": 1}
    parts = [words(left + _SIDE / 2, _TOP - 10, title, text_anchor="middle", fill="currentColor", font_size=13)]
    for x in ticks[0]:
        a, b = _place(left, window, x, y0)
        parts.append(element("line", x1=a, y1=b - 2.5, x2=a, y2=b + 2.5, **axis))
        parts.append(words(a, b + 14, f"{x:g}".replace("-", "−"), text_anchor="middle", **small))
    for y in ticks[1]:
        a, b = _place(left, window, x0, y)
        parts.append(element("line", x1=a - 2.5, y1=b, x2=a + 2.5, y2=b, **axis))
        parts.append(words(a - 5, b + 4, f"{y:g}".replace("-", "−"), text_anchor="end", **small))
    corners = [_place(left, window, *corner) for corner in ((x0, y0), (x1, y1))]
    (a, b), (c, d) = corners
    parts.append(element("rect", x=a, y=d, width=c - a, height=b - d, fill="none", **axis))
    if y0 < 0 < y1:
        parts.append(
            element("line", x1=a, y1=_place(left, window, 0, 0)[1], x2=c, y2=_place(left, window, 0, 0)[1], **axis)
        )
    parts.append(
        words(left + _SIDE / 2, _TOP + _SIDE + 30, below, text_anchor="middle", fill="currentColor", font_size=12)
    )
    return parts


def _place(left: float, window: Window, x: float, y: float) -> tuple[float, float]:
    x0, x1, y0, y1 = window
    return left + _SIDE * (x - x0) / (x1 - x0), _TOP + _SIDE * (y1 - y) / (y1 - y0)


def _line(left: float, window: Window, f: Curve, k: int, breaks: Iterable[float] = ()) -> list[str]:
    """One curve, broken where it jumps and where it leaves the window."""
    x0, x1, y0, y1 = window
    ends = [x0, *sorted(b for b in breaks if x0 < b < x1), x1]
    parts = []
    for a, b in pairwise(ends):
        x = np.linspace(a + 1e-9, b - 1e-9, 161)
        inside = [(float(u), float(v)) for u, v in zip(x, f(x), strict=True) if y0 <= v <= y1]
        for run in _runs(inside, 3 * (b - a) / 160):
            d = "M" + "L".join(",".join(map(number, _place(left, window, u, v))) for u, v in run)
            line = {"stroke": _STROKES[k], "stroke_width": 2, "stroke_linejoin": "round", "fill": "none"}
            parts.append(element("path", d=d, stroke_dasharray=_DASHES[k], **line))
    return parts


def _runs(points: list[tuple[float, float]], apart: float) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = []
    for point in points:
        if runs and point[0] - runs[-1][-1][0] < apart:
            runs[-1].append(point)
        else:
            runs.append([point])
    return [run for run in runs if len(run) > 1]


def _legend(titles: Iterable[str], top: float) -> list[str]:
    parts = []
    for k, title in enumerate(titles):
        y = top + 18 * k
        parts.append(
            element("line", x1=_LEFT, y1=y - 4, x2=_LEFT + 30, y2=y - 4, stroke=_STROKES[k], stroke_width=2,
                    stroke_dasharray=_DASHES[k])
        )  # fmt: skip
        parts.append(words(_LEFT + 38, y, title, fill="currentColor", font_size=13))
    return parts


_WIDTH: Final = _LEFT + _SIDE + _GAP + _SIDE + 10
_BELOW: Final = _TOP + _SIDE + 56


def against_residual(records: list[Loss], lang: str) -> str:
    """The losses of one residual side by side with their derivatives.

    Arguments:
        records: losses of residuals, at most five.
        lang: language of the labels.
    """
    titles = [record.title[lang] for record in records]
    values, slopes = (-3.0, 3.0, -0.3, 4.5), (-3.0, 3.0, -3.2, 3.2)
    right = _LEFT + _SIDE + _GAP
    parts = _frame(_LEFT, VALUES[lang], values, RESIDUAL[lang], ((-2, 0, 2), (0, 1, 2, 3, 4)))
    parts += _frame(right, SLOPES[lang], slopes, RESIDUAL[lang], ((-2, 0, 2), (-2, 0, 2)))
    for k, record in enumerate(records):
        parts += _line(_LEFT, values, partial(_row, record.value), k)
        parts += _line(right, slopes, partial(_row, record.gradient), k, record.kinks)
    label = LOSSES_AGAINST.format(titles=", ".join(titles))[lang]
    height = _BELOW + 18 * len(records) - 6
    return picture(_WIDTH, height, label, *parts, *_legend(titles, _BELOW), class_="losses")


def _row(function: Callable[[Any, Any], Any], r: Any) -> Any:
    row = r.reshape(1, -1)
    return function(row, 0 * row)[0]


def against_logit(lang: str) -> str:
    """Cross-entropy and half the squared error of σ(z) at the label 1, with their derivatives.

    Arguments:
        lang: language of the labels.
    """
    entropy, half, sigma = LOSSES["logistic_cross_entropy"], LOSSES["half_squared"], ACTIVATIONS["logistic"]
    curves: tuple[tuple[Curve, Curve], ...] = (
        (lambda z: _ones(entropy.value, z), lambda z: _ones(entropy.gradient, z)),
        (lambda z: _ones(half.value, sigma.f(z)), lambda z: _ones(half.gradient, sigma.f(z)) * sigma.df(z)),
    )
    values, slopes = (-6.0, 6.0, -0.3, 4.5), (-6.0, 6.0, -1.15, 0.35)
    right = _LEFT + _SIDE + _GAP
    parts = _frame(_LEFT, VALUES[lang], values, LOGIT[lang], ((-4, 0, 4), (0, 1, 2, 3, 4)))
    parts += _frame(right, SLOPES[lang], slopes, LOGIT[lang], ((-4, 0, 4), (-1, -0.5, 0)))
    for k, (value, slope) in enumerate(curves):
        parts += _line(_LEFT, values, value, k) + _line(right, slopes, slope, k)
    bend = float(-np.log(2))
    for left, window, curve in ((_LEFT, values, curves[1][0]), (right, slopes, curves[1][1])):
        x, y = _place(left, window, bend, float(curve(np.array([bend]))[0]))
        parts.append(element("circle", cx=x, cy=y, r=3.6, fill="var(--tm-warm)"))
    parts.append(element("circle", cx=_LEFT + 15, cy=_BELOW + 32, r=3.6, fill="var(--tm-warm)"))
    parts.append(words(_LEFT + 38, _BELOW + 36, "z = −ln 2", fill="currentColor", font_size=13))
    titles = [entropy.title[lang], half.title[lang]]
    parts += _legend(titles, _BELOW)
    return picture(_WIDTH, _BELOW + 46, AGAINST_LOGIT[lang], *parts, class_="losses")


def _ones(function: Callable[[Any, Any], Any], z: Any) -> Any:
    row = z.reshape(1, -1)
    return function(row, 0 * row + 1)[0]


def landscape(lang: str, cells: int = 48) -> str:
    """The mean cost of one logistic neuron over (w, b), for cross-entropy and for the squared error.

    Arguments:
        lang: language of the labels.
        cells: the fineness of the grid.
    """
    window = (-4.0, 6.0, -6.0, 6.0)
    w, b = np.linspace(window[0], window[1], cells + 1), np.linspace(window[2], window[3], cells + 1)
    x, y = (np.array(column, dtype=float) for column in zip(*DATA, strict=True))
    z = (w[:, None, None] * x + b[None, :, None]).reshape(1, -1)
    labels = np.broadcast_to(y, (cells + 1, cells + 1, len(y))).reshape(1, -1)
    entropy, half = LOSSES["logistic_cross_entropy"], LOSSES["half_squared"]
    heights = (entropy.value(z, labels), half.value(ACTIVATIONS["logistic"].f(z), labels))
    parts = []
    titles = [entropy.title[lang], half.title[lang]]
    for k, (height, left) in enumerate(zip(heights, (_LEFT, _LEFT + _SIDE + _GAP), strict=True)):
        cost = height.reshape(cells + 1, cells + 1, len(y)).mean(axis=2)
        parts += _frame(left, f"({'ab'[k]})", window, "w", ((-4, 0, 4), (-4, 0, 4)))
        parts.append(words(left - 5, _TOP - 4, "b", text_anchor="end", fill="currentColor", font_size=12))
        low, high = float(cost.min()), float(cost.max())
        for share in (0.02, 0.06, 0.12, 0.2, 0.3, 0.42, 0.56, 0.72, 0.9):
            d = "".join(
                "M" + "L".join(",".join(map(number, _place(left, window, *p))) for p in segment)
                for segment in _level(cost - (low + share * (high - low)), w, b)
            )
            parts.append(element("path", d=d, fill="none", stroke=_STROKES[k], stroke_width=1.1))
        i, j = np.unravel_index(int(cost.argmin()), cost.shape)
        at = _place(left, window, float(w[i]), float(b[j]))
        parts.append(element("circle", cx=at[0], cy=at[1], r=3.4, fill="currentColor"))
    for k, title in enumerate(titles):
        parts.append(words(_LEFT, _BELOW + 18 * k, f"({'ab'[k]}) {title}", fill="currentColor", font_size=13))
    parts.append(element("circle", cx=_LEFT + 5, cy=_BELOW + 32, r=3.4, fill="currentColor"))
    parts.append(words(_LEFT + 16, _BELOW + 36, LEAST[lang], fill="currentColor", font_size=13))
    label = LANDSCAPE.format(titles=", ".join(titles))[lang]
    return picture(_WIDTH, _BELOW + 46, label, *parts, class_="losses")


def _level(f: Any, x: Any, y: Any) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The zero line of a function on a grid: each cell is cut into two triangles, on each the function is taken as affine."""
    segments = []
    for i in range(len(x) - 1):
        for j in range(len(y) - 1):
            a, b, c, d = (i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)
            for triangle in ((a, b, c), (a, c, d)):
                cuts = [_cut(f, x, y, p, q) for p, q in pairwise((*triangle, triangle[0])) if (f[p] > 0) != (f[q] > 0)]
                if len(cuts) == 2:
                    segments.append((cuts[0], cuts[1]))
    return segments


def _cut(f: Any, x: Any, y: Any, p: tuple[int, int], q: tuple[int, int]) -> tuple[float, float]:
    t = float(f[p] / (f[p] - f[q]))
    return float(x[p[0]] + t * (x[q[0]] - x[p[0]])), float(y[p[1]] + t * (y[q[1]] - y[p[1]]))


class LossPicture(SphinxDirective):
    """`{loss} squared absolute huber`: losses of the residual in one picture, with their derivatives; the content is a caption."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        names = self.arguments[0].split()
        known = [name for name, loss in LOSSES.items() if loss.target == "real"]
        wrong = [name for name in names if name not in known]
        if wrong or len(names) > len(_DASHES):
            complain(
                "%r: must be at most five of the losses of residuals %s", " ".join(wrong or names), ", ".join(known),
                location=self.get_location(), subtype="unknown",
            )  # fmt: skip
            return []
        return [figure(self, against_residual([LOSSES[name] for name in names], self.config.language))]


class LandscapePicture(SphinxDirective):
    """`{landscape}`: the cost of one logistic neuron over its logit, and over weight and bias; the content is a caption."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        lang = self.config.language
        return [figure(self, against_logit(lang), landscape(lang))]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("loss", LossPicture)
    app.add_directive("landscape", LandscapePicture)
