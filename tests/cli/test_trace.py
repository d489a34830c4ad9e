"""`teorema trace` as a user meets it: the example, a file of his own, values replaced, and misuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teorema.tools.cli.main import main


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code and both streams of the program run on these words."""
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEOREMA_LANG", "en")


BOARD = ("--set", "W1=1 0; 1 -1", "--set", "b1=0 0", "--set", "W2=2 3")


def test_the_example_with_values_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = answer(capsys, "trace", "2", "2", "1", *BOARD)
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert "δ^[1] = (2, 0)ᵀ ζ^[1] ⊙ relu'(z^[1])" in lines
    assert "g_W^[1] = [2, 4; 0, 0] δ^[1] xᵀ" in lines


def test_logistic_at_log_3(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("trace", "1", "1", "1", "--hidden", "logistic", "--set", "W1=log(3)", "--set", "b1=0", "--format", "json")
    code, out, _ = answer(capsys, *words)
    rows = {row["name"]: row["value"] for row in json.loads(out)["rows"]}
    assert (code, rows["a^[1]"]) == (0, [["3/4"]])


def test_a_file_is_written_once_edited_and_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "pass.toml"
    code, out, _ = answer(capsys, "trace", "2", "2", "1", "--new", str(file))
    assert (code, out) == (0, f"written: {file}; edit it, then: teorema trace {file}\n")
    edited = file.read_text("utf-8").replace("x = [1, 2]", 'x = [1, "1/2"]')
    file.write_text(edited, "utf-8")
    code, _, err = answer(capsys, "trace", "2", "2", "1", "--new", str(file))
    assert (code, err) == (2, f"teorema: {file}: exists already and is left as it is; give another name\n")
    assert file.read_text("utf-8") == edited
    code, out, _ = answer(capsys, "trace", str(file), "--format", "latex")
    assert code == 0
    assert out.startswith(r"\begin{aligned}x&=\begin{bmatrix}1\\\frac{1}{2}\end{bmatrix}\\")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "give widths or a file; see teorema trace --help"),
        (("no.toml",), "no.toml: cannot be read, got No such file or directory"),
        (("2", "x"), "widths: "),
        (("40", "1"), "widths: at most 12 units a layer and 8 layers by hand, got 40 1"),
        (("1", "1", "--set", "x"), "--set: must read NAME=ENTRIES, got x"),
        (("1", "1", "--set", "x=1 2"), "x: must be 1×1, got 2×1"),
        (("1", "1", "--set", "V1=1"), "values: must be among x, y, W1, b1, got V1"),
        (("1", "1", "--hidden", "sine"), "hidden: must be one of "),
        (("1", "1", "1", "--set", "W1=0", "--set", "b1=0"), "δ^[1]: must have a value there, got relu has no derivative of order 1 at 0"),
        (("1", "1", "--new", "/no/such/folder/f"), "/no/such/folder/f: cannot be written, got No such file or directory"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_misuse_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], line: str
) -> None:
    code, out, err = answer(capsys, "trace", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"teorema: {line}"), err
