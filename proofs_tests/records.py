"""The NumPy records of activations, run inside a claim: on exact numbers without rounding, on balls as floats with their bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from teorema.numeric.activations import ACTIVATIONS, Activation, double_exponential, elu, leaky_relu
from teorema.numeric.activations.hockey_stick import SELU_ALPHA, SELU_LAMBDA
from teorema.numeric.bounded import Bounded
from teorema.symbolic.calculus import NAMED, Named
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import entrywise, is_ball, lift, ordering


def _plain(entry: Any) -> Any:
    """A SymPy number from whatever the NumPy code puts beside one; floats are the rationals they are."""
    if isinstance(entry, Real):
        return entry.value
    if isinstance(entry, float | np.floating):
        entry = Fraction(float(entry))
    return sp.Rational(entry.numerator, entry.denominator) if isinstance(entry, int | Fraction) else sp.sympify(entry)


class Real:
    """An exact real number with the methods by which NumPy asks the entries of an object array for exp, tanh, log1p ..."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = _plain(value)

    def __add__(self, other: Any) -> Real:
        return Real(self.value + _plain(other))

    def __mul__(self, other: Any) -> Real:
        return Real(self.value * _plain(other))

    def __sub__(self, other: Any) -> Real:
        return Real(self.value - _plain(other))

    def __rsub__(self, other: Any) -> Real:
        return Real(_plain(other) - self.value)

    def __truediv__(self, other: Any) -> Real:
        return Real(self.value / _plain(other))

    def __rtruediv__(self, other: Any) -> Real:
        return Real(_plain(other) / self.value)

    def __pow__(self, other: int) -> Real:
        return Real(self.value**other)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Real:
        return Real(-self.value)

    def __abs__(self) -> Real:
        return self if self >= 0 else -self

    def _order(self, other: Any) -> int:
        order = ordering(self.value, _plain(other))
        if order is None:
            raise ArithmeticError(f"{self.value} and {other} cannot be told apart")
        return order

    def __lt__(self, other: Any) -> bool:
        return self._order(other) < 0

    def __le__(self, other: Any) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self._order(other) >= 0

    def __eq__(self, other: object) -> bool:
        return self._order(other) == 0

    def __hash__(self) -> int:
        return hash(self.value)

    def exp(self) -> Real:
        return Real(sp.exp(self.value))

    def expm1(self) -> Real:
        return self.exp() - 1

    def log(self) -> Real:
        return Real(sp.log(self.value))

    def log1p(self) -> Real:
        return (self + 1).log()

    def tanh(self) -> Real:
        square = (self * 2).exp()
        return (square - 1) / (square + 1)

    def sqrt(self) -> Real:
        return Real(sp.sqrt(self.value))

    def arctan(self) -> Real:
        return Real(sp.atan(self.value))

    def erfc(self) -> Real:
        return Real(sp.erfc(self.value))


class Run:
    """A record of the library as a claim meets it: exact entries go through its functions exactly, balls as bounded floats.

    Arguments:
        record: an activation of `teorema.numeric`.
        dtype: in which floats are computed when the entries are balls.

    Example:
        >>> from teorema.ground.grid import Grid
        >>> Run(ACTIVATIONS["logistic"]).df(Grid(sp.log(3))).item()
        Fraction(3, 16)
    """

    def __init__(self, record: Activation, dtype: Any = np.float64) -> None:
        self.record, self.dtype = record, dtype

    def f(self, array: Any) -> Any:
        return self._through(self.record.f, array)

    def df(self, array: Any) -> Any:
        return self._through(self.record.df, array)

    def d2f(self, array: Any) -> Any:
        assert self.record.d2f is not None, f"{self.record.name} has no second derivative"
        return self._through(self.record.d2f, array)

    def _through(self, function: Callable[[Any], Any], array: Any) -> Any:
        if any(map(is_ball, array.entries)):
            return lift(function(_bounded(array, self.dtype)))
        return array.of(_values(function(_objects(array)), array.shape))

    @property
    def smoothness(self) -> float | None:
        """The class of differentiability that the record states."""
        return self.record.smoothness

    def __repr__(self) -> str:
        return f"{self.record!r} in {np.dtype(self.dtype).name}"


def _objects(array: Any) -> Any:
    """An object array with two axes: NumPy unpacks arrays without axes on the way."""
    made = np.empty(array.shape or (1, 1), dtype=object)
    made.ravel()[:] = [Real(entry) for entry in array.entries]
    return made


def _values(result: Any, shape: tuple[int, ...]) -> Any:
    """Nested lists of SymPy numbers and Fractions; one of them where the argument was a number."""
    nested = np.frompyfunc(lambda t: lift(_plain(t)).item(), 1, 1)(np.asarray(result, dtype=object)).tolist()
    return nested if shape else nested[0][0]


def _bounded(array: Any, dtype: Any) -> Bounded:
    """Floats nearest to the midpoints of balls; what the midpoint or the ball is off by goes into the bound."""
    middles = [float(entry.mid()) for entry in array.entries]
    values = np.array(middles, dtype=dtype)
    radii = [float(e.rad().upper()) if e.rad() else 0.0 for e in array.entries]
    moved = [abs(m - float(v)) for m, v in zip(middles, values, strict=True)]
    errors = np.nextafter(np.add(radii, moved), np.inf) * (np.add(radii, moved) > 0)
    return Bounded(values.reshape(array.shape), errors.reshape(array.shape))


class Floats(Bounded):
    """Floats as a point holds them, exact as they stand: a claim that meets them is evaluated on balls, a hypothesis compares them."""

    def __lt__(self, other: Any) -> bool:
        return bool(self.value < other)

    def __gt__(self, other: Any) -> bool:
        return bool(self.value > other)

    def __repr__(self) -> str:
        return str(self.value.tolist())


def floats(values: Any, dtype: Any = np.float64) -> Floats:
    """One number or an array of numbers, rounded to the dtype.

    Example:
        >>> floats(0.5)
        0.5
    """
    return Floats(np.asarray(values, dtype=dtype))


class Definition:
    """A named function by its formula, with SymPy's derivatives of it: what a record is compared with.

    Arguments:
        function: of the calculus; it knows where it is not differentiable.
        parameters: rationals.
    """

    def __init__(self, function: Named, *parameters: Fraction) -> None:
        self.function, self.parameters = function, tuple(_plain(one) for one in parameters)

    def _of_order(self, order: int, array: Any) -> Any:
        return array.map(lambda entry: entrywise(self.function, order, self.parameters, entry))

    def f(self, array: Any) -> Any:
        return self._of_order(0, array)

    def df(self, array: Any) -> Any:
        return self._of_order(1, array)

    def d2f(self, array: Any) -> Any:
        return self._of_order(2, array)

    def smooth_at(self, u: Any) -> bool:
        """Whether the function is twice differentiable at u."""
        return all(lift(u).item() != point for point in self.function.singular(2))

    def __repr__(self) -> str:
        given = ", ".join(map(str, self.parameters))
        return f"{self.function.name}({given})" if given else self.function.name


SCALED_ELU = replace(
    NAMED["selu"],
    name="selu_of_the_record",
    formula=lambda u: _plain(SELU_LAMBDA) * NAMED["elu"].formula(u, _plain(SELU_ALPHA)),
)
"""SELU with the constants of its record, which are the floats nearest to the published ones."""

FIXED = {
    "step": "step", "sign_step": "sign", "hard_tanh": "hard_tanh", "identity": "identity", "square": "square",
    "logistic": "logistic", "bipolar": "bipolar", "tanh": "tanh", "arctan": "arctan", "softsign": "softsign",
    "relu": "relu", "selu": "selu", "softplus": "softplus", "silu": "silu", "gelu": "gelu",
    "gaussian": "gaussian", "half_gaussian": "half_gaussian",
}  # fmt: skip
"""Functions without parameters: name in the calculus -> name in the catalogue."""

_WITH_PARAMETER = {
    "eps": ("leaky_relu", leaky_relu),
    "alpha": ("elu", elu),
    "c": ("double_exponential", double_exponential),
}


def records(point: Mapping[str, Any], dtype: Any = np.float64) -> dict[str, Run]:
    """Every record of the catalogue under the name of its function, with the parameters that the point holds."""
    found = {name: Run(ACTIVATIONS[key], dtype) for name, key in FIXED.items()}
    for letter, (name, make) in _WITH_PARAMETER.items():
        if letter in point and (letter != "c" or point[letter] > 0):
            found[name] = Run(make(Fraction(point[letter])), dtype)
    return found


def by_code_and_by_definition(claim: Any, point: Mapping[str, Any]) -> bool | None:
    """The verdict of a claim about the NumPy records run on exact numbers, and about the functions by their formulas."""
    return both(claim, {**point, **records(point)}, point)


def both(claim: Any, *asked: Mapping[str, Any]) -> bool | None:
    """False where the claim is false at one of the points, else None where it is undecided at one, else True."""
    verdicts = []
    for point in asked:
        verdicts.append(claim.at(point))
        if verdicts[-1] is False:
            return False
    return None if None in verdicts else True


def with_floats(point: Mapping[str, Any]) -> dict[str, Any]:
    """The point with every record of the catalogue, run on floats in the precision of the point."""
    kept = [value for value in point.values() if isinstance(value, Floats)]
    return {**point, **records(point, kept[0].value.dtype.type if kept else np.float64)}


def by_floats(claim: Any, point: Mapping[str, Any]) -> bool | None:
    """The verdict of a claim about the NumPy records run on floats that carry their bound."""
    return both(claim, with_floats(point))
