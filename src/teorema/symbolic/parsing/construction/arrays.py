"""Arrays that are made of others: blocks, chains over layers, and 1×1 matrices where a number is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Block, Expr, Inner, Total, chain
from teorema.symbolic.calculus.algebra import MatMul
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.calculus.leaves import ELL, Member
from teorema.symbolic.calculus.linear import Transpose
from teorema.symbolic.calculus.maps import Apply
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.substitution import rebuilt
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.syntax.tree import Node

_CHAIN: Final = Text(
    "the ends of a chain are the same but for the layer, as in W^[L]···W^[1]",
    "los extremos de una cadena son iguales salvo la capa, como en W^[L]···W^[1]",
)
_ROWS: Final = Text(
    "every row has the same number of entries, all arrays or all numbers",
    "todas las filas tienen igual cantidad de entradas, todas arreglos o todas números",
)


def single(node: Expr) -> bool:
    """Whether it is a 1×1 matrix."""
    return not node.is_number and bool(node.shape[0] == 1) and bool(node.shape[1] == 1)


def as_number(node: Expr) -> Expr:
    """The entry of a 1×1 matrix: uᵀv becomes ⟨u, v⟩."""
    if isinstance(node, MatMul) and isinstance(node.left, Transpose) and node.left.argument.shape == node.right.shape:
        return Inner(node.left.argument, node.right)
    return Total(node)


def bare_ones(node: Node) -> bool:
    """Whether it is a 𝟏 whose size is not written."""
    return node.kind == "ones" and node.value is None


def bare_row(node: Node) -> bool:
    """Whether it is 𝟏ᵀ."""
    return node.kind == "transpose" and bare_ones(node.parts[0])


def block(parts: list[Expr], lengths: tuple[int, ...], position: int, said: str) -> Expr:
    """Rows of arrays, or of numbers."""
    numbers = [part.is_number for part in parts]
    if any(numbers) != all(numbers) or (all(numbers) and len(set(lengths)) > 1):
        raise Unreadable(position, _ROWS, said)
    made = [AsMatrix(part) if part.is_number else part for part in parts]
    starts = [sum(lengths[:k]) for k in range(len(lengths))]
    return Block(tuple(tuple(made[start : start + length]) for start, length in zip(starts, lengths, strict=True)))


def linked(last: Expr, first: Expr, position: int, said: str) -> Expr:
    """The chain from first to last whose ends are given."""
    ends = [next((one.at for one in end.walk() if isinstance(one, Member)), None) for end in (last, first)]
    if ends[0] is None or ends[1] is None:
        raise Unreadable(position, _CHAIN, said)
    body = shifted(last, ELL - ends[0])
    if body != shifted(first, ELL - ends[1]):
        raise Unreadable(position, _CHAIN, said)
    return chain(ELL, ends[1], ends[0], body)


def shifted(node: Expr, by: Scalar) -> Expr:
    """The expression with the layer of every member of a family, and of every activation, moved."""
    if isinstance(node, Member):
        return replace(node, at=node.at + by)

    def change(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(change, part))
        return shifted(part, by) if isinstance(part, Expr) else part

    moved = rebuilt(node, change)
    return replace(moved, at=moved.at + by) if isinstance(moved, Apply) and moved.at is not None else moved
