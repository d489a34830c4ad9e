"""All statements of the built pieces, by id; refused when ids repeat or `uses` is unknown or runs in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module

from teorema.course import BUILT, piece
from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.statement import Statement


def statements_of(stem: str) -> tuple[Statement, ...]:
    """The statements of one piece in reading order.

    Raises:
        KeyError: the piece is not in the course.

    Example:
        >>> statements_of("counting")[0].piece
        'counting'
    """
    piece(stem)
    module = import_module(f"teorema.symbolic.statements.{stem}")
    found: tuple[Statement, ...] = module.STATEMENTS
    return found


@cache
def registry() -> Mapping[str, Statement]:
    """Every statement of the built pieces, by id, in the order of the course."""
    return gathered(
        statement for stem in sorted(BUILT, key=lambda s: piece(s).number) for statement in statements_of(stem)
    )


def gathered(statements: Iterable[Statement]) -> Mapping[str, Statement]:
    """The statements by id.

    Raises:
        Refused: two of one id; an id in `uses` that none has; `uses` that run in a circle.
    """
    found: dict[str, Statement] = {}
    for statement in statements:
        if statement.id in found:
            raise Refused("id", Text("must be used once", "debe usarse una sola vez"), statement.id)
        found[statement.id] = statement
    for statement in found.values():
        for used in statement.uses:
            if used not in found:
                raise Refused(
                    f"{statement.id}: uses",
                    Text("must be the id of a statement", "debe ser el id de un enunciado"),
                    used,
                )
    try:
        TopologicalSorter({one.id: one.uses for one in found.values()}).prepare()
    except CycleError as circle:
        raise Refused(
            "uses", Text("must not run in a circle", "no debe formar un ciclo"), " -> ".join(circle.args[1])
        ) from None
    return found
