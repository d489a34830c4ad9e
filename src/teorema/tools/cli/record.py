"""The ledger as the commands read it: of the last run here, else of the release, and only where it is of this tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from teorema.evidence import Ledger, digest, folder_of, ledger_of, released_ledger
from teorema.ground.errors import Refused

STANDING: Final = ("checked", "cited", "open")


@dataclass(frozen=True, slots=True)
class Record:
    """A ledger that is of this tree, and whether it is the release's own rather than of a run here."""

    content: Mapping[str, Any]
    released: bool

    def of(self, piece: str) -> list[Mapping[str, Any]]:
        """The entries of the statements of one piece, in order."""
        return [entry for entry in self.content["statements"] if entry["piece"] == piece]


def tally(entries: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many statements stand how, best first; standings that do not occur are left out.

    Example:
        >>> tally([{"standing": "checked"}, {"standing": "cited"}, {"standing": "checked"}])
        {'checked': 2, 'cited': 1}
    """
    words = [str(entry["standing"]) for entry in entries]
    return {word: words.count(word) for word in STANDING if word in words}


def fresh_record() -> Record | None:
    """The ledger to believe, or nothing: one that is of another tree, partial or torn is as good as none."""
    for path, released in ((ledger_of(), False), (released_ledger(), True)):
        if path is not None and path.is_file():
            try:
                ledger = Ledger.load(path)
                # A release is held to the tools it was run with, a run here to those that are here.
                tools = {"tools": ledger.data["tools"]} if released else {}
                ledger.require(digest(folder=folder_of(), **tools))
            except Refused:
                continue
            if not ledger.partial:
                return Record(ledger.data, released)
    return None
