"""A sentence in both languages of the course, kept in one place so that neither can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LANGS: Final = ("en", "es")


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in English and in Spanish.

    Arguments:
        en: the English sentence, not empty.
        es: the Spanish sentence, not empty.

    Raises:
        ValueError: a sentence is empty: a page would show a hole in one language.

    Example:
        >>> Text("layer", "capa")["es"]
        'capa'
        >>> Text("{n} layers", "{n} capas").format(n=3)["en"]
        '3 layers'
    """

    en: str
    es: str

    def __post_init__(self) -> None:
        for lang in LANGS:
            if not getattr(self, lang).strip():
                raise ValueError(f"{lang}: a Text needs a sentence in both languages, got an empty one")

    def __getitem__(self, lang: str) -> str:
        """The sentence in one language.

        Raises:
            KeyError: the language is not one of the two of the course.
        """
        if lang not in LANGS:
            raise KeyError(f"lang: must be one of {', '.join(LANGS)}, got {lang!r}")
        sentence: str = getattr(self, lang)
        return sentence

    def format(self, **values: object) -> Text:
        """Both sentences with the same values filled in."""
        return Text(self.en.format(**values), self.es.format(**values))

    def json(self) -> dict[str, str]:
        """The two sentences as they stand in the ledger."""
        return {"en": self.en, "es": self.es}


def as_text(text: Text | str) -> Text:
    """A name or number that reads alike in both languages needs to be typed once only."""
    return text if isinstance(text, Text) else Text(text, text)
