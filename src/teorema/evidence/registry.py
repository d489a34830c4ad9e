"""The statements of a package as one mapping, held to the rules that everything else relies on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final

from teorema.evidence.graph import order
from teorema.evidence.protocol import KINDS_OF_STATEMENT, Registry, StatementLike
from teorema.ground.errors import Refused
from teorema.ground.text import Text

_ID: Final = re.compile(r"[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*")


def registry(statements: Iterable[StatementLike]) -> dict[str, StatementLike]:
    """The statements by id, in the given order.

    Raises:
        ValueError: an id or a mistake's id stands twice or is no ASCII slug, a kind is unknown, a claim cannot be
            evaluated, or `uses` is unknown or runs in a circle.
    """
    found: dict[str, StatementLike] = {}
    for statement in statements:
        if statement.id in found:
            rule = Text("must belong to one statement only", "debe pertenecer a un solo enunciado")
            raise Refused("id", rule, statement.id)
        found[statement.id] = statement
    validate(found)
    return found


def validate(statements: Registry) -> None:
    """Refuse a registry that breaks a rule.

    Raises:
        ValueError: as `registry`.
    """
    for key, statement in statements.items():
        if key != statement.id:
            raise Refused("id", Text(f"must be its key {key}", f"debe ser su clave {key}"), statement.id)
        _slug("id", statement.id)
        if statement.kind not in KINDS_OF_STATEMENT:
            kinds = ", ".join(KINDS_OF_STATEMENT)
            raise Refused(f"kind of {key}", Text(f"must be one of {kinds}", f"debe ser una de {kinds}"), statement.kind)
        mistakes = [mistake.id for mistake in statement.mistakes]
        for mistake in mistakes:
            _slug(f"mistake of {key}", mistake)
            if mistakes.count(mistake) > 1:
                rule = Text("must not stand twice in a statement", "no debe figurar dos veces en un enunciado")
                raise Refused(f"mistake of {key}", rule, mistake)
        for claim in (statement.claim, *(mistake.claim for mistake in statement.mistakes)):
            if statement.reason is None and not callable(getattr(claim, "at", None)):
                raise Refused(f"claim of {key}", Text("must have at(point)", "debe tener at(point)"), claim)
    order({key: statement.uses for key, statement in statements.items()})


def load(place: str) -> Registry:
    """The registry that a place written as module:callable returns.

    Raises:
        ValueError: the place cannot be read, imported or called, or the registry breaks a rule.
    """
    module, colon, name = place.partition(":")
    if not (module and colon and name):
        raise Refused("evidence_registry", Text("must read module:callable", "debe decir módulo:función"), place)
    try:
        source: Any = getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        rule = Text(f"must be importable ({error})", f"debe poder importarse ({error})")
        raise Refused("evidence_registry", rule, place) from error
    found = source()
    if not isinstance(found, Mapping):
        raise Refused(
            "evidence_registry", Text("must return a mapping", "debe devolver un mapeo"), type(found).__name__
        )
    validate(found)
    return found


def chosen(statements: Registry, ids: Iterable[str]) -> tuple[str, ...]:
    """The given ids in the order of the registry.

    Raises:
        ValueError: an id is not there; the nearest ones are named.
    """
    wanted = list(ids)
    for name in wanted:
        if name not in statements:
            near = get_close_matches(name, list(statements), 3)
            fix = Text(f"near: {', '.join(near)}", f"parecidos: {', '.join(near)}") if near else None
            rule = Text("must be a statement of the registry", "debe ser un enunciado del registro")
            raise Refused("id", rule, name, fix)
    return tuple(name for name in statements if name in wanted)


def _slug(argument: str, text: str) -> None:
    if not _ID.fullmatch(text):
        rule = Text(
            "must be ASCII letters, digits and underscores between hyphens",
            "debe tener letras ASCII, dígitos y guiones bajos entre guiones",
        )
        raise Refused(argument, rule, text)
