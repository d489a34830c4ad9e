"""Degrees and heights of polynomials, computed by running the same code that computes the polynomials."""

from __future__ import annotations

from typing import Any

import numpy as np


class Sizes:
    """Bounds for all entries of an array of polynomials with integer coefficients: their degree, and the sum of the |coefficients|.

    The same code run on Sizes bounds what it computes. A division by n is left out: what is bounded is n times the result.

    Arguments:
        shape: of the array.
        degree: at least the degree of every entry.
        height: at least the sum of the absolute coefficients of every entry.
    """

    __array_ufunc__ = None
    entries = ()

    def __init__(self, shape: tuple[int, ...], degree: int, height: int) -> None:
        self.shape, self.degree, self.height = shape, degree if height else 0, height

    def of(self, nested: Any) -> Sizes:
        """Numbers as polynomials of degree 0."""
        raise TypeError(f"Sizes are not made of entries, got {nested}")

    @property
    def T(self) -> Sizes:
        """The transpose."""
        return Sizes(self.shape[::-1], self.degree, self.height)

    def sum(self, axis: int | None = None, keepdims: bool = False) -> Sizes:
        """The sum over all entries or along one axis."""
        empty = np.empty(self.shape, np.int8)
        terms = empty.size if axis is None else self.shape[axis]
        return Sizes(empty.sum(axis=axis, keepdims=keepdims).shape, self.degree, self.height * terms)

    def _with(self, other: Any) -> tuple[tuple[int, ...], Sizes]:
        other = other if isinstance(other, Sizes) else Sizes((), 0, abs(int(other)))
        return np.broadcast_shapes(self.shape, other.shape), other

    def __add__(self, other: Any) -> Sizes:
        shape, other = self._with(other)
        return Sizes(shape, max(self.degree, other.degree), self.height + other.height)

    def __mul__(self, other: Any) -> Sizes:
        shape, other = self._with(other)
        return Sizes(shape, self.degree + other.degree, self.height * other.height)

    def __matmul__(self, other: Sizes) -> Sizes:
        shape = (np.empty(self.shape, np.int8) @ np.empty(other.shape, np.int8)).shape
        return Sizes(shape, self.degree + other.degree, self.height * other.height * self.shape[-1])

    def __truediv__(self, n: int) -> Sizes:
        return self

    def __neg__(self) -> Sizes:
        return self

    __radd__ = __sub__ = __rsub__ = __add__
    __rmul__ = __mul__
