"""What depends on a whole matrix: its inverse and determinant, and maps of vectors, each known by the laws stated here only.

A matrix is a body with two placeholders, its row and its column. Laws: (Aᵀ)⁻¹ = (A⁻¹)ᵀ, (A⁻¹)⁻¹ = A, A A⁻¹ = A⁻¹ A = I, det Aᵀ = det A.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from teorema.symbolic.indices.arithmetic import power, product, times
from teorema.symbolic.indices.axes import Index, within
from teorema.symbolic.indices.binding import abstracted, instantiated
from teorema.symbolic.indices.keys import poly_key
from teorema.symbolic.indices.terms import Atom, Exponent, Poly, delta, delta_atom, number, rank, scaled, single


def inverse(body: Poly, row: Index, column: Index, i: Index, j: Index) -> Poly:
    """The entry i, j of the inverse of the matrix with this body."""
    if len(body.terms) == 1:
        ((mono, c),) = body.terms.items()
        if c != 1:
            return scaled(inverse(Poly({mono: Fraction(1)}), row, column, i, j), 1 / c)
        outside = [(a, e) for a, e in mono if a.free.isdisjoint((row, column))]
        own = [(a, e) for a, e in mono if not a.free.isdisjoint((row, column))]
        if outside and own:
            return times(power(product(outside), -1), inverse(product(own), row, column, i, j))
        if own == [(delta_atom(row, column), 1)]:
            return delta(i, j)
        if len(own) == 1 and own[0][0].kind == "inverse" and own[0][1] == 1:
            _, height, over, inner, k, m = own[0][0].parts
            if {k, m} == {row, column}:
                at = (i, j) if (k, m) == (row, column) else (j, i)
                return instantiated(height, (over, over), inner, at)
    height, straight = abstracted(body, (row, column))
    _, turned = abstracted(body, (column, row))
    if straight != turned and _way(turned) < _way(straight):
        straight, i, j = turned, j, i
    elif straight == turned:
        i, j = sorted((i, j), key=rank)
    free = straight.free.difference(Index("label", (height, k), row.axis) for k in (0, 1)) | {
        one for one in (i, j) if one.kind in ("free", "fresh", "label")
    }
    return single(Atom("inverse", height, row.axis, straight, i, j, free=free, height=height))


def _way(body: Poly) -> tuple[bool, int]:
    """Which of A and Aᵀ is kept: a symbol stands upright, of other bodies the one with the smaller key."""
    lying = False
    if len(body.terms) == 1:
        ((mono, _),) = body.terms.items()
        if len(mono) == 1:
            ((atom, _),) = mono
            places = [i.name for i in atom.parts[4] if i.kind == "label"] if atom.kind == "entry" else []
            lying = places != sorted(places)
    return lying, poly_key(body, {})


def determinant(body: Poly, row: Index, column: Index) -> Poly:
    """The determinant of the matrix with this body."""
    if body == delta(row, column):
        return number(1)
    height, straight = abstracted(body, (row, column))
    _, turned = abstracted(body, (column, row))
    if _way(turned) < _way(straight):
        straight = turned
    free = straight.free.difference(Index("label", (height, k), row.axis) for k in (0, 1))
    return single(Atom("det", height, row.axis, straight, free=free, height=height))


def called(
    name: Any, layer: Index | None, component: Index, directions: tuple[Index, ...], body: Poly, place: Index, tex: str
) -> Poly:
    """One component of a map of vectors at the vector with this body, differentiated in the given directions."""
    height, made = abstracted(body, (place,))
    towards = tuple(sorted(directions, key=rank))
    indices = {
        one for one in (layer, component, *towards) if one is not None and one.kind in ("free", "fresh", "label")
    }
    free = made.free.difference({Index("label", (height, 0), place.axis)}) | indices
    return single(
        Atom("call", name, layer, component, towards, height, place.axis, made, free=free, height=height, tex=tex)
    )


def met_inverse(
    atom: Atom, inside: list[tuple[Atom, Exponent]], bound: list[Index]
) -> tuple[Factors, list[Index], Poly] | None:
    """Where A A⁻¹ = I applies to an entry of an inverse: the factors that are A, the bound indices that go with them, and the delta."""
    from teorema.symbolic.indices.summation import summed

    _, height, over, body, i, j = atom.parts
    for index, other_end, turned in ((i, j, False), (j, i, True)):
        if index not in bound or index == other_end or index.axis is not over:
            continue
        for end in sorted({one for a, _ in inside for one in _ends(a) if one != index and within(one, over)}, key=rank):
            private, own = _reached(index, end, atom, inside, bound)
            if not own or not private.isdisjoint(atom.free - {index}):
                continue
            at = (index, end) if turned else (end, index)
            if summed(product(own), sorted(private - {index}, key=rank)) == instantiated(
                height, (over, over), body, at
            ):
                return own, sorted(private, key=rank), delta(end, other_end)
    return None


Factors = list[tuple[Atom, Exponent]]


def _reached(index: Index, end: Index, atom: Atom, inside: Factors, bound: list[Index]) -> tuple[set[Index], Factors]:
    """The bound indices and factors that hang together with an index, not going through the entry of the inverse nor through `end`."""
    private, own = {index}, list[tuple[Atom, Exponent]]()
    while True:
        more = [(a, e) for a, e in inside if a is not atom and (a, e) not in own and not a.free.isdisjoint(private)]
        if not more:
            return private, own
        own += more
        private |= {i for a, _ in more for i in a.free if i in bound and i != end}


def _ends(atom: Atom) -> frozenset[Index]:
    return atom.free | frozenset(atom.parts[4] if atom.kind == "entry" else ())
