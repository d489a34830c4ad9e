"""Graphs of activation functions drawn from their records: the value and the derivative side by side, with kinks and jumps marked."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, number, picture, words
from teorema.tools.site.domain import complain
from teorema.tools.site.pictures import figure
from teorema.tools.site.words import ACTIVATION, DERIVATIVE, JUMP, KINK, VALUE

_REACH: Final = 4.0
"""The graphs run over [-4, 4]."""
_SIDE: Final = 140
_GAP: Final = 38
_TOP: Final = 40
_LOW: Final = 30
_LEFT: Final = 24
_RIGHT: Final = 8


def _segments(f: Callable[[Any], Any], breaks: Iterable[float]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Samples of a function between its breaks, so that a jump is never drawn as a steep line."""
    ends = sorted({-_REACH, _REACH, *(point for point in breaks if -_REACH < point < _REACH)})
    pieces = []
    for left, right in pairwise(ends):
        inset = 1e-9 * (right - left)
        x = np.linspace(left + inset, right - inset, max(2, int(160 * (right - left) / (2 * _REACH))))
        pieces.append((x, np.asarray(f(x), dtype=float) + 0 * x))
    return pieces


def _window(values: Iterable[np.ndarray]) -> tuple[float, float]:
    """A range of values to draw: at least [-0.2, 1.2] of what occurs, at most [-2.2, 4.2], so that graphs compare."""
    every = np.concatenate(list(values))
    low, high = max(-2.0, float(every.min())), min(4.0, float(every.max()))
    low, high = min(low, 0.0), max(high, 1.0)
    margin = 0.1 * (high - low)
    return low - margin, high + margin


def _graph(left: float, title: str, f: Callable[[Any], Any], breaks: Sequence[float]) -> list[str]:
    pieces = _segments(f, breaks)
    low, high = _window(y for _, y in pieces)

    def place(x: float, y: float) -> tuple[float, float]:
        return left + _SIDE * (x + _REACH) / (2 * _REACH), _TOP + _SIDE * (high - y) / (high - low)

    parts = [words(left + _SIDE / 2, _TOP - 12, title, text_anchor="middle", fill="currentColor", font_size=13)]
    axis = {"stroke": "currentColor", "stroke_opacity": 0.45, "stroke_width": 1}
    x0, y0 = place(0, 0)
    parts.append(element("line", x1=left, y1=y0, x2=left + _SIDE, y2=y0, **axis))
    parts.append(element("line", x1=x0, y1=_TOP, x2=x0, y2=_TOP + _SIDE, **axis))
    small = {"fill": "currentColor", "font_size": 11}
    for whole in (-4, -2, 2, 4):
        x, _ = place(whole, 0)
        parts.append(element("line", x1=x, y1=y0 - 2.5, x2=x, y2=y0 + 2.5, **axis))
        parts.append(words(x, _TOP + _SIDE + 14, str(whole).replace("-", "−"), text_anchor="middle", **small))
    for tick in _ticks(low, high):
        _, y = place(0, tick)
        parts.append(element("line", x1=x0 - 2.5, y1=y, x2=x0 + 2.5, y2=y, **axis))
        parts.append(words(left - 4, y + 4, f"{tick:g}".replace("-", "−"), text_anchor="end", **small))
    for xs, ys in pieces:
        inside = [(a, b) for a, b in zip(xs, ys, strict=True) if low <= b <= high]
        if not inside:
            continue
        path = "M" + "L".join(",".join(map(number, place(a, b))) for a, b in inside)
        parts.append(
            element("path", d=path, fill="none", stroke="var(--tm-accent)", stroke_width=2, stroke_linejoin="round")
        )
    for point in breaks:
        at = float(np.asarray(f(np.array([point])), dtype=float).ravel()[0])
        parts += _ends(point, at, pieces, place)
    return parts


def _ends(
    point: float,
    at: float,
    pieces: list[tuple[np.ndarray, np.ndarray]],
    place: Callable[[float, float], tuple[float, float]],
) -> list[str]:
    """A disc at the value that the code gives at a break, a ring at every one-sided limit that differs from it."""
    limits = [float(y[-1]) for x, y in pieces if math.isclose(x[-1], point, abs_tol=1e-6)]
    limits += [float(y[0]) for x, y in pieces if math.isclose(x[0], point, abs_tol=1e-6)]
    if not limits:
        return []
    ring = {"r": 3.2, "fill": "var(--tm-ground, none)", "stroke": "var(--tm-warm)", "stroke_width": 1.8}
    rings = [place(point, limit) for limit in limits if not math.isclose(limit, at, abs_tol=1e-6)]
    x, y = place(point, at)
    return [element("circle", cx=a, cy=b, **ring) for a, b in rings] + [
        element("circle", cx=x, cy=y, r=3.6, fill="var(--tm-warm)")
    ]


def _ticks(low: float, high: float) -> list[float]:
    step = 0.5 if high - low < 2 else 1.0 if high - low < 4.5 else 2.0
    first = math.ceil(low / step)
    return [step * k for k in range(first, math.floor(high / step) + 1)]


def activation(record: Any, lang: str) -> str:
    """The graphs of σ and σ′ of a record side by side.

    Arguments:
        record: an activation with f, df, kinks, jumps and perhaps a title.
        lang: language of the labels.
    """
    kinks, jumps = tuple(record.kinks), tuple(record.jumps)
    width, height = _LEFT + _SIDE + _GAP + _SIDE + _RIGHT, _TOP + _SIDE + _LOW
    name = record.name if record.title is None else record.title[lang]
    value = _graph(_LEFT, VALUE[lang], record.f, kinks)
    slope_left = _LEFT + _SIDE + _GAP
    derivative = _graph(slope_left, DERIVATIVE[lang], record.df, kinks)
    parts = [
        words(width / 2, 14, name, text_anchor="middle", fill="currentColor", font_size=14, font_weight=600),
        *value,
        *derivative,
    ]
    label = ACTIVATION.format(title=name)[lang]
    marks = [(JUMP if point in jumps else KINK).format(point=f"{point:g}")[lang] for point in kinks]
    if marks:
        note = ", ".join(marks)
        label += f"; {note}"
        parts.append(words(width / 2, height - 1, note, text_anchor="middle", fill="var(--tm-warm)", font_size=12))
    return picture(width, height + 6, label, *parts, class_="activation")


class ActivationPicture(SphinxDirective):
    """`{activation} logistic`: one picture for each name of the catalogue; the content is a caption."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        from teorema.numeric.activations import ACTIVATIONS

        drawings = []
        for name in self.arguments[0].split():
            if name not in ACTIVATIONS:
                known = ", ".join(ACTIVATIONS)
                complain(
                    "unknown activation %r, known: %s", name, known, location=self.get_location(), subtype="unknown"
                )
                continue
            drawings.append(activation(ACTIVATIONS[name], self.config.language))
        return [figure(self, *drawings)] if drawings else []


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("activation", ActivationPicture)
