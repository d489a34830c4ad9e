"""`compare`: whether two expressions are the same, with one of three verdicts that is never wrong and may be undecided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b
from random import Random
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import ShapeError, agree
from teorema.symbolic.entries.speller import Outside, Unspelled
from teorema.symbolic.identity.assuming import assuming, unkinked
from teorema.symbolic.identity.assumptions import Assumption
from teorema.symbolic.identity.drawing import needed, sizes_of
from teorema.symbolic.identity.needs import provided
from teorema.symbolic.identity.sides import Question, Sides
from teorema.symbolic.identity.verdicts import Different, Same, Undecided, Verdict, Witness
from teorema.symbolic.indices import equal
from teorema.symbolic.indices.reading import refuse_large

_SIDES: Final = Text("both sides must have one shape", "ambos lados deben tener las mismas dimensiones")
_UNSPELLED: Final = Text(
    "the index calculus does not decide it, and it cannot be spelled out entry by entry",
    "el cálculo de índices no lo decide, y no puede escribirse entrada por entrada",
)
QUICK_SIZES: Final = 3
QUICK_NODES: Final = 4000
QUICK_TRIES: Final = 6
"""How far a difference is looked for before anything is proved."""


def compare(left: Expr, right: Expr, assumptions: Iterable[Assumption] = (), seed: int | str | None = None) -> Verdict:
    """Whether two expressions are equal wherever both are defined.

    The index calculus proves for every size. Where it does not, the sides are held together at small sizes: exact evaluation with
    functions as free values, the stated laws of functions, and the search for a real point at which they certainly differ. A few points
    at the smallest size are looked at before anything else, since most differences show there.

    Arguments:
        left, right: expressions of one shape, with integer or symbolic sizes.
        assumptions: what holds at every point that counts, such as `Positive(x)`. Symbols of positive domain are positive anyway.
        seed: of the random points; by default drawn from the two expressions, so that one question has one answer.

    Raises:
        ShapeError: the sides have different shapes.
        Refused: the expressions are too large; said before work starts.

    Example:
        >>> from teorema.symbolic.calculus import NAMED, apply, scalar
        >>> from teorema.symbolic.identity import Positive
        >>> x = scalar("x")
        >>> print(compare((x**2 - 1) / (x - 1), x + 1))
        equal for every size, by the index calculus, where x - 1 ≠ 0
        >>> print(compare(apply(NAMED["sqrt"], x**2), x))
        different at x = -1: 1 ≠ -1
        >>> print(compare(apply(NAMED["sqrt"], x**2), x, [Positive(x)]).how)
        index calculus
    """
    if not agree(left.shape, right.shape):
        raise ShapeError("=", _SIDES, left.shape, right.shape)
    for side in (left, right):
        refuse_large(side)
    assumed = tuple(assumptions)
    left, right = assuming(left, assumed), assuming(right, assumed)
    text = seed if seed is not None else f"{left}={right}"
    number = int.from_bytes(blake2b(str(text).encode(), digest_size=8).digest(), "big")
    comparison = _Comparison(Question(left, right, assumed), Random(number))
    if (witness := comparison.soon(Random(number))) is not None:
        return Different(witness)
    if equal(left, right):
        return Same(Fraction(0), "index calculus", (), provided(left, right))
    verdict = comparison.verdict()
    a, b = unkinked(left, assumed), unkinked(right, assumed)
    if not isinstance(verdict, Undecided) or (a, b) == (left, right):
        return verdict
    if equal(a, b):
        return Same(Fraction(0), "index calculus", (), provided(left, right))
    return _Comparison(Question(a, b, assumed), Random(number)).verdict()


class _Comparison:
    def __init__(self, question: Question, rng: Random) -> None:
        self.question, self.rng = question, rng
        self.incomplete = False

    def verdict(self) -> Verdict:
        """Each size in turn: the first witness decides; without one, all sizes must agree."""
        same: list[Same] = []
        undecided: Text | None = None
        for sides in self._spelled(self._sizes()):
            answer = sides.same(self.rng)
            if isinstance(answer, Same):
                same.append(answer)
            elif (witness := sides.witness(self.rng)) is not None:
                return Different(witness)
            else:
                undecided = answer
        if undecided is not None or not same or self.incomplete:
            return Undecided(undecided or _UNSPELLED)
        how = next((one.how for one in same if one.how == "exact evaluation"), same[0].how)
        sizes = tuple(size for one in same for size in one.sizes if size)
        error = sum((one.error for one in same), start=Fraction(0))
        return Same(error, how, sizes, provided(self.question.left, self.question.right))

    def soon(self, rng: Random) -> Witness | None:
        """A witness at the smallest sizes, if one is near at hand."""
        for sizes in filter(needed, self._sizes()[:QUICK_SIZES]):
            try:
                sides = Sides(self.question, sizes, QUICK_NODES)
                if sides.open and sides.apart(rng):
                    return sides.witness(rng, QUICK_TRIES)
            except Outside:
                continue
            except Refused:
                return None
        return None

    def _sizes(self) -> list[dict[str, Any]]:
        one = self.question
        return sizes_of((one.left, one.right, *(a.of for a in one.assumptions)))

    def _spelled(self, sizes: Sequence[Mapping[str, Any]]) -> Iterator[Sides]:
        """The sides at one choice of sizes after the other, as far as they can be spelled out."""
        for one in sizes:
            try:
                yield Sides(self.question, one)
            except Outside:
                continue
            except Unspelled:
                if needed(one):
                    self.incomplete = True
            except Refused:
                if needed(one):
                    raise
                return
