"""What is known of an activation function: the function, two derivatives, and the facts that statements rely on."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias

from teorema.ground.text import Text
from teorema.numeric.array import Array, as_array

Function: TypeAlias = Callable[[Array], Array]
Family: TypeAlias = Literal["linear", "threshold", "sigmoidal", "hockey-stick", "bump", "polynomial", "other"]

DISCONTINUOUS: Final = -1
"""The `smoothness` of a function that jumps."""


@dataclass(frozen=True, slots=True)
class Image:
    """The set of values of a function on R: an interval, or finitely many points.

    Arguments:
        low: the infimum; `low_attained` whether it is a value.
        high: the supremum; `high_attained` whether it is a value.
        points: the values themselves where there are finitely many, else empty.

    Example:
        >>> print(Image(0, math.inf, low_attained=True)), 0 in Image(0, 1)
        [0, inf)
        (None, False)
    """

    low: float = -math.inf
    high: float = math.inf
    low_attained: bool = False
    high_attained: bool = False
    points: tuple[float, ...] = ()

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def __contains__(self, y: float) -> bool:
        if self.points:
            return y in self.points
        return (
            self.low < y < self.high or (self.low_attained and y == self.low) or (self.high_attained and y == self.high)
        )

    def __str__(self) -> str:
        if self.points:
            return "{" + ", ".join(f"{point:g}" for point in self.points) + "}"
        ends = "[" if self.low_attained else "(", "]" if self.high_attained else ")"
        return f"{ends[0]}{self.low:g}, {self.high:g}{ends[1]}"


@dataclass(frozen=True, slots=True)
class Lipschitz:
    """The smallest constant K with |f(u) - f(v)| <= K |u - v|.

    Arguments:
        exact: closed form in plain characters (sqrt, exp, erfc, pi, e).
        value: the number; a Fraction or an integer where it is rational.
        at: a point where |f'| attains it, or the limit point of a supremum that is not attained.
    """

    exact: str
    value: float | Fraction
    at: float

    def __str__(self) -> str:
        return self.exact


@dataclass(frozen=True, slots=True, eq=False)
class Activation:
    """An elementwise function σ with σ' and σ'', and what is known of it.

    Only `name`, `f` and `df` are needed to run a network; the defaults claim nothing.

    Arguments:
        name: ASCII name, the key in the catalogue.
        f: σ on arrays, entry by entry.
        df: σ' on arrays; at a kink the value that back-propagation uses.
        d2f: σ'' on arrays, or None where it is not given.
        title: the name in both languages.
        formula: σ(u) in LaTeX.
        image: the set of values, or None where it is not stated.
        kinks: the points where σ is not differentiable, jumps included.
        jumps: the points where σ is not continuous.
        slope_kinks: the points where σ' exists but is not differentiable.
        lipschitz: the Lipschitz constant, or None where there is none or none is stated.
        smoothness: the largest k with σ in C^k, math.inf for all k, DISCONTINUOUS for none, None where not stated.
        monotone: "increasing" (strictly), "nondecreasing", or None.
        odd: whether σ(-u) = -σ(u).
        even: whether σ(-u) = σ(u).
        family: the kind of graph, in Calin's classification.
        parameters: the parameters the record was made with.
        source: where the function is defined.

    Source: O. Calin, Deep Learning Architectures (2020), ch. 2; B. Liquet, S. Moka and Y. Nazarathy (2024), 5.3.

    Example:
        >>> cube = Activation("cube", f=lambda u: u * u * u, df=lambda u: 3 * u * u)
        >>> cube(Fraction(1, 2))
        Fraction(1, 8)
    """

    name: str
    f: Function
    df: Function
    d2f: Function | None = None
    title: Text | None = None
    formula: str = ""
    image: Image | None = None
    kinks: tuple[float, ...] = ()
    jumps: tuple[float, ...] = ()
    slope_kinks: tuple[float, ...] = ()
    lipschitz: Lipschitz | None = None
    smoothness: float | None = None
    monotone: Literal["increasing", "nondecreasing"] | None = None
    odd: bool = False
    even: bool = False
    family: Family = "other"
    parameters: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""

    def __call__(self, z: Array) -> Array:
        """σ(z) for numbers, lists or arrays from outside: checked at the door, integers made floats.

        Raises:
            Refused: what `as_array` refuses.
        """
        return self.f(as_array(z, "z"))

    def pullback(self, z: Array, g: Array) -> Array:
        """Jᵀg = g ∘ σ'(z): the Jacobian of an elementwise function is diag(σ'(z)), so this is Jg as well.

        Arguments:
            z: where, (N_l, n).
            g: (N_l, n), a cotangent per sample.

        Returns:
            (N_l, n).

        Example:
            >>> square = Activation("square", f=lambda u: u * u, df=lambda u: 2 * u)
            >>> square.pullback(Fraction(1, 2), 3)
            Fraction(3, 1)
        """
        return g * self.df(z)

    @property
    def elementwise(self) -> bool:
        """That σ acts entry by entry, unlike softmax."""
        return True

    @property
    def bounded(self) -> bool:
        """Whether the values are known to stay in a bounded set."""
        return self.image is not None and self.image.bounded

    @property
    def affine(self) -> bool:
        """Whether σ is the identity, so that the layer is an affine map and merges with the next one."""
        return self.name == "identity"

    def __repr__(self) -> str:
        given = ", ".join(f"{key}={value}" for key, value in self.parameters.items())
        return f"<Activation {self.name}{f'({given})' if given else ''}>"
