"""The syllabus: 24 pieces in 6 parts, in teaching order, with their titles. Everything that iterates over the course iterates over this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from teorema.ground.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts of the course: a roman number and a title."""

    number: str
    title: Text


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the course: its number, the stem that its module, statements, checks and page share, and its title."""

    number: int
    stem: str
    title: Text
    part: Part

    @property
    def code(self) -> str:
        """The two-digit number under which exercises name the piece, as in 07."""
        return f"{self.number:02d}"


_PARTS: Final = {
    "I": ((1, 4), Text("Examples", "Ejemplos")),
    "II": ((5, 11), Text("The network", "La red")),
    "III": ((12, 16), Text("Loss and gradient", "Costo y gradiente")),
    "IV": ((17, 18), Text("Training", "Entrenamiento")),
    "V": ((19, 22), Text("What networks can do", "Qué pueden las redes")),
    "VI": ((23, 24), Text("Data and generalization", "Datos y generalización")),
}

_PIECES: Final = (
    ("learning_problem", "The learning problem and the model f_θ", "El problema de aprender y el modelo f_θ"),
    ("water_tank", "Water in a tank", "Agua en un tanque"),
    ("linear_regression", "Linear regression", "Regresión lineal"),
    ("cocktail_factory", "The cocktail factory (first deep network)", "La fábrica de cócteles (primera red profunda)"),
    ("neuron", "The artificial neuron and the perceptron", "La neurona artificial y el perceptrón"),
    ("activations", "Activation functions", "Funciones de activación"),
    ("composition", "Composition of functions", "Composición de funciones"),
    ("layers", "Affine map followed by activation; scalar view", "Capa afín y activación; vista escalar"),
    ("counting", "Counting neurons, parameters and cost", "Número de neuronas, parámetros y costo"),
    ("forward", "Forward propagation", "Propagación hacia adelante"),
    ("vectorization", "Vectorization over a batch", "Vectorización"),
    ("losses", "Loss and cost functions", "Funciones de costo o pérdida"),
    ("softmax", "Softmax and cross-entropy", "Softmax y entropía cruzada"),
    ("chain_rule", "Chain rule and matrix calculus", "Regla de la cadena y cálculo matricial"),
    ("backprop", "Back-propagation", "Retropropagación"),
    ("batch_gradients", "Batch gradients and gradient checking", "Gradientes por lote y verificación numérica"),
    ("gradient_descent", "Gradient descent", "Descenso por gradiente"),
    ("sgd_momentum", "Stochastic gradient, momentum, Adam", "Gradiente estocástico, momento, Adam"),
    ("gates", "XOR, gates and exact representation", "XOR, compuertas y representación exacta"),
    ("interpolation", "Approximation in one dimension", "Aproximación con entrada unidimensional"),
    ("universal", "Universal approximation", "Aproximación universal"),
    ("depth", "Linear regions and the role of depth", "Regiones lineales y profundidad"),
    ("generalization", "Generalization and choosing the architecture", "Generalización y elección de arquitectura"),
    ("datasets", "Data sets and the laboratory", "Conjuntos de datos y laboratorio"),
)

PARTS: Final[tuple[Part, ...]] = tuple(Part(number, title) for number, (_, title) in _PARTS.items())


def _part(number: int) -> Part:
    (roman,) = (roman for roman, ((first, last), _) in _PARTS.items() if first <= number <= last)
    return next(part for part in PARTS if part.number == roman)


PIECES: Final[tuple[Piece, ...]] = tuple(
    Piece(number, stem, Text(en, es), _part(number)) for number, (stem, en, es) in enumerate(_PIECES, start=1)
)

BUILT: Final[tuple[str, ...]] = (
    "water_tank",
    "linear_regression",
    "neuron",
    "activations",
    "composition",
    "layers",
    "counting",
    "forward",
    "vectorization",
    "losses",
    "softmax",
    "chain_rule",
    "backprop",
    "batch_gradients",
    "gates",
)
"""The stems whose five rooms stand; the map of stems is held complete for these and empty for the others."""


def piece(stem: str) -> Piece:
    """The piece with this stem.

    Raises:
        KeyError: no piece has this stem.

    Example:
        >>> piece("layers").code
        '08'
    """
    for one in PIECES:
        if one.stem == stem:
            return one
    raise KeyError(f"stem: must be one of the 24 stems of the course, got {stem!r}")
