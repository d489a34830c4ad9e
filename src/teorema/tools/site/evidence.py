"""Where the site meets the evidence package: the digest of the tree that it documents."""

from __future__ import annotations

from teorema.evidence import digest, folder_of


def tree_digest() -> str:
    """The digest that a ledger of this tree bears: package, checks, versions of the trusted tools."""
    return digest("teorema", folder_of("teorema"))
