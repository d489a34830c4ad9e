"""What is known of a loss: its value and gradient per sample, and the facts that statements and checkers rely on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from teorema.ground.text import Text
from teorema.numeric.array import Array
from teorema.numeric.losses.door import as_pair

OfPair: TypeAlias = Callable[[Array, Array], Array]
Target: TypeAlias = Literal["real", "label01", "probability"]
Prediction: TypeAlias = Literal["real", "unit", "simplex"]


def _never(layer_map: Any) -> None:
    """The pairing of a loss that is met by no layer map."""


@dataclass(frozen=True, slots=True, eq=False)
class Fused:
    """A loss together with the layer map that puts out its ŷ: both gradients as functions of z, free of a rounded ŷ.

    Apart, the map's slope rounds to 0 where the loss's gradient rounds to ±inf, and their product is no number.

    Arguments:
        delta: (z, y) to δ = ∂ℓ/∂z.
        zeta: (z, y) to ζ = ∂ℓ/∂ŷ.
    """

    delta: OfPair
    zeta: OfPair


@dataclass(frozen=True, slots=True, eq=False)
class Loss:
    """A loss ℓ(ŷ, y) with ∂ℓ/∂ŷ, column by column: columns are samples.

    Only `name`, `title`, `value` and `gradient` are needed to train with it; the defaults claim nothing.

    Arguments:
        name: ASCII name, the key in the catalogue.
        title: the name in both languages.
        value: (ŷ, y), both of shape (q, n), to the losses of the samples, shape (1, n).
        gradient: (ŷ, y) to ∂ℓ/∂ŷ, shape (q, n), each column the gradient of its own sample's loss; at a kink the value
            that back-propagation uses.
        formula: ℓ of one sample in LaTeX.
        kinks: the residuals ŷ_i - y_i at which ℓ is not differentiable.
        slope_kinks: the residuals at which the gradient exists but is not differentiable.
        target: what y may be: "real" any numbers, "label01" entries in [0, 1] (labels 0 and 1, or a probability between
            them), "probability" columns of non-negative entries that sum to 1.
        prediction: what ŷ may be: "real" any numbers (logits among them), "unit" entries in [0, 1], "simplex" columns
            that are probabilities.
        smooth: whether ℓ is infinitely often differentiable in ŷ, inside the set where it is finite.
        convex: whether ℓ is convex in ŷ for every y.
        parameters: the parameters the record was made with.
        source: where the loss is defined.
        fused: from the map of the last layer to the two in one, or to None where they are no such pair.

    Source: B. Liquet, S. Moka and Y. Nazarathy (2024), ch. 2 and 3; O. Calin, Deep Learning Architectures (2020), ch. 3.

    Example:
        >>> cube = Loss("cube", Text("cube", "cubo"), lambda yhat, y: (yhat - y) ** 3, lambda yhat, y: 3 * (yhat - y) ** 2)
        >>> cube([[3, 1]], [[1, 1]])
        array([[8., 0.]])
    """

    name: str
    title: Text
    value: OfPair
    gradient: OfPair
    formula: str = ""
    kinks: tuple[float, ...] = ()
    slope_kinks: tuple[float, ...] = ()
    target: Target = "real"
    prediction: Prediction = "real"
    smooth: bool = False
    convex: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    fused: Callable[[Any], Fused | None] = _never

    def __call__(self, yhat: Array, y: Array) -> Array:
        """The losses of the samples, shape (1, n), for lists or arrays from outside: checked at the door.

        Raises:
            Refused: shapes that differ, targets or predictions that the loss does not take, and what `as_matrix` refuses.
        """
        return self.value(*as_pair(yhat, y, self.prediction, self.target))

    def __repr__(self) -> str:
        given = ", ".join(f"{key}={value}" for key, value in self.parameters.items())
        return f"<Loss {self.name}{f'({given})' if given else ''}>"
