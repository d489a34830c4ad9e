"""The laws of products with [0 I 0] and its transpose, which pick rows or columns: one after another is one, and of blocks they pick a block."""

from __future__ import annotations

from dataclasses import dataclass

from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.algebra import MatMul
from teorema.symbolic.calculus.blocks import Block
from teorema.symbolic.calculus.linear import Filled, Identity
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, sp

_NONE = scalars.rational(0)


@dataclass(frozen=True, slots=True)
class Picked:
    """The rows (or columns) from `before` + 1 to `before` + `size`, with `after` left behind them."""

    before: Scalar
    size: Scalar
    after: Scalar


def picked(node: Expr, columns: bool) -> Picked | None:
    """What a block matrix of zeros and one identity picks: columns where it stands on the right, else rows.

    Example:
        >>> from teorema.symbolic.calculus import identity, zeros
        >>> picked(Block(((zeros("k", "n"),), (identity("n"),))), columns=True)
        Picked(before=k, size=n, after=0)
    """
    if not isinstance(node, Block):
        return None
    if (columns and any(len(row) != 1 for row in node.rows)) or (not columns and len(node.rows) != 1):
        return None
    found, before, after = None, _NONE, _NONE
    for one in node.children():
        length = one.shape[0 if columns else 1]
        if isinstance(one, Identity) and found is None:
            found = length
        elif isinstance(one, Filled) and one.entry == 0:
            before, after = (before + length, after) if found is None else (before, after + length)
        else:
            return None
    return None if found is None else Picked(before, found, after)


def picking(one: Picked, columns: bool) -> Expr:
    """The block matrix that picks them."""
    parts: list[Expr] = []
    for length, unit in ((one.before, False), (one.size, True), (one.after, False)):
        if length != 0:
            zeros = Filled(0, length, one.size) if columns else Filled(0, one.size, length)
            parts.append(Identity(length) if unit else zeros)
    if len(parts) == 1:
        return parts[0]
    return Block(tuple((part,) for part in parts) if columns else (tuple(parts),))


def selected(node: MatMul) -> Expr | None:
    """The product with what it picks picked, or with two pickings as one; None where there is nothing to do."""
    for columns in (True, False):
        from_, by = (node.left, node.right) if columns else (node.right, node.left)
        one = picked(by, columns)
        if one is None:
            continue
        block = _block(from_, one, columns)
        if block is not None:
            return block
        if isinstance(from_, MatMul):
            rest, inner = (from_.left, from_.right) if columns else (from_.right, from_.left)
            first = picked(inner, columns)
            if first is not None:
                both = picking(Picked(first.before + one.before, one.size, one.after + first.after), columns)
                return MatMul(rest, both) if columns else MatMul(both, rest)
    return None


def _block(node: Expr, one: Picked, columns: bool) -> Expr | None:
    """The block that is picked of a block matrix, where the cuts agree in every row."""
    if not isinstance(node, Block) or picked(node, columns) is not None or picked(node, not columns) is not None:
        return None
    if not columns:
        at = _at([row[0].shape[0] for row in node.rows], one)
        return None if at is None else _alone((node.rows[at],))
    places = [_at([block.shape[1] for block in row], one) for row in node.rows]
    if any(at is None for at in places):
        return None
    return _alone(tuple((row[at],) for row, at in zip(node.rows, places, strict=True) if at is not None))


def _alone(rows: tuple[tuple[Expr, ...], ...]) -> Expr:
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else Block(rows)


def _at(lengths: list[Scalar], one: Picked) -> int | None:
    start = _NONE
    for k, length in enumerate(lengths):
        if sp.expand(start - one.before) == 0 and scalars.same(length, one.size):
            return k
        start = start + length
    return None
