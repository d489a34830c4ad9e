"""A statement: one claim with its symbols, hypotheses, source and mistakes. What is displayed and what is checked are this one object."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus.node import contracted
from teorema.symbolic.claims import All, Cited, Claim
from teorema.symbolic.quantifiers import givens

KINDS: Final = ("definition", "lemma", "theorem", "corollary")
_ID: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(-[a-z0-9]+)+")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A condition on a point, with its typesetting.

    Arguments:
        text: how it reads, with inline formulas between dollar signs.
        holds: whether a point satisfies it.
    """

    text: Text
    holds: Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong form of a statement, which its checks must refute with a witness.

    Arguments:
        id: ASCII slug such as `missing-transpose`.
        title: how a lecturer names it.
        claim: the wrong claim.
        hypotheses: None for those of the statement; otherwise those that the mistake keeps (a hypothesis dropped).
        ill_shaped: no shapes admit the formula; the shape error is its refutation.
    """

    id: str
    title: Text
    claim: Claim
    hypotheses: tuple[Hypothesis, ...] | None = None
    ill_shaped: bool = False

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise Refused(
                "id", Text("must be a lower-case ASCII slug", "debe ser un identificador ASCII en minúsculas"), self.id
            )


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: book or slides, section, and equation, figure or theorem in it."""

    book: str
    section: str = ""
    item: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.book, self.section, self.item) if part)


@dataclass(frozen=True, slots=True)
class Where:
    """A symbol that is defined and not quantified: its name in the point, and its definition with inline formulas between dollar signs."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Statement:
    """A definition, lemma, theorem or corollary.

    Arguments:
        id: `<piece>-<name>`, ASCII; other pages and ledgers refer to it, so a renamed one lists its old id in `formerly`.
        kind: definition, lemma, theorem or corollary.
        title: in both languages.
        claim: what is claimed.
        mistakes: wrong forms, each false; each formula of the claim has one that changes it alone.
        rewrite: another true way to write the claim; a check that compares text rejects it.
        source: book, section, equation or slide.
        hypotheses: conditions under which the claim is made.
        where: symbols that are defined.
        given: the quantified symbols as text; read off the claim where empty.
        uses: ids of statements to read first.
        example: sizes at which explicit components are shown, as {"m": 2, "n": 3} or {"L": 2, "N": (2, 3, 1)}.
        formerly: ids it had before.

    Raises:
        Refused: id or kind malformed, a theorem without mistake or rewrite, two mistakes of one id, a formula without a mistake of its own.
    """

    id: str
    kind: str
    title: Text
    claim: Claim
    source: Source
    mistakes: tuple[Mistake, ...] = ()
    rewrite: Claim | None = None
    hypotheses: tuple[Hypothesis, ...] = ()
    where: tuple[Where, ...] = ()
    given: Text | None = None
    uses: tuple[str, ...] = ()
    example: Mapping[str, Any] | None = field(default=None, hash=False)
    formerly: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise Refused(
                "id",
                Text("must be <piece>-<name> in lower-case ASCII", "debe ser <pieza>-<nombre> en minúsculas ASCII"),
                self.id,
            )
        if self.kind not in KINDS:
            raise Refused(
                "kind", Text(f"must be one of {', '.join(KINDS)}", f"debe ser uno de {', '.join(KINDS)}"), self.kind
            )
        if isinstance(self.claim, Cited):
            return
        if not self.mistakes or self.rewrite is None or self.rewrite == self.claim:
            raise Refused(
                self.id,
                Text(
                    "must have mistakes and a true rewrite that differs from the claim",
                    "debe tener errores y una reescritura verdadera distinta de la afirmación",
                ),
                len(self.mistakes),
            )
        slugs = [mistake.id for mistake in self.mistakes]
        if len(set(slugs)) != len(slugs):
            raise Refused(self.id, Text("must name each mistake once", "debe nombrar cada error una sola vez"), slugs)
        for number, leaf in enumerate(self.claim.leaves(), start=1):
            if not any(self._changes_only(mistake.claim, leaf) for mistake in self.mistakes):
                raise Refused(
                    self.id,
                    Text(
                        "must have, for each formula, a mistake that changes it alone",
                        "debe tener, para cada fórmula, un error que la cambie solo a ella",
                    ),
                    f"formula {number}: {leaf.latex()}",
                )

    def _changes_only(self, wrong: Claim, leaf: Claim) -> bool:
        mine, theirs = self.claim.leaves(), wrong.leaves()
        if len(mine) == 1:
            return True
        return len(mine) == len(theirs) and all((a == b) != (a is leaf) for a, b in zip(mine, theirs, strict=True))

    @property
    def piece(self) -> str:
        """The stem of the piece it belongs to."""
        return self.id.split("-", 1)[0]

    @property
    def reason(self) -> Text | None:
        """Why it is only cited; None for a statement that is checked."""
        return self.claim.reason if isinstance(self.claim, Cited) else None

    def sentence(self, lang: str) -> str:
        """Quantifiers and hypotheses as markdown with inline formulas, ending in a colon; empty where there are none."""
        letters = self.given[lang] if self.given else givens(self.claim, {w.name for w in self.where}, lang)
        conditions = _listed([h.text[lang] for h in self.hypotheses], lang)
        every, when = {"en": ("For all", "if"), "es": ("Para todo", "si")}[lang]
        if letters and conditions:
            return f"{every} {letters}, {when} {conditions}:"
        if letters:
            return f"{every} {letters}:"
        return f"{when.capitalize()} {conditions}:" if conditions else ""

    def latex(self, lang: str = "en") -> str:
        """The claim as a display formula, several formulas one below the other."""
        return self.claim.lines(lang) if isinstance(self.claim, All) else self.claim.latex(lang)

    def words(self, lang: str) -> str:
        """The claim read aloud, as a sentence."""
        spoken = contracted(self.claim.words(lang), lang)
        at = spoken.startswith("(")
        letter_first = spoken[at + 1 : at + 2] in (" ", "")
        return (spoken if letter_first else spoken[:at] + spoken[at].upper() + spoken[at + 1 :]) + "."

    def numpy(self) -> str:
        """NumPy code that is true where the claim holds, on arrays of the same names; empty for a citation."""
        return self.claim.numpy()

    def components(self) -> str | None:
        """The claim with every entry written out, at the example sizes; None where it has no arrays or no example."""
        from teorema.symbolic.generic import written_out

        return None if self.example is None else written_out(self.claim, self.example)

    def definitions(self, lang: str) -> str:
        """The defined symbols, as `where ...`; empty where all are quantified."""
        listed = _listed([w.text[lang] for w in self.where], lang)
        return f"{ {'en': 'where', 'es': 'donde'}[lang] } {listed}." if listed else ""

    def __repr__(self) -> str:
        return f"Statement({self.id!r})"


def _listed(parts: list[str], lang: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    last = {"en": " and ", "es": " y "}[lang]
    comma = (
        "," if any(last in part for part in parts) else ""
    )  # where a part has an "and" of its own, the last one is set off
    return ", ".join(parts[:-1]) + comma + last + parts[-1]
