"""A node matched against the pattern of a rule, and the result of the rule written in the node's own parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.leaves import Member, Number, Symbol
from teorema.symbolic.calculus.maps import Apply, Elementwise
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.shape import Shape
from teorema.symbolic.calculus.substitution import parts, rebuilt
from teorema.symbolic.derivatives.backward.tidying import tidied
from teorema.symbolic.derivatives.rules.rule import SIGMA, Rule


@dataclass(slots=True)
class Binding:
    """What the letters, the sizes and σ of a pattern stand for at one node."""

    letters: dict[Symbol, Expr] = field(default_factory=dict)
    sizes: dict[Scalar, Scalar] = field(default_factory=dict)
    function: Apply | None = None

    def shape(self, pattern: Shape, actual: Shape) -> bool:
        """Whether the shape of a letter can be this one."""
        return len(pattern) == len(actual) and all(self.size(p, a) for p, a in zip(pattern, actual, strict=True))

    def size(self, pattern: Scalar, actual: Scalar) -> bool:
        """Whether a size of the pattern can be this one."""
        if pattern.is_Integer:
            return scalars.same(pattern, actual)
        if pattern not in self.sizes:
            self.sizes[pattern] = actual
            return True
        return scalars.same(self.sizes[pattern], actual)


def matched(rule: Rule, node: Expr) -> Binding | None:
    """What the letters of the rule stand for where the node is of its pattern; None where it is not."""
    binding = Binding()
    if not _match(rule.pattern, node, binding):
        return None
    if rule.leaf:
        data = next(value for letter, value in binding.letters.items() if letter.name == rule.leaf)
        if not isinstance(data, (Symbol, Member)):
            return None
    return binding


def _match(pattern: Expr, node: Expr, binding: Binding) -> bool:
    if isinstance(pattern, Symbol):
        if pattern in binding.letters:
            return binding.letters[pattern] == node
        binding.letters[pattern] = node
        return binding.shape(pattern.rows_columns, node.shape)
    if type(pattern) is not type(node):
        return False
    if isinstance(pattern, Apply) and isinstance(node, Apply):
        return _match_function(pattern, node, binding)
    return all(_match_part(p, q, binding) for p, q in zip(parts(pattern), parts(node), strict=True))


def _match_part(pattern: Any, actual: Any, binding: Binding) -> bool:
    if isinstance(pattern, Expr):
        return isinstance(actual, Expr) and _match(pattern, actual, binding)
    if isinstance(pattern, tuple):
        fits = isinstance(actual, tuple) and len(pattern) == len(actual)
        return fits and all(_match_part(p, q, binding) for p, q in zip(pattern, actual, strict=True))
    if isinstance(pattern, sp.Basic):
        return binding.size(pattern, actual)
    return bool(pattern == actual)


def _match_function(pattern: Apply, node: Apply, binding: Binding) -> bool:
    if pattern.function == SIGMA:
        if pattern.order and (pattern.order != node.order or not isinstance(node.function, Elementwise)):
            return False
        if node.order > 1 and isinstance(node.function, Elementwise):
            return False  # a record has no third derivative
        binding.function = node
        return _match(pattern.argument, node.argument, binding)
    return pattern.function == node.function and not node.order and _match(pattern.argument, node.argument, binding)


def instantiated(rule: Rule, binding: Binding, arriving: Expr) -> Expr:
    """The result of the rule with the node's own parts in the place of the letters, tidied at each new node."""
    changed: dict[str, Expr] = {letter.name: value for letter, value in binding.letters.items()}
    start = rule.pattern.order if isinstance(rule.pattern, Apply) and rule.pattern.function == SIGMA else 0

    def change(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        if isinstance(part, Expr):
            return build(part)
        return part.xreplace(binding.sizes) if isinstance(part, sp.Basic) else part

    def build(one: Expr) -> Expr:
        if isinstance(one, Symbol):
            return arriving if one.name in ("G", "g") else changed[one.name]
        if isinstance(one, Number):
            return one
        if isinstance(one, Apply) and one.function == SIGMA:
            found = binding.function
            assert found is not None
            return Apply(
                found.function, build(one.argument), found.order + one.order - start, found.parameters, found.at
            )
        return tidied(rebuilt(one, change))

    return build(rule.result)


Finder = Callable[[Expr], tuple[Rule, Binding] | None]
