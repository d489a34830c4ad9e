"""Powers, norms and bars: where the same signs say different things of numbers, columns and matrices."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic import calculus
from teorema.symbolic.calculus import NAMED, Expr, Number, scalars
from teorema.symbolic.calculus.algebra import Power
from teorema.symbolic.parsing.construction.arrays import as_number, single
from teorema.symbolic.parsing.construction.factors import Factors
from teorema.symbolic.parsing.refusals import Ambiguous, Misfit, Unreadable
from teorema.symbolic.parsing.spellings.operators import Spelling
from teorema.symbolic.parsing.syntax.tree import Node

HIGHEST: Final = 100
"""Exponents written as integers are at most so large."""

NUMBER: Final = Text("must be a number, not a matrix", "debe ser un número, no una matriz")
"""The rule of exponents, parameters and products over an index."""

_HIGH: Final = Text(
    f"an exponent is at most {HIGHEST}, and no power of numbers",
    f"un exponente es a lo sumo {HIGHEST}, y no una potencia de números",
)


class Powers(Factors):
    """Builds powers and norms."""

    def __init__(self, text: str, spelling: Spelling) -> None:
        super().__init__(text)
        self.spelling = spelling

    def _power(self, node: Node) -> Expr:
        base, power = node.parts
        if (
            base.kind == "norm"
            and self.spelling != "plain"
            and not base.grouped
            and power.kind == "number"
            and power.value == 2
        ):
            inside = self.of(base.parts[0])
            matrix = not inside.is_number and inside.shape[1] != 1
            if base.value is None and matrix:
                raise self._which_norm(base, "²")
            if base.value is None or (base.value == "F" and matrix):
                return calculus.SquaredNorm(inside)
        left = self.of(base)
        if not left.is_number and power.kind == "number" and power.value == -1 and node.value == "^":
            return calculus.Inverse(left)
        if single(left) and node.value == "^":
            left = as_number(left)
        if not left.is_number:
            raise self._which_power(node, left)
        right = self.of(power)
        tower = any(isinstance(one, Power) for one in right.walk()) and not _has_names(right)
        if (isinstance(right, Number) and abs(right.value) > HIGHEST) or tower:
            raise Unreadable(power.start + 1, _HIGH, self.said(power))
        return Power(left, right)

    def _which_power(self, node: Node, base: Expr) -> Unreadable:
        """A power of an array: of the matrix, or of every entry."""
        said, raised = map(self.said, node.parts)
        square = scalars.same(base.shape[0], base.shape[1])
        if raised.strip("{}") in ("2", "²"):
            product, entries = {"plain": (" @ ", " * "), "unicode": (" ", " ⊙ "), "latex": (r"\,", r" \odot ")}[
                self.spelling
            ]
            norm = f"norm2({said})" if self.spelling == "plain" else f"‖{said}‖²"
            return Ambiguous(node.start + 1, f"{said}{product}{said}" if square else norm, f"{said}{entries}{said}")
        return Misfit(node.start + 1, self.said(node), NUMBER, base.shape, ())

    def _bars(self, node: Node) -> Expr:
        inside = self.of(node.parts[0])
        if not inside.is_number:
            said = self.said(node.parts[0])
            other = f"norm({said})" if inside.shape[1] == 1 else f"det({said})"
            raise Ambiguous(node.start + 1, f"abs({said})", other)
        return calculus.apply(NAMED["abs"], inside)

    def _norm(self, node: Node) -> Expr:
        inside = self.of(node.parts[0])
        matrix = not inside.is_number and inside.shape[1] != 1
        if node.value is None and matrix:
            raise self._which_norm(node, "")
        kind = {None: "2", "code": "F" if matrix else "2"}.get(node.value, node.value)
        return calculus.Norm(inside, kind)

    def _which_norm(self, node: Node, power: str) -> Ambiguous:
        inside = self.said(node.parts[0])
        return Ambiguous(node.start + 1, f"‖{inside}‖_F{power}", f"‖{inside}‖_2{power}")


def _has_names(expression: Expr) -> bool:
    """Whether anything but numbers occurs."""
    return any(not one.children() and not isinstance(one, Number) for one in expression.walk())
