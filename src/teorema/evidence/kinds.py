"""The kinds of evidence. A kind is its runner: nobody types it beside a theorem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of check is run.

    Arguments:
        name: as the ledger calls it.
        exact: whether every entry must be exact, so that a float is an error.
        specialised: whether points hold symbols, so that a witness is a specialisation to numbers.
        cases: points drawn from a strategy in the quick and in the thorough profile, unless the check says otherwise.
    """

    name: str
    exact: bool
    specialised: bool
    cases: tuple[int, int]


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("sampled", exact=False, specialised=False, cases=(20, 100)),
        Kind("exact", exact=True, specialised=False, cases=(20, 100)),
        Kind("symbolic", exact=True, specialised=True, cases=(20, 100)),
    )
}
