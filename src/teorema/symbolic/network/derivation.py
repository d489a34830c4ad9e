"""`derive`: back-propagation of a network written out, layer by layer in the lecture's letters, each step with its rule and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from teorema.symbolic.calculus import Expr, Member, Number, Symbol
from teorema.symbolic.calculus.substitution import rebuilt
from teorema.symbolic.derivatives.backward.naming import Binding
from teorema.symbolic.derivatives.backward.reverse import Contribution, Name, added, contributions
from teorema.symbolic.derivatives.checks.checked import Checked, over_shapes
from teorema.symbolic.derivatives.checks.slopes import Point, shapes_to_try
from teorema.symbolic.derivatives.rules.table import RULES, Rules
from teorema.symbolic.derivatives.steps import Step
from teorema.symbolic.entries.graph import Node
from teorema.symbolic.network.drawing import Diagram, Neuron, diagram
from teorema.symbolic.network.model import Model, model


@dataclass(frozen=True, slots=True, repr=False)
class Derivation:
    """Forward equations, then one step for each gradient: ζ and δ of each layer, g_W, g_b, and ∂C/∂x.

    Arguments:
        model: the network and its cost.
        steps: from the cost back to the input.
    """

    model: Model
    steps: tuple[Step, ...]

    @property
    def equations(self) -> tuple[Binding, ...]:
        """z and a of each layer, in forward order."""
        return tuple(one for pair in self.model.layers for one in pair)

    def of(self, name: str) -> Step:
        """The step of one gradient: "W1", "b2", "z1", "a1" or "x".

        Raises:
            KeyError: the derivation has no such step.
        """
        for step in self.steps:
            if short_name(step.name) == name:
                return step
        raise KeyError(f"name: must be one of {', '.join(short_name(s.name) for s in self.steps)}, got {name!r}")

    def check(self, seed: int = 0, shapes: int = 3) -> Checked:
        """Every step held against forward mode: the velocity of C along a random direction of the step's name.

        The network is run on x + ε dx modulo 2^61 − 1 with unknown functions as free values; named activations too, so
        what holds for one holds for all.
        """
        tried = shapes_to_try(self.model.names(), seed, shapes)
        wrong: dict[str, None] = {}
        for k, drawn in enumerate(tried):
            for step in self._disagreeing(self.model.sizes(drawn), seed + k):
                wrong[step.unicode()] = None
        return Checked(not wrong, "exact", over_shapes(tried), tuple(wrong))

    def _disagreeing(self, sizes: dict[str, Any], seed: int) -> list[Step]:
        """The steps whose gradient is not the derivative of the cost at one drawn point."""
        data = [use.data for step in self.steps for use in step.uses if use.data is not None]
        point = Point(sizes, seed, data)
        for one in self.equations:
            point.set(one.name, one.value)
        [cost] = point.nodes(self.model.cost)
        wrong = []
        for step in self.steps:
            point.set(step.left, step.right)
            direction = point.direction(step.name)
            if point.along(step.left, direction) != self._moved(point, direction).get(cost, 0):
                wrong.append(step)
        return wrong

    def _moved(self, point: Point, direction: dict[Node, int]) -> dict[Node, int]:
        """The velocities of the forward pass, when one name moves: an input, a parameter, a z or an a."""
        moving = dict(direction)
        for one in self.equations:
            names, values = point.nodes(one.name), point.nodes(one.value)
            found = point.moved(values, moving)
            moving |= {name: found[at] for name, at in zip(names, values, strict=True) if at in found}
        return moving | point.moved(point.nodes(self.model.cost), moving)

    def latex(self) -> str:
        """All equations and steps as one aligned display."""
        forward = [f"{one.name.latex()}&={one.value.latex()}" for one in self.equations]
        back = [f"{step.left.latex()}&={step.right.latex()}" for step in self.steps]
        return r"\begin{aligned}" + r"\\".join([*forward, f"C&={self.model.cost.latex()}", *back]) + r"\end{aligned}"

    def unicode(self) -> str:
        """Equations and steps for a terminal, one a line."""
        forward = [f"{one.name} = {one.value}" for one in self.equations]
        return "\n".join([*forward, f"C = {self.model.cost}", *(step.unicode() for step in self.steps)])

    def diagram(self, lang: str = "en", neuron: Neuron | None = None) -> Diagram:
        """The picture of its network, with activations and cost.

        Arguments:
            lang: language of the labels.
            neuron: one of the drawn neurons, to be marked.
        """
        return diagram(self.model, lang, neuron)

    def json(self) -> dict[str, Any]:
        """The derivation as plain data."""
        return {
            "widths": list(self.model.widths),
            "activations": list(self.model.activations),
            "loss": self.model.loss,
            "batch": str(self.model.letters.columns) if self.model.letters.batch else None,
            "equations": [
                {
                    "name": one.name.unicode(),
                    "value": one.value.unicode(),
                    "latex": f"{one.name.latex()}={one.value.latex()}",
                }
                for one in self.equations
            ],
            "cost": self.model.cost.unicode(),
            "steps": [step.json() for step in self.steps],
        }

    def __str__(self) -> str:
        return self.unicode()

    def __repr__(self) -> str:
        return f"Derivation({' '.join(map(str, self.model.widths))})"

    def _repr_latex_(self) -> str:
        """How a notebook shows it."""
        return f"$\\displaystyle {self.latex()}$"


def derive(
    widths: Sequence[int | str],
    hidden: str | Sequence[str] = "sigma",
    output: str = "identity",
    loss: str = "half_squared",
    batch: int | str | None = None,
    mean: bool = True,
    rules: Rules = RULES,
) -> Derivation:
    """Back-propagation of a network, step by step.

    Arguments:
        widths: N_0, ..., N_L; names stand for any positive integer.
        hidden: activation of the hidden layers, or one for each; `sigma` is an unknown one.
        output: activation of the output layer; `softmax` too.
        loss: the loss, by name.
        batch: None for one sample, else the number of samples or a name for it.
        mean: whether the cost of a batch is the mean of the losses.
        rules: the table of rules; another one derives what its mistakes give.

    Raises:
        Refused: widths, activations, loss or batch outside of what is listed.

    Source: Liquet 5.4; Nielsen 2, BP1 to BP4 (with his index of layers).

    Example:
        >>> d = derive(["p", "H", 1], hidden="tanh")
        >>> print(d.of("z1"))
        δ^[1] = ζ^[1] ⊙ tanh'(z^[1])    N_1×1
        >>> print(d.of("W1").unicode(), bool(d.check()))
        g_W^[1] = δ^[1] xᵀ True
    """
    equations = model(widths, hidden, output, loss, batch, mean)
    found: dict[Name, list[Contribution]] = {}
    inputs = _inputs(equations)
    names = frozenset([*inputs, *(one.name for pair in equations.layers for one in pair)])
    fold = {equations.output(): equations.layers[-1][1].name} if equations.activations[-1] == "softmax" else {}
    _gather(found, contributions(equations.cost, Number(Fraction(1)), names, rules), fold)
    steps: list[Step] = []
    for layer in range(equations.depth, 0, -1):
        z, a = equations.layers[layer - 1]
        if a.name in found:
            steps.append(_step(equations, a.name, found))
            _gather(found, contributions(a.value, steps[-1].left, names, rules), fold)
        steps.append(_step(equations, z.name, found))
        _gather(found, contributions(z.value, steps[-1].left, names, rules), fold)
        letters = equations.letters
        steps += [_step(equations, letters.W[layer], found), _step(equations, letters.b[layer], found)]
    steps.append(_step(equations, inputs[-1], found))
    return Derivation(equations, tuple(steps))


def _inputs(equations: Model) -> list[Name]:
    letters, x = equations.letters, input_of(equations)
    return [*(f[layer] for layer in range(1, equations.depth + 1) for f in (letters.W, letters.b)), x]


def input_of(equations: Model) -> Symbol:
    """The input x of a network, X for a batch."""
    return next(one for one in equations.layers[0][0].value.walk() if isinstance(one, Symbol))


def _gather(
    found: dict[Name, list[Contribution]], more: dict[Name, list[Contribution]], fold: dict[Expr, Member | Symbol]
) -> None:
    for name, many in more.items():
        for one in many:
            value = _folded(one.value, fold) if fold else one.value
            found.setdefault(name, []).append(Contribution(value, one.uses))


def _folded(node: Expr, fold: dict[Expr, Member | Symbol]) -> Expr:
    """The expression with the output activation written by its name."""
    if node in fold:
        return fold[node]
    return rebuilt(node, lambda part: _folded(part, fold) if isinstance(part, Expr) else part)


def _step(equations: Model, name: Name, found: dict[Name, list[Contribution]]) -> Step:
    many = found[name]
    return Step(name, letter_of(equations, name), added([one.value for one in many]), tuple(many))


def letter_of(equations: Model, name: Name) -> Member | Symbol:
    """The letter of the gradient by a name: δ for z, ζ for a, g_W and g_b for parameters, ζ^[0] for the input."""
    letters = equations.letters
    if isinstance(name, Symbol):
        return letters.zeta[0]
    families = {letters.z.name: letters.delta, letters.a.name: letters.zeta, "W": letters.g_W, "b": letters.g_b}
    return families[name.family.name][name.at]


def short_name(name: Name) -> str:
    """The name on a command line: W1, b2, z1, a1, x."""
    return f"{name.family.name}{name.at}" if isinstance(name, Member) else name.name
