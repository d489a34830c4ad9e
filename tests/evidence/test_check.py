"""The decorators: what they put into a module and what they refuse."""

from __future__ import annotations

import subprocess
import sys
from types import FunctionType
from typing import Any

import pytest

from teorema.evidence import exact, sampled, symbolic
from teorema.evidence.check import MARK
from teorema.ground.text import Text

from .made import SCOPE, Mistake, Says, Statement

STATEMENT = Statement("a-b", Says(lambda p: True), Says(lambda p: True), (Mistake("m", Says(lambda p: False)),))
POINTS = [{"x": 1}]


def predicate(name: str = "it_holds", **module: Any) -> Any:
    """A predicate in a module of its own."""

    def holds(claim: Any, point: Any) -> Any:
        return claim.at(point)

    made = FunctionType(holds.__code__, {"__name__": "somewhere", **module}, name)
    made.__qualname__ = name
    return made


def test_a_decorator_leaves_the_predicate_and_adds_a_test() -> None:
    for decorator, kind in ((exact, "exact"), (sampled, "sampled"), (symbolic, "symbolic")):
        holds = predicate()
        assert decorator(STATEMENT, points=POINTS, scope=SCOPE)(holds) is holds
        test = holds.__globals__["test_it_holds"]
        check = getattr(test, MARK)
        assert (check.kind.name, check.forms) == (kind, ("statement", "rewrite", "not-m"))
        assert (check.file, check.line) == (__file__, holds.__code__.co_firstlineno)
        assert test.__wrapped__ is holds
        assert decorator.__doc__ is not None


def test_marks_on_a_predicate_reach_its_test() -> None:
    holds = pytest.mark.xfail(predicate())
    exact(STATEMENT, points=POINTS, scope=SCOPE)(holds)
    assert sorted(mark.name for mark in holds.__globals__["test_it_holds"].pytestmark) == ["parametrize", "xfail"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"scope": "words"}, r"scope: must be a Text in both languages, got words; write Text\(en, es\)"),
        ({"given": "a-c"}, "given: must be a tuple of names, got a-c"),
        ({"needs": (1,)}, r"needs: must be a tuple of names, got \(1,\)"),
        ({"blind": {"n": SCOPE}}, r"blind: must name mistakes of a-b \(m\), got n"),
        ({"blind": {"m": "because"}}, r"blind\[m\]: must be a Text in both languages, got because"),
        ({"blind": {"m": SCOPE}}, "blind: must leave at least one mistake for the check to refute, got m"),
        ({"cases": 0}, "cases: must be a positive integer, got 0"),
        ({"min_points": True}, "min_points: must be a positive integer, got True"),
    ],
)
def test_exact_refuses_what_it_cannot_use(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        exact(STATEMENT, **{"points": POINTS, "scope": SCOPE} | options)(predicate())


def test_exact_refuses_names_and_things_that_are_no_statement() -> None:
    with pytest.raises(ValueError, match="predicate: must not start with test: pytest would run it too, got test_it"):
        exact(STATEMENT, points=POINTS, scope=SCOPE)(predicate("test_it"))
    with pytest.raises(ValueError, match="statement: must be a statement, got words"):
        exact("words", points=POINTS, scope=SCOPE)(predicate())  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ValueError, match="it_holds: test_it_holds must not stand twice in one module"):
        exact(STATEMENT, points=POINTS, scope=Text("a", "b"))(predicate(test_it_holds=1))


def test_a_seed_belongs_to_a_check_and_a_tree() -> None:
    found = []
    for name in ("one", "two"):
        holds = predicate(name)
        exact(STATEMENT, points=POINTS, scope=SCOPE)(holds)
        check = getattr(holds.__globals__[f"test_{name}"], MARK)
        found += [check.seed("tree"), check.seed("other tree"), check.seed("tree")]
    assert found[0] == found[2] != found[1]
    assert len(set(found)) == 4


def test_importing_evidence_loads_neither_pytest_nor_hypothesis() -> None:
    heavy = "import sys, teorema.evidence, teorema.evidence.run; print(sorted({'pytest', 'hypothesis', 'numpy', 'sympy'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
