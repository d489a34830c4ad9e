"""What a check of a derivation found: the verdict, the kind of evidence and its scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teorema.ground.text import Text


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a derivation found.

    Arguments:
        holds: whether every step agreed at every point tried.
        kind: "exact": residues modulo 2^61 − 1, functions as free values.
        scope: what was covered, in both languages.
        failed: the lines that did not agree.
    """

    holds: bool
    kind: str
    scope: Text
    failed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.holds

    def __str__(self) -> str:
        verdict = "all steps agree" if self.holds else "refuted: " + "; ".join(self.failed)
        return f"{verdict} ({self.kind}: {self.scope['en']})"


def over_shapes(sizes: Iterable[Mapping[str, int]]) -> Text:
    """The scope of a check modulo a prime: the shapes that were tried."""
    listed = "; ".join(", ".join(f"{name}={value}" for name, value in one.items()) for one in sizes if one)
    return Text(
        f"residues modulo 2^61 - 1, functions as free values{', shapes ' if listed else ''}{listed}",
        f"residuos módulo 2^61 - 1, funciones como valores libres{', tamaños ' if listed else ''}{listed}",
    )
