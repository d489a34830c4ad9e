"""UTF-8 whatever the code page, no colour where none is wanted, no traceback whatever happens."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from teorema.tools.cli import main as program
from teorema.tools.cli.main import main

from .program import teorema

COMMANDS = [
    ["count", "4", "5", "1", "--explain", "--lang", "es"],
    ["course", "--lang", "es"],
    ["course", "layers", "--lang", "es"],
    ["course", "--json"],
    ["--help", "--lang", "es"],
    ["verify", "--help", "--lang", "es"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_survives_the_code_page_of_windows(words: list[str]) -> None:
    answer = teorema(*words, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert (answer.code, answer.err) == (0, b"")
    assert answer.out == teorema(*words, PYTHONUTF8="1").out


@pytest.mark.parametrize("page", ["cp1252", "cp437", "ascii", "utf-16"])
def test_the_middle_dot_arrives_on_any_code_page(page: str) -> None:
    assert "5·(4+1) + 1·(5+1) = 31" in teorema("count", "4", "5", "1", "--explain", PYTHONIOENCODING=page).text


def test_json_of_a_code_page_is_json() -> None:
    told = json.loads(teorema("course", "--json", PYTHONIOENCODING="cp1252").text)
    assert (told["schema"], len(told["pieces"])) == (1, 24)
    assert told["pieces"][4]["title"]["es"] == "La neurona artificial y el perceptrón"


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text on Windows")
def test_an_argument_that_is_no_text_is_one_line() -> None:
    for words in ((b"course", b"\xff\xfe"), (b"count", b"4", b"\xff"), (b"\xff",)):
        answer = teorema(*words)
        assert answer.code == 2
        assert answer.line.startswith("teorema: ")


def test_no_colour_reaches_a_pipe() -> None:
    for told in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}):
        assert b"\x1b" not in teorema("course", "--lang", "es", **told).out


def test_a_closed_pipe_is_no_complaint() -> None:
    command = [sys.executable, "-m", "teorema.tools.cli", "course", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_bug_of_ours_is_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(lang: str) -> None:
        raise RuntimeError("a bug\non two lines")

    monkeypatch.setattr(program, "build", broken)
    assert main(["course"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "RuntimeError: a bug on two lines" in told
    monkeypatch.setenv("TEOREMA_DEBUG", "1")
    with pytest.raises(RuntimeError, match="a bug"):
        main(["course"])


def test_an_interrupt_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(lang: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "build", interrupted)
    assert main(["course", "--lang", "es"]) == 1
    assert capsys.readouterr().err == "teorema: detenido\n"


def test_counting_needs_neither_numpy_nor_sympy() -> None:
    code = "import sys; sys.modules.update(numpy=None, sympy=None); from teorema.tools.cli.main import main; main(['count', '4', '5', '1'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "31\n"
