"""Hashes of atoms that do not depend on how bound indices are named, and from them one order of the bound indices of a sum.

The order only chooses names. Were it wrong, two equal sums would be judged undecided, never two different ones equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from teorema.symbolic.indices.axes import Index, stable_hash
from teorema.symbolic.indices.terms import Atom, Exponent, Poly

Colours = Mapping[Index, int]
_NOBODY: Final[Colours] = {}
_MOST: Final = 240
"""How many ways of naming are tried where indices cannot be told apart at once."""

Factors = Sequence[tuple[Atom, Exponent]]


def index_key(index: Index | None, colours: Colours) -> int:
    """The colour of an index, or a hash of its name."""
    if index is None:
        return 1
    if (colour := colours.get(index)) is not None:
        return colour
    if index.kind in ("fresh", "label"):
        return hash((stable_hash(index.kind), index.name, index.axis.key))
    return hash((stable_hash(f"{index.kind} {index.name}"), index.axis.key))


def atom_key(atom: Atom, colours: Colours) -> int:
    """The hash of an atom where some indices are known by colour only."""
    relevant = frozenset((i, colours[i]) for i in atom.free if i in colours)
    if (known := atom.keys.get(relevant)) is None:
        known = _KEYS[atom.kind](atom.parts, colours)
        if len(atom.keys) < 32:
            atom.keys[relevant] = known
    return known


def poly_key(poly: Poly, colours: Colours) -> int:
    """The hash of a polynomial, the same for every order of its terms."""
    return hash(tuple(sorted((mono_key(tuple(mono), colours), hash(c)) for mono, c in poly.terms.items())))


def mono_key(factors: Factors, colours: Colours) -> int:
    """The hash of a product, the same for every order of its factors."""
    return hash(tuple(sorted((atom_key(atom, colours), hash(e)) for atom, e in factors)))


def _entry(parts: tuple[Any, ...], colours: Colours) -> int:
    _, name, layer, shape, at = parts
    shown = tuple(one.key for one in shape)
    return hash((2, stable_hash(name), index_key(layer, colours), shown, tuple(index_key(i, colours) for i in at)))


def _delta(parts: tuple[Any, ...], colours: Colours) -> int:
    return hash((3, *sorted(index_key(i, colours) for i in parts[1:])))


def _apply(parts: tuple[Any, ...], colours: Colours) -> int:
    _, function, order, layer, arguments = parts
    return hash(
        (4, stable_hash(str(function)), order, index_key(layer, colours), *(poly_key(a, colours) for a in arguments))
    )


def _sum(parts: tuple[Any, ...], colours: Colours) -> int:
    _, height, axes, mono = parts
    labels = [Index("label", (height, k), one) for k, one in enumerate(axes)]
    factors = tuple(mono)
    inner = refined(factors, {**colours, **{i: i.axis.key for i in labels}}, labels)
    return hash((5, *sorted(inner[i] for i in labels), mono_key(factors, inner)))


def _placed(parts: tuple[Any, ...], colours: Colours, body: Poly, height: int, axes: Sequence[Any]) -> int:
    """The hash of a body with placeholders, whose order is fixed."""
    places = {Index("label", (height, k), one): hash((11, k, one.key)) for k, one in enumerate(axes)}
    return poly_key(body, {**colours, **places})


def _inverse(parts: tuple[Any, ...], colours: Colours) -> int:
    _, height, over, body, i, j = parts
    return hash((6, _placed(parts, colours, body, height, (over, over)), index_key(i, colours), index_key(j, colours)))


def _det(parts: tuple[Any, ...], colours: Colours) -> int:
    _, height, over, body = parts
    return hash((7, _placed(parts, colours, body, height, (over, over))))


def _call(parts: tuple[Any, ...], colours: Colours) -> int:
    _, name, layer, component, directions, height, over, body = parts
    named = (stable_hash(str(name)), index_key(layer, colours), index_key(component, colours))
    return hash(
        (8, *named, *sorted(index_key(d, colours) for d in directions), _placed(parts, colours, body, height, (over,)))
    )


_KEYS: Final[dict[str, Callable[[tuple[Any, ...], Colours], int]]] = {
    "entry": _entry,
    "delta": _delta,
    "apply": _apply,
    "sum": _sum,
    "inverse": _inverse,
    "det": _det,
    "call": _call,
    "size": lambda parts, colours: hash((9, stable_hash(str(parts[1])))),
    "count": lambda parts, colours: hash((10, parts[1].key)),
    "value": lambda parts, colours: hash((12, index_key(parts[1], colours))),
    "base": lambda parts, colours: hash((13, poly_key(parts[1], colours))),
}

_MARKED: Final = stable_hash("marked")


def refined(factors: Factors, colours: Colours, indices: Sequence[Index]) -> dict[Index, int]:
    """Colours of the indices made as fine as where they occur in the factors can make them."""
    now = dict(colours)
    if len(indices) == 1:
        return now
    classes = len({now[i] for i in indices})
    while True:
        told = {
            i: hash(
                (now[i], *sorted(hash((atom_key(a, {**now, i: _MARKED}), hash(e))) for a, e in factors if i in a.free))
            )
            for i in indices
        }
        now.update(told)
        finer = len(set(told.values()))
        if finer in (classes, len(indices)):
            return now
        classes = finer


def ordered(factors: Factors, indices: Sequence[Index]) -> list[Index]:
    """The bound indices in an order that depends on the product only, and not on their names."""
    if len(indices) == 1:
        return list(indices)
    tries = [_MOST]
    colours = refined(factors, {i: i.axis.key for i in indices}, indices)
    _, order = _leaf(factors, colours, indices, tries)
    return order


def _leaf(
    factors: Factors, colours: dict[Index, int], indices: Sequence[Index], tries: list[int]
) -> tuple[tuple[int, ...], list[Index]]:
    """The least naming of all those that the colours leave open."""
    cells: dict[int, list[Index]] = {}
    for i in indices:
        cells.setdefault(colours[i], []).append(i)
    open_cells = [colour for colour in sorted(cells) if len(cells[colour]) > 1]
    if not open_cells:
        order = sorted(indices, key=lambda i: colours[i])
        numbered = {i: hash((14, k, i.axis.key)) for k, i in enumerate(order)}
        return (mono_key(factors, {**colours, **numbered}),), order
    best: tuple[tuple[int, ...], list[Index]] | None = None
    for i in cells[open_cells[0]]:
        if best is not None and tries[0] <= 0:
            break
        tries[0] -= 1
        chosen = refined(factors, {**colours, i: hash((15, colours[i]))}, indices)
        found = _leaf(factors, chosen, indices, tries)
        best = found if best is None or found[0] < best[0] else best
    assert best is not None
    return best


def anonymous(poly: Poly) -> int:
    """A hash in which bound indices are known by their axis only."""
    return poly_key(poly, _named(poly.free))


def anonymous_mono(factors: Factors) -> int:
    """The same of a product."""
    free: frozenset[Index] = frozenset().union(*(atom.free for atom, _ in factors))
    return mono_key(factors, _named(free))


def _named(free: frozenset[Index]) -> Colours:
    return {i: hash((16, i.axis.key)) for i in free if i.kind in ("fresh", "label")} or _NOBODY


__all__ = ["anonymous", "anonymous_mono", "atom_key", "mono_key", "ordered", "poly_key"]
