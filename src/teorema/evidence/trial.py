"""One test of one check in one form, as pytest runs it: what comes out is written into the properties of the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from time import perf_counter
from typing import Any, Final

from teorema.evidence.check import Check
from teorema.evidence.draws import Budget
from teorema.evidence.outcomes import PASSED, CheckError, CheckFailed
from teorema.evidence.protocol import Registry
from teorema.evidence.refutation import REFUTE_CASES, accept_blind, refute
from teorema.evidence.runner import MIN_POINTS, accept_rewrite, prove

PROPERTY = "evidence"
REWRITE_CASES: Final = 2 * MIN_POINTS


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a run takes place: quick and seedless where the plugin is inert."""

    profile: str = "quick"
    seed: str = ""
    require: bool = False
    registry: Registry | None = None


@dataclass(slots=True)
class Found:
    """What one form of a check yields."""

    measured: dict[str, object] = field(default_factory=dict)
    witness: str | None = None


def budgets(check: Check, conditions: Conditions) -> dict[str, Budget]:
    """Points to draw for each question: all for the statement, up to 400 for a mistake.

    The rewrite says the same as the statement, so a few points tell a check that compares text; blindness is a claim of
    its own and is held to all.
    """
    thorough = conditions.profile == "thorough"
    cases = (check.cases or check.kind.cases[0]) * (10 if check.cases and thorough else 1)
    if check.cases is None and thorough:
        cases = check.kind.cases[1]
    cases = max(cases, check.min_points or MIN_POINTS)
    seed = check.seed(conditions.seed)
    return {
        "statement": Budget(cases, seed, thorough),
        "rewrite": Budget(max(check.min_points or 0, REWRITE_CASES), seed),
        "blind": Budget(cases, seed, thorough),
        "refute": Budget(max(cases, REFUTE_CASES), seed, thorough),
    }


def attempt(check: Check, form: str, config: Any, record_property: Callable[[str, object], None]) -> None:
    """Run one form of a check and record what was found, whatever the end.

    Raises:
        CheckFailed: the verdict is against the check.
        CheckError: the check misbehaved.
    """
    __tracebackhide__ = True
    from teorema.evidence.plugin import conditions_of

    conditions = conditions_of(config)
    evidence: dict[str, object] = {"form": form, "outcome": PASSED, "seed": check.seed(conditions.seed)}
    started = perf_counter()
    try:
        missing = [name for name in check.needs if not _installed(name)]
        if missing:
            _absent(missing, evidence, conditions)
        found = _question(check, form, conditions)
        evidence |= {"measured": found.measured, "witness": found.witness}
    except CheckFailed as failure:
        evidence |= {"outcome": failure.outcome, "reason": str(failure)}
        raise
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        evidence |= {"outcome": "error", "reason": f"{check.name} could not be run ({said:.300})"}
        raise
    finally:
        evidence["seconds"] = round(perf_counter() - started, 4)
        record_property(PROPERTY, json.dumps(evidence))


def _question(check: Check, form: str, conditions: Conditions) -> Found:
    statement, registry = check.statement, conditions.registry
    if registry is not None:
        known = registry.get(statement.id)
        if known is None:
            raise CheckFailed(f"{statement.id} is not in the registry: register the statement, or take away its check")
        if known is not statement and (known == statement) is not True:
            raise CheckFailed(f"{statement.id} is not the statement registered under that id: import that one")
        strangers = [given for given in check.given if given not in registry]
        if strangers:
            listed = ", ".join(strangers)
            raise CheckFailed(f"given names {listed}, not in the registry: correct the id, or register the statement")
    budget = budgets(check, conditions)
    if form == "statement":
        return Found(measured=prove(check, budget["statement"]))
    if form == "rewrite":
        accept_rewrite(check, budget["rewrite"])
        return Found()
    mistake = next(one for one in statement.mistakes if f"not-{one.id}" == form)
    if mistake.id in check.blind:
        accept_blind(check, mistake, budget["blind"])
        return Found()
    return Found(witness=refute(check, mistake, budget["refute"]))


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _absent(missing: list[str], evidence: dict[str, object], conditions: Conditions) -> None:
    import pytest

    reason = f"absent ({', '.join(missing)} not installed)"
    if conditions.require:
        raise CheckError(f"{reason}, and --require makes that an error: install it, or run without --require")
    evidence |= {"outcome": "absent", "reason": reason}
    pytest.skip(reason)
