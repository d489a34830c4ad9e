"""What is known of the names in a text before it is read: shapes, symbols, families by layer, sizes, functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise, Family, scalars
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.layered import MapFamily
from teorema.symbolic.calculus.leaves import ELL, LAST, Symbol
from teorema.symbolic.calculus.maps import Map, MapSymbol
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.shape import Shape, dimension
from teorema.symbolic.parsing.spellings.letters import tex_of

LARGEST: Final = 10_000
"""Sizes and bounds written as integers are at most so large."""

Symbols = Mapping[str, Any] | Iterable[Any]
"""Names with their shapes, `{"W": ("m", "n"), "x": "n", "c": ()}`, or with objects of the calculus; or the objects alone."""

_SHAPE = Text(
    "a shape is (), (rows,), (rows, columns) or an object of the calculus",
    "las dimensiones son (), (filas,), (filas, columnas) o un objeto del cálculo",
)
_NAME = Text("must be a name such as W", "debe ser un nombre como W")
_LINE = Text('must read like "W: m, n; x: n; c: number"', 'debe escribirse como "W: m, n; x: n; c: número"')
_LARGE = Text(f"sizes are at most {LARGEST}", f"los tamaños son a lo sumo {LARGEST}")


def symbol(name: str, shape: Shape) -> Symbol:
    """A symbol as the parser makes it, written in LaTeX as its name suggests: W1 as W^{[1]}, yhat as ŷ."""
    return Symbol(name, shape, tex_of(name))


def sized(shape: Any) -> Shape:
    """A shape from what users write: () or "number", "n" or ("n",) for a column, ("m", "n").

    Raises:
        Refused: it is no shape, or a size is too large.
    """
    if shape in ((), "number"):
        return ()
    parts = (shape,) if isinstance(shape, (str, int)) or scalars.is_scalar(shape) else tuple(shape)
    if not 1 <= len(parts) <= 2 or isinstance(shape, bool):
        raise Refused("symbols", _SHAPE, shape)
    for part in parts:
        if isinstance(part, int) and part > LARGEST:
            raise Refused("symbols", _LARGE, part)
    return (dimension(parts[0]), dimension(parts[1] if len(parts) == 2 else 1))


@dataclass(slots=True)
class Given:
    """The names that are known.

    Arguments:
        values: symbols, families, functions and size families by name.
        sizes: dimensions and indices by name.
        infer: whether other names may occur, whose shapes are then found.
    """

    values: dict[str, Any] = field(default_factory=dict)
    sizes: dict[str, Scalar] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    infer: bool = True

    @property
    def names(self) -> frozenset[str]:
        """All names, the same in another spelling included."""
        return frozenset(self.values) | frozenset(self.aliases) | frozenset(self.sizes)

    @property
    def functions(self) -> frozenset[str]:
        """The names of functions."""
        return frozenset(
            name
            for name in (*self.values, *self.aliases)
            if isinstance(self.value(name), (Elementwise, Named, Map, MapFamily))
        )

    def value(self, name: str) -> Any:
        """What a name stands for; None if it is unknown."""
        return self.values.get(self.aliases.get(name, name))

    def learn(self, shape: Iterable[Scalar]) -> None:
        """Remember the sizes in a shape by their names."""
        for dim in shape:
            for atom in sp.sympify(dim).atoms(sp.Symbol):
                if not (isinstance(atom, sp.Idx) or atom.name in self.values):
                    self.sizes.setdefault(atom.name, atom)
            for indexed in sp.sympify(dim).atoms(sp.Indexed):
                self.sizes.pop(indexed.base.label.name, None)
                self.values.setdefault(indexed.base.label.name, indexed.base)


def gathered(symbols: Symbols | None, infer: bool | None) -> Given:
    """What the caller knows, in one record.

    Raises:
        Refused: a name or a shape is none.
    """
    given = Given(sizes={"l": ELL, "L": LAST}, infer=symbols is None if infer is None else infer)
    for name, value in _pairs(symbols):
        if not isinstance(name, str) or not name.isidentifier():
            raise Refused("symbols", _NAME, name)
        given.values[name] = _object(name, value)
    for name, value in given.values.copy().items():
        if isinstance(value, (Symbol, Family)):
            given.learn(value.rows_columns)
        if isinstance(value, MapFamily):
            given.learn((*value.domain, *value.codomain))
        if isinstance(value, MapSymbol):
            given.learn((*value.source, *value.target))
        _alias(given, name, value)
    return given


def _pairs(symbols: Symbols | None) -> list[tuple[Any, Any]]:
    if symbols is None:
        return []
    if isinstance(symbols, Mapping):
        return list(symbols.items())
    if isinstance(symbols, str):
        raise Refused("symbols", _SHAPE, symbols)
    return [(getattr(one, "name", None) or getattr(getattr(one, "label", None), "name", None), one) for one in symbols]


def _object(name: str, value: Any) -> Any:
    if isinstance(value, (Symbol, Family, Elementwise, Named, Map, MapFamily, sp.IndexedBase)):
        return value
    try:
        return symbol(name, sized(value))
    except TypeError:
        raise Refused("symbols", _SHAPE, value) from None


_LETTER: Final = re.compile(r"\\?([A-Za-z]+)|\\(hat|bar|tilde)(?:\{\\?([A-Za-z]+)\}| ?\\?([A-Za-z]))")


def _alias(given: Given, name: str, value: Any) -> None:
    """A symbol that is written otherwise than it is named answers to both: yh with tex ŷ."""
    tex = getattr(value, "tex", "")
    if match := _LETTER.fullmatch(tex or ""):
        letters = match[1] or f"{match[3] or match[4]}{match[2]}"
        if letters != name and letters not in given.values:
            given.aliases.setdefault(letters, name)


_ENTRY: Final = re.compile(r"\s*(\w+)\s*(?::|=)\s*(.*?)\s*")
_NUMBER: Final = frozenset(["number", "scalar", "número", "numero", ""])


def parse_shapes(line: str) -> dict[str, tuple[str | int, ...]]:
    """Shapes as they are typed on a command line.

    Arguments:
        line: names with sizes, separated by semicolons.

    Returns:
        A mapping for the argument `symbols` of `parse`.

    Raises:
        Refused: the line does not read like that.

    Example:
        >>> parse_shapes("W: m, n; x: n; c: number; A: 2x3")
        {'W': ('m', 'n'), 'x': ('n',), 'c': (), 'A': (2, 3)}
    """
    found: dict[str, tuple[str | int, ...]] = {}
    for piece in line.split(";"):
        if not piece.strip():
            continue
        match = _ENTRY.fullmatch(piece)
        if match is None or not match[1].isidentifier():
            raise Refused("shapes", _LINE, line)
        said = match[2].strip("() ")
        sizes = (
            []
            if said in _NUMBER
            else [one for one in re.split(r"\s*[,×]\s*|\s+by\s+|(?<=\d)\s*x\s*(?=\d)", said) if one]
        )
        if len(sizes) > 2 or not all(
            re.fullmatch(r"\w+", one) and (one.isdecimal() or one.isidentifier()) for one in sizes
        ):
            raise Refused("shapes", _LINE, line)
        if any(one.isdecimal() and (len(one) > 5 or not 1 <= int(one) <= LARGEST) for one in sizes):
            raise Refused("shapes", _LARGE, piece.strip())
        found[match[1]] = tuple(int(one) if one.isdecimal() else one for one in sizes)
    return found
