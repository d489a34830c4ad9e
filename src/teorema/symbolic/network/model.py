"""A network as named equations: x, then z and a of each layer, then the cost; widths may be integers or names."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    NAMED,
    POSITIVE,
    CrossEntropy,
    Elementwise,
    Expr,
    Number,
    Size,
    Softmax,
    SquaredNorm,
    Symbol,
    Total,
    apply,
    ones,
    scalars,
)
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.derivatives.backward.naming import Binding
from teorema.symbolic.network.letters import Letters

SIGMA: Final = Elementwise("sigma", family=True)
"""σ^[l], an unknown activation of each layer."""

ACTIVATIONS: Final = ("sigma", *(
    "identity", "logistic", "bipolar", "tanh", "arctan", "softsign", "relu", "softplus", "silu", "gelu", "gaussian",
    "half_gaussian", "hard_tanh", "selu", "square", "exp",
))  # fmt: skip
"""The activations that a derivation knows by name; `sigma` is an unknown one."""

OUTPUTS: Final = (*ACTIVATIONS, "softmax")

MOST_LAYERS: Final = 200
MOST_UNITS: Final = 10_000

_WIDTHS: Final = Text(
    f"must be from 2 to {MOST_LAYERS + 1} widths, each a name or an integer from 1 to {MOST_UNITS}",
    f"deben ser de 2 a {MOST_LAYERS + 1} anchos, cada uno un nombre o un entero de 1 a {MOST_UNITS}",
)
_ONE_OF: Final = Text("must be one of {names}", "debe ser uno de {names}")
_HIDDEN: Final = Text(
    "must be one name, or one for each of the {many} hidden layers",
    "debe ser un nombre, o uno por cada una de las {many} capas ocultas",
)


def _log(e: Expr) -> Expr:
    return apply(NAMED["log"], e)


def _huber(a: Expr, y: Expr, delta: Expr) -> Expr:
    return Total(apply(NAMED["huber"], a - y, delta))


LOSSES: Final[Mapping[str, Callable[[Expr, Expr], Expr]]] = {
    "half_squared": lambda a, y: SquaredNorm(a - y) / 2,
    "squared": lambda a, y: SquaredNorm(a - y),
    "absolute": lambda a, y: Total(apply(NAMED["abs"], a - y)),
    "huber": lambda a, y: _huber(a, y, Number(Fraction(1))),
    "binary_cross_entropy": lambda a, y: -Total(y * _log(a) + (1 - y) * _log(1 - a)),
    "logistic_cross_entropy": lambda a, y: Total(apply(NAMED["softplus"], a) - y * a),
    "cross_entropy": lambda a, y: CrossEntropy(y, a),
    "softmax_cross_entropy": lambda a, y: CrossEntropy(y, Softmax(a)),
    "kl": lambda a, y: Total(y * _log(y / a)),
}
"""The losses of a derivation by the names of the catalogue, of the output a and the target y, summed over a batch.

Softmax with cross-entropy is the output `softmax` with the loss `cross_entropy`, or the loss `softmax_cross_entropy` of
logits. The δ of `huber` is 1; `huber(1/2)` and `huber(d)` give another one, as a number or as a letter.
"""

_TAKEN: Final = frozenset(
    [
        "A",
        "C",
        "L",
        "N",
        "W",
        "X",
        "Y",
        "Z",
        "a",
        "b",
        "g_W",
        "g_b",
        "l",
        "sigma",
        "x",
        "y",
        "z",
        "zeta",
        "delta",
        "Delta",
        "np",
        "huber",
        "teorema",
    ]
)
_DELTA: Final = Text(
    "δ in huber(δ) must be a number > 0, as in huber(1/2), or a letter that nothing else has, as in huber(d)",
    "δ en huber(δ) debe ser un número > 0, como en huber(1/2), o una letra que nada más lleve, como en huber(d)",
)


@dataclass(frozen=True, slots=True)
class Model:
    """The equations of a network and its cost.

    Arguments:
        widths: N_0, ..., N_L, integers or names.
        activations: the activation of each layer, by name.
        loss: the loss, by name.
        letters: the letters of one sample or of a batch.
        layers: for each layer l its two equations z = ..., a = ...
        cost: C in terms of the last a (or z, for softmax with cross-entropy) and the target.
    """

    widths: tuple[int | str, ...]
    activations: tuple[str, ...]
    loss: str
    letters: Letters
    layers: tuple[tuple[Binding, Binding], ...]
    cost: Expr

    @property
    def depth(self) -> int:
        """L, the number of layers."""
        return len(self.layers)

    @property
    def target(self) -> Symbol:
        """The target y."""
        return self.letters.target(self.depth)

    @property
    def parameters(self) -> tuple[Symbol, ...]:
        """The letters of the loss beside the output and the target, as δ of the Huber loss where it is a letter."""
        found = [one for one in self.cost.walk() if isinstance(one, Symbol) and one != self.target]
        return tuple(dict.fromkeys(found))

    def output(self) -> Expr:
        """a^[L] as a formula of z^[L]."""
        return self.layers[-1][1].value

    def sizes(self, drawn: Mapping[str, int]) -> dict[str, Any]:
        """The sizes at a point: integers for all widths and for the number of samples."""
        found: dict[str, Any] = {"N": tuple(drawn[w] if isinstance(w, str) else w for w in self.widths)}
        columns = self.letters.columns
        if columns.is_Symbol:
            found[str(columns)] = drawn[str(columns)]
        return {**drawn, **found}

    def names(self) -> tuple[str, ...]:
        """The widths that are names, and the name of the number of samples."""
        columns = self.letters.columns
        named = [w for w in self.widths if isinstance(w, str)]
        return tuple(dict.fromkeys([*named, *([str(columns)] if columns.is_Symbol else [])]))


def model(
    widths: Sequence[int | str],
    hidden: str | Sequence[str] = "sigma",
    output: str = "identity",
    loss: str = "half_squared",
    batch: int | str | None = None,
    mean: bool = True,
) -> Model:
    """The equations of a network.

    Arguments:
        widths: N_0, ..., N_L; names stand for any positive integer.
        hidden: the activation of the hidden layers, or one for each; `sigma` is an unknown one.
        output: the activation of the output layer; `softmax` too.
        loss: a name of `LOSSES`; `huber(1/2)` and `huber(d)` give the δ of `huber`.
        batch: None for one sample, else the number of samples or a name for it.
        mean: whether the cost of a batch is the mean of the losses (else their sum).

    Raises:
        Refused: widths, activations, loss or batch outside of what is listed.

    Example:
        >>> for z, a in model([2, 2, 1], hidden="logistic").layers:
        ...     print(z.name, "=", z.value, "  ", a.name, "=", a.value)
        z^[1] = W^[1] x + b^[1]    a^[1] = logistic(z^[1])
        z^[2] = W^[2] a^[1] + b^[2]    a^[2] = z^[2]
    """
    sizes = _checked_widths(widths)
    depth = len(sizes) - 1
    each = _checked_activations(hidden, output, depth)
    measure = _measure(loss, {one for one in (*sizes, batch) if isinstance(one, str)})
    letters = Letters(_columns(batch))
    x = Symbol("X" if letters.batch else "x", (letters.a.shape_at(scalars.rational(0))))
    layers = []
    before: Expr = x
    for layer, name in enumerate(each, start=1):
        z, a = letters.z[layer], letters.a[layer]
        bias: Expr = letters.b[layer]
        if letters.batch:
            bias = bias @ ones(letters.columns).T
        layers.append((Binding(z, letters.W[layer] @ before + bias), Binding(a, _activated(name, z, layer))))
        before = a
    last = layers[-1][1].name
    y = letters.target(depth)
    fused = output == "softmax" and loss == "cross_entropy"
    total = CrossEntropy(y, layers[-1][1].value) if fused else measure(last, y)
    if letters.batch and mean:
        total = total / (Size(letters.columns) if letters.columns.is_Symbol else Number(Fraction(int(letters.columns))))
    return Model(sizes, each, loss, letters, tuple(layers), total)


def _measure(loss: str, taken: set[str]) -> Callable[[Expr, Expr], Expr]:
    """The cost of a prediction a and a target y under a loss by name; `taken` are names of sizes."""
    given = re.fullmatch(r"huber\((.*)\)", loss, re.DOTALL)
    if given is None:
        if loss not in LOSSES:
            raise Refused("loss", _ONE_OF.format(names=", ".join(LOSSES)), loss)
        return LOSSES[loss]
    word = given[1].strip()
    delta: Expr | None = None
    if word.isidentifier() and not keyword.iskeyword(word) and word not in _TAKEN | taken:
        delta = Symbol(word, domain=POSITIVE)
    elif re.fullmatch(r"[0-9]{1,9}(/[0-9]{1,9}|\.[0-9]{1,9})?", word, re.ASCII) and not re.search(r"/0+$", word):
        delta = Number(Fraction(word)) if Fraction(word) > 0 else None
    if delta is None:
        raise Refused("loss", _DELTA, loss)
    return lambda a, y: _huber(a, y, delta)


def _activated(name: str, z: Expr, layer: int) -> Expr:
    if name == "softmax":
        return Softmax(z)
    if name == "identity":
        return z
    return SIGMA(z, at=scalars.rational(layer)) if name == "sigma" else apply(NAMED[name], z)


def _checked_widths(widths: Sequence[int | str]) -> tuple[int | str, ...]:
    found = tuple(widths)
    fine = 2 <= len(found) <= MOST_LAYERS + 1 and all(
        one.isidentifier() if isinstance(one, str) else type(one) is int and 1 <= one <= MOST_UNITS for one in found
    )
    if not fine:
        raise Refused("widths", _WIDTHS, " ".join(map(str, found)) if len(found) < 12 else len(found))
    return found


def _checked_activations(hidden: str | Sequence[str], output: str, depth: int) -> tuple[str, ...]:
    many = [hidden] * (depth - 1) if isinstance(hidden, str) else list(hidden)
    if len(many) != depth - 1:
        raise Refused("hidden", _HIDDEN.format(many=depth - 1), len(many))
    for one in [hidden] if isinstance(hidden, str) else many:
        if one not in ACTIVATIONS:
            raise Refused("hidden", _ONE_OF.format(names=", ".join(ACTIVATIONS)), one)
    if output not in OUTPUTS:
        raise Refused("output", _ONE_OF.format(names=", ".join(OUTPUTS)), output)
    return (*many, output)


def _columns(batch: int | str | None) -> Scalar:
    if batch is None:
        return scalars.rational(1)
    if isinstance(batch, str) and batch.isidentifier() and batch not in ("L", "l", "N"):
        return scalars.size(batch)
    if type(batch) is int and 1 <= batch <= MOST_UNITS:
        return scalars.rational(batch)
    raise Refused(
        "batch",
        Text(
            f"must be a name other than L, l, N or an integer from 1 to {MOST_UNITS}",
            f"debe ser un nombre distinto de L, l, N o un entero de 1 a {MOST_UNITS}",
        ),
        batch,
    )
