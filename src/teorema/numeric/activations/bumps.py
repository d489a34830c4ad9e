"""Activations that vanish on both sides, and the square: even functions."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.activations.primitives import one, parameter, sign, times
from teorema.numeric.activations.record import Activation, Image, Lipschitz
from teorema.numeric.array import Array


def double_exponential(rate: float | Fraction = 1) -> Activation:
    """e^{-λ|u|}, with a kink at 0 where `df` gives 0 and `d2f` gives λ².

    Arguments:
        rate: λ > 0; the Lipschitz constant.

    Raises:
        Refused: `rate` is no finite number > 0.

    Source: Calin 2.1.

    Example:
        >>> double_exponential()([0, 10000])
        array([1., 0.])
    """
    given = parameter("rate", rate)
    if given <= 0:
        raise Refused("rate", Text("must be greater than 0", "debe ser mayor que 0"), rate)

    def value(z: Array) -> Array:
        return np.exp(-times(given, np.abs(z)))

    return Activation(
        "double_exponential",
        f=value,
        df=lambda z: -(sign(z) * times(given, value(z))),
        d2f=lambda z: times(given, times(given, value(z))),
        title=Text("double exponential", "exponencial doble"),
        formula=r"e^{-\lambda |u|}",
        image=Image(0, 1, high_attained=True),
        kinks=(0.0,),
        lipschitz=Lipschitz("rate", given if given.as_integer_ratio()[1] != 1 else int(given), 0.0),
        smoothness=0,
        even=True,
        family="bump",
        parameters={"rate": rate},
        source="Calin 2.1",
    )


def _gaussian(z: Array) -> Array:
    return np.exp(-(z**2))


def _half_gaussian(z: Array) -> Array:
    return np.exp(-(z**2) / 2)


gaussian: Final = Activation(
    "gaussian",
    f=_gaussian,
    df=lambda z: -2 * (z * _gaussian(z)),
    d2f=lambda z: (4 * z**2 - 2) * _gaussian(z),
    title=Text("Gaussian", "gaussiana"),
    formula=r"e^{-u^{2}}",
    image=Image(0, 1, high_attained=True),
    lipschitz=Lipschitz("sqrt(2/e)", math.sqrt(2 / math.e), -math.sqrt(0.5)),
    smoothness=math.inf,
    even=True,
    family="bump",
    source="Calin 2.1",
)
"""e^{-u²}."""

half_gaussian: Final = Activation(
    "half_gaussian",
    f=_half_gaussian,
    df=lambda z: -(z * _half_gaussian(z)),
    d2f=lambda z: (z**2 - 1) * _half_gaussian(z),
    title=Text("Gaussian of variance 1", "gaussiana de varianza 1"),
    formula=r"e^{-u^{2}/2}",
    image=Image(0, 1, high_attained=True),
    lipschitz=Lipschitz("exp(-1/2)", math.exp(-0.5), -1.0),
    smoothness=math.inf,
    even=True,
    family="bump",
    source="Calin 2.1",
)
"""e^{-u²/2}."""

square: Final = Activation(
    "square",
    f=lambda z: z * z,
    df=lambda z: 2 * z,
    d2f=lambda z: one(z) + 1,
    title=Text("square", "cuadrado"),
    formula=r"u^{2}",
    image=Image(0, math.inf, low_attained=True),
    smoothness=math.inf,
    even=True,
    family="polynomial",
    source="Livni, Shalev-Shwartz and Shamir (2014)",
)
"""u²: a polynomial, so it runs on every number system; it has no Lipschitz constant on R."""
