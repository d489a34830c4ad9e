"""Activations that are almost 0 on one side and almost a line on the other: ReLU and its relatives."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

import numpy as np

from teorema.ground.text import Text
from teorema.numeric.activations.primitives import arctan as _arctan
from teorema.numeric.activations.primitives import erfc, negative_part, one, parameter, positive_part, step, times, zero
from teorema.numeric.activations.record import Activation, Image, Lipschitz
from teorema.numeric.activations.sigmoidal import logistic_slope, logistic_value
from teorema.numeric.array import Array

SELU_ALPHA: Final = 1.6732632423543772848170429916717
SELU_LAMBDA: Final = 1.0507009873554804934193349852946
"""The fixed point (mean 0, variance 1) of Klambauer et al. (2017), as the nearest double."""


def relu(at_zero: float | Fraction = 0) -> Activation:
    """max(u, 0), with the value of its derivative at the kink as a parameter.

    Arguments:
        at_zero: what `df` gives at u = 0; every number of [0, 1] is a subgradient.

    Raises:
        Refused: `at_zero` is no finite number.

    Source: Calin 2.1; Liquet 5.3.

    Example:
        >>> relu().df(np.array([-1.0, 0.0, 2.0])), relu(at_zero=1).df(np.array([0.0]))
        (array([0., 0., 1.]), array([1.]))
    """
    given = parameter("at_zero", at_zero)
    return Activation(
        "relu",
        f=positive_part,
        df=lambda z: step(z, given),
        d2f=zero,
        title=Text("ReLU", "ReLU"),
        formula=r"\max(u, 0)",
        image=Image(0, math.inf, low_attained=True),
        kinks=(0.0,),
        lipschitz=Lipschitz("1", 1, 1.0),
        smoothness=0,
        monotone="nondecreasing",
        family="hockey-stick",
        parameters={"at_zero": at_zero},
        source="Calin 2.1; Liquet 5.3",
    )


def leaky_relu(eps: float | Fraction = Fraction(1, 100)) -> Activation:
    """max(u, 0) + ε min(u, 0), Lipschitz with the constant max(1, |ε|).

    Arguments:
        eps: slope on the left; a Fraction keeps exact numbers exact. At the kink `df` gives ε.

    Raises:
        Refused: `eps` is no finite number.

    Source: Calin 2.1; Liquet 5.3.

    Example:
        >>> leaky_relu(Fraction(1, 10))([-5, 5])
        array([-0.5,  5. ])
    """
    e = parameter("eps", eps)
    kinks = () if e == 1 else (0.0,)
    size = e if e >= 0 else -e
    return Activation(
        "leaky_relu",
        f=lambda z: positive_part(z) + times(e, negative_part(z)),
        df=lambda z: _mix(z, one(z), times(e, one(z))),
        d2f=zero,
        title=Text("leaky ReLU", "ReLU con fuga"),
        formula=r"\max(u, 0) + \varepsilon \min(u, 0)",
        image=Image() if e > 0 else Image(0, math.inf, low_attained=True),
        kinks=kinks,
        lipschitz=Lipschitz("max(1, abs(eps))", size if size > 1 else 1, -1.0 if size > 1 else 1.0),
        smoothness=0 if kinks else math.inf,
        monotone="increasing" if e > 0 else "nondecreasing" if e == 0 else None,
        odd=e == 1,
        even=e == -1,
        family="hockey-stick",
        parameters={"eps": eps},
        source="Calin 2.1; Liquet 5.3",
    )


def elu(alpha: float | Fraction = 1) -> Activation:
    """u for u > 0, α(e^u - 1) for u <= 0, with α >= 0: Lipschitz with max(1, α), and C¹ exactly if α = 1.

    Arguments:
        alpha: minus the limit on the left. At 0 `df` gives α and `d2f` gives α, the values from the left.

    Raises:
        Refused: `alpha` is no finite number >= 0.

    Source: Calin 2.1; Liquet 5.3.

    Example:
        >>> elu()([-1000, 3])
        array([-1.,  3.])
    """
    a = parameter("alpha", alpha, least=0)
    return Activation(
        "elu",
        f=lambda z: positive_part(z) + times(a, np.expm1(negative_part(z))),
        df=lambda z: _mix(z, one(z), times(a, np.exp(negative_part(z)))),
        d2f=lambda z: _mix(z, zero(z), times(a, np.exp(negative_part(z)))),
        title=Text("ELU", "ELU"),
        formula=r"\begin{cases} u & u > 0 \\ \alpha(e^{u} - 1) & u \le 0 \end{cases}",
        image=Image(-float(a), math.inf, low_attained=a == 0),
        kinks=() if a == 1 else (0.0,),
        slope_kinks=(0.0,) if a == 1 else (),
        lipschitz=Lipschitz("max(1, alpha)", a if a > 1 else 1, 0.0 if a > 1 else 1.0),
        smoothness=1 if a == 1 else 0,
        monotone="increasing" if a > 0 else "nondecreasing",
        family="hockey-stick",
        parameters={"alpha": alpha},
        source="Calin 2.1; Liquet 5.3",
    )


def _mix(z: Array, right: Array, left: Array) -> Array:
    """`right` where z > 0, `left` where z <= 0."""
    s = step(z)
    return s * right + (1 - s) * left


def _silu_slope(z: Array) -> Array:
    return logistic_value(z) * (1 + z * logistic_value(-z))


def _silu_curvature(z: Array) -> Array:
    return logistic_slope(z) * (2 - z * np.tanh(z / 2))


def _normal_cdf(z: Array) -> Array:
    """Φ(u) = erfc(-u/√2) / 2; the root is taken in the number system of z."""
    return erfc(-z / np.sqrt(one(z) + 1)) / 2


def _normal_density(z: Array) -> Array:
    """φ(u) = e^{-u²/2} / √(2π), with π = 4 arctan 1 in the number system of z."""
    return np.exp(-(z**2) / 2) / np.sqrt(8 * _arctan(one(z)))


selu: Final = Activation(
    "selu",
    f=lambda z: times(SELU_LAMBDA, positive_part(z) + times(SELU_ALPHA, np.expm1(negative_part(z)))),
    df=lambda z: times(SELU_LAMBDA, _mix(z, one(z), times(SELU_ALPHA, np.exp(negative_part(z))))),
    d2f=lambda z: times(SELU_LAMBDA, _mix(z, zero(z), times(SELU_ALPHA, np.exp(negative_part(z))))),
    title=Text("SELU", "SELU"),
    formula=r"\lambda \begin{cases} u & u > 0 \\ \alpha(e^{u} - 1) & u \le 0 \end{cases}",
    image=Image(-SELU_LAMBDA * SELU_ALPHA, math.inf),
    kinks=(0.0,),
    lipschitz=Lipschitz("scale*alpha", SELU_LAMBDA * SELU_ALPHA, 0.0),
    smoothness=0,
    monotone="increasing",
    family="hockey-stick",
    parameters={"alpha": SELU_ALPHA, "scale": SELU_LAMBDA},
    source="Calin 2.1; Klambauer et al. (2017)",
)
"""λ ELU_α with the two constants that keep mean 0 and variance 1; at the kink `df` gives λα."""

softplus: Final = Activation(
    "softplus",
    f=lambda z: positive_part(z) + np.log1p(np.exp(-np.abs(z))),
    df=logistic_value,
    d2f=logistic_slope,
    title=Text("softplus", "softplus"),
    formula=r"\ln(1 + e^{u})",
    image=Image(0, math.inf),
    lipschitz=Lipschitz("1", 1, math.inf),
    smoothness=math.inf,
    monotone="increasing",
    family="hockey-stick",
    source="Calin 2.1; Liquet 5.3",
)
"""ln(1 + e^u) = max(u, 0) + ln(1 + e^{-|u|}), whose derivative is the logistic function."""

silu: Final = Activation(
    "silu",
    f=lambda z: z * logistic_value(z),
    df=_silu_slope,
    d2f=_silu_curvature,
    title=Text("SiLU (swish)", "SiLU (swish)"),
    formula=r"u\,\sigma(u)",
    image=Image(-0.2784645427610738, math.inf, low_attained=True),
    lipschitz=Lipschitz("1/2 + u/4 where u*tanh(u/2) = 2", 1.0998393201288669, 2.3993572805154706),
    smoothness=math.inf,
    family="hockey-stick",
    source="Calin 2.1 (sigmoid linear unit)",
)
"""u σ(u), with the minimum -W₀(1/e) at u = -1 - W₀(1/e)."""

gelu: Final = Activation(
    "gelu",
    f=lambda z: z * _normal_cdf(z),
    df=lambda z: _normal_cdf(z) + z * _normal_density(z),
    d2f=lambda z: _normal_density(z) * (2 - z**2),
    title=Text("GELU", "GELU"),
    formula=r"u\,\Phi(u)",
    image=Image(-0.16997120747990369, math.inf, low_attained=True),
    lipschitz=Lipschitz("1 - erfc(1)/2 + exp(-1)/sqrt(pi)", 1.1289041451851548, math.sqrt(2)),
    smoothness=math.inf,
    family="hockey-stick",
    source="Hendrycks and Gimpel (2016)",
)
"""u Φ(u), Φ the distribution function of the standard normal law."""
