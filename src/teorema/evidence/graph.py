"""The order in which statements may be read: `uses` without cycles and without strangers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from teorema.ground.errors import Refused
from teorema.ground.text import Text


def order(uses: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Every id after all that it uses; among those that are free, in the given order.

    Raises:
        ValueError: an id is used that is not there, or the uses run in a circle.

    Example:
        >>> order({"theorem": ["lemma"], "lemma": []})
        ('lemma', 'theorem')
    """
    for name, used in uses.items():
        for other in used:
            if other not in uses:
                rule = Text("must name statements of the registry", "debe nombrar enunciados del registro")
                raise Refused(f"uses of {name}", rule, other)
    done: dict[str, None] = {}
    for start in uses:
        # Depth first with an explicit path, so that a long chain meets no recursion limit.
        path: dict[str, list[str]] = {} if start in done else {start: list(uses[start])}
        while path:
            name = next(reversed(path))
            if not path[name]:
                done[name] = None
                del path[name]
                continue
            other = path[name].pop(0)
            if other in path:
                circle = [*list(path)[list(path).index(other) :], other]
                raise Refused("uses", Text("must not run in a circle", "no debe formar un ciclo"), " -> ".join(circle))
            if other not in done:
                path[other] = list(uses[other])
    return tuple(done)


def ancestors(uses: Mapping[str, Iterable[str]], name: str) -> frozenset[str]:
    """Everything a statement rests on, directly or not; itself only where the uses run in a circle.

    Raises:
        ValueError: the statement is not there.

    Example:
        >>> sorted(ancestors({"c": ["b"], "b": ["a"], "a": []}, "c"))
        ['a', 'b']
    """
    if name not in uses:
        raise Refused("name", Text("must be a statement of the registry", "debe ser un enunciado del registro"), name)
    found: set[str] = set()
    pending = list(uses[name])
    while pending:
        other = pending.pop()
        if other not in found:
            found.add(other)
            pending.extend(uses.get(other, ()))
    return frozenset(found)
