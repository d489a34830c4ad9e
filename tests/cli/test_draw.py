"""`teorema draw` as a user meets it: SVG and TikZ on any code page, files that are never replaced, misuse in one line."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from teorema.symbolic.network.drawing import draw, every_depth
from teorema.tools.cli.main import main
from teorema.tools.cli.output import write_new

from .program import teorema


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code and both streams of the program run on these words."""
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEOREMA_LANG", "en")


def test_the_command_prints_what_the_door_draws(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "draw", "4", "5", "1") == (0, draw(4, 5, 1).svg() + "\n", "")
    assert answer(capsys, "draw", "3", "m", "1", "--format", "tikz") == (0, draw(3, "m", 1).tikz(), "")
    words = (
        "draw",
        "p",
        "m",
        "q",
        "--hidden",
        "tanh",
        "--output",
        "softmax",
        "--loss",
        "cross_entropy",
        "--batch",
        "n",
    )
    full = draw(
        "p", "m", "q", hidden="tanh", output="softmax", loss="cross_entropy", batch="n", neuron=(1, 2), lang="es"
    )
    code, out, err = answer(capsys, *words, "--neuron", "1", "2", "--alone", "--lang", "es")
    assert (code, out, err) == (0, full.svg(alone=True) + "\n", "")
    code, out, _ = answer(capsys, *words, "--neuron", "1", "2", "--alone", "--lang", "es", "--format", "tikz")
    assert (code, out) == (0, full.tikz(alone=True))
    assert answer(capsys, "draw", "--general", "--lang", "es")[1] == every_depth("es").svg() + "\n"
    deep = draw(2, 3, 3, 1, hidden=["tanh", "relu"])
    assert answer(capsys, "draw", "2", "3", "3", "1", "--hidden", "tanh,relu")[1] == deep.svg() + "\n"


@pytest.mark.parametrize("form", ["svg", "tikz"])
def test_a_drawing_survives_the_code_page_of_windows(form: str) -> None:
    said = teorema("draw", "p", "m", "1", "--lang", "es", "--format", form, "--alone", PYTHONIOENCODING="cp1252")
    assert (said.code, said.err) == (0, b"")
    assert said.out == teorema("draw", "p", "m", "1", "--lang", "es", "--format", form, "--alone", PYTHONUTF8="1").out
    assert ElementTree.fromstring(said.text) is not None if form == "svg" else said.text.isascii()


def test_a_file_is_written_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "network.svg"
    assert answer(capsys, "draw", "4", "5", "1", "--alone", "-o", str(file)) == (0, f"written: {file}\n", "")
    assert file.read_bytes().decode("utf-8") == draw(4, 5, 1).svg(alone=True) + "\n"
    code, out, err = answer(capsys, "draw", "2", "1", "-o", str(file))
    assert (code, out, err) == (2, "", f"teorema: {file}: exists already and is left as it is; give another name\n")
    assert file.read_text("utf-8") == draw(4, 5, 1).svg(alone=True) + "\n"
    code, _, err = answer(capsys, "draw", "2", "0", "-o", str(tmp_path / "none.svg"))
    assert code == 2 and not (tmp_path / "none.svg").exists()


def test_write_new_refuses_what_it_cannot_write(tmp_path: Path) -> None:
    from teorema.ground.errors import Refused
    from teorema.tools.cli.grammar import Misuse

    with pytest.raises(Refused, match="cannot be written"):
        write_new(tmp_path / "no" / "folder", "text")
    (tmp_path / "there").write_text("kept")
    with pytest.raises(Misuse, match="exists already and is left as it is"):
        write_new(tmp_path / "there", "text")
    assert os.listdir(tmp_path) == ["there"] and (tmp_path / "there").read_text() == "kept"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "give widths, or --general; see teorema draw --help"),
        (("2", "1", "--general"), "--general takes no widths; see teorema draw --help"),
        (("--general", "--loss", "squared"), "--general is drawn without --loss; see teorema draw --help"),
        (("--general", "--neuron", "1", "1"), "--general is drawn without --neuron; see teorema draw --help"),
        (("4",), "widths: must be from 2 to 201 widths, each a name or an integer from 1 to 10000, got 4"),
        (("4", "-5", "1"), "widths: must be from 2 to 201 widths, each a name or an integer from 1 to 10000, got 4 -5 1"),
        (("4", "999999999999", "1"), "widths: must be from 2 to 201 widths"),
        (("4", "10001", "1"), "widths: must be from 2 to 201 widths"),
        (("1",) * 202, "widths: must be from 2 to 201 widths, each a name or an integer from 1 to 10000, got 202"),
        (("p" * 500, "1"), "widths: a drawn name has at most 12 letters, digits and underscores, Latin or Greek, and begins with a letter, got "),
        (("4", "--colour", "1"), "widths: must be"),
        (("4", "5", "1", "--neuron", "1", "9"), "neuron: must be a layer and one of its drawn neurons, as in 1 2, got 1 9"),
        (("4", "5", "1", "--neuron", "1"), "--neuron: needs a value; see teorema draw --help"),
        (("4", "5", "1", "--hidden", "sine"), "hidden: must be one of "),
        (("4", "5", "1", "--output", "sine"), "output: must be one of "),
        (("4", "5", "1", "--loss", "mse"), "loss: must be one of "),
        (("4", "5", "1", "--loss", ""), "loss: must be one of "),
        (("4", "5", "1", "--output", ""), "output: must be one of "),
        (("4", "5", "1", "--batch", "0"), "batch: must be a name other than L, l, N or an integer from 1 to 10000, got 0"),
        (("4", "5", "1", "--format", "png"), "--format: must be one of svg, tikz, got 'png'"),
        (("4", "5", "1", "-o", "/no/such/folder/f"), "/no/such/folder/f: cannot be written, got No such file or directory"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_misuse_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], line: str
) -> None:
    code, out, err = answer(capsys, "draw", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"teorema: {line}"), err


def test_misuse_speaks_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = answer(capsys, "draw", "año", "1", "--lang", "es")
    assert code == 2 and err.startswith("teorema: widths: un nombre dibujado tiene a lo sumo 12 letras")
    code, out, _ = answer(capsys, "draw", "--help", "--lang", "es")
    assert code == 0 and "Dibuja una red como SVG o TikZ." in out
