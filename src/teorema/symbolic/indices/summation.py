"""Sums over axes in normal form: deltas contract where ranges agree, constants leave, and what is left falls into connected sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.indices.arithmetic import product, times
from teorema.symbolic.indices.axes import Axis, Index, literal, nonnegative, within
from teorema.symbolic.indices.binding import closed, opened, substituted
from teorema.symbolic.indices.terms import (
    ONE,
    Atom,
    Beyond,
    Exponent,
    Poly,
    count_atom,
    number,
    plus,
    scaled,
    single,
    size_atom,
)

MAX_BOUND: Final = 24
"""The most indices that one product may be summed over."""

_BOUND: Final = Text(
    f"a product must be summed over at most {MAX_BOUND} indices",
    f"un producto debe sumarse sobre a lo sumo {MAX_BOUND} índices",
)
Factors = list[tuple[Atom, Exponent]]


def summed(poly: Poly, bound: Sequence[Index]) -> Poly:
    """Σ of a polynomial over indices, each over its whole axis."""
    for index in bound:
        if index.axis.single and index.axis.start.is_Integer:
            rest = [i for i in bound if i != index]
            return summed(substituted(poly, {index: literal(int(index.axis.start), index.axis)}), rest)
    if not bound:
        return poly
    return plus(scaled(_product_summed(list(mono), list(bound)), c) for mono, c in poly.terms.items())


def _product_summed(factors: Factors, bound: list[Index]) -> Poly:
    inside = [(a, e) for a, e in factors if not a.free.isdisjoint(bound)]
    outside = product((a, e) for a, e in factors if a.free.isdisjoint(bound))
    unused = [i for i in bound if not any(i in a.free for a, _ in inside)]
    result = times(outside, *[count(i.axis) for i in unused])
    bound = [i for i in bound if i not in unused]
    if not bound:
        return result
    flat = _flattened(inside, bound)
    if flat is not None:
        return times(result, flat)
    if (simpler := _contracted(inside, bound) or _cancelled(inside, bound)) is not None:
        return times(result, simpler)
    parts = [single(closed(some, own)) for some, own in _components(inside, bound)]
    return times(result, *parts)


def _flattened(inside: Factors, bound: list[Index]) -> Poly | None:
    """Inner sums that depend on a bound index join it: a product of sums is a sum of products."""
    still: Factors = []
    more: list[Index] = []
    bodies: list[Poly] = []
    for atom, e in inside:
        if atom.kind == "sum" and e > 0:
            for _ in range(int(e)):
                made, body = opened(atom)
                more += made
                bodies.append(body)
                if len(bound) + len(more) > MAX_BOUND:
                    raise Beyond(_BOUND, len(bound) + len(more))
        else:
            still.append((atom, e))
    if not bodies:
        return None
    return summed(times(product(still), *bodies), [*bound, *more])


def _contracted(inside: Factors, bound: list[Index]) -> Poly | None:
    """Σ_i δ_ij f(i) = f(j), where j certainly is one of the i."""
    for atom, e in inside:
        if atom.kind != "delta" or e != 1:
            continue
        for i, j in (atom.parts[1:], atom.parts[:0:-1]):
            if i in bound and within(j, i.axis):
                rest = product((other, k) for other, k in inside if other is not atom)
                return summed(substituted(rest, {i: j}), [one for one in bound if one != i])
    return None


def _cancelled(inside: Factors, bound: list[Index]) -> Poly | None:
    """Σ_i f(i) / Σ_k f(k) = 1 inside a larger sum, and Σ_k A_ik (A⁻¹)_kj = δ_ij."""
    from teorema.symbolic.indices.matrices import met_inverse

    for atom, e in inside:
        if atom.kind == "sum" and e < 0:
            _, _, axes, _ = atom.parts
            private = [i for i in bound if i not in atom.free]
            for some in combinations(private, len(axes)):
                if sorted(i.axis.key for i in some) != sorted(one.key for one in axes):
                    continue
                own = [(a, k) for a, k in inside if not a.free.isdisjoint(some)]
                if own and summed(product(own), some) == single(atom):
                    rest = [(a, k) for a, k in inside if (a, k) not in own]
                    left = [i for i in bound if i not in some]
                    return summed(times(product(rest), single(atom)), left)
        if atom.kind == "inverse" and e == 1 and (met := met_inverse(atom, inside, bound)) is not None:
            own, gone, kronecker = met
            rest = [(a, k) for a, k in inside if a is not atom and (a, k) not in own]
            return summed(times(product(rest), kronecker), [i for i in bound if i not in gone])
    return None


def _components(inside: Factors, bound: list[Index]) -> list[tuple[list[Index], Factors]]:
    """The product taken apart into factors that share no bound index."""
    groups: list[tuple[set[Index], Factors]] = []
    for factor in inside:
        touched = {i for i in bound if i in factor[0].free}
        meeting = [g for g in groups if not g[0].isdisjoint(touched)]
        groups = [g for g in groups if g[0].isdisjoint(touched)]
        groups.append((touched.union(*(g[0] for g in meeting)), [f for g in meeting for f in g[1]] + [factor]))
    return [([i for i in bound if i in some], own) for some, own in groups]


def count(over: Axis) -> Poly:
    """Σ_i 1, the number of elements of an axis.

    Example:
        >>> from teorema.symbolic.calculus import size
        >>> from teorema.symbolic.indices.axes import axis
        >>> count(axis(size("n"))) == sized(size("n"))
        True
    """
    elements = sp.expand(over.stop - over.start + 1)
    return sized(elements) if nonnegative(elements) else single(count_atom(over))


def sized(expression: Scalar) -> Poly:
    """A polynomial in sizes as a number; what is no polynomial is one atom."""
    expression = sp.expand(expression)
    if expression.is_Rational:
        return number(_fraction(expression))
    if expression.is_Add:
        return plus(map(sized, expression.args))
    if expression.is_Mul:
        return times(*map(sized, expression.args))
    if expression.is_Pow and expression.args[1].is_Integer and 0 < expression.args[1] <= 32:
        return times(*[sized(expression.args[0])] * int(expression.args[1]))
    return single(size_atom(expression))


def _fraction(value: Any) -> Any:
    from fractions import Fraction

    return Fraction(int(value.p), int(value.q))


def product_of(parts: Iterable[Poly]) -> Poly:
    """The product of several polynomials; 1 for none."""
    return times(ONE, *parts)
