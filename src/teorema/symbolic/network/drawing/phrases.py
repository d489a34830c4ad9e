"""The words in a picture of a network, in both languages."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text

NETWORK: Final = Text(
    "Fully connected network with widths {widths}: {parameters} parameters",
    "Red densa de anchos {widths}: {parameters} parámetros",
)
EVERY_DEPTH: Final = Text(
    "Fully connected network with L layers of widths N_0, ..., N_L",
    "Red densa de L capas de anchos N_0, ..., N_L",
)
MARKED: Final = Text(
    "; neuron {unit} of layer {layer} is marked with its incoming weights and its bias",
    "; la neurona {unit} de la capa {layer} se destaca con sus pesos de entrada y su sesgo",
)
INPUT: Final = Text("input", "entrada")
HIDDEN: Final = Text("hidden", "oculta")
OUTPUT: Final = Text("output", "salida")
TOTAL: Final = Text("total {n}", "total {n}")
COST: Final = Text("cost {n}", "costo {n}")

NEURON_RULE: Final = Text(
    "must be a layer and one of its drawn neurons, as in 1 2",
    "debe ser una capa y una de sus neuronas dibujadas, como en 1 2",
)
NAME_RULE: Final = Text(
    "a drawn name has at most 12 letters, digits and underscores, Latin or Greek, and begins with a letter",
    "un nombre dibujado tiene a lo sumo 12 letras, cifras y guiones bajos, latinos o griegos, y empieza con una letra",
)
