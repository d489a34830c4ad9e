"""Widths and activations as they are typed: on a command line, in a directive."""

from __future__ import annotations

import re
from collections.abc import Sequence


def width(word: str) -> int | str:
    """A width: the integer that the word is, else the word, a name.

    Example:
        >>> width("5"), width("p")
        (5, 'p')
    """
    return int(word) if re.fullmatch(r"[+-]?[0-9]{1,9}", word) else word


def names(text: str) -> str | Sequence[str]:
    """One activation, or one for each hidden layer, separated by commas.

    Example:
        >>> names("tanh"), names("tanh,relu")
        ('tanh', ['tanh', 'relu'])
    """
    each = [part.strip() for part in text.split(",")]
    return each[0] if len(each) == 1 else each
