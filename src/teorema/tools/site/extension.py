"""The Sphinx extension `teorema.tools.site.extension`: everything that the pages of the course need, registered in one place."""

from __future__ import annotations

from sphinx.application import Sphinx

from teorema.tools.site import (
    chrome,
    domain,
    gate,
    katex,
    ledger,
    notebooks,
    pictures,
    plots,
    proof,
    reference,
    statement,
    tags,
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register nodes, renderer, domain, directives and gates.

    Formulas are set by one process that pages share, so pages may be read in parallel but are written one after the other.
    """
    for part in (tags, chrome, katex, domain, statement, proof, pictures, plots, ledger, notebooks, reference, gate):
        part.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": False}
