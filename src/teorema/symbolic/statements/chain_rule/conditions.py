"""Whether a point satisfies the condition of a derivative rule: read off the pattern, so that no letter is named twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.symbolic.calculus import NAMED, Expr, Norm, apply, evaluate, scalars
from teorema.symbolic.calculus.algebra import Divide, Power
from teorema.symbolic.calculus.costs import CrossEntropy
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.sums import Extreme, Over
from teorema.symbolic.claims.relations import EVERY_SIZE

Point = Mapping[str, Any]


def holds(condition: str, pattern: Expr, point: Point) -> bool:
    """Whether the condition of this id holds for the pattern at a point; a letter without a value is taken as general.

    Arguments:
        condition: id of a condition of `teorema.symbolic.derivatives.rules.conditions`.
        pattern: the pattern of the rule.
        point: values of its letters; or no values at all, where equality is decided for every size.
    """
    return EVERY_SIZE in point or _HOLDS[condition](pattern, point)


def _not_zero(entry: Any) -> bool:
    return bool(entry != 0) if isinstance(entry, (int, Fraction)) else sp.sympify(entry).is_zero is not True


def _positive(entry: Any) -> bool:
    return bool(entry > 0) if isinstance(entry, (int, Fraction)) else sp.sympify(entry).is_nonpositive is not True


def _argument(pattern: Expr) -> Expr:
    """What must not be 0, or must be positive: the divisor, the base, the prediction, or the only operand."""
    if isinstance(pattern, Divide):
        return pattern.right
    if isinstance(pattern, Power):
        return pattern.left
    return pattern.prediction if isinstance(pattern, CrossEntropy) else pattern.children()[0]


def _entries(pattern: Expr, point: Point) -> Any:
    return evaluate(_argument(pattern), point).entries


def _value(pattern: Expr, point: Point) -> Any:
    return evaluate(pattern, point).item()


def _determinant(pattern: Expr, point: Point) -> Any:
    from teorema.symbolic.calculus import Determinant

    return evaluate(Determinant(_argument(pattern)), point).item()


def _smooth(pattern: Expr, point: Point) -> bool:
    kinks = getattr(point["sigma"], "kinks", ())
    return all(entry != kink for entry in _entries(pattern, point) for kink in kinks)


def _candidates(pattern: Expr, point: Point) -> list[Any]:
    """The numbers of which the pattern takes the greatest or the least."""
    if isinstance(pattern, Over):
        return list(evaluate(pattern.body.children()[0], point).entries)
    if isinstance(pattern, Extreme):
        return [evaluate(one, point).item() for one in pattern.parts]
    sizes = evaluate(apply(NAMED["abs"], pattern.children()[0]), point)
    if not isinstance(pattern, Norm) or pattern.kind == "inf":
        return list(sizes.sum(axis=1, keepdims=True).entries)
    return list(sizes.sum(axis=0, keepdims=True).entries)


def _once(pattern: Expr, point: Point) -> bool:
    extreme = evaluate(pattern, point).item()
    return sum(not _not_zero(scalars.normal(one - extreme)) for one in _candidates(pattern, point)) == 1


def _sums(pattern: Expr, point: Point) -> bool:
    target = evaluate(pattern.children()[0], point)
    return all(sp.simplify(total - 1) == 0 for total in target.sum(axis=0, keepdims=True).entries)


_HOLDS: Final[dict[str, Callable[[Expr, Point], bool]]] = {
    "divisor-not-zero": lambda pattern, point: all(map(_not_zero, _entries(pattern, point))),
    "base-not-zero": lambda pattern, point: all(map(_not_zero, _entries(pattern, point))),
    "positive-base": lambda pattern, point: all(map(_positive, _entries(pattern, point))),
    "positive": lambda pattern, point: all(map(_positive, _entries(pattern, point))),
    "positive-root": lambda pattern, point: all(map(_positive, _entries(pattern, point))),
    "off-zero": lambda pattern, point: all(map(_not_zero, _entries(pattern, point))),
    "norm-off-zero": lambda pattern, point: any(map(_not_zero, _entries(pattern, point))),
    "invertible": lambda pattern, point: _not_zero(_determinant(pattern, point)),
    "positive-determinant": lambda pattern, point: _positive(_determinant(pattern, point)),
    "differentiable": _smooth,
    "columns-sum-to-one": _sums,
    "factors-not-zero": lambda pattern, point: all(map(_not_zero, _candidates(pattern, point))),
    "attained-once": _once,
    "within": lambda pattern, point: 1 <= point["s"] <= point["r"] <= point["L"],
}
