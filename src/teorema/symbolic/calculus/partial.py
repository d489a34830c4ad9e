"""∂f/∂X as an expression: its value is found from the definition, by SymPy's diff of the explicit components of f."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import leaves, maps
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.shape import Shape, ShapeError
from teorema.symbolic.calculus.sizes import Sizes

_NUMBER = Text("must be a number, so that its gradient is defined", "debe ser un número, para que tenga gradiente")


@dataclass(frozen=True, slots=True)
class Partial(Expr):
    """∂f/∂X of a number f by a symbol X, of the shape of X: its entry ij is the partial derivative of f by X_ij.

    Nothing is derived by rule here, so the rules of `teorema.symbolic.derivatives` can be held against it.
    """

    of: Expr
    by: Expr

    def __post_init__(self) -> None:
        if not self.of.is_number:
            raise ShapeError(str(self.of), _NUMBER, self.of.shape, ())

    def children(self) -> tuple[Expr, ...]:
        return (self.of, self.by)

    def _found_shape(self) -> Shape:
        return self.by.shape


class _Linked:
    """A record whose f, df, d2f are SymPy functions, each the derivative of the one before, so that `diff` knows them."""

    def __init__(self, name: str) -> None:
        self.second = sp.Function(f"{name}2", real=True)
        self.first = _function(f"{name}1", self.second)
        self.zeroth = _function(f"{name}0", self.first)
        self.f, self.df, self.d2f = map(_entrywise, (self.zeroth, self.first, self.second))

    def undone(self, value: Scalar, record: Any) -> Scalar:
        """The value with the functions replaced by what the record of the point computes, innermost first."""
        slots = ((self.zeroth, getattr(record, "f", record)), (self.first, "df"), (self.second, "d2f"))
        for function, slot in slots:
            compute = getattr(record, slot) if isinstance(slot, str) and value.has(function) else slot
            value = value.replace(function, lambda u, compute=compute: sp.sympify(_item(compute(Grid([[u]])))))
        return value


def _function(name: str, derivative: Any) -> Any:
    return type(name, (sp.Function,), {"fdiff": lambda self, argindex=1: derivative(self.args[0]), "is_real": True})


def _entrywise(function: Any) -> Callable[[Any], Any]:
    return lambda array: array.map(function)


def _item(array: Any) -> Any:
    return array.tolist()[0][0]


def by_components(node: Partial, point: Mapping[str, Any], value: Any, evaluate: Callable[..., Any]) -> Any:
    """The value of a partial derivative at a point of exact entries.

    Arguments:
        node: the partial derivative.
        point: the values of the symbols of f.
        value: the value of X there, an array of exact entries.
        evaluate: (expression, point) -> array.
    """
    unknowns = value.map(lambda _: sp.Dummy(real=True))
    there: dict[str, Any] = {**point}
    if isinstance(node.by, leaves.Member):
        members = point[node.by.family.name]
        pairs = members.items() if isinstance(members, Mapping) else enumerate(members)
        there[node.by.family.name] = {**dict(pairs), Sizes(point).integer(node.by.at, {}): unknowns}
    else:
        there[node.by.name] = unknowns  # type: ignore[attr-defined]  # X is a symbol or a member
    links: dict[str, tuple[_Linked, Any]] = {}
    for one in node.of.walk():
        if isinstance(one, maps.Apply) and not isinstance(one.function, Named):
            _link(one, there, links)
    number = sp.sympify(evaluate(node.of, there).item())
    back = dict(zip(unknowns.entries, map(sp.sympify, value.entries), strict=True))

    def entry(unknown: Any) -> Any:
        slope = sp.diff(number, unknown).xreplace(back)
        for linked, record in links.values():
            slope = linked.undone(slope, record)
        return slope.doit() if slope.has(sp.Derivative, sp.Subs) else slope

    return unknowns.map(entry)


def _link(one: maps.Apply, there: dict[str, Any], links: dict[str, tuple[_Linked, Any]]) -> None:
    name = one.function.name
    record = there[name]
    if isinstance(record, Mapping):
        for at, member in record.items():
            links.setdefault(f"{name}[{at}]", (_Linked(f"{name}{at}_"), member))
        there[name] = {at: links[f"{name}[{at}]"][0] for at in record}
    elif not isinstance(record, _Linked):
        links.setdefault(name, (_Linked(name), record))
        there[name] = links[name][0]
