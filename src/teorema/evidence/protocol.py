"""What a statement must offer to be checked: attributes, no base class. Evidence knows no particular theorem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol, TypeAlias, runtime_checkable

from teorema.ground.text import Text

KINDS_OF_STATEMENT: Final = ("definition", "lemma", "theorem", "corollary")
PROVED_KINDS: Final = ("lemma", "theorem", "corollary")

Values: TypeAlias = Mapping[str, Any]
Verdict: TypeAlias = bool | None


@runtime_checkable
class ClaimLike(Protocol):
    """A formula that can be evaluated: true, false, or None where it is undefined or undecided."""

    def at(self, point: Values, /) -> Verdict:
        """The truth of the claim at a point; exact on exact entries."""


class HypothesisLike(Protocol):
    """A condition on points with its wording."""

    @property
    def text(self) -> Text:
        """How the page states it."""

    def holds(self, point: Values, /) -> bool:
        """Whether the point satisfies it."""


class MistakeLike(Protocol):
    """A false neighbour of a statement: what somebody who errs would write."""

    @property
    def id(self) -> str:
        """ASCII slug, unique within the statement."""

    @property
    def title(self) -> Text:
        """The mistake by name."""

    @property
    def claim(self) -> ClaimLike:
        """The false claim."""

    @property
    def hypotheses(self) -> tuple[HypothesisLike, ...] | None:
        """None for those of the statement; a tuple where the mistake is a dropped or weakened hypothesis."""

    @property
    def ill_shaped(self) -> bool:
        """Whether no shapes admit it, so that its refutation is the shape error."""


class StatementLike(Protocol):
    """A definition, lemma, theorem or corollary with its mistakes."""

    @property
    def id(self) -> str:
        """ASCII, `<piece>-<name>`."""

    @property
    def kind(self) -> str:
        """One of definition, lemma, theorem, corollary."""

    @property
    def title(self) -> Text:
        """Its name on the page."""

    @property
    def uses(self) -> tuple[str, ...]:
        """Ids of the statements to be read before."""

    @property
    def claim(self) -> ClaimLike:
        """What it says."""

    @property
    def hypotheses(self) -> tuple[HypothesisLike, ...]:
        """Under which conditions."""

    @property
    def mistakes(self) -> tuple[Any, ...]:
        """Its mistakes, each a `MistakeLike`."""

    @property
    def rewrite(self) -> ClaimLike | None:
        """The same truth written otherwise; a check that compares text fails on it."""

    @property
    def reason(self) -> Text | None:
        """Why it is only cited; None for a statement that has to be checked."""


Registry: TypeAlias = Mapping[str, StatementLike]


def piece_of(statement: StatementLike) -> str:
    """The piece a statement belongs to: its own word for it, else what stands before the first hyphen of its id."""
    own = getattr(statement, "piece", None)
    return own if isinstance(own, str) else statement.id.partition("-")[0]


def hypotheses_of(statement: StatementLike, mistake: MistakeLike | None = None) -> tuple[HypothesisLike, ...]:
    """The hypotheses under which a statement, or one of its mistakes, is claimed."""
    if mistake is None or mistake.hypotheses is None:
        return tuple(statement.hypotheses)
    return tuple(mistake.hypotheses)
