"""The steps of a derivation: one gradient each, with its rules, its conditions, its shape and a sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.leaves import Member, Number, Size, Symbol
from teorema.symbolic.calculus.maps import Apply
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing.indices import side
from teorema.symbolic.calculus.shape import Shape, picture
from teorema.symbolic.derivatives.backward.reverse import Contribution, Name, Use
from teorema.symbolic.derivatives.rules.conditions import BASE_NOT_ZERO, DIFFERENTIABLE, NOT_ZERO, WITHIN
from teorema.symbolic.derivatives.rules.rule import Condition

_ONE: Final = Text("By the rule: {rules}.", "Por la regla: {rules}.")
_MANY: Final = Text("By the rules: {rules}.", "Por las reglas: {rules}.")
_SUM: Final = Text(
    "{name} is used {times} times, so {times} contributions add up. ",
    "{name} se usa {times} veces, así que se suman {times} contribuciones. ",
)
_UNCHANGED: Final = Text("The gradient passes unchanged.", "El gradiente pasa sin cambios.")


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One line of a derivation: left = right.

    Arguments:
        name: the name whose gradient is found.
        left: the letter of that gradient.
        right: what it is, in terms of names and of letters found before.
        contributions: one for each use of the name.
    """

    name: Name
    left: Symbol | Member
    right: Expr
    contributions: tuple[Contribution, ...]

    @property
    def shape(self) -> Shape:
        """The shape of the gradient, which is that of the name."""
        return self.right.shape

    @property
    def uses(self) -> tuple[Use, ...]:
        """The uses of rules, contribution by contribution."""
        return tuple(use for one in self.contributions for use in one.uses)

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules, each once, in order of use."""
        return tuple(dict.fromkeys(use.rule.id for use in self.uses))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What must hold, each condition once."""
        return tuple(
            dict.fromkeys(one for use in self.uses for one in use.rule.conditions if not vacuous(one, use.node))
        )

    @property
    def sentence(self) -> Text:
        """Why the line holds, in both languages."""
        return Text(self._sentence("en"), self._sentence("es"))

    def _sentence(self, lang: str) -> str:
        titles = list(dict.fromkeys(use.rule.title[lang].lower() for use in self.uses))
        several = len(self.contributions)
        head = _SUM.format(name=str(self.name), times=several)[lang] if several > 1 else ""
        if not titles:
            return head.strip() or _UNCHANGED[lang]
        return head + (_ONE if len(titles) == 1 else _MANY).format(rules="; ".join(titles))[lang]

    def latex(self) -> str:
        """The line as a formula."""
        return f"{self.left.latex()}={self.right.latex()}"

    def unicode(self) -> str:
        """The line for a terminal, with its shape."""
        return f"{self.left} = {self.right}"

    def json(self) -> dict[str, Any]:
        """The line as plain data."""
        return {
            "of": self.name.unicode(),
            "formula": self.unicode(),
            "latex": self.latex(),
            "numpy": f"{self.left.numpy()} = {self.right.numpy()}",
            "shape": [str(one) for one in self.shape],
            "rules": list(self.rules),
            "conditions": [
                {"id": one.id, "text": {"en": one.text["en"], "es": one.text["es"]}} for one in self.conditions
            ],
            "sentence": {"en": self.sentence["en"], "es": self.sentence["es"]},
        }

    def line(self, lang: str) -> str:
        """The step with the shape of what it finds."""
        return f"{self.unicode()}    {picture(self.shape, lang)}"

    def __str__(self) -> str:
        return self.line("en")

    def __repr__(self) -> str:
        return f"Step({self})"

    def _repr_latex_(self) -> str:
        """How a notebook shows the line."""
        return f"$\\displaystyle {self.latex()}$"


def vacuous(condition: Condition, node: Expr) -> bool:
    """Whether a condition holds at a node whatever the values: a constant divisor, a power of at least 1, a function without kinks, a layer of a product."""
    if condition is WITHIN:
        return True  # every factor of a product of layers is within it
    if condition is NOT_ZERO:
        divisor = node.children()[1]
        return isinstance(divisor, Size) or (isinstance(divisor, Number) and divisor.value != 0)
    if condition is BASE_NOT_ZERO:
        exponent = node.children()[1]
        return isinstance(exponent, Number) and exponent.value >= 1
    if condition is DIFFERENTIABLE and isinstance(node, Apply) and isinstance(node.function, Named):
        return not node.function.singular(node.order + 1, node.parameters)
    return False


def shape_latex(shape: Shape) -> str:
    """A shape in LaTeX, as m × n."""
    return r"\times ".join(map(side, shape))
