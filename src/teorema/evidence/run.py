"""Running the checks of a package from a program: pytest in a process of its own, the ledger as the answer."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from teorema.evidence.digests import TOOLS
from teorema.evidence.ledger import Ledger
from teorema.evidence.places import folder_of, ledger_of
from teorema.evidence.registry import chosen, load
from teorema.ground.errors import Refused
from teorema.ground.text import Text

_PROGRESS: Final = "evidence-progress"
# What decides about the run of a child must come from here, not from the shell that happens to be around it.
_NOT_INHERITED: Final = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_XDIST_AUTO_NUM_WORKERS")

Progress = Callable[[int, int], None]


class RunFailed(RuntimeError):
    """pytest broke down, so that there is no ledger to trust; `output` holds what it printed."""

    def __init__(self, message: str, output: str) -> None:
        super().__init__(message)
        self.output = output


def run(
    registry: str = "teorema.symbolic.statements:registry",
    folder: str | Path | None = None,
    ids: Iterable[str] | None = None,
    ledger: str | Path | None = None,
    profile: str = "quick",
    workers: int | None = None,
    *,
    package: str | None = None,
    tools: Sequence[str] = TOOLS,
    require: bool = False,
    seed: str | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """Run the checks of a package and return their ledger, which is saved as well.

    Arguments:
        registry: module:callable that returns the statements.
        folder: folder of the checks; by default that of the package, in a checkout or in an installed wheel.
        ids: statements to be run; None for all. A selection gives a partial ledger, which replaces no full one.
        ledger: where to save it; by default build/ledger.json of a checkout, else the user's cache folder.
        profile: quick or thorough.
        workers: processes; None or 1 for one.
        package: the package that the digest covers; by default that of the registry.
        tools: distributions whose versions count.
        require: whether missing tools are errors.
        seed: seed of a thorough run to be repeated.
        progress: called with the tests done and their number.

    Returns:
        The ledger; `green` says whether nothing stands open.

    Raises:
        ValueError: pytest or Hypothesis is not installed, an id is unknown, the registry breaks a rule, or there is no
            such folder, package or profile.
        RunFailed: pytest broke down.
    """
    package = package or registry.partition(":")[0].partition(".")[0]
    _require_tools(workers)
    if profile not in ("quick", "thorough"):
        raise Refused("profile", Text("must be quick or thorough", "debe ser quick o thorough"), profile)
    checks = Path(folder_of(package) if folder is None else folder).resolve()
    if not checks.is_dir():
        raise Refused("folder", Text("must hold the checks", "debe contener las verificaciones"), str(folder))
    selected = None if ids is None else chosen(load(registry), ids)
    target = ledger_of(package) if ledger is None else Path(ledger)
    with tempfile.TemporaryDirectory(prefix="evidence-") as scratch:
        written = Path(scratch, "ledger.json")
        command = _command(Path(scratch), registry, checks, package, tools)
        command += ["--evidence-ledger", str(written), "--evidence-profile", profile]
        command += ["--evidence-ids", ",".join(selected)] if selected is not None else []
        command += ["--evidence-seed", seed] if seed is not None else []
        command += ["--require"] if require else []
        command += ["-p", "xdist", "-n", str(workers)] if workers is not None and workers > 1 else []
        status, output = _pytest(command, progress)
        result = _result(written, partial=selected is not None, status=status, output=output)
    result.save(target)
    return result


def _require_tools(workers: int | None) -> None:
    wanted = {"pytest": "pytest", "hypothesis": "hypothesis"} | (
        {"xdist": "pytest-xdist"} if (workers or 1) > 1 else {}
    )
    missing = [name for module, name in wanted.items() if find_spec(module) is None]
    if missing:
        rule = Text("must be installed to run the checks", "debe estar instalado para correr las verificaciones")
        fix = Text("pip install 'teorema[proofs]'", "pip install 'teorema[proofs]'")
        raise Refused(" and ".join(missing), rule, Text("not installed", "no instalado")["en"], fix)


def _command(scratch: Path, registry: str, folder: Path, package: str, tools: Sequence[str]) -> list[str]:
    # An ini file of our own: a checkout and an installed wheel run alike, whatever pytest is told elsewhere.
    ini = scratch / "pytest.ini"
    lines = {
        "evidence_registry": registry,
        "evidence_package": package,
        "evidence_folder": folder.as_posix(),
        "evidence_tools": " ".join(tools),
    }
    ini.write_text("[pytest]\n" + "".join(f"{name} = {value}\n" for name, value in lines.items()), encoding="utf-8")
    place = ("-c", str(ini), "--rootdir", str(folder.parent), "--confcutdir", str(folder))
    manner = ("-q", "--tb=short", "-p", "no:cacheprovider", "--continue-on-collection-errors")
    return [sys.executable, "-m", "pytest", str(folder), *place, *manner, "-p", "teorema.evidence.plugin"]


def _pytest(command: list[str], progress: Progress | None) -> tuple[int, str]:
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    # Other plugins of this environment (reordering, coverage) have no say, and the start is quicker without them.
    environment |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    # What can be imported here must be importable there.
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    if progress is not None:
        command = [*command, "--evidence-progress"]
    child = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env=environment,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    kept: list[str] = []
    with child:
        assert child.stdout is not None  # it was asked for above
        for line in child.stdout:
            if progress is not None and line.startswith(_PROGRESS):
                done, total = line.split()[1:3]
                progress(int(done), int(total))
            else:
                kept.append(line)
    return child.returncode, "".join(kept)


def _result(written: Path, *, partial: bool, status: int, output: str) -> Ledger:
    path = written.with_suffix(".partial.json") if partial else written
    if status not in (0, 1) or not path.is_file():
        told = [line for line in output.splitlines() if line.strip()]
        last = next((line for line in told if line.startswith("ERROR")), told[-1] if told else "it printed nothing")
        raise RunFailed(f"the checks could not be run (pytest ended with {status}): {last:.300}", output)
    result = Ledger.load(path)
    if status == 1 and result.green:
        raise RunFailed("a test beside the checks failed: run pytest on the folder to see it", output)
    return result
