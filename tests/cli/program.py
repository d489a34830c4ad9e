"""The program `teorema` as a process of its own, with an environment that says exactly what the test says."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What a run of the program left: exit code and both streams as bytes."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output, which is UTF-8 whatever the code page."""
        return self.out.decode("utf-8").replace("\r\n", "\n")

    @property
    def line(self) -> str:
        """The one line on standard error."""
        lines = self.err.decode("utf-8").splitlines()
        assert len(lines) == 1, lines
        return lines[0]


def teorema(*words: str | bytes, **told: str) -> Answer:
    """Run `teorema` with these words and no variable of language but those told."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "TEOREMA_", "PYTHON", "NO_COLOR"))}
    command: list[str | bytes] = [sys.executable, "-m", "teorema.tools.cli", *words]
    done = subprocess.run(command, capture_output=True, env=kept | told, stdin=subprocess.DEVNULL)
    return Answer(done.returncode, done.stdout, done.stderr)
