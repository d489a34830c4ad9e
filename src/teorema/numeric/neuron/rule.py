"""The perceptron rule: wherever a sample is on the wrong side, add it, with its label as sign, to the weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.array import Array, as_matrix
from teorema.numeric.neuron.record import Neuron

_LABELS: Final = Text("must be one label, 1 or -1, per column of x", "debe ser una etiqueta, 1 o -1, por columna de x")
_PASSES: Final = Text("must be a positive integer", "debe ser un entero positivo")


@dataclass(frozen=True, slots=True, eq=False)
class Perceptron:
    """What the perceptron rule did.

    Arguments:
        path: the weights (b, w_1, ..., w_p) at the start and after each update, columns of shape (p + 1, 1).
        samples: which sample made each update, from 0.
        separates: whether the last pass was without update, so that the weights separate.
    """

    path: tuple[Array, ...]
    samples: tuple[int, ...]
    separates: bool

    @property
    def weights(self) -> Array:
        """(b, w_1, ..., w_p) at the end."""
        return self.path[-1]

    @property
    def updates(self) -> int:
        """How many updates there were."""
        return len(self.samples)

    @property
    def neuron(self) -> Neuron:
        """The neuron with these weights and the bipolar step."""
        return Neuron(self.weights[1:], self.weights[0, 0], "sign")


def perceptron(x: Array, labels: Sequence[int], passes: int = 1000) -> Perceptron:
    """w ← w + y x̃ whenever y wᵀx̃ <= 0, with x̃ = (1, x), from w = 0, pass after pass until a pass needs no update.

    Arguments:
        x: (p, n), samples as columns; floats or exact numbers.
        labels: n labels, each 1 or -1.
        passes: give up after so many; the rule never ends on samples that no hyperplane separates.

    Raises:
        Refused: labels that are not 1 or -1, or not one per column; `passes` no positive integer; what `as_matrix` refuses.

    Source: Rojas 4; Shalev-Shwartz and Ben-David 9.1.2.

    Example:
        >>> trained = perceptron([[0, 0, 1, 1], [0, 1, 0, 1]], [-1, -1, -1, 1])
        >>> trained.updates, trained.weights.T
        (18, array([[-4.,  3.,  2.]]))
    """
    points, signs = as_labelled(x, labels)
    _hold_positive(passes)
    ones = points[:1] * 0 + 1
    augmented = np.concatenate([ones, points])
    w = augmented[:, :1] * 0
    path, samples = [w], list[int]()
    for _ in range(passes):
        before = len(samples)
        for i, y in enumerate(signs):
            sample = augmented[:, i : i + 1]
            if y * (w.T @ sample)[0, 0] <= 0:
                w = w + y * sample
                path.append(w)
                samples.append(i)
        if len(samples) == before:
            return Perceptron(tuple(path), tuple(samples), True)
    return Perceptron(tuple(path), tuple(samples), False)


def as_labelled(x: Array, labels: Sequence[int]) -> tuple[Any, list[int]]:
    """Samples as columns and their labels, checked.

    Raises:
        Refused: labels that are not 1 or -1, or not one per column; what `as_matrix` refuses.

    Example:
        >>> as_labelled([[1, 2]], [1, -1])[1]
        [1, -1]
        >>> as_labelled([[1, 2]], [1, 0])
        Traceback (most recent call last):
            ...
        teorema.ground.errors.Refused: labels: must be one label, 1 or -1, per column of x, got [1, 0]
    """
    points = as_matrix(x, "x")
    signs = [int(y) if y in (1, -1) else 0 for y in np.ravel(np.asarray(labels, dtype=object)).tolist()]
    if len(signs) != points.shape[1] or 0 in signs:
        raise Refused("labels", _LABELS, list(np.ravel(np.asarray(labels, dtype=object))))
    return points, signs


def _hold_positive(passes: Any) -> None:
    if isinstance(passes, bool) or not isinstance(passes, int) or passes < 1:
        raise Refused("passes", _PASSES, passes)
