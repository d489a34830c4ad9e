"""Hypotheses under which two expressions are compared: they hold at every point that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.node import Expr

_SYMBOL: Final = Text(
    "must be a column or a matrix that is a symbol", "debe ser una columna o una matriz que sea un símbolo"
)


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something is assumed of each entry of an expression."""

    of: Expr

    sign: ClassVar[Literal[">", "≥", "≠"]] = "≠"

    def __str__(self) -> str:
        return f"{self.of} {self.sign} 0"


@dataclass(frozen=True, slots=True)
class Positive(Assumption):
    """Every entry is above 0."""

    sign = ">"


@dataclass(frozen=True, slots=True)
class Nonnegative(Assumption):
    """No entry is below 0."""

    sign = "≥"


@dataclass(frozen=True, slots=True)
class Nonzero(Assumption):
    """No entry is 0."""

    sign = "≠"


@dataclass(frozen=True, slots=True)
class SumsToOne(Assumption):
    """The entries of each column add up to 1, as those of a target of probabilities; it is assumed of symbols alone.

    Raises:
        Refused: it is assumed of anything else.
    """

    def __post_init__(self) -> None:
        if not isinstance(self.of, Symbol) or not self.of.shape:
            raise Refused("of", _SYMBOL, str(self.of))

    def __str__(self) -> str:
        return f"𝟏ᵀ {self.of} = 𝟏ᵀ"


@dataclass(frozen=True, slots=True)
class AttainedOnce(Assumption):
    """The numbers whose greatest or least one it is are different from each other."""

    def __str__(self) -> str:
        return f"{self.of}: ≠"
