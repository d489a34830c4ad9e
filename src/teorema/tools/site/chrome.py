"""What surrounds a page: the theme's labels in both languages, and markup of other extensions that readers by ear could not follow."""

from __future__ import annotations

import io
from gettext import GNUTranslations
from html import escape
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode  # type: ignore[import-untyped]  # MyST-NB ships no types
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators

from teorema.tools.site.words import CHROME, COPYRIGHT, HIDE_CODE, LANGUAGES, SHOW_CODE


def speak(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    """Hand the templates their words in the language of the page."""
    lang = app.config.language
    context["copyright"] = COPYRIGHT[lang]
    context["teorema_words"] = {
        "languages": LANGUAGES[lang],
        "chrome": {said: meant[lang] for said, meant in CHROME.items()},
    }


def localize(_app: Sphinx, config: Config) -> None:
    """Settings of MyST-NB that hold words."""
    config.nb_code_prompt_show = SHOW_CODE[config.language]
    config.nb_code_prompt_hide = HIDE_CODE[config.language]


def _open_cell(translator: Any, node: HideCodeCellNode) -> None:
    """MyST-NB labels the summary in English, against its visible text."""
    classes = " ".join(node["classes"])
    show, hide = escape(node["prompt_show"]), escape(node["prompt_hide"])
    translator.body.append(
        f'<details class="admonition hide {classes}">\n<summary><span class="collapsed admonition-title">{show}</span>'
        f'<span class="expanded admonition-title">{hide}</span></summary>\n'
    )


def _close_cell(translator: Any, _node: HideCodeCellNode) -> None:
    translator.body.append("</details>\n")


def _open_citation(translator: Any, node: nodes.citation) -> None:
    """Docutils gives every entry the deprecated role doc-biblioentry inside a list that has no list items.

    A translated sentence counts its citations again; the way back is the same place.
    """
    node["backrefs"] = list(dict.fromkeys(node["backrefs"]))
    translator.body.append(translator.starttag(node, "div", CLASS="citation"))


def _close_citation(translator: Any, _node: nodes.citation) -> None:
    translator.body.append("</div>\n")


def prefer_our_words(app: Sphinx) -> None:
    """Sphinx asks its own catalogue first; ours, docs/locale/<lang>/LC_MESSAGES/sphinx.po, says some things better."""
    for folder in app.config.locale_dirs:
        catalogue = Path(app.srcdir, folder, app.config.language, "LC_MESSAGES", "sphinx.po")
        if catalogue.is_file():
            compiled = io.BytesIO()
            with catalogue.open("rb") as file:
                write_mo(compiled, read_po(file, locale=app.config.language))
            compiled.seek(0)
            ours = GNUTranslations(compiled)
            ours.add_fallback(translators["general", "sphinx"])
            translators["general", "sphinx"] = ours


def setup(app: Sphinx) -> None:
    """Register words and visitors."""
    app.connect("config-inited", localize)
    app.connect("builder-inited", prefer_our_words)
    app.connect("html-page-context", speak)
    app.add_node(HideCodeCellNode, override=True, html=(_open_cell, _close_cell))
    app.add_node(nodes.citation, override=True, html=(_open_citation, _close_citation))
