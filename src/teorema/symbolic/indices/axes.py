"""Index sets and indices: an axis is its range, so that two axes of one name and different sizes are different axes."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import blake2b
from itertools import count
from typing import Any, Final, Literal, NamedTuple

from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.scalars import Scalar, sp

_FRESH: Final = count(1)


class Axis:
    """The integers from `start` to `stop`; made by `axis`, one object for each range, so that identity is equality."""

    __slots__ = ("key", "start", "stop")

    def __init__(self, start: Scalar, stop: Scalar) -> None:
        self.start, self.stop = start, stop
        self.key = stable_hash(f"{sp.srepr(start)}..{sp.srepr(stop)}")

    @property
    def single(self) -> bool:
        """Whether the axis has exactly one element."""
        return bool(self.start == self.stop)

    def __reduce__(self) -> tuple[Any, ...]:
        return axis, (self.stop, self.start)

    def __repr__(self) -> str:
        return f"{self.start}..{self.stop}"


class Index(NamedTuple):
    """One index with the axis it runs over.

    Arguments:
        kind: "free" (named by the reader), "fresh" (bound, while a sum is open), "label" (bound, in a closed sum),
            "literal" (an integer) or "opaque" (another expression, such as l - 1).
        name: a name, a number, a pair (height, position), an integer or an expression, by kind.
    """

    kind: Literal["free", "fresh", "label", "literal", "opaque"]
    name: Any
    axis: Axis


@lru_cache(maxsize=65536)
def stable_hash(text: str) -> int:
    """A hash of a text that is the same in every process; what is sorted by it comes out in one order everywhere."""
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big")


@lru_cache(maxsize=4096)
def axis(stop: Scalar | int, start: Scalar | int = 1) -> Axis:
    """The axis from start to stop, both integers or polynomials in sizes.

    Example:
        >>> from teorema.symbolic.calculus import size
        >>> n = size("n")
        >>> axis(n + 1 - 1) is axis(n), axis(n) is axis(size("m"))
        (True, False)
    """
    return _interned(sp.expand(sp.sympify(start)), sp.expand(sp.sympify(stop)))


@cache
def _interned(start: Scalar, stop: Scalar) -> Axis:
    return Axis(start, stop)


def fresh(over: Axis) -> Index:
    """An index that occurs nowhere else."""
    return Index("fresh", next(_FRESH), over)


def literal(value: int, over: Axis) -> Index:
    """The index with this value."""
    return Index("literal", value, over)


def free(name: str, over: Axis | int | str | Scalar) -> Index:
    """A free index of the reader: what is proved holds for each of its values.

    Arguments:
        name: its letter.
        over: its axis, or the size of it.

    Example:
        >>> free("i", "n").axis
        1..n
    """
    if isinstance(over, Axis):
        return named(name, over)
    return named(name, axis(scalars.size(over) if isinstance(over, str) else over))


def named(name: str, over: Axis) -> Index:
    """The free index of this name; on an axis with one element, that element."""
    return literal(int(over.start), over) if over.single and over.start.is_Integer else Index("free", name, over)


@lru_cache(maxsize=4096)
def nonnegative(value: Scalar) -> bool:
    """Whether a polynomial is at least 0 for all sizes from 1 on; False where its coefficients do not show it.

    Example:
        >>> from teorema.symbolic.calculus import size
        >>> nonnegative(size("n") - 1), nonnegative(size("n") - 2)
        (True, False)
    """
    value = sp.expand(sp.sympify(value))
    if value.is_Rational:
        return bool(value >= 0)
    atoms = value.atoms(sp.Indexed)
    atoms |= set(value.xreplace({a: sp.Integer(1) for a in atoms}).free_symbols)
    if not all(one.is_positive and one.is_integer for one in atoms):
        return False
    above = {one: sp.Dummy(integer=True, nonnegative=True) for one in atoms}
    shifted = sp.expand(value.xreplace({one: d + 1 for one, d in above.items()}))
    return shifted.is_polynomial(*above.values()) and all(
        c.is_Rational and c >= 0 for c in sp.Poly(shifted, *above.values()).coeffs()
    )


@lru_cache(maxsize=4096)
def _contained(inner: Axis, outer: Axis) -> bool:
    return nonnegative(inner.start - outer.start) and nonnegative(outer.stop - inner.stop)


def contained(inner: Axis, outer: Axis) -> bool:
    """Whether every element of the inner axis certainly is one of the outer axis, whatever the sizes."""
    return inner is outer or _contained(inner, outer)


def within(index: Index, over: Axis) -> bool:
    """Whether the index takes values in the axis: a free one does where its place is defined, a number where that can be seen."""
    if index.kind != "literal":
        return contained(index.axis, over)
    if nonnegative(over.start - index.name - 1) or nonnegative(index.name - over.stop - 1):
        return False
    inside = nonnegative(index.name - over.start) and nonnegative(over.stop - index.name)
    return inside or contained(index.axis, over)


def certainly_different(a: Index, b: Index) -> bool:
    """Whether two indices can never be equal: two literals, or expressions whose difference is a number other than 0."""
    if a.kind in ("literal", "opaque", "free") and b.kind in ("literal", "opaque", "free"):
        difference = sp.expand(_value(a) - _value(b))
        return bool(difference.is_Rational and difference != 0)
    return False


def _value(index: Index) -> Scalar:
    return (
        sp.sympify(index.name)
        if index.kind == "literal"
        else scalars.index(index.name)
        if index.kind == "free"
        else index.name
    )
