"""Equalities and inequalities between expressions, decided entry by entry in the number system of the point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.symbolic.calculus import scalars, systems
from teorema.symbolic.calculus.evaluation import Evaluator
from teorema.symbolic.calculus.node import Expr, as_expr
from teorema.symbolic.calculus.shape import ShapeError, agree
from teorema.symbolic.calculus.systems import Undefined
from teorema.symbolic.claims.claim import Claim, Point

WIDEST = Fraction(1, 50)
"""Balls wider than this, relative to what they enclose, agree with too much to count as agreement: undecided, not passed."""

EVERY_SIZE = "every size"
"""Key of a point that holds no values but a prover: it decides an equality for all sizes and values at once, True if proved, None if not."""

_SIDES = Text("both sides must have one shape", "ambos lados deben tener las mismas dimensiones")


def equal_entries(a: Any, b: Any) -> bool | None:
    """Whether two entries are equal: exactly on exact entries; on balls False is certain and True means not told apart by narrow balls."""
    if systems.is_ball(a) or systems.is_ball(b):
        return _equal_balls(a, b)
    if isinstance(a, (int, Fraction)) and isinstance(b, (int, Fraction)):
        return a == b
    return scalars.is_zero(a - b)


def _equal_balls(a: Any, b: Any) -> bool | None:
    gap = a - b
    if not gap.overlaps(type(gap)(0)):
        return False
    size = max(abs(float(a.mid())) if systems.is_ball(a) else abs(a), 1e-300)
    narrow = float(gap.rad()) <= float(WIDEST) * size or float(gap.rad()) <= 1e-30
    return True if narrow and gap.is_finite() else None


def equal(a: Any, b: Any) -> bool | None:
    """Whether two arrays are equal entry by entry; tangents also in their derivative.

    Raises:
        ShapeError: the arrays have different shapes: that is an error and never a refutation.
    """
    if isinstance(a, Tangent) and isinstance(b, Tangent):
        return all_of([equal(a.x, b.x), equal(a.dx, b.dx)])
    if a.shape != b.shape:
        raise ShapeError("=", _SIDES, a.shape, b.shape)
    if isinstance(a, Residues) or isinstance(b, Residues):
        return bool(a == b)
    return all_of([equal_entries(x, y) for x, y in zip(a.entries, b.entries, strict=True)])


def all_of(verdicts: list[bool | None]) -> bool | None:
    """False if any is, else None if any is, else True."""
    return False if False in verdicts else None if None in verdicts else True


@dataclass(frozen=True, slots=True, init=False)
class Relation(Claim):
    """left ∘ right for one of the signs = ≠ ≤ <."""

    left: Expr
    right: Expr

    tex: ClassVar[str] = "?"
    code: ClassVar[str] = "?"
    spoken: ClassVar[Text] = Text("?", "?")

    def __init__(self, left: Expr | int | Fraction, right: Expr | int | Fraction) -> None:
        object.__setattr__(self, "left", as_expr(left))
        object.__setattr__(self, "right", as_expr(right))
        if not agree(self.left.shape, self.right.shape):
            raise ShapeError(f"{self.left} {self.code} {self.right}", _SIDES, self.left.shape, self.right.shape)

    def at(self, point: Point) -> bool | None:
        """Truth of the relation at a point; None where a side has no value.

        Raises:
            ShapeError: a value has not the shape of its symbol.
            Refused: a symbol has no value.
        """
        if (prover := point.get(EVERY_SIZE)) is not None:
            proved: bool | None = prover(self.left, self.right) if self.code == "==" else None
            return proved
        try:
            values = Evaluator(point, self.left, self.right)
            return self.compare(values.value(self.left), values.value(self.right))
        except (Undefined, ZeroDivisionError):
            return None

    def compare(self, left: Any, right: Any) -> bool | None:
        """The relation between two values."""
        raise TypeError(f"{type(self).__name__} compares nothing")

    def latex(self, lang: str = "en") -> str:
        return f"{self.left.latex()}{self.tex}{self.right.latex()}"

    def words(self, lang: str) -> str:
        return f"{self.left.words(lang)} {self.spoken[lang]} {self.right.words(lang)}"

    def numpy(self) -> str:
        return f"{self.left.numpy()} {self.code} {self.right.numpy()}"

    def expressions(self) -> tuple[Expr, ...]:
        return (self.left, self.right)


@dataclass(frozen=True, slots=True, init=False)
class Equal(Relation):
    """left = right, entry by entry."""

    tex = "="
    code = "=="
    spoken = Text("equals", "es igual a")

    def compare(self, left: Any, right: Any) -> bool | None:
        return equal(left, right)


@dataclass(frozen=True, slots=True, init=False)
class Differ(Relation):
    """left ≠ right: some entry differs."""

    tex = r"\ne "
    code = "!="
    spoken = Text("differs from", "es distinto de")

    def compare(self, left: Any, right: Any) -> bool | None:
        same = equal(left, right)
        return None if same is None else not same


def _ordered(left: Any, right: Any, allowed: tuple[int, ...]) -> bool | None:
    if isinstance(left, (Residues, Tangent)):
        return None
    signs = [systems.ordering(a, b) for a, b in zip(left.entries, right.entries, strict=True)]
    return all_of([None if s is None else s in allowed for s in signs])


@dataclass(frozen=True, slots=True, init=False)
class LessEqual(Relation):
    """left ≤ right, entry by entry."""

    tex = r"\le "
    code = "<="
    spoken = Text("is at most", "es a lo sumo")

    def compare(self, left: Any, right: Any) -> bool | None:
        return _ordered(left, right, (-1, 0))


@dataclass(frozen=True, slots=True, init=False)
class Less(Relation):
    """left < right, entry by entry."""

    tex = "<"
    code = "<"
    spoken = Text("is less than", "es menor que")

    def compare(self, left: Any, right: Any) -> bool | None:
        return _ordered(left, right, (-1,))
