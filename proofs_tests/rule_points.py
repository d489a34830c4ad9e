"""Points for the derivative rules: values for every letter of a claim, as letters, as rationals, or none at all for every size at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.symbolic.calculus import Determinant, Inverse, LogDet, LogSumExp, Softmax, Symbol
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.claims.relations import EVERY_SIZE
from teorema.symbolic.indices import equal
from teorema.symbolic.statement import Statement

from .strategies import CUBIC

Entry = Callable[[str, int, int], Any]
Shapes = tuple[tuple[int, int, int], ...]


def _holding(statement: Statement, kinds: tuple[type, ...]) -> bool:
    return any(isinstance(node, kinds) for node in statement.claim.walk())


def shapes_of(statement: Statement) -> Shapes:
    """m, n, k, square ones among them; small where SymPy would take long: inverses, and sums of exponentials."""
    if _holding(statement, (Inverse, Determinant, LogDet)):
        return ((2, 2, 2), (1, 1, 1))
    if _holding(statement, (Softmax, LogSumExp)):
        return ((2, 2, 1), (2, 1, 1), (1, 2, 1))
    return ((2, 3, 2), (3, 2, 1), (2, 2, 2), (1, 2, 1))


def _letters_of(statement: Statement) -> dict[str, Any]:
    return {one.name: one.shape for one in statement.claim.walk() if isinstance(one, Symbol)}


def _value(name: str, shape: tuple[Any, ...], sizes: Mapping[str, int], entry: Entry) -> Any:
    known = Sizes(sizes)
    lengths = [known.integer(d, {}) for d in shape]
    if not lengths:
        return entry(name, 1, 1)
    rows = [[entry(name, i, j) for j in range(1, lengths[1] + 1)] for i in range(1, lengths[0] + 1)]
    return rows


def _filled(statement: Statement, sizes: dict[str, int], entry: Entry, sums_to_one: bool) -> dict[str, Any]:
    values: dict[str, Any] = {**sizes, "sigma": CUBIC}
    for name, shape in _letters_of(statement).items():
        values[name] = _value(name, shape, sizes, entry)
        if name == "Y" and sums_to_one:
            rows = values[name]
            rows[-1] = [1 - sum(row[j] for row in rows[:-1]) for j in range(len(rows[0]))]
    return values


def _sums_to_one(statement: Statement) -> bool:
    return statement.id == "chain_rule-softmax-cross-entropy"


def rational_point(statement: Statement, sizes: tuple[int, int, int], rng: Random) -> Point:
    """Rationals for every letter, positive where a logarithm, a root or a power asks for it."""
    exponentials = _holding(statement, (Softmax, LogSumExp))  # at logarithms of rationals they are rational
    positive = {name for name in ("A", "P", "c", "B") if any("positive" in h.text["en"] for h in statement.hypotheses)}

    def entry(name: str, i: int, j: int) -> Any:
        number = Fraction(rng.choice((1, 2, 3, 5)), rng.choice((1, 2, 3)))
        if exponentials and name in "Zv":
            return sp.log(sp.Rational(number.numerator, number.denominator))
        return number if name in positive or rng.random() < 0.6 else -number

    m, n, k = sizes
    places = {"i": rng.randint(1, min(m, n)), "j": rng.randint(1, n)}
    values = _filled(statement, {"m": m, "n": n, "k": k}, entry, _sums_to_one(statement))
    return Point({**values, **places}, rows=m, columns=n)


@st.composite
def rational_points(draw: Any, statement: Statement) -> Point:
    """Rational points of general and of square shapes."""
    sizes = draw(st.sampled_from(shapes_of(statement)))
    return rational_point(statement, sizes, Random(draw(st.integers(0, 2**32))))


def lettered(statement: Statement) -> list[Point]:
    """A SymPy letter for every entry; with a sign where a condition or a root asks for one, both signs among them."""
    positive = any("positive" in h.text["en"] for h in statement.hypotheses)

    signed = any("$0$" in h.text["en"] for h in statement.hypotheses)

    def entry(name: str, i: int, j: int) -> Any:
        if positive and name in "APBc":
            return sp.Symbol(f"{name}_{i}{j}", positive=True)
        if signed and name in "Avc":
            return sp.Symbol(f"{name}_{i}{j}", **({"positive": True} if (i + j) % 2 else {"negative": True}))
        return sp.Symbol(f"{name}_{i}{j}", real=True)

    points = []
    for m, n, k in shapes_of(statement):
        values = _filled(statement, {"m": m, "n": n, "k": k}, entry, _sums_to_one(statement))
        points.append(Point({**values, "i": min(m, n), "j": 1}, rows=m, columns=n))
    return points


def every_size(statement: Statement) -> list[Point]:
    """The point without values: equality is decided by the index calculus; numbers only where a mistake needs a witness."""

    def numbers(rng: Random) -> Point:
        return rational_point(statement, rng.choice(shapes_of(statement)), rng)

    square = {"m": 0, "n": 0, "k": 0}
    return [Point({EVERY_SIZE: equal, **square}, specialise=numbers)]
