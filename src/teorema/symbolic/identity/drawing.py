"""The sizes at which two expressions are compared, and the parts of an expression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from teorema.symbolic.calculus import sums
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, sp

PATTERNS: Final = ((1, 1), (2, 1), (1, 2), (2, 3), (3, 2), (5, 4), (7, 11))
"""Values of the sizes, taken in turn by their names in order."""

NEEDED: Final = 3
"""Sizes up to this one must be within reach before sides can be called the same; larger ones are tried where they are."""


def nodes_of(expression: Expr) -> list[Expr]:
    """All different subexpressions."""
    seen: dict[int, Expr] = {}
    pending = [expression]
    while pending:
        node = pending.pop()
        if id(node) not in seen:
            seen[id(node)] = node
            pending += node.children()
    return list(seen.values())


def sizes_of(expressions: Sequence[Expr]) -> list[dict[str, Any]]:
    """Small integers for every size and free index, in several ways: all 1, then unequal ones."""
    names: set[str] = set()
    families: set[str] = set()
    bound: set[str] = set()
    for expression in expressions:
        for node in nodes_of(expression):
            for value in _dims(node):
                for one in sp.sympify(value).atoms(sp.Indexed):
                    families.add(str(one.base.label))
                names |= {
                    s.name for s in sp.sympify(value).free_symbols if s.is_Symbol and not isinstance(s, sp.Indexed)
                }
            if isinstance(node, (sums.Over, sums.Chain)):
                bound.add(node.index.name)
    names -= families | bound
    if not names and not families:
        return [{}]
    ordered = sorted(names)
    choices = []
    for pattern in PATTERNS:
        sizes: dict[str, Any] = {name: pattern[k % 2] for k, name in enumerate(ordered)}
        sizes |= {name: {k: pattern[k % 2] for k in range(-2, 12)} for name in families}
        if sizes not in choices:
            choices.append(sizes)
    return choices


def needed(sizes: Mapping[str, Any]) -> bool:
    """Whether sides can be called the same only if they agree at these sizes, too."""
    values = [v for one in sizes.values() for v in (one.values() if isinstance(one, Mapping) else (one,))]
    return max(values, default=0) <= NEEDED


def _dims(node: Expr) -> list[Scalar]:
    fields = ("dim", "at", "row", "column", "rows", "columns", "order", "start", "stop")
    inside = [getattr(node, f) for f in fields if isinstance(getattr(node, f, None), sp.Basic)]
    return [*inside, *node.shape]
