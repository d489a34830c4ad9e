"""Every figure that a check measures and every scope of its points has its words, in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from teorema.tools.measured import NAMES, measured

from .tree import ROOT

CHECKS = sorted((ROOT / "proofs_tests").glob("*.py"))
NO_FIGURE = {"specialise"}
"""Keywords of a point that are no scope."""


def names_in(source: str) -> Iterator[tuple[str, int]]:
    """What is measured and the scopes that are given by keyword, with their lines; a name that is computed is no name."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr == "measured":
            name = node.args[0]
            yield (name.value if isinstance(name, ast.Constant) else "", node.lineno)
        if isinstance(node.func, ast.Name) and node.func.id == "Point":
            yield from ((one.arg, node.lineno) for one in node.keywords if one.arg and one.arg not in NO_FIGURE)


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.name)
def test_what_a_check_measures_is_said_in_words(path: Path) -> None:
    bare = [
        f"{path.name}:{line} {name!r}" for name, line in names_in(path.read_text(encoding="utf-8")) if name not in NAMES
    ]
    assert not bare, f"give them their words in src/teorema/tools/measured.py: {', '.join(bare)}"


def test_the_walk_finds_what_is_measured() -> None:
    source = 'claim.measured("gap", 1)\nclaim.measured(f"e/{k}", 2)\nPoint({}, breadth=3, **scope)'
    assert [name for name, _ in names_in(source)] == ["gap", "", "breadth"]
    assert sum(".measured(" in path.read_text(encoding="utf-8") for path in CHECKS) > 5


def test_no_name_is_shown_as_it_stands_in_code() -> None:
    for lang in ("en", "es"):
        for name in NAMES:
            (said,) = measured({name: 2.5})
            assert "{" not in said[lang] and not set("|/") & set(said[lang])
