"""Piece 16, gradients of a batch: the NumPy code against derivatives of the forward pass, which knows no backward pass."""

from __future__ import annotations

import math
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.text import Text
from teorema.ground.uninterpreted import Uninterpreted
from teorema.numeric.activations import ACTIVATIONS, uninterpreted
from teorema.numeric.backprop import backprop
from teorema.numeric.batch_gradients import average_gradients, batch_gradients, sample_gradients
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import LOSSES
from teorema.numeric.losses.costs import cost
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.batch_gradients.directions import DIRECTION, SUM_AND_MEAN
from teorema.symbolic.statements.batch_gradients.examples import EXAMPLE_LINE, EXAMPLE_PRODUCT
from teorema.symbolic.statements.batch_gradients.matrix_form import AVERAGE, DELTAS, MATRIX_FORM

from .batch_runs import SQUARES, batches_with_targets, by_layer, matrices
from .derivatives import gradients, half_squares
from .gradients import moved_cost, prove, residues
from .strategies import at_each_layer, lettered_network, network_of

RATIONAL = Text(
    "rational networks, depths 1 to 3, widths 1 to 3, batches of 1 to 3; cubic, quadratic and ReLU layers, two losses",
    "redes racionales, profundidades 1 a 3, anchos 1 a 3, lotes de 1 a 3; capas cúbicas, cuadráticas y ReLU, dos pérdidas",
)


def run(point: Any) -> dict[str, Any]:
    """A and Δ of a point, by the code of the batch."""
    network = network_of(point)
    g = batch_gradients(network, point["x"], point["target"], point["loss"])
    return matrices(forward(network, point["x"]), g)


@exact(DELTAS, points=batches_with_targets(), scope=RATIONAL, cases=20)
def columns_of_delta_are_those_of_the_samples_alone(claim: Any, point: Any) -> Any:
    network, at, record = network_of(point), point["i"] - 1, point["loss"]
    alone = {**point, "x": point["x"][:, at : at + 1], "target": point["target"][:, at : at + 1]}
    losses = record.value(predict(network, point["x"]), point["target"])
    return claim.at(
        {
            **point,
            **run(point),
            "c": losses.T,
            "C": cost(record, predict(network, point["x"]), point["target"]),
            # ∂C_i/∂z is ∂C_i/∂b where there is one sample
            "delta": gradients(alone, point["cost"])[1],
        }
    )


@exact(MATRIX_FORM, points=batches_with_targets(), scope=RATIONAL, cases=20)
def the_product_is_the_derivative_of_the_forward_pass(claim: Any, point: Any) -> Any:
    weights, biases = gradients(point, point["cost"])
    return claim.at({**point, **run(point), "gW": weights, "gb": biases})


@exact(MATRIX_FORM, points=batches_with_targets(), scope=RATIONAL, cases=20)
def the_backward_pass_of_the_batch_is_the_product(claim: Any, point: Any) -> Any:
    network = network_of(point)
    g = backprop(network, forward(network, point["x"]), point["target"], point["loss"])
    return claim.at({**point, **run(point), "gW": by_layer(g.W), "gb": by_layer(g.b)})


def lettered(N: tuple[int, ...], n: int) -> list[Point]:
    """Networks and batches of letters, for every layer."""
    ell = range(1, len(N))
    loss = LOSSES["half_squared"]
    values = {**lettered_network(N, n), "n": n, "sigma": dict.fromkeys(ell, SQUARES), "loss": loss}
    return at_each_layer(values, batch=n)


@symbolic(
    MATRIX_FORM,
    points=[point for N, n in (((1, 2), 2), ((2, 1), 2), ((2, 2), 2)) for point in lettered(N, n)],
    scope=Text(
        "three shapes with letters for all numbers, quadratic layers and half the square: sympy.diff of the cost",
        "tres juegos de dimensiones con letras por todos los números, capas cuadráticas y la mitad del cuadrado: sympy.diff del costo",
    ),
)
def the_product_is_what_sympy_finds_entry_by_entry(claim: Any, point: Any) -> Any:
    total = half_squares(predict(network_of(point), point["x"]), point["target"])[0, 0]
    derived = np.frompyfunc(lambda letter: sp.diff(total, letter), 1, 1)
    return claim.at(
        {
            **point,
            **run(point),
            "gW": {k: derived(W) for k, W in point["W"].items()},
            "gb": {k: derived(b) for k, b in point["b"].items()},
        }
    )


@exact(AVERAGE, points=batches_with_targets(), scope=RATIONAL, cases=20)
def the_product_is_the_average_of_single_samples(claim: Any, point: Any) -> Any:
    """Left by one product of matrices, right by one backward pass per sample."""
    network = network_of(point)
    data = network, point["x"], point["target"], point["loss"]
    g = batch_gradients(*data)
    each = sample_gradients(*data)
    Delta = [np.concatenate([one.delta[k] for one in each], axis=1) for k in range(network.depth)]
    A = dict(enumerate(forward(network, point["x"]).a))
    return claim.at({**point, "A": A, "Delta": by_layer(Delta), "gW": by_layer(g.W), "gb": by_layer(g.b)})


@exact(AVERAGE, points=batches_with_targets(), scope=RATIONAL, cases=20)
def the_loop_over_the_samples_gives_the_average(claim: Any, point: Any) -> Any:
    weights, biases = average_gradients(network_of(point), point["x"], point["target"], point["loss"])
    return claim.at({**point, **run(point), "gW": by_layer(weights), "gb": by_layer(biases)})


@sampled(
    AVERAGE,
    points=batches_with_targets(
        activation=[ACTIVATIONS["tanh"], ACTIVATIONS["logistic"]],
        batch=(1, 3),
        entries=st.floats(-2, 2, width=32),
    ),
    scope=Text(
        "float64 networks with tanh and logistic layers, under the rounding bound of both passes",
        "redes en float64 con capas tanh y logísticas, bajo la cota de redondeo de ambas pasadas",
    ),
    needs=("flint",),
    cases=20,
)
def floats_are_the_average_within_the_bound(claim: Any, point: Any) -> Any:
    def bounded(array: Any) -> Bounded:
        return Bounded(array.astype(np.float64))

    layers = [Layer(bounded(point["W"][k]), bounded(point["b"][k]), point["sigma"][k]) for k in point["W"]]
    network, x, y = Network(layers), bounded(point["x"]), bounded(point["target"])
    weights, biases = average_gradients(network, x, y, "half_squared")
    found = matrices(forward(network, x), batch_gradients(network, x, y, "half_squared"))
    claim.measured("e/|g|", max((one.relative for one in (*weights, *biases) if one.value.any()), default=0))
    return claim.at({**point, **found, "gW": by_layer(weights), "gb": by_layer(biases)})


@exact(SUM_AND_MEAN, points=batches_with_targets(), scope=RATIONAL, cases=20)
def the_two_reductions_of_the_code_differ_by_n(claim: Any, point: Any) -> Any:
    network = network_of(point)
    trace = forward(network, point["x"])
    mean, total = (backprop(network, trace, point["target"], point["loss"], one) for one in ("mean", "sum"))
    return claim.at({**point, "gW": by_layer(mean.W), "sW": by_layer(total.W)})


FREE = uninterpreted(Uninterpreted(Random(0)))
"""What a point says of σ: nothing, so that it has no kinks either."""


def digits() -> list[Point]:
    """Eight images of eight by eight pixels with random labels, one network; the numbers are drawn in the check."""
    rng = Random(16)
    x = [[rng.randint(0, 16) for _ in range(8)] for _ in range(64)]
    labels = [rng.randrange(10) for _ in range(8)]
    y = [[int(label == k) for label in labels] for k in range(10)]
    N = (64, 32, 32, 10)
    return [
        Point(
            {"N": N, "L": 3, "n": 8, "inputs": x, "labels": y, "seed": 1, "sigma": dict.fromkeys(range(1, 4), FREE)},
            depth=3,
            width=64,
            batch=8,
        )
    ]


def small_batches() -> list[Point]:
    rng = Random(5)
    shapes = [((2, 3), 2), ((3, 1), 1), ((2, 2, 2), 3), ((1, 4, 2, 3), 2), ((3, 3, 3, 3, 3), 2), ((5, 2), 4)]
    return [
        Point(
            {
                "N": N,
                "L": len(N) - 1,
                "n": n,
                "inputs": [[rng.randint(-9, 9) for _ in range(n)] for _ in range(N[0])],
                "labels": [[int(i == j % N[-1]) for j in range(n)] for i in range(N[-1])],
                "seed": seed,
                "sigma": dict.fromkeys(range(1, len(N)), FREE),
            },
            depth=len(N) - 1,
            width=max(N),
            batch=n,
        )
        for seed, (N, n) in enumerate(shapes)
    ]


@exact(
    DIRECTION,
    points=[*small_batches(), *digits()],
    scope=Text(
        "residues modulo 2^61 − 1: seven networks up to 64-32-32-10 with a batch of 8, free σ, exp and log, softmax with "
        "cross-entropy and any shift; all parameters in one direction",
        "residuos módulo 2^61 − 1: siete redes hasta 64-32-32-10 con un lote de 8, σ, exp y log libres, softmax con "
        "entropía cruzada y cualquier desplazamiento; todos los parámetros en una dirección",
    ),
    min_points=7,
)
def all_parameters_at_once_modulo_a_prime(claim: Any, point: Any) -> Any:
    found = moved_cost(point["N"], point["inputs"], point["labels"], Random(point["seed"]), residues())
    g = batch_gradients(found.network, found.x, found.y, found.loss)
    proof = prove(point["N"], point["inputs"], point["labels"], Random(point["seed"] + 100))
    claim.measured("degree", proof.size.degree)
    claim.measured("log2(height)", round(proof.size.bits, 1))
    claim.measured("collisions", proof.collisions)
    claim.measured("log10(error)", round(math.log10(proof.error), 1))
    V, v = zip(*found.direction, strict=True)
    return claim.at(
        {**point, **matrices(forward(found.network, found.x), g), "V": by_layer(V), "v": by_layer(v), "d": found.slope}
    )


def integers(*rows: tuple[int, ...]) -> Any:
    """Rows of integers as an object array."""
    made = np.empty((len(rows), len(rows[0])), dtype=object)
    made[:] = rows
    return made


@exact(EXAMPLE_LINE, points=[Point({})], scope=Text("the example itself", "el ejemplo mismo"))
def the_code_finds_the_gradients_of_two_samples(claim: Any, point: Any) -> Any:
    data = Network([Layer(integers((1,)), integers((0,)))]), integers((1, 2)), integers((2, 3)), "half_squared"
    one, two = (g.W[0][0, 0] for g in sample_gradients(*data))
    return claim.at({"g1": one, "g2": two, "g": batch_gradients(*data).W[0][0, 0]})


@exact(EXAMPLE_PRODUCT, points=[Point({})], scope=Text("the example itself", "el ejemplo mismo"))
def the_code_finds_the_gradient_of_three_samples(claim: Any, point: Any) -> Any:
    """A layer of zeros whose targets are −Δ has this Δ under half the square."""
    network = Network([Layer(integers((0, 0), (0, 0)), integers((0,), (0,)))])
    g = batch_gradients(
        network, integers((1, 1, 1), (0, 2, 4)), integers((-1, 1, 0), (-2, 0, -1)), LOSSES["half_squared"]
    )
    assert g.delta[0].tolist() == [[1, -1, 0], [2, 0, 1]]
    return claim.at({"gW": g.W[0], "gb": g.b[0]})
