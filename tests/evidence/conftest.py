"""A copy of the foreign package for each test, run by a pytest of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

collect_ignore = ["foreign"]
FOREIGN = Path(__file__).parent / "foreign"


@dataclass(frozen=True)
class Foreign:
    """The foreign package in a folder of its own."""

    path: Path

    def write(self, name: str, text: str) -> None:
        """Put a file into it."""
        (self.path / name).write_text(text, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """Add to one of its files."""
        self.write(name, (self.path / name).read_text(encoding="utf-8") + "\n\n" + text)

    def pytest(self, *args: str, **environment: str) -> tuple[int, str]:
        """Exit status and output of a pytest run in it."""
        command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "-p", "no:cacheprovider"]
        ran = subprocess.run(
            [*command, "-p", "teorema.evidence.plugin", *args],
            cwd=self.path,
            env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return ran.returncode, ran.stdout + ran.stderr

    def ledger(self, name: str = "ledger.json") -> dict[str, Any]:
        """The ledger that was written."""
        found: dict[str, Any] = json.loads((self.path / "build" / name).read_text(encoding="utf-8"))
        return found

    def attack(self) -> None:
        """Let in the checks that cheat."""
        shutil.copy(self.path / "attacks" / "attacked.py", self.path / "tiny")
        shutil.copy(self.path / "attacks" / "test_attacked.py", self.path / "checks")
        ini = (self.path / "pytest.ini").read_text(encoding="utf-8")
        self.write("pytest.ini", ini.replace("tiny.statements", "tiny.attacked"))


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[Foreign]:
    """The foreign package, green as it is."""
    place = tmp_path / "foreign"
    shutil.copytree(FOREIGN, place, ignore=shutil.ignore_patterns("__pycache__", "build"))
    yield Foreign(place)
    for name in [name for name in sys.modules if name.partition(".")[0] == "tiny"]:
        del sys.modules[name]


def timeless(value: Any) -> Any:
    """A ledger without what differs between two runs of the same tree."""
    if isinstance(value, dict):
        return {name: timeless(entry) for name, entry in value.items() if name not in ("seconds", "started")}
    return [timeless(entry) for entry in value] if isinstance(value, list) else value
