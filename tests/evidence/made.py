"""Statements and checks made by hand, for the tests that need no pytest run of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from teorema.evidence import Check
from teorema.evidence.kinds import KINDS
from teorema.ground.text import Text

SCOPE = Text("by hand", "a mano")
TITLE = Text("title", "título")


class ShapeError(ValueError):
    """What a claim says of shapes that do not fit."""


@dataclass(frozen=True)
class Says:
    """A claim that is a function."""

    truth: Callable[[Mapping[str, Any]], bool | None]

    def at(self, point: Mapping[str, Any]) -> bool | None:
        """Its truth at a point."""
        return self.truth(point)


@dataclass(frozen=True)
class Condition:
    """A hypothesis."""

    text: Text
    holds: Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Mistake:
    """A false neighbour."""

    id: str
    claim: Any
    hypotheses: Any = None
    ill_shaped: bool = False
    title: Text = TITLE


@dataclass(frozen=True)
class Statement:
    """A statement with whatever is not needed left empty."""

    id: str
    claim: Any
    rewrite: Any = None
    mistakes: tuple[Any, ...] = ()
    hypotheses: tuple[Any, ...] = ()
    kind: str = "theorem"
    title: Text = TITLE
    uses: tuple[str, ...] = ()
    reason: Text | None = None


def asks(claim: Any, point: Mapping[str, Any]) -> Any:
    """The honest predicate."""
    return claim.at(point)


def check(statement: Any, points: Any, predicate: Callable[..., Any] = asks, kind: str = "exact", **more: Any) -> Check:
    """A check without a module around it."""
    options: dict[str, Any] = {"given": (), "blind": {}, "cases": None, "min_points": None, "needs": ()} | more
    return Check(
        name="by_hand",
        kind=KINDS[kind],
        statement=statement,
        predicate=predicate,
        points=points,
        scope=SCOPE,
        file=__file__,
        line=1,
        **options,
    )
