"""Softmax and log-sum-exp, stabilised by a shift that changes neither, and softmax as the map of an output layer (piece 13).

    softmax(z)_i = e^{z_i} / Σ_j e^{z_j}        lse(z) = ln Σ_j e^{z_j}

Columns are samples: both act on each column by itself. `exp`, `log` and the shift are parameters: any function with
exp' = exp, any with log' = 1/u, any shift. On floats the shift is the largest entry of each column, so that no exponent
is positive; exact numbers do not overflow and are not shifted.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Final, TypeAlias

import numpy as np

from teorema.ground.errors import Refused
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.numeric.activations import primitives
from teorema.numeric.activations.catalogue import ACTIVATIONS, as_activation
from teorema.numeric.activations.primitives import is_float, quotient
from teorema.numeric.activations.record import Activation, Function, Lipschitz
from teorema.numeric.array import Array, as_array, assembled
from teorema.numeric.bounded import Bounded


def largest_entries(z: Array) -> Any:
    """The shift used unless another is given: the largest entry of each column of floats, 0 for exact numbers.

    It counts as a constant, without rounding and without velocity: softmax(z - c) is the same for every c.

    Arguments:
        z: (q, n), samples as columns, or (q,).

    Example:
        >>> largest_entries(np.array([[1.0, 5.0], [3.0, 2.0]]))
        array([[3., 5.]])
    """
    if isinstance(z, Tangent):
        return largest_entries(z.x)
    if not is_float(z):
        return 0
    values = z.value if isinstance(z, Bounded) else z
    return np.max(values, axis=0, keepdims=True)


def softmax(z: Array, exp: Function = primitives.exp, shift: Function = largest_entries) -> Array:
    """softmax(z)_i = e^{z_i - c} / Σ_j e^{z_j - c}, column by column, the same for every shift c.

    Arguments:
        z: (q, n), samples as columns, or one sample (q,).
        exp: the exponential, entry by entry.
        shift: c as a function of z, one number per column.

    Returns:
        the shape of z; probabilities, which sum to 1 in each column.

    Raises:
        Refused: z has no entry, or what `as_array` refuses; exact entries that have no exponential of their own.

    Source: Liquet 3.3; Blanchard, Higham and Higham (2021).

    Example:
        >>> softmax([0, np.log(2), np.log(3)]).round(4)
        array([0.1667, 0.3333, 0.5   ])
        >>> softmax([[1e4, 0], [-1e4, 0]])
        array([[1. , 0.5],
               [0. , 0.5]])
    """
    return Softmax(exp, shift).f(_logits(z))


def log_sum_exp(
    z: Array, exp: Function = primitives.exp, log: Function = primitives.log, shift: Function = largest_entries
) -> Array:
    """lse(z) = c + ln Σ_j e^{z_j - c}, column by column, the same for every shift c.

    Arguments:
        z: (q, n), samples as columns, or one sample (q,).
        exp: the exponential, entry by entry.
        log: the natural logarithm, entry by entry.
        shift: c as a function of z, one number per column.

    Returns:
        (1, n), or (1,) for one sample.

    Raises:
        Refused: what `softmax` refuses.

    Source: Blanchard, Higham and Higham (2021).

    Example:
        >>> log_sum_exp([[1e4, 0], [1e4, -1e4]])
        array([[10000.69314718,     0.        ]])
    """
    z = _logits(z)
    c = shift(z)
    return log(exp(z - c).sum(axis=0, keepdims=True)) + c


def softmax_jacobian(z: Array, exp: Function = primitives.exp, shift: Function = largest_entries) -> Array:
    """diag(s) - s sᵀ with s = softmax(z): the Jacobian of softmax at one sample, symmetric, with kernel span(1, ..., 1).

    Arguments:
        z: one sample, (q, 1) or (q,).
        exp: the exponential, entry by entry.
        shift: c as a function of z.

    Returns:
        (q, q); entry (i, j) is ∂softmax(z)_i / ∂z_j.

    Raises:
        Refused: more than one sample, and what `softmax` refuses.

    Source: Liquet 3.3.

    Example:
        >>> softmax_jacobian([0.0, 0.0])
        array([[ 0.25, -0.25],
               [-0.25,  0.25]])
    """
    z = _logits(z)
    if len(z.shape) == 2 and z.shape[1] != 1:
        rule = Text("must be one sample, a column", "debe ser una sola muestra, una columna")
        raise Refused("z", rule, f"shape {z.shape}")
    return Softmax(exp, shift).jacobian(z)


@dataclass(frozen=True, slots=True, eq=False)
class Softmax:
    """The output map z ↦ softmax(z) of a layer: like an `Activation`, but acting on a whole column at once.

    Arguments:
        exp: the exponential, entry by entry.
        shift: c as a function of z, one number per column; the value does not depend on it.

    Source: Liquet 3.3.

    Example:
        >>> Softmax().pullback(np.array([[0.0], [0.0]]), np.array([[1.0], [0.0]]))
        array([[ 0.25],
               [-0.25]])
    """

    exp: Function = primitives.exp
    shift: Function = largest_entries

    name: ClassVar[str] = "softmax"
    title: ClassVar[Text] = Text("softmax", "softmax")
    formula: ClassVar[str] = r"\frac{e^{z_i}}{\sum_j e^{z_j}}"
    elementwise: ClassVar[bool] = False
    affine: ClassVar[bool] = False
    lipschitz: ClassVar[Lipschitz] = Lipschitz("1/2", Fraction(1, 2), 0.0)
    """In each of the norms 1, 2 and inf; attained for two classes at equal entries, a supremum for more."""

    def __call__(self, z: Array) -> Array:
        """softmax(z) for numbers, lists or arrays from outside: checked at the door, integers made floats.

        Raises:
            Refused: what `softmax` refuses.
        """
        return self.f(_logits(z))

    def f(self, z: Array) -> Array:
        """softmax(z), shape of z."""
        e = self.exp(z - self.shift(z))
        return quotient(e, e.sum(axis=0, keepdims=True))

    def pullback(self, z: Array, g: Array) -> Array:
        """Jᵀg = s ∘ (g - sᵀg) in each column, without forming J; J is symmetric, so it is Jg as well.

        Arguments:
            z: (q, n), samples as columns.
            g: (q, n), a cotangent per sample.

        Returns:
            (q, n).
        """
        s = self.f(z)
        return s * (g - (s * g).sum(axis=0, keepdims=True))

    def jacobian(self, z: Array) -> Array:
        """diag(s) - s sᵀ at one sample, (q, q).

        Off the diagonal -s_i s_j; on it s_i (Σ_{k≠i} s_k) rather than s_i - s_i², which cancels where s_i is near 1.
        """
        s, q = self.f(z), z.shape[0]
        entry = [s[i] if len(z.shape) == 1 else s[i, 0] for i in range(q)]
        rows = []
        for i in range(q):
            row = [-(entry[i] * other) for other in entry]
            row[i] = entry[i] * 0 - sum(row[:i] + row[i + 1 :])
            rows.append(row)
        return assembled(s, rows)

    def __repr__(self) -> str:
        return "<Softmax>"


softmax_activation: Final = Softmax()
"""Softmax with NumPy's exponential and the largest entry as shift; `Layer(W, b, "softmax")` has it."""

LayerMap: TypeAlias = Activation | Softmax
"""What may follow the affine map of a layer; all have `name`, `f`, `pullback`, `elementwise`, `affine` and `lipschitz`."""


def as_layer_map(value: object, name: str = "activation") -> LayerMap:
    """A record as it is, or the one of that name: an activation of the catalogue, or softmax.

    Raises:
        Refused: neither a record nor such a name.

    Example:
        >>> as_layer_map("softmax"), as_layer_map("tanh")
        (<Softmax>, <Activation tanh>)
        >>> as_layer_map("tan")
        Traceback (most recent call last):
        teorema.ground.errors.Refused: activation: must be an Activation or one of identity, ..., softmax, got tan
    """
    if isinstance(value, Softmax):
        return value
    if isinstance(value, str) and value == softmax_activation.name:
        return softmax_activation
    if isinstance(value, Activation) or (isinstance(value, str) and value in ACTIVATIONS):
        return as_activation(value, name)
    names = ", ".join((*ACTIVATIONS, softmax_activation.name))
    rule = Text(f"must be an Activation or one of {names}", f"debe ser una Activation o una de {names}")
    raise Refused(name, rule, value)


def _logits(z: Any) -> Array:
    array = as_array(z, "z")
    if not array.shape or len(array.shape) > 2 or 0 in array.shape:
        rule = Text("must be columns of at least one entry", "debe tener columnas de al menos un elemento")
        raise Refused("z", rule, f"shape {array.shape}")
    return array
