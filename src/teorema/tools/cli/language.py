"""Which of the two languages the reader gets: the option, else TEOREMA_LANG, else the locale, else English."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping, Sequence
from typing import Final

from teorema.ground.text import LANGS

_NAMED: Final = {
    "es": re.compile(r"(es|spa|spanish|español|espanol|castellano)([_.@ (-]|$)", re.IGNORECASE),
    "en": re.compile(r"(en|eng|english)([_.@ (-]|$)", re.IGNORECASE),
}
# The order of POSIX; LANG alone is what most systems set, and Windows sets none of them.
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def named_language(name: str) -> str | None:
    """The language that a name of a locale means, where it is one of ours.

    Example:
        >>> [named_language(name) for name in ("es_AR.UTF-8", "Spanish_Argentina.1252", "en", "Estonian_Estonia")]
        ['es', 'es', 'en', None]
    """
    return next((lang for lang in LANGS if _NAMED[lang].match(name.strip())), None)


def reader_language(environ: Mapping[str, str] = os.environ, system: str | None = None) -> str:
    """The language of a reader who gave no option.

    Arguments:
        environ: the environment; TEOREMA_LANG is asked first, then the variables of the locale.
        system: the locale's name where no variable tells; by default asked from the system.

    Example:
        >>> reader_language({"TEOREMA_LANG": "es"}), reader_language({"LANG": "es_MX.UTF-8"}), reader_language({}, "fr")
        ('es', 'es', 'en')
    """
    wished = named_language(environ.get("TEOREMA_LANG", ""))
    if wished:
        return wished
    told = next((environ[name] for name in _VARIABLES if environ.get(name)), None)
    if told is None:
        told = (locale.getlocale()[0] or "") if system is None else system
    return named_language(told) or "en"


def asked_language(words: Sequence[str]) -> str | None:
    """The value of `--lang` wherever it stands among the words, so that help and refusals already speak it.

    Example:
        >>> [asked_language(words.split()) for words in ("count 4 5 1 --lang es", "--lang=en course", "site")]
        ['es', 'en', None]
    """
    found = None
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            found = following
        elif word.startswith("--lang="):
            found = word.removeprefix("--lang=")
    return found
