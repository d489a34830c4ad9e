"""Activations without curvature: the identity, the two steps, and the clipped line."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from teorema.ground.text import Text
from teorema.numeric.activations.primitives import one, step, zero
from teorema.numeric.activations.record import DISCONTINUOUS, Activation, Image, Lipschitz
from teorema.numeric.array import Array


def _heaviside(z: Array) -> Array:
    return step(z, 1)


def _sign_step(z: Array) -> Array:
    return step(z, 1) * 2 - 1


def _clip(z: Array) -> Array:
    return np.maximum(np.minimum(z, one(z)), -one(z))


def _inside(z: Array) -> Array:
    return step(1 - np.abs(z))


identity: Final = Activation(
    "identity",
    f=lambda z: z,
    df=one,
    d2f=zero,
    title=Text("identity", "identidad"),
    formula="u",
    image=Image(),
    lipschitz=Lipschitz("1", 1, 0.0),
    smoothness=math.inf,
    monotone="increasing",
    odd=True,
    family="linear",
    source="Calin 2.1; Liquet 5.3",
)
"""u: the activation of a linear output layer."""

heaviside: Final = Activation(
    "step",
    f=_heaviside,
    df=zero,
    d2f=zero,
    title=Text("Heaviside step", "escalón de Heaviside"),
    formula=r"\mathbf{1}_{u \ge 0}",
    image=Image(0, 1, True, True, (0, 1)),
    kinks=(0.0,),
    jumps=(0.0,),
    smoothness=DISCONTINUOUS,
    monotone="nondecreasing",
    family="threshold",
    source="Calin 2.1; Liquet 5.3",
)
"""1 where u >= 0, else 0; its derivative is 0 off the jump, and 0 is what `df` gives on it."""

sign_step: Final = Activation(
    "sign",
    f=_sign_step,
    df=zero,
    d2f=zero,
    title=Text("bipolar step", "escalón bipolar"),
    formula=r"2 \cdot \mathbf{1}_{u \ge 0} - 1",
    image=Image(-1, 1, True, True, (-1, 1)),
    kinks=(0.0,),
    jumps=(0.0,),
    smoothness=DISCONTINUOUS,
    monotone="nondecreasing",
    family="threshold",
    source="Calin 2.1; Liquet fig. 5.6",
)
"""1 where u >= 0, else -1. Not odd: at 0 it is 1."""

hard_tanh: Final = Activation(
    "hard_tanh",
    f=_clip,
    df=_inside,
    d2f=zero,
    title=Text("hard tanh", "tanh rígida"),
    formula=r"\max(-1, \min(1, u))",
    image=Image(-1, 1, True, True),
    kinks=(-1.0, 1.0),
    lipschitz=Lipschitz("1", 1, 0.0),
    smoothness=0,
    monotone="nondecreasing",
    odd=True,
    family="sigmoidal",
    source="Calin 2.1 (piecewise linear)",
)
"""The line u cut off at -1 and 1; at the two kinks `df` gives 0."""
