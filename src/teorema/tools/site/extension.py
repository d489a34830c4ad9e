"""The Sphinx extension `teorema.tools.site.extension`: everything that the pages of the course need, registered in one place."""

from __future__ import annotations

from sphinx.application import Sphinx

from teorema.tools.site import (
    blocks,
    chrome,
    computation,
    derivation,
    domain,
    flow,
    gate,
    half_planes,
    katex,
    ledger,
    lines,
    losses,
    notation,
    notebooks,
    pictures,
    planes,
    plots,
    primes,
    proof,
    quotients,
    reference,
    regression,
    simplex,
    statement,
    tags,
    tank,
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register nodes, renderer, domain, directives and gates.

    Formulas are set by one process that pages share, so pages may be read in parallel but are written one after the other.
    """
    for part in (
        tags,
        chrome,
        katex,
        primes,
        domain,
        statement,
        proof,
        pictures,
        blocks,
        planes,
        half_planes,
        plots,
        simplex,
        losses,
        quotients,
        regression,
        tank,
        computation,
        derivation,
        flow,
        lines,
        ledger,
        notation,
        notebooks,
        reference,
        gate,
    ):
        part.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": False}
