"""The catalogue: every activation of the course under its ASCII name, parameters at their usual values."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.activations.bumps import double_exponential, gaussian, half_gaussian, square
from teorema.numeric.activations.hockey_stick import elu, gelu, leaky_relu, relu, selu, silu, softplus
from teorema.numeric.activations.record import Activation
from teorema.numeric.activations.sigmoidal import arctan, bipolar, logistic, softsign, tanh
from teorema.numeric.activations.threshold import hard_tanh, heaviside, identity, sign_step

ACTIVATIONS: Final[Mapping[str, Activation]] = MappingProxyType(
    {
        record.name: record
        for record in (
            identity, heaviside, sign_step, hard_tanh,
            logistic, bipolar, tanh, arctan, softsign,
            relu(), leaky_relu(), elu(), selu, softplus, silu, gelu,
            gaussian, half_gaussian, double_exponential(), square,
        )
    }
)  # fmt: skip
"""Name -> record, in teaching order."""


def as_activation(value: object, name: str = "activation") -> Activation:
    """A record as it is, or the one of that name in the catalogue.

    Raises:
        Refused: neither a record nor a name of the catalogue.

    Example:
        >>> as_activation("tanh").lipschitz.value
        1
        >>> as_activation("tan")
        Traceback (most recent call last):
        teorema.ground.errors.Refused: activation: must be an Activation or one of identity, step, sign, ..., got tan
    """
    if isinstance(value, Activation):
        return value
    if isinstance(value, str) and value in ACTIVATIONS:
        return ACTIVATIONS[value]
    names = ", ".join(ACTIVATIONS)
    rule = Text(f"must be an Activation or one of {names}", f"debe ser una Activation o una de {names}")
    raise Refused(name, rule, value)
