"""Piece 11, vectorization: one pass of a batch, its columns and its rows, run by the NumPy code on exact numbers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.array import mapped
from teorema.numeric.bounded import Bounded
from teorema.numeric.layers import Layer, Network, layer_matrix
from teorema.numeric.softmax import Softmax
from teorema.numeric.vectorization import (
    bias_matrix,
    forward_batch,
    forward_rows,
    from_sklearn_layout,
    predict_batch,
    to_rows,
    to_sklearn_layout,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.vectorization.columns import (
    VECTORIZATION_BATCH,
    VECTORIZATION_COLUMNS,
    VECTORIZATION_SOFTMAX,
)
from teorema.symbolic.statements.vectorization.rows import VECTORIZATION_LAYOUT, VECTORIZATION_ROWS

from .batches import MIXING, OF_COLUMNS, RATIONAL, batches, capitals, transposed
from .passes import SIGMAS
from .strategies import CUBIC, arrays, letters, logs, network_of


@exact(VECTORIZATION_BATCH, points=batches(SIGMAS), scope=RATIONAL)
def the_code_runs_the_batch_by_broadcasting(claim: Any, point: Any) -> Any:
    network = network_of(point)
    B = {k: bias_matrix(layer.b, point["n"]) for k, layer in enumerate(network, start=1)}
    return claim.at({**point, **capitals(forward_batch(network, point["X"])), "B": B})


@exact(VECTORIZATION_BATCH, points=batches(SIGMAS), scope=RATIONAL)
def the_code_runs_the_batch_with_the_bias_written_out(claim: Any, point: Any) -> Any:
    network = network_of(point)
    run = capitals(forward_batch(network, point["X"], bias="matrix"))
    B = {k: run["Z"][k] - layer.W @ run["A"][k - 1] for k, layer in enumerate(network, start=1)}
    return claim.at({**point, **run, "B": B})


def one_at_a_time(point: Any) -> dict[int, Callable[[Any], Any]]:
    """The layers of a point as functions of one column."""
    return {
        k: lambda u, one=one: layer_matrix(one, np.array(u.tolist(), dtype=object))[1]
        for k, one in enumerate(network_of(point).layers, start=1)
    }


@exact(VECTORIZATION_COLUMNS, points=batches((*SIGMAS, *OF_COLUMNS, *MIXING)), scope=RATIONAL)
def column_i_of_the_batch_is_the_pass_of_sample_i(claim: Any, point: Any) -> Any:
    run = capitals(forward_batch(network_of(point), point["X"]))
    return claim.at({**point, **run, "f": one_at_a_time(point)})


@exact(VECTORIZATION_COLUMNS, points=batches((*SIGMAS, *OF_COLUMNS, *MIXING)), scope=RATIONAL)
def row_i_of_the_predictions_is_that_of_sample_i(claim: Any, point: Any) -> Any:
    network = network_of(point)
    run = capitals(forward_batch(network, point["X"], bias="matrix"))
    run["A"][point["L"]] = to_rows(predict_batch(network, point["X"]))
    return claim.at({**point, **run, "f": one_at_a_time(point)})


Shapes = tuple[tuple[tuple[int, ...], int], ...]


def filled(N: tuple[int, ...], n: int, layer: int, i: int, entries: Callable[..., Any]) -> dict[str, Any]:
    """A network of widths N and n samples, whose arrays are entries(name, rows, columns)."""
    ell = range(1, len(N))
    return {
        "L": len(N) - 1,
        "N": N,
        "n": n,
        "l": layer,
        "i": i,
        "W": {k: entries(f"W{k}", N[k], N[k - 1]) for k in ell},
        "b": {k: entries(f"b{k}", N[k], 1) for k in ell},
        "X": entries("x", n, N[0]),
        "sigma": dict.fromkeys(ell, CUBIC),
    }


def lettered(shapes: Shapes) -> list[Point]:
    """Networks and batches of letters: for each widths and a number of samples, every layer and the last sample."""

    def one(N: tuple[int, ...], n: int, layer: int) -> Point:
        def in_numbers(rng: Random) -> Point:
            def small(_: str, rows: int, columns: int) -> Any:
                return np.array([[rng.randint(-2, 3) for _ in range(columns)] for _ in range(rows)], dtype=object)

            return Point(filled(N, n, layer, n, small))

        values = filled(N, n, layer, n, letters)
        return Point(values, specialise=in_numbers, depth=len(N) - 1, width=max(N), batch=n)

    return [one(N, n, layer) for N, n in shapes for layer in range(1, len(N))]


@symbolic(
    VECTORIZATION_COLUMNS,
    points=lettered((((2, 3), 2), ((1, 2, 1), 2), ((1, 2), 3))),
    scope=Text(
        "three shapes with letters for weights, biases and samples; cubic activation",
        "tres juegos de dimensiones con letras por pesos, sesgos y muestras; activación cúbica",
    ),
    blind={
        "columns-mixed": Text(
            "the activation of these points acts entry by entry",
            "la activación de estos puntos actúa entrada por entrada",
        )
    },
)
def column_i_of_a_batch_of_letters_is_the_pass_of_sample_i(claim: Any, point: Any) -> Any:
    run = capitals(forward_batch(network_of(point), point["X"]))
    return claim.at({**point, **run, "f": one_at_a_time(point)})


def softmax_layer(q: int, entries: Any, **given: Any) -> Network:
    """A network that does nothing but softmax: W is the identity and b is 0."""
    identity = np.array([[entries(int(i == j)) for j in range(q)] for i in range(q)])
    return Network([Layer(identity, identity[:, :1] * 0, Softmax(**given))])


@st.composite
def logits(draw: Any) -> Point:
    """Z of exact logarithms, so that all exponentials are rational; q classes and n samples."""
    q, n = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    i = draw(st.integers(1, n))
    return Point({"Z": draw(arrays(q, n, logs())), "q": q, "n": n, "i": i}, width=q, batch=n)


@exact(
    VECTORIZATION_SOFTMAX,
    points=logits(),
    scope=Text(
        "logarithms of rationals, 1 to 3 classes, 1 to 3 samples; the softmax layer with an exact exponential",
        "logaritmos de racionales, 1 a 3 clases, 1 a 3 muestras; la capa softmax con una exponencial exacta",
    ),
)
def the_softmax_layer_divides_each_column_by_its_own_sum(claim: Any, point: Any) -> Any:
    network = softmax_layer(point["q"], sp.Integer, exp=lambda z: mapped(sp.exp, z), shift=lambda z: z[:1])
    return claim.at({**point, "A": forward_batch(network, point["Z"].T).output})


@st.composite
def float_logits(draw: Any) -> Point:
    """Z of float64 entries, q classes and n samples."""
    q, n = draw(st.integers(2, 4)), draw(st.integers(2, 3))
    i = draw(st.integers(1, n))
    Z = draw(arrays(q, n, st.integers(-32, 32).map(lambda k: k / 8))).astype(np.float64)
    return Point({"Z": Z, "q": q, "n": n, "i": i}, width=q, batch=n)


@sampled(
    VECTORIZATION_SOFTMAX,
    points=float_logits(),
    scope=Text(
        "float64 logits up to 4 in size, the library's own softmax layer, under its rounding bound",
        "logits en float64 de hasta 4 en valor absoluto, la capa softmax de la biblioteca, bajo su cota de redondeo",
    ),
    needs=("flint",),
)
def the_softmax_of_floats_divides_each_column_by_its_own_sum(claim: Any, point: Any) -> Any:
    q, Z = point["q"], point["Z"]
    network = Network([Layer(Bounded(np.eye(q)), Bounded(np.zeros((q, 1))), "softmax")])
    A = forward_batch(network, Bounded(Z.T.copy())).output
    claim.measured("e/|a|", A.relative)
    return claim.at({**point, "A": A})


@exact(VECTORIZATION_ROWS, points=batches((*SIGMAS, *OF_COLUMNS)), scope=RATIONAL)
def the_code_runs_the_row_convention(claim: Any, point: Any) -> Any:
    return claim.at({**point, **transposed(forward_rows(network_of(point), point["X"]))})


@exact(VECTORIZATION_ROWS, points=batches((*SIGMAS, *OF_COLUMNS)), scope=RATIONAL)
def the_pass_by_columns_is_the_transpose_of_the_pass_by_rows(claim: Any, point: Any) -> Any:
    return claim.at({**point, **capitals(forward_batch(network_of(point), point["X"]))})


@symbolic(
    VECTORIZATION_ROWS,
    points=lettered((((2, 3), 2), ((1, 2, 1), 2), ((2, 2), 2))),
    scope=Text(
        "three shapes with letters for weights, biases and samples; cubic activation",
        "tres juegos de dimensiones con letras por pesos, sesgos y muestras; activación cúbica",
    ),
    blind={
        "columns-for-rows": Text(
            "the activation of these points acts entry by entry",
            "la activación de estos puntos actúa entrada por entrada",
        )
    },
)
def the_row_convention_holds_on_letters(claim: Any, point: Any) -> Any:
    return claim.at({**point, **transposed(forward_rows(network_of(point), point["X"]))})


def _regression(point: Any) -> Any:
    """The point with a linear output, as scikit-learn's regressor has."""
    sigma = {**point["sigma"], point["L"]: ACTIVATIONS["identity"]}
    return Point({**point, "sigma": sigma}, **point.scope)


_LAYOUTS = Text(
    "rational ReLU networks with linear output, depths 1 to 3, 1 to 3 samples",
    "redes racionales con ReLU y salida lineal, profundidades 1 a 3, 1 a 3 muestras",
)


@exact(VECTORIZATION_LAYOUT, points=batches((ACTIVATIONS["relu"],)).map(_regression), scope=_LAYOUTS)
def the_layout_written_by_the_code_runs_by_rows(claim: Any, point: Any) -> Any:
    network = network_of(point)
    layout = to_sklearn_layout(network)
    C, c = dict(enumerate(layout.coefs)), dict(enumerate(layout.intercepts))
    return claim.at({**point, **capitals(forward_batch(network, point["X"])), "C": C, "c": c})


@exact(VECTORIZATION_LAYOUT, points=batches((ACTIVATIONS["relu"],)).map(_regression), scope=_LAYOUTS)
def the_layout_read_by_the_code_is_the_network(claim: Any, point: Any) -> Any:
    C = {k - 1: W.T for k, W in point["W"].items()}
    c = {k - 1: b[:, 0] for k, b in point["b"].items()}
    network = from_sklearn_layout(list(C.values()), list(c.values()))
    W = {k: layer.W for k, layer in enumerate(network, start=1)}
    b = {k: layer.b for k, layer in enumerate(network, start=1)}
    run = transposed(forward_rows(network, point["X"]))
    return claim.at({**point, **run, "C": C, "c": c, "W": W, "b": b})
