"""The letters of a network: W, b, z, a and the gradients ζ, δ, g_W, g_b of each layer, for one sample or for a batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family, Symbol, scalars
from teorema.symbolic.calculus.leaves import dimension_index
from teorema.symbolic.calculus.scalars import Scalar

N: Final = scalars.size_family("N")
"""The widths N_0, ..., N_L."""

_GRADIENT: Final = Text("the gradient {name}", "el gradiente {name}")


def _gradient(name: str) -> Text:
    return _GRADIENT.format(name=name)


@dataclass(frozen=True, slots=True)
class Letters:
    """The families of one network.

    Arguments:
        columns: the number of samples; 1 for one sample, whose letters are small.
    """

    columns: Scalar

    @property
    def batch(self) -> bool:
        """Whether there are columns for many samples."""
        return bool(self.columns != 1)

    def _columns(self, small: str, large: str, tex: tuple[str, str], spoken: str, first: int = 1) -> Family:
        name = large if self.batch else small
        return Family(
            name,
            (N[ELL], self.columns),
            tex[self.batch],
            first=dimension_index(first),
            spoken=Text(spoken, spoken) if spoken in ("z", "a", "Z", "A") else _gradient(spoken),
        )

    @property
    def W(self) -> Family:
        """Weights, N_l × N_{l-1}."""
        return Family("W", (N[ELL], N[ELL - 1]))

    @property
    def b(self) -> Family:
        """Biases, N_l × 1."""
        return Family("b", (N[ELL], 1))

    @property
    def z(self) -> Family:
        """Pre-activations; Z for a batch."""
        return self._columns("z", "Z", ("z", "Z"), "Z" if self.batch else "z")

    @property
    def a(self) -> Family:
        """Activations, a^[0] the input; A for a batch."""
        return self._columns("a", "A", ("a", "A"), "A" if self.batch else "a", first=0)

    @property
    def delta(self) -> Family:
        """δ^[l] = ∂C/∂z^[l]; Δ for a batch."""
        return self._columns("delta", "Delta", (r"\delta", r"\Delta"), "delta")

    @property
    def zeta(self) -> Family:
        """ζ^[l] = ∂C/∂a^[l]."""
        return self._columns("zeta", "zeta", (r"\zeta", r"\zeta"), "zeta", first=0)

    @property
    def g_W(self) -> Family:
        """∂C/∂W^[l]."""
        return Family("g_W", (N[ELL], N[ELL - 1]), "g_{W}", spoken=_gradient("g W"))

    @property
    def g_b(self) -> Family:
        """∂C/∂b^[l]."""
        return Family("g_b", (N[ELL], 1), "g_{b}", spoken=_gradient("g b"))

    def target(self, depth: int | Scalar) -> Symbol:
        """The target of a network of this depth."""
        name = "Y" if self.batch else "y"
        return Symbol(name, (N[depth], self.columns), name)
