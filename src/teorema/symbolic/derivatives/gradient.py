"""`grad`: the gradient of any expression of the calculus with respect to any symbol in it, step by step and checked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.leaves import Member, Number, Symbol
from teorema.symbolic.calculus.linear import Total, zeros
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.substitution import substituted
from teorema.symbolic.derivatives.backward.naming import Binding, named
from teorema.symbolic.derivatives.backward.reverse import Contribution, Name, added, contributions
from teorema.symbolic.derivatives.backward.tidying import inlined
from teorema.symbolic.derivatives.checks.checked import Checked, over_shapes
from teorema.symbolic.derivatives.checks.slopes import agrees, shapes_to_try, size_names
from teorema.symbolic.derivatives.rules.rule import Condition
from teorema.symbolic.derivatives.rules.table import RULES, Rules
from teorema.symbolic.derivatives.steps import Step

_A_NUMBER = Text(
    "must be a number; the derivative of a column or a matrix is a Jacobian: jacobian(f, x)",
    "debe ser un número; la derivada de una columna o de una matriz es un jacobiano: jacobian(f, x)",
)
_A_SYMBOL = Text("must be a symbol", "debe ser un símbolo")
_BOUNDED = Text(
    "must be at most {depth} levels deep with at most {most} nodes",
    "debe tener a lo sumo {depth} niveles y {most} nodos",
)
MOST_DEPTH, MOST_NODES = 150, 4000


@dataclass(frozen=True, slots=True, repr=False)
class Gradient:
    """∂f/∂X with the way it was found.

    Arguments:
        f: the number that is differentiated.
        by: the symbol X.
        names: intermediates with a name of their own.
        steps: one line for each gradient, from the last intermediate to X.
        value: the gradient in the letters of f alone.
    """

    f: Expr
    by: Name
    names: tuple[Binding, ...]
    steps: tuple[Step, ...]
    value: Expr

    @property
    def named(self) -> Expr:
        """The gradient in terms of the named intermediates and the letters of earlier steps."""
        return self.steps[-1].right

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What must hold for the steps, each condition once."""
        return tuple(dict.fromkeys(one for step in self.steps for one in step.conditions))

    def latex(self) -> str:
        """The gradient in LaTeX."""
        return self.value.latex()

    def unicode(self) -> str:
        """The gradient for a terminal."""
        return self.value.unicode()

    def words(self, lang: str) -> str:
        """The gradient read aloud."""
        return self.value.words(lang)

    def numpy(self) -> str:
        """NumPy code that computes the gradient."""
        return self.value.numpy()

    def json(self) -> dict[str, Any]:
        """The whole derivation as plain data."""
        return {
            "f": self.f.unicode(),
            "by": self.by.unicode(),
            "shape": [str(one) for one in self.by.shape],
            "names": [{"name": one.name.unicode(), "value": one.value.unicode()} for one in self.names],
            "steps": [step.json() for step in self.steps],
            "gradient": self.unicode(),
            "latex": self.latex(),
            "numpy": self.numpy(),
        }

    def check(self, seed: int = 0, shapes: int = 3) -> Checked:
        """Every step held against forward mode, at several shapes, the first with all sizes different.

        Arguments:
            seed: of the sizes, values and directions.
            shapes: how many shapes are tried.

        Example:
            >>> from teorema.symbolic.calculus import SquaredNorm, matrix, vector
            >>> W, x, y = matrix("W", "m", "n"), vector("x", "n"), vector("y", "m")
            >>> bool(grad(SquaredNorm(W @ x - y) / 2, W).check())
            True
        """
        sizes = shapes_to_try(size_names([self.f]), seed, shapes)
        failed = [
            step.unicode()
            for step, f, gradient in self._claims()
            if not all(self._agrees(step.name, f, gradient, one, seed + k) for k, one in enumerate(sizes))
        ]
        scope = over_shapes(sizes)
        return Checked(not failed, "exact", scope, tuple(failed))

    def _claims(self) -> list[tuple[Step, Expr, Expr]]:
        """For each step: f as a function of the step's name, and the gradient with all letters written out."""
        letters: dict[Expr, Expr] = {}
        claims = []
        for step in self.steps:
            letters[step.left] = inlined(step.right, letters)
            later = [one for one in self.names if not self._before(one.name, step.name)]
            f = self._rest()
            for one in reversed(later):
                f = substituted(f, {one.name: one.value})
            claims.append((step, f, letters[step.left]))
        return [(step, f, self._written_out(gradient, f, step.name)) for step, f, gradient in claims]

    def _before(self, name: Name, other: Name) -> bool:
        order = [one.name for one in self.names]
        return other in order and name in order and order.index(name) <= order.index(other)

    def _rest(self) -> Expr:
        return named(self.f, self.by)[1] if self.names else self.f

    def _written_out(self, gradient: Expr, f: Expr, name: Name) -> Expr:
        """The names that came after the step's own written out, as in f."""
        for one in reversed(self.names):
            if not self._before(one.name, name):
                gradient = substituted(gradient, {one.name: one.value})
        return gradient

    def _agrees(self, name: Name, f: Expr, gradient: Expr, sizes: dict[str, int], seed: int) -> bool:
        data = [use.data for step in self.steps for use in step.uses if use.data is not None]
        return agrees(f, name, gradient, sizes, seed, data)

    def lines(self, lang: str) -> str:
        """The intermediates and the steps, one below the other."""
        named = [f"{one.name} = {one.value}" for one in self.names]
        return "\n".join([*named, *(step.line(lang) for step in self.steps)])

    def __str__(self) -> str:
        return self.lines("en")

    def __repr__(self) -> str:
        return f"Gradient({self.value})"

    def _repr_latex_(self) -> str:
        """How a notebook shows it."""
        return f"$\\displaystyle {self.latex()}$"


def grad(f: Expr, by: Name, rules: Rules = RULES) -> Gradient:
    """∂f/∂X, of the shape of X, by reverse mode over named intermediates.

    Arguments:
        f: a number, or a 1×1 matrix.
        by: the symbol X; it may occur many times.
        rules: the table of rules; another one derives what its mistakes give.

    Returns:
        the gradient with its steps; `.value` is the expression, `.check()` checks every step.

    Raises:
        Refused: f is no number, X no symbol, f has too many nodes, or a node of f has no rule.

    Source: Liquet 4.4; Griewank and Walther 2008, 3.2.

    Example:
        >>> from teorema.symbolic.calculus import SquaredNorm, matrix, vector
        >>> W, x, y = matrix("W", "m", "n"), vector("x", "n"), vector("y", "m")
        >>> g = grad(SquaredNorm(W @ x - y) / 2, W)
        >>> print(g)
        r = W x - y
        ∂f/∂r = r    m×1
        ∂f/∂W = ∂f/∂r xᵀ    m×n
        >>> print(g.value)
        (W x - y) xᵀ
    """
    if not isinstance(by, (Symbol, Member)):
        raise Refused("by", _A_SYMBOL, str(by))
    f = as_number(f)
    bindings, rest = named(f, by)
    order: list[Name] = [by, *(one.name for one in bindings)]
    names = frozenset(order)
    found: dict[Name, list[Contribution]] = {}
    letters = {name: letter_of(name, f) for name in order}
    _gather(found, contributions(rest, Number(Fraction(1)), names, rules))
    steps: list[Step] = []
    values: dict[Expr, Expr] = {}
    for one in reversed(bindings):
        steps.append(_step(one.name, letters[one.name], found.get(one.name, [])))
        _gather(found, contributions(one.value, letters[one.name], names, rules))
    steps.append(_step(by, letters[by], found.get(by, [])))
    for step in steps:
        values[step.left] = inlined(step.right, values)
    value = values[letters[by]]
    for one in reversed(bindings):
        value = substituted(value, {one.name: one.value})
    return Gradient(f, by, bindings, tuple(steps), value)


def _gather(found: dict[Name, list[Contribution]], more: dict[Name, list[Contribution]]) -> None:
    for name, many in more.items():
        found.setdefault(name, []).extend(many)


def _step(name: Name, letter: Symbol, many: list[Contribution]) -> Step:
    if not many:
        nothing = zeros(*name.shape) if name.shape else Number(Fraction(0))
        return Step(name, letter, nothing, ())
    return Step(name, letter, added([one.value for one in many]), tuple(many))


def letter_of(name: Name, f: Expr) -> Symbol:
    """The letter ∂f/∂X of a gradient; C stands for the number where f is taken."""
    taken = {one.name for one in f.walk() if isinstance(one, Symbol)}
    number = next(letter for letter in ("f", "C", "J", "phi") if letter not in taken)
    code = f"d_{name.numpy().replace('[', '').replace(']', '')}"
    return Symbol(
        code, name.shape, rf"\frac{{\partial {number}}}{{\partial {name.latex()}}}", plain=f"∂{number}/∂{name}"
    )


def as_number(f: Expr) -> Expr:
    """The expression as a number: a 1×1 matrix is its only entry.

    Raises:
        Refused: it is neither, or it has too many nodes.
    """
    count, level = 0, [f]
    for depth in range(MOST_DEPTH + 1):
        if not level:
            break
        count += len(level)
        if depth == MOST_DEPTH or count > MOST_NODES:
            raise Refused("f", _BOUNDED.format(depth=MOST_DEPTH, most=MOST_NODES), f"{depth + 1}, {count}")
        level = [child for one in level for child in one.children()]
    if f.is_number:
        return f
    if f.shape == (1, 1):
        return Total(f)
    raise Refused("f", _A_NUMBER, "×".join(map(str, f.shape)))
