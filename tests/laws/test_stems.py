"""One stem, one set of rooms: the map of pieces is complete for those that are built and empty for the others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from teorema.course import BUILT, PIECES, piece

from .tree import PACKAGE, ROOT

STEMS = tuple(one.stem for one in PIECES)


def rooms(stem: str) -> dict[str, Path]:
    """The places a piece stands in; a module that outgrew its file is a folder of the same stem."""

    def module(folder: Path) -> Path:
        return folder / stem / "__init__.py" if (folder / stem).is_dir() else folder / f"{stem}.py"

    return {
        "numeric": module(PACKAGE / "numeric"),
        "statements": module(PACKAGE / "symbolic" / "statements"),
        "proofs": ROOT / "proofs_tests" / f"test_{stem}.py",
        "page": ROOT / "docs" / "course" / f"{stem}.md",
    }


@pytest.mark.parametrize("stem", BUILT)
@pytest.mark.parametrize("room", ["numeric", "statements", "proofs", "page"])
def test_a_built_piece_stands_in_every_room(stem: str, room: str) -> None:
    path = rooms(stem)[room]
    assert path.is_file(), f"{stem} is in course.BUILT and has no {path.relative_to(ROOT)}"
    assert path.stat().st_size > 200, f"{path.relative_to(ROOT)} is empty"


def test_a_piece_that_is_not_built_stands_in_none() -> None:
    early = [
        path.relative_to(ROOT) for stem in STEMS if stem not in BUILT for path in rooms(stem).values() if path.exists()
    ]
    assert not early, f"{early}: the stem is missing from course.BUILT"


def test_built_pieces_are_pieces_in_teaching_order() -> None:
    assert set(BUILT) <= set(STEMS)
    assert len(set(BUILT)) == len(BUILT)


def test_a_stem_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError, match="stem: must be one of the 24 stems of the course, got 'layer'"):
        piece("layer")


@pytest.mark.parametrize(
    ("folder", "pattern", "also"),
    [
        ("proofs_tests", "test_*.py", set()),
        ("docs/course", "*.md", {"index"}),
        ("src/teorema/symbolic/statements", "*.py", {"__init__"}),
    ],
)
def test_a_room_holds_nothing_that_is_no_piece(folder: str, pattern: str, also: set[str]) -> None:
    found = {path.stem.removeprefix("test_") for path in (ROOT / folder).glob(pattern)}
    strange = sorted(
        name
        for name in found - set(STEMS) - also
        if not name.startswith(("_", *(f"{stem}_" for stem in BUILT if folder == "proofs_tests")))
    )
    assert not strange, f"{folder}: {strange} are no stems of course.PIECES"


def test_no_module_is_a_stub() -> None:
    empty = []
    for stem in BUILT:
        for path in (path for path in rooms(stem).values() if path.suffix == ".py" and path.is_file()):
            if not any(not isinstance(node, ast.Expr) for node in ast.parse(path.read_text("utf-8")).body):
                empty.append(path.relative_to(ROOT))
    assert not empty
