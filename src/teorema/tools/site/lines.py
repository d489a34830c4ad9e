"""The directive `{lines}`: the derivative rules of some statements, each proved in one line that is drawn from the rule."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.text import Text
from teorema.symbolic.derivatives import RULES
from teorema.symbolic.derivatives.checks.differentials import line_of
from teorema.symbolic.statements.chain_rule import RULES_OF
from teorema.tools.site.domain import complain
from teorema.tools.site.tags import formula, tag

SUMMARY: Final = Text("Each of these rules in one line", "Cada una de estas reglas en una línea")


class Lines(SphinxDirective):
    """`{lines} sum difference`: the names of statements of piece 14, without the piece; one line for each of their rules."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        lang: str = self.config.language
        rules = {rule.id: rule for rule in RULES}
        rows: list[nodes.Node] = []
        for name in self.arguments[0].split():
            if f"chain_rule-{name}" not in RULES_OF:
                complain("lines: no rules of this name: %s", name, location=self.get_location(), subtype="lines")
                return []
            for one in RULES_OF[f"chain_rule-{name}"]:
                drawn = formula(line_of(rules[one]).latex(), self.get_source_info())
                rows.append(tag("li", drawn, tag("p", rules[one].title[lang])))
        body = tag("div", tag("ul", *rows, class_="derivation-lines rule-lines"), class_="derivation")
        return [tag("details", tag("summary", SUMMARY[lang]), body, class_="proof")]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("lines", Lines)
