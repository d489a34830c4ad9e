"""From symbols to numbers: a symbolic point at which a mistake fails is turned into a witness in small integers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any, Final

# 0 and 1 hide mistakes (0 = 0·x, x² = x), so they come last.
_NUMBERS: Final = (2, 3, -1, 5, -2, 7, Fraction(1, 2), 4, -3, Fraction(3, 2), 11, 1, 0)
TRIES: Final = 24


def specialisations(point: Mapping[str, Any], seed: int, tries: int = TRIES) -> Iterator[dict[str, Any]]:
    """The point with every free symbol replaced by a small rational number, in several ways.

    Symbols are recognised by `free_symbols` and replaced by `xreplace`; assumptions such as positive are kept.
    """
    symbols = sorted({symbol for value in point.values() for symbol in _symbols(value)}, key=str)
    rng = Random(seed)
    for attempt in range(tries if symbols else 1):
        numbers = {}
        for index, symbol in enumerate(symbols):
            pool = [number for number in _NUMBERS if _allowed(symbol, number)]
            if not pool:
                return
            chosen = pool[(attempt + index) % len(pool)] if attempt < 8 else rng.choice(pool)
            # symbol - symbol is the zero of the symbols' own number system; plus an integer it is that integer there.
            numbers[symbol] = (symbol - symbol) + chosen
        yield {name: _replace(value, numbers) for name, value in point.items()}


def _symbolic(entry: Any) -> bool:
    # A class of expressions has these attributes too; only its instances hold symbols.
    return not isinstance(entry, type) and hasattr(entry, "free_symbols") and hasattr(entry, "xreplace")


def _symbols(value: Any) -> set[Any]:
    if _symbolic(value):
        return set(value.free_symbols)
    if isinstance(value, Mapping):
        return {symbol for entry in value.values() for symbol in _symbols(entry)}
    if isinstance(value, list | tuple):
        return {symbol for entry in value for symbol in _symbols(entry)}
    if isinstance(getattr(value, "shape", None), tuple) and callable(getattr(value, "tolist", None)):
        return _symbols_of_nested(value.tolist())
    return set()


def _symbols_of_nested(value: Any) -> set[Any]:
    return _symbols(value) if isinstance(value, list) or _symbolic(value) else set()


def _replace(value: Any, numbers: Mapping[Any, Any]) -> Any:
    if _symbolic(value):
        return value.xreplace(numbers)
    if isinstance(value, Mapping):
        return {name: _replace(entry, numbers) for name, entry in value.items()}
    if isinstance(value, list):
        return [_replace(entry, numbers) for entry in value]
    if isinstance(value, tuple):
        return tuple(_replace(entry, numbers) for entry in value)
    if isinstance(getattr(value, "shape", None), tuple):
        if callable(getattr(value, "map", None)):
            return value.map(lambda entry: _replace(entry, numbers))
        if getattr(getattr(value, "dtype", None), "hasobject", False):
            changed = value.copy()
            changed.flat = [_replace(entry, numbers) for entry in value.ravel().tolist()]
            return changed
    return value


def _allowed(symbol: Any, number: int | Fraction) -> bool:
    rules = {
        "is_positive": number > 0,
        "is_negative": number < 0,
        "is_nonnegative": number >= 0,
        "is_nonpositive": number <= 0,
        "is_integer": Fraction(number).denominator == 1,
        "is_zero": number == 0,
        "is_even": number % 2 == 0,
        "is_odd": number % 2 == 1,
    }
    return all(getattr(symbol, rule, None) in (None, holds) for rule, holds in rules.items())
