"""The multiplication gate: four hidden units whose combination tends to x_1 x_2 as their weights tend to 0."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.numeric.activations import Activation, as_activation
from teorema.numeric.array import as_array
from teorema.numeric.layers import Layer, Network

_NOT_ZERO: Final = Text("must not be 0", "no debe ser 0")
_CURVED: Final = Text("must have a second derivative", "debe tener segunda derivada")
_CURVED_FIX: Final = Text("give the output weight as factor=", "dar el peso de salida como factor=")
_BENT: Final = Text(
    "must be a point where the second derivative of {name} is not 0",
    "debe ser un punto donde la segunda derivada de {name} no sea 0",
)
_BENT_FIX: Final = Text(
    "logistic and tanh need a hidden bias, such as 1", "logistic y tanh necesitan un sesgo oculto, como 1"
)


def multiplication_gate(
    activation: Activation | str = "square", scale: Any = 1, bias: Any = 0, factor: Any = None
) -> Network:
    """μ(σ(c + λs) + σ(c - λs) - σ(c + λd) - σ(c - λd)) with s = x_1 + x_2 and d = x_1 - x_2, a network 2-4-1.

    Arguments:
        activation: σ, a record or its name in the catalogue.
        scale: λ, not 0.
        bias: c, the same for the four hidden units.
        factor: μ, the output weight; 1/(4λ²σ''(c)) where it is not given, so that the value tends to x_1 x_2 as λ tends
            to 0, with an error of order λ² where σ is four times continuously differentiable.

    Returns:
        a network of exact numbers, unless one of the three numbers is a float.

    Raises:
        Refused: λ = 0, a number that is not finite, an activation without second derivative, or σ''(c) = 0.

    Source: Liquet 5.2, fig. 5.4.

    Example:
        >>> from teorema.numeric.forward import predict
        >>> predict(multiplication_gate("square"), np.array([[Fraction(3)], [Fraction(5)]], dtype=object))
        array([[Fraction(15, 1)]], dtype=object)
        >>> round(float(predict(multiplication_gate("softplus", 0.01), [[3.0], [5.0]])[0, 0]), 4)
        14.9958
    """
    record = as_activation(activation)
    given = {"scale": scale, "bias": bias} | ({} if factor is None else {"factor": factor})
    numbers = {name: _number(value, name) for name, value in given.items()}
    if any(isinstance(value, float | np.floating) for value in numbers.values()):
        numbers = {name: float(value) for name, value in numbers.items()}
    lam, c = numbers["scale"], numbers["bias"]
    if lam == 0:
        raise Refused("scale", _NOT_ZERO, scale)
    mu = numbers["factor"] if factor is not None else 1 / (4 * lam * lam * _curvature(record, c))
    W1 = _array([[lam, lam], [-lam, -lam], [lam, -lam], [-lam, lam]])
    return Network([Layer(W1, _array([[c]] * 4), record), Layer(_array([[mu, mu, -mu, -mu]]), _array([[mu * 0]]))])


def _number(value: Any, name: str) -> Any:
    """A number from outside, integers made Fractions so that they stay exact."""
    exact = Fraction(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return as_array([[exact]], name)[0, 0]


def _curvature(record: Activation, c: Any) -> Any:
    if record.d2f is None:
        raise Refused("activation", _CURVED, record.name, _CURVED_FIX)
    bend = record.d2f(_array([[c]]))[0, 0]
    if bend == 0:
        raise Refused("bias", _BENT.format(name=record.name), c, _BENT_FIX)
    return bend


def _array(rows: list[list[Any]]) -> Any:
    return np.array(rows, dtype=np.float64 if isinstance(rows[0][0], float) else object)
