"""Points for the checks: named nouns whose ranges are the hypotheses of the theorems. Exact entries; arrays as the NumPy code takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.ground.residues import Residues
from teorema.numeric.activations import Activation, polynomial
from teorema.symbolic.calculus import Symbol
from teorema.symbolic.calculus.scalars import sp

CUBIC: Activation = polynomial(1, -1, 0, 1)
"""σ(u) = u³ − u + 1: smooth, neither odd nor even, not monotone: what holds for it holds by no accident of the function."""


@cache
def rationals(limit: int = 3, halves: bool = True) -> st.SearchStrategy[Fraction]:
    """Small fractions, zero among them: witnesses stay readable."""
    step = 2 if halves else 1
    return st.integers(-limit * step, limit * step).map(lambda k: Fraction(k, step))


@lru_cache(512)
def arrays(rows: int, columns: int = 1, entries: st.SearchStrategy[Any] | None = None) -> st.SearchStrategy[Any]:
    """Object arrays of exact entries with shape (rows, columns).

    Made once for each shape, with a draw for each entry: building and validating a strategy costs more than drawing from it.
    """

    def shaped(drawn: tuple[Any, ...]) -> Any:
        made = np.empty((rows, columns), dtype=object)
        made.ravel()[:] = drawn
        return made

    return st.tuples(*[rationals() if entries is None else entries] * (rows * columns)).map(shaped)


@st.composite
def networks(
    draw: Any,
    depth: tuple[int, int] = (1, 3),
    width: tuple[int, int] = (1, 3),
    batch: tuple[int, int] = (1, 1),
    activation: Activation | Sequence[Activation] = CUBIC,
    entries: st.SearchStrategy[Any] | None = None,
) -> Point:
    """Parameters and input of a network: W, b by layer from 1, x of shape (N_0, n), sigma by layer, L and N."""
    layers = draw(st.integers(*depth))
    widths = [draw(st.integers(*width)) for _ in range(layers + 1)]
    samples = draw(st.integers(*batch))
    choices = [activation] if isinstance(activation, Activation) else list(activation)
    ell = range(1, layers + 1)
    return Point(
        {
            "L": layers,
            "N": tuple(widths),
            "W": {k: draw(arrays(widths[k], widths[k - 1], entries)) for k in ell},
            "b": {k: draw(arrays(widths[k], 1, entries)) for k in ell},
            "x": draw(arrays(widths[0], samples, entries)),
            "sigma": {k: draw(st.sampled_from(choices)) for k in ell},
        },
        depth=layers,
        width=max(widths),
        batch=samples,
    )


def network_of(point: Any) -> Any:
    """The library's own network with the parameters of a point."""
    from teorema.numeric.layers import Layer, Network

    return Network([Layer(point["W"][k], point["b"][k], point["sigma"][k]) for k in range(1, point["L"] + 1)])


def logs(limit: int = 6) -> st.SearchStrategy[Any]:
    """u = ln(p/q): there exp, tanh and the logistic are rational and log(1 + e^u) is a log of a rational, so values are exact."""
    return st.tuples(st.integers(1, limit), st.integers(1, limit)).map(lambda t: sp.log(sp.Rational(*t)))


def letters(name: str, rows: int, columns: int = 1) -> Any:
    """An object array of SymPy symbols, for symbolic checks that run the NumPy code on letters."""
    made = np.empty((rows, columns), dtype=object)
    for i, j in np.ndindex(made.shape):
        made[i, j] = sp.Symbol(f"{name}_{i + 1}{j + 1}", real=True)
    return made


def lettered_network(N: Sequence[int], samples: int = 1) -> dict[str, Any]:
    """L, N, W, b, x and the target of a network of these widths, a letter in the place of every number."""
    ell = range(1, len(N))
    return {
        "L": len(N) - 1,
        "N": tuple(N),
        "W": {k: letters(f"W{k}", N[k], N[k - 1]) for k in ell},
        "b": {k: letters(f"b{k}", N[k]) for k in ell},
        "x": letters("x", N[0], samples),
        "target": letters("y", N[-1], samples),
    }


def residue_network(rng: Random, N: Sequence[int]) -> dict[str, Any]:
    """The same with random residues for one sample."""
    ell = range(1, len(N))
    return {
        "L": len(N) - 1,
        "N": tuple(N),
        "W": {k: Residues.random(rng, N[k], N[k - 1]) for k in ell},
        "b": {k: Residues.random(rng, N[k], 1) for k in ell},
        "x": Residues.random(rng, N[0], 1),
        "target": Residues.random(rng, N[-1], 1),
    }


def at_each_layer(values: Mapping[str, Any], hidden: bool = False, batch: int = 1) -> list[Point]:
    """A point for every layer l of a network, below the last where `hidden`."""
    L, N = values["L"], values["N"]
    return [Point({**values, "l": at}, depth=L, width=max(N), batch=batch) for at in range(1, L if hidden else L + 1)]


def vectors_of(symbols: Sequence[Symbol], sizes: dict[str, int], draw: Callable[..., Any]) -> dict[str, Any]:
    """Arrays for several symbols whose sizes are named."""
    lengths = {s.name: [sizes.get(str(d), d) for d in s.rows_columns] for s in symbols}
    return {name: draw(arrays(int(shape[0]), int(shape[1]))) for name, shape in lengths.items()}


def exact_numbers(limit: int = 5) -> st.SearchStrategy[Any]:
    """0, small rationals, and logarithms of rationals up to ln 20: the reals at which activations are known exactly."""
    wide = st.integers(2, 20).flatmap(lambda n: st.sampled_from([sp.log(n), -sp.log(n)]))
    return st.one_of(st.just(Fraction(0)), wide, logs(), logs(), wide, rationals(limit))


def positive_rationals(limit: int = 9) -> st.SearchStrategy[Fraction]:
    """p/q with p and q from 1 to the limit."""
    return st.builds(Fraction, st.integers(1, limit), st.integers(1, limit))


def parameters(least: int = -3, most: int = 3) -> st.SearchStrategy[Fraction]:
    """Parameters such as ε, α or a factor: quarters between two bounds, 0 and 1 often."""
    return st.one_of(
        st.sampled_from([Fraction(0), Fraction(1)]), st.integers(4 * least, 4 * most).map(lambda n: Fraction(n, 4))
    )


def half_floats(limit: float = 8, positive: bool = False) -> st.SearchStrategy[Any]:
    """One number of at most 14 bits, in float64 or float32, under its bound 0: a claim about it is evaluated on balls."""
    from .records import floats

    sizes = [st.integers(1, int(n * limit)).map(lambda k, n=n: k / n) for n in (16, 1024)]
    both_sides = [one.map(lambda x: -x) for one in sizes]
    numbers = st.one_of(*sizes) if positive else st.one_of(*sizes, *both_sides, st.just(0.0))
    return st.builds(floats, numbers, st.sampled_from([np.float64, np.float32]))
