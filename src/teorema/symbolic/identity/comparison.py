"""`compare`: whether two expressions are the same, with one of three verdicts that is never wrong and may be undecided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b
from random import Random
from typing import Any, Final

import mpmath

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.leaves import INTEGERS, NATURALS, POSITIVE, Member, Symbol
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import ShapeError, agree
from teorema.symbolic.identity import lawful, modular
from teorema.symbolic.identity.assumptions import Assumption, Positive
from teorema.symbolic.identity.drawing import needed, nodes_of, sizes_of
from teorema.symbolic.identity.graph import Graph, Node
from teorema.symbolic.identity.needs import provided
from teorema.symbolic.identity.reals import Real
from teorema.symbolic.identity.search import POLYNOMIALS, Condition, Found, Kinds, Search
from teorema.symbolic.identity.spelling import Outside, Speller, Unspelled
from teorema.symbolic.identity.verdicts import Different, Same, Undecided, Verdict, Witness
from teorema.symbolic.indices import equal
from teorema.symbolic.indices.reading import refuse_large

_SIDES: Final = Text("both sides must have one shape", "ambos lados deben tener las mismas dimensiones")
_UNSPELLED: Final = Text(
    "the index calculus does not decide it, and it cannot be spelled out entry by entry",
    "el cálculo de índices no lo decide, y no puede escribirse entrada por entrada",
)
_NEITHER: Final = Text(
    "no law that we know makes them equal, and no point was found at which they certainly differ",
    "ninguna ley conocida los hace iguales, y no se encontró un punto en el que con certeza difieran",
)
_NOWHERE: Final = Text(
    "no point was found at which both sides are defined",
    "no se encontró un punto en el que ambos lados estén definidos",
)
_TOO_LIKELY: Final = Text(
    "the sides agree at random points, but are too large for a useful bound on the error",
    "los lados coinciden en puntos al azar, pero son demasiado grandes para una cota útil del error",
)
USEFUL: Final = Fraction(1, 10**9)
"""The largest bound on the error that counts as an answer."""


def compare(left: Expr, right: Expr, assumptions: Iterable[Assumption] = (), seed: int | str | None = None) -> Verdict:
    """Whether two expressions are equal wherever both are defined.

    First the index calculus, for every size; then, at small sizes, exact evaluation with functions as free values, the stated laws of
    functions, and the search for a real point at which the sides certainly differ.

    Arguments:
        left, right: expressions of one shape, with integer or symbolic sizes.
        assumptions: what holds at every point that counts, such as `Positive(x)`. Symbols of positive domain are positive anyway.
        seed: of the random points; by default drawn from the two expressions, so that one question has one answer.

    Raises:
        ShapeError: the sides have different shapes.
        Refused: the expressions are too large; said before work starts.

    Example:
        >>> from teorema.symbolic.calculus import NAMED, apply, scalar
        >>> x = scalar("x")
        >>> print(compare((x**2 - 1) / (x - 1), x + 1))
        equal for every size, by the index calculus, where x - 1 ≠ 0
        >>> print(compare(apply(NAMED["sqrt"], x**2), x))
        different at x = -1: 1 ≠ -1
        >>> print(compare(apply(NAMED["sqrt"], x**2), x, [Positive(x)]).how)
        index calculus
    """
    if not agree(left.shape, right.shape):
        raise ShapeError("=", _SIDES, left.shape, right.shape)
    for side in (left, right):
        refuse_large(side)
    assumed = tuple(assumptions)
    left, right = _assuming(left, assumed), _assuming(right, assumed)
    if equal(left, right):
        return Same(Fraction(0), "index calculus", (), provided(left, right))
    text = seed if seed is not None else f"{left}={right}"
    rng = Random(int.from_bytes(blake2b(str(text).encode(), digest_size=8).digest(), "big"))
    return _Comparison(left, right, assumed, rng).verdict()


class _Comparison:
    def __init__(self, left: Expr, right: Expr, assumptions: tuple[Assumption, ...], rng: Random) -> None:
        self.left, self.right, self.assumptions, self.rng = left, right, assumptions, rng
        self.domains = _domains(left) | _domains(right)
        self.incomplete = False

    def verdict(self) -> Verdict:
        """Each size in turn: the first witness decides; without one, all sizes must agree."""
        same: list[Same] = []
        undecided: Text | None = None
        for spelled in self._spelled(sizes_of((self.left, self.right, *(a.of for a in self.assumptions)))):
            answer = spelled.same()
            if isinstance(answer, Same):
                same.append(answer)
            elif (witness := spelled.witness(self.rng)) is not None:
                return Different(witness)
            else:
                undecided = answer
        if undecided is not None or not same or self.incomplete:
            return Undecided(undecided or _UNSPELLED)
        how = next((one.how for one in same if one.how == "exact evaluation"), same[0].how)
        sizes = tuple(size for one in same for size in one.sizes if size)
        return Same(max(one.error for one in same), how, sizes, provided(self.left, self.right))

    def _spelled(self, sizes: Sequence[Mapping[str, Any]]) -> Iterator[_Spelled]:
        """The sides at one choice of sizes after the other, as far as they can be spelled out."""
        for one in sizes:
            try:
                yield _Spelled(self, one)
            except Outside:
                continue
            except Unspelled:
                if needed(one):
                    self.incomplete = True
            except Refused:
                if needed(one):
                    raise
                return


class _Spelled:
    """The two sides at one choice of sizes."""

    def __init__(self, parent: _Comparison, sizes: Mapping[str, Any]) -> None:
        self.parent, self.sizes = parent, sizes
        self.graph = Graph()
        speller = Speller(self.graph, sizes)
        a, b = speller.of(parent.left), speller.of(parent.right)
        self.columns = len(a[0])
        self.pairs = [(x, y) for row, other in zip(a, b, strict=True) for x, y in zip(row, other, strict=True)]
        self.open = [k for k, (x, y) in enumerate(self.pairs) if x != y]
        self.conditions = [
            Condition(node, one.sign) for one in parent.assumptions for row in speller.of(one.of) for node in row
        ]

    def _some(self) -> list[tuple[Node, Node]]:
        return [self.pairs[k] for k in self.open]

    def same(self) -> Same | Text:
        """Equal at these sizes, or why not."""
        if not self.open:
            return Same(Fraction(0), "stated laws", (self.sizes,))
        positive = self._positive()
        try:
            error = modular.agreement(self.graph, self._some(), self.parent.rng)
        except modular.Pole:
            return _NOWHERE
        if error is not None:
            return Same(error, "exact evaluation", (self.sizes,)) if error < USEFUL else _TOO_LIKELY
        if lawful.proved(self.graph, self._some(), positive):
            return Same(Fraction(0), "stated laws", (self.sizes,))
        return _NEITHER

    def _positive(self) -> set[Node]:
        """Variables above 0 wherever both sides are defined: by domain, by assumption, or since a logarithm is taken of them."""
        found = {c.node for c in self.conditions if c.sign == ">"}
        for node in self.graph.reachable([end for pair in self.pairs for end in pair]):
            kind, *rest = self.graph.keys[node]
            if kind == "var" and self.parent.domains.get(rest[0]) == POSITIVE:
                found.add(node)
            elif kind == "fn" and rest[:2] == ["log", 0]:
                found.add(rest[3])
        return found

    def witness(self, rng: Random) -> Witness | None:
        """A real point at which the sides differ."""
        variables = [n for n, key in enumerate(self.graph.keys) if key[0] == "var"]
        domain = {n: self.parent.domains.get(self.graph.keys[n][1]) for n in variables}
        conditions = [*self.conditions, *(Condition(n, ">") for n in variables if domain[n] == POSITIVE)]
        conditions += [Condition(n, "≥") for n in variables if domain[n] == NATURALS]
        kinds = Kinds(
            frozenset(n for n in variables if domain[n] in (POSITIVE, NATURALS)) | self._positive(),
            frozenset(n for n in variables if domain[n] in (NATURALS, INTEGERS)),
        )
        found = Search(self.graph, self._some(), conditions, kinds).run(rng)
        return None if found is None else self._told(found)

    def _told(self, found: Found) -> Witness:
        at = divmod(self.open[found.pair], self.columns)
        place = (at[0] + 1, at[1] + 1) if self.parent.left.shape else ()
        functions = {name[:-2]: POLYNOMIALS[c] for name, c in found.functions.items()}
        values = _gathered(self.graph, found.point)
        return Witness(
            values, _said(found.left, found.right), _said(found.right, found.left), self.sizes, functions, place
        )


def _said(value: Real, other: Real) -> Fraction | str:
    """A fraction as it is, an interval by its digits, as many as tell it from the other value."""
    if isinstance(value, Fraction):
        return value
    texts = [mpmath.nstr(mpmath.mpf(v.a), 15) if not isinstance(v, Fraction) else str(v) for v in (value, other)]
    return f"{texts[0]}..." if texts[0] != texts[1] else str(value)


def _gathered(graph: Graph, point: Mapping[Node, Fraction]) -> dict[str, Any]:
    """The values of the variables, put together as arrays and families; entries that do not matter are 0."""
    numbers: dict[Any, Any] = {}
    for node, value in point.items():
        _, name, layer, i, j = graph.keys[node]
        if i is None:
            numbers[name, layer] = value
        else:
            numbers.setdefault((name, layer), {})[i, j] = value
    for _, name, layer, i, j in (key for key in graph.keys if key[0] == "var"):
        if i is not None:
            numbers.setdefault((name, layer), {}).setdefault((i, j), Fraction(0))
    found: dict[str, Any] = {}
    for (name, layer), value in numbers.items():
        whole = value
        if isinstance(value, dict):
            rows, columns = (1 + max(at[q] for at in value) for q in (0, 1))
            whole = [[value.get((i, j), Fraction(0)) for j in range(columns)] for i in range(rows)]
        if layer is None:
            found[name] = whole
        else:
            found.setdefault(name, {})[layer] = whole
    return found


def _assuming(expression: Expr, assumptions: Sequence[Assumption]) -> Expr:
    """The expression with its assumed positive symbols in the positive domain."""
    from dataclasses import replace

    from teorema.symbolic.calculus.substitution import substituted

    symbols = {a.of for a in assumptions if isinstance(a, Positive) and isinstance(a.of, Symbol)}
    return substituted(expression, {s: replace(s, domain=POSITIVE) for s in symbols}) if symbols else expression


def _domains(expression: Expr) -> dict[str, str]:
    found = {}
    for node in nodes_of(expression):
        if isinstance(node, Symbol):
            found[node.name] = node.domain
        elif isinstance(node, Member):
            found[node.family.name] = node.family.domain
    return found
