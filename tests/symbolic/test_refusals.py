"""Every documented refusal of the symbolic tower, with its message: what has no value has none, and says why."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy as sp

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.symbolic.calculus import NAMED, ShapeError, ball, matrix, named, vector
from teorema.symbolic.calculus.algebra import product
from teorema.symbolic.calculus.dense import basis, extreme, inverse, norm, power, refuse_zero
from teorema.symbolic.calculus.leaves import dimension_index
from teorema.symbolic.calculus.node import as_expr
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.calculus.systems import Undefined, entrywise
from teorema.symbolic.calculus.values import Values
from teorema.symbolic.claims.relations import equal


def test_product_refuses_two_shapes() -> None:
    with pytest.raises(ShapeError, match=r"A \* x: shapes must be equal, or one a number, got m×n and n×1"):
        product(matrix("A", "m", "n"), vector("x", "n"))


def test_named_refuses_an_unknown_function() -> None:
    with pytest.raises(KeyError, match=r"name: must be one of .*relu.*, got 'sigmoide'"):
        named("sigmoide")


def test_as_expr_refuses_what_is_not_exact() -> None:
    with pytest.raises(TypeError, match=r"value: must be an expression, an integer or a Fraction, got 0\.1"):
        as_expr(0.1)


def test_integer_refuses_a_size_nobody_gave() -> None:
    with pytest.raises(Refused, match="point: size must be given in the point or seen on an array, got H"):
        Sizes({}).integer(sp.Symbol("H", integer=True, positive=True), {})


def test_looked_up_refuses_missing_values_and_other_shapes() -> None:
    x = vector("x", 2)
    with pytest.raises(Refused, match="point: must have a value for x"):
        Values({}, x).looked_up("x", x.shape, "x")
    with pytest.raises(ShapeError, match="x: shape of the value must be that of the symbol, got 3×1 and 2×1"):
        Values({"x": [1, 2, 3]}, x).looked_up("x", x.shape, "x")


def test_dense_refuse_zero() -> None:
    with pytest.raises(Undefined, match="e_4 has no place among 3 entries"):
        basis(None, 3, 4)
    with pytest.raises(Undefined, match="division by zero"):
        refuse_zero(Grid([1, 0]))


def test_dense_power_has_no_value() -> None:
    with pytest.raises(Undefined, match="division by zero"):
        power(Grid(0), Grid(-1))
    with pytest.raises(Undefined, match="is not real"):
        power(Grid(-2), Grid(Fraction(1, 2)))


def test_dense_extreme_needs_an_order() -> None:
    with pytest.raises(Undefined, match="two numbers of the minimum cannot be ordered"):
        extreme([Grid(sp.Symbol("a")), Grid(sp.Symbol("b"))], "min")


def test_dense_inverse_of_a_singular_matrix() -> None:
    with pytest.raises(Undefined, match="the matrix is singular"):
        inverse(Grid([[1, 2], [2, 4]]))


def test_dense_norm_is_spectral_for_two_rows_or_columns_only() -> None:
    with pytest.raises(Undefined, match="the spectral norm is computed for at most two rows or columns"):
        norm(Grid([[1, 2, 0], [0, 1, 1], [3, 0, 1]]), "2", operator_norm=True)


def test_entrywise_has_no_derivative_at_a_kink_and_no_log_of_a_negative_number() -> None:
    with pytest.raises(Undefined, match="relu has no derivative of order 1 at 0"):
        entrywise(NAMED["relu"], 1, (), 0)
    with pytest.raises(Undefined, match="log has no real value at -1"):
        entrywise(NAMED["log"], 0, (), -1)


def test_ball_needs_python_flint(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "flint", None)
    with pytest.raises(ImportError, match="flint"):
        ball(1)


def test_equal_refuses_to_compare_shapes() -> None:
    with pytest.raises(ShapeError, match="=: both sides must have one shape, got 2 and 3"):
        equal(Grid([1, 2]), Grid([1, 2, 3]))


def test_indices_are_integers() -> None:
    assert dimension_index(3) == 3
