"""Batches of samples: a network with its data as rows, a layer and a sample singled out, and the trace under capital letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point
from teorema.ground.text import Text
from teorema.numeric.activations import Activation
from teorema.numeric.forward import Trace

from .strategies import networks

RATIONAL = Text(
    "rational networks, depths 1 to 3, widths 1 to 3, batches of 1 to 3 samples",
    "redes racionales, profundidades 1 a 3, anchos 1 a 3, lotes de 1 a 3 muestras",
)

OF_COLUMNS = (Activation("column", f=lambda z: z / ((z * z).sum(axis=0, keepdims=True) + 1), df=lambda z: z),)
"""Each column divided by 1 + the sum of its squares: it acts on columns and not on entries, as softmax does."""

MIXING = (Activation("mixing", f=lambda z: z * (z * z).sum(), df=lambda z: z),)
"""Every entry times the sum of all squares of the batch: one sample changes all outputs."""


@st.composite
def batches(
    draw: Any, activations: Sequence[Activation], batch: tuple[int, int] = (1, 3), depth: tuple[int, int] = (1, 3)
) -> Point:
    """A network and a batch X with samples as rows, a layer l and a sample i; all widths equal to n in half the draws."""
    given: dict[str, Any] = {"depth": depth, "activation": activations, "batch": batch}
    if draw(st.booleans()):
        width = draw(st.integers(*batch))
        given.update(width=(width, width), batch=(width, width))
    point = draw(networks(**given))
    samples = point["x"].shape[1]
    at = {"l": draw(st.integers(1, point["L"])), "i": draw(st.integers(1, samples))}
    kept = {name: value for name, value in point.items() if name != "x"}
    return Point({**kept, **at, "X": point["x"].T, "n": samples}, **point.scope)


def capitals(trace: Trace) -> dict[str, dict[int, Any]]:
    """Z and A of a trace with samples as columns, by layer."""
    return {"Z": dict(enumerate(trace.z, start=1)), "A": dict(enumerate(trace.a))}


def transposed(trace: Trace) -> dict[str, dict[int, Any]]:
    """Z and A of a trace with samples as rows, by layer, as columns."""
    return {
        "Z": {k: z.T for k, z in enumerate(trace.z, start=1)},
        "A": {k: a.T for k, a in enumerate(trace.a)},
    }
