"""Gradients held against central differences, entry by entry: it knows kinks, its own noise, and asks random questions.

The quotient (C(θ + h) - C(θ - h)) / 2h is wrong by at most ε/h + h²M/6, where every value of C is known within ε and
M >= sup |C‴|. A gradient that is right for one cost may be so by accident: the sum of the outputs of a softmax is 1, and a
backward pass that returns zeros is right for it. So it is asked for the gradient of ⟨u, ŷ⟩ too, with random u.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array
from teorema.numeric.backprop import Reduction, backprop, reduction_of, targets
from teorema.numeric.differences.report import Entry, GradientCheck, Verdict, summed_up
from teorema.numeric.differences.steps import EPS, STEP
from teorema.numeric.forward import Trace, forward
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import Loss, as_loss

Backward: TypeAlias = Callable[..., Any]

_FACTORS: Final = (1.0, 10.0, 0.1, 100.0)
"""Where the first step does not agree, the one of these with the smallest estimated error decides."""

_FLOATS: Final = Text("must be a network of floats", "debe ser una red de flotantes")
_EXACT_FIX: Final = Text(
    "exact numbers have exact derivatives: use tangents", "los números exactos tienen derivadas exactas: usar tangentes"
)
_POSITIVE: Final = Text("must be a positive number", "debe ser un número positivo")
_BOTH: Final = Text("must be given together with y", "debe darse junto con y")
_NOTHING: Final = Text("must be at least 1 where no loss is given", "debe ser al menos 1 donde no se da una pérdida")
_SHAPES: Final = Text(
    "must return W and b by layer, of the shapes of the parameters",
    "debe devolver W y b por capa, con las dimensiones de los parámetros",
)
_LINEAR: Final = Text("random linear function of the outputs", "función lineal aleatoria de las salidas")


def check_gradients(
    network: Network,
    x: Array,
    y: Array | None = None,
    loss: Loss | str | None = None,
    *,
    backward: Backward = backprop,
    reduction: Reduction = "mean",
    cotangents: int = 2,
    rtol: float | None = None,
    most: int | None = None,
    seed: int = 0,
) -> GradientCheck:
    """Hold a backward pass against central differences, for the cost and for random linear functions of the outputs.

    Arguments:
        network: of floats; differences are taken in float64 whatever its dtype.
        x: (N_0, n), samples as columns.
        y: (N_L, n), targets as columns; None to ask the random questions alone.
        loss: a record, or its name in the catalogue; None with y.
        backward: called with (network, trace, y, loss, reduction); returns something with W and b by layer, and `zeta0`
            for ∂C/∂x where it has it. Yours may stand here.
        reduction: "mean" or "sum".
        cotangents: how many losses ⟨u, ŷ⟩ with random u to ask for; 0 for a backward pass that knows one loss only.
        rtol: relative tolerance; by default 1e-5, and 1e-2 for float32.
        most: at most so many entries of each parameter, drawn at random; None for all.
        seed: of the random draws.

    Returns:
        the verdicts; `.ok`, `.refuted`, and a table when printed.

    Raises:
        Refused: exact numbers, a loss without targets, nothing to ask, gradients of other shapes than the parameters, a
            tolerance that is not positive, or what `forward` and `backprop` refuse.

    Source: N. Higham (2002), 1.3; Goodfellow et al. (2016), 11.5.

    Example:
        >>> from teorema.numeric.layers import Layer
        >>> net = Network([Layer([[1, 2], [0, 1]], [1, -1], "tanh"), Layer([[1, -1]], [0])])
        >>> check_gradients(net, [[1, 0], [0, 1]], [[1, 2]], "half_squared").ok
        True
    """
    moving = _in_float64(network)
    trace = forward(network, x)
    dtype = trace.output.dtype
    if (y is None) != (loss is None):
        raise Refused("loss", _BOTH, loss)
    if loss is None and cotangents < 1:
        raise Refused("cotangents", _NOTHING, cotangents)
    rtol = (1e-2 if dtype == np.float32 else 1e-5) if rtol is None else rtol
    if not rtol > 0:
        raise Refused("rtol", _POSITIVE, rtol)
    rng = np.random.default_rng(seed)
    y = targets(network, trace, trace.output * 0 if y is None else y)
    asked = [] if loss is None else [as_loss(loss)]
    asked += [_linear(rng.standard_normal(trace.output.shape).astype(dtype), k + 1) for k in range(cotangents)]
    stencil = _Stencil(moving, trace.a[0].astype(np.float64), y.astype(np.float64), asked, reduction)
    given = [_returned(network, trace, backward(network, trace, y, one, reduction_of(reduction))) for one in asked]
    found: list[Entry] = []
    for number, (parameter, layer, array) in enumerate(stencil.parameters()):
        gradients = [one[number] for one in given if number < len(one)]
        for index in _chosen(rng, array.shape, most) if gradients else ():
            judged = _judged(stencil, array, index, [float(one[index]) for one in gradients], rtol)
            found += [
                Entry(parameter, layer, index, *verdict, asked=loss.name)
                for verdict, loss in zip(judged, asked, strict=True)
            ]
    return summed_up(found, rtol)


class _Stencil:
    """The costs as functions of one number that is moved in place, and the side of every kink on which it then is."""

    def __init__(self, network: Network, x: Any, y: Any, losses: Sequence[Loss], reduction: Reduction) -> None:
        self.network, self.x, self.y, self.losses = network, x, y, losses
        self.divisor = y.shape[1] if reduction == "mean" else 1
        trace = forward(network, x)
        self.here, self.centre = self._costs(trace)
        self.rounding = [self._of_rounding(loss, trace.output) for loss in losses]

    def parameters(self) -> Iterator[tuple[str, int, Any]]:
        """W^[1], b^[1], ..., W^[L], b^[L] and x, the arrays themselves."""
        for number, layer in enumerate(self.network, start=1):
            yield "W", number, layer.W
            yield "b", number, layer.b
        yield "x", 0, self.x

    def quotients(self, array: Any, index: tuple[int, ...], factor: float) -> Iterator[tuple[float, float, bool]]:
        """For each loss: the central difference, an estimate of its error, and whether the stencil meets a kink.

        With steps h and 2h the two quotients differ by three times the h²C‴/6 of the first. Rounding adds ε/h, and the fourth
        difference of C, where h⁴C⁗ is small, is a sum of such ε with the weights 1, 4, 6, 4, 1. A cost that is infinite nearby
        leaves everything in doubt.
        """
        at = float(array[index])
        h = STEP * factor * max(1.0, abs(at))
        points = [at + k * h for k in (-2, -1, 1, 2)]
        costs, sides = zip(*(self._at(array, index, point) for point in points), strict=True)
        for number in range(len(self.losses)):
            c = [one[number] for one in costs]
            near, far = (c[2] - c[1]) / (points[2] - points[1]), (c[3] - c[0]) / (points[3] - points[0])
            fourth = c[0] - 4 * c[1] + 6 * self.here[number] - 4 * c[2] + c[3]
            noise = max(4 * EPS * max(*map(abs, c), self.rounding[number]), abs(fourth)) / h
            crossed = any(one[number] != self.centre[number] for one in sides)
            doubt = abs(far - near) + noise
            yield near, doubt if np.isfinite(doubt) else float(np.finfo(np.float64).max), crossed

    def _at(self, array: Any, index: tuple[int, ...], value: float) -> tuple[list[float], list[bytes]]:
        """The costs with array[index] = value, and for each the signs of all distances to kinks."""
        before = array[index]
        array[index] = value
        trace = forward(self.network, self.x)
        array[index] = before
        return self._costs(trace)

    def _costs(self, trace: Trace) -> tuple[list[float], list[bytes]]:
        costs = [float(loss.value(trace.output, self.y).sum()) / self.divisor for loss in self.losses]
        return costs, self._sides(trace)

    def _of_rounding(self, loss: Loss, output: Any) -> float:
        """Σ |∂ℓ/∂ŷ| |ŷ|: a relative error of ŷ shifts the cost by this much of it, also where the cost itself is near 0."""
        with np.errstate(invalid="ignore"):
            size = float(np.abs(loss.gradient(output, self.y) * output).sum()) / self.divisor
        return size if np.isfinite(size) else np.inf

    def _sides(self, trace: Trace) -> list[bytes]:
        inside = [
            z - kink
            for layer, z in zip(self.network, trace.z, strict=True)
            for kink in getattr(layer.activation, "kinks", ())
        ]
        residual = trace.output - self.y
        return [_signs(inside + [residual - kink for kink in loss.kinks]) for loss in self.losses]


def _signs(distances: list[Any]) -> bytes:
    return b"".join(np.sign(one).astype(np.int8).tobytes() for one in distances)


def _judged(
    stencil: _Stencil, array: Any, index: tuple[int, ...], given: list[float], rtol: float
) -> list[tuple[float, float, float, Verdict]]:
    """For each loss (given, quotient, error, verdict): where one step agrees, so; else as the two of least doubt have it.

    One step alone may be refuted by luck: its doubt is an estimate, and the least of several estimates is a low one.
    """
    tried: list[list[tuple[float, tuple[float, float, float, Verdict]]]] = [[] for _ in given]
    for factor in _FACTORS:
        for number, (quotient, doubt, crossed) in enumerate(stencil.quotients(array, index, factor)):
            verdict = _verdict(given[number], quotient, np.inf if crossed else doubt, rtol)
            settled = verdict[-1] in ("agrees", "silent")
            tried[number].append((-1.0 if settled else np.inf if crossed else doubt, verdict))
        if all(min(one)[0] < 0 for one in tried):
            break
    return [_settled(sorted(one)) for one in tried]


def _settled(tried: list[tuple[float, tuple[float, float, float, Verdict]]]) -> tuple[float, float, float, Verdict]:
    (_, best), *others = tried
    if best[-1] == "refuted" and not (others and others[0][1][-1] == "refuted"):
        return *best[:-1], "undecided"
    return best


def _verdict(given: float, quotient: float, doubt: float, rtol: float) -> tuple[float, float, float, Verdict]:
    size, gap = max(abs(given), abs(quotient)), abs(given - quotient)
    error = gap / size if size else 0.0
    verdict: Verdict = "refuted" if gap > 4 * doubt + rtol * size else "undecided"
    if not np.isfinite(doubt):
        verdict = "kink"
    elif size == 0:
        verdict = "silent"
    elif error <= rtol:
        verdict = "agrees"
    return given, quotient, error, verdict


def _linear(u: Any, number: int) -> Loss:
    """ŷ ↦ ⟨u, ŷ⟩ for each sample, whose gradient is u."""
    return Loss(
        f"random cotangent {number}",
        _LINEAR,
        value=lambda yhat, y: (u * yhat).sum(axis=0, keepdims=True),
        gradient=lambda yhat, y: u,
        smooth=True,
        convex=True,
    )


def _in_float64(network: Network) -> Network:
    """A copy whose arrays may be moved in place."""
    for layer in network:
        for array in (layer.W, layer.b):
            if not isinstance(array, np.ndarray) or array.dtype == object:
                raise Refused("network", _FLOATS, str(getattr(array, "dtype", type(array).__name__)), _EXACT_FIX)
    copies = [Layer(np.array(one.W, np.float64), np.array(one.b, np.float64), one.activation) for one in network]
    return Network(copies)


def _returned(network: Network, trace: Trace, g: Any) -> list[Any]:
    """The gradients in the order of the parameters; ∂C/∂x at the end where there is one."""
    arrays = [np.asarray(one) for pair in zip(g.W, g.b, strict=True) for one in pair]
    shapes = [array.shape for layer in network for array in (layer.W, layer.b)]
    if [array.shape for array in arrays] != shapes:
        raise Refused("backward", _SHAPES, [array.shape for array in arrays])
    zeta0 = getattr(g, "zeta0", None)
    return arrays if zeta0 is None else [*arrays, np.asarray(zeta0)]


def _chosen(rng: Any, shape: tuple[int, ...], most: int | None) -> Iterator[tuple[int, ...]]:
    places = list(np.ndindex(shape))
    if most is None or len(places) <= most:
        yield from places
        return
    for place in sorted(rng.choice(len(places), most, replace=False)):
        yield places[place]
