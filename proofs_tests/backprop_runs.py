"""What δ, ζ, g_W and g_b are, by their definitions: the forward pass resumed at a layer and run on tangents, or derived by SymPy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import uninterpreted
from teorema.numeric.array import assembled
from teorema.numeric.backprop import backprop
from teorema.numeric.forward import forward
from teorema.numeric.losses import LOSSES, Loss
from teorema.symbolic.calculus.scalars import sp

from .batch_runs import CUBIC_LOSS, SQUARES, batches_with_targets, by_layer
from .derivatives import cubic_cost, half_squares
from .passes import traced
from .strategies import at_each_layer, lettered_network, letters, network_of, residue_network

RATIONAL = Text(
    "rational networks, depths 1 to 3, widths 1 to 3; cubic, quadratic and ReLU layers, two losses",
    "redes racionales, profundidades 1 a 3, anchos 1 a 3; capas cúbicas, cuadráticas y ReLU, dos pérdidas",
)
DEEP = Text(
    "rational networks, depths 2 and 3, widths 1 to 3; cubic, quadratic and ReLU layers, two losses",
    "redes racionales, profundidades 2 y 3, anchos 1 a 3; capas cúbicas, cuadráticas y ReLU, dos pérdidas",
)
MODULO = Text(
    "residues modulo 2^61 − 1, seven networks up to 4-3-5-2-3, every layer; σ and σ' free in each layer",
    "residuos módulo 2^61 − 1, siete redes hasta 4-3-5-2-3, todas las capas; σ y σ' libres en cada capa",
)
LETTERS = Text(
    "four shapes with letters for all numbers, quadratic layers and half the square: sympy.diff of the cost",
    "cuatro juegos de dimensiones con letras por todos los números, capas cuadráticas y la mitad del cuadrado: sympy.diff del costo",
)
FLOATS = Text(
    "float64 networks with tanh and logistic layers, under the rounding bound of both passes",
    "redes en float64 con capas tanh y logísticas, bajo la cota de redondeo de ambas pasadas",
)

Gradient = Callable[[Callable[[Any], Any], Any], Any]
"""From a function with values of shape (1, 1) and a place to the array of its partial derivatives there."""


def _unit(like: Any, place: tuple[int, int]) -> Any:
    rows, columns = like.shape
    return assembled(like, [[int((i, j) == place) for j in range(columns)] for i in range(rows)])


def by_tangents(function: Callable[[Any], Any], at: Any) -> Any:
    """The gradient, one run of the function on x + ε e_ij for each entry."""
    rows, columns = at.shape
    slopes = [[function(Tangent(at, _unit(at, (i, j)))).dx[0, 0] for j in range(columns)] for i in range(rows)]
    return assembled(at, slopes)


def by_sympy(function: Callable[[Any], Any], at: Any) -> Any:
    """The gradient by `sympy.diff`, one letter for each entry, and the place put in afterwards."""
    unknown = letters("u", *at.shape)
    total = sp.sympify(function(unknown)[0, 0])
    back = {u: sp.sympify(value) for u, value in zip(unknown.ravel(), at.ravel(), strict=True)}
    return np.frompyfunc(lambda u: sp.diff(total, u).xreplace(back), 1, 1)(unknown)


def along(function: Callable[[Any], Any], at: Any, v: Any) -> Any:
    """The derivative of a function at a place along v, as a number."""
    return function(Tangent(at, v)).dx[0, 0]


class Definition:
    """The cost of one sample as a function of any z^[l], a^[l], W^[l] or b^[l], all else as the forward pass has it."""

    def __init__(self, point: Mapping[str, Any], gradient: Gradient = by_tangents, network: Any = None) -> None:
        self.network = network_of(point) if network is None else network
        self.trace = forward(self.network, point["x"])
        self.target, self.cost, self.gradient = point["target"], point["cost"], gradient
        self.numbers = range(1, self.network.depth + 1)

    def after(self, number: int, a: Any) -> Any:
        """The cost when layer `number` puts out a."""
        for layer in self.network.layers[number:]:
            a = layer.activation.f(layer.W @ a + layer.b)
        return self.cost(a, self.target)

    def of_z(self, number: int) -> Callable[[Any], Any]:
        """z^[l] to the cost."""
        return lambda z: self.after(number, self.network.layers[number - 1].activation.f(z))

    def of_W(self, number: int) -> Callable[[Any], Any]:
        """W^[l] to the cost."""
        b, a = self.network.layers[number - 1].b, self.trace.a[number - 1]
        return lambda W: self.of_z(number)(W @ a + b)

    def of_b(self, number: int) -> Callable[[Any], Any]:
        """b^[l] to the cost."""
        W, a = self.network.layers[number - 1].W, self.trace.a[number - 1]
        return lambda b: self.of_z(number)(W @ a + b)

    def letters(self) -> dict[str, dict[int, Any]]:
        """z, a, δ, ζ, g_W, g_b and the Jacobians of the layer maps, by layer."""
        z, a, take = self.trace.z, self.trace.a, self.gradient
        return {
            **traced(self.trace),
            "delta": {k: take(self.of_z(k), z[k - 1]) for k in self.numbers},
            "zeta": {k: take(lambda u, k=k: self.after(k, u), a[k]) for k in [0, *self.numbers]},
            "g_W": {k: take(self.of_W(k), self.network.layers[k - 1].W) for k in self.numbers},
            "g_b": {k: take(self.of_b(k), self.network.layers[k - 1].b) for k in self.numbers},
        }

    def jacobians(self) -> dict[int, Any]:
        """∂a_i/∂z_j of the map of each layer, from tangents, entry by entry."""
        return {k: self._jacobian(k) for k in self.numbers}

    def _jacobian(self, number: int) -> Any:
        z, f = self.trace.z[number - 1], self.network.layers[number - 1].activation.f
        columns = [f(Tangent(z, _unit(z, (j, 0)))).dx for j in range(z.shape[0])]
        return assembled(z, [[column[i, 0] for column in columns] for i in range(z.shape[0])])


def executed(point: Mapping[str, Any], network: Any = None) -> dict[str, dict[int, Any]]:
    """The same letters as the library's code computes them."""
    network = network_of(point) if network is None else network
    trace = forward(network, point["x"])
    g = backprop(network, trace, point["target"], point["loss"])
    return {
        **traced(trace),
        "delta": by_layer(g.delta),
        "zeta": {0: g.zeta0, **by_layer(g.zeta)},
        "g_W": by_layer(g.W),
        "g_b": by_layer(g.b),
    }


LINE = Loss(
    "output", Text("the output itself", "la propia salida"), value=lambda yhat, y: yhat, gradient=lambda yhat, y: y
)
"""The output itself as a cost, so that ζ^[0] is the derivative of the network."""


def below_the_last(point: Any) -> Point:
    """The point with l < L."""
    return Point({**point, "l": min(point["l"], point["L"] - 1)}, **point.scope)


samples = batches_with_targets(batch=(1, 1))
deep_samples = st.one_of(
    batches_with_targets(batch=(1, 1), depth=(2, 3)), batches_with_targets(batch=(1, 1), depth=(2, 2))
).map(below_the_last)


def residue_points(hidden: bool = False) -> list[Point]:
    """Networks of residues with a free activation in each layer, for every layer of each (below the last where `hidden`)."""
    made = []
    for seed, N in enumerate([(2, 3, 1), (1, 1), (3, 2), (3, 3, 3), (1, 4, 2, 3), (2, 2, 2), (4, 3, 5, 2, 3)]):
        rng = Random(100 + seed)
        ell = range(1, len(N))
        values = {
            **residue_network(rng, N),
            "n": 1,
            "i": 1,
            "sigma": {k: uninterpreted(Uninterpreted(rng)) for k in ell},
            "loss": CUBIC_LOSS,
            "cost": cubic_cost,
        }
        made += at_each_layer(values, hidden)
    return made


def lettered(hidden: bool = False) -> list[Point]:
    """Networks of letters with quadratic layers and half the square, for every layer."""
    made = []
    for N in ((1, 2), (2, 1, 1), (1, 2, 2), (2, 2, 1)):
        values = {
            **lettered_network(N),
            "n": 1,
            "i": 1,
            "sigma": dict.fromkeys(range(1, len(N)), SQUARES),
            "loss": LOSSES["half_squared"],
            "cost": half_squares,
        }
        made += at_each_layer(values, hidden)
    return made
