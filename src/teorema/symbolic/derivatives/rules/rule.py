"""A derivative rule as data: how the gradient at a node passes to one of its operands, and under which conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise, Expr, Inner, Member, Partial, Symbol
from teorema.symbolic.calculus.shape import Shape

ARRIVING: Final = "G"
"""The letter of the gradient that arrives at a node: G for matrices and columns, g for numbers."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold where a rule is used.

    Arguments:
        id: ASCII slug.
        text: how it reads, with inline formulas between dollar signs; the letters are those of the rule's pattern.
    """

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """∂⟨G, pattern⟩/∂by = result: the gradient G at the pattern passes to the operand `by` as `result`.

    The letters of the pattern stand for any expressions of the same shapes; their sizes for any sizes.

    Arguments:
        id: ASCII slug; the statements of piece 14 gather the rules of one operation and name their rules by it.
        title: how a lecturer names it.
        pattern: the node, over letters.
        by: the operand, one of the letters, or a member of a family.
        result: what it receives, in the letters and the arriving gradient.
        conditions: what must hold.
        leaf: name of a letter that the rule takes for data: it matches symbols only.
    """

    id: str
    title: Text
    pattern: Expr
    by: Symbol | Member
    result: Expr
    conditions: tuple[Condition, ...] = ()
    leaf: str = ""

    @property
    def total(self) -> Expr:
        """⟨G, pattern⟩, the number whose gradient the rule gives; g · pattern where the pattern is a number."""
        arriving = arriving_at(self.pattern.shape)
        return arriving * self.pattern if self.pattern.is_number else Inner(arriving, self.pattern)

    @property
    def defined(self) -> Partial:
        """The gradient by its definition, the left side of the rule."""
        return Partial(self.total, self.by)


def arriving_at(shape: Shape) -> Symbol:
    """The letter of the gradient that arrives at a node of this shape."""
    return Symbol(ARRIVING, shape) if shape else Symbol("g")


SIGMA: Final = Elementwise("sigma")
"""σ in a pattern: any elementwise function, with the derivatives it already carries."""
