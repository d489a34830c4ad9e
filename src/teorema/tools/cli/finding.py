"""Which piece a reader means: by number, stem, title in either language without accents, or the beginning of one."""

from __future__ import annotations

import unicodedata
from typing import Final

from teorema.course import PIECES, Piece
from teorema.ground.text import LANGS, Text
from teorema.tools.cli.grammar import Misuse

_NONE: Final = Text(
    "no piece answers to {name!r}; teorema course lists the {count}",
    "ninguna pieza responde a {name!r}; teorema course muestra las {count}",
)
_MANY: Final = Text(
    "{name!r} may be {stems}; a longer beginning decides", "{name!r} puede ser {stems}; un comienzo más largo decide"
)


def plain(name: str) -> str:
    """A name without accents, case, punctuation and doubled spaces, so that it can be typed on any keyboard.

    Example:
        >>> plain("Propagación  hacia_adelante"), plain("XOR, gates")
        ('propagacion hacia adelante', 'xor gates')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.split())


def find_piece(name: str) -> Piece:
    """The piece a reader means.

    Arguments:
        name: a number from 1 to 24, a stem, a title in either language, or a beginning that only one piece has.

    Raises:
        Misuse: no piece, or more than one, answers to the name.

    Example:
        >>> [find_piece(name).stem for name in ("8", "08", "forw", "funciones de activacion")]
        ['layers', 'layers', 'forward', 'activations']
    """
    wanted = plain(name)
    if any(digit.isdigit() for digit in name):
        found = [piece for piece in PIECES if str(piece.number) == name.strip().lstrip("0")]
    else:
        found = [piece for piece in PIECES if wanted in _names(piece)]
        if not found and wanted:
            found = [piece for piece in PIECES if any(known.startswith(wanted) for known in _names(piece))]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Misuse(_NONE.format(name=name, count=len(PIECES)))
    raise Misuse(_MANY.format(name=name, stems=", ".join(piece.stem for piece in found)))


def _names(piece: Piece) -> tuple[str, ...]:
    return (plain(piece.stem), *(plain(piece.title[lang]) for lang in LANGS))
