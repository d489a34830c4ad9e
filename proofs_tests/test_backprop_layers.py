"""Piece 15, the step backwards, the parameters and the input: against the definitions of their letters, and against the NumPy code."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import exact, sampled, symbolic
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS
from teorema.numeric.bounded import Bounded
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.statements.backprop.equations import BACKWARDS, INPUT, PARAMETERS

from .backprop_runs import (
    DEEP,
    FLOATS,
    LETTERS,
    MODULO,
    RATIONAL,
    Definition,
    below_the_last,
    by_sympy,
    deep_samples,
    executed,
    lettered,
    residue_points,
    samples,
)
from .batch_runs import batches_with_targets
from .records import Run


@exact(BACKWARDS, points=deep_samples, scope=DEEP, cases=25)
def one_step_back_is_the_derivative_of_the_cost(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point).letters()})


@exact(
    BACKWARDS,
    points=residue_points(hidden=True),
    scope=MODULO,
)
def the_code_takes_that_step(claim: Any, point: Any) -> Any:
    return claim.at({**point, **executed(point)})


@symbolic(
    BACKWARDS,
    points=lettered(hidden=True),
    scope=LETTERS,
    blind={
        "slope-of-the-next-layer": Text("both layers have the same σ", "las dos capas tienen la misma σ"),
        "transpose-missing-square": Text("no network of equal widths here", "aquí no hay redes de anchos iguales"),
    },
)
def one_step_back_is_what_sympy_finds(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point, by_sympy).letters()})


def _bounded_run(point: Any) -> dict[str, Any]:
    """The code under bounds, and σ as a claim on balls meets it."""

    def bounded(array: Any) -> Bounded:
        return Bounded(array.astype(np.float64))

    layers = [Layer(bounded(point["W"][k]), bounded(point["b"][k]), point["sigma"][k]) for k in point["W"]]
    there = {**point, "x": bounded(point["x"]), "target": bounded(point["target"])}
    network = Network(layers)
    return {**executed(there, network), "sigma": {k: Run(one) for k, one in point["sigma"].items()}}


_in_floats = {
    "activation": [ACTIVATIONS["tanh"], ACTIVATIONS["logistic"]],
    "batch": (1, 1),
    "entries": st.floats(-2, 2, width=32),
}


@sampled(
    BACKWARDS,
    points=batches_with_targets(depth=(2, 3), **_in_floats).map(below_the_last),
    scope=FLOATS,
    needs=("flint",),
    cases=20,
)
def floats_take_the_step_within_the_bound(claim: Any, point: Any) -> Any:
    found = _bounded_run(point)
    claim.measured("e/|δ|", max((d.relative for d in found["delta"].values() if d.value.any()), default=0))
    return claim.at({**point, **found})


@sampled(PARAMETERS, points=batches_with_targets(**_in_floats), scope=FLOATS, needs=("flint",), cases=20)
def floats_are_the_gradients_within_the_bound(claim: Any, point: Any) -> Any:
    found = _bounded_run(point)
    claim.measured("e/|g|", max((g.relative for g in found["g_W"].values() if g.value.any()), default=0))
    return claim.at({**point, **found})


@exact(PARAMETERS, points=samples, scope=RATIONAL, cases=25)
def parameters_have_these_derivatives(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point).letters()})


@exact(PARAMETERS, points=residue_points(), scope=MODULO)
def the_code_executes_bp3_and_bp4(claim: Any, point: Any) -> Any:
    return claim.at({**point, **executed(point)})


@symbolic(
    PARAMETERS,
    points=lettered(),
    scope=LETTERS,
    blind={
        "order": Text("no network of equal widths here", "aquí no hay redes de anchos iguales"),
        "own-activation": Text("no network of equal widths here", "aquí no hay redes de anchos iguales"),
    },
)
def parameters_have_the_derivatives_that_sympy_finds(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point, by_sympy).letters()})


@exact(INPUT, points=samples, scope=RATIONAL, cases=25)
def the_input_has_this_derivative(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point).letters()})


@exact(INPUT, points=residue_points(), scope=MODULO)
def the_code_returns_the_gradient_by_the_input(claim: Any, point: Any) -> Any:
    """ζ^[0] of the code against δ of the code, and ζ^[0] is what tangents give at the input."""
    found = executed(point)
    meant = Definition(point)
    assert found["zeta"][0] == meant.gradient(lambda u: meant.after(0, u), meant.trace.a[0])
    return claim.at({**point, **found})
