"""Shapes are checked where an expression is built, and a clash shows both shapes and the subexpression."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import (
    ELL,
    Block,
    Determinant,
    Diag,
    Expr,
    Family,
    Inner,
    ShapeError,
    chain,
    map_symbol,
    matrix,
    scalar,
    size,
    size_family,
    vector,
)
from teorema.symbolic.calculus.shape import dimension
from teorema.symbolic.claims import Equal

N = size_family("N")
W = Family("W", (N[ELL], N[ELL - 1]))
A, x = matrix("A", "m", "n"), vector("x", "n")


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: A @ vector("y", "m"), "A @ y: columns of the left must be rows of the right, got m×n and m×1"),
        (lambda: A + A.T, r"A \+ Aᵀ: shapes must be equal, or one a number, got m×n and n×m"),
        (lambda: x * vector("y", "m"), r"x \* y: shapes must be equal, or one a number, got n×1 and m×1"),
        (lambda: A @ scalar("c"), "A @ c: columns of the left must be rows of the right, got m×n and number"),
        (lambda: x ** scalar("c"), r"x \*\* c: must be a number, not a matrix, got n×1 and number"),
        (lambda: Determinant(A), "A: must be square, got m×n and n×m"),
        (lambda: Diag(A), "A: must be a column vector, got m×n and n×1"),
        (lambda: scalar("c").T, "c: must be a matrix or a vector, got number and m×n"),
        (lambda: Inner(x, vector("y", "m")), "<x, y>: must be of one shape, got n×1 and m×1"),
        (lambda: Block(((A, x),)), r"\[A x\]: blocks side by side must have the same rows, got m×n and n×1"),
        (
            lambda: W[2] @ W[1].T,
            r"W\^\[2\] @ W\^\[1\]ᵀ: columns of the left must be rows of the right, got N_2×N_1 and N_0×N_1",
        ),
        (lambda: chain(ELL, 1, 3, W[ELL].T), r"neighbours in the chain must fit"),
        (
            lambda: map_symbol("f", "n", "m").after(map_symbol("g", "n", "k")),
            "inner map must land where the outer one starts, got k×1 and n×1",
        ),
        (
            lambda: map_symbol("f", "n", "m")(vector("y", "m")),
            "y: the argument must lie in the domain, got m×1 and n×1",
        ),
        (lambda: Equal(A @ x, x), "A x == x: both sides must have one shape, got m×1 and n×1"),
    ],
)
def test_a_clash_names_both_shapes_and_the_place(build: Callable[[], Expr], message: str) -> None:
    with pytest.raises(ShapeError, match=message):
        build()


def test_symbolic_sizes_are_equal_by_normal_form() -> None:
    n, m = size("n"), size("m")
    assert matrix("P", 2 * n + m, 1).shape == matrix("Q", m + n + n, 1).shape
    matrix("P", n * (m + 1), 1) + matrix("Q", n * m + n, 1)
    with pytest.raises(ShapeError):
        matrix("P", n, 1) + matrix("Q", m, 1)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (0, "dimension: must be at least 1, got 0"),
        (-3, "dimension: must be at least 1, got -3"),
        (True, "dimension: must be a positive integer or a name, got True"),
        (1.5, "dimension: must be a positive integer or a name, got 1.5"),
        ("2n", "dimension: must be a name such as n, got 2n"),
    ],
)
def test_dimension_refuses_what_is_no_size(value: object, message: str) -> None:
    with pytest.raises(Refused, match=message):
        dimension(value)


def test_a_shape_error_survives_pickling() -> None:
    import pickle

    with pytest.raises(ShapeError) as caught:
        A @ A
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value) and again.message("es").startswith("A @ A: las columnas")


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match=r"value: must be an expression, an integer or a Fraction, got 0\.5"):
        scalar("c") + 0.5


def test_a_clash_shows_sizes_as_they_are_meant_in_both_languages() -> None:
    u = Family("u", (N[ELL], 1))
    with pytest.raises(ShapeError, match=r"got N_ℓ×N_\{ℓ-1\} and N_\{ℓ\+1\}×1$") as layers:
        W[ELL] @ u[ELL + 1]
    assert layers.value.message("es").endswith("se recibió N_ℓ×N_{ℓ-1} y N_{ℓ+1}×1")
    m, n = size("m"), size("n")
    with pytest.raises(ShapeError, match=r"got \(m\+1\)×n and \(2·m\)×n$"):
        matrix("A", m + 1, n) @ matrix("B", 2 * m, n)
    with pytest.raises(ShapeError) as number:
        A @ scalar("c")
    assert number.value.message("es").endswith("se recibió m×n y número")
