"""Arrows between boxes on a grid that never pass behind a box: they turn in the channels between columns and run in the gaps between rows.

All arrows that leave one box are one net: they share their way as long as they can. Two nets may cross, but never share a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]
Gap: TypeAlias = tuple[int, int]
"""Lane and number of a gap: gap k lies above row k of the lane."""

BOX_W: Final = 168
BOX_H: Final = 40
HEAD: Final = 22
"""Height of the title of a lane."""

MARGIN: Final = 12
_EXIT: Final = 31
_ENTRIES: Final = (6, 25)
"""Below the top of a box: where its net leaves, and between which heights the others arrive; so no two meet on one line."""

_GAP: Final = 11
_TRACK: Final = 7
_SIDE: Final = 13
"""Least height of a gap, distance between lines that run side by side, and between the outermost of them and a box."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a box: lane, row in the lane, column."""

    lane: int
    row: int
    column: int


@dataclass(slots=True)
class _Vertical:
    """The part of a net in one channel: heights at which something joins it from the left and from the right."""

    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)

    @property
    def ends(self) -> tuple[float, float]:
        heights = self.lefts + self.rights
        return min(heights), max(heights)


@dataclass(frozen=True, slots=True)
class Routes:
    """Where everything is drawn.

    Arguments:
        corners: id -> left top corner of its box.
        tops: top of each lane, and at last that of what would follow.
        lines: (source, target) -> corners of the arrow from the right side of one box to the left side of the other.
        width: of it all.
    """

    corners: Mapping[str, Point]
    tops: Sequence[float]
    lines: Mapping[tuple[str, str], list[Point]]
    width: float


def route(cells: Mapping[str, Cell], arrows: Mapping[str, Sequence[str]]) -> Routes:
    """Places for boxes and arrows.

    Arguments:
        cells: id -> its place on the grid, no two in one.
        arrows: target -> its sources, each in a column further left.

    Example:
        >>> two = {"a": Cell(0, 0, 0), "b": Cell(0, 0, 1)}
        >>> route(two, {"b": ["a"]}).lines["a", "b"][0]
        (180.0, 76.0)
    """
    nets: dict[str, list[str]] = {}
    for target, sources in arrows.items():
        for source in sources:
            nets.setdefault(source, []).append(target)
    gaps = {(source, target): gap for source, targets in nets.items() for target, gap in _gaps(cells, source, targets)}
    trunks, tops, row_tops = _heights(cells, gaps)
    entries = _entries(cells, arrows, gaps, trunks, row_tops)
    channels: dict[int, dict[str, _Vertical]] = {}
    for (source, target), entry in entries.items():
        start, last = cells[source].column, cells[target].column - 1
        first = channels.setdefault(start, {}).setdefault(source, _Vertical())
        first.lefts.append(row_tops[cells[source].lane, cells[source].row] + _EXIT)
        if (source, target) in gaps:
            trunk = trunks[source, gaps[source, target]]
            first.rights.append(trunk)
            channels.setdefault(last, {}).setdefault(source, _Vertical()).lefts.append(trunk)
        channels[last][source].rights.append(entry)
    lefts, tracks, width = _columns(max(cell.column for cell in cells.values()), channels)
    lines: dict[tuple[str, str], list[Point]] = {}
    for (source, target), entry in entries.items():
        start, last = cells[source].column, cells[target].column - 1
        exit_y = row_tops[cells[source].lane, cells[source].row] + _EXIT
        line = [(lefts[start] + BOX_W, exit_y), (tracks[start, source], exit_y)]
        if (source, target) in gaps:
            trunk = trunks[source, gaps[source, target]]
            line += [(tracks[start, source], trunk), (tracks[last, source], trunk)]
        lines[source, target] = [*line, (tracks[last, source], entry), (lefts[last + 1], entry)]
    corners = {one: (lefts[cell.column], row_tops[cell.lane, cell.row]) for one, cell in cells.items()}
    return Routes(corners, tops, lines, width)


def _gaps(cells: Mapping[str, Cell], source: str, targets: Iterable[str]) -> Iterable[tuple[str, Gap]]:
    """The gap in which a net runs to each target that is not in the next column; one gap for all of a lane."""
    start = cells[source]
    chosen: dict[int, Gap] = {}
    for target in sorted(targets, key=lambda one: cells[one].column):
        end = cells[target]
        if end.column > start.column + 1:
            above = (start.lane, start.row) <= (end.lane, end.row)
            yield target, chosen.setdefault(end.lane, (end.lane, end.row if above else end.row + 1))


def _heights(
    cells: Mapping[str, Cell], gaps: Mapping[tuple[str, str], Gap]
) -> tuple[dict[tuple[str, Gap], float], list[float], dict[tuple[int, int], float]]:
    """Heights of the trunks in the gaps, tops of the lanes, tops of the rows."""
    spans: dict[tuple[str, Gap], tuple[int, int]] = {}
    for (source, target), gap in gaps.items():
        start, end = cells[source].column, cells[target].column - 1
        spans[source, gap] = (start, max(end, spans.get((source, gap), (0, 0))[1]))
    rows: dict[int, int] = {}
    for cell in cells.values():
        rows[cell.lane] = max(rows.get(cell.lane, 0), cell.row + 1)
    y = float(MARGIN)
    trunks: dict[tuple[str, Gap], float] = {}
    tops: list[float] = []
    row_tops: dict[tuple[int, int], float] = {}
    for lane in sorted(rows):
        tops.append(y)
        y += HEAD
        for row in range(rows[lane] + 1):
            here = sorted((span, source) for (source, gap), span in spans.items() if gap == (lane, row))
            ends: list[int] = []
            for (start, end), source in here:
                track = next((index for index, taken in enumerate(ends) if taken < start), len(ends))
                ends[track : track + 1] = [end]
                trunks[source, (lane, row)] = y + _TRACK * (track + 1)
            y += max(_GAP, _TRACK * (len(ends) + 1))
            if row < rows[lane]:
                row_tops[lane, row] = y
                y += BOX_H
        y += MARGIN
    return trunks, [*tops, y], row_tops


def _entries(
    cells: Mapping[str, Cell],
    arrows: Mapping[str, Sequence[str]],
    gaps: Mapping[tuple[str, str], Gap],
    trunks: Mapping[tuple[str, Gap], float],
    row_tops: Mapping[tuple[int, int], float],
) -> dict[tuple[str, str], float]:
    """Where each arrow arrives at its target: those that come from above highest."""
    found: dict[tuple[str, str], float] = {}
    for target, sources in arrows.items():
        origins = {
            source: trunks[source, gaps[source, target]]
            if (source, target) in gaps
            else row_tops[cells[source].lane, cells[source].row]
            for source in sources
        }
        top, (first, last) = row_tops[cells[target].lane, cells[target].row], _ENTRIES
        for index, source in enumerate(sorted(origins, key=lambda one: (origins[one], one))):
            found[source, target] = top + first + (last - first) * (2 * index + 1) / (2 * len(origins))
    return found


def _columns(
    last: int, channels: Mapping[int, Mapping[str, _Vertical]]
) -> tuple[list[float], dict[tuple[int, str], float], float]:
    """Left sides of the columns, the place of every net in its channels, and the width of it all."""
    lefts: list[float] = []
    tracks: dict[tuple[int, str], float] = {}
    x = float(MARGIN)
    for column in range(last + 1):
        lefts.append(x)
        x += BOX_W
        nets = channels.get(column, {})
        taken: dict[str, int] = {}
        for source in ordered(nets):
            low, high = nets[source].ends
            beside = [
                taken[other] for other in taken if nets[other].ends[0] - 4 < high and low < nets[other].ends[1] + 4
            ]
            taken[source] = max(beside, default=-1) + 1
            tracks[column, source] = x + _SIDE + _TRACK * taken[source]
        if column < last:
            x += 2 * _SIDE + _TRACK * max(taken.values(), default=0)
    return lefts, tracks, x + MARGIN


def ordered(nets: Mapping[str, _Vertical]) -> list[str]:
    """The nets of a channel from left to right, exchanged as long as that saves crossings."""
    order = sorted(nets, key=lambda one: nets[one].ends)
    for _ in order:
        for index in range(len(order) - 1):
            left, right = order[index : index + 2]
            if _crossings(nets[right], nets[left]) < _crossings(nets[left], nets[right]):
                order[index : index + 2] = [right, left]
    return order


def _crossings(left: _Vertical, right: _Vertical) -> int:
    (low, high), (other_low, other_high) = left.ends, right.ends
    return sum(other_low < y < other_high for y in left.rights) + sum(low < y < high for y in right.lefts)
