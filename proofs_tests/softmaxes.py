"""Softmax and its relatives as a claim meets them: the library's code on exact numbers, on residues and on floats with their bound."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.losses.fused import softmax_cross_entropy
from teorema.numeric.softmax import Softmax, log_sum_exp
from teorema.symbolic.calculus import LogSumExp, evaluate, vector
from teorema.symbolic.calculus import Softmax as SoftmaxOf
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import is_ball, lift

from .records import Floats, _bounded, _objects, _values, floats
from .strategies import rationals


class Code:
    """A function of the library on the arrays of a claim: exact entries exactly, balls as floats that carry their bound.

    Arguments:
        function: of arrays with two axes.
        number: whether its value is a single number, (1, 1) in the library and of no axis in a claim.
        dtype: in which floats are computed where the entries are balls.
    """

    def __init__(self, function: Callable[[Any], Any], number: bool = False, dtype: Any = np.float64) -> None:
        self.function, self.number, self.dtype = function, number, dtype

    def __call__(self, array: Any) -> Any:
        if any(map(is_ball, array.entries)):
            value = lift(self.function(_bounded(array, self.dtype)))
        else:
            value = array.of(_values(self.function(_objects(array)), array.shape))
        return value.of(value.tolist()[0][0]) if self.number else value


class ByDefinition:
    """A function of the calculus, evaluated by its definition."""

    def __init__(self, node: Callable[[Any], Any]) -> None:
        self.node = node

    def __call__(self, array: Any) -> Any:
        return evaluate(self.node(vector("z", array.shape[0])), {"z": array})


BY_DEFINITION = {"softmax": ByDefinition(SoftmaxOf), "log_sum_exp": ByDefinition(LogSumExp)}
"""Softmax and log-sum-exp with no shift, as they are defined."""


def code(shift: Any = 0, dtype: Any = np.float64) -> dict[str, Code]:
    """Softmax and log-sum-exp of the library; exact numbers are shifted by the number given, floats by their maximum."""

    def moved(z: Any) -> Any:
        return shift

    return {
        "softmax": Code(lambda z: Softmax(**_shifts(z, moved)).f(z), dtype=dtype),
        "log_sum_exp": Code(lambda z: _log_sum_exp(z, **_shifts(z, moved)), number=True, dtype=dtype),
    }


def _log_sum_exp(z: Any, **shift: Any) -> Any:
    """Past the door, which takes plain arrays and no entries that only a claim knows."""
    return log_sum_exp(z, **shift)


def _shifts(z: Any, moved: Callable[[Any], Any]) -> dict[str, Any]:
    return {"shift": moved} if isinstance(z, np.ndarray) else {}


def exactly(function: Callable[..., Any], *columns: Any) -> Any:
    """A function of the library on exact columns, as nested lists of exact numbers."""
    arrays = [_objects(lift(column)) for column in columns]
    value = function(*arrays)
    return _values(value, value.shape)


def through_tangents(function: Callable[[Any], Any], z: Any) -> Any:
    """The Jacobian of a function of the library at exact logits: its code run on z + ε e_j, one j after the other."""
    at = _objects(lift(z))
    slopes = [function(Tangent(at, _objects(lift(unit)))).dx for unit in _units(at.shape[0])]
    return _values(np.concatenate(slopes, axis=1), at.shape)


def twice_through_tangents(function: Callable[[Any], Any], z: Any) -> Any:
    """The Hessian of a number that the library computes: tangents of tangents."""
    at = _objects(lift(z))
    units = [_objects(lift(unit)) for unit in _units(at.shape[0])]
    still = at * 0
    rows = [
        [function(Tangent(Tangent(at, one), Tangent(other, still))).dx.dx[0, 0] for other in units] for one in units
    ]
    return _values(np.array(rows, dtype=object), at.shape)


def _units(n: int) -> list[list[int]]:
    return [[int(i == j) for i in range(n)] for j in range(n)]


LETTERED = [Point({"z": [sp.Symbol(f"z_{k}", real=True) for k in range(1, q + 1)]}, width=q) for q in (1, 2, 3)]
"""Logits of 1 to 3 classes that are symbols."""


# Residues: e^u and ln u unknown functions with exp' = exp and log' = 1/u, any shift with any velocity ------------------


class Unknown:
    """Softmax over residues: exp and log are random functions that are only known to differentiate as they should.

    Arguments:
        seed: of the random values.
        samples: how many columns.
    """

    def __init__(self, seed: int, samples: int = 1) -> None:
        rng = Random(seed)
        self.exp = Uninterpreted(rng, slope=lambda u, value: value)
        self.log = Uninterpreted(rng, slope=lambda u, value: 1 / u)
        self._c, self._dc = Residues.random(rng, 1, samples), Residues.random(rng, 1, samples)
        self.record = Softmax(self.exp, self.shift)
        self.loss = softmax_cross_entropy(self.exp, self.log, self.shift)

    def shift(self, z: Any) -> Any:
        """Any number per column, and where z moves it moves in any way; at rest on tangents of tangents."""
        moves = isinstance(z, Tangent) and not isinstance(z.x, Tangent)
        return Tangent(self._c, self._dc) if moves else self._c

    def log_sum_exp(self, z: Any) -> Any:
        """The library's log-sum-exp of one column."""
        return log_sum_exp(z, self.exp, self.log, self.shift)

    def __repr__(self) -> str:
        return "exp' = exp, log' = 1/u"


def slopes(function: Callable[[Any], Any], z: Residues) -> Residues:
    """The Jacobian modulo p of a function of one column, by tangents."""
    columns = [function(Tangent(z, z.of([[e] for e in unit]))).dx.tolist() for unit in _units(z.shape[0])]
    return Residues([[column[i][0] for column in columns] for i in range(len(columns[0]))])


@st.composite
def unknown_points(draw: Any, *names: str, classes: tuple[int, int] = (1, 4)) -> Point:
    """Columns of residues under the names given, and a softmax of which nothing is known but its derivative."""
    q, seed = draw(st.integers(*classes)), draw(st.integers(0, 2**32))
    rng = Random(seed)
    return Point({**{name: Residues.random(rng, q, 1) for name in names}, "code": Unknown(seed)}, width=q)


# Logarithms of rationals: there softmax is rational and log-sum-exp the logarithm of a rational ------------------------


@st.composite
def logits(draw: Any, classes: int, limit: int = 6) -> Any:
    """Logarithms of rationals; now and then all equal."""
    fractions = st.tuples(st.integers(1, limit), st.integers(1, limit)).map(lambda t: sp.log(sp.Rational(*t)))
    if draw(st.sampled_from([True, False, False, False])):
        return [draw(fractions)] * classes
    return [draw(fractions) for _ in range(classes)]


@st.composite
def log_points(
    draw: Any,
    *,
    logs: tuple[str, ...] = ("z",),
    columns: tuple[str, ...] = (),
    numbers: tuple[str, ...] = (),
    classes: tuple[int, int] = (1, 4),
    **extra: st.SearchStrategy[Any],
) -> Point:
    """Columns of logits, columns of rationals, numbers that are logits, and further values, of q classes.

    Arguments:
        logs: names of columns of logits; each is now and then the first one with the same number added to every entry.
        columns: names of columns of small rationals; now and then all equal, or a difference of two of the basis.
        numbers: names of single logits.
        classes: bounds of q.
    """
    q = draw(st.integers(*classes))
    values: dict[str, Any] = {"q": q, "i": draw(st.integers(1, q)), "j": draw(st.integers(1, q))}
    for name in logs:
        values[name] = draw(logits(q))
        if name != logs[0] and draw(st.booleans()):
            moved = draw(logits(1))[0]
            values[name] = [entry + moved for entry in values[logs[0]]]
    for name in columns:
        values[name] = draw(rational_columns(q))
    for name in numbers:
        values[name] = draw(logits(1))[0]
    for name, strategy in extra.items():
        values[name] = draw(strategy)
    return Point(values, width=q)


@st.composite
def rational_columns(draw: Any, q: int) -> list[Fraction]:
    """Small rationals; now and then all equal, now and then a multiple of e_1 − e_2."""
    kind = draw(st.sampled_from(["any", "any", "constant", "difference"]))
    if kind == "constant":
        return [draw(rationals())] * q
    if kind == "difference" and q >= 2:
        size = draw(rationals().filter(bool))
        return [size, -size, *[Fraction(0)] * (q - 2)]
    return [draw(rationals()) for _ in range(q)]


@st.composite
def float_points(
    draw: Any,
    *,
    columns: tuple[str, ...] = ("z",),
    numbers: tuple[str, ...] = (),
    sizes: tuple[float, ...] = (1, 50, 1e4),
) -> Point:
    """Float columns of 1 to 4 classes with entries up to ten thousand, in float64 or float32, and single floats."""
    q, dtype = draw(st.integers(1, 4)), draw(st.sampled_from([np.float64, np.float32]))
    entry = st.tuples(st.sampled_from(sizes), st.integers(-64, 64)).map(lambda t: t[0] * t[1] / 64)
    values: dict[str, Any] = {"q": q, "i": draw(st.integers(1, q)), "j": draw(st.integers(1, q))}
    for name in columns:
        values[name] = floats([[draw(entry)] for _ in range(q)], dtype)
    for name in numbers:
        values[name] = floats(draw(entry), dtype)
    return Point(values, width=q)


def precision(point: Any) -> Any:
    """The dtype of the floats of a point."""
    return next(value for value in point.values() if isinstance(value, Floats)).value.dtype.type


def in_balls(z: Any) -> Any:
    """softmax of floats, as they stand, in ball arithmetic and by the definition."""
    return evaluate(SoftmaxOf(vector("z", z.shape[0])), {"z": z})
