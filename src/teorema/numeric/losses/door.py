"""Predictions and targets from outside: of one shape, of one number system, and what the loss is made for."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix, one_system

_SHAPE: Final = Text(
    "must have the shape of yhat, one column per sample", "debe tener las dimensiones de yhat, una columna por muestra"
)
_UNIT: Final = Text(
    "entries must lie between 0 and 1 for this loss", "los elementos deben estar entre 0 y 1 para esta pérdida"
)
_COLUMNS: Final = Text(
    "columns must be probabilities: entries between 0 and 1 that sum to 1",
    "las columnas deben ser probabilidades: elementos entre 0 y 1 que suman 1",
)
_LOGITS: Final = Text(
    "use the loss of logits, logistic_cross_entropy or softmax_cross_entropy",
    "usar la pérdida de logits, logistic_cross_entropy o softmax_cross_entropy",
)
_ONE_HOT: Final = Text("write class k as the k-th column of the identity", "escribir la clase k como la columna k de I")


def as_pair(yhat: Array, y: Array, prediction: str = "real", target: str = "real") -> tuple[Array, Array]:
    """Predictions and targets as arrays of one shape (q, n), each in the set its loss is defined on.

    Membership is asked of floats and of rational numbers; the other number systems have no order, or no numbers yet.

    Arguments:
        yhat: the predictions, shape (q, n).
        y: the targets, shape (q, n).
        prediction: "real", "unit" or "simplex", as in `Loss`.
        target: "real", "label01" or "probability", as in `Loss`.

    Raises:
        Refused: shapes that differ, numbers outside their set, floats beside exact numbers, what `as_matrix` refuses.

    Example:
        >>> as_pair([[1, 2]], [[0], [1]])
        Traceback (most recent call last):
        teorema.ground.errors.Refused: y: must have the shape of yhat, one column per sample, got shape (2, 1), not (1, 2)
    """
    yhat, y = as_matrix(yhat, "yhat"), as_matrix(y, "y")
    if yhat.shape != y.shape:
        raise Refused("y", _SHAPE, f"shape {y.shape}, not {yhat.shape}")
    one_system("y", y, yhat)
    _member("yhat", yhat, prediction != "real", prediction == "simplex", _LOGITS)
    _member("y", y, target != "real", target == "probability", _ONE_HOT if target == "probability" else None)
    return yhat, y


def _member(name: str, array: Array, unit: bool, columns: bool, fix: Text | None) -> None:
    if not unit or not isinstance(array, np.ndarray) or not _ordered(array):
        return
    for index in np.ndindex(array.shape):
        if not 0 <= array[index] <= 1:
            raise Refused(name, _COLUMNS if columns else _UNIT, f"{array[index]} at {index}", fix)
    sums = array.sum(axis=0)
    slack: Any = 0 if array.dtype == object else 16 * float(np.finfo(array.dtype).eps) * array.shape[0]
    for column, size in enumerate(sums if columns else ()):
        if abs(size - 1) > slack:
            raise Refused(name, _COLUMNS, f"column {column} with the sum {size}", fix)


def _ordered(array: Any) -> bool:
    return array.dtype != object or all(isinstance(entry, int | Fraction) for entry in array.flat)
