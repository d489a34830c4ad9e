"""Runs of a foreign package: green from end to end, and red wherever something that was expected did not run."""

from __future__ import annotations

import json

import pytest

from teorema.evidence import Ledger
from teorema.evidence.run import RunFailed, run

from .conftest import Foreign, timeless


def test_a_foreign_package_is_green_from_end_to_end(foreign: Foreign) -> None:
    status, output = foreign.pytest()
    assert status == 0, output
    assert "2 statements: 2 checked, 0 cited, 0 open; 3 checks, 6 refutations" in output
    ledger = foreign.ledger()
    assert (ledger["complete"], ledger["partial"], ledger["package"]) == (True, False, "tiny")
    square, growth = ledger["statements"]
    exact, symbolic = square["checks"]
    assert (exact["kind"], exact["file"], exact["line"]) == ("exact", "checks/test_sums.py", 13)
    assert exact["measured"] == {"points": exact["points"], "shapes": 1, "size": exact["measured"]["size"]}
    assert 10 < exact["points"] <= 20
    assert growth["checks"][0]["measured"]["excess"] == 27
    assert growth["checks"][0]["rewrite"] == "accepted"
    assert [one["refuted_by"] for one in square["mistakes"]] == [[exact["name"], symbolic["name"]]] * 2
    assert symbolic["refuted"][0] == {"mistake": "missing-cross-term", "witness": "x = 2, y = 3, square = 25"}


def test_a_partial_run_replaces_no_full_ledger(foreign: Foreign) -> None:
    foreign.write("tiny/other.py", "")
    assert foreign.pytest()[0] == 0
    before = (foreign.path / "build" / "ledger.json").read_bytes()
    for selection in (("-k", "grows"), ("checks/test_sums.py",), ("--evidence-ids", "sums-growth")):
        status, output = foreign.pytest(*selection)
        assert status == 0, output
        assert "(a partial run: the full ledger stays as it is)" in output
        assert (foreign.path / "build" / "ledger.json").read_bytes() == before
        assert foreign.ledger("ledger.partial.json")["partial"]
    partial = foreign.ledger("ledger.partial.json")
    assert [statement["id"] for statement in partial["statements"]] == ["sums-growth"]
    assert partial["statements"][0]["standing"] == "checked"


def test_what_is_left_out_behind_the_back_is_missed(foreign: Foreign) -> None:
    for how, outcome in (
        ({"PYTEST_ADDOPTS": "-k 'not statement'"}, "was deselected"),
        ({"DROP": "1"}, "was not run"),
        ({"PASS": "1"}, "was not run"),
    ):
        foreign.write(
            "conftest.py",
            "import os\n"
            "def pytest_collection_modifyitems(config, items):\n"
            "    if 'DROP' in os.environ:\n"
            "        items[:] = [item for item in items if '[statement]' not in item.nodeid]\n"
            "def pytest_pyfunc_call(pyfuncitem):\n"
            "    return True if 'PASS' in os.environ else None\n",
        )
        status, output = foreign.pytest(**how)
        assert status == 1, output
        assert outcome in foreign.ledger()["statements"][0]["why"]["en"]
        assert not foreign.ledger()["partial"]
        (foreign.path / "build" / "ledger.json").unlink()


def test_what_cannot_be_collected_is_missed(foreign: Foreign) -> None:
    foreign.write("checks/test_more.py", "import no_such_module\n")
    foreign.write("checks/test_shy.py", "import pytest\npytest.skip('not today', allow_module_level=True)\n")
    status, output = foreign.pytest("--continue-on-collection-errors")
    assert status == 1
    more, shy = sorted(foreign.ledger()["troubles"])
    assert "checks/test_more.py could not be collected (ModuleNotFoundError: No module named 'no_such_module')" in more
    assert "checks/test_shy.py could not be collected (Skipped: not today)" in shy
    assert "trouble: checks/test_more.py" in output
    status, _ = foreign.pytest()
    assert status == 2
    (foreign.path / "checks" / "test_sums.py").unlink()
    (foreign.path / "checks" / "test_more.py").unlink()
    status, output = foreign.pytest()
    assert status == 1
    assert foreign.ledger()["summary"]["open"] == 2
    assert "open: sums-square: no check states it" in output


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("registry = lambda: {'sums-other': SQUARE}", "id: must be its key sums-other, got sums-square"),
        (
            "import dataclasses\nregistry = lambda: {'sums-square': dataclasses.replace(SQUARE, uses=('sums-nobody',))}",
            "uses of sums-square: must name statements of the registry, got sums-nobody",
        ),
        (
            "import dataclasses\nSQUARE = dataclasses.replace(SQUARE, uses=('sums-growth',))",
            "uses: must not run in a circle, got sums-square -> sums-growth -> sums-square",
        ),
        (
            "from teorema.evidence.registry import registry as unique\nregistry = lambda: unique([SQUARE, SQUARE])",
            "id: must belong to one statement only, got sums-square",
        ),
    ],
)
def test_a_registry_that_breaks_a_rule_stops_the_run(foreign: Foreign, change: str, message: str) -> None:
    foreign.append("tiny/statements.py", change)
    status, output = foreign.pytest()
    assert status == 4
    assert f"evidence: {message}" in output


def test_missing_tools_are_errors_where_they_are_required(foreign: Foreign) -> None:
    checks = (foreign.path / "checks" / "test_sums.py").read_text(encoding="utf-8")
    foreign.write("checks/test_sums.py", checks.replace('needs=("tiny.polynomials",)', 'needs=("no_such_module",)'))
    status, _ = foreign.pytest()
    assert status == 0
    check = foreign.ledger()["statements"][0]["checks"][1]
    assert (check["outcome"], check["reason"]) == ("absent", "absent (no_such_module not installed)")
    status, output = foreign.pytest("--require")
    assert status == 1
    assert "--require makes that an error: install it, or run without --require" in output
    assert foreign.ledger()["statements"][0]["standing"] == "open"


def test_a_thorough_run_shrinks_and_can_be_repeated(foreign: Foreign) -> None:
    assert foreign.pytest("--evidence-profile", "thorough")[0] == 0
    first = foreign.ledger()
    assert first["profile"] == "thorough"
    assert first["seed"] != first["digest"][:32]
    exact = first["statements"][0]["checks"][0]
    assert exact["points"] > 50
    assert exact["refuted"][0]["witness"] == "x = 1/2, y = 1/2, square = 1"
    assert foreign.pytest("--evidence-profile", "thorough", "--evidence-seed", first["seed"])[0] == 0
    assert timeless(foreign.ledger()) == timeless(first)


def test_without_a_registry_the_plugin_is_inert(foreign: Foreign) -> None:
    foreign.write("pytest.ini", "[pytest]\npythonpath = .\n")
    status, output = foreign.pytest("checks")
    assert status == 0
    assert "evidence" not in output
    assert not (foreign.path / "build").exists()


def test_a_run_of_other_tests_says_nothing_about_the_evidence(foreign: Foreign) -> None:
    foreign.write("test_other.py", "def test_other():\n    assert True\n")
    status, output = foreign.pytest("test_other.py")
    assert (status, "evidence" in output) == (0, False)
    assert not (foreign.path / "build").exists()


def test_run_gives_the_ledger_to_a_program(foreign: Foreign, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(foreign.path)
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k nothing")
    place = foreign.path / "build" / "ledger.json"
    seen: list[tuple[int, int]] = []
    options = {"registry": "tiny.statements:registry", "folder": foreign.path / "checks", "ledger": place}
    full = run(**options, progress=lambda done, total: seen.append((done, total)))
    assert (full.green, full.complete, full.partial) == (True, True, False)
    assert seen == [(done, 12) for done in range(1, 13)]
    part = run(**options, ids=["sums-growth"], workers=2)
    assert (part.green, part.partial, len(part.statements)) == (True, True, 1)
    assert Ledger.load(place).json() == full.json()
    with pytest.raises(ValueError, match="id: must be a statement of the registry, got sums-grow; near: sums-growth"):
        run(**options, ids=["sums-grow"])
    with pytest.raises(ValueError, match="profile: must be quick or thorough, got slow"):
        run(**options, profile="slow")
    with pytest.raises(ValueError, match="folder: must hold the checks, got nowhere"):
        run(**options | {"folder": "nowhere"})
    with pytest.raises(RunFailed, match="has no attribute 'none'"):
        run(**options | {"registry": "tiny.statements:none"})
    foreign.write("checks/test_beside.py", "def test_beside():\n    assert False\n")
    with pytest.raises(RunFailed, match="a test beside the checks failed"):
        run(**options)
    (foreign.path / "checks" / "test_beside.py").unlink()
    foreign.append("tiny/code.py", "def square_of_sum(x, y):\n    return x\n")
    red = run(**options)
    assert not red.green
    assert json.loads(red.json())["summary"]["open"] == 2


def test_run_finds_the_checks_inside_an_installed_package(foreign: Foreign, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(foreign.path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(foreign.path / "cache"))
    monkeypatch.setattr("sys.platform", "linux")
    beside = run("tiny.statements:registry", foreign.path / "checks", ledger=foreign.path / "ledger.json")
    (foreign.path / "checks").rename(foreign.path / "tiny" / "proofs_tests")
    inside = run("tiny.statements:registry")
    assert inside.green
    assert inside.digest == beside.digest
    assert inside.statements[0]["checks"][0]["file"] == "proofs_tests/test_sums.py"
    assert Ledger.load(foreign.path / "cache" / "tiny" / "ledger.json").json() == inside.json()
    assert not list((foreign.path / "tiny").rglob(".pytest_cache"))
