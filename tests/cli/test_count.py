"""`teorema count`: the number, its explanation, and one line for each way of asking wrongly."""

from __future__ import annotations

import json
import time

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


def test_the_network_of_the_lecture_has_31_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "count", "4", "5", "1") == (0, "31\n", "")


def test_the_explanation_shows_the_sum_and_the_costs(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = answer(capsys, "count", "4", "5", "1", "--explain")
    lines = out.splitlines()
    assert (code, lines[0]) == (0, "5·(4+1) + 1·(5+1) = 31")
    assert [line.rpartition(": ")[2] for line in lines[1:]] == ["6", "25", "37", "56"]


def test_the_explanation_in_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, "count", "4", "5", "1", "--explain", "--lang", "es")
    assert "neuronas: 6" in out
    assert "costo de la diapositiva" in out


def test_json_has_a_schema_and_every_number(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, "count", "4", "5", "1", "--json")
    told = json.loads(out)
    assert told == {
        "schema": 1, "command": "count", "widths": [4, 5, 1], "parameters": 31, "neurons": 6, "multiply_adds": 25,
        "slide_cost": 37, "flops": 56, "sum": "5·(4+1) + 1·(5+1)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "en", "es"),
    [
        (["4"], "must be at least two positive integers, inputs first, got [4]", "deben ser al menos dos"),
        ([], "must be at least two positive integers, inputs first, got []", "deben ser al menos dos"),
        (["4", "0", "1"], "must be at least two positive integers, inputs first, got 0", "se recibió 0"),
        (["4", "x", "1"], "must be at least two positive integers, inputs first, got x", "se recibió x"),
        (["4", "-5", "1"], "must be at least two positive integers, inputs first, got -5", "se recibió -5"),
        (["-4", "5", "1"], "must be at least two positive integers, inputs first, got -4", "se recibió -4"),
        (["4", "5.0", "1"], "got 5.0", "se recibió 5.0"),
        (["4", "1_000", "1"], "got 1_000", "se recibió 1_000"),
        (["4", "٥", "1"], "got ٥", "se recibió ٥"),
        (["4", "", "1"], "got ''", "se recibió ''"),
        (["4", "5\n6", "1"], "got", "se recibió"),
        (["4", "1" * 1001, "1"], "must have at most 1000 digits each", "a lo sumo 1000 cifras"),
        (["4", "--", "-5"], "got -5", "se recibió -5"),
    ],
)
def test_wrong_widths_are_one_line_and_misuse(
    capsys: pytest.CaptureFixture[str], words: list[str], en: str, es: str
) -> None:
    for lang, sentence in (("en", en), ("es", es)):
        code, out, err = answer(capsys, "count", "--lang", lang, *words)
        assert (code, out) == (2, "")
        assert err.startswith("teorema: widths: ")
        assert sentence in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "en", "es"),
    [
        (["4", "5", "--exlain"], "no option '--exlain', nearest: --explain", "no existe la opción '--exlain'"),
        (["4", "-x"], "no option '-x'", "no existe la opción '-x'"),
        (["4", "5", "--json=1"], "--json: takes no value", "--json: no lleva valor"),
    ],
)
def test_wrong_options_are_one_line_and_misuse(
    capsys: pytest.CaptureFixture[str], words: list[str], en: str, es: str
) -> None:
    for lang, sentence in (("en", en), ("es", es)):
        code, _, err = answer(capsys, "count", *words, "--lang", lang)
        assert (code, err.count("\n")) == (2, 1)
        assert sentence in err


def test_huge_widths_are_counted_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    big = "9" * 1000
    start = time.monotonic()
    code, out, _ = answer(capsys, "count", big, big, "1")
    assert code == 0
    assert int(out) == int(big) * (int(big) + 1) + int(big) + 1
    assert answer(capsys, "count", *["1000000000000"] * 3000)[0] == 0
    assert time.monotonic() - start < 10
