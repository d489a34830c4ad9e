"""Points for the derivative rules: values for every letter of a claim, as letters, as rationals, or none at all for every size at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.symbolic.calculus import Determinant, Inverse, LogDet, LogSumExp, Member, Softmax, Symbol
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


WIDTHS = ((2, 3, 1, 2), (1, 2, 3, 1), (2, 2, 2, 2), (3, 1, 2, 2))
"""N_0, ..., N_3 for products of layers, all equal among them."""


def _picks(statement: Statement) -> bool:
    """Whether the claim picks the greatest or least of several numbers."""
    return any("only once" in h.text["en"] for h in statement.hypotheses)


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


def _layers(statement: Statement, number: int, entry: Entry) -> dict[str, Any]:
    """The matrices of a product of layers from s to L and the place r of one of them; nothing for other statements."""
    families = {one.family for one in statement.claim.walk() if isinstance(one, Member)}
    if not families:
        return {}
    N = WIDTHS[number % len(WIDTHS)]
    first, place = ((1, 2), (1, 1), (2, 3), (2, 2))[number % 4]
    values: dict[str, Any] = {"N": N, "L": 3, "s": first, "r": place}
    for family in families:
        values[family.name] = {
            k: _value(f"{family.name}{k}_", family.shape_at(sp.Integer(k)), values, entry) for k in range(1, 4)
        }
    return values


def _filled(statement: Statement, sizes: dict[str, Any], entry: Entry, sums_to_one: bool) -> dict[str, Any]:
    values: dict[str, Any] = {**sizes, "sigma": CUBIC}
    values |= _layers(statement, sizes.get("number", 0), entry)
    sizes = {**sizes, **values}
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
    picks = _picks(statement)
    exponentials = _holding(statement, (Softmax, LogSumExp))  # at logarithms of rationals they are rational
    positive = {name for name in ("A", "P", "c", "B") if any("positive" in h.text["en"] for h in statement.hypotheses)}

    def entry(name: str, i: int, j: int) -> Any:
        number = Fraction(rng.choice((1, 2, 3, 5)), rng.choice((1, 2, 3)))
        if picks:  # ties would not do
            number = Fraction(rng.randint(1, 997), rng.randint(1, 9))
        if exponentials and name in "Zv":
            return sp.log(sp.Rational(number.numerator, number.denominator))
        return number if name in positive or rng.random() < 0.6 else -number

    m, n, k = sizes
    places = {"i": rng.randint(1, min(m, n)), "j": rng.randint(1, n)}
    sizes_ = {"m": m, "n": n, "k": k, "number": rng.randint(0, 3)}
    values = _filled(statement, sizes_, entry, _sums_to_one(statement))
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

    gaps: list[Any] = []
    falling = False

    def entry(name: str, i: int, j: int) -> Any:
        if _picks(statement) and name not in "gG":  # in growing or falling order, letters for the gaps; signs alternate
            gaps.append(sp.Symbol(f"{name}_{i}{j}", positive=True))
            return (-1) ** (len(gaps) if signed else falling) * sum(gaps)
        if positive and name in "APBc":
            return sp.Symbol(f"{name}_{i}{j}", positive=True)
        if signed and name in "Avc":
            return sp.Symbol(f"{name}_{i}{j}", **({"positive": True} if (i + j) % 2 else {"negative": True}))
        return sp.Symbol(f"{name}_{i}{j}", real=True)

    points = []
    for number, (m, n, k) in enumerate(shapes_of(statement)):
        sizes = {"m": m, "n": n, "k": k, "number": number}
        falling, gaps = bool(number % 2), []
        values = _filled(statement, sizes, entry, _sums_to_one(statement))
        points.append(Point({**values, "i": min(m, n), "j": 1}, rows=m, columns=n))
    return points


def every_size(statement: Statement) -> list[Point]:
    """The point without values: equality is decided by the index calculus; numbers only where a mistake needs a witness."""

    def numbers(rng: Random) -> Point:
        return rational_point(statement, rng.choice(shapes_of(statement)), rng)

    square = {"m": 0, "n": 0, "k": 0}
    return [Point({EVERY_SIZE: equal, **square}, specialise=numbers)]
