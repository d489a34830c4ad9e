"""A square frame with axes, and what is drawn in it: points, polygon lines, nothing beyond the frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from teorema.ground.svg import element, number, words

SIDE: Final = 250.0
LEFT: Final = 34.0
TOP: Final = 14.0
Window = tuple[float, float, float, float]
"""Left, right, low and high ends of what is drawn; equally wide and high, so that a square is a square."""


def place(window: Window, x: float, y: float) -> tuple[float, float]:
    """Where a point stands in the drawing."""
    x0, x1, y0, y1 = window
    return LEFT + SIDE * (x - x0) / (x1 - x0), TOP + SIDE * (y1 - y) / (y1 - y0)


def frame(window: Window, names: tuple[str, str], ticks: Iterable[int]) -> list[str]:
    """The frame with the names of its axes and the same ticks on both."""
    x0, x1, y0, y1 = window
    line = {"stroke": "currentColor", "stroke_opacity": 0.45, "stroke_width": 1}
    small = {"fill": "currentColor", "font_size": 12}
    parts = [element("rect", x=LEFT, y=TOP, width=SIDE, height=SIDE, fill="none", **line)]
    for tick in ticks:
        label = str(tick).replace("-", "−")
        if x0 < tick < x1:
            a, b = place(window, tick, y0)
            parts += [
                element("line", x1=a, y1=b - 3, x2=a, y2=b + 3, **line),
                words(a, b + 15, label, text_anchor="middle", **small),
            ]
        if y0 < tick < y1:
            a, b = place(window, x0, tick)
            parts += [
                element("line", x1=a - 3, y1=b, x2=a + 3, y2=b, **line),
                words(a - 6, b + 4, label, text_anchor="end", **small),
            ]
    parts.append(words(LEFT + SIDE, TOP + SIDE + 30, names[0], text_anchor="end", fill="currentColor", font_size=14))
    parts.append(words(LEFT - 24, TOP + 12, names[1], fill="currentColor", font_size=14))
    return parts


def path(window: Window, points: Iterable[Sequence[float]], **style: Any) -> str:
    """A polygon line, cut off at the frame by its clip."""
    d = "M" + "L".join(",".join(map(number, place(window, float(x), float(y)))) for x, y in points)
    return element("path", d=d, **{"fill": "none", "stroke_width": 1.8, "stroke_linejoin": "round", **style})


def disc(window: Window, at: Sequence[float], colour: str, r: float = 4.0) -> str:
    """A disc at a point."""
    x, y = place(window, float(at[0]), float(at[1]))
    return element("circle", cx=x, cy=y, r=r, fill=colour)


def clipped(name: str, parts: Iterable[str]) -> list[str]:
    """Parts that are not drawn beyond the frame; the name is one of the page."""
    box = element("rect", x=LEFT, y=TOP, width=SIDE, height=SIDE)
    return [element("clipPath", box, id=name), element("g", *parts, clip_path=f"url(#{name})")]
