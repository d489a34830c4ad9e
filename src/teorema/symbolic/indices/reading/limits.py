"""The size of an expression, bounded before work starts."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import leaves
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.indices.terms import Beyond

MAX_DEPTH: Final = 120
"""The deepest expression that is read."""

MAX_NODES: Final = 5000
"""The most different subexpressions of an expression that is read."""

MAX_WRITTEN: Final = 50_000
"""The most subexpressions of an expression as it is written, where equal ones count each time."""

MAX_BITS: Final = 4096
"""The most bits of a number."""

_DEEP: Final = Text(
    f"must be at most {MAX_DEPTH} deep and have at most {MAX_NODES} parts",
    f"debe tener a lo sumo {MAX_DEPTH} niveles y {MAX_NODES} partes",
)
_WRITTEN: Final = Text(
    f"must have at most {MAX_WRITTEN} parts when written out",
    f"debe tener a lo sumo {MAX_WRITTEN} partes al escribirse",
)
_BITS: Final = Text(f"numbers must have at most {MAX_BITS} bits", f"los números deben tener a lo sumo {MAX_BITS} bits")


def refuse_large(expression: Expr) -> None:
    """Size is bounded before work starts.

    Raises:
        Beyond: the expression is too deep, has too many parts, or a number with too many digits.
    """
    known: dict[int, tuple[int, int]] = {}  # depth, and parts when written out
    pending: list[tuple[Expr, bool]] = [(expression, False)]
    while pending:
        node, ready = pending.pop()
        if id(node) in known:
            continue
        children = node.children()
        if ready:
            inside = [known[id(c)] for c in children]
            known[id(node)] = (1 + max((d for d, _ in inside), default=0), 1 + sum(w for _, w in inside))
        else:
            pending.append((node, True))
            pending += [(c, False) for c in children if id(c) not in known]
        if len(known) > MAX_NODES or len(pending) > 10 * MAX_NODES:
            raise Beyond(_DEEP, len(pending))
        if isinstance(node, leaves.Number):
            bits = max(node.value.numerator.bit_length(), node.value.denominator.bit_length())
            if bits > MAX_BITS:
                raise Beyond(_BITS, f"{bits} bits")
    depth, written = known[id(expression)]
    if depth > MAX_DEPTH:
        raise Beyond(_DEEP, depth)
    if written > MAX_WRITTEN:
        raise Beyond(_WRITTEN, f"{written:.3g}" if written > 10**9 else written)
