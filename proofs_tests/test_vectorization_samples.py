"""Piece 11, which samples and in which order, the bias as one more weight, and the batch of the board."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.layers import Layer, Network
from teorema.numeric.vectorization import (
    augment_columns,
    augment_weights,
    bias_matrix,
    forward_batch,
    predict_batch,
    to_columns,
)
from teorema.symbolic.statements.vectorization.augmented import VECTORIZATION_AUGMENTED, VECTORIZATION_BY_HAND
from teorema.symbolic.statements.vectorization.samples import VECTORIZATION_PERMUTATION, VECTORIZATION_SELECTION

from .batches import MIXING, OF_COLUMNS, RATIONAL, batches, capitals
from .passes import SIGMAS
from .strategies import arrays, network_of


def one_hot(order: list[int], samples: int) -> Any:
    """The matrix whose row k has its 1 in column order[k]."""
    P = np.array([[int(j == chosen) for j in range(samples)] for chosen in order], dtype=object)
    return P.reshape(len(order), samples)


@st.composite
def selections(draw: Any) -> Point:
    """A batch and a matrix P: mostly one that selects samples, sometimes any matrix; often as many as there were."""
    point = draw(batches((*SIGMAS[:2], *OF_COLUMNS, *MIXING), batch=(1, 4), depth=(1, 2)))
    n = point["n"]
    m = draw(st.one_of(st.just(n), st.integers(1, 4)))
    order = draw(st.lists(st.integers(0, n - 1), min_size=m, max_size=m))
    P = draw(arrays(m, n)) if draw(st.integers(0, 3)) == 0 else one_hot(order, n)
    return Point({**point, "P": P, "m": m}, **point.scope)


@exact(
    VECTORIZATION_SELECTION,
    points=selections(),
    scope=Text(
        "rational batches of 1 to 4 samples, 1 to 4 of them selected, with repetition",
        "lotes racionales de 1 a 4 muestras, de las que se eligen 1 a 4, con repetición",
    ),
)
def the_pass_of_selected_samples_has_the_selected_columns(claim: Any, point: Any) -> Any:
    network = network_of(point)
    before = capitals(forward_batch(network, point["X"]))
    after = capitals(forward_batch(network, point["P"] @ point["X"]))
    return claim.at({**point, **before, "A_new": after["A"], "Z_new": after["Z"]})


@st.composite
def permutations(draw: Any) -> Point:
    """A batch of 1 to 4 samples and an order of them, one in four with repetition."""
    point = draw(batches((*SIGMAS[:2], *OF_COLUMNS), batch=(1, 4), depth=(1, 2)))
    n = point["n"]
    order = draw(st.permutations(range(n)))
    if draw(st.integers(0, 3)) == 0:
        order = draw(st.lists(st.integers(0, n - 1), min_size=n, max_size=n))
    return Point({**point, "P": one_hot(list(order), n), "order": list(order)}, **point.scope)


@exact(
    VECTORIZATION_PERMUTATION,
    points=permutations(),
    scope=Text(
        "rational batches of 1 to 4 samples in any order", "lotes racionales de 1 a 4 muestras en cualquier orden"
    ),
)
def the_pass_of_the_rows_in_another_order_has_its_columns_in_that_order(claim: Any, point: Any) -> Any:
    network = network_of(point)
    before = capitals(forward_batch(network, point["X"]))
    after = capitals(forward_batch(network, point["X"][point["order"]]))
    after["A"][point["L"]] = to_columns(predict_batch(network, point["X"][point["order"]]))
    return claim.at({**point, **before, "A_new": after["A"]})


@exact(VECTORIZATION_AUGMENTED, points=batches(SIGMAS), scope=RATIONAL)
def the_augmented_product_of_the_code_is_the_affine_map(claim: Any, point: Any) -> Any:
    run = capitals(forward_batch(network_of(point), point["X"]))
    k = point["l"]
    augmented = augment_weights(point["W"][k], point["b"][k]) @ augment_columns(run["A"][k - 1])
    return claim.at({**point, **run, "Z": {**run["Z"], k: augmented}})


@exact(VECTORIZATION_AUGMENTED, points=batches(SIGMAS), scope=RATIONAL)
def the_affine_map_of_the_code_is_the_augmented_product(claim: Any, point: Any) -> Any:
    return claim.at({**point, **capitals(forward_batch(network_of(point), point["X"]))})


def _of_the_board() -> Point:
    values = {"W": [[1, 2], [3, 4]], "b": [[1], [-1]], "X": [[1, 0], [0, 1], [2, 1]]}
    return Point({name: np.array(value, dtype=object) for name, value in values.items()}, depth=1, width=2, batch=3)


@exact(
    VECTORIZATION_BY_HAND,
    points=[_of_the_board()],
    scope=Text("the batch of the board", "el lote del pizarrón"),
)
def the_code_finds_the_batch_of_the_board(claim: Any, point: Any) -> Any:
    layer = Layer(point["W"], point["b"])
    trace = forward_batch(Network([layer]), point["X"])
    return claim.at({**point, "Z": trace.z[0], "B": bias_matrix(layer.b, 3)})


@exact(
    VECTORIZATION_BY_HAND,
    points=[_of_the_board()],
    scope=Text("the batch of the board, with the bias as a weight", "el lote del pizarrón, con el sesgo como peso"),
)
def the_augmented_product_finds_the_batch_of_the_board(claim: Any, point: Any) -> Any:
    augmented = augment_weights(point["W"], point["b"])
    Z = augmented @ augment_columns(to_columns(point["X"]))
    return claim.at({**point, "Z": Z, "B": Z - augmented[:, 1:] @ point["X"].T})
