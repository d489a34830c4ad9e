"""Counting the points of a check, so that what its author says about its scope stands beside what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from teorema.evidence.outcomes import CheckFailed
from teorema.evidence.point import fingerprint, shapes_of
from teorema.evidence.protocol import HypothesisLike


class Tally:
    """Points seen, inside the hypotheses, true, undecided; least and greatest size; greatest measures."""

    def __init__(self, hypotheses: Sequence[HypothesisLike]) -> None:
        self.hypotheses = hypotheses
        self.seen = 0
        self.inside = 0
        self.opaque = 0
        self.undecided = 0
        self.broken = [0] * len(hypotheses)
        self.distinct: set[int] = set()
        self.shapes: set[object] = set()
        self.sizes: dict[str, list[int]] = {}
        self.measures: dict[str, float] = {}

    def admits(self, point: Mapping[str, Any]) -> bool:
        """Whether the point satisfies every hypothesis; the first one that it breaks is remembered."""
        self.seen += 1
        for index, hypothesis in enumerate(self.hypotheses):
            if not hypothesis.holds(point):
                self.broken[index] += 1
                return False
        self.inside += 1
        return True

    def count(
        self, point: Mapping[str, Any], asked: Sequence[Mapping[str, Any]], measures: Mapping[str, float]
    ) -> None:
        """Take note of a point at which the check holds, told from others by what the claim was asked there."""
        marks = [fingerprint(full) for full in asked]
        mark = hash(tuple(marks))
        if None in marks:
            self.opaque += 1
        elif mark in self.distinct:
            return
        else:
            self.distinct.add(mark)
        self.shapes.add(shapes_of(point))
        for name, size in getattr(point, "scope", {}).items():
            least, greatest = self.sizes.get(name, [size, size])
            self.sizes[name] = [min(least, size), max(greatest, size)]
        for name, number in measures.items():
            self.measures[name] = max(number, self.measures.get(name, number))

    @property
    def points(self) -> int:
        """Distinct points at which the check holds; those that hold a function count as distinct."""
        return len(self.distinct) + self.opaque

    def require(self, least: int, name: str) -> None:
        """Refuse a check that hardly looked at anything.

        Raises:
            CheckFailed: no point satisfies the hypotheses, or fewer than `least` distinct points count.
        """
        if self.seen == 0:
            raise CheckFailed(f"{name} has no points: give it a strategy or a sequence that is not empty")
        if self.inside == 0:
            culprit = self.hypotheses[max(range(len(self.broken)), key=self.broken.__getitem__)]
            raise CheckFailed(
                f"{name} is vacuous: none of its {self.seen} points satisfies the hypotheses, mostly for want of "
                f"{culprit.text['en']!r}: draw points from inside them, or see whether they contradict each other"
            )
        if self.points < least:
            also = f", {self.undecided} undecided" if self.undecided else ""
            raise CheckFailed(
                f"{name} is vacuous: only {self.points} distinct points of {self.seen} count{also}, at least {least} "
                "must: widen the strategy, or give a finite domain as a sequence"
            )

    def measured(self) -> dict[str, object]:
        """The figures as they stand in the ledger."""
        figures: dict[str, object] = {"points": self.points, "shapes": len(self.shapes)}
        if self.undecided:
            figures["undecided"] = self.undecided
        return figures | dict(sorted(self.sizes.items())) | dict(sorted(self.measures.items()))
