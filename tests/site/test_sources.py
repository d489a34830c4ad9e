"""The source that a page shows for a check: the function itself, or the function that made it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="the extra site is not installed")

from teorema.tools.site.checks import source_of

TEXT = """\
@exact(STATEMENT)
def adds_up(claim, point):
    return claim.at(point)


def maker(statement):
    def check(claim, point):
        return claim.at(point)

    return exact(statement)(check)


LAST = 1
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A module with one check as it stands and one that a function makes."""
    path = tmp_path / "checks.py"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_check_is_shown_with_its_decorator(file: Path) -> None:
    assert source_of(file, "adds_up", 2).splitlines()[:2] == ["@exact(STATEMENT)", "def adds_up(claim, point):"]


def test_a_check_made_by_a_function_is_shown_with_the_whole_function(file: Path) -> None:
    shown = source_of(file, "the_rule_holds", 7).splitlines()
    assert (shown[0], shown[-1]) == ("def maker(statement):", "    return exact(statement)(check)")


def test_a_line_in_no_function_and_a_missing_file_have_no_source(file: Path, tmp_path: Path) -> None:
    assert source_of(file, "adds_up", 13) == ""
    assert source_of(tmp_path / "none.py", "adds_up", 2) == ""
