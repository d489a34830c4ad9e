"""The first two questions put to a check: does it hold on the statement, and on the same truth written otherwise?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from teorema.evidence.check import Check
from teorema.evidence.draws import Budget, resolved, some_of, walk
from teorema.evidence.outcomes import CheckError, CheckFailed
from teorema.evidence.protocol import ClaimLike, HypothesisLike, Verdict, hypotheses_of
from teorema.evidence.recorder import Log, as_verdict, is_shape_error, record
from teorema.evidence.tally import Tally
from teorema.evidence.witness import shown_point

MIN_POINTS = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """What a check said at a point, and what it asked."""

    verdict: Verdict
    log: Log

    def full(self, point: Mapping[str, Any]) -> Mapping[str, Any]:
        """The most telling full point: the last where the claim was false, else the last asked, else the point."""
        return (self.log.points(False) or [asked for asked, _ in self.log.asked] or [point])[-1]


def prove(check: Check, budget: Budget) -> dict[str, object]:
    """Hold the check against its statement and measure how far it looked.

    Raises:
        CheckFailed: it fails at a point, never asks the claim, ignores its verdict, or is vacuous.
        CheckError: it crashes or computes with floats where numbers must be exact.
    """
    points = resolved(check.points)
    tally = _hold(check, check.statement.claim, hypotheses_of(check.statement), points, budget, "the statement")
    tally.require(_least(check, points, tally), check.name)
    return tally.measured()


def accept_rewrite(check: Check, budget: Budget) -> None:
    """Hold the check against the same truth written otherwise: one that compares text fails here.

    Raises:
        CheckFailed: the statement has no rewrite, or the check rejects it.
    """
    statement = check.statement
    if statement.rewrite is None:
        raise CheckFailed(f"{statement.id} has no rewrite: give it the same claim written in another true way")
    if statement.rewrite is statement.claim or (statement.rewrite == statement.claim) is True:
        raise CheckFailed(f"the rewrite of {statement.id} is its claim again: write the same truth in another way")
    points = some_of(resolved(check.points), max(budget.cases, MIN_POINTS))
    tally = _hold(check, statement.rewrite, hypotheses_of(statement), points, budget, "a true rewrite of the statement")
    tally.require(1, f"{check.name} on the rewrite")


def ask(check: Check, claim: ClaimLike, point: Mapping[str, Any], form: str) -> Visit:
    """Run the predicate once and hold it to the rules of asking.

    Raises:
        CheckFailed: it never asks, or answers against what the claim said.
        CheckError: it crashes; a shape error of the claim passes through as it is.
    """
    recorder, log = record(claim, exact=check.kind.exact)
    try:
        answer = check.predicate(recorder, point)
    except CheckFailed:
        raise
    except Exception as error:
        hypothesis_speaks = type(error).__module__.partition(".")[0] == "hypothesis"
        if hypothesis_speaks or (is_shape_error(error) and log.clash is not None and log.clash[1] is error):
            raise
        what = f"{type(error).__name__}: {error}"
        rule = "a crash is neither a proof nor a refutation"
        raise CheckError(f"{check.name} crashed on {form} ({what:.200}): {rule}") from error
    verdict = as_verdict(answer, check.name)
    said = [truth for _, truth in log.asked]
    if verdict is not None and not said:
        raise CheckFailed(f"{check.name} never asks the claim: call claim.at(...) and return its verdict")
    if verdict is not False and False in said:
        where = shown_point(log.points(False)[-1])
        raise CheckFailed(f"{check.name} ignores the claim, which is False at {where}: return the verdict of claim.at")
    if verdict is True and True not in said:
        raise CheckFailed(f"{check.name} says True where the claim is undecided: return the verdict of claim.at")
    return Visit(verdict, log)


def _hold(
    check: Check, claim: ClaimLike, hypotheses: Sequence[HypothesisLike], points: Any, budget: Budget, form: str
) -> Tally:
    tally = Tally(hypotheses)

    def visit(point: Mapping[str, Any]) -> bool:
        if not tally.admits(point):
            return False
        try:
            seen = ask(check, claim, point, form)
        except Exception as error:
            if is_shape_error(error):
                what = f"{check.name} meets a shape error on {form} ({error!s:.120}) at {shown_point(point)}"
                raise CheckError(f"{what}: draw points whose shapes fit") from error
            raise
        if seen.verdict is False:
            own = "what the check itself compares differs, not the claim"
            why = "the claim is False" if seen.log.points(False) else own
            raise CheckFailed(f"{check.name} fails on {form} at {shown_point(seen.full(point))}: {why}")
        if seen.verdict is None:
            tally.undecided += 1
        else:
            tally.count(point, [full for full, _ in seen.log.asked], seen.log.measures)
        return True

    walk(points, visit, budget)
    return tally


def _least(check: Check, points: Any, tally: Tally) -> int:
    if check.min_points is not None:
        return check.min_points
    return max(1, min(MIN_POINTS, tally.inside)) if isinstance(points, Sequence) else MIN_POINTS
