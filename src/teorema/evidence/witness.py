"""Writing a point on one line, for a ledger and for a failure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from teorema.evidence.point import nested, opaque

LIMIT = 200


def shown_point(point: Mapping[str, Any], limit: int = LIMIT) -> str:
    """The values of a point in ASCII, at most `limit` characters; what comes last is cut first.

    Example:
        >>> from fractions import Fraction
        >>> shown_point({"W": [[1, Fraction(1, 2)]], "x": 3, "f": abs})
        'W = [[1, 1/2]], x = 3, f = abs'
    """
    line = ", ".join(f"{name} = {_value(value)}" for name, value in point.items())
    line = " ".join(line.encode("ascii", "backslashreplace").decode("ascii").split())
    return line if len(line) <= limit else line[: limit - 4] + " ..."


def _value(value: Any) -> str:
    plain = nested(value)
    if isinstance(plain, list):
        return "[" + ", ".join(_value(entry) for entry in plain) + "]"
    if isinstance(plain, Mapping):
        return "{" + ", ".join(f"{name}: {_value(entry)}" for name, entry in plain.items()) + "}"
    if opaque(plain) or (callable(plain) and not hasattr(plain, "free_symbols")):
        name = getattr(plain, "__name__", None) or getattr(plain, "name", None)
        return name if isinstance(name, str) else type(plain).__name__
    return str(plain)
