"""Hypotheses under which two expressions are compared: they hold at every point that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from teorema.symbolic.calculus.node import Expr


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
