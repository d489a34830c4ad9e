"""What the pages are made of: the statements of the registry with their numbers, and what the ledger of the last run says about each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from teorema.course import piece
from teorema.ground.text import Text
from teorema.tools.site.words import FEMININE, KINDS, STANDING


class ClaimLike(Protocol):
    """A formula that can be typeset."""

    def latex(self, lang: str) -> str: ...


class MistakeLike(Protocol):
    """A wrong version of a claim."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def claim(self) -> ClaimLike: ...
    @property
    def ill_shaped(self) -> bool: ...


class StatementLike(Protocol):
    """What the site asks of a statement; teorema.symbolic.statement answers it."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def piece(self) -> str: ...
    @property
    def uses(self) -> tuple[str, ...]: ...
    @property
    def mistakes(self) -> tuple[MistakeLike, ...]: ...
    @property
    def reason(self) -> Text | None: ...
    @property
    def source(self) -> object: ...
    def sentence(self, lang: str) -> str: ...
    def latex(self, lang: str) -> str: ...
    def words(self, lang: str) -> str: ...
    def numpy(self) -> str: ...
    def components(self) -> str | None: ...
    def definitions(self, lang: str) -> str: ...


Record = Mapping[str, Any]
"""One object of the ledger's JSON."""

NO_RECORD: Final[Record] = {"standing": "open", "given": [], "why": None, "mistakes": [], "checks": []}


class Book:
    """The statements in the order of the course, each with its number and the ledger's record of it.

    Arguments:
        statements: id -> statement, in the order of the course.
        ledger: the ledger as read, or None where there is none.
        problem: why the ledger is not to be trusted, or None.
        sources: folder under which the files that the ledger names lie.
    """

    def __init__(
        self, statements: Mapping[str, StatementLike], ledger: Record | None, problem: Text | None, sources: Path
    ) -> None:
        self.statements = statements
        self.ledger = ledger
        self.problem = problem
        self.sources = sources
        self._records: dict[str, Record] = {record["id"]: record for record in (ledger or {}).get("statements", ())}
        self._numbers: dict[str, str] = {}
        self._users: dict[str, list[str]] = {}
        counters: Counter[str] = Counter()
        for one in statements.values():
            counters[one.piece] += 1
            self._numbers[one.id] = f"{piece(one.piece).number}.{counters[one.piece]}"
            for used in one.uses:
                self._users.setdefault(used, []).append(one.id)

    def record(self, identifier: str) -> Record:
        """What the ledger says of a statement; open where it says nothing."""
        return self._records.get(identifier, NO_RECORD)

    def number(self, identifier: str) -> str:
        """Number of the piece, a dot, order in the piece: 8.3."""
        return self._numbers[identifier]

    def name(self, identifier: str, lang: str) -> str:
        """Kind and number in the language, as in Theorem 8.3."""
        return f"{KINDS[self.statements[identifier].kind][lang]} {self.number(identifier)}"

    def users(self, identifier: str) -> list[str]:
        """The statements that use this one."""
        return self._users.get(identifier, [])

    def standing(self, identifier: str) -> str:
        """Checked, cited or open, as the ledger computed it."""
        standing: str = self.record(identifier)["standing"]
        return standing

    def standing_word(self, identifier: str, lang: str) -> str:
        """The standing in words that agree with the kind in gender."""
        return STANDING[self.standing(identifier)][self.statements[identifier].kind in FEMININE][lang]

    def of_piece(self, stem: str) -> list[StatementLike]:
        """The statements of one piece in order."""
        return [one for one in self.statements.values() if one.piece == stem]


def read_ledger(path: Path, digest: str) -> tuple[Record | None, Text | None]:
    """The ledger, and why it is not to be trusted: missing, of another tree, or partial.

    Arguments:
        path: where the last full run wrote it.
        digest: digest of the tree that the site documents.
    """
    if not path.is_file():
        return None, Text(
            f"the ledger {path.name} is missing; run the proof checks first",
            f"falta el registro {path.name}; primero se ejecutan las verificaciones",
        )
    ledger: Record = json.loads(path.read_text(encoding="utf-8"))
    if ledger.get("schema") != 1:
        return ledger, Text("the ledger is not of schema 1", "el registro no es del esquema 1")
    if ledger.get("digest") != digest:
        return ledger, Text(
            "the ledger is stale: its digest is not that of this tree; run the proof checks again",
            "el registro es viejo: su huella no es la de este árbol; se ejecutan de nuevo las verificaciones",
        )
    if ledger.get("partial") or not ledger.get("complete"):
        return ledger, Text(
            "the ledger is partial: some checks did not run", "el registro es parcial: faltaron verificaciones"
        )
    if ledger.get("troubles"):
        first = str(ledger["troubles"][0])
        return ledger, Text(f"the run had troubles: {first}", f"la corrida tuvo problemas: {first}")
    return ledger, None


def in_course_order(statements: Iterable[StatementLike]) -> dict[str, StatementLike]:
    """The statements by id, pieces in teaching order and the registry's order within a piece."""
    return {one.id: one for one in sorted(statements, key=lambda one: piece(one.piece).number)}
