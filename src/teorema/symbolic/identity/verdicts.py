"""The three verdicts on two expressions: same, different, undecided; and the witness that a difference needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from teorema.ground.text import Text


@dataclass(frozen=True, slots=True)
class Same:
    """Equal wherever both sides are defined, up to the stated probability of error.

    Arguments:
        error: 0 for a proof; otherwise a bound on the probability that random evaluation took different expressions for equal ones.
        how: "index calculus" (every size), "exact evaluation" (random points modulo primes) or "stated laws" (normal form).
        sizes: the sizes at which it was shown; empty where it holds for every size.
            Symbolic sizes beyond these are not claimed.
        provided: what one side needs and the other does not, such as x - 1 ≠ 0 after a cancelled pole.
    """

    error: Fraction
    how: Literal["index calculus", "exact evaluation", "stated laws"]
    sizes: tuple[Mapping[str, Any], ...] = ()
    provided: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: str) -> str:
        """The verdict in words."""
        said = _SAME[self.how][lang]
        if self.sizes:
            said += _AT[lang].format("; ".join(sorted({_at(one) for one in self.sizes})))
        if self.error:
            said += _ERROR[lang].format(f"{float(self.error):.1g}")
        if self.provided:
            said += _PROVIDED[lang].format(", ".join(self.provided))
        return said


@dataclass(frozen=True, slots=True)
class Witness:
    """A real point at which every hypothesis holds, both sides are defined, and they differ.

    Arguments:
        values: numbers for numbers, nested lists for arrays, mappings from the index for families, by name.
        sizes: integers by name.
        functions: formulas of the uninterpreted functions, by name.
        at: the entry in which the sides differ, from 1; empty for numbers.
        left, right: the two values: fractions, or strings of intervals that do not meet.
    """

    values: Mapping[str, Any]
    left: Fraction | str
    right: Fraction | str
    sizes: Mapping[str, Any] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    at: tuple[int, ...] = ()

    def __str__(self) -> str:
        point = [f"{name} = {_shown(value)}" for name, value in (*self.sizes.items(), *self.values.items())]
        point += [f"{name}(u) = {formula}" for name, formula in self.functions.items()]
        return f"{', '.join(point)}: {self.left} ≠ {self.right}" if point else f"{self.left} ≠ {self.right}"


def _at(sizes: Mapping[str, Any]) -> str:
    return (
        ", ".join(f"{name} = {value}" for name, value in sizes.items() if not isinstance(value, Mapping))
        or "N = 1, 2, 3"
    )


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_shown(v)}" for k, v in value.items()) + "}"
    return str(value)


@dataclass(frozen=True, slots=True)
class Different:
    """Not the same: the witness shows it without rounding."""

    witness: Witness

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: str) -> str:
        """The verdict in words."""
        return _DIFFERENT[lang].format(self.witness)


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither was shown."""

    why: Text

    def __str__(self) -> str:
        return self.why["en"]

    def sentence(self, lang: str) -> str:
        """The verdict in words."""
        return self.why[lang]


Verdict = Same | Different | Undecided
"""What `compare` answers, one of the three."""

_SAME = {
    "index calculus": Text(
        "equal for every size, by the index calculus", "iguales para todo tamaño, por el cálculo de índices"
    ),
    "exact evaluation": Text(
        "equal by exact evaluation at random points", "iguales por evaluación exacta en puntos al azar"
    ),
    "stated laws": Text(
        "equal by the laws of the functions in them", "iguales por las leyes de las funciones que contienen"
    ),
}
_AT = Text(", at {}", ", con {}")
_ERROR = Text(", error below {}", ", error menor que {}")
_PROVIDED = Text(", where {}", ", donde {}")
_DIFFERENT = Text("different at {}", "distintas en {}")
