"""Chains of factors: matrices that stand side by side join first, from left to right; then numbers scale, from left to right."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic import calculus
from teorema.symbolic.calculus import Expr, scalars
from teorema.symbolic.calculus.algebra import Hadamard, MatMul, Scale
from teorema.symbolic.parsing.construction.arrays import as_number, bare_ones, bare_row, single
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.spellings.vocabulary import FUNCTIONS
from teorema.symbolic.parsing.syntax.tree import Node

_ROW: Final = Text("𝟏ᵀ stands before a matrix", "𝟏ᵀ va delante de una matriz")
_SUM: Final = FUNCTIONS["sum"]


class Factors:
    """Builds products; the class below builds their factors."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, node: Node) -> Expr:
        """The expression of a node; the builder overrides it."""
        raise TypeError(f"no expression for {node.kind}")

    def said(self, node: Node) -> str:
        """A node as it was typed."""
        return self.text[node.start : node.stop]

    def _hadamard(self, node: Node) -> Expr:
        first, second = node.parts
        if second.kind == "product" and not second.grouped:
            second = summed(second)
        if second.kind == "product" and not second.grouped:
            return self._folded(node, [first, second.parts[0]], second)
        return Hadamard(self.of(first), self.of(second))

    def _folded(self, node: Node, pair: list[Node], chain: Node) -> Expr:
        """x ⊙ y c: the arrays after ⊙ belong to it, numbers after them scale the result."""
        factors = [self.of(part) for part in chain.parts]
        count = next((k for k, one in enumerate(factors) if one.is_number), len(factors))
        if count in (0, len(factors)):
            return Hadamard(self.of(pair[0]), self.of(chain))
        inner = replace(
            chain, parts=chain.parts[:count], value=chain.value[: count - 1], stop=chain.parts[count - 1].stop
        )
        made: Expr = Hadamard(self.of(pair[0]), self._product(inner) if count > 1 else factors[0])
        for one in factors[count:]:
            made = Scale(made, one) if one.is_number else MatMul(made, one)
        return made

    def _product(self, node: Node) -> Expr:
        """Matrices that stand side by side join first, from left to right; then numbers scale, from left to right."""
        node = summed(node)
        if node.kind != "product":
            return self.of(node)
        runs: list[Expr] = []
        last_array, rows = False, 0
        for k, part in enumerate(node.parts):
            if bare_ones(part) and last_array:
                runs[-1] = calculus.RowSums(runs[-1])
                continue
            if bare_row(part) and k + 1 < len(node.parts) and not last_array:
                rows += 1
                continue
            made = self.of(part)
            for _ in range(0 if made.is_number else rows):
                made = calculus.ColumnSums(made)
            if rows and made.is_number:
                raise Unreadable(node.start + 1, _ROW, self.said(node))
            rows = 0
            if made.is_number or not last_array:
                runs.append(made)
            else:
                runs[-1] = self._met(node, runs[-1], made, node.value[k - 1])
            last_array = not runs[-1].is_number
        whole = runs[0]
        for one in runs[1:]:
            whole = Scale(whole, one) if whole.is_number or one.is_number else self._met(node, whole, one, "")
        return whole

    def _met(self, node: Node, left: Expr, right: Expr, sign: str) -> Expr:
        """Two arrays side by side."""
        fits = scalars.same(left.shape[1], right.shape[0])
        columns = left.shape[1] == 1 and right.shape[1] == 1
        if sign == "·" and columns and right.shape[0] != 1:
            return calculus.Inner(left, right)
        if not fits and single(right):
            return Scale(left, as_number(right))
        if not fits and single(left):
            return Scale(as_number(left), right)
        return MatMul(left, right)


def summed(chain: Node) -> Node:
    """The chain with every 𝟏ᵀ A 𝟏 in it taken as the sum of all entries."""
    parts, signs = list(chain.parts), list(chain.value)
    start = 0
    while start < len(parts):
        stop = next((k for k in range(start + 2, len(parts)) if bare_ones(parts[k])), None)
        if bare_row(parts[start]) and stop is not None:
            first, last = parts[start], parts[stop]
            inside, between = tuple(parts[start + 1 : stop]), tuple(signs[start + 1 : stop - 1])
            argument = inside[0]
            if len(inside) > 1:
                argument = Node("product", inside, inside[0].start, inside[-1].stop, between)
            parts[start : stop + 1] = [Node("function", (argument,), first.start, last.stop, _SUM)]
            signs[start:stop] = []
        start += 1
    return parts[0] if len(parts) == 1 else replace(chain, parts=tuple(parts), value=tuple(signs))
