"""The directive `{derivation}`: back-propagation of a network as the machine derives it, line by line, with its rules and shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.shape import Shape
from teorema.symbolic.derivatives.steps import Step, shape_latex
from teorema.symbolic.network.derivation import Derivation, derive
from teorema.symbolic.network.general import General, derive_general
from teorema.tools.site.domain import complain
from teorema.tools.site.tags import Tag, formula, inline, tag

FORWARD: Final = Text("Forward", "Hacia adelante")
BACK: Final = Text("Backwards", "Hacia atrás")
CHECKED: Final = Text("Checked when this page was built: {scope}.", "Verificado al construir esta página: {scope}.")
WIDTHS: Final = Text("Widths", "Anchos")
CONDITION: Final = Text("Needed: {conditions}.", "Hace falta: {conditions}.")


class DerivationBox(SphinxDirective):
    """`{derivation} 2 2 1` or `{derivation} p H 1`, with `:hidden:`, `:output:`, `:loss:`, `:batch:`; `{derivation} general` for BP1 to BP4.

    A derivation whose own check fails stops the build.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "hidden": directives.unchanged_required,
        "output": directives.unchanged_required,
        "loss": directives.unchanged_required,
        "batch": directives.unchanged_required,
    }

    @property
    def lang(self) -> str:
        lang: str = self.config.language
        return lang

    def run(self) -> list[nodes.Node]:
        words = self.arguments[0].split()
        try:
            found = derive_general() if words == ["general"] else self.derived(words)
        except Refused as refusal:
            complain("derivation: %s", refusal, location=self.get_location(), subtype="derivation")
            return []
        checked = found.check(seed=0, shapes=2)
        if not checked:
            complain(
                "derivation: must check, wrong is %s",
                "; ".join(checked.failed),
                location=self.get_location(),
                subtype="derivation",
            )
            return []
        body = self.of_general(found) if isinstance(found, General) else self.of_network(found)
        scope = CHECKED.format(scope=checked.scope[self.lang])[self.lang]
        return [
            tag("div", *body, tag("p", *inline(set_letters(scope)), class_="derivation-checked"), class_="derivation")
        ]

    def derived(self, words: list[str]) -> Derivation:
        """The derivation of the widths and options that were written."""
        widths = [int(word) if word.isdigit() else word for word in words]
        hidden = self.options.get("hidden", "sigma").split()
        batch = self.options.get("batch")
        return derive(
            widths,
            hidden[0] if len(hidden) == 1 else hidden,
            self.options.get("output", "identity"),
            self.options.get("loss", "half_squared"),
            int(batch) if batch is not None and batch.isdigit() else batch,
        )

    def of_network(self, found: Derivation) -> list[nodes.Node]:
        """The forward equations and the cost, then the steps backwards."""
        named = r",\ ".join(f"N_{{{k}}}={one}" for k, one in enumerate(found.model.widths) if isinstance(one, str))
        widths = [tag("p", f"{WIDTHS[self.lang]}: ", nodes.math(named, named))] if named else []
        forward = [self.line(f"{one.name.latex()}={one.value.latex()}", one.name.shape) for one in found.equations] + [
            self.line(f"C={found.model.cost.latex()}")
        ]
        return [
            *widths,
            self.title(FORWARD),
            tag("ol", *forward, class_="derivation-lines"),
            self.title(BACK),
            tag("ol", *(self.step(one) for one in found.steps), class_="derivation-lines"),
        ]

    def of_general(self, found: General) -> list[nodes.Node]:
        """BP1 to BP4 with the induction between them."""
        lines = [
            self.line(one.step.latex(), one.step.shape, self.sentences(one.title, one.reason, one.step.sentence))
            for one in found.lines
        ]
        return [tag("ol", *lines, class_="derivation-lines")]

    def sentences(self, title: Text, *sentences: Text) -> list[nodes.Node]:
        """The name of a line and why it holds."""
        text = " ".join(one[self.lang] for one in sentences)
        return [tag("strong", title[self.lang]), nodes.Text(". "), *inline(set_letters(text))]

    def step(self, one: Step) -> Tag:
        """One gradient: its formula, its shape, the rules, and what they need."""
        said = one.sentence[self.lang]
        if one.conditions:
            needed = "; ".join(condition.text[self.lang] for condition in one.conditions)
            said = f"{said} {CONDITION.format(conditions=needed)[self.lang]}"
        return self.line(one.latex(), one.shape, inline(set_letters(said)))

    def line(self, tex: str, shape: Shape = (), said: list[nodes.Node] | None = None) -> Tag:
        """A formula, its shape, and a sentence."""
        below = [*(said or [])]
        if shape:
            size = shape_latex(shape)
            below = [*below, nodes.Text(" "), tag("span", nodes.math(size, size), class_="derivation-shape")]
        foot = [tag("p", *below)] if below else []
        return tag("li", formula(tex, self.get_source_info()), *foot)

    def title(self, text: Text) -> Tag:
        return tag("p", tag("strong", text[self.lang]), class_="derivation-title")


_LETTERS: Final = {
    "2^61 - 1": "2^{61}-1",
    "z^[L]": r"z^{[L]}", "a^[L]": r"a^{[L]}", "ζ^[L]": r"\zeta^{[L]}", "δ^[ℓ+1]": r"\delta^{[\ell+1]}",
    "z^[ℓ+1]": r"z^{[\ell+1]}", "a^[ℓ-1]": r"a^{[\ell-1]}", "a^[ℓ]": r"a^{[\ell]}", "z^[ℓ]": r"z^{[\ell]}",
    "δ^[ℓ]": r"\delta^{[\ell]}", "b^[ℓ]": r"b^{[\ell]}", "W^[ℓ]": r"W^{[\ell]}",
}  # fmt: skip


def set_letters(text: str) -> str:
    r"""The same sentence with its letters of layers as formulas.

    Example:
        >>> set_letters("C depends on z^[L] only.")
        'C depends on $z^{[L]}$ only.'
    """
    for plain, tex in _LETTERS.items():
        text = text.replace(plain, f"${tex}$")
    return text


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("derivation", DerivationBox)
