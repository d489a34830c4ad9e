"""Random index expressions as plain trees with a value of their own: the oracle that the index calculus is held against.

A tree is evaluated by loops over its indices, modulo a prime; derivatives by nilpotents, one for each time one differentiates;
σ is known by one random value for each argument and order. Nothing here is shared with the calculus but the letters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product as every
from math import factorial
from random import Random
from typing import Any

from teorema.symbolic.calculus import Symbol, size
from teorema.symbolic.calculus.shape import dimension
from teorema.symbolic.indices import Axis, Form, Index, axis, differentiate, entry_form, kronecker
from teorema.symbolic.indices.binding import valued
from teorema.symbolic.indices.laws import function
from teorema.symbolic.indices.summation import sized

P = 2**61 - 1
n, m = size("n"), size("m")
AXES: dict[str, Axis] = {
    "n": axis(n),
    "m": axis(m),
    "one": axis(1),
    "two": axis(2),
    "below": axis(n - 1),
    "from 2": axis(n, 2),
    "from 3": axis(n, 3),
    "longer": axis(n + 1),
}
RANGES: dict[str, Callable[[int, int], range]] = {
    "n": lambda n, m: range(1, n + 1),
    "m": lambda n, m: range(1, m + 1),
    "one": lambda n, m: range(1, 2),
    "two": lambda n, m: range(1, 3),
    "below": lambda n, m: range(1, n),
    "from 2": lambda n, m: range(2, n + 1),
    "from 3": lambda n, m: range(3, n + 1),
    "longer": lambda n, m: range(1, n + 2),
}
INSIDE = {
    "n": ("n", "below", "from 2", "from 3"),
    "m": ("m",),
    "one": ("one",),
    "two": ("two",),
    "longer": ("longer", "n"),
}  # axis of a place -> axes whose indices may stand there

SHAPES = {
    "u": ("n",),
    "v": ("m",),
    "w": ("n",),
    "A": ("n", "m"),
    "B": ("n", "n"),
    "t": ("two",),
    "o": ("one",),
    "e": ("longer",),
}
CLASHING = {"u": ("m",), "A": ("m", "n"), "v": ("n",)}  # other arrays: an array is told by its name and its shape

Var = tuple[str, str]
"""A name and an axis."""


@dataclass(frozen=True)
class Tree:
    """A node: what it is, and its parts."""

    kind: str
    parts: tuple[Any, ...]

    def children(self) -> list[Tree]:
        return [p for p in self.parts if isinstance(p, Tree)]


def tree(kind: str, *parts: Any) -> Tree:
    return Tree(kind, parts)


def free_variables(t: Tree) -> set[Var]:
    """The indices of a tree that no sum in it binds."""
    if t.kind == "sum":
        return free_variables(t.parts[1]) - {t.parts[0]}
    found = {v for p in t.parts if isinstance(p, tuple) and not isinstance(p, Tree) for v in variables(p)}
    return found.union(*(free_variables(c) for c in t.children()))


def variables(part: tuple[Any, ...]) -> list[Var]:
    """The indices among the parts of a node."""
    return [v for v in part if isinstance(v, tuple)]


class Nil:
    """A number with nilpotents: residues by the set of nilpotents they stand beside."""

    __slots__ = ("of",)

    def __init__(self, of: dict[frozenset[int], int]) -> None:
        self.of = {k: v % P for k, v in of.items() if v % P}

    def __add__(self, other: Nil) -> Nil:
        made = dict(self.of)
        for k, v in other.of.items():
            made[k] = made.get(k, 0) + v
        return Nil(made)

    def __mul__(self, other: Nil) -> Nil:
        made: dict[frozenset[int], int] = {}
        for k, v in self.of.items():
            for j, w in other.of.items():
                if not k & j:
                    made[k | j] = made.get(k | j, 0) + v * w
        return Nil(made)

    def real(self) -> int:
        return self.of.get(frozenset(), 0)

    def taylor(self, slope: Callable[[int], int]) -> Nil:
        """f(x + ε) = Σ f⁽ᵏ⁾(x) εᵏ/k!."""
        rest = Nil({k: v for k, v in self.of.items() if k})
        total, power, k = Nil({}), number(1), 0
        while power.of:
            total = total + number(slope(k) * pow(factorial(k), -1, P)) * power
            power, k = power * rest, k + 1
        return total


def number(value: int) -> Nil:
    return Nil({frozenset(): value})


Undefined = ZeroDivisionError


class Point:
    """Sizes, and a random residue for every entry and every value of σ."""

    def __init__(self, rng: Random, n: int, m: int) -> None:
        self.rng, self.n, self.m = rng, n, m
        self.table: dict[Any, int] = {}
        self.steps = 0

    def drawn(self, *key: Any) -> int:
        if key not in self.table:
            self.table[key] = self.rng.randrange(P)
        return self.table[key]

    def range(self, name: str) -> range:
        return RANGES[name](self.n, self.m)

    def value(self, t: Tree, env: dict[str, int], seeds: tuple[tuple[Any, ...], ...] = ()) -> Nil:
        self.steps += 1
        if self.steps > 40000:
            raise Undefined("too long")
        return getattr(self, f"_{t.kind}")(env, seeds, *t.parts)

    def _num(self, env: Any, seeds: Any, value: int) -> Nil:
        return number(value)

    def _size(self, env: Any, seeds: Any, name: str) -> Nil:
        return number(getattr(self, name))

    def _index(self, env: Any, seeds: Any, at: tuple[Var]) -> Nil:
        return number(env[at[0][0]])

    def _entry(self, env: Any, seeds: Any, name: str, shape: tuple[str, ...], at: tuple[Any, ...]) -> Nil:
        places = tuple(env[v[0]] if isinstance(v, tuple) else v for v in at)
        if any(k not in self.range(s) for k, s in zip(places, shape, strict=True)):
            raise Undefined("outside its range")
        made = {frozenset[int](): self.drawn(name, shape, places)}
        for k, seed in enumerate(seeds):
            if seed == (name, shape, places):
                made[frozenset({k})] = 1
        return Nil(made)

    def _delta(self, env: Any, seeds: Any, pair: tuple[Any, Any]) -> Nil:
        a, b = (env[v[0]] if isinstance(v, tuple) else v for v in pair)
        return number(int(a == b))

    def _add(self, env: Any, seeds: Any, a: Tree, b: Tree) -> Nil:
        return self.value(a, env, seeds) + self.value(b, env, seeds)

    def _mul(self, env: Any, seeds: Any, a: Tree, b: Tree) -> Nil:
        return self.value(a, env, seeds) * self.value(b, env, seeds)

    def _sum(self, env: Any, seeds: Any, var: Var, body: Tree) -> Nil:
        total = Nil({})
        for k in self.range(var[1]):
            total = total + self.value(body, {**env, var[0]: k}, seeds)
        return total

    def _sigma(self, env: Any, seeds: Any, order: int, body: Tree) -> Nil:
        x = self.value(body, env, seeds)
        return x.taylor(lambda k: self.drawn("sigma", order + k, x.real()))

    def _over(self, env: Any, seeds: Any, body: Tree) -> Nil:
        x = self.value(body, env, seeds)
        if not x.real():
            raise Undefined("1/0")
        return x.taylor(lambda k: (-1) ** k * factorial(k) * pow(x.real(), -1 - k, P))

    def _diff(self, env: Any, seeds: Any, body: Tree, name: str, shape: tuple[str, ...], at: tuple[Any, ...]) -> Nil:
        places = tuple(env[v[0]] if isinstance(v, tuple) else v for v in at)
        if any(k not in self.range(s) for k, s in zip(places, shape, strict=True)):
            raise Undefined("outside its range")
        new = len(seeds)
        found = self.value(body, env, (*seeds, (name, shape, places)))
        return Nil({k - {new}: v for k, v in found.of.items() if new in k})


def index_of(v: Any, place: str) -> Index:
    """A variable, or an integer at a place, as an index of the calculus."""
    if isinstance(v, tuple):
        over = AXES[v[1]]
        return Index("literal", 1, over) if over.single else Index("free", v[0], over)
    return Index("literal", v, AXES[place])


def symbol(name: str, shape: tuple[str, ...]) -> Symbol:
    dims = [AXES[s].stop for s in shape]
    return Symbol(
        name, tuple(dimension(int(d)) if d.is_Integer else d for d in (*dims, *[AXES["one"].stop] * (2 - len(dims))))
    )


def form(t: Tree) -> Form:
    """The same expression in the index calculus."""
    k = t.kind
    if k == "num":
        return Form(sized(t.parts[0]))
    if k == "size":
        return Form(sized({"n": n, "m": m}[t.parts[0]]))
    if k == "index":
        return Form(valued(index_of(t.parts[0][0], "")))
    if k == "delta":
        a, b = t.parts[0]
        return kronecker(index_of(a, "two"), index_of(b, "two"))
    if k == "entry":
        return _entry(*t.parts)
    if k == "add":
        return form(t.parts[0]) + form(t.parts[1])
    if k == "mul":
        return form(t.parts[0]) * form(t.parts[1])
    if k == "sum":
        return form(t.parts[1]).summed(_bound(t.parts[0]))
    if k == "sigma":
        return Form(function("sigma()", t.parts[0], None, (form(t.parts[1]).poly,), r"\sigma"))
    if k == "over":
        return form(t.parts[0]) ** -1
    body, name, shape, at = t.parts
    places = tuple(index_of(v, s) for v, s in zip(at, shape, strict=True))
    column = (Index("literal", 1, AXES["one"]),) if len(shape) == 1 else ()
    return differentiate(form(body), symbol(name, shape), (*places, *column))


def _bound(v: Var) -> Index:
    return Index("free", v[0], AXES[v[1]])


def _entry(name: str, shape: tuple[str, ...], at: tuple[Any, ...]) -> Form:
    from teorema.symbolic.indices.terms import entry, single

    places = tuple(index_of(v, s) for v, s in zip(at, shape, strict=True))
    column = (Index("literal", 1, AXES["one"]),) if len(shape) == 1 else ()
    axes = tuple(AXES[s] for s in (*shape, *["one"] * (2 - len(shape))))
    whole = all(i.axis is AXES[s] for i, s in zip(places, shape, strict=True))
    if whole:
        return entry_form(symbol(name, shape), *places, *column)
    return Form(single(entry(name, None, axes, (*places, *column), name, False)))


SIZES = ((2, 3), (3, 2), (1, 2), (2, 1), (3, 3))


def truth(left: Tree, right: Tree, rng: Random) -> bool | None:
    """Whether two trees agree at every size tried and every value of their free indices; None where they are never both defined."""
    names: dict[str, list[str]] = {}
    for name, over in sorted(free_variables(left) | free_variables(right)):
        names.setdefault(name, []).append(over)
    seen = False
    for sizes in SIZES:
        ranges = [
            [k for k in range(1, 5) if all(k in RANGES[over](*sizes) for over in overs)] for overs in names.values()
        ]
        some = list(every(*ranges))
        for values in rng.sample(some, min(len(some), 5)):
            env = dict(zip(names, values, strict=True))
            point = Point(Random(rng.random()), *sizes)
            try:
                a, b = point.value(left, env), point.value(right, env)
            except Undefined:
                continue
            seen = True
            if a.of != b.of:
                return False
    return True if seen else None
