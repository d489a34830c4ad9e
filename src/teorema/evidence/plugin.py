"""The pytest plugin: it watches the checks of a run and writes their ledger; inert without the ini `evidence_registry`.

Ini options:
    evidence_registry: module:callable that returns the mapping id -> statement.
    evidence_package: the package that the digest covers (default: that of the registry).
    evidence_folder: the folder of the checks, relative to the ini file (default: proofs_tests).
    evidence_tools: distributions whose versions count (default: numpy sympy hypothesis python-flint mpmath).

Command line:
    --evidence-ledger PATH, --evidence-profile quick|thorough, --evidence-seed HEX, --evidence-ids ID,ID, --require.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from teorema.evidence.check import Check
    from teorema.evidence.gathering import Gathering
    from teorema.evidence.ledger import Ledger
    from teorema.evidence.trial import Conditions

_NAME: Final = "teorema-evidence-run"
_TO_THE_END: Final = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED)
# What narrows a run on purpose when it is typed; the same words in addopts or in the environment do not. The first
# deselect tests, which is seen; the others keep files from being collected, which is not.
_DESELECT: Final = ("-k", "-m", "--deselect")
_NARROW: Final = ("--ignore", "--ignore-glob", "--lf", "--last-failed", "--sw", "--stepwise", "--sw-skip")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options; see the head of this module."""
    group = parser.getgroup("evidence", "evidence of mathematical statements")
    group.addoption(
        "--evidence-ledger", metavar="PATH", help="where the ledger is written (default: build/ledger.json)"
    )
    group.addoption("--evidence-profile", choices=("quick", "thorough"), default="quick", help="how much is drawn")
    group.addoption("--evidence-seed", metavar="HEX", help="repeat a thorough run from the seed in its ledger")
    group.addoption("--evidence-ids", metavar="ID,ID", help="run the checks of these statements only")
    group.addoption("--evidence-progress", action="store_true", help="say after each test how many are done")
    group.addoption("--require", action="store_true", help="missing tools are errors")
    parser.addini("evidence_registry", "module:callable that returns the statements by id", default="")
    parser.addini("evidence_package", "the package that the digest covers", default="")
    parser.addini("evidence_folder", "the folder of the checks", default="proofs_tests")
    parser.addini("evidence_tools", "distributions whose versions count", type="args", default=None)


def pytest_configure(config: pytest.Config) -> None:
    """Start watching where a registry is named."""
    place = str(config.getini("evidence_registry"))
    if place and not config.getoption("collectonly", False) and _concerns(config):
        config.pluginmanager.register(Run(config, place), _NAME)


def folder_of_checks(config: pytest.Config) -> Path:
    """The folder that `evidence_folder` names, relative to the ini file."""
    root = config.rootpath if config.inipath is None else config.inipath.parent
    return (root / str(config.getini("evidence_folder"))).resolve()


def _concerns(config: pytest.Config) -> bool:
    """Whether the folder of checks, or a part of it, may be run: other tests need no registry."""
    folder = folder_of_checks(config)
    for argument in config.args:
        path = Path(config.invocation_params.dir, argument.partition("::")[0]).resolve()
        if path == folder or path in folder.parents or folder in path.parents or not path.exists():
            return True
    return False


def conditions_of(config: pytest.Config) -> Conditions:
    """Under what the checks of a run take place."""
    from teorema.evidence.trial import Conditions

    run = config.pluginmanager.get_plugin(_NAME)
    return run.conditions if isinstance(run, Run) else Conditions(require=bool(config.getoption("require", False)))


class Run:
    """One run of pytest over the checks of one package."""

    def __init__(self, config: pytest.Config, place: str) -> None:
        from teorema.evidence.digests import TOOLS, digest
        from teorema.evidence.gathering import Gathering
        from teorema.evidence.registry import chosen, load
        from teorema.evidence.trial import Conditions

        self.config = config
        self.worker = hasattr(config, "workerinput")
        self.clock, self.started = perf_counter(), datetime.now(UTC)
        self.package = str(config.getini("evidence_package")) or place.partition(":")[0].partition(".")[0]
        self.tools: tuple[str, ...] = tuple(config.getini("evidence_tools") or TOOLS)
        self.folder = folder_of_checks(config)
        try:
            registry = load(place)
            ids = config.getoption("evidence_ids")
            self.ids = None if ids is None else chosen(registry, [name for name in ids.split(",") if name])
            self.digest = "" if self.worker else digest(self.package, self._folder(), self.tools)
        except ValueError as error:
            raise pytest.UsageError(f"evidence: {error}") from error
        profile = str(config.getoption("evidence_profile"))
        seed = config.workerinput["evidence_seed"] if hasattr(config, "workerinput") else self._seed(profile)
        self.conditions = Conditions(profile, seed, bool(config.getoption("require")), registry)
        self.gathered: Gathering = Gathering(registry)
        self.ledger: Ledger | None = None
        self.written: Path | None = None
        self.session: pytest.Session | None = None
        self.done = 0

    def _folder(self) -> Path | None:
        return self.folder if self.folder.is_dir() else None

    def _seed(self, profile: str) -> str:
        given = self.config.getoption("evidence_seed")
        if given:
            return str(given)
        return secrets.token_hex(16) if profile == "thorough" else self.digest[:32]

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Keep the session, which knows how many tests there are."""
        self.session = session

    # What is there

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Take note of every check before anybody deselects; keep those of the chosen statements."""
        from teorema.evidence.gathering import described

        kept: list[pytest.Item] = []
        left: list[pytest.Item] = []
        for item in items:
            check = _check_of(item)
            if check is not None and isinstance(item, pytest.Function):
                file = self._file(item.path)
                key = f"{file}::{check.name}"
                self.gathered.checks[key] = described(check, file)
                self.gathered.tests[item.nodeid] = (key, str(item.callspec.params["form"]))
            wanted = self.ids is None or (check is not None and check.statement.id in self.ids)
            (kept if wanted else left).append(item)
        if left:
            items[:] = kept
            config.hook.pytest_deselected(items=left)

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Remember what was left out."""
        self.gathered.deselected.update(item.nodeid for item in items if item.nodeid in self.gathered.tests)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A module of checks that cannot be collected, or skips itself, is a trouble: nobody knows what it would have said."""
        from teorema.evidence.telling import reason_of

        if report.outcome != "passed" and self._inside(report.nodeid):
            trouble = f"{report.nodeid} could not be collected ({reason_of(report)}): its checks did not run"
            self.gathered.troubles[trouble] = None

    # What becomes of it

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one phase of one test; under xdist the controller sees it as well."""
        from teorema.evidence.telling import reason_of

        if self.worker:
            return
        outcome = str(report.outcome)
        if hasattr(report, "wasxfail"):
            outcome = "xpassed" if outcome == "passed" else "xfailed"
        elif outcome not in ("passed", "skipped"):
            outcome = "failed"
        self.gathered.note(report.nodeid, outcome)
        if outcome != "passed" and report.longrepr is not None:
            self.gathered.reasons.setdefault(report.nodeid, reason_of(report))
        if report.when == "teardown" and self.session is not None and self.config.getoption("evidence_progress"):
            self.done += 1
            self.config.get_terminal_writer().write(f"\nevidence-progress {self.done} {self.session.testscollected}\n")
        for name, value in report.user_properties:
            if name == "evidence" and report.when == "call":
                self.gathered.evidence[report.nodeid] = json.loads(str(value))

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Hand the seed of the run to a worker."""
        node.workerinput["evidence_seed"] = self.conditions.seed

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take in what a worker discovered."""
        told = getattr(node, "workeroutput", {}).get("evidence")
        if told is not None:
            self.gathered.merge(json.loads(told))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the ledger, and let the run fail where the evidence does."""
        if self.worker:
            # The attribute is xdist's own.
            output: dict[str, str] = getattr(session.config, "workeroutput", {})
            output["evidence"] = json.dumps(self.gathered.discovered())
            return
        partial = self._partial(session, exitstatus)
        ran = self.gathered.outcomes.keys() & self.gathered.tests.keys()
        if partial and not ran and self.ids is None and not self.gathered.troubles:
            return  # a run of other tests: it says nothing about the evidence
        self._same_tree()
        self.ledger = self._assembled(partial)
        self.written = self.ledger.save(self._target())
        if exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) and self._red(self.ledger):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what stands open and where the ledger is."""
        from teorema.evidence.telling import told

        if self.ledger is None:
            return
        terminalreporter.section("evidence")
        for line in told(self.ledger, self.written, chosen=self.ids is not None):
            terminalreporter.line(line)

    def _red(self, ledger: Ledger) -> bool:
        from teorema.evidence.telling import went_wrong

        if ledger.partial and self.ids is None:
            return bool(ledger.data["troubles"]) or any(map(went_wrong, ledger.statements))
        return not ledger.green

    def _same_tree(self) -> None:
        from teorema.evidence.digests import digest

        if digest(self.package, self._folder(), self.tools) != self.digest:
            self.gathered.troubles["the source changed while the checks ran: run them again"] = None

    def _assembled(self, partial: bool) -> Ledger:
        from teorema.evidence.digests import tool_versions, version_of
        from teorema.evidence.gathering import Frame, assemble

        frame = Frame(
            package=self.package,
            version=version_of(self.package) or "0",
            digest=self.digest,
            profile=self.conditions.profile,
            seed=self.conditions.seed,
            tools=tool_versions(self.tools),
            started=self.started.isoformat(timespec="seconds"),
            seconds=round(perf_counter() - self.clock, 3),
            partial=partial,
            ids=self.ids,
        )
        return assemble(self.gathered, frame)

    def _target(self) -> Path:
        chosen = self.config.getoption("evidence_ledger")
        return Path(chosen) if chosen else self.config.rootpath / "build" / "ledger.json"

    def _partial(self, session: pytest.Session, exitstatus: int) -> bool:
        """Whether less than everything was asked for by whoever typed the command, or the run broke off."""
        typed = {str(word).partition("=")[0] for word in self.config.invocation_params.args}
        typed |= {word[:2] for word in typed if not word.startswith("--")}
        return (
            self.ids is not None
            or bool(self.gathered.deselected and not typed.isdisjoint(_DESELECT))
            or not typed.isdisjoint(_NARROW)
            or exitstatus not in _TO_THE_END
            or bool(session.shouldstop or session.shouldfail)
            or not any(self._covers(argument) for argument in self.config.args)
        )

    def _covers(self, argument: str) -> bool:
        if "::" in argument:
            return False
        path = Path(self.config.invocation_params.dir, argument).resolve()
        return path == self.folder or path in self.folder.parents

    def _inside(self, node: str) -> bool:
        path = (self.config.rootpath / node.partition("::")[0]).resolve()
        return path == self.folder or self.folder in path.parents

    def _file(self, path: Path) -> str:
        inside = self.folder in path.parents
        return path.relative_to(self.folder.parent).as_posix() if inside else path.name


def _check_of(item: pytest.Item) -> Check | None:
    check: Check | None = getattr(getattr(item, "function", None), "__evidence_check__", None)
    return check
