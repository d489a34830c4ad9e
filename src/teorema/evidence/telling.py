"""What the terminal says about a run: troubles, open statements, totals, and where the ledger is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

    from teorema.evidence.ledger import Ledger


def told(ledger: Ledger, path: Path | None, *, chosen: bool) -> Iterator[str]:
    """The lines below a run.

    Arguments:
        ledger: of the run.
        path: where it was written.
        chosen: whether statements were selected by id, so that each of them was to be checked in full.
    """
    yield from (f"trouble: {trouble}" for trouble in ledger.data["troubles"])
    for statement in ledger.statements:
        unfinished = ledger.partial and not chosen and not went_wrong(statement)
        if statement["standing"] == "open" and not unfinished:
            yield f"open: {statement['id']}: {statement['why']['en']}"
    counts = ledger.data["summary"]
    statements, checks, refutations = (
        _counted(counts[f"{thing}s"], thing) for thing in ("statement", "check", "refutation")
    )
    standings = ", ".join(f"{counts[word]} {word}" for word in ("checked", "cited", "open"))
    yield f"{statements}: {standings}; {checks}, {refutations}"
    kept = " (a partial run: the full ledger stays as it is)" if ledger.partial else ""
    yield f"ledger: {path}{kept}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def went_wrong(statement: Mapping[str, Any]) -> bool:
    """Whether a check of a statement ran and did not pass, or was hindered; one that was left out is not meant."""
    return any(check["outcome"] not in ("passed", "absent", "deselected", "not run") for check in statement["checks"])


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The reason of a skip, or the last line of a failure."""
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2])[:200]
    lines = [line.strip() for line in report.longreprtext.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("E ")]
    return (errors or lines or ["no reason given"])[-1].removeprefix("E ").strip()[:200]
