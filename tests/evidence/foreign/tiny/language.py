"""Statements and claims as this package likes them: functions of a point and two ways to compare them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from teorema.ground.text import Text

Term = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Same:
    """left = right."""

    left: Term
    right: Term

    def at(self, point):
        """Whether both sides are equal at the point."""
        return bool(self.left(point) == self.right(point))


@dataclass(frozen=True)
class Below:
    """left <= right."""

    left: Term
    right: Term

    def at(self, point):
        """Whether the left side does not exceed the right one."""
        return bool(self.left(point) <= self.right(point))


@dataclass(frozen=True)
class Condition:
    """A hypothesis."""

    text: Text
    holds: Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Mistake:
    """A false neighbour."""

    id: str
    title: Text
    claim: Any
    hypotheses: Any = None
    ill_shaped: bool = False


@dataclass(frozen=True)
class Statement:
    """What can be checked."""

    id: str
    kind: str
    title: Text
    claim: Any
    rewrite: Any = None
    mistakes: tuple = ()
    hypotheses: tuple = ()
    uses: tuple = ()
    reason: Any = None
