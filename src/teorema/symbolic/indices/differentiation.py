"""The derivative of an index expression by one entry of a symbol: sum, product and chain rule, and ∂x_i/∂x_k = δ_ik."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from teorema.ground.text import Text
from teorema.symbolic.indices.arithmetic import power, product, times
from teorema.symbolic.indices.axes import Axis, Index, fresh
from teorema.symbolic.indices.binding import instantiated, opened
from teorema.symbolic.indices.laws import function
from teorema.symbolic.indices.matrices import called, inverse
from teorema.symbolic.indices.summation import summed
from teorema.symbolic.indices.terms import ONE, ZERO, Atom, Beyond, Poly, delta, plus, scaled, single

_SHAPES: Final = Text("a symbol must have one shape", "un símbolo debe tener siempre las mismas dimensiones")
_PARAMETER: Final = Text(
    "must not be differentiated by a parameter of a function",
    "no debe derivarse respecto de un parámetro de una función",
)


class Slot(NamedTuple):
    """The entry by which one differentiates."""

    name: str
    layer: Index | None
    shape: tuple[Axis, ...]
    at: tuple[Index, ...]


def derivative(poly: Poly, by: Slot) -> Poly:
    """∂poly/∂(entry), off kinks and poles."""
    return _Slope(by).of(poly)


class _Slope:
    def __init__(self, by: Slot) -> None:
        self.by = by
        self._known: dict[Atom, Poly] = {}

    def of(self, poly: Poly) -> Poly:
        parts = []
        for mono, c in poly.terms.items():
            for atom, e in mono:
                slope = self.atom(atom)
                if slope:
                    rest = product([(a, k) if a is not atom else (a, k - 1) for a, k in mono], c)
                    parts.append(scaled(times(rest, slope), Fraction(e)))
        return plus(parts)

    def atom(self, atom: Atom) -> Poly:
        if atom not in self._known:
            self._known[atom] = getattr(self, f"_{atom.kind}", self._constant)(*atom.parts[1:], atom)
        return self._known[atom]

    def _constant(self, *parts: object) -> Poly:
        return ZERO

    def _entry(
        self, name: str, layer: Index | None, shape: tuple[Axis, ...], at: tuple[Index, ...], atom: Atom
    ) -> Poly:
        if name != self.by.name or (layer is None) != (self.by.layer is None):
            return ZERO
        meets = ONE if layer is None or self.by.layer is None else delta(layer, self.by.layer)
        if shape != self.by.shape:
            if meets == ZERO:
                return ZERO
            raise Beyond(_SHAPES, name)
        return times(meets, *[delta(i, j) for i, j in zip(at, self.by.at, strict=True)])

    def _apply(self, name: str, order: int, layer: Index | None, arguments: tuple[Poly, ...], atom: Atom) -> Poly:
        if any(self.of(parameter) for parameter in arguments[1:]):
            raise Beyond(_PARAMETER, name)
        slope = self.of(arguments[0])
        return times(function(name, order + 1, layer, arguments, atom.tex), slope) if slope else ZERO

    def _base(self, poly: Poly, atom: Atom) -> Poly:
        return self.of(poly)

    def _sum(self, height: int, axes: tuple[Axis, ...], mono: object, atom: Atom) -> Poly:
        made, body = opened(atom)
        return summed(self.of(body), made)

    def _inverse(self, height: int, over: Axis, body: Poly, i: Index, j: Index, atom: Atom) -> Poly:
        """∂(A⁻¹)_ij = −Σ_kl (A⁻¹)_ik ∂A_kl (A⁻¹)_lj."""
        row, column, k, m = (fresh(over) for _ in range(4))
        matrix = instantiated(height, (over, over), body, (row, column))
        slope = self.of(instantiated(height, (over, over), body, (k, m)))
        left, right = inverse(matrix, row, column, i, k), inverse(matrix, row, column, m, j)
        return scaled(summed(times(left, slope, right), (k, m)), -1)

    def _det(self, height: int, over: Axis, body: Poly, atom: Atom) -> Poly:
        """∂det A = det A Σ_kl (A⁻¹)_lk ∂A_kl, where A is invertible."""
        row, column, k, m = (fresh(over) for _ in range(4))
        slope = self.of(instantiated(height, (over, over), body, (k, m)))
        matrix = instantiated(height, (over, over), body, (row, column))
        return times(single(atom), summed(times(inverse(matrix, row, column, m, k), slope), (k, m)))

    def _call(
        self,
        name: str,
        layer: Index | None,
        component: Index,
        directions: tuple[Index, ...],
        height: int,
        over: Axis,
        body: Poly,
        atom: Atom,
    ) -> Poly:
        """∂f_i(u) = Σ_k ∂_k f_i(u) ∂u_k."""
        place, k = fresh(over), fresh(over)
        argument = instantiated(height, (over,), body, (place,))
        slope = self.of(instantiated(height, (over,), body, (k,)))
        outer = called(name, layer, component, (*directions, k), argument, place, atom.tex)
        return summed(times(outer, slope), (k,))


__all__ = ["Slot", "derivative", "power"]
