"""The Spanish catalogues: what is missing, doubtful, left over or altered is found, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teorema.course import BUILT, piece
from teorema.tools.site import catalogues
from teorema.tools.site.build import DOCS
from teorema.tools.site.catalogues import faults, update

POT = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Every layer has $N_l$ neurons."
msgstr ""

msgid "$N_l$ and `forward`"
msgstr ""

msgid "NumPy"
msgstr ""
"""
DONE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Every layer has $N_l$ neurons."
msgstr "Toda capa tiene $N_l$ neuronas."

msgid "$N_l$ and `forward`"
msgstr "$N_l$ y `forward`"

msgid "NumPy"
msgstr "NumPy"
"""
SENTENCE = 'msgstr "Toda capa tiene $N_l$ neuronas."'


@pytest.fixture
def pots(tmp_path: Path) -> dict[str, Path]:
    path = tmp_path / "pot" / "page.pot"
    path.parent.mkdir()
    path.write_text(POT, encoding="utf-8")
    return {"page": path}


def found(pots: dict[str, Path], folder: Path, po: str | None) -> list[str]:
    if po is not None:
        (folder / "page.po").write_text(po, encoding="utf-8")
    return [fault.what for fault in faults(pots, folder)]


@pytest.mark.parametrize(
    ("po", "what"),
    [
        (DONE, []),
        (None, ["the catalogue is missing"]),
        (DONE.replace(SENTENCE, 'msgstr ""'), ["missing"]),
        (DONE.replace('msgid "Every', '#, fuzzy\nmsgid "Every'), ["fuzzy"]),
        (DONE.replace(SENTENCE, 'msgstr "Every layer has $N_l$ neurons."'), ["left in English"]),
        (DONE.replace(SENTENCE, 'msgstr "Toda capa tiene $N_1$ neuronas."'), ["formulas differ"]),
        (DONE + '\nmsgid "gone"\nmsgstr "ido"\n', ["left over"]),
        (DONE + '\n#~ msgid "old"\n#~ msgstr "viejo"\n', ["obsolete"]),
    ],
)
def test_faults_are_found(pots: dict[str, Path], tmp_path: Path, po: str | None, what: list[str]) -> None:
    assert found(pots, tmp_path, po) == what


def test_a_catalogue_without_a_page_is_found(pots: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "other.po").write_text(DONE, encoding="utf-8")
    assert found(pots, tmp_path, DONE) == ["no page has this name"]


def test_an_update_keeps_translations_and_asks_for_new_ones(pots: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "page.po").write_text(DONE, encoding="utf-8")
    pots["page"].write_text(POT + '\nmsgid "An entirely new sentence"\nmsgstr ""\n', encoding="utf-8")
    assert update(pots, tmp_path) == ["page.po: 1 new, 0 gone"]
    assert [str(fault) for fault in faults(pots, tmp_path)] == ["page.po: missing: An entirely new sentence"]
    assert update(pots, tmp_path) == []


def test_a_changed_sentence_comes_back_as_fuzzy(pots: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "page.po").write_text(DONE, encoding="utf-8")
    pots["page"].write_text(POT.replace("Every layer has", "Each layer has"), encoding="utf-8")
    update(pots, tmp_path)
    assert [fault.what for fault in faults(pots, tmp_path)] == ["fuzzy"]


def test_a_written_catalogue_names_neither_machine_nor_date(pots: dict[str, Path], tmp_path: Path) -> None:
    update(pots, tmp_path)
    text = (tmp_path / "page.po").read_text(encoding="utf-8")
    assert str(tmp_path) not in text and "POT-Creation-Date" not in text
    assert catalogues.read(tmp_path / "page.po").get("NumPy") is not None


@pytest.mark.parametrize("stem", BUILT)
def test_a_page_bears_the_title_of_its_piece(stem: str) -> None:
    heading = next(
        line for line in (DOCS / "course" / f"{stem}.md").read_text(encoding="utf-8").splitlines() if line[:2] == "# "
    )
    spanish = catalogues.read(DOCS / "locale" / "es" / "LC_MESSAGES" / "course" / f"{stem}.po").get(heading[2:])
    assert spanish is not None
    titles = [re.sub(r"\$f_.theta\$", "f_θ", title) for title in (heading[2:], str(spanish.string))]
    assert titles == [piece(stem).title[lang] for lang in ("en", "es")]
