"""What an expression needs to be defined, as one says it: a divisor that is not 0, a positive argument of a logarithm."""

from __future__ import annotations

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import leaves
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.identity.drawing import nodes_of
from teorema.symbolic.indices import components
from teorema.symbolic.indices.arithmetic import nonnegative, positive


def provided(left: Expr, right: Expr) -> tuple[str, ...]:
    """What one side needs to be defined and the other does not say."""
    needs = [_needs(side) for side in (left, right)]
    return tuple(dict.fromkeys(need for a, b in (needs, needs[::-1]) for need in a if need not in b))


def _needs(expression: Expr) -> list[str]:
    from teorema.symbolic.calculus import algebra, linear, maps
    from teorema.symbolic.calculus.functions import Named

    found = []
    for node in nodes_of(expression):
        if isinstance(node, algebra.Divide) and not _certain(node.right, ">"):
            found.append(f"{node.right} ≠ 0")
        elif isinstance(node, algebra.Power) and isinstance(node.right, leaves.Number):
            sign = "≥" if node.right.value > 0 else ">" if node.right.value.denominator != 1 else "≠"
            if (node.right.value.denominator != 1 or node.right.value < 0) and not _certain(node.left, sign):
                found.append(f"{node.left} {sign} 0")
        elif isinstance(node, (linear.Inverse, linear.LogDet)):
            found.append(f"det({node.argument}) {'≠' if isinstance(node, linear.Inverse) else '>'} 0")
        elif isinstance(node, maps.Apply) and isinstance(node.function, Named):
            if node.function.name in ("log", "sqrt"):
                sign = (
                    "≠"
                    if node.function.name == "log" and node.order
                    else ">"
                    if node.function.name == "log" or node.order
                    else "≥"
                )
                if not _certain(node.argument, sign):
                    found.append(f"{node.argument} {sign} 0")
            elif node.order and (kinks := node.function.singular(node.order, node.parameters)):
                found += [f"{node.argument} ≠ {kink}" for kink in kinks]
    return found


def _certain(expression: Expr, sign: str) -> bool:
    """Whether an expression has this sign by its form, as 1 + x² > 0 has."""
    try:
        poly = components(expression, ("(row)", "(column)")[: len(expression.shape)]).poly
    except Refused:
        return False
    if sign == "≠" and poly.constant is not None:
        return poly.constant != 0
    return nonnegative(poly) if sign == "≥" else positive(poly)
