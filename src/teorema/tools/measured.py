"""What the runner counted and measured at a check, in words: for the site and for `teorema verify`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from teorema.ground.text import Text

_MANY: Final = {
    "points": Text("{value} points", "{value} puntos"),
    "shapes": Text("{value} shapes", "{value} formas"),
    "depth": Text("depth {value}", "profundidad {value}"),
    "width": Text("width {value}", "ancho {value}"),
    "widths": Text("widths {value}", "anchos {value}"),
    "batch": Text("batch {value}", "lote {value}"),
    "undecided": Text("undecided {value}", "sin decidir {value}"),
}
_ONE: Final = {"points": Text("1 point", "1 punto"), "shapes": Text("1 shape", "1 forma")}
"""The same of one thing."""


def measured(figures: Mapping[str, Any]) -> Iterator[Text]:
    """Points, shapes and the range of every scope; other numbers under the name the check gave them. What is nothing is left out.

    Example:
        >>> [one["es"] for one in measured({"points": 20, "shapes": 1, "depth": [1, 4], "batch": [2, 2], "gap": 0.21034})]
        ['20 puntos', '1 forma', 'profundidad 1–4', 'lote 2', 'gap 0.21']
    """
    for name, value in figures.items():
        if value in (None, 0, []):
            continue
        if value == 1 and name in _ONE:
            yield _ONE[name]
        else:
            yield _MANY.get(name, Text(f"{name} {{value}}", f"{name} {{value}}")).format(value=_range(value))


def _range(value: Any) -> str:
    if isinstance(value, list):
        ends = [decimal(end) for end in value]
        return ends[0] if len(set(ends)) == 1 else "–".join((ends[0], ends[-1]))
    return decimal(value)


def decimal(value: Any) -> str:
    """A number with two digits; Spanish here writes the point, as the lectures and Python do.

    Example:
        >>> decimal(0.21034), decimal(120)
        ('0.21', '120')
    """
    return f"{value:.2g}" if isinstance(value, float) else str(value)
