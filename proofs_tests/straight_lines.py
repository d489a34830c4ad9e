"""Straight-line programs of + - * /, run with their operations counted, and the reverse sweep that gives the gradient."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

Line = tuple[str, int, int]
"""An operation and the places of its two operands among the values so far, the inputs first."""

_OF = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


@dataclass(frozen=True, slots=True)
class Program:
    """A program and the input at which it is run.

    Arguments:
        lines: the operations; the last value is the result.
        x: the inputs.
    """

    lines: tuple[Line, ...]
    x: tuple[Fraction, ...]

    def __str__(self) -> str:
        places = len(self.x)
        steps = [f"v{places + k} = v{a} {op} v{b}" for k, (op, a, b) in enumerate(self.lines)]
        return "; ".join([*(f"v{j} = {value}" for j, value in enumerate(self.x)), *steps])

    @property
    def defined(self) -> bool:
        """Whether no divisor is 0."""
        try:
            values(self.lines, self.x)
        except ZeroDivisionError:
            return False
        return True


def values(lines: Sequence[Line], x: Sequence[Any]) -> list[Any]:
    """The inputs and the value of every line, in any number system."""
    found = list(x)
    for op, a, b in lines:
        found.append(_OF[op](found[a], found[b]))
    return found


class Machine:
    """Does one operation at a time and counts it."""

    def __init__(self) -> None:
        self.tally: Counter[str] = Counter()

    def do(self, op: str, a: Any, b: Any) -> Any:
        """a op b, counted."""
        self.tally[op] += 1
        return _OF[op](a, b)


def reverse_sweep(program: Program, accumulate: bool = True) -> tuple[list[Any], int]:
    """The gradient by the reverse sweep, every adjoint starting at 0, and all operations used, those of the value included.

    Arguments:
        program: with no divisor 0.
        accumulate: False for the mistake in which the last use of a value overwrites the others.
    """
    machine = Machine()
    found: list[Any] = list(program.x)
    for op, a, b in program.lines:
        found.append(machine.do(op, found[a], found[b]))
    adjoint: list[Any] = [Fraction(0)] * len(found)
    adjoint[-1] = Fraction(1)

    def receive(at: int, op: str, amount: Any) -> None:
        adjoint[at] = machine.do(op, adjoint[at] if accumulate else Fraction(0), amount)

    for k in range(len(program.lines) - 1, -1, -1):
        op, a, b = program.lines[k]
        arriving = adjoint[len(program.x) + k]
        if op in "+-":
            receive(a, "+", arriving)
            receive(b, op, arriving)
        elif op == "*":
            receive(a, "+", machine.do("*", arriving, found[b]))
            receive(b, "+", machine.do("*", arriving, found[a]))
        else:
            share = machine.do("/", arriving, found[b])
            receive(a, "+", share)
            receive(b, "-", machine.do("*", share, found[len(program.x) + k]))
    return adjoint[: len(program.x)], machine.tally.total()


@dataclass(frozen=True, slots=True)
class Dual:
    """u + ε v with ε² = 0: derivatives without any reverse sweep."""

    u: Any
    v: Any

    def __add__(self, other: Dual) -> Dual:
        return Dual(self.u + other.u, self.v + other.v)

    def __sub__(self, other: Dual) -> Dual:
        return Dual(self.u - other.u, self.v - other.v)

    def __mul__(self, other: Dual) -> Dual:
        return Dual(self.u * other.u, self.v * other.u + self.u * other.v)

    def __truediv__(self, other: Dual) -> Dual:
        return Dual(self.u / other.u, (self.v * other.u - self.u * other.v) / (other.u * other.u))


def partials(program: Program) -> list[Any]:
    """∂f/∂x_j, one forward run on duals for each input."""
    size = range(len(program.x))
    return [
        values(program.lines, [Dual(x, Fraction(int(i == j))) for i, x in enumerate(program.x)])[-1].v for j in size
    ]


def program(rng: Random, inputs: int, lines: int) -> Program:
    """A random program, late values used more often than early ones."""
    made: list[Line] = []
    for k in range(lines):
        places = inputs + k
        made.append((rng.choice("+-*/"), rng.randrange(places), max(rng.randrange(places), rng.randrange(places))))
    return Program(
        tuple(made), tuple(Fraction(rng.choice((-3, -2, 1, 2, 3, 5)), rng.choice((1, 2))) for _ in range(inputs))
    )
