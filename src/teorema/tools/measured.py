"""A check in words, its kind, its outcome, and what the runner counted and measured: for the site and for `teorema verify`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from teorema.ground.text import Text

CHECK_KINDS: Final = {
    "cited": Text("cited", "citado"),
    "sampled": Text("sampled", "por muestreo"),
    "exact": Text("exact", "exacta"),
    "enclosed": Text("enclosed", "por encierro"),
    "decided": Text("decided", "por decisión"),
    "symbolic": Text("symbolic", "simbólica"),
    "formal": Text("formal", "formal"),
}
OUTCOMES: Final = {
    "passed": Text("passed", "aprobada"),
    "failed": Text("failed", "falló"),
    "absent": Text("absent", "ausente"),
    "skipped": Text("skipped", "omitida"),
    "deselected": Text("deselected", "no seleccionada"),
    "error": Text("error", "error"),
}

_ERROR: Final = Text("relative error of {letter} at most {{value}}", "error relativo de {letter} a lo sumo {{value}}")
_MANY: Final = {
    "points": Text("{value} points", "{value} puntos"),
    "shapes": Text("{value} shapes", "{value} juegos de dimensiones"),
    "depth": Text("depth {value}", "profundidad {value}"),
    "width": Text("width {value}", "ancho {value}"),
    "widths": Text("widths {value}", "anchos {value}"),
    "batch": Text("batch {value}", "lote {value}"),
    "rows": Text("rows {value}", "filas {value}"),
    "columns": Text("columns {value}", "columnas {value}"),
    "parameters": Text("parameters {value}", "parámetros {value}"),
    "rank": Text("rank {value}", "rango {value}"),
    "steps": Text("steps {value}", "pasos {value}"),
    "taps": Text("taps {value}", "canillas {value}"),
    "targets": Text("targets {value}", "objetivos {value}"),
    "samples": Text("samples {value}", "muestras {value}"),
    "dimension": Text("dimension {value}", "dimensión {value}"),
    "inputs": Text("inputs {value}", "entradas {value}"),
    "outputs": Text("outputs {value}", "salidas {value}"),
    "classes": Text("classes {value}", "clases {value}"),
    "variables": Text("variables {value}", "variables {value}"),
    "degree": Text("degree {value}", "grado {value}"),
    "operations": Text("operations {value}", "operaciones {value}"),
    "length": Text("length {value}", "longitud {value}"),
    "bits": Text("bits {value}", "bits {value}"),
    "prime": Text("prime {value}", "primo {value}"),
    "n": Text("n = {value}", "n = {value}"),
    "undecided": Text("undecided {value}", "sin decidir {value}"),
}
_ONE: Final = {"points": Text("1 point", "1 punto"), "shapes": Text("1 shape", "1 juego de dimensiones")}
"""The same of one thing."""


_OF_CHECKS: Final = {
    **{f"e/|{letter}|": _ERROR.format(letter=letter) for letter in ("a", "g", "y", "z", "δ")},
    "c/m": Text("slide cost per product at most {value}", "costo de la diapositiva por producto a lo sumo {value}"),
    "collisions": Text("collisions of free functions: {value}", "colisiones de funciones libres: {value}"),
    "log2(height)": Text("coefficients below 2^{value}", "coeficientes menores que 2^{value}"),
    "log10(error)": Text("chance of a wrong verdict at most 10^{value}", "probabilidad de error a lo sumo 10^{value}"),
    "operations per operation": Text(
        "operations for each one of the program at most {value}",
        "operaciones por cada una del programa a lo sumo {value}",
    ),
}
"""What checks measure (`claim.measured`), of which the ledger keeps the greatest. `NAMES` has these and the scopes above."""

NAMES: Final = frozenset((*_MANY, *_OF_CHECKS))
"""The names that are said in words."""


def measured(figures: Mapping[str, Any]) -> Iterator[Text]:
    """Points, shapes, the range of every scope, and what the checks measure, in words. What is nothing is left out.

    A project with checks of its own measures under names of its own, which stand for themselves.

    Example:
        >>> [one["es"] for one in measured({"points": 20, "shapes": 1, "depth": [1, 4], "e/|z|": 0.21034, "gap": 120.4})]
        ['20 puntos', '1 juego de dimensiones', 'profundidad 1–4', 'error relativo de z a lo sumo 0.21', 'gap 120']
    """
    words = _MANY | _OF_CHECKS
    for name, value in figures.items():
        if value in (None, 0, []):
            continue
        if value == 1 and name in _ONE:
            yield _ONE[name]
        else:
            yield words.get(name, Text(f"{name} {{value}}", f"{name} {{value}}")).format(value=_range(value))


def _range(value: Any) -> str:
    if isinstance(value, list):
        ends = [decimal(end) for end in value]
        return ends[0] if len(set(ends)) == 1 else "–".join((ends[0], ends[-1]))
    return decimal(value)


def decimal(value: Any) -> str:
    """A number with two digits; Spanish here writes the point, as the lectures and Python do.

    Example:
        >>> decimal(0.21034), decimal(120), decimal(812.34)
        ('0.21', '120', '812')
    """
    if isinstance(value, float):
        return f"{value:.0f}" if 100 <= abs(value) < 1e6 else f"{value:.2g}"
    return str(value)
