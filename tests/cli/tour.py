"""The tour of the README, run: every `console` line as a command, every `pycon` block in Python, every answer compared.

Standard library only, since it also runs in a clean environment that holds nothing but the wheel:
`python tour.py README.md` uses the interpreter it is run by and the script `teorema` beside it.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Step:
    """One command or one block of Python with the answer that the README promises."""

    line: int
    language: str
    said: str
    promised: str


def steps(text: str) -> Iterator[Step]:
    """The steps of a text in order; a console block may hold several commands."""
    for block in BLOCK.finditer(text):
        line = text[: block.start()].count("\n") + 2
        if block[1] == "pycon":
            yield Step(line, "pycon", block[2], "")
        else:
            for part in re.split(r"^(?=\$ )", block[2], flags=re.MULTILINE):
                if part:
                    command, _, answer = part.partition("\n")
                    yield Step(line, "console", command.removeprefix("$ "), answer)
                    line += part.count("\n")


def run(step: Step) -> str:
    """What is wrong with a step; nothing where it answers as promised."""
    if step.language == "pycon":
        command = [
            sys.executable,
            "-c",
            f"import doctest, sys; sys.exit(doctest.testfile(sys.argv[1], False, optionflags={FLAGS})[0])",
        ]
        block = Path("tour-block.txt")
        block.write_text(step.said, "utf-8")
        done = _call([*command, str(block)])
        block.unlink()
        return done.stdout + done.stderr if done.returncode else ""
    words = shlex.split(step.said)
    if words[0] != "teorema":
        return f"a tour step must begin with teorema, got {words[0]!r}"
    done = _call([sys.executable, "-m", "teorema.tools.cli", *words[1:]])
    said = done.stdout + done.stderr
    if "Traceback" in said:
        return said
    if doctest.OutputChecker().check_output(step.promised, said, FLAGS):
        return ""
    return f"promised:\n{step.promised}\ngot:\n{said}"


def _call(command: list[str]) -> subprocess.CompletedProcess[str]:
    told = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "TEOREMA_"))}
    told |= {"LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=told)


def main(words: list[str]) -> int:
    """Run the tour of a file; one line for each step, then what went wrong."""
    wrong = 0
    for step in steps(Path(words[0]).read_text("utf-8")):
        trouble = run(step)
        print(
            f"{'ok   ' if not trouble else 'WRONG'} line {step.line}: {step.said.strip().splitlines()[0]}", flush=True
        )
        if trouble:
            wrong += 1
            print(trouble)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
