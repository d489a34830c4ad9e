"""The catalogue: every loss of the course under its ASCII name, parameters at their usual values."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.losses.entropies import binary_cross_entropy, cross_entropy, kl, logistic_cross_entropy
from teorema.numeric.losses.fused import softmax_cross_entropy
from teorema.numeric.losses.record import Loss
from teorema.numeric.losses.residuals import absolute, half_squared, huber, squared

LOSSES: Final[Mapping[str, Loss]] = MappingProxyType(
    {
        record.name: record
        for record in (
            squared, half_squared, absolute, huber(),
            binary_cross_entropy(), logistic_cross_entropy(), cross_entropy(), softmax_cross_entropy(), kl(),
        )
    }
)  # fmt: skip
"""Name -> record, in teaching order."""


def as_loss(value: object, name: str = "loss") -> Loss:
    """A record as it is, or the one of that name in the catalogue.

    Raises:
        Refused: neither a record nor a name of the catalogue.

    Example:
        >>> as_loss("huber").convex
        True
        >>> as_loss("mse")
        Traceback (most recent call last):
        teorema.ground.errors.Refused: loss: must be a Loss or one of squared, half_squared, ..., got mse
    """
    if isinstance(value, Loss):
        return value
    if isinstance(value, str) and value in LOSSES:
        return LOSSES[value]
    names = ", ".join(LOSSES)
    raise Refused(name, Text(f"must be a Loss or one of {names}", f"debe ser una Loss o una de {names}"), value)
