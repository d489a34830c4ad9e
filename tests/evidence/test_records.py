"""The ledger, the digest, the graph and the registry: what stands, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from teorema.evidence import Ledger, ancestors, digest, folder_of, order, standing
from teorema.evidence.digests import package_folder, tool_versions
from teorema.evidence.ledger import validate as validate_ledger
from teorema.evidence.places import checkout_of, ledger_of
from teorema.evidence.registry import chosen, load, registry, validate
from teorema.ground.text import Text

from .made import Mistake, Says, Statement

TRUE = Says(lambda p: True)


def ledger_data(**changes: Any) -> dict[str, Any]:
    """A small ledger of one open statement."""
    statement = {
        "id": "sums-square",
        "piece": "sums",
        "kind": "theorem",
        "title": {"en": "Square", "es": "Cuadrado"},
        "uses": [],
        "standing": "open",
        "given": [],
        "why": {"en": "no check states it", "es": "ninguna verificación lo enuncia"},
        "mistakes": [],
        "checks": [],
    }
    return {
        "schema": 1,
        "package": "tiny",
        "version": "0",
        "digest": "ab" * 32,
        "profile": "quick",
        "complete": True,
        "partial": False,
        "started": "2026-01-01T00:00:00+00:00",
        "seconds": 1,
        "seed": "ab",
        "tools": {"python": "3.11"},
        "troubles": [],
        "summary": {"statements": 1, "checked": 0, "cited": 0, "open": 1, "checks": 0, "refutations": 0},
        "statements": [statement],
    } | changes


def test_a_ledger_is_saved_in_one_step_and_read_back(tmp_path: Path) -> None:
    place = tmp_path / "build" / "ledger.json"
    ledger = Ledger(ledger_data())
    assert ledger.save(place) == place
    assert Ledger.load(place).json() == ledger.json()
    assert [path.name for path in place.parent.iterdir()] == ["ledger.json"]
    partial = Ledger(ledger_data(partial=True, complete=False))
    assert partial.save(place).name == "ledger.partial.json"
    assert not Ledger.load(place).partial
    assert ledger.statement("sums-square")["standing"] == "open"
    assert (ledger.open, ledger.green) == (("sums-square",), False)
    with pytest.raises(KeyError, match="sums-none"):
        ledger.statement("sums-none")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "ledger: must be readable JSON"),
        ('{"schema": 1', "ledger: must be readable JSON"),
        ("[]", "ledger: must be of type dict"),
        (json.dumps(ledger_data(schema=2)), r"ledger.schema: must be one of \(1,\), got 2; run the checks again"),
        (json.dumps(ledger_data(digest=None)), "ledger.digest: must be of type str, got None"),
        (json.dumps(ledger_data(statements={})), "ledger.statements: must be of type list"),
        (
            json.dumps(ledger_data(statements=ledger_data()["statements"] * 2)),
            "ledger.statements: must hold each id once",
        ),
        (json.dumps(ledger_data(summary={"statements": 1})), "ledger.summary: must have 'checked'"),
        (
            json.dumps(ledger_data(summary={**ledger_data()["summary"], "open": 0})),
            "ledger.summary: must be {'statements': 1, 'checked': 0, 'cited': 0, 'open': 1",
        ),
        (
            json.dumps(ledger_data(statements=[ledger_data()["statements"][0] | {"standing": "proved"}])),
            r"ledger.statements\[0\].standing: must be one of \('open', 'cited', 'checked'\), got proved",
        ),
        (
            json.dumps(
                ledger_data(
                    statements=[ledger_data()["statements"][0] | {"standing": "checked"}],
                    summary={**ledger_data()["summary"], "open": 0, "checked": 1},
                )
            ),
            "must have a check that passed, got sums-square",
        ),
        (
            json.dumps(ledger_data(statements=[ledger_data()["statements"][0] | {"why": None}])),
            "must say why it is not checked, got sums-square",
        ),
    ],
)
def test_a_corrupt_ledger_is_refused(tmp_path: Path, text: str, message: str) -> None:
    place = tmp_path / "ledger.json"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        Ledger.load(place)


def test_validate_ledger_and_load_name_the_fault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ledger: must have 'schema'"):
        validate_ledger({})
    with pytest.raises(ValueError, match=r"ledger: must exist, got .*; run the checks again"):
        Ledger.load(tmp_path / "none.json")


def test_a_stale_ledger_is_refused() -> None:
    ledger = Ledger(ledger_data())
    ledger.require("ab" * 32)
    with pytest.raises(
        ValueError, match="digest of the ledger: must be that of this tree, cdcdcdcdcdcd, got abababababab"
    ):
        ledger.require("cd" * 32)


def tree(place: Path, name: str, newline: bytes = b"\n") -> tuple[str, Path]:
    """A package with a folder of checks; gives its name and that folder."""
    files = {
        f"{name}/__init__.py": b"one = 1\n",
        f"{name}/py.typed": b"",
        f"{name}/inner/__init__.py": b"",
        f"{name}/tools/__init__.py": b"printing = 1\n",
        f"{name}/note.md": b"note\n",
        "checks/test_one.py": b"def test():\n    pass\n",
        "checks/theory.v": b"Qed.\n",
    }
    for path, content in files.items():
        target = place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.replace(b"\n", newline))
    return name, place / "checks"


def test_the_digest_sees_what_counts_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name, folder = tree(tmp_path, "digested")
    first = digest(name, folder, ["hypothesis"])
    assert len(first) == 64
    for path, content in (
        ("digested/note.md", b"other"),
        ("digested/ledger.json", b"{}"),
        ("digested/tools/__init__.py", b"printing = 2\n"),
        ("digested/__pycache__/x.py", b""),
        ("digested/proofs_tests/test_one.py", b"shipped\n"),
        ("checks/__pycache__/x.pyc", b""),
        ("checks/.hidden", b""),
        ("digested/__init__.py", b"one = 1\r\n"),
        ("checks/test_one.py", b"def test():\r\n    pass\r\n"),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
        assert digest(name, folder, ["hypothesis"]) == first, path
    seen = {
        first,
        digest(name, folder, []),
        digest(name, None, ["hypothesis"]),
        digest(name, folder, {"hypothesis": "1"}),
    }
    for path, content in (
        ("digested/__init__.py", b"one = 2\n"),
        ("digested/inner/__init__.py", b"\n"),
        ("checks/theory.v", b"Admitted.\n"),
        ("checks/test_two.py", b""),
    ):
        (tmp_path / path).write_bytes(content)
        seen.add(digest(name, folder, ["hypothesis"]))
    assert len(seen) == 8
    assert digest(name, folder, tool_versions(["hypothesis"])) in seen


def test_the_digest_is_that_of_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout on Windows and an installed wheel, where the checks lie inside the package, agree."""
    import shutil
    import sys

    found = []
    for place, newline in ((tmp_path / "checkout", b"\r\n"), (tmp_path / "wheel", b"\n")):
        name, folder = tree(place, "wheeled", newline)
        if place.name == "wheel":
            folder = Path(shutil.move(folder, place / name / "proofs_tests"))
        with monkeypatch.context() as here:
            here.syspath_prepend(place)
            sys.path_importer_cache.clear()
            found.append(digest(name, folder))
    assert found[0] == found[1]


def test_digest_and_package_folder_refuse_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="package: must be an importable package, got no_such_package"):
        package_folder("no_such_package")
    with pytest.raises(ValueError, match="folder: must be the folder of the checks"):
        digest("teorema", tmp_path / "none")
    assert tool_versions(["no-such-tool"])["no-such-tool"] == "absent"


def test_places_of_a_checkout_and_of_a_package_without_checks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = checkout_of("teorema")
    if root is not None:
        assert (folder_of("teorema"), ledger_of("teorema")) == (root / "proofs_tests", root / "build" / "ledger.json")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert ledger_of("hypothesis") == tmp_path / "hypothesis" / "ledger.json"
    with pytest.raises(ValueError, match="folder: must hold the checks of the package"):
        folder_of("hypothesis")


def test_order_and_ancestors_follow_the_uses() -> None:
    uses = {"d": ["c", "b"], "b": ["a"], "c": ["a"], "a": []}
    assert order(uses) == ("a", "c", "b", "d")
    assert ancestors(uses, "d") == {"a", "b", "c"}
    chain = {str(k): [str(k + 1)] for k in range(5000)} | {"5000": []}
    assert order(chain)[0] == "5000"
    with pytest.raises(ValueError, match="uses of a: must name statements of the registry, got z"):
        order({"a": ["z"]})
    with pytest.raises(ValueError, match="uses: must not run in a circle, got a -> b -> a"):
        order({"a": ["b"], "b": ["a"]})
    with pytest.raises(ValueError, match="uses: must not run in a circle, got a -> a"):
        order({"a": ["a"]})
    with pytest.raises(ValueError, match="name: must be a statement of the registry, got z"):
        ancestors(uses, "z")


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        ([Statement("a-b", TRUE), Statement("a-b", TRUE)], "id: must belong to one statement only, got a-b"),
        ([Statement("a-ñ", TRUE)], "id: must be ASCII letters, digits and underscores between hyphens"),
        ([Statement("a-b", TRUE, kind="axiom")], "kind of a-b: must be one of definition, lemma, theorem, corollary"),
        ([Statement("a-b", None)], r"claim of a-b: must have at\(point\), got None"),
        ([Statement("a-b", TRUE, mistakes=(Mistake("no good", TRUE),))], "mistake of a-b: must be ASCII letters"),
        (
            [Statement("a-b", TRUE, mistakes=(Mistake("m", TRUE), Mistake("m", TRUE)))],
            "must not stand twice in a statement",
        ),
        ([Statement("a-b", TRUE, uses=("a-c",))], "uses of a-b: must name statements of the registry, got a-c"),
    ],
)
def test_a_registry_holds_its_rules(statements: list[Statement], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        registry(statements)


def test_validate_load_and_chosen_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="id: must be its key a-c, got a-b"):
        validate({"a-c": Statement("a-b", TRUE)})
    for place, message in (
        ("nowhere", "evidence_registry: must read module:callable, got nowhere"),
        ("no_such_module:registry", "No module named 'no_such_module'"),
        ("json:nothing", "has no attribute 'nothing'"),
        ("os:getcwd", "evidence_registry: must return a mapping, got str"),
    ):
        with pytest.raises(ValueError, match=message):
            load(place)
    found = registry([Statement("a-b", TRUE), Statement("a-c", TRUE)])
    assert chosen(found, ["a-c", "a-b"]) == ("a-b", "a-c")
    with pytest.raises(ValueError, match="id: must be a statement of the registry, got a-d; near: a-c, a-b"):
        chosen(found, ["a-d"])


def test_a_cited_statement_needs_no_check_and_a_failing_check_opens_it() -> None:
    cited = Statement("a-b", TRUE, reason=Text("elsewhere", "en otra parte"))
    assert standing(cited, []).word == "cited"
    bad = {"name": "c", "outcome": "failed", "reason": "no", "refuted": [], "given": []}
    assert standing(cited, [bad]).why == Text("a check did not pass (c: no)", "una verificación no pasó (c: no)")
