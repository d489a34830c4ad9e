"""Names for the intermediates of an expression, as a lecturer gives them: z for what enters a function, a for what leaves it, r for a residual."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from teorema.symbolic.calculus.algebra import Add, Subtract
from teorema.symbolic.calculus.costs import CrossEntropy, SquaredNorm
from teorema.symbolic.calculus.leaves import Member, Symbol
from teorema.symbolic.calculus.linear import LogDet, LogSumExp, Norm, Softmax
from teorema.symbolic.calculus.maps import Apply
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.substitution import rebuilt
from teorema.symbolic.calculus.sums import Chain, Over
from teorema.symbolic.derivatives.backward.reverse import Name, depends

_LETTERS: Final = {"z": ("z", "s", "p"), "a": ("a", "h", "q"), "r": ("r", "e", "t"), "u": ("u", "w", "v")}
_PLAIN: Final = (Symbol, Member)


@dataclass(frozen=True, slots=True)
class Binding:
    """A name and what it stands for, in terms of earlier names."""

    name: Name
    value: Expr


def named(expression: Expr, by: Name) -> tuple[tuple[Binding, ...], Expr]:
    """The intermediates that depend on `by` and deserve a name, and the expression over them.

    Example:
        >>> from teorema.symbolic.calculus import NAMED, SquaredNorm, apply, matrix, vector
        >>> W, x, y = matrix("W", "m", "n"), vector("x", "n"), vector("y", "m")
        >>> bindings, rest = named(SquaredNorm(apply(NAMED["tanh"], W @ x) - y), W)
        >>> [f"{one.name} = {one.value}" for one in bindings], str(rest)
        (['z = W x', 'a = tanh(z)', 'r = a - y'], '‖r‖²')
    """
    names = frozenset([by])
    roles = _roles(expression, names)
    taken = {one.name for one in expression.walk() if isinstance(one, Symbol)}
    taken |= {one.family.name for one in expression.walk() if isinstance(one, Member)}
    letters = {
        role: next((letter for letter in options if letter not in taken), f"{options[0]}_new")
        for role, options in _LETTERS.items()
    }
    many = Counter(roles.values())
    found: dict[Expr, Symbol] = {}
    bindings: list[Binding] = []
    count: Counter[str] = Counter()

    def change(part: object) -> object:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        return walk(part) if isinstance(part, Expr) else part

    def walk(node: Expr) -> Expr:
        if isinstance(node, _PLAIN):
            return node
        if node in found:
            return found[node]
        over = rebuilt(node, change)
        if node not in roles:
            return over
        role = roles[node]
        count[role] += 1
        letter = letters[role]
        at = f"_{count[role]}" if many[role] > 1 else ""
        symbol = Symbol(letter + at, node.shape, f"{letter}_{{{count[role]}}}" if at else letter)
        found[node] = symbol
        bindings.append(Binding(symbol, over))
        return symbol

    rest = walk(expression)
    if isinstance(rest, Symbol) and bindings and rest == bindings[-1].name:
        rest = bindings.pop().value
    return tuple(bindings), rest


def _roles(expression: Expr, names: frozenset[Name]) -> dict[Expr, str]:
    """The nodes to be named, each with its letter."""
    roles: dict[Expr, str] = {}
    seen: Counter[Expr] = Counter()

    def visit(node: Expr, fused: bool) -> None:
        if isinstance(node, _PLAIN) or not depends(node, names):
            return
        seen[node] += 1
        inner = node.children()
        if isinstance(node, (Apply, Softmax, LogSumExp)):
            if not isinstance(inner[0], _PLAIN) and depends(inner[0], names):
                roles[inner[0]] = "z"
            if node is not expression and not fused and node.shape:
                roles.setdefault(node, "a")
        if isinstance(node, (SquaredNorm, Norm, LogDet)) and isinstance(inner[0], (Add, Subtract)):
            roles.setdefault(inner[0], "r")
        if isinstance(node, (Over, Chain)):
            return  # what has a bound index has no name outside of the sum
        for child in inner:
            visit(child, isinstance(node, CrossEntropy) and isinstance(child, Softmax))

    visit(expression, False)
    for node, times in seen.items():
        if times > 1 and node is not expression:
            roles.setdefault(node, "u")
    return roles
