"""Points whose entries are SymPy symbols: the explicit components of a claim, and the material of symbolic checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from teorema.ground.grid import Grid
from teorema.symbolic.calculus import leaves, maps
from teorema.symbolic.calculus.evaluation import Evaluator
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.shape import Shape
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.claims import All, Claim
from teorema.symbolic.claims.relations import Relation


@dataclass(frozen=True, slots=True)
class Free:
    """An uninterpreted σ with σ′ and σ″ as free SymPy functions, entry by entry."""

    name: str

    def _mapped(self, primes: str) -> Callable[[Any], Any]:
        symbol = sp.Function(self.name + primes, real=True)
        return lambda array: array.map(symbol)

    @property
    def f(self) -> Callable[[Any], Any]:
        """σ on arrays."""
        return self._mapped("")

    @property
    def df(self) -> Callable[[Any], Any]:
        """σ′ on arrays."""
        return self._mapped("'")

    @property
    def d2f(self) -> Callable[[Any], Any]:
        """σ″ on arrays."""
        return self._mapped("''")


def generic_point(claim: Claim, sizes: Mapping[str, Any]) -> dict[str, Any]:
    """A point of the claim with a SymPy symbol in every entry.

    Arguments:
        claim: any claim without map symbols.
        sizes: integers for its sizes: {"m": 2}, and for layered ones {"L": 2, "N": (2, 3, 1)}.

    Returns:
        the values by name, a Grid of symbols for each array, a mapping from the layer for each family, the sizes too.

    Example:
        >>> from teorema.symbolic.calculus import matrix, vector
        >>> from teorema.symbolic.claims import Equal
        >>> W, x = matrix("W", "q", "p"), vector("x", "p")
        >>> generic_point(Equal(W @ x, W @ x), {"q": 1, "p": 2})["W"].tolist()
        [[W_{11}, W_{12}]]
    """
    point: dict[str, Any] = dict(sizes)
    known = Sizes(sizes)
    for node in claim.walk():
        if isinstance(node, leaves.Symbol) and node.name not in point:
            point[node.name] = _array(node.written, node.rows_columns, known)
        elif isinstance(node, leaves.Member) and node.family.name not in point:
            point[node.family.name] = _members(node.family, known)
        elif isinstance(node, maps.Apply) and not isinstance(node.function, Named) and node.function.name not in point:
            point[node.function.name] = _function(node.function, node.at, known)
    return point


def _function(function: maps.Elementwise, at: Any, known: Sizes) -> Any:
    if at is None:
        return Free(function.tex)
    return {k: Free(f"{function.tex}^{{[{k}]}}") for k in range(1, known.integer(leaves.LAST, {}) + 1)}


def _members(family: leaves.Family, known: Sizes) -> dict[int, Grid]:
    first, last = (known.integer(leaves.dimension_index(bound), {}) for bound in (family.first, family.last))
    letter = family.tex or family.name
    written = {k: f"{letter}_{{{k}}}" if family.lower else f"{letter}^{{[{k}]}}" for k in range(first, last + 1)}
    return {k: _array(name, family.shape_at(sp.Integer(k)), known) for k, name in written.items()}


def _array(name: str, shape: Shape, known: Sizes) -> Grid:
    """Symbols whose names are their LaTeX, so that they print as the lecture writes them."""
    lengths = tuple(known.integer(d, {}) for d in shape)
    if not lengths:
        return Grid(sp.Symbol(name, real=True))
    rows, columns = lengths
    below = [[f"{i + 1}" if columns == 1 else f"{i + 1}{j + 1}" for j in range(columns)] for i in range(rows)]
    return Grid([[sp.Symbol(f"{name}_{{{at}}}", real=True) for at in row] for row in below])


def written_out(claim: Claim, sizes: Mapping[str, Any]) -> str | None:
    """The claim with its entries written out, in LaTeX; None where it has no arrays to write out."""
    parts = [p for p in (claim.parts if isinstance(claim, All) else (claim,)) if isinstance(p, Relation)]
    if not parts or not all(
        any(e.shape for e in p.walk()) or any(isinstance(n, leaves.Size) for n in p.walk()) for p in parts
    ):
        return None
    lines = []
    for part in parts:
        values = Evaluator(generic_point(part, sizes), part.left, part.right)
        left, right = (_matrix(values.value(side)) for side in (part.left, part.right))
        lines.append(f"{left}{part.tex}{right}")
    return lines[0] if len(lines) == 1 else r"\begin{gathered}" + r"\\ ".join(lines) + r"\end{gathered}"


def _matrix(array: Any) -> str:
    if not array.shape:
        return str(sp.latex(sp.sympify(array.item())))
    return (
        r"\begin{bmatrix}"
        + r"\\ ".join("&".join(sp.latex(sp.sympify(e)) for e in row) for row in array.tolist())
        + r"\end{bmatrix}"
    )
