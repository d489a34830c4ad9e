"""A layered drawing of which statement uses which: pieces as lanes, arrows from left to right, computed here and written as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from html import escape
from typing import Final

from teorema.tools.site.svg import element, picture, words

BOX_W: Final = 168
BOX_H: Final = 40
_GAP_X: Final = 58
_GAP_Y: Final = 10
_HEAD: Final = 28
_MARGIN: Final = 12

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


def places(
    boxes: Sequence[Box], arrows: Mapping[str, Sequence[str]]
) -> tuple[dict[str, tuple[int, int]], dict[str, int], int]:
    """Left top corners of the boxes, tops of the lanes, and the height of it all.

    The column is the rank; inside a lane and column the boxes stand in the order of the mean height of what they use.
    """
    rank = ranks({box.id: box.uses for box in boxes})
    corners: dict[str, tuple[int, int]] = {}
    tops: dict[str, int] = {}
    y = _MARGIN
    for lane in dict.fromkeys(box.lane for box in boxes):
        tops[lane] = y
        columns: dict[int, list[Box]] = {}
        for box in boxes:
            if box.lane == lane:
                columns.setdefault(rank[box.id], []).append(box)
        tallest = max(len(column) for column in columns.values())
        for column in sorted(columns):
            found = columns[column]
            found.sort(
                key=lambda box: _mean([corners[used][1] for used in arrows[box.id] if used in corners], default=y)
            )
            for row, box in enumerate(found):
                corners[box.id] = (_MARGIN + column * (BOX_W + _GAP_X), y + _HEAD + row * (BOX_H + _GAP_Y))
        y += _HEAD + tallest * (BOX_H + _GAP_Y) + 14
    return corners, tops, y


def _mean(values: Sequence[int], default: int) -> float:
    return sum(values) / len(values) if values else default


def draw(boxes: Sequence[Box], lanes: Mapping[str, str], label: str) -> str:
    """The drawing as SVG; every box with an address is a link.

    Arguments:
        boxes: the statements in the order of the course.
        lanes: lane -> its title.
        label: what the drawing shows, for those who do not see it.
    """
    arrows = reduced({box.id: box.uses for box in boxes})
    corners, tops, height = places(boxes, arrows)
    width = max(x for x, _ in corners.values()) + BOX_W + _MARGIN
    head = '<path d="M0 0 7 3.5 0 7z" fill="currentColor"/>'
    parts = [
        element(
            "defs",
            element("marker", head, id="arrow-head", markerWidth=7, markerHeight=7, refX=6.5, refY=3.5, orient="auto"),
        )
    ]
    ends = [*list(tops.values())[1:], height]
    for index, (lane, top) in enumerate(tops.items()):
        if index % 2 == 0:
            parts.append(
                element("rect", x=0, y=top - 6, width=width, height=ends[index] - top - 2, class_="lane", rx=6)
            )
        parts.append(words(_MARGIN, top + 14, lanes[lane], fill="currentColor", font_size=14, font_weight=600))
    lines = []
    for box in boxes:
        x, y = corners[box.id]
        for used in arrows[box.id]:
            x0, y0 = corners[used]
            start, end = (x0 + BOX_W, y0 + BOX_H / 2), (x - 1, y + BOX_H / 2)
            bend = max(28.0, (end[0] - start[0]) / 2)
            path = f"M{start[0]} {start[1]:g}C{start[0] + bend:g} {start[1]:g} {end[0] - bend:g} {end[1]:g} {end[0]} {end[1]:g}"
            lines.append(element("path", d=path, marker_end="url(#arrow-head)"))
    parts.append(element("g", *lines, class_="arrows"))
    parts += [_box(box, *corners[box.id]) for box in boxes]
    # with links inside, the drawing is a group: role img would hide them
    return picture(width, height, label, *parts, class_="graph").replace('role="img"', 'role="group"', 1)


def _box(box: Box, x: int, y: int) -> str:
    sign = element(
        "g",
        SIGNS[box.standing],
        class_=f"stmt-sign standing-{box.standing}",
        transform=f"translate({x + BOX_W - 22} {y + 5})",
    )
    title = box.title if len(box.title) <= 27 else box.title[:26].rstrip() + "…"
    drawn = "".join(
        (
            element("rect", x=x, y=y, width=BOX_W, height=BOX_H, rx=2 if box.kind == "definition" else 10),
            words(x + 9, y + 17, box.name, class_="name", font_size=12, font_weight=600),
            words(x + 9, y + 32, title, class_="title", font_size=11),
            sign,
        )
    )
    full = f"{box.name} {box.title}"
    if box.href is None:
        return element("g", f"<title>{escape(full)}</title>", drawn, class_=f"box {box.kind}")
    return element("a", f"<title>{escape(full)}</title>", drawn, href=box.href, class_=f"box {box.kind}")
