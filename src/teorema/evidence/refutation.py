"""The third question put to a check: does it refute each mistake, with a witness that separates it from the statement?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from teorema.evidence.check import Check
from teorema.evidence.draws import Budget, Enough, Found, resolved, walk
from teorema.evidence.outcomes import CheckError, CheckFailed
from teorema.evidence.protocol import MistakeLike, StatementLike, hypotheses_of
from teorema.evidence.recorder import as_verdict, is_shape_error, record
from teorema.evidence.runner import Visit, ask
from teorema.evidence.specialise import TRIES, specialisations
from teorema.evidence.witness import shown_point

# A mistake may show at few points only, so more are tried for it than for the statement; the search ends at the first few.
# Seeds follow the tree: at 400 points a mistake that shows at 3 in 100 is missed once in 200 000 draws, at 100 once in 20.
REFUTE_CASES: Final = 400
# Enough candidates to pick a short one from, without Hypothesis' costly shrinking.
CANDIDATES: Final = 3
PATIENCE: Final = 8
# Shrinking a witness to the very end costs a second or two for each mistake; nearly all of it is won in the first steps.
SHRINKS: Final = 20


def accept_blind(check: Check, mistake: MistakeLike, budget: Budget) -> None:
    """Hold the check against a mistake that it declares itself blind to.

    Raises:
        CheckFailed: it refutes the mistake after all.
    """
    found = _search(check, mistake, resolved(check.points), budget)
    if found is not None:
        raise CheckFailed(
            f"{check.name} says it is blind to {mistake.id!r} but refutes it at {found}: take it out of blind="
        )


def refute(check: Check, mistake: MistakeLike, budget: Budget) -> str:
    """Find a point at which the check refutes a mistake, certify it, and write it down.

    Raises:
        CheckFailed: no point refutes it, or the witness does not separate the mistake from the statement.
        CheckError: the check crashes, or says False where the claim did not.
    """
    found = _search(check, mistake, resolved(check.points), budget)
    if found is None:
        what = "raises its shape error" if mistake.ill_shaped else "refutes it"
        raise CheckFailed(
            f"{check.name} accepts the mistake {mistake.id!r} of {check.statement.id}: no point {what}; "
            "either it is no mistake, or the points are too weak, or the check has to declare itself blind to it"
        )
    return found


@dataclass(slots=True)
class _Candidates:
    """Certified witnesses found so far, and the complaint about the last one that could not be certified."""

    lines: list[str] = field(default_factory=list)
    complaint: str | None = None
    since: int = 0


def _search(check: Check, mistake: MistakeLike, points: Any, budget: Budget) -> str | None:
    found = _Candidates()
    hypotheses = hypotheses_of(check.statement, mistake)
    drawn = not isinstance(points, Sequence)
    patience, wanted = (SHRINKS, SHRINKS) if budget.shrink else (PATIENCE, CANDIDATES)

    def visit(point: Mapping[str, Any]) -> bool:
        if drawn and found.since > patience:
            raise Enough
        if not all(hypothesis.holds(point) for hypothesis in hypotheses):
            found.since += bool(found.lines)
            return False
        line = _witness(check, mistake, point, found, budget)
        found.since += bool(found.lines)
        if line is not None:
            found.lines.append(line)
            if not drawn or len(found.lines) >= wanted:
                raise Enough
            if budget.shrink:
                raise Found
        return True

    walk(points, visit, budget)
    if not found.lines and found.complaint is not None:
        raise CheckFailed(found.complaint)
    # While Hypothesis shrinks, the last witness is the smallest.
    return found.lines[-1] if budget.shrink and drawn and found.lines else min(found.lines, key=_length, default=None)


def _length(line: str) -> tuple[int, str]:
    return len(line), line


def _witness(
    check: Check, mistake: MistakeLike, point: Mapping[str, Any], found: _Candidates, budget: Budget
) -> str | None:
    """The certified witness that this point yields, or None."""
    form = f"the mistake {mistake.id!r}"
    try:
        seen = ask(check, mistake.claim, point, form)
    except Exception as error:
        if not is_shape_error(error):
            raise
        if not mistake.ill_shaped:
            raise CheckError(
                f"{check.name} meets a shape error on {form} ({error!s:.120}), which is not marked ill_shaped: "
                "draw points whose shapes admit it"
            ) from error
        return _certified_clash(check, mistake, point, error, found)
    if mistake.ill_shaped:
        return None
    if check.kind.specialised:
        return _specialised(check, mistake, point, seen, found, budget)
    if seen.verdict is not False:
        return None
    return _certified(check, mistake, point, seen, found)


def _refuting(check: Check, mistake: MistakeLike, seen: Visit) -> Mapping[str, Any]:
    false = seen.log.points(False)
    if not false:
        raise CheckError(
            f"{check.name} says False on the mistake {mistake.id!r} though claim.at never did: "
            "a refutation must be the verdict of the claim, and what else the check compares must not depend on it"
        )
    return false[-1]


def _certified(
    check: Check, mistake: MistakeLike, point: Mapping[str, Any], seen: Visit, found: _Candidates
) -> str | None:
    full = _refuting(check, mistake, seen)
    complaint = separates(check.statement, mistake, {**point, **full})
    if complaint is not None:
        found.complaint = f"{check.name}: {complaint}"
        return None
    return shown_point(full)


def separates(statement: StatementLike, mistake: MistakeLike, full: Mapping[str, Any]) -> str | None:
    """None where a point tells the mistake from the statement; else the reason why it does not, as a sentence."""
    line = shown_point(full)
    if not all(hypothesis.holds(full) for hypothesis in hypotheses_of(statement, mistake)):
        return f"the point put to {mistake.id!r} breaks its hypotheses, at {line}: do not replace drawn values"
    if as_verdict(mistake.claim.at(full), "the claim") is not False:
        return f"{mistake.id!r} is not False when evaluated again, at {line}: the claim or the point changes"
    inside = all(hypothesis.holds(full) for hypothesis in hypotheses_of(statement))
    if inside and as_verdict(statement.claim.at(full), "the claim") is False:
        return f"the witness against {mistake.id!r} refutes the statement too, at {line}: it separates nothing"
    return None


def _certified_clash(
    check: Check, mistake: MistakeLike, point: Mapping[str, Any], error: Exception, found: _Candidates
) -> str | None:
    try:
        recorder, log = record(mistake.claim, exact=check.kind.exact)
        check.predicate(recorder, point)
    except Exception as again:
        if not is_shape_error(again) or log.clash is None:
            raise
        full = log.clash[0]
    else:
        raise CheckError(f"{check.name}: the shape error of {mistake.id!r} does not come back at {shown_point(point)}")
    inside = all(hypothesis.holds(point) for hypothesis in hypotheses_of(check.statement))
    if inside and as_verdict(check.statement.claim.at(full), "the claim") is False:
        found.complaint = f"{check.name}: the statement is False where {mistake.id!r} clashes, at {shown_point(full)}"
        return None
    return shown_point(full)


def _specialised(
    check: Check, mistake: MistakeLike, point: Mapping[str, Any], seen: Visit, found: _Candidates, budget: Budget
) -> str | None:
    """A symbolic refutation becomes a witness in numbers; one that cannot is no witness."""
    if seen.verdict is True:
        return None
    hook = getattr(point, "specialise", None)
    if callable(hook):
        return _by_hook(check, mistake, hook, found, budget)
    asked = seen.log.points(False) if seen.verdict is False else seen.log.points(None)
    if seen.verdict is False:
        _refuting(check, mistake, seen)
    for symbolic in reversed(asked):
        for full in specialisations({**point, **symbolic}, budget.seed):
            if _tells(check.statement, mistake, full):
                return shown_point({name: full[name] for name in symbolic})
    if seen.verdict is False:
        found.complaint = (
            f"{check.name} refutes {mistake.id!r} on symbols, but none of {TRIES} specialisations to small numbers "
            f"confirms it, at {shown_point(seen.full(point))}: give the point a specialise= hook"
        )
    return None


def _by_hook(check: Check, mistake: MistakeLike, hook: Any, found: _Candidates, budget: Budget) -> str | None:
    rng = Random(budget.seed)
    hypotheses = hypotheses_of(check.statement, mistake)
    for _ in range(TRIES):
        numeric = hook(rng)
        if all(hypothesis.holds(numeric) for hypothesis in hypotheses):
            seen = ask(check, mistake.claim, numeric, f"the mistake {mistake.id!r} at a specialised point")
            if seen.verdict is False and (line := _certified(check, mistake, numeric, seen, found)) is not None:
                return line
    return None


def _tells(statement: StatementLike, mistake: MistakeLike, full: Mapping[str, Any]) -> bool:
    try:
        return separates(statement, mistake, full) is None
    except (ArithmeticError, ValueError):
        # A specialisation may fall on a pole or out of a domain; another one is tried.
        return False
