"""`teorema verify`: the ledger of a run, printed by piece, one statement at a time, or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from teorema.evidence import Ledger
from teorema.evidence import run as evidence_run
from teorema.symbolic.statements import registry
from teorema.tools.cli import checking
from teorema.tools.cli.checking import require_tools, run_checks, writable
from teorema.tools.cli.grammar import Broken, Misuse
from teorema.tools.cli.main import main

from .ledgers import check, ledger, statement
from .program import teorema

Runner = Callable[[Sequence[str], str, Callable[[int, int], None]], Ledger]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Callable[[Ledger], list[tuple[tuple[str, ...], str]]]:
    """Let the next runs of the checks give this ledger; what was asked of them is noted."""

    def gives(made: Ledger) -> list[tuple[tuple[str, ...], str]]:
        asked: list[tuple[tuple[str, ...], str]] = []

        def run(ids: Sequence[str], profile: str, progress: Callable[[int, int], None]) -> Ledger:
            progress(1, 2)
            asked.append((tuple(ids), profile))
            return made

        monkeypatch.setattr(checking, "run_checks", run)
        return asked

    return gives


def test_the_ledger_is_printed_by_piece(ran: Callable[[Ledger], object], capsys: pytest.CaptureFixture[str]) -> None:
    ran(ledger(statement(), statement("counting-parameters"), statement("layers-cited", "cited")))
    assert main(["verify", "--lang", "es"]) == 0
    out = capsys.readouterr().out
    assert (
        out.index("08  Capa afín") < out.index("layers-matrix-scalar") < out.index("layers-cited") < out.index("09  N")
    )
    assert "verificado" in out
    assert "exacta 20 puntos" in out
    assert "demostrado en el libro" in out
    assert "3 enunciados: 2 verificados, 1 citado, 0 abiertos; 2 verificaciones, 2 refutaciones; 12.5 s" in out


def test_an_open_statement_fails_and_says_why(
    ran: Callable[[Ledger], object], capsys: pytest.CaptureFixture[str]
) -> None:
    ran(ledger(statement(standing="open", checks=[check(outcome="failed", refuted=[])])))
    assert main(["verify", "--lang", "en"]) == 1
    assert "no check states it" in capsys.readouterr().out


def test_one_statement_shows_its_checks_and_witnesses(
    ran: Callable[[Ledger], list[tuple[tuple[str, ...], str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    name = next(iter(registry()))
    asked = ran(ledger(statement()))
    assert main(["verify", name, "--profile", "thorough", "--lang", "en"]) == 0
    assert asked == [((name,), "thorough")]
    out = capsys.readouterr().out
    for said in (
        "exact · both_forms_agree · passed · 20 points",
        "rational layers",
        "    depth 1–4\n",
        "W = [[1, 2]], x = [1]",
    ):
        assert said in out
    assert main(["verify", name, "--lang", "es"]) == 0
    assert "exacta · both_forms_agree · aprobada · 20 puntos" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "checked_at", "figures", "total"),
    [
        (
            "en",
            "1 point ·",
            "1 shape, depth 2, gap 0.21",
            "1 statement: 1 checked, 0 cited, 0 open; 1 check, 1 refutation; ",
        ),
        (
            "es",
            "1 punto ·",
            "1 juego de dimensiones, profundidad 2, gap 0.21",
            "1 enunciado: 1 verificado, 0 citados, 0 abiertos; 1 verificación, 1 refutación; ",
        ),
    ],
)
def test_one_of_a_thing_is_said_in_the_singular(
    lang: str,
    checked_at: str,
    figures: str,
    total: str,
    ran: Callable[[Ledger], object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = check(points=1, measured={"points": 1, "shapes": 1, "depth": [2, 2], "undecided": 0, "gap": 0.2103})
    ran(ledger(statement(checks=[one])))
    assert main(["verify", "layers-matrix-scalar", "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert checked_at in out
    assert f"    {figures}\n" in out
    assert total in out


def test_what_was_measured_is_said_in_both_languages(
    ran: Callable[[Ledger], object], capsys: pytest.CaptureFixture[str]
) -> None:
    several = check(
        measured={"points": 20, "shapes": 4, "depth": [1, 4], "width": [1, 3], "batch": [1, 2], "undecided": 3}
    )
    for lang, said in (
        ("en", "4 shapes, depth 1–4, width 1–3, batch 1–2, undecided 3"),
        ("es", "4 juegos de dimensiones, profundidad 1–4, ancho 1–3, lote 1–2, sin decidir 3"),
    ):
        ran(ledger(statement(checks=[several, check(measured={})])))
        assert main(["verify", "layers-matrix-scalar", "--lang", lang]) == 0
        out = capsys.readouterr().out
        assert f"    {said}\n" in out
        assert not any(line.isspace() for line in out.splitlines())


def test_a_piece_means_its_statements(
    ran: Callable[[Ledger], list[tuple[tuple[str, ...], str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ran(ledger(statement()))
    assert main(["verify", "layers"]) == 0
    assert asked[0][0] == tuple(name for name, one in registry().items() if one.piece == "layers")


def test_an_unknown_id_names_the_three_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    for lang, sentence in (("en", "no statement"), ("es", "no existe el enunciado")):
        assert main(["verify", "layers-matrix-scalr", "--lang", lang]) == 2
        told = capsys.readouterr().err
        assert sentence in told
        assert sum(name in told for name in registry()) >= 1
        assert told.count(",") >= 2
        assert told.count("\n") == 1


def test_json_is_the_ledger(ran: Callable[[Ledger], object], capsys: pytest.CaptureFixture[str]) -> None:
    made = ledger(statement(), statement("layers-open", "open"))
    ran(made)
    assert main(["verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == made.data


@pytest.mark.parametrize("module", checking.NEEDED)
def test_without_the_extra_one_line_says_what_to_install(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checking, "find_spec", lambda name: None if name == module else object())
    with pytest.raises(Misuse, match=rf'the checks need {checking.NEEDED[module]}: pip install "teorema\[proofs\]"'):
        require_tools()
    assert main(["verify", "--lang", "es"]) == 2
    told = capsys.readouterr().err
    assert "las verificaciones necesitan" in told
    assert 'pip install "teorema[proofs]"' in told
    assert told.count("\n") == 1


def test_a_pytest_that_breaks_down_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> Ledger:
        raise evidence_run.RunFailed("pytest ended with 3", "INTERNALERROR\n")

    monkeypatch.setattr(evidence_run, "run", broken)
    monkeypatch.setattr(checking, "ledger_of", lambda: tmp_path / "cache" / "ledger.json")
    with pytest.raises(Broken, match="the checks did not come to an end; what pytest said is in"):
        run_checks((), "quick", lambda done, total: None)
    assert (tmp_path / "cache" / "verify.log").read_text("utf-8") == "INTERNALERROR\n"
    assert main(["verify", "--lang", "es"]) == 1
    told = capsys.readouterr().err
    assert "las verificaciones no llegaron a su fin" in told
    assert told.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="folders are protected otherwise on Windows")
def test_a_folder_that_cannot_be_written_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    target = tmp_path / "file" / "teorema" / "ledger.json"
    assert writable(target) != target
    assert writable(tmp_path / "new" / "ledger.json") == tmp_path / "new" / "ledger.json"


def test_one_statement_in_a_real_process() -> None:
    name = next(name for name, one in registry().items() if one.reason is None)
    answer = teorema("verify", name, "--json", PYTHONIOENCODING="cp1252")
    assert answer.code == 0, answer.err
    told = json.loads(answer.text)
    assert (told["schema"], told["partial"]) == (1, True)
    (entry,) = told["statements"]
    assert (entry["id"], entry["standing"]) == (name, "checked")
    for one in entry["checks"]:
        assert {"kind", "scope", "measured", "outcome", "seconds", "points", "refuted"} <= set(one)
