"""The door: what comes in, what is turned away and how it is said; and the traps of mixed number systems."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import flint
import numpy as np
import pytest
import sympy

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.numeric.array import as_array, as_bias, as_columns, as_matrix, assembled, listed, mapped, one_system
from teorema.numeric.bounded import Bounded
from teorema.numeric.entries import object_array, stacked


@pytest.mark.parametrize(
    ("given", "dtype"),
    [
        ([[1, 2]], "float64"),
        (3, "float64"),
        ((1.5, 2), "float64"),
        ([np.float64(1), 2], "float64"),
        (np.array([1, 2], dtype=np.int8), "float64"),
        (np.array([True, False]), "float64"),
        ([[True, 0]], "float64"),
        (np.array([1.0, 2.0], dtype=np.float32), "float32"),
        ([np.array([1.0], dtype=np.float32)], "float32"),
        (np.array([1.0], dtype=np.float16), "float32"),
        (np.array([1.0, 2], dtype=object), "float64"),
        ([Fraction(1, 2), 1], "object"),
        ([[sympy.Symbol("x"), 2]], "object"),
        (np.array([2**80], dtype=object), "object"),
        (np.array([flint.arb(1)], dtype=object), "object"),
        ([np.array([1, 2]), [Fraction(1, 2), 3]], "object"),
        (Fraction(1, 2), "object"),
    ],
)
def test_the_dtype_inside(given, dtype):
    assert as_array(given).dtype == np.dtype(dtype)


def test_what_is_right_is_not_copied():
    a, e = np.ones((2, 2)), np.array([[Fraction(1)]], dtype=object)
    assert as_array(a) is a
    assert as_array(e) is e
    for other in (Grid([[1]]), Residues([[1]]), Bounded(a)):
        assert as_array(other) is other
    assert as_array(Tangent(a, a)).x is a


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([1.0, float("nan")], r"v: must be finite, got nan at \(1,\)"),
        (np.array([[1, np.inf]], dtype=np.float32), r"v: must be finite, got inf at \(0, 1\)"),
        (Bounded(np.array([np.inf])), r"v: must be finite, got inf at \(0,\)"),
        (Tangent(np.array([1.0]), np.array([np.nan])), r"v: must be finite, got nan at \(0,\)"),
        (Grid([1, float("nan")]), r"v: must be finite, got nan at \(1,\)"),
        ([sympy.oo], r"v: must be finite, got oo at \(0,\)"),
        ([sympy.nan], r"v: must be finite, got nan at \(0,\)"),
        ([flint.arb("nan")], r"v: must be finite, got nan at \(0,\)"),
        ([Decimal("Infinity")], r"v: must be finite, got Infinity at \(0,\)"),
        (np.array([Fraction(1), np.inf], dtype=object), r"v: must be finite, got inf at \(1,\)"),
        (["a"], "v: entries must be real numbers, got a"),
        ([None], "v: entries must be real numbers, got None"),
        ([[1, 1j]], "v: entries must be real numbers, got 1j"),
        ({1: 2}, r"v: entries must be real numbers, got \{1: 2\}"),
        (np.array([1j]), "v: must be of dtype float64, float32, integer or object, got complex128"),
        ("12", "v: must be of dtype float64, float32, integer or object, got <U2"),
        ([[1, 2], [3]], r"v: rows must have equal length, got \[\[1, 2\], \[3\]\]"),
        ([[1, 2], 3], r"v: rows must have equal length, got \[\[1, 2\], 3\]"),
        ([np.array([1.0]), np.array([1.0, 2.0])], r"v: rows must have equal length, got \[\(1,\), \(2,\)\]"),
        ([2**53 + 1], r"v: integers must not exceed 2\*\*53 in size.*, got 9007199254740993; use an object array of Fraction"),
        ([-1, 2**63], r"v: integers must not exceed 2\*\*53 in size.*, got 9223372036854775808"),
        (np.array([-(2**62), 0]), r"v: integers must not exceed 2\*\*53 in size.*, got -4611686018427387904"),
        (np.array([2**63 + 1], dtype=np.uint64), r"v: integers must not exceed 2\*\*53 in size"),
        ([Fraction(1, 2), 0.5], r"v: floats and exact numbers must not be mixed.*, got 0.5; write Fraction\(1, 2\) instead of 0.5"),
    ],
)  # fmt: skip
def test_refusals_of_the_door(given, message):
    with pytest.raises(Refused, match=message):
        as_array(given, "v")


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: as_matrix([1, 2]), r"W: must have two axes, got shape \(2,\); write it as a matrix, \[\[...\], \[...\]\]"),
        (lambda: as_matrix(Grid(1)), r"W: must have two axes, got shape \(\)"),
        (lambda: as_matrix([[]]), r"W: must not be empty, got shape \(1, 0\)"),
        (lambda: as_matrix([]), r"W: must have two axes, got shape \(0,\)"),
        (lambda: as_bias([[1, 2]], 2), r"b: must have shape \(2, 1\), one bias per row of W, got shape \(1, 2\)"),
        (lambda: as_bias([1], 2), r"b: must have shape \(2, 1\), one bias per row of W, got shape \(1,\)"),
        (lambda: as_columns([1, 2], 2), r"x: must have two axes, got shape \(2,\)"),
        (lambda: as_columns(np.empty((2, 0)), 2), r"x: must not be empty, got shape \(2, 0\)"),
        (lambda: as_columns([[1, 2]], 2), r"x: must have 2 rows, one per input \(columns are samples\), got shape \(1, 2\); transpose it"),
        (lambda: as_columns([[1], [2], [3]], 2), r"x: must have 2 rows, one per input \(columns are samples\), got shape \(3, 1\)$"),
        (lambda: object_array([[1], [1, 2]]), "nested: rows must have equal length"),
        (lambda: stacked([np.ones(1), np.ones(2)], "v"), "v: rows must have equal length"),
    ],
)  # fmt: skip
def test_refusals_of_shapes(act, message):
    with pytest.raises(Refused, match=message):
        act()


def test_a_refusal_in_spanish():
    with pytest.raises(Refused) as caught:
        as_columns([[1, 2]], 2)
    assert caught.value.message("es") == (
        "x: debe tener 2 filas, una por entrada (las columnas son muestras), se recibió shape (1, 2); transponerlo"
    )


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (np.array([[0.5]]), np.array([[Fraction(1)]], dtype=object), "float64 with object"),
        (np.array([[Fraction(1)]], dtype=object), np.float32([[1]]), "object with float32"),
        (np.array([[0.5]]), Grid([[1]]), "float64 with Grid"),
        (Residues([[1]]), np.array([[0.5]]), "Residues with float64"),
        (Tangent(Grid([1]), Grid([1])), np.array([[0.5]]), "Tangent with float64"),
        (Bounded(np.array([1.0])), Grid([1]), "Bounded with Grid"),
    ],
)
def test_floats_and_exact_numbers_do_not_meet(one, other, said):
    """The trap: 0.5 * Fraction(1, 2) is the float 0.25."""
    with pytest.raises(Refused, match=f"x: floats and exact numbers must not be mixed.*, got {said}"):
        one_system("x", one, other)


def test_bounded_floats_meet_floats_and_exact_numbers_meet_exact_ones():
    one_system("x", Bounded(np.array([1.0])), np.array([1.0]), Bounded(np.float32([1.0])))
    one_system("x", Grid([1]), Residues([1]), np.array([Fraction(1)], dtype=object))


def test_assembling_keeps_the_number_system():
    half = Fraction(1, 2)
    assert assembled(np.float32([[0.0]]), [[half]]).dtype == np.float32
    assert assembled(np.array([[half]], dtype=object), [[half, 1]]).tolist() == [[half, 1]]
    assert assembled(Grid([[1]]), [[half], [1]]) == Grid([[half], [1]])
    assert assembled(Residues([[1]], p=7), [[half]]) == Residues([[4]], p=7)
    assert assembled(Bounded(np.float32([[1.0]])), [[half]]).value.dtype == np.float32
    still = assembled(Tangent(Grid([[1]]), Grid([[1]])), [[half, Tangent(Grid(2), Grid(3))]])
    assert (still.x.tolist(), still.dx.tolist()) == ([[half, 2]], [[0, 3]])
    assert listed(Grid([1, 2])) == [1, 2]


def test_lists_take_the_precision_of_what_they_meet():
    single = np.float32([[1.0]])
    assert as_bias([1], 1, like=single).dtype == as_columns([[1]], 1, like=single).dtype == np.float32
    assert as_bias(np.array([1]), 1, like=single).dtype == np.float32
    assert as_bias(np.array([1.0]), 1, like=single).dtype == np.float64
    assert as_bias([1], 1, like=np.array([[1.0]])).dtype == np.float64
    assert as_bias([Fraction(1)], 1, like=single).dtype == np.dtype(object)
    with pytest.raises(Refused, match=r"b: must be finite, got inf at \(0,\)"):
        as_bias([1e300], 1, like=single)


def test_mapping_goes_entry_by_entry():
    assert mapped(lambda t: -t, Grid([[1, 2]])) == Grid([[-1, -2]])
    assert mapped(lambda t: -t, np.array([[Fraction(1)]], dtype=object)).tolist() == [[-1]]


def test_numpy_really_has_these_traps():
    """Why the rules exist; if one of these fails, a rule may go."""
    assert type(0.5 * Fraction(1, 2)) is float
    assert isinstance(np.mean(np.array([1, 2], dtype=object)), float)
    assert (np.array([2**62]) * np.array([4])).tolist() == [0]
    x = np.array([sympy.Symbol("x")], dtype=object)
    for fails in (lambda: np.isfinite(x), lambda: np.exp(x), lambda: np.maximum(x, 0)):
        with pytest.raises(TypeError):
            fails()
