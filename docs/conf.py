"""Settings of the site. The command `python -m teorema.tools.site build` gives the language and what a draft may lack."""

from __future__ import annotations

from pathlib import Path

from teorema.tools.site.words import COPYRIGHT

HERE = Path(__file__).parent
BUILD = HERE.parent / "build"

project = "teorema"
author = "the authors of teorema"
project_copyright = COPYRIGHT["en"]  # the pages say it in their own language: tools/site/chrome.py
language = "en"
root_doc = "index"

extensions = [
    "myst_nb",
    "sphinx_design",
    "sphinx_copybutton",
    "sphinxcontrib.bibtex",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "teorema.tools.site.extension",
]
exclude_patterns = ["_build", "_vendor", "locale"]
nitpicky = True
# No inventory can be fetched while building, so links to other projects' objects are plain text; ours must resolve.
nitpick_ignore_regex = [("py:.*", r"(?!teorema\.).*")]

teorema_katex = str(HERE / "_vendor" / "katex")
teorema_ledger = str(BUILD / "ledger.json")
teorema_sources = str(HERE.parent)

myst_enable_extensions = ["dollarmath", "colon_fence", "deflist", "attrs_inline", "attrs_block"]
myst_heading_anchors = 3
# A formula typed as $$ is refused by the gate of the extension, with a message that says what to use.
myst_dmath_double_inline = False

nb_execution_mode = "cache"
nb_execution_cache_path = str(BUILD / "jupyter-cache")
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

bibtex_bibfiles = ["refs.bib"]
bibtex_reference_style = "author_year"
# Every page lists the books it cites, and its citations go to its own list: the same book on two pages is meant.
suppress_warnings = ["bibtex.duplicate_citation"]

autodoc_typehints = "none"
autodoc_member_order = "bysource"
# A default is shown as it is written: `rules=RULES`, not the whole table.
autodoc_preserve_defaults = True
# The heading above the names says whence they are imported.
add_module_names = False
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Source"]

locale_dirs = ["locale"]
gettext_compact = False
gettext_uuid = False
gettext_location = False

html_theme = "furo"
html_title = "teorema"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["teorema.css"]
html_js_files = ["teorema.js"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_last_updated_fmt = None
html_math_renderer = "teorema"
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f5fbf", "color-brand-content": "#1f5fbf"},
    "dark_css_variables": {"color-brand-primary": "#8db8ff", "color-brand-content": "#8db8ff"},
    "top_of_page_buttons": [],
}
