"""What a check of gradients has found: entries with their verdicts, counted and ranked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Verdict: TypeAlias = Literal["agrees", "refuted", "undecided", "kink", "silent"]

_ORDER: Final[tuple[Verdict, ...]] = ("silent", "agrees", "kink", "undecided", "refuted")
"""From what says nothing to what matters most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a gradient beside its difference quotient.

    Arguments:
        parameter: "W", "b", or "x" for the input.
        layer: l from 1 to L, 0 for the input.
        index: its place in the array, counted from 0.
        given: what the backward pass returned.
        quotient: the central difference.
        error: |given - quotient| over the larger of their sizes; 0 where both are 0.
        verdict: "agrees", "refuted", "undecided" (the quotient is too noisy to tell), "kink" (the stencil crosses one),
            "silent" (both are exactly 0: it agrees and says nothing).
        asked: the name of the loss.
    """

    parameter: str
    layer: int
    index: tuple[int, ...]
    given: float
    quotient: float
    error: float
    verdict: Verdict
    asked: str

    def __str__(self) -> str:
        place = f"{self.parameter}[{self.layer}]" if self.layer else self.parameter
        where = ", ".join(map(str, self.index))
        return (
            f"{place} at ({where}): {self.verdict}, given {self.given:.6g}, quotient {self.quotient:.6g} ({self.asked})"
        )


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """What was found: how many entries got which verdict, and the worst entry of every parameter.

    Arguments:
        counts: verdict -> number of entries, over all questions.
        worst: for every W^[l], b^[l] and the input the entry that is furthest from agreement.
        rtol: the relative tolerance.
    """

    counts: Mapping[Verdict, int]
    worst: tuple[Entry, ...]
    rtol: float

    @property
    def ok(self) -> bool:
        """No entry is refuted, and some entry other than 0 agrees."""
        return self.counts["refuted"] == 0 and self.counts["agrees"] > 0

    @property
    def refuted(self) -> tuple[Entry, ...]:
        """The worst entries that are refuted."""
        return tuple(entry for entry in self.worst if entry.verdict == "refuted")

    def __str__(self) -> str:
        total = ", ".join(f"{verdict} {number}" for verdict, number in self.counts.items() if number)
        return "\n".join([total, *map(str, self.worst)])


def summed_up(found: Iterable[Entry], rtol: float) -> GradientCheck:
    """The verdicts counted, and the worst entry of each parameter."""
    found = list(found)
    worst: dict[tuple[int, str], Entry] = {}
    for entry in found:
        key = (entry.layer, entry.parameter)
        if key not in worst or _badness(entry) > _badness(worst[key]):
            worst[key] = entry
    counts: dict[Verdict, int] = dict.fromkeys(reversed(_ORDER), 0)
    for entry in found:
        counts[entry.verdict] += 1
    return GradientCheck(counts, tuple(worst.values()), rtol)


def _badness(entry: Entry) -> tuple[int, float]:
    return _ORDER.index(entry.verdict), entry.error
