"""One Spanish word for one thing, in everything a reader may see, and no second person singular."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from .tree import ROOT

WORDS = (
    (r"\bshapes?\b", r"\bformas?\b", "dimensiones"),
    (r"\bcosts?\b", r"\bcostes?\b", "costo"),
    (r"\bbias(es)?\b", r"\bbias(es)?\b", "sesgo"),
    (r"\bback-?propagation\b", r"\b(backprop\w*|propagación hacia atrás)\b", "retropropagación"),
    (r"\b(black)?board\b", r"\bpizarras?\b", "pizarrón"),
)
SECOND_PERSON = r"(?i)\b(tú|vos|usted(es)?|puedes|podés|debes|tienes|tenés|contigo|escribí|mirá|elegí|usá)\b"
ANOTHER_FORMA = (
    r"(?i)\bforma (simple|normal|matricial|escalar|cuadrática|aumentada|en que)\b|\bformas normales\b|\bnunca forma\b"
    r"|\bforma de las? gráficas?\b|\bsiguiente forma\b"
)
"""Where the Spanish means a manner, a kind, a drawing, or the verb."""


def texts() -> Iterator[tuple[str, str, str]]:
    """Every pair Text(en, es) of the sources, f-strings without what they insert."""
    for folder in ("src", "proofs_tests"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text"
                if named and len(node.args) == 2:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", *(_plain(one) for one in node.args)


def _plain(node: ast.expr) -> str:
    return "".join(
        str(one.value) for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def messages() -> Iterator[tuple[str, str, str]]:
    """Every translated message of the catalogues, without formulas and code."""
    pofile = pytest.importorskip("babel.messages.pofile")
    for path in sorted((ROOT / "docs" / "locale" / "es").rglob("*.po")):
        with path.open("rb") as stream:
            for one in pofile.read_po(stream):
                if isinstance(one.id, str) and one.id and isinstance(one.string, str):
                    yield f"{path.relative_to(ROOT)}:{one.lineno}", one.id, one.string


def wrong(en: str, es: str) -> str | None:
    """The word that should stand there, if another one does."""
    read, said = (re.sub(r"\$[^$]*\$|`+[^`]*`+|\{\w+(:\w+)?\}", " ", one) for one in (en, es))
    said = re.sub(ANOTHER_FORMA, " ", said)
    for english, avoided, word in WORDS:
        if re.search(english, read, re.IGNORECASE) and re.search(avoided, said, re.IGNORECASE):
            return word
    return "an impersonal form" if re.search(SECOND_PERSON, said) else None


@pytest.mark.parametrize("source", [texts, messages], ids=["texts", "catalogues"])
def test_one_thing_has_one_spanish_word(source: object) -> None:
    assert callable(source)
    found = {place: word for place, en, es in source() if (word := wrong(en, es))}
    assert not found, found


@pytest.mark.parametrize(
    ("en", "es", "word"),
    [
        ("the shapes differ", "las formas difieren", "dimensiones"),
        ("the bias", "el bias", "sesgo"),
        ("the cost", "el coste", "costo"),
        ("the board", "la pizarra", "pizarrón"),
        ("try it", "si puedes", "an impersonal form"),
        ("the shape of the graph", "la forma de la gráfica", None),
        ("a normal form of shape (n,)", "una forma normal de dimensiones (n,)", None),
    ],
)
def test_the_law_sees_each_of_them(en: str, es: str, word: str | None) -> None:
    assert wrong(en, es) == word
