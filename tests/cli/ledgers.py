"""A small ledger of the schema, for tests of what is printed about one."""

from __future__ import annotations

from typing import Any

from teorema.evidence import Ledger


def check(name: str = "both_forms_agree", outcome: str = "passed", **other: Any) -> dict[str, Any]:
    """The record of one check."""
    return {
        "name": name,
        "kind": "exact",
        "scope": {"en": "rational layers, widths 1 to 3", "es": "capas racionales, anchos 1 a 3"},
        "measured": {"points": 20, "depth": [1, 4]},
        "outcome": outcome,
        "reason": None if outcome == "passed" else "claim is False at x = 2",
        "seconds": 0.25,
        "points": 20,
        "seed": 7,
        "file": "proofs_tests/test_layers.py",
        "line": 12,
        "rewrite": "accepted",
        "given": [],
        "refuted": [{"mistake": "transpose", "witness": "W = [[1, 2]], x = [1]"}],
        "blind": [],
        **other,
    }


def statement(
    name: str = "layers-matrix-scalar", standing: str = "checked", checks: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """The record of one statement."""
    why = {
        "checked": None,
        "cited": {"en": "proved in the book", "es": "demostrado en el libro"},
        "open": {"en": "no check states it", "es": "ningún control lo enuncia"},
    }
    return {
        "id": name,
        "piece": name.partition("-")[0],
        "kind": "theorem",
        "title": {"en": "Matrix and scalar form", "es": "Forma matricial y escalar"},
        "uses": [],
        "standing": standing,
        "given": [],
        "why": why[standing],
        "mistakes": [
            {
                "id": "transpose",
                "title": {"en": "W transposed", "es": "W traspuesta"},
                "ill_shaped": False,
                "refuted_by": ["both_forms_agree"],
            }
        ],
        "checks": [check()] if checks is None and standing == "checked" else checks or [],
    }


def ledger(*statements: dict[str, Any], digest: str = "0" * 64, **other: Any) -> Ledger:
    """A whole ledger of these statements."""
    words = [one["standing"] for one in statements]
    checks = [one for entry in statements for one in entry["checks"]]
    summary = {"statements": len(words), **{word: words.count(word) for word in ("checked", "cited", "open")}}
    summary |= {"checks": len(checks), "refutations": sum(len(one["refuted"]) for one in checks)}
    return Ledger(
        {
            "schema": 1, "package": "teorema", "version": "0.1.0", "digest": digest, "profile": "quick", "complete": True,
            "partial": False, "started": "2026-11-22T20:15:00+00:00", "seconds": 12.5, "seed": "ab", "troubles": [],
            "tools": {"python": "3.11.7"}, "summary": summary, "statements": list(statements), **other,
        }
    )  # fmt: skip
