"""Functions as objects: maps between spaces, their composition, and elementwise activations with their derivatives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus.functions import NAMED, Named
from teorema.symbolic.calculus.node import Expr, as_expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, ShapeError, agree, dimension

_COMPOSE = Text(
    "the inner map must land where the outer one starts", "la función interior debe llegar donde empieza la exterior"
)
_ARGUMENT = Text("the argument must lie in the domain", "el argumento debe estar en el dominio")


class Map:
    """A function from R^n to R^m; `source` and `target` are shapes."""

    __slots__ = ()

    @property
    def source(self) -> Shape:
        """Shape of the arguments."""
        raise TypeError(f"{type(self).__name__} has no source")

    @property
    def target(self) -> Shape:
        """Shape of the values."""
        raise TypeError(f"{type(self).__name__} has no target")

    def __call__(self, argument: Expr) -> Call:
        return Call(self, argument)

    def after(self, inner: Map) -> Composition:
        """self ∘ inner: first inner, then self."""
        return Composition(self, inner)


@dataclass(frozen=True, slots=True)
class MapSymbol(Map):
    """A named function f: R^n → R^m; its value in a point is a callable on arrays."""

    name: str
    domain: Shape
    codomain: Shape
    tex: str = ""
    spoken: Text | None = None

    @property
    def source(self) -> Shape:
        return self.domain

    @property
    def target(self) -> Shape:
        return self.codomain

    @property
    def written(self) -> str:
        """The name in LaTeX."""
        return self.tex or self.name

    def said(self, lang: str) -> str:
        """The name read aloud."""
        return as_text(self.spoken or self.name)[lang]


@dataclass(frozen=True, slots=True)
class Composition(Map):
    """outer ∘ inner."""

    outer: Map
    inner: Map

    def __post_init__(self) -> None:
        if not agree(self.inner.target, self.outer.source):
            raise ShapeError("outer ∘ inner", _COMPOSE, self.inner.target, self.outer.source)

    @property
    def source(self) -> Shape:
        return self.inner.source

    @property
    def target(self) -> Shape:
        return self.outer.target


@dataclass(frozen=True, slots=True)
class Call(Expr):
    """f(argument) for a map f."""

    function: Map
    argument: Expr

    def __post_init__(self) -> None:
        if not agree(self.argument.shape, self.function.source):
            raise ShapeError(str(self.argument), _ARGUMENT, self.argument.shape, self.function.source)

    def children(self) -> tuple[Expr, ...]:
        return (self.argument,)

    def _found_shape(self) -> Shape:
        return self.function.target


@dataclass(frozen=True, slots=True)
class Elementwise:
    """An uninterpreted activation σ: R → R; in a point, a record with f, df, d2f, or a bare callable.

    `family=True` means that it carries the layer index: σ^[ℓ], and its value in a point maps the layer to the record.
    """

    name: str
    tex: str = r"\sigma"
    family: bool = False
    spoken: Text | None = None

    def said(self, lang: str) -> str:
        """The name read aloud."""
        return as_text(self.spoken or self.name)[lang]

    def __call__(self, argument: Expr, order: int = 0, at: Scalar | None = None) -> Apply:
        return Apply(self, argument, order, (), at)

    def prime(self, argument: Expr, at: Scalar | None = None) -> Apply:
        """σ′, elementwise."""
        return Apply(self, argument, 1, (), at)

    def second(self, argument: Expr, at: Scalar | None = None) -> Apply:
        """σ″, elementwise."""
        return Apply(self, argument, 2, (), at)


@dataclass(frozen=True, slots=True)
class Apply(Expr):
    """A function applied to every entry; `order` counts its derivatives, `parameters` are numbers such as ε or α."""

    function: Elementwise | Named
    argument: Expr
    order: int = 0
    parameters: tuple[Expr, ...] = ()
    at: Scalar | None = None

    def children(self) -> tuple[Expr, ...]:
        return (self.argument, *self.parameters)

    def _found_shape(self) -> Shape:
        return self.argument.shape


def map_symbol(name: str, source: int | str | Scalar, target: int | str | Scalar, tex: str = "") -> MapSymbol:
    """A named function from R^source to R^target, on columns.

    Example:
        >>> f, g = map_symbol("f", "n", "m"), map_symbol("g", "m", "k")
        >>> g.after(f).target
        (k, 1)
    """
    one = dimension(1)
    return MapSymbol(name, (dimension(source), one), (dimension(target), one), tex)


def apply(function: Named, argument: Expr, *parameters: Expr, order: int = 0) -> Apply:
    """A named function of every entry, or its derivative of the given order."""
    return Apply(function, argument, order, parameters)


Function = Callable[..., Expr]
"""A function as one writes it: f(x, parameters, order=k)."""


def function(name: str) -> Function:
    """The named function as one writes it: f(x), or its derivative f(x, order=1).

    Example:
        >>> sigma = function("logistic")
        >>> print(sigma(2), sigma(2, order=1))
        logistic(2) logistic'(2)
    """

    def applied(argument: Expr | int | Fraction, *parameters: Expr, order: int = 0) -> Expr:
        return apply(NAMED[name], as_expr(argument), *parameters, order=order)

    return applied
