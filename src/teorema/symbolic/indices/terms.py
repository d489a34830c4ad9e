"""Atoms and polynomials in them: the data of an index expression, immutable, equal exactly when they are written alike.

A polynomial maps each monomial, a set of pairs (atom, exponent), to its coefficient. Bound indices are labels (height, position),
where a sum stands higher than every sum inside it: no label of an inner sum can be taken for one of an outer sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.indices.axes import Axis, Index

Exponent = int | Fraction
Mono = frozenset["tuple[Atom, Exponent]"]

MAX_TERMS: Final = 4000
"""Polynomials with more terms are refused: what takes minutes helps nobody."""


class Beyond(Refused):
    """An expression that the index calculus does not write, or not within its limits; equality of it stays undecided."""

    def __init__(self, what: Text, received: object) -> None:
        self.what = what
        super().__init__("expression", what, received)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.what, self.received)


class Atom:
    """A factor. `parts` decide equality; `tex` is only how it is written.

    Kinds, the first of the parts: entry (name, layer, shape, indices), delta (i, j), size (expression), count (axis), value (i),
    apply (function, order, layer, arguments), sum (height, axes, monomial), base (polynomial, only with exponents that keep it),
    inverse (height, axis, body, i, j), det (height, axis, body), call (function, layer, component, directions, height, axis, body).
    """

    __slots__ = ("_hash", "free", "height", "keys", "parts", "positive", "tex")

    def __init__(
        self, *parts: Any, free: frozenset[Index] = frozenset(), height: int = 0, tex: str = "", positive: bool = False
    ) -> None:
        self.parts = parts
        self.free = free
        self.height = height
        self.tex = tex
        self.positive = positive
        self.keys: dict[Any, int] = {}
        self._hash = hash(parts)

    @property
    def kind(self) -> str:
        """What kind of factor this is."""
        kind: str = self.parts[0]
        return kind

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Atom) and self._hash == other._hash and self.parts == other.parts

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"{self.parts[0]}{self.parts[1:]!r}"


class Poly:
    """A polynomial in atoms with rational coefficients, none of them 0."""

    __slots__ = ("_hash", "free", "height", "terms")

    def __init__(self, terms: Mapping[Mono, Fraction]) -> None:
        self.terms = terms
        self.free: frozenset[Index] = frozenset().union(*(atom.free for mono in terms for atom, _ in mono))
        self.height: int = max((atom.height for mono in terms for atom, _ in mono), default=0)
        self._hash: int | None = None
        if len(terms) > MAX_TERMS:
            raise Beyond(
                Text(f"must have at most {MAX_TERMS} terms", f"debe tener a lo sumo {MAX_TERMS} términos"), len(terms)
            )

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Poly) and self.terms == other.terms)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self.terms.items()))
        return self._hash

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def constant(self) -> Fraction | None:
        """The number that the polynomial is, or None."""
        if not self.terms:
            return Fraction(0)
        return self.terms.get(ONE_MONO) if len(self.terms) == 1 else None

    def __repr__(self) -> str:
        return " + ".join(f"{c}*{sorted(map(repr, m))}" for m, c in self.terms.items()) or "0"


ONE_MONO: Final[Mono] = frozenset()
ZERO: Final = Poly({})
ONE: Final = Poly({ONE_MONO: Fraction(1)})


def number(value: int | Fraction) -> Poly:
    """A constant polynomial."""
    return Poly({ONE_MONO: Fraction(value)}) if value else ZERO


def single(atom: Atom, exponent: Exponent = 1) -> Poly:
    """One atom, or a power of it, as a polynomial."""
    return Poly({frozenset({(atom, exponent)}): Fraction(1)})


def plus(parts: Iterable[Poly]) -> Poly:
    """The sum."""
    terms: dict[Mono, Fraction] = {}
    for part in parts:
        for mono, coefficient in part.terms.items():
            terms[mono] = terms.get(mono, Fraction(0)) + coefficient
    return Poly({mono: c for mono, c in terms.items() if c})


def scaled(poly: Poly, factor: Fraction | int) -> Poly:
    """A number times a polynomial."""
    if factor == 1:
        return poly
    return Poly({mono: c * factor for mono, c in poly.terms.items()} if factor else {})


def minus(a: Poly, b: Poly) -> Poly:
    """a - b."""
    return plus((a, scaled(b, -1)))


def _indices(*indices: Index | None) -> frozenset[Index]:
    return frozenset(i for i in indices if i is not None and i.kind in ("free", "fresh", "label"))


def entry(
    name: str, layer: Index | None, shape: tuple[Axis, ...], at: tuple[Index, ...], tex: str, positive: bool
) -> Atom:
    """An entry of a named array."""
    return Atom("entry", name, layer, shape, at, free=_indices(layer, *at), tex=tex, positive=positive)


def delta_atom(i: Index, j: Index) -> Atom:
    """δ_ij with both sides in one order; use `delta`, which also decides what can be decided."""
    low, high = sorted((i, j), key=rank)
    return Atom("delta", low, high, free=_indices(low, high))


def size_atom(expression: Scalar) -> Atom:
    """A size, or an expression of sizes that is no polynomial, as a number."""
    return Atom("size", expression, positive=bool(expression.is_positive))


def count_atom(over: Axis) -> Atom:
    """How many elements an axis has that may be empty in more than one way."""
    return Atom("count", over)


def value_atom(index: Index) -> Atom:
    """An index read as a number."""
    return Atom("value", index, free=_indices(index))


def applied(
    function: Any, order: int, layer: Index | None, arguments: tuple[Poly, ...], tex: str = "", positive: bool = False
) -> Atom:
    """A function of numbers, or its derivative of some order, kept as it is."""
    free = _indices(layer).union(*(a.free for a in arguments))
    height = max((a.height for a in arguments), default=0)
    return Atom("apply", function, order, layer, arguments, free=free, height=height, tex=tex, positive=positive)


def base_atom(poly: Poly) -> Atom:
    """A polynomial in parentheses, for exponents that cannot be multiplied out."""
    return Atom("base", poly, free=poly.free, height=poly.height)


_RANK: Final = {"literal": 0, "opaque": 1, "free": 2, "label": 3, "fresh": 4}


def rank(index: Index) -> tuple[int, str, int]:
    """An order of indices: what is fixed comes first."""
    return (_RANK[index.kind], str(index.name).rjust(12), index.axis.key)


def delta(i: Index, j: Index) -> Poly:
    """δ_ij: 1 where the two are one index, 0 where they can never be equal, else an atom."""
    from teorema.symbolic.indices.axes import certainly_different

    if i == j or (i.kind == j.kind and i.kind != "fresh" and i.kind != "label" and i.name == j.name):
        return ONE
    if certainly_different(i, j):
        return ZERO
    return single(delta_atom(i, j))
