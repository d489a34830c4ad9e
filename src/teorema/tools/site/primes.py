"""Primes in plain sentences: the apostrophe of a derivative, σ', becomes a prime before typographers make a quotation mark of it."""

from __future__ import annotations

import re
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

_DERIVATIVE: Final = re.compile(r"(?<![\w'’])([^\W\d_]|exp|log|ln|tanh|softplus)('{1,3})(?!\w)")
_PRIMES: Final = {"'": "′", "''": "″", "'''": "‴"}


def primed(text: str) -> str:
    """The same sentence with primes after single letters and names of functions; apostrophes of words stay.

    Example:
        >>> primed("σ' and f'' with exp' = exp, the layer's units' slopes, f's name, the letter 'a'")
        "σ′ and f″ with exp′ = exp, the layer's units' slopes, f's name, the letter 'a'"
    """
    return _DERIVATIVE.sub(lambda found: found[1] + _PRIMES[found[2]], text)


class Primes(SphinxTransform):
    """Writes primes after the sentences are translated and before quotation marks are chosen, in Spanish “ and ”."""

    default_priority = 700

    def apply(self, **_options: Any) -> None:
        for node in list(self.document.findall(nodes.Text)):
            if not isinstance(node.parent, nodes.literal | nodes.FixedTextElement | nodes.math | nodes.raw):
                text = primed(node)
                if text != node:
                    node.parent.replace(node, nodes.Text(text))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(Primes)
