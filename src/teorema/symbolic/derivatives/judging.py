"""The verdict on someone's gradient: right, or wrong with a witness and, where it is a classical one, the mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import maps
from teorema.symbolic.calculus.evaluation import evaluate
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import is_zero
from teorema.symbolic.calculus.shape import ShapeError, agree
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.calculus.systems import Undefined
from teorema.symbolic.derivatives.checked import over_shapes
from teorema.symbolic.derivatives.gradient import Gradient, grad
from teorema.symbolic.derivatives.mistakes import NAMED_MISTAKES
from teorema.symbolic.derivatives.slopes import agrees, draw, shapes_to_try, size_names

_SHAPE: Final = Text("must have the shape of the symbol", "debe tener las dimensiones del símbolo")
_TRIES: Final = 40


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer is the gradient.

    Arguments:
        right: the verdict; None where neither a proof nor a witness was found.
        scope: what was tried.
        witness: a point of small numbers where the answer differs, written out.
        mistake: the classical mistake that gives this answer.
    """

    right: bool | None
    scope: Text
    witness: str = ""
    mistake: Text | None = None


def judge(found: Gradient, answer: Expr, seed: int = 0) -> Verdict:
    """Hold an answer against a gradient: the same modulo 2^61 − 1 with functions as free values, or different at a real point.

    Arguments:
        found: the gradient.
        answer: an expression of the same shape, in the same symbols.
        seed: of the points.

    Raises:
        ShapeError: the answer has another shape.
        Refused: the answer has more nodes than are taken.

    Example:
        >>> from teorema.symbolic.calculus import SquaredNorm, matrix, vector
        >>> W, x, y = matrix("W", "m", "n"), vector("x", "n"), vector("y", "m")
        >>> verdict = judge(grad(SquaredNorm(W @ x - y) / 2, W), 2 * (W @ x - y) @ x.T)
        >>> verdict.right, verdict.witness
        (False, 'm=1, n=1, W=[[0]], x=[[1]], y=[[1]]')
    """
    if not agree(answer.shape, found.by.shape):
        raise ShapeError(str(answer), _SHAPE, answer.shape, found.by.shape)
    sizes = shapes_to_try(size_names([found.f, answer]), seed)
    if all(_holds(found, answer, one, seed + k) for k, one in enumerate(sizes)):
        return Verdict(True, over_shapes(sizes))
    witness = _witness(found, answer, Random(seed))
    if witness is None:
        return Verdict(None, over_shapes(sizes))
    return Verdict(False, over_shapes(sizes), witness, _mistake(found, answer, sizes, seed))


def _holds(found: Gradient, answer: Expr, sizes: dict[str, int], seed: int) -> bool:
    data = [use.data for step in found.steps for use in step.uses if use.data is not None]
    return agrees(found.f, found.by, answer, draw([found.f, answer, found.by], found.by, sizes, seed, data))


def _witness(found: Gradient, answer: Expr, rng: Random) -> str | None:
    """Small integers at which the two differ: sizes and entries grow with the tries."""
    symbols = {one.name: one for one in (*found.f.walk(), *answer.walk()) if isinstance(one, Symbol)}
    names = size_names([found.f, answer])
    if any(isinstance(one, maps.Apply) and not isinstance(one.function, Named) for one in found.f.walk()):
        return None
    for tries in range(_TRIES):
        sizes = {name: rng.randint(1, 1 + tries // 10) for name in names}
        known = Sizes(sizes)
        point: dict[str, Any] = {**sizes}
        for name, one in symbols.items():
            shape = [known.integer(d, {}) for d in one.shape]
            entry = _entries(rng, 1 + tries // 8)
            point[name] = (
                next(entry) if not shape else [[next(entry) for _ in range(shape[1])] for _ in range(shape[0])]
            )
        if _differ(found.value, answer, point):
            return ", ".join(f"{name}={_shown(value)}" for name, value in point.items())
    return None


def _entries(rng: Random, most: int) -> Any:
    while True:
        yield Fraction(rng.randint(0, most))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join("[" + ", ".join(map(str, row)) + "]" for row in value) + "]"
    return str(value)


def _differ(left: Expr, right: Expr, point: dict[str, Any]) -> bool:
    try:
        pairs = zip(evaluate(left, point).entries, evaluate(right, point).entries, strict=True)
    except (Undefined, Refused):
        return False
    return any(is_zero(p - q) is False for p, q in pairs)


def _mistake(found: Gradient, answer: Expr, sizes: Sequence[dict[str, int]], seed: int) -> Text | None:
    for wrong in NAMED_MISTAKES:
        theirs = grad(found.f, found.by, wrong.table())
        if theirs.value != found.value and all(_same(theirs.value, answer, found, one, seed) for one in sizes):
            return wrong.title
    return None


def _same(left: Expr, right: Expr, found: Gradient, sizes: dict[str, int], seed: int) -> bool:
    point = draw([found.f, left, right], found.by, sizes, seed).point
    pairs = zip(evaluate(left, point).entries, evaluate(right, point).entries, strict=True)
    return all(_residue(p) == _residue(q) for p, q in pairs)


def _residue(entry: Any) -> Any:
    return entry.x if hasattr(entry, "x") else entry
