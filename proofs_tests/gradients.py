"""The executed backward pass against the derivative of the executed forward pass: all parameters at once, in every number system.

For a direction v of the parameters, back-propagation gives Σ_j g_j v_j and the forward pass, run on tangents θ + ε v, gives
dC(θ)[v]. The activation is a free function, one value per distinct argument and slopes likewise; exp and log are free
functions with exp' = exp and log' = 1/u; the shift of softmax is any number per sample with any velocity.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

from teorema.ground.grid import Grid
from teorema.ground.residues import MERSENNE_61, Residues, is_prime
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import Activation, uninterpreted
from teorema.numeric.backprop import backprop
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import Loss, cross_entropy
from teorema.numeric.losses.fused import softmax_cross_entropy
from teorema.numeric.softmax import Softmax

from .sizes import Sizes

Backward = Callable[..., Any]
"""(network, trace, y, loss, reduction="mean") to an object with W and b by layer, as `backprop` has it."""

TOP = Text("softmax with cross-entropy", "softmax con entropía cruzada")


@dataclass(frozen=True)
class System:
    """A number system: how nested integers or fractions become an array, and how an array of random numbers is drawn."""

    made: Callable[[Any], Any]
    drawn: Callable[[Random, int, int], Any]
    p: int = MERSENNE_61


def residues(p: int = MERSENNE_61) -> System:
    """Residues modulo a prime, drawn uniformly."""
    return System(lambda nested: Residues(nested, p), lambda rng, m, n: Residues.random(rng, m, n, p=p), p)


def _fractions(rng: Random, m: int, n: int) -> Grid:
    return Grid([[Fraction(rng.randint(-20, 20), rng.randint(1, 5)) for _ in range(n)] for _ in range(m)])


FRACTIONS = System(Grid, _fractions, 2**31 - 1)
"""Exact rationals; free functions take integer values below 2**31."""


@dataclass(frozen=True)
class Free:
    """The free functions of one proof, and how often two of their arguments met."""

    sigma: Activation
    exp: Callable[[Any], Any]
    log: Callable[[Any], Any]
    shift: Callable[[Any], Any]
    counted: tuple[Uninterpreted, ...]

    def collisions(self) -> int:
        """How many arguments of σ, exp or log were equal to another one."""
        return sum(one.collisions() for one in self.counted)


def free(system: System, rng: Random, samples: int) -> Free:
    """σ with free slopes, exp with exp' = exp, log with log' = 1/u, and a shift per sample with a velocity of its own."""
    sigma = Uninterpreted(rng, p=system.p)
    exp = Uninterpreted(rng, slope=lambda z, e: e, p=system.p)
    log = Uninterpreted(rng, slope=lambda u, _: 1 / u, p=system.p)
    c, dc = system.drawn(rng, 1, samples), system.drawn(rng, 1, samples)

    def shift(z: Any) -> Any:
        return Tangent(c, dc) if isinstance(z, Tangent) else c

    return Free(uninterpreted(sigma), uninterpreted(exp).f, uninterpreted(log).f, shift, (sigma, exp, log))


@dataclass(frozen=True)
class Moved:
    """A network with its data at random parameters, a random direction, and the derivative of its cost along it.

    Arguments:
        slope: dC(θ)[v], by the forward pass on θ + ε v.
        functions: the free functions, which count their collisions.
    """

    network: Network
    x: Any
    y: Any
    loss: Loss
    direction: tuple[tuple[Any, Any], ...]
    slope: Any
    functions: Free


def moved_cost(
    widths: Sequence[int],
    x: Any,
    y: Any,
    rng: Random,
    system: System,
    fused: bool = True,
) -> Moved:
    """A network with free activations and softmax with cross-entropy at the end, and the derivative of its cost along v.

    Arguments:
        widths: N_0, ..., N_L.
        x: (N_0, n) integers or fractions.
        y: (N_L, n), columns that sum to 1.
        rng: the parameters, the direction and the free functions are drawn from it.
        system: the number system.
        fused: whether softmax stands in the loss; else it is the map of the last layer, under `cross_entropy`.
    """
    functions = free(system, rng, len(x[0]))
    loss, last = softmax_cross_entropy(functions.exp, functions.log, functions.shift), None
    if not fused:
        loss, last = cross_entropy(functions.log), Softmax(functions.exp, functions.shift)
    shapes = [(m, n) for n, m in pairwise(widths)]
    theta = [(system.drawn(rng, m, n), system.drawn(rng, m, 1)) for m, n in shapes]
    v = tuple((system.drawn(rng, m, n), system.drawn(rng, m, 1)) for m, n in shapes)
    moving = [(Tangent(W, V), Tangent(b, w)) for (W, b), (V, w) in zip(theta, v, strict=True)]
    still, tangent = (_network(one, functions.sigma, last) for one in (theta, moving))
    x, y = system.made(x), system.made(y)
    outputs = predict(tangent, Tangent(x, x * 0))
    # the mean as it is defined, without the code of `cost`
    slope = loss.value(outputs, y).sum().dx * Fraction(1, y.shape[1])
    return Moved(still, x, y, loss, v, slope, functions)


@dataclass(frozen=True)
class Gap:
    """Σ_j g_j v_j - dC(θ)[v], which is 0 where the backward pass is right, and how many arguments collided."""

    value: Any
    collisions: int


def gradient_gap(
    widths: Sequence[int],
    x: Any,
    y: Any,
    rng: Random,
    system: System | None = None,
    backward: Backward = backprop,
    fused: bool = True,
) -> Gap:
    """The gap at random θ and v, modulo 2**61 - 1 unless another system is given; a wrong backward pass leaves one.

    Arguments:
        widths, x, y, rng, system, fused: of `moved_cost`.
        backward: the backward pass.
    """
    at = moved_cost(widths, x, y, rng, residues() if system is None else system, fused)
    g = backward(at.network, forward(at.network, at.x), at.y, at.loss)
    return Gap(_entry(inner(g, at.direction) - at.slope), at.functions.collisions())


def _network(parameters: Any, sigma: Activation, last: Any) -> Network:
    hidden = [Layer(W, b, sigma) for W, b in parameters[:-1]]
    return Network([*hidden, Layer(*parameters[-1], *([] if last is None else [last]))])


def inner(g: Any, v: Sequence[tuple[Any, Any]]) -> Any:
    """Σ_j g_j v_j over all weights and biases; gradients of another shape than their parameter are no gradients."""
    total: Any = 0
    for G, h, (V, w) in zip(g.W, g.b, v, strict=True):
        if (G.shape, h.shape) != (V.shape, w.shape):
            raise ValueError(f"gradients of shapes {G.shape} and {h.shape} for {V.shape} and {w.shape}")
        total = (G * V).sum() + (h * w).sum() + total
    return total


def _entry(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


@dataclass(frozen=True)
class Size:
    """Degree and height of n · (Σ_j g_j v_j - dC[v]) as a polynomial in θ, v, σ, σ' and softmax, integer coefficients."""

    degree: int
    height: int

    @property
    def bits(self) -> float:
        """log2 of the height."""
        return math.log2(self.height)


def gap_size(widths: Sequence[int], samples: int, largest: int = 1, backward: Backward = backprop) -> Size:
    """The size of the gap, by running the same forward and backward pass on Sizes.

    Every value of σ, of σ' and of softmax is a letter of its own, of degree 1; the inputs are integers up to `largest` and
    the targets 0 or 1. That the tangent of the loss is Σ (softmax - y) dz is what exp' = exp and log' = 1/u make of it.
    """

    def letter(z: Any) -> Sizes:
        return Sizes(z.shape, 1, 1)

    def f(z: Any) -> Any:
        return Tangent(letter(z), letter(z) * z.dx) if isinstance(z, Tangent) else letter(z)

    def value(z: Tangent, y: Sizes) -> Any:
        return ((letter(z) - y) * z.dx).sum(axis=0, keepdims=True)

    loss = Loss("cross-entropy of softmax", TOP, value, lambda z, y: letter(z) - y)
    sigma = Activation("sigma", f=f, df=letter)
    v = [(Sizes((m, n), 1, 1), Sizes((m, 1), 1, 1)) for n, m in pairwise(widths)]
    moving = [(Tangent(V, V), Tangent(w, w)) for V, w in v]
    x, y = Sizes((widths[0], samples), 0, largest), Sizes((widths[-1], samples), 0, 1)
    still, tangent = _network(v, sigma, None), _network(moving, sigma, None)
    gap = (
        inner(backward(still, forward(still, x), y, loss), v) - loss.value(predict(tangent, Tangent(x, x * 0)), y).sum()
    )
    return Size(gap.degree, gap.height)


@dataclass(frozen=True)
class Proof:
    """What was found modulo p, and how likely a wrong backward pass of this size is to look right."""

    gap: int
    collisions: int
    size: Size
    p: int
    error: float


def random_prime(rng: Random) -> int:
    """A prime of 61 bits; there are more than 2**54 of them."""
    while not is_prime(p := rng.randrange(2**60 + 1, 2**61, 2)):
        continue
    return p


def prove(
    widths: Sequence[int], x: Any, y: Any, rng: Random, backward: Backward = backprop, fused: bool = True
) -> Proof:
    """The gap modulo 2**61 - 1, or modulo a random prime where the height exceeds it, with the bound on the error.

    A polynomial of degree d that is not 0 vanishes at a random point with probability at most d/p, where no two arguments
    of a free function meet. Its coefficients are below 2**61 - 1, or else divisible by at most bits/60 primes of 61 bits.
    """
    size = gap_size(widths, len(x[0]), max(abs(int(entry)) for row in x for entry in row) or 1, backward)
    small = size.height < MERSENNE_61
    p = MERSENNE_61 if small else random_prime(rng)
    gap = gradient_gap(widths, x, y, rng, residues(p), backward, fused)
    unlucky = 0.0 if small else size.bits / 60 / 2**54
    return Proof(gap.value, gap.collisions, size, p, size.degree / p + unlucky)


def blocks(g: Any) -> Iterator[tuple[str, int, Any]]:
    """("W", l, ∂C/∂W^[l]) and ("b", l, ∂C/∂b^[l]) for all layers."""
    for number, (W, b) in enumerate(zip(g.W, g.b, strict=True), start=1):
        yield "W", number, W
        yield "b", number, b
