"""Writing a point on one line, for a ledger and for a failure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from teorema.evidence.point import nested, opaque

LIMIT: Final = 400
"""Characters in which a network as small as 4-5-1 fits with its input and what is computed from them."""

_CUT: Final = "..."
_NAMELESS: Final = "<lambda>"
_RECORD: Final = re.compile(r"<\w+ (.+)>.*")
"""How a record of functions shows itself, as in <Activation elu(alpha=1)>: what matters stands after its type."""


def shown_point(point: Mapping[str, Any], limit: int = LIMIT) -> str:
    """The values of a point in ASCII, at most `limit` characters, a matrix row by row as in `[1 1/2; 0 3]`.

    A value is written whole or as `...`; where not even that fits, the line ends in `...`. Functions that only repeat
    the name they are bound to, or have none, are left out unless nothing else is there.

    Example:
        >>> from fractions import Fraction
        >>> shown_point({"W": [[1, Fraction(1, 2)], [0, 3]], "x": 3, "f": abs, "tanh": "<Activation tanh>"})
        'W = [1 1/2; 0 3], x = 3, f = abs'
        >>> shown_point({"x": list(range(100)), "y": 2}, limit=20)
        'x = ..., y = 2'
    """
    values = {name: _value(value) for name, value in point.items()}
    telling = {name: text for name, text in values.items() if not _silent(name, text)} or values
    parts: list[str] = []
    room = limit
    for name, text in telling.items():
        head = _ascii(f"{name} = ")
        part = next((head + end for end in (_ascii(text), _CUT) if len(head + end) <= room - len(f", {_CUT}")), None)
        if part is None:
            parts.append(_CUT)
            break
        parts.append(part)
        room -= len(f"{part}, ")
    return ", ".join(parts)


def _ascii(text: str) -> str:
    return re.sub(r"\s+", " ", text.encode("ascii", "backslashreplace").decode("ascii"))


def _silent(name: str, text: str) -> bool:
    """Whether a function says nothing of itself: it has no name, or the one it is bound to, or all those of a family are so."""
    return text.partition("(")[0] == name or set(re.findall(r"<\w+>|[^{}:, \d]+", text)) == {_NAMELESS}


def _value(value: Any) -> str:
    plain = nested(value)
    if isinstance(plain, list):
        return f"[{_rows(plain) or ', '.join(map(_value, plain))}]"
    if isinstance(plain, Mapping):
        return "{" + ", ".join(f"{name}: {_value(entry)}" for name, entry in plain.items()) + "}"
    if isinstance(plain, set | frozenset):
        return "{" + ", ".join(sorted(map(_value, plain))) + "}"
    if opaque(plain) or (callable(plain) and not hasattr(plain, "free_symbols")):
        name = getattr(plain, "__name__", None) or getattr(plain, "name", None)
        return name if isinstance(name, str) else type(plain).__name__
    record = _RECORD.fullmatch(str(plain))
    return record[1] if record else str(plain)


def _rows(plain: list[Any]) -> str:
    """A matrix as its rows, entries apart by spaces; nothing for what is no matrix."""
    if not plain or not all(isinstance(row, list) and row for row in plain) or len({len(row) for row in plain}) > 1:
        return ""
    if any(isinstance(entry, list) for row in plain for entry in row):
        return ""
    return "; ".join(" ".join(re.sub(r"\s+", "", _value(entry)) for entry in row) for row in plain)
