"""What the checks of a run make of a statement: open, cited or checked. Nobody types it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from teorema.evidence.outcomes import PASSED
from teorema.evidence.protocol import PROVED_KINDS, Registry, StatementLike
from teorema.ground.text import Text

Records: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]
STANDINGS: Final = ("open", "cited", "checked")
# Absent tools do not open a statement that other checks hold.
_HARMLESS: Final = (PASSED, "absent")


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of one statement: its word, what it is given, and why it is open or only cited."""

    word: str
    given: tuple[str, ...] = ()
    why: Text | None = None


def standings(registry: Registry, checks: Records, run: Sequence[str]) -> dict[str, Standing]:
    """The standings of the statements that were run.

    Arguments:
        registry: every statement by id.
        checks: statement id -> the records of its checks, as they stand in the ledger.
        run: ids of the statements whose checks were to run; what others give is believed as far as they are not cited.
    """
    found = {name: standing(registry[name], checks.get(name, ())) for name in run}
    uses = {name: sorted({given for check in checks.get(name, ()) for given in check["given"]}) for name in run}
    for name in run:
        if found[name].word == "checked":
            found[name] = _given(name, registry, found, uses)
    # What rests on an open statement is open, however far below.
    changed = True
    while changed:
        changed = False
        for name in run:
            fallen = [given for given in uses[name] if given in found and found[given].word == "open"]
            if found[name].word == "checked" and fallen:
                listed = ", ".join(fallen)
                why = Text(f"takes {listed} as given, which is open", f"toma como dado {listed}, que está abierto")
                found[name] = Standing("open", (), why)
                changed = True
    return found


def standing(statement: StatementLike, checks: Sequence[Mapping[str, Any]]) -> Standing:
    """The standing of a statement from its own checks alone.

    Example:
        >>> from types import SimpleNamespace
        >>> standing(SimpleNamespace(kind="definition", reason=None, mistakes=()), []).why["en"]
        'no check states it'
    """
    bad = [check for check in checks if check["outcome"] not in _HARMLESS]
    if bad:
        name, reason = str(bad[0]["name"]), str(bad[0]["reason"] or bad[0]["outcome"])
        first = reason if name in reason else f"{name}: {reason}"
        return Standing("open", (), Text(f"a check did not pass ({first})", f"una verificación no pasó ({first})"))
    if statement.reason is not None:
        return Standing("cited", (), statement.reason)
    passed = [check for check in checks if check["outcome"] == PASSED]
    if not checks:
        return Standing("open", (), Text("no check states it", "ninguna verificación lo enuncia"))
    if not passed:
        reasons = "; ".join(sorted({str(check["reason"]) for check in checks}))
        return Standing("open", (), Text(f"every check is {reasons}", f"faltan todas sus verificaciones: {reasons}"))
    if statement.kind in PROVED_KINDS:
        if not statement.mistakes:
            return Standing("open", (), Text("it names no mistake to refute", "no nombra ningún error que refutar"))
        refuted = {one["mistake"] for check in passed for one in check["refuted"]}
        left = ", ".join(mistake.id for mistake in statement.mistakes if mistake.id not in refuted)
        if left:
            return Standing("open", (), Text(f"no check refutes {left}", f"ninguna verificación refuta {left}"))
    return Standing("checked")


def _given(name: str, registry: Registry, found: Mapping[str, Standing], uses: Mapping[str, Sequence[str]]) -> Standing:
    """Checked, together with what is only cited among all that it takes as given; open if that includes itself."""
    seen: set[str] = set()
    pending = list(uses[name])
    while pending:
        other = pending.pop()
        if other not in seen:
            seen.add(other)
            pending.extend(uses.get(other, ()))
    if name in seen:
        circle = Text("its own checks rest on it", "sus propias verificaciones se apoyan en él")
        return Standing("open", (), circle)
    return Standing("checked", tuple(one for one in registry if one in seen and registry[one].reason is not None))
