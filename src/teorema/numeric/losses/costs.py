"""From the losses of the samples to one number: the mean or the sum, and the supremum norm."""

from __future__ import annotations

from typing import Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array
from teorema.numeric.losses.catalogue import as_loss
from teorema.numeric.losses.door import as_pair
from teorema.numeric.losses.primitives import by_integer
from teorema.numeric.losses.record import Loss

REDUCTIONS: Final = ("mean", "sum")


def cost(loss: Loss | str, yhat: Array, y: Array, reduction: str = "mean") -> Array:
    """(1/n) Σ_j ℓ(ŷ_j, y_j) over the n samples, or the sum alone.

    Arguments:
        loss: a record or its name in the catalogue.
        yhat: the predictions, shape (q, n), samples as columns.
        y: the targets, shape (q, n).
        reduction: "mean" or "sum".

    Returns:
        one number, in the number system of the predictions.

    Raises:
        Refused: another reduction, shapes that differ, or what the loss does not take.

    Source: Liquet 2.3; Nielsen 1.

    Example:
        >>> float(cost("squared", [[1, 2, 4]], [[1, 1, 1]], "sum")), float(cost("half_squared", [[1, 3]], [[1, 1]]))
        (10.0, 1.0)
    """
    record = as_loss(loss)
    if reduction not in REDUCTIONS:
        raise Refused("reduction", Text("must be mean or sum", "debe ser mean o sum"), reduction)
    yhat, y = as_pair(yhat, y, record.prediction, record.target)
    total = record.value(yhat, y).sum()
    return total if reduction == "sum" else by_integer(total, yhat.shape[1])


def sup_cost(yhat: Array, y: Array) -> Array:
    """max |ŷ - y| over all outputs and samples: the supremum norm of the error on the samples.

    Arguments:
        yhat: the predictions, shape (q, n); floats or ordered exact numbers.
        y: the targets, shape (q, n).

    Raises:
        Refused: shapes that differ, or what `as_matrix` refuses.

    Source: Calin 3.

    Example:
        >>> float(sup_cost([[1, 2, 4]], [[1, 1, 1]]))
        3.0
    """
    yhat, y = as_pair(yhat, y)
    return np.max(np.abs(yhat - y))
