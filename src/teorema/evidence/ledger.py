"""The ledger: what the checks of one run found, as JSON of schema 1. Written by a run only, read by everybody."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from teorema.evidence.outcomes import OUTCOMES, PASSED
from teorema.evidence.protocol import KINDS_OF_STATEMENT
from teorema.evidence.standings import STANDINGS
from teorema.ground.errors import Refused
from teorema.ground.text import Text

SCHEMA: Final = 1
_AGAIN: Final = Text("run the checks again", "hay que correr de nuevo las verificaciones")


class Maybe:
    """In a form: null, or the form inside."""

    def __init__(self, form: Any) -> None:
        self.form = form


_TEXT: Final = {"en": str, "es": str}
_CHECK: Final = {
    "name": str,
    "kind": str,
    "scope": _TEXT,
    "measured": dict,
    "outcome": OUTCOMES,
    "reason": Maybe(str),
    "seconds": float,
    "points": int,
    "seed": int,
    "file": str,
    "line": int,
    "rewrite": Maybe(("accepted", "rejected")),
    "given": [str],
    "refuted": [{"mistake": str, "witness": str}],
    "blind": [{"mistake": str, "why": _TEXT}],
}
_STATEMENT: Final = {
    "id": str,
    "piece": str,
    "kind": KINDS_OF_STATEMENT,
    "title": _TEXT,
    "uses": [str],
    "standing": STANDINGS,
    "given": [str],
    "why": Maybe(_TEXT),
    "mistakes": [{"id": str, "title": _TEXT, "ill_shaped": bool, "refuted_by": [str]}],
    "checks": [_CHECK],
}
_FORM: Final = {
    "schema": (SCHEMA,),
    "package": str,
    "version": str,
    "digest": str,
    "profile": ("quick", "thorough"),
    "complete": bool,
    "partial": bool,
    "started": str,
    "seconds": float,
    "seed": str,
    "tools": dict,
    "troubles": [str],
    "summary": dict.fromkeys(("statements", "checked", "cited", "open", "checks", "refutations"), int),
    "statements": [_STATEMENT],
}


def summary(statements: list[dict[str, Any]]) -> dict[str, int]:
    """How many statements stand where, and how many checks and refutations there are."""
    words = [statement["standing"] for statement in statements]
    checks = [check for statement in statements for check in statement["checks"]]
    return {
        "statements": len(statements),
        "checked": words.count("checked"),
        "cited": words.count("cited"),
        "open": words.count("open"),
        "checks": len(checks),
        "refutations": sum(len(check["refuted"]) for check in checks),
    }


@dataclass(frozen=True, slots=True)
class Ledger:
    """The evidence of one run.

    Arguments:
        data: the JSON value; `data["statements"]` holds a record for every statement, in the order of the registry.

    Raises:
        ValueError: the data are not of schema 1, or contradict themselves; the place is named.
    """

    data: Mapping[str, Any]

    def __post_init__(self) -> None:
        validate(self.data)

    @classmethod
    def load(cls, path: str | Path) -> Ledger:
        """Read a ledger.

        Raises:
            ValueError: there is none, or it is not JSON of schema 1.
        """
        try:
            data = json.loads(Path(path).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise Refused("ledger", Text("must exist", "debe existir"), str(path), _AGAIN) from None
        except (OSError, ValueError) as error:
            rule = Text(f"must be readable JSON ({error})", f"debe ser JSON legible ({error})")
            raise Refused("ledger", rule, str(path), _AGAIN) from error
        return cls(data)

    def save(self, path: str | Path) -> Path:
        """Write the ledger in one step, so that no reader ever sees half of it; a partial one goes to *.partial.json.

        Returns:
            The path that was written.
        """
        import tempfile

        target = Path(path)
        if self.partial:
            target = target.with_suffix(".partial.json")
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=".ledger-", suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(self.json())
            # A scratch file is private to its owner; the ledger is not.
            os.chmod(scratch, 0o644)
            os.replace(scratch, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(scratch)
            raise
        return target

    def json(self) -> str:
        """The ledger as it stands in its file."""
        return json.dumps(self.data, indent=1, ensure_ascii=False) + "\n"

    @property
    def digest(self) -> str:
        """The digest of the tree and tools that the run was made with."""
        return str(self.data["digest"])

    @property
    def partial(self) -> bool:
        """Whether only a selection was run."""
        return bool(self.data["partial"])

    @property
    def complete(self) -> bool:
        """Whether everything that was expected ran to its end."""
        return bool(self.data["complete"])

    @property
    def green(self) -> bool:
        """Whether nothing is open and nothing went wrong beside."""
        return not self.open and not self.data["troubles"]

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of the open statements."""
        return tuple(statement["id"] for statement in self.statements if statement["standing"] == "open")

    @property
    def statements(self) -> tuple[Mapping[str, Any], ...]:
        """The records of the statements, in the order of the registry."""
        return tuple(self.data["statements"])

    def statement(self, name: str) -> Mapping[str, Any]:
        """The record of one statement.

        Raises:
            KeyError: it is not in the ledger.
        """
        for one in self.statements:
            if one["id"] == name:
                return one
        raise KeyError(name)

    def require(self, digest: str) -> None:
        """Refuse a ledger of another tree.

        Raises:
            ValueError: its digest is another one.
        """
        if self.digest != digest:
            short = Text(f"must be that of this tree, {digest[:12]}", f"debe ser el de este árbol, {digest[:12]}")
            raise Refused("digest of the ledger", short, self.digest[:12], _AGAIN)


def validate(data: Any) -> None:
    """Refuse data that are no ledger of schema 1.

    Raises:
        ValueError: with the place of the first fault.
    """
    _match("ledger", data, _FORM)
    seen = [statement["id"] for statement in data["statements"]]
    for name in seen:
        if seen.count(name) > 1:
            raise _fault("ledger.statements", Text("must hold each id once", "debe tener cada id una sola vez"), name)
    counted = summary(data["statements"])
    if counted != data["summary"]:
        raise _fault("ledger.summary", Text(f"must be {counted}", f"debe ser {counted}"), data["summary"])
    for index, statement in enumerate(data["statements"]):
        if statement["standing"] == "checked" and not any(check["outcome"] == PASSED for check in statement["checks"]):
            rule = Text("must have a check that passed", "debe tener una verificación que pasó")
            raise _fault(f"ledger.statements[{index}]", rule, statement["id"])
        if statement["standing"] != "checked" and statement["why"] is None:
            rule = Text("must say why it is not checked", "debe decir por qué no está verificado")
            raise _fault(f"ledger.statements[{index}]", rule, statement["id"])


def _fault(place: str, rule: Text, received: object) -> Refused:
    return Refused(place, rule, received, _AGAIN)


def _match(place: str, value: Any, form: Any) -> None:
    if isinstance(form, Maybe):
        if value is not None:
            _match(place, value, form.form)
    elif isinstance(form, tuple):
        if value not in form or isinstance(value, bool):
            raise _fault(place, Text(f"must be one of {form}", f"debe ser uno de {form}"), value)
    elif isinstance(form, list):
        _match(place, value, list) if not isinstance(value, list) else None
        for index, entry in enumerate(value):
            _match(f"{place}[{index}]", entry, form[0])
    elif isinstance(form, dict):
        _match(place, value, dict) if not isinstance(value, dict) else None
        for name, inner in form.items():
            if name not in value:
                raise _fault(place, Text(f"must have {name!r}", f"debe tener {name!r}"), ", ".join(map(str, value)))
            _match(f"{place}.{name}", value[name], inner)
    else:
        kinds = (int, float) if form is float else form
        if not isinstance(value, kinds) or (isinstance(value, bool) and form is not bool):
            raise _fault(place, Text(f"must be of type {form.__name__}", f"debe ser de tipo {form.__name__}"), value)
