"""The directive of the rules in one line each: every rule of piece 14 stands in one, in both languages, and no other does."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from teorema.ground.errors import Refused
from teorema.symbolic.derivatives import RULES
from teorema.symbolic.derivatives.checks.differentials import line_of
from teorema.symbolic.statements.chain_rule import RULES_OF
from teorema.tools.site import lines
from teorema.tools.site.build import DOCS, Order
from teorema.tools.site.lines import Lines


def box(lang: str, argument: str) -> Any:
    """The directive without a page around it."""
    made: Any = Lines.__new__(Lines)
    made.arguments = [argument]
    made.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=SimpleNamespace())))
    made.get_source_info = lambda: ("page.md", 1)
    made.get_location = lambda: "page.md:1"
    made.state.document.settings.env.config = SimpleNamespace(language=lang)
    return made


@pytest.mark.parametrize(("lang", "title"), [("en", "Determinant"), ("es", "Determinante")])
def test_every_rule_of_the_statements_has_its_line_and_title(lang: str, title: str) -> None:
    (found,) = box(lang, "determinant log-det").run()
    rules = {rule.id: rule for rule in RULES}
    assert [one.astext() for one in found.findall(nodes.math_block)] == [
        line_of(rules[name]).latex() for name in ("determinant", "log-det")
    ]
    assert title in found.astext()


def test_an_unknown_name_is_a_fault_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(lines, "complain", lambda text, *rest, **more: said.append(text % rest))
    assert box("en", "sum nothing").run() == []
    assert said == ["lines: no rules of this name: nothing"]


def test_the_page_has_the_lines_of_all_statements_of_rules_once() -> None:
    page = (DOCS / "course" / "chain_rule.md").read_text("utf-8")
    named = [name for words in re.findall(r"```\{lines\} (.*)", page) for name in words.split()]
    assert sorted(f"chain_rule-{name}" for name in named) == sorted(RULES_OF)


def test_one_page_outside_of_the_course_can_be_built_alone() -> None:
    order = Order(out=DOCS, only="explanation/sympy")
    assert order.page == "explanation/sympy"
    assert order.keeps.name == "sphinx-explanation-sympy"
    assert Order(out=DOCS, only="layers").page == "course/layers"
    assert Order(out=DOCS).page is None
    with pytest.raises(Refused, match=r"^only: must be the stem of a piece, got explanation/nothing$"):
        Order(out=DOCS, only="explanation/nothing")
