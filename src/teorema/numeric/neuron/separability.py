"""Which labellings can one hyperplane separate? Decided exactly, with a proof in hand either way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix
from teorema.numeric.neuron.rule import as_labelled

_PASSES: Final = 100_000
_MORE: Final = Text("must be decided within {n} passes", "debe decidirse en {n} pasadas")
_BITS: Final = Text("must be an integer from 1 to 4", "debe ser un entero de 1 a 4")


@dataclass(frozen=True, slots=True)
class Separation:
    """Either weights that separate or a balance that forbids it; the other one is None.

    Arguments:
        weights: integers (b, w_1, ..., w_p) with y_i (b + wᵀx_i) > 0 for all i.
        balance: integers λ_i >= 0, not all 0, with Σ_i λ_i y_i (1, x_i) = 0.
    """

    weights: tuple[int, ...] | None
    balance: tuple[int, ...] | None

    def __bool__(self) -> bool:
        return self.weights is not None


def separate(x: Array, labels: Sequence[int]) -> Separation:
    """Weights with y_i (b + wᵀx_i) > 0 for all i, or a balance λ that shows that there are none.

    The perceptron rule runs on integers. Where it stops it has found weights. Where it never stops its weights stay
    bounded, so at the start of some pass they are what they were before; what was added in between sums to 0, and how
    often each sample was added is the balance.

    Arguments:
        x: (p, n), samples as columns; floats count as the rational numbers they are.
        labels: n labels, each 1 or -1.

    Raises:
        Refused: what `perceptron` refuses, or nothing decided within 100 000 passes.

    Source: Minsky and Papert 1969, ch. 11; the alternative is Gordan's theorem.

    Example:
        >>> corners = [[0, 0, 1, 1], [0, 1, 0, 1]]
        >>> separate(corners, [-1, -1, -1, 1]).weights, separate(corners, [-1, 1, 1, -1]).balance
        ((-4, 3, 2), (1, 1, 1, 1))
    """
    points, signs = as_labelled(x, labels)
    return _decided([[y * entry for entry in row] for y, row in zip(signs, _integers(points), strict=True)])


def dichotomies(x: Array) -> list[tuple[int, ...]]:
    """All labellings of the columns by 1 and -1 that one hyperplane separates.

    Arguments:
        x: (p, n), samples as columns; there are 2^n labellings to try.

    Raises:
        Refused: what `separate` refuses.

    Example:
        >>> len(dichotomies([[0, 0, 1, 1], [0, 1, 0, 1]]))
        14
    """
    points = as_matrix(x, "x")
    rows = _integers(points)
    found = []
    for rest in product((1, -1), repeat=points.shape[1] - 1):
        labels = (1, *rest)
        if _decided([[y * entry for entry in row] for y, row in zip(labels, rows, strict=True)]):
            found += [labels, tuple(-y for y in labels)]
    return sorted(found)


def boolean_functions(m: int) -> list[tuple[int, ...]]:
    """The Boolean functions of m bits that one threshold neuron computes, each as its table of zeros and ones.

    Arguments:
        m: number of bits, 1 to 4; the entries of a table belong to the vertices in the order in which one counts.

    Raises:
        Refused: m is no integer from 1 to 4.

    Example:
        >>> [len(boolean_functions(m)) for m in (1, 2)]
        [4, 14]
    """
    _hold_few(m)
    corners = list(zip(*product((0, 1), repeat=m), strict=True))
    return [tuple((y + 1) // 2 for y in labels) for labels in dichotomies([list(row) for row in corners])]


def _hold_few(m: Any) -> None:
    if isinstance(m, bool) or not isinstance(m, int) or not 1 <= m <= 4:
        raise Refused("m", _BITS, m)


def _integers(points: Array) -> list[list[int]]:
    """The augmented samples (1, x_i) times a common denominator."""
    rows = [[Fraction(1), *(Fraction(entry) for entry in column)] for column in points.T.tolist()]
    whole = lcm(*(entry.denominator for row in rows for entry in row))
    return [[int(entry * whole) for entry in row] for row in rows]


def _decided(rows: list[list[int]]) -> Separation:
    w = [0] * len(rows[0])
    counts = [0] * len(rows)
    seen = {tuple(w): tuple(counts)}
    for _ in range(_PASSES):
        right = True
        for i, row in enumerate(rows):
            if sum(a * b for a, b in zip(w, row, strict=True)) <= 0:
                w = [a + b for a, b in zip(w, row, strict=True)]
                counts[i] += 1
                right = False
        if right:
            return Separation(tuple(w), None)
        before = seen.setdefault(tuple(w), tuple(counts))
        if before != tuple(counts):
            return Separation(None, tuple(now - then for now, then in zip(counts, before, strict=True)))
    raise Refused("labels", _MORE.format(n=_PASSES), f"{len(rows)} samples")
