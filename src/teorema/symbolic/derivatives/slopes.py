"""A gradient held against forward mode: along a random direction V, d/dt f(X + tV) must be ⟨gradient, V⟩, exactly, modulo a prime.

For formulas that are polynomials in the entries and in the free values of functions, one random point and one random
direction prove the identity at that shape up to an error of degree / 2^61 (Schwartz and Zippel).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from teorema.ground.grid import Grid
from teorema.symbolic.calculus import leaves, linear, maps
from teorema.symbolic.calculus.evaluation import evaluate
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.calculus.shape import Shape
from teorema.symbolic.calculus.sizes import Sizes
from teorema.symbolic.calculus.substitution import parts
from teorema.symbolic.derivatives.duals import Dual, World
from teorema.symbolic.derivatives.reverse import Name


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn point: sizes, values, and the direction in which one symbol moves."""

    sizes: Mapping[str, int]
    point: dict[str, Any]


def size_names(expressions: Iterable[Expr]) -> tuple[str, ...]:
    """The named sizes and free indices in the shapes of the symbols, in order of appearance."""
    found: dict[str, None] = {}
    for expression in expressions:
        for node in expression.walk():
            for one in _scalars(node):
                for symbol in sorted(one.free_symbols, key=str):
                    found.setdefault(str(symbol))
    return tuple(found)


def _scalars(node: Expr) -> list[Scalar]:
    if isinstance(node, leaves.Size):
        return [node.dim]
    return [one for one in node.shape if isinstance(one, sp.Basic)]


def draw(
    expressions: Sequence[Expr], moving: Name, sizes: Mapping[str, int], seed: int, data: Iterable[Expr] = ()
) -> Drawn:
    """Random values modulo 2^61 − 1 for all symbols; `moving` gets a random velocity, all others none.

    Arguments:
        expressions: where the symbols are read from.
        moving: the symbol that moves.
        sizes: the named sizes.
        data: targets whose columns must add up to 1.
    """
    world, known = World(seed), Sizes(sizes)
    point: dict[str, Any] = dict(sizes)
    for expression in expressions:
        for node in expression.walk():
            if isinstance(node, leaves.Symbol) and node.name not in point:
                point[node.name] = _array(node, node.shape, known, world, moving, data)
            elif isinstance(node, leaves.Member):
                members = point.setdefault(node.family.name, {})
                members.setdefault(known.integer(node.at, {}), _array(node, node.shape, known, world, moving, data))
            elif isinstance(node, maps.Apply) and not isinstance(node.function, Named):
                _function(node, point, known, world)
            elif isinstance(node, (linear.Entry, linear.RowOf, linear.ColumnOf, linear.Basis)):
                for part in parts(node):
                    if isinstance(part, sp.Symbol):
                        point.setdefault(str(part), 1)  # a free index, within every range
    return Drawn(sizes, point)


def _function(node: maps.Apply, point: dict[str, Any], known: Sizes, world: World) -> None:
    name = node.function.name
    if node.at is None:
        point.setdefault(name, world.record(name))
    else:
        at = known.integer(node.at, {})
        point.setdefault(name, {}).setdefault(at, world.record(f"{name}[{at}]"))


def _array(node: Name, shape: Shape, known: Sizes, world: World, moving: Name, data: Iterable[Expr]) -> Grid:
    lengths = [known.integer(one, {}) for one in shape]
    moves = node == moving

    def entry() -> Dual:
        return Dual(world.rng.randrange(world.p), world.rng.randrange(world.p) if moves else 0, world)

    if not lengths:
        return Grid(entry())
    rows = [[entry() for _ in range(lengths[1])] for _ in range(lengths[0])]
    if node in tuple(data):
        rows[-1] = [1 - sum((row[j] for row in rows[:-1]), start=Dual(0, 0, world)) for j in range(lengths[1])]
    return Grid(rows)


def agrees(f: Expr, by: Name, gradient: Expr, drawn: Drawn) -> bool:
    """Whether the velocity of f is the inner product of the gradient with the velocity of `by` at this point."""
    velocity = evaluate(f, drawn.point).item()
    found = evaluate(gradient, drawn.point)
    direction = evaluate(by, drawn.point)
    pairs = zip(found.entries, direction.entries, strict=True)
    world = direction.entries[0].world
    slope = sum(Dual.of(a, world).x * b.dx for a, b in pairs) % world.p
    return bool(Dual.of(velocity, world).dx == slope)


def shapes_to_try(names: Sequence[str], seed: int, count: int = 3) -> list[dict[str, int]]:
    """Sizes for a check: the first all different, so that no two shapes are mistaken for each other; then random ones from 1 to 4."""
    rng = Random(seed)
    first = dict(zip(names, rng.sample(range(2, 2 + max(len(names), 3)), len(names)), strict=True))
    return [first, *({name: rng.randint(1, 4) for name in names} for _ in range(count - 1))] if names else [{}]
