"""A layered drawing of which statement uses which: pieces as lanes, arrows from left to right that never pass behind a box, as SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from html import escape
from itertools import accumulate, pairwise
from typing import Final

from teorema.ground.svg import element, number, picture, words
from teorema.tools.site.routes import BOX_H, BOX_W, MARGIN, Cell, Point, route

SIGNS: Final = {
    "checked": '<circle cx="8" cy="8" r="7"/><path class="mark" d="M4.5 8.3l2.4 2.4 4.6-5"/>',
    "cited": '<path d="M8 .8 15.2 8 8 15.2.8 8z"/><path class="mark" d="M5.5 8h5"/>',
    "open": '<path d="M8 1.2 15.4 14.6H.6z"/><path class="mark" d="M8 6v4.2M8 12v.6"/>',
}
"""The signs of the standings: a ticked disc, a diamond, a triangle; told apart without colour."""


@dataclass(frozen=True, slots=True)
class Box:
    """One statement in the drawing."""

    id: str
    lane: str
    name: str
    title: str
    kind: str
    standing: str
    uses: tuple[str, ...]
    href: str | None


def ranks(uses: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The length of the longest chain of uses behind each statement.

    Example:
        >>> ranks({"a": (), "b": ("a",), "c": ("a", "b")})
        {'a': 0, 'b': 1, 'c': 2}
    """
    found: dict[str, int] = {}
    for one in TopologicalSorter(uses).static_order():
        found[one] = max((found[used] + 1 for used in uses[one]), default=0)
    return {one: found[one] for one in uses}


def reduced(uses: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The uses that no chain of other uses implies: they draw the same order with fewer arrows.

    Example:
        >>> reduced({"a": (), "b": ("a",), "c": ("a", "b")})["c"]
        ['b']
    """
    behind: dict[str, set[str]] = {}
    for one in TopologicalSorter(uses).static_order():
        behind[one] = set(uses[one]).union(*(behind[used] for used in uses[one]))
    return {one: [used for used in uses[one] if not any(used in behind[other] for other in uses[one])] for one in uses}


def cells(boxes: Sequence[Box], arrows: Mapping[str, Sequence[str]]) -> dict[str, Cell]:
    """The place of every box: its piece is the lane, its rank the column, and the row is as near as can be to what it uses."""
    rank = ranks({box.id: box.uses for box in boxes})
    found: dict[str, Cell] = {}
    for lane, name in enumerate(dict.fromkeys(box.lane for box in boxes)):
        columns: dict[int, list[str]] = {}
        for box in boxes:
            if box.lane == name:
                columns.setdefault(rank[box.id], []).append(box.id)
        tallest = max(map(len, columns.values()))
        for column in sorted(columns):
            wished = {one: _mean_row(one, arrows, found, lane) for one in columns[column]}
            order = sorted(columns[column], key=wished.__getitem__)
            row = -1
            for left, one in zip(range(len(order) - 1, -1, -1), order, strict=True):
                row = min(max(row + 1, round(wished[one])), tallest - 1 - left)
                found[one] = Cell(lane, row, column)
    return found


def _mean_row(one: str, arrows: Mapping[str, Sequence[str]], found: Mapping[str, Cell], lane: int) -> float:
    rows = [found[used].row for used in arrows[one] if used in found and found[used].lane == lane]
    return sum(rows) / len(rows) if rows else 0.0


def draw(boxes: Sequence[Box], lanes: Mapping[str, str], label: str) -> str:
    """The drawing as SVG; every box with an address is a link, and stands in one group with the arrows that leave it.

    Arguments:
        boxes: the statements in the order of the course.
        lanes: lane -> its title.
        label: what the drawing shows, for those who do not see it.
    """
    arrows = reduced({box.id: box.uses for box in boxes})
    routes = route(cells(boxes, arrows), arrows)
    parts = []
    names = dict.fromkeys(box.lane for box in boxes)
    for index, (lane, (top, end)) in enumerate(zip(names, pairwise(routes.tops), strict=True)):
        if index % 2 == 0:
            size = {"width": routes.width, "height": end - top - 2}
            parts.append(element("rect", x=0, y=top - 6, **size, class_="lane", rx=6))
        parts.append(words(MARGIN, top + 14, lanes[lane], fill="currentColor", font_size=14, font_weight=600))
    for box in boxes:
        lines = [line for (source, _), line in routes.lines.items() if source == box.id]
        drawn = [element("path", d="".join(map(rounded, lines)), class_="line")] if lines else []
        drawn += [element("path", d="".join(_head(line[-1]) for line in lines), class_="head")] if lines else []
        parts.append(element("g", *drawn, _box(box, *routes.corners[box.id]), class_="net"))
    # with links inside, the drawing is a group: role img would hide them
    return picture(routes.width, routes.tops[-1], label, *parts, class_="graph").replace(
        'role="img"', 'role="group"', 1
    )


def rounded(line: Sequence[Point], radius: float = 4) -> str:
    """A line of level and upright parts as a path whose corners are round.

    Example:
        >>> rounded([(0, 0), (20, 0), (20, 30)])
        'M0 0L16 0Q20 0 20 4L20 30'
    """
    (x, y), *rest = line
    path = f"M{number(x)} {number(y)}"
    for corner, after in pairwise(rest):
        cut = min(radius, _length((x, y), corner) / 2, _length(corner, after) / 2)
        into, out = _towards(corner, (x, y), cut), _towards(corner, after, cut)
        path += f"L{_at(into)}Q{_at(corner)} {_at(out)}"
        x, y = corner
    return f"{path}L{_at(rest[-1])}"


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _length(start: Point, end: Point) -> float:
    return abs(end[0] - start[0]) + abs(end[1] - start[1])


def _towards(start: Point, end: Point, way: float) -> Point:
    whole = _length(start, end) or 1
    return start[0] + (end[0] - start[0]) * way / whole, start[1] + (end[1] - start[1]) * way / whole


def _head(tip: Point) -> str:
    return f"M{_at(tip)}l-6 -3v6z"


def shortened(title: str, most: int = 27) -> str:
    """A title that fits into its box, cut between characters or whole indices.

    Example:
        >>> shortened("The weight w_{i,j} goes from j", most=20)
        'The weight w_{i,j} goe…'
        >>> shortened("The weight w_{i,j}", most=15)
        'The weight w_{i,j}'
    """
    parts = re.findall(r"[_^]\{[^}]*\}|.", title)
    lengths = accumulate(max(1, len(part) - 3) for part in parts)
    kept = [part for part, length in zip(parts, lengths, strict=True) if length < most]
    return title if sum(max(1, len(part) - 3) for part in parts) <= most else "".join(kept).rstrip() + "…"


def _box(box: Box, x: float, y: float) -> str:
    sign = element(
        "g",
        SIGNS[box.standing],
        class_=f"stmt-sign standing-{box.standing}",
        transform=f"translate({number(x + BOX_W - 22)} {number(y + 5)})",
    )
    drawn = "".join(
        (
            element("rect", x=x, y=y, width=BOX_W, height=BOX_H, rx=2 if box.kind == "definition" else 10),
            words(x + 9, y + 17, box.name, class_="name", font_size=12, font_weight=600),
            words(x + 9, y + 32, shortened(box.title), class_="title", font_size=11),
            sign,
        )
    )
    full = f"{box.name} {re.sub('[{}]', '', box.title)}"
    if box.href is None:
        return element("g", f"<title>{escape(full)}</title>", drawn, class_=f"box {box.kind}")
    return element("a", f"<title>{escape(full)}</title>", drawn, href=box.href, class_=f"box {box.kind}")
