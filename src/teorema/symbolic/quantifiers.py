"""The quantified symbols of a claim, read off its expressions in order of appearance."""

from __future__ import annotations

from teorema.symbolic.calculus import layered, leaves, linear, maps, sums
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.printing import dim
from teorema.symbolic.calculus.printing.indices import side
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape
from teorema.symbolic.claims import Claim


def givens(claim: Claim, defined: set[str], lang: str) -> str:
    """`$x\\in\\mathbb{R}^{p}$, $W\\in\\mathbb{R}^{q\\times p}$`: the free symbols of a claim with their sets.

    Arguments:
        claim: the claim.
        defined: names that are defined elsewhere and therefore not quantified.
    """
    found: dict[str, str] = {}
    bound = {str(n.index) for n in claim.walk() if isinstance(n, (sums.Over, sums.Chain))}
    for node in claim.walk():
        for name, text in _symbols(node, lang):
            if name not in defined and name not in bound:
                found.setdefault(name, f"${text}$")
    for name, text in _indices(claim):
        if name not in bound and name not in found:
            found[name] = f"${text}$"
    return ", ".join(found.values())


def space(shape: Shape, domain: str = leaves.REALS) -> str:
    """The set in which arrays of a shape live, in LaTeX."""
    if not shape:
        return domain
    if shape[1] == 1:
        return rf"{domain}^{{{dim(shape[0], 'latex')}}}"
    return rf"{domain}^{{{side(shape[0])}\times {side(shape[1])}}}"


def _symbols(node: Expr, lang: str) -> list[tuple[str, str]]:
    if isinstance(node, leaves.Symbol):
        return [(node.name, rf"{node.written}\in {space(node.rows_columns, node.domain)}")]
    if isinstance(node, leaves.Member):
        return [(node.family.name, _family(node.family))]
    if isinstance(node, leaves.Size) and node.dim.is_Symbol:
        return [(str(node.dim), rf"{dim(node.dim, 'latex')}\in {leaves.NATURALS}")]
    if isinstance(node, maps.Call):
        return _maps(node.function)
    if isinstance(node, maps.Apply) and not isinstance(node.function, Named):
        above = r"^{[\ell]}" if node.at is not None else ""
        return [(node.function.name, rf"{node.function.tex}{above}\colon\mathbb{{R}}\to\mathbb{{R}}")]
    return []


def _indices(claim: Claim) -> list[tuple[str, str]]:
    """The free indices of entries, rows and columns, each with its range."""
    found: dict[str, str] = {}
    for node in claim.walk():
        places: list[tuple[Scalar, Scalar]] = []
        if isinstance(node, (linear.Entry, linear.RowOf)):
            places.append((node.row, node.argument.shape[0]))
        if isinstance(node, (linear.Entry, linear.ColumnOf)):
            places.append((node.column, node.argument.shape[1]))
        for at, length in places:
            if at.is_Symbol:
                found.setdefault(str(at), rf"{dim(at, 'latex')}=1,\dots,{dim(length, 'latex')}")
    return list(found.items())


def _family(family: leaves.Family) -> str:
    letter = family.tex or family.name
    member = rf"{letter}_{{\ell}}" if family.lower else rf"{letter}^{{[\ell]}}"
    first, last = dim(leaves.dimension_index(family.first), "latex"), dim(leaves.dimension_index(family.last), "latex")
    return rf"{member}\in {space(family.rows_columns, family.domain)}\ (\ell={first},\dots,{last})"


def _maps(function: maps.Map) -> list[tuple[str, str]]:
    if isinstance(function, maps.Composition):
        return [*_maps(function.inner), *_maps(function.outer)]
    if isinstance(function, (layered.MapMember, layered.MapChain)):
        family = function.family
        source, target = space(family.domain), space(family.codomain)
        return [(family.name, rf"{family.tex or family.name}^{{[\ell]}}\colon {source}\to {target}")]
    if isinstance(function, maps.MapSymbol):
        return [(function.name, rf"{function.written}\colon {space(function.source)}\to {space(function.target)}")]
    return []
