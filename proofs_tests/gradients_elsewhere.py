"""The executed backward pass on SymPy letters against `sympy.diff` of the cost, and on floats against ball arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import flint
import numpy as np

from teorema.numeric.activations import entrywise
from teorema.numeric.array import mapped
from teorema.numeric.backprop import backprop
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import Loss, as_loss, cross_entropy
from teorema.numeric.losses.fused import softmax_cross_entropy
from teorema.numeric.softmax import Softmax
from teorema.symbolic.calculus.scalars import sp

from .gradients import Backward, blocks
from .strategies import letters


class Slope(sp.Function):
    """σ', of which nothing is known."""


class Sigma(sp.Function):
    """σ, of which nothing is known but that its derivative is σ'."""

    def fdiff(self, argindex: int = 1) -> Any:
        return Slope(self.args[0])


class Exp(sp.Function):
    """A function that is its own derivative."""

    def fdiff(self, argindex: int = 1) -> Any:
        return self


class Log(sp.Function):
    """A function whose derivative is 1/u."""

    def fdiff(self, argindex: int = 1) -> Any:
        return 1 / self.args[0]


def symbolic_differences(
    widths: Sequence[int], samples: int, backward: Backward = backprop, fused: bool = True
) -> list[Any]:
    """g_j - ∂C/∂θ_j for every weight and bias, as SymPy expressions; the ones that are not identically 0.

    The network has free σ in the hidden layers and softmax with cross-entropy at the end, and letters for every number; the
    labels are the first classes in turn.
    """
    sigma = entrywise("sigma", Sigma, Slope)
    theta = [(letters(f"W{k}", m, n), letters(f"b{k}", m)) for k, (n, m) in enumerate(pairwise(widths), start=1)]
    x, shift = letters("x", widths[0], samples), letters("c", 1, samples)
    y = np.array([[int(i == j % widths[-1]) for j in range(samples)] for i in range(widths[-1])], dtype=object)
    exp, log = (lambda z: mapped(Exp, z)), (lambda u: mapped(Log, u))
    loss = softmax_cross_entropy(exp, log, lambda z: shift) if fused else cross_entropy(log)
    last = () if fused else (Softmax(exp, lambda z: shift),)
    hidden = [Layer(W, b, sigma) for W, b in theta[:-1]]
    network = Network([*hidden, Layer(*theta[-1], *last)])
    trace = forward(network, x)
    cost = loss.value(trace.output, y).sum() / samples
    g = backward(network, trace, y, loss)
    gaps = []
    for (W, b), G, h in zip(theta, g.W, g.b, strict=True):
        for parameter, gradient in ((W, G), (b, h)):
            assert parameter.shape == gradient.shape
            gaps += [one - sp.diff(cost, letter) for letter, one in zip(parameter.flat, gradient.flat, strict=True)]
    return [gap for gap in gaps if sp.expand(sp.together(gap).as_numer_denom()[0]) != 0]


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """So many bits in ball arithmetic, for a while."""
    before = flint.ctx.prec
    flint.ctx.prec = bits
    try:
        yield
    finally:
        flint.ctx.prec = before


def balls(array: Any) -> Any:
    """A float array as balls of radius 0."""
    made = np.empty(array.shape, dtype=object)
    for place in np.ndindex(array.shape):
        made[place] = flint.arb(float(array[place]))
    return made


@dataclass(frozen=True)
class Floats:
    """How the gradients of floats stand to their bounds.

    Arguments:
        entries: how many were compared.
        violations: entries further from the exact value than the bound that the same code carries.
        vacuity: the largest bound over the largest |entry| of its block; near 0 the bound says much.
        same: whether values under bounds are those of the plain run, bit for bit.
    """

    entries: int
    violations: int
    vacuity: float
    same: bool


def float_gradients(
    network: Network, x: Any, y: Any, loss: Loss | str, backward: Backward = backprop, bits: int = 200
) -> Floats:
    """Run a backward pass on floats and on floats with bounds, and compare with the exact gradient in ball arithmetic.

    Arguments:
        network: of float64 or float32.
        x: (N_0, n), of the same dtype.
        y: (N_L, n), of the same dtype.
        loss: a record that runs on balls and under bounds, or its name.
        backward: the backward pass of the floats; the exact gradient is that of `backprop`.
        bits: of the balls.
    """
    record = as_loss(loss)

    def run(made: Any, code: Backward) -> list[Any]:
        copy = Network([Layer(made(one.W), made(one.b), one.activation) for one in network])
        return [block for _, _, block in blocks(code(copy, forward(copy, made(x)), made(y), record))]

    with precision(bits):
        exact = run(balls, backprop)
        plain, bounded = run(np.asarray, backward), run(Bounded, backward)
        violations = entries = 0
        for value, truth, carried in zip(plain, exact, bounded, strict=True):
            for place in np.ndindex(value.shape):
                entries += 1
                off = abs(flint.arb(float(value[place])) - truth[place])
                violations += not bool(off <= flint.arb(float(carried.error[place])))
        return Floats(
            entries,
            violations,
            max(one.relative for one in bounded),
            all(np.array_equal(one.value, value) for one, value in zip(bounded, plain, strict=True)),
        )
