"""Piece 09, what is counted: neurons, parameters and costs of networks that are really built and really run."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, symbolic
from teorema.ground.text import Text
from teorema.numeric.composition import concatenate
from teorema.numeric.counting import forward_cost, neuron_count, param_count
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.counting.cost import (
    COUNTING_EXECUTED,
    COUNTING_FLOPS,
    COUNTING_SLIDE_BOUND,
    COUNTING_SLIDE_COST,
    COUNTING_SLIDE_EXAMPLE,
)
from teorema.symbolic.statements.counting.definitions import COUNTING_COST, COUNTING_NEURONS, COUNTING_PARAMETERS
from teorema.symbolic.statements.counting.parameters import (
    COUNTING_CONCATENATION,
    COUNTING_INDUCTION,
    COUNTING_LAYER,
    COUNTING_STORED,
)

from .counted import architectures, built, counted, counted_activation, narrow_too, ones, stored

BUILT = Text(
    "networks that are built, depths 1 to 4, widths 1 to 5",
    "redes que se construyen, profundidades 1 a 4, anchos 1 a 5",
)


@exact(COUNTING_NEURONS, points=architectures(), scope=BUILT)
def the_neurons_are_the_entries_of_the_activations(claim: Any, point: Any) -> Any:
    trace = forward(built(point["N"]), ones(point["N"][0], 1))
    return claim.at({**point, "nu": sum(a.size for a in trace.a[1:])})


@exact(COUNTING_NEURONS, points=architectures(), scope=BUILT)
def the_code_counts_the_neurons(claim: Any, point: Any) -> Any:
    return claim.at({**point, "nu": neuron_count(built(point["N"]))})


@exact(COUNTING_PARAMETERS, points=architectures(), scope=BUILT)
def the_parameters_are_the_entries_of_the_arrays(claim: Any, point: Any) -> Any:
    return claim.at({**point, "d": stored(built(point["N"]))})


@exact(COUNTING_PARAMETERS, points=architectures(), scope=BUILT)
def the_code_counts_the_parameters(claim: Any, point: Any) -> Any:
    return claim.at({**point, "d": param_count(built(point["N"]))})


@exact(COUNTING_COST, points=architectures(), scope=BUILT)
def the_code_computes_the_three_costs(claim: Any, point: Any) -> Any:
    network = built(point["N"])
    costs = (forward_cost(network, model) for model in ("mac", "slide", "flops"))
    return claim.at({**point, **dict(zip("mcF", costs, strict=True))})


@exact(COUNTING_LAYER, points=architectures(), scope=BUILT)
def a_layer_stores_one_column_more_than_its_weights(claim: Any, point: Any) -> Any:
    layer = built(point["N"]).layers[point["l"] - 1]
    return claim.at({**point, "W": {point["l"]: layer.W}, "b": {point["l"]: layer.b}})


@exact(COUNTING_STORED, points=architectures(), scope=BUILT)
def the_stored_numbers_are_listed_one_by_one(claim: Any, point: Any) -> Any:
    layers = dict(enumerate(built(point["N"]), start=1))
    return claim.at({**point, "W": {k: s.W for k, s in layers.items()}, "b": {k: s.b for k, s in layers.items()}})


@exact(
    COUNTING_INDUCTION,
    points=architectures(depth=(2, 5)).map(lambda p: Point({**p, "l": min(p["l"], p["L"] - 1)}, **p.scope)),
    scope=Text(
        "networks cut after each layer, depths 2 to 5", "redes cortadas después de cada capa, profundidades 2 a 5"
    ),
)
def the_first_layers_are_counted_as_networks_of_their_own(claim: Any, point: Any) -> Any:
    layers = built(point["N"]).layers
    return claim.at({**point, "d": {k: param_count(Network(layers[:k])) for k in range(1, point["L"] + 1)}})


def _joined(widths: tuple[int, ...], more: tuple[int, ...]) -> Point:
    values = {"L": len(widths) - 1, "N": widths, "M": (widths[-1], *more), "K": len(more)}
    return Point(values, depth=len(widths) + len(more) - 1, width=max(*widths, *more))


@exact(
    COUNTING_CONCATENATION,
    points=st.builds(
        _joined,
        st.lists(st.integers(1, 5), min_size=2, max_size=4).map(tuple),
        st.lists(st.integers(1, 5), min_size=1, max_size=3).map(tuple),
    ),
    scope=Text("two networks built and concatenated", "dos redes construidas y concatenadas"),
)
def a_concatenated_network_counts_as_its_parts(claim: Any, point: Any) -> Any:
    first, second = built(point["N"]), built(point["M"])
    both = concatenate(first, second)
    return claim.at(
        {
            **point,
            **{f"d{k}": stored(one) for k, one in (("", both), (1, first), (2, second))},
            **{f"nu{k}": neuron_count(one) for k, one in (("", both), (1, first), (2, second))},
            **{f"c{k}": forward_cost(one) for k, one in (("", both), (1, first), (2, second))},
        }
    )


def _counts(widths: tuple[int, ...]) -> dict[str, int]:
    network = built(widths)
    return {
        "d": stored(network),
        "nu": neuron_count(network),
        **{letter: forward_cost(network, model) for letter, model in (("m", "mac"), ("c", "slide"), ("F", "flops"))},
    }


@exact(COUNTING_SLIDE_COST, points=architectures(), scope=BUILT)
def the_slide_counts_one_operation_per_neuron_beyond_the_parameters(claim: Any, point: Any) -> Any:
    return claim.at({**point, **_counts(point["N"])})


@symbolic(
    COUNTING_SLIDE_COST,
    points=[
        Point(
            {"L": depth, "N": tuple(sp.Symbol(f"N_{k}", integer=True, positive=True) for k in range(depth + 1))},
            depth=depth,
        )
        for depth in (1, 2, 3, 4)
    ],
    scope=Text(
        "depths 1 to 4 with letters for the widths: polynomial identities, hence all widths",
        "profundidades 1 a 4 con letras por anchos: identidades polinomiales, luego todos los anchos",
    ),
)
def the_difference_is_a_polynomial_identity(claim: Any, point: Any) -> Any:
    shapes = list(zip(point["N"][1:], point["N"], strict=False))
    return claim.at(
        {
            **point,
            "d": sum(rows * columns + rows for rows, columns in shapes),
            "nu": sum(rows for rows, _ in shapes),
            "m": sum(rows * columns for rows, columns in shapes),
            "c": sum(rows * columns + rows + rows for rows, columns in shapes),
        }
    )


@exact(
    COUNTING_SLIDE_BOUND,
    points=narrow_too(width=(1, 12)),
    scope=Text("widths 1 to 12, depths 1 to 4", "anchos 1 a 12, profundidades 1 a 4"),
    cases=60,
)
def the_slide_cost_lies_between_the_products_and_three_times_them(claim: Any, point: Any) -> Any:
    counts = _counts(point["N"])
    claim.measured("c/m", counts["c"] / counts["m"])
    return claim.at({**point, **counts})


@exact(
    COUNTING_EXECUTED,
    points=architectures(),
    scope=Text(
        "the forward code runs on numbers that count their own operations",
        "el código de propagación corre con números que cuentan sus propias operaciones",
    ),
)
def the_operations_are_counted_while_the_code_runs(claim: Any, point: Any) -> Any:
    tally: Counter[str] = Counter()
    record = counted_activation(tally)
    layers = [Layer(counted(layer.W, tally), counted(layer.b, tally), record) for layer in built(point["N"])]
    forward(Network(layers), counted(ones(point["N"][0], 1), tally))
    return claim.at({**point, "P": tally["product"], "S": tally["sum"], "E": tally["activation"]})


@exact(COUNTING_FLOPS, points=narrow_too(), scope=BUILT)
def the_exact_count_is_twice_the_products_and_the_neurons(claim: Any, point: Any) -> Any:
    return claim.at({**point, **_counts(point["N"])})


@exact(
    COUNTING_SLIDE_EXAMPLE,
    points=[Point({"N": (4, 5, 1)}, depth=2)],
    scope=Text("the one network 4-5-1, built", "la única red 4-5-1, construida"),
)
def four_five_one_has_31_parameters_and_costs_37(claim: Any, point: Any) -> Any:
    return claim.at({**point, **_counts(point["N"])})
