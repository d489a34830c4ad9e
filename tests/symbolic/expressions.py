"""Random expressions of the calculus, with symbols of a few sizes: what the tests of readings and values draw from."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from teorema.symbolic.calculus import ColumnSums, Diag, Expr, Inner, RowSums, Total, matrix, ones, scalar, vector

SIZES = {"m": 2, "n": 3}
A, B = matrix("A", "m", "n"), matrix("B", "n", "m")
S = matrix("S", "n", "n")
u, v = vector("u", "n"), vector("v", "m")
c = scalar("c")
LEAVES = (A, B, S, u, v, c, ones("m", "n"), ones("n"))


@st.composite
def expressions(draw: Any, depth: int = 4) -> Expr:
    """An expression of at most this depth, built only by combinations whose shapes fit."""
    if depth == 0:
        return draw(st.sampled_from(LEAVES))
    left, right = draw(expressions(depth=depth - 1)), draw(expressions(depth=depth - 1))
    fitting: list[Any] = [lambda: -left, lambda: 2 * left, lambda: c * left]
    if left.shape == right.shape:
        fitting += [lambda: left + right, lambda: left - right, lambda: left * right]
    if left.shape and right.shape:
        if left.shape[1] == right.shape[0]:
            fitting += [lambda: left @ right] * 2
        if left.shape == right.shape:
            fitting += [lambda: Inner(left, right)]
    if left.shape:
        fitting += [lambda: left.T, lambda: RowSums(left), lambda: ColumnSums(left), lambda: Total(left)]
        if left.shape[1] == 1:
            fitting += [lambda: Diag(left)]
    return draw(st.sampled_from(fitting))()


@st.composite
def points(draw: Any) -> dict[str, Any]:
    """Small integers for every symbol of the expressions."""
    entries = st.integers(-3, 3)

    def array(rows: int, columns: int) -> list[list[int]]:
        return [[draw(entries) for _ in range(columns)] for _ in range(rows)]

    return {
        "A": array(2, 3),
        "B": array(3, 2),
        "S": array(3, 3),
        "u": array(3, 1),
        "v": array(2, 1),
        "c": draw(entries),
        **SIZES,
    }
