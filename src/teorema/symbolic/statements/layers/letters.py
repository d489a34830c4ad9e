"""The letters of piece 08: widths, parameters, what enters and leaves a layer, and predicates on points that hypotheses share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Elementwise, Family, index, size, size_family, vector
from teorema.symbolic.statement import Hypothesis, Source

N: Final = size_family("N")
L: Final = size("L")
i, j, k = index("i"), index("j"), index("k")
W: Final = Family("W", (N[ELL], N[ELL - 1]))
b: Final = Family("b", (N[ELL], 1))
z: Final = Family("z", (N[ELL], 1))
a: Final = Family("a", (N[ELL], 1), first=0)
sigma: Final = Elementwise("sigma", r"\sigma", family=True, spoken=Text("the activation", "la activación"))

W_new: Final = Family("W_new", (N[ELL], N[ELL - 1]), tex=r"\widetilde{W}", spoken=Text("new W", "W nueva"))
b_new: Final = Family("b_new", (N[ELL], 1), tex=r"\tilde{b}", spoken=Text("new b", "b nuevo"))
y: Final = vector("y", N[L], tex=r"f_{\theta}(x)", spoken=Text("f theta of x", "f theta de x"))
y_new: Final = vector(
    "y_new", N[L], tex=r"f_{\tilde{\theta}}(x)", spoken=Text("the new f theta of x", "la nueva f theta de x")
)

SLIDE: Final = Source("Slides, Redes Neuronales Multicapa", "transformaciones afines seguidas por activaciones")
SCALAR_SLIDE: Final = Source("Slides, Redes Neuronales Multicapa", "vista del modelo en operaciones")
LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.1")
GOODFELLOW: Final = Source("Goodfellow, Bengio and Courville 2016", "8.2.2", "weight space symmetry")
BREAKING: Final = Source("Goodfellow, Bengio and Courville 2016", "8.4")

PARAMETERS: Final = (
    r"$W^{[\ell]}\in\mathbb{R}^{N_{\ell}\times N_{\ell-1}}$, $b^{[\ell]}\in\mathbb{R}^{N_{\ell}}$, "
    r"$\sigma^{[\ell]}\colon\mathbb{R}\to\mathbb{R}$ ($\ell=1,\dots,L$)"
)
"""θ and the activations, for the sentences of statements whose formula does not show them."""

HIDDEN: Final = Hypothesis(
    Text(r"layer $\ell$ is hidden, $1\le \ell<L$", r"la capa $\ell$ es oculta, $1\le \ell<L$"),
    lambda point: 1 <= int(point["l"]) < int(point["L"]),
)
SQUARE: Final = Hypothesis(
    Text(r"$N_{\ell}=N_{\ell-1}$", r"$N_{\ell}=N_{\ell-1}$"),
    lambda point: point["W"][point["l"]].shape[0] == point["W"][point["l"]].shape[1],
)


def pre_activation(point: Mapping[str, Any]) -> Grid:
    """W^[l] a^[l-1] + b^[l] of a point, on exact entries."""
    layer = int(point["l"])
    weights, bias, entering = (Grid(point[name][at]) for name, at in (("W", layer), ("b", layer), ("a", layer - 1)))
    return weights @ entering + bias


def row(array: Any, at: int) -> list[Any]:
    """Row `at` (from 1) of an array of a point, as a list of entries."""
    return list(array.tolist()[at - 1])


def column(array: Any, at: int) -> list[Any]:
    """Column `at` (from 1) of an array of a point, as a list of entries."""
    return [line[at - 1] for line in array.tolist()]
