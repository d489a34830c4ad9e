"""Maps that carry the layer index, f^[ℓ], and their composition over layers, f^[L] ∘ ··· ∘ f^[1]."""

from __future__ import annotations

from dataclasses import dataclass

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.leaves import ELL, dimension_index
from teorema.symbolic.calculus.maps import Map
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, ShapeError, agree

_COMPOSE = Text("each map must land where the next one starts", "cada función debe llegar donde empieza la siguiente")


@dataclass(frozen=True, slots=True)
class MapFamily:
    """Functions indexed by the layer: `f[ELL]` is f^[ℓ]: R^{N_{ℓ-1}} → R^{N_ℓ}; in a point, a mapping from the layer to a callable.

    Arguments:
        name: key in a point.
        domain: shape of the arguments of the member ℓ, in terms of `ELL`.
        codomain: shape of its values.
        tex: the letter; the name by default.
    """

    name: str
    domain: Shape
    codomain: Shape
    tex: str = ""

    def __getitem__(self, at: int | Scalar) -> MapMember:
        return MapMember(self, dimension_index(at))


@dataclass(frozen=True, slots=True)
class MapMember(Map):
    """One function of a family."""

    family: MapFamily
    at: Scalar

    @property
    def source(self) -> Shape:
        return tuple(d.subs(ELL, self.at) for d in self.family.domain)

    @property
    def target(self) -> Shape:
        return tuple(d.subs(ELL, self.at) for d in self.family.codomain)


@dataclass(frozen=True, slots=True)
class MapChain(Map):
    """f^[last] ∘ ··· ∘ f^[first]: first acts first; `step` is 1 upwards and -1 downwards."""

    family: MapFamily
    first: Scalar
    last: Scalar
    step: int = 1

    def __post_init__(self) -> None:
        here, after = self.family[ELL], self.family[ELL + self.step]
        if not agree(here.target, after.source):
            raise ShapeError(f"{self.family.name} ∘ ··· ∘ {self.family.name}", _COMPOSE, here.target, after.source)

    @property
    def source(self) -> Shape:
        return self.family[self.first].source

    @property
    def target(self) -> Shape:
        return self.family[self.last].target


def map_family(name: str, source: int | Scalar, target: int | Scalar, tex: str = "") -> MapFamily:
    """Functions from R^source to R^target on columns, both sizes in terms of the layer index `ELL`.

    Example:
        >>> N = scalars.size_family("N")
        >>> map_family("f", N[ELL - 1], N[ELL])[2].target
        (N[2], 1)
    """
    one = scalars.rational(1)
    return MapFamily(name, (dimension_index(source), one), (dimension_index(target), one), tex)


def compose_layers(family: MapFamily, first: int | Scalar, last: int | Scalar, step: int = 1) -> MapChain:
    """f^[last] ∘ ··· ∘ f^[first], the rightmost first.

    Raises:
        ShapeError: neighbours do not fit, as when the layers are taken in the wrong order.

    Example:
        >>> from teorema.symbolic.calculus.leaves import LAST
        >>> N = scalars.size_family("N")
        >>> compose_layers(map_family("f", N[ELL - 1], N[ELL]), 1, LAST).target
        (N[L], 1)
    """
    return MapChain(family, dimension_index(first), dimension_index(last), step)
