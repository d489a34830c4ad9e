"""The letters of piece 10: parameters, pre-activations and activations of every layer, the layers as functions."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Elementwise, Family, map_family, size, size_family, vector
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import dimension
from teorema.symbolic.statement import Source, Where

N = size_family("N")
L = size("L")
W = Family("W", (N[ELL], N[ELL - 1]))
b = Family("b", (N[ELL], 1))
z = Family("z", (N[ELL], 1))
a = Family("a", (N[ELL], 1), first=0)
x = vector("x", N[0])
y = vector("y", N[L], tex=r"\hat y", spoken=Text("the output", "la salida"))
sigma = Elementwise("sigma", r"S", family=True, spoken=Text("the activation", "la activación"))
layer = map_family("f", N[ELL - 1], N[ELL])


def network_map(inputs: int | str | Scalar, outputs: int | str | Scalar) -> MapSymbol:
    """f_θ as a function of one column."""
    one = dimension(1)
    return MapSymbol(
        "f_theta", (dimension(inputs), one), (dimension(outputs), one), r"f_{\theta}", Text("the network", "la red")
    )


network = network_map(N[0], N[L])

LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.1")
SLIDES: Final = Source("Slides, Redes Neuronales Multicapa", "propagación hacia adelante")
EXAMPLE: Final = Source("Slides, Redes Neuronales Multicapa", "ejemplo 4-5-1")
COURSE: Final = Source("teorema", "10")

ACTIVATIONS: Final = Where(
    "a", Text("$a^{[\\ell]}$ is the output of layer $\\ell$", "$a^{[\\ell]}$ es la salida de la capa $\\ell$")
)
PRE_ACTIVATIONS: Final = Where(
    "z", Text("$z^{[\\ell]}$ its input to the activation", "$z^{[\\ell]}$ su entrada a la activación")
)
OUTPUT: Final = Where(
    "y", Text("$\\hat y$ is the output of the network at $x$", "$\\hat y$ es la salida de la red en $x$")
)
LAYERS: Final = Where(
    "f",
    Text(
        "$f^{[\\ell]}(u)=S^{[\\ell]}(W^{[\\ell]}u+b^{[\\ell]})$ is layer $\\ell$",
        "$f^{[\\ell]}(u)=S^{[\\ell]}(W^{[\\ell]}u+b^{[\\ell]})$ es la capa $\\ell$",
    ),
)
