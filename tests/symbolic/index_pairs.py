"""Random pairs of index expressions: equal ones by steps that keep the value, others by slips that may not."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from .index_trees import AXES, CLASHING, INSIDE, SHAPES, Tree, Var, free_variables, tree, variables

NAMES = ("i", "j", "k")


class Maker:
    """Draws trees whose free indices are among those given, and pairs of trees that may or may not be equal."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def array(self) -> tuple[str, tuple[str, ...]]:
        name = self.rng.choice(list(SHAPES))
        return name, CLASHING[name] if name in CLASHING and self.rng.random() < 0.15 else SHAPES[name]

    def place(self, over: str, scope: tuple[Var, ...]) -> Any:
        """Something that may stand at a place with this axis."""
        fitting: list[Any] = [v for v in scope if v[1] in INSIDE[over]]
        if over in ("one", "two"):
            fitting += [1] if over == "one" else [1, 2]
        return self.rng.choice(fitting) if fitting else None

    def entry(self, scope: tuple[Var, ...]) -> Tree:
        for _ in range(12):
            name, shape = self.array()
            at = tuple(self.place(s, scope) for s in shape)
            if None not in at:
                return tree("entry", name, shape, at)
        return tree("num", self.rng.choice((1, 2, -1)))

    def leaf(self, scope: tuple[Var, ...]) -> Tree:
        draw = self.rng.random()
        if draw < 0.65:
            return self.entry(scope)
        if draw < 0.8 and len(scope) >= 2:
            return tree("delta", (self.rng.choice(scope), self.rng.choice((*scope, 1))))
        if draw < 0.86 and scope:
            return tree("index", (self.rng.choice(scope),))
        return self.rng.choice((tree("num", self.rng.choice((1, 2, -1, 3))), tree("size", "n"), tree("size", "m")))

    def draw(self, depth: int, scope: tuple[Var, ...]) -> Tree:
        if depth == 0:
            return self.leaf(scope)
        draw = self.rng.random()
        if draw < 0.3:
            var = (self.rng.choice(NAMES), self.rng.choice(("n", "n", "n", "m", "m", *AXES)))
            inner = (*(v for v in scope if v[0] != var[0]), var)
            return tree("sum", var, self.draw(depth - 1, inner))
        if draw < 0.36:
            same = self.draw(depth - 1, scope)
            return tree("mul", same, same)
        if draw < 0.55:
            return tree("mul", self.draw(depth - 1, scope), self.draw(depth - 1, scope))
        if draw < 0.72:
            return tree("add", self.draw(depth - 1, scope), self.draw(depth - 1, scope))
        if draw < 0.82:
            return tree("sigma", self.rng.choice((0, 0, 1)), self.draw(depth - 1, scope))
        if draw < 0.86:
            return tree("over", self.draw(depth - 1, scope))
        if draw < 0.95:
            return self.slope(self.draw(depth - 1, scope), scope)
        return self.leaf(scope)

    def slope(self, body: Tree, scope: tuple[Var, ...]) -> Tree:
        """The derivative by an entry, mostly of an array that occurs; the body itself where no place can be named."""
        there = [_at(body, path) for path in _positions(body) if _at(body, path).kind == "entry"]
        name, shape = self.rng.choice(there).parts[:2] if there and self.rng.random() < 0.8 else self.array()
        at = tuple(self.place(s, scope) for s in shape)
        whole = all(at) and all(not isinstance(v, tuple) or v[1] == s for v, s in zip(at, shape, strict=True))
        return tree("diff", body, name, shape, at) if whole else body

    def scope(self) -> tuple[Var, ...]:
        """Free indices; one name may stand on two axes, where it is the same integer."""
        some = [(name, self.rng.choice(("n", "n", "m", "longer"))) for name in NAMES if self.rng.random() < 0.6]
        if some and self.rng.random() < 0.1:
            some.append((some[0][0], self.rng.choice(("n", "m"))))
        return tuple(dict.fromkeys(some))

    def changed(self, t: Tree, true: bool) -> Tree:
        """The tree with one step somewhere in it: one that keeps its value, or one that may not."""
        places = list(_positions(t))
        for _ in range(8):
            at = self.rng.choice(places)
            old = _at(t, at)
            new = self.step(old, _scope(t, at)) if true else self.slip(old, _scope(t, at))
            if new is not None:
                return _with(t, at, new)
        return t

    def step(self, t: Tree, scope: tuple[Var, ...]) -> Tree | None:
        """An equal tree."""
        rng, k, parts = self.rng, t.kind, t.parts
        options: list[Tree] = []
        if k in ("add", "mul"):
            options.append(tree(k, parts[1], parts[0]))
            if parts[0].kind == k:
                options.append(tree(k, parts[0].parts[0], tree(k, parts[0].parts[1], parts[1])))
        if k == "mul":
            if parts[1].kind == "add":
                a, b = parts[1].parts
                options += [tree("add", tree("mul", parts[0], a), tree("mul", parts[0], b))] * 2
            if parts[0].kind == "sum" and parts[0].parts[0][0] not in {v[0] for v in free_variables(parts[1])}:
                var, body = parts[0].parts
                options += [tree("sum", var, tree("mul", body, parts[1]))] * 3
        if k == "sum":
            var, body = parts
            new = rng.choice([name for name in (*NAMES, "p") if name != var[0]])
            if (
                new not in {v[0] for v in free_variables(body)}
                and (moved := _renamed(body, var, (new, var[1]))) is not None
            ):
                options += [tree("sum", (new, var[1]), moved)] * 2
            if body.kind == "add":
                options += [tree("add", tree("sum", var, body.parts[0]), tree("sum", var, body.parts[1]))] * 2
            if body.kind == "sum" and body.parts[0][0] != var[0]:
                options += [tree("sum", body.parts[0], tree("sum", var, body.parts[1]))] * 2
            if body.kind == "mul" and var[0] not in {v[0] for v in free_variables(body.parts[0])}:
                options += [tree("mul", body.parts[0], tree("sum", var, body.parts[1]))] * 2
        if k == "diff" and parts[0].kind in ("add", "mul", "sum"):
            body, *by = parts
            names = {v[0] for v in variables(by[2])}
            if body.kind == "add":
                options.append(tree("add", *(tree("diff", c, *by) for c in body.parts)))
            elif body.kind == "mul":
                a, b = body.parts
                options.append(tree("add", tree("mul", tree("diff", a, *by), b), tree("mul", a, tree("diff", b, *by))))
            elif body.parts[0][0] not in names:
                options += [tree("sum", body.parts[0], tree("diff", body.parts[1], *by))] * 2
        mine = sorted(v for v in free_variables(t) if v[1] in ("n", "m", "longer"))
        if mine and k in ("entry", "mul", "sigma"):
            var = rng.choice(mine)
            new = (rng.choice(("p", "q", *NAMES)), var[1])
            if new[0] not in {v[0] for v in free_variables(t)} and (moved := _renamed(t, var, new)) is not None:
                options += [tree("sum", new, tree("mul", tree("delta", (var, new)), moved))] * 2
        options.append(tree("mul", tree("num", 1), t))
        return rng.choice(options)

    def slip(self, t: Tree, scope: tuple[Var, ...]) -> Tree | None:
        """A tree that may have another value: another index, axis, order, number or sign, a term dropped, a captured index."""
        rng, k, parts = self.rng, t.kind, t.parts
        if k == "entry":
            name, shape, at = parts
            q = rng.randrange(len(at))
            other = self.place(shape[q], scope)
            return None if other is None else tree("entry", name, shape, (*at[:q], other, *at[q + 1 :]))
        if k == "delta":
            return rng.choice((tree("num", 1), tree("delta", (parts[0][0], 1))))
        if k == "sum":
            var, body = parts
            if var[1] in ("from 2", "from 3") and var[0] not in {v[0] for v in free_variables(body)}:
                length = tree("add", tree("size", "n"), tree("num", -1 if var[1] == "from 2" else -2))
                return tree("mul", length, body)
            wider = {
                "n": ("below", "from 2", "from 3"),
                "below": ("from 2",),
                "from 2": ("below",),
                "longer": ("n",),
            }.get(var[1], ())
            captured = [v for v in scope if v[1] == var[1] and v[0] != var[0]]
            if captured and rng.random() < 0.5 and (moved := _renamed(body, var, rng.choice(captured))) is not None:
                return tree("sum", rng.choice(captured), moved)
            if wider and (moved := _renamed(body, var, (var[0], wider[0]))) is not None:
                return tree("sum", (var[0], rng.choice(wider)), moved)
            return body if var[0] not in {v[0] for v in free_variables(body)} else None
        if k == "sigma":
            return tree("sigma", 1 - min(parts[0], 1), parts[1])
        if k == "num":
            return tree("num", parts[0] + 1)
        if k == "diff":
            options = [tree("num", 0)]
            if parts[0].kind == "mul":
                a, b = parts[0].parts
                options.append(tree("mul", tree("diff", a, *parts[1:]), b))
            if parts[0].kind == "sigma":
                options.append(tree("sigma", parts[0].parts[0] + 1, parts[0].parts[1]))
            return rng.choice(options)
        if k == "mul" and all(part.kind == "sum" for part in parts) and parts[0].parts[0][1] == parts[1].parts[0][1]:
            (var, a), (other, b) = (part.parts for part in parts)
            if (moved := _renamed(b, other, var)) is not None:  # Σ_i a_i Σ_i b_i taken for Σ_i a_i b_i
                return tree("sum", var, tree("mul", a, moved))
        if k in ("add", "mul"):
            return parts[rng.randrange(2)]
        return None

    def pair(self) -> tuple[Tree, Tree]:
        scope = self.scope()
        left = self.draw(self.rng.choice((2, 3, 3, 4)), scope)
        if self.rng.random() < 0.25:
            left = self.slope(left, scope)
        right = left
        for _ in range(self.rng.randrange(1, 6)):
            right = self.changed(right, True)
        draw = self.rng.random()
        if draw < 0.4:
            right = self.changed(right, False)
        elif draw < 0.5:
            right = self.draw(self.rng.choice((1, 2)), scope)
        return left, right


def _positions(t: Tree, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    yield path
    for k, part in enumerate(t.parts):
        if isinstance(part, Tree):
            yield from _positions(part, (*path, k))


def _at(t: Tree, path: tuple[int, ...]) -> Tree:
    for k in path:
        t = t.parts[k]
    return t


def _with(t: Tree, path: tuple[int, ...], new: Tree) -> Tree:
    if not path:
        return new
    parts = list(t.parts)
    parts[path[0]] = _with(parts[path[0]], path[1:], new)
    return Tree(t.kind, tuple(parts))


def _scope(t: Tree, path: tuple[int, ...]) -> tuple[Var, ...]:
    scope = {v[0]: v for v in sorted(free_variables(t))}
    for k in path:
        if t.kind == "sum":
            scope[t.parts[0][0]] = t.parts[0]
        t = t.parts[k]
    return tuple(scope.values())


def _renamed(t: Tree, old: Var, new: Var) -> Tree | None:
    """The tree with a free index renamed; None where the new name would be captured."""
    if t.kind == "sum" and t.parts[0][0] == old[0]:
        return t
    if t.kind == "sum" and t.parts[0][0] == new[0] and old in free_variables(t):
        return None
    parts = []
    for part in t.parts:
        if isinstance(part, Tree):
            moved = _renamed(part, old, new)
            if moved is None:
                return None
            parts.append(moved)
        elif isinstance(part, tuple) and t.kind in ("entry", "delta", "index", "diff") and variables(part):
            parts.append(tuple(new if v == old else v for v in part))
        else:
            parts.append(part)
    return Tree(t.kind, tuple(parts))
