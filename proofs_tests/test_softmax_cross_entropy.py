"""Piece 13, cross-entropy of logits: the loss that the code computes, its gradient, and two classes."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled, symbolic
from teorema.ground.residues import Residues
from teorema.ground.text import Text
from teorema.numeric.losses import LOSSES
from teorema.numeric.losses.fused import softmax_cross_entropy
from teorema.numeric.softmax import Softmax
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.softmax import cross_entropy, examples

from .softmaxes import (
    BY_DEFINITION,
    LETTERED,
    code,
    exactly,
    float_points,
    in_balls,
    log_points,
    slopes,
    through_tangents,
    unknown_points,
)
from .strategies import rationals

UNKNOWN = Text(
    "residues modulo 2^61 − 1, 1 to 4 classes, any target; the code of the loss run on tangents, exp and log unknown functions with exp′ = exp and log′ = 1/u, any shift with any velocity",
    "residuos módulo 2^61 − 1, 1 a 4 clases, cualquier objetivo; el código del costo con tangentes, exp y log funciones desconocidas con exp′ = exp y log′ = 1/u, restando cualquier número con cualquier velocidad",
)
FLOATS = Text(
    "1 to 4 classes, logits up to 10 000 in size and any target, float64 and float32; the code under its bound",
    "1 a 4 clases, logits de hasta 10 000 en valor absoluto y cualquier objetivo, float64 y float32; el código con su cota de error",
)
FUSED = LOSSES["softmax_cross_entropy"]


def loss_at(point: Any, z: Any, y: Any) -> Any:
    """The loss that the code computes at exact logits, shifted by the number d of the point."""
    return exactly(softmax_cross_entropy(shift=lambda _: point["d"]).value, z, y)[0][0]


@exact(
    cross_entropy.CROSS_ENTROPY,
    points=log_points(columns=("y",), numbers=("d",)),
    scope=Text(
        "1 to 4 classes, logits that are logarithms of rationals, rational targets; the code with a shift of its own against the definition",
        "1 a 4 clases, logits que son logaritmos de racionales, objetivos racionales; el código, que resta un número propio, contra la definición",
    ),
)
def the_code_computes_the_cross_entropy_of_its_softmax(claim, point):
    s = exactly(Softmax().f, point["z"])
    return claim.at({**point, **BY_DEFINITION, "s": s, "C": loss_at(point, point["z"], point["y"])})


@sampled(cross_entropy.CROSS_ENTROPY, points=float_points(columns=("z", "y")), scope=FLOATS, needs=("flint",))
def the_float_code_computes_the_cross_entropy(claim, point):
    z, y = point["z"], point["y"]
    C = FUSED.value(z, y)[0, 0]
    return claim.at({**point, **BY_DEFINITION, "s": in_balls(z), "C": C})


def _derived(claim: Any, point: Any) -> bool | None:
    """The verdict with the gradient by tangents through the loss, and with the one the record gives."""
    unknown, z, y = point["code"], point["z"], point["y"]
    s, by_tangents = unknown.record.f(z), slopes(lambda at: unknown.loss.value(at, y), z).T
    by_record = unknown.loss.gradient(z, y)
    first = claim.at({"z": z, "y": y, "s": s, "D": by_tangents})
    return first if first is False else claim.at({"z": z, "y": y, "s": s, "D": by_record})


@exact(cross_entropy.GRADIENT, points=unknown_points("z", "y"), scope=UNKNOWN)
def tangents_through_the_loss_give_its_gradient(claim, point):
    return _derived(claim, point)


TARGETED = [
    Point({**one, "y": [sp.Symbol(f"y_{k}", real=True) for k in range(1, len(one["z"]) + 1)]}, width=len(one["z"]))
    for one in LETTERED
]


@symbolic(
    cross_entropy.GRADIENT,
    points=TARGETED,
    scope=Text(
        "1 to 3 classes of symbols; SymPy's derivatives of the definition",
        "1 a 3 clases de símbolos; derivadas de SymPy de la definición",
    ),
)
def the_partial_derivatives_of_the_definition_give_the_gradient(claim, point):
    z, y = point["z"], point["y"]
    total = sum(map(sp.exp, z))
    loss = -sum(target * sp.log(sp.exp(one) / total) for target, one in zip(y, z, strict=True))
    s = [sp.exp(one) / total for one in z]
    return claim.at({**point, "s": s, "D": [sp.diff(loss, one) for one in z]})


@sampled(cross_entropy.GRADIENT, points=float_points(columns=("z", "y")), scope=FLOATS, needs=("flint",), cases=40)
def the_float_gradient_is_right(claim, point):
    z, y = point["z"], point["y"]
    return claim.at({**point, "s": in_balls(z), "D": FUSED.gradient(z, y)})


@st.composite
def targeted(draw: Any) -> Point:
    """Residues with a target that sums to 1, or with any target."""
    point = draw(unknown_points("z", "y"))
    if draw(st.sampled_from([True, True, False])):
        y = point["y"].tolist()
        rest = sum(row[0] for row in y[1:])
        point = Point({**point, "y": Residues([[1 - rest], *y[1:]])}, **point.scope)
    return point


@exact(cross_entropy.RESIDUAL, points=targeted(), scope=UNKNOWN)
def for_probabilities_the_gradient_is_the_residual(claim, point):
    return _derived(claim, point)


@exact(cross_entropy.FUSED, points=unknown_points("z", "y"), scope=UNKNOWN)
def back_through_the_loss_and_softmax_is_back_through_both_at_once(claim, point):
    f, z = point["code"].record.f, point["z"]
    return claim.at({"z": z, "y": point["y"], "s": f(z), "J": slopes(f, z)})


@exact(
    cross_entropy.TWO_CLASSES,
    points=log_points(numbers=("d",), classes=(2, 2), t=rationals()),
    scope=Text(
        "two classes, logits that are logarithms of rationals, rational t; the code with a shift of its own",
        "dos clases, logits que son logaritmos de racionales, t racional; el código, que resta un número propio",
    ),
)
def two_classes_are_one_logistic_neuron(claim, point):
    y = [point["t"], 1 - point["t"]]
    return claim.at({**point, **code(point["d"]), "C": loss_at(point, point["z"], y)})


@exact(
    examples.EXAMPLE,
    points=[Point({}, width=3)],
    scope=Text(
        "the numbers of the problem, through the code of softmax and of the loss; the gradient by tangents",
        "los números del problema, por el código de softmax y del costo; el gradiente con tangentes",
    ),
)
def three_classes_by_hand_are_the_code(claim, point):
    z, y = [0, sp.log(2), sp.log(3)], [0, 0, 1]
    slope = through_tangents(lambda at: FUSED.value(at, np.array([[0], [0], [1]], dtype=object)), z)
    values = {"s": exactly(Softmax().f, z), "C": exactly(FUSED.value, z, y)[0][0]}
    return claim.at({**values, "D": [[entry] for entry in slope[0]]})
