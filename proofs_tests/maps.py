"""NumPy functions as the maps of a claim: they take its exact arrays and give exact arrays back, and say what they are in a witness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from teorema.ground.grid import Grid
from teorema.numeric.activations import Activation
from teorema.numeric.forward import predict
from teorema.numeric.layers import Layer, Network


class Map:
    """A NumPy function that a claim may call on its own arrays.

    Arguments:
        function: on object arrays of exact entries.
        name: how a witness shows it.
    """

    def __init__(self, function: Callable[[Any], Any], name: str) -> None:
        self.function, self.name = function, name

    def __call__(self, argument: Any) -> Any:
        if not isinstance(argument, Grid):
            return self.function(argument)
        array = np.empty(argument.shape, dtype=object)
        for position, entry in enumerate(argument.entries):
            array.flat[position] = entry
        return argument.of(np.asarray(self.function(array), dtype=object).tolist())


def network_map(network: Network) -> Map:
    """x ↦ f_θ(x), the library's `predict`."""
    return Map(lambda x: predict(network, x), " then ".join(map(_written, network)))


def _written(layer: Layer) -> str:
    rows = "; ".join(" ".join(map(str, row)) for row in layer.W.tolist())
    return f"{layer.activation.name}([{rows}] x + [{' '.join(str(row[0]) for row in layer.b.tolist())}])"


def gridded(record: Activation) -> Activation:
    """The same record, whose f and df a claim may call too."""
    return replace(record, f=Map(record.f, record.name), df=Map(record.df, f"slope of {record.name}"))
