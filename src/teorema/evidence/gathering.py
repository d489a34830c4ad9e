"""What a run of pytest saw of the checks and how it becomes a ledger: the registry is expected, not the collected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from teorema.evidence.check import Check
from teorema.evidence.ledger import SCHEMA, Ledger, summary
from teorema.evidence.outcomes import PASSED, worst
from teorema.evidence.protocol import Registry, StatementLike, piece_of
from teorema.evidence.standings import Standing, standings


def described(check: Check, file: str) -> dict[str, Any]:
    """A check as it stands in the ledger before it has run; plain JSON, since xdist sends it between processes."""
    return {
        "statement": check.statement.id,
        "name": check.name,
        "kind": check.kind.name,
        "scope": check.scope.json(),
        "file": file,
        "line": check.line,
        "given": list(check.given),
        "forms": list(check.forms),
        "blind": [{"mistake": mistake, "why": why.json()} for mistake, why in check.blind.items()],
    }


@dataclass(slots=True)
class Gathering:
    """The checks that were discovered, the tests expected of them, and what became of each."""

    registry: Registry
    checks: dict[str, dict[str, Any]] = field(default_factory=dict)
    tests: dict[str, tuple[str, str]] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, dict[str, Any]] = field(default_factory=dict)
    deselected: set[str] = field(default_factory=set)
    troubles: dict[str, None] = field(default_factory=dict)

    def merge(self, other: Mapping[str, Any]) -> None:
        """Take in what a worker discovered."""
        self.checks.update(other["checks"])
        self.tests.update({node: (key, form) for node, (key, form) in other["tests"].items()})
        self.deselected.update(other["deselected"])

    def discovered(self) -> dict[str, Any]:
        """What a worker tells the controller."""
        return {"checks": self.checks, "tests": self.tests, "deselected": sorted(self.deselected)}

    def note(self, node: str, outcome: str) -> None:
        """Take note of a phase of a test; a worse outcome stays."""
        self.outcomes[node] = worst([outcome, self.outcomes.get(node, PASSED)])

    def records(self, intended: bool) -> dict[str, list[dict[str, Any]]]:
        """Statement id -> the records of its checks, ordered by place in the source.

        Arguments:
            intended: whether tests that were left out were left out on purpose.
        """
        nodes: dict[str, dict[str, str]] = {}
        for node, (key, form) in self.tests.items():
            nodes.setdefault(key, {})[form] = node
        found: dict[str, list[dict[str, Any]]] = {}
        for key, check in sorted(self.checks.items(), key=lambda item: (item[1]["file"], item[1]["line"])):
            if not intended or any(node in self.outcomes for node in nodes.get(key, {}).values()):
                found.setdefault(check["statement"], []).append(self._record(check, nodes.get(key, {})))
        return found

    def _record(self, check: Mapping[str, Any], nodes: Mapping[str, str]) -> dict[str, Any]:
        outcomes, reasons, evidence = {}, {}, {}
        for form in check["forms"]:
            node = nodes.get(form)
            evidence[form] = self.evidence.get(node, {}) if node is not None else {}
            outcomes[form] = self._outcome(node, evidence[form])
            if outcomes[form] != PASSED:
                said = self.reasons.get(node or "", "")
                plain = f"the test of its form {form!r} was {outcomes[form]}" + (f" ({said})" if said else "")
                reasons[form] = evidence[form].get("reason") or plain
        outcome = worst(list(outcomes.values()))
        statement = evidence["statement"]
        measured = statement.get("measured", {}) if outcomes["statement"] == PASSED else {}
        blind = {one["mistake"] for one in check["blind"]}
        mistakes = [form.removeprefix("not-") for form in check["forms"] if form.startswith("not-")]
        return {
            "name": check["name"],
            "kind": check["kind"],
            "scope": check["scope"],
            "measured": measured,
            "outcome": outcome,
            "reason": next((reasons[form] for form in reasons if outcomes[form] == outcome), None),
            "seconds": round(sum(one.get("seconds", 0.0) for one in evidence.values()), 4),
            "points": int(measured.get("points", 0)),
            "seed": next((one["seed"] for one in evidence.values() if "seed" in one), 0),
            "file": check["file"],
            "line": check["line"],
            "rewrite": {PASSED: "accepted", "failed": "rejected"}.get(outcomes.get("rewrite", "")),
            "given": check["given"],
            "refuted": [
                {"mistake": mistake, "witness": evidence[f"not-{mistake}"]["witness"]}
                for mistake in mistakes
                if mistake not in blind and outcomes[f"not-{mistake}"] == PASSED
            ],
            "blind": check["blind"],
        }

    def _outcome(self, node: str | None, evidence: Mapping[str, Any]) -> str:
        if node is None or node not in self.outcomes:
            return "deselected" if node in self.deselected else "not run"
        outcome = self.outcomes[node]
        said = evidence.get("outcome")
        if outcome == PASSED and said != PASSED:
            # Somebody let the test pass without running the check.
            return "not run"
        if (outcome, said) in (("failed", "error"), ("skipped", "absent")):
            return str(said)
        return outcome


@dataclass(frozen=True, slots=True)
class Frame:
    """What the ledger says about the run as a whole."""

    package: str
    version: str
    digest: str
    profile: str
    seed: str
    tools: Mapping[str, str]
    started: str
    seconds: float
    partial: bool
    ids: tuple[str, ...] | None


def assemble(gathered: Gathering, frame: Frame) -> Ledger:
    """The ledger of a run: of the whole registry, or of what was selected where the run is partial."""
    records = gathered.records(frame.partial)
    for name in sorted(records.keys() - gathered.registry.keys()):
        listed = ", ".join(str(check["name"]) for check in records[name])
        gathered.troubles[f"{listed}: {name} is not in the registry: register the statement"] = None
    run = list(gathered.registry)
    if frame.partial:
        run = [name for name in run if name in (frame.ids if frame.ids is not None else records)]
    found = standings(gathered.registry, records, run)
    statements = [_statement(gathered.registry[name], found[name], records.get(name, ())) for name in run]
    unfinished = [
        check
        for statement in statements
        for check in statement["checks"]
        if check["outcome"] not in (PASSED, "failed", "error")
    ]
    return Ledger(
        {
            "schema": SCHEMA,
            "package": frame.package,
            "version": frame.version,
            "digest": frame.digest,
            "profile": frame.profile,
            "complete": not (frame.partial or unfinished or gathered.troubles),
            "partial": frame.partial,
            "started": frame.started,
            "seconds": frame.seconds,
            "seed": frame.seed,
            "tools": dict(frame.tools),
            "troubles": list(gathered.troubles),
            "summary": summary(statements),
            "statements": statements,
        }
    )


def _statement(statement: StatementLike, standing: Standing, checks: Iterable[dict[str, Any]]) -> dict[str, Any]:
    listed = list(checks)
    refuters: dict[str, list[str]] = {mistake.id: [] for mistake in statement.mistakes}
    for check in listed:
        if check["outcome"] == PASSED:
            for one in check["refuted"]:
                refuters.setdefault(one["mistake"], []).append(check["name"])
    return {
        "id": statement.id,
        "piece": piece_of(statement),
        "kind": statement.kind,
        "title": statement.title.json(),
        "uses": list(statement.uses),
        "standing": standing.word,
        "given": list(standing.given),
        "why": None if standing.why is None else standing.why.json(),
        "mistakes": [
            {
                "id": one.id,
                "title": one.title.json(),
                "ill_shaped": bool(one.ill_shaped),
                "refuted_by": refuters[one.id],
            }
            for one in statement.mistakes
        ],
        "checks": listed,
    }
