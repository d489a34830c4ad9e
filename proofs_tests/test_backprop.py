"""Piece 15, what the letters of back-propagation mean, and the last layer: definitions against the NumPy code."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, symbolic
from teorema.ground.residues import Residues
from teorema.ground.text import Text
from teorema.numeric.activations import Activation
from teorema.numeric.backprop import backprop
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import cross_entropy
from teorema.numeric.losses.fused import softmax_cross_entropy
from teorema.numeric.softmax import Softmax
from teorema.symbolic.statements.backprop.output import ELEMENTWISE, GRADIENTS, OUTPUT, SOFTMAX

from .backprop_runs import (
    LETTERS,
    MODULO,
    RATIONAL,
    Definition,
    along,
    by_sympy,
    executed,
    lettered,
    residue_points,
    samples,
)
from .batch_runs import CUBIC_LOSS
from .derivatives import cubic_cost
from .gradients import free, residues
from .records import both
from .strategies import arrays, residue_network


@st.composite
def with_directions(draw: Any) -> Point:
    """A sample, and a direction for one layer."""
    point = draw(samples)
    at, N = point["l"], point["N"]
    return Point({**point, "v": {at: draw(arrays(N[at]))}, "V": {at: draw(arrays(N[at], N[at - 1]))}}, **point.scope)


@exact(GRADIENTS, points=with_directions(), scope=RATIONAL, cases=25)
def the_code_computes_what_the_letters_mean(claim: Any, point: Any) -> Any:
    """Left tangents through the resumed forward pass, right the backward pass of the library."""
    meant, at = Definition(point), point["l"]
    V, v = point["V"][at], point["v"][at]
    layer, trace = meant.network.layers[at - 1], meant.trace
    return claim.at(
        {
            **point,
            **executed(point),
            "dz": along(meant.of_z(at), trace.z[at - 1], v),
            "da": along(lambda a: meant.after(at, a), trace.a[at], v),
            "dW": along(meant.of_W(at), layer.W, V),
            "db": along(meant.of_b(at), layer.b, v),
        }
    )


class Quadratic(Activation):
    """S(z) = M z + (M z)², entry by entry: an output map whose Jacobian is not symmetric, with its own pullback."""

    def pullback(self, z: Any, g: Any) -> Any:
        M = self.parameters["M"]
        return M.T @ ((M @ z * 2 + 1) * g)


def quadratic(M: Any) -> Activation:
    """The map of a matrix."""

    def f(z: Any) -> Any:
        return M @ z + (M @ z) * (M @ z)

    return Quadratic("quadratic", f=f, df=f, parameters={"M": M})


def output_maps() -> list[Point]:
    """Networks of residues with free activations and a softmax or a quadratic map at the end, under a loss that is no cross-entropy."""
    made = []
    for seed, N in enumerate([(2, 3), (3, 2, 2), (1, 4, 3), (2, 2), (2, 3), (3, 2, 2)]):
        rng = Random(300 + seed)
        L = len(N) - 1
        functions = free(residues(), rng, 1)
        last = Softmax(functions.exp, functions.shift) if seed < 4 else quadratic(Residues.random(rng, N[-1], N[-1]))
        values = {
            **residue_network(rng, N),
            "sigma": dict.fromkeys(range(1, L + 1), functions.sigma),
            "last": last,
            "loss": CUBIC_LOSS,
            "cost": cubic_cost,
        }
        made.append(Point(values, depth=L, width=max(N)))
    return made


def with_output_map(point: Any) -> Any:
    """The network of a point with its output map at the end."""
    W, b, last = point["W"], point["b"], point["L"]
    hidden = [Layer(W[k], b[k], point["sigma"][k]) for k in range(1, last)]
    return Network([*hidden, Layer(W[last], b[last], point["last"])])


OUTPUTS = Text(
    "residues modulo 2^61 − 1: four networks that end in a softmax with free exp and any shift, two in a quadratic map of no symmetry",
    "residuos módulo 2^61 − 1: cuatro redes que terminan en una softmax con exp libre y cualquier desplazamiento, dos en una función cuadrática sin simetría",
)


@exact(
    OUTPUT,
    points=output_maps(),
    scope=OUTPUTS,
    min_points=6,
)
def the_code_pulls_back_through_any_output_map(claim: Any, point: Any) -> Any:
    network = with_output_map(point)
    meant = Definition(point, network=network)
    return claim.at({**point, **executed(point, network), "J": meant.jacobians()})


@exact(
    OUTPUT,
    points=samples,
    scope=RATIONAL,
    cases=20,
    blind={
        "not-transposed": Text("a diagonal Jacobian is symmetric", "una jacobiana diagonal es simétrica"),
    },
)
def the_last_delta_is_the_derivative_of_the_cost(claim: Any, point: Any) -> Any:
    meant = Definition(point)
    return claim.at({**point, **meant.letters(), "J": meant.jacobians()})


@exact(ELEMENTWISE, points=samples, scope=RATIONAL, cases=25)
def bp1_is_the_derivative_of_the_cost(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point).letters()})


@exact(ELEMENTWISE, points=residue_points(), scope=MODULO)
def the_code_executes_bp1(claim: Any, point: Any) -> Any:
    return claim.at({**point, **executed(point)})


@symbolic(ELEMENTWISE, points=lettered(), scope=LETTERS)
def bp1_is_what_sympy_finds(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point, by_sympy).letters()})


def logits() -> list[Point]:
    """Networks of residues under softmax with cross-entropy; targets that sum to 1, and some that do not."""
    made = []
    for seed, N in enumerate([(2, 3), (3, 2, 2), (1, 4, 3), (2, 2), (1, 2, 5), (2, 3, 3)]):
        rng = Random(400 + seed)
        L = len(N) - 1
        functions = free(residues(), rng, 1)
        head = Residues.random(rng, N[-1], 1)
        target = head if seed == 5 else head - (head.sum() - 1) * Residues([[1]] + [[0]] * (N[-1] - 1))
        values = {
            **residue_network(rng, N),
            "y": {L: target},
            "target": target,
            "functions": functions,
            "sigma": dict.fromkeys(range(1, L + 1), functions.sigma),
        }
        made.append(Point(values, depth=L, width=max(N)))
    return made


LOGITS = Text(
    "residues modulo 2^61 − 1: six networks, free σ, exp and log, any shift; one target that does not sum to 1",
    "residuos módulo 2^61 − 1: seis redes, σ, exp y log libres, cualquier desplazamiento; un objetivo que no suma 1",
)


@exact(SOFTMAX, points=logits(), scope=LOGITS, min_points=5)
def the_residual_is_the_derivative_of_the_cross_entropy(claim: Any, point: Any) -> Any:
    functions, last = point["functions"], point["L"]
    loss = softmax_cross_entropy(functions.exp, functions.log, functions.shift)
    layers = [Layer(point["W"][k], point["b"][k], point["sigma"][k]) for k in range(1, last)]
    network = Network([*layers, Layer(point["W"][last], point["b"][last])])
    there = {**point, "cost": loss.value}
    found = Definition(there, network=network)
    z = found.trace.z[-1]
    delta = found.gradient(found.of_z(last), z)
    return claim.at({**point, "a": {last: Softmax(functions.exp, functions.shift).f(z)}, "delta": {last: delta}})


@exact(SOFTMAX, points=logits(), scope=LOGITS, min_points=5)
def the_code_takes_softmax_and_cross_entropy_as_one(claim: Any, point: Any) -> Any:
    functions, last = point["functions"], point["L"]
    network = with_output_map({**point, "last": Softmax(functions.exp, functions.shift)})
    loss = cross_entropy(functions.log)
    found = Definition({**point, "cost": loss.value}, network=network)
    code = {**point, "a": {last: found.trace.output}}
    moved = found.gradient(found.of_z(last), found.trace.z[-1])
    delta = backprop(network, found.trace, point["target"], loss).delta[-1]
    return both(claim, {**code, "delta": {last: delta}}, {**code, "delta": {last: moved}})
