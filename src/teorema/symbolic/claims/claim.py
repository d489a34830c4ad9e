"""What every claim is: something that renders, and that is true, false or undefined at a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from teorema.symbolic.calculus.node import Expr

Point = Mapping[str, Any]


class Claim:
    """A sentence about the symbols in it. `at(point)` is True, False, or None where it is undefined or cannot be decided."""

    __slots__ = ()

    def at(self, point: Point) -> bool | None:
        """Truth at a point."""
        raise TypeError(f"{type(self).__name__} cannot be evaluated")

    def latex(self, lang: str = "en") -> str:
        """The claim as a display formula; words inside it only where the claim has no formula."""
        raise TypeError(f"{type(self).__name__} has no formula")

    def words(self, lang: str) -> str:
        """The claim read aloud."""
        raise TypeError(f"{type(self).__name__} has no words")

    def numpy(self) -> str:
        """NumPy code that is true where the claim holds."""
        raise TypeError(f"{type(self).__name__} has no NumPy code")

    def leaves(self) -> tuple[Claim, ...]:
        """The formulas of the claim: itself, or the parts of a conjunction."""
        return (self,)

    def expressions(self) -> tuple[Expr, ...]:
        """The expressions in it, in reading order."""
        return ()

    def walk(self) -> Iterator[Expr]:
        """All nodes of all its expressions."""
        for expression in self.expressions():
            yield from expression.walk()


@dataclass(frozen=True, slots=True)
class IllShaped(Claim):
    """A formula that no shapes admit: building it is already the shape error, which is its refutation."""

    build: Callable[[], object]
    tex: str

    def at(self, point: Point) -> bool | None:
        """Raises the shape error of the formula.

        Raises:
            ShapeError: always, unless the formula is not ill-shaped at all.
        """
        self.build()
        raise TypeError("the formula of an ill-shaped mistake was built without a shape error")

    def latex(self, lang: str = "en") -> str:
        return self.tex

    def words(self, lang: str) -> str:
        return self.tex

    def numpy(self) -> str:
        return self.tex
