"""Number systems in which a formula is evaluated: exact entries (rational or SymPy), residues, and balls that enclose a real number."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from teorema.ground.grid import Grid
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.symbolic.calculus.functions import Named, U
from teorema.symbolic.calculus.scalars import is_scalar, sign, sp


class Undefined(ArithmeticError):
    """The formula has no value at this point: a division by zero, a derivative at a kink, a log of a negative number."""


def is_ball(entry: object) -> bool:
    """Whether the entry is a ball of python-flint (told by what it can do, so that flint is never imported here)."""
    return hasattr(entry, "overlaps") and hasattr(entry, "exp")


def ball(value: Any, error: Any = 0) -> Any:
    """The ball [value − error, value + error].

    Raises:
        ImportError: python-flint is not installed; it comes with the extra `proofs`.
    """
    import flint

    return flint.arb(value, error)


def lift(value: Any) -> Any:
    """A value of a point as an array: floats become the rationals they are, one-dimensional lists become columns.

    Example:
        >>> lift([1, 0.5]).tolist()
        [[1], [Fraction(1, 2)]]
    """
    if isinstance(value, Tangent):
        return value
    if hasattr(value, "error") and hasattr(value, "value"):
        return _enclosed(value)
    array = value if isinstance(value, Grid) else Grid(value)
    if len(array.shape) == 1:
        array = array.of([[entry] for entry in array.tolist()])
    return array if isinstance(array, Residues) else array.map(_exact)


def _enclosed(bounded: Any) -> Grid:
    values, errors = Grid(bounded.value), Grid(bounded.error)
    array = Grid([0]).of(values.tolist())
    balls = [ball(v, e) for v, e in zip(values.entries, errors.entries, strict=True)]
    made = array.of(balls[0] if not array.shape else _nest(balls, array.shape))
    return made if len(made.shape) != 1 else made.of([[entry] for entry in made.tolist()])


def _nest(flat: list[Any], shape: tuple[int, ...]) -> list[Any]:
    return flat if len(shape) == 1 else [flat[i * shape[1] : (i + 1) * shape[1]] for i in range(shape[0])]


def _exact(entry: Any) -> Any:
    if isinstance(entry, float):
        return Fraction(entry)
    return Fraction(int(entry.p), int(entry.q)) if is_scalar(entry) and entry.is_Rational else entry


def constant(value: Fraction, like: Any) -> Any:
    """The rational number in the number system of the array `like` (None: rational)."""
    if isinstance(like, Tangent):
        return constant(value, like.x)
    if isinstance(like, Residues):
        return like.of(value.numerator) / like.of(value.denominator)
    sample = next((e for e in like.entries if is_ball(e)), None) if isinstance(like, Grid) else None
    if sample is not None:
        return Grid(type(sample)(value.numerator) / type(sample)(value.denominator))
    return Grid(value)


def entrywise(function: Named, order: int, parameters: tuple[Any, ...], entry: Any) -> Any:
    """A named function, or its derivative, at one entry.

    Raises:
        Undefined: at a kink of the derivative, or where the function has no real value.
    """
    if hasattr(entry, "applied"):  # an entry that knows what a function of it is, as a tangent over residues does
        return entry.applied(function, order, parameters)
    values = tuple(_sympy(p) for p in parameters)
    if is_ball(entry):
        return _on_ball(function, order, values, entry)
    at = _sympy(entry)
    if any(at == point for point in function.singular(order, values)):
        raise Undefined(f"{function.name} has no derivative of order {order} at {at}")
    if function.name == "abs" and not order and (side := sign(at)) is not None:
        return _exact(at * side)  # SymPy's own Abs looks for a sign by guessing, at great length
    result = _derivative(function, order, values).subs(U, at)
    if result.has(sp.nan, sp.zoo, sp.oo, -sp.oo) or (not result.free_symbols and result.is_real is False):
        raise Undefined(f"{function.name} has no real value at {at}")
    return _exact(result)


@lru_cache(maxsize=4096)
def _derivative(function: Named, order: int, parameters: tuple[Any, ...]) -> Any:
    return function.derivative(order, parameters)


def _sympy(entry: Any) -> Any:
    if is_ball(entry):  # a parameter of a function that is evaluated on balls
        if entry.rad() != 0 or not entry.is_finite():
            raise Undefined("a parameter that is only known within a ball")
        mantissa, exponent = entry.man_exp()
        return sp.Integer(int(mantissa)) * sp.Integer(2) ** int(exponent)
    return sp.Rational(entry.numerator, entry.denominator) if isinstance(entry, (int, Fraction)) else entry


def _on_ball(function: Named, order: int, parameters: tuple[Any, ...], entry: Any) -> Any:
    for point in map(sp.Rational, function.singular(order, parameters)):
        if entry.overlaps(type(entry)(int(point.p)) / int(point.q)):
            raise Undefined(f"{function.name} has no derivative of order {order} throughout the ball")
    return _walk(_derivative(function, order, parameters), entry)


def _walk(expression: Any, u: Any) -> Any:
    """A SymPy expression in `U` evaluated on balls, node by node."""
    make = type(u)
    if expression == U:
        return u
    if expression.is_Rational:
        return make(int(expression.p)) / make(int(expression.q))
    if expression is sp.pi:
        return make.pi()
    if isinstance(expression, sp.Piecewise):
        return _case(expression, u)
    parts = [_walk(a, u) for a in expression.args]
    if expression.is_Add:
        return sum(parts[1:], parts[0])
    if expression.is_Mul:
        value = parts[0]
        for part in parts[1:]:
            value = value * part
        return value
    if expression.is_Pow:
        exponent = expression.args[1]
        return parts[0] ** int(exponent) if exponent.is_Integer else parts[0] ** parts[1]
    method = {sp.exp: "exp", sp.log: "log", sp.atan: "atan", sp.erfc: "erfc", sp.Abs: "__abs__", sp.cos: "cos"}.get(
        expression.func
    )
    if method is None:
        raise Undefined(f"{expression.func} has no enclosure here")
    return getattr(parts[0], method)()


def _case(expression: Any, u: Any) -> Any:
    """The case of a Piecewise whose condition holds throughout the ball; a ball across a border has none."""
    for value, condition in expression.args:
        if condition is sp.true or condition == sp.true:
            return _walk(value, u)
        left, right = _walk(condition.lhs, u), _walk(condition.rhs, u)
        holds, fails = (
            (left >= right, left < right) if condition.rel_op in (">=", ">") else (left <= right, left > right)
        )
        if holds:
            return _walk(value, u)
        if not fails:
            raise Undefined("the ball crosses a border between two cases")
    raise Undefined("no case applies")


def ordering(a: Any, b: Any) -> int | None:
    """-1, 0 or 1 as a < b, a = b, a > b; None where that cannot be told, as among residues or overlapping balls."""
    if is_ball(a) or is_ball(b):
        a, b = (_as_ball(one, type(a if is_ball(a) else b)) for one in (a, b))
        return -1 if a < b else 1 if a > b else 0 if a == b else None
    if isinstance(a, (int, Fraction)) and isinstance(b, (int, Fraction)):
        return (a > b) - (a < b)
    gap = _sympy(a) - _sympy(b)
    return 1 if gap.is_positive else -1 if gap.is_negative else sign(gap)


def _as_ball(entry: Any, make: Any) -> Any:
    return entry if is_ball(entry) else make(entry.numerator) / make(entry.denominator)
