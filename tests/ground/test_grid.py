"""Grid: exact arithmetic with NumPy's shapes, held against NumPy object arrays."""

from __future__ import annotations

import operator
import pickle
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from mpmath import iv

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.shapes import broadcast, spread
from teorema.ground.text import Text

numbers = st.fractions(min_value=-9, max_value=9, max_denominator=9)


@st.composite
def arrays(draw, *shapes):
    shape = draw(st.sampled_from(shapes))
    size = int(np.prod(shape))
    entries = draw(st.lists(numbers, min_size=size, max_size=size))
    array = np.empty(shape, dtype=object)
    for i, entry in enumerate(entries):
        array.flat[i] = entry
    return array


EVERY = ((), (1,), (3,), (1, 1), (1, 3), (2, 1), (2, 3))


@given(arrays(*EVERY), arrays(*EVERY), st.sampled_from(["add", "sub", "mul"]))
def test_arithmetic_broadcasts_as_numpy_does(a, b, name):
    op = getattr(operator, name)
    expected = np.asarray(op(a, b), dtype=object)
    result = op(Grid(a), Grid(b))
    assert result.shape == expected.shape
    assert result.tolist() == expected.tolist()


@given(arrays((2, 3), (1, 3), (3,)), arrays((3, 2), (3, 1), (3,)))
def test_matrix_product_is_numpys(a, b):
    expected = np.asarray(a @ b, dtype=object)
    result = Grid(a) @ Grid(b)
    assert (result.shape, result.tolist()) == (expected.shape, expected.tolist())


@given(arrays(*EVERY), st.sampled_from([None, 0, 1, -1, -2]), st.booleans())
def test_sum_and_transpose_are_numpys(a, axis, keepdims):
    assert Grid(a).T.tolist() == a.T.tolist()
    if axis is not None and not -a.ndim <= axis < a.ndim:
        return
    expected = np.asarray(a.sum(axis=axis, keepdims=keepdims), dtype=object)
    result = Grid(a).sum(axis, keepdims)
    assert (result.shape, result.tolist()) == (expected.shape, expected.tolist())


@pytest.mark.parametrize(
    "index", [(0, 1), (1,), (slice(None), 0), (slice(0, 1), slice(None)), (-1, -1), ([1, 0], slice(None)),
              (slice(None), [2, 0, 0])]
)  # fmt: skip
def test_indexing_is_numpys(index):
    a = np.array([[1, 2, 3], [4, 5, 6]], dtype=object)
    expected = np.asarray(a[index], dtype=object)
    result = Grid(a)[index]
    assert getattr(result, "shape", ()) == expected.shape
    assert (result.tolist() if isinstance(result, Grid) else result) == expected.tolist()


def test_division_of_integers_is_exact():
    """The trap: 1 / 3 on Python integers is a float."""
    assert (Grid([1, 2]) / 3).tolist() == [Fraction(1, 3), Fraction(2, 3)]
    assert (1 / Grid([3])).tolist() == [Fraction(1, 3)]
    assert (Grid([2]) ** -2).tolist() == [Fraction(1, 4)]
    assert (Grid([2, 3]) ** 0).tolist() == [1, 1]


def test_numpy_integers_become_python_integers():
    """The trap: int64 overflows in silence."""
    big = Grid(np.array([[2**62]])) * np.int64(4)
    assert big.tolist() == [[2**64]]
    assert type(big.item()) is int
    assert (np.array([[2**62]]) @ Grid([[4]])).tolist() == [[2**64]]
    assert Grid([np.int64(2**62)]).map(lambda t: np.int64(1)).tolist() == [1]


def test_symbols_and_intervals_are_entries_like_others():
    s = sympy.Symbol("s")
    assert (s * Grid([[1, 2]]) + 1).tolist() == [[s + 1, 2 * s + 1]]
    assert (1 / Grid([s])).tolist() == [1 / s]
    row = Grid([[iv.mpf(1), iv.mpf([1, 2])]]) @ Grid([[2], [3]])
    assert row[0, 0].a == 5
    assert row[0, 0].b == 8


def test_it_is_a_value():
    g = Grid([[1, 2], [3, 4]])
    assert g == Grid(np.array([[1, 2], [3, 4]])) == Grid(g) == pickle.loads(pickle.dumps(g))
    assert hash(g) == hash(Grid([[1, 2], [3, 4]]))
    assert g != Grid([[1, 2], [3, 5]])
    assert Grid([1, 2]) != Grid([[1, 2]])
    assert Grid(3) == 3
    assert Grid([1]) != [1]
    assert (g.size, g.ndim, list(g), repr(Grid([1]))) == (4, 2, [1, 2, 3, 4], "Grid([1])")
    assert (-g).map(abs) == +g == g.of([[1, 2], [3, 4]])
    assert g - np.array([1, 2]) == Grid([[0, 0], [2, 2]])
    assert Grid([[]]).shape == (1, 0)


def test_it_has_no_order_and_no_float_functions():
    with pytest.raises(TypeError):
        assert Grid([1]) < Grid([2])
    with pytest.raises(TypeError):
        np.exp(Grid([1]))
    with pytest.raises(TypeError):
        Grid([1]) * "1"
    with pytest.raises(TypeError):
        Grid([1]) @ "1"


def test_entries_repeat_along_axes_of_length_one():
    assert spread((1, 2), (2, 1), (2, 3)) == [1, 1, 1, 2, 2, 2]
    assert spread((1, 2), (2,), (3, 2)) == [1, 2, 1, 2, 1, 2]


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: Grid([[1], [1, 2]]), r"nested: rows must have equal length, got \[1, 2\]"),
        (lambda: Grid([[1], 2]), r"nested: rows must have equal length, got \[\[1\], 2\]"),
        (lambda: Grid([[[1]]]), r"nested: must be a scalar, a list or a list of lists, got \[\[\[1\]\]\]"),
        (lambda: Grid([1, 2]).item(), r"grid: must have exactly one entry, got \(2,\)"),
        (lambda: Grid([1]).sum(1), r"axis: must be None or an axis of the array, got 1"),
        (lambda: Grid([1]) ** Fraction(1, 2), r"exponent: must be an integer, got Fraction\(1, 2\)"),
        (lambda: Grid([1]) ** True, r"exponent: must be an integer, got True"),
        (
            lambda: Grid([[1]]) @ Grid([1, 2]),
            r"@: columns of the left must equal rows of the right, got \(1, 1\) @ \(2,\)",
        ),
        (lambda: Grid(1) @ Grid([1]), r"@: columns of the left must equal rows of the right, got \(\) @ \(1,\)"),
        (lambda: broadcast((2,), (3,), "*"), r"\*: axes must be equal or have length 1, got \(2,\) \* \(3,\)"),
    ],
)
def test_refusals_of_a_grid(act, message):
    with pytest.raises(Refused, match=message):
        act()


@pytest.mark.parametrize(
    ("index", "message"),
    [((0, 0, 0), "index: must have at most 2 parts, got 3"), (5, "out of range"),
     (([0], [0]), "index: must have at most one list of indices, got two")],
)  # fmt: skip
def test_indices_that_do_not_exist(index, message):
    with pytest.raises(IndexError, match=message):
        Grid([[1]])[index]


def test_a_refusal_speaks_both_languages():
    with pytest.raises(Refused) as caught:
        Grid([[1]]) @ Grid([[1], [2]])
    assert caught.value.message("es").startswith("@: las columnas del izquierdo deben igualar a las filas del derecho")
    assert pickle.loads(pickle.dumps(caught.value)).message("es") == caught.value.message("es")


def test_an_empty_sentence_is_no_text():
    with pytest.raises(ValueError, match="es: a Text needs a sentence in both languages, got an empty one"):
        Text("a", " ")
    with pytest.raises(KeyError, match="lang: must be one of en, es, got 'fr'"):
        Text("a", "b")["fr"]
