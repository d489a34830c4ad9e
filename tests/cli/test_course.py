"""`teorema course`: the 24 pieces, what a piece answers to, and how its statements stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teorema.course import BUILT, PIECES
from teorema.evidence import Ledger
from teorema.symbolic.statements import statements_of
from teorema.tools.cli import record
from teorema.tools.cli.finding import find_piece
from teorema.tools.cli.grammar import Misuse
from teorema.tools.cli.main import main
from teorema.tools.cli.record import fresh_record

from .ledgers import ledger, statement


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.stem)
def test_a_piece_answers_to_all_its_names(piece) -> None:
    names = [str(piece.number), piece.code, piece.stem, piece.stem.upper(), piece.stem.replace("_", " ")]
    names += [piece.title["en"], piece.title["es"], piece.title["es"].upper()]
    assert {find_piece(name).stem for name in names} == {piece.stem}


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("propagacion", "forward"), ("RETROPROPAGACION", "backprop"), ("la fabrica de cocteles", "cocktail_factory"),
        ("forw", "forward"), ("descenso", "gradient_descent"), ("agua en", "water_tank"), ("learning_p", "learning_problem"),
    ],
)  # fmt: skip
def test_beginnings_without_accents(name: str, stem: str) -> None:
    assert find_piece(name).stem == stem


@pytest.mark.parametrize("name", ["0", "25", "-1", "", " ", "?", "zzz", "1.5"])
def test_no_piece(name: str) -> None:
    with pytest.raises(Misuse, match="no piece answers to"):
        find_piece(name)


def test_too_short_a_beginning_names_the_candidates() -> None:
    with pytest.raises(Misuse, match="'g' may be batch_gradients, gradient_descent"):
        find_piece("g")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the ledger of this machine would be; there is none yet, and the digest of the tree is all ones."""
    monkeypatch.setattr(record, "ledger_of", lambda: tmp_path / "ledger.json")
    monkeypatch.setattr(record, "released_ledger", lambda: None)
    monkeypatch.setattr(record, "digest", lambda folder, **tools: "1" * 64)
    return tmp_path / "ledger.json"


def saved(made: Ledger, path: Path) -> None:
    """The ledger in its file."""
    path.write_text(made.json(), "utf-8")


def test_without_a_run_the_statements_are_counted_and_nothing_is_claimed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["course", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.rstrip().endswith("not run here yet: teorema verify")
    assert "checked" not in out
    assert out.count("to come") == len(PIECES) - len(BUILT)
    for piece in PIECES:
        assert f"{piece.code}  {piece.stem}" in out
    for stem in BUILT:
        assert f"{len(statements_of(stem))} statements" in out


def test_a_fresh_ledger_tells_the_standing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved(ledger(statement(), statement("layers-other", "cited"), digest="1" * 64), here)
    assert main(["course", "capa afin", "--lang", "es"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("08  layers  Capa afín y activación; vista escalar\n")
    assert "1 verificado, 1 citado" in out
    assert "Forma matricial y escalar" in out
    assert "hecha aquí el 2026-11-22 20:15" in out


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 2}'])
def test_a_torn_ledger_is_none(here: Path, text: str) -> None:
    here.write_text(text, "utf-8")
    assert fresh_record() is None


def test_a_ledger_of_another_tree_is_none(here: Path) -> None:
    saved(ledger(statement(), digest="2" * 64), here)
    assert fresh_record() is None


def test_a_partial_ledger_is_none(here: Path) -> None:
    saved(ledger(statement(), digest="1" * 64, partial=True), here)
    assert fresh_record() is None


def test_the_ledger_of_the_release_counts_until_there_is_one_of_this_machine(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    released = here.with_name("released.json")
    saved(ledger(statement(standing="cited"), digest="1" * 64), released)
    monkeypatch.setattr(record, "released_ledger", lambda: released)
    assert main(["course", "layers", "--lang", "en"]) == 0
    assert "Standing as of the release (2026-11-22 20:15); here: teorema verify" in capsys.readouterr().out
    saved(ledger(statement(), digest="1" * 64), here)
    assert main(["course", "layers", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "1 checked" in out
    assert "release" not in out


def test_json_holds_the_whole_syllabus(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved(ledger(statement(), digest="1" * 64), here)
    assert main(["course", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["command"], told["ledger"]) == (1, "course", "run")
    assert [piece["stem"] for piece in told["pieces"]] == [piece.stem for piece in PIECES]
    (layers,) = (piece for piece in told["pieces"] if piece["stem"] == "layers")
    assert layers["statements"] == [
        {
            "id": "layers-matrix-scalar",
            "kind": "theorem",
            "title": {"en": "Matrix and scalar form", "es": "Forma matricial y escalar"},
            "standing": "checked",
        }
    ]
