"""What a check is given in place of a claim: it asks for the truth at a point and leaves measurements, no more."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, SupportsFloat

from teorema.evidence.outcomes import CheckError
from teorema.evidence.point import float_in
from teorema.evidence.protocol import ClaimLike, Verdict
from teorema.evidence.witness import shown_point


@dataclass(frozen=True, slots=True)
class Recorded:
    """A claim without a name.

    Arguments:
        at: the truth of the claim at a point.
        measured: leaves a number under a name in the ledger, which keeps the greatest.
    """

    at: Callable[[Mapping[str, Any]], Verdict]
    measured: Callable[[str, SupportsFloat], None]


@dataclass(slots=True)
class Log:
    """What was asked of a recorded claim, in order."""

    asked: list[tuple[Mapping[str, Any], Verdict]] = field(default_factory=list)
    measures: dict[str, float] = field(default_factory=dict)
    clash: tuple[Mapping[str, Any], Exception] | None = None

    def points(self, verdict: Verdict) -> list[Mapping[str, Any]]:
        """The full points at which the claim had the given verdict."""
        return [point for point, said in self.asked if said is verdict]


def is_shape_error(error: BaseException) -> bool:
    """Whether an exception says that shapes do not fit, by its class name or by its attribute `is_shape_error`."""
    return bool(getattr(error, "is_shape_error", False)) or type(error).__name__ == "ShapeError"


def as_verdict(answer: object, who: str) -> Verdict:
    """True, False or None; the booleans of NumPy and SymPy are taken, arrays and numbers are not.

    Raises:
        CheckError: the answer is anything else.
    """
    if answer is None or isinstance(answer, bool):
        return answer
    if type(answer).__name__ in ("bool_", "bool", "BooleanTrue", "BooleanFalse"):
        return bool(answer)
    raise CheckError(f"{who} answered {type(answer).__name__} {answer!r:.60}: it must answer True, False or None")


def record(claim: ClaimLike, *, exact: bool) -> tuple[Recorded, Log]:
    """A recorder for a claim and the log it writes; with `exact`, a floating-point entry is an error.

    Raises:
        CheckError: while it is asked: the point is no mapping, a float stands where numbers must be exact, or a
            measure is not finite.
    """
    log = Log()

    def at(point: Mapping[str, Any]) -> Verdict:
        if not hasattr(point, "items"):
            got = type(point).__name__
            raise CheckError(f"claim.at wants a mapping name -> value, got {got}: write claim.at({{**point, 'z': z}})")
        if exact and (where := float_in(point)) is not None:
            raise CheckError(f"a float among exact numbers ({where}): compute it exactly, or let the check be @sampled")
        try:
            said = as_verdict(claim.at(point), "the claim")
        except Exception as error:
            if is_shape_error(error):
                log.clash = (point, error)
            raise
        log.asked.append((point, said))
        return said

    def measured(name: str, number: SupportsFloat) -> None:
        value = float(number)
        if not math.isfinite(value):
            where = shown_point(log.asked[-1][0]) if log.asked else "no point"
            raise CheckError(f"measured {name!r}: must be finite, got {value} at {where}")
        log.measures[name] = max(value, log.measures.get(name, value))

    return Recorded(at, measured), log
