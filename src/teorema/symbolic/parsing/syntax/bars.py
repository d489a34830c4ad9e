"""Which bar opens and which closes: |a|·|b| can be read in one way, |a|b|c| in two."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.parsing.refusals import Ambiguous, Unreadable
from teorema.symbolic.parsing.spellings.tokens import Token

MOST: Final = 12
"""More bars than these between two brackets are refused."""

_MANY = Text(
    f"at most {MOST} bars may stand between two brackets", f"entre dos paréntesis caben a lo sumo {MOST} barras"
)
_ALONE = Text("this bar has no partner", "esta barra no tiene pareja")
_STARTS: Final = frozenset(["number", "name", "open", "frac", "root", "big"])
_ENDS: Final = frozenset(["number", "name", "close", "attr", "second"])


def with_roles(found: list[Token], text: str) -> list[Token]:
    """The tokens with every bar's value told as "|<", "|>", "‖<" or "‖>"."""
    roles: dict[int, str] = {}
    levels: list[list[int]] = [[]]
    for place, token in enumerate(found):
        if token.kind == "open":
            levels.append([])
        elif token.kind == "comma" and _between_indices(found, place):
            continue
        elif token.kind in ("close", "comma", "semicolon", "amp", "row", "end"):
            roles |= _paired(levels[-1], found, text)
            levels[-1] = []
            if token.kind == "close" and len(levels) > 1:
                levels.pop()
        elif token.kind == "bar":
            levels[-1].append(place)
    for level in levels:  # brackets that were never closed: the reader will say so
        roles |= _paired(level, found, text)
    return [replace(token, value=roles[place]) if place in roles else token for place, token in enumerate(found)]


def _between_indices(found: list[Token], place: int) -> bool:
    """Whether a comma belongs to two indices, as in A_i,j."""
    glued = found[place - 1].stop == found[place].start and found[place].stop == found[place + 1].start
    return place > 1 and glued and found[place - 2].kind == "sub"


def _paired(places: list[int], found: list[Token], text: str) -> dict[int, str]:
    """The role of each of the bars of one level."""
    if not places:
        return {}
    if len(places) > MOST:
        raise Unreadable(found[places[MOST]].start + 1, _MANY, f"{len(places)}")
    ways = _ways(places, found)
    if not ways:
        raise Unreadable(found[places[0]].start + 1, _ALONE, text[found[places[0]].start : found[places[0]].stop])
    if len(ways) > 1:
        first, second = (_written(places, way, found, text) for way in ways[:2])
        raise Ambiguous(found[places[0]].start + 1, first, second)
    return {place: found[place].value[0] + side for place, side in zip(places, ways[0], strict=True)}


def _ways(places: list[int], found: list[Token]) -> list[str]:
    """All ways of pairing, each as a string of < and >."""
    ways: list[str] = []
    pending: list[tuple[str, tuple[str, ...]]] = [("", ())]
    while pending:
        done, open_now = pending.pop()
        if len(done) == len(places):
            if not open_now:
                ways.append(done)
            continue
        place = places[len(done)]
        token = found[place]
        kind, said = token.value[0], token.value[1:]
        beside = bool(done) and places[len(done) - 1] == place - 1
        closes = said != "<" and open_now[-1:] == (kind,) and _closes(found, place, done[-1:] if beside else "")
        if closes:
            pending.append((done + ">", open_now[:-1]))
        after = (found[place + 1].kind, found[place + 1].value)
        if said != ">" and _opens(found, place) and not (closes and after in _PREFIX):  # |a| - b is a difference
            pending.append((done + "<", (*open_now, kind)))
    return sorted(ways)


def _closes(found: list[Token], place: int, before: str) -> bool:
    """Whether an operand ends before the bar; `before` is the role of a bar just before it."""
    if before:
        return before == ">"
    previous = found[place - 1] if place else None
    return previous is not None and (previous.kind in _ENDS or (previous.kind, previous.value) in _POSTFIX)


def _opens(found: list[Token], place: int) -> bool:
    """Whether an operand may start after the bar."""
    after = found[place + 1]
    return after.kind in _STARTS or after.kind == "bar" or (after.kind, after.value) in _PREFIX


_POSTFIX: Final = frozenset([("op", "prime"), ("op", "factorial")])
_PREFIX: Final = frozenset([("op", "minus"), ("op", "plus")])


def _written(places: list[int], way: str, found: list[Token], text: str) -> str:
    """The text with the bars told apart."""
    said, at = "", found[places[0]].start
    for place, side in zip(places, way, strict=True):
        token = found[place]
        said = _next_to(said, text[at : token.start].strip())
        name = "abs(" if token.value[0] == "|" else "norm("
        said = _next_to(said, name) if side == "<" else said + ")"
        at = token.stop
    return said


def _next_to(said: str, more: str) -> str:
    """Two pieces of text, with a dot between two factors."""
    return (
        f"{said}·{more}"
        if (said[-1:].isalnum() and more[:1].isalnum()) or (said[-1:] == ")" and more[:1].isalnum())
        else said + more
    )
