"""Expressions rebuilt with other parts: symbols replaced by expressions, sizes by sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from teorema.symbolic.calculus import leaves
from teorema.symbolic.calculus.node import Expr

_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type[Expr]) -> tuple[str, ...]:
    """The names of the parts of a kind of node, found once."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(kind))  # type: ignore[arg-type]  # every concrete node is a dataclass
    return _NAMES[kind]


def parts(node: Expr) -> tuple[Any, ...]:
    """What the node was built from, in order: subexpressions, sizes, indices, functions."""
    return tuple(getattr(node, name) for name in _names(type(node)))


def rebuilt(node: Expr, change: Callable[[Any], Any]) -> Expr:
    """The node with every part changed; the node itself where nothing changed, so that shapes are not found anew."""
    old = parts(node)
    new = tuple(
        tuple(map(change, part))
        if isinstance(part, tuple) and part and not isinstance(part[0], tuple)
        else change(part)
        for part in old
    )
    if all(a is b or (isinstance(a, tuple) and _alike(a, b)) for a, b in zip(old, new, strict=True)):
        return node
    return type(node)(*new)


def _alike(a: tuple[Any, ...], b: Any) -> bool:
    return isinstance(b, tuple) and len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))


def substituted(node: Expr, values: Mapping[Expr, Expr]) -> Expr:
    """The expression with symbols (or members of families) replaced by expressions of the same shape.

    Raises:
        ShapeError: a replacement does not fit where it stands.

    Example:
        >>> from teorema.symbolic.calculus import matrix, vector
        >>> W, x, z = matrix("W", "m", "n"), vector("x", "n"), vector("z", "m")
        >>> print(substituted(z - 2 * z, {z: W @ x}))
        W x - 2·W x
    """

    def change(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        return walk(part) if isinstance(part, Expr) else part

    def walk(one: Expr) -> Expr:
        if isinstance(one, (leaves.Symbol, leaves.Member)):
            return values.get(one, one)
        return rebuilt(one, change)

    return walk(node)
