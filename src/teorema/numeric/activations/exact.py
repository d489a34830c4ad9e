"""Activations for exact number systems, which have no exp: polynomials, unknown functions, functions of entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeVar

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations.primitives import constant, parameter
from teorema.numeric.activations.record import Activation, Function
from teorema.numeric.array import Array, mapped

Map = TypeVar("Map")


def polynomial(*coefficients: int | Fraction) -> Activation:
    """c_0 + c_1 u + ... + c_n u^n, evaluated by Horner's rule in any number system.

    Arguments:
        coefficients: from the constant term upwards; integers or Fractions.

    Raises:
        Refused: no coefficient, or one that is no finite number.

    Example:
        >>> from teorema.ground.residues import Residues
        >>> polynomial(1, 0, 3).f(Residues([[2]])).tolist(), polynomial(1, 0, 3).df(Residues([[2]])).tolist()
        ([[13]], [[12]])
    """
    if not coefficients:
        raise Refused("coefficients", Text("must not be empty", "no debe ser vacío"), coefficients)
    c = [parameter("coefficients", one) for one in coefficients]
    return Activation(
        "polynomial",
        f=_horner(c),
        df=_horner(_derived(c)),
        d2f=_horner(_derived(_derived(c))),
        title=Text("polynomial", "polinomio"),
        family="polynomial",
        smoothness=float("inf"),
        parameters={"coefficients": tuple(coefficients)},
    )


def _derived(c: list[Any]) -> list[Any]:
    return [k * one for k, one in enumerate(c)][1:]


def _horner(c: list[Any]) -> Function:
    def value(z: Array) -> Array:
        total = z * 0
        for one in reversed(c):
            total = total * z + constant(one, z)
        return total

    return value


def uninterpreted(function: Uninterpreted, name: str = "sigma") -> Activation:
    """The activation of which nothing is known: one random value per distinct argument, and slopes likewise.

    Arguments:
        function: from `teorema.ground.uninterpreted`; it may be read afterwards for collisions.
        name: ASCII name of the record.

    Example:
        >>> from random import Random
        >>> z = np.array([[Fraction(1, 2), 1], [1, 2]], dtype=object)
        >>> a = uninterpreted(Uninterpreted(Random(1))).f(z)
        >>> bool(a[0, 1] == a[1, 0]), bool(a[0, 0] == a[0, 1])
        (True, False)
    """
    return Activation(name, f=_on_any(function), df=_on_any(function.derivative), title=Text("σ", "σ"))


def _on_any(function: Callable[[Any], Any]) -> Function:
    """A function of array types, also on NumPy arrays of exact objects, by way of the Grid of their entries."""

    def value(z: Array) -> Array:
        if isinstance(z, Tangent) and isinstance(z.x, np.ndarray):
            both = function(Tangent(Grid(z.x), Grid(z.dx)))
            return Tangent(_back(both.x), _back(both.dx))
        return _back(function(Grid(z))) if isinstance(z, np.ndarray | np.generic) else function(z)

    return value


def _back(grid: Any) -> Array:
    array = np.empty(grid.shape, dtype=object)
    for position, entry in enumerate(grid.entries):
        array.flat[position] = entry
    return array


def entrywise(name: str, f: Callable[[Any], Any], df: Callable[[Any], Any], **facts: Any) -> Activation:
    """An activation given by functions of one exact entry, for object arrays, Grid and Residues.

    Arguments:
        name: ASCII name of the record.
        f: σ on one entry.
        df: σ' on one entry.
        facts: further fields of `Activation`.

    Example:
        >>> from teorema.ground.grid import Grid
        >>> ramp = entrywise("ramp", f=lambda u: max(u, 0), df=lambda u: int(u > 0), kinks=(0.0,))
        >>> ramp.f(Grid([[-1, Fraction(1, 2)]])).tolist()
        [[0, Fraction(1, 2)]]
    """
    return Activation(name, f=lambda z: mapped(f, z), df=lambda z: mapped(df, z), **facts)


def on_tangents(activation: Map) -> Map:
    """The same activation for tangents: σ(x + ε dx) = σ(x) + ε σ'(x) dx, and likewise for σ'.

    Arguments:
        activation: any record; its own functions act on the parts, so their number system is kept. Softmax, which is
            made of operations that tangents know, is given back as it is.

    Example:
        >>> z = Tangent(np.array([[3.0]]), np.array([[1.0]]))
        >>> on_tangents(polynomial(0, 0, 1)).f(z).dx
        array([[6.]])
    """
    if not isinstance(activation, Activation):
        return activation
    slope = _lifted(activation.df, activation.d2f) if activation.d2f is not None else activation.df
    return replace(activation, f=_lifted(activation.f, activation.df), df=slope)


def _lifted(f: Function, df: Function) -> Function:
    def value(z: Array) -> Array:
        return Tangent(f(z.x), df(z.x) * z.dx) if isinstance(z, Tangent) else f(z)

    return value
