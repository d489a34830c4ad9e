"""What a derivation costs when it is evaluated: at most five operations a parameter, linear in the depth."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from teorema.ground.grid import Grid
from teorema.symbolic.calculus import evaluate
from teorema.symbolic.network.derivation import Derivation, derive

DEPTHS = (5, 10, 20, 50)
WIDTH = 6


class Counted:
    """A number that counts the operations it takes part in; a function of it costs one."""

    operations = 0

    def _counted(self, _: Any) -> Counted:
        Counted.operations += 1
        return Counted()

    def __radd__(self, other: Any) -> Counted:
        return self if other == 0 else self._counted(other)  # the 0 that a sum starts from costs nothing

    __add__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _counted

    def __neg__(self) -> Counted:
        return self

    def applied(self, function: Any, order: int, parameters: Any) -> Counted:
        return self._counted(function)


def operations(found: Derivation) -> int:
    """Operations of the forward equations and of all steps but the gradient by the input, which is no parameter's."""
    model, width = found.model, WIDTH

    def grid(rows: int, columns: int) -> Grid:
        return Grid([[Counted() for _ in range(columns)] for _ in range(rows)])

    point: dict[str, Any] = {**model.sizes({}), "x": grid(width, 1), "y": grid(width, 1)}
    point |= {
        "W": {k: grid(width, width) for k in range(1, model.depth + 1)},
        "b": {k: grid(width, 1) for k in range(1, model.depth + 1)},
    }
    Counted.operations = 0
    for name, value in [
        *((one.name, one.value) for one in found.equations),
        *((s.left, s.right) for s in found.steps[:-1]),
    ]:
        point.setdefault(name.family.name, {})[int(name.at)] = evaluate(value, point)
    return Counted.operations


def test_at_most_five_operations_a_parameter_and_linear_in_the_depth() -> None:
    cost = {depth: operations(derive([WIDTH] * (depth + 1), hidden="tanh")) for depth in DEPTHS}
    parameters = {depth: depth * WIDTH * (WIDTH + 1) for depth in DEPTHS}
    for depth in DEPTHS:
        assert 2 * parameters[depth] < cost[depth] <= 5 * parameters[depth], depth
    slopes = [(cost[b] - cost[a]) / (b - a) for a, b in itertools.pairwise(DEPTHS)]
    assert len(set(slopes)) == 1, "each further layer costs the same"


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_derivation_grows_by_four_lines_a_layer(depth: int) -> None:
    found = derive([WIDTH] * (depth + 1), hidden="tanh")
    assert len(found.steps) == 4 * depth + 1
    nodes = sum(1 for step in found.steps for _ in step.right.walk())
    assert nodes <= 16 * depth
