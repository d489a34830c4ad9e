"""The letters of piece 09: widths N_0, ..., N_L, and what is counted on them."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Expr, Size, scalar, size, size_family, total
from teorema.symbolic.statement import Source, Where

N = size_family("N")
L = size("L")
HERE, BEFORE = Size(N[ELL]), Size(N[ELL - 1])

neurons = scalar("nu", r"\nu", spoken=Text("the number of neurons", "el número de neuronas"))
params = scalar("d", spoken=Text("the number of parameters", "el número de parámetros"))
macs = scalar("m", spoken=Text("the number of multiply-adds", "el número de productos acumulados"))
cost = scalar("c", spoken=Text("the cost on the slide", "el costo de la diapositiva"))
flops = scalar("F", spoken=Text("the number of operations", "el número de operaciones"))

WIDTHS: Final = Text(
    "$L\\ge 1$ and all widths $N_0,\\dots,N_L\\ge 1$", "$L\\ge 1$ y todos los anchos $N_0,\\dots,N_L\\ge 1$"
)
SLIDES: Final = Source("Slides, Redes Neuronales Multicapa", "propagación hacia adelante")
COURSE: Final = Source("teorema", "09")
LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.1")

NEURONS: Final = Where("nu", Text("$\\nu$ is the number of neurons", "$\\nu$ es el número de neuronas"))
PARAMS: Final = Where("d", Text("$d$ is the number of parameters", "$d$ es el número de parámetros"))
MACS: Final = Where("m", Text("$m$ is the number of multiply-adds", "$m$ es el número de productos acumulados"))
COST: Final = Where("c", Text("$c$ is the cost on the slide", "$c$ es el costo de la diapositiva"))
FLOPS: Final = Where("F", Text("$F$ is the exact number of operations", "$F$ es el número exacto de operaciones"))


def over_layers(body: Expr, start: int = 1) -> Expr:
    """The sum of `body` over the layers from `start` to L."""
    return total(ELL, start, L, body)
