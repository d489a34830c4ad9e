"""Bound indices: opening a sum, closing it again, and putting other indices for free ones, so that none is captured."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.indices.arithmetic import power, product, times
from teorema.symbolic.indices.axes import Axis, Index, fresh, nonnegative
from teorema.symbolic.indices.keys import ordered
from teorema.symbolic.indices.terms import (
    Atom,
    Beyond,
    Exponent,
    Mono,
    Poly,
    applied,
    delta,
    delta_atom,
    entry,
    number,
    plus,
    scaled,
    single,
    value_atom,
)

Renaming = Mapping[Index, Index]
_HARD: Final = Text("a sum must be a product of factors", "una suma debe serlo de un producto de factores")


def labels(height: int, axes: Sequence[Axis]) -> list[Index]:
    """The labels of a binder."""
    return [Index("label", (height, k), over) for k, over in enumerate(axes)]


def closed(bound: Sequence[Index], factors: Sequence[tuple[Atom, Exponent]]) -> Atom:
    """Σ over the bound indices of a product, each index named by its place in an order that depends on the product only."""
    height = 1 + max(atom.height for atom, _ in factors)
    order = ordered(factors, bound)
    axes = tuple(i.axis for i in order)
    body = substituted(product(factors), dict(zip(order, labels(height, axes), strict=True)))
    if len(body.terms) != 1 or body.height >= height:
        raise Beyond(_HARD, len(body.terms))
    ((mono, coefficient),) = body.terms.items()
    if coefficient != 1:
        raise Beyond(_HARD, coefficient)
    return _sum_atom(height, axes, mono)


def _sum_atom(height: int, axes: tuple[Axis, ...], mono: Mono) -> Atom:
    free = frozenset().union(*(atom.free for atom, _ in mono)).difference(labels(height, axes))
    sure = all(atom.positive for atom, _ in mono) and all(nonnegative(one.stop - one.start) for one in axes)
    return Atom("sum", height, axes, mono, free=free, height=height, positive=sure)


def opened(atom: Atom) -> tuple[list[Index], Poly]:
    """Fresh indices for the bound ones of a sum, and its product in them."""
    _, height, axes, mono = atom.parts
    made = [fresh(over) for over in axes]
    return made, renamed(Poly({mono: Fraction(1)}), dict(zip(labels(height, axes), made, strict=True)))


def renamed(poly: Poly, renaming: Renaming) -> Poly:
    """The polynomial with new names for some indices, otherwise as it stands: each new name is one that does not occur."""
    if poly.free.isdisjoint(renaming):
        return poly
    return Poly({_renamed_mono(mono, renaming): c for mono, c in poly.terms.items()})


def _renamed_mono(mono: Mono, renaming: Renaming) -> Mono:
    return frozenset((atom if atom.free.isdisjoint(renaming) else _renamed_atom(atom, renaming), e) for atom, e in mono)


def _renamed_atom(atom: Atom, renaming: Renaming) -> Atom:
    def part(one: Any) -> Any:
        if isinstance(one, Index):
            return renaming.get(one, one)
        if isinstance(one, Poly):
            return renamed(one, renaming)
        if isinstance(one, frozenset):
            return _renamed_mono(one, renaming)
        return tuple(map(part, one)) if type(one) is tuple else one

    if atom.kind == "delta":
        return delta_atom(*map(part, atom.parts[1:]))
    free = frozenset(renaming.get(i, i) for i in atom.free)
    return Atom(*map(part, atom.parts), free=free, height=atom.height, tex=atom.tex, positive=atom.positive)


def abstracted(body: Poly, places: Sequence[Index]) -> tuple[int, Poly]:
    """A body in which indices became placeholders in the order given, with the height of the binder."""
    height = 1 + body.height
    marks = labels(height, [i.axis for i in places])
    made = substituted(body, dict(zip(places, marks, strict=True)))
    return height, made


def instantiated(height: int, axes: Sequence[Axis], body: Poly, at: Sequence[Index]) -> Poly:
    """A body with indices for its placeholders."""
    return substituted(body, dict(zip(labels(height, axes), at, strict=True)))


def substituted(poly: Poly, renaming: Renaming) -> Poly:
    """The polynomial with other indices for some of its free ones, in normal form."""
    touched = {i: renaming[i] for i in poly.free if i in renaming}
    if not touched:
        return poly
    parts = []
    for mono, c in poly.terms.items():
        still: list[tuple[Atom, Exponent]] = []
        moved: list[tuple[Atom, Exponent]] = []
        for atom, e in mono:
            (moved if not atom.free.isdisjoint(touched) else still).append((atom, e))
        parts.append(scaled(times(product(still), *[_moved(atom, e, touched) for atom, e in moved]), c))
    return plus(parts)


def _moved(atom: Atom, exponent: Exponent, renaming: Renaming) -> Poly:
    if atom.kind == "base":
        return power(substituted(atom.parts[1], renaming), exponent)
    made = _MOVES[atom.kind](atom, renaming)
    if isinstance(made, Atom):
        return product([(made, exponent)])
    if len(made.terms) == 1:  # rational powers of what is positive stay what they are
        ((mono, c),) = made.terms.items()
        if c == 1 and len(mono) == 1:
            return product((one, e * exponent) for one, e in mono)
    return power(made, exponent)


def _entry(atom: Atom, renaming: Renaming) -> Atom:
    _, name, layer, shape, at = atom.parts
    return entry(name, _at(layer, renaming), shape, tuple(renaming.get(i, i) for i in at), atom.tex, atom.positive)


def _at(index: Any, renaming: Renaming) -> Any:
    return index if index is None else renaming.get(index, index)


def _delta(atom: Atom, renaming: Renaming) -> Poly:
    return delta(*(renaming.get(i, i) for i in atom.parts[1:]))


def _value(atom: Atom, renaming: Renaming) -> Poly:
    return valued(renaming.get(atom.parts[1], atom.parts[1]))


def valued(index: Index) -> Poly:
    """An index read as a number."""
    return number(index.name) if index.kind == "literal" else single(value_atom(index))


def _apply(atom: Atom, renaming: Renaming) -> Poly:
    from teorema.symbolic.indices.laws import function

    _, name, order, layer, arguments = atom.parts
    moved = tuple(substituted(a, renaming) for a in arguments)
    return function(name, order, _at(layer, renaming), moved, atom.tex)


def _sum(atom: Atom, renaming: Renaming) -> Poly:
    from teorema.symbolic.indices.summation import summed

    _, height, axes, mono = atom.parts
    moved = {i: j for i, j in renaming.items() if i in atom.free}
    if all(j.kind in ("fresh", "label") and i.axis is j.axis and j not in atom.free for i, j in moved.items()) and len(
        set(moved.values())
    ) == len(moved):
        body = substituted(Poly({mono: Fraction(1)}), moved)
        if (made := _reordered(height, axes, body)) is not None:
            return single(made)
    bound, body = opened(atom)
    return summed(substituted(body, moved), bound)


def _reordered(height: int, axes: tuple[Axis, ...], body: Poly) -> Atom | None:
    """A sum whose outer indices got other names: only the order of its own may have to change."""
    if len(body.terms) != 1 or body.height >= height:
        return None
    ((mono, c),) = body.terms.items()
    own = labels(height, axes)
    if c != 1 or any(i.kind == "label" and i.name[0] == height and i not in own for i in body.free):
        return None
    order = ordered(tuple(mono), own)
    return _sum_atom(height, axes, mono) if order == own else closed(own, tuple(mono))


def _inverse(atom: Atom, renaming: Renaming) -> Poly:
    from teorema.symbolic.indices.matrices import inverse

    _, height, over, body, i, j = atom.parts
    places = [fresh(over), fresh(over)]
    moved = substituted(instantiated(height, (over, over), body, places), renaming)
    return inverse(moved, places[0], places[1], renaming.get(i, i), renaming.get(j, j))


def _det(atom: Atom, renaming: Renaming) -> Poly:
    from teorema.symbolic.indices.matrices import determinant

    _, height, over, body = atom.parts
    places = [fresh(over), fresh(over)]
    return determinant(substituted(instantiated(height, (over, over), body, places), renaming), *places)


def _call(atom: Atom, renaming: Renaming) -> Poly:
    from teorema.symbolic.indices.matrices import called

    _, name, layer, component, directions, height, over, body = atom.parts
    place = fresh(over)
    moved = substituted(instantiated(height, (over,), body, [place]), renaming)
    towards = tuple(renaming.get(d, d) for d in directions)
    return called(name, _at(layer, renaming), renaming.get(component, component), towards, moved, place, atom.tex)


_MOVES: Final[dict[str, Callable[[Atom, Renaming], Atom | Poly]]] = {
    "entry": _entry,
    "delta": _delta,
    "value": _value,
    "apply": _apply,
    "sum": _sum,
    "inverse": _inverse,
    "det": _det,
    "call": _call,
}


__all__ = ["abstracted", "applied", "closed", "instantiated", "labels", "opened", "substituted", "valued"]
