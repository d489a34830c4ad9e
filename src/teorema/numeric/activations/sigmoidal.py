"""Activations that rise from one level to another: logistic, bipolar, tanh, arctan, softsign.

All is written in s = e^{-|u|}, which neither overflows nor cancels: 1 - σ(u) and 1 - tanh²u would lose all digits.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

import numpy as np

from teorema.ground.text import Text
from teorema.numeric.activations import primitives
from teorema.numeric.activations.primitives import negative_part, one, quotient, sign
from teorema.numeric.activations.record import Activation, Image, Lipschitz
from teorema.numeric.array import Array


def logistic_value(z: Array) -> Array:
    """σ(u) = e^{min(u,0)} / (1 + e^{-|u|}), which is 1 / (1 + e^{-u}) without overflow."""
    return np.exp(negative_part(z)) / (1 + np.exp(-np.abs(z)))


def logistic_slope(z: Array) -> Array:
    """σ'(u) = e^{-|u|} / (1 + e^{-|u|})², which is σ(u)(1 - σ(u)) without cancellation."""
    s = np.exp(-np.abs(z))
    return s / (1 + s) ** 2


def logistic_curvature(z: Array) -> Array:
    """σ''(u) = -σ'(u) tanh(u/2), since 1 - 2σ(u) = -tanh(u/2)."""
    return -(logistic_slope(z) * np.tanh(z / 2))


def _bipolar(z: Array) -> Array:
    return np.tanh(z / 2)


def _tanh_slope(z: Array) -> Array:
    s = np.exp(-2 * np.abs(z))
    return 4 * s / (1 + s) ** 2


def _tanh_curvature(z: Array) -> Array:
    return -2 * (np.tanh(z) * _tanh_slope(z))


def _arctan_slope(z: Array) -> Array:
    """1 / (1 + u²) = q² / (q² + (qu)²) with q = 1 / max(1, |u|), so that no square overflows."""
    q = 1 / np.maximum(np.abs(z), one(z))
    return q**2 / (q**2 + (q * z) ** 2)


def _arctan_curvature(z: Array) -> Array:
    slope = _arctan_slope(z)
    return -2 * ((z * slope) * slope)


def _softsign(z: Array) -> Array:
    return quotient(z, 1 + np.abs(z))


def _softsign_slope(z: Array) -> Array:
    return quotient(1, 1 + np.abs(z)) ** 2


def _softsign_curvature(z: Array) -> Array:
    r = quotient(1, 1 + np.abs(z))
    return -2 * sign(z) * (r**2 * r)


logistic: Final = Activation(
    "logistic",
    f=logistic_value,
    df=logistic_slope,
    d2f=logistic_curvature,
    title=Text("logistic function", "función logística"),
    formula=r"\frac{1}{1 + e^{-u}}",
    image=Image(0, 1),
    lipschitz=Lipschitz("1/4", Fraction(1, 4), 0.0),
    smoothness=math.inf,
    monotone="increasing",
    family="sigmoidal",
    source="Calin 2.1; Liquet 5.3",
)
"""σ(u) = 1 / (1 + e^{-u})."""

bipolar: Final = Activation(
    "bipolar",
    f=_bipolar,
    df=lambda z: 2 * logistic_slope(z),
    d2f=lambda z: 2 * logistic_curvature(z),
    title=Text("scaled sigmoid", "sigmoide escalada"),
    formula=r"2\sigma(u) - 1",
    image=Image(-1, 1),
    lipschitz=Lipschitz("1/2", Fraction(1, 2), 0.0),
    smoothness=math.inf,
    monotone="increasing",
    odd=True,
    family="sigmoidal",
    source="Calin 2.1 (bipolar sigmoid)",
)
"""2σ(u) - 1 = tanh(u/2), computed in the second form: the first cancels near 0."""

tanh: Final = Activation(
    "tanh",
    f=np.tanh,
    df=_tanh_slope,
    d2f=_tanh_curvature,
    title=Text("hyperbolic tangent", "tangente hiperbólica"),
    formula=r"\tanh u",
    image=Image(-1, 1),
    lipschitz=Lipschitz("1", 1, 0.0),
    smoothness=math.inf,
    monotone="increasing",
    odd=True,
    family="sigmoidal",
    source="Calin 2.1; Liquet 5.3",
)
"""tanh u = 2σ(2u) - 1."""

arctan: Final = Activation(
    "arctan",
    f=primitives.arctan,
    df=_arctan_slope,
    d2f=_arctan_curvature,
    title=Text("arctangent", "arcotangente"),
    formula=r"\arctan u",
    image=Image(-math.pi / 2, math.pi / 2),
    lipschitz=Lipschitz("1", 1, 0.0),
    smoothness=math.inf,
    monotone="increasing",
    odd=True,
    family="sigmoidal",
    source="Calin 2.1 (there times 2/π)",
)
"""arctan u, with values in (-π/2, π/2)."""

softsign: Final = Activation(
    "softsign",
    f=_softsign,
    df=_softsign_slope,
    d2f=_softsign_curvature,
    title=Text("softsign", "softsign"),
    formula=r"\frac{u}{1 + |u|}",
    image=Image(-1, 1),
    slope_kinks=(0.0,),
    lipschitz=Lipschitz("1", 1, 0.0),
    smoothness=1,
    monotone="increasing",
    odd=True,
    family="sigmoidal",
    source="Calin 2.1",
)
"""u / (1 + |u|): C¹ but not C², since σ'' jumps from 2 to -2 at 0, where `d2f` gives 0."""
