"""Running the checks that came with the package: what they need, where their ledger goes, what is said when they break."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from teorema.evidence import ledger_of
from teorema.ground.text import Text
from teorema.tools.cli.grammar import Broken, Misuse

if TYPE_CHECKING:
    from teorema.evidence import Ledger

NEEDED: Final = {"pytest": "pytest", "xdist": "pytest-xdist", "hypothesis": "hypothesis", "flint": "python-flint"}
_MISSING: Final = Text(
    'the checks need {names}: pip install "teorema[proofs]"',
    'las verificaciones necesitan {names}: pip install "teorema[proofs]"',
)
_BROKEN: Final = Text(
    "the checks did not come to an end; what pytest said is in {log}",
    "las verificaciones no llegaron a su fin; lo que dijo pytest está en {log}",
)


def require_tools() -> None:
    """Refuse where the extra `proofs` is not installed.

    Raises:
        Misuse: a package that the checks run on is missing; the line says what to install.
    """
    missing = [name for module, name in NEEDED.items() if find_spec(module) is None]
    if missing:
        raise Misuse(_MISSING.format(names=", ".join(missing)))


def run_checks(ids: Sequence[str], profile: str, progress: Callable[[int, int], None]) -> Ledger:
    """Run the checks of these statements, of all where none is named, and give the ledger of the run.

    Arguments:
        ids: statements; a run of a few leaves the full ledger as it is.
        profile: quick or thorough.
        progress: called with the number of tests done and the number of all.

    Raises:
        Broken: pytest ended without a ledger; what it said is kept in a file that the line names.
    """
    from teorema.evidence.run import RunFailed, run

    target = writable(ledger_of())
    try:
        return run(ids=tuple(ids) or None, ledger=target, profile=profile, workers=1 if ids else 2, progress=progress)
    except RunFailed as failure:
        log = target.with_name("verify.log")
        log.write_text(failure.output, "utf-8")
        raise Broken(_BROKEN.format(log=log)) from failure


def writable(target: Path) -> Path:
    """Where the ledger goes; a folder of its own where the usual one cannot be written."""
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        if os.access(target.parent, os.W_OK):
            return target
    return Path(tempfile.mkdtemp(prefix="teorema-")) / target.name
