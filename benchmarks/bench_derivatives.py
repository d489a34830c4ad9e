"""A gradient by the rules, and a whole back-propagation, against SymPy's diff of the explicit components; growth with the depth."""

from __future__ import annotations

from interleaved import ratios, report

import sympy as sp

from teorema.symbolic.calculus import NAMED, Expr, SquaredNorm, apply, matrix, vector
from teorema.symbolic.derivatives import grad
from teorema.symbolic.network.derivation import derive


def explicit(width: int, depth: int) -> tuple[sp.Expr, list[sp.Symbol]]:
    """½‖a^[L] − y‖² of a tanh network written out in components, and all its weights and biases."""
    a = [sp.Symbol(f"x{i}") for i in range(width)]
    weights: list[sp.Symbol] = []
    for layer in range(depth):
        W = [[sp.Symbol(f"w{layer}_{i}_{j}") for j in range(width)] for i in range(width)]
        b = [sp.Symbol(f"b{layer}_{i}") for i in range(width)]
        weights += [*b, *(w for row in W for w in row)]
        a = [sp.tanh(sum((w * e for w, e in zip(row, a, strict=True)), b[i])) for i, row in enumerate(W)]
    return sum(((e - sp.Symbol(f"y{i}")) ** 2 for i, e in enumerate(a)), sp.Integer(0)) / 2, weights


def main() -> None:
    W, x, y = matrix("W", "m", "n"), vector("x", "n"), vector("y", "m")
    layer = SquaredNorm(apply(NAMED["tanh"], W @ x) - y) / 2
    components, weights = explicit(2, 1)

    def by_components(cost: sp.Expr = components, by: list[sp.Symbol] = weights) -> list[sp.Expr]:
        return [sp.diff(cost, one) for one in by]

    def by_rules(f: Expr = layer) -> Expr:
        return grad(f, W).value

    report(
        "one tanh layer, m×n against 2×2", "teorema, any m and n", ratios(by_rules, {"SymPy diff, 2×2": by_components})
    )
    small, all_weights = explicit(2, 2)
    report(
        "all gradients, two tanh layers of width 2",
        "teorema",
        ratios(
            lambda: derive([2, 2, 2], hidden="tanh", output="tanh"),
            {"SymPy diff": lambda: [sp.diff(small, one) for one in all_weights]},
        ),
    )
    peers = {f"depth {depth}": lambda depth=depth: derive([6] * (depth + 1), hidden="tanh") for depth in (10, 25, 50)}
    report("growth, width 6", "depth 5", ratios(lambda: derive([6] * 6, hidden="tanh"), peers))


if __name__ == "__main__":
    main()
