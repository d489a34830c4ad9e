"""Data for the checks of linear regression: matrices of any rank, and matrices whose singular values are known by construction."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.symbolic.calculus.scalars import sp

from .strategies import arrays, rationals

SMALL = st.integers(-2, 2).map(Fraction)


def exact(nested: Any) -> Any:
    """An object array of Fractions."""
    made = np.empty((len(nested), len(nested[0])), dtype=object)
    for i, row in enumerate(nested):
        made[i] = [Fraction(int(e.p), int(e.q)) if hasattr(e, "p") else Fraction(e) for e in row]
    return made


@st.composite
def designs(draw: Any, rows: tuple[int, int] = (1, 4), columns: tuple[int, int] = (1, 3), ones: bool = False) -> Any:
    """A matrix of small integers, of full rank or with a column that says nothing new; with `ones`, often with a first column of ones."""
    n, d = draw(st.integers(*rows)), draw(st.integers(*columns))
    X = draw(arrays(n, d, SMALL)).copy()
    if ones and draw(st.sampled_from([True, True, False])):
        X[:, 0] = Fraction(1)
    if d > 1 and draw(st.booleans()):
        X[:, -1] = draw(st.sampled_from([0, 1, 2])) * X[:, 0]
    return X


@st.composite
def regressions(draw: Any, *columns: str, **shape: Any) -> Point:
    """Data X̃ of any rank and y, and columns of d entries under the given names."""
    X = draw(designs(**shape))
    n, d = X.shape
    values = {name: draw(arrays(d, 1, SMALL)) for name in columns}
    return Point({"Xtilde": X, "y": draw(arrays(n, 1, SMALL)), **values}, samples=n, parameters=d)


def kernel(X: Any, weights: Any) -> Any:
    """A vector of the kernel of X, by SymPy: the weighted sum of a basis; zero where the kernel is."""
    basis = [exact(vector.tolist()) for vector in sp.Matrix(X.tolist()).nullspace()]
    none = np.full((X.shape[1], 1), Fraction(0), dtype=object)
    return sum((weight * vector for weight, vector in zip(weights.flat, basis, strict=False)), none)


def solution(X: Any, y: Any) -> Any:
    """One solution of the normal equations, by SymPy's elimination, not by the library's."""
    gram, right = sp.Matrix((X.T @ X).tolist()), sp.Matrix((X.T @ y).tolist())
    found, free = gram.gauss_jordan_solve(right)
    return exact(found.subs(dict.fromkeys(free, 0)).tolist())


@st.composite
def _orthogonal(draw: Any, order: int) -> Any:
    """A Householder reflection with rational entries."""
    u = draw(arrays(order, 1, SMALL).filter(lambda column: any(e != 0 for e in column.flat)))
    eye = exact([[int(i == j) for j in range(order)] for i in range(order)])
    return eye - (u @ u.T) * (Fraction(2) / (u.T @ u)[0, 0])


@st.composite
def spectra(draw: Any, *columns: str) -> Point:
    """X̃ = U Σ Vᵀ with rational U, V and singular values chosen: the eigenvalues of the Hessian are 2σ²/n by construction."""
    n, d = (draw(st.sampled_from([2, 2, 3, 1])) for _ in "nd")
    rank = draw(st.sampled_from([min(n, d), min(n, d), 1]))
    sigma = sorted((draw(st.integers(1, 3)) for _ in range(rank)), reverse=True)
    U, V = draw(_orthogonal(n)), draw(_orthogonal(d))
    X = sum((U[:, [i]] * Fraction(s)) @ V[:, [i]].T for i, s in enumerate(sigma))
    values = {name: draw(arrays(d, 1, SMALL)) for name in columns}
    squares = [Fraction(s * s) for s in sigma]
    hidden = {"sigma": sigma, "V": V, "S": squares[0], "s": squares[-1]}
    eigenvalues = {"Lambda": 2 * squares[0] / n, "mu": 2 * squares[-1] / n}
    y = draw(arrays(n, 1, SMALL))
    return Point({"Xtilde": X, "y": y, "n": n, **values, **eigenvalues, **hidden}, samples=n, parameters=d, rank=rank)


@st.composite
def steps(draw: Any, Lambda: Fraction, mu: Fraction) -> Fraction:
    """A step: parts of the limit 2/λ_max, the limit itself and beyond, the best one, zero and below."""
    shares = st.sampled_from(["-1/2", "0", "1/2", "1", "1", "3/2", "19/10", "2", "5/2"])
    return draw(
        st.one_of(
            shares.map(lambda c: Fraction(c) / Lambda),
            st.just(2 / (Lambda + mu)),
            rationals(2),
            shares.map(lambda c: Fraction(c) / mu),
        )
    )
