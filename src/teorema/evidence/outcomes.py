"""How a check can end other than well: it failed, or it went wrong in a way that says nothing about the theorem."""

from __future__ import annotations

from typing import Final

PASSED: Final = "passed"
# From the gravest to the mildest; a check is as good as its worst form.
OUTCOMES: Final = ("error", "failed", "xpassed", "xfailed", "skipped", "deselected", "not run", "absent", PASSED)


class CheckFailed(AssertionError):
    """The check ran and its verdict is against it; the message is a sentence that says what to do."""

    outcome = "failed"


class CheckError(CheckFailed):
    """The check misbehaved (crash, broadcast, shape error, float among exact numbers): neither proof nor refutation."""

    outcome = "error"


def worst(outcomes: list[str]) -> str:
    """The gravest of several outcomes.

    Example:
        >>> worst(["passed", "skipped", "passed"])
        'skipped'
    """
    return min(outcomes, key=OUTCOMES.index)
