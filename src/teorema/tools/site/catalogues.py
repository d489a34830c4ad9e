"""The Spanish catalogues: brought up to date from the pages, and refused while a message is missing, doubtful or left over."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

LANGUAGE: Final = "es"
ALIKE: Final = frozenset({"NumPy", "teorema", "API", "Total", "General"})
"""Messages that read the same in both languages though they hold words."""

_NOT_WORDS: Final = re.compile(r"\$[^$]*\$|`+[^`]*`+|\{[a-z:]+\}|<[^>]*>|\w*[_.]\w[\w.]*|https?://\S+")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FORMULA: Final = re.compile(r"\$([^$]+)\$")

_HEADER: Final = """# Spanish of docs/{page}.md
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: es\\n"

"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one message of one catalogue."""

    page: str
    what: str
    message: str

    def __str__(self) -> str:
        line = " ".join(self.message.split())
        return f"{self.page}.po: {self.what}: {line if len(line) <= 100 else line[:99] + '…'}"


def read(path: Path) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE if path.suffix == ".po" else None, charset="utf-8")


def templates(folder: Path) -> dict[str, Path]:
    """Page -> template, for every page that the gettext builder wrote."""
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.pot"))}


def update(pots: dict[str, Path], locale: Path) -> list[str]:
    """Bring the catalogues of these pages up to date: new messages enter empty, near ones as fuzzy, old ones leave.

    Returns:
        One line for every catalogue that changed.
    """
    lines = []
    for page, pot in pots.items():
        path, source = locale / f"{page}.po", read(pot)
        catalogue = read(path) if path.exists() else Catalog(locale=LANGUAGE, charset="utf-8", fuzzy=False)
        before = {message.id for message in catalogue if message.id}
        catalogue.update(source, no_fuzzy_matching=not before)
        catalogue.obsolete.clear()
        after = {message.id for message in catalogue if message.id}
        text = written(page, catalogue)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            lines.append(f"{page}.po: {len(after - before)} new, {len(before - after)} gone")
    return lines


def written(page: str, catalogue: Catalog) -> str:
    """A catalogue as it stands in its file: no dates, no places, one message a line, so that it changes only with its messages."""
    for message in catalogue:
        message.flags -= {"python-format", "python-brace-format"}
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, no_location=True, ignore_obsolete=True)
    return _HEADER.format(page=page) + body.getvalue().decode("utf-8").strip() + "\n"


def faults(pots: dict[str, Path], locale: Path) -> list[Fault]:
    """Everything that keeps the Spanish pages from being complete."""
    found = [fault for page, pot in pots.items() for fault in _of_page(page, read(pot), locale / f"{page}.po")]
    for path in sorted(locale.rglob("*.po")):
        page = path.relative_to(locale).with_suffix("").as_posix()
        if page not in pots and page != "sphinx":
            found.append(Fault(page, "no page has this name", path.name))
    return found


def _of_page(page: str, source: Catalog, path: Path) -> Iterator[Fault]:
    if not path.exists():
        yield Fault(page, "the catalogue is missing", path.name)
        return
    catalogue = read(path)
    for message in source:
        english = str(message.id)
        if not english:
            continue
        translated = catalogue.get(english)
        if translated is None or not translated.string:
            yield Fault(page, "missing", english)
            continue
        spanish = str(translated.string)
        if translated.fuzzy:
            yield Fault(page, "fuzzy", english)
        if spanish == english and english not in ALIKE and _WORD.search(_NOT_WORDS.sub(" ", english)):
            yield Fault(page, "left in English", english)
        if Counter(_FORMULA.findall(spanish)) != Counter(_FORMULA.findall(english)):
            yield Fault(page, "formulas differ", english)
    english_ids = {message.id for message in source}
    for message in catalogue:
        if message.id and message.id not in english_ids:
            yield Fault(page, "left over", str(message.id))
    for old in catalogue.obsolete:
        yield Fault(page, "obsolete", str(old))
